"""Spline coefficients and values, and peaks by wavelets."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import signal
from writer import save

SEED = 20240606
random = numpy.random.default_rng(SEED)
x = random.standard_normal(20)
t = numpy.linspace(-7, 28, 50)
cases = {"data": {"x": x, "t": t}}
cases["gauss"] = {"out": signal.gauss_spline(t, 3)}
c, q = signal.cspline1d(x), signal.qspline1d(x)
cases["cspline"] = {"out": c}
cases["qspline"] = {"out": q}
cases["cspline eval"] = {"out": signal.cspline1d_eval(c, t, dx=1.2, x0=0.5)}
cases["qspline eval"] = {"out": signal.qspline1d_eval(q, t)}
image = random.standard_normal((26, 28))
cases["data"]["image"] = image
cases["cspline smooth"] = {"out": signal.cspline1d(x, 0.3)}
cases["cspline2d"] = {"out": signal.cspline2d(image)}
cases["cspline2d smooth"] = {"out": signal.cspline2d(image, 2.0, 1e-3)}
cases["qspline2d"] = {"out": signal.qspline2d(image)}
cases["sepfir2d"] = {"out": signal.sepfir2d(image, [1.0, 2.0, 3.0], [0.5, 1.0, -1.0, 2.0, 0.1])}
cases["spline_filter"] = {"out": signal.spline_filter(image, 0.1)}
cases["symiirorder1"] = {"out": signal.symiirorder1(x, 0.7, 0.2)}
cases["symiirorder2"] = {"out": signal.symiirorder2(x, 0.2, 0.8)}
for i, widths in enumerate((numpy.arange(1, 10), numpy.arange(2, 20), numpy.array([1.5, 2.5, 4.0, 6.0]))):
    s = numpy.sin(numpy.linspace(0, 6 * numpy.pi, 300)) + 0.2 * random.standard_normal(300)
    cases[f"cwt {i}"] = {"x": s, "widths": widths, "plain": signal.find_peaks_cwt(s, widths),
                         "options": signal.find_peaks_cwt(s, widths, gap_thresh=1, min_length=3, min_snr=1.5, noise_perc=30,
                                                          window_size=31)}
save(__file__, SEED, cases)
