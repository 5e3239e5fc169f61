import numpy as np
from scipy.spatial import Delaunay


def rows():
    rng = np.random.default_rng(1)
    for n in (1000, 100000):
        points = rng.random((n, 2))
        yield "Delaunay 2-D", str(n), "f64", lambda p=points: Delaunay(p)
    grid = 0.1 * np.stack(np.meshgrid(np.arange(316), np.arange(316)), -1).reshape(-1, 2)
    yield "Delaunay 2-D grid 0.1", "100000", "f64", lambda: Delaunay(grid)
    tri = Delaunay(points)
    for queries in (1, 100000):
        xi = rng.random((queries, 2))
        yield ("Delaunay 2-D find_simplex", f"100000 points {queries} queries", "f64",
               lambda xi=xi: tri.find_simplex(xi))
