// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <concepts>
#include <scixx/core/scalar.hpp>
#include <scixx/integrate/detail/quad.hpp>
#include <scixx/integrate/quad_options.hpp>
#include <type_traits>

namespace scixx::integrate {

/// A function of one real variable with real (any type that converts to double) or complex values.
template <class F>
concept Integrand =
    std::invocable<F&, double> && (std::convertible_to<std::invoke_result_t<F&, double>, double> ||
                                   core::is_complex<std::remove_cvref_t<std::invoke_result_t<F&, double>>>);

namespace detail {
template <class F>
inline constexpr bool complex_valued = core::is_complex<std::remove_cvref_t<std::invoke_result_t<F&, double>>>;
template <class F>
using QuadValue = std::conditional_t<complex_valued<F>, std::complex<double>, double>;
}  // namespace detail

/// Definite integral of f from a to b by adaptive quadrature.
///
/// A Gauss-Kronrod pair of 21 nodes (15 on an infinite range, mapped to (0, 1] by x = a + (1 - t) / t) gives a value
/// and an error estimate for each interval; the interval with the largest error is bisected until the sum of the errors
/// is at most max(epsabs, epsrel |y|); Wynn's epsilon algorithm extrapolates over the levels of bisection, so that
/// singularities at end points and at `points` cost little.
///
/// With a weight, f times the weight is integrated by Clenshaw-Curtis rules of degree 12 and 24 that know the weight's
/// Chebyshev moments: cos and sin on finite ranges, also with extrapolation, and on half-infinite ones as Fourier
/// integrals summed cycle by cycle; algebraic-logarithmic ends; and Cauchy principal values.
///
/// The rule knows f at 21 (15) nodes only. A peak that is narrow against their distance, and a step or an oscillation
/// that meets them all alike, is overlooked, with a small error estimate and status 0: exp(-1e8 (x - 0.3)^2) on (0, 1)
/// is 0 for it. The way out is to say where f is difficult, in `points`, or to split the range there.
///
///     auto [y, abserr] = quad([](double x) { return std::exp(-x * x); }, 0, inf);
///     const auto result = quad(f, 0, 1, {.epsrel = 1e-12, .points = {0.3}});
///     const auto fourier = quad(f, 0, inf, {.weight = Weight::cos, .wvar = 10});
///     if (!result.success) ... result.status, result.message
///
/// @param f     callable with a double; its values convert to double, or are complex: then the real and the imaginary
///              part are integrated one after the other, each with its own subdivision.
/// @param a     lower limit, -inf allowed.
/// @param b     upper limit, inf allowed; b < a changes the sign of the integral.
/// @param opts  see QuadOptions.
/// @return      y, abserr, and neval, status, success, message beside them; binds to two names.
/// @throws std::invalid_argument if limit < 1; if epsabs <= 0 and epsrel < 50 eps; if a or b is NaN; if there are
///         points and the range is infinite, or as many points as limit. What f throws passes through.
/// @note        At most 42 limit evaluations (60 limit over the real line). NaN from f ends the work after some ten
///              bisections with y = NaN and status 2. Nothing is allocated when the first application of the rule is
///              enough. Thread-safe if f is.
/// @see         scipy.integrate.quad: value, abserr, neval and status are SciPy's. Differs from SciPy: a limit that is
///              NaN is refused (SciPy returns 0 for b = NaN), so are points beside a weight (SciPy ignores them), a cos
///              or sin weight with |w| < 0.01 is a factor of f on an infinite range (SciPy's cycles are so long that
///              they overlook f), and a failure is in the result rather than a warning. R. Piessens, E. de
///              Doncker-Kapenga, C. W. Ueberhuber, D. K. Kahaner, QUADPACK: A Subroutine Package for Automatic
///              Integration, Springer 1983.
template <Integrand F>
[[nodiscard]] QuadResult<detail::QuadValue<F>> quad(F&& f, double a, double b, const QuadOptions& opts = {}) {
    using detail::Part;
    detail::check_quad("quad", opts);
    if constexpr (detail::complex_valued<F>)
        return detail::combine(detail::quad("quad", detail::sampler_of<Part::real>(f), a, b, opts),
                               detail::quad("quad", detail::sampler_of<Part::imag>(f), a, b, opts));
    else
        return detail::quad("quad", detail::sampler_of<Part::all>(f), a, b, opts);
}

/// quad with the subdivision, SciPy's full_output: `auto [y, abserr, infodict] = quad(f, 0, 1, {}, full_output)`.
template <Integrand F>
[[nodiscard]] QuadFullResult<detail::QuadValue<F>> quad(F&& f, double a, double b, const QuadOptions& opts,
                                                        FullOutput) {
    using detail::Part;
    detail::check_quad("quad", opts);
    QuadFullResult<detail::QuadValue<F>> out;
    QuadResult<detail::QuadValue<F>>& result = out;
    const auto part = [&](auto sampler, QuadInfo& info) {
        const QuadResult<double> one = detail::quad("quad", sampler, a, b, opts, &info);
        info.status = one.status;
        return one;
    };
    if constexpr (detail::complex_valued<F>) {
        const QuadResult<double> real = part(detail::sampler_of<Part::real>(f), out.infodict.real);
        result = detail::combine(real, part(detail::sampler_of<Part::imag>(f), out.infodict.imag));
    } else {
        result = part(detail::sampler_of<Part::all>(f), out.infodict);
    }
    return out;
}

}  // namespace scixx::integrate
