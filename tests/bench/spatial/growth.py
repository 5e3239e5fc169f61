#!/usr/bin/env python3
"""How the time of Delaunay and KDTree grows from 1e3 to 1e6 points, beside SciPy's: a table, and a plot with --svg.

    cmake --preset bench-native && cmake --build --preset bench-native --target bench_spatial
    /usr/bin/python3 tests/bench/spatial/growth.py                    # up to 1e5 points
    /usr/bin/python3 tests/bench/spatial/growth.py --most 1000000 --svg growth.svg

One thread each. The last column of an operation is the exponent of its growth between neighbouring sizes: 1 is linear.
"""

import argparse
import importlib.util
import math
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location("compare", HERE.parent / "compare.py")
compare = importlib.util.module_from_spec(spec)
spec.loader.exec_module(compare)  # sets one thread before NumPy is imported

import numpy as np
from scipy.spatial import Delaunay, KDTree

SIZES = (1000, 10000, 100000, 1000000)
COLOURS = {"scixx": "#1f77b4", "SciPy": "#ff7f0e"}


def scipy_calls(n):
    rng = np.random.default_rng(1)
    plane, space, x = rng.random((n, 2)), rng.random((n, 3)), rng.random((n, 3))
    tree = KDTree(space)
    return {"growth Delaunay 2-D": lambda: Delaunay(plane), "growth KDTree build 3-D": lambda: KDTree(space),
            "growth KDTree query n points k=8": lambda: tree.query(x, 8)}


def measure(most, build, seconds):
    """Seconds by (operation, size, who)."""
    times = {}
    for n in (size for size in SIZES if size <= most):
        ours = compare.run_programs("spatial", build, f"^growth.*/{n}/", seconds)
        for (operation, _, _, _), value in ours.items():
            times[operation, n, "scixx"] = value
        for operation, call in scipy_calls(n).items():
            times[operation, n, "SciPy"] = compare.time_callable(call, seconds)
    return times


def table(times):
    lines = ["| operation | points | scixx | SciPy | SciPy / scixx | growth of scixx | growth of SciPy |",
             "|---|---|---|---|---|---|---|"]
    for operation in dict.fromkeys(key[0] for key in times):
        before = {}
        for n in sorted({key[1] for key in times if key[0] == operation}):
            pair = [times.get((operation, n, who)) for who in COLOURS]
            growth = [f"n^{math.log10(now / before[who]) / math.log10(n / before['n']):.2f}" if now and who in before
                      else "-" for who, now in zip(COLOURS, pair)]
            lines.append(f"| {operation.removeprefix('growth ')} | {n} | {' | '.join(compare.show(t) if t else '-' for t in pair)}"
                         f" | {compare.ratio(pair[1], pair[0])} | {' | '.join(growth)} |")
            before = {"n": n, **{who: now for who, now in zip(COLOURS, pair) if now}}
    return "\n".join(lines)


def plot(times):
    """One panel an operation, both axes logarithmic, as SVG."""
    operations = list(dict.fromkeys(key[0] for key in times))
    sizes = sorted({key[1] for key in times})
    low = math.floor(math.log10(min(times.values())))
    high = math.ceil(math.log10(max(times.values())))
    width, height, left, top, gap = 260, 240, 60, 40, 40
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + len(operations) * (width + gap)}" height="{height + 110}"'
           ' font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="white"/>']
    for panel, operation in enumerate(operations):
        x0 = left + panel * (width + gap)

        def place(n, seconds):
            along = (math.log10(n) - math.log10(sizes[0])) / max(1e-9, math.log10(sizes[-1] / sizes[0]))
            return x0 + along * width, top + height * (high - math.log10(seconds)) / (high - low)

        out.append(f'<text x="{x0 + width / 2:.1f}" y="{top - 12}" text-anchor="middle">{operation.removeprefix("growth ")}</text>'
                   f'<rect x="{x0}" y="{top}" width="{width}" height="{height}" fill="none" stroke="black"/>')
        for n in sizes:
            out.append(f'<text x="{place(n, 1)[0]:.1f}" y="{top + height + 18}" text-anchor="middle">1e{math.log10(n):.0f}</text>')
        for power in range(low, high + 1):
            y = place(sizes[0], 10.0**power)[1]
            out.append(f'<line x1="{x0}" x2="{x0 + width}" y1="{y}" y2="{y}" stroke="#dddddd"/>')
            if panel == 0:
                out.append(f'<text x="{x0 - 6}" y="{y + 4}" text-anchor="end">{compare.show(10.0**power)}</text>')
        for who, colour in COLOURS.items():
            points = [place(n, times[operation, n, who]) for n in sizes if (operation, n, who) in times]
            out.append(f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" fill="none" stroke="{colour}"'
                       ' stroke-width="2"/>')
            out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in points]
    for k, (who, colour) in enumerate(COLOURS.items()):
        out.append(f'<circle cx="{left + 90 * k}" cy="{height + 85}" r="5" fill="{colour}"/>'
                   f'<text x="{left + 90 * k + 10}" y="{height + 89}">{who}</text>')
    return "\n".join([*out, "</svg>\n"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=100000, help="largest number of points (default 100000)")
    parser.add_argument("--seconds", type=float, default=0.05, help="time a row (default 0.05)")
    parser.add_argument("--build", default=compare.BUILDS["native"], help="folder of the build to measure")
    parser.add_argument("--svg", help="file to write the plot to")
    arguments = parser.parse_args()
    times = measure(arguments.most, arguments.build, arguments.seconds)
    print(table(times))
    if arguments.svg:
        pathlib.Path(arguments.svg).write_text(plot(times))


if __name__ == "__main__":
    main()
