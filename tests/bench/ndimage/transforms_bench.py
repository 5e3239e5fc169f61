"""scipy.ndimage's times for the rows of transforms_bench.cpp."""

import numpy
from scipy import ndimage


def swirl(n):
    centre = (n - 1) / 2
    y, x = numpy.indices((n, n)) - centre
    turn = 0.5 + 0.3 * numpy.hypot(y, x) / centre
    return numpy.array([centre + numpy.cos(turn) * y - numpy.sin(turn) * x, centre + numpy.sin(turn) * y + numpy.cos(turn) * x])


def rows():
    for n in (225, 2048):
        size = f"{n}x{n}"
        at = swirl(n)
        for name, scalar in (("f64", numpy.float64), ("f32", numpy.float32)):
            a = numpy.random.default_rng(1).uniform(-1, 1, (n, n)).astype(scalar)
            out = numpy.empty_like(a)
            for order in (3, 1):
                for factor in (2, 0.5):
                    m = round(n * factor)
                    zoomed = numpy.empty((m, m), scalar)
                    yield (f"zoom x{factor} order{order}", size, name,
                           lambda a=a, f=factor, o=zoomed, order=order: ndimage.zoom(a, f, o, order))
                yield (f"shift order{order}", size, name,
                       lambda a=a, out=out, order=order: ndimage.shift(a, (2.3, -3.4), out, order))
                yield (f"rotate 30 order{order}", size, name,
                       lambda a=a, out=out, order=order: ndimage.rotate(a, 30, reshape=False, output=out, order=order))
                yield (f"rotate 30 reflect order{order}", size, name,
                       lambda a=a, out=out, order=order: ndimage.rotate(a, 30, reshape=False, output=out, order=order,
                                                                        mode="reflect"))
                yield (f"map_coordinates order{order}", size, name,
                       lambda a=a, at=at, out=out, order=order: ndimage.map_coordinates(a, at, out, order))
            yield "rotate 90 order3", size, name, lambda a=a, out=out: ndimage.rotate(a, 90, reshape=False, output=out)
            if n == 225:
                yield ("geometric_transform order3", size, name,
                       lambda a=a, out=out: ndimage.geometric_transform(a, lambda k: (k[0] - 0.5, k[1] * 0.9), output=out))
            for order in (3, 5):
                coefficients = numpy.empty((n, n))
                yield (f"spline_filter order{order}", size, name,
                       lambda a=a, out=coefficients, order=order: ndimage.spline_filter(a, order, out))
    volume = numpy.random.default_rng(1).uniform(-1, 1, (256, 256, 256)).astype(numpy.float32)
    for order in (3, 1):
        for factor in (0.5, 1.25):
            out = numpy.empty((int(256 * factor),) * 3, numpy.float32)
            yield (f"zoom x{factor} order{order}", "256^3", "f32",
                   lambda out=out, factor=factor, order=order: ndimage.zoom(volume, factor, out, order))
    line = numpy.random.default_rng(1).uniform(-1, 1, 1000000)
    points = numpy.linspace(0.3, 999990, 1000000).reshape(1, -1)
    out = numpy.empty(1000000)
    for order in (3, 1):
        yield (f"map_coordinates order{order}", "1e6 of 1e6", "f64",
               lambda order=order: ndimage.map_coordinates(line, points, out, order))
