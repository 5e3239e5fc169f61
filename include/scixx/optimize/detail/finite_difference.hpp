// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>

namespace scixx::optimize::detail {

/// A vector function x -> out, n -> m; `out` keeps its memory between calls.
using VectorFunctionRef = core::FunctionRef<void(const Eigen::VectorXd&, Eigen::VectorXd&)>;

/// One variable's difference: f(x + step) - f(x), a central or, against a bound, a three-point one-sided difference.
struct DifferenceStep {
    double step = 0;
    bool one_sided = true;
};

/// The relative step that balances truncation (h or h^2) against rounding (eps / h): eps^(1/2), eps^(1/3).
template <class = void>
[[nodiscard]] inline double default_relative_step(bool three_point) {
    constexpr double eps = std::numeric_limits<double>::epsilon();
    return three_point ? std::cbrt(eps) : std::sqrt(eps);
}

/// A step away from zero, and large enough to change x: rel * |x| if a relative step is asked for (rel > 0), `absolute`
/// if that is (!= 0), else the default times max(1, |x|).
template <class = void>
[[nodiscard]] inline double choose_step(double x, double rel, double absolute, bool three_point) {
    const double side = x >= 0 ? 1.0 : -1.0;
    const double fallback = default_relative_step(three_point) * side * std::max(1.0, std::abs(x));
    const double step = absolute != 0 ? absolute : rel != 0 ? rel * side * std::abs(x) : fallback;
    return (x + step) - x == 0 ? fallback : step;
}

/// Keeps the points of a difference between the bounds: turns a one-sided step round or shortens it to the wider side,
/// and replaces a central difference that does not fit by a one-sided one of three points, or by a shorter central one
/// where that reaches as far.
template <class = void>
[[nodiscard]] inline DifferenceStep fit_step(double x, double step, double lb, double ub, bool three_point) {
    const double below = x - lb, above = ub - x;
    if (!three_point) {
        if (step < 0 ? -step > below : step > above) {
            if (std::abs(step) <= std::max(below, above))
                step = -step;
            else
                step = above >= below ? above : -below;
        }
        return {step, true};
    }
    const double size = std::abs(step), least = std::min(below, above);
    if (size <= least) return {size, false};
    const double aside = above >= below ? std::min(size, above / 2) : -std::min(size, below / 2);
    if (std::abs(aside) <= least) return {least, false};
    return {aside, true};
}

/// Transposed Jacobian, n x m, by differences with the given steps. `f0` is f(x). Returns the number of calls.
template <class = void>
inline Eigen::Index finite_difference(VectorFunctionRef f, Eigen::VectorXd& x, const Eigen::VectorXd& f0,
                                      const core::List<DifferenceStep>& steps, bool three_point,
                                      Eigen::MatrixXd& transposed, Eigen::VectorXd& plus, Eigen::VectorXd& minus) {
    const Eigen::Index n = x.size(), m = f0.size();
    transposed.resize(n, m);
    Eigen::Index calls = 0;
    for (Eigen::Index i = 0; i < n; ++i) {
        const double x0 = x[i];
        const auto [step, one_sided] = steps[i];
        const double remote = x0 + step;
        x[i] = remote;
        f(x, plus);
        ++calls;
        if (!three_point) {
            for (Eigen::Index k = 0; k < m; ++k) transposed(i, k) = (plus[k] - f0[k]) / (remote - x0);
        } else {
            const double other = one_sided ? x0 + 2 * step : x0 - step;
            x[i] = other;
            f(x, minus);
            ++calls;
            for (Eigen::Index k = 0; k < m; ++k)
                transposed(i, k) = one_sided ? (4 * plus[k] - 3 * f0[k] - minus[k]) / (other - x0)
                                             : (plus[k] - minus[k]) / (remote - other);
        }
        x[i] = x0;
    }
    return calls;
}

}  // namespace scixx::optimize::detail
