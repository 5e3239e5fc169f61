"""Complex transforms: lengths, axes, cropping and padding, norms."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
import scipy.fft
from writer import save

seed = 20240601
random = numpy.random.default_rng(seed)


def noise(*shape, imag=True):
    x = numpy.round(random.standard_normal(shape), 3)
    return x + 1j * numpy.round(random.standard_normal(shape), 3) if imag else x


cases = {}
for n in (1, 2, 3, 8, 15, 16, 34, 67):
    x = noise(n)
    cases[f"line {n}"] = {"x": x, "fft": scipy.fft.fft(x), "ifft": scipy.fft.ifft(x)}
x = noise(6, 8)
for norm in ("backward", "ortho", "forward"):
    cases[f"norm {norm}"] = {"x": x, "fft": scipy.fft.fft(x, norm=norm), "ifft": scipy.fft.ifft(x, norm=norm),
                             "fft2": scipy.fft.fft2(x, norm=norm), "ifft2": scipy.fft.ifft2(x, norm=norm)}
for n in (5, 8, 11):
    for axis in (0, -1):
        cases[f"n {n} axis {axis}"] = {"x": x, "n": n, "axis": axis, "fft": scipy.fft.fft(x, n, axis)}
x = noise(3, 4, 5)
for name, s, axes in (("all", [], [0, 1, 2]), ("two", [], [2, 0]), ("pad", [4, 7], [0, 2]), ("crop", [2, 3], [1, 2]),
                      ("mixed", [5, 2, -1], [0, 1, 2])):
    kw = {"axes": axes}
    if s:
        kw["s"] = s
    cases[f"nd {name}"] = {"x": x, "s": numpy.array(s), "axes": numpy.array(axes), "fftn": scipy.fft.fftn(x, **kw),
                           "ifftn": scipy.fft.ifftn(x, **kw), "real": scipy.fft.fftn(x.real, **kw)}
save(__file__, seed, cases)
