#!/usr/bin/env python3
"""Runs scixx, SciPy and the C++ peers on the same operations in one run and prints a Markdown table.

    cmake --preset bench && cmake --build --preset bench
    cmake --preset bench-native && cmake --build --preset bench-native
    /usr/bin/python3 tests/bench/compare.py                      # everything
    /usr/bin/python3 tests/bench/compare.py fft --filter 1024    # one module, rows that match a regular expression
    /usr/bin/python3 tests/bench/compare.py fft --write          # also put the rows into RESULTS.md

One thread each; the programs take turns `--repeats` times, each row is warmed up, and the table shows the lowest median
of each. The columns are the time of scixx built with plain -O3 and with -march=native, SciPy's, its ratio to both
(above 1: scixx is faster), the fastest peer and its ratio to the native build. SciPy has to run on OpenBLAS (apt-get
install libopenblas-dev).

To add an operation: a row in tests/bench/<module>/<stem>_bench.cpp (see support/bench.hpp) and, for SciPy's time, a
`yield "operation", "size", "type", callable` in rows() of <stem>_bench.py beside it.
"""

import argparse
import importlib.util
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RESULTS = HERE / "RESULTS.md"
BUILDS = {"O3": "build/bench", "native": "build/bench-native"}


def run_programs(module, build, pattern, seconds):
    """Median seconds by (operation, size, type, who) of one run of a module's benchmark program."""
    program = ROOT / build / "tests" / "bench" / f"bench_{module}"
    if not program.exists():
        return {}
    command = [str(program), "--benchmark_format=json", f"--benchmark_min_time={seconds}",
               f"--benchmark_min_warmup_time={seconds / 3}"]  # as time_callable: no fresh page in a sample
    if pattern:
        command.append(f"--benchmark_filter={pattern}")
    output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    if "{" not in output:
        return {}
    units = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}
    times = {}
    for row in json.loads(output[output.index("{"):])["benchmarks"]:
        operation, size, kind, who = row["name"].rsplit("/", 3)
        times[operation, size, kind, who] = row["real_time"] * units[row["time_unit"]]
    return times


def scipy_rows(module):
    """Callables by (operation, size, type) from the module's *_bench.py files."""
    rows = {}
    for path in sorted((HERE / module).glob("*_bench.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        loaded = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(loaded)
        for operation, size, kind, call in loaded.rows():
            rows[operation, size, kind] = call
    return rows


def time_callable(call, seconds):
    """Median seconds of a call: a warm-up, then samples for `seconds`; short calls are timed in batches."""
    start = time.perf_counter()
    call()
    once = time.perf_counter() - start
    batch = max(1, int(1e-3 / max(once, 1e-7)))
    samples = []
    end = time.perf_counter() + seconds
    while not samples or (time.perf_counter() < end and len(samples) < 200):
        start = time.perf_counter()
        for _ in range(batch):
            call()
        samples.append((time.perf_counter() - start) / batch)
    return statistics.median(samples)


def merge(best, times, who=None):
    for key, value in times.items():
        key = key if who is None else (*key[:3], who if key[3] == "scixx" else key[3])
        best[key] = min(best.get(key, float("inf")), value)


def show(seconds):
    for limit, factor, unit in ((1e-6, 1e9, "ns"), (1e-3, 1e6, "us"), (1.0, 1e3, "ms")):
        if seconds < limit:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds:.3g} s"


def ratio(other, ours):
    return f"{other / ours:.1f}x" if other and ours else "-"


HEAD = ["| operation | size | type | scixx -O3 | scixx native | SciPy | SciPy / O3 | SciPy / native | best peer | peer / native |",
        "|---|---|---|---|---|---|---|---|---|---|"]


def table_rows(best):
    """Lines of the table by (operation, size, type)."""
    rows = {}
    for row in dict.fromkeys(key[:3] for key in best):
        plain, native, scipy = (best.get((*row, who)) for who in ("O3", "native", "scipy"))
        peers = {key[3]: value for key, value in best.items()
                 if key[:3] == row and key[3] not in ("O3", "native", "scipy", "control") and "scixx" not in key[3]}
        peer = min(peers, key=peers.get) if peers else None
        cells = [*row, *(show(t) if t else "-" for t in (plain, native, scipy)), ratio(scipy, plain), ratio(scipy, native),
                 f"{peer} {show(peers[peer])}" if peer else "-", ratio(peers[peer], native) if peer else "-"]
        rows[row] = "| " + " | ".join(cells) + " |"
    return rows


def write_results(measured):
    """Replaces the measured rows of RESULTS.md, by module; what was not measured stays."""
    head, *sections = RESULTS.read_text(encoding="utf-8").split("\n## ")
    modules = {}
    for section in sections:
        module, *lines = section.splitlines()
        rows = [line for line in lines if line.startswith("| ")][1:]
        modules[module] = {tuple(cell.strip() for cell in row.split("|")[1:4]): row for row in rows}
    for module, rows in measured.items():
        modules.setdefault(module, {}).update(rows)
    text = head.rstrip() + "\n"
    for module, rows in sorted(modules.items()):
        text += "\n## " + module + "\n\n" + "\n".join([*HEAD, *rows.values()]) + "\n"
    RESULTS.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("modules", nargs="*", help="modules to run (default: all)")
    parser.add_argument("--filter", default="", help="regular expression that a row operation/size/type has to match")
    parser.add_argument("--repeats", type=int, default=3, help="turns of each program (default 3)")
    parser.add_argument("--seconds", type=float, default=0.1, help="time a row and turn (default 0.1)")
    parser.add_argument("--write", action="store_true", help="put the rows into tests/bench/RESULTS.md")
    arguments = parser.parse_args()
    modules = arguments.modules or sorted(p.parent.name for p in HERE.glob("*/*_bench.cpp"))
    measured = {}
    for module in dict.fromkeys(modules):
        best = {}
        calls = {key: call for key, call in scipy_rows(module).items() if re.search(arguments.filter, "/".join(key))}
        for _ in range(arguments.repeats):
            for who, build in BUILDS.items():
                merge(best, run_programs(module, build, arguments.filter, arguments.seconds), who)
            for key, call in calls.items():
                merge(best, {(*key, "scipy"): time_callable(call, arguments.seconds)})
        measured[module] = table_rows(best)
        print("\n".join(["", f"### {module}", "", *HEAD, *measured[module].values()]), flush=True)
    if arguments.write:
        write_results(measured)
    return 0


if __name__ == "__main__":
    sys.exit(main())
