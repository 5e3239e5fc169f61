// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <vector>

/// Logarithms and powers of whole samples by Eigen's packets.
namespace scixx::stats::detail::samples {

/// Sum of f(block) over blocks of at most 512 values, f a callable of an Eigen expression that gives a number.
template <class T, class F>
[[nodiscard]] T sum_of_blocks(core::Sample x, const F& f) {
    constexpr std::size_t most = 512;
    T parts[4] = {};
    for (std::size_t begin = 0; begin < x.size(); begin += most) {
        const core::Sample block = x.subspan(begin, std::min(most, x.size() - begin));
        parts[begin / most % 4] += f(Eigen::Map<const Eigen::ArrayX<T>>(block.data(), std::ssize(block)));
    }
    return (parts[0] + parts[1]) + (parts[2] + parts[3]);
}
/// Sum of the logarithms of at most 4096 values: the logarithm of the product of their mantissas, and their exponents.
/// NaN where a value is not positive, finite and normal, and where most are so near 1 that a product would lose digits.
template <class T = double>
[[nodiscard]] T log_of_product(core::Sample x) {
    constexpr std::uint64_t one = 1023;
    // What takes a mantissa above sqrt(2) to the next exponent, so that mantissas are in [sqrt(1/2), sqrt(2)).
    constexpr std::uint64_t carry = 0x00095f619980c433;
    using Limits = std::numeric_limits<T>;
    const Eigen::Map<const Eigen::ArrayX<T>> all(x.data(), std::ssize(x));
    if (!(all.minCoeff() >= Limits::min() && all.maxCoeff() <= Limits::max())) return Limits::quiet_NaN();
    std::array<T, 512> mantissas;
    using Lanes = LanesOf<T>;
    Lanes product = Lanes::Ones();
    std::uint64_t exponents = 0, away = 0;
    for (std::size_t begin = 0; begin < x.size(); begin += mantissas.size()) {
        const std::size_t count = std::min(mantissas.size(), x.size() - begin);
        for (std::size_t i = 0; i < count; ++i) {
            const auto bits = std::bit_cast<std::uint64_t>(x[begin + i]), exponent = (bits + carry) >> 52;
            mantissas[i] = std::bit_cast<double>(bits - (exponent << 52) + (one << 52));
            exponents += exponent;
            away += ((exponent ^ one) + 2047) >> 11;  // 1 where they differ
        }
        std::fill(mantissas.data() + count, mantissas.data() + mantissas.size(), 1.0);
        for (std::size_t i = 0; i < mantissas.size(); i += 8) product *= Eigen::Map<const Lanes>(mantissas.data() + i);
    }
    if (16 * away < x.size()) return Limits::quiet_NaN();
    double sum = 0;
    for (Eigen::Index k = 0; k < 8; k += 2) sum += std::log(product[k] * product[k + 1]);
    return sum + 0.6931471805599453 * (static_cast<double>(exponents) - static_cast<double>(one * x.size()));
}
/// Sum of the logarithms; check(part) sees one part of the sample after the other before it is read.
template <class F>
[[nodiscard]] double sum_of_logs(core::Sample x, const F& check) {
    constexpr std::size_t stretch = 4096;
    const auto each = [](core::Sample s) {
        return sum_of_blocks<double>(s, [](const auto& block) { return block.log().sum(); });
    };
    double parts[4] = {};
    for (std::size_t begin = 0; begin < x.size(); begin += stretch) {
        const core::Sample s = x.subspan(begin, std::min(stretch, x.size() - begin));
        check(s);
        const double sum = s.size() < stretch ? nan : log_of_product(s);
        parts[begin / stretch % 4] += std::isnan(sum) ? each(s) : sum;
    }
    return (parts[0] + parts[1]) + (parts[2] + parts[3]);
}
template <class = void>
[[nodiscard]] double sum_of_logs(core::Sample x) {
    return sum_of_logs(x, [](core::Sample) {});
}
/// Mean and variance of the logarithms.
template <class T = double>
[[nodiscard]] CentralMoments log_moments(core::Sample x) {
    const auto log = [](core::Sample s, T* to) {
        const auto n = std::ssize(s);
        Eigen::Map<Eigen::ArrayX<T>>(to, n) = Eigen::Map<const Eigen::ArrayX<T>>(s.data(), n).log();
    };
    if (x.size() >= long_sample) {
        std::array<T, 2048> logs;
        const T n = size_of(x), centre = rough_mean(x, [](double v) { return std::log(v); });
        Sweep<2> sweep{};
        for (std::size_t begin = 0; begin < x.size(); begin += logs.size()) {
            const core::Sample s = x.subspan(begin, std::min(logs.size(), x.size() - begin));
            log(s, logs.data());
            const auto next = Sweep<2>::of({logs.data(), s.size()}, centre);
            sweep = begin > 0 ? sweep + next : next;
        }
        if (sweep.safe(n, centre)) return sweep.moments(n, centre);
    }
    std::vector<T> logs(x.size());
    log(x, logs.data());
    return central_moments<2>(logs);
}
/// Sum of (x_i / unit)^p of numbers that are not negative; precise where no power is above 1.
template <class T = double>
[[nodiscard]] T sum_of_powers(core::Sample x, T unit, T p) {
    return sum_of_blocks<T>(x, [=](const auto& block) { return ((block / unit).log() * p).exp().sum(); });
}

}  // namespace scixx::stats::detail::samples
