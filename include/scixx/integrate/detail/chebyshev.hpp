// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cstddef>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/detail/gauss_kronrod.hpp>

namespace scixx::integrate::detail {

/// cos(k pi / 24), k = 0 .. 12, by tests/reference/integrate/chebyshev_tables.py.
inline constexpr std::array<double, 13> cosines = {1.0,
                                                   0.991444861373810411144557526928562871,
                                                   0.965925826289068286749743199728897368,
                                                   0.923879532511286756128183189396788287,
                                                   0.866025403784438646763723170752936183,
                                                   0.793353340291235164579776961501299277,
                                                   0.707106781186547524400844362104849039,
                                                   0.608761429008720639416097542898164005,
                                                   0.5,
                                                   0.382683432365089771728459984030398867,
                                                   0.258819045102520762348898837624048328,
                                                   0.13052619222005159154840622789548901,
                                                   0.0};

/// cos(k pi / 24) for any k >= 0.
constexpr double cosine(int k) {
    const int turn = k % 48, half = turn > 24 ? 48 - turn : turn;
    return half > 12 ? -cosines[static_cast<std::size_t>(24 - half)] : cosines[static_cast<std::size_t>(half)];
}

/// cos(j k pi / 24), row k, columns j = 0 .. 12.
inline constexpr auto cosine_products = [] {
    std::array<std::array<double, 13>, 25> table{};
    for (int k = 0; k < 25; ++k)
        for (int j = 0; j < 13; ++j) table[static_cast<std::size_t>(k)][static_cast<std::size_t>(j)] = cosine(j * k);
    return table;
}();

inline constexpr int clenshaw_curtis_nodes = 25;

/// The nodes centre + half cos(k pi / 24), k = 0 .. 24, from right to left.
inline void chebyshev_nodes(double centre, double half, double* x) {
    for (int k = 0; k < 12; ++k) {
        const double distance = half * cosines[static_cast<std::size_t>(k)];
        x[k] = centre + distance;
        x[24 - k] = centre - distance;
    }
    x[12] = centre;
}

/// Coefficients of the sums c_0 T_0 + c_1 T_1 + ... of degree 12 and 24 that interpolate a function.
struct ChebyshevSeries {
    std::array<double, 13> c12;
    std::array<double, 25> c24;

    /// From the values at the 25 nodes, from right to left; those of degree 12 use every other value.
    ///
    /// c_k = 2/n sum'' f_j cos(j k pi / n), the first and last terms of the sum and c_0, c_n halved. The cosines are
    /// even about the centre for even k and odd for odd k, so sums and differences of opposite values halve the work.
    explicit ChebyshevSeries(const double* y) {
        std::array<double, 13> sums, differences;
        for (std::size_t j = 0; j < 12; ++j) {
            sums[j] = y[j] + y[24 - j];
            differences[j] = y[j] - y[24 - j];
        }
        sums[12] = y[12];
        differences[12] = 0;
        sums[0] *= 0.5;
        differences[0] *= 0.5;
        for (std::size_t k = 0; k <= 24; ++k) {
            const auto& folded = k % 2 == 0 ? sums : differences;
            const auto& row = cosine_products[k];
            double even = 0, odd = 0;
            for (std::size_t j = 0; j < 12; j += 2) {
                even += folded[j] * row[j];
                odd += folded[j + 1] * row[j + 1];
            }
            even += folded[12] * row[12];
            c24[k] = (even + odd) / 12;
            if (k <= 12) c12[k] = even / 6;
        }
        for (double* end : {&c12[0], &c12[12], &c24[0], &c24[24]}) *end *= 0.5;
    }
};

/// The integral of a series times a weight, given the integrals of T_k times the weight.
struct SeriesIntegral {
    double by12, by24;
};
inline SeriesIntegral integrate_series(const ChebyshevSeries& series, const std::array<double, 25>& moments) {
    SeriesIntegral out{0, 0};
    for (std::size_t k = 0; k <= 12; ++k) out.by12 += series.c12[k] * moments[k];
    for (std::size_t k = 0; k <= 24; ++k) out.by24 += series.c24[k] * moments[k];
    return out;
}

}  // namespace scixx::integrate::detail
