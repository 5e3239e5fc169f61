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
    Values(T value) {  // NOLINT(google-explicit-constructor): a number stands for all components
        values_.resize(1);
        values_[0] = static_cast<double>(value);
    }
    Values(std::initializer_list<double> values) {
        values_.resize(static_cast<Eigen::Index>(values.size()));
        Eigen::Index i = 0;
        for (const double value : values) values_[i++] = value;
    }
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 1)
    Values(const A& values) {  // NOLINT(google-explicit-constructor): one number a component
        values_.resize(static_cast<Eigen::Index>(std::size(values)));
        for (Eigen::Index i = 0; i < values_.size(); ++i) {
            if constexpr (requires { values.coeff(i); })
                values_[i] = static_cast<double>(values.coeff(i));
            else
                values_[i] = static_cast<double>(values[static_cast<std::size_t>(i)]);
        }
    }

    [[nodiscard]] bool empty() const noexcept { return values_.size() == 0; }
    [[nodiscard]] Eigen::Index size() const noexcept { return values_.size(); }

    [[nodiscard]] bool any_finite() const noexcept {
        for (Eigen::Index i = 0; i < values_.size(); ++i)
            if (values_[i] - values_[i] == 0) return true;
        return false;
    }

    /// The numbers of n components.
    /// @throws std::invalid_argument "function: parameter must have 1 or n components, got ...".
    [[nodiscard]] Eigen::VectorXd expand(Eigen::Index n, const char* function, const char* parameter) const {
        core::require(values_.size() == n || values_.size() == 1, function, parameter, " must have 1 or ", n,
                      " components, got ", values_.size());
        Eigen::VectorXd expanded(n);
        for (Eigen::Index i = 0; i < n; ++i) expanded[i] = values_[values_.size() == 1 ? 0 : i];
        return expanded;
    }

private:
    Eigen::VectorXd values_;
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
};

}  // namespace scixx::optimize
