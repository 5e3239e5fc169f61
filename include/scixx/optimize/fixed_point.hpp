// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <functional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <type_traits>
#include <utility>

namespace scixx::optimize {

/// How fixed_point iterates.
enum class FixedPointMethod {
    del2,       ///< Steffensen's method: Aitken's del^2 after every two calls
    iteration,  ///< plain iteration
};

namespace method {
using enum FixedPointMethod;
}

/// Options of fixed_point.
struct FixedPointOptions {
    double xtol = 1e-8;                                ///< relative tolerance of the last step, > 0
    int maxiter = 500;                                 ///< largest number of iterations, >= 1
    FixedPointMethod method = FixedPointMethod::del2;  ///< see FixedPointMethod
};

/// Result of fixed_point, which converts to x; T is double or Eigen::ArrayXd.
template <class T>
struct FixedPointResult {
    T x;                     ///< the fixed point, if converged
    int iterations = 0;      ///< steps made
    bool converged = false;  ///< whether the tolerance was met in every component

    operator const T&() const noexcept { return x; }  // NOLINT(google-explicit-constructor): stands for its x
};

namespace detail {

using FixedPointRef = core::FunctionRef<void(const Eigen::ArrayXd&, Eigen::ArrayXd&)>;

template <class Options>
FixedPointResult<Eigen::ArrayXd> fixed_point(FixedPointRef func, Eigen::ArrayXd x, const Options& options) {
    core::require(options.xtol > 0, "fixed_point", "xtol must be positive, got ", options.xtol);
    core::require(options.maxiter >= 1, "fixed_point", "maxiter must be at least 1, got ", options.maxiter);
    const Eigen::Index n = x.size();
    Eigen::ArrayXd once, twice;
    const auto call = [&](const Eigen::ArrayXd& at, Eigen::ArrayXd& out) {
        func(at, out);
        core::require(out.size() == n, "fixed_point", "func must return ", n, " elements, got ", out.size());
    };
    for (int i = 1; i <= options.maxiter; ++i) {
        call(x, once);
        const bool del2 = options.method == FixedPointMethod::del2;
        if (del2) call(once, twice);
        bool close = true;
        for (Eigen::Index k = 0; k < n; ++k) {
            double next = once[k];
            if (del2) {
                const double bend = twice[k] - 2 * once[k] + x[k], step = once[k] - x[k];
                next = bend != 0 ? x[k] - step * step / bend : twice[k];
            }
            close = close && std::abs(x[k] != 0 ? (next - x[k]) / x[k] : next) < options.xtol;
            x[k] = next;
        }
        if (close) return {std::move(x), i, true};
    }
    return {std::move(x), options.maxiter, false};
}

}  // namespace detail

/// Fixed point x = func(x) of a function of a number.
///
/// @param func     callable `double -> double`.
/// @param x0       start.
/// @param options  see FixedPointOptions.
/// @return         see FixedPointResult, which converts to x.
/// @throws std::invalid_argument if an option is out of its domain.
/// @note           A NaN from func never converges and ends at maxiter.
/// @see scipy.optimize.fixed_point. Differs from SciPy: no exception where it does not converge.
template <class F>
    requires std::is_invocable_r_v<double, F&, double>
[[nodiscard]] FixedPointResult<double> fixed_point(F&& func, double x0, const FixedPointOptions& options = {}) {
    const auto r = detail::fixed_point<FixedPointOptions>(
        [&](const Eigen::ArrayXd& x, Eigen::ArrayXd& out) {
            out.resize(1);
            out[0] = static_cast<double>(std::invoke(func, x[0]));
        },
        Eigen::ArrayXd::Constant(1, x0), options);
    return {r.x[0], r.iterations, r.converged};
}

/// The same for an array, every element with its own acceleration; `func` maps `const Eigen::ArrayXd&` to as many
/// elements.
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::ArrayXd&> && core::rank_of<X> == 1)
[[nodiscard]] FixedPointResult<Eigen::ArrayXd> fixed_point(F&& func, const X& x0,
                                                           const FixedPointOptions& options = {}) {
    Eigen::ArrayXd start;
    core::assign(start, x0);
    return detail::fixed_point<FixedPointOptions>(
        [&](const Eigen::ArrayXd& x, Eigen::ArrayXd& out) { out = std::invoke(func, x); }, start, options);
}

}  // namespace scixx::optimize
