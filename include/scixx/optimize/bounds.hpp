// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::optimize {

/// Numbers that belong to the components of a vector: one for all of them, or one each. Made from a number, a braced
/// list, or any Eigen vector; what is not given is empty.
///
///     Values everywhere = 1.0;
///     Values each = {-1.0, 0.0, 2.0};
class Values {
public:
    Values() = default;
    template <class T>
        requires std::is_arithmetic_v<T>
    Values(T value)  // NOLINT(google-explicit-constructor): a number stands for all components
        : values_(1, static_cast<double>(value)) {}
    Values(std::initializer_list<double> values) : values_(values) {}
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 1)
    Values(const A& values) {  // NOLINT(google-explicit-constructor): one number a component
        values_.resize(static_cast<std::size_t>(std::size(values)));
        for (std::size_t i = 0; i < values_.size(); ++i) {
            if constexpr (requires { values.coeff(Eigen::Index{0}); })
                values_[i] = static_cast<double>(values.coeff(static_cast<Eigen::Index>(i)));
            else
                values_[i] = static_cast<double>(values[i]);
        }
    }

    [[nodiscard]] bool empty() const noexcept { return values_.empty(); }
    [[nodiscard]] Eigen::Index size() const noexcept { return static_cast<Eigen::Index>(values_.size()); }

    [[nodiscard]] bool any_finite() const noexcept {
        for (const double value : values_)
            if (value - value == 0) return true;
        return false;
    }

    /// The numbers of n components.
    /// @throws std::invalid_argument "function: parameter must have 1 or n components, got ...".
    [[nodiscard]] Eigen::VectorXd expand(Eigen::Index n, const char* function, const char* parameter) const {
        core::require(size() == n || size() == 1, function, parameter, " must have 1 or ", n, " components, got ",
                      size());
        Eigen::VectorXd expanded(n);
        for (Eigen::Index i = 0; i < n; ++i) expanded[i] = values_[size() == 1 ? 0 : static_cast<std::size_t>(i)];
        return expanded;
    }

private:
    std::vector<double> values_;
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
    [[nodiscard]] std::pair<Eigen::VectorXd, Eigen::VectorXd> residual(const Eigen::VectorXd& x) const {
        return {x - lb.expand(x.size(), "Bounds", "lb"), ub.expand(x.size(), "Bounds", "ub") - x};
    }
};

}  // namespace scixx::optimize
