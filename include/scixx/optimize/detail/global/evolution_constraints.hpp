// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <functional>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/minimize/constraint_set.hpp>
#include <scixx/optimize/minimize/slsqp.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <utility>
#include <vector>

namespace scixx::optimize::detail::global {

/// The sum of a point's violations.
using Violation = std::function<double(const Eigen::VectorXd&)>;

/// That of constraints between bounds that outlive it.
template <class = void>
Violation violation_of(const std::vector<Constraint>& list, const Eigen::VectorXd& lb, const Eigen::VectorXd& ub) {
    Eigen::VectorXd middle(lb.size());
    for (Eigen::Index i = 0; i < lb.size(); ++i) middle[i] = lb[i] / 2 + ub[i] / 2;
    minimize::ConstraintSet constraints("differential_evolution", list, middle, lb, ub);
    return [constraints = std::move(constraints), c = Eigen::VectorXd()](const Eigen::VectorXd& x) mutable {
        constraints.values(x, c);
        double sum = 0;
        for (Eigen::Index r = 0; r < c.size(); ++r)
            sum += r < constraints.equations() ? std::abs(c[r]) : std::max(0.0, -c[r]);
        return std::isnan(sum) ? std::numeric_limits<double>::infinity() : sum;
    };
}

/// Has the best member polished within constraints.
template <class = void>
void polish_within(const std::vector<Constraint>& list, MinimizeOptions& polish) {
    polish.method = method::slsqp;
    polish.constraints = list;
}

}  // namespace scixx::optimize::detail::global
