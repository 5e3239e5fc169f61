// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/optimize/detail/minimize/second_order.hpp>
#include <scixx/optimize/detail/minimize/trust_step.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize::detail::minimize {

template <class Options>
OptimizeResult trust_exact(const Request& request, const Options& o) {
    return trust_region(request, o, true, [](SecondOrder& second, const Vector& g, double radius, Vector& p) {
        DenseShift a(second.matrix());
        return least_in_region(a, g, radius, {.easy = 0.1, .hard = 0.2}, p);
    });
}

}  // namespace scixx::optimize::detail::minimize
