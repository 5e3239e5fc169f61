"""Functions of complex arguments from mpmath."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from samples import Sampler
from writer import save

mp.mp.dps = 40
s = Sampler(71, 12)


def plane(low, high):
    return s.log(low, high) * np.exp(1j * s.uniform(-np.pi, np.pi))


def case(function, z, **more):
    return {"z": z, "out": np.array([complex(function(mp.mpc(complex(v)), *k)) for v, *k in zip(z, *more.values())]), **more}


def dawsn(z):
    return mp.sqrt(mp.pi) / 2 * mp.exp(-z * z) * mp.erfi(z)


near = np.concatenate([plane(-2, 0.3), plane(0, 0.9), s.uniform(-5, 5) + 1j * s.log(-8, 0)])
far = np.concatenate([plane(-2, 0.7), plane(0, 1.9), -s.uniform(0, 50) + 1j * s.log(-6, 1)])
wide = np.concatenate([s.uniform(-20, 20) + 1j * s.uniform(-20, 20), plane(-3, 0.5)])
cut = np.concatenate([plane(-3, 3), -0.36787944117144233 + plane(-6, -0.3), plane(-1, 0)])
save(__file__, 71, {
    "erf": case(mp.erf, near),
    "erfc": case(mp.erfc, near),
    "erfcx": case(lambda z: mp.exp(z * z) * mp.erfc(z), near),
    "erfi": case(mp.erfi, near),
    "dawsn": case(dawsn, near),
    "ndtr": case(lambda z: mp.erfc(-z / mp.sqrt(2)) / 2, near),
    "exp1": case(mp.e1, far),
    "expi": case(mp.ei, far),
    "gamma": case(mp.gamma, wide),
    "rgamma": case(mp.rgamma, wide),
    "lambertw": case(lambda z, k: mp.lambertw(z, int(k)), cut, k=s.whole(-3, 4, len(cut))),
})
