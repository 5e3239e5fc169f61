"""scipy.ndimage's times for the rows of distance_transform_bench.cpp."""

import numpy
from ndimage.images import blobs
from scipy import ndimage


def seeds(shape):
    return ((numpy.arange(numpy.prod(shape), dtype=numpy.uint32) * numpy.uint32(2654435761)) // 256 % 1000
            != 0).reshape(shape)


def rows():
    for n in (225, 2048):
        size = f"{n}x{n}"
        for kind, a in (("blobs", blobs(n, n)), ("seeds", seeds((n, n)))):
            column_major = numpy.asfortranarray(a)
            yield f"edt {kind}", size, "bool", lambda a=a: ndimage.distance_transform_edt(a)
            yield (f"edt, column major {kind}", size, "bool",
                   lambda a=column_major: ndimage.distance_transform_edt(a))
            yield (f"edt and indices {kind}", size, "bool",
                   lambda a=a: ndimage.distance_transform_edt(a, return_indices=True))
            yield (f"edt and indices, column major {kind}", size, "bool",
                   lambda a=column_major: ndimage.distance_transform_edt(a, return_indices=True))
            yield (f"edt sampled {kind}", size, "bool",
                   lambda a=a: ndimage.distance_transform_edt(a, sampling=(1.0, 2.5)))
            yield f"cdt taxicab {kind}", size, "bool", lambda a=a: ndimage.distance_transform_cdt(a, "taxicab")
            yield f"cdt chessboard {kind}", size, "bool", lambda a=a: ndimage.distance_transform_cdt(a)
            yield (f"cdt and indices {kind}", size, "bool",
                   lambda a=a: ndimage.distance_transform_cdt(a, return_indices=True))
    small = blobs(64, 64)
    yield "bf euclidean", "64x64", "bool", lambda: ndimage.distance_transform_bf(small)
    yield ("bf chessboard and indices", "64x64", "bool",
           lambda: ndimage.distance_transform_bf(small, "chessboard", return_indices=True))
    volume = seeds((256, 256, 256))
    yield "edt seeds", "256x256x256", "bool", lambda: ndimage.distance_transform_edt(volume)
    yield ("edt and indices seeds", "256x256x256", "bool",
           lambda: ndimage.distance_transform_edt(volume, return_indices=True))
