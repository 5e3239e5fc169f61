"""quad without weight: value, error estimate, evaluations, subintervals and status, on a zoo of integrands."""

import pathlib
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy.integrate import quad
from writer import save

warnings.simplefilter("ignore")
inf, nan = np.inf, np.nan

FUNCTIONS = {
    "sin": np.sin,
    "cube": lambda x: x**3,
    "gauss": lambda x: np.exp(-x * x),
    "decay": lambda x: np.exp(-abs(x)),
    "inverse_root": lambda x: 1 / np.sqrt(x),
    "log": lambda x: np.log(x),
    "log_root": lambda x: np.log(x) / np.sqrt(x),
    "power": lambda x: x**-0.9,
    "kink": lambda x: abs(x - 0.3),
    "step": lambda x: 1.0 if x > 0.3 else 0.0,
    "peak": lambda x: 1 / (1e-4 + (x - 0.3) ** 2),
    "lorentz": lambda x: 1 / (1 + x * x),
    "wave": lambda x: np.cos(100 * x) * np.exp(-x),
    "wave_decay": lambda x: np.sin(10 * x) * np.exp(-x),
    "chirp": lambda x: np.sin(1 / (x + 0.01)),
    "pole": lambda x: 1 / x,
    "pole_inside": lambda x: 1 / (x - 0.3),
    "interior": lambda x: abs(x - 0.3) ** -0.5,
    "not_a_number": lambda x: nan,
    "infinite": lambda x: inf,
    "zero": lambda x: 0.0,
    "tiny": lambda x: 1e-300 * np.exp(-x),
    "huge": lambda x: 1e300 * np.cos(x),
    "one": lambda x: 1.0,
    "slow": lambda x: 1 / (1 + abs(x)),
}

LIST = [
    ("sin", 0, np.pi, {}),
    ("sin", np.pi, 0, {}),
    ("sin", 0, 100, {}),
    ("cube", -1, 2, {}),
    ("cube", -1, 1, {}),
    ("cube", 1, 1, {}),
    ("gauss", -inf, inf, {}),
    ("gauss", inf, -inf, {}),
    ("gauss", 0, inf, {}),
    ("gauss", -inf, 1, {"epsabs": 0, "epsrel": 1e-12}),
    ("gauss", 3, inf, {"epsabs": 0, "epsrel": 1e-10}),
    ("gauss", inf, 2, {}),
    ("decay", -1, 2, {}),
    ("decay", -inf, inf, {}),
    ("decay", 1, -inf, {}),
    ("inverse_root", 0, 1, {}),
    ("inverse_root", 0, 1, {"limit": 5}),
    ("inverse_root", 1, 0, {"epsabs": 1e-3, "epsrel": 0}),
    ("log", 0, 1, {}),
    ("log_root", 0, 1, {}),
    ("power", 0, 1, {"limit": 100}),
    ("kink", 0, 1, {}),
    ("kink", 0, 1, {"points": [0.3]}),
    ("kink", 0, 1, {"points": [0.3, 0.3, 5.0, -1.0, 0.0]}),
    ("kink", 0, 1, {"points": [0.2, 0.7]}),
    ("kink", 0, 1, {"limit": 1}),
    ("kink", 0, 1, {"points": [0.2, 0.5], "limit": 3}),
    ("step", 0, 1, {}),
    ("step", 0, 1, {"points": [0.3]}),
    ("peak", 0, 1, {}),
    ("peak", -10, 10, {"epsabs": 0, "epsrel": 1e-10}),
    ("peak", -10, 10, {"points": [0.3]}),
    ("lorentz", -inf, inf, {}),
    ("lorentz", 0, 1e3, {}),
    ("wave", 0, 10, {}),
    ("wave", 0, 10, {"limit": 200}),
    ("wave_decay", 0, inf, {}),
    ("chirp", 0, 1, {}),
    ("chirp", 0, 1, {"limit": 10}),
    ("pole", 0, 1, {}),
    ("pole", 1e-3, 1, {}),
    ("interior", 0, 1, {}),
    ("interior", 0, 1, {"points": [0.3]}),
    ("interior", 0, 1, {"points": [0.1, 0.3, 0.9]}),
    ("not_a_number", 0, 1, {}),
    ("not_a_number", 0, inf, {}),
    ("not_a_number", -inf, inf, {}),
    ("not_a_number", 0, 1, {"points": [0.5]}),
    ("infinite", 0, 1, {}),
    ("zero", 0, 1, {}),
    ("zero", -inf, inf, {}),
    ("tiny", 0, 1, {}),
    ("tiny", 0, 1, {"epsabs": 0, "epsrel": 1e-10}),
    ("huge", 0, 1, {}),
    ("one", 0, inf, {"limit": 20}),
    ("one", 5, 8, {}),
    ("slow", 0, inf, {}),
    ("slow", -1, 1, {"epsabs": -1, "epsrel": 1e-13}),
]

STATUS = {
    "maximum number of subdivisions": 1,
    "occurrence of roundoff": 2,
    "Extremely bad integrand": 3,
    "does not converge": 4,
    "probably divergent": 5,
}


def status(answer):
    text = answer[3] if len(answer) > 3 else ""
    return next((code for part, code in STATUS.items() if part in text), 0)


cases = {}
with np.errstate(all="ignore"):
    for number, (name, a, b, options) in enumerate(LIST):
        f = FUNCTIONS[name]
        answer = quad(lambda x: float(f(np.float64(x))), a, b, full_output=1, **options)
        cases[f"{number:02d} {name}"] = {
            "function": name,
            "a": a,
            "b": b,
            "epsabs": options.get("epsabs", 1.49e-8),
            "epsrel": options.get("epsrel", 1.49e-8),
            "limit": options.get("limit", 50),
            "points": np.array(options.get("points", [])),
            "y": answer[0],
            "abserr": answer[1],
            "neval": answer[2]["neval"],
            "last": answer[2]["last"],
            "status": status(answer),
        }
save(__file__, 0, cases)
