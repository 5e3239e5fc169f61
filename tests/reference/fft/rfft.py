"""Real transforms: lengths, axes, cropping and padding, norms."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
import scipy.fft
from writer import save

seed = 20240602
random = numpy.random.default_rng(seed)


def noise(*shape, imag=False):
    x = numpy.round(random.standard_normal(shape), 3)
    return x + 1j * numpy.round(random.standard_normal(shape), 3) if imag else x


cases = {}
for n in (1, 2, 3, 8, 15, 16, 34, 67):
    x, y = noise(n), noise(n // 2 + 1, imag=True)
    cases[f"line {n}"] = {"x": x, "y": y, "n": n, "rfft": scipy.fft.rfft(x), "irfft": scipy.fft.irfft(y, n)}
x, y = noise(6, 8), noise(6, 8, imag=True)
for norm in ("backward", "ortho", "forward"):
    cases[f"norm {norm}"] = {"x": x, "y": y, "rfft": scipy.fft.rfft(x, norm=norm), "irfft": scipy.fft.irfft(y, norm=norm),
                             "rfft2": scipy.fft.rfft2(x, norm=norm), "irfft2": scipy.fft.irfft2(y, norm=norm)}
for n in (5, 8, 11, 20):
    for axis in (0, -1):
        cases[f"n {n} axis {axis}"] = {"x": x, "y": y, "n": n, "axis": axis, "rfft": scipy.fft.rfft(x, n, axis),
                                       "irfft": scipy.fft.irfft(y, n, axis)}
x, y = noise(3, 4, 5), noise(3, 4, 5, imag=True)
for name, s, axes in (("all", [], [0, 1, 2]), ("two", [], [2, 0]), ("pad", [4, 7], [0, 2]), ("crop", [2, 3], [1, 2]),
                      ("mixed", [5, 2, 4], [0, 1, 2])):
    kw = {"axes": axes}
    if s:
        kw["s"] = s
    cases[f"nd {name}"] = {"x": x, "y": y, "s": numpy.array(s), "axes": numpy.array(axes),
                           "rfftn": scipy.fft.rfftn(x, **kw), "irfftn": scipy.fft.irfftn(y, **kw)}
save(__file__, seed, cases)
