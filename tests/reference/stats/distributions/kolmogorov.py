"""The law of the two-sided Kolmogorov-Smirnov statistic by Durbin's matrix at 90 digits, the density by a difference."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))

import mpmath as mp
import numpy as np
import scipy.stats
from writer import save

mp.mp.dps = 90


def below(n, x):
    a = n * mp.mpf(x)
    k = int(mp.floor(a)) + 1
    h, m = k - a, 2 * k - 1
    matrix = np.array([[mp.mpf(int(i - j + 1 >= 0)) for j in range(m)] for i in range(m)], dtype=object)
    for i in range(m):
        matrix[i, 0] -= h ** (i + 1)
        matrix[m - 1, i] -= h ** (m - i)
    if 2 * h > 1:
        matrix[m - 1, 0] += (2 * h - 1) ** m
    for i in range(m):
        for j in range(min(m, i + 1)):
            matrix[i, j] /= mp.factorial(i - j + 1)
    v = np.array([mp.mpf(int(i == k - 1)) for i in range(m)], dtype=object)
    for _ in range(n):
        v = v.dot(matrix)
    return v[k - 1] * mp.factorial(n) / mp.mpf(n) ** n


rng = np.random.default_rng(17)
cases = {}
for n in [1, 2, 3, 7, 20, 40, 150]:
    xs = np.concatenate([rng.uniform(0.5, 0.95, 2), rng.uniform(0.6, 1.4, 2) / n, rng.uniform(0.3, 2.5, 5) / np.sqrt(n)])
    xs = np.array([x for x in xs if 0.5 / n < x < 1 and n * x < 50 and (n < 100 or x < 0.2)])
    p = [below(n, x) for x in xs]
    d = mp.mpf(10) ** -25
    slope = [(below(n, x + d) - below(n, x - d)) / (2 * d) for x in xs]
    cases[str(n)] = {"x": xs, "cdf": np.array([float(v) for v in p]), "sf": np.array([float(1 - v) for v in p]),
                     "pdf": np.array([float(v) for v in slope]),
                     "rvs": scipy.stats.kstwo.rvs(n, size=3, random_state=np.random.RandomState(7))}
save(__file__, 17, cases)
