"""Makes include/scixx/special/detail/digamma_tables.hpp: digamma(x) / (x - x0) on eighths of [2^k, 2^(k+1)], x0 being the root."""

import mpmath as mp
from tables import error, piecewise, powers, write

mp.mp.dps = 50
ROOT = mp.findroot(mp.digamma, mp.mpf("1.46"))


def quotient(x):
    return mp.digamma(x) / (x - ROOT)


edges = [mp.mpf(2) ** k * (1 + mp.mpf(j) / 8) for k in range(4) for j in range(8)] + [mp.mpf(16)]
DEGREE = 11
print("error", mp.nstr(max(error(quotient, a, b, powers(quotient, a, b, DEGREE)) for a, b in zip(edges, edges[1:])), 3))
write("digamma_tables.hpp", "digamma_tables.py", "",
      [piecewise("digamma_table", quotient, edges, DEGREE, "digamma(x) / (x - x0) on 8 parts of [1, 2], [2, 4], [4, 8], [8, 16]")])
