// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <numbers>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>

namespace scixx::signal::detail::filter {

using Eigen::Index;

/// Sample i of d c b a | a b c d | d c b a.
inline double half_mirrored(const double* x, Index n, Index i) {
    const Index period = 2 * n, at = ((i % period) + period) % period;
    return x[at < n ? at : period - 1 - at];
}

/// x between `edge` mirrored samples on each side.
template <class = void>
inline void half_mirror(const core::List<double>& x, Index edge, core::List<double>& out) {
    const Index n = x.size();
    out.resize(n + 2 * edge);
    for (Index i = 1; i <= edge; ++i) {
        out[edge - i] = half_mirrored(x.data(), n, -i);
        out[edge + n - 1 + i] = half_mirrored(x.data(), n, n - 1 + i);
    }
    std::copy(x.begin(), x.end(), out.begin() + edge);
}

/// x filtered by g / ((1 - a z^-1 - b z^-2) (1 - a z - b z^2)) with mirrored ends. `radius` is the poles' magnitude: the
/// filter begins as many samples outside as their response takes to fall below `precision`.
template <class = void>
inline void symmetric_filter(core::List<double>& x, double gain, double a, double b, double radius, double precision) {
    const Index n = x.size();
    if (n == 0) return;
    const double lead = radius > 0 ? std::log(precision) / std::log(radius) : 0;
    const Index edge = static_cast<Index>(std::clamp(std::ceil(lead), 2.0, 1e8));
    core::List<double> y;
    half_mirror(x, edge, y);
    // The last output comes in last: a step waits for one product and one sum.
    double y1 = 0, y2 = 0;
    for (double& sample : y) {
        const double v = (sample + b * y2) + a * y1;
        sample = v;
        y2 = y1;
        y1 = v;
    }
    y1 = y2 = 0;
    for (Index i = n + edge - 1; i >= 0; --i) {
        const double v = (y[i + edge] + b * y2) + a * y1;
        if (i < n) x[i] = gain * v;
        y2 = y1;
        y1 = v;
    }
}

template <class = void>
inline void symmetric_first_order(core::List<double>& x, double c0, double z1, double precision) {
    symmetric_filter(x, c0, z1, 0, std::abs(z1), precision);
}

template <class = void>
inline void symmetric_second_order(core::List<double>& x, double r, double omega, double precision) {
    const double cs = 1 - 2 * r * std::cos(omega) + r * r;
    symmetric_filter(x, cs * cs, 2 * r * std::cos(omega), -r * r, r, precision);
}

struct SmoothingPoles {
    double r, omega;
};

/// The poles of the cubic smoothing spline of weight lambda > 1/144 (M. Unser, A. Aldroubi, M. Eden, IEEE Trans. Signal
/// Processing 41, 1993).
inline SmoothingPoles smoothing_poles(double lambda) {
    const double root = std::sqrt(3 + 144 * lambda), xi = 1 - 96 * lambda + 24 * lambda * root;
    return {(24 * lambda - 1 - std::sqrt(xi)) / (24 * lambda) * std::sqrt((48 * lambda + 24 * lambda * root) / xi),
            std::atan(std::sqrt((144 * lambda - 1) / xi))};
}

/// Coefficients of the cubic spline through a mirrored line, or of the smoothing one.
template <class = void>
inline void cubic_coefficients(core::List<double>& line, double lambda, double precision) {
    if (lambda <= 1 / 144.0) {
        const double z = std::sqrt(3.0) - 2;
        symmetric_first_order(line, -6 * z, z, precision);
    } else {
        const SmoothingPoles p = smoothing_poles(lambda);
        symmetric_second_order(line, p.r, p.omega, precision);
    }
}
template <class = void>
inline void quadratic_coefficients(core::List<double>& line, double precision) {
    const double z = 2 * std::numbers::sqrt2 - 3;
    symmetric_first_order(line, -8 * z, z, precision);
}

/// f(line) for each line of x along the axis, the changed line then to out.
template <class T, class F>
void map_lines(const core::NdView<const T>& x, const core::NdView<T>& out, int axis, F&& f) {
    core::List<double> line;
    core::Lines<const T, T>(axis, x, out).for_lines([&](const core::Line<const T>& in, const core::Line<T>& to) {
        line.resize(in.size);
        for (Index i = 0; i < in.size; ++i) line[i] = static_cast<double>(in[i]);
        f(line);
        for (Index i = 0; i < in.size; ++i) to[i] = static_cast<T>(line[i]);
    });
}

/// f along both axes of a real matrix, in double precision.
template <core::ArrayLike A, class F, class G>
auto map_both(const A& input, F&& along_rows, G&& along_columns) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    using Wide = core::PlainOf<A, double>;
    const core::Source<double, A> source(input);
    Wide wide = core::allocate<Wide>(source.view().shape());
    auto out = core::allocate<core::PlainOf<A, T>>(source.view().shape());
    const core::NdView<double> view = core::view(wide);
    if (!view.empty()) {
        map_lines<double>(source.view(), view, 1, along_rows);
        map_lines<double>(view, view, 0, along_columns);
    }
    core::copy(core::NdView<const double>(view), core::view(out));
    return out;
}

}  // namespace scixx::signal::detail::filter
