// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/callable.hpp>
#include <scixx/optimize/finite_difference.hpp>
#include <scixx/optimize/hessian_update.hpp>
#include <type_traits>
#include <utility>

namespace scixx::optimize {

/// How first derivatives are found: by finite differences, or by a callable `const Eigen::VectorXd& -> n-vector` (for
/// constraints: `-> m x n matrix`, an n-vector where m = 1), such as autodiff(f) and cs(f).
class Jacobian {
public:
    Jacobian() = default;              ///< nothing chosen: the receiver's default
    Jacobian(FiniteDifference scheme)  // NOLINT(google-explicit-constructor): an option's value
        : kind_(Kind::difference), difference_(scheme) {}
    /// `true`: the function returns a pair of its value and its gradient.
    template <std::same_as<bool> B>
    Jacobian(B with_value) {  // NOLINT(google-explicit-constructor)
        if (with_value) kind_ = Kind::with_value;
    }
    template <class F>
        requires(!std::same_as<F, Jacobian> && std::is_invocable_v<F&, const Eigen::VectorXd&>)
    Jacobian(F f) : kind_(Kind::callable), callable_(std::move(f)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool given() const noexcept { return kind_ != Kind::none; }
    /// Whether the function itself returns its gradient.
    [[nodiscard]] bool with_value() const noexcept { return kind_ == Kind::with_value; }
    /// The finite difference or the callable, where it is one.
    [[nodiscard]] const FiniteDifference* difference() const noexcept {
        return kind_ == Kind::difference ? &difference_ : nullptr;
    }
    [[nodiscard]] const MatrixCallable* callable() const noexcept {
        return kind_ == Kind::callable ? &callable_ : nullptr;
    }

private:
    enum class Kind { none, difference, with_value, callable };

    Kind kind_ = Kind::none;
    FiniteDifference difference_{};
    MatrixCallable callable_;
};

/// How second derivatives are found without a callable: from the steps by a rule, or by finite differences of first
/// ones.
class SecondDerivatives {
public:
    /// The rule or the finite difference, where it is one.
    [[nodiscard]] const HessianUpdateRule* rule() const noexcept { return kind_ == Kind::rule ? &rule_ : nullptr; }
    [[nodiscard]] const FiniteDifference* difference() const noexcept {
        return kind_ == Kind::difference ? &difference_ : nullptr;
    }

protected:
    SecondDerivatives() = default;
    explicit SecondDerivatives(const HessianUpdateRule& rule) : kind_(Kind::rule), rule_(rule) {}
    explicit SecondDerivatives(FiniteDifference scheme) : kind_(Kind::difference), difference_(scheme) {}

private:
    enum class Kind { none, rule, difference };

    Kind kind_ = Kind::none;
    HessianUpdateRule rule_ = BFGS{};
    FiniteDifference difference_{};
};

/// How second derivatives of the objective are found: BFGS{} or SR1{} from the steps, finite differences of the
/// gradient along a direction, or a callable `const Eigen::VectorXd& -> n x n`.
class Hessian : public SecondDerivatives {
public:
    Hessian() = default;
    Hessian(const BFGS& rule) : SecondDerivatives(rule) {}  // NOLINT(google-explicit-constructor): an option's value
    Hessian(const SR1& rule) : SecondDerivatives(rule) {}   // NOLINT(google-explicit-constructor)
    Hessian(FiniteDifference scheme) : SecondDerivatives(scheme) {}  // NOLINT(google-explicit-constructor)
    template <class F>
        requires(!std::same_as<F, Hessian> && std::is_invocable_v<F&, const Eigen::VectorXd&>)
    Hessian(F f) : callable_(std::move(f)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool given() const noexcept { return rule() || difference() || callable_; }
    /// The callable, where it is one.
    [[nodiscard]] const MatrixCallable* callable() const noexcept { return callable_ ? &callable_ : nullptr; }

private:
    MatrixCallable callable_;
};

/// How second derivatives of constraints are found: as Hessian, with a callable `(const Eigen::VectorXd& x, const
/// Eigen::VectorXd& v) -> n x n` that returns the sum over k of v[k] times the Hessian of component k.
class ConstraintHessian : public SecondDerivatives {
public:
    ConstraintHessian() = default;
    ConstraintHessian(const BFGS& rule) : SecondDerivatives(rule) {}           // NOLINT(google-explicit-constructor)
    ConstraintHessian(const SR1& rule) : SecondDerivatives(rule) {}            // NOLINT(google-explicit-constructor)
    ConstraintHessian(FiniteDifference scheme) : SecondDerivatives(scheme) {}  // NOLINT(google-explicit-constructor)
    template <class F>
        requires(!std::same_as<F, ConstraintHessian> &&
                 std::is_invocable_v<F&, const Eigen::VectorXd&, const Eigen::VectorXd&>)
    ConstraintHessian(F f) : callable_(std::move(f)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool given() const noexcept { return rule() || difference() || callable_; }
    /// The callable, where it is one.
    [[nodiscard]] const WeightedHessianCallable* callable() const noexcept { return callable_ ? &callable_ : nullptr; }

private:
    WeightedHessianCallable callable_;
};

/// A vector function of the variables: a callable `const Eigen::VectorXd& -> vector of m or number (m = 1)`.
using ConstraintFunction = VectorCallable;

/// Linear constraints lb <= A x <= ub.
/// @see scipy.optimize.LinearConstraint
struct LinearConstraint {
    core::MatrixInBraces A{};                              ///< m x n
    Values lb = -std::numeric_limits<double>::infinity();  ///< one or m; lb == ub is an equation, -inf is no bound
    Values ub = std::numeric_limits<double>::infinity();   ///< one or m
    bool keep_feasible = false;                            ///< whether iterates satisfy the inequalities

    /// Distances A x - lb and ub - A x to the limits, m each; negative where x violates them.
    /// @throws std::invalid_argument if x has not as many components as A columns.
    template <class = void>
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

/// A constraint of any kind: linear, or nonlinear, as which it holds equations and inequalities too.
class Constraint {
public:
    Constraint(LinearConstraint constraint)  // NOLINT(google-explicit-constructor): is one
        : is_linear_(true), linear_(std::move(constraint)) {}
    Constraint(NonlinearConstraint constraint)  // NOLINT(google-explicit-constructor)
        : nonlinear_(std::move(constraint)) {}
    Constraint(const EqualityConstraint& constraint)  // NOLINT(google-explicit-constructor)
        : Constraint(NonlinearConstraint(constraint)) {}
    Constraint(const InequalityConstraint& constraint)  // NOLINT(google-explicit-constructor)
        : Constraint(NonlinearConstraint(constraint)) {}

    /// The constraint, where it is of the kind.
    [[nodiscard]] const LinearConstraint* linear() const noexcept { return is_linear_ ? &linear_ : nullptr; }
    [[nodiscard]] const NonlinearConstraint* nonlinear() const noexcept { return is_linear_ ? nullptr : &nonlinear_; }

private:
    bool is_linear_ = false;
    LinearConstraint linear_;
    NonlinearConstraint nonlinear_;
};

}  // namespace scixx::optimize
