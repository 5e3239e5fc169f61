// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <complex>
#include <functional>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
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
    std::optional<Eigen::ArrayXd> x1{};                              ///< as in NewtonOptions
    double rtol = 0;                                                 ///< as in NewtonOptions
};

/// Result of newton over an array of starts; `auto [root, converged, zero_der] = ...`.
struct NewtonArrayResults {
    Eigen::ArrayXd root;                              ///< the estimates
    Eigen::Array<bool, Eigen::Dynamic, 1> converged;  ///< whether each met the tolerances
    Eigen::Array<bool, Eigen::Dynamic, 1> zero_der;   ///< whether each was stopped by a derivative of zero
};

namespace detail::roots {

template <class O>
void check_newton(const O& options) {
    core::require(options.tol > 0, "newton", "tol must be positive, got ", options.tol);
    core::require(options.rtol >= 0, "newton", "rtol must not be negative, got ", options.rtol);
    core::require(options.maxiter >= 1, "newton", "maxiter must be at least 1, got ", options.maxiter);
}

/// The step of Newton, or of Halley where the second derivative makes it no longer than twice.
template <class T>
[[nodiscard]] T newton_step(T value, T slope, const T* bend) {
    const T step = value / slope;
    if (!bend) return step;
    const T adjustment = step * *bend / slope / 2.0;
    return std::abs(adjustment) < 1 ? step / (1.0 - adjustment) : step;
}

/// The zero of the line through two points, with the larger value in the denominator.
template <class T>
[[nodiscard]] T secant(T p0, T q0, T p1, T q1) {
    if (std::abs(q1) > std::abs(q0)) return (-q0 / q1 * p1 + p0) / (1.0 - q0 / q1);
    return (-q1 / q0 * p0 + p1) / (1.0 - q1 / q0);
}

/// The second start where none is given.
template <class T>
[[nodiscard]] T second_start(T x0) {
    const double eps = 1e-4;
    return x0 * (1 + eps) + (std::real(x0) >= 0 ? eps : -eps);
}

template <class T>
BasicRootResults<T> newton(core::FunctionRef<T(T)> func, T x0, const NewtonOptions<T>& options) {
    check_newton(options);
    using Results = BasicRootResults<T>;
    int calls = 0;
    const auto close = [&](T a, T b) { return std::abs(a - b) <= options.tol + options.rtol * std::abs(b); };
    const auto bad = [](T v) { return std::isnan(std::real(v)) || std::isnan(std::imag(v)); };
    const auto done = [&](T root, int i) { return Results{root, i, calls, true, "converged"}; };
    T p0 = x0;
    if (options.fprime) {
        for (int i = 1; i <= options.maxiter; ++i) {
            const T value = func(p0);
            ++calls;
            if (value == T(0)) return done(p0, i - 1);
            const T slope = options.fprime(p0);
            ++calls;
            if (slope == T(0)) return {p0, i, calls, false, "derivative was zero"};
            T bend{};
            if (options.fprime2) {
                bend = options.fprime2(p0);
                ++calls;
            }
            const T p = p0 - newton_step(value, slope, options.fprime2 ? &bend : nullptr);
            if (bad(p)) return {p, i, calls, false, "value error"};
            if (close(p, p0)) return done(p, i);
            p0 = p;
        }
        return {p0, options.maxiter, calls, false, "convergence error"};
    }
    T p1 = options.x1 ? *options.x1 : second_start(x0);
    core::require(p1 != p0, "newton", "x1 must differ from x0");
    T q0 = func(p0), q1 = func(p1);
    calls += 2;
    if (std::abs(q1) < std::abs(q0)) {
        std::swap(p0, p1);
        std::swap(q0, q1);
    }
    for (int i = 1; i <= options.maxiter; ++i) {
        if (q1 == q0) {
            if (p1 != p0 && q1 != T(0)) return {p1, i, calls, false, "derivative was zero"};
            return done((p1 + p0) / 2.0, i);
        }
        const T p = secant(p0, q0, p1, q1);
        if (bad(p)) return {p, i, calls, false, "value error"};
        if (close(p, p1)) return done(p, i);
        p0 = p1;
        q0 = q1;
        p1 = p;
        q1 = func(p1);
        ++calls;
    }
    return {p1, options.maxiter, calls, false, "convergence error"};
}

using ArrayFunctionRef = core::FunctionRef<void(const Eigen::ArrayXd&, Eigen::ArrayXd&)>;

template <class Options>
NewtonArrayResults newton_array(ArrayFunctionRef func, Eigen::ArrayXd p, const Options& options) {
    check_newton(options);
    const Eigen::Index n = p.size();
    const auto checked = [n](const Eigen::ArrayXd& v, const char* what) {
        core::require(v.size() == n, "newton", what, " must have ", n, " elements, got ", v.size());
    };
    NewtonArrayResults result;
    result.converged.setConstant(n, false);
    result.zero_der.setConstant(n, false);
    const auto step_to = [&](Eigen::Index i, double next) {
        const double old = p[i];
        result.converged[i] = std::abs(next - old) <= options.tol + options.rtol * std::abs(old);
        p[i] = next;
        return !result.converged[i];
    };
    Eigen::ArrayXd value, slope, bend, before, last;
    if (options.fprime) {
        for (int k = 0; k < options.maxiter; ++k) {
            func(p, value);
            checked(value, "func");
            slope = options.fprime(p);
            checked(slope, "fprime");
            if (options.fprime2) {
                bend = options.fprime2(p);
                checked(bend, "fprime2");
            }
            bool active = false;
            for (Eigen::Index i = 0; i < n; ++i) {
                if (result.converged[i] || result.zero_der[i]) continue;
                if (value[i] == 0)
                    result.converged[i] = true;
                else if (slope[i] == 0)
                    result.zero_der[i] = true;
                else
                    active |= step_to(i, p[i] - newton_step(value[i], slope[i], options.fprime2 ? &bend[i] : nullptr));
            }
            if (!active) break;
        }
    } else {
        before = p;
        if (options.x1) {
            checked(*options.x1, "x1");
            p = *options.x1;
        } else {
            for (Eigen::Index i = 0; i < n; ++i) p[i] = second_start(p[i]);
        }
        func(before, last);
        checked(last, "func");
        for (int k = 0; k < options.maxiter; ++k) {
            func(p, value);
            checked(value, "func");
            bool active = false;
            for (Eigen::Index i = 0; i < n; ++i) {
                if (result.converged[i] || result.zero_der[i]) continue;
                if (value[i] == 0) {
                    result.converged[i] = true;
                    continue;
                }
                if (value[i] == last[i]) {
                    result.zero_der[i] = p[i] != before[i];
                    result.converged[i] = !result.zero_der[i];
                    continue;
                }
                const double next = secant(before[i], last[i], p[i], value[i]);
                before[i] = p[i];
                last[i] = value[i];
                active |= step_to(i, next);
            }
            if (!active) break;
        }
    }
    result.root = std::move(p);
    return result;
}

}  // namespace detail::roots

/// Root near a start by Newton's method, by Halley's where fprime2 is given too, or by the secant method without
/// derivatives.
///
///     const double x = newton([](double x) { return x * x * x - 2; }, 1.0, {.fprime = [](double x) { return 3 * x * x; }});
///
/// @param func     callable `double -> double`.
/// @param x0       start near the root.
/// @param options  see NewtonOptions.
/// @return         see RootResults, which converts to the root.
/// @throws std::invalid_argument if an option is out of its domain or x1 equals x0.
/// @note           A step no longer than tol + rtol |x| ends it: that the root is near is likely, not proven.
/// @see scipy.optimize.newton. Differs from SciPy: the result always tells how it was found, and no exception is thrown
///      where it did not converge.
[[nodiscard]] inline RootResults newton(core::FunctionRef<double(double)> func, double x0,
                                        const NewtonOptions<double>& options = {}) {
    return detail::roots::newton<double>(func, x0, options);
}

/// The same for a complex root.
[[nodiscard]] inline BasicRootResults<std::complex<double>> newton(
    core::FunctionRef<std::complex<double>(std::complex<double>)> func, std::complex<double> x0,
    const NewtonOptions<std::complex<double>>& options = {}) {
    return detail::roots::newton<std::complex<double>>(func, x0, options);
}

/// The same from many starts at once; `func` takes the whole array, `const Eigen::ArrayXd& -> n elements`.
///
/// @return see NewtonArrayResults: an element that has converged, or has a zero derivative, no longer moves.
/// @throws std::invalid_argument if an option is out of its domain or a function returns another size.
template <class F>
    requires std::is_invocable_v<F&, const Eigen::ArrayXd&>
[[nodiscard]] NewtonArrayResults newton(F&& func, const Eigen::ArrayXd& x0, const NewtonArrayOptions& options = {}) {
    return detail::roots::newton_array<NewtonArrayOptions>(
        [&](const Eigen::ArrayXd& x, Eigen::ArrayXd& out) { out = std::invoke(func, x); }, x0, options);
}

}  // namespace scixx::optimize
