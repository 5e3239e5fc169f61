"""Struve functions from mpmath."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from samples import Sampler, case
from writer import save

mp.mp.dps = 50
s = Sampler(67, 12)
v = np.concatenate([s.uniform(0, 10), s.uniform(0, 60), s.whole(0, 8), s.uniform(-20, 0), -s.whole(1, 8) - 0.5])
x = np.concatenate([s.log(-3, 1.5), s.uniform(0, 80), s.uniform(0, 200), s.log(-1, 2), s.uniform(0, 60)])
size = lambda n, t: mp.hypot(mp.besselj(n, t), mp.bessely(n, t)) if t > abs(n) else mp.mpf(0)
save(__file__, 67, {"struve": case(mp.struveh, v, x, scale=size), "modstruve": case(mp.struvel, v, x)})
