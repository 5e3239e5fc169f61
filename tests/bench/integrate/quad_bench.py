import math

import numpy as np
from scipy.integrate import dblquad, quad, tplquad


def rows():
    inf = np.inf
    yield "quad sin 0..pi", "-", "f64", lambda: quad(math.sin, 0, math.pi)
    yield "quad exp(-x^2) -inf..inf", "-", "f64", lambda: quad(lambda x: math.exp(-x * x), -inf, inf)
    yield "quad cos(100x)*exp(-x) 0..10", "-", "f64", lambda: quad(
        lambda x: math.cos(100 * x) * math.exp(-x), 0, 10, limit=200
    )
    yield "quad 1/sqrt(x) 0..1", "-", "f64", lambda: quad(lambda x: 1 / math.sqrt(x), 0, 1)
    yield "quad cos weight 100 exp(-x) 0..10", "-", "f64", lambda: quad(
        lambda x: math.exp(-x), 0, 10, weight="cos", wvar=100.0
    )
    yield "quad sin weight 3 exp(-x) 0..inf", "-", "f64", lambda: quad(
        lambda x: math.exp(-x), 0, inf, weight="sin", wvar=3.0
    )
    yield "quad cauchy exp(x) -1..2", "-", "f64", lambda: quad(math.exp, -1, 2, weight="cauchy", wvar=0.3)
    yield "dblquad x*y", "-", "f64", lambda: dblquad(lambda y, x: x * y, 0, 0.5, 0, lambda x: 1 - 2 * x)
    yield "tplquad x*y*z", "-", "f64", lambda: tplquad(
        lambda z, y, x: x * y * z, 0, 1, 0, lambda x: 1 - x, 0, lambda x, y: 1 - x - y
    )
