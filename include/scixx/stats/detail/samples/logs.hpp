// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/along_axis.hpp>

/// Logarithms and powers of whole samples by Eigen's packets.
namespace scixx::stats::detail::samples {

/// Sum of f(block) over blocks of at most 512 values, f a callable of an Eigen expression that gives a number.
template <class F>
[[nodiscard]] double sum_of_blocks(core::Sample x, const F& f) {
    constexpr std::size_t most = 512;
    double parts[4] = {};
    for (std::size_t begin = 0; begin < x.size(); begin += most) {
        const auto count = static_cast<Eigen::Index>(std::min(most, x.size() - begin));
        parts[begin / most % 4] += f(Eigen::Map<const Eigen::ArrayXd>(x.data() + begin, count));
    }
    return (parts[0] + parts[1]) + (parts[2] + parts[3]);
}
[[nodiscard]] inline double sum_of_logs(core::Sample x) {
    return sum_of_blocks(x, [](const auto& block) { return block.log().sum(); });
}
/// Sum of (x_i / unit)^p of numbers that are not negative; precise where no power is above 1.
[[nodiscard]] inline double sum_of_powers(core::Sample x, double unit, double p) {
    return sum_of_blocks(x, [=](const auto& block) { return ((block / unit).log() * p).exp().sum(); });
}

}  // namespace scixx::stats::detail::samples
