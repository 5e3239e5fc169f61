"""multivariate_normal of SciPy: densities, entropies, samples; box probabilities from mpmath or quadrature."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy import integrate, special, stats
from writer import save

mvn = stats.multivariate_normal
SEED = 0x1A2B3C4D
rng = np.random.RandomState(7)
cases = {}


def spd(d, scale=1.0):
    a = rng.normal(size=(d, d + 2))
    return scale * a @ a.T / d


COVARIANCES = {
    "one": np.array([[2.5]]), "two": spd(2), "two negative": np.array([[2.0, -0.7], [-0.7, 0.5]]),
    "two swapped": np.array([[0.5, 0.3], [0.3, 4.0]]), "two nearly swapped": np.array([[1.0, 0.9], [0.9, 1.7]]),
    "diagonal": np.diag([0.5, 4.0, 1.0, 4.0]), "three": spd(3, 0.2), "five": spd(5, 10.0),
}
for name, cov in COVARIANCES.items():
    d = len(cov)
    mean = rng.normal(size=d)
    x = mean + rng.normal(size=(7, d)) * 1.5
    cases[name] = {"mean": mean, "cov": cov, "x": x, "logpdf": np.atleast_1d(mvn.logpdf(x, mean, cov)),
                   "pdf": np.atleast_1d(mvn.pdf(x, mean, cov)), "entropy": mvn.entropy(mean, cov),
                   "legacy": np.reshape(mvn.rvs(mean, cov, 6, np.random.RandomState(SEED)), (6, d)),
                   "modern": np.reshape(mvn.rvs(mean, cov, 6, np.random.default_rng(SEED)), (6, d))}

b = rng.normal(size=(4, 2))
singular = b @ b.T
inside = rng.normal(size=(3, 2)) @ b.T
x = np.concatenate([inside, inside + [[0.1, 0, 0, 0]]])
cases["singular"] = {"cov": singular, "x": x, "logpdf": mvn.logpdf(x, cov=singular, allow_singular=True),
                     "pdf": mvn.pdf(x, cov=singular, allow_singular=True), "entropy": mvn.entropy(cov=singular)}


def box2(low, high, cov):
    """One quadrature over the first variable of the conditional probability of the second."""
    s1 = np.sqrt(cov[0, 0])
    slope, s = cov[0, 1] / s1, np.sqrt(cov[1, 1] - cov[0, 1] ** 2 / cov[0, 0])

    def f(t):
        return np.exp(-t * t / 2) / np.sqrt(2 * np.pi) * (
            special.ndtr((high[1] - slope * t) / s) - special.ndtr((low[1] - slope * t) / s))

    ends = max(low[0] / s1, -10), min(high[0] / s1, 10)
    middle = [p for p in ((high[1]) / slope, low[1] / slope) if np.isfinite(p) and ends[0] < p < ends[1]]
    return integrate.quad(f, *ends, epsabs=1e-14, epsrel=1e-13, limit=500, points=middle or None)[0]


INF = np.inf
for i, (rho, low, high) in enumerate([
    (0.5, (-INF, -INF), (0.3, -0.2)), (-0.9, (-INF, -INF), (1.0, 0.5)), (0.99, (-1.0, -INF), (0.4, 0.41)),
    (0.3, (-1.0, -2.0), (0.5, 3.0)), (-0.5, (-INF, -INF), (-4.0, -5.0)), (0.9999, (-INF, -0.5), (1.0, 1.0)),
]):
    cov = np.array([[2.0, rho * np.sqrt(2.0 * 0.7)], [rho * np.sqrt(2.0 * 0.7), 0.7]])
    cases[f"box {i}"] = {"cov": cov, "low": np.array(low), "high": np.array(high), "out": box2(low, high, cov)}

save(__file__, SEED, cases)
