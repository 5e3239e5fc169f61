"""FIR designs by windows, by sampling and by least squares, and frequency responses of all kinds of filters."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import signal
from writer import save

cases = {}
FIRWIN = {
    "lowpass": (21, 0.3, {}), "highpass": (21, [0.4], {"pass_zero": False}),
    "bandpass": (30, [0.2, 0.5], {"pass_zero": "bandpass", "window": ("kaiser", 6.0)}),
    "bandstop": (31, [0.2, 0.5], {"pass_zero": "bandstop", "scale": False}),
    "many": (41, [10, 20, 30], {"fs": 100, "window": "blackman", "pass_zero": False}), "width": (33, 12.0, {"width": 5, "fs": 60}),
    "one": (1, 0.5, {}), "even": (18, 0.6, {"window": "boxcar"}),
}
for name, (n, cutoff, options) in FIRWIN.items():
    cases[f"firwin {name}"] = {"out": signal.firwin(n, cutoff, **options)}
FIRWIN2 = {
    "plain": (31, [0, 0.3, 0.6, 1], [1, 1, 0, 0], {}), "step": (32, [0, 0.4, 0.4, 1], [1, 1, 0, 0], {"window": None}),
    "grid": (25, [0, 20, 50], [0.5, 1, 0.2], {"fs": 100, "nfreqs": 40}), "type3": (21, [0, 0.5, 1], [0, 1, 0], {"antisymmetric": True}),
    "type4": (20, [0, 0.5, 1], [0, 1, 1], {"antisymmetric": True, "window": "hann"}),
}
for name, (n, f, g, options) in FIRWIN2.items():
    cases[f"firwin2 {name}"] = {"out": signal.firwin2(n, f, g, **options)}
cases["firls 1"] = {"out": signal.firls(33, [0, 0.3, 0.4, 1], [1, 1, 0, 0])}
cases["firls 2"] = {"out": signal.firls(21, [0, 10, 15, 30, 35, 50], [0, 1, 1, 1, 0.5, 0], [1, 5, 2], fs=100)}
cases["kaiserord"] = {"out": numpy.array([*signal.kaiserord(65, 0.07), *signal.kaiserord(30, 0.1), *signal.kaiserord(15, 0.2),
                                          signal.kaiser_atten(211, 0.0375)])}

b, a = signal.cheby1(5, 1, 0.3)
z, p, k = signal.cheby1(5, 1, 0.3, output="zpk")
sos = signal.cheby1(5, 1, 0.3, output="sos")
long = signal.firwin(301, 0.2)
some = numpy.array([0.1, 1.0, 3.0])


def response(name, w, h):
    cases[f"response {name}"] = {"w": w, "h": numpy.asarray(h, complex)}


response("plain", *signal.freqz(b, a))
response("whole", *signal.freqz(b, a, worN=101, whole=True, fs=1000))
response("nyquist", *signal.freqz(b, a, worN=65, include_nyquist=True))
response("points", *signal.freqz(b, a, worN=some))
response("long", *signal.freqz(long, 1, worN=256))
response("long odd", *signal.freqz(long, 1, worN=101, whole=True))
response("zpk", *signal.freqz_zpk(z, p, k, worN=100))
response("sos", *signal.sosfreqz(sos, worN=some * 10, fs=100))
ab, aa = signal.butter(4, 100, analog=True)
response("freqs", *signal.freqs(ab, aa))
response("freqs points", *signal.freqs(ab, aa, worN=some * 100))
response("freqs zpk", *signal.freqs_zpk(*signal.ellip(4, 1, 40, [10, 20], "bandpass", analog=True, output="zpk")))
response("delay", *signal.group_delay((b, a), w=64))
response("delay fir", *signal.group_delay((long, 1), w=some, fs=10))
save(__file__, 0, cases)
