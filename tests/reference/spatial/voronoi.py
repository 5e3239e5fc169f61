"""scipy.spatial.Voronoi; vertices are listed in lexicographic order and regions and ridges refer to that order."""
import pathlib, sys; sys.path.insert(0, str(pathlib.Path(__file__).parents[1])); from writer import save

import numpy as np
from scipy.spatial import Voronoi

seed = 20240513
rng = np.random.default_rng(seed)


def case(points, furthest=False):
    """Lists become rows of one width, sorted and filled with -2."""
    v = Voronoi(points, furthest_site=furthest)
    order = np.lexsort(np.round(v.vertices, 9).T[::-1])
    number = np.append(np.argsort(order), -1)
    lists = [sorted(number[r]) for r in v.ridge_vertices]
    lists += [sorted(number[v.regions[r]]) if r >= 0 and v.regions[r] else [] for r in v.point_region]
    width = max(map(len, lists))
    filled = np.array([list(l) + [-2] * (width - len(l)) for l in lists])
    ridges = np.sort(v.ridge_points, 1)
    row = np.lexsort(ridges.T[::-1])
    return {"points": points, "furthest": furthest, "vertices": v.vertices[order], "ridge_points": ridges[row],
            "ridge_vertices": filled[:len(ridges)][row], "regions": filled[len(ridges):]}


def grid(d, n, step=1.0):
    return step * np.array(np.meshgrid(*[np.arange(n)] * d)).reshape(d, -1).T


save(__file__, seed, {
    "three 2": case(rng.random((3, 2))),
    "uniform 2": case(rng.random((40, 2))),
    "grid 2": case(grid(2, 4)),
    "grid 0.1 2": case(grid(2, 5, 0.1)),
    "duplicates 2": case(np.vstack([grid(2, 3), grid(2, 3)[2:5], rng.random((4, 2)) * 2])),
    "uniform 3": case(rng.random((20, 3))),
    "grid 3": case(grid(3, 3)),
    "centred 3": case(np.vstack([grid(3, 3), grid(3, 2) + 0.5])),
    "uniform 4": case(rng.random((9, 4))),
    "furthest 2": case(rng.standard_normal((25, 2)), True),
    "furthest 3": case(rng.standard_normal((12, 3)), True),
})
