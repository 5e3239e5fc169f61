"""Solutions and work of scipy.integrate.odeint and of solve_ivp's LSODA."""

import pathlib
import sys

import numpy as np
from scipy.integrate import odeint, solve_ivp

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from writer import save  # noqa: E402


def van_der_pol(y, t):
    return [y[1], 100 * (1 - y[0] ** 2) * y[1] - y[0]]


def lorenz(s, t):
    return [10 * (s[1] - s[0]), s[0] * (28 - s[2]) - s[1], s[0] * s[1] - 8 / 3 * s[2]]


def heat(y, t):
    padded = np.concatenate([[0], y, [0]])
    return 441 * (padded[:-2] - 2 * y + padded[2:])


def robertson(t, y):
    a, b, c = 0.04 * y[0], 1e4 * y[1] * y[2], 3e7 * y[1] ** 2
    return [-a + b, a - b - c, c]


def case(f, y0, t, **options):
    t = np.asarray(t, float)
    y, info = odeint(f, y0, t, full_output=True, **options)
    names = ("nst", "nfe", "nje", "mused")
    return {"t": t, "y": y, "lenrw": info["lenrw"], "leniw": info["leniw"], **{k: info[k].astype(float) for k in names}}


bump = [(i + 1) * (20 - i) / 110.25 for i in range(20)]
cases = {
    "van der pol": case(van_der_pol, [2, 0], [0, 1, 50, 100, 200], mxstep=5000),
    "lorenz": case(lorenz, [1, 1, 1], np.linspace(0, 10, 6), mxstep=5000, rtol=1e-10, atol=[1e-10, 1e-11, 1e-12]),
    "options": case(van_der_pol, [2, 0], [0, 20, 90], h0=1e-3, hmax=0.5, mxstep=5000, mxordn=5, mxords=3),
    "heat": case(heat, bump, [0, 0.01, 0.1, 0.3, 0.5], ml=1, mu=1),
}
for name, f, y0, end, rtol, atol in (
    ("robertson", robertson, [1, 0, 0], 1e8, 1e-6, 1e-12),
    ("ivp lorenz", lambda t, y: lorenz(y, t), [1, 1, 1], 10, 1e-6, 1e-8),
    ("ivp van der pol", lambda t, y: [y[1], 1000 * (1 - y[0] ** 2) * y[1] - y[0]], [2, 0], 2000, 1e-6, 1e-8),
):
    r = solve_ivp(f, (0, end), y0, method="LSODA", rtol=rtol, atol=atol)
    cases[name] = {"end": r.y[:, -1], "nfev": r.nfev, "njev": r.njev, "steps": len(r.t)}
save(__file__, 0, cases)
