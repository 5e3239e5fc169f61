"""Random variables by their closed forms at 50 digits. Quantiles are asked for at rounded probabilities: what rounding them
does to the quantile is added to first order."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))

import mpmath as mp
import numpy as np
from writer import save

mp.mp.dps = 50
inf = mp.inf


def phi(x, mu=0, sigma=1):
    return mp.npdf(x, mu, sigma)


def below(x, mu=0, sigma=1):
    return mp.erfc(-(x - mu) / (sigma * mp.sqrt(2))) / 2


def beyond(x, mu=0, sigma=1):
    return below(-x, -mp.mpf(mu), sigma)


def logs(p, q):
    """log p, where q = 1 - p keeps what p rounds away."""
    return [mp.log1p(-b) if a > 0.5 else mp.log(a) if a else -inf for a, b in zip(p, q)]


def case(pdf, cdf, sf, breaks, xs, pairs):
    """breaks: ends of the support and points between for quadrature."""
    x = [mp.mpf(float(v)) for v in xs]
    p, d = [cdf(v) for v in x], [pdf(v) for v in x]
    q = [sf(v) for v in x]
    out = {"x": np.array(xs, dtype=float)}

    def put(name, values):
        out[name] = np.array([float(v) for v in values])

    put("pdf", d), put("logpdf", [mp.log(v) for v in d])
    put("cdf", p), put("logcdf", logs(p, q))
    put("ccdf", q), put("logccdf", logs(q, p))
    for name, tail, sign in (("icdf", p, 1), ("iccdf", q, -1)):
        low = [i for i in range(len(x)) if 1e-300 < tail[i] < 0.9]
        put(name + "_at", [tail[i] for i in low])
        put(name, [x[i] + sign * (mp.mpf(float(tail[i])) - tail[i]) / d[i] for i in low])
        low = [i for i in range(len(x)) if 0 < tail[i] < 0.9]
        log_tail = [mp.log(tail[i]) for i in low]
        put("ilog" + name[1:] + "_at", log_tail)
        put("ilog" + name[1:],
            [x[i] + sign * (mp.mpf(float(log_tail[j])) - log_tail[j]) * tail[i] / d[i] for j, i in enumerate(low)])
    out["from"], out["to"] = np.array([a for a, _ in pairs], dtype=float), np.array([b for _, b in pairs], dtype=float)
    ends = [(mp.mpf(float(a)), mp.mpf(float(b))) for a, b in pairs]
    inside = [sf(a) - sf(b) if cdf(a) > 0.5 else cdf(b) - cdf(a) for a, b in ends]
    outside = [cdf(a) + sf(b) for a, b in ends]
    put("between", inside), put("log_between", logs(inside, outside))
    put("outside", outside), put("log_outside", logs(outside, inside))
    raw = [mp.quad(lambda v: v ** n * pdf(v), breaks) for n in range(6)]
    mean = raw[1]
    central = [sum(mp.binomial(n, j) * raw[j] * (-mean) ** (n - j) for j in range(n + 1)) for n in range(6)]
    put("raw", raw), put("central", central)
    out["entropy"] = float(-mp.quad(lambda v: pdf(v) * mp.log(pdf(v)) if pdf(v) > 0 else mp.mpf(0), breaks))
    quantile_mean = [mp.quad(lambda v: v * mp.legendre(n, 2 * cdf(v) - 1) * pdf(v), breaks) for n in range(4)]
    put("lmoments", quantile_mean)
    assert abs(raw[0] - 1) < 1e-25, raw[0]
    return out


cases = {}
line = [-inf, -20, -8, -3, 0, 1, 3, 8, 20, inf]
cases["normal"] = case(lambda x: phi(x, 1, 2), lambda x: below(x, 1, 2), lambda x: beyond(x, 1, 2), line,
                       [-200, -79, -40, -3, -0.5, 0.9, 1.1, 2.5, 7, 40, 81, 400],
                       [(-1, 2), (0, 1e-9), (2, 2.001), (60, 61), (-90, -80), (100, 101), (-40, 40)])
a, b = mp.mpf(-1), mp.mpf(2)
cases["uniform"] = case(lambda x: mp.mpf(1) / 3, lambda x: (x - a) / 3, lambda x: (b - x) / 3, [-1, 2],
                        [-0.9999999, -0.5, 0.1, 1.5, 1.9999999], [(-0.5, 0.5), (1, 1.0000001), (-0.999, 1.999)])
logistic = lambda x: 1 / (1 + mp.exp(-x))
wide = [-inf, -300, -100, -30, -10, -3, 0, 3, 10, 30, 100, 300, inf]
cases["logistic"] = case(lambda x: logistic(x) * logistic(-x), logistic, lambda x: logistic(-x), wide,
                         [-900, -300, -30, -2, 0.3, 1, 5, 50, 800], [(-1, 2), (30, 31), (800, 801), (1, 1.0001), (-50, 50)])
# 3 - 2 X.
fall = lambda y: (3 - y) / 2
cases["turned"] = case(lambda y: logistic(fall(y)) * logistic(-fall(y)) / 2, lambda y: logistic(-fall(y)),
                       lambda y: logistic(fall(y)), wide, [-900, -60, -2, 0.3, 3.5, 20, 900],
                       [(-1, 2), (60, 62), (3, 3.0001)])
m, s = mp.mpf(0.5), mp.mpf(0.75)
cases["exp"] = case(lambda y: phi(mp.log(y), m, s) / y, lambda y: below(mp.log(y), m, s), lambda y: beyond(mp.log(y), m, s),
                    [0, 1e-4, 1e-2, 0.1, 0.5, 1, 2, 5, 10, 30, 100, 1000, 1e5, inf], [1e-12, 1e-3, 0.3, 1.01, 2, 9, 1e4, 1e14],
                    [(1, 2), (3, 3.0001), (1e10, 1e11), (0.01, 1000)])
cases["log"] = case(lambda y: mp.exp(y) / mp.mpf(1.5), lambda y: (mp.exp(y) - mp.mpf(0.5)) / mp.mpf(1.5),
                    lambda y: (2 - mp.exp(y)) / mp.mpf(1.5), [mp.log(0.5), mp.log(2)], [-0.6, -0.2, 0.001, 0.5, 0.69],
                    [(-0.5, 0.5), (0.1, 0.1000001)])
h, u = mp.mpf(0.5), mp.mpf(1)
cases["abs"] = case(lambda y: phi(y, h) + phi(-y, h), lambda y: below(y, h) - below(-y, h), lambda y: beyond(y, h) + below(-y, h),
                    [0, 0.5, 1, 2, 4, 8, 20, inf], [1e-9, 1e-3, 0.3, 1, 2.5, 9, 38, 100],
                    [(0.2, 1), (1, 1.00001), (50, 51)])
cases["square"] = case(lambda y: (phi(mp.sqrt(y), h) + phi(-mp.sqrt(y), h)) / (2 * mp.sqrt(y)),
                       lambda y: below(mp.sqrt(y), h) - below(-mp.sqrt(y), h),
                       lambda y: beyond(mp.sqrt(y), h) + below(-mp.sqrt(y), h),
                       [0, 1e-12, 1e-6, 1e-3, 0.1, 0.5, 1, 3, 8, 20, 60, 200, inf], [1e-12, 1e-3, 0.3, 1, 2.5, 30, 4000], [(0.2, 1), (900, 1000)])
root = lambda y: mp.sign(y) * mp.cbrt(abs(y))
cases["cube"] = case(lambda y: phi(root(y), h) / (3 * root(y) ** 2), lambda y: below(root(y), h), lambda y: beyond(root(y), h),
                     [-inf, -1e4, -1000, -100, -10, -1, -1e-2, -1e-4, -1e-8, -1e-14, -1e-24, 0, 1e-24, 1e-14, 1e-8, 1e-4, 1e-2, 1, 10, 100, 1000, 1e4, inf],
                     [-1e5, -20, -0.3, 0.01, 0.2, 3, 100, 1e5], [(-1, 2), (5000, 6000)])
cases["reciprocal"] = case(lambda y: 1 / (2 * y * y), lambda y: (3 - 1 / y) / 2, lambda y: (1 / y - 1) / 2,
                           [mp.mpf(1) / 3, 1], [0.334, 0.4, 0.7, 0.999], [(0.4, 0.5), (0.5, 0.50001)])


def truncated(lb, ub, breaks, xs, pairs):
    low, high = mp.mpf(lb), mp.mpf(ub)
    mass = beyond(low) - beyond(high) if low > 0 else below(high) - below(low)
    part = lambda x, y: beyond(x) - beyond(y) if low > 0 else below(y) - below(x)
    return case(lambda x: phi(x) / mass, lambda x: part(low, x) / mass, lambda x: part(x, high) / mass, breaks, xs, pairs)


mp.mp.dps = 60
cases["far"] = truncated(40, inf, [40] + [40 + mp.mpf(k) / 40 for k in (1, 3, 10, 30, 100)] + [inf],
                         [40.0001, 40.01, 40.1, 41, 50, 90], [(40.01, 40.02), (41, 42)])
cases["middle"] = truncated(-1, 2, [-1, 0, 2], [-0.9999, -0.3, 0.1, 1, 1.99999], [(-0.5, 0.5), (1, 1.0001)])
cases["narrow"] = truncated(-1e-3, 2e-3, [-1e-3, 2e-3], [-0.9e-3, 1e-5, 1.9e-3], [(-1e-4, 1e-4)])


def ordered(pdf, cdf, sf, r, n):
    front = mp.factorial(n) / (mp.factorial(r - 1) * mp.factorial(n - r))
    beta = lambda a, c, x: mp.betainc(a, c, 0, x, regularized=True)
    return (lambda x: front * pdf(x) * cdf(x) ** (r - 1) * sf(x) ** (n - r), lambda x: beta(r, n - r + 1, cdf(x)),
            lambda x: beta(n - r + 1, r, sf(x)))


cases["third"] = case(*ordered(lambda x: phi(x, 1, 2), lambda x: below(x, 1, 2), lambda x: beyond(x, 1, 2), 3, 10),
                      [-inf, -20, -10, -5, -3, -2, -1, 0, 1, 2, 4, 8, 20, inf], [-40, -10, -4, -1, 0.2, 1, 3, 9, 80],
                      [(-1, 1), (0, 0.0001)])
cases["least"] = case(*ordered(lambda x: mp.mpf(1), lambda x: x, lambda x: 1 - x, 1, 100),
                      [0, 0.01, 0.03, 0.1, 0.3, 1], [1e-9, 1e-3, 0.01, 0.05, 0.3, 0.999, 1 - 2.0 ** -20], [(0.01, 0.02), (0.5, 0.9)])
w, v = mp.mpf(0.25), mp.mpf(0.75)
on = lambda x: mp.mpf(0.5) if 0 <= x <= 2 else mp.mpf(0)
up = lambda x: min(max(x / 2, mp.mpf(0)), mp.mpf(1))
cases["mixture"] = case(lambda x: w * phi(x, -1) + v * on(x), lambda x: w * below(x, -1) + v * up(x),
                        lambda x: w * beyond(x, -1) + v * (1 - up(x)), [-inf, -20, -8, -3, -1, 0, 2, 5, 10, 20, inf],
                        [-60, -5, -1.2, -0.1, 0.3, 1, 1.9, 2.5, 6, 50], [(-1, 1), (1, 1.0001), (50, 51)])
g = lambda x: x / 3
cases["gamma"] = case(lambda x: g(x) * mp.exp(-g(x)) / 3, lambda x: mp.gammainc(2, 0, g(x)), lambda x: mp.gammainc(2, g(x)),
                      [0, 1, 3, 10, 30, 100, 300, inf], [1e-6, 0.1, 2, 5, 20, 900, 3000], [(1, 4), (5, 5.0001)])


def discrete(pmf, ks, pairs, top):
    """A law on 0, 1, ..., top."""
    mass = [pmf(k) for k in range(top + 1)]
    below_ = lambda k: mp.fsum(mass[: k + 1])
    beyond_ = lambda k: mp.fsum(mass[k + 1:])
    out = {"x": np.array(ks, dtype=float)}

    def put(name, values):
        out[name] = np.array([float(v) for v in values])

    put("pmf", [mass[k] for k in ks]), put("logpmf", [mp.log(mass[k]) for k in ks])
    p, q = [below_(k) for k in ks], [beyond_(k) for k in ks]
    put("cdf", p), put("logcdf", logs(p, q)), put("ccdf", q), put("logccdf", logs(q, p))
    out["from"], out["to"] = np.array([i for i, _ in pairs], dtype=float), np.array([j for _, j in pairs], dtype=float)
    inside = [mp.fsum(mass[i: j + 1]) for i, j in pairs]
    outside = [mp.fsum(mass[:i]) + mp.fsum(mass[j + 1:]) for i, j in pairs]
    put("between", inside), put("log_between", logs(inside, outside))
    put("outside", outside), put("log_outside", logs(outside, inside))
    raw = [mp.fsum(mass[k] * mp.mpf(k) ** n for k in range(top + 1)) for n in range(6)]
    mean = raw[1]
    put("raw", raw)
    put("central", [mp.fsum(mass[k] * (k - mean) ** n for k in range(top + 1)) for n in range(6)])
    out["entropy"] = float(-mp.fsum(x * mp.log(x) for x in mass if x))
    return out


q = mp.mpf(0.3)
binomial = lambda n: (lambda k: mp.binomial(n, k) * q ** k * (1 - q) ** (n - k))
cases["binomial"] = discrete(binomial(40), [0, 1, 5, 12, 13, 30, 39], [(0, 3), (10, 14), (35, 40)], 40)
cases["long binomial"] = discrete(binomial(3000), [0, 10, 100, 890, 900, 1000, 2990],
                                  [(0, 3), (5, 200), (890, 910), (2000, 2900), (880, 1200)], 3000)
rate = mp.mpf(3.5)
cases["poisson"] = discrete(lambda k: mp.exp(-rate) * rate ** k / mp.factorial(k), [0, 1, 3, 10, 100, 300],
                            [(0, 3), (2, 5), (250, 300)], 500)
save(__file__, 0, cases)
