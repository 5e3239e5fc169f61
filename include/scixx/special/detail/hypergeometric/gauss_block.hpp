// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/hypergeometric/brief.hpp>
#include <scixx/special/detail/hypergeometric/gauss.hpp>
#include <scixx/special/detail/incomplete/lanes.hpp>

/// Gauss' function 2F1 of many arguments.
namespace scixx::special::detail::hypergeometric {

/// The sums of the series of so many elements; NaN where more than a digit cancels or where it does not converge. The
/// sum of the squares of all terms stands for the largest of them. The terms of an element end where it has converged,
/// so that it does not depend on its neighbours.
template <class = void>
void wide_series(const WideSeries& of, int lanes, double* value) noexcept {
    const Wide a = Wide::load(of.a), b = Wide::load(of.b), c = Wide::load(of.c), z = Wide::load(of.z),
               one = Wide::all(1);
    Wide term = one, sum = one, low = Wide::all(0), squares = one, k = low;
    double open[Wide::size], begin[Wide::size], largest = 0;
    for (int i = 0; i < Wide::size; ++i) {
        open[i] = i < lanes ? 1 : 0;
        begin[i] = std::max({-of.a[i], -of.b[i], -of.c[i], 0.0});
        largest = std::max(largest, std::abs(of.z[i]));
    }
    const double least = -25 / std::log(largest);  // steps, before which hardly any series of this z has converged
    double last[Wide::size], before[Wide::size], size[Wide::size];
    for (int steps = 4; steps < 400; steps += 4) {
        Wide previous = term;
        for (int step = 0; step < 4; ++step) {
            previous = term;
            const Wide next_k = k + one;
            term = term * ((a + k) * (b + k) * z / ((c + k) * next_k));
            k = next_k;
            const Wide next = sum + term, part = next - sum;  // what each addition loses is kept
            low = low + ((sum - (next - part)) + (term - part));
            sum = next;
            squares = fma(term, term, squares);
        }
        if (steps < least) continue;
        term.store(last);
        previous.store(before);
        sum.store(size);
        double left = 0;
        for (int i = 0; i < Wide::size; ++i) {
            const bool slight = std::abs(last[i]) < 1e-17 * std::abs(size[i]),
                       falls = std::abs(last[i]) <= 0.99 * std::abs(before[i]);
            const bool ends = slight & falls & (steps > begin[i]);
            open[i] = ends ? 0.0 : open[i];
            left += open[i];
        }
        term = term * Wide::load(open);
        if (left == 0) break;
    }
    double all[Wide::size], lost[Wide::size];
    squares.store(all);
    low.store(lost);
    sum.store(size);
    for (int i = 0; i < lanes; ++i)
        value[i] = open[i] == 0 && all[i] < 64 * size[i] * size[i] ? size[i] + lost[i] : nan;
}

/// Whether F(a, b; c; z) is a series, as hyp2f1() would sum it: of (a, b; c; z), or after Pfaff's transformation of (a,
/// c - b; c; z / (z - 1)) with the smaller one of a and b as the first.
template <class = void>
[[nodiscard]] inline bool is_series(double a, double b, double c, double z) noexcept {
    const double size = std::max({std::abs(a), std::abs(b), std::abs(c)}), off = std::abs(z - 0.5 * (0.7 - 2.3));
    // Parameters that are 0 or negative integers, or whose differences are, have polynomials or powers.
    const bool special = is_pole(a) || is_pole(b) || is_pole(c) || is_pole(c - a) || is_pole(c - b);
    return size < 100 && off < 1.5 && !special;
}
/// The terms of a series after which those left out are below e^-30 of the others; 1000 where Horner's rule does not
/// serve.
template <class = void>
[[nodiscard]] inline int gauss_terms(const WideSeries& of) noexcept {
    double largest = 1e-3, size = 1, excess = 0;
    for (int i = 0; i < Wide::size; ++i) {
        largest = std::max(largest, std::abs(of.z[i]));
        size = std::max({size, std::abs(of.a[i]), std::abs(of.b[i]), std::abs(of.c[i])});
        excess = std::max(excess, std::abs(of.a[i]) + std::abs(of.b[i]) - of.c[i]);
    }
    const double rate = -std::log(largest), terms = (30 + excess * std::log(1 + 40 / rate)) / rate + 5;
    return size < 20 && terms < 110 ? static_cast<int>(terms) : 1000;
}

struct Gauss {
    template <class = void>
    static void block(const double* a, const double* b, const double* c, const double* z, double* out,
                      std::ptrdiff_t n) {
        run<false>(a, b, c, z, out, n);
    }
    template <class = void>
    static void brief_block(const double* a, const double* b, const double* c, const double* z, double* out,
                            std::ptrdiff_t n) {
        run<true>(a, b, c, z, out, n);
    }
    template <bool Short>
    static void run(const double* a, const double* b, const double* c, const double* z, double* out, std::ptrdiff_t n) {
        constexpr int kinds = 8, none = kinds - 1;
        double p[incomplete::block_size], q[incomplete::block_size], x[incomplete::block_size],
            value[incomplete::block_size];
        std::uint8_t kind[incomplete::block_size];
        const int count = static_cast<int>(n);
        for (int i = 0; i < count; ++i) {
            p[i] = a[i];
            q[i] = b[i];
            x[i] = z[i];
            kind[i] = none;
            value[i] = nan;
            if (!is_series(a[i], b[i], c[i], z[i])) continue;
            if (z[i] <= -0.4) {
                if (std::abs(p[i]) > std::abs(q[i])) std::swap(p[i], q[i]);
                q[i] = c[i] - q[i];
                x[i] = z[i] / (z[i] - 1);
            }
            kind[i] = static_cast<std::uint8_t>(std::abs(x[i]) * 10);
        }
        const incomplete::Order<kinds> order(kind, count);
        const int series = order.begin[none];
        for (int first = 0; first < series; first += Wide::size) {
            const int lanes = std::min(Wide::size, series - first);
            WideSeries group;
            double sums[Wide::size];
            for (int j = 0; j < Wide::size; ++j) {
                const int i = order.element[first + std::min(j, lanes - 1)];
                group.a[j] = p[i];
                group.b[j] = q[i];
                group.c[j] = c[i];
                group.z[j] = x[i];
            }
            const int terms = Short ? gauss_terms(group) : 1000;
            if (terms < 1000)
                brief_series<2>(group, terms, sums);
            else
                wide_series(group, lanes, sums);
            for (int j = 0; j < lanes; ++j) value[order.element[first + j]] = sums[j];
        }
        for (int i = 0; i < count; ++i) {
            if (value[i] != value[i])
                value[i] = hyp2f1(a[i], b[i], c[i], z[i]);
            else if (z[i] <= -0.4)
                value[i] *= Short && std::abs(p[i]) < 20
                                ? elementary::exponential<true>(-p[i] * elementary::logarithm<true>(1 - z[i]))
                                : std::pow(1 - z[i], -p[i]);
        }
        std::copy(value, value + count, out);
    }
};

}  // namespace scixx::special::detail::hypergeometric
