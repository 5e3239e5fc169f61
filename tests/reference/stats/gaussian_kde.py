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
one, plane, weighted = gaussian_kde(x), gaussian_kde(p), gaussian_kde(p[:, :20] + [[0.3], [0]], 0.4, w[:20])
cases["weighted plane"] = {"weights": w[:20]}
cases["more"] = {
    "gaussian 1": one.integrate_gaussian(2.5, 0.5), "gaussian": plane.integrate_gaussian([1, -1], [[1, 0.2], [0.2, 0.7]]),
    "kde": plane.integrate_kde(weighted), "box": weighted.integrate_box([-1, -3], [1.5, -1.5]),
    "marginal": weighted.marginal([1])(at), "swapped": weighted.marginal([1, 0])(grid), "covariance": weighted.covariance,
    "sample 1": one.resample(9, seed=np.random.default_rng(4)), "sample": plane.resample(9, seed=np.random.default_rng(4)),
    "sample weighted": weighted.resample(9, seed=np.random.default_rng(4)), "sample legacy": weighted.resample(9, seed=np.random.RandomState(4)),
    "sample other": gaussian_kde(p[::-1] * [[1], [-3]]).resample(9, seed=np.random.default_rng(4)),
    "sample steep": gaussian_kde([[1, 2, 3, 5], [1, 2, 3, 6]]).resample(9, seed=np.random.default_rng(4)),
}  # fmt: skip
save(__file__, 2, cases)
