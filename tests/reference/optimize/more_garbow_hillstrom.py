"""The problems of tests/support/more_garbow_hillstrom.hpp, and what SciPy's methods need for them."""

import pathlib
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy.optimize import least_squares, minimize, root
from writer import save

warnings.simplefilter("ignore")
exp, sqrt = np.exp, np.sqrt


def rosenbrock(x):
    return np.array([v for i in range(0, len(x), 2) for v in (10 * (x[i + 1] - x[i]**2), 1 - x[i])])


def powell_singular(x):
    return np.array([v for i in range(0, len(x), 4) for v in (
        x[i] + 10 * x[i + 1], sqrt(5) * (x[i + 2] - x[i + 3]), (x[i + 1] - 2 * x[i + 2])**2,
        sqrt(10) * (x[i] - x[i + 3])**2)])


def helical_valley(x):
    angle = np.arctan(x[1] / x[0]) / (2 * np.pi) + (0.5 if x[0].real < 0 else 0)
    return np.array([10 * (x[2] - 10 * angle), 10 * (sqrt(x[0]**2 + x[1]**2) - 1), x[2]])


def bard(x):
    y = np.array([0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39])
    u = np.arange(1, 16)
    return y - (x[0] + u / ((16 - u) * x[1] + np.minimum(u, 16 - u) * x[2]))


def gaussian(x):
    y = np.array([0.0009, 0.0044, 0.0175, 0.0540, 0.1295, 0.2420, 0.3521, 0.3989])
    y = np.concatenate([y, y[-2::-1]])
    return x[0] * exp(-x[1] / 2 * ((8 - np.arange(1, 16)) / 2 - x[2])**2) - y


def meyer(x):
    y = np.array([34780, 28610, 23650, 19630, 16370, 13720, 11540, 9744, 8261, 7030, 6005, 5147, 4427, 3820, 3307, 2872])
    return x[0] * exp(x[1] / (45 + 5 * np.arange(1, 17) + x[2])) - y


def box(x):
    t = 0.1 * np.arange(1, 11)
    return exp(-t * x[0]) - exp(-t * x[1]) - x[2] * (exp(-t) - exp(-10 * t))


def kowalik_osborne(x):
    y = np.array([0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246])
    u = np.array([4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625])
    return y - x[0] * (u * u + u * x[1]) / (u * u + u * x[2] + x[3])


def brown_dennis(x):
    t = np.arange(1, 21) / 5
    return (x[0] + t * x[1] - exp(t))**2 + (x[2] + x[3] * np.sin(t) - np.cos(t))**2


def osborne_1(x):
    y = np.array([0.844, 0.908, 0.932, 0.936, 0.925, 0.908, 0.881, 0.850, 0.818, 0.784, 0.751, 0.718, 0.685, 0.658, 0.628,
                  0.603, 0.580, 0.558, 0.538, 0.522, 0.506, 0.490, 0.478, 0.467, 0.457, 0.448, 0.438, 0.431, 0.424, 0.420,
                  0.414, 0.411, 0.406])
    t = 10 * np.arange(33)
    return y - (x[0] + x[1] * exp(-t * x[3]) + x[2] * exp(-t * x[4]))


def biggs(x):
    t = 0.1 * np.arange(1, 14)
    return (x[2] * exp(-t * x[0]) - x[3] * exp(-t * x[1]) + x[5] * exp(-t * x[4]) -
            (exp(-t) - 5 * exp(-10 * t) + 3 * exp(-4 * t)))


def watson(x):
    t = np.arange(1, 30) / 29
    j = np.arange(len(x))
    powers = t[:, None]**j
    slopes = np.where(j > 0, j * t[:, None]**(np.maximum(j, 1) - 1), 0)
    return np.concatenate([slopes @ x - (powers @ x)**2 - 1, [x[0], x[1] - x[0]**2 - 1]])


def penalty_1(x):
    return np.concatenate([sqrt(1e-5) * (x - 1), [np.sum(x * x) - 0.25]])


def penalty_2(x):
    n, a = len(x), sqrt(1e-5)
    i = np.arange(2, n + 1)
    y = exp(i / 10) + exp((i - 1) / 10)
    return np.concatenate([[x[0] - 0.2], a * (exp(x[1:] / 10) + exp(x[:-1] / 10) - y), a * (exp(x[1:] / 10) - exp(-0.1)),
                           [np.sum((n - np.arange(n)) * x * x) - 1]])


def variably_dimensioned(x):
    s = np.sum(np.arange(1, len(x) + 1) * (x - 1))
    return np.concatenate([x - 1, [s, s * s]])


def trigonometric(x):
    n = len(x)
    return n - np.sum(np.cos(x)) + np.arange(1, n + 1) * (1 - np.cos(x)) - np.sin(x)


def brown_almost_linear(x):
    n = len(x)
    return np.concatenate([x[:-1] + np.sum(x) - (n + 1), [np.prod(x) - 1]])


def discrete_boundary(x):
    n = len(x)
    h = 1 / (n + 1)
    wide = np.concatenate([[0], x, [0]])
    return 2 * x - wide[:-2] - wide[2:] + h * h * (x + np.arange(1, n + 1) * h + 1)**3 / 2


def discrete_integral(x):
    n = len(x)
    h = 1 / (n + 1)
    t = np.arange(1, n + 1) * h
    cube = (x + t + 1)**3
    return x + h * np.array([(1 - t[i]) * np.sum(t[:i + 1] * cube[:i + 1]) + t[i] * np.sum((1 - t[i + 1:]) * cube[i + 1:])
                             for i in range(n)]) / 2


def broyden_tridiagonal(x):
    wide = np.concatenate([[0], x, [0]])
    return (3 - 2 * x) * x - wide[:-2] - 2 * wide[2:] + 1


def broyden_banded(x):
    n = len(x)
    return np.array([x[i] * (2 + 5 * x[i]**2) + 1 -
                     sum(x[j] * (1 + x[j]) for j in range(max(0, i - 5), min(n, i + 2)) if j != i) for i in range(n)])


i10 = np.arange(1, 11)
problems = {
    "rosenbrock": (rosenbrock, [-1.2, 1]),
    "freudenstein_roth": (lambda x: np.array([-13 + x[0] + ((5 - x[1]) * x[1] - 2) * x[1],
                                              -29 + x[0] + ((x[1] + 1) * x[1] - 14) * x[1]]), [0.5, -2]),
    "powell_badly_scaled": (lambda x: np.array([1e4 * x[0] * x[1] - 1, exp(-x[0]) + exp(-x[1]) - 1.0001]), [0, 1]),
    "brown_badly_scaled": (lambda x: np.array([x[0] - 1e6, x[1] - 2e-6, x[0] * x[1] - 2]), [1, 1]),
    "beale": (lambda x: np.array([1.5 - x[0] * (1 - x[1]), 2.25 - x[0] * (1 - x[1]**2), 2.625 - x[0] * (1 - x[1]**3)]),
              [1, 1]),
    "jennrich_sampson": (lambda x: 2 + 2 * i10 - (exp(i10 * x[0]) + exp(i10 * x[1])), [0.3, 0.4]),
    "helical_valley": (helical_valley, [-1, 0, 0]),
    "bard": (bard, [1, 1, 1]),
    "gaussian": (gaussian, [0.4, 1, 0]),
    "meyer": (meyer, [0.02, 4000, 250]),
    "box": (box, [0, 10, 20]),
    "powell_singular": (powell_singular, [3, -1, 0, 1]),
    "wood": (lambda x: np.array([10 * (x[1] - x[0]**2), 1 - x[0], sqrt(90) * (x[3] - x[2]**2), 1 - x[2],
                                 sqrt(10) * (x[1] + x[3] - 2), (x[1] - x[3]) / sqrt(10)]), [-3, -1, -3, -1]),
    "kowalik_osborne": (kowalik_osborne, [0.25, 0.39, 0.415, 0.39]),
    "brown_dennis": (brown_dennis, [25, 5, -5, -1]),
    "osborne_1": (osborne_1, [0.5, 1.5, -1, 0.01, 0.02]),
    "biggs": (biggs, [1, 2, 1, 1, 1, 1]),
    "watson": (watson, [0] * 6),
    "extended rosenbrock": (rosenbrock, [-1.2, 1] * 5),
    "extended powell": (powell_singular, [3, -1, 0, 1] * 3),
    "penalty_1": (penalty_1, [1, 2, 3, 4]),
    "penalty_2": (penalty_2, [0.5] * 4),
    "variably_dimensioned": (variably_dimensioned, 1 - i10 / 10),
    "trigonometric": (trigonometric, [0.1] * 10),
    "brown_almost_linear": (brown_almost_linear, [0.5] * 10),
    "discrete_boundary": (discrete_boundary, i10 / 11 * (i10 / 11 - 1)),
    "discrete_integral": (discrete_integral, i10 / 11 * (i10 / 11 - 1)),
    "broyden_tridiagonal": (broyden_tridiagonal, [-1.0] * 10),
    "broyden_banded": (broyden_banded, [-1.0] * 10),
}


def jacobian_of(f):
    def jacobian(x):
        columns = []
        for i in range(len(x)):
            z = np.array(x, dtype=complex)
            z[i] += 1e-30j
            columns.append(np.imag(f(z)) / 1e-30)
        return np.array(columns).T
    return jacobian


def square(r):
    return float(r @ r)


if __name__ == "__main__":
    cases = {}
    for name, (f, x0) in problems.items():
        x0 = np.array(x0, dtype=float)
        jacobian = jacobian_of(f)
        value, gradient = lambda x: square(f(x)), lambda x: 2 * jacobian(x).T @ f(x)
        hessian_product_step = lambda x, p: (gradient(x + 1e-6 * p) - gradient(x - 1e-6 * p)) / 2e-6
        def hess(x):
            h = np.array([(gradient(x + 1e-5 * max(1, abs(x[i])) * e) - gradient(x - 1e-5 * max(1, abs(x[i])) * e)) /
                          (2e-5 * max(1, abs(x[i]))) for i, e in enumerate(np.eye(len(x)))])
            return (h + h.T) / 2
        entry = {"value": value(x0), "gradient": gradient(x0)}
        for method in ("Nelder-Mead", "Powell", "CG", "BFGS", "L-BFGS-B", "SLSQP", "TNC", "Newton-CG", "trust-ncg",
                       "trust-krylov", "trust-exact", "dogleg", "COBYLA"):
            extra = {}
            if method not in ("Nelder-Mead", "Powell", "COBYLA"):
                extra["jac"] = gradient
            if method in ("Newton-CG", "trust-ncg", "trust-krylov", "trust-exact", "dogleg"):
                extra["hess"] = hess
            try:
                r = minimize(value, x0, method=method, **extra)
                entry[method + " fun"], entry[method + " nfev"] = r.fun, r.nfev
            except Exception:
                entry[method + " fun"], entry[method + " nfev"] = np.nan, 0
        for method in ("trf", "dogbox", "lm"):
            r = least_squares(f, x0, jacobian, method=method)
            entry[method + " fun"], entry[method + " nfev"] = 2 * r.cost, r.nfev
        if len(f(x0)) == len(x0):
            for method in ("hybr", "lm"):
                r = root(f, x0, jac=jacobian, method=method)
                entry["root " + method + " fun"], entry["root " + method + " nfev"] = square(r.fun), r.nfev
        cases[name] = entry
    save(__file__, 0, cases)
