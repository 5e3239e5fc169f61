"""Hypergeometric functions from mpmath. The scale is what half an ulp of each argument changes, where that is more than an ulp."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from samples import Sampler, case
from writer import save

mp.mp.dps = 60
s = Sampler(61, 16)
join = np.concatenate


def condition(f):
    def scale(*p):
        value, change = f(*p), mp.mpf(0)
        for k in range(len(p)):
            moved = list(p)
            moved[k] *= 1 + mp.mpf(2) ** -53
            change += abs(f(*moved) - value)
        return max(abs(value), change * 2 ** 52)

    return scale


def real(f):
    return lambda *p: mp.re(f(*p))


v0 = join([s.uniform(0, 20), s.uniform(-20, 60)])
z0 = join([s.signed(-3, 3.5), s.signed(-3, 3)])
a1 = join([s.uniform(0, 10), s.uniform(-20, 20), s.uniform(-60, 60), -s.whole(1, 80)])
b1 = join([s.uniform(0, 10), s.uniform(-20, 20), s.uniform(0, 60), s.uniform(0, 5)])
x1 = join([s.uniform(-60, 60), s.uniform(-60, 60), s.signed(-2, 2.5), s.uniform(-100, 200)])
half = lambda: s.whole(-5, 12) / 2
a2 = join([s.uniform(0, 5), s.uniform(-10, 10), half(), half(), s.uniform(0, 6), -s.whole(1, 60)])
b2 = join([s.uniform(0, 5), s.uniform(-10, 10), half(), half(), s.uniform(0, 6), s.uniform(0, 60)])
c2 = join([s.uniform(0, 5), s.uniform(-10, 10), s.whole(1, 12) / 2, s.whole(1, 12) / 2, s.uniform(0, 12), s.uniform(0, 5)])
z2 = join([s.uniform(-2, 1), s.uniform(-2, 1), s.uniform(-1, 1), 1 - s.log(-10, 0), -s.log(-2, 8), s.uniform(-1, 1)])
save(__file__, 61, {
    "hyp0f1": case(mp.hyp0f1, v0, z0, scale=condition(mp.hyp0f1)),
    "hyp1f1": case(mp.hyp1f1, a1, b1, x1, scale=condition(mp.hyp1f1)),
    "hyp2f1": case(real(mp.hyp2f1), a2, b2, c2, z2, scale=condition(real(mp.hyp2f1))),
})
