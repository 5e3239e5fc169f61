// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/trigonometry.hpp>
#include <scixx/stats/detail/moments.hpp>

/// The mean of unit vectors, what circular statistics are made of.
namespace scixx::stats::detail::samples {

inline constexpr double turn = 6.283185307179586;

/// Means of the cosines and sines of angles of which high - low make a turn.
struct Resultant {
    double cosine = 0, sine = 0;
    [[nodiscard]] double length() const {
        const double r = std::hypot(cosine, sine);
        return r > 1 ? 1 : r;  // NaN stays
    }
};
template <class = void>
[[nodiscard]] Resultant resultant(Sample x, double low, double high) {
    const double n = size_of(x), unit = turn / (high - low);
    constexpr std::size_t most = 512;
    double angles[most], sines[most], cosines[most];
    Resultant sum;
    for (std::size_t begin = 0; begin < x.size(); begin += most) {
        const std::size_t count = std::min(most, x.size() - begin);
        double largest = 0;
        for (std::size_t i = 0; i < count; ++i) {
            angles[i] = (x[begin + i] - low) * unit;
            largest = std::max(largest, std::abs(angles[i]));
        }
        if (largest <= core::detail::reduction_limit) {
            for (std::size_t i = 0; i < count; ++i) core::detail::sine_and_cosine(angles[i], sines[i], cosines[i]);
        } else {
            for (std::size_t i = 0; i < count; ++i) {
                sines[i] = std::sin(angles[i]);
                cosines[i] = std::cos(angles[i]);
            }
        }
        const auto plain = [](double v) { return v; };
        sum.sine += pairwise_sum(Sample(sines, count), plain);
        sum.cosine += pairwise_sum(Sample(cosines, count), plain);
    }
    return {sum.cosine / n, sum.sine / n};
}
/// 1 less the length of the mean of the unit vectors. Where these are close together it is the mean of 1 - cos of the
/// angles to the mean direction, which does not cancel.
template <class = void>
[[nodiscard]] double missing_length(Sample x, double low, double high) {
    const Resultant mean = resultant(x, low, high);
    const double length = mean.length();
    if (!(length > 0.9)) return 1 - length;
    const double centre = std::atan2(mean.sine, mean.cosine), unit = turn / (high - low);
    const auto folded = [&](double v) {
        const double away = (v - low) * unit - centre;
        return away - turn * std::round(away / turn);
    };
    // What is left of the sines is the rounding of the mean direction.
    const double left = pairwise_sum(x, [&](double v) { return std::sin(folded(v)); }) / size_of(x) / length;
    return pairwise_sum(x,
                        [&](double v) {
                            const double half = std::sin((folded(v) - left) / 2);
                            return 2 * half * half;
                        }) /
           size_of(x);
}

}  // namespace scixx::stats::detail::samples
