"""Distances of samples by scipy.stats."""

import pathlib
import sys

import numpy as np
from scipy.stats import energy_distance, wasserstein_distance

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from writer import save  # noqa: E402

rng = np.random.default_rng(24)
cases = {}
for name, n, m, ties in (("one", 1, 1, False), ("few", 3, 5, True), ("many", 200, 150, False), ("ties", 100, 120, True)):
    u, v, a, b = rng.normal(size=n), rng.normal(size=m) + 0.4, rng.random(n), rng.random(m)
    if ties:
        u, v = np.round(u, 1), np.round(v, 1)
    cases[name] = {"u": u, "v": v, "a": a, "b": b}
    for key, options in (("plain", (u, v)), ("weights", (u, v, a, b)), ("left", (u, v, a))):
        cases[name][key] = [wasserstein_distance(*options), energy_distance(*options)]
save(__file__, 24, cases)
