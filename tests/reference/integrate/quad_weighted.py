"""quad with weights: value, error estimate, evaluations and status.

The weights with log(x - a) are integrated by mpmath: SciPy's QUADPACK adds up the series of degree 24 wrongly there (at the
left end, weight alg-loga), so its values have the error of those of degree 12.
"""

import pathlib
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath
import numpy as np
from scipy.integrate import quad
from writer import save

warnings.simplefilter("ignore")
inf = np.inf

FUNCTIONS = {
    "decay": lambda x: mpmath.exp(-abs(x)),
    "lorentz": lambda x: 1 / (1 + x * x),
    "root": lambda x: mpmath.sqrt(abs(x - 0.3)),
    "cubic": lambda x: x**3 - 2,
    "slow": lambda x: 1 / mpmath.sqrt(1 + abs(x)),
    "peak": lambda x: 1 / (1e-3 + (x - 0.7) ** 2),
    "one": lambda x: 1.0,
    "not_a_number": lambda x: np.nan,
}

OSCILLATING = [
    ("decay", 0, 10, "cos", 3.0, {}),
    ("decay", 0, 10, "sin", -30.0, {}),
    ("decay", 10, -1, "sin", 30.0, {}),
    ("lorentz", -5, 5, "cos", 100.0, {"epsabs": 0, "epsrel": 1e-8}),
    ("lorentz", -5, 4, "sin", 1.5, {}),
    ("root", 0, 1, "cos", 20.0, {}),
    ("root", 0, 1, "sin", 3.0, {"epsabs": 1e-12, "epsrel": 1e-12}),
    ("peak", 0, 1, "cos", 50.0, {"epsabs": 1e-12, "epsrel": 1e-12}),
    ("peak", 0, 1, "cos", 50.0, {"limit": 4}),
    ("cubic", 0, 2, "cos", 0.0, {}),
    ("cubic", 0, 2, "sin", 7.0, {"maxp1": 1}),
    ("cubic", 0, 2, "sin", 7.0, {"limit": 1}),
    ("one", 1, 1, "cos", 7.0, {}),
    ("decay", 0, inf, "cos", 2.0, {}),
    ("decay", 0, inf, "sin", 20.0, {}),
    ("decay", -inf, 1, "sin", 2.5, {}),
    ("decay", -inf, 1, "cos", -2.5, {}),
    ("slow", 0, inf, "cos", 1.0, {}),
    ("slow", 0, inf, "sin", 1.0, {"epsabs": 1e-10}),
    ("slow", 0, inf, "sin", 1.0, {"limlst": 4}),
    ("lorentz", 0, inf, "cos", 0.0, {}),
    ("lorentz", 0, inf, "sin", 0.0, {}),
    ("not_a_number", 0, 1, "cos", 3.0, {}),
]

OTHERS = [
    ("cubic", 0, 1, "alg", (-0.5, 0.0), {}),
    ("cubic", 1, 0, "alg", (-0.5, 0.7), {}),
    ("lorentz", -1, 2, "alg", (0.0, 0.0), {}),
    ("decay", -1, 2, "alg", (-0.9, 1.5), {}),
    ("decay", -1, 2, "alg", (-0.9, 1.5), {"limit": 2}),
    ("decay", -1, 2, "alg-logb", (-0.4, 0.3), {}),
    ("lorentz", 0, 2, "alg-logb", (0.0, 0.0), {}),
    ("lorentz", 0, 2, "alg-log", (0.5, -0.25), {}),
    ("peak", 0, 1, "alg-logb", (0.5, -0.25), {"epsabs": 1e-10, "epsrel": 1e-10}),
    ("peak", 0, 1, "alg", (0.5, -0.25), {"epsabs": 1e-10, "epsrel": 1e-10, "limit": 5}),
    ("cubic", 0, 1, "cauchy", 0.5, {}),
    ("decay", -1, 2, "cauchy", 0.3, {}),
    ("decay", 2, -1, "cauchy", 1.9, {}),
    ("lorentz", 0, 2, "cauchy", 5.0, {}),
    ("peak", 0, 1, "cauchy", 0.7, {"epsabs": 1e-10, "epsrel": 1e-10}),
    ("peak", 0, 1, "cauchy", 0.4, {"limit": 3}),
    ("peak", 0, 1, "cauchy", 0.4, {"limit": 1}),
]

STATUS = {
    "maximum number of": 1,
    "occurrence of roundoff": 2,
    "Extremely bad integrand": 3,
    "does not converge": 4,
    "probably divergent": 5,
    "Bad integrand behavior": 7,
}


def status(answer):
    text = answer[3] if len(answer) > 3 else ""
    return next((code for part, code in STATUS.items() if part in text), 0)


cases = {}
for number, (name, a, b, weight, wvar, options) in enumerate(OSCILLATING + OTHERS):
    f = FUNCTIONS[name]
    answer = quad(lambda x: float(f(x)), a, b, weight=weight, wvar=wvar, full_output=1, **options)
    cases[f"{number:02d} {name}"] = {
        "function": name,
        "weight": weight,
        "wvar": np.atleast_1d(wvar),
        "a": a,
        "b": b,
        "epsabs": options.get("epsabs", 1.49e-8),
        "epsrel": options.get("epsrel", 1.49e-8),
        "limit": options.get("limit", 50),
        "maxp1": options.get("maxp1", 50),
        "limlst": options.get("limlst", 50),
        "y": answer[0],
        "abserr": answer[1],
        "neval": answer[2]["neval"],
        "status": status(answer),
    }

mpmath.mp.dps = 40
for number, (name, b, wvar) in enumerate([("decay", 2, (-0.5, 0.25)), ("cubic", 1, (0.0, 0.0)), ("slow", 3, (1.5, -0.5))]):
    f, alpha, beta = FUNCTIONS[name], mpmath.mpf(wvar[0]), mpmath.mpf(wvar[1])
    value = mpmath.quad(lambda x: f(x) * x**alpha * (b - x) ** beta * mpmath.log(x), [0, mpmath.mpf(1) / 2, b])
    cases[f"exact {number} {name}"] = {"function": name, "a": 0, "b": b, "wvar": np.array(wvar), "y": float(value)}
for w in [2.0001, 2.9, 4.1, 5.1356, 8.4172, 13.0, 21.9, 23.99, 24.5, 100.0]:
    moments = [
        mpmath.quad(
            lambda t: (mpmath.cos if k % 2 == 0 else mpmath.sin)(w * t) * mpmath.chebyt(k, t),
            mpmath.linspace(-1, 1, 9 if w < 30 else 33),
        )
        for k in range(25)
    ]
    cases[f"moments {w}"] = {"w": w, "moments": np.array([float(m) for m in moments])}
save(__file__, 0, cases)
