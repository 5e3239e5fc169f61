"""scipy.spatial.geometric_slerp."""
import pathlib, sys; sys.path.insert(0, str(pathlib.Path(__file__).parents[1])); from writer import save

import numpy as np
from scipy.spatial import geometric_slerp

seed = 20240613
rng = np.random.default_rng(seed)
cases = {}
t = np.concatenate([[0, 1, 0.5], rng.random(4)])
for d in (2, 3, 7):
    u, v = rng.standard_normal((2, d))
    u, v = u / np.linalg.norm(u), v / np.linalg.norm(v)
    cases[f"slerp {d}"] = {"start": u, "end": v, "t": t, "out": geometric_slerp(u, v, t),
                           "one": geometric_slerp(u, v, 0.25)}
save(__file__, seed, cases)
