"""scipy.optimize.linprog and milp for linear/linprog_test.cpp and linear/milp_test.cpp."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from writer import save

seed = 19
random = np.random.default_rng(seed)
cases = {}
for k in range(60):
    n, m_ub = int(random.integers(1, 9)), int(random.integers(1, 9))
    m_eq = int(random.integers(0, max(1, n // 2)))
    whole = k % 2 == 0
    a_ub = random.integers(-3, 4, size=(m_ub, n)).astype(float) if whole else random.normal(size=(m_ub, n))
    a_eq = random.integers(-3, 4, size=(m_eq, n)).astype(float) if whole else random.normal(size=(m_eq, n))
    c = random.integers(-3, 4, size=n).astype(float) if whole else random.normal(size=n)
    x0 = random.integers(0, 4, size=n).astype(float)
    b_ub = a_ub @ x0 + random.integers(0, 3, size=m_ub) - (2.0 if k % 7 == 0 else 0.0)
    b_eq = a_eq @ x0
    lb = np.where(random.random(n) < 0.3, -np.inf, random.integers(-2, 1, size=n).astype(float))
    ub = np.where(random.random(n) < 0.5, np.inf, random.integers(3, 6, size=n).astype(float))
    given = dict(A_ub=a_ub, b_ub=b_ub, bounds=np.c_[lb, ub], method="highs", options={"presolve": False})
    if m_eq:
        given.update(A_eq=a_eq, b_eq=b_eq)
    r = linprog(c, **given)
    if r.status == 4:
        continue
    cases[f"linprog {k}"] = {"c": c, "A_ub": a_ub, "b_ub": b_ub, "A_eq": a_eq, "b_eq": b_eq, "lb": lb, "ub": ub,
                             "status": r.status, "fun": r.fun if r.status == 0 else 0.0}
# Unique, nondegenerate: marginals can be compared.
for k in range(6):
    n, m = 6, 4
    a, x0 = random.random(size=(m, n)) + 0.1, random.random(n)
    c, b = random.random(n) + 0.1, a @ x0
    r = linprog(c, A_ub=-a, b_ub=-b, bounds=(0, 2), method="highs")
    cases[f"marginals {k}"] = {"c": c, "A_ub": -a, "b_ub": -b, "x": r.x, "fun": r.fun, "ineqlin": r.ineqlin.marginals,
                               "lower": r.lower.marginals, "upper": r.upper.marginals}
for k in range(20):
    n, m = int(random.integers(3, 13)), int(random.integers(2, 7))
    a = random.integers(0, 20, size=(m, n)).astype(float)
    c = -random.integers(1, 30, size=n).astype(float)
    b = a.sum(axis=1) * 0.6 + 0.5
    kinds = np.ones(n) if k % 2 == 0 else random.integers(0, 2, size=n).astype(float)
    r = milp(c, integrality=kinds, bounds=Bounds(0, 3), constraints=LinearConstraint(a, -np.inf, b),
             options={"mip_rel_gap": 0})
    cases[f"milp {k}"] = {"c": c, "A": a, "b": b, "integrality": kinds, "fun": r.fun}
save(__file__, seed, cases)
