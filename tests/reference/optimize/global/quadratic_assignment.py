"""scipy.optimize.quadratic_assignment for global/quadratic_assignment_test.cpp."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))

import numpy as np
from scipy.optimize import quadratic_assignment
from writer import save

seed = 3
random = np.random.default_rng(seed)
cases = {}
for k, n in enumerate((1, 2, 5, 8, 12, 20)):
    a, b = random.random((n, n)), random.random((n, n))
    cases[f"plain {n}"] = {"A": a, "B": b, "fun": quadratic_assignment(a, b).fun,
                           "most": quadratic_assignment(a, b, options={"maximize": True}).fun}
    if n >= 5:
        match = np.array([[0, 2], [3, 1]])
        r = quadratic_assignment(a, b, options={"partial_match": match})
        cases[f"fixed {n}"] = {"A": a, "B": b, "fun": r.fun, "col_ind": r.col_ind}
save(__file__, seed, cases)
