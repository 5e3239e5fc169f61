// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <functional>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/core/result.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/callables.hpp>
#include <scixx/optimize/detail/least_squares/leastsq.hpp>
#include <string>
#include <tuple>
#include <type_traits>

namespace scixx::optimize {

using core::get;

/// Options of leastsq, in SciPy's order.
struct LeastsqOptions {
    Jacobian Dfun{};                 ///< m x n; default two_point
    bool col_deriv = false;          ///< whether Dfun returns n x m, derivatives down the columns
    double ftol = 1.49012e-8;        ///< relative decrease of the sum of squares that ends it, >= 0
    double xtol = 1.49012e-8;        ///< relative step that ends it, >= 0
    double gtol = 0;                 ///< cosine between residuals and columns of the Jacobian that ends it, >= 0
    Eigen::Index maxfev = 0;         ///< largest number of calls; 0: 100 (n + 1) with Dfun, else 200 (n + 1)
    std::optional<double> epsfcn{};  ///< relative error of fun, whose root is the step of differences; eps
    double factor = 100;             ///< first step's bound in units of |diag x|, in [0.1, 100]
    Values diag{};                   ///< scales of the variables, n positive numbers; default from the Jacobian
};

/// What leastsq found on its way.
struct LeastsqInfo {
    Eigen::Index nfev = 0;  ///< calls of func, those of differences included
    Eigen::Index njev = 0;  ///< Jacobians
    Eigen::VectorXd fvec;   ///< residuals at x, m
    Eigen::MatrixXd fjac;   ///< Jacobian at x, m x n
};

/// Result of leastsq; `auto [x, cov_x, infodict, mesg, ier] = leastsq(f, x0);`
struct LeastsqResult {
    Eigen::VectorXd x;      ///< solution, n
    Eigen::MatrixXd cov_x;  ///< (J^T J)^-1, n x n; empty if J has lost rank
    LeastsqInfo infodict;   ///< see LeastsqInfo
    std::string mesg;       ///< why it ended
    int ier = 0;            ///< 1 to 4: success, by ftol, xtol, both, gtol; 5 maxfev; 6 to 8: tolerances are too small
    template <class R = LeastsqResult>
    static constexpr auto bound() {
        return std::tuple(&R::x, &R::cov_x, &R::infodict, &R::mesg, &R::ier);
    }
};

/// Least squares by the method of Levenberg and Marquardt as in MINPACK: minimise the sum of func(x)^2.
///
/// @param func     callable `const Eigen::VectorXd& -> m residuals`, m >= n.
/// @param x0       start, n >= 1 finite numbers.
/// @param options  see LeastsqOptions.
/// @return         see LeastsqResult.
/// @throws std::invalid_argument if a size or an option is out of its domain, or func is not finite at x0.
/// @note           O(m n^2) an iteration. Source: More, LNM 630 (1978) 105. least_squares does more: bounds and losses.
/// @see scipy.optimize.leastsq. Differs from SciPy: always full_output; infodict has the Jacobian in place of its
/// factors.
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] LeastsqResult leastsq(F&& func, const X& x0, const LeastsqOptions& options = {}) {
    using Result = std::remove_cvref_t<std::invoke_result_t<F&, const Eigen::VectorXd&>>;
    static_assert(detail::VectorResult<Result>, "func must return a number or a vector");
    Eigen::VectorXd start;
    detail::store_vector<X>(x0, start);
    return detail::least_squares::leastsq<LeastsqResult>(
        [&](const Eigen::VectorXd& x, Eigen::VectorXd& f) { detail::store_vector<Result>(std::invoke(func, x), f); },
        std::move(start), options);
}

}  // namespace scixx::optimize
