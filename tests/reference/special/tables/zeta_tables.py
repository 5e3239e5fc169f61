"""Writes detail/zeta_tables.hpp: Riemann's zeta function by polynomials."""

import mpmath as mp
from tables import piecewise, write


def regular(s):
    return mp.zeta(s) - 1 / (s - 1) if s != 1 else mp.euler


def tail(s):
    """2^s (zeta(s) - 1)."""
    return 2**s * (mp.zeta(s) - 1)


write("zeta_tables.hpp", "zeta_tables.py", "", [
    piecewise("zeta_regular", regular, range(-1, 4), 12, "zeta(s) - 1 / (s - 1) on [-1, 0], ..., [2, 3]"),
    piecewise("zeta_near_tail", tail, [mp.mpf(k) / 2 for k in range(6, 15)], 12, "2^s (zeta(s) - 1) on [3, 3.5], ..., [6.5, 7]"),
    piecewise("zeta_tail", tail, range(7, 32), 12, "2^s (zeta(s) - 1) on [7, 8], ..., [30, 31]"),
])
