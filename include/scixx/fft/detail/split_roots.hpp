// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <bit>
#include <cstdint>
#include <scixx/core/kernel/double_double.hpp>

/// Sines and cosines to some 77 bits in plain double arithmetic, for tables of roots of unity that are right to the
/// last bit on every machine: long double is 64, 80 or 128 bits wide, and slow where it is software.
///
/// Factors are split into 26 bits, 27 bits and a rest. Products of these parts are exact or far below the last bit, so
/// that it does not matter whether the compiler contracts products and sums.
namespace scixx::fft::detail {

/// a + b + c: a has 26 bits, b the next 27 of a double, c what is beyond.
struct SplitNumber {
    double a = 0, b = 0, c = 0;
};

[[nodiscard]] inline SplitNumber split_number(const core::DoubleDouble& x) noexcept {
    const auto a = std::bit_cast<double>(std::bit_cast<std::uint64_t>(x.hi) & ~((std::uint64_t{1} << 27) - 1));
    return {a, x.hi - a, x.lo};
}

/// x u - y v, to about 2^-77.
[[nodiscard]] inline double difference_of_products(const SplitNumber& x, const SplitNumber& u, const SplitNumber& y,
                                                   const SplitNumber& v) noexcept {
    const double p = x.a * u.a, q = y.a * v.a, s = p - q, t = s - p;
    const double lost = (p - (s - t)) - (q + t);  // D. E. Knuth's error of a sum
    const double middle = (x.a * u.b + x.b * u.a) - (y.a * v.b + y.b * v.a);
    const double low = (x.b * u.b - y.b * v.b) + ((x.a * u.c + x.c * u.a) - (y.a * v.c + y.c * v.a));
    return s + (middle + (low + lost));
}

/// cos(x) and sin(x) for 0 <= x <= pi/4: Taylor series, whose first terms need more than double.
template <class T>
void cosine_and_sine(const T& x, SplitNumber& cosine, SplitNumber& sine) noexcept {
    const T z = x * x;
    // 1/k! as high + low, computed with mpmath: high = mp.mpf(float(f)), low = float(f - high), f = 1 / mp.factorial(k)
    constexpr T even[] = {{1, 0},
                          {-0.5, 0},
                          {0.041666666666666664, 2.3129646346357427e-18},
                          {-0.001388888888888889, 5.300543954373577e-20},
                          {2.48015873015873e-05, 2.1511947866775882e-23}};
    constexpr T odd[] = {{1, 0},
                         {-0.16666666666666666, -9.25185853854297e-18},
                         {0.008333333333333333, 1.1564823173178714e-19},
                         {-0.0001984126984126984, -1.7209558293420705e-22},
                         {2.7557319223985893e-06, -1.858393274046472e-22}};
    constexpr double even_rest[] = {-2.755731922398589e-07, 2.08767569878681e-09,    -1.1470745597729725e-11,
                                    4.779477332387385e-14,  -1.5619206968586225e-16, 4.110317623312165e-19,
                                    -8.896791392450574e-22};
    constexpr double odd_rest[] = {-2.505210838544172e-08, 1.6059043836821613e-10, -7.647163731819816e-13,
                                   2.8114572543455206e-15, -8.22063524662433e-18,  1.9572941063391263e-20,
                                   -3.868170170630684e-23};
    const auto series = [&z](const auto& first, const auto& rest) {
        double tail = 0;
        for (int k = 6; k >= 0; --k) tail = tail * z.hi + rest[k];
        T sum = first[4] + tail * z.hi;
        for (int k = 3; k >= 0; --k) sum = first[k] + sum * z;
        return sum;
    };
    cosine = split_number(series(even, even_rest));
    sine = split_number(series(odd, odd_rest) * x);
}

/// cos and sin of pi a / (4 n), 0 <= a <= n < 2^50.
template <class T = core::DoubleDouble>
void octant_root(std::int64_t a, std::int64_t n, SplitNumber& cosine, SplitNumber& sine) noexcept {
    const T pi(3.141592653589793, 1.2246467991473532e-16);
    cosine_and_sine(pi * (T(static_cast<double>(a)) / T(static_cast<double>(4 * n))), cosine, sine);
}

}  // namespace scixx::fft::detail
