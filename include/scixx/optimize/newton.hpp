// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <complex>
#include <functional>
#include <optional>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/roots/newton.hpp>
#include <scixx/optimize/root_results.hpp>

namespace scixx::optimize {

/// Options of newton; T is double or std::complex<double>.
template <class T = double>
struct NewtonOptions {
    std::function<T(T)> fprime{};   ///< derivative of func; without it the secant method is used
    double tol = 1.48e-8;           ///< absolute tolerance of the last step, > 0
    int maxiter = 50;               ///< largest number of iterations, >= 1
    std::function<T(T)> fprime2{};  ///< second derivative: Halley's method
    std::optional<T> x1{};          ///< second start of the secant method
    double rtol = 0;                ///< relative tolerance of the last step, >= 0
};

/// Options of newton over an array of starts.
struct NewtonArrayOptions {
    std::function<Eigen::ArrayXd(const Eigen::ArrayXd&)> fprime{};   ///< as in NewtonOptions, elementwise
    double tol = 1.48e-8;                                            ///< as in NewtonOptions
    int maxiter = 50;                                                ///< as in NewtonOptions
    std::function<Eigen::ArrayXd(const Eigen::ArrayXd&)> fprime2{};  ///< as in NewtonOptions, elementwise
    core::Optional<Eigen::ArrayXd> x1{};                             ///< as in NewtonOptions
    double rtol = 0;                                                 ///< as in NewtonOptions
};

/// Result of newton over an array of starts; `auto [root, converged, zero_der] = ...`.
struct NewtonArrayResults {
    Eigen::ArrayXd root;                              ///< the estimates
    Eigen::Array<bool, Eigen::Dynamic, 1> converged;  ///< whether each met the tolerances
    Eigen::Array<bool, Eigen::Dynamic, 1> zero_der;   ///< whether each was stopped by a derivative of zero
};

/// Root near a start by Newton's method, by Halley's where fprime2 is given too, or by the secant method without
/// derivatives.
///
///     const double x = newton([](double x) { return x * x * x - 2; }, 1.0, {.fprime = [](double x) { return 3 * x * x;
///     }});
///
/// @param func     callable `double -> double`.
/// @param x0       start near the root.
/// @param options  see NewtonOptions.
/// @return         see RootResults, which converts to the root.
/// @throws std::invalid_argument if an option is out of its domain or x1 equals x0.
/// @note           A step no longer than tol + rtol |x| ends it: that the root is near is likely, not proven.
/// @see scipy.optimize.newton. Differs from SciPy: the result always tells how it was found, and no exception is thrown
///      where it did not converge.
template <class = void>
[[nodiscard]] inline RootResults newton(core::FunctionRef<double(double)> func, double x0,
                                        const NewtonOptions<double>& options = {}) {
    return detail::roots::newton<double>(func, x0, options);
}

/// The same for a complex root.
template <class = void>
[[nodiscard]] inline BasicRootResults<std::complex<double>> newton(
    core::FunctionRef<std::complex<double>(std::complex<double>)> func, std::complex<double> x0,
    const NewtonOptions<std::complex<double>>& options = {}) {
    return detail::roots::newton<std::complex<double>>(func, x0, options);
}

/// The same from many starts at once; `func` takes the whole array, `const Eigen::ArrayXd& -> n elements`.
///
/// @return see NewtonArrayResults: an element that has converged, or has a zero derivative, no longer moves.
/// @throws std::invalid_argument if an option is out of its domain or a function returns another size.
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::ArrayXd&> && core::rank_of<X> == 1)
[[nodiscard]] NewtonArrayResults newton(F&& func, const X& x0, const NewtonArrayOptions& options = {}) {
    Eigen::ArrayXd start;
    core::assign(start, x0);
    return detail::roots::newton_array<NewtonArrayResults>(
        [&](const Eigen::ArrayXd& x, Eigen::ArrayXd& out) { out = std::invoke(func, x); }, start, options);
}

}  // namespace scixx::optimize
