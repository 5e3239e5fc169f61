"""The real branches of Lambert's W function from mpmath."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from samples import Sampler, case
from writer import save

mp.mp.dps = 60
s = Sampler(59, 20)
near = -0.36787944117144233 + s.log(-15, -1)
below = np.concatenate([-s.uniform(0, 0.3678), near, -s.log(-300, -1)])
save(__file__, 59, {
    "upper": case(lambda x: mp.lambertw(x).real, np.concatenate([s.log(-12, 300), s.log(-2, 2), below])),
    "lower": case(lambda x: mp.lambertw(x, -1).real, below),
})
