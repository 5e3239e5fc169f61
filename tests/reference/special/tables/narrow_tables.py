"""Prints the coefficients of detail/elementary/narrow.hpp: exp and log in float arithmetic."""

import mpmath as mp
from tables import error, powers


def growth_rest(r):
    return mp.fsum(r**k / mp.factorial(k + 2) for k in range(40))


def logarithm_rest(s2):
    return mp.fsum(2 * s2**k / (2 * k + 3) for k in range(60))


for name, f, low, high, degree in [
    ("narrow_growth", growth_rest, -0.36, 0.36, 4),
    ("narrow_logarithm_rest", logarithm_rest, 0.0, 0.0408, 2),
]:
    scaled = powers(f, low, high, degree)
    middle, half = (mp.mpf(low) + high) / 2, (mp.mpf(high) - low) / 2
    # t = (x - middle) / half, expanded in powers of x.
    total = [mp.mpf(0)] * (degree + 1)
    for k, c in enumerate(scaled):
        for j in range(k + 1):
            total[j] += c * mp.binomial(k, j) * (-middle) ** (k - j) / half**k
    print(name, [mp.nstr(c, 10) for c in total], mp.nstr(error(f, low, high, scaled), 3))
