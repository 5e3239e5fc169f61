"""Quasi-Newton matrices of scipy.optimize after each of some steps, in hessian_update_test.cpp."""

import pathlib
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy.optimize import BFGS, SR1
from writer import save

warnings.simplefilter("ignore")
seed = 20240501
random = np.random.default_rng(seed)
n = 4
root = random.standard_normal((n, n))
indefinite = root + root.T
definite = root @ root.T + np.eye(n)
steps = random.standard_normal((6, n))

rules = {
    "bfgs": BFGS,
    "bfgs scale": lambda: BFGS(init_scale=2.5),
    "bfgs damp": lambda: BFGS(exception_strategy="damp_update"),
    "bfgs damp strong": lambda: BFGS(exception_strategy="damp_update", min_curvature=0.5, init_scale=1.0),
    "bfgs skip": lambda: BFGS(min_curvature=0.8, init_scale=1.0),
    "sr1": SR1,
    "sr1 scale": lambda: SR1(init_scale=0.5),
    "sr1 skip": lambda: SR1(min_denominator=0.4, init_scale=1.0),
}
cases = {}
for name, make in rules.items():
    for kind, hessian in (("definite", definite), ("indefinite", indefinite)):
        rule = make()
        rule.initialize(n, "hess")
        matrices = []
        for step in steps:
            rule.update(step, hessian @ step)
            matrices.append(rule.get_matrix())
        cases[f"{name} {kind}"] = {"steps": steps, "hessian": hessian, "out": np.array(matrices).reshape(-1, n)}
save(__file__, seed, cases)
