"""Tests of location and scale of two or more groups by SciPy."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy import stats
from writer import save

SEED = 53
rng = np.random.default_rng(SEED)
sides = ("two-sided", "less", "greater")
cases = {}


def ansari(a, b, side):
    """SciPy's exact p-values are in single precision: counted in whole numbers here."""
    r = stats.ansari(a, b, side)
    everything = np.r_[a, b]
    n = everything.size
    if np.unique(everything).size < n or max(a.size, b.size) >= 55:
        return list(r)
    counts = [{0: 1}] + [{} for _ in range(a.size)]
    for score in (min(i, n + 1 - i) for i in range(1, n + 1)):
        for k in range(a.size, 0, -1):
            for total, count in counts[k - 1].items():
                counts[k][total + score] = counts[k].get(total + score, 0) + count
    pmf = counts[a.size]
    at_most = sum(c for t, c in pmf.items() if t <= r.statistic) / sum(pmf.values())
    at_least = sum(c for t, c in pmf.items() if t >= r.statistic) / sum(pmf.values())
    return [r.statistic, {"less": at_least, "greater": at_most, "two-sided": min(1, 2 * min(at_most, at_least))}[side]]


for name, (a, b, c) in {
    "smooth": (rng.normal(1, 2, 23), rng.normal(1.5, 1, 18), rng.normal(0, 3, 30)),
    "odd": (rng.normal(1, 2, 8), rng.normal(1.5, 1, 9), rng.normal(0, 3, 11)),
    "ties": (rng.integers(1, 9, 16).astype(float), rng.integers(2, 9, 14).astype(float), rng.integers(1, 12, 12).astype(float)),
    "odd ties": (rng.integers(1, 9, 16).astype(float), rng.integers(2, 9, 13).astype(float), rng.integers(1, 12, 12).astype(float)),
    "large": (rng.normal(1, 2, 60), rng.normal(1, 1.9, 71), rng.normal(1, 2, 40)),
    "larger": (rng.normal(1, 2, 60), rng.normal(1, 1.9, 70), rng.normal(1, 2, 40)),
    "few": (np.array([1.5, 2.5, 0.5]), np.array([2.0, 9.5]), np.array([1.0, 2.25, 3.5, 7])),
}.items():
    case = {"a": a, "b": b, "c": c}
    for side in sides:
        case["ansari " + side] = ansari(a, b, side)
        case["mood " + side] = list(stats.mood(a, b, alternative=side))
        case["brunner t " + side] = list(stats.brunnermunzel(a, b, side))
        case["brunner normal " + side] = list(stats.brunnermunzel(a, b, side, "normal"))
    for center in ("median", "mean", "trimmed"):
        case["fligner " + center] = list(stats.fligner(a, b, c, center=center, proportiontocut=0.1))
    r = stats.alexandergovern(a, b, c)
    case["alexander"] = [r.statistic, r.pvalue]
    for ties in ("below", "above", "ignore"):
        try:
            r = stats.median_test(a, b, c, ties=ties)
        except ValueError:
            continue
        case["median " + ties], case["table " + ties] = [r[0], r[1], r[2]], r[3]
    r = stats.median_test(a, b, correction=True, lambda_=0)
    case["median g"] = [r[0], r[1]]
    r = stats.tukey_hsd(a, b, c)
    case["tukey"], case["tukey p"] = r.statistic, r.pvalue
    i = r.confidence_interval(0.9)
    case["tukey low"], case["tukey high"] = i.low, i.high
    # Games and Howell's, which SciPy has from 1.15 on, by its definition.
    p = np.ones((3, 3))
    for i, x in enumerate((a, b, c)):
        for j, y in enumerate((a, b, c)):
            if i != j:
                u, v = x.var(ddof=1) / x.size, y.var(ddof=1) / y.size
                df = (u + v) ** 2 / (u**2 / (x.size - 1) + v**2 / (y.size - 1))
                p[i, j] = stats.studentized_range.sf(abs(x.mean() - y.mean()) / np.sqrt((u + v) / 2), 3, df)
    case["games"] = p
    cases[name] = case
save(__file__, SEED, cases)
