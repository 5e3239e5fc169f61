"""scipy.optimize's least squares for least_squares_bench.cpp."""

import numpy as np
from scipy.optimize import curve_fit, least_squares, leastsq, lsq_linear, nnls, root


def noise(k):
    return np.sin(12.9898 * k + 78.233 * np.sin(k))


def rows():
    t = np.linspace(0, 4, 1000)
    y = 2.5 * np.exp(-1.3 * t) + 0.5 + 0.05 * noise(np.arange(1000.0))

    def model(x, a, b, c):
        return a * np.exp(-b * x) + c

    def residual(p):
        return model(t, *p) - y

    p0 = np.ones(3)
    yield "curve_fit 3 parameters", "1000", "f64", lambda: curve_fit(model, t, y)
    yield "least_squares trf 3 parameters", "1000", "f64", lambda: least_squares(residual, p0)
    yield "leastsq 3 parameters", "1000", "f64", lambda: leastsq(residual, p0, full_output=True)
    a, b = noise(np.arange(20000.0)).reshape(200, 100), noise(30000 + np.arange(200.0))
    yield "nnls", "200x100", "f64", lambda: nnls(a, b)
    for method in ("trf", "bvls"):
        yield (f"lsq_linear {method}", "200x100", "f64",
               lambda method=method: lsq_linear(a, b, bounds=(-0.02, 0.02), method=method))
    tall = noise(np.arange(1e6)).reshape(10000, 100)

    def slopes(x):
        jac = tall.copy()
        jac[:, 0] += 0.2 * x[0]
        return jac

    yield ("least_squares trf, jac", "10000x100", "f64",
           lambda: least_squares(lambda x: tall @ x + (0.1 * x[0]**2 - 1), np.ones(100), slopes))

    def tridiagonal(x):
        f = (3 - x) * x + 1
        f[1:] -= x[:-1]
        f[:-1] -= 2 * x[1:]
        return f

    yield "root lm", "200", "f64", lambda: root(tridiagonal, -np.ones(200), method="lm")
