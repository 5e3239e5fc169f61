// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <concepts>
#include <functional>
#include <limits>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/result.hpp>
#include <scixx/optimize/least_squares.hpp>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

namespace scixx::optimize {

using core::get;

/// Uncertainty of the data of curve_fit: one number, standard deviations, M, or a covariance matrix, M x M.
class Sigma {
public:
    Sigma() = default;
    template <class T>
        requires(std::is_arithmetic_v<T> || core::ArrayLike<T>)
    Sigma(const T& sigma) {  // NOLINT(google-explicit-constructor): an option's value
        if constexpr (std::is_arithmetic_v<T>) {
            deviations_ = Values(sigma);
        } else if constexpr (core::rank_of<T> == 1) {
            deviations_ = Values(sigma);
        } else {
            detail::store_matrix<T>(sigma, covariance_);
        }
        given_ = true;
    }
    [[nodiscard]] bool given() const noexcept { return given_; }
    [[nodiscard]] const Values& deviations() const noexcept { return deviations_; }
    [[nodiscard]] const Eigen::MatrixXd& covariance() const noexcept { return covariance_; }

private:
    Values deviations_;
    Eigen::MatrixXd covariance_;
    bool given_ = false;
};

/// Options of curve_fit, in SciPy's order.
struct CurveFitOptions {
    Values p0{};    ///< start of the parameters; default 1, or inside the bounds
    Sigma sigma{};  ///< uncertainty of ydata; default: all alike
    bool absolute_sigma =
        false;                 ///< whether sigma is in ydata's unit, or only relative: pcov is scaled to chi^2 = M - n
    bool check_finite = true;  ///< whether NaN and inf in the data are refused
    Bounds bounds{};           ///< bounds of the parameters
    std::optional<LeastSquaresMethod> method{};  ///< default lm; trf with bounds
    Jacobian jac{};                    ///< derivative of the model's M values by the n parameters, of the parameters
                                       ///< alone: `const Eigen::VectorXd& p -> M x n`; default two_point
    std::optional<double> ftol{};      ///< see least_squares; 1.49e-8 (lm), 1e-8 (trf)
    std::optional<double> xtol{};      ///< see least_squares; 1.49e-8 (lm), 1e-8 (trf)
    std::optional<double> gtol{};      ///< see least_squares; 0 (lm), 1e-8 (trf)
    VariableScale x_scale = from_jac;  ///< see least_squares
    RobustLoss loss{};                 ///< see least_squares; trf only
    double f_scale = 1.0;              ///< see least_squares
    std::optional<Eigen::Index> max_nfev{};  ///< see least_squares; lm: 200 (n + 1), with jac 100 (n + 1)
};

/// What curve_fit did on its way.
struct CurveFitInfo {
    Eigen::Index nfev = 0;  ///< calls of the model
    Eigen::VectorXd fvec;   ///< weighted residuals at popt, M
};

/// Result of curve_fit; `auto [popt, pcov] = curve_fit(f, x, y);`
struct CurveFitResult {
    Eigen::VectorXd popt;   ///< parameters, n
    Eigen::MatrixXd pcov;   ///< their covariance, n x n; inf where the data do not determine them
    CurveFitInfo infodict;  ///< see CurveFitInfo
    std::string mesg;       ///< why it ended
    int ier = 0;            ///< 1 to 4: success; see LeastSquaresResult::status
    bool success = false;   ///< whether a tolerance was met

    static constexpr auto bound() { return std::tuple(&CurveFitResult::popt, &CurveFitResult::pcov); }
    /// Standard deviations of the parameters: roots of pcov's diagonal, n.
    [[nodiscard]] Eigen::VectorXd perr() const {
        Eigen::VectorXd e(popt.size());
        for (Eigen::Index i = 0; i < e.size(); ++i) e[i] = std::sqrt(pcov(i, i));
        return e;
    }
};

namespace detail::curve_fit {

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
        for (Eigen::Index j = 0; j < m; ++j) {
            for (Eigen::Index k = 0; k < j; ++k)
                least_squares::add(l_.data() + j * m + j, -l_(j, k), l_.data() + k * m + j, m - j);
            core::require(l_(j, j) > 0, "curve_fit", "sigma must be positive definite");
            const double root = std::sqrt(l_(j, j));
            for (Eigen::Index i = j; i < m; ++i) l_(i, j) /= root;
        }
    }
    void apply(double* v) const {
        for (Eigen::Index i = 0; i < weights_.size(); ++i) v[i] *= weights_[i];
        const Eigen::Index m = l_.rows();
        for (Eigen::Index j = 0; j < m; ++j) {
            v[j] /= l_(j, j);
            if (j + 1 < m) least_squares::add(v + j + 1, -v[j], l_.data() + j * m + j + 1, m - j - 1);
        }
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

template <class Options>
CurveFitResult fit(VectorFunctionRef model, const Eigen::VectorXd& y, Eigen::Index n, const Options& o) {
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
    const auto* jac = std::get_if<MatrixCallable>(&o.jac.choice());
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
    LeastSquaresResult fitted = run_least_squares(name, residuals, start(o, n), settings);
    CurveFitResult result;
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

template <class F, class X>
CurveFitResult with(F& f, const X& x, const Eigen::VectorXd& y, const CurveFitOptions& o) {
    constexpr std::size_t count = parameters<F, X>();
    if constexpr (!separate<F, X>)
        core::require(o.p0.size() > 0, "curve_fit", "p0 must be given for a model with a vector of parameters");
    using Result = std::remove_cvref_t<decltype(call(f, x, o.bounds.lb.expand(1, "", "")))>;
    return fit([&](const Eigen::VectorXd& p, Eigen::VectorXd& out) { store_vector<Result>(call(f, x, p), out); }, y,
               count > 0 ? static_cast<Eigen::Index>(count) : o.p0.size(), o);
}

}  // namespace detail::curve_fit

/// Fits the parameters of a model to data by nonlinear least squares: y_i = f(x_i, p) + noise of deviation sigma_i.
///
///     const auto model = [](const Eigen::ArrayXd& x, double a, double b, double c) { return a * (-b * x).exp() + c; };
///     auto [popt, pcov] = curve_fit(model, xdata, ydata);
///
/// @param f        the model: `f(x, p1, p2, ...)` or, with p0 given, `f(x, const Eigen::VectorXd& p)`. It is called with
///                 all of xdata and returns M values; or, if its first argument is a double, with one x at a time.
/// @param xdata    whatever f takes: M values as a vector or sequence, a k x M matrix for k variables, any object.
/// @param ydata    data, M values.
/// @param options  see CurveFitOptions.
/// @return         see CurveFitResult. Standard errors are perr(), the roots of pcov's diagonal.
/// @throws std::invalid_argument if sizes disagree, data are not finite (check_finite), sigma is not positive (definite),
///         or least_squares refuses an option.
/// @note           O(M n^2) an iteration, O(M^2 (n + M)) with a covariance.
/// @see scipy.optimize.curve_fit. Differs from SciPy: no exception where the fit fails, `success` tells it; a lost rank
///      gives pcov = inf for every method; jac is a function of the parameters alone.
template <class F, class X, core::ArrayLike Y>
    requires(core::rank_of<Y> == 1)
[[nodiscard]] CurveFitResult curve_fit(F&& f, const X& xdata, const Y& ydata, const CurveFitOptions& options = {}) {
    using Function = std::remove_reference_t<F>;
    namespace cf = detail::curve_fit;
    Eigen::VectorXd y;
    detail::store_vector<Y>(ydata, y);
    if constexpr (cf::Model<Function, X>) {
        return cf::with(f, xdata, y, options);
    } else {
        Eigen::VectorXd x;
        detail::store_vector<X>(xdata, x);
        if (options.check_finite) core::require(detail::minimize::finite(x), "curve_fit", "xdata must be finite");
        if constexpr (cf::Model<Function, Eigen::ArrayXd>) {
            return cf::with(f, Eigen::ArrayXd(x), y, options);
        } else {
            static_assert(cf::Model<Function, double>,
                          "f must be callable with x and up to 20 numbers, or with x and a vector of parameters");
            core::require(x.size() == y.size(), "curve_fit", "xdata must have ", y.size(), " values, got ", x.size());
            const auto pointwise = [&](const Eigen::VectorXd& at, const Eigen::VectorXd& p) {
                Eigen::VectorXd values(at.size());
                for (Eigen::Index i = 0; i < at.size(); ++i) values[i] = static_cast<double>(cf::call(f, at[i], p));
                return values;
            };
            constexpr auto count = static_cast<Eigen::Index>(cf::parameters<Function, double>());
            const Eigen::Index n = count > 0 ? count : options.p0.size();
            core::require(n > 0, "curve_fit", "p0 must be given for a model with a vector of parameters");
            return cf::fit([&](const Eigen::VectorXd& p, Eigen::VectorXd& out) { out = pointwise(x, p); }, y, n,
                           options);
        }
    }
}

}  // namespace scixx::optimize
