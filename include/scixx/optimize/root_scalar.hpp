// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/optimize/brentq.hpp>
#include <scixx/optimize/newton.hpp>

namespace scixx::optimize {

/// Algorithms of root_scalar, used as `method::brentq` and so on.
enum class RootScalarMethod {
    bisect,   ///< needs a bracket
    brentq,   ///< needs a bracket; the default with one
    brenth,   ///< needs a bracket
    ridder,   ///< needs a bracket
    toms748,  ///< needs a bracket
    newton,   ///< needs x0 and fprime; the default with these
    secant,   ///< needs x0 (x1 has a default)
    halley,   ///< needs x0, fprime and fprime2; the default with these
};
namespace method {
using enum RootScalarMethod;
}

/// Options of root_scalar, in SciPy's order.
struct RootScalarOptions {
    std::optional<RootScalarMethod> method{};        ///< default: what fits to the data given, see RootScalarMethod
    std::optional<std::array<double, 2>> bracket{};  ///< ends with function values of different sign
    std::function<double(double)> fprime{};          ///< derivative
    std::function<double(double)> fprime2{};         ///< second derivative
    std::optional<double> x0{};                      ///< start
    std::optional<double> x1{};                      ///< second start of the secant method
    std::optional<double> xtol{};                    ///< absolute tolerance; default the method's
    std::optional<double> rtol{};                    ///< relative tolerance; default the method's
    std::optional<int> maxiter{};                    ///< largest number of iterations; default the method's
};

namespace detail::roots {
template <class T = double>
RootResults root_scalar(ScalarFunctionRef f, const RootScalarOptions& o) {
    const char* const name = "root_scalar";
    std::optional<RootScalarMethod> method = o.method;
    if (!method) {
        if (o.bracket)
            method = RootScalarMethod::brentq;
        else if (o.x0 && o.fprime)
            method = o.fprime2 ? RootScalarMethod::halley : RootScalarMethod::newton;
        else if (o.x0)
            method = RootScalarMethod::secant;
        else
            core::fail(name, "method: none can be chosen without bracket or x0");
    }
    using M = RootScalarMethod;
    if (*method == M::newton || *method == M::secant || *method == M::halley) {
        core::require(o.x0.has_value(), name, "x0 must be given for newton, secant and halley");
        core::require(*method == M::secant || o.fprime, name, "fprime must be given for newton and halley");
        core::require(*method != M::halley || o.fprime2, name, "fprime2 must be given for halley");
        NewtonOptions<T> options{.tol = o.xtol.value_or(1.48e-8),
                                 .maxiter = o.maxiter.value_or(50),
                                 .x1 = o.x1,
                                 .rtol = o.rtol.value_or(0.0)};
        if (*method != M::secant) options.fprime = o.fprime;
        if (*method == M::halley) options.fprime2 = o.fprime2;
        return optimize::newton(f, *o.x0, options);
    }
    core::require(o.bracket.has_value(), name, "bracket must be given for the method");
    BracketOptions options;
    options.xtol = o.xtol.value_or(options.xtol);
    options.rtol = o.rtol.value_or(options.rtol);
    options.maxiter = o.maxiter.value_or(options.maxiter);
    const auto [a, b] = *o.bracket;
    switch (*method) {
        case M::bisect:
            return bisect(name, f, a, b, {options.xtol, options.rtol, options.maxiter});
        case M::ridder:
            return ridder(name, f, a, b, {options.xtol, options.rtol, options.maxiter});
        case M::brenth:
            return optimize::brenth(f, a, b, options);
        case M::toms748:
            return optimize::toms748(f, a, b, {1, options.xtol, options.rtol, options.maxiter});
        default:
            return optimize::brentq(f, a, b, options);
    }
}
}  // namespace detail::roots

/// Root of a function of one variable, by the method that fits to what is known of it.
///
///     RootResults r = root_scalar(f, {.bracket = {{0, 2}}});
///     RootResults s = root_scalar(f, {.method = method::newton, .fprime = slope, .x0 = 1.0});
///
/// @param f        callable `double -> double`.
/// @param options  see RootScalarOptions.
/// @return         see RootResults.
/// @throws std::invalid_argument if the method lacks what it needs, or an option is out of its domain.
/// @throws NoSignChange          if the bracket's ends have function values of the same sign.
/// @see scipy.optimize.root_scalar. Differs from SciPy: with x0 alone the secant method is taken, with the second start
///      that newton takes; fprime=True (f returns both) is not offered.
[[nodiscard]] inline RootResults root_scalar(core::FunctionRef<double(double)> f, const RootScalarOptions& options) {
    return detail::roots::root_scalar<double>(f, options);
}

}  // namespace scixx::optimize
