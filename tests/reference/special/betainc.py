"""The incomplete beta function from mpmath, both tails, with the points of t tests far out."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from incomplete import beta_parts
from writer import save

rng = np.random.default_rng(3)
rows = [(9.705927848815918, 9.811097145080566, 0.031929660588502884)]
for _ in range(450):
    a, b = (float(v) for v in 10 ** rng.uniform(-4 if rng.random() < 0.2 else -1, rng.choice([0.1, 1, 2, 3, 5]), 2))
    mean, deviation = a / (a + b), np.sqrt(a * b / (a + b + 1)) / (a + b)
    x = (rng.random(), mean + deviation * rng.normal() * rng.choice([1, 5, 10]), 10 ** rng.uniform(-12, 0),
         1 - 10 ** rng.uniform(-12, 0), mean * rng.uniform(0.2, 1))[rng.integers(5)]
    rows.append((a, b, float(x if 0 < x < 1 else mean)))
for n in (5, 30, 105, 1000):  # two-sided p-values of correlations: I_((1-r)/2)(n/2 - 1, n/2 - 1)
    rows += [(n / 2 - 1, n / 2 - 1, (1 - r) / 2) for r in (0.1, 0.5, 0.9, 0.9925966291080566, 0.9999)]
out = []
for row in rows:
    parts = beta_parts(*row)
    if parts is not None:
        out.append((*row, *map(float, parts)))
save(__file__, 3, {"betainc": dict(zip(("a", "b", "x", "lower", "upper"), np.array(out).T))})
