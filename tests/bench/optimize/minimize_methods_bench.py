"""scipy.optimize.minimize for minimize_methods_bench.cpp."""

import numpy as np
from scipy.optimize import Bounds, minimize, rosen, rosen_der, rosen_hess


def rows():
    def row(name, n, **given):
        x0 = np.linspace(-1.2, 1.0, n)
        return f"minimize {name} rosen", str(n), "f64", lambda: minimize(rosen, x0, **given)

    yield row("nelder-mead", 2, method="Nelder-Mead")
    yield row("powell", 2, method="Powell")
    for n in (2, 100):
        yield row("cg (grad)", n, method="CG", jac=rosen_der)
        yield row("bfgs (grad)", n, method="BFGS", jac=rosen_der)
        yield row("l-bfgs-b (grad)", n, method="L-BFGS-B", jac=rosen_der)
        yield row("newton-cg (grad)", n, method="Newton-CG", jac=rosen_der)
        yield row("slsqp (grad)", n, method="SLSQP", jac=rosen_der)
        yield row("trust-ncg (grad, hess)", n, method="trust-ncg", jac=rosen_der, hess=rosen_hess)
    yield row("l-bfgs-b (grad, bounds)", 100, method="L-BFGS-B", jac=rosen_der, bounds=Bounds([-2.0] * 100, [0.5] * 100))
