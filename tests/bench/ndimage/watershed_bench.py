"""scipy.ndimage's times for the rows of watershed_bench.cpp."""

import numpy
from scipy import ndimage


def rows():
    for n in (225, 2048):
        y, x = numpy.mgrid[:n, :n]
        a = (127 + 80 * numpy.sin(x / 9) * numpy.sin(y / 11) + 40 * numpy.sin(x / 5 + y / 23)).astype(numpy.uint8)
        markers = numpy.zeros((n, n), numpy.int32)
        places = markers[18::37, 18::37]
        places[...] = numpy.arange(1, places.size + 1).reshape(places.shape)
        out = numpy.empty_like(markers)
        yield ("watershed_ift", f"{n}x{n}", "u8",
               lambda a=a, markers=markers, out=out: ndimage.watershed_ift(a, markers, output=out))
