// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <functional>
#include <initializer_list>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/core/result.hpp>
#include <scixx/core/sample.hpp>
#include <scixx/optimize/detail/least_squares/curve_fit.hpp>
#include <scixx/optimize/least_squares.hpp>
#include <string>
#include <tuple>

namespace scixx::optimize {

using core::get;
using core::NanPolicy;

/// Uncertainty of the data of curve_fit: one number, standard deviations, M, or a covariance matrix, M x M.
class Sigma {
public:
    Sigma() = default;
    Sigma(
        std::initializer_list<core::BracedNumber> deviations)  // NOLINT(google-explicit-constructor): an option's value
        : deviations_(core::numbers_of(deviations)), given_(true) {}
    Sigma(std::initializer_list<std::initializer_list<double>> covariance)  // NOLINT(google-explicit-constructor)
        : covariance_(covariance), given_(true) {}
    template <class T>
        requires(std::is_arithmetic_v<T> || core::ArrayLike<T>)
    Sigma(const T& sigma) {  // NOLINT(google-explicit-constructor): an option's value
        if constexpr (std::is_arithmetic_v<T>) {
            deviations_ = Values(sigma);
        } else if constexpr (core::rank_of<T> == 1) {
            deviations_ = Values(sigma);
        } else {
            covariance_ = core::MatrixInBraces(sigma);
        }
        given_ = true;
    }
    /// Those of some of m points.
    template <class Indices>
    [[nodiscard]] Sigma of(const Indices& points, Eigen::Index m) const {
        Sigma some = *this;
        const auto k = points.size();
        if (covariance_.given()) {
            core::require(covariance_.rows() == m && covariance_.cols() == m, "curve_fit", "sigma must be ", m, " x ",
                          m, ", got ", covariance_.rows(), " x ", covariance_.cols());
            some.covariance_.resize(k, k);
            for (Eigen::Index j = 0; j < k; ++j)
                for (Eigen::Index i = 0; i < k; ++i) some.covariance_(i, j) = covariance_(points[i], points[j]);
        } else {
            const auto all = deviations_.expand(m, "curve_fit", "sigma");
            Eigen::VectorXd left(k);
            for (Eigen::Index i = 0; i < k; ++i) left[i] = all[points[i]];
            some.deviations_ = left;
        }
        return some;
    }
    [[nodiscard]] bool given() const noexcept { return given_; }
    [[nodiscard]] const Values& deviations() const noexcept { return deviations_; }
    [[nodiscard]] const Eigen::MatrixXd& covariance() const noexcept { return covariance_; }

private:
    Values deviations_;
    core::MatrixInBraces covariance_;
    bool given_ = false;
};

/// The Jacobian of curve_fit's model: M x n derivatives by the parameters. Two or three point differences, or a
/// callable of what the model takes, `jac(x, p1, p2, ...)` or `jac(x, const Eigen::VectorXd& p)`, for a vector or
/// matrix x (or one x at a time: n derivatives); or of the parameters alone, `const Eigen::VectorXd& p -> M x n`.
class CurveJacobian {
    template <class X>
    using OfData = std::function<void(const X&, const Eigen::VectorXd&, Eigen::MatrixXd&)>;

public:
    CurveJacobian() = default;  ///< two_point
    template <class J>
        requires(!std::same_as<J, CurveJacobian> && std::convertible_to<const J&, Jacobian>)
    CurveJacobian(const J& jac) : of_parameters_(jac) {}  // NOLINT(google-explicit-constructor): an option's value
    template <class F>
        requires(!std::convertible_to<const F&, Jacobian> && detail::curve_fit::TakesData<F>)
    CurveJacobian(F f) {  // NOLINT(google-explicit-constructor)
        namespace cf = detail::curve_fit;
        if constexpr (cf::TakesMatrix<F>) of_matrix_ = cf::jacobian_of<Eigen::MatrixXd>(f);
        if constexpr (cf::TakesVector<F>) of_vector_ = cf::jacobian_of<Eigen::ArrayXd>(std::move(f));
    }

    /// As a function of the parameters, for given data.
    template <class X>
    [[nodiscard]] Jacobian at(const X& xdata) const {
        if (!of_vector_ && !of_matrix_) return of_parameters_;
        if constexpr (core::ArrayLike<X>) {
            if constexpr (core::rank_of<X> == 1) {
                if (of_vector_) return detail::curve_fit::bind_data<Eigen::ArrayXd>(of_vector_, xdata);
            } else if constexpr (core::rank_of<X> == 2) {
                if (of_matrix_) return detail::curve_fit::bind_data<Eigen::MatrixXd>(of_matrix_, xdata);
            }
        }
        core::fail("curve_fit", "jac must take xdata as the model does, or the parameters alone");
    }

private:
    Jacobian of_parameters_;
    OfData<Eigen::ArrayXd> of_vector_;
    OfData<Eigen::MatrixXd> of_matrix_;
};

/// Options of curve_fit, in SciPy's order.
struct CurveFitOptions {
    Values p0{};    ///< start of the parameters; default 1, or inside the bounds
    Sigma sigma{};  ///< uncertainty of ydata; default: all alike
    bool absolute_sigma =
        false;  ///< whether sigma is in ydata's unit, or only relative: pcov is scaled to chi^2 = M - n
    std::optional<bool> check_finite{};  ///< whether NaN and inf in the data are refused; without a nan_policy they are
    Bounds bounds{};                     ///< bounds of the parameters
    std::optional<LeastSquaresMethod> method{};  ///< default lm; trf with bounds
    CurveJacobian jac{};                         ///< see CurveJacobian; default two_point
    /// NaN in the data: raise refuses them, omit leaves their points out (and their sigma).
    std::optional<NanPolicy> nan_policy{};
    std::optional<double> ftol{};            ///< see least_squares; 1.49e-8 (lm), 1e-8 (others)
    std::optional<double> xtol{};            ///< see least_squares; 1.49e-8 (lm), 1e-8 (others)
    std::optional<double> gtol{};            ///< see least_squares; 0 (lm), 1e-8 (others)
    VariableScale x_scale = from_jac;        ///< see least_squares
    RobustLoss loss{};                       ///< see least_squares; lm: linear only
    double f_scale = 1.0;                    ///< see least_squares
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

    template <class R = CurveFitResult>
    static constexpr auto bound() {
        return std::tuple(&R::popt, &R::pcov);
    }
    /// Standard deviations of the parameters: roots of pcov's diagonal, n.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd perr() const {
        Eigen::VectorXd e(popt.size());
        for (Eigen::Index i = 0; i < e.size(); ++i) e[i] = std::sqrt(pcov(i, i));
        return e;
    }
};

/// Fits the parameters of a model to data by nonlinear least squares: y_i = f(x_i, p) + noise of deviation sigma_i.
///
///     const auto model = [](const Eigen::ArrayXd& x, double a, double b, double c) { return a * (-b * x).exp() + c; };
///     auto [popt, pcov] = curve_fit(model, xdata, ydata);
///
/// @param f        the model: `f(x, p1, p2, ...)` or, with p0 given, `f(x, const Eigen::VectorXd& p)`. It is called
///                 with all of xdata and returns M values; or, if its first argument is a double, with one x at a time.
/// @param xdata    whatever f takes: M values as a vector or sequence, a k x M matrix for k variables, any object.
/// @param ydata    data, M values.
/// @param options  see CurveFitOptions.
/// @return         see CurveFitResult. Standard errors are perr(), the roots of pcov's diagonal.
/// @throws std::invalid_argument if sizes disagree, data are not finite (check_finite), sigma is not positive
///         (definite), or least_squares refuses an option.
/// @note           O(M n^2) an iteration, O(M^2 (n + M)) with a covariance.
/// @see scipy.optimize.curve_fit. Differs from SciPy: no exception where the fit fails, `success` tells it; a lost rank
///      gives pcov = inf for every method.
template <class F, class X = core::InBraces, core::ArrayLike Y = core::InBraces>
    requires(core::rank_of<Y> == 1)
[[nodiscard]] CurveFitResult curve_fit(F&& f, const X& xdata, const Y& ydata, const CurveFitOptions& options = {}) {
    using Function = std::remove_reference_t<F>;
    namespace cf = detail::curve_fit;
    Eigen::VectorXd y;
    detail::store_vector<Y>(ydata, y);
    if (options.nan_policy) {
        if constexpr (cf::DataArray<X>) {
            core::PlainOf<X> x_left;
            CurveFitOptions left = options;
            left.nan_policy = {};
            left.check_finite = options.check_finite.value_or(false);
            cf::leave_out_nan(xdata, y, x_left, *options.nan_policy, left);
            return curve_fit(f, x_left, y, left);
        } else {
            core::fail("curve_fit", "nan_policy needs xdata that is a vector or a matrix");
        }
    }
    const Jacobian jac = options.jac.at(xdata);
    if constexpr (cf::Model<Function, X>) {
        return cf::with<CurveFitResult>(f, xdata, y, options, jac);
    } else {
        Eigen::VectorXd x;
        detail::store_vector<X>(xdata, x);
        if (options.check_finite.value_or(true))
            core::require(detail::minimize::finite(x), "curve_fit", "xdata must be finite");
        if constexpr (cf::Model<Function, Eigen::ArrayXd>) {
            return cf::with<CurveFitResult>(f, Eigen::ArrayXd(x), y, options, jac);
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
            return cf::fit<CurveFitResult>(
                [&](const Eigen::VectorXd& p, Eigen::VectorXd& out) { out = pointwise(x, p); }, y, n, options, jac);
        }
    }
}

}  // namespace scixx::optimize
