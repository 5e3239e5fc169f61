"""The incomplete beta function from mpmath at 40 digits, both tails, with the points of t tests far out."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from writer import save

mp.mp.dps = 40
rng = np.random.default_rng(3)
rows = []
for _ in range(220):
    scale = rng.choice([0.01, 1, 10, 100, 1e4])
    a, b = (float(10 ** rng.uniform(-2, 1) * scale ** rng.uniform(0, 1)) for _ in range(2))
    mean, deviation = a / (a + b), np.sqrt(a * b / (a + b + 1)) / (a + b)
    x = float(mean + deviation * rng.normal() * rng.choice([1, 1, 5]))
    if rng.random() < 0.4 or not 0 < x < 1:
        x = float(10 ** rng.uniform(-10, 0))
    rows.append((a, b, x))
for n in (5, 30, 105, 1000):  # two-sided p-values of correlations: I_((1-r)/2)(n/2 - 1, n/2 - 1)
    rows += [(n / 2 - 1, n / 2 - 1, (1 - r) / 2) for r in (0.1, 0.5, 0.9, 0.9925966291080566, 0.9999)]
out = []
for a, b, x in rows:
    try:
        lower, upper = mp.betainc(a, b, 0, x, regularized=True), mp.betainc(a, b, x, 1, regularized=True)
    except ValueError:  # mpmath's series asks for more digits than it allows itself
        continue
    if abs(lower + upper - 1) < 1e-30:
        out.append((a, b, x, float(lower) if lower > 1e-30 or upper > 0.5 else 0, float(upper) if upper > 1e-30 else 0))
out = np.array(out)
save(__file__, 3, {"betainc": dict(zip(("a", "b", "x", "lower", "upper"), out.T))})
