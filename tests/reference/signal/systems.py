"""Linear systems: ss2tf, tf2ss and their kin, cont2discrete by all methods, responses in time and frequency."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import signal
from writer import save

SEED = 20261201
random = numpy.random.default_rng(SEED)
cases = {}
A = random.standard_normal((4, 4)) - 2 * numpy.eye(4)
B, C, D = random.standard_normal((4, 2)), random.standard_normal((3, 4)), random.standard_normal((3, 2))
num, den = signal.ss2tf(A, B, C, D, 1)
cases["ss2tf"] = {"A": A, "B": B, "C": C, "D": D, "num": num, "den": den}
n2, d2 = [[0, 2, 1.5, 1], [1, 0.5, -2, 3]], [2, 4, 5, 1]
a, b, c, d = signal.tf2ss(n2, d2)
cases["tf2ss"] = {"num": numpy.array(n2, float), "den": numpy.array(d2, float), "A": a, "B": b, "C": c, "D": d}
z, p, k = signal.ss2zpk(A, B, C[:1], D[:1], 1)
cases["ss2zpk"] = {"z": z.astype(complex), "p": p.astype(complex), "k": float(k)}
zeros, poles = numpy.array([-1.0, -2 + 1j, -2 - 1j]), numpy.array([-0.5, -3, -1 + 2j, -1 - 2j])
a, b, c, d = signal.zpk2ss(zeros, poles, 3.5)
cases["zpk2ss"] = {"z": zeros, "p": poles, "A": a, "B": b, "C": c, "D": d}
for method in ("gbt", "bilinear", "euler", "backward_diff", "zoh", "foh", "impulse"):
    d0 = D if method != "impulse" else 0 * D
    out = signal.cont2discrete((A, B, C, d0), 0.3, method, alpha=0.3 if method == "gbt" else None)
    cases["c2d " + method] = dict(zip(("A", "B", "C", "D"), out[:4]))
    tf = signal.cont2discrete(([1, 3.0], [1, 2, 5.0]), 0.1, method, alpha=0.3 if method == "gbt" else None)
    cases["c2d " + method].update(num=tf[0], den=tf[1])
T = numpy.linspace(0, 4, 41)
U, X0 = random.standard_normal((41, 2)), random.standard_normal(4)
for interp in (True, False):
    _, y, x = signal.lsim((A, B, C, D), U, T, X0, interp)
    cases[f"lsim {int(interp)}"] = {"T": T, "U": U, "X0": X0, "y": y, "x": x}
_, y, x = signal.lsim((A, B, C, D), None, T + 0.5, X0)
cases["lsim free"] = {"y": y, "x": x}
sys1 = ([2.0, 3], [1, 1.5, 4, 2])
for name, f in (("impulse", signal.impulse), ("step", signal.step)):
    t, y = f(sys1)
    x0 = numpy.array([1, -1, 2])
    t2, y2 = f(sys1, X0=x0[:, None] if name == "impulse" else x0, T=T)
    cases[name] = {"t": t, "y": y, "y2": y2, "y3": f(sys1, N=7)[1]}
w, h = signal.freqresp(sys1, n=50)
w2, mag, phase = signal.bode(sys1)
cases["freqresp"] = {"w": w, "h": h, "bode_w": w2, "mag": mag, "phase": phase,
                     "ss": signal.freqresp((A, B[:, :1], C[:1], D[:1, :1]), [0.1, 1, 5])[1]}
disc = (0.4 * A, B, C, D, 0.5)
t, y, x = signal.dlsim(disc, U, x0=X0)
t2, y2, x2 = signal.dlsim(disc, U, T, X0)
cases["dlsim"] = {"t": t, "y": y, "x": x, "t2": t2, "y2": y2, "x2": x2}
tf = ([1.0, 0.5], [1, -0.6, 0.3], 0.2)
for name, f in (("dimpulse", signal.dimpulse), ("dstep", signal.dstep)):
    t, y = f(disc, X0, n=12)
    cases[name] = {"t": t, "y0": y[0], "y1": y[1], "tf": f(tf)[1][0], "T": f(disc, t=[0, 1, 2.6])[1][1]}
w, h = signal.dfreqresp(tf, n=20)
w2, mag, phase = signal.dbode(tf)
cases["dfreqresp"] = {"w": w, "h": h, "whole": signal.dfreqresp(tf, n=20, whole=True)[1],
                      "some": signal.dfreqresp(tf, [0.1, 2])[1], "bode_w": w2, "mag": mag, "phase": phase}
save(__file__, SEED, cases)
