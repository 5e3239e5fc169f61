// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <optional>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/detail/elementwise_result.hpp>
#include <scixx/integrate/detail/nsum.hpp>
#include <tuple>
#include <type_traits>
#include <utility>

namespace scixx::integrate {

/// Tolerances of nsum.
struct NsumTolerances {
    std::optional<double> rtol{};  ///< relative one, eps^(1/2) where not given; with log its logarithm
    std::optional<double> atol{};  ///< absolute one, 0 where not given; with log its logarithm
};

/// Options of nsum, in SciPy's order. S is the step's type, a number, or an array that is broadcast against the limits:
/// `NsumOptions<Eigen::ArrayXd>{.step = steps}`.
template <core::Operand S = double>
struct NsumOptions {
    S step = S(1);                    ///< distance of the terms' places, > 0
    bool log = false;                 ///< whether f returns logarithms, and the sum and the error are logarithms
    Eigen::Index maxterms = 1048576;  ///< most terms that are summed one by one
    NsumTolerances tolerances{};      ///< what is wanted where there are more terms
};

/// What nsum returns: numbers, or arrays of the shape that limits and parameters have together.
template <class Sum, class Flag, class Count>
struct NsumResult {
    Flag success;  ///< status == 0
    Count
        status;  ///< 0: converged; -1: no limits; -2: the integral did not converge, the series may diverge; -3: a term
                 ///< is not finite; -4: the terms do not become small enough
    Sum sum;     ///< the sum
    Sum error;   ///< estimate of its absolute error
    Count nfev;  ///< evaluations of f
};

/// Sums f(a, args...) + f(a + step, args...) + ..., elementwise over limits and parameters: the tuple `args` holds
/// further arguments of f, numbers or arrays.
/// @see nsum without args
template <core::Operand S = double, class F, core::Operand A = core::InBraces, core::Operand B = core::InBraces,
          core::Operand... P>
[[nodiscard]] auto nsum(F&& f, const A& a, const B& b, const std::tuple<P...>& args,
                        const NsumOptions<S>& options = {}) {
    return std::apply(
        [&](const auto&... parameters) {
            constexpr double eps = std::numeric_limits<double>::epsilon();
            core::require(options.maxterms >= 1, "nsum", "maxterms must be at least 1, got ", options.maxterms);
            const double atol =
                options.tolerances.atol.value_or(options.log ? -std::numeric_limits<double>::infinity() : 0);
            const double rtol = options.tolerances.rtol.value_or(options.log ? 0.5 * std::log(eps) : std::sqrt(eps));
            core::require(options.log ? !std::isnan(atol) && !std::isnan(rtol) : atol >= 0 && rtol >= 0, "nsum",
                          "atol and rtol must not be negative, got ", atol, " and ", rtol);
            const auto maxterms = static_cast<double>(options.maxterms);
            detail::TanhSinhNodes nodes;
            const auto values = core::elementwise(
                "nsum",
                [&](double from, double to, double step, auto... p) {
                    core::require(step > 0 && std::isfinite(step), "nsum", "step must be positive and finite, got ",
                                  step);
                    const detail::SeriesSettings settings{step, options.log, maxterms, atol, rtol};
                    const auto term = [&](double x) { return static_cast<double>(f(x, static_cast<double>(p)...)); };
                    const detail::SeriesOutcome r =
                        detail::nsum<double>(core::FunctionRef<double(double)>(term), from, to, settings, nodes);
                    return std::array<double, 4>{r.sum, r.error, static_cast<double>(r.status), r.evaluations};
                },
                std::tie(a, b, options.step, parameters...));
            auto status = detail::converted<int>(values[2]);
            auto success = detail::mapped<bool>(values[2], [](auto v) { return v == 0; });
            return NsumResult<std::remove_cvref_t<decltype(values[0])>, decltype(success), decltype(status)>{
                std::move(success), std::move(status), values[0], values[1], detail::converted<int>(values[3])};
        },
        args);
}

/// Sum of a finite or infinite series f(a) + f(a + step) + ... up to b, elementwise over arrays of limits and
/// parameters.
///
///     nsum([](double k) { return 1 / (k * k); }, 1, inf).sum                                               // pi^2 / 6
///     nsum([](double k, double s) { return std::pow(k, -s); }, 1, inf, std::tuple(exponents)).sum    // zeta
///
/// Up to maxterms terms are summed one by one, with compensation. Of longer sums the first n are, and the rest is the
/// integral and half a term at each end, within the largest term of the rest; n is chosen by the tolerance.
///
/// @param f        smooth, positive and unimodal function of a real number (and the parameters).
/// @param a, b     limits, numbers or arrays, infinite ones allowed; there are floor((b - a) / step) + 1 terms, from
///                 -inf up to inf those at the multiples of step.
/// @param options  see NsumOptions.
/// @return  see NsumResult.
/// @throws std::invalid_argument for a step, maxterms or tolerances out of their domains, and shapes that do not fit.
///         What f throws passes through.
/// @note    b < a and NaN limits give status -1 and NaN, a term that is not finite status -3 and NaN. A maximum between
///          powers of two that is narrower than their distance is overlooked.
/// @see     scipy.integrate.nsum. Differs from SciPy: f is called with numbers.
template <core::Operand S = double, class F, core::Operand A = core::InBraces, core::Operand B = core::InBraces>
[[nodiscard]] auto nsum(F&& f, const A& a, const B& b, const NsumOptions<S>& options = {}) {
    return nsum<S>(std::forward<F>(f), a, b, std::tuple<>(), options);
}

}  // namespace scixx::integrate
