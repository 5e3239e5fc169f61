// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <scixx/core/kernel/inline.hpp>
#include <type_traits>

namespace scixx::core {

/// Correctly rounded square roots of n numbers, in place.
///
/// Four at a time in double: of Eigen's vectors the wider ones, and those of float, are approximate and make a NaN of
/// infinity, and a loop over std::sqrt, which may set errno, does not vectorise. The root in double of a float, rounded
/// once more, is the right float.
template <class T>
SCIXX_ALWAYS_INLINE void take_square_roots(T* values, Eigen::Index n) noexcept {
    const Eigen::Index whole = std::is_same_v<T, double> || std::is_same_v<T, float> ? n - n % 4 : 0;
    if constexpr (std::is_same_v<T, double> || std::is_same_v<T, float>)
        for (Eigen::Index i = 0; i < whole; i += 4) {
            Eigen::Map<Eigen::Array<T, 4, 1>> four(values + i);
            const Eigen::Array4d x = four.template cast<double>();
            four = x.sqrt().template cast<T>();
        }
    for (Eigen::Index i = whole; i < n; ++i) values[i] = std::sqrt(values[i]);
}

}  // namespace scixx::core
