// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/distributions/detail/normal.hpp>

namespace scixx::stats::detail::variables {

struct StandardNormal : Norm<> {
    template <class T = double>
    [[nodiscard]] double ilogcdf(double p) const {
        return special::ndtri_exp<T>(p);
    }
    template <class T = double>
    [[nodiscard]] double ilogsf(double p) const {
        return -special::ndtri_exp<T>(p);
    }
    [[nodiscard]] double median() const { return 0; }
    [[nodiscard]] double mode() const { return 0; }
    // Moments of exp(scale X).
    template <class = void>
    [[nodiscard]] Moments exponential_moments(double scale) const {
        return Lognorm<>{std::abs(scale)}.moments();
    }
};

}  // namespace scixx::stats::detail::variables
