import numpy as np
from scipy.spatial.distance import cdist, directed_hausdorff, pdist


def rows():
    rng = np.random.default_rng(1)
    for d in (10, 128):
        a, b = rng.uniform(-1, 1, (2000, d)), rng.uniform(-1, 1, (2000, d))
        for metric in ("euclidean", "sqeuclidean", "cityblock", "cosine", "chebyshev", "canberra", "hamming", "jaccard"):
            yield f"cdist {metric}", f"2000x2000x{d}", "f64", lambda a=a, b=b, m=metric: cdist(a, b, m)
    a, b = rng.uniform(-1, 1, (2000, 10)), rng.uniform(-1, 1, (2000, 10))
    yield "pdist euclidean", "2000x10", "f64", lambda: pdist(a)
    yield "directed_hausdorff", "2000x10", "f64", lambda: directed_hausdorff(a, b)
