"""Exact tests by SciPy; the maxima that SciPy searches for to six digits by a fine grid and a bounded minimiser."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy import optimize, stats
from scipy.special import gammaln
from writer import save

SEED = 59
rng = np.random.default_rng(SEED)
sides = ("two-sided", "less", "greater")


def worst(c1, c2, extreme):
    a, b = np.meshgrid(np.arange(c1 + 1), np.arange(c2 + 1), indexing="ij")
    logs = (gammaln(c1 + 1) - gammaln(a + 1) - gammaln(c1 - a + 1) + gammaln(c2 + 1) - gammaln(b + 1) - gammaln(c2 - b + 1))[extreme]
    s = (a + b)[extreme]

    def f(p):
        return -np.exp(logs + s * np.log(p) + (c1 + c2 - s) * np.log1p(-p)).sum()

    grid = np.linspace(0, 1, 801)[1:-1]
    values = np.array([f(p) for p in grid])
    best = max(float((s == 0).any()), float((s == c1 + c2).any()), -values.min())
    for i in range(1, len(grid) - 1):
        if values[i] <= min(values[i - 1], values[i + 1]) and values[i] < 0.8 * values.min():
            best = max(best, -optimize.minimize_scalar(f, bounds=(grid[i - 1], grid[i + 1]), method="bounded", options={"xatol": 1e-10}).fun)
    return min(best, 1.0)


def barnard(t, side, pooled):
    (a, b), (c, d) = t
    c1, c2 = a + c, b + d
    x, y = np.meshgrid(np.arange(c1 + 1), np.arange(c2 + 1), indexing="ij")
    p, q = x / c1, y / c2
    z = (x + y) / (c1 + c2)
    v = z * (1 - z) * (1 / c1 + 1 / c2) if pooled else p * (1 - p) / c1 + q * (1 - q) / c2
    with np.errstate(all="ignore"):
        w = (p - q) / np.sqrt(v)
    w[p == q] = 0
    o = w[a, b]
    e = 1e-12 * abs(o) if np.isfinite(o) else 0
    return [o, worst(c1, c2, {"two-sided": abs(w) >= abs(o) - e, "less": w <= o + e, "greater": w >= o - e}[side])]


def boschloo_less(t):
    (a, b), (c, d) = t
    c1, c2 = a + c, b + d
    x, y = np.meshgrid(np.arange(c1 + 1), np.arange(c2 + 1), indexing="ij")
    p = stats.hypergeom.cdf(x, c1 + c2, x + y, c1)
    return [p[a, b], worst(c1, c2, p <= p[a, b] * (1 + 1e-12))]


def boschloo(t, side):
    less, greater = boschloo_less(t), boschloo_less(t[:, ::-1])
    if side == "two-sided":
        smaller = less if less[1] < greater[1] else greater
        return [smaller[0], min(1, 2 * smaller[1])]
    return less if side == "less" else greater


def compare(p, scipy):
    """SciPy's search may end at a lower maximum, or may count equal statistics as different by rounding."""
    if abs(p - scipy) > 1e-6:
        print("SciPy has", scipy, "where the maximum is", p)


cases = {}
for i, t in enumerate(([[7, 17], [15, 5]], [[8, 14], [1, 3]], [[1, 4], [9, 6]], [[0, 3], [4, 2]], [[5, 5], [5, 5]], [[12, 30], [25, 8]], [[3, 0], [0, 3]])):
    t = np.array(t)
    case = {"table": t}
    for side in sides:
        for pooled in (True, False):
            case[f"barnard {pooled} {side}"] = barnard(t, side, pooled)
            compare(case[f"barnard {pooled} {side}"][1], stats.barnard_exact(t, side, pooled).pvalue)
        case["boschloo " + side] = boschloo(t, side)
        compare(case["boschloo " + side][1], stats.boschloo_exact(t, side).pvalue)
    cases[f"table {i}"] = case
rows = []
for k1, n1, k2, n2, diff in ((0, 100, 3, 100, 0), (5, 10, 3, 20, 0.1), (60, 51477.5, 30, 54308.7, 0), (20, 10, 12, 10, 0), (0, 1, 0, 1, 0), (1, 1, 4, 2, 0.5)):
    for i, side in enumerate(sides):
        r = stats.poisson_means_test(k1, n1, k2, n2, diff=diff, alternative=side)
        rows.append([k1, n1, k2, n2, diff, i, r.statistic, r.pvalue])
cases["poisson"] = {"rows": np.array(rows, float)}
for i, (m, n) in enumerate(((10, 3), (4, 5), (2, 8), (12, 4), (13, 4), (25, 3), (20, 3), (3, 10))):
    data = rng.integers(0, 9, (m, n)) + np.arange(n) // 2
    order = rng.permutation(n) + 1
    case = {"data": data, "ranks": order}
    for key, options in (("auto", {}), ("order", {"predicted_ranks": order}), ("asymptotic", {"method": "asymptotic"})):
        r = stats.page_trend_test(data, **options)
        case[key] = [r.statistic, r.pvalue, r.method == "exact"]
    cases[f"page {i}"] = case
save(__file__, SEED, cases)
