// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <type_traits>

namespace scixx::core {

/// Correctly rounded square roots of n numbers, in place.
///
/// Works on Eigen's packets of four doubles. Wider packets, and those of floats, use approximate instructions that turn
/// infinity into NaN; a loop over std::sqrt, which may set errno, does not vectorise. The root of a float computed in
/// double and rounded to float is correctly rounded.
template <class T>
SCIXX_ALWAYS_INLINE void take_square_roots(T* values, Eigen::Index n) noexcept {
    const Eigen::Index whole = std::is_same_v<T, double> || std::is_same_v<T, float> ? n - n % 4 : 0;
    if constexpr (std::is_same_v<T, double> || std::is_same_v<T, float>)
        for (Eigen::Index i = 0; i < whole; i += 4) {
            Eigen::Map<Eigen::Array<T, 4, 1>> four(values + i);
            const auto x = four.template cast<double>().eval();
            four = x.sqrt().template cast<T>();
        }
    for (Eigen::Index i = whole; i < n; ++i) values[i] = std::sqrt(values[i]);
}

}  // namespace scixx::core
