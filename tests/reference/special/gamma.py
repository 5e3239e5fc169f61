"""gamma, gammaln and complex loggamma from mpmath at 40 digits, at the very doubles that the tests use."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from writer import save

mp.mp.dps = 40
rng = np.random.default_rng(11)

positive = np.concatenate([
    10.0 ** rng.uniform(-300, 2, 40), rng.uniform(0, 3, 120), rng.uniform(3, 30, 80), 1 + 10.0 ** rng.uniform(-14, -1, 20),
    2 - 10.0 ** rng.uniform(-14, -1, 20), [0.5, 1.5, 2.5, 9.999, 10, 25, 25.5, 100, 170.5, 171.6],
])
negative = -np.concatenate([rng.uniform(0, 20, 60), rng.uniform(20, 170, 20), 10.0 ** rng.uniform(-300, -1, 10)])
large = 10.0 ** rng.uniform(2, 305, 40)


def points():
    for scale in (0.3, 1, 3, 10, 30, 100, 1e3, 1e6):
        yield from rng.uniform(-scale, scale, 25) + 1j * rng.uniform(-scale, scale, 25)
    yield from rng.uniform(-30, 30, 30) + 1j * 10.0 ** rng.uniform(-16, -1, 30)
    yield from rng.uniform(-20, 20, 20) - 1j * 10.0 ** rng.uniform(-300, -16, 20)
    yield from 1 + 10.0 ** rng.uniform(-12, -0.5, 20) * np.exp(1j * rng.uniform(0, 6.28, 20))
    yield from 2 + 10.0 ** rng.uniform(-12, -0.5, 20) * np.exp(1j * rng.uniform(0, 6.28, 20))
    yield from 0.5 + 1j * rng.uniform(-200, 200, 20)  # what a fast Hankel transform asks for
    yield from 1j * rng.uniform(-50, 50, 20)
    yield from 10.0 ** rng.uniform(-300, 0, 10) * np.exp(1j * rng.uniform(0, 6.28, 10))


z = np.array(list(points()))
out = np.array([complex(mp.loggamma(mp.mpc(v.real, v.imag))) for v in z])

save(__file__, 11, {
    "gamma": {"x": np.concatenate([positive, negative]),
              "out": [float(mp.gamma(mp.mpf(v))) for v in np.concatenate([positive, negative])]},
    "gammaln": {"x": np.concatenate([positive, large]),
                "out": [float(mp.re(mp.loggamma(mp.mpf(v)))) for v in np.concatenate([positive, large])]},
    "gammaln negative": {"x": negative, "out": [float(mp.re(mp.loggamma(mp.mpf(v)))) for v in negative]},
    "loggamma": {"z": z, "out": out},
})
