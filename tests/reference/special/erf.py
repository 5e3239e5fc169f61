"""The error function's family from mpmath at 40 digits."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from writer import save

mp.mp.dps = 40
rng = np.random.default_rng(8)
uniform = rng.uniform


def table(f, x):
    x = np.asarray(x, dtype=float)
    return {"x": x, "out": [float(f(mp.mpf(v))) for v in x]}


def both(low, high, count=60):
    return np.concatenate([uniform(low, high, count), 10.0 ** uniform(-200, 0, 10), -(10.0 ** uniform(-10, 0, 10))])


z = np.concatenate([uniform(-8, 8, 60) + 1j * uniform(0, 8, 60), uniform(-3, 3, 40) + 1j * uniform(-3, 0, 40),
                    10.0 ** uniform(-3, 2, 40) + 1j * 10.0 ** uniform(-6, 1, 40)])


def faddeeva(v):
    with mp.workdps(90 + int(abs(v) ** 2) if abs(v) < 30 else 900):
        v = mp.mpc(v.real, v.imag)
        return complex(mp.exp(-v * v) * mp.erfc(-1j * v)) if abs(v) < 30 else complex(1j / mp.sqrt(mp.pi) / v * (
            1 + mp.fsum(mp.fac2(2 * k - 1) / (2 * v * v) ** k for k in range(1, 30))))


def owens(h, a):
    h, a = mp.mpf(h), mp.mpf(a)
    return mp.quad(lambda t: mp.exp(-h * h * (1 + t * t) / 2) / (1 + t * t), mp.linspace(0, a, 7)) / (2 * mp.pi)


h, a = uniform(-4, 4, 40), uniform(-3, 3, 40)
save(__file__, 8, {
    "erf": table(mp.erf, both(-6, 6)),
    "erfc": table(mp.erfc, both(-6, 27)),
    "erfcx": table(lambda x: mp.exp(x * x) * mp.erfc(x), both(-26, 26)),
    "erfi": table(mp.erfi, both(-26, 26)),
    "dawsn": table(lambda x: mp.sqrt(mp.pi) / 2 * mp.exp(-x * x) * mp.erfi(x), both(-12, 12, 100)),
    "wofz": {"z": z, "out": [faddeeva(v) for v in z]},
    "owens_t": {"h": h, "a": a, "out": [float(owens(*row)) for row in zip(h, a)]},
})
