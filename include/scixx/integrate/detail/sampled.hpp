// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <optional>
#include <scixx/core/answer.hpp>
#include <scixx/core/array.hpp>
#include <scixx/core/lines.hpp>
#include <tuple>
#include <vector>

/// Rules for sampled integrands: kernels on one line of samples, and what brings them to arrays.
namespace scixx::integrate::detail {

using core::Index;
using core::Line;

/// Distances between neighbouring samples: a constant, or differences of positions.
struct Spacing {
    double dx = 1;
    const double* x = nullptr;
    Index stride = 0;
    [[nodiscard]] double operator()(Index i) const noexcept { return x ? x[(i + 1) * stride] - x[i * stride] : dx; }
};

/// The sum of f(begin) .. f(end - 1) in eight partial sums, whose rounding errors grow an eighth as fast and which the
/// compiler keeps in vectors.
template <class T, class F>
[[nodiscard]] T sum_of(Index begin, Index end, F&& f) {
    T parts[8] = {};
    Index i = begin;
    for (; i + 8 <= end; i += 8)
        for (Index k = 0; k < 8; ++k) parts[k] += f(i + k);
    for (; i < end; ++i) parts[0] += f(i);
    return ((parts[0] + parts[1]) + (parts[2] + parts[3])) + ((parts[4] + parts[5]) + (parts[6] + parts[7]));
}
/// sum_of in stretches, the sums of which are added pairwise for long lines.
template <class T, class F>
[[nodiscard]] T long_sum(Index begin, Index end, const F& f) {
    constexpr Index stretch = 4096;
    if (end - begin <= stretch) return sum_of<T>(begin, end, f);
    const Index middle = begin + (end - begin) / 2;
    return long_sum<T>(begin, middle, f) + long_sum<T>(middle, end, f);
}

template <class T>
[[nodiscard]] T trapezoid(const Line<const T>& y, const Spacing& h) {
    using R = core::RealOf<T>;
    const Index n = y.size;
    if (n < 2) return T(0);
    if (!h.x) {
        const T inner = y.stride == 1 ? long_sum<T>(1, n - 1, [data = y.data](Index i) { return data[i]; })
                                      : long_sum<T>(1, n - 1, [&](Index i) { return y[i]; });
        return (inner + (y[0] + y[n - 1]) / R(2)) * static_cast<R>(h.dx);
    }
    return long_sum<T>(0, n - 1, [&](Index i) { return static_cast<R>(h(i)) * (y[i] + y[i + 1]); }) / R(2);
}

/// The integral over [x0, x2] of the parabola through three samples at distances a and b; SciPy's rule where a distance
/// is 0: the quotient that has no value counts as 0.
template <class T>
[[nodiscard]] T parabola(const T& y0, const T& y1, const T& y2, double a, double b) {
    using R = core::RealOf<T>;
    const auto quotient = [](double u, double v) { return v != 0 ? u / v : 0.0; };
    const double sum = a + b, ratio = quotient(a, b);
    return static_cast<R>(sum / 6) * (y0 * static_cast<R>(2 - quotient(1, ratio)) +
                                      y1 * static_cast<R>(sum * quotient(sum, a * b)) + y2 * static_cast<R>(2 - ratio));
}

template <class T>
[[nodiscard]] T simpson(const Line<const T>& y, const Spacing& h) {
    using R = core::RealOf<T>;
    const Index n = y.size;
    if (n <= 2) return trapezoid(y, h);
    const Index pairs = (n - 1) / 2;
    T total;
    if (h.x) {
        total = long_sum<T>(0, pairs, [&](Index k) {
            return parabola<T>(y[2 * k], y[2 * k + 1], y[2 * k + 2], h(2 * k), h(2 * k + 1));
        });
    } else {
        total = long_sum<T>(0, pairs, [&](Index k) { return y[2 * k] + R(4) * y[2 * k + 1] + y[2 * k + 2]; }) *
                static_cast<R>(h.dx / 3);
    }
    if (n % 2 == 0) {
        // The last interval: the parabola through the last three samples, Cartwright (2017), equation (8).
        const double a = h(n - 3), b = h(n - 2);
        const auto quotient = [](double u, double v) { return v != 0 ? u / v : 0.0; };
        total += static_cast<R>(quotient(2 * b * b + 3 * a * b, 6 * (a + b))) * y[n - 1] +
                 static_cast<R>(quotient(b * b + 3 * a * b, 6 * a)) * y[n - 2] -
                 static_cast<R>(quotient(b * b * b, 6 * a * (a + b))) * y[n - 3];
    }
    return total;
}

/// Running sums: out[i] is the integral up to sample i + 1.
template <class T>
void cumulative_trapezoid(const Line<const T>& y, const Spacing& h, const T& start, const Line<T>& out) {
    using R = core::RealOf<T>;
    T sum = start;
    for (Index i = 0; i + 1 < y.size; ++i) out[i] = sum += static_cast<R>(h(i) / 2) * (y[i] + y[i + 1]);
}

/// The integral over the first interval, of length a, of the parabola through three samples.
template <class T>
[[nodiscard]] T first_of_parabola(const T& y0, const T& y1, const T& y2, double a, double b) {
    using R = core::RealOf<T>;
    const double whole = a / (a + b), square = whole * (a / b);
    return static_cast<R>(a / 6) *
           (static_cast<R>(3 - whole) * y0 + static_cast<R>(3 + square + whole) * y1 - static_cast<R>(square) * y2);
}

template <class T>
void cumulative_simpson(const Line<const T>& y, const Spacing& h, const T& start, const Line<T>& out) {
    const Index n = y.size;
    if (n < 3) return cumulative_trapezoid(y, h, start, out);
    T sum = start;
    for (Index i = 0; i + 1 < n; ++i) {
        const bool forward = i % 2 == 0 && i + 2 < n;
        out[i] = sum += forward ? first_of_parabola<T>(y[i], y[i + 1], y[i + 2], h(i), h(i + 1))
                                : first_of_parabola<T>(y[i + 1], y[i], y[i - 1], h(i), h(i - 1));
    }
}

/// Romberg's scheme on 2^k + 1 samples.
template <class T>
[[nodiscard]] T romberg(const Line<const T>& y, double dx, int levels) {
    using R = core::RealOf<T>;
    const Index intervals = y.size - 1;
    std::vector<T> row{(y[0] + y[intervals]) * static_cast<R>(dx * static_cast<double>(intervals) / 2)};
    Index step = intervals;
    for (int level = 1; level <= levels; ++level) {
        step /= 2;
        const T middle = long_sum<T>(0, intervals / (2 * step), [&](Index k) { return y[(2 * k + 1) * step]; });
        T next = (row[0] + middle * static_cast<R>(dx * static_cast<double>(2 * step))) / R(2);
        double factor = 4;
        for (T& value : row) {
            const T finer = next + (next - value) / static_cast<R>(factor - 1);
            value = next;
            next = finer;
            factor *= 4;
        }
        row.push_back(next);
    }
    return row.back();
}

/// The scalar that samples are integrated in: theirs, integers as double.
template <core::ArrayLike Y>
using SampledScalar = core::FloatOf<core::ScalarOf<Y>>;

/// What stands beside the samples: nothing, one line of positions for all, or positions of the samples' shape.
template <class... X>
class Positions {
public:
    explicit Positions(const X&... x) : sources_(x...) {}
    [[nodiscard]] Spacing at(const core::Dims& index, int axis) const {
        const auto& view = std::get<0>(sources_).view();
        Index offset = 0;
        if (view.rank() > 1)
            for (int i = 0; i < view.rank(); ++i)
                if (i != axis) offset += index[i] * view.stride(i);
        return {1, view.data() + offset, view.stride(view.rank() > 1 ? axis : 0)};
    }
    void check(const char* function, const core::Dims& shape, int axis) const {
        const core::Dims& own = std::get<0>(sources_).view().shape();
        core::require(own == shape || (own.size() == 1 && own[0] == shape[axis]), function, "x must have ", shape[axis],
                      " entries or the shape of y, ", shape, ", got ", own);
    }

private:
    std::tuple<core::Source<double, X>...> sources_;
};
template <>
class Positions<> {
public:
    [[nodiscard]] static Spacing at(const core::Dims&, int) { return {}; }
    static void check(const char*, const core::Dims&, int) {}
};

/// Calls f(line of y, spacing, index) for each line of y along the axis; the index has 0 there.
template <class T, class P, class F>
void for_sampled(const core::NdView<const T>& y, int axis, const P& positions, double dx, F&& f) {
    core::Dims index = core::Dims::filled(y.rank(), 0);
    for (int i = 0; i < y.rank(); ++i)
        if (i != axis && y.shape(i) == 0) return;
    do {
        Spacing spacing = positions.at(index, axis);
        if (!spacing.x) spacing.dx = dx;
        f(Line<const T>{y.empty() ? y.data() : y.data() + y.offset(index), y.shape(axis), y.stride(axis)}, spacing,
          index);
    } while (core::advance(index, y.shape(), axis));
}

/// The integrals of all lines along an axis: a number for a vector, else an array with an axis less.
template <class Y, class P, class F>
[[nodiscard]] auto integrate_lines(const char* function, const Y& y, int axis, const P& positions, double dx,
                                   F&& rule) {
    using T = SampledScalar<Y>;
    const core::Source<T, Y> source(y);
    const auto& view = source.view();
    constexpr int rank = core::rank_of<Y>;
    static_assert(rank != core::DynamicRank, "the number of axes must be known at compile time");
    const int along = core::normalize_axis(function, axis, rank);
    positions.check(function, view.shape(), along);
    if constexpr (rank == 1) {
        T result{};
        for_sampled(view, along, positions, dx,
                    [&](const Line<const T>& line, const Spacing& h, const core::Dims&) { result = rule(line, h); });
        return result;
    } else {
        using Result = core::OfRank<Y, rank - 1, T>;
        core::Dims shape = view.shape();
        shape.erase(along);
        Result result = core::allocate<Result>(shape);
        const core::NdView<T> out = core::view(result);
        for_sampled(view, along, positions, dx, [&](const Line<const T>& line, const Spacing& h, core::Dims index) {
            index.erase(along);
            out(index) = rule(line, h);
        });
        return result;
    }
}

/// Running integrals of all lines along an axis: one sample less along it, or as many where `initial` begins them.
template <class Y, class P, class F, class... D>
auto accumulate_lines(const char* function, const Y& y, int axis, const P& positions, double dx,
                      const std::optional<double>& initial, bool added, F&& rule, D&... out) {
    using T = SampledScalar<Y>;
    const core::Source<T, Y> source(y);
    const auto& view = source.view();
    const int along = core::normalize_axis(function, axis, view.rank());
    core::require(view.shape(along) >= 1, function, "y must have at least one sample along axis ", along);
    positions.check(function, view.shape(), along);
    core::Dims shape = view.shape();
    if (!initial) --shape[along];
    return core::answer<core::PlainOf<Y, T>>(
        function, shape,
        [&](auto& to) {
            const core::NdView<T> target = core::view(to);
            for_sampled(view, along, positions, dx,
                        [&](const Line<const T>& line, const Spacing& h, const core::Dims& index) {
                            T* first = target.empty() ? target.data() : target.data() + target.offset(index);
                            const Index step = target.stride(along);
                            const T start = initial ? static_cast<T>(*initial) : T(0);
                            if (initial && !target.empty()) {
                                *first = start;
                                first += step;
                            }
                            rule(line, h, added ? start : T(0), Line<T>{first, line.size - 1, step});
                        });
        },
        out...);
}

}  // namespace scixx::integrate::detail
