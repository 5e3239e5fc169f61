"""Writes detail/elliptic/tables.hpp: complete elliptic integrals by polynomials of the complementary parameter."""

import mpmath as mp
from tables import array, error, piecewise, powers, write

mp.mp.dps = 40
EDGES = [mp.mpf(2) ** (k - 4) * (1 + mp.mpf(i) / 8) for k in range(4) for i in range(8)] + [mp.mpf(1)]


def k_log(n):
    return mp.ellipk(n) / mp.pi


def e_log(n):
    return (mp.ellipk(n) - mp.ellipe(n)) / mp.pi


def k_rest(n):
    return mp.ellipk(1 - n) + mp.log(n) * k_log(n)


def e_rest(n):
    return mp.ellipe(1 - n) + mp.log(n) * e_log(n)


parts = [
    piecewise("k_table", lambda n: mp.ellipk(1 - n), EDGES, 10, "K(1 - n) on the eighths of [1/16, 1/8], ..., [1/2, 1]"),
    piecewise("e_table", lambda n: mp.ellipe(1 - n), EDGES, 10, "E(1 - n) on the eighths of [1/16, 1/8], ..., [1/2, 1]"),
]
for name, f, what in (("k_rest", k_rest, "K(1 - n) + log(n) K(n) / pi"), ("k_log", k_log, "K(n) / pi"),
                      ("e_rest", e_rest, "E(1 - n) + log(n) (K(n) - E(n)) / pi"), ("e_log", lambda n: e_log(n) / n, "(K(n) - E(n)) / (pi n)")):
    c = powers(f, 0, mp.mpf(1) / 16, 9)
    print(name, mp.nstr(error(f, 0, mp.mpf(1) / 16, c), 3))
    parts.append(array(name, c, f"{what} in t = 32 n - 1, n <= 1/16"))
for f in (lambda n: mp.ellipk(1 - n), lambda n: mp.ellipe(1 - n)):
    print(mp.nstr(error(f, EDGES[0], EDGES[1], powers(f, EDGES[0], EDGES[1], 10)), 3))
write("elliptic/tables.hpp", "elliptic_tables.py", "::elliptic", parts)
