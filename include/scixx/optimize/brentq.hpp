// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/optimize/detail/roots/bracketing.hpp>
#include <scixx/optimize/root_results.hpp>

namespace scixx::optimize {

/// Options of bisect, brentq, brenth, ridder and toms748.
struct BracketOptions {
    double xtol = 2e-12;                                       ///< absolute tolerance of the root, > 0
    double rtol = 4 * std::numeric_limits<double>::epsilon();  ///< relative tolerance, >= 4 eps (the default)
    int maxiter = 100;                                         ///< largest number of iterations, >= 1
};

/// Options of toms748.
struct Toms748Options {
    int k = 1;                                                 ///< interpolations an iteration, >= 1
    double xtol = 2e-12;                                       ///< as in BracketOptions
    double rtol = 4 * std::numeric_limits<double>::epsilon();  ///< as in BracketOptions
    int maxiter = 100;                                         ///< as in BracketOptions
};

/// Root of a function in a bracket by Brent's method: inverse quadratic interpolation, safeguarded by bisection.
///
///     const double x = brentq([](double x) { return x * x - 2; }, 0, 2);
///
/// @param f        callable `double -> double`, continuous.
/// @param a, b     ends of the bracket, finite; f(a) and f(b) differ in sign or one of them is zero.
/// @param options  see BracketOptions.
/// @return         see RootResults, which converts to the root. Within the tolerances there is a change of sign.
/// @throws std::invalid_argument if an end is not finite or an option is out of its domain.
/// @throws NoSignChange          if f(a) and f(b) have the same sign.
/// @note           One call an iteration; no allocation. A NaN from f ends it: "value error", the root is NaN.
///                 Source: Brent, Algorithms for Minimization Without Derivatives (1973), chapters 3 and 4.
/// @see scipy.optimize.brentq. Differs from SciPy: the result always tells how it was found (full_output), and no
///      exception is thrown where it did not converge (disp=False).
[[nodiscard]] inline RootResults brentq(core::FunctionRef<double(double)> f, double a, double b,
                                        const BracketOptions& options = {}) {
    return detail::roots::brent("brentq", f, a, b, {options.xtol, options.rtol, options.maxiter},
                                detail::roots::inverse_quadratic<>);
}

/// Root of a function in a bracket by Brent's method with hyperbolic extrapolation.
///
/// Parameters, result and errors are those of brentq.
/// @note Source: Bus and Dekker, ACM TOMS 1 (1975) 330.
/// @see scipy.optimize.brenth; the differences are those of brentq.
[[nodiscard]] inline RootResults brenth(core::FunctionRef<double(double)> f, double a, double b,
                                        const BracketOptions& options = {}) {
    return detail::roots::brent("brenth", f, a, b, {options.xtol, options.rtol, options.maxiter},
                                detail::roots::hyperbolic<>);
}

/// Root of a function in a bracket by Ridders' method: two calls an iteration, order sqrt(2) a call.
///
/// Parameters, result and errors are those of brentq.
/// @note Source: Ridders, IEEE Trans. Circuits Systems 26 (1979) 979.
/// @see scipy.optimize.ridder; the differences are those of brentq.
[[nodiscard]] inline RootResults ridder(core::FunctionRef<double(double)> f, double a, double b,
                                        const BracketOptions& options = {}) {
    return detail::roots::ridder("ridder", f, a, b, {options.xtol, options.rtol, options.maxiter});
}

/// Root of a function in a bracket by bisection.
///
/// Parameters, result and errors are those of brentq.
/// @see scipy.optimize.bisect; the differences are those of brentq.
[[nodiscard]] inline RootResults bisect(core::FunctionRef<double(double)> f, double a, double b,
                                        const BracketOptions& options = {}) {
    return detail::roots::bisect("bisect", f, a, b, {options.xtol, options.rtol, options.maxiter});
}

/// Root of a function in a bracket by Algorithm 748: quadratic and inverse cubic interpolation of the bracket's ends.
///
/// Parameters, result and errors are those of brentq, with Toms748Options.
/// @note Asymptotically order 1.65 a call for k = 1, 1.66 for k = 2, for simple roots.
///       Source: Alefeld, Potra and Shi, ACM TOMS 21 (1995) 327.
/// @see scipy.optimize.toms748; the differences are those of brentq.
[[nodiscard]] inline RootResults toms748(core::FunctionRef<double(double)> f, double a, double b,
                                         const Toms748Options& options = {}) {
    core::require(options.k >= 1, "toms748", "k must be at least 1, got ", options.k);
    return detail::roots::Toms748(f, options.k).solve("toms748", a, b, {options.xtol, options.rtol, options.maxiter});
}

}  // namespace scixx::optimize
