"""Writes include/scixx/special/detail/bessel_tables.hpp: Chebyshev coefficients of the Bessel functions J0 and J1.

Between 2 and 5 and between 5 and 8 of J0(x) and J1(x) / x in x^2; above of the amplitudes P and x Q in 64 / x^2, where J = sqrt(2 / (pi x)) (P cos chi
- Q sin chi) and Y = sqrt(2 / (pi x)) (P sin chi + Q cos chi), chi = x - (order / 2 + 1 / 4) pi (DLMF 10.17.3).
"""

import pathlib

import mpmath as mp

mp.mp.dps = 40
TARGET = pathlib.Path(__file__).parents[3] / "include" / "scixx" / "special" / "detail" / "bessel_tables.hpp"


def chebyshev(f, size=60):
    """Coefficients of f on [0, 1] in T_k(2 t - 1), the first halved, up to the last above 1e-17."""
    nodes = [mp.cos(mp.pi * (j + mp.mpf(1) / 2) / size) for j in range(size)]
    values = [f((1 + node) / 2) for node in nodes]
    terms = [2 * mp.fsum(values[j] * mp.cos(mp.pi * k * (j + mp.mpf(1) / 2) / size) for j in range(size)) / size
             for k in range(size)]
    terms[0] /= 2
    last = max(k for k, term in enumerate(terms) if abs(term) > mp.mpf("1e-17"))
    return terms[: last + 1]


def amplitude(order, quadrature):
    def value(w):
        x = 8 / mp.sqrt(w)
        chi = x - (mp.mpf(order) / 2 + mp.mpf(1) / 4) * mp.pi
        j, y = mp.besselj(order, x), mp.bessely(order, x)
        root = mp.sqrt(mp.pi * x / 2)
        if quadrature:
            return x * root * (y * mp.cos(chi) - j * mp.sin(chi))
        return root * (j * mp.cos(chi) + y * mp.sin(chi))

    return value


def small(order, low, high):
    def value(t):
        x = mp.sqrt(low**2 + t * (high**2 - low**2))
        return mp.besselj(order, x) / x**order

    return value


def main():
    lines = ["// SPDX-License-Identifier: BSD-3-Clause", "#pragma once", "",
             "/// Chebyshev coefficients, made by tests/reference/special/bessel_tables.py.",
             "namespace scixx::special::detail {", ""]
    for order in (0, 1):
        divided = " / x" if order else ""
        for name, f, what in ((f"j{order}_low", small(order, 2, 5), f"J{order}(x){divided} in (x^2 - 4) / 21, 2 <= |x| <= 5"),
                              (f"j{order}_middle", small(order, 5, 8), f"J{order}(x){divided} in (x^2 - 25) / 39, 5 <= |x| <= 8"),
                              (f"j{order}_p", amplitude(order, False), f"P of order {order} in 64 / x^2, |x| >= 8"),
                              (f"j{order}_q", amplitude(order, True), f"x Q of order {order} in 64 / x^2, |x| >= 8")):
            values = ", ".join(mp.nstr(term, 19) for term in chebyshev(f))
            lines += [f"/// {what}", f"inline constexpr double {name}[] = {{{values}}};", ""]
    lines += ["}  // namespace scixx::special::detail", ""]
    TARGET.write_text("\n".join(lines))


main()
