"""Solutions, inverses and determinants of small integer matrices."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import linalg
from writer import save

SEED = 20240311
random = numpy.random.default_rng(SEED)
cases = {}
for n in (1, 2, 5, 12):
    a = random.integers(-9, 10, (n, n)).astype(float) + 20 * numpy.eye(n)
    b = random.integers(-9, 10, n).astype(float)
    cases[f"{n} x {n}"] = {"a": a, "b": b, "x": linalg.solve(a, b), "inv": linalg.inv(a), "det": linalg.det(a)}
a = random.integers(-9, 10, (6, 6)) + 1j * random.integers(-9, 10, (6, 6)) + 20 * numpy.eye(6)
b = random.integers(-9, 10, 6) + 1j
cases["complex"] = {"a": a, "b": b, "x": linalg.solve(a, b), "inv": linalg.inv(a)}
save(__file__, SEED, cases)
