import numpy as np
from scipy import stats
from scipy.stats import qmc


def difference(a, b, axis):
    return np.mean(a, axis=axis) - np.mean(b, axis=axis)


def rows():
    rng = np.random.default_rng(1)
    x = rng.standard_normal(1000)
    for operation in ("bootstrap mean", "bootstrap mean, 2 workers"):
        yield operation, "1000, 9999 resamples", "f64", lambda: stats.bootstrap((x,), np.mean, vectorized=True)
    a, b = rng.standard_normal(100), rng.standard_normal(100)
    yield "permutation_test difference", "100 + 100, 9999", "f64", lambda: stats.permutation_test((a, b), difference, vectorized=True)
    kde, at = stats.gaussian_kde(rng.standard_normal(10000)), np.linspace(-3, 3, 1000)
    yield "gaussian_kde", "1e4 points at 1e3", "f64", lambda: kde(at)
    yield "gaussian_kde.resample", "1e5", "f64", lambda: kde.resample(100000)
    yield "Sobol", "2^16 x 10", "f64", lambda: qmc.Sobol(10).random_base2(16)
    yield "Halton", "2^16 x 10", "f64", lambda: qmc.Halton(10).random(65536)
    yield "LatinHypercube", "2^16 x 10", "f64", lambda: qmc.LatinHypercube(10).random(65536)
    points = qmc.Sobol(5).random_base2(10)
    yield "discrepancy CD", "1024 x 5", "f64", lambda: qmc.discrepancy(points)
