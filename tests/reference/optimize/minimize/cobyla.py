"""scipy.optimize.minimize(method="COBYLA") on random quadratic problems; bounds as a constraint, of which 1.10 forgets some."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))

import numpy as np
from scipy.optimize import minimize
from writer import save

seed = 7
rng = np.random.default_rng(seed)
cases = {}
for k in range(40):
    n = int(rng.integers(2, 7))
    m, equations = int(rng.integers(1, 5)), int(rng.integers(1, max(2, n - 2)))
    A = rng.normal(size=(n, n))
    Q, q = A + A.T, 3 * rng.normal(size=n)
    inside = rng.normal(size=n)
    C, curve = rng.normal(size=(m, n)), np.abs(rng.normal(size=m)) * (rng.random(m) < 0.5)
    b = C @ inside + curve * (inside @ inside) + np.abs(rng.normal(size=m)) * (rng.random(m) < 0.7)
    E = rng.normal(size=(equations, n))
    e = E @ inside
    lb, ub = inside - np.abs(rng.normal(size=n)), inside + np.abs(rng.normal(size=n))
    x0 = 2 * rng.normal(size=n)
    result = minimize(lambda x: x @ Q @ x / 2 + q @ x + np.sum(x**4), x0, method="COBYLA", options={"maxiter": 2000},
                      constraints=[{"type": "ineq", "fun": lambda x: b - C @ x - curve * (x @ x)},
                                   {"type": "ineq", "fun": lambda x: np.concatenate([E @ x - e, e - E @ x])},
                                   {"type": "ineq", "fun": lambda x: np.concatenate([x - lb, ub - x])}])
    assert result.success
    cases[f"quadratic {k}"] = {"Q": Q, "q": q, "C": C, "curve": curve, "b": b, "E": E, "e": e, "lb": lb, "ub": ub,
                               "x0": x0, "fun": result.fun, "nfev": result.nfev}
save(__file__, seed, cases)
