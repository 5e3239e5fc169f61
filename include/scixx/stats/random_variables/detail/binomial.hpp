// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/discrete.hpp>
#include <scixx/stats/distributions/detail/discrete_operations.hpp>

namespace scixx::stats::detail::variables {

struct Successes : Binom<> {
    // Of a variance that large the sum is long, and the law normal to 1e-12.
    template <class T = double>
    [[nodiscard]] double entropy() const {
        const double variance = n * p * (1 - p);
        return variance > 1e11 ? half_log_two_pi + 0.5 + 0.5 * std::log(variance)
                               : DiscreteOperations::Entropy::of(static_cast<const Binom<T>&>(*this), 0);
    }
    [[nodiscard]] double mode() const {
        const double top = (n + 1) * p;
        return std::min(top == std::floor(top) && top > 0 ? top - 1 : std::floor(top), n);
    }
};

}  // namespace scixx::stats::detail::variables
