#!/usr/bin/env python3
"""Compiles and runs every C++ block of README.md that has a main function, as a reader would paste it.

    python3 cmake/tools/readme.py --compiler g++ --eigen /usr/include/eigen3 --folder build/readme
"""

import argparse
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--compiler", default="c++")
    parser.add_argument("--eigen", default="/usr/include/eigen3")
    parser.add_argument("--folder", default="build/readme")
    arguments = parser.parse_args()
    folder = pathlib.Path(arguments.folder)
    folder.mkdir(parents=True, exist_ok=True)
    blocks = re.findall(r"^```cpp\n(.*?)^```", (ROOT / "README.md").read_text(), re.M | re.S)
    programs = [block for block in blocks if "int main(" in block]
    for number, program in enumerate(programs):
        source, executable = folder / f"block{number}.cpp", folder / f"block{number}"
        source.write_text(program)
        subprocess.run([arguments.compiler, "-std=c++20", "-O1", "-Wall", "-Wextra", "-Werror", f"-I{ROOT / 'include'}",
                        "-isystem", arguments.eigen, str(source), "-o", str(executable.resolve()), "-pthread"], check=True)
        output = subprocess.run([str(executable.resolve())], check=True, capture_output=True, text=True).stdout
        print(output, end="")
        # A comment "// prints: text" in the program states what has to come out.
        for expected in re.findall(r"// prints: (.*)", program):
            if expected not in output:
                print(f"block {number} of README.md did not print: {expected}")
                return 1
    print(f"readme: {len(programs)} programs compiled and run")
    return 0 if programs else 1


if __name__ == "__main__":
    sys.exit(main())
