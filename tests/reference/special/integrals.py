"""Exponential, sine, Fresnel and dilogarithm integrals from mpmath."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from samples import Sampler, case
from writer import save

mp.mp.dps = 40
s = Sampler(53, 25)
join = np.concatenate
x = join([s.uniform(0, 40), s.uniform(0, 4), s.log(-20, 2), [1, 4, 8, 16, 32, 64]])
save(__file__, 53, {
    "exp1": case(mp.e1, join([x, s.uniform(40, 730)])),
    "expi": case(mp.ei, join([x, s.uniform(40, 700), -s.log(-5, 2)]), scale=lambda x: 0.5 if abs(x) < 1 else 0),
    "expn": case(lambda n, x: mp.expint(n, x), s.whole(0, 60, 81), x),
    "si": case(mp.si, x),
    "ci": case(mp.ci, x, scale=lambda x: min(1, 1 / x)),
    "shi": case(mp.shi, x),
    "chi": case(mp.chi, x, scale=lambda x: 0.3 if x < 2 else 0),
    "fresnel_s": case(mp.fresnels, join([x, s.log(-5, 6)])),
    "fresnel_c": case(mp.fresnelc, join([x, s.log(-5, 6)])),
    "spence": case(lambda x: mp.re(mp.polylog(2, 1 - x)), join([x, 1 + s.signed(-10, -0.5)])),
})
