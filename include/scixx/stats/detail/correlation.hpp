// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/nd_view.hpp>

namespace scixx::stats::detail {

using core::Index;

struct Correlation {
    double r;
    bool nearly_constant;
};

/// Eight neighbouring samples as doubles.
template <class T, class Real = double>
[[nodiscard]] Eigen::Array<Real, 8, 1> lanes_at(const T* data) noexcept {
    return Eigen::Map<const Eigen::Array<T, 8, 1>>(data).template cast<Real>();
}

/// Calls block(x, y, count) with contiguous pieces of both samples, at most 4096 elements each.
template <class T, class Block>
void for_pieces(const core::NdView<const T>& x, const core::NdView<const T>& y, Block&& block) {
    constexpr Index most = 4096;
    T x_buffer[most], y_buffer[most];
    const auto piece = [](const core::NdView<const T>& view, T* buffer, Index begin, Index count) -> const T* {
        const Index stride = view.stride(0);
        const T* at = view.data() + begin * stride;
        if (stride == 1) return at;
        for (Index i = 0; i < count; ++i) buffer[i] = at[i * stride];
        return buffer;
    };
    for (Index begin = 0; begin < x.size(); begin += most) {
        const Index count = std::min(most, x.size() - begin);
        block(piece(x, x_buffer, begin, count), piece(y, y_buffer, begin, count), count);
    }
}

/// Mean of a sample from its deviations from the first element, and the largest one.
struct Centre {
    double sum = 0, spread = 0;

    template <class T>
    void add(const T* data, Index count, double origin, double scale) noexcept {
        using Lanes = decltype(lanes_at(data));
        Lanes sums = Lanes::Zero(), largest = Lanes::Zero();
        Index i = 0;
        for (; i + 8 <= count; i += 8) {
            const Lanes away = lanes_at(data + i) * scale - origin;
            sums += away;
            largest = largest.max(away.abs());
        }
        double rest = 0;
        for (; i < count; ++i) {
            const double away = static_cast<double>(data[i]) * scale - origin;
            rest += away;
            spread = std::max(spread, std::abs(away));
        }
        sum += sums.sum() + rest;
        spread = std::max(spread, largest.maxCoeff());
    }
};

/// Sums of the deviations from the means and of their products.
struct Products {
    double x = 0, y = 0, xx = 0, yy = 0, xy = 0;

    template <class T>
    void add(const T* x_data, const T* y_data, Index count, const double (&mean)[2],
             const double (&scale)[2]) noexcept {
        using Lanes = decltype(lanes_at(x_data));
        Lanes sx = Lanes::Zero(), sy = Lanes::Zero(), sxx = Lanes::Zero(), syy = Lanes::Zero(), sxy = Lanes::Zero();
        Index i = 0;
        for (; i + 8 <= count; i += 8) {
            const Lanes u = lanes_at(x_data + i) * scale[0] - mean[0], v = lanes_at(y_data + i) * scale[1] - mean[1];
            sx += u;
            sy += v;
            sxx += u * u;
            syy += v * v;
            sxy += u * v;
        }
        for (; i < count; ++i) {
            const double u = static_cast<double>(x_data[i]) * scale[0] - mean[0];
            const double v = static_cast<double>(y_data[i]) * scale[1] - mean[1];
            sx[0] += u;
            sy[0] += v;
            sxx[0] += u * u;
            syy[0] += v * v;
            sxy[0] += u * v;
        }
        x += sx.sum();
        y += sy.sum();
        xx += sxx.sum();
        yy += syy.sum();
        xy += sxy.sum();
    }
};

/// Correlation coefficient of two samples of n >= 2 numbers, multiplied by `scale` (powers of two) on the way.
template <class T>
[[nodiscard]] Correlation correlate(const core::NdView<const T>& x, const core::NdView<const T>& y,
                                    const double (&scale)[2]) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const double n = static_cast<double>(x.size());
    const double origin[2] = {static_cast<double>(x(0)) * scale[0], static_cast<double>(y(0)) * scale[1]};
    Centre centre[2];
    for_pieces(x, y, [&](const T* u, const T* v, Index count) {
        centre[0].add(u, count, origin[0], scale[0]);
        centre[1].add(v, count, origin[1], scale[1]);
    });
    if (std::isnan(centre[0].sum) || std::isnan(centre[1].sum)) return {nan, false};
    if (centre[0].spread == 0 || centre[1].spread == 0) return {nan, true};
    const double mean[2] = {origin[0] + centre[0].sum / n, origin[1] + centre[1].sum / n};
    Products sums;
    for_pieces(x, y, [&](const T* u, const T* v, Index count) { sums.add(u, v, count, mean, scale); });
    // What the rounding of the means left.
    sums.xx -= sums.x / n * sums.x;
    sums.yy -= sums.y / n * sums.y;
    sums.xy -= sums.x / n * sums.y;
    if (!(sums.xx > 0 && sums.yy > 0 && std::isfinite(sums.xx) && std::isfinite(sums.yy))) return {nan, false};
    const double x_norm = std::sqrt(sums.xx), y_norm = std::sqrt(sums.yy);
    const bool nearly = x_norm < 1e-13 * std::abs(mean[0]) || y_norm < 1e-13 * std::abs(mean[1]);
    return {std::clamp(sums.xy / x_norm / y_norm, -1.0, 1.0), nearly};
}

/// The power of two that brings a sample's largest magnitude into [1/2, 1); 1 when that is not finite, or is zero.
template <class T>
[[nodiscard]] double balance(const core::NdView<const T>& x) {
    double largest = 0;
    for (Index i = 0; i < x.size(); ++i) largest = std::max(largest, std::abs(static_cast<double>(x(i))));
    if (!std::isfinite(largest) || largest == 0) return 1;
    return std::ldexp(1.0, -std::clamp(std::ilogb(largest) + 1, -1020, 1020));
}

/// As above with the scales that the data ask for.
template <class T>
[[nodiscard]] Correlation correlate(const core::NdView<const T>& x, const core::NdView<const T>& y) {
    if (x.size() == 2) {
        const auto sign = [](T a, T b) {
            return a < b ? 1.0 : a > b ? -1.0 : std::numeric_limits<double>::quiet_NaN();  // constant or NaN
        };
        const double r = sign(x(0), x(1)) * sign(y(0), y(1));
        return {r, std::isnan(r)};
    }
    const double ones[2] = {1, 1};
    const auto moderate = [](double first, double last) {
        const double size = std::max(std::abs(first), std::abs(last));
        return size < 1e120 && size > 1e-120;
    };
    const Index last = x.size() - 1;
    if (moderate(static_cast<double>(x(0)), static_cast<double>(x(last))) &&
        moderate(static_cast<double>(y(0)), static_cast<double>(y(last)))) {
        const Correlation found = correlate(x, y, ones);
        if (!std::isnan(found.r)) return found;
    }
    const double scale[2] = {balance(x), balance(y)};
    return correlate(x, y, scale);
}

}  // namespace scixx::stats::detail
