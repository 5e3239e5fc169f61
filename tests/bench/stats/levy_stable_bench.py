import numpy as np
from scipy import stats


def rows():
    rng = np.random.default_rng(1)
    x, q = np.linspace(-8, 8, 100), np.linspace(0.01, 0.99, 20)
    yield "levy_stable.pdf", "1.5 0.3, 100", "f64", lambda: stats.levy_stable.pdf(x, 1.5, 0.3)
    yield "levy_stable.cdf", "1.5 0.3, 100", "f64", lambda: stats.levy_stable.cdf(x, 1.5, 0.3)
    yield "levy_stable.ppf", "1.5 0.3, 20", "f64", lambda: stats.levy_stable.ppf(q, 1.5, 0.3)
    yield "levy_stable.rvs", "1.5 0.3, 1e5", "f64", lambda: stats.levy_stable.rvs(1.5, 0.3, size=100000, random_state=rng)
    data = stats.gamma.rvs(2, size=200, random_state=rng)
    yield "fit of gamma within bounds", "200", "f64", lambda: stats.fit(stats.gamma, data, [(0.1, 10), (-2, 0), (0.1, 5)])
