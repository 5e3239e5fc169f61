"""Rank correlations and robust lines of SciPy over samples with and without ties."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy import stats
from writer import save

SEED = 41
rng = np.random.default_rng(SEED)
sides = ("two-sided", "less", "greater")
cases = {}
for name, n, values in (("ties", 25, 6), ("few", 6, 4), ("distinct", 40, 0)):
    draw = (lambda: rng.integers(0, values, n).astype(float)) if values else (lambda: rng.standard_normal(n))
    x, y = draw(), draw()
    matrix = np.stack([x, y, draw() + x], 1)
    rank = rng.permutation(n)
    case = {"x": x, "y": y, "matrix": matrix, "rank": rank}
    case["siegel"] = [*stats.siegelslopes(y, x), *stats.siegelslopes(y, x, "separate"), *stats.siegelslopes(y)]
    case["theil"] = [*stats.theilslopes(y)]
    case["tau"] = [
        stats.weightedtau(x, y).statistic,
        stats.weightedtau(x, y, rank=None).statistic,
        stats.weightedtau(x, y, rank=False).statistic,
        stats.weightedtau(x, y, rank=rank).statistic,
        stats.weightedtau(x, y, additive=False).statistic,
        stats.weightedtau(x, y, weigher=lambda r: 1 / (1 + r) ** 2).statistic,
    ]
    for side in sides:
        d = stats.somersd(x, y, alternative=side)
        case["somers " + side] = [d.statistic, d.pvalue]
        r = stats.spearmanr(matrix, alternative=side)
        case["spearman " + side], case["spearman p " + side] = r.statistic, r.pvalue
    case["table"] = stats.somersd(x, y).table
    b = x > np.median(x)
    case["biserial"] = list(stats.pointbiserialr(b, y))
    cases[name] = case
table = np.array([[27, 25, 14, 7, 0], [7, 14, 18, 35, 12], [1, 3, 2, 7, 17]])
d = stats.somersd(table)
cases["table"] = {"table": table, "somers": [d.statistic, d.pvalue]}
save(__file__, SEED, cases)
