"""Normal distribution and error functions from mpmath at 40 digits."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from writer import save

mp.mp.dps = 60
rng = np.random.default_rng(5)
x = np.concatenate([rng.uniform(-8, 8, 100), rng.uniform(-37.5, -5, 60), 10.0 ** rng.uniform(-20, 0, 20)])
far = np.concatenate([rng.uniform(-8, 8, 60), -(10.0 ** rng.uniform(0, 150, 60)), rng.uniform(-60, -15, 40)])
p = np.concatenate([rng.uniform(0, 1, 100), 10.0 ** rng.uniform(-300, -1, 60), [5e-324, 0.5, 0.075, 0.925, 1 - 2**-53]])
y = np.concatenate([rng.uniform(-1, 1, 80), 10.0 ** rng.uniform(-300, -1, 40), 1 - 10.0 ** rng.uniform(-15, -1, 20)])
q = np.concatenate([rng.uniform(0, 2, 80), 10.0 ** rng.uniform(-300, -1, 40)])


def quantile(probability):
    """x with ncdf(x) = probability: from the nearest double by Newton's method."""
    from scipy.special import ndtri

    lower = probability <= 0.5
    tail = probability if lower else 1 - probability
    at = mp.mpf(float(ndtri(float(tail))))
    for _ in range(8):
        at -= (mp.erfc(-at / mp.sqrt(2)) / 2 - tail) / mp.npdf(at)
    return at if lower else -at


mpf = mp.mpf
save(__file__, 5, {
    "ndtr": {"x": x, "out": [float(mp.erfc(-mpf(v) / mp.sqrt(2)) / 2) for v in x]},
    "log_ndtr": {"x": far, "out": [
        float(mp.log(mp.erfc(-mpf(v) / mp.sqrt(2)) / 2)) if v > -1e5 else
        float(-mpf(v) ** 2 / 2 - mp.log(-mpf(v) * mp.sqrt(2 * mp.pi)) - 1 / mpf(v) ** 2) for v in far]},
    "ndtri": {"x": p, "out": [float(quantile(mpf(v))) for v in p]},
    "erfinv": {"x": y, "out": [float(quantile((1 + mpf(v)) / 2) / mp.sqrt(2)) if abs(v) > 1e-12 else
                               float(mpf(v) * mp.sqrt(mp.pi) / 2) for v in y]},
    "erfcinv": {"x": q, "out": [float(-quantile(mpf(v) / 2) / mp.sqrt(2)) for v in q]},
})
