"""Waveforms, Lomb-Scargle periodograms and chirp z-transforms."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import signal
from writer import save

SEED = 20240605
random = numpy.random.default_rng(SEED)
t = numpy.linspace(-2, 5, 57)
x = random.standard_normal(24)
z = random.standard_normal(15) + 1j * random.standard_normal(15)
m = random.standard_normal((3, 10))
cases = {"data": {"t": t, "x": x, "z": z, "m": m}}


def add(name, out):
    cases[name] = {"out": numpy.asarray(out)}


for method in ("linear", "quadratic", "logarithmic", "hyperbolic"):
    add(f"chirp {method}", signal.chirp(t, 3, 4, 7.5, method=method, phi=30))
add("chirp vertex", signal.chirp(t, 3, 4, 7.5, method="quadratic", vertex_zero=False))
add("sawtooth", signal.sawtooth(3 * t, 0.3))
add("sawtooth plain", signal.sawtooth(t))
add("square", signal.square(2 * t, 0.2))
i, q, e = signal.gausspulse(t / 1000, 900, 0.6, -7, retquad=True, retenv=True)
add("in_phase", i)
add("quadrature", q)
add("envelope", e)
add("cutoff", [signal.gausspulse("cutoff", fc=500, tpr=-40)])
add("sweep", signal.sweep_poly(t, [0.05, -0.3, 2.0], phi=45))
for n in (2, 5, 8, 12):
    add(f"mls {n}", signal.max_len_seq(n)[0])
seq, state = signal.max_len_seq(6, state=[1, 0, 0, 1, 0, 1], length=20, taps=[5, 3])
add("mls state", state)
add("mls seq", seq)
times = numpy.sort(random.uniform(0, 30, 40))
values = 1 + numpy.sin(2.2 * times) + 0.1 * random.standard_normal(40)
freqs = numpy.linspace(0.1, 5, 30)
cases["lombscargle"] = {"x": times, "y": values, "freqs": freqs, "out": signal.lombscargle(times, values, freqs),
                        "centred": signal.lombscargle(times, values, freqs, precenter=True, normalize=True)}
s, p = signal.vectorstrength(times, [2.0, 2.8])
cases["vectorstrength"] = {"strength": s, "phase": p}
add("czt", signal.czt(x))
add("czt m", signal.czt(z, 20))
add("czt spiral", signal.czt(x, 11, 0.98 * numpy.exp(-0.2j), 1.1 * numpy.exp(0.3j)))
add("czt rows", signal.czt(m, 4, axis=0))
add("zoom", signal.zoom_fft(x, [0.2, 0.6], m=30))
add("zoom end", signal.zoom_fft(x, 3, m=12, fs=10, endpoint=True))
add("points", signal.czt_points(6, 0.9, 2))
save(__file__, SEED, cases)
