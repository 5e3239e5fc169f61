"""Modified Bessel functions of real order from mpmath."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from samples import Sampler, case
from writer import save

mp.mp.dps = 60
s = Sampler(43, 15)
join = np.concatenate
nu = join([s.uniform(0, 10), s.uniform(0, 60), s.whole(0, 40), s.log(-10, 0), s.uniform(30, 300)])
x = join([s.log(-3, 1), s.log(-3, 2.5), s.uniform(0, 50), s.uniform(0, 45), s.log(1, 2.5)])
save(__file__, 43, {
    "iv": case(mp.besseli, nu, x),
    "iv_negative": case(mp.besseli, -s.uniform(0, 30), s.log(-1, 1.5)),
    "ive": case(lambda n, x: mp.besseli(n, x) * mp.exp(-x), nu, x),
    "kv": case(mp.besselk, nu, x),
    "kve": case(lambda n, x: mp.besselk(n, x) * mp.exp(x), nu, x),
    "ivp": case(lambda n, x: mp.diff(lambda t: mp.besseli(n, t), x, 2), s.uniform(0, 10, 6), s.uniform(0.5, 8, 6)),
    "kvp": case(lambda n, x: mp.diff(lambda t: mp.besselk(n, t), x, 1), s.uniform(0, 10, 6), s.uniform(0.5, 8, 6)),
})
