// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <bit>
#include <cstdint>
#include <scixx/core/kernel/math.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <utility>

/// B-splines of order 0 to 5 on the integers: their values at the taps around a point, and the recursive filter that
/// turns samples into coefficients (M. Unser, A. Aldroubi, M. Eden, "B-spline signal processing", IEEE Trans. Signal
/// Process. 41 (1993) 821; M. Unser, "Splines: a perfect fit for signal and image processing", IEEE Signal Process.
/// Mag. 16 (1999) 22), with the boundary values of infinite sums over the extended line.
namespace scixx::ndimage::detail::splines {

/// Most taps of an interpolation along one axis.
inline constexpr int most_taps = 6;

/// x rounded down, |x| < 2^51: two additions and the sign of what they leave, which any vector unit has.
[[nodiscard]] inline double floor_of(double x) noexcept {
    constexpr double shifter = 6755399441055744.0;  // 1.5 * 2^52
    const double nearest = (x + shifter) - shifter;
    // 1 where x was rounded up; a zero is made positive.
    const std::uint64_t above = std::bit_cast<std::uint64_t>(x - nearest + 0.0) >> 63;
    return nearest - std::bit_cast<double>((0 - above) & std::bit_cast<std::uint64_t>(1.0));
}

/// A whole number, |x| < 2^51, as an integer.
[[nodiscard]] inline Index whole_of(double x) noexcept {
    constexpr double shifter = 6755399441055744.0;  // whose last bit counts ones
    return static_cast<Index>(std::bit_cast<std::int64_t>(x + shifter) - std::bit_cast<std::int64_t>(shifter));
}

/// Where the nearest taps are split from the fraction: odd orders have taps on both sides of x, even ones about the
/// nearest sample.
[[nodiscard]] inline double split_of(int order) noexcept {
    return order % 2 ? 0.0 : 0.5;
}

/// Values of the B-spline of the given order at the order + 1 taps around a point. `t` is the point less its tap number
/// order / 2: in [0, 1) for odd and in [-1/2, 1/2) for even orders. The pieces are those of the central B-spline.
template <int Order>
inline void spline_weights(double t, double* w) noexcept {
    const double u = 1 - t;
    if constexpr (Order == 0) {
        w[0] = 1;
    } else if constexpr (Order == 1) {
        w[0] = u;
        w[1] = t;
    } else if constexpr (Order == 2) {
        const double left = 0.5 - t, right = 0.5 + t;
        w[0] = 0.5 * left * left;
        w[1] = 0.75 - t * t;
        w[2] = 0.5 * right * right;
    } else if constexpr (Order == 3) {
        const double t2 = t * t, u2 = u * u;
        w[0] = u2 * u * (1.0 / 6);
        w[1] = 2.0 / 3 - 0.5 * t2 * (2 - t);
        w[2] = 2.0 / 3 - 0.5 * u2 * (2 - u);
        w[3] = t2 * t * (1.0 / 6);
    } else if constexpr (Order == 4) {
        const double left = 0.5 - t, right = 0.5 + t, t2 = t * t;
        const double even = 19.0 / 96 + t2 * (0.25 - t2 * (1.0 / 6)), odd = t * (t2 * (1.0 / 6) - 11.0 / 24);
        w[0] = left * left * left * left * (1.0 / 24);
        w[1] = even + odd;
        w[2] = 115.0 / 192 + t2 * (0.25 * t2 - 0.625);
        w[3] = even - odd;
        w[4] = right * right * right * right * (1.0 / 24);
    } else {
        const auto outer = [](double s) {
            const double s2 = s * s;
            return 13.0 / 60 - 5.0 / 12 * s + s2 * (1.0 / 6 + s * (1.0 / 6 - s * (1.0 / 6 - s * (1.0 / 24))));
        };
        const auto inner = [](double s) {
            const double s2 = s * s;
            return 0.55 - s2 * (0.5 - s2 * (0.25 - s * (1.0 / 12)));
        };
        w[0] = u * u * u * u * u * (1.0 / 120);
        w[1] = outer(t);
        w[2] = inner(t);
        w[3] = inner(u);
        w[4] = outer(u);
        w[5] = t * t * t * t * t * (1.0 / 120);
    }
}

/// Calls f(integral_constant of the order), 0 <= order <= 5.
template <class F>
void with_order(int order, F&& f) {
    switch (order) {
        case 0:
            return f(std::integral_constant<int, 0>{});
        case 1:
            return f(std::integral_constant<int, 1>{});
        case 2:
            return f(std::integral_constant<int, 2>{});
        case 3:
            return f(std::integral_constant<int, 3>{});
        case 4:
            return f(std::integral_constant<int, 4>{});
        default:
            return f(std::integral_constant<int, 5>{});
    }
}

/// One element each of W lines that are filtered side by side: element i of lane l is at i * W + l.
template <int W>
using Lane = Eigen::Array<double, W, 1>;

template <int W>
[[nodiscard]] Eigen::Map<Lane<W>> lane_at(double* lines, Index i) noexcept {
    return Eigen::Map<Lane<W>>(lines + i * W);
}

/// How the spline's coefficients continue: the modes that end at the edge samples interpolate up to them alone.
[[nodiscard]] inline Mode spline_mode(Mode mode) noexcept {
    return mode == Mode::constant || mode == Mode::wrap ? Mode::mirror : mode;
}

/// The filter of lines of n samples to B-spline coefficients of an order of 2 or more: for each pole z of the inverse
/// sampled B-spline, upwards c[i] = s[i] + z c[i-1], then downwards c[i] = z (c[i+1] - c[i]).
template <class = void>
class SplineFilter {
public:
    SplineFilter(int order, Index size, Mode mode) : size_(size) {
        if (size < 2) return;  // a line of one sample continues with that sample in every mode
        // mpmath: polyroots of sum over k of beta(k) z^(k + order/2) inside the unit circle
        const List<double> poles = order == 2   ? List<double>{-0.17157287525380990}
                                   : order == 3 ? List<double>{-0.26794919243112271}
                                   : order == 4 ? List<double>{-0.36134122590022018, -0.013725429297339121}
                                                : List<double>{-0.43057534709997379, -0.043096288203264654};
        double gain = 1;
        for (double z : poles) gain *= (1 - z) * (1 - 1 / z);
        for (double z : poles) {
            poles_.push_back(boundary(z, spline_mode(mode), gain));
            gain = 1;
        }
    }

    /// Filters W lines in place.
    template <int W>
    void apply(double* lines) const noexcept {
        for (const Pole& pole : poles_) {
            const double z = pole.z, gain = pole.gain;
            Lane<W> at = sum<W>(pole.first, lines);
            lane_at<W>(lines, 0) = at;
            for (Index i = 1; i < size_; ++i) {
                at = gain * lane_at<W>(lines, i) + z * at;
                lane_at<W>(lines, i) = at;
            }
            at = sum<W>(pole.last, lines);
            lane_at<W>(lines, size_ - 1) = at;
            for (Index i = size_ - 2; i >= 0; --i) {
                at = z * (at - lane_at<W>(lines, i));
                lane_at<W>(lines, i) = at;
            }
        }
    }

private:
    struct Term {
        Index index;
        double weight;
    };
    struct Pole {
        double z, gain;
        List<Term> first;  ///< c[0] of the way up, from the samples
        List<Term> last;   ///< c[n-1] of the way down, from those of the way up
    };

    template <int W>
    [[nodiscard]] static Lane<W> sum(const List<Term>& terms, double* lines) noexcept {
        Lane<W> total = Lane<W>::Zero();
        for (const Term& term : terms) total += term.weight * lane_at<W>(lines, term.index);
        return total;
    }

    /// The infinite sums over the extended line as sums over one period, which stop where the weights are below 2^-64.
    [[nodiscard]] Pole boundary(double z, Mode mode, double gain) const {
        Pole pole{z, gain, {}, {}};
        const Index n = size_;
        const auto reach = static_cast<Index>(std::ceil(-64 * std::log(2.0) / std::log(std::abs(z))));
        const Index within = std::min(n, reach);
        const auto power = [z](Index k) { return k > 4096 ? 0.0 : std::pow(z, static_cast<double>(k)); };
        if (mode == Mode::grid_wrap) {
            const double period = 1 / (1 - power(n));
            for (Index k = 0; k < within; ++k) {
                pole.first.push_back({k == 0 ? 0 : n - k, gain * power(k) * period});
                pole.last.push_back({k == 0 ? n - 1 : k - 1, -power(k + 1) * period});
            }
        } else if (mode == Mode::mirror || mode == Mode::grid_constant) {
            const double period = gain / (1 - power(2 * n - 2));
            for (Index k = 0; k < within; ++k) {
                const bool end = k == 0 || k == n - 1;
                pole.first.push_back({k, (power(k) + (end ? 0.0 : power(2 * n - 2 - k))) * period});
            }
            pole.last = {{n - 1, z / (z * z - 1)}, {n - 2, z * z / (z * z - 1)}};
        } else {  // reflect, grid_mirror, nearest
            const double period = gain * z / (1 - power(2 * n));
            for (Index k = 0; k < within; ++k)
                pole.first.push_back({k, (power(k) + power(2 * n - 1 - k)) * period + (k == 0 ? gain : 0.0)});
            pole.last = {{n - 1, z / (z - 1)}};
        }
        return pole;
    }

    Index size_;
    List<Pole> poles_;
};

}  // namespace scixx::ndimage::detail::splines
