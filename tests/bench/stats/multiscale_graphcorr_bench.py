import warnings

import numpy as np
from scipy import stats


def rows():
    warnings.simplefilter("ignore")
    rng = np.random.default_rng(1)
    for n in (50, 200):
        x = rng.standard_normal(n)
        y = x**2 + rng.standard_normal(n)
        yield "multiscale_graphcorr", f"{n}, 100 permutations", "f64", lambda x=x, y=y: stats.multiscale_graphcorr(x, y, reps=100, random_state=1)
