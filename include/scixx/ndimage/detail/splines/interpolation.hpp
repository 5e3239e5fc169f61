// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/parallel.hpp>
#include <scixx/ndimage/detail/splines/bspline.hpp>
#include <type_traits>

/// What all spline interpolation has in common: which coordinates of the array stand for those outside, how values are
/// stored, and the taps and weights along one axis.
namespace scixx::ndimage::detail::splines {

/// What a transform asks for.
struct Interpolation {
    int order;
    Mode mode;
    double fill;
    bool prefilter;
    int workers;

    /// Whether the samples have to be turned into coefficients first.
    [[nodiscard]] bool filtered() const noexcept { return prefilter && order > 1; }
    /// Samples put before and after each axis ahead of the filter, in the modes that have no exact boundary value for
    /// it: as many as SciPy's.
    [[nodiscard]] Index padding() const noexcept {
        return filtered() && (mode == Mode::nearest || mode == Mode::grid_constant) ? 12 : 0;
    }
};

/// @throws std::invalid_argument for an order outside 0 ... 5 or workers of zero.
[[nodiscard]] inline Interpolation interpolation(const char* function, int order, Mode mode, bool prefilter,
                                                 int workers) {
    core::require(order >= 0 && order <= 5, function, "order must be between 0 and 5, got ", order);
    return {order, mode, 0.0, prefilter, core::resolve_workers(function, workers)};
}

/// The coordinate in (-1, n) that stands for the coordinate x of an axis of n >= 1 samples; NaN for the fill value.
/// With modes nearest and grid_constant, whose taps outside are all alike, x itself, cut 4 samples outside the axis.
[[nodiscard]] inline double mapped_coordinate(Mode mode, double x, Index n) noexcept {
    constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
    const double size = static_cast<double>(n), last = size - 1;
    if (mode == Mode::grid_constant || mode == Mode::nearest) return x < -4 ? -4 : x > last + 4 ? last + 4 : x;
    if (x >= 0 && x <= last) return x;
    if (mode == Mode::constant || std::isnan(x)) return nowhere;
    if (n == 1 && mode != Mode::grid_wrap) return std::isfinite(x) ? 0 : nowhere;
    const double period = mode == Mode::mirror      ? 2 * last
                          : mode == Mode::wrap      ? last
                          : mode == Mode::grid_wrap ? size
                                                    : 2 * size;
    if (std::abs(x) > 4e15) x = std::fmod(x, period);  // no fraction is left; NaN from an infinity
    if (x < 0) switch (mode) {
            case Mode::mirror:
                x += period * std::trunc(-x / period);
                return x <= -last ? x + period : -x;
            case Mode::wrap:
                return x + period * (std::trunc(-x / period) + 1);
            case Mode::grid_wrap:
                return x + period * (std::trunc((-1 - x) / period) + 1);
            default:
                if (x < -period) x += period * std::trunc(-x / period);
                return x < -size ? x + period : std::max(-x, std::numeric_limits<double>::epsilon()) - 1;
        }
    if (x > last || std::isnan(x)) {
        x -= period * std::trunc(x / period);
        if (mode == Mode::mirror && x >= size) return period - x;
        if ((mode == Mode::reflect || mode == Mode::grid_mirror) && x >= size) return period - x - 1;
    }
    return x;
}

/// A value as the geometric transforms store it: integers are rounded half away from zero and kept in their range, bool
/// is cut as a byte. NaN becomes what it becomes in other conversions.
template <class U>
[[nodiscard]] U rounded(double value) noexcept {
    if constexpr (std::is_same_v<U, bool>)
        return converted<std::uint8_t>(value) != 0;
    else if constexpr (!std::is_integral_v<U>)
        return static_cast<U>(value);
    else {
        constexpr U least = std::numeric_limits<U>::min(), most = std::numeric_limits<U>::max();
        const double away = value > 0 ? value + 0.5 : value - 0.5;
        if (std::is_unsigned_v<U> && !(value > 0)) return U(0);
        return away >= static_cast<double>(most)    ? most
               : away <= static_cast<double>(least) ? least
                                                    : converted<U>(away);
    }
}

/// A sample that stays as it is in the scalar of a result.
template <class U, class T>
[[nodiscard]] U kept(const T& sample) noexcept {
    if constexpr (std::is_same_v<T, U>)
        return sample;
    else
        return rounded<U>(static_cast<double>(sample));
}

/// Taps of the outputs along one axis: output begin + k is the sum of weights[k * count + i] times the coefficient
/// first[k] + i. Outputs outside [begin, end) are the fill value.
struct AxisTaps {
    /// Samples before and after the axis that taps may name.
    static constexpr Index margin = 8;

    int order;
    Index begin = 0, end = 0;
    List<Index> first;
    List<double> weights;

    /// Taps at the given coordinates, whose outputs inside are neighbours, in an axis of n samples.
    template <class = void>
    AxisTaps(const List<double>& coordinates, Index n, int spline_order, Mode mode) : order(spline_order) {
        const Index size = coordinates.size();
        const double split = split_of(order);
        for (Index k = 0; k < size; ++k) {
            const double x = mapped_coordinate(mode, coordinates[k], n);
            if (std::isnan(x)) continue;
            if (first.empty()) begin = k;
            end = k + 1;
            const double whole = std::floor(x + split);
            first.push_back(static_cast<Index>(whole) - order / 2);
            double w[most_taps];
            with_order(order, [&](auto o) { spline_weights<decltype(o)::value>(x - whole, w); });
            weights.insert(weights.end(), w, w + order + 1);
        }
    }
    [[nodiscard]] Index size() const noexcept { return end - begin; }
};

}  // namespace scixx::ndimage::detail::splines
