// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <functional>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/dims.hpp>
#include <scixx/core/parallel.hpp>
#include <scixx/core/result.hpp>
#include <scixx/integrate/detail/vector_rule.hpp>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::integrate {

using core::get;

/// The norm in which quad_vec measures errors.
enum class QuadVecNorm {
    two,  ///< '2': the root of the sum of squares
    max,  ///< the largest absolute value
};

/// The rule that quad_vec applies to each interval.
enum class QuadVecRule {
    gk21,       ///< Gauss-Kronrod pair of 21 nodes; the default on a finite range
    gk15,       ///< Gauss-Kronrod pair of 15 nodes; the default on an infinite range
    trapezoid,  ///< composite trapezoidal rule of 3 nodes, for integrands with kinks
};

/// Options of quad_vec, in SciPy's order.
struct QuadVecOptions {
    double epsabs = 1e-200;               ///< absolute error wanted
    double epsrel = 1e-8;                 ///< relative error wanted, in the norm
    QuadVecNorm norm = QuadVecNorm::two;  ///< of the error
    int limit = 10000;                    ///< most subintervals, >= 1
    int workers = 1;               ///< threads that call f at once, -1 for all cores; the result does not depend on it
    std::vector<double> points{};  ///< where the integrand is difficult, in any order
    std::optional<QuadVecRule> quadrature{};  ///< the rule
};

/// What quad_vec returns: `auto [res, err] = quad_vec(f, a, b)`.
template <class V>
struct QuadVecResult {
    V res;           ///< the integral, of the type and shape of f's values
    double err = 0;  ///< estimate of the norm of its error
    int status = 0;  ///< 0: the tolerance was met; 1: it was not; 2: rounding hinders it; 3: NaN or infinity occurred
    bool success = true;         ///< status == 0
    std::string message;         ///< the status in words
    Eigen::Index neval = 0;      ///< evaluations of f
    Eigen::Index intervals = 0;  ///< number of subintervals

    template <class R = QuadVecResult>
    static constexpr auto bound() {
        return std::tuple(&R::res, &R::err);
    }
};

/// Definite integral of a function with values in R^n or C^n (vectors, matrices, sequences, numbers) by adaptive
/// quadrature: all components share their nodes.
///
///     auto [res, err] = quad_vec([](double x) { return Eigen::Array2d(std::sin(x), std::cos(x)); }, 0, 1);
///
/// A rule gives a value and an error estimate for each interval. In each round the intervals with the largest errors
/// are bisected, as many as are needed to make the rest small, until the sum of the errors is below an eighth of the
/// tolerance max(epsabs, epsrel norm(res)).
///
/// @param f        callable with a double; all its values have one shape.
/// @param a, b     limits, infinite ones allowed: x = a + (1 - t) / t then.
/// @param options  see QuadVecOptions.
/// @return  see QuadVecResult.
/// @throws std::invalid_argument if a limit is NaN, limit < 1, workers is 0, or f changes its shape. What f throws
///         passes through.
/// @note   f must be thread-safe where workers is not 1. NaN from f ends the work with status 3.
/// @see    scipy.integrate.quad_vec. Differs from SciPy: intervals are kept without a bound in bytes (cache_size), a
///         failure is in the result rather than a warning.
template <class F>
    requires std::invocable<F&, double>
[[nodiscard]] auto quad_vec(F&& f, double a, double b, const QuadVecOptions& options = {}) {
    using Value = std::remove_cvref_t<std::invoke_result_t<F&, double>>;
    core::require(!std::isnan(a) && !std::isnan(b), "quad_vec", "a and b must not be NaN");
    core::require(options.limit >= 1, "quad_vec", "limit must be at least 1, got ", options.limit);
    const int workers = core::resolve_workers("quad_vec", options.workers);
    const detail::VectorRule rule = options.quadrature ? static_cast<detail::VectorRule>(*options.quadrature)
                                    : std::isinf(a) || std::isinf(b) ? detail::VectorRule::gk15
                                                                     : detail::VectorRule::gk21;
    const detail::VectorProblem problem{a,
                                        b,
                                        options.epsabs,
                                        options.epsrel,
                                        options.norm == QuadVecNorm::max,
                                        options.limit,
                                        workers,
                                        options.points,
                                        rule};
    const auto finish = [](auto value, const detail::VectorOutcome& outcome) {
        static constexpr const char* texts[] = {"Target precision reached.", "Target precision not reached.",
                                                "Target precision could not be reached due to rounding error.",
                                                "Non-finite values encountered."};
        return QuadVecResult<decltype(value)>{std::move(value),    outcome.error,         outcome.status,
                                              outcome.status == 0, texts[outcome.status], outcome.neval,
                                              outcome.intervals};
    };
    if constexpr (std::is_arithmetic_v<Value> || core::is_complex<Value>) {
        using T = core::FloatOf<Value>;
        detail::VectorOutcome outcome;
        const std::vector<T> sum = detail::integrate_vector<T>(
            [&](double x, std::vector<T>& out) { out.assign(1, static_cast<T>(std::invoke(f, x))); }, problem, outcome);
        return finish(sum[0], outcome);
    } else {
        static_assert(core::ArrayLike<Value>, "f must return a number, an array or a sequence of numbers");
        using T = std::conditional_t<core::is_complex<core::ScalarOf<Value>>, std::complex<double>, double>;
        using Plain = core::SameShapeOf<Value, T>;
        const Value first = std::invoke(f, std::isfinite(a) && std::isfinite(b) ? 0.5 * (a + b)
                                           : std::isfinite(a)                   ? a + 1
                                           : std::isfinite(b)                   ? b - 1
                                                                                : 0.0);
        const core::Dims shape = core::shape_of(first);
        detail::VectorOutcome outcome;
        const std::vector<T> sum = detail::integrate_vector<T>(
            [&](double x, std::vector<T>& out) {
                const Value value = std::invoke(f, x);
                const core::Source<T, Value> source(value);
                core::require(source.view().shape() == shape, "quad_vec", "f must return values of one shape, got ",
                              shape, " and ", source.view().shape());
                out.resize(core::to_size(source.view().size()));
                core::copy(source.view(), core::NdView<T>(out.data(), shape));
            },
            problem, outcome);
        ++outcome.neval;
        Plain result = core::allocate<Plain>(shape);
        core::copy(core::NdView<const T>(sum.data(), shape), core::view(result));
        return finish(std::move(result), outcome);
    }
}

}  // namespace scixx::integrate
