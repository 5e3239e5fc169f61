// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <limits>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/finite_difference.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <string>
#include <utility>

namespace scixx::optimize::detail::minimize {

inline const char* const function_name = "minimize";

/// The objective with its gradient, from whatever the caller gave: evaluates, differentiates within bounds, counts.
class Objective {
public:
    /// `eps` is the absolute step of the default differences, `rel_step` a relative one that wins.
    template <class = void>
    Objective(const Request& request, double eps, const Values& rel_step)
        : f_(request.objective), n_(request.x0.size()), eps_(eps) {
        if (!rel_step.empty()) rel_step_ = rel_step.expand(n_, function_name, "options.finite_diff_rel_step");
        core::require(eps > 0 && std::isfinite(eps), function_name, "options.eps must be positive, got ", eps);
        with_value_ = request.options.jac.with_value();
        callable_ = request.options.jac.callable();
        const FiniteDifference* difference = request.options.jac.difference();
        three_point_ = difference && *difference == FiniteDifference::three_point;
        relative_ = difference || rel_step_.size() > 0;
        constexpr double infinity = std::numeric_limits<double>::infinity();
        lb.setConstant(n_, -infinity);
        ub.setConstant(n_, infinity);
    }

    /// f(x), or NaN as it comes.
    template <class = void>
    double value(const Vector& x) {
        ++nfev;
        const double fx = f_(x, own_);
        if (with_value_) {
            check(own_.size());
            seen_ = x;
            ++njev;
        }
        return fx;
    }

    /// The gradient at x, where the value is fx.
    template <class = void>
    void gradient(const Vector& x, double fx, Vector& g) {
        g.resize(n_);
        if (with_value_) {
            bool same = seen_.size() == n_;
            for (Index i = 0; same && i < n_; ++i) same = seen_[i] == x[i];
            if (!same) value(x);
            g = own_;
            return;
        }
        ++njev;
        if (callable_) {
            (*callable_)(x, part_);
            check(part_.rows() == 1 || part_.cols() == 1 ? part_.size() : Index{0});
            for (Index i = 0; i < n_; ++i) g[i] = part_.data()[i];
            return;
        }
        point_ = x;
        for (Index i = 0; i < n_; ++i) difference(i, fx, g);
    }

    [[nodiscard]] Index size() const noexcept { return n_; }
    [[nodiscard]] bool differences() const noexcept { return !with_value_ && !callable_; }

    Vector lb, ub;  // no finite difference leaves them
    Index nfev = 0, njev = 0;

private:
    template <class = void>
    void check(Index size) const {
        core::require(size == n_, function_name, "the gradient must have ", n_, " components, got ", size);
    }
    template <class = void>
    double at(Index i, double x) {
        point_[i] = x;
        ++nfev;
        return f_(point_, own_);
    }
    template <class = void>
    void difference(Index i, double fx, Vector& g) {
        const double x = point_[i];
        const double step = relative_ ? choose_step(x, rel_step_.size() > 0 ? rel_step_[i] : 0.0, 0.0, three_point_)
                                      : choose_step(x, 0.0, eps_, false);
        if (lb[i] == ub[i]) {
            g[i] = 0;
            return;
        }
        const DifferenceStep d = fit_step(x, step, lb[i], ub[i], three_point_);
        const double remote = x + d.step, plus = at(i, remote);
        if (!three_point_) {
            g[i] = (plus - fx) / (remote - x);
        } else {
            const double other = d.one_sided ? x + 2 * d.step : x - d.step, minus = at(i, other);
            g[i] = d.one_sided ? (4 * plus - 3 * fx - minus) / (other - x) : (plus - minus) / (remote - other);
        }
        point_[i] = x;
    }

    ObjectiveRef f_;
    const MatrixCallable* callable_ = nullptr;
    Index n_;
    double eps_;
    bool with_value_ = false, three_point_ = false, relative_ = false;
    Vector rel_step_, own_, seen_, point_;
    Matrix part_;
};

/// The callback's side of a run: hands the state on and remembers whether to stop.
class Observer {
public:
    explicit Observer(const Callback& callback) : callback_(callback) {}
    [[nodiscard]] bool wanted() const noexcept { return static_cast<bool>(callback_); }
    /// Whether the callback asks to stop at x.
    template <class = void>
    [[nodiscard]] bool stops(const Vector& x, double fun, Index nit, const Objective& objective,
                             const Vector* gradient = nullptr) {
        if (!callback_) return false;
        state_.x = x;
        state_.fun = fun;
        state_.nit = state_.niter = nit;
        state_.nfev = objective.nfev;
        state_.njev = objective.njev;
        if (gradient) state_.jac = *gradient;
        return callback_(state_.x, state_);
    }

private:
    const Callback& callback_;
    OptimizeResult state_;
};

/// Ways to end that several methods share.
namespace termination {
inline const char* const success = "Optimization terminated successfully.";
inline const char* const maxiter = "Maximum number of iterations has been exceeded.";
inline const char* const maxfev = "Maximum number of function evaluations has been exceeded.";
inline const char* const precision = "Desired error not necessarily achieved due to precision loss.";
inline const char* const not_finite = "NaN or inf result encountered.";
inline const char* const stopped = "The callback asked to stop.";
}  // namespace termination

/// The result's common part. Status 0 is success.
template <class = void>
inline OptimizeResult finish(Vector x, double fun, int status, std::string message, Index nit,
                             const Objective& objective) {
    OptimizeResult r;
    r.x = std::move(x);
    r.fun = fun;
    r.status = status;
    r.success = status == 0;
    r.message = std::move(message);
    r.nit = r.niter = nit;
    r.nfev = objective.nfev;
    r.njev = objective.njev;
    return r;
}

/// The result of a method that follows the gradient by line searches. `status` is what ended it: 0, 2 (no better point
/// along the direction) or 99 (the callback); NaN and the cap on the iterations are told from the last values.
template <class = void>
inline OptimizeResult finish_descent(Vector x, double fun, int status, double gradient_size, double gtol, Index nit,
                                     Index maxiter, const Objective& objective) {
    const char* message = termination::success;
    if (status == 2) {
        message = termination::precision;
    } else if (status == 99) {
        message = termination::stopped;
    } else if (std::isnan(gradient_size) || std::isnan(fun)) {
        status = 3;
        message = termination::not_finite;
    } else if (nit >= maxiter && gradient_size > gtol) {
        status = 1;
        message = termination::maxiter;
    }
    return finish(std::move(x), fun, status, message, nit, objective);
}

/// A tolerance: the option, else the caller's tol, else the default.
template <class = void>
[[nodiscard]] inline double tolerance(const std::optional<double>& option, const std::optional<double>& tol,
                                      double fallback, const char* what) {
    const double value = option.value_or(tol.value_or(fallback));
    core::require(value >= 0, function_name, "options.", what, " must not be negative, got ", value);
    return value;
}

template <class = void>
[[nodiscard]] inline Index limit(const std::optional<Index>& option, Index fallback, const char* what) {
    const Index value = option.value_or(fallback);
    core::require(value >= 0, function_name, "options.", what, " must not be negative, got ", value);
    return value;
}

/// Bounds of a method that respects them, checked and expanded.
template <class = void>
inline void take_bounds(const Bounds& bounds, Index n, Vector& lb, Vector& ub) {
    lb = bounds.lb.expand(n, function_name, "bounds.lb");
    ub = bounds.ub.expand(n, function_name, "bounds.ub");
    for (Index i = 0; i < n; ++i)
        core::require(lb[i] <= ub[i] && lb[i] < std::numeric_limits<double>::infinity() &&
                          ub[i] > -std::numeric_limits<double>::infinity(),
                      function_name, "bounds must have lb <= ub, got lb[", i, "] = ", lb[i], " and ub[", i,
                      "] = ", ub[i]);
}

template <class = void>
[[nodiscard]] inline double clip(double x, double lb, double ub) {
    return x < lb ? lb : x > ub ? ub : x;
}

}  // namespace scixx::optimize::detail::minimize
