"""Values of SciPy's linear filters for correlate_test.cpp and sobel_test.cpp."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy
from scipy import ndimage
from writer import save

seed = 20240611
rng = numpy.random.default_rng(seed)
modes = ["reflect", "constant", "nearest", "mirror", "wrap", "grid-mirror", "grid-constant", "grid-wrap"]
cases = {}


def image(rank, scalar):
    shape = {1: (9,), 2: (5, 6), 3: (3, 2, 4)}[rank]
    if scalar == "u8":
        return rng.integers(0, 256, shape).astype(numpy.uint8)
    return rng.standard_normal(shape).round(2)


def add(name, **fields):
    cases[name] = fields


for i, mode in enumerate(modes):
    for rank in (1, 2, 3):
        a = image(rank, "f64")
        axis = int(rng.integers(-rank, rank))
        size = int(rng.integers(1, 14))
        w = rng.standard_normal(size).round(2)
        if i % 3 == 1:
            w = w + w[::-1]
        if i % 3 == 2:
            w = w - w[::-1]
        origin = int(rng.integers(-(size // 2), (size - 1) // 2 + 1))
        common = {"a": a, "axis": axis, "mode": mode, "cval": 1.5}
        for op in ("correlate1d", "convolve1d"):
            out = getattr(ndimage, op)(a, w, axis, None, mode, 1.5, origin)
            add(f"{op} {mode} {rank}", op=op, w=w, origin=numpy.array([origin]), out=out, **common)
        w = rng.standard_normal(tuple(rng.integers(1, 5, rank))).round(2)
        origins = [int(rng.integers(-(n // 2), (n - 1) // 2 + 1)) for n in w.shape]
        for op in ("correlate", "convolve"):
            out = getattr(ndimage, op)(a, w, None, mode, 1.5, origins)
            add(f"{op} {mode} {rank}", op=op, w=w, origin=numpy.array(origins), out=out, **common)
        for op in ("sobel", "prewitt"):
            add(f"{op} {mode} {rank}", op=op, out=getattr(ndimage, op)(a, axis, None, mode, 1.5), **common)

for rank in (1, 2, 3):
    a = image(rank, "u8")
    w = rng.random(5)
    common = {"a": a, "axis": 0, "mode": "constant", "cval": 300.25, "origin": numpy.zeros(rank, int)}
    for name, weights in (("smooth", w / w.sum()), ("even", (w + w[::-1]) / 4), ("whole", numpy.round(9 * w - 4))):
        out = ndimage.correlate1d(a, weights, 0, None, "constant", 300.25)
        add(f"u8 {name} {rank}", op="correlate1d", w=weights, out=out, **common)
    w = rng.standard_normal((3,) * rank)
    add(f"u8 correlate {rank}", op="correlate", w=w, out=ndimage.correlate(a, w, None, "constant", 300.25), **common)
    add(f"u8 sobel {rank}", op="sobel", out=ndimage.sobel(a, 0, None, "constant", 300.25), **common)

a = image(2, "f64") + 1j * image(2, "f64")
w = rng.standard_normal((2, 3)) + 1j * rng.standard_normal((2, 3))
for op in ("correlate", "convolve"):
    add(f"complex {op}", a=a, w=w, out=getattr(ndimage, op)(a, w, mode="constant", cval=1 + 2j))
for op in ("correlate1d", "convolve1d"):
    add(f"complex {op}", a=a, w=w[0], out=getattr(ndimage, op)(a, w[0], mode="constant", cval=1 + 2j))
    add(f"complex weights {op}", a=a.real, w=w[0], out=getattr(ndimage, op)(a.real, w[0], mode="wrap"))
add("complex sobel", a=a, out=ndimage.sobel(a, 0))

save(__file__, seed, cases)
