// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <complex>
#include <limits>
#include <optional>
#include <scixx/core/elementwise.hpp>
#include <scixx/integrate/detail/elementwise_result.hpp>
#include <scixx/integrate/detail/tanhsinh.hpp>
#include <tuple>
#include <type_traits>
#include <utility>

namespace scixx::integrate {

/// Options of tanhsinh, in SciPy's order.
struct TanhsinhOptions {
    bool log = false;               ///< whether f returns logarithms, and the integral and the error are logarithms
    std::optional<int> maxlevel{};  ///< highest level of refinement, 10 where not given; a level doubles the nodes
    int minlevel = 2;               ///< first level whose result may be accepted
    std::optional<double> atol{};   ///< absolute tolerance, 0 where not given; with log its logarithm
    std::optional<double> rtol{};   ///< relative tolerance, eps^(3/4) where not given; with log its logarithm
};

/// What tanhsinh returns: numbers, or arrays of the shape that limits and parameters have together.
template <class Integral, class Error, class Flag, class Count>
struct TanhsinhResult {
    Flag success;       ///< status == 0
    Count status;       ///< 0: converged; -2: maxlevel was reached; -3: the integrand or a limit was not a number
    Integral integral;  ///< the integral
    Error error;        ///< estimate of its absolute error
    Count maxlevel;     ///< level that was reached
    Count nfev;         ///< evaluations of f
};

/// Definite integrals of f from a to b by the tanh-sinh rule, elementwise over limits and parameters: the tuple `args` holds
/// further arguments of f, numbers or arrays, f(x, args...).
/// @see tanhsinh without args
template <class F, core::Operand A, core::Operand B, core::Operand... P>
[[nodiscard]] auto tanhsinh(F&& f, const A& a, const B& b, const std::tuple<P...>& args,
                            const TanhsinhOptions& options = {}) {
    return std::apply(
        [&](const auto&... parameters) {
            using Value =
                std::remove_cvref_t<std::invoke_result_t<F&, double, decltype(static_cast<void>(parameters), 0.0)...>>;
            constexpr bool complex = core::is_complex<Value>;
            using T = std::conditional_t<complex, std::complex<double>, double>;
            constexpr double eps = std::numeric_limits<double>::epsilon();
            const int maxlevel = options.maxlevel.value_or(10);
            core::require(maxlevel >= 0 && options.minlevel >= 0, "tanhsinh",
                          "maxlevel and minlevel must not be negative, got ", maxlevel, " and ", options.minlevel);
            core::require(maxlevel <= 24, "tanhsinh", "maxlevel must be at most 24, got ", maxlevel);
            const double atol = options.atol.value_or(options.log ? -std::numeric_limits<double>::infinity() : 0);
            const double rtol = options.rtol.value_or(options.log ? 0.75 * std::log(eps) : std::pow(eps, 0.75));
            core::require(options.log ? !std::isnan(atol) && !std::isnan(rtol) : atol >= 0 && rtol >= 0, "tanhsinh",
                          "atol and rtol must not be negative, got ", atol, " and ", rtol);
            const detail::TanhSinhSettings settings{options.log, maxlevel, std::min(options.minlevel, maxlevel), atol,
                                                    rtol};
            detail::TanhSinhNodes nodes;
            const auto values = core::elementwise(
                "tanhsinh",
                [&](double from, double to, auto... p) {
                    const auto integrand = [&](double x) { return static_cast<T>(f(x, static_cast<double>(p)...)); };
                    const detail::TanhSinhOutcome<T> r =
                        detail::tanhsinh<T>(core::FunctionRef<T(double)>(integrand), from, to, settings, nodes);
                    return std::array<double, 6>{
                        std::real(r.integral),         std::imag(r.integral),        r.error,
                        static_cast<double>(r.status), static_cast<double>(r.level), r.evaluations};
                },
                std::tie(a, b, parameters...));
            auto integral = detail::complex_or_real<complex>(values[0], values[1]);
            auto status = detail::converted<int>(values[3]);
            auto success = detail::mapped<bool>(values[3], [](auto v) { return v == 0; });
            return TanhsinhResult<decltype(integral), std::remove_cvref_t<decltype(values[2])>, decltype(success),
                                  decltype(status)>{std::move(success),
                                                    std::move(status),
                                                    std::move(integral),
                                                    values[2],
                                                    detail::converted<int>(values[4]),
                                                    detail::converted<int>(values[5])};
        },
        args);
}

/// Definite integrals of f from a to b by the tanh-sinh rule (double exponential), elementwise over arrays of limits and
/// parameters.
///
///     tanhsinh([](double x) { return 1 / std::sqrt(x); }, 0, 1).integral                                  // 2
///     tanhsinh([](double x, double c) { return std::exp(-c * x); }, 0, inf, std::tuple(rates)).integral   // 1 / rates
///
/// The substitution x = tanh(pi / 2 sinh t) makes the integrand fall off doubly exponentially, and the trapezoidal rule,
/// whose step is halved from level to level, doubles its digits where f is analytic inside. Singularities at the ends are
/// allowed, those inside are not; infinite ranges go by x = t / (1 - t^2) and x = a + 1 / t - 1.
///
/// @param f        callable with a double and the parameters, real or complex values.
/// @param a, b     limits, numbers or arrays, infinite ones allowed; b < a changes the sign (with log it adds i pi to a
///                 complex logarithm and gives NaN for real ones).
/// @param options  see TanhsinhOptions.
/// @return  see TanhsinhResult.
/// @throws std::invalid_argument for negative levels or tolerances, and shapes that do not fit. What f throws passes through.
/// @note    16 * 2^level evaluations. A NaN limit, and an integrand that is not finite inside, give NaN and status -3; at the
///          ends such values are left out, and the terms beside them bound the error.
///          Sources: H. Takahasi, M. Mori, Publ. RIMS 9 (1974) 721; D. H. Bailey, K. Jeyabalan, X. S. Li, Exp. Math. 14
///          (2005) 317.
/// @see     scipy.integrate.tanhsinh. Differs from SciPy: f is called with numbers, so there is no preserve_shape; there is
///          no callback; status 0 also stands where f is 0 throughout.
template <class F, core::Operand A, core::Operand B>
[[nodiscard]] auto tanhsinh(F&& f, const A& a, const B& b, const TanhsinhOptions& options = {}) {
    return tanhsinh(std::forward<F>(f), a, b, std::tuple<>(), options);
}

}  // namespace scixx::integrate
