import numpy as np
from scipy.spatial import ConvexHull


def rows():
    points = np.random.default_rng(1).uniform(-1, 1, (100000, 2))
    yield "ConvexHull 2-D", "100000", "f64", lambda: ConvexHull(points)
