"""scipy.optimize's Rosenbrock function and its derivatives, in rosen_test.cpp."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
from scipy.optimize import rosen, rosen_der, rosen_hess, rosen_hess_prod
from writer import save

seed = 3
random = np.random.default_rng(seed)
cases = {}
for n in (2, 3, 7):
    x, p = random.uniform(-2, 2, n), random.uniform(-1, 1, n)
    cases[f"{n}"] = {"x": x, "p": p, "rosen": rosen(x), "der": rosen_der(x), "hess": rosen_hess(x),
                     "prod": rosen_hess_prod(x, p)}
save(__file__, seed, cases)
