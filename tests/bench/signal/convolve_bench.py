"""SciPy's times for the rows of convolve_bench.cpp."""

import numpy
from scipy import signal

TYPES = {"f64": numpy.float64, "f32": numpy.float32}


def rows():
    random = numpy.random.default_rng(1)
    for size in (225, 1024):
        for window in (3, 5, 15):
            for name, scalar in TYPES.items():
                a = random.standard_normal((size, size)).astype(scalar)
                b = random.standard_normal((window, window)).astype(scalar)
                operation = f"convolve2d {window}x{window} same"
                yield operation, f"{size}x{size}", name, lambda a=a, b=b: signal.convolve2d(a, b, mode="same")
