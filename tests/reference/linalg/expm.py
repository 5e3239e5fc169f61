"""Matrix exponentials, sines and cosines of small matrices, nilpotent and badly scaled ones too (mpmath)."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import mpmath
import numpy
from scipy import linalg
from writer import save

SEED = 20240313
random = numpy.random.default_rng(SEED)
mpmath.mp.dps = 120


def exact(function, a):
    out = function(mpmath.matrix(a.tolist()))
    return numpy.array([[complex(out[i, j]) for j in range(len(a))] for i in range(len(a))])


cases = {}
for name, a in {
    "1 x 1": numpy.array([[0.5]]),
    "small": random.standard_normal((4, 4)) * 1e-3,
    "medium": random.standard_normal((5, 5)),
    "large": random.standard_normal((5, 5)) * 5,
    "nilpotent": numpy.diag([1.0, 2, 3], 1),
    "triangular": numpy.triu(random.standard_normal((6, 6))) * 3,
    "badly scaled": numpy.array([[-49.0, 24], [-64, 31]]),
    "defective": numpy.array([[2.0, 1, 0], [0, 2, 1], [0, 0, 2]]),
}.items():
    case = {"a": a, "expm": exact(mpmath.expm, a).real}
    case["cosm"] = exact(mpmath.cosm, a).real
    case["sinm"] = exact(mpmath.sinm, a).real
    e = random.standard_normal(a.shape)
    case["e"], case["frechet"] = e, linalg.expm_frechet(a, e)[1]
    cases[name] = case
save(__file__, SEED, cases)
