// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <complex>
#include <functional>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/elementwise.hpp>
#include <scixx/integrate/detail/elementwise_result.hpp>
#include <scixx/integrate/detail/tanhsinh_setup.hpp>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::integrate {

/// What tanhsinh returns: numbers, or arrays of the shape that limits and parameters have together.
template <class Integral, class Error, class Flag, class Count>
struct TanhsinhResult {
    Flag success;  ///< status == 0
    Count status;  ///< 0: converged; -2: maxlevel was reached; -3: the integrand or a limit was not a number; -4: the
                   ///< callback ended it; 1: in progress
    Integral integral;  ///< the integral
    Error error;        ///< estimate of its absolute error
    Count maxlevel;     ///< level that was reached
    Count nfev;         ///< evaluations of f
};

/// Options of tanhsinh, in SciPy's order. T is the integrand's scalar, double or std::complex<double>.
template <class T = double>
struct TanhsinhOptions {
    bool log = false;               ///< whether f returns logarithms, and the integral and the error are logarithms
    std::optional<int> maxlevel{};  ///< highest level of refinement, 10 where not given; a level doubles the nodes
    int minlevel = 2;               ///< first level whose result may be accepted
    std::optional<double> atol{};   ///< absolute tolerance, 0 where not given; with log its logarithm
    std::optional<double> rtol{};   ///< relative tolerance, eps^(3/4) where not given; with log its logarithm
    /// Called after each level of each element that goes on, with status 1; true ends that element with status -4.
    std::function<bool(const TanhsinhResult<T, double, bool, int>&)> callback{};
};

namespace detail {

template <bool complex, class R>
[[nodiscard]] auto tanhsinh_result(const std::array<R, 6>& values) {
    auto integral = complex_or_real<complex>(values[0], values[1]);
    auto status = converted<int>(values[3]);
    auto success = mapped<bool>(values[3], [](auto v) { return v == 0; });
    return TanhsinhResult<decltype(integral), R, decltype(success), decltype(status)>{
        std::move(success), std::move(status),         std::move(integral),
        values[2],          converted<int>(values[4]), converted<int>(values[5])};
}

}  // namespace detail

/// Definite integrals of f from a to b by the tanh-sinh rule, elementwise over limits and parameters: the tuple `args`
/// holds further arguments of f, numbers or arrays, f(x, args...).
/// @see tanhsinh without args
template <class F, core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Operand... P>
    requires(!core::ArrayLike<detail::IntegrandValue<F, P...>>)
[[nodiscard]] auto tanhsinh(F&& f, const A& a, const B& b, const std::tuple<P...>& args,
                            const TanhsinhOptions<detail::TanhsinhScalar<F, P...>>& options = {}) {
    using T = detail::TanhsinhScalar<F, P...>;
    detail::TanhsinhSetup<T> integrate(options);
    return std::apply(
        [&](const auto&... parameters) {
            return detail::tanhsinh_result<core::is_complex<T>>(core::elementwise(
                "tanhsinh",
                [&](double from, double to, auto... p) {
                    const auto integrand = [&](double x) { return static_cast<T>(f(x, static_cast<double>(p)...)); };
                    return integrate(integrand, from, to);
                },
                std::tie(a, b, parameters...)));
        },
        args);
}

/// Definite integral from a to b of a function whose values are arrays of one shape; the result has that shape. The
/// components share the evaluations, each is refined until it has converged.
///
///     tanhsinh([&](double x) { return Eigen::ArrayXd((-rates * x).exp()); }, 0, inf).integral   // 1 / rates
///
/// It stands for preserve_shape=True in SciPy. Numbers in `args` are passed on to f.
/// @throws std::invalid_argument also where the shape of f's values changes, and for values without elements.
/// @see tanhsinh
template <class F, core::Number... P>
    requires core::ArrayLike<detail::IntegrandValue<F, P...>>
[[nodiscard]] auto tanhsinh(F&& f, double a, double b, const std::tuple<P...>& args,
                            const TanhsinhOptions<detail::TanhsinhScalar<F, P...>>& options = {}) {
    using T = detail::TanhsinhScalar<F, P...>;
    using Value = detail::IntegrandValue<F, P...>;
    using Parts = core::SameShapeOf<Value, double>;
    detail::TanhsinhSetup<T> integrate(options);
    // All components visit the same points in the same order.
    std::vector<core::SameShapeOf<Value, T>> known;
    std::array<Parts, 6> parts;
    const auto evaluate = [&](double x) {
        const Value value = std::apply([&](const auto&... p) { return f(x, static_cast<double>(p)...); }, args);
        known.push_back(core::ArrayTraits<Value>::template evaluate<T>(value));
        const core::Dims shape = core::shape_of(known.back());
        core::require(known.back().size() > 0 && shape == core::shape_of(known.front()), "tanhsinh",
                      "f must return arrays of one shape that are not empty");
        if (known.size() == 1)
            for (Parts& part : parts) part = core::allocate<Parts>(shape);
    };
    for (Eigen::Index k = 0; k < std::max<Eigen::Index>(parts[0].size(), 1); ++k) {
        std::size_t next = 0;
        const auto component = [&](double x) {
            if (next == known.size()) evaluate(x);
            return known[next++].data()[k];
        };
        const std::array<double, 6> values = integrate(component, a, b);
        if (known.empty()) evaluate(a);  // equal limits or NaN: the shape alone is wanted
        for (std::size_t i = 0; i < parts.size(); ++i) parts[i].data()[k] = values[i];
    }
    return detail::tanhsinh_result<core::is_complex<T>>(parts);
}

/// Definite integrals of f from a to b by the tanh-sinh rule (double exponential), elementwise over arrays of limits
/// and parameters.
///
///     tanhsinh([](double x) { return 1 / std::sqrt(x); }, 0, 1).integral                                  // 2
///     tanhsinh([](double x, double c) { return std::exp(-c * x); }, 0, inf, std::tuple(rates)).integral   // 1 / rates
///
/// The substitution x = tanh(pi / 2 sinh t) makes the integrand fall off doubly exponentially, and the trapezoidal
/// rule, whose step is halved from level to level, doubles its digits where f is analytic inside. Singularities at the
/// ends are allowed, those inside are not; infinite ranges go by x = t / (1 - t^2) and x = a + 1 / t - 1.
///
/// @param f        callable with a double and the parameters, real or complex values.
/// @param a, b     limits, numbers or arrays, infinite ones allowed; b < a changes the sign (with log it adds i pi to a
///                 complex logarithm and gives NaN for real ones).
/// @param options  see TanhsinhOptions.
/// @return  see TanhsinhResult.
/// @throws std::invalid_argument for negative levels or tolerances, and shapes that do not fit. What f throws passes
/// through.
/// @note    16 * 2^level evaluations. A NaN limit, and an integrand that is not finite inside, give NaN and status -3;
///          at the ends such values are left out, and the terms beside them bound the error.
///          Sources: H. Takahasi, M. Mori, Publ. RIMS 9 (1974) 721; D. H. Bailey, K. Jeyabalan, X. S. Li, Exp. Math. 14
///          (2005) 317.
/// @see     scipy.integrate.tanhsinh. Differs from SciPy: f is called with numbers; where it returns an array, that
///          stands for preserve_shape=True (the limits are numbers then). The callback is called for one element at a
///          time; it returns true where SciPy's raises StopIteration. Status 0 also stands where f is 0 throughout.
template <class F, core::Operand A = core::InBraces, core::Operand B = core::InBraces>
[[nodiscard]] auto tanhsinh(F&& f, const A& a, const B& b,
                            const TanhsinhOptions<detail::TanhsinhScalar<F>>& options = {}) {
    return tanhsinh(std::forward<F>(f), a, b, std::tuple<>(), options);
}

}  // namespace scixx::integrate
