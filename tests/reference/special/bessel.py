"""Bessel functions J0 and J1 from mpmath."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from writer import save

mp.mp.dps = 40
rng = np.random.default_rng(8)
x = np.concatenate([rng.uniform(0, 8, 60), rng.uniform(8, 60, 60), 10.0 ** rng.uniform(1, 7, 30),
                    10.0 ** rng.uniform(-300, 0, 20), [8.0, np.nextafter(8, 0), np.nextafter(8, 9)],
                    [float(mp.besseljzero(order, k)) for order in (0, 1) for k in (1, 2, 3, 10)]])
save(__file__, 8, {f"j{order}": {"x": x, "out": [float(mp.besselj(order, mp.mpf(v))) for v in x]} for order in (0, 1)})
