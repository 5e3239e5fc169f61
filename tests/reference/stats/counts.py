"""Tests of counts and of p-values by SciPy; what is newer than SciPy 1.10 by its definition."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy import stats
from scipy.stats import contingency
from writer import save

SEED = 47
rng = np.random.default_rng(SEED)
sides = ("two-sided", "less", "greater")
cases = {}
rows, intervals = [], []
for k, n, p in ((3, 15, 0.1), (0, 5, 0.5), (5, 5, 0.3), (7, 20, 0.5), (10, 20, 0.5), (61, 100, 0.5), (682, 925, 0.75), (2, 5, 0), (5, 5, 1),
                (12, 40, 0.3), (490, 1000, 0.51), (100000, 200000, 0.499), (1, 7, 1 / 7), (4, 9, 0.7)):
    for i, side in enumerate(sides):
        r = stats.binomtest(k, n, p, side)
        rows.append([k, n, p, i, r.statistic, r.pvalue])
        for j, method in enumerate(("exact", "wilson", "wilsoncc")):
            c = r.proportion_ci(0.9, method)
            intervals.append([k, n, i, j, c.low, c.high])
cases["binomtest"] = {"rows": np.array(rows), "intervals": np.array(intervals, float)}

for name, p in (("few", np.array([0.01, 0.2, 0.3])), ("many", rng.random(12)), ("tiny", np.array([1e-30, 0.5, 0.999]))):
    w = rng.integers(1, 5, p.size).astype(float)
    case = {"p": p, "w": w}
    for method in ("fisher", "pearson", "tippett", "stouffer", "mudholkar_george"):
        r = stats.combine_pvalues(p, method, weights=w)
        case[method] = [r.statistic, r.pvalue]
    order = np.argsort(p)
    for method, factor in (("bh", 1), ("by", sum(1 / i for i in range(1, p.size + 1)))):
        scaled = p[order] * p.size * factor / np.arange(1, p.size + 1)
        adjusted = np.empty(p.size)
        adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1)
        case[method] = adjusted
    cases["pvalues " + name] = case

for name, t in (("smoke", [[7, 15], [58, 472]]), ("even", [[10, 12], [9, 11]]), ("zero", [[0, 3], [2, 4]]), ("corner", [[1, 0], [2, 4]]),
                ("diagonal", [[2, 0], [0, 4]]), ("large", [[120, 400], [80, 900]])):
    t = np.array(t)
    case = {"table": t}
    for kind in ("conditional", "sample"):
        r = contingency.odds_ratio(t, kind=kind)
        case[kind] = [r.statistic]
        for side in sides:
            case[f"{kind} {side}"] = list(r.confidence_interval(0.9, side))
    if name != "zero":
        r = contingency.relative_risk(t[0, 0], t[0].sum(), t[1, 0], t[1].sum())
        case["risk"] = [r.relative_risk, *r.confidence_interval(0.9)]
    if name in ("smoke", "even", "large"):
        case["association"] = [contingency.association(t, m) for m in ("cramer", "tschuprow", "pearson")] + [
            contingency.association(t, "cramer", correction=True, lambda_=0)]
    cases["table " + name] = case
save(__file__, SEED, cases)
