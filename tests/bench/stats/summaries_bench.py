import numpy as np
from scipy import stats


def rows():
    def pair(n):
        rng = np.random.RandomState(1)
        x = rng.standard_normal(n)
        return x, x + rng.standard_normal(n)

    x, y = pair(1000000)
    positive, whole, share = np.exp(x), np.round(100 * x), 1 / (1 + np.exp(x))
    yield "describe", "1e6", "f64", lambda: stats.describe(x)
    yield "skew and kurtosis", "1e6", "f64", lambda: stats.skew(x) + stats.kurtosis(x)
    yield "zscore", "1e6", "f64", lambda: stats.zscore(x)
    yield "ttest_ind", "1e6", "f64", lambda: stats.ttest_ind(x, y)
    yield "linregress", "1e6", "f64", lambda: stats.linregress(x, y)
    yield "iqr", "1e6", "f64", lambda: stats.iqr(x)
    yield "circmean", "1e6", "f64", lambda: stats.circmean(x)
    yield "binned_statistic", "1e6", "f64", lambda: stats.binned_statistic(x, y, bins=50)
    yield "gmean", "1e6", "f64", lambda: stats.gmean(positive)
    yield "gstd", "1e6", "f64", lambda: stats.gstd(positive)
    yield "trimboth", "1e6", "f64", lambda: stats.trimboth(x, 0.1)
    yield "mode", "1e6", "f64", lambda: stats.mode(whole, keepdims=False)
    yield "combine_pvalues", "1e6", "f64", lambda: stats.combine_pvalues(share)
    yield "rankdata", "1e6", "f64", lambda: stats.rankdata(x)
    yield "spearmanr", "1e6", "f64", lambda: stats.spearmanr(x, y)
    u, v = pair(100000)
    yield "kendalltau", "1e5", "f64", lambda: stats.kendalltau(u, v)
    yield "mannwhitneyu", "1e5", "f64", lambda: stats.mannwhitneyu(u, v)
    a, b = pair(100)
    yield "ttest_ind", "100", "f64", lambda: stats.ttest_ind(a, b)
    yield "mannwhitneyu", "100", "f64", lambda: stats.mannwhitneyu(a, b)
