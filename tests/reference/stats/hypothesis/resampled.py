"""Tests with p-values by permutations, put together from scipy.stats.permutation_test as newer SciPy does it."""

import pathlib
import sys

import numpy as np
from scipy import stats

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from writer import save  # noqa: E402

rng = np.random.default_rng(2022)
x, y = rng.normal(size=11), rng.normal(size=9) + 0.6
tied, other = rng.integers(0, 5, 8).astype(float), rng.integers(1, 6, 7).astype(float)
d = rng.integers(-3, 6, 14).astype(float)
third = rng.normal(size=6) * 2
table = np.array([[7, 2, 3], [1, 5, 4]])
small = np.array([[2, 1], [0, 2], [1, 0]])
cases = {"data": {"x": x, "y": y, "tied": tied, "other": other, "d": d, "third": third, "table": table.astype(float), "small": small.astype(float)}}


def by_permutation(data, statistic, side, n=199, kind="independent"):
    return stats.permutation_test(
        data, statistic, permutation_type=kind, vectorized=False, n_resamples=n, alternative=side, random_state=np.random.default_rng(4)
    ).pvalue


def rank_sum(v):
    v = v[v != 0]
    return np.sum(stats.rankdata(np.abs(v))[v > 0])


for side in ("two-sided", "less", "greater"):
    cases[side] = {
        "student": by_permutation((x, y), lambda a, b: stats.ttest_ind(a, b)[0], side),
        "welch": by_permutation((x, y), lambda a, b: stats.ttest_ind(a, b, equal_var=False)[0], side),
        "yuen": by_permutation((x, y), lambda a, b: stats.ttest_ind(a, b, trim=0.2)[0], side),
        "exact": by_permutation((x[:5], y[:4]), lambda a, b: stats.ttest_ind(a, b)[0], side, 9999),
        "mannwhitneyu": by_permutation((tied, other), lambda a, b: stats.mannwhitneyu(a, b, method="asymptotic")[0], side),
        "mannwhitneyu exact": by_permutation((tied, other), lambda a, b: stats.mannwhitneyu(a, b, method="asymptotic")[0], side, 9999),
        "wilcoxon": by_permutation((d,), rank_sum, side, kind="samples"),
        "wilcoxon exact": by_permutation((d,), rank_sum, side, 99999, kind="samples"),
    }


def k_sample(*samples):
    return stats.anderson_ksamp(samples)[0]  # standardised by a constant


import warnings  # noqa: E402

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    cases["anderson_ksamp"] = {"pvalue": by_permutation((x, y, third), k_sample, "greater")}


def untabulate(t):
    rows, columns = zip(*[(i, j) for i in range(t.shape[0]) for j in range(t.shape[1]) for _ in range(t[i, j])])
    return np.array(rows), np.array(columns)


def tables(t, name, n):
    rows, columns = untabulate(t)
    expected = stats.contingency.expected_freq(t)

    def count(r):
        out = np.zeros(t.shape, int)
        np.add.at(out, (r.astype(int), columns), 1)
        return out

    def chi2(r):
        return np.sum((count(r) - expected) ** 2 / expected)

    from math import factorial, prod

    def mass(r):
        c = count(r)
        margins = [int(v) for v in [*c.sum(0), *c.sum(1)]]
        return prod(factorial(v) for v in margins) / (prod(factorial(int(v)) for v in c.ravel()) * factorial(int(c.sum())))

    cases[name] = {
        "chi2": by_permutation((rows,), chi2, "greater", n, "pairings"),
        "fisher": by_permutation((rows,), mass, "less", n, "pairings"),
        "mass": mass(rows),
    }


tables(table, "random table", 199)
tables(small, "exact table", 9999)
save(__file__, 2022, cases)
