// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/callable.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/callables.hpp>
#include <scixx/optimize/detail/least_squares/run.hpp>
#include <scixx/optimize/least_squares/linear_operator.hpp>
#include <scixx/optimize/least_squares/tr_solver.hpp>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::optimize {

/// Algorithms of least_squares, used as `method::trf` and so on.
enum class LeastSquaresMethod {
    trf,     ///< trust-region reflective, with or without bounds
    dogbox,  ///< dogleg steps in a rectangular trust region, for small problems with bounds
    lm,      ///< Levenberg-Marquardt as in MINPACK, without bounds, m >= n
};
namespace method {
using enum LeastSquaresMethod;
}

/// Losses of least_squares, rho(z) for z = (f / f_scale)^2.
enum class LossName {
    linear,   ///< z
    soft_l1,  ///< 2 (sqrt(1 + z) - 1)
    huber,    ///< z for z <= 1, else 2 sqrt(z) - 1
    cauchy,   ///< log(1 + z)
    arctan,   ///< atan(z)
};

/// A loss: one of LossName, or a callable `double z -> std::array<double, 3>{rho, rho', rho''}`.
class RobustLoss {
public:
    RobustLoss() = default;  ///< linear
    template <std::same_as<LossName> L>
    RobustLoss(L name);  // NOLINT(google-explicit-constructor): an option's value
    template <class F>
        requires(!std::same_as<F, RobustLoss> && std::is_invocable_v<F&, double>)
    RobustLoss(F f) {  // NOLINT(google-explicit-constructor)
        rho_ = [f = std::move(f)](double z, double* rho) mutable {
            const auto values = std::invoke(f, z);
            for (std::size_t k = 0; k < 3; ++k) rho[k] = values[k];
        };
    }
    [[nodiscard]] const detail::least_squares::LossFunction& rho() const noexcept { return rho_; }

private:
    detail::least_squares::LossFunction rho_;
};

template <std::same_as<LossName> L>
RobustLoss::RobustLoss(L name) {
    switch (name) {
        case LossName::linear:
            break;
        case LossName::soft_l1:
            rho_ = [](double z, double* rho) {
                const double t = 1 + z, root = std::sqrt(t);
                rho[0] = 2 * z / (root + 1);
                rho[1] = 1 / root;
                rho[2] = -0.5 / (t * root);
            };
            break;
        case LossName::huber:
            rho_ = [](double z, double* rho) {
                const double root = std::sqrt(z);
                rho[0] = z <= 1 ? z : 2 * root - 1;
                rho[1] = z <= 1 ? 1 : 1 / root;
                rho[2] = z <= 1 ? 0 : -0.5 / (z * root);
            };
            break;
        case LossName::cauchy:
            rho_ = [](double z, double* rho) {
                rho[0] = std::log1p(z);
                rho[1] = 1 / (1 + z);
                rho[2] = -rho[1] * rho[1];
            };
            break;
        case LossName::arctan:
            rho_ = [](double z, double* rho) {
                const double t = 1 / (1 + z * z);
                rho[0] = std::atan(z);
                rho[1] = t;
                rho[2] = -2 * z * t * t;
            };
            break;
    }
}

/// Scales of the variables: one positive number, one each, or from_jac, which follows the columns of the Jacobian.
class VariableScale {
public:
    /// The scale that follows the Jacobian, SciPy's 'jac'.
    struct FromJac {};
    VariableScale() = default;
    template <class T>
        requires std::convertible_to<T, Values>
    VariableScale(const T& values) : values_(values) {}                       // NOLINT(google-explicit-constructor)
    VariableScale(std::initializer_list<double> values) : values_(values) {}  // NOLINT(google-explicit-constructor)
    VariableScale(FromJac) : from_jac_(true) {}                               // NOLINT(google-explicit-constructor)
    [[nodiscard]] bool from_jac() const noexcept { return from_jac_; }
    [[nodiscard]] const Values& values() const noexcept { return values_; }

private:
    Values values_ = 1.0;
    bool from_jac_ = false;
};
/// The value of x_scale that follows the columns of the Jacobian.
inline constexpr VariableScale::FromJac from_jac{};

struct LeastSquaresResult;

/// Options of least_squares, in SciPy's order.
struct LeastSquaresOptions {
    ResidualJacobian jac{};                               ///< m x n; default two_point
    Bounds bounds{};                                      ///< default none
    LeastSquaresMethod method = LeastSquaresMethod::trf;  ///< see LeastSquaresMethod
    std::optional<double> ftol = 1e-8;                    ///< relative decrease of the cost that ends it; none: off
    std::optional<double> xtol = 1e-8;                    ///< relative step that ends it; none: off
    std::optional<double> gtol = 1e-8;                    ///< gradient that ends it; none: off
    VariableScale x_scale{};                              ///< see VariableScale; default 1
    RobustLoss loss{};                                    ///< see LossName; lm: linear only
    double f_scale = 1.0;                                 ///< residuals of this size count as outliers, > 0
    Values diff_step{};                                   ///< relative step of finite differences, one or n
    TrSolver tr_solver{};             ///< sub-problems of trf and dogbox: tr_solver::exact or tr_solver::lsmr
    LsmrOptions tr_options{};         ///< for tr_solver::lsmr
    JacobianSparsity jac_sparsity{};  ///< where J can be other than 0, so that columns share a difference; lsmr only
    std::optional<Eigen::Index>
        max_nfev{};  ///< calls, without those of differences (lm: with); 100 n, lm: 100 n (n + 1)
    /// Called after each iteration with x, fun, cost, nfev and njev; true stops. Not for lm.
    StopCallback<LeastSquaresResult> callback{};
};

/// Result of least_squares.
struct LeastSquaresResult {
    Eigen::VectorXd x;             ///< solution, n
    double cost = 0;               ///< sum of rho over the residuals, half
    Eigen::VectorXd fun;           ///< residuals, m
    Eigen::MatrixXd jac;           ///< Jacobian at x, m x n; scaled by the loss if that is not linear
    LinearOperator jac_operator;   ///< the same where tr_solver is lsmr, jac is empty then
    Eigen::VectorXd grad;          ///< gradient of the cost, n
    double optimality = 0;         ///< largest component of the gradient, scaled by the distance to bounds
    std::vector<int> active_mask;  ///< -1, 0, 1: at a lower bound, at none, at an upper one
    Eigen::Index nfev = 0;         ///< calls of fun, without those of differences (lm: with)
    Eigen::Index njev = 0;         ///< Jacobians
    int status = 0;                ///< -2 callback, -1 not finite, 0 max_nfev, 1 gtol, 2 ftol, 3 xtol, 4 ftol and xtol
    std::string message;           ///< the same in words
    bool success = false;          ///< status > 0
};

/// Nonlinear least squares with bounds: minimise sum over i of rho(f_i(x)^2) / 2 subject to lb <= x <= ub.
///
///     auto r = least_squares([](const Eigen::VectorXd& x) { return Eigen::Vector2d(10 * (x[1] - x[0] * x[0]), 1 -
///                            x[0]); }, Eigen::Vector2d(2, 2));
///
/// @param fun      callable `const Eigen::VectorXd& -> m residuals` (a number for m = 1).
/// @param x0       start, n finite numbers within the bounds.
/// @param options  see LeastSquaresOptions.
/// @return         see LeastSquaresResult.
/// @throws std::invalid_argument if a size or an option is out of its domain, fun is not finite at x0, or lm is asked
///         for with bounds, with a loss, or with m < n.
/// @note  O(m n^2 + n^3) an iteration: a QR of the Jacobian and a singular value decomposition of R. A step to a point
///        where fun is not finite is made shorter. Sources: Branch, Coleman and Li, SIAM J. Sci. Comput. 21 (1999) 1;
///        Voglis and Lagaris, WSEAS (2004); More, LNM 630 (1978) 105.
/// @see scipy.optimize.least_squares. Differs from SciPy: a sparse Jacobian needs tr_solver::lsmr by name, so that its
///      code is compiled only where it is used.
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] LeastSquaresResult least_squares(F&& fun, const X& x0, const LeastSquaresOptions& options = {}) {
    using Result = std::remove_cvref_t<std::invoke_result_t<F&, const Eigen::VectorXd&>>;
    static_assert(detail::VectorResult<Result>, "fun must return a number or a vector");
    Eigen::VectorXd start;
    detail::store_vector<X>(x0, start);
    return detail::run_least_squares<LeastSquaresResult>(
        "least_squares",
        [&](const Eigen::VectorXd& x, Eigen::VectorXd& f) { detail::store_vector<Result>(std::invoke(fun, x), f); },
        std::move(start), options);
}

}  // namespace scixx::optimize
