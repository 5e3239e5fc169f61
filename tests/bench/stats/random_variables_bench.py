import numpy as np
from scipy import special, stats


def rows():
    rng = np.random.default_rng(1)
    z, q = rng.standard_normal(100000), rng.random(100000)
    e = abs(z) * 2
    k = rng.binomial(40, 0.3, 100000).astype(float)
    X = stats.norm(1, 2)
    yield "Normal.pdf", "1e5", "f64", lambda: X.pdf(z)
    yield "Normal.cdf", "1e5", "f64", lambda: X.cdf(z)
    yield "Normal.logccdf", "1e5", "f64", lambda: X.logsf(z)
    yield "Normal.icdf", "1e5", "f64", lambda: X.ppf(q)
    yield "Normal.cdf(x, y)", "1e5", "f64", lambda: X.cdf(z + 1) - X.cdf(z)
    yield "Binomial.cdf", "1e5", "f64", lambda: stats.binom.cdf(k, 40, 0.3)
    yield "exp(Normal).pdf", "1e5", "f64", lambda: stats.lognorm.pdf(e, 2, scale=np.e)
    yield "abs(Normal).cdf", "1e5", "f64", lambda: stats.foldnorm.cdf(e, 0.5)
    yield "truncate(Normal).icdf", "1e5", "f64", lambda: stats.truncnorm.ppf(q, -1, 2)

    def third():
        p, q = special.ndtr(z), special.ndtr(-z)
        return 360 * np.exp(-z * z / 2) / np.sqrt(2 * np.pi) * p**2 * q**7

    yield "order_statistic(Normal).pdf", "1e5", "f64", third
    yield "Mixture.pdf", "1e5", "f64", lambda: 0.25 * stats.norm.pdf(z, -1) + 0.75 * stats.uniform.pdf(z, 0, 2)
    yield "Mixture.cdf", "1e5", "f64", lambda: 0.25 * stats.norm.cdf(z, -1) + 0.75 * stats.uniform.cdf(z, 0, 2)
    G = stats.gamma(2.5, scale=3)
    yield "made gamma.pdf", "1e5", "f64", lambda: G.pdf(e)
    yield "made gamma.cdf", "1e5", "f64", lambda: G.cdf(e)
    yield "truncate(Normal).variance", "scalar", "f64", lambda: stats.truncnorm.var(-1, 2)
    yield "exp(Normal).kurtosis", "scalar", "f64", lambda: stats.lognorm.stats(0.5, moments="k")
    g = np.random.default_rng(1)
    yield "Normal.sample", "1e5", "f64", lambda: X.rvs(100000, random_state=g)
