"""scipy.spatial.procrustes."""
import pathlib, sys; sys.path.insert(0, str(pathlib.Path(__file__).parents[1])); from writer import save

import numpy as np
from scipy.spatial import procrustes

seed = 20240612
rng = np.random.default_rng(seed)
cases = {}
for n, k in ((4, 2), (9, 3), (3, 5), (20, 1)):
    a, b = rng.standard_normal((n, k)), rng.standard_normal((n, k))
    x, y, disparity = procrustes(a, b)
    cases[f"procrustes {n} {k}"] = {"a": a, "b": b, "mtx1": x, "mtx2": y, "disparity": disparity}
save(__file__, seed, cases)
