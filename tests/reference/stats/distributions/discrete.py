"""Probabilities of discrete distributions: exact rational arithmetic or mpmath at 40 digits, both tails by summation."""

import pathlib
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))

import mpmath as mp
import numpy as np
import scipy.stats
from writer import save

warnings.simplefilter("ignore")
mp.mp.dps = 40
C = mp.binomial


def comb(n, k):
    return mp.mpf(0) if k < 0 or k > n else C(n, k)


# name: (probability, first, last or None, shapes)
TABLE = {
    "bernoulli": (lambda k, p: p if k == 1 else 1 - p, lambda p: 0, lambda p: 1, [(0.3,)]),
    "binom": (lambda k, n, p: comb(n, k) * p ** k * (1 - p) ** (n - k), lambda n, p: 0, lambda n, p: int(n),
              [(7, 0.25), (150, 0.03), (400, 0.875)]),
    "nbinom": (lambda k, n, p: C(k + n - 1, k) * p ** n * (1 - p) ** k, lambda *s: 0, None, [(5, 0.5), (2.5, 0.1), (40, 0.75)]),
    "geom": (lambda k, p: p * (1 - p) ** (k - 1), lambda p: 1, None, [(0.125,), (0.75,)]),
    "hypergeom": (lambda k, M, n, N: comb(n, k) * comb(M - n, N - k) / comb(M, N), lambda M, n, N: max(0, int(N - (M - n))),
                  lambda M, n, N: int(min(n, N)), [(20, 7, 12), (500, 60, 200), (2500, 50, 500)]),
    "nhypergeom": (lambda k, M, n, r: comb(k + r - 1, k) * comb(M - r - k, n - k) / comb(M, n), lambda *s: 0,
                   lambda M, n, r: int(n), [(20, 7, 12), (90, 30, 8)]),
    "betabinom": (lambda k, n, a, b: comb(n, k) * mp.beta(k + a, n - k + b) / mp.beta(a, b), lambda *s: 0,
                  lambda n, a, b: int(n), [(5, 2.3, 0.63), (60, 12.0, 30.0)]),
    "poisson": (lambda k, m: mp.exp(-m) * m ** k / mp.factorial(k), lambda m: 0, None, [(0.6,), (17.0,), (320.0,)]),
    "randint": (lambda k, a, b: 1 / (b - a), lambda a, b: int(a), lambda a, b: int(b) - 1, [(7, 31)]),
    "zipfian": (lambda k, a, n: mp.mpf(k) ** -a / sum(mp.mpf(i) ** -a for i in range(1, int(n) + 1)), lambda *s: 1,
                lambda a, n: int(n), [(1.25, 10), (2.5, 90)]),
    "logser": (lambda k, p: -p ** k / (k * mp.log(1 - p)), lambda p: 1, None, [(0.6,)]),
    "planck": (lambda k, a: (1 - mp.exp(-a)) * mp.exp(-a * k), lambda a: 0, None, [(0.51,)]),
    "boltzmann": (lambda k, a, n: (1 - mp.exp(-a)) * mp.exp(-a * k) / (1 - mp.exp(-a * n)), lambda *s: 0,
                  lambda a, n: int(n) - 1, [(1.4, 19)]),
    "dlaplace": (lambda k, a: mp.tanh(a / 2) * mp.exp(-a * abs(k)), lambda a: -400, None, [(0.8,)]),
    "skellam": (lambda k, a, b: mp.exp(-a - b) * (a / b) ** (mp.mpf(k) / 2) * mp.besseli(abs(k), 2 * mp.sqrt(a * b)),
                lambda *s: -200, None, [(15.0, 8.0)]),
}
cases = {}
for name, (probability, first, last, shapes_list) in TABLE.items():
    dist = getattr(scipy.stats, name)
    for number, shapes in enumerate(shapes_list):
        s = [mp.mpf(v) for v in shapes]
        low = first(*s)
        high = last(*s) if last else low + 1
        if last is None:  # as far as probabilities matter
            mean = float(dist.mean(*shapes))
            high = int(max(low, mean)) + 1
            while probability(high, *s) > mp.mpf("1e-280") and high < low + 1500:
                high += 1
        ks = list(range(low, high + 1))
        pmf = [probability(k, *s) for k in ks]
        cdf, total = [], mp.mpf(0)
        for p in pmf:
            total += p
            cdf.append(total)
        sf, total = [], mp.mpf(0)
        for p in reversed(pmf):
            sf.append(total)
            total += p
        sf.reverse()
        keep = [i for i in range(len(ks)) if pmf[i] > mp.mpf("1e-250")]
        keep = keep[:: max(1, len(keep) // 25)]
        if last is None:
            keep = [i for i in keep if sf[i] > pmf[-1] * mp.mpf("1e20") and (low >= 0 or cdf[i] > pmf[0] * mp.mpf("1e20"))]
        m = dist.stats(*shapes, moments="mvsk")
        cases[f"{name} {number}"] = {
            "name": name, "shapes": np.array(shapes, dtype=float), "k": np.array([ks[i] for i in keep], dtype=float),
            "pmf": np.array([float(pmf[i]) for i in keep]), "cdf": np.array([float(cdf[i]) for i in keep]),
            "sf": np.array([float(sf[i]) for i in keep]), "stats": np.array([float(v) for v in m]),
            "entropy": float(dist.entropy(*shapes))}
save(__file__, 0, cases)
