"""Multivariate distributions: densities, moments, entropies and variates of both of NumPy's streams."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))

import numpy as np
import scipy.stats as ss
from writer import save

rng = np.random.default_rng(17)
S3 = np.array([[2.0, 0.5, 0.1], [0.5, 1.0, 0.2], [0.1, 0.2, 0.7]])
S2 = np.array([[2.0, 0.5], [0.5, 1.0]])


def draws(dist, *p, size=3):
    return {"legacy": np.array(dist.rvs(*p, size=size, random_state=np.random.RandomState(3))),
            "modern": np.array(dist.rvs(*p, size=size, random_state=np.random.default_rng(3)))}


cases = {}
alpha = np.array([1.5, 2.0, 3.0, 1.0])
x = rng.dirichlet(alpha, 5).T
x[-1] = 1 - x[:-1].sum(0)
cases["dirichlet"] = {"alpha": alpha, "x": x, "logpdf": np.array([ss.dirichlet.logpdf(v, alpha) for v in x.T]), "mean": ss.dirichlet.mean(alpha),
                      "var": ss.dirichlet.var(alpha), "entropy": ss.dirichlet.entropy(alpha), **draws(ss.dirichlet, alpha)}
p = np.array([0.2, 0.3, 0.1, 0.4])
x = np.vstack([rng.multinomial(9, p, 5), [[1, 1, 1, 1]]])
cases["multinomial"] = {"p": p, "x": x, "logpmf": ss.multinomial.logpmf(x, 9, p), "cov": ss.multinomial.cov(9, p),
                        "entropy": float(ss.multinomial.entropy(9, p)), **draws(ss.multinomial, 9, p, size=4)}
m = np.array([5, 4, 7, 2])
x = np.array([[1, 2, 2, 1], [0, 0, 6, 0], [3, 1, 1, 1], [5, 1, 0, 0], [1, 1, 1, 1]])
cases["multivariate_hypergeom"] = {"m": m.astype(float), "x": x, "logpmf": ss.multivariate_hypergeom.logpmf(x, m, 6),
                                   "mean": ss.multivariate_hypergeom.mean(m, 6), "cov": ss.multivariate_hypergeom.cov(m, 6),
                                   **draws(ss.multivariate_hypergeom, m, 6, size=12)}
x = rng.normal(size=(6, 2)) * 2
for df in (0.7, 4.0, np.inf):
    cases[f"multivariate_t {df}"] = {"df": df, "x": x, # SciPy 1.10 fails for infinite df
                                     "logpdf": (ss.multivariate_normal.logpdf(x, [1, 2], S2) if np.isinf(df) else
                                                ss.multivariate_t.logpdf(x, [1, 2], S2, df)),
                                     **draws(ss.multivariate_t, [1, 2], S2, df)}
for name, dist in (("wishart", ss.wishart), ("invwishart", ss.invwishart)):
    for key, df, scale in (("3", 8.5, S3), ("1", 6.0, np.array([[1.7]]))):
        x = [dist.rvs(df, scale, random_state=np.random.RandomState(i)).reshape(scale.shape) for i in range(3)]
        cases[f"{name} {key}"] = {"df": df, "scale": scale, "x": np.array(x).reshape(-1, len(scale)),
                                  "logpdf": np.array([float(np.squeeze(dist.logpdf(v if len(scale) > 1 else v[0, 0], df, scale))) for v in x]),
                                  "mean": np.reshape(dist.mean(df, scale), scale.shape), "mode": np.reshape(dist.mode(df, scale), scale.shape),
                                  "var": np.reshape(dist.var(df, scale), scale.shape),
                                  **{k: v.reshape(-1, len(scale)) for k, v in draws(dist, df, scale).items()}}
        if name == "wishart":
            cases[f"{name} {key}"]["entropy"] = float(dist.entropy(df, scale))
M = np.arange(6.0).reshape(3, 2)
x = M + rng.normal(size=(3, 2))
cases["matrix_normal"] = {"mean": M, "rowcov": S3, "colcov": S2, "x": x, "logpdf": float(ss.matrix_normal.logpdf(x, M, S3, S2)),
                          **{k: v.reshape(-1, 2) for k, v in draws(ss.matrix_normal, M, S3, S2).items()}}
for dim in (2, 3, 5):
    cases[f"matrices {dim}"] = {}
    for name in ("ortho_group", "special_ortho_group", "uniform_direction", "unitary_group"):
        for k, v in draws(getattr(ss, name), dim, size=3).items():
            cases[f"matrices {dim}"][f"{name} {k}"] = v.reshape(-1, dim)
    eigs = np.linspace(0.2, 1.8, dim)
    for k, v in (("legacy", np.random.RandomState(3)), ("modern", np.random.default_rng(3))):
        cases[f"matrices {dim}"][f"random_correlation {k}"] = ss.random_correlation.rvs(eigs, random_state=v)
save(__file__, 17, cases)
