"""scipy.optimize.linear_sum_assignment and nnls for linear_sum_assignment_test.cpp and nnls_test.cpp."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy.optimize import linear_sum_assignment, nnls
from writer import save

seed = 5
random = np.random.default_rng(seed)
cases = {}
for m, n in ((1, 1), (5, 5), (40, 40), (12, 30), (30, 12)):
    cost = random.normal(size=(m, n))
    rows, columns = linear_sum_assignment(cost)
    most_rows, most_columns = linear_sum_assignment(cost, maximize=True)
    cases[f"assignment {m}x{n}"] = {"cost": cost, "rows": rows, "columns": columns, "most": most_columns,
                                    "most_rows": most_rows}
for m, n in ((8, 3), (30, 20), (6, 9), (100, 50)):
    a, b = random.normal(size=(m, n)), random.normal(size=m) + 1
    x, rnorm = nnls(a, b)
    cases[f"nnls {m}x{n}"] = {"A": a, "b": b, "x": x, "rnorm": rnorm}
save(__file__, seed, cases)
