"""Nodes and weights of Gauss quadrature from mpmath: Newton's method on the three-term recurrence from SciPy's nodes."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import mpmath as mp
import numpy as np
from scipy import special
from scipy.linalg import eigvalsh_tridiagonal
from writer import save

mp.mp.dps = 40


def jacobi(a, b):
    s = a + b
    first = lambda k: (b - a) / (s + 2) if k == 0 else (b * b - a * a) / ((2 * k + s) * (2 * k + s + 2))
    second = lambda k: (4 * (1 + a) * (1 + b) / ((2 + s) ** 2 * (3 + s)) if k == 1 else
                        4 * k * (k + a) * (k + b) * (k + s) / ((2 * k + s) ** 2 * (2 * k + s + 1) * (2 * k + s - 1)))
    return first, second, mp.mpf(2) ** (s + 1) * mp.beta(a + 1, b + 1)


def guesses(name, n, *parameters):
    """SciPy's nodes; where it takes minutes or overflows, Tricomi's approximation or eigenvalues."""
    if name == "genlaguerre" and n > 300:
        k = np.arange(n)
        return eigvalsh_tridiagonal(2 * k + 1 + parameters[0], np.sqrt(k[1:] * (k[1:] + parameters[0])))
    if name == "legendre" and n > 10000:
        return -(1 - (n - 1) / (8 * n**3)) * np.cos(np.pi * (4 * np.arange(n) + 3) / (4 * n + 2))
    return getattr(special, "roots_" + name)(n, *parameters)[0]


def rule(name, n, *parameters):
    """The first, the middle and the last nodes: index, node, weight."""
    p = [mp.mpf(v) for v in parameters]
    shifted = name.startswith("sh_")
    if name in ("legendre", "sh_legendre"):
        a, b, mu = jacobi(mp.mpf(0), mp.mpf(0))
    elif name == "gegenbauer":
        a, b, mu = jacobi(p[0] - 0.5, p[0] - 0.5)
    elif name == "jacobi":
        a, b, mu = jacobi(*p)
    elif name == "sh_jacobi":
        a, b, mu = jacobi(p[0] - p[1], p[1] - 1)
        mu /= mp.mpf(2) ** p[0]
    elif name == "genlaguerre":
        a, b, mu = lambda k: 2 * k + 1 + p[0], lambda k: k * (k + p[0]), mp.gamma(p[0] + 1)
    elif name == "hermite":
        a, b, mu = lambda k: 0, lambda k: mp.mpf(k) / 2, mp.sqrt(mp.pi)
    else:
        a, b, mu = lambda k: 0, lambda k: mp.mpf(k), mp.sqrt(2 * mp.pi)
    if name == "sh_legendre":
        mu /= 2
    roots = [mp.sqrt(b(k)) for k in range(1, n + 1)]
    index, x, w = [], [], []
    first = guesses(name, n, *parameters)
    for i in sorted(({0, 1, n // 3, n // 2, n - 2, n - 1} | ({9, n // 2 + n // 40} if n >= 1000 else set())) & set(range(n))):
        t = mp.mpf(float(first[i]))
        t = 2 * t - 1 if shifted else t
        for _ in range(5):
            before, at, slope0, slope, back, total = mp.mpf(0), mp.mpf(1), mp.mpf(0), mp.mpf(0), mp.mpf(0), mp.mpf(0)
            for k in range(n):
                total += at * at
                at, before, slope, slope0 = (((t - a(k)) * at - back * before) / roots[k], at,
                                             (at + (t - a(k)) * slope - back * slope0) / roots[k], slope)
                back = roots[k]
            t -= at / slope
        index.append(i)
        x.append(float((t + 1) / 2 if shifted else t))
        w.append(float(mu / total))
    return {"n": n, "index": np.array(index), "x": np.array(x), "w": np.array(w), "mu": float(mu)}


cases = [("legendre", 2), ("legendre", 5), ("legendre", 64), ("legendre", 101), ("legendre", 300), ("sh_legendre", 40),
         ("jacobi", 20, 0.5, -0.5), ("jacobi", 50, -0.9, 3.3), ("gegenbauer", 31, 0.25), ("sh_jacobi", 20, 3.0, 2.5),
         ("genlaguerre", 30, 0.5), ("genlaguerre", 100, -0.7), ("genlaguerre", 200, 0.0), ("hermite", 5), ("hermite", 100),
         ("hermite", 501), ("hermitenorm", 60), ("legendre", 100), ("legendre", 1000), ("legendre", 100000), ("jacobi", 1000, -0.9, 3.3),
         ("sh_jacobi", 500, 1.5, 0.25), ("gegenbauer", 999, 9.75), ("genlaguerre", 1000, -0.7), ("hermite", 10000),
         ("hermitenorm", 1001)]
save(__file__, 0, {"_".join([c[0], str(c[1])]): rule(*c) for c in cases})
