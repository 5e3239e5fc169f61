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
    for name, scalar in TYPES.items():
        line = random.standard_normal(1000000).astype(scalar)
        short = random.standard_normal(31).astype(scalar)
        taps = random.standard_normal(1001).astype(scalar)
        image = random.standard_normal((1024, 1024)).astype(scalar)
        window = random.standard_normal((63, 63)).astype(scalar)
        yield "convolve direct 31 taps", "1e6", name, lambda a=line, b=short: signal.convolve(a, b, method="direct")
        yield "fftconvolve 1001 taps", "1e6", name, lambda a=line, b=taps: signal.fftconvolve(a, b)
        yield "oaconvolve 1001 taps", "1e6", name, lambda a=line, b=taps: signal.oaconvolve(a, b)
        yield "fftconvolve 63x63 same", "1024x1024", name, lambda a=image, b=window: signal.fftconvolve(a, b, mode="same")
