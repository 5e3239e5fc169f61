"""Tricomi's function from mpmath, with the size of what half an ulp of each parameter changes."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from samples import Sampler, case
from writer import save

mp.mp.dps = 120
s = Sampler(73, 16)
a = np.concatenate([s.uniform(0, 10), s.uniform(-20, 20), s.whole(-8, 8), s.uniform(-2, 60), s.uniform(0, 1)])
b = np.concatenate([s.uniform(0, 10), s.uniform(-20, 20), s.whole(-8, 8), s.uniform(-60, 60), s.whole(1, 9)])
x = np.concatenate([s.log(-3, 2), s.log(-3, 2), s.log(-3, 2), s.log(-1, 2.5), s.log(-12, 1)])


def size(*p):
    exact, half = mp.hyperu(*p), mp.mpf(2) ** -53
    change = sum(abs(mp.hyperu(*p[:k], v * (1 + half), *p[k + 1:]) - exact) for k, v in enumerate(p))
    return change * 2 ** 52


save(__file__, 73, {"hyperu": case(mp.hyperu, a, b, x, scale=size)})
