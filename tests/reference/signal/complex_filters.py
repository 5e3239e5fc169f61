"""Filters and responses of complex coefficients: lfilter with states, lfilter_zi, lfiltic, filtfilt, sections, freqz and freqs."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import signal
from writer import save

SEED = 20261130
random = numpy.random.default_rng(SEED)


def complexes(*shape):
    return random.standard_normal(shape) + 1j * random.standard_normal(shape)


cases = {}
x = random.standard_normal(40)
z = complexes(40)
poles = {1: [0.8j], 2: [0.8j, 0.5 - 0.3j], 5: [0.8j, 0.5 - 0.3j, -0.7, 0.6 + 0.6j, 0.1]}
for order, p in poles.items():
    b, a = complexes(order + 1), numpy.poly(p) * (1.5 - 0.5j)
    zi = complexes(order)
    y, zf = signal.lfilter(b, a, x, zi=zi)
    cases[f"tf {order}"] = {
        "b": b, "a": a, "x": x, "z": z, "zi": zi, "y": y, "zf": zf, "real": signal.lfilter(b, a, x),
        "complex": signal.lfilter(b, a, z), "steady": signal.lfilter_zi(b, a), "filtfilt": signal.filtfilt(b, a, x),
        "even": signal.filtfilt(b, a, z, padtype="even", padlen=7), "h": signal.freqz(b, a, worN=17)[1],
        "whole": signal.freqz(b, a, worN=16, whole=True)[1], "freqs": signal.freqs(b, a, worN=[0.1, 1, 10])[1],
        "lfiltic": signal.lfiltic(b / a[0], a / a[0], z[:3], x[:2]),
    }
b = complexes(61)
cases["fir"] = {"b": b, "x": x, "z": z, "real": signal.lfilter(b[:9], 1, x), "complex": signal.lfilter(b[:9], [1], z),
                "h": signal.freqz(b, worN=64)[1], "upfirdn": signal.upfirdn(b[:9], x, 3, 2),
                "updown": signal.upfirdn(b[:9], z, 2, 3)}
sos = numpy.concatenate([complexes(3, 3), numpy.ones((3, 1)), 0.4 * complexes(3, 2)], axis=1)
zi = complexes(3, 2)
y, zf = signal.sosfilt(sos, x, zi=zi)
cases["sos"] = {"sos": sos, "x": x, "z": z, "zi": zi, "y": y, "zf": zf, "real": signal.sosfilt(sos, x),
                "complex": signal.sosfilt(sos, z), "steady": signal.sosfilt_zi(sos),
                "filtfilt": signal.sosfiltfilt(sos, z), "h": signal.sosfreqz(sos, worN=9)[1]}
q, r = signal.deconvolve(z, b[:5])
cases["deconvolve"] = {"signal": z, "divisor": b[:5], "quotient": q, "remainder": r}
save(__file__, SEED, cases)
