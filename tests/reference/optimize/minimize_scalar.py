"""scipy.optimize.minimize_scalar for minimize_scalar_test.cpp: places, values and numbers of calls."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy.optimize import bracket, minimize_scalar
from writer import save

functions = {
    "quartic": lambda x: (x - 2) * x * (x + 2)**2,
    "cosine": lambda x: np.cos(x) + 0.1 * x * x,
    "shifted": lambda x: (x - 37.5)**2 + 3,
    "kink": lambda x: abs(x - 0.7),
    "log": lambda x: x * np.log(x) if x > 0 else np.inf,
}
cases = {}
for name, f in functions.items():
    for method, extra in (("brent", {}), ("golden", {}), ("bounded", {"bounds": (0.1, 50)})):
        r = minimize_scalar(f, method=method, **extra)
        cases[f"{name} {method}"] = {"x": r.x, "fun": r.fun, "nit": r.nit, "nfev": r.nfev}
    if name != "log":
        xa, xb, xc, fa, fb, fc, calls = bracket(f, xa=0.3, xb=1.1)
        cases[f"{name} bracket"] = {"points": np.array([xa, xb, xc, fa, fb, fc]), "calls": calls}
save(__file__, 0, cases)
