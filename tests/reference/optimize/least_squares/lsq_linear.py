"""scipy.optimize.lsq_linear and leastsq for least_squares/lsq_linear_test.cpp and leastsq_test.cpp."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))

import numpy as np
from scipy.optimize import leastsq, lsq_linear
from writer import save

seed = 7
random = np.random.default_rng(seed)
cases = {}
for k, (m, n) in enumerate([(1, 1), (5, 3), (20, 8), (30, 15), (8, 8), (50, 20)]):
    a, b = random.normal(size=(m, n)), 2 * random.normal(size=m)
    lb, ub = -0.2 * random.random(n), 0.3 * random.random(n)
    if k % 2:
        lb[::2] = -np.inf
        ub[1::3] = np.inf
    r = lsq_linear(a, b, bounds=(lb, ub), method="bvls", tol=1e-14, max_iter=200)
    cases[f"linear {m}x{n}"] = {"A": a, "b": b, "lb": lb, "ub": ub, "x": r.x, "cost": r.cost, "mask": r.active_mask}
t = np.linspace(0, 3, 15)
y = 2 * np.exp(-1.3 * t) + 0.5 + 0.01 * random.normal(size=t.size)
for name, kwargs in {"plain": {}, "diag": {"diag": (1.0, 2.0, 3.0)}, "factor": {"factor": 0.5}}.items():
    x, cov, info, mesg, ier = leastsq(lambda p: p[0] * np.exp(-p[1] * t) + p[2] - y, [1, 1, 0], full_output=True, **kwargs)
    cases[f"leastsq {name}"] = {"t": t, "y": y, "x": x, "cov": cov, "nfev": info["nfev"], "ier": ier}
save(__file__, seed, cases)
