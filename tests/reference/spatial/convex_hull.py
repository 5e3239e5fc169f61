"""scipy.spatial.ConvexHull in the plane."""
import pathlib, sys; sys.path.insert(0, str(pathlib.Path(__file__).parents[1])); from writer import save

import numpy as np
from scipy.spatial import ConvexHull

seed = 20240504
rng = np.random.default_rng(seed)


def case(points):
    hull = ConvexHull(points)
    first = np.lexsort((points[hull.vertices, 1], points[hull.vertices, 0]))[0]
    return {"points": points, "vertices": np.roll(hull.vertices, -first), "area": hull.area, "volume": hull.volume,
            "equations": hull.equations[np.lexsort(hull.equations.T)]}


t = np.sort(rng.uniform(0, 2 * np.pi, 40))
save(__file__, seed, {
    "three": case(rng.random((3, 2))),
    "uniform": case(rng.random((300, 2))),
    "normal": case(rng.standard_normal((300, 2)) * [1, 50] - 7),
    "circle": case(np.stack([np.cos(t), np.sin(t)], 1)),
    "square": case(np.array([[0.0, 0], [2, 0], [2, 2], [0, 2], [1, 0], [1, 1], [2, 1], [0.5, 2]])),
})
