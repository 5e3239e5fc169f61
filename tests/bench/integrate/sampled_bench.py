import numpy as np
from scipy.integrate import cumulative_trapezoid, fixed_quad, newton_cotes, simpson, trapezoid


def rows():
    y = np.random.default_rng(0).uniform(-1, 1, 1000000)
    x = np.linspace(0, 1, 1000000)
    yield "trapezoid", "1e6", "f64", lambda: trapezoid(y)
    yield "trapezoid x", "1e6", "f64", lambda: trapezoid(y, x)
    yield "simpson", "1e6", "f64", lambda: simpson(y)
    yield "simpson x", "1e6", "f64", lambda: simpson(y, x)
    yield "cumulative_trapezoid", "1e6", "f64", lambda: cumulative_trapezoid(y)
    yield "newton_cotes", "4", "f64", lambda: newton_cotes(4)
    yield "newton_cotes", "20", "f64", lambda: newton_cotes(20)
    yield "fixed_quad sin", "5", "f64", lambda: fixed_quad(np.sin, 0, 1)
