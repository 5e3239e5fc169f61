"""pearsonr of SciPy over samples of all kinds, with the p-value from mpmath at SciPy's coefficient."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from scipy import stats
from writer import save

mp.mp.dps = 40
SEED = 0x1A2B3C4D
rng = np.random.RandomState(SEED)
cases = {}


def pvalue(r, n, alternative):
    a = mp.mpf(n) / 2 - 1
    r = mp.mpf(float(r))
    x = {"two-sided": (1 - abs(r)) / 2, "less": (1 + r) / 2, "greater": (1 - r) / 2}[alternative]
    value = mp.betainc(a, a, 0, x, regularized=True)
    return float(2 * value if alternative == "two-sided" else value)


for n, slope, noise in ((3, 1, 1), (4, -1, 0.5), (9, 2, 3), (30, 0, 1), (105, -1.3, 0.16), (200, 5, 0.01), (77, 1e-3, 1)):
    x = rng.normal(3, 2, n)
    y = slope * x + noise * rng.normal(size=n)
    entry = {"x": x, "y": y}
    for alternative in ("two-sided", "less", "greater"):
        result = stats.pearsonr(x, y, alternative=alternative)
        interval = result.confidence_interval(0.9)
        key = alternative.replace("-", "_")
        entry |= {"r": result.statistic, key: pvalue(result.statistic, n, alternative), key + " low": interval.low,
                  key + " high": interval.high}
    cases[f"n {n}"] = entry

save(__file__, SEED, cases)
