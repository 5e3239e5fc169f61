"""Prints the coefficients of the kernels in float arithmetic (lane functions): polynomials in powers of the argument itself by
Chebyshev interpolation, with their relative error. `narrow_families.py j y` prints those whose names begin with j or y."""

import sys

import mpmath as mp
import numpy as np
from scipy import special

mp.mp.dps = 40
tiny = mp.mpf(10) ** -12


def direct(f, low, high, degree):
    low, high, size = mp.mpf(low), mp.mpf(high), degree + 1
    nodes = [(low + high) / 2 + (high - low) / 2 * mp.cos(mp.pi * (2 * k + 1) / (2 * size)) for k in range(size)]
    matrix = mp.matrix(size, size)
    for i, x in enumerate(nodes):
        for j in range(size):
            matrix[i, j] = x**j
    c = mp.lu_solve(matrix, mp.matrix([f(x) for x in nodes]))
    return [c[k] for k in range(size)]


def relative_error(f, low, high, c, samples=60):
    steps = [mp.mpf(low) + (mp.mpf(high) - low) * (k + mp.mpf(1) / 3) / samples for k in range(samples)]
    return max(abs(mp.polyval(c[::-1], x) / f(x) - 1) for x in steps)


def even_fit(name, f, degree, first):
    """p(n) - log(n) q(n) on (0, 1], q without its powers below `first`: least squares, weighted until errors are even."""
    n = np.concatenate([np.geomspace(1e-12, 1e-2, 400), (1 - np.cos(np.linspace(0, np.pi, 1600))) / 2 * 0.99 + 0.01])
    columns = [n**k for k in range(degree + 1)] + [-np.log(n) * n**k for k in range(first, degree + 1)]
    matrix, values, weight, best = np.column_stack(columns), f(n), np.ones_like(n), None
    for _ in range(60):
        scale = np.sqrt(weight) / values
        c = np.linalg.lstsq(matrix * scale[:, None], values * scale, rcond=None)[0]
        error = np.abs(matrix @ c / values - 1)
        if best is None or error.max() < best[0]:
            best = error.max(), c
        weight *= error / error.max() + 1e-3
        weight /= weight.max()
    print(name, f"{best[0]:.2g}", ", ".join(f"{v:.9g}F" for v in best[1]))


def phase(n):
    def f(w):
        x = 1 / w
        angle = mp.atan2(mp.bessely(n, x), mp.besselj(n, x)) - (x - (2 * n + 1) * mp.pi / 4)
        return (angle - 2 * mp.pi * mp.nint(angle / (2 * mp.pi))) * x

    return f


def first_kind(n):
    return lambda z: mp.besselj(n, mp.sqrt(z)) / mp.sqrt(z) ** n


def second_kind(n):
    def f(z):
        x = mp.sqrt(z)
        rest = mp.bessely(n, x) - 2 / mp.pi * mp.log(x) * mp.besselj(n, x)
        return rest if n == 0 else (rest + 2 / (mp.pi * x)) / x

    return f


def modified_rest(n):
    def f(x):
        if n == 0:
            return mp.besselk(0, x) + mp.log(x) * mp.besseli(0, x)
        return (mp.besselk(1, x) - 1 / x - mp.log(x) * mp.besseli(1, x)) / x

    return f


def scaled_first(n):
    return lambda x: mp.exp(-x) * mp.besseli(n, x) / x**n


def ei_scaled(x):
    return mp.ei(x) * mp.exp(-x) * x


def branch(k):
    return lambda p: (mp.lambertw((p * p / 2 - 1) / mp.e, k).real + 1) / (p if k == 0 else -p)


def lower_lambert(t):
    log = 1 / t - 2  # -log(-x)
    return -mp.lambertw(-mp.exp(-log), -1).real / log


def kolmogorov_term(cube):
    h = mp.cbrt(cube)
    return mp.findroot(lambda e: e - e**4 + e**9 - e**16 - h, h) / h


def kolmogorov_below(t):
    log = 1 / t - 1
    guess = log + mp.log(log) / 2 + 0.2
    return mp.findroot(lambda v: v - mp.log(v) / 2 - mp.log1p(mp.exp(-8 * v)) - log, guess) / log


def gammaln_near(t):
    x = mp.mpf(13) / 8 * (1 + t) / (1 - t)
    return mp.loggamma(x) / ((x - 1) * (x - 2))


def gammaln_far(v):
    x = 1 / mp.sqrt(v)
    return (mp.loggamma(x) - ((x - 0.5) * mp.log(x) - x + mp.log(2 * mp.pi) / 2)) * x


def scaled_erfc(v):
    t = 3 * (1 + v) / (1 - v)
    tail = mp.erfc(t) * mp.exp(t * t) if t < 25 else mp.hyp2f0(1, 0.5, -1 / (t * t)) / (t * mp.sqrt(mp.pi))
    return ((t + 0.5) * tail - 0.5) / (1 + v)


def dawson(x):
    return mp.sqrt(mp.pi) / 2 * mp.exp(-x * x) * mp.erfi(x)


psi_root = mp.findroot(mp.digamma, 1.46) - 1
ei_root = mp.findroot(mp.ei, 0.3725)
families = [("sine", lambda z: (mp.sin(mp.sqrt(z)) / mp.sqrt(z) - 1) / z, tiny, 2.7556, 4)]
for n in (0, 1):
    families += [
        (f"j{n}_modulus", lambda w, n=n: mp.hypot(mp.besselj(n, 1 / w), mp.bessely(n, 1 / w)) / mp.sqrt(w), 1e-8, 0.5, 7),
        (f"j{n}_phase", phase(n), 1e-8, 0.5, 9),
        (f"j{n}_near", first_kind(n), tiny, 4, 5),
        (f"y{n}_near", second_kind(n), tiny, 4, 6),
        (
            f"i{n}e_near",
            lambda t, n=n: scaled_first(n)(3 * (1 + t) / (1 - t)) * mp.sqrt(1 + 3 * (1 + t) / (1 - t)),
            -1 + mp.mpf(10) ** -9,
            mp.mpf(1) / 3,
            11 + n,
        ),
        (f"i{n}e_far", lambda w, n=n: mp.exp(-1 / w) * mp.besseli(n, 1 / w) / mp.sqrt(w), 1e-6, mp.mpf(1) / 6, 6),
        (f"k{n}_rest", lambda z, n=n: modified_rest(n)(mp.sqrt(z)), tiny, 1, 4),
        (f"k{n}_log", lambda z, n=n: mp.besseli(n, mp.sqrt(z)) / mp.sqrt(z) ** n, tiny, 1, 4),
        (f"k{n}e_log", lambda x, n=n: mp.exp(x) * mp.besseli(n, x) / x**n, tiny, 1, 8),
        (f"k{n}e_far", lambda w, n=n: mp.besselk(n, 1 / w) * mp.exp(1 / w) / mp.sqrt(w), 1e-6, 1, 9),
    ]
families += [
    ("k0e_rest", lambda x: mp.exp(x) * modified_rest(0)(x), tiny, 1, 8),
    ("k1e_rest", lambda x: mp.exp(x) * (1 / x + x * modified_rest(1)(x)) - 1 / x, tiny, 1, 8),
    ("sinc", lambda z: mp.sincpi(mp.sqrt(z)), tiny, 0.25, 5),
    ("cosm1", lambda z: 2 * mp.sin(mp.sqrt(z)) ** 2 / z, tiny, 2.5, 6),
    ("digamma_near", lambda z: mp.digamma(1 + z) / (z - psi_root), tiny, 1, 10),
    ("digamma_far", lambda v: (mp.digamma(0.5 + 1 / mp.sqrt(v)) + mp.log(v) / 2) / v, tiny, mp.mpf(4) / 9, 5),
    ("gammaln_near", gammaln_near, -mp.mpf(7) / 19, mp.mpf(15) / 41, 9),
    ("gammaln_far", gammaln_far, tiny, mp.mpf(4) / 49, 2),
    ("long_logarithm", lambda z: (mp.atanh(mp.sqrt(z)) / mp.sqrt(z) - 1) * 2 / z, tiny, 0.02945, 3),
    ("erf", lambda z: mp.erf(mp.sqrt(z)) / mp.sqrt(z), tiny, 1, 6),
    ("erfcx", scaled_erfc, -1 + tiny, 1 - mp.mpf(10) ** -9, 10),
    ("dawsn_near", lambda z: dawson(mp.sqrt(z + 1.125)) / mp.sqrt(z + 1.125), -1.125 + tiny, 1.125, 10),
    ("dawsn_middle", lambda t: dawson(2.25 + t), -0.75, 0.75, 10),
    ("dawsn_far", lambda w: dawson(1 / mp.sqrt(w)) / mp.sqrt(w), mp.mpf(10) ** -5, mp.mpf(1) / 9, 10),
    ("e1_near", lambda t: mp.e1(1 + t) + mp.log(1 + t), -1 + tiny, 0, 7),
    ("e1_far", lambda u: mp.e1(1 / u - 2) * mp.exp(1 / u - 2) * (1 / u - 2), 1e-6, mp.mpf(1) / 3, 10),
    ("ei_near", lambda x: (mp.ei(x) - mp.log(x / ei_root)) / (x - ei_root), tiny, 5, 11),
    ("ei_middle", lambda t: ei_scaled(8 + 3 * t), -1, 1, 10),
    ("ei_far", lambda w: ei_scaled(1 / w), 1e-6, mp.mpf(1) / 11, 9),
    ("zetac_near", lambda x: (mp.zeta(x) - 1) * (x - 1) * mp.mpf(2) ** x, tiny, 16, 12),
    (
        "zetac_far",
        lambda p: (mp.zeta(-mp.log(p) / mp.log(1.5)) - 1) * mp.mpf(2) ** (-mp.log(p) / mp.log(1.5)),
        1e-8,
        mp.mpf(1.5) ** -16,
        3,
    ),
    ("lambertw_branch", branch(0), 1e-9, 1, 8),
    ("lambertw_lower_branch", branch(-1), 1e-9, 0.8, 9),
    ("lambertw_lower", lower_lambert, mp.mpf(1) / 106, 1 / (2 - mp.log(0.68 / mp.e)), 5),
    ("wrightomega_below", lambda z: mp.lambertw(z).real / z, tiny, 0.25, 7),
    ("wrightomega", lambda x: mp.lambertw(mp.exp(x)).real, -1.5, 3, 5),
    ("kolmogi_upper", kolmogorov_term, 1e-9, mp.mpf(1) / 64, 3),
    ("kolmogi_lower", kolmogorov_below, 1 / mp.mpf(19.2), 1 / mp.mpf(2.507), 5),
    (
        "factorial",
        lambda w: mp.exp(mp.loggamma(1 / w + 1) + (mp.log(w) + 1) / w) * mp.sqrt(w),
        1e-8,
        0.25,
        4,
    ),
]
if __name__ == "__main__":
    wanted = tuple(sys.argv[1:]) or ("",)
    for name, f, low, high, degree in families:
        if name.startswith(wanted):
            c = direct(f, low, high, degree)
            print(name, mp.nstr(relative_error(f, low, high, c), 2), ", ".join(mp.nstr(v, 9) + "F" for v in c), flush=True)
    if "ellip".startswith(wanted) or wanted == ("",):
        even_fit("ellipkm1", special.ellipkm1, 4, 0)
        even_fit("ellipe", lambda n: special.ellipe(1 - n), 4, 1)
