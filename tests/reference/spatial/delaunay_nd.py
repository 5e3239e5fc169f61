"""scipy.spatial.Delaunay in 3 to 5 dimensions and of the furthest site, of points in general position."""
import pathlib, sys; sys.path.insert(0, str(pathlib.Path(__file__).parents[1])); from writer import save

import numpy as np
from scipy.spatial import Delaunay

seed = 20240512
rng = np.random.default_rng(seed)


def case(points, furthest=False):
    tri = Delaunay(points, furthest_site=furthest)
    rows = np.sort(tri.simplices, 1)
    order = np.lexsort(rows.T[::-1])
    queries = points.mean(0) + 1.3 * (points[rng.integers(0, len(points), 15)] - points.mean(0)) * rng.random((15, 1))
    found = tri.find_simplex(queries)
    return {
        "points": points,
        "furthest": furthest,
        "simplices": rows[order],
        "equations": tri.equations[order],
        "hull": sorted(map(sorted, tri.convex_hull.tolist())),
        "queries": queries,
        "corners": [rows[s] if s >= 0 else np.full(rows.shape[1], -1) for s in found],
        "scale": tri.paraboloid_scale,
        "shift": tri.paraboloid_shift,
        "lifted": tri.lift_points(queries),
        "plane_distance": np.sort(tri.plane_distance(queries[0])),
    }


save(__file__, seed, {
    "simplex 3": case(rng.random((4, 3))),
    "uniform 3": case(rng.random((40, 3))),
    "normal 3": case(rng.standard_normal((30, 3)) * [1, 5, 1] + 2),
    "uniform 4": case(rng.random((16, 4))),
    "uniform 5": case(rng.random((10, 5))),
    "furthest 2": case(rng.standard_normal((30, 2)), True),
    "furthest 3": case(rng.standard_normal((30, 3)) + 1, True),
    "furthest 4": case(rng.standard_normal((12, 4)), True),
})
