"""Quasi-random points by scipy.stats.qmc."""

import math
import pathlib
import sys
import warnings

import numpy as np
from scipy.stats import qmc

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from writer import save  # noqa: E402

warnings.simplefilter("ignore")
cases = {}


def put(name, engine, n, more):
    """n points, some more, what follows when some are skipped, and the first again."""
    first = engine.random(n)
    second = engine.random(more)
    if "64" in name:  # SciPy 1.10 can not skip 64-bit points
        engine.random(5)
    else:
        engine.fast_forward(5)
    third = engine.random(more)
    engine.reset()
    cases[name] = {"first": first, "second": second, "third": third, "again": engine.random(2)}


put("sobol", qmc.Sobol(7, seed=1), 70, 10)
put("sobol plain", qmc.Sobol(7, scramble=False), 16, 3)
put("sobol 64", qmc.Sobol(3, bits=64, seed=2), 16, 3)
put("sobol 32", qmc.Sobol(3, bits=32, seed=2), 16, 3)
put("sobol 5", qmc.Sobol(12, bits=5, seed=2), 16, 3)
put("sobol legacy", qmc.Sobol(2, seed=np.random.RandomState(3)), 8, 3)
cases["sobol many"] = {"first": qmc.Sobol(1111, scramble=False).random(40)[[3, 17, 39]]}
cases["sobol integers"] = {"out": qmc.Sobol(2, seed=1).integers([-3, 4], u_bounds=[4, 9], n=8, endpoint=True)}
put("halton plain", qmc.Halton(9, scramble=False), 40, 10)
rng = np.random.default_rng(1)
points = np.zeros((5000, 4))
for column, base in enumerate((2, 3, 5, 7)):  # as SciPy from 1.11 on
    permutations = np.repeat(np.arange(base)[None], math.ceil(54 / math.log2(base)) - 1, axis=0)
    for p in permutations:
        rng.shuffle(p)
    for i in range(len(points)):
        rest, unit = i, 1.0 / base
        for p in permutations:
            rest, digit = divmod(rest, base)
            points[i, column] += p[digit] * unit
            unit /= base
assert np.all(points[:, 0] == qmc.Halton(1, seed=1).random(5000)[:, 0])
cases["halton"] = {"head": points[:20], "tail": points[4980:]}
for name, options in (("lhs", {}), ("lhs middle", {"scramble": False})):
    put(name, qmc.LatinHypercube(4, seed=5, **options), 11, 2)
engine = qmc.LatinHypercube(4, seed=5, optimization="random-cd")
cases["lhs cd"] = {"first": engine.random(11), "second": engine.random(2)}
put("lhs legacy", qmc.LatinHypercube(3, seed=np.random.RandomState(5)), 11, 2)
for name, options in (("lhs 2", {}), ("lhs 2 middle", {"scramble": False})):
    engine = qmc.LatinHypercube(5, strength=2, seed=5, **options)
    cases[name] = {"first": engine.random(25), "second": engine.random(49)}
cases["sobol cd"] = {"first": qmc.Sobol(3, seed=5, optimization="random-cd").random(8)}
for name, options in (("volume", {"radius": 0.11}), ("surface", {"radius": 0.15, "hypersphere": "surface", "ncandidates": 7})):
    engine = qmc.PoissonDisk(2, seed=6, **options)
    cases[f"poisson {name}"] = {"first": engine.random(9), "rest": engine.fill_space()}
cases["poisson 3"] = {"first": qmc.PoissonDisk(3, radius=0.4, seed=6).fill_space()}
cov = np.array([[2, 0.5, 0.1], [0.5, 1, -0.2], [0.1, -0.2, 0.7]])
cases["normal"] = {"cov": cov, "first": qmc.MultivariateNormalQMC([0, 1, 2], cov, seed=7).random(16)}
cases["normal box"] = {"first": qmc.MultivariateNormalQMC([0, 1, 2], cov, inv_transform=False, seed=7).random(16)}
cases["normal halton"] = {"first": qmc.MultivariateNormalQMC([0, 1], engine=qmc.Halton(2, scramble=False)).random(16)[1:]}
cases["normal singular"] = {"first": qmc.MultivariateNormalQMC([0, 1], [[1, 1], [1, 1]], seed=7).random(16)}
cases["normal root"] = {"first": qmc.MultivariateNormalQMC([0, 1, 2], cov_root=cov, seed=7).random(16)}
cases["multinomial"] = {"first": qmc.MultinomialQMC([0.2, 0.3, 0.1, 0.4], 13, seed=8).random(5)}
x = qmc.Halton(3, seed=9).random(77)
x[3, 1] = 1
case = {"x": x}
for method in ("CD", "WD", "MD", "L2-star"):
    for iterative in (False, True):
        case[f"{method} {iterative}"] = qmc.discrepancy(x, method=method, iterative=iterative)
case["updated"] = qmc.update_discrepancy(x[-1], x[:-1], qmc.discrepancy(x[:-1], iterative=True))
case["scaled"] = qmc.scale(x, [-1, 2, 0], [1, 3, 9])
cases["discrepancy"] = case
for name, d, n in (("lloyd 2", 2, 30), ("lloyd 3", 3, 20), ("lloyd few", 2, 4)):
    engine = qmc.LatinHypercube(d, seed=5, optimization="lloyd")
    cases[name] = {"first": engine.random(n), "second": engine.random(n)}
save(__file__, 9, cases)
