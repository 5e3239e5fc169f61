"""scipy.ndimage's times for the rows of filters_bench.cpp."""

import numpy
from scipy import ndimage


def rows():
    disk = numpy.hypot(*numpy.indices((15, 15)) - 7) <= 52**0.5
    weights = numpy.linspace(-1, 1, 25).reshape(5, 5).T
    for n in (225, 2048):
        size = f"{n}x{n}"
        for name, scalar in (("f64", numpy.float64), ("f32", numpy.float32), ("u8", numpy.uint8)):
            rng = numpy.random.default_rng(1)
            a = (rng.random((n, n)) * (255 if name == "u8" else 1)).astype(scalar)
            out = numpy.empty_like(a)
            yield "sobel axis0", size, name, lambda a=a, out=out: ndimage.sobel(a, 0, out)
            if name != "u8":
                yield "sobel axis1", size, name, lambda a=a, out=out: ndimage.sobel(a, 1, out)
                yield "correlate 5x5", size, name, lambda a=a, out=out: ndimage.correlate(a, weights, out)
                yield "gaussian sigma2", size, name, lambda a=a, out=out: ndimage.gaussian_filter(a, 2, output=out)
                for side in (5, 31):
                    yield (f"uniform {side}x{side}", size, name,
                           lambda a=a, out=out, side=side: ndimage.uniform_filter(a, side, out))
            for side in (3, 15):
                yield (f"grey_erosion {side}x{side}", size, name,
                       lambda a=a, out=out, side=side: ndimage.grey_erosion(a, size=side, output=out))
            yield "maximum_filter 15x15", size, name, lambda a=a, out=out: ndimage.maximum_filter(a, 15, output=out)
            if n == 225:
                yield ("grey_erosion disk 15", size, name,
                       lambda a=a, out=out: ndimage.grey_erosion(a, footprint=disk, output=out))
    volume = rng.random((256, 256, 256)).astype(numpy.float32)
    result = numpy.empty_like(volume)
    yield "gaussian sigma2", "256x256x256", "f32", lambda: ndimage.gaussian_filter(volume, 2, output=result)
    yield "grey_erosion 3x3x3", "256x256x256", "f32", lambda: ndimage.grey_erosion(volume, size=3, output=result)
