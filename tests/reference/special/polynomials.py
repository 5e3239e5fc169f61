"""Orthogonal polynomials from mpmath."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from samples import Sampler, case
from writer import save

mp.mp.dps = 50
s = Sampler(59, 40)
n, x, alpha, beta = s.whole(0, 30), s.uniform(-1, 1), s.uniform(-0.4, 5), s.uniform(-0.9, 5)


def jacobi(n, a, b, x):
    return mp.binomial(n + a, n) * mp.hyp2f1(-n, n + a + b + 1, a + 1, (1 - x) / 2)


cases = {
    "legendre": case(mp.legendre, n, x, scale=lambda n, x: 1),
    "chebyt": case(mp.chebyt, n, x, scale=lambda n, x: 1),
    "chebyu": case(mp.chebyu, n, x, scale=lambda n, x: n + 1),
    "gegenbauer": case(mp.gegenbauer, n, alpha, x, scale=lambda n, a, x: abs(mp.gegenbauer(n, a, 1)) + 1),
    "jacobi": case(jacobi, n, alpha, beta, x, scale=lambda n, a, b, x: jacobi(n, a, b, 1) + abs(jacobi(n, a, b, -1))),
    "genlaguerre": case(mp.laguerre, n, alpha, 10 * np.abs(x), scale=lambda n, a, x: mp.laguerre(n, a, 0) * mp.exp(x / 2)),
    "hermite": case(mp.hermite, n, 3 * x, scale=lambda n, x: mp.sqrt(mp.factorial(n) * mp.mpf(2) ** n) * mp.exp(x * x / 2)),
}
save(__file__, 59, cases)
