// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <scixx/special/detail/elementary/exponential.hpp>

namespace scixx::special::detail::elementary {

struct Expit {
    static double at(double x) noexcept {
        const double e = exponential(-std::abs(x)), negative = 0.5 - std::copysign(0.5, x);
        // 1 or e, chosen by factors; the negative half is e / (1 + e), which keeps tails down to the subnormals.
        return (negative * e + (1 - negative)) / (1 + e);
    }
};

struct Logit {
    static double at(double p) noexcept { return logarithm_of_odds(p); }
};

/// log(expit(x)) = min(x, 0) - log(1 + exp(-|x|)).
struct LogExpit {
    static double at(double x) noexcept { return (x < 0 ? x : 0.0) - logarithm_1p(exponential(-std::abs(x))); }
};

struct Softplus {
    static double at(double x) noexcept { return (x > 0 ? x : 0.0) + logarithm_1p(exponential(-std::abs(x))); }
};

}  // namespace scixx::special::detail::elementary
