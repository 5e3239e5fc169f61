// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/scalar/line.hpp>
#include <string>
#include <vector>

namespace scixx::optimize {

/// Algorithms of minimize_scalar, used as `method::brent` and so on.
enum class MinimizeScalarMethod {
    brent,    ///< parabolas and golden sections from a bracket; the default
    bounded,  ///< the same within bounds; the default with bounds
    golden,   ///< golden sections from a bracket
};
namespace method {
using enum MinimizeScalarMethod;
}

/// Settings of the methods, SciPy's `options`.
struct MinimizeScalarSettings {
    /// Relative tolerance of x, >= 0; 1.48e-8 (brent) or eps^(1/2) (golden).
    std::optional<double> xtol{};
    std::optional<double> xatol{};  ///< absolute tolerance of x (bounded), >= 0; 1e-5
    std::optional<int> maxiter{};   ///< iterations (bounded: calls), >= 0; 500, golden 5000
};

/// Options of minimize_scalar, in SciPy's order.
struct MinimizeScalarOptions {
    std::vector<double> bracket{};  ///< two points to walk downhill from, or three with the least value in the middle
    core::Optional<std::array<double, 2>> bounds{};  ///< ends of the interval for bounded, finite
    std::optional<MinimizeScalarMethod> method{};    ///< default: brent, bounded with bounds
    std::optional<double> tol{};                     ///< sets xtol or xatol where options does not
    MinimizeScalarSettings options{};                ///< see MinimizeScalarSettings
};

/// Result of minimize_scalar, brent, golden and fminbound; it converts to x.
struct MinimizeScalarResult {
    double fun = 0;        ///< least value
    double x = 0;          ///< where it is
    int nit = 0;           ///< iterations
    int nfev = 0;          ///< calls
    bool success = false;  ///< whether the tolerance was met
    std::string message;   ///< the same in words

    operator double() const noexcept { return x; }  // NOLINT(google-explicit-constructor): stands for its place
};

/// Options of bracket.
struct BracketWalkOptions {
    double xa = 0, xb = 1;    ///< start of the walk
    double grow_limit = 110;  ///< longest step in units of the last one
    int maxiter = 1000;       ///< largest number of steps
};

/// Result of bracket: xb lies between xa and xc, and fb is below fa and fc.
struct BracketResult {
    double xa, xb, xc, fa, fb, fc;  ///< points and values
    int funcalls;                   ///< calls
    bool success;                   ///< false: no minimum was met on the walk
};

/// Options of brent and golden.
struct LineMinimumOptions {
    std::vector<double> brack{};   ///< as `bracket` of MinimizeScalarOptions
    std::optional<double> tol{};   ///< relative tolerance of x; 1.48e-8 (brent) or eps^(1/2) (golden)
    std::optional<int> maxiter{};  ///< 500 (brent) or 5000 (golden)
};

/// Options of fminbound.
struct FminboundOptions {
    double xtol = 1e-5;  ///< absolute tolerance of x, >= 0
    int maxfun = 500;    ///< largest number of calls
};

namespace detail::scalar {

template <class = void>
inline MinimizeScalarResult result(const Minimum& m) {
    const bool usable = std::isfinite(m.f);
    const char* message = !m.bracketed  ? "The algorithm terminated without finding a valid bracket."
                          : !usable     ? "The function is not finite at the last point."
                          : m.converged ? "Solution found."
                                        : "Maximum number of iterations or calls has been exceeded.";
    return {m.f, m.x, m.iterations, m.calls, m.converged && usable, message};
}

template <class T = double>
MinimizeScalarResult from_bracket(const char* name, core::FunctionRef<T(T)> function, bool golden_sections,
                                  const std::vector<T>& points, std::optional<T> tol, std::optional<int> maxiter) {
    const T tolerance = tol.value_or(golden_sections ? 1.4901161193847656e-08 : 1.48e-8);
    const int most = maxiter.value_or(golden_sections ? 5000 : 500);
    core::require(tolerance >= 0, name, "tol must not be negative, got ", tolerance);
    core::require(most >= 0, name, "maxiter must not be negative, got ", most);
    Counted f(function);
    const Triple t = start(name, f, points);
    if (!t.found) {
        const bool c_less = t.fc < t.fb;
        return result({c_less ? t.xc : t.xb, c_less ? t.fc : t.fb, 0, f.calls(), false, false});
    }
    if (golden_sections) return result(golden(f, t, tolerance, most));
    return result(brent(f, t.xa, t.xb, t.xc, t.fb, tolerance, 1e-11, [&](int i, int) { return i >= most; }));
}

template <class T = double>
MinimizeScalarResult bounded(const char* name, core::FunctionRef<T(T)> function, T a, T b, T xatol, int maxfun) {
    core::require(std::isfinite(a) && std::isfinite(b) && a <= b, name, "bounds must be finite and in order, got ", a,
                  " and ", b);
    core::require(xatol >= 0, name, "xatol must not be negative, got ", xatol);
    Counted f(function);
    const T x = a + golden_section * b - golden_section * a;
    const T fx = f(x);
    return result(
        brent(f, a, x, b, fx, 1.4901161193847656e-08, xatol / 3, [&](int, int calls) { return calls >= maxfun; }));
}

}  // namespace detail::scalar

/// Three points around a minimum, by a walk downhill from two.
///
/// @param func     callable `double -> double`; NaN counts as inf.
/// @param options  see BracketWalkOptions.
/// @return         see BracketResult; `auto [xa, xb, xc, fa, fb, fc, funcalls, success] = bracket(f);`
/// @throws std::invalid_argument if xa or xb is not finite or maxiter is negative.
/// @see scipy.optimize.bracket. Differs from SciPy: no exception where there is no minimum, `success` tells it.
template <class = void>
[[nodiscard]] inline BracketResult bracket(core::FunctionRef<double(double)> func,
                                           const BracketWalkOptions& options = {}) {
    core::require(std::isfinite(options.xa) && std::isfinite(options.xb), "bracket", "xa and xb must be finite, got ",
                  options.xa, " and ", options.xb);
    core::require(options.maxiter >= 0, "bracket", "maxiter must not be negative, got ", options.maxiter);
    detail::scalar::Counted f(func);
    const auto t = detail::scalar::bracket(f, options.xa, options.xb, options.grow_limit, options.maxiter);
    return {t.xa, t.xb, t.xc, t.fa, t.fb, t.fc, t.calls, t.found};
}

/// Minimum of a function of one variable by Brent's method.
///
/// @param func     callable `double -> double`; NaN counts as inf.
/// @param options  see LineMinimumOptions.
/// @return         see MinimizeScalarResult, which converts to x.
/// @throws std::invalid_argument if brack has other than 2 or 3 finite points, or 3 without the least value in the
///         middle, or an option is negative.
/// @note  Source: Brent, Algorithms for Minimization Without Derivatives (1973), chapter 5. x is found to about
///        eps^(1/2), the most that values can tell.
/// @see scipy.optimize.brent
template <class = void>
[[nodiscard]] inline MinimizeScalarResult brent(core::FunctionRef<double(double)> func,
                                                const LineMinimumOptions& options = {}) {
    return detail::scalar::from_bracket<double>("brent", func, false, options.brack, options.tol, options.maxiter);
}

/// Minimum of a function of one variable by golden sections.
///
/// Parameters, result and errors are those of brent.
/// @see scipy.optimize.golden
template <class = void>
[[nodiscard]] inline MinimizeScalarResult golden(core::FunctionRef<double(double)> func,
                                                 const LineMinimumOptions& options = {}) {
    return detail::scalar::from_bracket<double>("golden", func, true, options.brack, options.tol, options.maxiter);
}

/// Minimum of a function of one variable between x1 and x2 by Brent's method.
///
/// @param x1, x2  ends, finite, x1 <= x2. The function is evaluated between them only.
/// @return        see MinimizeScalarResult, which converts to x.
/// @throws std::invalid_argument if the ends are not finite or not in order, or xtol is negative.
/// @see scipy.optimize.fminbound
template <class = void>
[[nodiscard]] inline MinimizeScalarResult fminbound(core::FunctionRef<double(double)> func, double x1, double x2,
                                                    const FminboundOptions& options = {}) {
    return detail::scalar::bounded<double>("fminbound", func, x1, x2, options.xtol, options.maxfun);
}

/// Minimum of a function of one variable.
///
///     const auto r = minimize_scalar([](double x) { return (x - 2) * x * (x + 2) * (x + 2); });
///     const auto s = minimize_scalar(f, {.bounds = {-3, -1}});
///
/// @param fun      callable `double -> double`; NaN counts as inf.
/// @param options  see MinimizeScalarOptions.
/// @return         see MinimizeScalarResult.
/// @throws std::invalid_argument if bounds are missing or not in order, a bracket is given with bounds, a bracket is
///         none, or an option is out of its domain.
/// @note           One call an iteration, no allocation.
/// @see scipy.optimize.minimize_scalar
template <class = void>
[[nodiscard]] inline MinimizeScalarResult minimize_scalar(core::FunctionRef<double(double)> fun,
                                                          const MinimizeScalarOptions& options = {}) {
    using M = MinimizeScalarMethod;
    const M method = options.method.value_or(options.bounds ? M::bounded : M::brent);
    const MinimizeScalarSettings& o = options.options;
    if (method != M::bounded) {
        core::require(!options.bounds, "minimize_scalar", "bounds must not be given for brent and golden");
        return detail::scalar::from_bracket<double>("minimize_scalar", fun, method == M::golden, options.bracket,
                                                    o.xtol ? o.xtol : options.tol, o.maxiter);
    }
    core::require(options.bounds.has_value(), "minimize_scalar", "bounds must be given for bounded");
    core::require(options.bracket.empty(), "minimize_scalar", "bracket must not be given for bounded");
    return detail::scalar::bounded<double>("minimize_scalar", fun, (*options.bounds)[0], (*options.bounds)[1],
                                           o.xatol.value_or(options.tol.value_or(1e-5)), o.maxiter.value_or(500));
}

}  // namespace scixx::optimize
