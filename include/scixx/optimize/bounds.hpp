// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <limits>
#include <scixx/core/options.hpp>
#include <utility>

namespace scixx::optimize {

/// Numbers that belong to the components of a vector: one for all of them, or one each. Made from a number, a braced
/// list, or any Eigen vector; what is not given is empty.
class Values : public core::Numbers {
public:
    using Numbers::Numbers;

    [[nodiscard]] bool any_finite() const noexcept {
        for (const double value : list())
            if (value - value == 0) return true;
        return false;
    }
};

/// Bounds of the variables, lb <= x <= ub.
///
/// `Bounds{0.0, 1.0}` bounds all variables alike, `Bounds{{-1, 0}, {1, 2}}` each by its own interval. An infinite bound
/// is none; lb == ub fixes a variable.
/// @see scipy.optimize.Bounds
struct Bounds {
    Values lb = -std::numeric_limits<double>::infinity();  ///< lower bounds, unit of x
    Values ub = std::numeric_limits<double>::infinity();   ///< upper bounds, unit of x
    bool keep_feasible = false;  ///< whether functions are evaluated only at points within the bounds

    /// Distances x - lb and ub - x to the bounds, n each; negative where x is outside.
    template <class T = double>
    [[nodiscard]] std::pair<Eigen::VectorX<T>, Eigen::VectorX<T>> residual(
        const std::type_identity_t<Eigen::VectorX<T>>& x) const {
        return {x - lb.expand<T>(x.size(), "Bounds", "lb"), ub.expand<T>(x.size(), "Bounds", "ub") - x};
    }
};

}  // namespace scixx::optimize
