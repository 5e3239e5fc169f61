"""Writes detail/bessel/debye_tables.hpp: the polynomials u_k and v_k of Debye's expansions (DLMF 10.41.9) and the series of 1 / Gamma."""

from fractions import Fraction

import mpmath as mp
from tables import array, write

mp.mp.dps = 40
COUNT = 15


def next_u(u):
    """u as {power: coefficient}; DLMF 10.41.9."""
    result = {}
    for power, c in u.items():
        for shift, factor in ((1, Fraction(power, 2)), (3, -Fraction(power, 2)), (1, Fraction(1, 8 * (power + 1))), (3, Fraction(-5, 8 * (power + 3)))):
            result[power + shift] = result.get(power + shift, Fraction(0)) + c * factor
    return result


def v_of(u, before):
    """v_k = u_k + t (t^2 - 1) (u_{k-1} / 2 + t u'_{k-1})."""
    result = dict(u)
    for power, c in before.items():
        for shift, factor in ((1, -(Fraction(1, 2) + power)), (3, Fraction(1, 2) + power)):
            result[power + shift] = result.get(power + shift, Fraction(0)) + c * factor
    return result


us = [{0: Fraction(1)}]
for k in range(COUNT - 1):
    us.append(next_u(us[-1]))
vs = [us[0]] + [v_of(us[k], us[k - 1]) for k in range(1, COUNT)]


def rows(name, polynomials, comment):
    text = ",\n    ".join("{" + ", ".join(repr(float(p.get(k + 2 * j, Fraction(0)))) for j in range(k + 1)) + "}" for k, p in enumerate(polynomials))
    return f"/// {comment}\ninline constexpr double {name}[{COUNT}][{COUNT}] = {{\n    {text}}};\n"


gamma = mp.taylor(mp.rgamma, 1, 30)  # of 1 / Gamma(1 + z)
write("bessel/debye_tables.hpp", "debye_tables.py", "::bessel", [
    rows("debye_u", us, "Coefficients of t^(k + 2 j), j = 0 .. k, of u_k"),
    rows("debye_v", vs, "Coefficients of t^(k + 2 j), j = 0 .. k, of v_k"),
    array("trapezoid_t", [mp.mpf(j) / 8 for j in range(1, 33)], "Nodes t_j = j / 8"),
    array("trapezoid_c", [mp.cosh(mp.mpf(j) / 8) - 1 for j in range(1, 33)], "cosh(t_j) - 1"),
    array("trapezoid_s", [mp.sinh(mp.mpf(j) / 8) for j in range(1, 33)], "sinh(t_j)"),
    array("rgamma_odd", [-gamma[2 * j + 1] for j in range(10)], "(1 / Gamma(1 - z) - 1 / Gamma(1 + z)) / (2 z) in z^2"),
    array("rgamma_even", [gamma[2 * j] for j in range(10)], "(1 / Gamma(1 - z) + 1 / Gamma(1 + z)) / 2 in z^2"),
])
