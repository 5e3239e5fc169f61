// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/signal/detail/filter/correlate_line.hpp>

namespace scixx::signal::detail::filter {

using core::NdView;
using Eigen::Index;

/// Weights of the samples 0 .. n-1 in the derivative at `pos` of their least squares polynomial: sum p_k(x) p_k^(d)(0)
/// over polynomials orthonormal on the points x = i - pos (G. E. Forsythe, J. SIAM 5, 1957).
template <class = void>
inline core::List<double> savgol(Index n, int polyorder, int deriv, double delta, double pos) {
    core::List<double> out(n), p(n), before(n), x(n);
    if (deriv > polyorder) return out;
    const double unit = std::max(1.0, 0.5 * static_cast<double>(n - 1));  // the points in about [-1, 1]
    for (Index i = 0; i < n; ++i) x[i] = (static_cast<double>(i) - pos) / unit;
    const Index orders = deriv + 1;
    core::List<double> at(orders), at_before(orders);  // derivatives at 0
    const double first = 1 / std::sqrt(static_cast<double>(n));
    for (double& value : p) value = first;
    at[0] = first;
    for (int k = 0;; ++k) {
        for (Index i = 0; i < n; ++i) out[i] += p[i] * at[orders - 1];
        if (k == polyorder) break;
        double a = 0, b = 0;
        for (Index i = 0; i < n; ++i) {
            a += x[i] * p[i] * p[i];
            b += x[i] * p[i] * before[i];
        }
        core::List<double> next(n), at_next(orders);
        for (Index i = 0; i < n; ++i) next[i] = (x[i] - a) * p[i] - b * before[i];
        for (Index d = 0; d < orders; ++d)
            at_next[d] = -a * at[d] + (d > 0 ? static_cast<double>(d) * at[d - 1] : 0.0) - b * at_before[d];
        double norm = 0;
        for (const double value : next) norm += value * value;
        norm = std::sqrt(norm);
        for (double& value : next) value /= norm;
        for (double& value : at_next) value /= norm;
        before = p;
        p = next;
        at_before = at;
        at = at_next;
    }
    const double scale = std::pow(delta * unit, -deriv);
    for (double& value : out) value *= scale;
    return out;
}

enum class SavgolEdge { interp, mirror, constant, nearest, wrap };

template <class T>
void savgol_lines(const NdView<const T>& x, const NdView<T>& out, int axis, Index window, int polyorder, int deriv,
                  double delta, bool interp, SavgolEdge edge, double cval) {
    if (out.empty()) return;
    const Index n = x.shape(axis), half = window / 2, before = window - 1 - half;
    const core::List<double> c = savgol(window, polyorder, deriv, delta, 0.5 * static_cast<double>(window - 1));
    core::List<core::List<double>> ends;  // weights of the first half window, then of the last one
    if (interp)
        for (Index i = 0; i < 2 * half; ++i)
            ends.push_back(
                savgol(window, polyorder, deriv, delta, static_cast<double>(i < half ? i : window - 2 * half + i)));
    core::List<double> buffer(n + window - 1), result(n);
    double* data = buffer.data() + before;
    core::Lines<const T, T>(axis, x, out).for_lines([&](const core::Line<const T>& in, const core::Line<T>& to) {
        for (Index i = 0; i < n; ++i) data[i] = static_cast<double>(in[i]);
        for (Index i = -before; i < n + half; ++i) {
            if (i == 0) i = n;
            if (i >= n + half) break;
            double value = cval;
            switch (edge) {
                case SavgolEdge::interp:
                    value = 0;
                    break;
                case SavgolEdge::nearest:
                    value = data[i < 0 ? 0 : n - 1];
                    break;
                case SavgolEdge::wrap:
                    value = data[((i % n) + n) % n];
                    break;
                case SavgolEdge::mirror: {
                    const Index period = std::max<Index>(2 * (n - 1), 1), at = ((i % period) + period) % period;
                    value = data[at < n ? at : period - at];
                    break;
                }
                case SavgolEdge::constant:
                    break;
            }
            data[i] = value;
        }
        correlate_line(buffer.data(), c.data(), window, result.data(), n);
        for (Index i = 0; interp && i < 2 * half; ++i) {
            const double* from = i < half ? data : data + n - window;
            double sum = 0;
            for (Index k = 0; k < window; ++k) sum += ends[i][k] * from[k];
            result[i < half ? i : n - 2 * half + i] = sum;
        }
        for (Index i = 0; i < n; ++i) to[i] = static_cast<T>(result[i]);
    });
}

}  // namespace scixx::signal::detail::filter
