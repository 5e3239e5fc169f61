"""Writes detail/integrals/tables.hpp: exponential, sine and Fresnel integrals by polynomials."""

import mpmath as mp
from tables import array, error, piecewise, powers, write

mp.mp.dps = 30


def octaves(low, high, parts=8):
    edges, at = [], mp.mpf(low)
    while at < high:
        edges += [at * (1 + mp.mpf(i) / parts) for i in range(parts)]
        at *= 2
    return edges + [mp.mpf(high)]


def far(name, f, reach, degree, what):
    c = powers(lambda u: f(reach / u), 0, 1, degree)
    print(name, mp.nstr(error(lambda u: f(reach / u), 0, 1, c), 3))
    return array(name, c, what)


def ei_regular(x):
    return mp.ei(x) - mp.log(x)


def sine_f(w):
    x = 16 / mp.sqrt(w)
    return x * (mp.ci(x) * mp.sin(x) - (mp.si(x) - mp.pi / 2) * mp.cos(x))


def sine_g(w):
    x = 16 / mp.sqrt(w)
    return -(x**2) * (mp.ci(x) * mp.cos(x) + (mp.si(x) - mp.pi / 2) * mp.sin(x))


def fresnel_f(w):
    x = 3 / w ** mp.mpf("0.25")
    a = mp.pi * x * x / 2
    return mp.pi * x * ((mp.mpf(1) / 2 - mp.fresnels(x)) * mp.cos(a) - (mp.mpf(1) / 2 - mp.fresnelc(x)) * mp.sin(a))


def fresnel_g(w):
    x = 3 / w ** mp.mpf("0.25")
    a = mp.pi * x * x / 2
    return mp.pi**2 * x**3 * ((mp.mpf(1) / 2 - mp.fresnelc(x)) * mp.cos(a) + (mp.mpf(1) / 2 - mp.fresnels(x)) * mp.sin(a))


def even(name, f, degree, what):
    c = powers(f, 0, 1, degree)
    print(name, mp.nstr(error(f, mp.mpf(1) / 1000, 1, c), 3))
    return array(name, c, what)


halves = [mp.mpf(k) / 2 for k in range(7)]
write("integrals/tables.hpp", "integrals_tables.py", "::integrals", [
    array("e1_regular", powers(lambda x: mp.e1(x) + mp.log(x), 0, 1, 14), "E_1(x) + log(x) in t = 2 x - 1, x <= 1"),
    piecewise("e1_table", lambda x: x * mp.exp(x) * mp.e1(x), octaves(1, 32), 10, "x exp(x) E_1(x) on the eighths of [1, 2], ..., [16, 32]"),
    far("e1_far", lambda x: x * mp.exp(x) * mp.e1(x), 32, 11, "x exp(x) E_1(x) in t = 2 (32 / x) - 1, x >= 32"),
    piecewise("ei_regular", ei_regular, range(0, 9), 13, "Ei(x) - log(x) on [0, 1], ..., [7, 8]"),
    piecewise("ei_table", lambda x: x * mp.exp(-x) * mp.ei(x), octaves(8, 64), 10, "x exp(-x) Ei(x) on the eighths of [8, 16], ..., [32, 64]"),
    far("ei_far", lambda x: x * mp.exp(-x) * mp.ei(x), 64, 10, "x exp(-x) Ei(x) in t = 2 (64 / x) - 1, x >= 64"),
    piecewise("si_table", lambda x: mp.si(x) / x, range(0, 17), 13, "Si(x) / x on [0, 1], ..., [15, 16]"),
    piecewise("ci_regular", lambda x: mp.ci(x) - mp.log(x), range(0, 5), 13, "Ci(x) - log(x) on [0, 1], ..., [3, 4]"),
    piecewise("ci_table", mp.ci, range(4, 17), 13, "Ci(x) on [4, 5], ..., [15, 16]"),
    even("sici_f", sine_f, 11, "x f(x) in t = 2 (16 / x)^2 - 1, x >= 16 (DLMF 6.2.17)"),
    even("sici_g", sine_g, 11, "x^2 g(x) in t = 2 (16 / x)^2 - 1, x >= 16 (DLMF 6.2.18)"),
    piecewise("shi_table", lambda x: mp.shi(x) / x, range(0, 5), 13, "Shi(x) / x on [0, 1], ..., [3, 4]"),
    piecewise("chi_regular", lambda x: mp.chi(x) - mp.log(x), range(0, 5), 13, "Chi(x) - log(x) on [0, 1], ..., [3, 4]"),
    piecewise("fresnel_s", lambda x: mp.fresnels(x) / x**3, halves, 21, "S(x) / x^3 on [0, 1/2], ..., [5/2, 3]"),
    piecewise("fresnel_c", lambda x: mp.fresnelc(x) / x, halves, 21, "C(x) / x on [0, 1/2], ..., [5/2, 3]"),
    even("fresnel_f", fresnel_f, 13, "pi x f(x) in t = 2 (3 / x)^4 - 1, x >= 3 (DLMF 7.2.10)"),
    even("fresnel_g", fresnel_g, 13, "pi^2 x^3 g(x) in t = 2 (3 / x)^4 - 1, x >= 3 (DLMF 7.2.11)"),
])
