"""Results of scipy.optimize.minimize(method='trust-constr') for the problems of minimize_problems_test.cpp, with exact
gradients of the objective and of the constraints by complex steps: the solution, and how many calls it took."""

import pathlib
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy.optimize import BFGS, Bounds, NonlinearConstraint, minimize
from writer import save

warnings.simplefilter("ignore")
inf = np.inf


def array(*values):
    return np.array(values)


# name: objective, x0, constraints (function, lb, ub), bounds
problems = {
    "maratos": (lambda x: 2 * (x[0]**2 + x[1]**2 - 1) - x[0], [np.cos(1.0), np.sin(1.0)],
                [(lambda x: x[0]**2 + x[1]**2, 1, 1)], None),
    "hyperbolic": (lambda x: (x[0] - 2)**2 + 0.5 * (x[1] - 0.5)**2, [0, 0],
                   [(lambda x: 1 / (x[0] + 1) - x[1], 0.25, inf)], ([0, -inf], [inf, inf])),
    "hs006": (lambda x: (1 - x[0])**2, [-1.2, 1], [(lambda x: 10 * (x[1] - x[0]**2), 0, 0)], None),
    "hs007": (lambda x: np.log(1 + x[0]**2) - x[1], [2, 2], [(lambda x: (1 + x[0]**2)**2 + x[1]**2, 4, 4)], None),
    "hs010": (lambda x: x[0] - x[1], [-10, 10],
              [(lambda x: -3 * x[0]**2 + 2 * x[0] * x[1] - x[1]**2 + 1, 0, inf)], None),
    "hs021": (lambda x: 0.01 * x[0]**2 + x[1]**2 - 100, [-1, -1], [(lambda x: 10 * x[0] - x[1], 10, inf)],
              ([2, -50], [50, 50])),
    "hs028": (lambda x: (x[0] + x[1])**2 + (x[1] + x[2])**2, [-4, 1, 1],
              [(lambda x: x[0] + 2 * x[1] + 3 * x[2], 1, 1)], None),
    "hs035": (lambda x: 9 - 8 * x[0] - 6 * x[1] - 4 * x[2] + 2 * x[0]**2 + 2 * x[1]**2 + x[2]**2 + 2 * x[0] * x[1] +
              2 * x[0] * x[2], [0.5, 0.5, 0.5], [(lambda x: x[0] + x[1] + 2 * x[2], -inf, 3)], ([0] * 3, [inf] * 3)),
    "hs043": (lambda x: x[0]**2 + x[1]**2 + 2 * x[2]**2 + x[3]**2 - 5 * x[0] - 5 * x[1] - 21 * x[2] + 7 * x[3],
              [0, 0, 0, 0],
              [(lambda x: array(8 - x[0]**2 - x[1]**2 - x[2]**2 - x[3]**2 - x[0] + x[1] - x[2] + x[3],
                                10 - x[0]**2 - 2 * x[1]**2 - x[2]**2 - 2 * x[3]**2 + x[0] + x[3],
                                5 - 2 * x[0]**2 - x[1]**2 - x[2]**2 - 2 * x[0] + x[1] + x[3]), 0, inf)], None),
    "hs048": (lambda x: (x[0] - 1)**2 + (x[1] - x[2])**2 + (x[3] - x[4])**2, [3, 5, -3, 2, -2],
              [(lambda x: array(x[0] + x[1] + x[2] + x[3] + x[4], x[2] - 2 * (x[3] + x[4])), [5, -3], [5, -3])], None),
    "hs065": (lambda x: (x[0] - x[1])**2 + (x[0] + x[1] - 10)**2 / 9 + (x[2] - 5)**2, [-5, 5, 0],
              [(lambda x: 48 - x[0]**2 - x[1]**2 - x[2]**2, 0, inf)], ([-4.5, -4.5, -5], [4.5, 4.5, 5])),
    "hs071": (lambda x: x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2], [1, 5, 5, 1],
              [(lambda x: array(x[0] * x[1] * x[2] * x[3], x[0]**2 + x[1]**2 + x[2]**2 + x[3]**2), [25, 40],
                [inf, 40])], ([1] * 4, [5] * 4)),
    "hs076": (lambda x: x[0]**2 + 0.5 * x[1]**2 + x[2]**2 + 0.5 * x[3]**2 - x[0] * x[2] + x[2] * x[3] - x[0] -
              3 * x[1] + x[2] - x[3], [0.5] * 4,
              [(lambda x: array(x[0] + 2 * x[1] + x[2] + x[3], 3 * x[0] + x[1] + 2 * x[2] - x[3], x[1] + 4 * x[2]),
                [-inf, -inf, 1.5], [5, 4, inf])], ([0] * 4, [inf] * 4)),
    "hs078": (lambda x: x[0] * x[1] * x[2] * x[3] * x[4], [-2, 1.5, 2, -1, -1],
              [(lambda x: array(x[0]**2 + x[1]**2 + x[2]**2 + x[3]**2 + x[4]**2 - 10, x[1] * x[2] - 5 * x[3] * x[4],
                                x[0]**3 + x[1]**3 + 1), 0, 0)], None),
    "hs100": (lambda x: (x[0] - 10)**2 + 5 * (x[1] - 12)**2 + x[2]**4 + 3 * (x[3] - 11)**2 + 10 * x[4]**6 +
              7 * x[5]**2 + x[6]**4 - 4 * x[5] * x[6] - 10 * x[5] - 8 * x[6], [1, 2, 0, 4, 0, 1, 1],
              [(lambda x: array(127 - 2 * x[0]**2 - 3 * x[1]**4 - x[2] - 4 * x[3]**2 - 5 * x[4],
                                282 - 7 * x[0] - 3 * x[1] - 10 * x[2]**2 - x[3] + x[4],
                                196 - 23 * x[0] - x[1]**2 - 6 * x[5]**2 + 8 * x[6],
                                -4 * x[0]**2 - x[1]**2 + 3 * x[0] * x[1] - 2 * x[2]**2 - 5 * x[5] + 11 * x[6]), 0,
                inf)], None),
    "rosen": (lambda x: 100 * (x[1] - x[0]**2)**2 + (1 - x[0])**2, [-1.2, 1], [], None),
    "rosen_disk": (lambda x: 100 * (x[1] - x[0]**2)**2 + (1 - x[0])**2, [0.5, 0],
                   [(lambda x: x[0]**2 + 2 * x[1], -inf, 1)], ([0, -0.5], [1, 2])),
    "degenerate": (lambda x: (x[0] - 2)**2 + x[1]**2, [1, 1],
                   [(lambda x: array(x[1] - x[0], -x[1] - x[0], x[0]), -inf, [0, 0, 1])], None),
    "fixed": (lambda x: (x[0] - 1)**2 + (x[1] - 2)**2 + x[0] * x[1], [0, 0], [], ([0.5, -inf], [0.5, 3])),
}


def complex_step(function):
    def derivative(x):
        columns = []
        for i in range(len(x)):
            point = np.array(x, dtype=complex)
            point[i] += 1e-20j
            columns.append(np.imag(function(point)) / 1e-20)
        return np.array(columns).T
    return derivative


cases = {}
for name, (f, x0, constraints, bounds) in problems.items():
    result = minimize(f, np.array(x0, dtype=float), method="trust-constr", jac=complex_step(f), hess=BFGS(),
                      constraints=[NonlinearConstraint(c, lb, ub, jac=complex_step(c)) for c, lb, ub in constraints],
                      bounds=Bounds(*bounds) if bounds else None)
    cases[name] = {"x": result.x, "fun": result.fun, "nfev": result.nfev, "niter": result.niter,
                   "status": result.status, "optimality": result.optimality,
                   "constr_violation": result.constr_violation}
save(__file__, 0, cases)
