"""scipy.ndimage's times for the rows of generic_filter_bench.cpp; vectorized_filter is newer than the SciPy measured."""

import numpy
from scipy import ndimage


def rows():
    a = numpy.random.default_rng(1).random((225, 225))
    out = numpy.empty_like(a)

    def absolute(line, results):
        results[...] = numpy.abs(line[2:-2])

    yield ("generic_filter mean 5x5", "225x225", "f64",
           lambda: ndimage.generic_filter(a, numpy.mean, size=5, output=out))
    yield "generic_filter1d abs", "225x225", "f64", lambda: ndimage.generic_filter1d(a, absolute, 5, output=out)
