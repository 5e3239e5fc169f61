"""scipy.optimize's finite differences with every rule for steps and bounds, in differentiate_test.cpp."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy.optimize import approx_fprime, check_grad
from scipy.optimize._numdiff import approx_derivative
from writer import save

inf = np.inf


def scalar(x):
    return x[0]**2 * np.exp(x[1]) + np.sqrt(2 + x[2]) * x[1]


def vector(x):
    return np.array([x[0] * x[1], x[1] / (2 + x[2]), x[0]**3 + x[2]])


points = {"usual": [1.5, -0.7, 0.2], "zero": [0.0, -0.0, 0.0], "large": [1e4, -30.0, 5e6]}
bounds = {
    "none": (-inf, inf),
    "forward": (-inf, "x"),  # x at its upper bounds
    "backward": ("x", inf),  # x at its lower bounds
    "narrow": ("x-1e-6", "x+2e-6"),
    "tight": ("x-2e-9", "x+1e-9"),
}
cases = {}
for point, x in points.items():
    x = np.array(x)
    for which, (lb, ub) in bounds.items():
        if point == "large" and which in ("narrow", "tight"):
            continue
        limits = [x if b == "x" else x + float(b[1:]) if isinstance(b, str) else np.full(3, b) for b in (lb, ub)]
        for method in ("2-point", "3-point"):
            for name, rel in (("default", None), ("rel", 1e-4), ("rels", np.array([1e-3, 1e-5, 1e-4]))):
                for function in (scalar, vector):
                    cases[f"{point} {which} {method} {name} {function.__name__}"] = {
                        "x": x, "lb": limits[0], "ub": limits[1], "method": method,
                        "rel_step": np.zeros(0) if rel is None else np.atleast_1d(rel),
                        "out": approx_derivative(function, x, method=method, rel_step=rel, bounds=tuple(limits))}
x = np.array(points["usual"])
cases["approx_fprime"] = {"x": x, "default": approx_fprime(x, scalar),
                          "each": approx_fprime(x, scalar, np.array([1e-3, 1e-4, 1e-6])),
                          "vector": approx_fprime(x, vector, 1e-5)}
cases["check_grad"] = {"x": x, "out": check_grad(scalar, lambda x: np.array([1.0, 2.0, 3.0]), x)}
save(__file__, 0, cases)
