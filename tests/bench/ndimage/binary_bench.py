"""scipy.ndimage's times for the rows of binary_bench.cpp."""

import numpy
from ndimage.images import blobs, noise
from scipy import ndimage


def rows():
    disk = numpy.hypot(*numpy.indices((15, 15)) - 7) <= 52**0.5
    cross, box = (ndimage.generate_binary_structure(2, c) for c in (1, 2))
    for n in (225, 2048):
        size = f"{n}x{n}"
        a, out = blobs(n, n), numpy.empty((n, n), bool)
        for name, structure in (("cross", cross), ("3x3", box)):
            for iterations, suffix in ((1, ""), (5, " x5")):
                yield (f"binary_erosion {name}{suffix}", size, "bool",
                       lambda a=a, out=out, s=structure, i=iterations: ndimage.binary_erosion(a, s, i, output=out))
        yield ("binary_erosion disk 15", size, "bool",
               lambda a=a, out=out: ndimage.binary_erosion(a, disk, output=out))
        yield "binary_opening cross", size, "bool", lambda a=a, out=out: ndimage.binary_opening(a, output=out)
        yield "binary_hit_or_miss", size, "bool", lambda a=a, out=out: ndimage.binary_hit_or_miss(a, output=out)
        yield "binary_fill_holes", size, "bool", lambda a=a, out=out: ndimage.binary_fill_holes(a, output=out)
        seeds = numpy.zeros_like(a)
        seeds[0] = a[0]
        yield ("binary_propagation", size, "bool",
               lambda a=a, out=out, seeds=seeds: ndimage.binary_propagation(seeds, mask=a, output=out))
        yield ("binary_fill_holes noise", size, "bool",
               lambda a=noise(n, n), out=out: ndimage.binary_fill_holes(a, box, output=out))
    volume = blobs(65536, 256).reshape(256, 256, 256)
    out = numpy.empty_like(volume)
    for name, connectivity in (("cross", 1), ("3x3x3", 3)):
        structure = ndimage.generate_binary_structure(3, connectivity)
        yield (f"binary_erosion {name}", "256x256x256", "bool",
               lambda s=structure: ndimage.binary_erosion(volume, s, output=out))
