#!/usr/bin/env python3
"""Compiles one call of each family as a strict user does, and holds its cost against <Eigen/Core>'s.

    python3 cmake/tools/compile_time.py                        # all families, g++
    python3 cmake/tools/compile_time.py fft ndimage/label      # two modules, or some families of one
    python3 cmake/tools/compile_time.py --includes             # what the umbrella headers cost to include
    python3 cmake/tools/compile_time.py --compiler clang++ --syntax       # warnings alone

The calls are tests/build/calls/<module>/<family>.cpp, found by glob: the header of the same name and a function with the
call. They are compiled at -O2 with all warnings as errors, so a warning that appears only when a template is used is found
here. Seconds are CPU time. A call may cost 3 times <Eigen/Core> and 0.5 GB; the first line "// budget: 5" allows 5 times.
To include a module may cost 2.25 times <Eigen/Core> (2 s where that takes 0.9 s), to include everything 9 times.
A call above its budget is compiled again, and the better run counts; noise may take another --noise of the budget.
What is above its budget today stands in known_costs.txt beside this script, with what it may cost; the list shrinks
(--update writes it from the calls that are compiled). Where the module has a kernels.hpp, such a call is compiled with it
too, as by a program that is linked with scixx::kernels, and has to be within its budget then; the line "// kernels: ndimage"
names the module whose kernels a call of another takes.
Each header that declares a function of SciPy's has its call: --missing prints those that have none, borders.py refuses them.
Exits 1 if a call does not compile, warns, or costs more than it may.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import index

ROOT = pathlib.Path(__file__).resolve().parents[2]
CALLS = ROOT / "tests" / "build" / "calls"
INCLUDE = ROOT / "include"
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion", "-Wshadow", "-Werror"]
BUDGET, MEMORY = 3.0, 0.5
UMBRELLA, EVERYTHING = 2.25, 9.0
KNOWN = pathlib.Path(__file__).with_name("known_costs.txt")


class Compiler:
    def __init__(self, name, eigen, folder, syntax=False):
        output = ["-fsyntax-only"] if syntax else ["-c", "-o", "/dev/null"]
        self.command = [name, "-std=c++20", "-O2", *WARNINGS, f"-I{INCLUDE}", "-isystem", eigen, *output]
        self.folder = pathlib.Path(folder)

    def cost(self, source, *flags):
        """CPU seconds, peak memory in GB and success of one compilation."""
        process = subprocess.Popen([*self.command, *flags, str(source)])
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 2**20, process.returncode == 0

    def best(self, source, runs):
        results = [self.cost(source) for _ in range(runs)]
        return min(r[0] for r in results), min(r[1] for r in results), all(r[2] for r in results)

    def including(self, header, runs=2):
        source = self.folder / "unit.cpp"
        source.write_text(f"#include <{header}>\n")
        return self.best(source, runs)


def budget_of(source):
    match = re.match(r"// budget: ([0-9.]+)", source.read_text(encoding="utf-8"))
    return float(match.group(1)) if match else BUDGET


def kernels_of(name, source):
    """The header of the kernels that a call may take, if there is one."""
    match = re.search(r"^// kernels: (\w+)$", source.read_text(encoding="utf-8"), re.M)
    header = f"scixx/{match.group(1) if match else name.split('/')[0]}/kernels.hpp"
    return header if (INCLUDE / header).exists() else None


def known_costs():
    """(times <Eigen/Core>, GB) by family."""
    rows = (line.split() for line in KNOWN.read_text(encoding="utf-8").splitlines())
    return {name: (float(times), float(memory)) for name, times, memory in rows}


def calls(patterns):
    every = {p.relative_to(CALLS).with_suffix("").as_posix(): p for p in sorted(CALLS.rglob("*.cpp"))}
    return {n: p for n, p in every.items() if not patterns or any(n == q or n.startswith(q + "/") for q in patterns)}


def without_call():
    """Public headers that declare a function and have no call."""
    for module in index.MODULES:
        for header in index.public_headers(index.INCLUDE / module):
            name = header.relative_to(index.INCLUDE).with_suffix("").as_posix()
            scipys = any(scipy and kind == "function" for kind, _, _, scipy, _ in index.entries(header))
            if scipys and not (CALLS / f"{name}.cpp").exists():
                yield name


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("patterns", nargs="*", help="modules or families (default: all)")
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--eigen", default="/usr/include/eigen3")
    parser.add_argument("--includes", action="store_true", help="hold what the umbrella headers cost against their budget instead")
    parser.add_argument("--missing", action="store_true", help="print the families that have no call instead")
    parser.add_argument("--noise", type=float, default=0.25, help="part of the budget that noise may add (default 0.25)")
    parser.add_argument("--syntax", action="store_true", help="look for errors and warnings only, whatever the cost")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="compilations at a time")
    parser.add_argument("--update", action="store_true", help="write what is above its budget into known_costs.txt")
    arguments = parser.parse_args()
    if arguments.missing:
        print(*without_call(), sep="\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        compiler = Compiler(arguments.compiler, arguments.eigen, folder, arguments.syntax)
        arguments.noise = 1e9 if arguments.syntax else arguments.noise
        base = compiler.including("Eigen/Core", 3)[0]
        known, wrong = known_costs(), []
        print(f"{arguments.compiler}: <Eigen/Core> alone {base:.2f} s")
        if arguments.includes:
            names = [*sorted(p.stem for p in (INCLUDE / "scixx").glob("*.hpp") if (INCLUDE / "scixx" / p.stem).is_dir()), "scixx"]
            above = 0
            for name in names:
                seconds, memory, good = compiler.including(f"scixx/{name}.hpp")
                limit = EVERYTHING if name == "scixx" else UMBRELLA
                allowed = max(limit, known.get(f"{name}.hpp", (0,))[0])
                above += not good or seconds > allowed * base * (1 + arguments.noise)
                note = f"  above {limit:g}x" if seconds > limit * base else ""
                print(f"{seconds / base:6.1f}x {seconds:6.2f} s {memory:5.2f} GB  {name}.hpp{note}")
            return 1 if above else 0

        def measure(item):
            name, source = item
            allowed = known.get(name, (budget_of(source),))[0]
            seconds, memory, good = compiler.cost(source)
            if good and not arguments.syntax and allowed * base < seconds < 3 * allowed * base:
                seconds = min(seconds, compiler.cost(source)[0])
            kernels, linked = kernels_of(name, source), None
            if kernels and name in known and not arguments.syntax:
                linked = compiler.cost(source, "-include", kernels)[0] / base
            return name, budget_of(source), seconds / base, memory, good, linked

        with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
            for name, budget, times, memory, good, linked in pool.map(measure, calls(arguments.patterns).items()):
                allowed, allowed_memory = known.get(name, (budget, MEMORY))
                above = [f"above {budget:g}x"] * (times > budget) + [f"above {MEMORY:g} GB"] * (memory > MEMORY)
                if arguments.update and good:
                    known.pop(name, None)
                    if above:
                        known[name] = (max(budget, round(times, 1)), max(MEMORY, round(memory, 2)))
                elif linked and linked > budget * (1 + arguments.noise):
                    wrong.append(name)
                    above.append("WRONG with the kernels")
                elif not good or times > allowed * (1 + arguments.noise) or memory > allowed_memory * (1 + arguments.noise):
                    wrong.append(name)
                    above.append("WRONG")
                above += [f"{linked:.1f}x with the kernels"] if linked else []
                print(f"{times:6.1f}x {times * base:6.2f} s {memory:5.2f} GB  {name}  {', '.join(above)}".rstrip(), flush=True)
        if arguments.update:
            lines = [f"{name} {times:g} {memory:g}\n" for name, (times, memory) in sorted(known.items())]
            KNOWN.write_text("".join(lines), encoding="utf-8")
    print(f"compile_time: {len(wrong)} calls are wrong{': ' if wrong else ''}{' '.join(wrong)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
