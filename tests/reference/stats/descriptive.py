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


def closest_observation(x, p):
    """Number 3 of Hyndman and Fan (1996); NumPy before 2.0 counts from 0 to tell even places."""
    place = len(x) * p - 0.5
    j = int(np.floor(place))
    k = j if place == j and j % 2 == 0 else j + 1
    return np.sort(x)[min(max(k, 1), len(x)) - 1]


def t_interval(x, level):
    """The interval of the mean with the quantile of Student's t to all digits; SciPy's has ten."""
    n = len(x)
    start = stats.t.ppf(0.5 + level / 2, n - 1)
    cdf = lambda t: 1 - mp.betainc(mp.mpf(n - 1) / 2, 0.5, 0, (n - 1) / (n - 1 + t * t), regularized=True) / 2
    t = float(mp.findroot(lambda t: cdf(t) - (1 + mp.mpf(level)) / 2, start))
    reach = t * np.std(x) / np.sqrt(n - 1)
    return x.mean() - reach, x.mean() + reach


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
    ps = [0, 0.1, 0.25, 0.5, 0.77, 1, 3 / x.size, 1.5 / x.size]
    case["p"] = ps
    for method in ("linear", "inverted_cdf", "averaged_inverted_cdf", "interpolated_inverted_cdf", "hazen",
                   "weibull", "median_unbiased", "normal_unbiased"):
        case["quantile " + method] = np.quantile(x, ps, method=method)
    case["quantile closest_observation"] = [closest_observation(x, p) for p in ps]
    case["quantile harrell_davis"] = stats.mstats.hdquantiles(x, ps)
    scores = [*x[:4], 2.25, -1, 100]
    case["scores"] = scores
    for kind in ("rank", "weak", "strict", "mean"):
        case["percentile " + kind] = stats.percentileofscore(x, scores, kind)
    case["score"] = [stats.scoreatpercentile(x, 37), stats.scoreatpercentile(x, 37, interpolation_method="lower"),
                     stats.scoreatpercentile(x, 37, interpolation_method="higher"), stats.scoreatpercentile(x, 60, limit=(2, 8)),
                     stats.scoreatpercentile(x, 100), stats.scoreatpercentile(x, 0)]
    r = stats.find_repeats(x)
    case["repeats"], case["counts"] = r.values, r.counts
    case["tiecorrect"] = [stats.tiecorrect(stats.rankdata(x))]
    c = stats.cumfreq(x, 7)
    case["cumfreq"] = [*c.cumcount, c.lowerlimit, c.binsize, c.extrapoints]
    c = stats.relfreq(x, 5, (2, 6), weights=w)
    case["relfreq"] = [*c.frequency, c.lowerlimit, c.binsize, c.extrapoints]
    for statistic in ("mean", "std", "median", "count", "sum", "min", "max"):
        case["binned " + statistic] = stats.binned_statistic(x, w, statistic, 6).statistic
        case["plane " + statistic] = stats.binned_statistic_2d(x, q, w, statistic, [3, [0, 1, 2, 4]]).statistic
    b = stats.binned_statistic(x, w, lambda v: np.ptp(v), [1, 2.5, 3.5, 7])
    case["range"], case["edges"], case["number"] = b.statistic, b.bin_edges, b.binnumber
    b = stats.binned_statistic_2d(x, q, w, "sum", [3, [0, 1, 2, 4]])
    case["plane x"], case["plane y"], case["plane number"] = b.x_edge, b.y_edge, b.binnumber
    case["plane numbers"] = stats.binned_statistic_2d(x, q, w, "sum", [3, [0, 1, 2, 4]], expand_binnumbers=True).binnumber
    b = stats.binned_statistic_dd(vectors, w, "mean", [2, 3, 2], range=[(-2, 3), (-1, 2), (-2, 4)])
    case["space"], case["space number"] = b.statistic.ravel(), b.binnumber
    m = stats.bayes_mvs(x, 0.8)
    case["bayes"] = [v for e in m for v in (e[0], *e[1])]
    case["bayes"][1:3] = t_interval(x, 0.8)
    dists = stats.mvsdist(x)
    case["mvs"] = [v for d, at in zip(dists, (x.mean() + 0.3, x.var() * 1.3, x.std() * 0.9))
                   for v in (d.mean(), d.var(), d.std(), d.pdf(at), d.cdf(at), d.sf(at), d.ppf(0.2))]
    case["mvs"][6] = t_interval(x, 0.6)[0]
    o = stats.obrientransform(x, q[:5])
    case["brien"], case["brien 2"] = o[0], o[1]
    cases[name] = case
save(__file__, SEED, cases)
