"""convolve and correlate of small integers in one to three dimensions, and fftconvolve along chosen axes."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import signal
from writer import save

SEED = 20240213
random = numpy.random.default_rng(SEED)


def integers(shape, complex_=False):
    real = random.integers(-9, 10, shape).astype(float)
    return real + 1j * random.integers(-9, 10, shape) if complex_ else real


cases = {}
shapes = [((9,), (4,)), ((3,), (8,)), ((1,), (1,)), ((40,), (7,)), ((5, 6), (2, 3)), ((2, 3), (4, 4)), ((4, 5, 3), (2, 2, 3)),
          ((1, 7, 2), (3, 1, 1))]
for in1, in2 in shapes:
    for complex_ in (False, True):
        if complex_ and len(in1) == 3:
            continue
        a, b = integers(in1, complex_), integers(in2, complex_)
        for mode in ("full", "same", "valid"):
            if mode == "valid" and not (all(m >= n for m, n in zip(in1, in2)) or all(m <= n for m, n in zip(in1, in2))):
                continue
            cases[f"{in1} {in2} {mode}{' complex' * complex_}"] = {
                "rank": len(in1), "in1": a, "in2": b, "mode": mode,
                "convolve": signal.convolve(a, b, mode, "direct"), "correlate": signal.correlate(a, b, mode, "direct")}

for name, in1, in2, axis in (("rows", (3, 12), (3, 5), 1), ("repeated", (1, 9), (4, 3), 1), ("columns", (10, 4), (3, 1), 0)):
    a, b = integers(in1), integers(in2)
    for mode in ("full", "same", "valid"):
        cases[f"axis {name} {mode}"] = {"in1": a, "in2": b, "axis": axis, "mode": mode,
                                        "out": signal.fftconvolve(a, b, mode, axes=axis)}
save(__file__, SEED, cases)
