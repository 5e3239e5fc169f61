"""Equiripple and minimum-phase filters, gammatone filters, partial fractions."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import signal
from writer import save

cases = {}


def add(name, out):
    cases[name] = {"out": numpy.asarray(out)}


add("lowpass", signal.remez(31, [0, 0.1, 0.2, 0.5], [1, 0], fs=1))
add("even", signal.remez(40, [0, 10, 14, 25, 30, 50], [0, 1, 0], weight=[5, 1, 3], fs=100))
add("differentiator", signal.remez(20, [0.05, 0.4], [1], type="differentiator", fs=1))
add("differentiator odd", signal.remez(21, [0.0, 0.35], [2], type="differentiator", fs=1))
add("hilbert", signal.remez(31, [0.05, 0.45], [1], type="hilbert", fs=1))
add("hilbert even", signal.remez(24, [0.05, 0.5], [1], type="hilbert", fs=1))
h = signal.firwin(31, 0.3)
add("homomorphic", signal.minimum_phase(h))
add("homomorphic n_fft", signal.minimum_phase(h, n_fft=501))
add("hilbert phase", signal.minimum_phase(signal.remez(21, [0, 0.1, 0.2, 0.5], [1, 0], fs=1), "hilbert"))
b, a = signal.gammatone(440, "iir", fs=16000)
add("gammatone b", b)
add("gammatone a", a)
add("gammatone fir", signal.gammatone(0.3, "fir", order=3, numtaps=20, fs=2)[0])
r, p, k = signal.residue([1, 2, 3, 4, 5], [1, 5, 8, 4])
cases["residue"] = {"r": numpy.asarray(r, complex), "p": numpy.asarray(p, complex), "k": k}
r, p, k = signal.residuez([1, 2, 3, 4], [2, -0.6, 0.5])
cases["residuez"] = {"r": numpy.asarray(r, complex), "p": numpy.asarray(p, complex), "k": k}
save(__file__, 0, cases)
