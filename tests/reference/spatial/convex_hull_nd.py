"""scipy.spatial.ConvexHull in 3 to 6 dimensions, of points in general position: there the facets are unique."""
import pathlib, sys; sys.path.insert(0, str(pathlib.Path(__file__).parents[1])); from writer import save

import numpy as np
from scipy.spatial import ConvexHull

seed = 20240511
rng = np.random.default_rng(seed)


def case(points):
    hull = ConvexHull(points)
    rows = np.sort(hull.simplices, 1)
    order = np.lexsort(rows.T[::-1])
    return {"points": points, "vertices": np.sort(hull.vertices), "area": hull.area, "volume": hull.volume,
            "simplices": rows[order], "equations": hull.equations[order]}


def sphere(n, d):
    x = rng.standard_normal((n, d))
    return x / np.linalg.norm(x, axis=1)[:, None]


save(__file__, seed, {
    "simplex 3": case(rng.random((4, 3))),
    "cube 3": case(rng.random((80, 3))),
    "sphere 3": case(sphere(60, 3)),
    "flat 3": case(rng.standard_normal((60, 3)) * [1, 30, 0.01] + 4),
    "cube 4": case(rng.random((30, 4))),
    "sphere 5": case(sphere(14, 5)),
    "cube 6": case(rng.random((12, 6))),
})
