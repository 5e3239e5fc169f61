"""Results of scipy.optimize.minimize(method='SLSQP'), gradients by differences, for the problems of
tests/support/hock_schittkowski.hpp (W. Hock, K. Schittkowski, Test Examples for Nonlinear Programming Codes, 1981): the
values of objective and constraints at the start, where SciPy ends, and how many calls it took."""

import pathlib
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy.optimize import minimize
from writer import save

warnings.simplefilter("ignore")
inf, sin, cos, exp, pi, sqrt = np.inf, np.sin, np.cos, np.exp, np.pi, np.sqrt


def rosen(x):
    return 100 * (x[1] - x[0]**2)**2 + (1 - x[0])**2


def chain(x):
    return (x[0] - x[1])**2 + (x[1] + x[2] - 2)**2 + (x[3] - 1)**2 + (x[4] - 1)**2


def minus_product(x):
    return -x[0] * x[1] * x[2]


def sphere(x):
    return [x @ x - 10, x[1] * x[2] - 5 * x[3] * x[4], x[0]**3 + x[1]**3 + 1]


# number: objective, start, equations, inequalities (>= 0), bounds
problems = {
    1: (rosen, [-2, 1], None, None, [(-inf, inf), (-1.5, inf)]),
    2: (rosen, [-2, 1], None, None, [(-inf, inf), (1.5, inf)]),
    3: (lambda x: x[1] + 1e-5 * (x[1] - x[0])**2, [10, 1], None, None, [(-inf, inf), (0, inf)]),
    4: (lambda x: (x[0] + 1)**3 / 3 + x[1], [1.125, 0.125], None, None, [(1, inf), (0, inf)]),
    5: (lambda x: sin(x[0] + x[1]) + (x[0] - x[1])**2 - 1.5 * x[0] + 2.5 * x[1] + 1, [0, 0], None, None,
        [(-1.5, 4), (-3, 3)]),
    6: (lambda x: (1 - x[0])**2, [-1.2, 1], lambda x: [10 * (x[1] - x[0]**2)], None, None),
    7: (lambda x: np.log(1 + x[0]**2) - x[1], [2, 2], lambda x: [(1 + x[0]**2)**2 + x[1]**2 - 4], None, None),
    8: (lambda x: -1 + 0 * x[0], [2, 1], lambda x: [x[0]**2 + x[1]**2 - 25, x[0] * x[1] - 9], None, None),
    9: (lambda x: sin(pi * x[0] / 12) * cos(pi * x[1] / 16), [0, 0], lambda x: [4 * x[0] - 3 * x[1]], None, None),
    10: (lambda x: x[0] - x[1], [-10, 10], None, lambda x: [-3 * x[0]**2 + 2 * x[0] * x[1] - x[1]**2 + 1], None),
    11: (lambda x: (x[0] - 5)**2 + x[1]**2 - 25, [4.9, 0.1], None, lambda x: [x[1] - x[0]**2], None),
    12: (lambda x: 0.5 * x[0]**2 + x[1]**2 - x[0] * x[1] - 7 * x[0] - 7 * x[1], [0, 0], None,
         lambda x: [25 - 4 * x[0]**2 - x[1]**2], None),
    14: (lambda x: (x[0] - 2)**2 + (x[1] - 1)**2, [2, 2], lambda x: [x[0] - 2 * x[1] + 1],
         lambda x: [1 - 0.25 * x[0]**2 - x[1]**2], None),
    15: (rosen, [-2, 1], None, lambda x: [x[0] * x[1] - 1, x[0] + x[1]**2], [(-inf, 0.5), (-inf, inf)]),
    16: (rosen, [-2, 1], None, lambda x: [x[0] + x[1]**2, x[0]**2 + x[1]], [(-0.5, 0.5), (-inf, 1)]),
    17: (rosen, [-2, 1], None, lambda x: [x[1]**2 - x[0], x[0]**2 - x[1]], [(-0.5, 0.5), (-inf, 1)]),
    18: (lambda x: 0.01 * x[0]**2 + x[1]**2, [2, 2], None, lambda x: [x[0] * x[1] - 25, x[0]**2 + x[1]**2 - 25],
         [(2, 50), (0, 50)]),
    19: (lambda x: (x[0] - 10)**3 + (x[1] - 20)**3, [20.1, 5.84], None,
         lambda x: [(x[0] - 5)**2 + (x[1] - 5)**2 - 100, 82.81 - (x[1] - 5)**2 - (x[0] - 6)**2],
         [(13, 100), (0, 100)]),
    20: (rosen, [-2, 1], None, lambda x: [x[0] + x[1]**2, x[0]**2 + x[1], x[0]**2 + x[1]**2 - 1],
         [(-0.5, 0.5), (-inf, inf)]),
    21: (lambda x: 0.01 * x[0]**2 + x[1]**2 - 100, [-1, -1], None, lambda x: [10 * x[0] - x[1] - 10],
         [(2, 50), (-50, 50)]),
    22: (lambda x: (x[0] - 2)**2 + (x[1] - 1)**2, [2, 2], None, lambda x: [2 - x[0] - x[1], x[1] - x[0]**2], None),
    23: (lambda x: x[0]**2 + x[1]**2, [3, 1], None,
         lambda x: [x[0] + x[1] - 1, x[0]**2 + x[1]**2 - 1, 9 * x[0]**2 + x[1]**2 - 9, x[0]**2 - x[1],
                    x[1]**2 - x[0]], [(-50, 50), (-50, 50)]),
    24: (lambda x: ((x[0] - 3)**2 - 9) * x[1]**3 / (27 * sqrt(3)), [1, 0.5], None,
         lambda x: [x[0] / sqrt(3) - x[1], x[0] + sqrt(3) * x[1], 6 - x[0] - sqrt(3) * x[1]], [(0, inf), (0, inf)]),
    26: (lambda x: (x[0] - x[1])**2 + (x[1] - x[2])**4, [-2.6, 2, 2], lambda x: [(1 + x[1]**2) * x[0] + x[2]**4 - 3],
         None, None),
    27: (lambda x: 0.01 * (x[0] - 1)**2 + (x[1] - x[0]**2)**2, [2, 2, 2], lambda x: [x[0] + x[2]**2 + 1], None, None),
    28: (lambda x: (x[0] + x[1])**2 + (x[1] + x[2])**2, [-4, 1, 1], lambda x: [x[0] + 2 * x[1] + 3 * x[2] - 1], None,
         None),
    29: (minus_product, [1, 1, 1], None, lambda x: [48 - x[0]**2 - 2 * x[1]**2 - 4 * x[2]**2], None),
    30: (lambda x: x @ x, [1, 1, 1], None, lambda x: [x[0]**2 + x[1]**2 - 1], [(1, 10), (-10, 10), (-10, 10)]),
    31: (lambda x: 9 * x[0]**2 + x[1]**2 + 9 * x[2]**2, [1, 1, 1], None, lambda x: [x[0] * x[1] - 1],
         [(-10, 10), (1, 10), (-10, 1)]),
    32: (lambda x: (x[0] + 3 * x[1] + x[2])**2 + 4 * (x[0] - x[1])**2, [0.1, 0.7, 0.2],
         lambda x: [1 - x[0] - x[1] - x[2]], lambda x: [6 * x[1] + 4 * x[2] - x[0]**3 - 3], [(0, inf)] * 3),
    33: (lambda x: (x[0] - 1) * (x[0] - 2) * (x[0] - 3) + x[2], [0, 0, 3], None,
         lambda x: [x[2]**2 - x[1]**2 - x[0]**2, x @ x - 4], [(0, inf), (0, inf), (0, 5)]),
    34: (lambda x: -x[0], [0, 1.05, 2.9], None, lambda x: [x[1] - exp(x[0]), x[2] - exp(x[1])],
         [(0, 100), (0, 100), (0, 10)]),
    35: (lambda x: 9 - 8 * x[0] - 6 * x[1] - 4 * x[2] + 2 * x[0]**2 + 2 * x[1]**2 + x[2]**2 + 2 * x[0] * x[1] +
         2 * x[0] * x[2], [0.5, 0.5, 0.5], None, lambda x: [3 - x[0] - x[1] - 2 * x[2]], [(0, inf)] * 3),
    36: (minus_product, [10, 10, 10], None, lambda x: [72 - x[0] - 2 * x[1] - 2 * x[2]], [(0, 20), (0, 11), (0, 42)]),
    37: (minus_product, [10, 10, 10], None,
         lambda x: [72 - x[0] - 2 * x[1] - 2 * x[2], x[0] + 2 * x[1] + 2 * x[2]], [(0, 42)] * 3),
    38: (lambda x: 100 * (x[1] - x[0]**2)**2 + (1 - x[0])**2 + 90 * (x[3] - x[2]**2)**2 + (1 - x[2])**2 + 10.1 *
         ((x[1] - 1)**2 + (x[3] - 1)**2) + 19.8 * (x[1] - 1) * (x[3] - 1), [-3, -1, -3, -1], None, None,
         [(-10, 10)] * 4),
    39: (lambda x: -x[0], [2, 2, 2, 2], lambda x: [x[1] - x[0]**3 - x[2]**2, x[0]**2 - x[1] - x[3]**2], None, None),
    40: (lambda x: -x[0] * x[1] * x[2] * x[3], [0.8] * 4,
         lambda x: [x[0]**3 + x[1]**2 - 1, x[0]**2 * x[3] - x[2], x[3]**2 - x[1]], None, None),
    41: (lambda x: 2 - x[0] * x[1] * x[2], [2, 2, 2, 2], lambda x: [x[0] + 2 * x[1] + 2 * x[2] - x[3]], None,
         [(0, 1)] * 3 + [(0, 2)]),
    42: (lambda x: (x[0] - 1)**2 + (x[1] - 2)**2 + (x[2] - 3)**2 + (x[3] - 4)**2, [1, 1, 1, 1],
         lambda x: [x[0] - 2, x[2]**2 + x[3]**2 - 2], None, None),
    43: (lambda x: x[0]**2 + x[1]**2 + 2 * x[2]**2 + x[3]**2 - 5 * x[0] - 5 * x[1] - 21 * x[2] + 7 * x[3],
         [0, 0, 0, 0], None,
         lambda x: [8 - x[0]**2 - x[1]**2 - x[2]**2 - x[3]**2 - x[0] + x[1] - x[2] + x[3],
                    10 - x[0]**2 - 2 * x[1]**2 - x[2]**2 - 2 * x[3]**2 + x[0] + x[3],
                    5 - 2 * x[0]**2 - x[1]**2 - x[2]**2 - 2 * x[0] + x[1] + x[3]], None),
    45: (lambda x: 2 - x[0] * x[1] * x[2] * x[3] * x[4] / 120, [2, 2, 2, 2, 2], None, None,
         [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)]),
    46: (lambda x: (x[0] - x[1])**2 + (x[2] - 1)**2 + (x[3] - 1)**4 + (x[4] - 1)**6, [sqrt(0.5), 1.75, 0.5, 2, 2],
         lambda x: [x[0]**2 * x[3] + sin(x[3] - x[4]) - 1, x[1] + x[2]**4 * x[3]**2 - 2], None, None),
    48: (lambda x: (x[0] - 1)**2 + (x[1] - x[2])**2 + (x[3] - x[4])**2, [3, 5, -3, 2, -2],
         lambda x: [x[0] + x[1] + x[2] + x[3] + x[4] - 5, x[2] - 2 * (x[3] + x[4]) + 3], None, None),
    49: (lambda x: (x[0] - x[1])**2 + (x[2] - 1)**2 + (x[3] - 1)**4 + (x[4] - 1)**6, [10, 7, 2, -3, 0.8],
         lambda x: [x[0] + x[1] + x[2] + 4 * x[3] - 7, x[2] + 5 * x[4] - 6], None, None),
    50: (lambda x: (x[0] - x[1])**2 + (x[1] - x[2])**2 + (x[2] - x[3])**4 + (x[3] - x[4])**2, [35, -31, 11, 5, -5],
         lambda x: [x[0] + 2 * x[1] + 3 * x[2] - 6, x[1] + 2 * x[2] + 3 * x[3] - 6, x[2] + 2 * x[3] + 3 * x[4] - 6],
         None, None),
    51: (chain, [2.5, 0.5, 2, -1, 0.5], lambda x: [x[0] + 3 * x[1] - 4, x[2] + x[3] - 2 * x[4], x[1] - x[4]], None,
         None),
    52: (lambda x: (4 * x[0] - x[1])**2 + (x[1] + x[2] - 2)**2 + (x[3] - 1)**2 + (x[4] - 1)**2, [2, 2, 2, 2, 2],
         lambda x: [x[0] + 3 * x[1], x[2] + x[3] - 2 * x[4], x[1] - x[4]], None, None),
    53: (chain, [2, 2, 2, 2, 2], lambda x: [x[0] + 3 * x[1], x[2] + x[3] - 2 * x[4], x[1] - x[4]], None,
         [(-10, 10)] * 5),
    60: (lambda x: (x[0] - 1)**2 + (x[0] - x[1])**2 + (x[1] - x[2])**4, [2, 2, 2],
         lambda x: [x[0] * (1 + x[1]**2) + x[2]**4 - 4 - 3 * sqrt(2)], None, [(-10, 10)] * 3),
    61: (lambda x: 4 * x[0]**2 + 2 * x[1]**2 + 2 * x[2]**2 - 33 * x[0] + 16 * x[1] - 24 * x[2], [0, 0, 0],
         lambda x: [3 * x[0] - 2 * x[1]**2 - 7, 4 * x[0] - x[2]**2 - 11], None, None),
    63: (lambda x: 1000 - x[0]**2 - 2 * x[1]**2 - x[2]**2 - x[0] * x[1] - x[0] * x[2], [2, 2, 2],
         lambda x: [8 * x[0] + 14 * x[1] + 7 * x[2] - 56, x @ x - 25], None, [(0, inf)] * 3),
    64: (lambda x: 5 * x[0] + 50000 / x[0] + 20 * x[1] + 72000 / x[1] + 10 * x[2] + 144000 / x[2], [1, 1, 1], None,
         lambda x: [1 - 4 / x[0] - 32 / x[1] - 120 / x[2]], [(1e-5, inf)] * 3),
    65: (lambda x: (x[0] - x[1])**2 + (x[0] + x[1] - 10)**2 / 9 + (x[2] - 5)**2, [-5, 5, 0], None,
         lambda x: [48 - x @ x], [(-4.5, 4.5), (-4.5, 4.5), (-5, 5)]),
    66: (lambda x: 0.2 * x[2] - 0.8 * x[0], [0, 1.05, 2.9], None, lambda x: [x[1] - exp(x[0]), x[2] - exp(x[1])],
         [(0, 100), (0, 100), (0, 10)]),
    71: (lambda x: x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2], [1, 5, 5, 1], lambda x: [x @ x - 40],
         lambda x: [x[0] * x[1] * x[2] * x[3] - 25], [(1, 5)] * 4),
    76: (lambda x: x[0]**2 + 0.5 * x[1]**2 + x[2]**2 + 0.5 * x[3]**2 - x[0] * x[2] + x[2] * x[3] - x[0] - 3 * x[1] +
         x[2] - x[3], [0.5] * 4, None,
         lambda x: [5 - x[0] - 2 * x[1] - x[2] - x[3], 4 - 3 * x[0] - x[1] - 2 * x[2] + x[3], x[1] + 4 * x[2] - 1.5],
         [(0, inf)] * 4),
    77: (lambda x: (x[0] - 1)**2 + (x[0] - x[1])**2 + (x[2] - 1)**2 + (x[3] - 1)**4 + (x[4] - 1)**6, [2] * 5,
         lambda x: [x[0]**2 * x[3] + sin(x[3] - x[4]) - 2 * sqrt(2), x[1] + x[2]**4 * x[3]**2 - 8 - sqrt(2)], None,
         None),
    78: (lambda x: x[0] * x[1] * x[2] * x[3] * x[4], [-2, 1.5, 2, -1, -1], sphere, None, None),
    79: (lambda x: (x[0] - 1)**2 + (x[0] - x[1])**2 + (x[1] - x[2])**2 + (x[2] - x[3])**4 + (x[3] - x[4])**4, [2] * 5,
         lambda x: [x[0] + x[1]**2 + x[2]**3 - 2 - 3 * sqrt(2), x[1] - x[2]**2 + x[3] + 2 - 2 * sqrt(2),
                    x[0] * x[4] - 2], None, None),
    80: (lambda x: exp(x[0] * x[1] * x[2] * x[3] * x[4]), [-2, 2, 2, -1, -1], sphere, None,
         [(-2.3, 2.3)] * 2 + [(-3.2, 3.2)] * 3),
    81: (lambda x: exp(x[0] * x[1] * x[2] * x[3] * x[4]) - 0.5 * (x[0]**3 + x[1]**3 + 1)**2, [-2, 2, 2, -1, -1],
         sphere, None, [(-2.3, 2.3)] * 2 + [(-3.2, 3.2)] * 3),
    113: (lambda x: x[0]**2 + x[1]**2 + x[0] * x[1] - 14 * x[0] - 16 * x[1] + (x[2] - 10)**2 + 4 * (x[3] - 5)**2 +
          (x[4] - 3)**2 + 2 * (x[5] - 1)**2 + 5 * x[6]**2 + 7 * (x[7] - 11)**2 + 2 * (x[8] - 10)**2 + (x[9] - 7)**2 +
          45, [2, 3, 5, 5, 1, 2, 7, 3, 6, 10], None,
          lambda x: [105 - 4 * x[0] - 5 * x[1] + 3 * x[6] - 9 * x[7], -10 * x[0] + 8 * x[1] + 17 * x[6] - 2 * x[7],
                     8 * x[0] - 2 * x[1] - 5 * x[8] + 2 * x[9] + 12,
                     120 - 3 * (x[0] - 2)**2 - 4 * (x[1] - 3)**2 - 2 * x[2]**2 + 7 * x[3],
                     40 - 5 * x[0]**2 - 8 * x[1] - (x[2] - 6)**2 + 2 * x[3],
                     30 - 0.5 * (x[0] - 8)**2 - 2 * (x[1] - 4)**2 - 3 * x[4]**2 + x[5],
                     -x[0]**2 - 2 * (x[1] - 2)**2 + 2 * x[0] * x[1] - 14 * x[4] + 6 * x[5],
                     3 * x[0] - 6 * x[1] - 12 * (x[8] - 8)**2 + 7 * x[9]], None),
}

cases = {}
for number, (fun, x0, equations, inequalities, bounds) in problems.items():
    x0 = np.array(x0, dtype=float)
    constraints = [{"type": kind, "fun": lambda x, f=f: np.array(f(x))}
                   for kind, f in (("eq", equations), ("ineq", inequalities)) if f]
    result = minimize(fun, x0, method="SLSQP", bounds=bounds, constraints=constraints, options={"maxiter": 1000})
    cases[f"hs{number}"] = {"value": fun(x0), "equations": np.array(equations(x0) if equations else [], dtype=float),
                            "inequalities": np.array(inequalities(x0) if inequalities else [], dtype=float),
                            "fun": result.fun, "x": result.x, "nfev": result.nfev, "nit": result.nit,
                            "success": result.success}
save(__file__, 0, cases)
