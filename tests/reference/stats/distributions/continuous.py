"""Densities and both tails of continuous distributions from mpmath, by quadrature of the density at 25 digits on the side
of the smaller tail.

Every row is the density's formula, the support and some shapes. The points are quantiles of 1e-250 to 1 - 1e-250 as SciPy
knows them. Entropy and moments are quadratures too.
"""

import pathlib
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))

import mpmath as mp
import numpy as np
import scipy.stats
from writer import save

warnings.simplefilter("ignore")
mp.mp.dps = 25
inf = mp.inf
pi, e = mp.pi, mp.e
log, sqrt, G = mp.log, mp.sqrt, mp.gamma
phi = mp.npdf
log1p = mp.log1p


def exp(x):
    return mp.mpf(0) if x < -10**5 else mp.exp(min(x, 10**6))


def expm1(x):
    return mp.expm1(min(x, 10**6))


def Phi(x):
    return mp.erfc(-x / sqrt(2)) / 2


def line(*_):
    return (-inf, inf)


def half(*_):
    return (mp.mpf(0), inf)


def unit(*_):
    return (mp.mpf(0), mp.mpf(1))


def gev(x, c):
    t = exp(-x) if c == 0 else max(1 - c * x, mp.mpf(0)) ** (1 / c)
    if t == 0:
        return mp.mpf(0)
    return t ** (1 - c) * exp(-t)


def kappa4(x, h, k):
    y = exp(-x) if k == 0 else (1 - k * x) ** (1 / k)
    F = exp(-y) if h == 0 else (1 - h * y) ** (1 / h)
    return y ** (1 - k) * F ** (1 - h)


def kappa4_support(h, k):
    upper = 1 / k if k > 0 else inf
    if h > 0:
        return (log(h) if k == 0 else (1 - h ** -k) / k, upper)
    return (1 / k if k < 0 else -inf, upper)


def crystalball(x, b, m):
    n = m / b / (m - 1) * exp(-b * b / 2) + sqrt(2 * pi) * Phi(b)
    return (exp(-x * x / 2) if x > -b else (m / b) ** m * exp(-b * b / 2) * (m / b - b - x) ** -m) / n


# name: (density, support, shapes)
TABLE = {
    "norm": (lambda x: phi(x), line, [()]),
    "lognorm": (lambda x, s: phi(log(x) / s) / (s * x), half, [(0.5,), (1.7,)]),
    "gibrat": (lambda x: phi(log(x)) / x, half, [()]),
    "halfnorm": (lambda x: 2 * phi(x), half, [()]),
    "foldnorm": (lambda x, c: phi(x - c) + phi(x + c), half, [(0.0,), (0.7,), (4.0,)]),
    "truncnorm": (lambda x, a, b: phi(x) / (Phi(b) - Phi(a) if a < 0 else Phi(-a) - Phi(-b)), lambda a, b: (a, b),
                  [(-1.5, 2.0), (3.0, 8.0), (-9.0, -7.5), (0.1, 0.2), (-30.0, 1.0)]),
    "skewnorm": (lambda x, a: 2 * phi(x) * Phi(a * x), line, [(0.0,), (2.0,), (-4.0,)]),
    "powernorm": (lambda x, c: c * phi(x) * Phi(-x) ** (c - 1), line, [(0.4,), (4.5,)]),
    "powerlognorm": (lambda x, c, s: c / (x * s) * phi(log(x) / s) * Phi(-log(x) / s) ** (c - 1), half, [(2.1, 0.4)]),
    "exponnorm": (lambda x, K: exp(1 / (2 * K * K) - x / K) / K * Phi(x - 1 / K), line, [(0.3,), (1.5,), (6.0,)]),
    "johnsonsu": (lambda x, a, b: b / sqrt(x * x + 1) * phi(a + b * mp.asinh(x)), line, [(2.5, 2.2), (-0.5, 3.0)]),
    "johnsonsb": (lambda x, a, b: b / (x * (1 - x)) * phi(a + b * log(x / (1 - x))), unit, [(4.3, 3.2), (-0.5, 0.8)]),
    "crystalball": (crystalball, line, [(2.0, 3.5), (0.8, 6.5)]),
    "moyal": (lambda x: exp(-(x + exp(-x)) / 2) / sqrt(2 * pi), line, [()]),
    "fatiguelife": (lambda x, c: (x + 1) / (2 * c * sqrt(2 * pi * x ** 3)) * exp(-(x - 1) ** 2 / (2 * x * c * c)), half,
                    [(0.5,), (3.0,)]),
    "alpha": (lambda x, a: phi(a - 1 / x) / (x * x * Phi(a)), half, [(0.6,), (3.6,)]),
    "invgauss": (lambda x, mu: exp(-((x - mu) / mu) ** 2 / (2 * x)) / sqrt(2 * pi * x ** 3), half, [(0.15,), (1.5,)]),
    "wald": (lambda x: exp(-(x - 1) ** 2 / (2 * x)) / sqrt(2 * pi * x ** 3), half, [()]),
    "recipinvgauss": (lambda x, mu: exp(-((1 - mu * x) / mu) ** 2 / (2 * x)) / sqrt(2 * pi * x), half, [(0.6,), (3.0,)]),
    "expon": (lambda x: exp(-x), half, [()]),
    "laplace": (lambda x: exp(-abs(x)) / 2, line, [()]),
    "laplace_asymmetric": (lambda x, k: exp(-x * k if x >= 0 else x / k) / (k + 1 / k), line, [(0.5,), (2.0,)]),
    "truncexpon": (lambda x, b: exp(-x) / -expm1(-b), lambda b: (mp.mpf(0), b), [(0.2,), (4.7,)]),
    "hypsecant": (lambda x: mp.sech(x) / pi, line, [()]),
    "genexpon": (lambda x, a, b, c: (a - b * expm1(-c * x)) * exp(-(a + b) * x - b / c * expm1(-c * x)), half,
                 [(9.1, 16.2, 3.3), (0.2, 1.0, 0.5)]),
    "gompertz": (lambda x, c: c * exp(x - c * expm1(x)), half, [(0.02,), (0.95,)]),
    "gumbel_r": (lambda x: exp(-x - exp(-x)), line, [()]),
    "gumbel_l": (lambda x: exp(x - exp(x)), line, [()]),
    "genextreme": (gev, lambda c: (1 / c if c < 0 else -inf, 1 / c if c > 0 else inf), [(0.0,), (0.3,), (-0.1,), (0.001,)]),
    "weibull_min": (lambda x, c: c * x ** (c - 1) * exp(-x ** c), half, [(0.5,), (1.8,), (12.0,)]),
    "weibull_max": (lambda x, c: c * (-x) ** (c - 1) * exp(-(-x) ** c), lambda c: (-inf, mp.mpf(0)), [(2.9,)]),
    "exponweib": (lambda x, a, c: a * c * (-expm1(-x ** c)) ** (a - 1) * exp(-x ** c) * x ** (c - 1), half,
                  [(2.9, 1.95), (0.5, 0.8)]),
    "exponpow": (lambda x, b: b * x ** (b - 1) * exp(x ** b - expm1(x ** b)), half, [(0.6,), (2.7,)]),
    "dweibull": (lambda x, c: c / 2 * abs(x) ** (c - 1) * exp(-abs(x) ** c), line, [(2.1,)]),
    "invweibull": (lambda x, c: c * x ** (-c - 1) * exp(-x ** -c), half, [(10.6,), (2.5,)]),
    "truncweibull_min": (lambda x, c, a, b: c * x ** (c - 1) * exp(-x ** c) / (exp(-a ** c) - exp(-b ** c)),
                         lambda c, a, b: (a, b), [(2.5, 0.25, 1.75), (0.7, 3.0, 40.0)]),
    "pareto": (lambda x, b: b * x ** (-b - 1), lambda b: (mp.mpf(1), inf), [(2.6,), (5.5,)]),
    "lomax": (lambda x, c: c / (1 + x) ** (c + 1), half, [(1.9,), (6.0,)]),
    "genpareto": (lambda x, c: exp(-x) if c == 0 else (1 + c * x) ** (-1 / c - 1), lambda c: (mp.mpf(0), -1 / c if c < 0 else inf),
                  [(0.0,), (0.1,), (-0.4,)]),
    "truncpareto": (lambda x, b, c: b * x ** (-b - 1) / (1 - c ** -b), lambda b, c: (mp.mpf(1), c), [(2.0, 5.0), (1.8, 1e4)]),
    "burr": (lambda x, c, d: c * d * x ** (-c - 1) / (1 + x ** -c) ** (d + 1), half, [(10.5, 4.3), (6.0, 0.4)]),
    "burr12": (lambda x, c, d: c * d * x ** (c - 1) / (1 + x ** c) ** (d + 1), half, [(10.0, 4.0), (2.0, 3.0)]),
    "fisk": (lambda x, c: c * x ** (-c - 1) / (1 + x ** -c) ** 2, half, [(3.1,), (5.0,)]),
    "mielke": (lambda x, k, s: k * x ** (k - 1) / (1 + x ** s) ** (1 + k / s), half, [(10.4, 4.6)]),
    "loglaplace": (lambda x, c: c / 2 * x ** (c - 1 if x < 1 else -c - 1), half, [(3.25,), (7.0,)]),
    "logistic": (lambda x: exp(-x) / (1 + exp(-x)) ** 2, line, [()]),
    "genlogistic": (lambda x, c: c * exp(-x) / (1 + exp(-x)) ** (c + 1), line, [(0.4,), (3.0,)]),
    "halflogistic": (lambda x: 2 * exp(-x) / (1 + exp(-x)) ** 2, half, [()]),
    "genhalflogistic": (lambda x, c: 2 * (1 - c * x) ** (1 / c - 1) / (1 + (1 - c * x) ** (1 / c)) ** 2,
                        lambda c: (mp.mpf(0), 1 / c), [(0.77,), (0.2,)]),
    "kappa3": (lambda x, a: a * (a + x ** a) ** (-1 / a - 1), half, [(1.5,), (5.0,)]),
    "kappa4": (kappa4, kappa4_support, [(0.1, 0.2), (0.0, 0.1), (-0.2, -0.1), (0.5, 0.0)]),
    "cauchy": (lambda x: 1 / (pi * (1 + x * x)), line, [()]),
    "halfcauchy": (lambda x: 2 / (pi * (1 + x * x)), half, [()]),
    "foldcauchy": (lambda x, c: (1 / (1 + (x - c) ** 2) + 1 / (1 + (x + c) ** 2)) / pi, half, [(0.0,), (4.7,)]),
    "skewcauchy": (lambda x, a: 1 / (pi * (1 + (x / (1 + (a if x > 0 else -a))) ** 2)), line, [(0.5,), (-0.9,)]),
    "levy": (lambda x: exp(-1 / (2 * x)) / sqrt(2 * pi * x ** 3), half, [()]),
    "levy_l": (lambda x: exp(1 / (2 * x)) / sqrt(-2 * pi * x ** 3), lambda: (-inf, mp.mpf(0)), [()]),
    "uniform": (lambda x: mp.mpf(1), unit, [()]),
    "triang": (lambda x, c: 2 * x / c if x < c else 2 * (1 - x) / (1 - c), unit, [(0.15,), (0.6,)]),
    "trapezoid": (lambda x, c, d: 2 / (d - c + 1) * (x / c if x < c else 1 if x <= d else (1 - x) / (1 - d)), unit,
                  [(0.2, 0.8), (0.5, 0.5)]),
    "loguniform": (lambda x, a, b: 1 / (x * log(b / a)), lambda a, b: (a, b), [(0.01, 1.25), (2.0, 2.5)]),
    "powerlaw": (lambda x, a: a * x ** (a - 1), unit, [(0.66,), (4.0,)]),
    "arcsine": (lambda x: 1 / (pi * sqrt(x * (1 - x))), unit, [()]),
    "semicircular": (lambda x: 2 * sqrt(1 - x * x) / pi, lambda: (mp.mpf(-1), mp.mpf(1)), [()]),
    "cosine": (lambda x: (1 + mp.cos(x)) / (2 * pi), lambda: (-pi, pi), [()]),
    "anglit": (lambda x: mp.cos(2 * x), lambda: (-pi / 4, pi / 4), [()]),
    "bradford": (lambda x, c: c / (log1p(c) * (1 + c * x)), unit, [(0.3,), (20.0,)]),
    "wrapcauchy": (lambda x, c: (1 - c * c) / (2 * pi * (1 + c * c - 2 * c * mp.cos(x))), lambda c: (mp.mpf(0), 2 * pi),
                   [(0.3,), (0.9,)]),
    "gamma": (lambda x, a: x ** (a - 1) * exp(-x) / G(a), half, [(0.3,), (1.0,), (3.5,), (150.0,)]),
    "erlang": (lambda x, a: x ** (a - 1) * exp(-x) / G(a), half, [(4.0,)]),
    "chi2": (lambda x, k: (x / 2) ** (k / 2) * exp(-x / 2) / (x * G(k / 2)), half, [(1.0,), (5.0,), (55.0,)]),
    "chi": (lambda x, k: 2 ** (1 - k / 2) * x ** (k - 1) * exp(-x * x / 2) / G(k / 2), half, [(1.0,), (3.0,), (78.0,)]),
    "invgamma": (lambda x, a: x ** (-a - 1) * exp(-1 / x) / G(a), half, [(0.7,), (4.07,), (40.0,)]),
    "nakagami": (lambda x, nu: 2 * nu ** nu / G(nu) * x ** (2 * nu - 1) * exp(-nu * x * x), half, [(0.6,), (4.97,)]),
    "maxwell": (lambda x: sqrt(2 / pi) * x * x * exp(-x * x / 2), half, [()]),
    "rayleigh": (lambda x: x * exp(-x * x / 2), half, [()]),
    "dgamma": (lambda x, a: abs(x) ** (a - 1) * exp(-abs(x)) / (2 * G(a)), line, [(1.1,), (3.0,)]),
    "loggamma": (lambda x, c: exp(c * x - exp(x)) / G(c), line, [(0.4,), (5.0,)]),
    "gengamma": (lambda x, a, c: abs(c) * x ** (c * a - 1) * exp(-x ** c) / G(a), half, [(4.4, 3.1), (4.4, -3.1)]),
    "pearson3": (lambda x, s: phi(x) if s == 0 else (lambda b, a: abs(b) * (b * (x + a / b)) ** (a - 1) * exp(-b * (x + a / b)) / G(a))(2 / s, 4 / s ** 2),
                 lambda s: (-inf, inf) if s == 0 else ((-2 / s, inf) if s > 0 else (-inf, -2 / s)), [(0.1,), (-2.0,), (0.0,)]),
    "gennorm": (lambda x, b: b / (2 * G(1 / b)) * exp(-abs(x) ** b), line, [(0.8,), (1.3,), (4.0,)]),
    "halfgennorm": (lambda x, b: b / G(1 / b) * exp(-x ** b), half, [(0.7,), (3.0,)]),
    "argus": (lambda x, c: c ** 3 / (sqrt(2 * pi) * (Phi(c) - mp.mpf(1) / 2 - c * phi(c))) * x * sqrt(1 - x * x) * exp(-c * c * (1 - x * x) / 2),
              unit, [(1.0,), (6.0,)]),
    "beta": (lambda x, a, b: x ** (a - 1) * (1 - x) ** (b - 1) / mp.beta(a, b), unit, [(2.3, 0.63), (5.0, 30.0), (0.5, 0.5)]),
    "betaprime": (lambda x, a, b: x ** (a - 1) * (1 + x) ** (-a - b) / mp.beta(a, b), half, [(5.0, 6.0), (0.8, 9.0)]),
    "f": (lambda x, m, n: (m / n) ** (m / 2) * x ** (m / 2 - 1) * (1 + m / n * x) ** (-(m + n) / 2) / mp.beta(m / 2, n / 2),
          half, [(29.0, 18.0), (1.5, 10.0)]),
    "t": (lambda x, n: G((n + 1) / 2) / (sqrt(n * pi) * G(n / 2)) * (1 + x * x / n) ** (-(n + 1) / 2), line,
          [(2.74,), (5.0,), (1.0,), (120.0,)]),
    "rdist": (lambda x, c: (1 - x * x) ** (c / 2 - 1) / mp.beta(mp.mpf(1) / 2, c / 2), lambda c: (mp.mpf(-1), mp.mpf(1)),
              [(1.6,), (7.0,)]),
    "vonmises": (lambda x, k: exp(k * mp.cos(x)) / (2 * pi * mp.besseli(0, k)), lambda k: (-pi, pi), [(0.5,), (3.99,), (100.0,)]),
    "rice": (lambda x, b: x * exp(-(x * x + b * b) / 2) * mp.besseli(0, x * b), half, [(0.0,), (0.78,), (5.0,)]),
}
KINKS = {  # points where a derivative jumps
    "crystalball": lambda b, m: [-b], "laplace": lambda: [0], "laplace_asymmetric": lambda k: [0], "triang": lambda c: [c],
    "trapezoid": lambda c, d: [c, d], "loglaplace": lambda c: [1], "skewcauchy": lambda a: [0], "dweibull": lambda c: [0],
    "dgamma": lambda a: [0], "gennorm": lambda b: [0], "burr": lambda c, d: [1], "rice": lambda b: [b],
}
EXACT_MOMENTS = {  # closed forms, where SciPy's say wrongly what is infinite or the tail is too long for a quadrature
    "fisk 0": [1.1941599510973345, 0.8315268115667947, 33.457930484670836, float("nan")],
    "invgamma 1": [0.32573289902280127, 0.051256966911013737, 5.3785026429675349, 748.99866488651223],
    "argus 1": [0.956717297562137, 0.0013587521226682, -1.87687715703129, 5.90429267925831],
    "genextreme 3": [0.576227515404534, 1.64064268148499, 1.13359273066014, 2.37123426410968],
    "exponpow 1": [0.7663958507078109, 0.058925978363197164, -0.3482390844854781, -0.4202485172399629],
    "chi 2": [8.803500028524272, 0.49838724777312166, 0.08070540729765846, 0.00012562449471557836],
    "loglaplace 0": [1.1045751633986929, 0.38943751792656056, 16.96031092472707, float("inf")],
    "invweibull 1": [1.489192248812817, 2.3731501580746275, float("inf"), float("nan")],
}
ONLY = sys.argv[1:]
QUANTILES = [1e-250, 1e-30, 1e-3, 0.2]


def tail(f, a, b, x, lower, kinks):
    """Integral of f on the side of x: panels that grow from the decay length at x, then an exponential map to the end."""
    value, side, end = f(x), (-1 if lower else 1), (a if lower else b)
    near = x + side * min(abs(x), abs(end - x)) * mp.mpf("1e-8")
    slope = abs(log(f(near) / value) / (near - x))
    step = 1 / slope if slope > 1e-20 else mp.mpf(1)
    density, f = f, lambda y: density(y) / value  # since the tolerance of quad is absolute
    points = [x]
    for _ in range(24):
        y = x + side * step
        if side * (end - y) <= 0 or abs(end - y) < 2 * step or (len(points) > 8 and f(y) < 1e-40):
            break
        points.append(y)
        step *= 2
    far = points[-1]
    points += [mp.mpf(k) for k in kinks if min(x, far) < k < max(x, far)]
    total = abs(mp.quad(f, sorted(points))) if len(points) > 1 else mp.mpf(0)
    with mp.workdps(100):
        if mp.isinf(end):
            g = lambda t: f(far + side * step * (exp(t) - 1)) * step * exp(t)
            stop = [0, 1, 3, 10, 40, 200, 1500]
        else:
            span = abs(end - far)
            g = lambda t: f(end - side * span * exp(-t)) * span * exp(-t)
            stop = [0, 1, 3, 10, 40, 110, 220]
        breaks = []
        for k in kinks:
            if side * (k - far) > 0 and side * (end - k) > 0:
                breaks.append(log(1 + abs(k - far) / step) if mp.isinf(end) else log(span / abs(end - k)))
        with mp.extradps(0):
            total += mp.quad(g, sorted(stop + breaks))
    return total * value


def moments(f, a, b, kinks, dist, shapes):
    """Mean, variance, skewness, excess kurtosis and entropy, by quadrature over panels between quantiles, of the logarithm
    where a panel is long; where SciPy's moment is infinite or undefined, that."""
    known = [float(v) for v in dist.stats(*shapes, moments="mvsk")]
    cuts = {mp.mpf(k) for k in kinks}
    for p in (1e-250, 1e-150, 1e-80, 1e-40, 1e-25, 1e-15, 1e-10, 1e-6, 1e-3, 0.03, 0.2, 0.5):
        cuts |= {mp.mpf(float(v)) for v in (dist.ppf(p, *shapes), dist.isf(p, *shapes)) if np.isfinite(v)}
    cuts = [a, *sorted(c for c in cuts if a < c < b), b]

    def safe(g, x):  # 0 at a pole, which a node only meets by rounding
        try:
            y = g(x)
            return y if mp.isfinite(y) else mp.mpf(0)
        except ZeroDivisionError:
            return mp.mpf(0)

    def panel(g, low, high):
        if mp.isfinite(low) and mp.isfinite(high) and low * high > 0 and max(high / low, low / high) > 4:
            sign = mp.sign(low)
            ends = sorted((log(abs(low)), log(abs(high))))
            points = mp.linspace(*ends, 2 + int((ends[1] - ends[0]) / 5))
            return mp.quad(lambda t: safe(g, sign * exp(t)) * exp(t), points)
        return mp.quad(lambda x: safe(g, x), [low, high])

    def over(g):
        return sum((panel(g, low, high) for low, high in zip(cuts, cuts[1:])), mp.mpf(0))

    def weighted(power, centre):
        return over(lambda x: (x - centre) ** power * f(x))

    with mp.workdps(40):
        entropy = over(lambda x: (lambda p: -p * log(p) if p > 0 else mp.mpf(0))(f(x)))
        out = []
        if np.isfinite(known[0]):
            out = [weighted(1, 0)]
            if np.isfinite(known[1]):
                mean, variance = out[0], weighted(2, out[0])
                out.append(variance)
                out += [weighted(n, mean) / variance ** (mp.mpf(n) / 2) - (3 if n == 4 else 0)
                        if np.isfinite(known[n - 1]) else known[n - 1] for n in (3, 4)]
        out += known[len(out):]
        return [float(v) for v in out], float(entropy)


cases = {}
if ONLY:  # keeps what is stored of the others
    import json
    for key, case in json.loads(pathlib.Path(__file__).with_suffix(".json").read_text())["cases"].items():
        cases[key] = {k: v if isinstance(v, str) else np.array([float(x) for x in v["real"]]) if isinstance(v, dict) else float(v)
                      for k, v in case.items()}
for name, (density, support, shapes_list) in TABLE.items():
    if ONLY and name not in ONLY:
        continue
    dist = getattr(scipy.stats, name)
    for number, shapes in enumerate(shapes_list):
        s = [mp.mpf(v) for v in shapes]
        a, b = support(*s)
        f = lambda x: density(x, *s)
        kinks = KINKS.get(name, lambda *_: [])(*s)
        xs = []
        for q in QUANTILES:
            xs += [float(dist.ppf(q, *shapes)), float(dist.isf(q, *shapes))]
        xs = sorted({x for x in xs if np.isfinite(x) and float(a) < x < float(b) and 1e-20 < abs(x) < 1e290})
        # Next to an end that is no small number, the distance from it has few digits.
        xs = [x for x in xs if all(e == 0 or mp.isinf(e) or abs(x - e) > 1e-6 * abs(e) for e in (a, b))]
        rows = []
        for x in xs:
            X = mp.mpf(x)
            try:
                p = f(X)
                if not p > mp.mpf("1e-305"):
                    continue
                low = dist.cdf(x, *shapes) < 0.5
                small = tail(f, a, b, X, low, kinks)
                lo, hi = (small, 1 - small) if low else (1 - small, small)
                rows.append((x, float(p), float(log(p)), float(lo), float(hi)))
            except Exception as error:
                print(name, shapes, x, error)
        table = np.array(rows).T if rows else np.zeros((5, 0))
        m, entropy = moments(f, a, b, kinks, dist, shapes)
        cases[f"{name} {number}"] = {
            "name": name, "shapes": np.array(shapes, dtype=float), "x": table[0], "pdf": table[1], "logpdf": table[2],
            "cdf": table[3], "sf": table[4], "stats": np.array(EXACT_MOMENTS.get(f"{name} {number}", m)), "entropy": entropy,
            "rvs": dist.rvs(*shapes, size=4, random_state=np.random.RandomState(7)),
            "rvs_generator": dist.rvs(*shapes, size=4, random_state=np.random.default_rng(7))}
        print(name, shapes, len(rows), "of", len(xs), flush=True)
    save(__file__, 0, cases)
