// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <concepts>
#include <functional>
#include <limits>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <scixx/optimize/root.hpp>
#include <scixx/optimize/root/nonlin_line_search.hpp>
#include <utility>

// Root finders that approximate the Jacobian from the points they see, and the loop that all of them share.
namespace scixx::optimize::detail::root {

using minimize::Index;
using minimize::Vector;
inline constexpr double infinity = std::numeric_limits<double>::infinity();

template <class Options>
RootSettings as_settings(const Options& options) {
    RootSettings settings;
    settings.own = options;
    return settings;
}

/// The function, with a count of its calls.
struct Counted {
    VectorFunctionRef fun;
    const char* name;
    Index nfev = 0;
    template <class = void>
    void operator()(const Vector& x, Vector& f) {
        ++nfev;
        fun(x, f);
        core::require(f.size() == x.size(), name, "fun must return as many components as x0 has, ", x.size(), ", got ",
                      f.size());
    }
};

/// An approximate Jacobian J of f.
class Approximation {
public:
    explicit Approximation(std::optional<double> alpha = {}) : given_alpha_(alpha) {}
    Approximation(const Approximation&) = delete;
    Approximation& operator=(const Approximation&) = delete;
    virtual ~Approximation() = default;

    template <class = void>
    void start(const Vector& x, const Vector& f) {
        const double size = minimize::norm(f);
        alpha_ = given_alpha_ ? *given_alpha_ : size > 0 ? 0.5 * std::max(minimize::norm(x), 1.0) / size : 1.0;
        x_ = x;
        f_ = f;
        reset();
    }
    /// out = -J^-1 f with a relative residual of at most tol where the method iterates.
    virtual void step(const Vector& f, double tol, Vector& out) = 0;
    template <class = void>
    void move_to(const Vector& x, const Vector& f) {
        minimize::move(x, -1, x_, dx_);
        minimize::move(f, -1, f_, df_);
        update(f);
        x_ = x;
        f_ = f;
    }

protected:
    virtual void reset() {}
    /// Learns from the step dx_ and the change df_ to the new value f.
    virtual void update(const Vector& f) = 0;

    double alpha_ = 1;
    Vector x_, f_, dx_, df_;

private:
    std::optional<double> given_alpha_;
};

/// A copy of what all methods' options have in common.
struct NonlinSettings {
    std::optional<Index> iter, maxiter;
    double f_tol, f_rtol, x_tol, x_rtol;
    std::function<double(const Vector&)> tol_norm;
    bool search;
    std::function<void(const Vector&, const Vector&)> callback;
};

template <class Options>
NonlinSettings settings_of(const char* name, const Options& o, const std::optional<double>& tol) {
    NonlinSettings s{o.iter,
                     o.maxiter,
                     o.f_tol.value_or(tol ? infinity : 6.0554544523933429e-06),
                     o.f_rtol.value_or(infinity),
                     o.x_tol.value_or(infinity),
                     o.x_rtol.value_or(tol.value_or(infinity)),
                     o.tol_norm,
                     o.line_search == NonlinLineSearch::armijo,
                     o.callback};
    for (const double t : {s.f_tol, s.f_rtol, s.x_tol, s.x_rtol})
        core::require(t >= 0, name, "tolerances must not be negative, got ", t);
    core::require(!s.iter || *s.iter >= 0, name, "iter must not be negative");
    core::require(!s.maxiter || *s.maxiter > 0, name, "maxiter must be positive");
    return s;
}

/// A step length with |f(x + s dx)|^2 <= (1 - 1e-4 s) |f(x)|^2 by quadratic and cubic interpolation, the full step if
/// there is none above 0.01. Stores the point and its value. Source: Nocedal and Wright, 2nd ed., section 3.5.
template <class = void>
inline void armijo_step(Counted& fun, const Vector& x, double norm_f, const Vector& dx, Vector& point, Vector& f) {
    const double phi0 = norm_f * norm_f, slope = -phi0, least = 1e-2;
    const auto phi = [&](double s) {
        minimize::move(x, s, dx, point);
        fun(point, f);
        const double size = minimize::norm(f);
        return std::isfinite(size) ? size * size : infinity;
    };
    const auto good = [&](double s, double value) { return value <= phi0 + 1e-4 * s * slope; };
    double a0 = 1, p0 = phi(a0);
    if (good(a0, p0)) return;
    while (!std::isfinite(p0) && a0 > least) {  // nothing to interpolate there
        a0 *= 0.25;
        p0 = phi(a0);
        if (good(a0, p0)) return;
    }
    if (std::isfinite(p0)) {
        double a1 = -slope * a0 * a0 / 2 / (p0 - phi0 - slope * a0), p1 = phi(a1);
        if (good(a1, p1)) return;
        while (a1 > least) {
            const double factor = a0 * a0 * a1 * a1 * (a1 - a0);
            const double r1 = p1 - phi0 - slope * a1, r0 = p0 - phi0 - slope * a0;
            const double a = (a0 * a0 * r1 - a1 * a1 * r0) / factor;
            const double b = (a1 * a1 * a1 * r0 - a0 * a0 * a0 * r1) / factor;
            double a2 = (-b + std::sqrt(std::abs(b * b - 3 * a * slope))) / (3 * a);
            const bool usable = std::isfinite(a2) && a2 > 0;
            if (!usable) a2 = a1 / 2;
            const double p2 = phi(a2);
            if (good(a2, p2)) return;
            if (a1 - a2 > a1 / 2 || 1 - a2 / a1 < 0.96) a2 = a1 / 2;
            a0 = a1;
            a1 = a2;
            p0 = p1;
            p1 = p2;
            if (!std::isfinite(p0) || !std::isfinite(p1)) break;
        }
    }
    minimize::move(x, 1, dx, point);
    fun(point, f);
}

inline const char* nonlin_message(int status) {
    switch (status) {
        case 1:
            return "A solution was found at the specified tolerance.";
        case 2:
            return "The maximum number of iterations allowed has been reached.";
        case 4:
            return "The approximate Jacobian gave no step.";
        default:
            return "The function is not finite.";
    }
}

/// Quasi-Newton steps x - J^-1 f(x); the accuracy asked of J^-1 is that of Eisenstat and Walker, SIAM J. Sci. Comput.
/// 17 (1996) 16, choice 2.
template <class = void>
inline RootResult run_nonlin(Counted& fun, Vector x, Approximation& jacobian, const NonlinSettings& s) {
    const auto size_of = [&](const Vector& v) { return s.tol_norm ? s.tol_norm(v) : minimize::largest(v); };
    RootResult r;
    Vector f, point, trial, dx = Vector::Constant(x.size(), infinity);
    fun(x, f);
    double norm_f = minimize::norm(f), first = size_of(f), eta = 1e-3;
    const Index limit = s.maxiter ? *s.maxiter : s.iter ? *s.iter + 1 : 100 * (x.size() + 1);
    r.status = minimize::finite(f) ? 2 : 6;
    if (r.status == 2) jacobian.start(x, f);
    for (Index k = 0; k < limit && r.status == 2; ++k) {
        ++r.nit;
        const double size = size_of(f), step = size_of(dx);
        if (size == 0) {
            r.status = 1;
        } else if (s.iter) {
            if (r.nit > *s.iter) break;
        } else if (size <= s.f_tol && size / s.f_rtol <= first && step <= s.x_tol && step / s.x_rtol <= size_of(x)) {
            r.status = 1;
        }
        if (r.status == 1) break;
        jacobian.step(f, std::min(eta, eta * norm_f), dx);
        const double length = minimize::norm(dx);
        if (!(length > 0) || !std::isfinite(length)) {
            r.status = 4;
            break;
        }
        if (s.search) {
            armijo_step(fun, x, norm_f, dx, point, trial);
        } else {
            minimize::move(x, 1, dx, point);
            fun(point, trial);
        }
        if (!minimize::finite(trial) || !minimize::finite(point)) {
            r.status = 6;
            break;
        }
        x.swap(point);
        f.swap(trial);
        jacobian.move_to(x, f);
        if (s.callback) s.callback(x, f);
        const double now = minimize::norm(f), quotient = now / norm_f, forced = 0.9 * quotient * quotient;
        eta = std::min(0.9999, 0.9 * eta * eta < 0.1 ? forced : std::max(forced, 0.9 * eta * eta));
        norm_f = now;
    }
    r.success = r.status == 1;
    r.message = nonlin_message(r.status);
    r.x = std::move(x);
    r.fun = std::move(f);
    r.nfev = fun.nfev;
    return r;
}

/// The method whose Jacobian is J(options), as one of root.
template <class J, class Options>
RootResult solve_nonlin(const char* name, VectorFunctionRef fun, Vector x0, const RootOptions& o) {
    core::require(!o.jac.callable(), name, "jac is not taken by the method");
    const Options options = o.options.own.get<Options>(name);
    Counted counted{fun, name};
    const NonlinSettings settings = settings_of(name, options, o.tol);
    J jacobian(name, counted, options);
    return run_nonlin(counted, std::move(x0), jacobian, settings);
}

/// solve_nonlin as a method of root. It becomes a RootMethod where it is used, so that a file that includes it compiles
/// no algorithm.
template <class J, class Options>
struct NonlinMethod {
    template <std::same_as<RootMethod> M>
    constexpr operator M() const {  // NOLINT(google-explicit-constructor): an option's value
        return M(&solve_nonlin<J, Options>);
    }
};

/// The method as a function of its own.
template <class X, class F, class Options>
RootResult call_nonlin(const char* name, F& fun, const X& xin, RootMethod method, const Options& options) {
    Vector start;
    store_vector<X>(xin, start);
    core::require(start.size() > 0, name, "xin must not be empty");
    core::require(minimize::finite(start), name, "xin must be finite");
    RootOptions o;
    o.options.own = options;
    return method.solve()(name, residual_adapter(fun), std::move(start), o);  // spares compiling root's own methods
}

}  // namespace scixx::optimize::detail::root
