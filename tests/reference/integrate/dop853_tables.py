#!/usr/bin/python3
"""Prints include/scixx/integrate/ivp/detail/dop853_tables.hpp: the coefficients of DOP853 as SciPy holds them.

    /usr/bin/python3 tests/reference/integrate/dop853_tables.py > include/scixx/integrate/ivp/detail/dop853_tables.hpp
"""

from scipy.integrate._ivp import dop853_coefficients as d


def table(name, values):
    print(f"inline constexpr double {name}[] = {{")
    line = "   "
    for value in values:
        text = f" {float(value)!r},"
        if len(line) + len(text) > 118:
            print(line)
            line = "   "
        line += text
    print(line)
    print("};")


print("""// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/integrate/ivp/detail/tableaus.hpp>

/// The coefficients of DOP853: E. Hairer, S. P. Norsett and G. Wanner, Solving Ordinary Differential Equations I, 2nd
/// edition, section II.10. Written by tests/reference/integrate/dop853_tables.py.
namespace scixx::integrate::ivp::detail {

/// Weights of the 12 stages, row after row without the diagonal, and of the three more that the dense output needs.""")
table("dop853_a", [d.A[i, j] for i in range(1, 12) for j in range(i)])
print("/// Rows of 13, 14 and 15 weights.")
table("dop853_a_extra", [d.A[i, j] for i in range(13, 16) for j in range(i)])
table("dop853_b", d.B)
print("/// Nodes of all 16 stages; stage 12 is the derivative at the end of the step.")
table("dop853_c", d.C)
print("/// Error estimates of fifth and third order.")
table("dop853_e5", d.E5)
table("dop853_e3", d.E3)
print("/// Four rows of 16 weights of the interpolant.")
table("dop853_d", d.D.ravel())
print("inline constexpr Tableau dop853{12, 8, 7, 0, dop853_a, dop853_b, dop853_c, dop853_e5, nullptr};")
print()
print("}  // namespace scixx::integrate::ivp::detail")
