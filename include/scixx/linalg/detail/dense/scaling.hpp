// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/dense/block.hpp>

namespace scixx::linalg::detail::dense {

/// The exponent of a power of two that takes a matrix of extreme size to a moderate one, else 0.
template <class T>
int extreme_exponent(const Block<T>& a) {
    using Real = core::RealOf<T>;
    Real largest = 0;
    for (Index j = 0; j < a.cols; ++j)
        for (Index i = 0; i < a.rows; ++i) largest = std::max(largest, dense::size1(a(i, j)));
    if (!(largest > 0) || !(largest <= std::numeric_limits<Real>::max())) return 0;
    const int exponent = std::ilogb(largest);
    return std::abs(exponent) > std::numeric_limits<Real>::max_exponent / 8 ? exponent : 0;
}
template <class T>
void scale_by_power(const Block<T>& a, int exponent) {
    using Real = core::RealOf<T>;
    if (exponent == 0) return;
    const Real half = std::ldexp(Real(1), exponent / 2), rest = std::ldexp(Real(1), exponent - exponent / 2);
    for (Index j = 0; j < a.cols; ++j)
        for (Index i = 0; i < a.rows; ++i) a(i, j) = a(i, j) * half * rest;
}

}  // namespace scixx::linalg::detail::dense
