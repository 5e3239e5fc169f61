// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/roots/root_scalar.hpp>

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
    std::optional<RootScalarMethod> method{};         ///< default: what fits to the data given, see RootScalarMethod
    core::Optional<std::array<double, 2>> bracket{};  ///< ends with function values of different sign
    std::function<double(double)> fprime{};           ///< derivative
    std::function<double(double)> fprime2{};          ///< second derivative
    std::optional<double> x0{};                       ///< start
    std::optional<double> x1{};                       ///< second start of the secant method
    std::optional<double> xtol{};                     ///< absolute tolerance; default the method's
    std::optional<double> rtol{};                     ///< relative tolerance; default the method's
    std::optional<int> maxiter{};                     ///< largest number of iterations; default the method's
};

/// Root of a function of one variable, by the method that fits to what is known of it.
///
///     RootResults r = root_scalar(f, {.bracket = {0, 2}});
///     RootResults s = root_scalar(f, {.method = method::newton, .fprime = slope, .x0 = 1.0});
///
/// @param f        callable `double -> double`.
/// @param options  see RootScalarOptions.
/// @return         see RootResults.
/// @throws std::invalid_argument if the method lacks what it needs, or an option is out of its domain.
/// @throws NoSignChange          if the bracket's ends have function values of the same sign.
/// @see scipy.optimize.root_scalar. Differs from SciPy: with x0 alone the secant method is taken, with the second start
///      that newton takes; fprime=True (f returns both) is not offered.
template <class = void>
[[nodiscard]] inline RootResults root_scalar(core::FunctionRef<double(double)> f, const RootScalarOptions& options) {
    return detail::roots::root_scalar(f, options);
}

}  // namespace scixx::optimize
