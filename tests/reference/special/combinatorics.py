"""Combinatorial numbers and zeta functions from mpmath."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from samples import Sampler, case
from writer import save

mp.mp.dps = 60
s = Sampler(47, 40)
join = np.concatenate
n = s.whole(0, 1000)
save(__file__, 47, {
    "factorial": case(lambda n: mp.factorial(n), np.arange(171.0)),
    "factorial2": case(lambda n: mp.fac2(n), np.arange(301.0)),
    "binom": case(mp.binomial, join([n, s.uniform(100, 1000)]), join([np.round(n * s.uniform(0, 1)), s.whole(0, 60)])),
    "perm": case(mp.ff, s.uniform(200, 400), s.whole(0, 99)),
    "stirling2": case(lambda n, k: mp.stirling2(int(n), int(k)), s.whole(20, 60), s.whole(1, 20)),
    "zeta": case(mp.zeta, join([s.uniform(0, 4), s.uniform(4, 60), 1 + s.signed(-10, 0), -s.log(-9, 0), s.uniform(-6, -4.1, 10)])),
    "zetac": case(lambda x: mp.zeta(x) - 1, join([s.uniform(2, 40), s.uniform(40, 150)])),
    "hurwitz": case(mp.zeta, 1 + s.log(-3, 1.5, 30), s.log(-3, 4, 30)),
    "factorial_broken": case(mp.factorial, s.uniform(0, 170)),
    "binom_broken": case(mp.binomial, join([s.uniform(0, 40), s.uniform(-40, 60), s.log(0, 8), s.uniform(100, 400, 20)]),
                         join([s.uniform(0, 40), s.uniform(-20, 40), s.log(-2, 2), s.uniform(-50, 300, 20)])),
    "poch_below": case(mp.rf, join([s.uniform(-30, 30), s.uniform(-150, 150), s.uniform(-30, 30, 20)]),
                       join([s.uniform(-30, 30), s.uniform(-100, 100), s.whole(-60, 60, 20)])),
})
