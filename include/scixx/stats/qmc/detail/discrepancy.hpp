// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstdint>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/random_stream.hpp>
#include <utility>
#include <vector>

namespace scixx::stats::qmc::detail {

using core::Index;

/// A kind of discrepancy; DiscrepancyMethod without its public names.
enum class Discrepancy { centered, wraparound, mixture, star };

/// Factors of the sums over points and over pairs of points in one dimension.
template <Discrepancy M>
struct DiscrepancyFactors;
template <>
struct DiscrepancyFactors<Discrepancy::centered> {
    static double one(double x) {
        const double a = std::abs(x - 0.5);
        return 1 + 0.5 * a - 0.5 * a * a;
    }
    static double two(double x, double y) {
        return 1 + 0.5 * std::abs(x - 0.5) + 0.5 * std::abs(y - 0.5) - 0.5 * std::abs(x - y);
    }
};
template <>
struct DiscrepancyFactors<Discrepancy::wraparound> {
    static double one(double) { return 1; }
    static double two(double x, double y) {
        const double a = std::abs(x - y);
        return 1.5 - a + a * a;
    }
};
template <>
struct DiscrepancyFactors<Discrepancy::mixture> {
    static double one(double x) {
        const double a = std::abs(x - 0.5);
        return 5.0 / 3 - 0.25 * a - 0.25 * a * a;
    }
    static double two(double x, double y) {
        const double a = std::abs(x - y);
        return 1.875 - 0.25 * std::abs(x - 0.5) - 0.25 * std::abs(y - 0.5) - 0.75 * a + 0.5 * a * a;
    }
};
template <>
struct DiscrepancyFactors<Discrepancy::star> {
    static double one(double x) { return 1 - x * x; }
    static double two(double x, double y) { return 1 - std::max(x, y); }
};

struct DiscrepancySums {
    double points = 0, pairs = 0;
};

/// The sums of the products over the dimensions, over all points and all pairs (i, j). A pair counts twice, so one half
/// of them does; a block of j at a time goes through vectors.
template <Discrepancy M>
[[nodiscard]] DiscrepancySums discrepancy_sums(const Eigen::MatrixXd& x) {
    using F = DiscrepancyFactors<M>;
    constexpr Index block = 64;
    const Index n = x.rows(), d = x.cols();
    DiscrepancySums sums;
    double product[block];
    for (Index begin = 0; begin < n; begin += block) {
        const Index size = std::min(block, n - begin);
        std::fill(product, product + size, 1.0);
        for (Index k = 0; k < d; ++k)
            for (Index j = 0; j < size; ++j) product[j] *= F::one(x(begin + j, k));
        double part = 0;
        for (Index j = 0; j < size; ++j) part += product[j];
        sums.points += part;
        part = 0;
        for (Index i = 0; i < begin + size; ++i) {
            const Index first = std::max<Index>(0, i - begin);  // j >= i within the last block
            std::fill(product, product + size, 1.0);
            for (Index k = 0; k < d; ++k) {
                const double xi = x(i, k), *column = &x(begin, k);
                for (Index j = first; j < size; ++j) product[j] *= F::two(xi, column[j]);
            }
            double row = 0;
            for (Index j = first; j < size; ++j) row += product[j];
            part += 2 * row;
            if (i >= begin) part -= product[first];  // the pair (i, i) counts once
        }
        sums.pairs += part;
    }
    return sums;
}

template <class T = double>
[[nodiscard]] T discrepancy(const Eigen::MatrixXd& x, Discrepancy method, bool iterative) {
    const T n = static_cast<T>(x.rows()) + (iterative ? 1 : 0), d = static_cast<T>(x.cols());
    DiscrepancySums s;
    switch (method) {
        case Discrepancy::centered:
            s = discrepancy_sums<Discrepancy::centered>(x);
            return std::pow(T(13) / 12, d) - 2 / n * s.points + s.pairs / (n * n);
        case Discrepancy::wraparound:
            s = discrepancy_sums<Discrepancy::wraparound>(x);
            return -std::pow(T(4) / 3, d) + s.pairs / (n * n);
        case Discrepancy::mixture:
            s = discrepancy_sums<Discrepancy::mixture>(x);
            return std::pow(T(19) / 12, d) - 2 / n * s.points + s.pairs / (n * n);
        default:
            s = discrepancy_sums<Discrepancy::star>(x);
            return std::sqrt(std::pow(T(3), -d) - std::pow(T(2), 1 - d) / n * s.points + s.pairs / (n * n));
    }
}

/// Exchanges random entries of columns as long as that lowers the centered discrepancy: 100 trials in vain, or 10000 in
/// all, end it (G. Damblin, M. Couplet, B. Iooss, J. Simulation 7 (2013) 276). The draws are SciPy's.
template <class T = double>
void optimize_random_cd(Eigen::MatrixXd& x, core::RandomStream& stream) {
    using F = DiscrepancyFactors<Discrepancy::centered>;
    const Index n = x.rows(), d = x.cols();
    if (d <= 1 || n <= 1) return;
    const auto draw = [&](Index high) {
        std::uint32_t value;
        stream.integers(high, &value, 1);
        return static_cast<Index>(value);
    };
    // Products of row i with row j, and with its entry of column c replaced.
    const auto change = [&](Index i, Index j, Index c, T value, T other) {
        T rest = 1;
        for (Index k = 0; k < d; ++k)
            if (k != c) rest *= F::two(x(i, k), x(j, k));
        return rest * (F::two(value, other) - F::two(x(i, c), x(j, c)));
    };
    const T size = static_cast<T>(n);
    for (int vain = 0, trials = 0; vain < 100 && trials < 10000; ++trials) {
        const Index c = draw(d), a = draw(n), b = draw(n);
        ++vain;
        if (a == b) continue;
        T points = 0, pairs = 0;
        for (const auto& [i, other] : {std::pair(a, b), std::pair(b, a)}) {
            const T value = x(other, c);
            T rest = 1;
            for (Index k = 0; k < d; ++k)
                if (k != c) rest *= F::one(x(i, k));
            points += rest * (F::one(value) - F::one(x(i, c)));
            for (Index j = 0; j < n; ++j)
                if (j != a && j != b) pairs += 2 * change(i, j, c, value, x(j, c));
            pairs += change(i, i, c, value, value);
        }
        const T difference = -2 / size * points + pairs / (size * size);
        if (difference < 0) {
            std::swap(x(a, c), x(b, c));
            vain = 0;
        }
    }
}

}  // namespace scixx::stats::qmc::detail
