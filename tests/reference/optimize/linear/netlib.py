"""Small linear programs of the Netlib collection (https://www.netlib.org/lp/data/, D. M. Gay 1985), which is public: costs,
rows as triplets, limits of rows and variables, and the optimal value of the collection's index.

    python3 netlib.py <folder with afiro.mps.gz, sc50a.mps.gz ...>"""

import gzip
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))

import numpy as np
from scipy.optimize import linprog
from writer import save

inf = float("inf")
optimal = {"afiro": -4.6475314286e2, "sc50a": -6.4575077059e1, "sc50b": -7.0000000000e1, "sc105": -5.2202061212e1,
           "adlittle": 2.2549496316e5, "blend": -3.0812149846e1, "kb2": -1.7499001299e3, "share2b": -4.1573224074e2,
           "stocfor1": -4.1131976219e4, "scagr7": -2.3313898243e6, "recipe": -2.6661600000e2}


def read(path):
    """Costs, matrix, limits of rows and variables of an MPS file without ranges, in fixed fields."""
    section, kinds, rows, columns, entries, b, lb, ub = "", {}, {}, {}, [], {}, {}, {}
    for line in gzip.open(path, "rt"):
        if line.startswith("*") or not line.strip():
            continue
        if not line.startswith(" "):
            section = line.split()[0]
            continue
        field = line.split()
        if section == "ROWS":
            kinds[field[1]] = field[0]
        elif section == "COLUMNS":
            column = columns.setdefault(field[0], len(columns))
            entries += [(row, column, float(value)) for row, value in zip(field[1::2], field[2::2])]
        elif section == "RHS":
            field = field[len(field) % 2:]
            b.update((row, float(value)) for row, value in zip(field[::2], field[1::2]))
        elif section == "BOUNDS":
            kind, column = field[0], columns[field[2]]
            value = float(field[3]) if len(field) > 3 else 0.0
            if kind in ("UP", "FX"):
                ub[column] = value
            if kind in ("LO", "FX"):
                lb[column] = value
            if kind in ("FR", "MI"):
                lb[column] = -inf
            assert kind in ("UP", "LO", "FX", "FR", "MI"), line
        else:
            assert section in ("NAME", "ENDATA"), section
    objective = next(row for row, kind in kinds.items() if kind == "N")
    rows = {row: i for i, row in enumerate(row for row, kind in kinds.items() if kind != "N")}
    c = np.zeros(len(columns))
    triplets = []
    for row, column, value in entries:
        if row == objective:
            c[column] = value
        elif row in rows:
            triplets.append((rows[row], column, value))
    limits = np.array([(b.get(row, 0) if kinds[row] in "GE" else -inf, b.get(row, 0) if kinds[row] in "LE" else inf)
                       for row in rows])
    n = len(columns)
    return (c, np.array(triplets), limits, np.array([lb.get(j, 0) for j in range(n)]),
            np.array([ub.get(j, inf) for j in range(n)]))


cases = {}
for name, value in optimal.items():
    c, triplets, limits, lb, ub = read(pathlib.Path(sys.argv[1]) / f"{name}.mps.gz")
    a = np.zeros((len(limits), len(c)))
    for i, j, v in triplets:
        a[int(i), int(j)] += v
    equal = limits[:, 0] == limits[:, 1]
    low, high = ~equal & np.isfinite(limits[:, 0]), ~equal & np.isfinite(limits[:, 1])
    r = linprog(c, np.vstack([a[high], -a[low]]), np.concatenate([limits[high, 1], -limits[low, 0]]), a[equal],
                limits[equal, 0], list(zip(lb, ub)))
    assert abs(r.fun - value) <= 1e-9 * abs(value), (name, r.fun, value)
    cases[name] = {"c": c, "row": triplets[:, 0].astype(int), "column": triplets[:, 1].astype(int),
                   "value": triplets[:, 2], "row_lb": limits[:, 0], "row_ub": limits[:, 1], "lb": lb, "ub": ub,
                   "optimal": value}
save(__file__, 0, cases)
