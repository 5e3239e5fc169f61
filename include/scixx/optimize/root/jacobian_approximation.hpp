// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <limits>
#include <memory>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/optimize/callable.hpp>
#include <scixx/optimize/detail/root/newton_krylov.hpp>
#include <scixx/optimize/root/broyden.hpp>
#include <scixx/optimize/root/inner_preconditioner.hpp>
#include <utility>

namespace scixx::optimize {

/// Options of BroydenFirst, in SciPy's order.
struct BroydenFirstOptions {
    std::optional<double> alpha{};  ///< the first Jacobian is -1/alpha; max(|x0|, 1) / (2 |f(x0)|)
    ReductionMethod reduction_method = ReductionMethod::restart;  ///< see ReductionMethod
    std::optional<Eigen::Index> max_rank{};                       ///< largest rank of the approximation, >= 2; no limit
};

/// Broyden's first approximation of a Jacobian, learnt from points and values:
///     G += (dx - G df) dx^T G / (dx^T G df),   G = J^-1.
///
///     BroydenFirst jacobian;
///     jacobian.setup(x0, f0);
///     jacobian.update(x1, f1);
///     const Eigen::VectorXd step = -jacobian.solve(f1);
///
/// Vectors have n components, as those of setup. Source: Broyden, Math. Comp. 19 (1965) 577.
/// @throws std::invalid_argument if max_rank < 2, setup was not called, or a size differs from setup's.
/// @note O(n k) memory and work for rank k; O(n^2) once that is less; matvec and rmatvec solve k (n) equations.
/// @see scipy.optimize.BroydenFirst
class BroydenFirst {
public:
    template <class = void>
    explicit BroydenFirst(const BroydenFirstOptions& options = {})
        : model_(std::make_unique<detail::root::BroydenFirst>("BroydenFirst", options)) {}

    /// Starts at x, where the function is f.
    template <class = void>
    void setup(const Eigen::VectorXd& x, const Eigen::VectorXd& f) {
        core::require(x.size() > 0 && x.size() == f.size(), "BroydenFirst", "x and f must have the same size, got ",
                      x.size(), " and ", f.size());
        n_ = x.size();
        model_->start(x, f);
    }
    /// Learns that the function is f at x.
    template <class = void>
    void update(const Eigen::VectorXd& x, const Eigen::VectorXd& f) {
        check(x);
        check(f);
        model_->move_to(x, f);
    }
    /// J^-1 v
    template <class = void>
    [[nodiscard]] Eigen::VectorXd solve(const Eigen::VectorXd& v) const {
        check(v);
        Eigen::VectorXd out;
        model_->multiply(v, out);
        return out;
    }
    /// J^-T v
    template <class = void>
    [[nodiscard]] Eigen::VectorXd rsolve(const Eigen::VectorXd& v) const {
        check(v);
        Eigen::VectorXd out;
        model_->multiply_transposed(v, out);
        return out;
    }
    /// J v, inf where the approximation is singular
    template <class = void>
    [[nodiscard]] Eigen::VectorXd matvec(const Eigen::VectorXd& v) const {
        return inverted(v, false);
    }
    /// J^T v, inf where the approximation is singular
    template <class = void>
    [[nodiscard]] Eigen::VectorXd rmatvec(const Eigen::VectorXd& v) const {
        return inverted(v, true);
    }
    /// J, n x n
    template <class = void>
    [[nodiscard]] Eigen::MatrixXd todense() const {
        Eigen::MatrixXd dense(n_, n_);
        Eigen::VectorXd unit = Eigen::VectorXd::Zero(n_);
        for (Eigen::Index j = 0; j < n_; ++j) {
            unit[j] = 1;
            const Eigen::VectorXd column = matvec(unit);
            unit[j] = 0;
            for (Eigen::Index i = 0; i < n_; ++i) dense(i, j) = column[i];
        }
        return dense;
    }

private:
    template <class = void>
    void check(const Eigen::VectorXd& v) const {
        core::require(n_ > 0 && v.size() == n_, "BroydenFirst", "vectors must have ", n_,
                      " components, as those of setup, got ", v.size());
    }
    template <class = void>
    [[nodiscard]] Eigen::VectorXd inverted(const Eigen::VectorXd& v, bool transposed) const {
        check(v);
        Eigen::VectorXd out;
        if (!model_->solve(v, transposed, out)) out.setConstant(n_, std::numeric_limits<double>::infinity());
        return out;
    }

    std::unique_ptr<detail::root::BroydenFirst> model_;
    Eigen::Index n_ = 0;
};

/// Options of KrylovJacobian.
struct KrylovJacobianOptions {
    double rdiff = 1.4901161193847656e-08;  ///< relative step of the differences, > 0
    Eigen::Index inner_m = 30;              ///< steps of the linear solver beside outer_k, >= 1
    InnerPreconditioner inner_M{};          ///< approximates the inverse Jacobian; default none
    Eigen::Index outer_k = 10;              ///< earlier solutions that the linear solver is given, >= 0
};

/// The Jacobian of a function at a point by its products, J v = (f(x + h v) - f(x)) / h, and their inverse by LGMRES.
///
/// Sources: Knoll and Keyes, J. Comput. Phys. 193 (2004) 357; Baker, Jessup and Manteuffel, SIAM J. Matrix Anal. Appl.
/// 26 (2005) 962.
/// @throws std::invalid_argument if an option is out of its domain, setup was not called, or the function returns
///         another number of components than x has.
/// @see scipy.optimize.KrylovJacobian. Differs from SciPy: the linear solver is lgmres.
class KrylovJacobian {
public:
    template <class = void>
    explicit KrylovJacobian(const KrylovJacobianOptions& options = {}) : state_(std::make_unique<State<>>(options)) {}

    /// Starts at x, where the function `fun`, n -> n, is f.
    template <class = void>
    void setup(const Eigen::VectorXd& x, const Eigen::VectorXd& f, VectorCallable fun) {
        state_->fun = std::move(fun);
        state_->krylov.start(x, f);
    }
    /// Moves to x, where the function is f.
    template <class = void>
    void update(const Eigen::VectorXd& x, const Eigen::VectorXd& f) {
        ready();
        state_->krylov.move_to(x, f);
    }
    /// J v, one call of the function.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd matvec(const Eigen::VectorXd& v) {
        ready();
        Eigen::VectorXd out;
        state_->krylov.product(v, out);
        return out;
    }
    /// J^-1 v with a relative residual of at most tol, if inner_m + outer_k steps are enough.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd solve(const Eigen::VectorXd& v, double tol = 1e-6) {
        ready();
        Eigen::VectorXd out = v;
        if (detail::minimize::norm(v) == 0) return out;
        state_->krylov.step(v, tol, out);
        for (Eigen::Index i = 0; i < out.size(); ++i) out[i] = -out[i];
        return out;
    }

private:
    template <class = void>
    struct State {
        VectorCallable fun;
        detail::root::Counted counted;
        detail::root::Krylov<> krylov;
        explicit State(const KrylovJacobianOptions& options)
            : counted{fun, "KrylovJacobian"}, krylov("KrylovJacobian", counted, options) {}
    };
    template <class = void>
    void ready() const {
        core::require(static_cast<bool>(state_->fun), "KrylovJacobian", "setup must be called first");
    }

    std::unique_ptr<State<>> state_;
};

}  // namespace scixx::optimize
