// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/detail/callables.hpp>

namespace scixx::optimize {

/// Options of isotonic_regression, in SciPy's order.
struct IsotonicRegressionOptions {
    Values weights{};        ///< one or n numbers > 0; default 1
    bool increasing = true;  ///< whether x increases with the index, or decreases
};

/// Result of isotonic_regression: x is constant on each of B blocks.
struct IsotonicRegressionResult {
    Eigen::VectorXd x;                                     ///< solution, n
    Eigen::VectorXd weights;                               ///< sum of the weights of each block, B
    Eigen::Array<Eigen::Index, Eigen::Dynamic, 1> blocks;  ///< block k is [blocks[k], blocks[k + 1]), B + 1
};

/// Isotonic regression: the monotonic x that is nearest to y,
///     minimise sum over i of weights[i] (y[i] - x[i])^2  subject to  x[0] <= x[1] <= ... <= x[n - 1].
///
///     auto r = isotonic_regression({1.5, 1.0, 4.0, 6.0, 5.7, 5.0});   // x = (1.25, 1.25, 4, 5.57, 5.57, 5.57)
///
/// @param y        response, n numbers; n = 0 gives no blocks.
/// @param options  see IsotonicRegressionOptions.
/// @return         see IsotonicRegressionResult.
/// @throws std::invalid_argument if y has a NaN, or weights are not n positive numbers.
/// @note O(n): neighbouring blocks whose means are not in order are pooled. Source: Best and Chakravarti, Math.
///       Program. 47 (1990) 425.
/// @see scipy.optimize.isotonic_regression. Differs from SciPy: a NaN in y is an error.
template <core::ArrayLike Y = core::InBraces>
    requires(core::rank_of<Y> == 1)
[[nodiscard]] IsotonicRegressionResult isotonic_regression(const Y& y, const IsotonicRegressionOptions& options = {}) {
    using Index = Eigen::Index;
    const char* const name = "isotonic_regression";
    struct Block {
        double mean, weight;
        Index end;
    };
    IsotonicRegressionResult result;
    detail::store_vector<Y>(y, result.x);
    const Index n = result.x.size();
    const Eigen::VectorXd weights =
        (options.weights.empty() ? Values(1.0) : options.weights).expand<double>(n, name, "weights");
    const auto place = [&](Index i) { return options.increasing ? i : n - 1 - i; };
    core::List<Block> blocks;
    for (Index i = 0; i < n; ++i) {
        Block last{result.x[place(i)], weights[place(i)], i + 1};
        core::require(last.mean == last.mean, name, "y must have no NaN");
        core::require(last.weight > 0 && last.weight - last.weight == 0, name, "weights must be positive, got ",
                      last.weight);
        while (!blocks.empty() && blocks.back().mean >= last.mean) {
            const Block& before = blocks.back();
            const double sum = before.weight + last.weight;
            if (before.mean > last.mean)
                last.mean = last.mean * (last.weight / sum) + before.mean * (before.weight / sum);
            last.weight = sum;
            blocks.pop_back();
        }
        blocks.push_back(last);
    }
    const Index count = blocks.size();
    result.weights.resize(count);
    result.blocks.resize(count + 1);
    result.blocks[options.increasing ? 0 : count] = options.increasing ? 0 : n;
    for (Index k = 0, begin = 0; k < count; ++k) {
        const Block& block = blocks[k];
        const Index to = options.increasing ? k : count - 1 - k;
        result.weights[to] = block.weight;
        result.blocks[options.increasing ? k + 1 : to] = options.increasing ? block.end : n - block.end;
        for (; begin < block.end; ++begin) result.x[place(begin)] = block.mean;
    }
    return result;
}

}  // namespace scixx::optimize
