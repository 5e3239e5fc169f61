"""Writes detail/bessel/tables.hpp: Bessel functions of orders 0 and 1 by polynomials."""

import sys

import mpmath as mp
from tables import array, error, piecewise, powers, write

mp.mp.dps = 40
PARTS = []
REACH = 25


def entire(order):
    """J_n(x) / x^n."""
    return lambda x: mp.besselj(order, x) / x**order if x else mp.mpf(1) / 2**order


def regular_y(order):
    """Y_0 - (2 / pi) log(x) J_0; x (Y_1 - (2 / pi) (log(x) J_1 - 1 / x))."""
    def value(x):
        if order == 0:
            return mp.bessely(0, x) - 2 / mp.pi * mp.log(x) * mp.besselj(0, x)
        return (mp.bessely(1, x) - 2 / mp.pi * (mp.log(x) * mp.besselj(1, x) - 1 / x)) / x
    return value


def amplitude(order, quadrature):
    def value(w):
        x = REACH / mp.sqrt(w)
        chi = x - (mp.mpf(order) / 2 + mp.mpf(1) / 4) * mp.pi
        j, y = mp.besselj(order, x), mp.bessely(order, x)
        root = mp.sqrt(mp.pi * x / 2)
        if quadrature:
            return x * root * (y * mp.cos(chi) - j * mp.sin(chi))
        return root * (j * mp.cos(chi) + y * mp.sin(chi))

    return value


def octaves(low, high, parts=8):
    edges, at = [], mp.mpf(low)
    while at < high:
        edges += [at * (1 + mp.mpf(i) / parts) for i in range(parts)]
        at *= 2
    return edges + [mp.mpf(high)]


for n in (0, 1):
    power = " / x" if n else ""
    PARTS.append(piecewise(f"j{n}_table", entire(n), range(0, REACH + 1), 13, f"J_{n}(x){power} on [0, 1], [1, 2], ..., [24, 25]"))
    PARTS.append(piecewise(f"y{n}_regular", regular_y(n), range(0, 5), 13,
                           "Y_0 - (2 / pi) log(x) J_0 on [0, 1], ..., [3, 4]" if n == 0 else
                           "(Y_1 - (2 / pi) (log(x) J_1 - 1 / x)) / x on [0, 1], ..., [3, 4]"))
    PARTS.append(piecewise(f"y{n}_table", lambda x, n=n: mp.bessely(n, x), range(4, REACH + 1), 13, f"Y_{n}(x) on [4, 5], ..., [24, 25]"))
    for name, quadrature, what in (("p", False, "P"), ("q", True, "x Q")):
        f = amplitude(n, quadrature)
        c = powers(f, 0, 1, 7)
        print(n, what, mp.nstr(error(f, 0, 1, c), 3), file=sys.stderr)
        PARTS.append(array(f"h{n}_{name}", c, f"{what} of order {n} in t = 2 (25 / x)^2 - 1, x >= 25 (DLMF 10.17.3)"))
for n in (0, 1):
    def scaled_i(x, n=n):
        return mp.besseli(n, x) * mp.exp(-x) / x**n if x else mp.mpf(1) / 2**n

    def far_i(u, n=n):
        x = 20 / u
        return mp.sqrt(x) * mp.besseli(n, x) * mp.exp(-x)

    PARTS.append(piecewise(f"i{n}_table", scaled_i, range(0, 21), 13, f"exp(-x) I_{n}(x){' / x' if n else ''} on [0, 1], ..., [19, 20]"))
    c = powers(far_i, 0, 1, 11)
    print("I", n, mp.nstr(error(far_i, 0, 1, c), 3), file=sys.stderr)
    PARTS.append(array(f"i{n}_far", c, f"sqrt(x) exp(-x) I_{n}(x) in t = 2 (20 / x) - 1, x >= 20"))

    def regular_k(z, n=n):
        x = mp.sqrt(z)
        if n == 0:
            return mp.besselk(0, x) + mp.log(x) * mp.besseli(0, x)
        return (mp.besselk(1, x) - mp.log(x) * mp.besseli(1, x) - 1 / x) / x

    def series_i(z, n=n):
        x = mp.sqrt(z)
        return mp.besseli(n, x) / x**n

    for name, f, what in (("regular", regular_k, "K_0 + log(x) I_0" if n == 0 else "(K_1 - log(x) I_1 - 1 / x) / x"),
                          ("series", series_i, f"I_{n}(x){' / x' if n else ''}")):
        c = powers(f, 0, 1, 7)
        print("K", n, what, mp.nstr(error(f, 0, 1, c), 3), file=sys.stderr)
        PARTS.append(array(f"k{n}_{name}", c, f"{what} in t = 2 x^2 - 1, x <= 1"))

    def scaled_k(x, n=n):
        return mp.sqrt(x) * mp.exp(x) * mp.besselk(n, x)

    PARTS.append(piecewise(f"k{n}_table", scaled_k, octaves(1, 32), 10,
                           f"sqrt(x) exp(x) K_{n}(x) on the eighths of [1, 2], [2, 4], ..., [16, 32]"))
    f = lambda u, n=n: scaled_k(32 / u)
    c = powers(f, 0, 1, 9)
    print("K far", n, mp.nstr(error(f, 0, 1, c), 3), file=sys.stderr)
    PARTS.append(array(f"k{n}_far", c, f"sqrt(x) exp(x) K_{n}(x) in t = 2 (32 / x) - 1, x >= 32"))
    f = scaled_k
    print("K octaves", n, mp.nstr(error(f, 1, mp.mpf(9) / 8, powers(f, 1, mp.mpf(9) / 8, 10)), 3), file=sys.stderr)
write("bessel/tables.hpp", "bessel_tables.py", "::bessel", PARTS)
