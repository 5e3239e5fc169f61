"""The masks of images.hpp, for SciPy's times."""

import numpy


def blobs(rows, columns):
    """Blobs of about twenty samples (a sum of waves)."""
    y, x = numpy.mgrid[:rows, :columns]
    return numpy.sin(x / 9) * numpy.sin(y / 11) + 0.5 * numpy.sin(x / 5 + y / 23) > 0.35


def noise(rows, columns):
    """Noise of which half is foreground."""
    return numpy.random.default_rng(1).random((rows, columns)) < 0.5
