"""Polynomial objects from SciPy."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
import scipy.special as sp
from writer import save

PARAMETERS = {"jacobi": (0.5, 1.25), "sh_jacobi": (2.5, 1.25), "gegenbauer": (1.75,), "genlaguerre": (0.75,)}
NAMES = ("legendre sh_legendre jacobi sh_jacobi gegenbauer chebyt chebyu chebyc chebys sh_chebyt sh_chebyu laguerre genlaguerre "
         "hermite hermitenorm").split()
cases = {}
for name in NAMES:
    for n in (1, 2, 5, 12):
        make = getattr(sp, name)
        p, monic = make(n, *PARAMETERS.get(name, ())), make(n, *PARAMETERS.get(name, ()), monic=True)
        rule = np.real(p.weights)
        cases[f"{name} {n}"] = {"c": np.real(p.coeffs), "roots": rule[:, 0], "equivalent": rule[:, 2],
                                "normcoef": float(p.normcoef), "monic_normcoef": float(monic.normcoef),
                                "low": float(p.limits[0]), "high": float(p.limits[1])}
save(__file__, 0, cases)
