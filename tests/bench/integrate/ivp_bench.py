import numpy as np
from scipy.integrate import odeint, solve_bvp, solve_ivp


def lorenz(t, s):
    return [10 * (s[1] - s[0]), s[0] * (28 - s[2]) - s[1], s[0] * s[1] - 8 / 3 * s[2]]


def van_der_pol(t, y):
    return [y[1], 1000 * (1 - y[0] ** 2) * y[1] - y[0]]


def heat(t, y):
    f = -2e6 * y
    f[1:] += 1e6 * y[:-1]
    f[:-1] += 1e6 * y[1:]
    return f


def rows():
    def solve(fun, end, y0, **options):
        return lambda: solve_ivp(fun, (0, end), y0, **options)

    near = dict(rtol=1e-6, atol=1e-8)
    yield "solve_ivp RK45 Lorenz", "0..40", "f64", solve(lorenz, 40, [1, 1, 1], **near)
    yield "solve_ivp DOP853 Lorenz", "0..40", "f64", solve(lorenz, 40, [1, 1, 1], method="DOP853", rtol=1e-9, atol=1e-11)
    for method in ("BDF", "Radau", "LSODA"):
        yield f"solve_ivp {method} van der Pol", "mu=1000", "f64", solve(van_der_pol, 2000, [2, 0], method=method, **near)
    pattern = np.eye(1000) + np.eye(1000, k=1) + np.eye(1000, k=-1)
    yield "solve_ivp BDF heat equation, bands", "1000", "f64", solve(
        heat, 0.1, np.ones(1000), method="BDF", jac_sparsity=pattern, **near
    )
    yield "solve_ivp LSODA heat equation, bands", "1000", "f64", solve(
        heat, 0.1, np.ones(1000), method="LSODA", lband=1, uband=1, **near
    )
    yield "solve_ivp BDF heat equation, dense", "200", "f64", solve(heat, 1e-3, np.ones(200), method="BDF", **near)
    times = np.linspace(0, 40, 1001)
    yield "odeint Lorenz", "1001 times", "f64", lambda: odeint(lorenz, [1, 1, 1], times, tfirst=True)
    yield "solve_bvp Bratu tol 1e-8", "-", "f64", lambda: solve_bvp(
        lambda x, y: np.vstack((y[1], -np.exp(y[0]))),
        lambda ya, yb: np.array([ya[0], yb[0]]),
        np.linspace(0, 1, 5),
        np.zeros((2, 5)),
        tol=1e-8,
    )
