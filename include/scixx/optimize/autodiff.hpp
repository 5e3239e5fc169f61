// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <functional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/optimize/dual.hpp>
#include <type_traits>
#include <utility>

namespace scixx::optimize {

/// Exact derivatives of a generic callable by automatic differentiation, forward mode.
///
///     const auto f = [](const auto& x) { return x[0] * x[0] * sin(x[1]); };
///     minimize(f, x0, {.jac = autodiff(f)});
///
/// @param f  generic callable `const auto& x -> number or vector of m` that is written with operators, Eigen vector
///           operations and unqualified functions (`using std::sin;` first and then `sin(x[0])`, not `std::sin(x[0])`,
///           where f takes plain numbers too), so that it takes a vector of Dual. A vector result is an Eigen vector of
///           x's scalar, `Eigen::VectorX<typename X::Scalar>`. Comparisons and branches are those of the values.
/// @return   a callable `const Eigen::VectorXd& -> gradient (n) or Jacobian (m x n)` that holds a copy of f, for `.jac`
///           of minimize and of NonlinearConstraint.
/// @throws   std::invalid_argument (from the callable) if f's result changes its size.
/// @note     ceil(n / 8) calls of f an evaluation, each with 8 derivatives beside every number. Accurate to rounding.
///           NaN in gives NaN. Thread-safe if f is.
/// @see cs() and approx_derivative for functions that can not be generic.
template <class F>
[[nodiscard]] auto autodiff(F f) {
    // A template, so that it compiles where it is called.
    return [f = std::move(f)]<class T = Dual>(const Eigen::VectorXd& x) {
        using Point = Eigen::Matrix<T, Eigen::Dynamic, 1>;
        using Result = std::remove_cvref_t<std::invoke_result_t<const F&, const Point&>>;
        constexpr bool number = std::is_convertible_v<Result, Dual>;
        const Eigen::Index n = x.size();
        Point point(n);
        for (Eigen::Index i = 0; i < n; ++i) point[i] = x[i];
        std::conditional_t<number, Eigen::VectorXd, Eigen::MatrixXd> derivative;
        if constexpr (number) derivative.resize(n);
        for (Eigen::Index first = 0; first < n; first += Dual::width) {
            const Eigen::Index count = std::min<Eigen::Index>(Dual::width, n - first);
            for (Eigen::Index i = 0; i < count; ++i) {
                Dual::Derivatives unit{};
                unit.data()[i] = 1.0;
                point[first + i] = Dual(x[first + i], unit);
            }
            if constexpr (number) {
                const T value = std::invoke(f, std::as_const(point));
                for (Eigen::Index i = 0; i < count; ++i) derivative[first + i] = value.derivatives().data()[i];
            } else {
                const Point value = std::invoke(f, std::as_const(point));
                if (first == 0) derivative.resize(value.size(), n);
                core::require(value.size() == derivative.rows(), "autodiff", "f must always return ", derivative.rows(),
                              " components, got ", value.size());
                for (Eigen::Index k = 0; k < value.size(); ++k)
                    for (Eigen::Index i = 0; i < count; ++i)
                        derivative(k, first + i) = value[k].derivatives().data()[i];
            }
            for (Eigen::Index i = 0; i < count; ++i) point[first + i] = x[first + i];
        }
        return derivative;
    };
}

}  // namespace scixx::optimize
