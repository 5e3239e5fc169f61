"""scipy.optimize.curve_fit and least_squares with bounds and losses for curve_fit_test.cpp and least_squares_test.cpp."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy.optimize import curve_fit, least_squares
from writer import save

seed = 11
random = np.random.default_rng(seed)
cases = {}
x = np.linspace(0, 4, 50)
model = lambda x, a, b, c: a * np.exp(-b * x) + c
y = model(x, 2.5, 1.3, 0.5) + 0.2 * random.normal(size=x.size)
deviations = random.uniform(0.1, 0.4, x.size)
root = random.normal(size=(50, 50)) / 10
covariance = root @ root.T + np.diag(deviations**2)
cases["data"] = {"x": x, "y": y, "deviations": deviations, "covariance": covariance}
for name, options in {
        "plain": {},
        "sigma": {"sigma": deviations},
        "absolute": {"sigma": deviations, "absolute_sigma": True},
        "covariance": {"sigma": covariance, "absolute_sigma": True},
        "bounds": {"bounds": (0, [3.0, 1.0, 0.5])},
        "huber": {"bounds": (0, 5), "loss": "huber", "f_scale": 0.1},
        "start": {"p0": [1.0, 0.1, -1.0], "method": "trf"}}.items():
    popt, pcov = curve_fit(model, x, y, **options)
    cases[name] = {"popt": popt, "pcov": pcov}

outliers = y.copy()
outliers[::7] += 3
cases["outliers"] = {"y": outliers}
for loss in ("linear", "soft_l1", "huber", "cauchy", "arctan"):
    r = least_squares(lambda p: model(x, *p) - outliers, [1.0, 1.0, 1.0], loss=loss, f_scale=0.2, ftol=1e-14, xtol=1e-14,
                      gtol=1e-14)
    cases["loss " + loss] = {"x": r.x, "cost": r.cost, "grad_size": np.linalg.norm(r.grad)}
for name, bounds in {"box": ([0, 0, 0], [2.0, 1.0, 0.6]), "one_sided": ([2.7, -np.inf, -np.inf], np.inf)}.items():
    r = least_squares(lambda p: model(x, *p) - y, [2.75, 0.5, 0.3] if name == "one_sided" else [1, 0.5, 0.3], bounds=bounds)
    cases["bounded " + name] = {"x": r.x, "cost": r.cost, "nfev": r.nfev, "mask": r.active_mask}
save(__file__, seed, cases)
