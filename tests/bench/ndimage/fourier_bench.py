"""scipy.ndimage's times for the rows of fourier_bench.cpp."""

import numpy
from scipy import ndimage


def rows():
    for n in (225, 2048):
        size = f"{n}x{n}"
        rng = numpy.random.default_rng(1)
        a = rng.uniform(-1, 1, (n, n)) + 1j * rng.uniform(-1, 1, (n, n))
        out = numpy.empty_like(a)
        yield "fourier_gaussian", size, "c128", lambda a=a, out=out: ndimage.fourier_gaussian(a, 2, output=out)
        yield "fourier_uniform", size, "c128", lambda a=a, out=out: ndimage.fourier_uniform(a, 5, output=out)
        yield "fourier_ellipsoid", size, "c128", lambda a=a, out=out: ndimage.fourier_ellipsoid(a, 20, output=out)
        yield "fourier_shift", size, "c128", lambda a=a, out=out: ndimage.fourier_shift(a, (2.5, -1), output=out)
