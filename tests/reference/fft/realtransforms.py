"""Cosine and sine transforms: types, lengths, norms, orthogonalize, axes."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
import scipy.fft
from writer import save

seed = 20240603
random = numpy.random.default_rng(seed)
functions = ("dct", "idct", "dst", "idst")
cases = {}
for n in (2, 3, 4, 7, 9, 16):
    x = numpy.round(random.standard_normal(n), 3)
    for type in (1, 2, 3, 4):
        cases[f"line {n} type {type}"] = {"x": x} | {f: getattr(scipy.fft, f)(x, type) for f in functions}
x = numpy.round(random.standard_normal((5, 8)), 3)
for type in (1, 2, 3, 4):
    for norm in ("backward", "ortho", "forward"):
        for orthogonalize in (False, True):
            cases[f"{norm} {orthogonalize} type {type}"] = {"x": x} | {
                f: getattr(scipy.fft, f)(x, type, norm=norm, orthogonalize=orthogonalize) for f in functions}
    cases[f"axis type {type}"] = {"x": x} | {f: getattr(scipy.fft, f)(x, type, n=6, axis=0) for f in functions}
x = numpy.round(random.standard_normal((3, 4, 5)), 3)
for type in (1, 2, 3, 4):
    cases[f"nd type {type}"] = {"x": x} | {
        f + "n": getattr(scipy.fft, f + "n")(x, type, s=[5, 3], axes=[0, 2], norm="ortho") for f in functions}
save(__file__, seed, cases)
