"""Power transforms and probability plots by scipy.stats."""

import pathlib
import sys

import numpy as np
from scipy import stats

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from writer import save  # noqa: E402

rng = np.random.default_rng(23)
x, y = rng.gamma(2.0, size=40), rng.normal(size=40) + 0.3
m = np.c_[x, x[::-1] ** 2, x + 3]
cases = {"data": {"x": x, "y": y, "m": m}}
z, maxlog, (low, high) = stats.boxcox(x, alpha=0.1)
cases["boxcox"] = {
    "out": z, "maxlog": maxlog, "low": low, "high": high, "pearsonr": stats.boxcox_normmax(x),
    "half": stats.boxcox(x, 0.5), "log": stats.boxcox(x, 0.0), "minus": stats.boxcox(x, -1.3),
    "llf": [stats.boxcox_llf(v, x) for v in (-2, -0.5, 0, 0.3, 2)], "llf m": stats.boxcox_llf(0.3, m),
}  # fmt: skip
z, maxlog = stats.yeojohnson(y)
cases["yeojohnson"] = {
    "out": z, "maxlog": maxlog, "half": stats.yeojohnson(y, 0.5), "log": stats.yeojohnson(y, 0.0), "two": stats.yeojohnson(y, 2.0),
    "three": stats.yeojohnson(y, 3.3), "llf": [stats.yeojohnson_llf(v, y) for v in (-2, -0.5, 0, 0.3, 2, 3)],
    "llf m": stats.yeojohnson_llf(0.3, m - 2),
}  # fmt: skip
for name, options in (("normal", {}), ("gamma", {"dist": "gamma", "sparams": (2.0,)})):
    (osm, osr), (slope, intercept, r) = stats.probplot(y, **options)
    cases[f"probplot {name}"] = {"osm": osm, "osr": osr, "slope": slope, "intercept": intercept, "r": r}
cases["ppcc"] = {
    "max": stats.ppcc_max(y), "plot": stats.ppcc_plot(y, -2, 2, N=9)[1], "boxcox": stats.boxcox_normplot(x, -2, 2, N=9)[1],
    "yeojohnson": stats.yeojohnson_normplot(y, -2, 2, N=9)[1], "svals": stats.ppcc_plot(y, -2, 2, N=9)[0],
    "weibull": stats.ppcc_plot(x, 0.5, 3, dist="weibull_min", N=9)[1],
}  # fmt: skip
save(__file__, 23, cases)
