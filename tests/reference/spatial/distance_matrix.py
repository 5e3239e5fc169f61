"""scipy.spatial.distance_matrix, minkowski_distance and minkowski_distance_p."""
import pathlib, sys; sys.path.insert(0, str(pathlib.Path(__file__).parents[1])); from writer import save

import numpy as np
from scipy.spatial import distance_matrix, minkowski_distance, minkowski_distance_p

seed = 20240508
rng = np.random.default_rng(seed)
x, y = rng.standard_normal((9, 4)), rng.standard_normal((9, 4))
cases = {"input": {"x": x, "y": y}}
for p in (0.5, 1, 2, 3, 2.5, np.inf):
    cases[f"p {p}"] = {"p": p, "matrix": distance_matrix(x, y[:5], p), "rows": minkowski_distance(x, y, p),
                       "powers": minkowski_distance_p(x, y, p), "one": minkowski_distance(x[0], y, p)}
save(__file__, seed, cases)
