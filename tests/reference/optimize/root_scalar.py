"""scipy.optimize.root_scalar for root_scalar_test.cpp: roots and how many iterations and calls they took."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy.optimize import root_scalar
from writer import save

functions = {
    "cosine": (lambda x: np.cos(x) - x**3, lambda x: -np.sin(x) - 3 * x**2, lambda x: -np.cos(x) - 6 * x, 0.0, 2.0),
    "quartic": (lambda x: x**4 - 2 * x**2 - 4 * x - 3, lambda x: 4 * x**3 - 4 * x - 4, lambda x: 12 * x**2 - 4, 1.0,
                5.0),
    "steep": (lambda x: np.exp(-10 * x) - 1e-3, lambda x: -10 * np.exp(-10 * x), lambda x: 100 * np.exp(-10 * x), -1.0,
              4.0),
    "triple": (lambda x: (x - 1)**3, lambda x: 3 * (x - 1)**2, lambda x: 6 * (x - 1), -2.0, 3.3),
    "flat": (lambda x: x**9, lambda x: 9 * x**8, lambda x: 72 * x**7, -1.0, 1.7),
    "tiny": (lambda x: 1e-200 * (x * x - 3), lambda x: 2e-200 * x, lambda x: 2e-200, 0.0, 4.0),
}
cases = {}
for name, (f, slope, bend, a, b) in functions.items():
    for method in ("bisect", "brentq", "brenth", "ridder", "toms748"):
        r = root_scalar(f, bracket=[a, b], method=method)
        cases[f"{name} {method}"] = {"root": r.root, "iterations": r.iterations, "calls": r.function_calls}
    for method, extra in (("newton", {"fprime": slope}), ("halley", {"fprime": slope, "fprime2": bend}),
                          ("secant", {"x1": b * (1 + 1e-4) + 1e-4})):
        r = root_scalar(f, x0=b, method=method, **extra)
        cases[f"{name} {method}"] = {"root": r.root, "iterations": r.iterations, "calls": r.function_calls,
                                     "converged": r.converged}
save(__file__, 0, cases)
