// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cmath>
#include <scixx/stats/distributions/detail/discrete.hpp>

namespace scixx::stats::detail::variables {

struct Successes : Binom {
    [[nodiscard]] double mode() const {
        const double top = (n + 1) * p;
        return std::min(top == std::floor(top) && top > 0 ? top - 1 : std::floor(top), n);
    }
};

}  // namespace scixx::stats::detail::variables
