"""SciPy's times for the rows of dense_bench.cpp."""

import numpy
from scipy import linalg


def rows():
    random = numpy.random.default_rng(1)
    for n in (3, 4):
        a = random.uniform(-1, 1, (n, n)) + 2 * numpy.eye(n)
        b = random.uniform(-1, 1, n)
        yield "solve", f"{n} fixed", "f64", lambda a=a, b=b: linalg.solve(a, b)
        yield "inv", f"{n} fixed", "f64", lambda a=a: linalg.inv(a)
        yield "det", f"{n} fixed", "f64", lambda a=a: linalg.det(a)
    for n in (16, 64, 225, 512):
        a = random.uniform(-1, 1, (n, n)) / numpy.sqrt(n) + 2 * numpy.eye(n)
        b = random.uniform(-1, 1, n)
        size = str(n)
        yield "solve", size, "f64", lambda a=a, b=b: linalg.solve(a, b)
        yield "lu", size, "f64", lambda a=a: linalg.lu(a)
        yield "cholesky", size, "f64", lambda a=a: linalg.cholesky(a)
        yield "qr", size, "f64", lambda a=a: linalg.qr(a)
        yield "inv", size, "f64", lambda a=a: linalg.inv(a)
        yield "eigh", size, "f64", lambda a=a: linalg.eigh(a)
        yield "eig", size, "f64", lambda a=a: linalg.eig(a)
        yield "expm", size, "f64", lambda a=a: linalg.expm(a)
        if n <= 225:
            yield "logm", size, "f64", lambda a=a: linalg.logm(a)
            yield "sqrtm", size, "f64", lambda a=a: linalg.sqrtm(a)
            yield "solve_sylvester", size, "f64", lambda a=a: linalg.solve_sylvester(a, a, a)
        if n <= 64:
            yield "svd", size, "f64", lambda a=a: linalg.svd(a)
            yield "svdvals", size, "f64", lambda a=a: linalg.svdvals(a)
        tall = random.uniform(-1, 1, (4 * n, n))
        right = random.uniform(-1, 1, 4 * n)
        yield "lstsq", f"{4 * n}x{n}", "f64", lambda tall=tall, right=right: linalg.lstsq(tall, right)
