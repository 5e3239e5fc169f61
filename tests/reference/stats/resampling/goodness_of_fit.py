"""scipy.stats.goodness_of_fit with NumPy's streams; Filliben's statistic, which SciPy 1.10 does not have, by its definition."""

import pathlib
import sys

import numpy as np
from scipy import stats

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from writer import save  # noqa: E402

rng = np.random.default_rng(31)
x = rng.normal(size=20) * 2 + 1
cases = {"data": {"x": x}}


def put(name, r):
    cases[name] = {"statistic": r.statistic, "pvalue": r.pvalue, "null": r.null_distribution, "params": np.array(r.fit_result.params)}


for statistic in ("ad", "ks", "cvm"):
    for name, options in {
        "free": {},
        "known": {"known_params": {"loc": 1.0}},
        "all": {"known_params": {"loc": 1.0, "scale": 2.0}},
        "fitted": {"fit_params": {"loc": 0.9, "scale": 2.1}},
    }.items():
        put(f"{statistic} {name}", stats.goodness_of_fit(stats.norm, x, statistic=statistic, n_mc_samples=99, random_state=np.random.default_rng(5), **options))
put("expon", stats.goodness_of_fit(stats.expon, np.abs(x), known_params={"loc": 0}, n_mc_samples=99, random_state=np.random.default_rng(5)))


def filliben(y):
    n = len(y)
    k = np.arange(1, n + 1)
    return np.corrcoef(np.sort(y), stats.norm.ppf(stats.beta(k, n + 1 - k).median()))[0, 1]


null = np.array([filliben(y) for y in np.random.default_rng(5).normal(x.mean(), x.std(ddof=1), (99, 20))])
cases["filliben"] = {"statistic": filliben(x), "null": null, "pvalue": (1 + np.sum(null <= filliben(x))) / 100}
save(__file__, 31, cases)
