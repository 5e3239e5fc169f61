// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/callable.hpp>
#include <scixx/optimize/least_squares.hpp>
#include <type_traits>
#include <utility>

namespace scixx::optimize::detail::curve_fit {

template <class F, class X, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
    return std::is_invocable_v<F&, const X&, decltype(static_cast<double>(I))...>;
}
/// The number of separate parameters that f(x, p1, p2, ...) takes, 0 if none of up to 20 fits.
template <class F, class X, std::size_t N = 1>
constexpr std::size_t parameters() {
    if constexpr (takes<F, X>(std::make_index_sequence<N>()))
        return N;
    else if constexpr (N < 20)
        return parameters<F, X, N + 1>();
    else
        return 0;
}

template <class F, class X>
inline constexpr bool separate = parameters<F, X>() > 0;
template <class F, class X>
inline constexpr bool together = std::is_invocable_v<F&, const X&, const Eigen::VectorXd&>;
template <class F, class X>
concept Model = separate<F, X> || together<F, X>;

/// f(x, p...)
template <class F, class X>
decltype(auto) call(F& f, const X& x, const Eigen::VectorXd& p) {
    if constexpr (separate<F, X>)
        return [&]<std::size_t... I>(std::index_sequence<I...>) -> decltype(auto) {
            return std::invoke(f, x, p[static_cast<Eigen::Index>(I)]...);
        }(std::make_index_sequence<parameters<F, X>()>());
    else
        return std::invoke(f, x, p);
}

/// Whitens residuals: divides by the deviations, or solves with the Cholesky factor of the covariance.
class Whitening {
public:
    template <class Options>
    Whitening(const Options& o, Eigen::Index m) {
        if (!o.sigma.given()) return;
        if (o.sigma.covariance().size() == 0) {
            weights_ = o.sigma.deviations().expand(m, "curve_fit", "sigma");
            for (Eigen::Index i = 0; i < m; ++i) {
                core::require(weights_[i] > 0, "curve_fit", "sigma must be positive, got ", weights_[i]);
                weights_[i] = 1 / weights_[i];
            }
            return;
        }
        const Eigen::MatrixXd& c = o.sigma.covariance();
        core::require(c.rows() == m && c.cols() == m, "curve_fit", "sigma must have ", m, " deviations or be ", m,
                      " x ", m, ", got ", c.rows(), " x ", c.cols());
        l_ = c;  // lower triangle, by columns
        core::require(minimize::factor_lower(l_) < 0, "curve_fit", "sigma must be positive definite");
    }
    template <class = void>
    void apply(double* v) const {
        for (Eigen::Index i = 0; i < weights_.size(); ++i) v[i] *= weights_[i];
        minimize::solve_lower(l_, v);
    }

private:
    Eigen::VectorXd weights_;
    Eigen::MatrixXd l_;
};

/// A start inside the bounds: the middle, one unit from the only bound, or 1.
template <class Options>
Eigen::VectorXd start(const Options& o, Eigen::Index n) {
    if (!o.p0.empty()) return o.p0.expand(n, "curve_fit", "p0");
    const Eigen::VectorXd lb = o.bounds.lb.expand(n, "curve_fit", "bounds.lb");
    const Eigen::VectorXd ub = o.bounds.ub.expand(n, "curve_fit", "bounds.ub");
    Eigen::VectorXd p(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const bool below = std::isfinite(lb[i]), above = std::isfinite(ub[i]);
        p[i] = below && above ? 0.5 * (lb[i] + ub[i]) : below ? lb[i] + 1 : above ? ub[i] - 1 : 1.0;
    }
    return p;
}

template <class Result, class Options>
Result fit(VectorFunctionRef model, const Eigen::VectorXd& y, Eigen::Index n, const Options& o) {
    const char* const name = "curve_fit";
    const Eigen::Index m = y.size();
    core::require(m > 0, name, "ydata must not be empty");
    if (o.check_finite) core::require(minimize::finite(y), name, "ydata must be finite");
    const Whitening whitening(o, m);
    const bool bounded = o.bounds.lb.any_finite() || o.bounds.ub.any_finite();
    LeastSquaresOptions settings;
    settings.method = o.method.value_or(bounded ? LeastSquaresMethod::trf : LeastSquaresMethod::lm);
    const bool lm = settings.method == LeastSquaresMethod::lm;
    core::require(!lm || n <= m, name, "ydata must have at least ", n, " values for as many parameters, got ", m);
    settings.bounds = o.bounds;
    settings.ftol = o.ftol.value_or(lm ? 1.49012e-8 : 1e-8);
    settings.xtol = o.xtol.value_or(lm ? 1.49012e-8 : 1e-8);
    settings.gtol = o.gtol.value_or(lm ? 0.0 : 1e-8);
    settings.x_scale = o.x_scale;
    settings.loss = o.loss;
    settings.f_scale = o.f_scale;
    const MatrixCallable* jac = o.jac.callable();
    settings.max_nfev = o.max_nfev ? o.max_nfev : lm ? std::optional((jac ? 100 : 200) * (n + 1)) : std::nullopt;
    settings.jac = o.jac;
    if (jac) {
        settings.jac = [&, given = *jac](const Eigen::VectorXd& p) {
            Eigen::MatrixXd j;
            given(p, j);
            core::require(j.rows() == m && j.cols() == n, name, "jac must return ", m, " x ", n, ", got ", j.rows(),
                          " x ", j.cols());
            for (Eigen::Index k = 0; k < n; ++k) whitening.apply(j.data() + k * m);
            return j;
        };
    }
    const auto residuals = [&](const Eigen::VectorXd& p, Eigen::VectorXd& r) {
        model(p, r);
        core::require(r.size() == m, name, "f must return ", m, " values, got ", r.size());
        const double* data = y.data();
        for (Eigen::Index i = 0; i < m; ++i) r[i] -= data[i];
        whitening.apply(r.data());
    };
    LeastSquaresResult fitted = run_least_squares<LeastSquaresResult>(name, residuals, start(o, n), settings);
    Result result;
    least_squares::Factors factors;
    factors.compute(fitted.jac, Eigen::VectorXd::Constant(n, 1.0), nullptr, fitted.fun);
    const double left = 2 * fitted.cost;
    result.pcov.setConstant(n, n, std::numeric_limits<double>::infinity());
    if (factors.full_rank() && (o.absolute_sigma || m > n)) {
        const double scale = o.absolute_sigma ? 1 : left / static_cast<double>(m - n);
        result.pcov.setZero();
        for (Eigen::Index k = 0; k < n; ++k) {
            const double* v = factors.v().data() + k * n;
            const double s = factors.singular()[k];
            for (Eigen::Index j = 0; j < n; ++j)
                least_squares::add(result.pcov.data() + j * n, scale * (v[j] / s) / s, v, n);
        }
    }
    result.popt = std::move(fitted.x);
    result.infodict = {fitted.nfev, std::move(fitted.fun)};
    result.mesg = std::move(fitted.message);
    result.ier = fitted.status;
    result.success = fitted.success;
    return result;
}

template <class Fit, class F, class X, class Options>
Fit with(F& f, const X& x, const Eigen::VectorXd& y, const Options& o) {
    constexpr std::size_t count = parameters<F, X>();
    if constexpr (!separate<F, X>)
        core::require(o.p0.size() > 0, "curve_fit", "p0 must be given for a model with a vector of parameters");
    using Result = std::remove_cvref_t<decltype(call(f, x, o.bounds.lb.expand(1, "", "")))>;
    return fit<Fit>([&](const Eigen::VectorXd& p, Eigen::VectorXd& out) { store_vector<Result>(call(f, x, p), out); },
                    y, count > 0 ? static_cast<Eigen::Index>(count) : o.p0.size(), o);
}

}  // namespace scixx::optimize::detail::curve_fit
