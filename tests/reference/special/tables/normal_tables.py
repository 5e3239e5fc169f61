"""Writes include/scixx/special/detail/normal_tables.hpp: erf and Dawson's integral by Chebyshev interpolation."""

import pathlib

import mpmath as mp
from gamma_tables import array, interpolated

mp.mp.dps = 50
TARGET = pathlib.Path(__file__).parents[4] / "include" / "scixx" / "special" / "detail" / "normal_tables.hpp"


def dawson(x):
    return mp.sqrt(mp.pi) / 2 * mp.exp(-x * x) * mp.erfi(x)


text = """// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// Coefficients made by tests/reference/special/tables/normal_tables.py.
namespace scixx::special::detail {
"""
text += array("erf_ratio", "erf(x) / x in powers of t = 2 x^2 - 1, |x| <= 1.",
              interpolated(lambda w: mp.erf(mp.sqrt(w)) / mp.sqrt(w) if w > 1e-40 else 2 / mp.sqrt(mp.pi), 0, 1, 13))
text += array("dawson_small", "Dawson's integral over x in powers of t = 2 x^2 - 1, |x| <= 1.",
              interpolated(lambda w: dawson(mp.sqrt(w)) / mp.sqrt(w) if w > 1e-40 else mp.mpf(1), 0, 1, 15))
for name, low, high, degree in (("one", 1, 2, 19), ("two", 2, "3.25", 21), ("three", "3.25", 5, 23)):
    low, high = mp.mpf(low), mp.mpf(high)
    text += array(f"dawson_{name}", f"Dawson's integral in powers of t = (x - {(low + high) / 2}) / {(high - low) / 2}, |t| <= 1.",
                  interpolated(dawson, low, high, degree))
text += array("dawson_large", "2 x times Dawson's integral in powers of t = 50 / x^2 - 1, x >= 5.",
              interpolated(lambda w: 2 / mp.sqrt(w) * dawson(1 / mp.sqrt(w)) if w > 1e-4
                           else 1 + w / 2 + 3 * w**2 / 4 + 15 * w**3 / 8 + 105 * w**4 / 16, 0, "0.04", 17))
text += "\n}  // namespace scixx::special::detail\n"
TARGET.write_text(text)
