"""scipy.optimize's least squares for least_squares_bench.cpp."""

import numpy as np
from scipy.optimize import curve_fit, least_squares, leastsq, lsq_linear, nnls


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
