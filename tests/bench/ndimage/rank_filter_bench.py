"""scipy.ndimage's times for the rows of rank_filter_bench.cpp."""

import numpy
from scipy import ndimage


def rows():
    rng = numpy.random.default_rng(1)
    disk = numpy.hypot(*numpy.indices((9, 9)) - 4) <= 17**0.5
    for n in (225, 2048):
        size = f"{n}x{n}"
        for name, scalar in (("f64", float), ("f32", numpy.float32), ("u8", numpy.uint8), ("u16", numpy.uint16)):
            a = (rng.random((n, n)) * {"u8": 255, "u16": 30000}.get(name, 1)).astype(scalar)
            out = numpy.empty_like(a)
            for side in (3, 5, 7, 15, 31):
                if n == 2048 and side > 3:  # seconds to a minute each
                    continue
                yield (f"median {side}x{side}", size, name,
                       lambda a=a, out=out, side=side: ndimage.median_filter(a, side, output=out))
            if n == 225 and name != "u16":
                yield ("median disk 9", size, name,
                       lambda a=a, out=out: ndimage.median_filter(a, footprint=disk, output=out))
                yield ("percentile 20 5x5", size, name,
                       lambda a=a, out=out: ndimage.percentile_filter(a, 20, size=5, output=out))
    line = rng.random(10**6)
    yield "median 101", "1000000", "f64", lambda: ndimage.median_filter(line, 101)
    volume = rng.random((256, 256, 256)).astype(numpy.float32)
    yield "median 3x3x3", "256x256x256", "f32", lambda: ndimage.median_filter(volume, 3)
