"""Bessel functions of orders 0 and 1 from mpmath."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from samples import Sampler, case
from writer import save

mp.mp.dps = 40
s = Sampler(8, 40)
zeros = [float(mp.besseljzero(order, k)) for order in (0, 1) for k in (1, 2, 3, 10)]
x = np.concatenate([s.uniform(0, 26), s.uniform(0, 4), s.log(1, 7), s.log(-300, 0, 20), [4, 25, np.nextafter(25, 0), np.nextafter(4, 0)], zeros])
growing = np.concatenate([s.uniform(0, 21), s.uniform(0, 4), s.uniform(20, 713), s.log(-300, 0, 20), [20, np.nextafter(20, 0)]])
falling = np.concatenate([s.uniform(0, 33), s.uniform(0, 2), s.uniform(20, 744), s.log(-300, 0, 20), [1, 32, np.nextafter(32, 0), np.nextafter(1, 0)]])


def size(x):
    """The size of the oscillation of J and Y."""
    return mp.mpf(1) if x < 1 else mp.sqrt(2 / (mp.pi * x))


cases = {
    "j0": case(lambda x: mp.besselj(0, x), x, scale=size),
    "j1": case(lambda x: mp.besselj(1, x), x, scale=lambda x: size(x) * min(x / 2, 1)),
    "y0": case(lambda x: mp.bessely(0, x), x, scale=size),
    "y1": case(lambda x: mp.bessely(1, x), x, scale=size),
}
for n in (0, 1):
    cases[f"i{n}"] = case(lambda x: mp.besseli(n, x), growing)
    cases[f"i{n}e"] = case(lambda x: mp.besseli(n, x) * mp.exp(-x), growing)
    cases[f"k{n}"] = case(lambda x: mp.besselk(n, x), falling)
    cases[f"k{n}e"] = case(lambda x: mp.besselk(n, x) * mp.exp(x), falling)
save(__file__, 8, cases)
