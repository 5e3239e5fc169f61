"""Summaries of SciPy on samples with and without ties; what is newer than SciPy 1.10 by its definition in mpmath or NumPy."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from scipy import stats
from writer import save

mp.mp.dps = 40
SEED = 43
rng = np.random.default_rng(SEED)
cases = {}


def lmoment(x, r):
    """r-th L-moment by the combinations of Hosking (1990), in exact arithmetic."""
    x = [mp.mpf(float(v)) for v in sorted(x)]
    n = len(x)
    total = mp.mpf(0)
    for i, v in enumerate(x):
        total += v * sum((-1) ** k * mp.binomial(r - 1, k) * mp.binomial(i, r - 1 - k) * mp.binomial(n - 1 - i, k) for k in range(r))
    return total / r / mp.binomial(n, r)


for name, x in (
    ("ties", rng.integers(1, 12, 31).astype(float)),
    ("smooth", rng.gamma(2.0, size=50)),
    ("small", np.array([2.5, 1.0, 7.0, 4.0, 3.5, 9.0, 4.25])),
):
    w, q = rng.integers(1, 5, x.size).astype(float), rng.gamma(2.0, size=x.size)
    lim = (2.0, 7.0)
    case = {"x": x, "w": w, "q": q}
    case["trimmed"] = [
        stats.tmean(x, lim), stats.tmean(x, lim, (False, False)), stats.tmean(x, (None, 5)), stats.tvar(x, lim), stats.tvar(x, lim, ddof=0),
        stats.tstd(x, lim), stats.tsem(x, lim), stats.tsem(x), stats.tmin(x, 2.5), stats.tmin(x, 2.5, inclusive=False),
        stats.tmax(x, 7), stats.tmax(x, 7, inclusive=False),
    ]
    case["trimboth"] = np.sort(stats.trimboth(x, 0.15))
    case["right"] = np.sort(stats.trim1(x, 0.2))
    case["left"] = np.sort(stats.trim1(x, 0.2, "left"))
    c = stats.sigmaclip(x, 1.5, 1.6)
    case["clipped"], case["bounds"] = c.clipped, [c.lower, c.upper]
    case["means"] = [
        stats.gstd(x), stats.gstd(x, ddof=0), stats.gmean(x, weights=w), stats.hmean(x, weights=w), stats.pmean(x, 1.7, weights=w),
        stats.pmean(x, 0, weights=w), stats.pmean(x, -2, weights=w),
    ]
    case["gzscore"] = stats.gzscore(x)
    case["entropy"] = [stats.entropy(x), stats.entropy(x, base=2), stats.entropy(x, q), stats.entropy(x, q, base=10)]
    y = x + 0.01 * rng.random(x.size)
    case["y"] = y
    case["differential"] = [stats.differential_entropy(y, window_length=m, method=k, base=b)
                            for k in ("vasicek", "van es", "ebrahimi", "correa", "auto") for m, b in ((None, None), (1, 2), (3, 10))]
    case["kstat"] = [stats.kstat(x, n) for n in (1, 2, 3, 4)] + [stats.kstatvar(x, n) for n in (1, 2)]
    moments = [lmoment(x, r) for r in range(1, 7)]
    case["lmoment"] = [float(m) for m in moments] + [float(m / moments[1]) for m in moments[2:]]
    case["expectile"] = [stats.expectile(x, a) for a in (0, 0.05, 0.5, 0.8, 1)] + [stats.expectile(x, 0.3, weights=w)]
    case["circular"] = [
        stats.circmean(x), stats.circvar(x), stats.circstd(x), stats.circmean(x, 3, -3), stats.circvar(x, 3, -3), stats.circstd(x, 3, -3),
        stats.circstd(x, 3, -3, normalize=True), np.arctan2(np.sin(x * 1e7).mean(), np.cos(x * 1e7).mean()) % (2 * np.pi),
        1 - np.hypot(np.sin(x * 1e7).mean(), np.cos(x * 1e7).mean()),
    ]
    vectors = rng.standard_normal((x.size, 3)) + 1
    case["vectors"] = vectors
    for key, flag in (("directions", True), ("vectors mean", False)):
        d = stats.directional_stats(vectors, normalize=flag)
        case[key] = [*d.mean_direction, d.mean_resultant_length]
    cases[name] = case
save(__file__, SEED, cases)
