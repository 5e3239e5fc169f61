// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <complex>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/root_results.hpp>
#include <utility>

namespace scixx::optimize::detail::roots {

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

template <class T, class Options>
BasicRootResults<T> newton(core::FunctionRef<T(T)> func, T x0, const Options& options) {
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

template <class Results, class Options>
Results newton_array(ArrayFunctionRef func, Eigen::ArrayXd p, const Options& options) {
    check_newton(options);
    const Eigen::Index n = p.size();
    const auto checked = [n](const Eigen::ArrayXd& v, const char* what) {
        core::require(v.size() == n, "newton", what, " must have ", n, " elements, got ", v.size());
    };
    Results result;
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

}  // namespace scixx::optimize::detail::roots
