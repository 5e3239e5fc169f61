"""Fits within bounds by scipy.stats.fit, and what they minimise at some parameters."""

import pathlib
import sys
import warnings

import numpy as np
from scipy import stats
from scipy.optimize import OptimizeResult, differential_evolution

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from writer import save  # noqa: E402

warnings.simplefilter("ignore")
seed = 11
rng = np.random.default_rng(seed)


def case(dist, data, bounds, at, method):
    values = []

    def probe(fun, bounds, **_):
        values.extend(float(fun(np.array(x, dtype=float))) for x in at)
        return OptimizeResult(x=np.array(at[0], dtype=float), success=True, message="")

    def search(fun, bounds, integrality=None):
        return differential_evolution(fun, bounds, integrality=integrality, seed=1, tol=1e-8)

    stats.fit(dist, data, bounds, optimizer=probe, method=method)
    found = stats.fit(dist, data, bounds, optimizer=search, method=method)
    return {"data": data, "at": np.array(at, dtype=float), "values": np.array(values), "params": np.array(found.params),
            "nllf": found.nllf(), "success": found.success}


gamma = stats.gamma.rvs(2, size=60, random_state=rng)
gamma[3:6] = gamma[2]
weibull = stats.weibull_min.rvs(1.7, loc=-1, scale=3, size=80, random_state=rng)
nbinom = stats.nbinom.rvs(5, 0.5, size=50, random_state=rng)
binom = stats.binom.rvs(12, 0.3, size=40, random_state=rng)
uniform = stats.uniform.rvs(size=30, random_state=rng)
cases = {}
for method in ("mle", "mse"):
    cases[f"gamma {method}"] = case(stats.gamma, gamma, [(0, 10), (-2, 2), (0.1, 3)],
                                    [(0.5, 0.1, 1.5), (2, -1, 0.7), (2, 1, 0.7), (20, 0, 1)], method)
    cases[f"weibull_min {method}"] = case(stats.weibull_min, weibull, [(0.2, 10), (-3, 0), (1, 10)],
                                          [(1, -1, 2), (2, -2, 4), (3, 0.2, 2)], method)
    cases[f"norm {method}"] = case(stats.norm, weibull, [(-5, 5), (0.1, 10)], [(0, 1), (1, 3)], method)
    cases[f"uniform {method}"] = case(stats.uniform, uniform, [(-1, 1), (0, 2)], [(0, 1), (0.2, 0.5)], method)
    cases[f"nbinom {method}"] = case(stats.nbinom, nbinom, [(1, 30), (0.01, 1)], [(5, 0.4, 0), (3, 0.5, 0)], method)
    cases[f"binom {method}"] = case(stats.binom, binom, [(5, 14), (0, 1), (-2, 2)],
                                    [(12, 0.3, 0), (4, 0.5, 1), (9, 0.3, -1), (6, 0.4, 2)], method)
save(__file__, seed, cases)
