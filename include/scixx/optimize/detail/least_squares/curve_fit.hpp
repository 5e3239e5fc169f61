// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/core/sample.hpp>
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

template <class F>
concept TakesVector = Model<F, Eigen::ArrayXd> || Model<F, double>;
/// The first parameter of a callable that has one signature. Whether a vector converts to a matrix says nothing in
/// Eigen, and a generic callable would be compiled for a matrix to find out whether it takes one.
template <class F>
struct FirstParameter {};
template <class F>
    requires requires { &F::operator(); }
struct FirstParameter<F> : FirstParameter<decltype(&F::operator())> {};
template <class R, class A, class... Rest>
struct FirstParameter<R (*)(A, Rest...)> {
    using type = std::remove_cvref_t<A>;
};
template <class R, class C, class A, class... Rest>
struct FirstParameter<R (C::*)(A, Rest...)> : FirstParameter<R (*)(A, Rest...)> {};
template <class R, class C, class A, class... Rest>
struct FirstParameter<R (C::*)(A, Rest...) const> : FirstParameter<R (*)(A, Rest...)> {};
template <class F>
concept TakesMatrix =
    requires { requires core::rank_of<typename FirstParameter<F>::type> == 2; } && Model<F, Eigen::MatrixXd>;
template <class F>
concept TakesData = TakesVector<F> || TakesMatrix<F>;

/// A caller's Jacobian f(x, p...) with its result stored, for data kept as an X.
template <class X, class F>
auto jacobian_of(F f) {
    return [f = std::move(f)](const X& x, const Eigen::VectorXd& p, Eigen::MatrixXd& out) mutable {
        if constexpr (Model<F, X>) {
            store_matrix<std::remove_cvref_t<decltype(call(f, x, p))>>(call(f, x, p), out);
        } else {
            Eigen::VectorXd row;
            out.resize(x.size(), p.size());
            for (Eigen::Index i = 0; i < x.size(); ++i) {
                store_vector<std::remove_cvref_t<decltype(call(f, x[i], p))>>(call(f, x[i], p), row);
                core::require(row.size() == p.size(), "curve_fit", "jac must return ", p.size(), " numbers, got ",
                              row.size());
                for (Eigen::Index k = 0; k < p.size(); ++k) out(i, k) = row[k];
            }
        }
    };
}

/// The same as a function of the parameters, for given data.
template <class Data, class F, class X>
auto bind_data(const F& jacobian, const X& xdata) {
    const core::Source<double, X> source(xdata);
    const auto& view = source.view();
    Data data;
    if constexpr (core::rank_of<X> == 1) {
        data.resize(view.size());
        for (Eigen::Index i = 0; i < data.size(); ++i) data[i] = view(i);
    } else {
        data.resize(view.shape(0), view.shape(1));
        for (Eigen::Index j = 0; j < data.cols(); ++j)
            for (Eigen::Index i = 0; i < data.rows(); ++i) data(i, j) = view(i, j);
    }
    return [jacobian, data = std::move(data)](const Eigen::VectorXd& p) {
        Eigen::MatrixXd out;
        jacobian(data, p, out);
        return out;
    };
}

/// Data whose points can be taken one by one: M numbers, or M columns.
template <class X>
concept DataArray = core::ArrayLike<X> && (core::rank_of<X> == 1 || core::rank_of<X> == 2);

/// Applies a policy on NaN: y and x_left become the points without one, and the options' sigma is theirs.
template <class X, class Options>
void leave_out_nan(const X& xdata, Eigen::VectorXd& y, core::PlainOf<X>& x_left, core::NanPolicy policy, Options& o) {
    using Scalar = core::ScalarOf<X>;
    core::require(policy != core::NanPolicy::propagate, "curve_fit", "nan_policy must be raise or omit");
    const core::Source<Scalar, X> source(xdata);
    const auto& view = source.view();
    constexpr bool vector = core::rank_of<X> == 1;
    const Eigen::Index m = y.size(), rows = vector ? 1 : view.shape(0);
    core::require(view.shape(vector ? 0 : 1) == m, "curve_fit", "xdata must have ", m, " points, got ",
                  view.shape(vector ? 0 : 1));
    const auto x = [&](Eigen::Index i, Eigen::Index k) {
        if constexpr (vector)
            return view(k);
        else
            return view(i, k);
    };
    core::List<Eigen::Index> kept;
    for (Eigen::Index k = 0; k < m; ++k) {
        bool nan = std::isnan(y[k]);
        for (Eigen::Index i = 0; i < rows; ++i) nan = nan || x(i, k) != x(i, k);
        if (!nan) kept.push_back(k);
    }
    core::require(policy == core::NanPolicy::omit || kept.size() == m, "curve_fit", "the data must have no NaN");
    if constexpr (vector)
        x_left = core::allocate<core::PlainOf<X>>({kept.size()});
    else
        x_left = core::allocate<core::PlainOf<X>>({rows, kept.size()});
    for (Eigen::Index j = 0; j < kept.size(); ++j) {
        y[j] = y[kept[j]];
        for (Eigen::Index i = 0; i < rows; ++i) {
            if constexpr (vector)
                x_left[j] = x(i, kept[j]);
            else
                x_left(i, j) = x(i, kept[j]);
        }
    }
    y.conservativeResize(kept.size());
    if (o.sigma.given()) o.sigma = o.sigma.of(kept, m);
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
Result fit(VectorFunctionRef model, const Eigen::VectorXd& y, Eigen::Index n, const Options& o,
           const Jacobian& derivative) {
    const char* const name = "curve_fit";
    const Eigen::Index m = y.size();
    core::require(m > 0, name, "ydata must not be empty");
    if (o.check_finite.value_or(true)) core::require(minimize::finite(y), name, "ydata must be finite");
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
    const MatrixCallable* jac = derivative.callable();
    settings.max_nfev = o.max_nfev ? o.max_nfev : lm ? std::optional((jac ? 100 : 200) * (n + 1)) : std::nullopt;
    settings.jac = derivative;
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
Fit with(F& f, const X& x, const Eigen::VectorXd& y, const Options& o, const Jacobian& jac) {
    constexpr std::size_t count = parameters<F, X>();
    if constexpr (!separate<F, X>)
        core::require(o.p0.size() > 0, "curve_fit", "p0 must be given for a model with a vector of parameters");
    using Result = std::remove_cvref_t<decltype(call(f, x, o.bounds.lb.expand(1, "", "")))>;
    return fit<Fit>([&](const Eigen::VectorXd& p, Eigen::VectorXd& out) { store_vector<Result>(call(f, x, p), out); },
                    y, count > 0 ? static_cast<Eigen::Index>(count) : o.p0.size(), o, jac);
}

}  // namespace scixx::optimize::detail::curve_fit
