"""scipy.spatial.Delaunay of points in general position: there the triangulation is unique."""
import pathlib, sys; sys.path.insert(0, str(pathlib.Path(__file__).parents[1])); from writer import save

import numpy as np
from scipy.spatial import Delaunay

seed = 20240502
rng = np.random.default_rng(seed)


def case(points, shift=0.0):
    """`shift` is removed (exactly) for SciPy, which drops points of a cloud far from the origin, and added for us."""
    tri = Delaunay(points)
    low, high = points.min(0), points.max(0)
    queries = low + (high - low) * rng.uniform(-0.1, 1.1, (30, 2))
    order = np.lexsort(np.sort(tri.simplices, 1).T[::-1])
    return {
        "points": points + shift,
        "simplices": np.sort(tri.simplices, 1)[order],
        "hull": sorted(map(sorted, tri.convex_hull.tolist())),
        "queries": queries + shift,
        "corners": [sorted(tri.simplices[s]) if s >= 0 else [-1, -1, -1] for s in tri.find_simplex(queries)],
        "scale": tri.paraboloid_scale,
        "shift": tri.paraboloid_shift,
        "plane_distance": np.sort(np.array([tri.plane_distance(q) for q in queries[:1]]), 1),
        "equations": tri.equations[order],
        "lifted": tri.lift_points(queries),
    }


save(__file__, seed, {
    "three": case(rng.random((3, 2))),
    "uniform 12": case(rng.random((12, 2))),
    "uniform 100": case(rng.random((100, 2))),
    "normal 80": case(rng.standard_normal((80, 2)) * [1, 20] + 5),
    "clusters 80": case(rng.integers(0, 4, (80, 2)) + 0.02 * rng.random((80, 2))),
    "far away 60": case((1e6 + rng.random((60, 2))) - 1e6, 1e6),
})
