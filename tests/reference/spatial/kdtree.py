"""scipy.spatial.KDTree: all searches, for several exponents, on points in general position and on a torus."""
import pathlib, sys; sys.path.insert(0, str(pathlib.Path(__file__).parents[1])); from writer import save

import numpy as np
from scipy.spatial import KDTree

seed = 20240507
rng = np.random.default_rng(seed)


def case(points, others, x, p, r, boxsize):
    tree, other = KDTree(points, boxsize=boxsize), KDTree(others, boxsize=boxsize)
    d, i = tree.query(x, 5, p=p)
    few_d, few_i = tree.query(x, 3, p=p, distance_upper_bound=r)
    ranks_d, ranks_i = tree.query(x, [4, 1], p=p)
    radii = r * np.array([0.3, 0.8, 1.0, 2.0])
    w, v = rng.integers(0, 5, len(points)) / 2, rng.integers(0, 5, len(others)) / 4
    flat = lambda lists: {"lengths": [len(a) for a in lists], "members": [j for a in lists for j in sorted(a)]}
    ball, lists = flat(tree.query_ball_point(x, r, p=p)), flat(tree.query_ball_tree(other, r, p=p))
    sparse = tree.sparse_distance_matrix(other, r, p=p, output_type="ndarray")
    sparse = sparse[np.lexsort((sparse["j"], sparse["i"]))]
    return {
        "points": points, "others": others, "x": x, "p": p, "r": r, "radii": radii,
        "boxsize": np.zeros(points.shape[1]) if boxsize is None else np.asarray(boxsize, float),
        "d": d, "i": i, "few_d": few_d, "few_i": few_i, "ranks_d": ranks_d, "ranks_i": ranks_i,
        "ball_lengths": ball["lengths"], "ball_members": ball["members"],
        "tree_lengths": lists["lengths"], "tree_members": lists["members"],
        "pairs": np.array(sorted(tree.query_pairs(r, p=p))),
        "counts": tree.count_neighbors(other, radii, p=p),
        "bins": tree.count_neighbors(other, radii, p=p, cumulative=False),
        "w": w, "v": v, "weighted": tree.count_neighbors(other, radii, p=p, weights=(w, v)),
        "sparse_i": sparse["i"], "sparse_j": sparse["j"], "sparse_v": sparse["v"],
    }


cases = {}
for m, p, r in ((1, 2, 0.02), (2, 2, 0.12), (3, 2, 0.2), (3, 1, 0.3), (3, np.inf, 0.15), (2, 2.5, 0.12), (6, 2, 0.5)):
    cases[f"{m} coordinates p {p}"] = case(rng.random((40, m)), rng.random((20, m)), rng.random((7, m)), p, r, None)
cases["torus"] = case(rng.random((40, 3)), rng.random((20, 3)), 5 * rng.random((7, 3)) - 2, 2, 0.25, [1, 1.5, 0])
cases["torus p 3"] = case(rng.random((40, 2)), rng.random((20, 2)), 5 * rng.random((7, 2)) - 2, 3, 0.15, [1.25, 1])
save(__file__, seed, cases)
