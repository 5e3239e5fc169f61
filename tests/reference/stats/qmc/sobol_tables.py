"""Makes include/scixx/stats/qmc/detail/sobol_tables.hpp: the direction numbers of S. Joe and F. Y. Kuo, SIAM J. Sci. Comput. 30
(2008) 2635 (the set new-joe-kuo-6 at https://web.maths.unsw.edu.au/~fkuo/sobol), as SciPy installs them."""

import pathlib

import numpy as np
import scipy.stats

ROOT = pathlib.Path(__file__).resolve().parents[4]
TARGET = ROOT / "include/scixx/stats/qmc/detail/sobol_tables.hpp"
MOST = 13  # degree of the last polynomials: the table then has 1111 dimensions

data = np.load(pathlib.Path(scipy.stats.__file__).parent / "_sobol_direction_numbers.npz")
polynomials, initial = data["poly"].tolist(), data["vinit"].tolist()
numbers, counts = [], [0] * (MOST + 1)
for polynomial, start in zip(polynomials[1:], initial[1:]):
    degree = polynomial.bit_length() - 1
    if degree > MOST:
        break
    assert start[0] == 1 and polynomial & 1 == 1 and all(m == 0 for m in start[degree:])
    assert all(m % 2 == 1 and m < 2 << i for i, m in enumerate(start[:degree]))
    # The outer coefficients of the polynomial and the first direction number are 1.
    numbers += [(polynomial ^ (1 << degree)) >> 1, *start[1:degree]]
    counts[degree] += 1

# A text of 16-bit characters is read several times faster than a list of numbers.
lines, line = [], ""
for number in numbers:
    code = f"\\x{number:x}"
    if len(line) + len(code) > 110:
        lines.append(f'    u"{line}"')
        line = ""
    line += code
lines.append(f'    u"{line}"')
body = "\n".join(lines)
TARGET.write_text(
    f"""// SPDX-License-Identifier: BSD-3-Clause
// Made by tests/reference/stats/qmc/sobol_tables.py.
#pragma once

namespace scixx::stats::qmc::detail {{

/// The direction numbers of S. Joe and F. Y. Kuo, SIAM J. Sci. Comput. 30 (2008) 2635, for the second dimension and the
/// following ones: polynomials of degree 1, 2, ..., each as its inner coefficients and m_2, ..., m_degree.
inline constexpr int sobol_most_degree = {MOST}, sobol_most_dimensions = {sum(counts) + 1};
/// How many polynomials of each degree there are.
inline constexpr int sobol_polynomials[] = {{{", ".join(map(str, counts))}}};

// clang-format off
inline constexpr char16_t sobol_numbers[] =
{body};
// clang-format on

}}  // namespace scixx::stats::qmc::detail
"""
)
