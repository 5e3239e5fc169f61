"""Makes include/scixx/special/detail/erf_tables.hpp and elementary/log1p_tables.hpp: erf, erfcx and log1p on short intervals, for
machines without wide vectors."""

import mpmath as mp
from tables import error, piecewise, powers, write

mp.mp.dps = 50


def ratio(x):
    return mp.erf(x) / x if x else 2 / mp.sqrt(mp.pi)


def scaled(x):
    return mp.exp(x * x) * mp.erfc(x)


def logarithm(x):
    return mp.log1p(x) / x if x else mp.mpf(1)


def parts(low, high, count):
    return [mp.mpf(low) + mp.mpf(high - low) * i / count for i in range(count + 1)]



eighths = [mp.mpf(2) ** k * (1 + mp.mpf(j) / 8) for k in range(-1, 5) for j in range(8)] + [mp.mpf(32)]
TABLES = [("erf_table", lambda x: ratio(x) if x < 1 else mp.erf(x), parts(0, 6, 24), 10, "erf(x) / x on the quarters of [0, 1], erf(x) on those of [1, 6]"),
          ("erfcx_table", scaled, eighths, 10, "exp(x^2) erfc(x) on 8 parts of [1/2, 1], [1, 2], ..., [16, 32]")]
LOGARITHM = ("log1p_table", logarithm, parts(0, 1, 8), 10, "log(1 + x) / x on the eighths of [0, 1]")
for name, f, edges, degree, _ in [*TABLES, LOGARITHM]:
    print(name, mp.nstr(max(error(f, a, b, powers(f, a, b, degree)) for a, b in zip(edges, edges[1:])), 3))
write("erf_tables.hpp", "erf_tables.py", "", [piecewise(*table) for table in TABLES])
write("elementary/log1p_tables.hpp", "erf_tables.py", "::elementary", [piecewise(*LOGARITHM)])
