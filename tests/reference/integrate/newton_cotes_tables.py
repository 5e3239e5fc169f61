"""Prints include/scixx/integrate/detail/newton_cotes_tables.hpp: the Newton-Cotes rules for 1 to 14 equal intervals.

The weights are the integrals of Lagrange's polynomials over [0, n], the error coefficients those of the first power that
the rule misses; all in exact rational arithmetic, rounded once.
"""

from fractions import Fraction
from math import factorial


def product(p, q):
    out = [Fraction(0)] * (len(p) + len(q) - 1)
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            out[i + j] += a * b
    return out


def integral(p, n):
    return sum(c * Fraction(n) ** (k + 1) / (k + 1) for k, c in enumerate(p))


def rule(n):
    weights = []
    for i in range(n + 1):
        p = [Fraction(1)]
        for j in range(n + 1):
            if j != i:
                p = product(p, [Fraction(-j, i - j), Fraction(1, i - j)])
        weights.append(integral(p, n))
    power = n + 2 if n % 2 == 0 else n + 1
    missed = Fraction(n) ** (power + 1) / (power + 1) - sum(w * k**power for k, w in enumerate(weights))
    return weights, missed / factorial(power)


print("""// SPDX-License-Identifier: BSD-3-Clause
// Made by tests/reference/integrate/newton_cotes_tables.py.
#pragma once

namespace scixx::integrate::detail {

/// The first half of the weights for n = 1 .. 14 equal intervals (floor(n / 2) + 1 of n + 1), one rule after the other.
inline constexpr double newton_cotes_weights[] = {""")
for n in range(1, 15):
    weights, _ = rule(n)
    assert weights == weights[::-1]
    print("    " + ", ".join(repr(float(w)) for w in weights[: n // 2 + 1]) + ",")
print("""};
/// The coefficients of the errors.
inline constexpr double newton_cotes_errors[] = {""")
print("    " + ", ".join(repr(float(rule(n)[1])) for n in range(1, 15)))
print("""};

}  // namespace scixx::integrate::detail""")
