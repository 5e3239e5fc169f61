"""scipy.optimize's functions of one variable and differential_evolution for root_scalar_bench.cpp."""

import math

from scipy.optimize import brentq, differential_evolution, minimize_scalar, newton, rosen


def rows():
    def f(x):
        return math.exp(x) - 3 * x - 2

    yield "brentq", "1", "f64", lambda: brentq(f, 0, 3)
    yield "newton", "1", "f64", lambda: newton(f, 3.0, lambda x: math.exp(x) - 3)
    yield "minimize_scalar", "1", "f64", lambda: minimize_scalar(f)
    yield "differential_evolution rosen", "5", "f64", lambda: differential_evolution(rosen, [(-5, 5)] * 5, seed=1)
