#!/usr/bin/env python3
"""Prints what each public header costs to include: seconds of compilation above <Eigen/Core>, the slowest first.

    python3 cmake/tools/compile_time.py [--compiler g++] [--eigen /usr/include/eigen3] [pattern]
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
import time

INCLUDE = pathlib.Path(__file__).resolve().parents[2] / "include"


def cost(compiler, eigen, header, folder):
    """Least user time of three compilations of a file that includes `header` alone."""
    source = pathlib.Path(folder) / "unit.cpp"
    source.write_text(f"#include <{header}>\n")
    command = [compiler, "-std=c++20", "-O2", f"-I{INCLUDE}", "-isystem", eigen, "-c", str(source), "-o", "/dev/null"]
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, check=True)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pattern", nargs="?", default="", help="only headers whose path matches this regular expression")
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--eigen", default="/usr/include/eigen3")
    arguments = parser.parse_args()
    headers = [p.relative_to(INCLUDE).as_posix() for p in sorted(INCLUDE.rglob("*.hpp")) if "detail" not in p.parts]
    with tempfile.TemporaryDirectory() as folder:
        base = cost(arguments.compiler, arguments.eigen, "Eigen/Core", folder)
        print(f"Eigen/Core alone: {base:.2f} s; the headers cost in addition:")
        costs = [(cost(arguments.compiler, arguments.eigen, h, folder) - base, h) for h in headers if re.search(arguments.pattern, h)]
    for seconds, header in sorted(costs, reverse=True):
        print(f"{seconds:6.2f} s  {header}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
