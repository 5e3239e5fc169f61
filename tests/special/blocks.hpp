#pragma once

#include <Eigen/Core>
#include <array>
#include <cmath>
#include <vector>

#include "support/closeness.hpp"

namespace scixx::testing {

/// Compares f of arrays, which have kernels of their own, with f number by number: at all combinations of the values,
/// to a relative error. `least` is an absolute error that is allowed, too.
template <std::size_t N, class F>
void expect_blocks_agree(const std::array<std::vector<double>, N>& values, double most, F f, double least = 0) {
    Eigen::Index size = 1;
    for (const auto& each : values) size *= static_cast<Eigen::Index>(each.size());
    std::array<Eigen::ArrayXd, N> x;
    Eigen::Index stride = 1;
    for (std::size_t k = 0; k < N; ++k) {
        const auto count = static_cast<Eigen::Index>(values[k].size());
        x[k] = Eigen::ArrayXd::NullaryExpr(
            size, [&](Eigen::Index i) { return values[k][static_cast<std::size_t>(i / stride % count)]; });
        stride *= count;
    }
    const Eigen::ArrayXd all = std::apply(f, x);
    for (Eigen::Index i = 0; i < size; ++i) {
        std::array<double, N> at{};
        for (std::size_t k = 0; k < N; ++k) at[k] = x[k][i];
        const double one = std::apply(f, at);
        if (all[i] == one || (std::isnan(all[i]) && std::isnan(one))) continue;
        EXPECT_LE(std::abs(all[i] - one), most * std::abs(one) + least)
            << ::testing::PrintToString(at) << ": " << all[i] << " and " << one;
    }
}

}  // namespace scixx::testing
