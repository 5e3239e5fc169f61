"""Special matrices."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import linalg
from writer import save

SEED = 20240312
random = numpy.random.default_rng(SEED)
cases = {}
c, r = random.integers(-9, 10, 5).astype(float), random.integers(-9, 10, 4).astype(float)
z = random.integers(-9, 10, 4) + 1j * random.integers(-9, 10, 4)
cases["two"] = {"c": c, "r": r, "toeplitz": linalg.toeplitz(c, r), "hankel": linalg.hankel(c, r)}
cases["complex"] = {"c": z, "toeplitz": linalg.toeplitz(z), "circulant": linalg.circulant(z)}
for n in (1, 2, 3, 6, 7):
    a = numpy.arange(1.0, n + 1)
    case = {"a": a, "toeplitz": linalg.toeplitz(a), "hankel": linalg.hankel(a), "circulant": linalg.circulant(a),
            "fiedler": linalg.fiedler(a), "fiedler_companion": linalg.fiedler_companion(a).reshape(n - 1, n - 1),
            "hilbert": linalg.hilbert(n), "invhilbert": linalg.invhilbert(n), "helmert": linalg.helmert(n, full=True),
            "dft": linalg.dft(n), "dft_sqrtn": linalg.dft(n, "sqrtn")}
    for kind in ("symmetric", "lower", "upper"):
        case["pascal_" + kind] = linalg.pascal(n, kind).astype(float)
        case["invpascal_" + kind] = linalg.invpascal(n, kind).astype(float)
    for mode in ("full", "same", "valid"):
        case["convolution_" + mode] = linalg.convolution_matrix(a, 4, mode)
    if n > 1:
        case["companion"] = linalg.companion(a)
        case["leslie"] = linalg.leslie(a, a[1:])
    cases[f"n = {n}"] = case
a, b = random.integers(-9, 10, (3, 2)).astype(float), random.integers(-9, 10, (2, 2)).astype(float)
cases["products"] = {"a": a, "b": b, "kron": linalg.kron(a, b), "khatri_rao": linalg.khatri_rao(a, b), "block_diag": linalg.block_diag(a, c, b)}
cases["hadamard"] = {"out": linalg.hadamard(8)}
save(__file__, SEED, cases)
