"""scipy.spatial.HalfspaceIntersection; corners in the lexicographic order of the half spaces that meet there."""
import pathlib, sys; sys.path.insert(0, str(pathlib.Path(__file__).parents[1])); from writer import save

import numpy as np
from scipy.spatial import HalfspaceIntersection

seed = 20240514
rng = np.random.default_rng(seed)


def case(halfspaces, point):
    """Facets become rows of one width, filled with -2."""
    h = HalfspaceIntersection(halfspaces, np.asarray(point, float))
    facets = [sorted(f) for f in h.dual_facets]
    order = sorted(range(len(facets)), key=facets.__getitem__)
    width = max(map(len, facets))
    return {"halfspaces": halfspaces, "point": np.asarray(point, float), "intersections": h.intersections[order],
            "dual_points": h.dual_points, "dual_facets": [facets[i] + [-2] * (width - len(facets[i])) for i in order],
            "dual_vertices": np.sort(h.dual_vertices), "dual_equations": h.dual_equations[order],
            "dual_area": h.dual_area, "dual_volume": h.dual_volume}


def around(n, d):
    a = rng.standard_normal((n, d))
    return np.c_[a / np.linalg.norm(a, axis=1)[:, None], -1 - rng.random(n)]


cube = np.c_[np.vstack([np.eye(3), -np.eye(3)]), -np.ones(6)]
octahedron = np.array([[x, y, z, -1.0] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)])
save(__file__, seed, {
    "polygon": case(np.array([[-1, 0.0, 0], [0, -1, 0], [2, 1, -4], [-0.5, 1, -2]]), [0.5, 0.5]),
    "around 2": case(around(20, 2), [0.1, -0.2]),
    "cube": case(cube, [0.1, 0.2, 0.3]),
    "octahedron": case(octahedron, [0.1, 0.0, -0.2]),
    "around 3": case(around(25, 3), [0.0, 0.1, 0.0]),
    "around 4": case(around(12, 4), [0.0, 0.1, 0.0, 0.1]),
})
