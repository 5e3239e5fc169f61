"""convolve2d and correlate2d: small integers, so that every result is exact, and one float32 picture edge filter."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import signal
from writer import save

SEED = 20240131
random = numpy.random.default_rng(SEED)


def integers(shape, complex_=False):
    real = random.integers(-9, 10, shape).astype(float)
    return real + 1j * random.integers(-9, 10, shape) if complex_ else real


cases = {}
shapes = [((5, 7), (3, 3)), ((6, 4), (2, 4)), ((3, 2), (5, 4)), ((1, 6), (4, 1)), ((2, 3), (9, 8)), ((1, 1), (1, 1))]
for in1, in2 in shapes:
    a, b = integers(in1), integers(in2)
    for mode in ("full", "same", "valid"):
        if mode == "valid" and not (all(m >= n for m, n in zip(in1, in2)) or all(m <= n for m, n in zip(in1, in2))):
            continue
        for boundary in ("fill", "wrap", "symm"):
            case = {"in1": a, "in2": b, "mode": mode, "boundary": boundary, "fillvalue": 2.0}
            case["convolve2d"] = signal.convolve2d(a, b, mode, boundary, 2.0)
            case["correlate2d"] = signal.correlate2d(a, b, mode, boundary, 2.0)
            cases[f"{in1} {in2} {mode} {boundary}"] = case

for name, in1, in2 in (("complex", (5, 6), (3, 2)), ("complex window", (2, 3), (4, 4))):
    a, b = integers(in1, True), integers(in2, True)
    for mode in ("full", "same", "valid"):
        for boundary in ("fill", "wrap", "symm"):
            case = {"in1": a, "in2": b, "mode": mode, "boundary": boundary, "fillvalue": 2.0 - 1.0j}
            case["convolve2d"] = signal.convolve2d(a, b, mode, boundary, 2.0 - 1.0j)
            correlation = signal.correlate2d(a, b, mode, boundary, 2.0 - 1.0j)
            if name == "complex window" and mode == "valid":
                correlation = correlation.conj()  # SciPy 1.10 forgets it when it swaps the inputs
                assert numpy.array_equal(correlation, signal.correlate(a, b, mode, "direct"))
            case["correlate2d"] = correlation
            cases[f"{name} {mode} {boundary}"] = case

a, b = random.integers(0, 256, (6, 7), dtype=numpy.uint8), random.integers(0, 256, (3, 3), dtype=numpy.uint8)
cases["uint8"] = {"in1": a, "in2": b, "out": signal.convolve2d(a, b, "same", "symm")}
b = random.integers(-128, 128, (3, 3), dtype=numpy.int8)
out = signal.convolve2d(a, b, "full", "fill", 300.7)
assert out.dtype == numpy.int16
cases["uint8 int8"] = {"in1": a, "in2": b, "out": out}

a = random.random((16, 16), dtype=numpy.float32)
b = random.standard_normal((5, 5)).astype(numpy.float32)
cases["float32"] = {"in1": a, "in2": b, "out": signal.convolve2d(a, b, "same", "wrap")}
a, b = random.standard_normal((17, 12)), random.standard_normal((4, 5))
cases["float64"] = {"in1": a, "in2": b, "out": signal.convolve2d(a, b, "full", "symm")}

for in1_len, in2_len in ((5, 3), (6, 4), (4, 6), (3, 3), (1, 4), (8, 1), (7, 5)):
    for mode in ("full", "same", "valid"):
        if mode == "same" and in1_len % 2 == 1 and in2_len % 2 == 0:
            continue  # SciPy 1.10's lags are not those of its correlate there
        lags = signal.correlation_lags(in1_len, in2_len, mode)
        cases[f"lags {in1_len} {in2_len} {mode}"] = {"in1_len": in1_len, "in2_len": in2_len, "mode": mode, "lags": lags}

save(__file__, SEED, cases)
