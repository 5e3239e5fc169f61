"""scipy.optimize.minimize(method='trust-constr') for minimize_bench.cpp."""

import warnings

import numpy as np
from scipy.optimize import BFGS, Bounds, NonlinearConstraint, minimize, rosen, rosen_der

warnings.simplefilter("ignore")


def rows():
    for n in (2, 100):
        x0 = np.linspace(-1.2, 1.0, n)
        yield ("minimize trust-constr rosen (grad)", str(n), "f64",
               lambda x0=x0: minimize(rosen, x0, method="trust-constr", jac=rosen_der))
    room = NonlinearConstraint(lambda p: 1 - p[0]**2 - p[1]**2, 0, 0, jac="2-point", hess=BFGS())
    yield ("minimize trust-constr triangle in a circle", "2", "f64",
           lambda: minimize(lambda p: -abs(p[1] + 1 - p[0]) / 2, [0, 1], method="trust-constr", jac="2-point",
                            hess=BFGS(), bounds=Bounds([-1, -1], [1, 1]), constraints=[room]))
