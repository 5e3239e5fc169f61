"""The incomplete gamma functions from mpmath, both tails."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from incomplete import gamma_parts
from writer import save

rng = np.random.default_rng(5)
rows = []
for _ in range(500):
    a = 10 ** rng.uniform(-6, rng.choice([1, 1.5, 3, 6]))
    x = (a * 10 ** rng.uniform(-1.5, 1.5), a + np.sqrt(a) * rng.normal() * rng.choice([1, 5, 30]), 10 ** rng.uniform(-10, 1),
         a * rng.uniform(0.2, 3))[rng.integers(4)]
    rows.append((float(a), float(x if x > 0 else a / 2)))
rows += [(1e6, x) for x in (9.9e5, 9.97e5, 1e6, 1.003e6, 1.02e6, 1.037e6)]  # a Poisson distribution's tails
rows += [(0.5, 700.0), (3.0, 1e-100), (12.0, 28.3), (12.0, 3.6), (1e-300, 0.5), (0.9, 0.999), (1.0, 1.0)]
out = np.array([(a, x, *map(float, gamma_parts(a, x))) for a, x in rows])
save(__file__, 5, {"gammainc": dict(zip(("a", "x", "lower", "upper"), out.T))})
