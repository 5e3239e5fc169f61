// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace scixx::optimize {

/// An approximate Jacobian seen from its inverse: products solve with it, and solving multiplies. It refers to the
/// Jacobian, such as a BroydenFirst.
///
///     BroydenFirst jacobian;
///     newton_krylov(f, x0, {.inner_M = InverseJacobian(jacobian)});
///
/// @see scipy.optimize.InverseJacobian
template <class J>
class InverseJacobian {
public:
    explicit InverseJacobian(J& jacobian) : jacobian_(&jacobian) {}

    /// J^-1 v
    [[nodiscard]] Eigen::VectorXd matvec(const Eigen::VectorXd& v) const { return jacobian_->solve(v); }
    /// J^-T v
    [[nodiscard]] Eigen::VectorXd rmatvec(const Eigen::VectorXd& v) const { return jacobian_->rsolve(v); }
    /// J v
    [[nodiscard]] Eigen::VectorXd solve(const Eigen::VectorXd& v) const { return jacobian_->matvec(v); }
    /// J^T v
    [[nodiscard]] Eigen::VectorXd rsolve(const Eigen::VectorXd& v) const { return jacobian_->rmatvec(v); }
    /// Starts at x, where the function is f.
    void setup(const Eigen::VectorXd& x, const Eigen::VectorXd& f) const { jacobian_->setup(x, f); }
    /// Learns that the function is f at x.
    void update(const Eigen::VectorXd& x, const Eigen::VectorXd& f) const { jacobian_->update(x, f); }

private:
    J* jacobian_;
};

/// An approximate inverse of a Jacobian as newton_krylov takes it: a callable `v -> n-vector`, or an InverseJacobian,
/// which is kept up to date.
class InnerPreconditioner {
public:
    InnerPreconditioner() = default;
    template <class F>
        requires(!std::same_as<F, InnerPreconditioner> &&
                 std::is_invocable_r_v<Eigen::VectorXd, F&, const Eigen::VectorXd&>)
    InnerPreconditioner(F apply) : apply_(std::move(apply)) {}  // NOLINT(google-explicit-constructor)
    template <class J>
    InnerPreconditioner(InverseJacobian<J> inverse)  // NOLINT(google-explicit-constructor)
        : apply_([inverse](const Eigen::VectorXd& v) { return inverse.matvec(v); }),
          learn_([inverse](const Eigen::VectorXd& x, const Eigen::VectorXd& f, bool first) {
              if (first)
                  inverse.setup(x, f);
              else
                  inverse.update(x, f);
          }) {}

    [[nodiscard]] Eigen::VectorXd operator()(const Eigen::VectorXd& v) const { return apply_ ? apply_(v) : v; }
    void setup(const Eigen::VectorXd& x, const Eigen::VectorXd& f) const {
        if (learn_) learn_(x, f, true);
    }
    void update(const Eigen::VectorXd& x, const Eigen::VectorXd& f) const {
        if (learn_) learn_(x, f, false);
    }

private:
    std::function<Eigen::VectorXd(const Eigen::VectorXd&)> apply_;
    std::function<void(const Eigen::VectorXd& x, const Eigen::VectorXd& f, bool first)> learn_;
};

}  // namespace scixx::optimize
