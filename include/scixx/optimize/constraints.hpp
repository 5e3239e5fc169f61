// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/callable.hpp>
#include <scixx/optimize/differentiate.hpp>
#include <scixx/optimize/hessian_update.hpp>
#include <type_traits>
#include <utility>
#include <variant>

namespace scixx::optimize {

/// How first derivatives are found: by finite differences, or by a callable `const Eigen::VectorXd& -> n-vector` (for
/// constraints: `-> m x n matrix`, an n-vector where m = 1), such as autodiff(f) and cs(f).
class Jacobian {
public:
    Jacobian() = default;                                ///< nothing chosen: the receiver's default
    Jacobian(FiniteDifference method) : how_(method) {}  // NOLINT(google-explicit-constructor): an option's value
    /// `true`: the function returns a pair of its value and its gradient.
    template <std::same_as<bool> B>
    Jacobian(B with_value) {  // NOLINT(google-explicit-constructor)
        if (with_value) how_ = WithValue{};
    }
    template <class F>
        requires(!std::same_as<F, Jacobian> && std::is_invocable_v<F&, const Eigen::VectorXd&>)
    Jacobian(F f) : how_(MatrixCallable(std::move(f))) {}  // NOLINT(google-explicit-constructor)

    struct WithValue {};
    using Choice = std::variant<std::monostate, FiniteDifference, WithValue, MatrixCallable>;
    [[nodiscard]] const Choice& choice() const noexcept { return how_; }

private:
    Choice how_;
};

/// How second derivatives of the objective are found: BFGS{} or SR1{} from the steps, finite differences of the
/// gradient along a direction, or a callable `const Eigen::VectorXd& -> n x n`.
class Hessian {
public:
    Hessian() = default;
    Hessian(BFGS rule) : how_(rule) {}                  // NOLINT(google-explicit-constructor): an option's value
    Hessian(SR1 rule) : how_(rule) {}                   // NOLINT(google-explicit-constructor)
    Hessian(FiniteDifference method) : how_(method) {}  // NOLINT(google-explicit-constructor)
    template <class F>
        requires(!std::same_as<F, Hessian> && std::is_invocable_v<F&, const Eigen::VectorXd&>)
    Hessian(F f) : how_(MatrixCallable(std::move(f))) {}  // NOLINT(google-explicit-constructor)

    using Choice = std::variant<std::monostate, BFGS, SR1, FiniteDifference, MatrixCallable>;
    [[nodiscard]] const Choice& choice() const noexcept { return how_; }

private:
    Choice how_;
};

/// How second derivatives of constraints are found: as Hessian, with a callable `(const Eigen::VectorXd& x, const
/// Eigen::VectorXd& v) -> n x n` that returns the sum over k of v[k] times the Hessian of component k.
class ConstraintHessian {
public:
    ConstraintHessian() = default;
    ConstraintHessian(BFGS rule) : how_(rule) {}                  // NOLINT(google-explicit-constructor)
    ConstraintHessian(SR1 rule) : how_(rule) {}                   // NOLINT(google-explicit-constructor)
    ConstraintHessian(FiniteDifference method) : how_(method) {}  // NOLINT(google-explicit-constructor)
    template <class F>
        requires(!std::same_as<F, ConstraintHessian> &&
                 std::is_invocable_v<F&, const Eigen::VectorXd&, const Eigen::VectorXd&>)
    ConstraintHessian(F f)  // NOLINT(google-explicit-constructor)
        : how_(WeightedHessianCallable(std::move(f))) {}

    using Choice = std::variant<std::monostate, BFGS, SR1, FiniteDifference, WeightedHessianCallable>;
    [[nodiscard]] const Choice& choice() const noexcept { return how_; }

private:
    Choice how_;
};

/// A vector function of the variables: a callable `const Eigen::VectorXd& -> vector of m or number (m = 1)`.
using ConstraintFunction = VectorCallable;

/// Linear constraints lb <= A x <= ub.
/// @see scipy.optimize.LinearConstraint
struct LinearConstraint {
    Eigen::MatrixXd A{};                                   ///< m x n
    Values lb = -std::numeric_limits<double>::infinity();  ///< one or m; lb == ub is an equation, -inf is no bound
    Values ub = std::numeric_limits<double>::infinity();   ///< one or m
    bool keep_feasible = false;                            ///< whether iterates satisfy the inequalities

    /// Distances A x - lb and ub - A x to the limits, m each; negative where x violates them.
    /// @throws std::invalid_argument if x has not as many components as A columns.
    [[nodiscard]] std::pair<Eigen::VectorXd, Eigen::VectorXd> residual(const Eigen::VectorXd& x) const {
        core::require(x.size() == A.cols(), "LinearConstraint", "x must have ", A.cols(), " components, got ",
                      x.size());
        Eigen::VectorXd value = Eigen::VectorXd::Zero(A.rows());
        for (Eigen::Index j = 0; j < A.cols(); ++j)
            for (Eigen::Index i = 0; i < A.rows(); ++i) value[i] += A(i, j) * x[j];
        return Bounds{lb, ub}.residual(value);
    }
};

/// Nonlinear constraints lb <= fun(x) <= ub.
/// @see scipy.optimize.NonlinearConstraint
struct NonlinearConstraint {
    ConstraintFunction fun{};  ///< see ConstraintFunction
    Values lb{};               ///< one or m numbers; lb == ub is an equation, -inf is no bound
    Values ub{};               ///< one or m numbers
    Jacobian jac = FiniteDifference::two_point;
    ConstraintHessian hess = BFGS{};
    bool keep_feasible = false;     ///< whether iterates satisfy the inequalities
    Values finite_diff_rel_step{};  ///< relative step of finite differences, one or n; see approx_derivative
};

/// Equations fun(x) = 0: SciPy's dictionary {'type': 'eq', 'fun': fun, 'jac': jac}.
/// @see scipy.optimize.minimize, `constraints`
struct EqualityConstraint {
    ConstraintFunction fun{};  ///< see ConstraintFunction
    Jacobian jac = FiniteDifference::two_point;

    operator NonlinearConstraint() const {  // NOLINT(google-explicit-constructor): is one
        return {.fun = fun, .lb = 0.0, .ub = 0.0, .jac = jac};
    }
};

/// Inequalities fun(x) >= 0: SciPy's dictionary {'type': 'ineq', 'fun': fun, 'jac': jac}.
/// @see scipy.optimize.minimize, `constraints`
struct InequalityConstraint {
    ConstraintFunction fun{};  ///< see ConstraintFunction
    Jacobian jac = FiniteDifference::two_point;

    operator NonlinearConstraint() const {  // NOLINT(google-explicit-constructor): is one
        return {.fun = fun, .lb = 0.0, .ub = std::numeric_limits<double>::infinity(), .jac = jac};
    }
};

/// One of LinearConstraint and NonlinearConstraint, to which EqualityConstraint and InequalityConstraint convert.
using Constraint = std::variant<LinearConstraint, NonlinearConstraint>;

}  // namespace scixx::optimize
