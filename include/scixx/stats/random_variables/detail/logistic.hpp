// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/logistic.hpp>

namespace scixx::stats::detail::variables {

struct StandardLogistic : detail::Logistic<> {
    // log(p / (1 - p)) of log p.
    [[nodiscard]] double ilogcdf(double p) const { return p - log_one_minus_exp(p); }
    [[nodiscard]] double ilogsf(double p) const { return log_one_minus_exp(p) - p; }
    [[nodiscard]] double median() const { return 0; }
    [[nodiscard]] double mode() const { return 0; }
};

}  // namespace scixx::stats::detail::variables
