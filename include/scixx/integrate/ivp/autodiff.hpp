// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/optimize/autodiff.hpp>
#include <utility>

namespace scixx::integrate {

/// The exact Jacobian of a generic right-hand side by automatic differentiation, for `jac` of solve_ivp and of the
/// solvers.
///
///     const auto fun = [](double, const auto& y) {
///         return Eigen::VectorX<typename std::decay_t<decltype(y)>::Scalar>{{y[1], -sin(y[0])}};
///     };
///     solve_ivp(fun, {0, 10}, y0, {.method = method::Radau, .jac = autodiff(fun)});
///
/// @param f  generic callable (t, y) -> Eigen vector of y's scalar, written with operators and unqualified functions;
///           see optimize::autodiff.
/// @return   a callable (t, y) -> n x n matrix df_i/dy_j that holds a copy of f.
/// @note     ceil(n / 8) calls of f an evaluation. Accurate to rounding.
/// @see      optimize::autodiff. SciPy has finite differences only.
template <class F>
[[nodiscard]] auto autodiff(F f) {
    return [f = std::move(f)](double t, const Eigen::VectorXd& y) -> Eigen::MatrixXd {
        return optimize::autodiff([&f, t](const auto& state) { return f(t, state); })(y);
    };
}

}  // namespace scixx::integrate
