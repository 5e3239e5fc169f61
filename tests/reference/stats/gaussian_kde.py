"""Densities by scipy.stats.gaussian_kde."""

import pathlib
import sys

import numpy as np
from scipy.stats import gaussian_kde

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from writer import save  # noqa: E402

rng = np.random.default_rng(2)
x = rng.gamma(2.0, size=40)
p = rng.multivariate_normal([1, -2], [[2, 0.7], [0.7, 1]], 30).T
w = rng.random(40)
at = np.linspace(-3, 12, 16)
grid = rng.normal(size=(2, 9)) * 2
cases = {"data": {"x": x, "p": p, "w": w, "at": at, "grid": grid}}
for name, kde, points in (
    ("scott", gaussian_kde(x), at),
    ("silverman", gaussian_kde(x, "silverman"), at),
    ("factor", gaussian_kde(x, 0.3), at),
    ("weights", gaussian_kde(x, weights=w), at),
    ("plane", gaussian_kde(p), grid),
):
    cases[name] = {"pdf": kde(points), "logpdf": kde.logpdf(points), "factor": kde.factor, "covariance": kde.covariance, "neff": kde.neff}
    if kde.d == 1:
        cases[name]["box"] = [kde.integrate_box_1d(0, 2), kde.integrate_box_1d(-np.inf, np.inf), kde.integrate_box_1d(14, 20)]
save(__file__, 2, cases)
