"""Resampling, smoothing, trends, medians and analytic signals."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import signal
from writer import save

SEED = 20240604
random = numpy.random.default_rng(SEED)
x = numpy.cumsum(random.standard_normal(60))
z = random.standard_normal(33) + 1j * random.standard_normal(33)
m = random.standard_normal((7, 40))
cases = {"data": {"x": x, "z": z, "m": m}}


def add(name, out):
    cases[name] = {"out": numpy.asarray(out)}


for up, down in ((3, 2), (1, 4), (5, 1), (4, 6), (7, 5), (1, 1)):
    add(f"poly {up}/{down}", signal.resample_poly(x, up, down))
for mode in ("symmetric", "reflect", "edge", "wrap", "smooth", "antisymmetric", "antireflect", "line", "mean", "median",
             "maximum", "minimum"):
    add(f"poly {mode}", signal.resample_poly(x[:15], 3, 2, padtype=mode))
add("poly cval", signal.resample_poly(x, 2, 3, padtype="constant", cval=1.5))
add("poly window", signal.resample_poly(x, 2, 3, window=[1.0, 2.0, 3.0, 2.0, 1.0]))
add("poly hamming", signal.resample_poly(m, 2, 5, axis=1, window="hamming"))
add("poly complex", signal.resample_poly(z, 2, 3))
h = random.standard_normal(11)
for up, down in ((1, 1), (3, 2), (2, 5), (20, 3)):
    add(f"upfirdn {up}/{down}", signal.upfirdn(h, x, up, down))
add("upfirdn wrap", signal.upfirdn(h, x[:4], 1, 1, mode="wrap"))
add("upfirdn rows", signal.upfirdn(h, m, 2, 3, axis=0, mode="reflect"))
for num in (20, 21, 60, 61, 90, 120):
    add(f"resample {num}", signal.resample(x, num))
    add(f"resample complex {num}", signal.resample(z, num))
    add(f"resample window {num}", signal.resample(x, num, window="hamming"))
    add(f"resample spectrum {num}", signal.resample(numpy.fft.fft(z), num, domain="freq"))
    add(f"resample real spectrum {num}", signal.resample(numpy.fft.fft(x).real, num, domain="freq", window="hann"))
add("resample rows", signal.resample(m, 25, axis=1))
for name, value in zip(("out", "t"), signal.resample(m, 25, numpy.arange(40) * 0.25 + 3, axis=1)):
    add(f"resample times {name}", value)
add("resample complex window", signal.resample(z, 50, window=("kaiser", 3.0)))
add("decimate", signal.decimate(x, 3))
add("decimate rows", signal.decimate(m, 2, n=3, axis=1))
add("decimate phase", signal.decimate(x, 4, zero_phase=False))
add("decimate fir", signal.decimate(x, 3, ftype="fir"))
add("decimate fir phase", signal.decimate(x, 3, n=12, ftype="fir", zero_phase=False))
for mode in ("interp", "mirror", "constant", "nearest", "wrap"):
    add(f"savgol {mode}", signal.savgol_filter(x, 11, 3, mode=mode, cval=2))
    add(f"savgol even {mode}", signal.savgol_filter(x, 8, 2, mode=mode))
add("savgol deriv", signal.savgol_filter(x, 9, 4, deriv=2, delta=0.5))
add("savgol rows", signal.savgol_filter(m, 5, 2, axis=0))
add("savgol zero", signal.savgol_filter(x, 5, 2, deriv=3))
add("coeffs", signal.savgol_coeffs(7, 3))
add("coeffs even", signal.savgol_coeffs(6, 2))
add("coeffs pos", signal.savgol_coeffs(9, 3, deriv=1, delta=2, pos=1.5, use="dot"))
add("coeffs long", signal.savgol_coeffs(101, 8, deriv=3))
add("detrend", signal.detrend(x))
add("detrend constant", signal.detrend(m, axis=0, type="constant"))
add("detrend bp", signal.detrend(m, bp=[10, 25]))
add("detrend complex", signal.detrend(z))
add("hilbert", signal.hilbert(x))
add("hilbert odd", signal.hilbert(x[:31]))
add("hilbert pad", signal.hilbert(m, 50))
add("hilbert crop", signal.hilbert(m, 5, axis=0))
add("hilbert2", signal.hilbert2(m))
add("medfilt", signal.medfilt(x, 5))
add("medfilt rows", signal.medfilt(m, [3, 5]))
add("medfilt2d", signal.medfilt2d(m, 3))
add("order", signal.order_filter(m, numpy.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]]), 1))
add("wiener", signal.wiener(m, 3))
add("wiener noise", signal.wiener(x, 5, 0.3))
q, r = signal.deconvolve(x[:20], [2.0, 1.0, -0.5])
add("quotient", q)
add("remainder", r)
save(__file__, SEED, cases)
