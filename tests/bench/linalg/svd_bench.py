"""SciPy's times for the rows of svd_bench.cpp."""

import numpy
from scipy import linalg

TYPES = {"f64": numpy.float64, "f32": numpy.float32}


def rows():
    random = numpy.random.default_rng(1)
    for name, scalar in TYPES.items():
        for n in (3, 4, 8):
            a = random.standard_normal((n, n)).astype(scalar)
            yield "small svd", str(n), name, lambda a=a: linalg.svd(a)
        for n in (100, 225, 512):
            a = random.standard_normal((n, n)).astype(scalar)
            yield "svd full", str(n), name, lambda a=a: linalg.svd(a)
            yield "svdvals", str(n), name, lambda a=a: linalg.svdvals(a)
        a = random.standard_normal((1000, 50)).astype(scalar)
        yield "svd thin", "1000x50", name, lambda a=a: linalg.svd(a, full_matrices=False)
