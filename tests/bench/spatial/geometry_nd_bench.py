import numpy as np
from scipy.spatial import ConvexHull, Delaunay, SphericalVoronoi, Voronoi


def rows():
    rng = np.random.default_rng(1)
    for n, d in ((1000, 3), (10000, 3), (1000, 4), (200, 5)):
        points = rng.random((n, d))
        yield "Delaunay", f"{n}x{d}", "f64", lambda p=points: Delaunay(p)
    grid = 0.1 * np.array(np.meshgrid(*[np.arange(20)] * 3)).reshape(3, -1).T
    yield "Delaunay 3-D grid 0.1", "8000", "f64", lambda: Delaunay(grid)
    cube = rng.random((100000, 3))
    yield "ConvexHull 3-D cube", "100000", "f64", lambda: ConvexHull(cube)
    ball = rng.standard_normal((100000, 3))
    ball /= np.linalg.norm(ball, axis=1)[:, None]
    yield "ConvexHull 3-D sphere", "100000", "f64", lambda: ConvexHull(ball)
    five = rng.random((1000, 5))
    yield "ConvexHull", "1000x5", "f64", lambda: ConvexHull(five)
    for n, d in ((1000, 2), (10000, 2), (10000, 3), (500, 4)):
        points = rng.random((n, d))
        yield "Voronoi", f"{n}x{d}", "f64", lambda p=points: Voronoi(p)
    yield "SphericalVoronoi areas", "1000", "f64", lambda: SphericalVoronoi(ball[:1000]).calculate_areas()
