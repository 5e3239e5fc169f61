"""Singular values of small integer matrices, and of graded, defective and extreme ones."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import linalg
from writer import save

SEED = 20240207
random = numpy.random.default_rng(SEED)

cases = {}


def add(name, a):
    cases[name] = {"a": a, "s": linalg.svd(a, compute_uv=False, lapack_driver="gesvd")}


for m, n in ((1, 1), (1, 5), (5, 1), (2, 2), (3, 3), (4, 3), (3, 4), (8, 8), (9, 9), (20, 7), (6, 40), (30, 27), (52, 50)):
    add(f"{m} x {n}", random.integers(-9, 10, (m, n)).astype(float))
add("complex 4 x 4", random.integers(-9, 10, (4, 4)) + 1j * random.integers(-9, 10, (4, 4)))
add("complex 12 x 30", random.integers(-9, 10, (12, 30)) + 1j * random.integers(-9, 10, (12, 30)))
add("complex 51 x 50", random.integers(-9, 10, (51, 50)) + 1j * random.integers(-9, 10, (51, 50)))

factor = random.integers(-5, 6, (60, 4)).astype(float)
add("rank 4 of 60", factor @ random.integers(-5, 6, (4, 55)))
add("rank 2 of 6", numpy.outer(range(6), range(6)) + numpy.ones((6, 6)))
add("zero", numpy.zeros((5, 3)))
add("large zero", numpy.zeros((60, 60)))
add("identity", numpy.eye(50))
add("ones", numpy.ones((55, 55)))
blocks = numpy.kron(numpy.eye(13), numpy.array([[2.0, 1], [-1, 2], [0, 0], [1, 1]]))
add("repeated", blocks[:52, :26])
save(__file__, SEED, cases)
