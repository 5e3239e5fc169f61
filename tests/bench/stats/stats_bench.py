import numpy as np
from scipy import stats


def rows():
    rng = np.random.RandomState(1)
    x = rng.standard_normal(1000000)
    y = x + rng.standard_normal(1000000)
    yield "pearsonr", "1e6", "f64", lambda: stats.pearsonr(x, y)
    points = rng.standard_normal((1000000, 2))
    rv = stats.multivariate_normal([0.5, -0.2], [[2.0, 0.3], [0.3, 0.5]])
    yield "multivariate_normal.pdf", "1e6x2", "f64", lambda: rv.pdf(points)
