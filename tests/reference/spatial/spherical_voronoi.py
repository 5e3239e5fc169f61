"""scipy.spatial.SphericalVoronoi; vertices in lexicographic order, regions refer to that order."""
import pathlib, sys; sys.path.insert(0, str(pathlib.Path(__file__).parents[1])); from writer import save

import numpy as np
from scipy.spatial import SphericalVoronoi

seed = 20240515
rng = np.random.default_rng(seed)


def case(n, d, radius=1.0, center=None):
    x = rng.standard_normal((n, d))
    center = np.zeros(d) if center is None else np.asarray(center, float)
    x = radius * x / np.linalg.norm(x, axis=1)[:, None] + center
    s = SphericalVoronoi(x, radius, center)
    order = np.lexsort(np.round(s.vertices, 9).T[::-1])
    number = np.argsort(order)
    width = max(map(len, s.regions))
    out = {"points": x, "radius": radius, "center": center, "vertices": s.vertices[order],
           "regions": [sorted(number[r]) + [-2] * (width - len(r)) for r in s.regions]}
    if d == 3:
        out["areas"] = s.calculate_areas()
    return out


save(__file__, seed, {
    "circle": case(9, 2),
    "four": case(4, 3),
    "sphere": case(40, 3),
    "moved": case(25, 3, 2.5, [1, -2, 3]),
    "four dimensions": case(10, 4, 0.5),
})
