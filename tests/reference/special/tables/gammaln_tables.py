"""Makes include/scixx/special/detail/gammaln_tables.hpp: log Gamma(x) / ((x - 1) (x - 2)) on eighths of [2^k, 2^(k+1)]."""

import mpmath as mp
from tables import error, piecewise, powers, write

mp.mp.dps = 50


def quotient(x):
    if abs(x - 1) < mp.mpf(10) ** -20:
        return mp.euler
    if abs(x - 2) < mp.mpf(10) ** -20:
        return 1 - mp.euler
    return mp.loggamma(x) / ((x - 1) * (x - 2))


edges = [mp.mpf(2) ** k * (1 + mp.mpf(j) / 8) for k in range(-1, 6) for j in range(8)] + [mp.mpf(64)]
DEGREE = 11
worst = max(error(quotient, a, b, powers(quotient, a, b, DEGREE)) for a, b in zip(edges, edges[1:]))
print("error", mp.nstr(worst, 3))
write("gammaln_tables.hpp", "gammaln_tables.py", "",
      [piecewise("gammaln_table", quotient, edges, DEGREE, "log Gamma(x) / ((x - 1) (x - 2)) on 8 parts of [1/2, 1], [1, 2], ..., [32, 64]")])
