"""Makes include/scixx/special/detail/power_tables.hpp: logarithms in two parts and Stirling's sum."""

import mpmath as mp
from tables import array, error, piecewise, powers, text, write

mp.mp.dps = 50
GRID = mp.mpf(2) ** 16


def high(x):
    return mp.nint(x * GRID) / GRID


def rows():
    for i in range(129):
        c = mp.nint(2048 / (1 + mp.mpf(i) / 128)) / 2048
        yield c, high(-mp.log(c)), -mp.log(c) - high(-mp.log(c)), mp.mpf(i > 0)


def split_table():
    body = ",\n    ".join("{" + ", ".join(text(v) for v in row) + "}" for row in rows())
    return ("/// c = 1 / m to 12 bits for m next to 1 + i / 128, -log c in two parts, the first of which is a whole number\n"
            "/// by 2^16, and 0 where c is 1.\n"
            f"inline constexpr double split_log[129][4] = {{\n    {body}}};\n")


def stirling(w):
    if w == 0:
        return mp.mpf(0)
    return mp.loggamma(1 / w) - ((1 / w - mp.mpf(1) / 2) * mp.log(1 / w) - 1 / w + mp.log(2 * mp.pi) / 2)


def brief_stirling(degree):
    """Coefficients of w^k of the quotient of Stirling's sum by w, interpolated on [0, 1]."""
    in_t = powers(lambda w: stirling(w) / w, mp.mpf("1e-12"), 1, degree)
    return [mp.fsum(in_t[k] * mp.binomial(k, j) * (-1) ** (k - j) * 2 ** j for k in range(j, degree + 1))
            for j in range(degree + 1)]


def rest(r):
    return mp.mpf(-1) / 2 + r / 3 - r * r / 4 if abs(r) < 1e-12 else (mp.log1p(r) - r) / (r * r)


DEGREE, PARTS = 7, 16
edges = [mp.mpf(j) / PARTS for j in range(PARTS + 1)]
print("stirling", [mp.nstr(error(stirling, a, b, powers(stirling, a, b, DEGREE), relative=False), 2) for a, b in zip(edges, edges[1:])])
bend, worst = mp.chebyfit(rest, [-mp.mpf(1) / 220, mp.mpf(1) / 220], 6, error=True)
print("bend", mp.nstr(worst, 3), "largest |c m - 1|",
      mp.nstr(max(abs(c * (1 + (mp.mpf(i) + side) / 128) - 1) for i, (c, _, _, _) in enumerate(rows())
                  for side in (mp.mpf(-0.5), mp.mpf(0.5))), 3))
brief = brief_stirling(8)
print("brief", mp.nstr(max(abs(w * mp.polyval(brief[::-1], w) - stirling(w)) for w in mp.linspace(mp.mpf(1) / 500, 1, 500)), 2))
write("power_tables.hpp", "power_tables.py", "", [
    f"/// log 2 as the logarithms of the table.\ninline constexpr double split_log_two[] = {{{text(high(mp.log(2)))}, {text(mp.log(2) - high(mp.log(2)))}}};\n",
    split_table(),
    array("log1p_bend", bend[::-1], "(log(1 + r) - r) / r^2 for |r| <= 1 / 220"),
    piecewise("stirling_table", stirling, edges, DEGREE,
              "log Gamma(1 / w) - ((1 / w - 1 / 2) log(1 / w) - 1 / w + log(2 pi) / 2) on sixteenths of [0, 1]"),
    array("brief_stirling", brief,
          "The same divided by w in powers of w, so that w times the sum has an error below 5e-10 on [0, 1]")])
