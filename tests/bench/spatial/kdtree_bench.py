import numpy as np
from scipy.spatial import KDTree, cKDTree


def rows():
    rng = np.random.default_rng(1)
    for n in (100000, 1000000):
        points, x = rng.random((n, 3)), rng.random((100000, 3))
        tree = KDTree(points)
        fast = cKDTree(points)
        r = (30 * 3 / (4 * np.pi * n)) ** (1 / 3)
        yield "KDTree build", f"{n}x3", "f64", lambda p=points: cKDTree(p)
        yield ("KDTree build midpoint", f"{n}x3", "f64",
               lambda p=points: cKDTree(p, compact_nodes=False, balanced_tree=False))
        for k in (1, 8):
            yield f"KDTree query k={k}", f"{n}x3 1e5 queries", "f64", lambda t=fast, x=x, k=k: t.query(x, k)
        yield "KDTree query single", f"{n}x3", "f64", lambda t=tree, x=x[0]: t.query(x)
        yield ("KDTree query_ball_point", f"{n}x3 1e4 queries", "f64",
               lambda t=fast, x=x[:10000], r=r: t.query_ball_point(x, r))
        yield ("KDTree query_ball_point count", f"{n}x3 1e4 queries", "f64",
               lambda t=fast, x=x[:10000], r=r: t.query_ball_point(x, r, return_length=True))
        yield "KDTree query_pairs", f"{n}x3", "f64", lambda t=fast, r=r: t.query_pairs(r, output_type="ndarray")
    tree = cKDTree(rng.random((100000, 3)))
    small = cKDTree(rng.random((20000, 3)))
    torus = cKDTree(tree.data, boxsize=1)
    r = (30 * 3 / (4 * np.pi * 20000)) ** (1 / 3)
    wide, y = cKDTree(rng.random((20000, 10))), rng.random((20000, 10))
    yield "KDTree count_neighbors", "100000x3", "f64", lambda: tree.count_neighbors(tree, 0.1)
    yield ("KDTree sparse_distance_matrix", "20000x3", "f64",
           lambda: small.sparse_distance_matrix(small, r, output_type="ndarray"))
    yield "KDTree query_ball_tree", "20000x3", "f64", lambda: small.query_ball_tree(small, r)
    yield "KDTree query k=1 p=1", "100000x3 1e5 queries", "f64", lambda: tree.query(x, p=1)
    yield "KDTree query k=1 periodic", "100000x3 1e5 queries", "f64", lambda: torus.query(x)
    yield "KDTree query k=8", "20000x10 2e4 queries", "f64", lambda: wide.query(y, 8)
