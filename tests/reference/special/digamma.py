"""digamma, polygamma, rgamma, poch and beta from mpmath at 50 digits."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from writer import save

mp.mp.dps = 50
rng = np.random.default_rng(21)
uniform = rng.uniform


def table(f, *arguments):
    names = ("a", "b")[: len(arguments)]
    values = [float(mp.re(f(*map(mp.mpf, row)))) for row in zip(*map(np.atleast_1d, arguments))]
    return {**dict(zip(names, arguments)), "out": values}


def power(low, high, count):
    return 10.0 ** uniform(low, high, count)


positive = np.concatenate([power(-300, 0, 30), uniform(0, 3, 80), uniform(3, 40, 60), power(1, 20, 30),
                           1.4616321449683623 + power(-15, -1, 20), [1.4616321449683623, 1, 2, 10]])
natural = rng.integers(1, 200, 60).astype(float)
large = uniform(-30, 30, 60)
save(__file__, 21, {
    "digamma": table(mp.digamma, positive),
    "digamma negative": table(mp.digamma, -uniform(0, 40, 60)),
    "rgamma": table(mp.rgamma, np.concatenate([uniform(-170, 178, 120), uniform(-4, 4, 60), power(-300, 0, 20)])),
    "polygamma": table(lambda n, x: mp.polygamma(int(n), x), natural, power(-1, 3, 60)),
    "polygamma negative": table(lambda n, x: mp.polygamma(int(n), x), rng.integers(1, 8, 40).astype(float), -power(-2, 1.5, 40)),
    "beta": table(mp.beta, np.concatenate([power(-5, 3, 80), power(-3, 2, 40)]), np.concatenate([power(-5, 3, 80), power(3, 15, 40)])),
    "poch": table(lambda z, m: mp.gammaprod([z + m], [z]), np.concatenate([power(-3, 2, 60), power(2, 15, 60), large]),
                  np.concatenate([power(-3, 2, 60), uniform(-3, 3, 60), rng.integers(-20, 20, 60).astype(float)])),
})
