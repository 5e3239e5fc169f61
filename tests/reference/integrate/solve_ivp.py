"""Solutions by scipy.integrate.solve_ivp, with its counts of evaluations."""

import pathlib
import sys

import numpy as np
from scipy.integrate import solve_ivp

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from writer import save  # noqa: E402


def lotka(t, z):
    x, y = z
    return [1.5 * x - x * y, -3 * y + x * y]


def robertson(t, y):
    a, b, c = 0.04 * y[0], 1e4 * y[1] * y[2], 3e7 * y[1] ** 2
    return [-a + b, a - b - c, c]


def van_der_pol(t, y):
    return [y[1], 1000 * (1 - y[0] ** 2) * y[1] - y[0]]


cases = {}
times = np.linspace(0, 15, 7)
for method in ("RK23", "RK45", "DOP853", "Radau", "BDF"):
    for direction in (1, -1):
        span = (0, 15) if direction == 1 else (15, 0)
        s = solve_ivp(lotka, span, [10, 5], method=method, t_eval=times[::direction], rtol=1e-6, atol=1e-8)
        cases[f"lotka {method} {direction}"] = {"y": s.y, "t": s.t, "nfev": s.nfev, "njev": s.njev, "nlu": s.nlu}
    s = solve_ivp(lotka, (0, 3), [10, 5], method=method, first_step=0.01, max_step=0.1, atol=[1e-3, 1e-9])
    cases[f"steps {method}"] = {"y": s.y, "t": s.t, "nfev": s.nfev}
for method in ("Radau", "BDF"):
    s = solve_ivp(robertson, (0, 1e8), [1, 0, 0], method=method, t_eval=[1, 1e4, 1e8], rtol=1e-8, atol=1e-14)
    cases[f"robertson {method}"] = {"y": s.y, "nfev": s.nfev, "njev": s.njev, "nlu": s.nlu}
    s = solve_ivp(van_der_pol, (0, 2000), [2, 0], method=method, rtol=1e-6, atol=1e-8)
    cases[f"van der pol {method}"] = {"y": s.y[:, -1], "nfev": s.nfev, "njev": s.njev, "nlu": s.nlu}
save(__file__, 0, cases)
