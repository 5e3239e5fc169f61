// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <numbers>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>

namespace scixx::signal::detail::filter {

using Eigen::Index;

/// Lines that are filtered side by side, sample by sample, which the compiler turns into vectors.
inline constexpr int side_by_side = 8;

/// Index of sample i of d c b a | a b c d | d c b a.
[[nodiscard]] inline Index half_mirrored(Index n, Index i) {
    const Index period = 2 * n, at = ((i % period) + period) % period;
    return at < n ? at : period - 1 - at;
}

/// The samples x of W lines between `edge` mirrored ones on each side; sample i of line l is x[i W + l].
template <int W>
void half_mirror(const core::List<double>& x, Index edge, core::List<double>& out) {
    const Index n = x.size() / W;
    out.resize((n + 2 * edge) * W);
    const auto copy = [&](Index from, Index to) { std::copy_n(x.begin() + from * W, W, out.begin() + to * W); };
    for (Index i = 1; i <= edge; ++i) {
        copy(half_mirrored(n, -i), edge - i);
        copy(half_mirrored(n, n - 1 + i), edge + n - 1 + i);
    }
    std::copy(x.begin(), x.end(), out.begin() + edge * W);
}

/// How many samples the response of a pole of magnitude `radius` takes to fall below `precision`.
[[nodiscard]] inline Index lead_in(double radius, double precision) {
    const double lead = radius > 0 ? std::log(precision) / std::log(radius) : 0;
    return static_cast<Index>(std::clamp(std::ceil(lead), 2.0, 1e8));
}

/// W lines x filtered by g / ((1 - a z^-1 - b z^-2) (1 - a z - b z^2)) with mirrored ends. `radius` is the poles'
/// magnitude: the filter begins as many samples outside as their response takes to fall below `precision`.
template <int W>
void symmetric_filter(core::List<double>& x, double gain, double a, double b, double radius, double precision) {
    const Index n = x.size() / W;
    if (n == 0) return;
    const Index edge = lead_in(radius, precision);
    core::List<double> samples;
    half_mirror<W>(x, edge, samples);
    // The last output comes in last: a step waits for one product and one sum.
    double y1[core::to_size(W)] = {}, y2[core::to_size(W)] = {};
    const auto step = [&](const double* in, double* out) {
        for (Index l = 0; l < W; ++l) {
            const double v = (in[l] + b * y2[l]) + a * y1[l];
            out[l] = v;
            y2[l] = y1[l];
            y1[l] = v;
        }
    };
    double* const y = samples.data();
    for (Index i = 0; i < n + 2 * edge; ++i) step(y + i * W, y + i * W);
    std::fill_n(y1, W, 0.0);
    std::fill_n(y2, W, 0.0);
    for (Index i = n + 2 * edge - 1; i >= edge; --i)
        step(y + i * W, i < n + edge ? x.data() + (i - edge) * W : y + i * W);
    for (double& sample : x) sample *= gain;
}

/// y(i) = x(i) + a y(i - 1) in place. Four steps at once, so that a step waits for none of the three before it:
///     1 / (1 - a/z) = (1 + a/z) (1 + a^2/z^2) / (1 - a^4/z^4).
inline void first_order(double* x, Index n, double a) {
    const auto add = [&](Index lag, double factor) {
        for (Index i = n - 1; i >= lag; --i) x[i] += factor * x[i - lag];
    };
    const double a2 = a * a, a4 = a2 * a2;
    add(1, a);
    add(2, a2);
    for (Index i = 4; i < n; ++i) x[i] += a4 * x[i - 4];
}

template <int W = 1>
void symmetric_first_order(core::List<double>& x, double c0, double z1, double precision) {
    if constexpr (W == 1) {
        const Index n = x.size();
        if (n == 0) return;
        const Index edge = lead_in(std::abs(z1), precision);
        core::List<double> samples;
        half_mirror<1>(x, edge, samples);
        const Index all = samples.size();
        first_order(samples.data(), all, z1);
        std::reverse(samples.begin(), samples.end());
        first_order(samples.data(), all, z1);
        for (Index i = 0; i < n; ++i) x[i] = c0 * samples[all - 1 - edge - i];
    } else
        symmetric_filter<W>(x, c0, z1, 0, std::abs(z1), precision);
}

template <int W = 1>
void symmetric_second_order(core::List<double>& x, double r, double omega, double precision) {
    const double cs = 1 - 2 * r * std::cos(omega) + r * r;
    symmetric_filter<W>(x, cs * cs, 2 * r * std::cos(omega), -r * r, r, precision);
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
template <int W = 1>
void cubic_coefficients(core::List<double>& line, double lambda, double precision) {
    if (lambda <= 1 / 144.0) {
        const double z = std::sqrt(3.0) - 2;
        symmetric_first_order<W>(line, -6 * z, z, precision);
    } else {
        const SmoothingPoles p = smoothing_poles(lambda);
        symmetric_second_order<W>(line, p.r, p.omega, precision);
    }
}
template <int W = 1>
void quadratic_coefficients(core::List<double>& line, double precision) {
    const double z = 2 * std::numbers::sqrt2 - 3;
    symmetric_first_order<W>(line, -8 * z, z, precision);
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

/// f(lines) for all lines of a matrix along an axis, `side_by_side` at a time as in half_mirror; the changed lines then
/// to out.
template <class F>
void map_lanes(const core::NdView<const double>& x, const core::NdView<double>& out, int axis, F&& f) {
    const Index n = x.shape(axis), count = x.shape(1 - axis);
    core::List<double> lines(n * side_by_side);
    for (Index first = 0; first < count; first += side_by_side) {
        const Index width = std::min<Index>(side_by_side, count - first);
        const double* const from = x.data() + first * x.stride(1 - axis);
        double* const to = out.data() + first * out.stride(1 - axis);
        if (width < side_by_side) std::fill(lines.begin(), lines.end(), 0.0);
        for (Index i = 0; i < n; ++i)
            for (Index l = 0; l < width; ++l)
                lines[i * side_by_side + l] = from[i * x.stride(axis) + l * x.stride(1 - axis)];
        f(lines);
        for (Index i = 0; i < n; ++i)
            for (Index l = 0; l < width; ++l)
                to[i * out.stride(axis) + l * out.stride(1 - axis)] = lines[i * side_by_side + l];
    }
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
        map_lanes(source.view(), view, 1, along_rows);
        map_lanes(core::NdView<const double>(view), view, 0, along_columns);
    }
    core::copy(core::NdView<const double>(view), core::view(out));
    return out;
}

}  // namespace scixx::signal::detail::filter
