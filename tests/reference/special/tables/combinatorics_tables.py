"""Writes detail/combinatorics_tables.hpp: factorials, Bernoulli and Euler numbers."""

import mpmath as mp
from tables import array, write

mp.mp.dps = 60
mp.mp.prec = 3000


def euler_numbers(count):
    """E_0, E_2, E_4, ..."""
    numbers = [mp.mpf(1)]
    for n in range(1, count):
        numbers.append(-mp.fsum(mp.binomial(2 * n, 2 * k) * numbers[k] for k in range(n)))
    return numbers


write("combinatorics_tables.hpp", "combinatorics_tables.py", "", [
    array("factorials", [mp.factorial(n) for n in range(171)], "n!"),
    array("factorials_low", [mp.factorial(n) - mp.mpf(float(mp.factorial(n))) for n in range(171)], "n! less factorials[n]"),
    array("double_factorials", [mp.fac2(n) for n in range(301)], "n!!"),
    array("bernoulli_numbers", [mp.bernoulli(2 * k) for k in range(130)], "B_2k"),
    array("euler_numbers", euler_numbers(94), "E_2k"),
])
