"""Airy functions and their zeros, and zeros of Bessel functions, from mpmath."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from samples import Sampler, case
from writer import save

mp.mp.dps = 40
s = Sampler(53, 20)
x = np.concatenate([s.uniform(-11, 11, 40), s.uniform(-100, -9), s.uniform(9, 100), s.signed(-5, 0), s.uniform(-1e4, -100, 5)])
scaled = np.abs(x)


def size(d):
    return lambda t: mp.hypot(mp.airyai(t, derivative=d), mp.airybi(t, derivative=d)) if t < 0 else mp.mpf(0)


zeta = lambda t: 2 * t ** 1.5 / 3
content = {}
for name, f, d in (("ai", mp.airyai, 0), ("aip", mp.airyai, 1), ("bi", mp.airybi, 0), ("bip", mp.airybi, 1)):
    content[name] = case(lambda t: f(t, derivative=d), x, scale=size(d))
    sign = 1 if f is mp.airyai else -1
    content[name + "e"] = case(lambda t: f(t, derivative=d) * mp.exp(sign * 2 * t * mp.sqrt(t) / 3), scaled)
k = np.array([1, 2, 3, 4, 5, 10, 50.0])
for name, f, d in (("a", mp.airyaizero, 0), ("ap", mp.airyaizero, 1), ("b", mp.airybizero, 0), ("bp", mp.airybizero, 1)):
    content[name] = case(lambda i: f(int(i), derivative=d), k)
order = np.array([0, 0, 1, 1, 2, 5, 10, 40, 0, 3, 30, 100.0])
which = np.array([1, 2, 1, 3, 1, 2, 1, 1, 40, 20, 10, 1.0])
for name, f, d in (("j", mp.besseljzero, 0), ("jp", mp.besseljzero, 1), ("y", mp.besselyzero, 0), ("yp", mp.besselyzero, 1)):
    # mpmath counts the zero at 0 of J0'.
    content[name] = case(lambda n, i: f(n, int(i) + (name == "jp" and n == 0), derivative=d), order, which)
save(__file__, 53, content)
