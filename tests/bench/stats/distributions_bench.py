import numpy as np
from scipy import stats


def rows():
    rng = np.random.default_rng(1)
    z, q, u = rng.standard_normal(1000000), rng.random(1000000), rng.random(100000)
    x = abs(rng.standard_normal(100000)) * 2
    yield "norm.pdf", "1e6", "f64", lambda: stats.norm.pdf(z)
    yield "norm.logpdf", "1e6", "f64", lambda: stats.norm.logpdf(z)
    yield "norm.cdf", "1e6", "f64", lambda: stats.norm.cdf(z)
    yield "norm.ppf", "1e6", "f64", lambda: stats.norm.ppf(q)
    yield "gamma.cdf", "1e5", "f64", lambda: stats.gamma.cdf(x, 2.5)
    yield "gamma.ppf", "1e5", "f64", lambda: stats.gamma.ppf(u, 2.5)
    yield "beta.cdf", "1e5", "f64", lambda: stats.beta.cdf(u, 2.5, 1.5)
    yield "beta.ppf", "1e5", "f64", lambda: stats.beta.ppf(u, 2.5, 1.5)
    yield "t.cdf", "1e5", "f64", lambda: stats.t.cdf(x, 5.0)
    yield "t.ppf", "1e5", "f64", lambda: stats.t.ppf(u, 5.0)
    yield "chi2.cdf", "1e5", "f64", lambda: stats.chi2.cdf(x, 5.0)
    yield "chi2.ppf", "1e5", "f64", lambda: stats.chi2.ppf(u, 5.0)
    yield "f.cdf", "1e5", "f64", lambda: stats.f.cdf(x, 5.0, 8.0)
    yield "f.ppf", "1e5", "f64", lambda: stats.f.ppf(u, 5.0, 8.0)
    yield "norm.cdf", "scalar", "f64", lambda: stats.norm.cdf(1.1)
    yield "gamma.pdf", "scalar", "f64", lambda: stats.gamma.pdf(1.1, 2.5)
    yield "t.ppf", "scalar", "f64", lambda: stats.t.ppf(0.1, 5.0)
    g = np.random.default_rng(1)
    yield "norm.rvs", "1e6", "f64", lambda: stats.norm.rvs(size=1000000, random_state=g)
    yield "gamma.rvs", "1e6", "f64", lambda: stats.gamma.rvs(2.5, size=1000000, random_state=g)
    yield "poisson.rvs", "1e6", "f64", lambda: stats.poisson.rvs(3.5, size=1000000, random_state=g)
    sample = stats.gamma.rvs(2.5, size=1000, random_state=g)
    yield "gamma.fit", "1000", "f64", lambda: stats.gamma.fit(sample)
    yield "norm.fit", "1000", "f64", lambda: stats.norm.fit(sample)
    yield "weibull_min.fit", "1000", "f64", lambda: stats.weibull_min.fit(sample)
