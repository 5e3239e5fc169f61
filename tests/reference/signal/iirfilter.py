"""IIR designs in all families, bands and forms, the order functions, and the conversions between forms."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import numpy
from scipy import signal
from writer import save

cases = {}
edges = {"lowpass": 0.3, "highpass": 0.2, "bandpass": (0.1, 0.45), "bandstop": (0.25, 0.3)}


def add(name, family, N, btype, analog, design, **numbers):
    z, p, k = design("zpk")
    b, a = design("ba")
    try:
        sos = design("sos")
    except IndexError:  # SciPy 1.10 on analogue filters of odd order with no real zero left
        sos = numpy.zeros((0, 6))
    wn = numpy.atleast_1d(numbers.pop("wn"))
    cases[name] = {"family": family, "N": N, "btype": btype, "analog": analog, "wn": wn, "z": numpy.atleast_1d(z).astype(complex),
                   "p": numpy.atleast_1d(p).astype(complex), "k": numpy.real(k), "b": b, "a": a, "sos": sos, **numbers}


for btype, wn in edges.items():
    for N in (1, 2, 3, 4, 7):
        for analog in (False, True):
            key = f"{N} {btype} {'analog' if analog else 'digital'}"
            args = {"btype": btype, "analog": analog}
            add("butter " + key, "butter", N, btype, analog, lambda o: signal.butter(N, wn, output=o, **args), wn=wn)
            add("cheby1 " + key, "cheby1", N, btype, analog, lambda o: signal.cheby1(N, 1.5, wn, output=o, **args), wn=wn)
            add("cheby2 " + key, "cheby2", N, btype, analog, lambda o: signal.cheby2(N, 45, wn, output=o, **args), wn=wn)
            add("ellip " + key, "ellip", N, btype, analog, lambda o: signal.ellip(N, 0.5, 60, wn, output=o, **args), wn=wn)
            add("bessel " + key, "bessel", N, btype, analog, lambda o: signal.bessel(N, wn, output=o, **args), wn=wn)

prototypes = {}
for N in (0, 1, 2, 5, 8, 20):
    for name, (z, p, k) in {
        "buttap": signal.buttap(N),
        "cheb1ap": signal.cheb1ap(N, 0.1),
        "cheb2ap": signal.cheb2ap(N, 80),
        "ellipap": signal.ellipap(N, 1, 50),
        "bessel_phase": signal.besselap(N, "phase"),
        "bessel_delay": signal.besselap(N, "delay"),
        "bessel_mag": signal.besselap(N, "mag"),
    }.items():
        prototypes[f"{name} {N}"] = {"name": name, "N": N, "z": numpy.atleast_1d(z).astype(complex), "p": numpy.atleast_1d(p).astype(complex),
                                     "k": numpy.real(k)}

orders = {}
specs = {"lowpass": (0.2, 0.3), "highpass": (0.4, 0.25), "bandpass": ((0.2, 0.5), (0.1, 0.6)),
         "bandstop": ((0.1, 0.6), (0.2, 0.5))}
for btype, (wp, ws) in specs.items():
    for analog in (False, True):
        for gpass, gstop in ((3, 40), (0.5, 60)):
            case = {"wp": numpy.atleast_1d(wp), "ws": numpy.atleast_1d(ws), "gpass": gpass, "gstop": gstop, "analog": analog}
            for f in (signal.buttord, signal.cheb1ord, signal.cheb2ord, signal.ellipord):
                n, wn = f(wp, ws, gpass, gstop, analog)
                case[f.__name__] = n
                case[f.__name__ + "_wn"] = numpy.atleast_1d(wn)
            orders[f"{btype} {analog} {gpass}"] = case

save(__file__, 0, {**cases, **{"prototype " + k: v for k, v in prototypes.items()},
                   **{"order " + k: v for k, v in orders.items()}})
