"""Summaries, tests and regressions by scipy.stats on samples with and without ties."""

import pathlib
import sys

import numpy as np
from scipy import stats

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from writer import save  # noqa: E402

rng = np.random.default_rng(11)
samples = {
    "smooth": (rng.gamma(2.0, size=23), rng.gamma(2.5, size=17), rng.gamma(2.1, size=40)),
    "ties": (rng.integers(1, 9, 30).astype(float), rng.integers(2, 9, 25).astype(float), rng.integers(1, 8, 12).astype(float)),
    "small": (np.array([1.5, 2.5, 0.5, 7.0, 3.0, 4.5, 6.0, 8.5]), np.array([2.0, 9.5, 5.0, 5.5, 12.0]), np.array([1.0, 2.25, 3.5])),
}
sides = ("two-sided", "less", "greater")
cases = {}
for name, (a, b, c) in samples.items():
    case = {"a": a, "b": b, "c": c}
    d = stats.describe(a)
    case["describe"] = [d.nobs, *d.minmax, d.mean, d.variance, d.skewness, d.kurtosis]
    case["skew"] = [stats.skew(a), stats.skew(a, bias=False)]
    case["kurtosis"] = [stats.kurtosis(a), stats.kurtosis(a, fisher=False, bias=False)]
    case["moment"] = [stats.moment(a, 3), stats.moment(a, 4)]
    case["spread"] = [stats.sem(a), stats.variation(a), stats.iqr(a), stats.iqr(a, rng=(10, 80)), stats.median_abs_deviation(a)]
    case["means"] = [stats.gmean(a), stats.hmean(a), stats.pmean(a, 2.5), stats.trim_mean(a, 0.1)]
    case["zscore"] = stats.zscore(a, ddof=1)
    case["zmap"] = stats.zmap(a, b)
    mode = stats.mode(a, keepdims=False)
    case["mode"] = [mode.mode, mode.count]
    for method in ("average", "min", "max", "dense", "ordinal"):
        case["rank " + method] = stats.rankdata(a, method)
    for side in sides:
        case["1samp " + side] = list(stats.ttest_1samp(a, 2.2, alternative=side))
        case["ind " + side] = list(stats.ttest_ind(a, b, alternative=side))
        case["welch " + side] = list(stats.ttest_ind(a, b, equal_var=False, alternative=side))
        case["yuen " + side] = list(stats.ttest_ind(a, b, trim=0.15, alternative=side))
        case["mann exact " + side] = list(stats.mannwhitneyu(a, b, method="exact", alternative=side))
        case["mann asymptotic " + side] = list(stats.mannwhitneyu(a, b, method="asymptotic", alternative=side))
        case["mann auto " + side] = list(stats.mannwhitneyu(a, b, alternative=side))
        case["ranksums " + side] = list(stats.ranksums(a, b, alternative=side))
        n = min(len(a), len(b))
        case["rel " + side] = list(stats.ttest_rel(a[:n], b[:n], alternative=side))
        case["wilcoxon " + side] = list(stats.wilcoxon(a[:n], b[:n], alternative=side, method="approx", correction=True))
        case["pratt " + side] = list(stats.wilcoxon(a[:n], b[:n], alternative=side, method="approx", zero_method="pratt"))
        case["zsplit " + side] = list(stats.wilcoxon(a[:n], b[:n], alternative=side, method="approx", zero_method="zsplit"))
        if name != "ties":
            case["wilcoxon exact " + side] = list(stats.wilcoxon(a[:n], b[:n], alternative=side, method="exact"))
            case["kendall exact " + side] = list(stats.kendalltau(a[:n], b[:n], method="exact", alternative=side))
        case["kendall " + side] = list(stats.kendalltau(a[:n], b[:n], alternative=side, method="asymptotic"))
        case["spearman " + side] = list(stats.spearmanr(a[:n], b[:n], alternative=side))
        case["skewtest " + side] = list(stats.skewtest(a, alternative=side))
        case["kurtosistest " + side] = list(stats.kurtosistest(a, alternative=side))
        r = stats.linregress(a[:n], b[:n], alternative=side)
        case["linregress " + side] = [*r, r.intercept_stderr]
    case["kendall c"] = list(stats.kendalltau(a[:n], b[:n], variant="c", method="asymptotic"))
    case["theilslopes"] = list(stats.theilslopes(b[:n], a[:n], 0.9))
    case["theilslopes joint"] = list(stats.theilslopes(b[:n], a[:n], method="joint"))
    case["normaltest"] = list(stats.normaltest(a))
    case["jarque_bera"] = list(stats.jarque_bera(a))
    case["f_oneway"] = list(stats.f_oneway(a, b, c))
    case["kruskal"] = list(stats.kruskal(a, b, c))
    case["bartlett"] = list(stats.bartlett(a, b, c))
    for center in ("median", "mean", "trimmed"):
        case["levene " + center] = list(stats.levene(a, b, c, center=center, proportiontocut=0.1))
    m = min(len(a), len(b), len(c))
    case["friedman"] = list(stats.friedmanchisquare(a[:m], b[:m], c[:m]))
    ci = stats.ttest_1samp(a, 2.2).confidence_interval(0.9)
    case["interval"] = list(ci)
    cases[name] = case
tables = {
    "two": np.array([[12.0, 5.0], [3.0, 9.0]]),
    "three": np.array([[10.0, 10.0, 20.0], [20.0, 20.0, 20.0]]),
    "rare": np.array([[1000.0, 2.0], [3.0, 900.0]]),
}
for name, table in tables.items():
    r = stats.chi2_contingency(table)
    g = stats.chi2_contingency(table, lambda_=0)
    case = {"table": table, "chi2": [r[0], r[1], r[2]], "expected": r[3], "g": [g[0], g[1]]}
    if table.shape == (2, 2):
        for side in sides:
            case["fisher " + side] = list(stats.fisher_exact(table, side))
    cases["table " + name] = case
obs = [16, 18, 16, 14, 12, 12]
cases["chisquare"] = {
    "equal": list(stats.chisquare(obs)),
    "ddof": list(stats.chisquare(obs, ddof=1)),
    "expected": list(stats.chisquare(obs, [16, 16, 16, 16, 16, 8])),
    "cressie": list(stats.power_divergence(obs, lambda_=2 / 3)),
    "neyman": list(stats.power_divergence(obs, lambda_=-2)),
    "g": list(stats.power_divergence(obs, lambda_=0)),
    "mod": list(stats.power_divergence(obs, lambda_=-1)),
}
save(__file__, 11, {k: {n: np.asarray(v, float) for n, v in c.items()} for k, c in cases.items()})
