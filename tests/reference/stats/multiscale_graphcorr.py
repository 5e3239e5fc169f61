import pathlib
import sys
import warnings

import numpy as np
from scipy import stats
from scipy.spatial.distance import cdist

sys.path.append(str(pathlib.Path(__file__).parents[1]))
from writer import save

warnings.simplefilter("ignore")
seed = 22
rng = np.random.default_rng(seed)


def case(x, y, **options):
    result = stats.multiscale_graphcorr(x, y, reps=30, random_state=7, **options)
    return {"x": x, "y": y, "statistic": result[0], "pvalue": result[1], "map": result[2]["mgc_map"],
            "scale": np.array(result[2]["opt_scale"]), "null": np.array(result[2]["null_dist"])}


cases = {}
for n in (5, 6, 12, 40):
    x = rng.normal(size=(n, 2))
    cases[f"linear {n}"] = case(x, x @ rng.normal(size=(2, 3)) + 0.3 * rng.normal(size=(n, 3)))
    cases[f"square {n}"] = case(x[:, :1], x[:, :1] ** 2)
    cases[f"independent {n}"] = case(x, rng.normal(size=(n, 1)))
    cases[f"ties {n}"] = case(np.round(x), np.round(2 * rng.normal(size=(n, 1)), 0))
t = np.linspace(0, 3, 60)
cases["spiral 60"] = case((t * np.cos(4 * t))[:, None], (t * np.sin(4 * t))[:, None])
cases["same 20"] = case(np.arange(20.0)[:, None], np.arange(20.0)[:, None])
cases["two samples"] = case(rng.normal(size=(15, 2)), rng.normal(size=(11, 2)) + 1)
cases["two samples of one size"] = case(rng.normal(size=(12, 1)), 2 * rng.normal(size=(12, 1)), is_twosamp=True)
x, y = rng.normal(size=(25, 3)), rng.normal(size=(25, 2))
cases["distances"] = case(cdist(x, x, "cityblock"), cdist(y, y, "sqeuclidean"), compute_distance=None)
save(__file__, seed, cases)
