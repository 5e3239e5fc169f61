"""scipy.optimize.least_squares(tr_solver="lsmr") on the problems of More, Garbow and Hillstrom."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import numpy as np
import scipy.sparse as sparse
from more_garbow_hillstrom import jacobian_of, problems
from scipy.optimize import least_squares
from writer import save

cases = {}
for name, (f, x0) in problems.items():
    jacobian = jacobian_of(f)
    entry = {}
    for method in ("trf", "dogbox"):
        r = least_squares(f, np.array(x0, dtype=float), lambda x: sparse.csr_matrix(jacobian(x)), method=method,
                          tr_solver="lsmr")
        entry[method + " fun"], entry[method + " nfev"] = 2 * r.cost, r.nfev
    cases[name] = entry
save(__file__, 0, cases)
