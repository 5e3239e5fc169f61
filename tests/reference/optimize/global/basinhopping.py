"""scipy.optimize.basinhopping, brute and direct for global/*_test.cpp."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))

import numpy as np
from scipy.optimize import basinhopping, brute, direct
from writer import save

seed = 1


def wavy(x):
    return np.cos(14.5 * x[0] - 0.3) + (x[0] + 0.2) * x[0]


def bowl(x):
    return np.cos(14.5 * x[0] - 0.3) + (x[1] + 0.2) * x[1] + (x[0] + 0.2) * x[0]


cases = {}
for k, given in enumerate([{"niter": 12}, {"niter": 60, "interval": 10, "T": 0.3}, {"niter": 100, "niter_success": 6}]):
    path, taken = [], []
    r = basinhopping(bowl, [1.0, 1.0], seed=seed + k, minimizer_kwargs={"method": "L-BFGS-B"},
                     callback=lambda x, f, accept: (path.append(float(f)), taken.append(float(accept)))[2:], **given)
    cases[f"hops {k}"] = {"path": path, "taken": taken, "fun": r.fun, "x": r.x, "nit": r.nit}
for name, given in {"plain": {"ranges": ((-2, 1.5), (-1, 1)), "Ns": 9},
                    "slices": {"ranges": (slice(-2, 2, 0.25), slice(1, -1, -0.3))}}.items():
    x0, fval, grid, jout = brute(bowl, finish=None, full_output=True, **given)
    cases[f"brute {name}"] = {"x0": x0, "fval": fval, "grid": grid.reshape(2, -1), "Jout": jout.ravel(),
                              "shape": np.array(jout.shape)}
for biased in (True, False):
    for n in (1, 2, 4):
        count = []
        r = direct(lambda x: (count.append(1), float(((x - 0.3)**2).sum()))[1], [(-4, 5)] * n, locally_biased=biased,
                   f_min=0.0, f_min_rtol=1e-6, maxfun=100000)
        cases[f"direct {n} {biased}"] = {"n": n, "biased": biased, "nfev": r.nfev, "status": r.status}
save(__file__, seed, cases)
