"""The problems of DETEST and of STIFF DETEST: end points, and SciPy's errors and counts of evaluations at them.

T. E. Hull, W. H. Enright, B. M. Fellen, A. E. Sedgwick, Comparing numerical methods for ordinary differential equations, SIAM
J. Numer. Anal. 9 (1972) 603; W. H. Enright, T. E. Hull, B. Lindberg, Comparing numerical methods for stiff systems of O.D.E.s,
BIT 15 (1975) 10. End points are DOP853's and Radau's at tolerances of some 1e-13 and are checked at ten times those.
"""

import pathlib
import sys

import numpy as np
from scipy.integrate import solve_ivp

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from writer import save  # noqa: E402


def chain(t, y):
    return np.concatenate([[-y[0]], y[:-2] - y[1:-1], [y[-2]]])


def weighted_chain(t, y):
    i = np.arange(1, 10)
    return np.concatenate([[-y[0]], i[:-1] * y[:-2] - i[1:] * y[1:-1], [9 * y[-2]]])


def heat(t, y):
    f = -2 * y
    f[1:] += y[:-1]
    f[:-1] += y[1:]
    return f


MASSES = [0.000954786104043, 0.000285583733151, 0.0000437273164546, 0.0000517759138449, 0.00000277777777778]


def planets(t, y):
    p, f = y[:15].reshape(5, 3), np.zeros((5, 3))
    cubes = np.sum(p * p, axis=1) ** 1.5
    for j in range(5):
        f[j] -= (1.00000597682 + MASSES[j]) * p[j] / cubes[j]
        for k in range(5):
            if k != j:
                apart = p[k] - p[j]
                f[j] += MASSES[k] * (apart / np.sum(apart * apart) ** 1.5 - p[k] / cubes[k])
    return np.concatenate([y[15:], 2.95912208286 * f.ravel()])


PLANETS = [
    3.42947415189, 3.35386959711, 1.35494901715, 6.64145542550, 5.97156957878, 2.18231499728, 11.2630437207, 14.6952576794,
    6.27960525067, -30.1552268759, 1.65699966404, 1.43785752721, -21.1238353380, 28.4465098142, 15.3882659679,
    -0.557160570446, 0.505696783289, 0.230578543901, -0.415570776342, 0.365682722812, 0.169143213293, -0.325325669158,
    0.189706021964, 0.0877265322780, -0.0240476254170, -0.287659532608, -0.117219543175, -0.176860753121, -0.216393453025,
    -0.0148647893090,
]


def orbit(t, y):
    r3 = (y[0] ** 2 + y[1] ** 2) ** 1.5
    return [y[2], y[3], -y[0] / r3, -y[1] / r3]


def first(n, of=1.0):
    return [of] + [0.0] * (n - 1)


def b4(t, y):
    r = np.hypot(y[0], y[1])
    return [-y[1] - y[0] * y[2] / r, y[0] - y[1] * y[2] / r, y[0] / r]


NONSTIFF = {
    "A1": (lambda t, y: -y, [1.0]),
    "A2": (lambda t, y: -(y**3) / 2, [1.0]),
    "A3": (lambda t, y: y * np.cos(t), [1.0]),
    "A4": (lambda t, y: y / 4 * (1 - y / 20), [1.0]),
    "A5": (lambda t, y: (y - t) / (y + t), [4.0]),
    "B1": (lambda t, y: [2 * (y[0] - y[0] * y[1]), -(y[1] - y[0] * y[1])], [1.0, 3.0]),
    "B2": (lambda t, y: [-y[0] + y[1], y[0] - 2 * y[1] + y[2], y[1] - y[2]], [2.0, 0.0, 1.0]),
    "B3": (lambda t, y: [-y[0], y[0] - y[1] ** 2, y[1] ** 2], [1.0, 0.0, 0.0]),
    "B4": (b4, [3.0, 0.0, 0.0]),
    "B5": (lambda t, y: [y[1] * y[2], -y[0] * y[2], -0.51 * y[0] * y[1]], [0.0, 1.0, 1.0]),
    "C1": (chain, first(10)),
    "C2": (weighted_chain, first(10)),
    "C3": (heat, first(10)),
    "C4": (heat, first(51)),
    "C5": (planets, PLANETS),
    **{f"D{k + 1}": (orbit, [1 - e, 0.0, 0.0, np.sqrt((1 + e) / (1 - e))]) for k, e in enumerate((0.1, 0.3, 0.5, 0.7, 0.9))},
    "E1": (lambda t, y: [y[1], -(y[1] / (t + 1) + (1 - 0.25 / (t + 1) ** 2) * y[0])], [0.6713967071418031, 0.09540051444747446]),
    "E2": (lambda t, y: [y[1], (1 - y[0] ** 2) * y[1] - y[0]], [2.0, 0.0]),
    "E3": (lambda t, y: [y[1], y[0] ** 3 / 6 - y[0] + 2 * np.sin(2.78535 * t)], [0.0, 0.0]),
    "E4": (lambda t, y: [y[1], 0.032 - 0.4 * y[1] ** 2], [30.0, 0.0]),
    "E5": (lambda t, y: [y[1], np.sqrt(1 + y[1] ** 2) / (25 - t)], [0.0, 0.0]),
}


def a2(t, y):
    f = heat(t, y)
    f[0] = -1800 * y[0] + 900 * y[1]
    f[-1] = 1000 * y[-2] - 2000 * y[-1] + 1000
    return f


def a3(t, y):
    return [-1e4 * y[0] + 100 * y[1] - 10 * y[2] + y[3], -1e3 * y[1] + 10 * y[2] - 10 * y[3], -y[2] + 10 * y[3], -0.1 * y[3]]


def b(a):
    return lambda t, y: [-10 * y[0] + a * y[1], -a * y[0] - 10 * y[1], -4 * y[2], -y[3], -0.5 * y[4], -0.1 * y[5]]


def c1(t, y):
    return [
        -y[0] + y[1] ** 2 + y[2] ** 2 + y[3] ** 2,
        -10 * y[1] + 10 * (y[2] ** 2 + y[3] ** 2),
        -40 * y[2] + 40 * y[3] ** 2,
        -100 * y[3] + 2,
    ]


def c(a):
    return lambda t, y: [
        -y[0] + 2,
        -10 * y[1] + a * y[0] ** 2,
        -40 * y[2] + 4 * a * (y[0] ** 2 + y[1] ** 2),
        -100 * y[3] + 10 * a * (y[0] ** 2 + y[1] ** 2 + y[2] ** 2),
    ]


def d3(t, y):
    p, q = 100 * y[0] * y[1], 1e4 * y[1] ** 2
    return [y[2] - p, y[2] + 2 * y[3] - p - 2 * q, -y[2] + p, -y[3] + q]


def d4(t, y):
    p, q = 0.013 * y[0] + 1000 * y[0] * y[2], 2500 * y[1] * y[2]
    return [-p, -q, -p - q]


def d5(t, y):
    p = 0.01 + y[0] + y[1]
    return [0.01 - (1 + (y[0] + 1000) * (y[0] + 1)) * p, 0.01 - (1 + y[1] ** 2) * p]


def d6(t, y):
    p, q = -y[0] + 1e8 * y[2] * (1 - y[0]), -10 * y[1] + 3e7 * y[2] * (1 - y[1])
    return [p, q, -p - q]


def e1(t, y):
    g = 100.0
    last = (y[0] ** 2 - np.sin(y[0]) - g**4) * y[0] + (y[1] * y[2] / (y[0] ** 2 + 1) - 4 * g**3) * y[1]
    return [y[1], y[2], y[3], last + (1 - 6 * g**2) * y[2] + (10 * np.exp(-(y[3] ** 2)) - 4 * g) * y[3] + 1]


def e5(t, y):
    p, q, r = 7.89e-10 * y[0], 1.1e7 * y[0] * y[2], 1.13e9 * y[1] * y[2]
    s = 1.13e3 * y[3]
    return [-p - q, p - r, p - q + s - r, q - s]


ONES = [1.0] * 4
STIFF = {
    "A1": (lambda t, y: np.array([-0.5, -1, -100, -90]) * y, ONES, 20),
    "A2": (a2, [0.0] * 9, 120),
    "A3": (a3, ONES, 20),
    "A4": (lambda t, y: -(np.arange(1.0, 11) ** 5) * y, [1.0] * 10, 1),
    "B1": (lambda t, y: [-y[0] + y[1], -100 * y[0] - y[1], -100 * y[2] + y[3], -1e4 * y[2] - 100 * y[3]], [1.0, 0, 1, 0], 20),
    **{f"B{k + 2}": (b(a), [1.0] * 6, 20) for k, a in enumerate((3, 8, 25, 100))},
    "C1": (c1, ONES, 20),
    **{f"C{k + 2}": (c(a), ONES, 20) for k, a in enumerate((0.1, 1, 10, 20))},
    "D1": (lambda t, y: [0.2 * (y[1] - y[0]), 10 * y[0] - (60 - 0.125 * y[2]) * y[1] + 0.125 * y[2], 1], [0.0] * 3, 400),
    "D2": (lambda t, y: [-0.04 * y[0] + 0.01 * y[1] * y[2], 400 * y[0] - 100 * y[1] * y[2] - 3000 * y[1] ** 2, 30 * y[1] ** 2],
           [1.0, 0, 0], 40),
    "D3": (d3, [1.0, 1, 0, 0], 20),
    "D4": (d4, [1.0, 1, 0], 50),
    "D5": (d5, [0.0, 0], 100),
    "D6": (d6, [1.0, 0, 0], 1),
    "E1": (e1, [0.0] * 4, 1),
    "E2": (lambda t, y: [y[1], 5 * (1 - y[0] ** 2) * y[1] - y[0]], [2.0, 0], 1),
    "E3": (lambda t, y: [-(55 + y[2]) * y[0] + 65 * y[1], 0.0785 * (y[0] - y[1]), 0.1 * y[0]], [1.0, 1, 0], 500),
    "E5": (e5, [1.76e-3, 0, 0, 0], 1000),
}


def problem(name, fun, start, end, exact_method, methods, rtols):
    """Errors are relative to rtol |y| + atol with atol = rtol times a scale."""
    scale = 1e-12 if name == "stiff E5" else 1e-3 if name.startswith("stiff") else 1.0
    tight = [solve_ivp(fun, (0, end), start, method=exact_method, rtol=r, atol=r * min(scale, 1e-3)).y[:, -1] for r in (3e-13, 3e-12)]
    case = {"start": np.array(start), "scale": scale, "span": float(end), "end": tight[0]}
    size = np.abs(tight[0]) + scale
    doubt = np.max(np.abs(tight[0] - tight[1]) / size)
    if doubt > 3e-10:
        print(name, "is known to", doubt)
    for method in methods:
        for rtol in rtols:
            s = solve_ivp(fun, (0, end), start, method=method, rtol=rtol, atol=rtol * scale)
            key = f"{method} {rtol:g}"
            case[key] = np.array([np.max(np.abs(s.y[:, -1] - tight[0]) / size) / rtol, s.nfev])
    return case


cases = {}
for name, (fun, start) in NONSTIFF.items():
    cases[name] = problem(name, fun, start, 20, "DOP853", ("RK23", "RK45", "DOP853", "LSODA", "BDF"), (1e-4, 1e-7))
for name, (fun, start, end) in STIFF.items():
    cases["stiff " + name] = problem("stiff " + name, fun, start, end, "Radau", ("Radau", "BDF", "LSODA"), (1e-4, 1e-6))
save(__file__, 0, cases)
