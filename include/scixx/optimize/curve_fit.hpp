// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/result.hpp>
#include <scixx/optimize/detail/least_squares/curve_fit.hpp>
#include <scixx/optimize/least_squares.hpp>
#include <string>
#include <tuple>

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
    Sigma(std::initializer_list<std::initializer_list<double>> rows) : Sigma(core::MatrixOfBraces<double>(rows)) {}
    Sigma(std::initializer_list<core::BracedNumber> deviations) : given_(true) {
        std::vector<double> each;
        for (const core::BracedNumber number : deviations) each.push_back(number.value);
        deviations_ = Values(each);
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
    std::optional<double> ftol{};      ///< see least_squares; 1.49e-8 (lm), 1e-8 (others)
    std::optional<double> xtol{};      ///< see least_squares; 1.49e-8 (lm), 1e-8 (others)
    std::optional<double> gtol{};      ///< see least_squares; 0 (lm), 1e-8 (others)
    VariableScale x_scale = from_jac;  ///< see least_squares
    RobustLoss loss{};                 ///< see least_squares; lm: linear only
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
template <class F, class X = core::InBraces, core::ArrayLike Y = core::InBraces>
    requires(core::rank_of<Y> == 1)
[[nodiscard]] CurveFitResult curve_fit(F&& f, const X& xdata, const Y& ydata, const CurveFitOptions& options = {}) {
    using Function = std::remove_reference_t<F>;
    namespace cf = detail::curve_fit;
    Eigen::VectorXd y;
    detail::store_vector<Y>(ydata, y);
    if constexpr (cf::Model<Function, X>) {
        return cf::with<CurveFitResult>(f, xdata, y, options);
    } else {
        Eigen::VectorXd x;
        detail::store_vector<X>(xdata, x);
        if (options.check_finite) core::require(detail::minimize::finite(x), "curve_fit", "xdata must be finite");
        if constexpr (cf::Model<Function, Eigen::ArrayXd>) {
            return cf::with<CurveFitResult>(f, Eigen::ArrayXd(x), y, options);
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
                [&](const Eigen::VectorXd& p, Eigen::VectorXd& out) { out = pointwise(x, p); }, y, n, options);
        }
    }
}

}  // namespace scixx::optimize
