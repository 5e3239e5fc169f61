import numpy as np
from scipy import stats


def rows():
    for n, size in ((100, "100"), (100000, "1e5"), (5000, "5000")):
        rng = np.random.default_rng(1)
        x = rng.standard_normal(n)
        y = rng.standard_normal(n) + 0.01
        if n != 5000:
            yield "ks_2samp", size, "f64", lambda x=x, y=y: stats.ks_2samp(x, y)
            yield "ks_1samp", size, "f64", lambda x=x, y=y: stats.ks_1samp(x, stats.norm.cdf)
        if n == 100:
            yield "cramervonmises", size, "f64", lambda x=x, y=y: stats.cramervonmises(x, "norm")
            yield "anderson", size, "f64", lambda x=x, y=y: stats.anderson(x)
        if n <= 5000:
            yield "shapiro", size, "f64", lambda x=x, y=y: stats.shapiro(x)
