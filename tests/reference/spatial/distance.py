"""All metrics of scipy.spatial.distance by cdist and pdist, with weights and the special parameters."""
import pathlib, sys; sys.path.insert(0, str(pathlib.Path(__file__).parents[1])); from writer import save

import numpy as np
from scipy.spatial import distance

seed = 20240503
rng = np.random.default_rng(seed)
real = ["braycurtis", "canberra", "chebyshev", "cityblock", "correlation", "cosine", "euclidean", "hamming", "jaccard",
        "jensenshannon", "mahalanobis", "minkowski", "seuclidean", "sqeuclidean"]
truth = ["dice", "rogerstanimoto", "russellrao", "sokalsneath", "yule", "hamming", "jaccard"]
unweighted = ("jensenshannon", "mahalanobis", "seuclidean")

a, b = rng.integers(0, 9, (11, 5)) / 4, rng.integers(1, 9, (13, 5)) / 4
a[2] = b[3]
a[:, 1] += 0.25
w = np.array([1.0, 0.5, 0.0, 2.0, 3.25])
V = rng.uniform(0.5, 2, 5)
root = rng.standard_normal((5, 5))
VI = root @ root.T + np.eye(5)
p, q = rng.random((9, 23)) < 0.4, rng.random((10, 23)) < 0.5
p[4] = q[4]
wb = rng.integers(0, 5, 23) / 2.0

cases = {"input": {"a": a, "b": b, "w": w, "V": V, "VI": VI, "p": p, "q": q, "wb": wb}}
for metric in real:
    case = {"cdist": distance.cdist(a, b, metric), "pdist": distance.pdist(a, metric)}
    if metric not in unweighted:
        case["weighted"] = distance.cdist(a, b, metric, w=w)
    cases[metric] = case
for exponent in (0.5, 1, 3, 2.5, np.inf):
    cases[f"minkowski {exponent}"] = {"p": exponent, "cdist": distance.cdist(a, b, "minkowski", p=exponent),
                                      "weighted": distance.cdist(a, b, "minkowski", p=exponent, w=w)}
cases["parameters"] = {"seuclidean": distance.cdist(a, b, "seuclidean", V=V),
                       "mahalanobis": distance.cdist(a, b, "mahalanobis", VI=VI),
                       "jensenshannon": [[distance.jensenshannon(x, y, 2.0) for y in b] for x in a]}
for metric in truth:
    cases["truth " + metric] = {"cdist": distance.cdist(p, q, metric), "pdist": distance.pdist(p, metric),
                                "weighted": distance.cdist(p, q, metric, w=wb)}
u, v = rng.random((40, 3)), rng.random((50, 3)) + 0.1
d, i, j = distance.directed_hausdorff(u, v)
cases["directed_hausdorff"] = {"u": u, "v": v, "d": d, "i": i, "j": j}
save(__file__, seed, cases)
