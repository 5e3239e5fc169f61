"""Writes include/scixx/special/detail/gamma_tables.hpp: what the incomplete gamma and beta functions take from tables.

- Gamma(a) / (sqrt(2 pi) a^(a - 1/2) e^-a), Temme's gamma star, in w = 1 / a by Chebyshev interpolation in three pieces;
- the root of digamma;
- eta / (lambda - 1) in powers of eta, eta^2 / 2 = lambda - 1 - log(lambda) (Gil, Segura, Temme 2012);
- -log(c) for c near 128 / i as sums of two doubles.
"""

import pathlib

import mpmath as mp

mp.mp.dps = 60
TARGET = pathlib.Path(__file__).parents[4] / "include" / "scixx" / "special" / "detail" / "gamma_tables.hpp"


def interpolated(f, low, high, degree):
    """Coefficients in powers of t, -1 <= t <= 1, of f((low + high) / 2 + t (high - low) / 2)."""
    size = degree + 30
    low, high = mp.mpf(low), mp.mpf(high)
    nodes = [mp.cos(mp.pi * (j + mp.mpf(1) / 2) / size) for j in range(size)]
    values = [f((low + high) / 2 + t * (high - low) / 2) for t in nodes]
    total, before, current = [mp.mpf(0)] * (degree + 1), [mp.mpf(1)], [mp.mpf(0), mp.mpf(1)]
    for k in range(degree + 1):
        basis = before
        weight = (2 if k else 1) * mp.fsum(v * mp.cos(k * mp.acos(t)) for v, t in zip(values, nodes)) / size
        for i, c in enumerate(basis):
            total[i] += weight * c
        following = [mp.mpf(0)] + [2 * c for c in current]
        for i, c in enumerate(before):
            following[i] -= c
        before, current = current, following
    return total


def gamma_star(w):
    a = 1 / w
    return mp.exp(mp.loggamma(a) + a - (a - mp.mpf(1) / 2) * mp.log(a)) / mp.sqrt(2 * mp.pi)


def temme(count):
    """d_n of eta / (lambda - 1): from lambda - 1 = eta + eta^2 / 3 + ..., whose series obeys (lambda - 1) lambda' = eta lambda."""
    mu = [mp.mpf(0), mp.mpf(1)]
    for n in range(2, count + 2):  # coefficient of eta^n in mu mu' = eta (1 + mu)
        inner = mp.fsum(mu[j] * (n + 1 - j) * mu[n + 1 - j] for j in range(2, n))
        mu.append((mu[n - 1] - inner) / (n + 1))
    ratio = mu[1:]  # mu / eta
    inverse = [mp.mpf(1)]
    for n in range(1, count):
        inverse.append(-mp.fsum(ratio[j] * inverse[n - j] for j in range(1, n + 1)))
    return inverse


def number(value):
    return repr(float(value))


def array(name, comment, values):
    return f"\n/// {comment}\ninline constexpr double {name}[] = {{" + ", ".join(map(number, values)) + "};\n"


text = """// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// Coefficients made by tests/reference/special/tables/gamma_tables.py.
namespace scixx::special::detail {
"""
for name, low, high, degree in (("large", 0, "0.1", 8), ("middle", "0.1", "0.4", 13), ("small", "0.4", 1, 15)):
    values = interpolated(lambda w: gamma_star(w) if w > 1e-9 else 1 + w / 12, low, high, degree)
    text += array(f"gamma_star_{name}", f"Gamma star(1 / w) in powers of t, w = {(mp.mpf(low) + mp.mpf(high)) / 2} + "
                  f"{(mp.mpf(high) - mp.mpf(low)) / 2} t, |t| <= 1.", values)
root = mp.findroot(mp.digamma, mp.mpf("1.46"))
text += array("digamma_root", "The root of digamma as a sum.", [root, root - mp.mpf(float(root))])
text += array("temme_ratio", "eta / (lambda - 1) in powers of eta.", temme(27))
inverse, high, low = [], [], []
for i in range(90, 183):
    c = mp.nint(mp.mpf(128) / i * 512) / 512
    value = -mp.log(c)
    inverse.append(c)
    high.append(mp.nint(value * 2**42) / mp.mpf(2) ** 42)
    low.append(value - high[-1])
text += array("log_inverse", "c = 128 / i, i = 90 ... 182, to multiples of 1 / 512.", inverse)
text += array("log_high", "-log(c) to multiples of 2^-42.", high)
text += array("log_low", "-log(c) less log_high.", low)
text += "\n}  // namespace scixx::special::detail\n"
TARGET.write_text(text)
