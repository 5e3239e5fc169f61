"""Prints the cosines of include/scixx/integrate/detail/chebyshev.hpp."""

import mpmath

mpmath.mp.dps = 50
for k in range(13):
    print("    " + mpmath.nstr(mpmath.cos(k * mpmath.pi / 24), 36) + ",")
