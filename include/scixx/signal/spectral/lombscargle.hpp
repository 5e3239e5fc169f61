// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <numbers>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/signal/design/filter_types.hpp>

namespace scixx::signal {

/// Options of lombscargle.
struct LombscargleOptions {
    bool precenter = false;  ///< take the mean off y first
    bool normalize = false;  ///< times 2 / sum y^2, the y as they were given
};

/// What vectorstrength returns, for each period.
template <class T>
struct VectorStrength {
    T strength;  ///< 0 for events spread evenly over the period, 1 for events at one phase
    T phase;     ///< mean phase in radians
};

/// Periodogram of data at any times (J. D. Scargle, Astrophysical Journal 263, 1982).
///
/// @param x        times.
/// @param y        values, as many.
/// @param freqs    angular frequencies.
/// @param options  see LombscargleOptions.
/// @return         power at each frequency.
/// @throws std::invalid_argument if x and y differ in size.
/// @note  O(size(x) size(freqs)).
/// @see   scipy.signal.lombscargle
template <class T = double>
[[nodiscard]] Eigen::ArrayXd lombscargle(const Coefficients& x, const Coefficients& y, const Coefficients& freqs,
                                         const LombscargleOptions& options = {}) {
    core::require(x.size() == y.size(), "lombscargle", "x and y must have the same size, got ", x.size(), " and ",
                  y.size());
    Eigen::ArrayXd values = y.values();
    if (options.precenter && values.size() > 0) values -= values.mean();
    double squares = 0;
    for (Index j = 0; j < y.size(); ++j) squares += y[j] * y[j];
    Eigen::ArrayXd out(freqs.size());
    for (Index i = 0; i < freqs.size(); ++i) {
        const double w = freqs[i];
        T xc = 0, xs = 0, cc = 0, ss = 0, cs = 0;
        for (Index j = 0; j < x.size(); ++j) {
            const T c = std::cos(w * x[j]), s = std::sin(w * x[j]);
            xc += values[j] * c;
            xs += values[j] * s;
            cc += c * c;
            ss += s * s;
            cs += c * s;
        }
        const T angle = std::atan2(2 * cs, cc - ss) / 2, c = std::cos(angle), s = std::sin(angle);
        const T even = c * xc + s * xs, odd = c * xs - s * xc;
        out[i] = 0.5 * (even * even / (c * c * cc + 2 * c * s * cs + s * s * ss) +
                        odd * odd / (c * c * ss - 2 * c * s * cs + s * s * cc));
        if (options.normalize) out[i] *= 2 / squares;
    }
    return out;
}

/// How much events keep to the phase of a period: the mean of exp(2 pi i events / period).
///
/// @param events  times.
/// @param period  a period, or an array of them, > 0.
/// @return        strength and phase, numbers or arrays like the period.
/// @throws std::invalid_argument for a period <= 0 or no events.
/// @see scipy.signal.vectorstrength
template <core::Operand P = core::InBraces>
[[nodiscard]] auto vectorstrength(const Coefficients& events, const P& period) {
    core::require(events.size() > 0, "vectorstrength", "events must not be empty");
    const auto both = [&](double p) {
        core::require(p > 0, "vectorstrength", "periods must be positive, got ", p);
        double re = 0, im = 0;
        for (Index i = 0; i < events.size(); ++i) {
            re += std::cos(2 * std::numbers::pi / p * events[i]);
            im += std::sin(2 * std::numbers::pi / p * events[i]);
        }
        const double n = static_cast<double>(events.size());
        return std::array<double, 2>{std::hypot(re, im) / n, std::atan2(im, re)};
    };
    auto [strength, phase] = core::elementwise("vectorstrength", both, std::tie(period));
    return VectorStrength<decltype(strength)>{strength, phase};
}

}  // namespace scixx::signal
