// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/polynomial.hpp>
#include <scixx/core/kernel/square_roots.hpp>
#include <scixx/special/detail/incomplete/beta_block.hpp>
#include <scixx/special/detail/incomplete/gamma_block.hpp>
#include <scixx/special/detail/incomplete/starts.hpp>

/// Inverses of the incomplete gamma and beta functions of many arguments.
///
/// A step of order six in u = log x or log(x / y) from a start that is good for three digits: the inverse function of
/// the logarithm of a tail T by Taylor's formula. Its derivatives are algebraic in slope = (log T)', in the logarithmic
/// derivative `bend` of the density, in fall = -bend', growth = (log fall)' and slowing = -growth'.
namespace scixx::special::detail::incomplete {

/// The move in u that changes T to goal, and whether the terms left out are below rounding.
struct Move {
    double size, sure;
};
template <bool Brief>
[[nodiscard]] SCIXX_ALWAYS_INLINE Move move_of(double gap, double slope, double bend, double fall, double growth,
                                               double slowing) noexcept {
    const double m = elementary::logarithm_1p<Brief>(gap), r = 1 / slope, b = bend * r, c = fall * r * r,
                 k = growth * r;
    // r times 1, 1 - b, 1 - 3 b + c + 2 b^2, ... are the derivatives of u in log T.
    const double b2 = b * b, second = 1 - b, third = 1 - 3 * b + c + 2 * b2;
    const double fourth = 1 - 7 * b + 6 * c + 12 * b2 + c * (k - 7 * b) - 6 * b * b2;
    const double fifth = 1 - 15 * b + 25 * c + 50 * b2 + c * (10 * k - 70 * b) - 60 * b * b2 +
                         c * (k * k - slowing * r * r + 7 * c - 11 * k * b + 46 * b2) + 24 * b2 * b2;
    const double rest = third + m * (1.0 / 4) * (fourth + m * (1.0 / 5) * fifth);
    const double size = m * r * (1 + m * (1.0 / 2) * (second + m * (1.0 / 3) * rest));
    return {size, std::abs(m * r) * (1 + std::abs(slope) + std::abs(bend)) < (Brief ? 0.03 : 3e-3) ? 1.0 : 0.0};
}

/// log Gamma(1 + a) for a > 0, for starts.
template <bool Brief>
[[nodiscard]] SCIXX_ALWAYS_INLINE double rough_log_gamma_1p(double a) noexcept {
    const double z = 1 + a;
    return (a + 0.5) * elementary::logarithm<Brief>(z) - z + 0.91893853320467274178 + stirling_rest<Brief>(1 / z);
}
/// rough_quantile() for root = sqrt(-2 log tail).
[[nodiscard]] SCIXX_ALWAYS_INLINE double quantile_of_root(double root) noexcept {
    return root - (2.515517 + root * (0.802853 + root * 0.010328)) /
                      (1 + root * (1.432788 + root * (0.189269 + root * 0.001308)));
}

/// Starts for x with P(a, x) = p, Q(a, x) = q: the reversion of the series, or the quantile by A. Gil, J. Segura and N.
/// M. Temme (2012), section 3.2, with the series of its coefficients; 0 where neither is good.
template <bool Brief>
void gamma_starts(const double* a, const double* p, const double* q, double* x, int count) noexcept {
    Block log_gamma, shape_root, root;
    int same = 0;
    for (int i = 0; i < count; ++i) same += a[i] == a[0] ? 1 : 0;
    if (same == count)
        std::fill_n(log_gamma, count, rough_log_gamma_1p<Brief>(a[0]));
    else
        for (int i = 0; i < count; ++i) log_gamma[i] = rough_log_gamma_1p<Brief>(a[i]);
    for (int i = 0; i < count; ++i) {
        const double tail = p[i] < q[i] ? p[i] : q[i];
        root[i] = -2 * elementary::logarithm<Brief>(tail);
        shape_root[i] = 1 / a[i];
    }
    core::take_square_roots(root, count);
    core::take_square_roots(shape_root, count);
    for (int i = 0; i < count; ++i) {
        const double shape = a[i], w = shape_root[i] * shape_root[i], side = q[i] < p[i] ? 1.0 : -1.0;
        const double power = (elementary::logarithm<Brief>(p[i]) + log_gamma[i]) * w;
        const double r = elementary::exponential<Brief>(power < 5 ? power : 5);
        const double a1 = shape + 1, a2 = shape + 2, a3 = shape + 3, c = 3 * shape + 5;
        // The reversion (equation 3.3) without its divisions but one.
        const double third = c / (2 * a2), fourth = (8 * shape * shape + 33 * shape + 31) / (3 * a2 * a3);
        const double s = r / a1, series = r * (1 + s * (1 + s * (third + s * fourth)));
        constexpr double first_shift[] = {-1.0 / 3,    1.0 / 36,       1.0 / 1620,       -7.0 / 6480,
                                          5.0 / 18144, -11.0 / 382725, -101.0 / 16329600};
        constexpr double second_shift[] = {-7.0 / 405, -7.0 / 2592, 533.0 / 204120, -1579.0 / 2099520, 109.0 / 1749600};
        constexpr double third_shift[] = {449.0 / 102060, -63149.0 / 20995200, 29233.0 / 36741600};
        constexpr double ratio[] = {1, 1, 1.0 / 3, 1.0 / 36, -1.0 / 270, 1.0 / 4320, 1.0 / 17010, -139.0 / 5443200};
        const double eta0 = side * quantile_of_root(root[i]) * shape_root[i];
        const double eta = eta0 + w * (core::polynomial(first_shift, eta0) + w * (core::polynomial(second_shift, eta0) +
                                                                                  w * core::horner(third_shift, eta0)));
        const double normal = shape * core::polynomial(ratio, eta);
        const double low = r < 0.3 * a1 ? 1.0 : 0.0,
                     good = (eta > -1.2 ? 1.0 : 0.0) * (eta < 2.4 ? 1.0 : 0.0) * (shape >= 0.5 ? 1.0 : 0.0);
        x[i] = low * series + (1 - low) * (good * normal);
    }
}

/// The elements of a block that are being inverted, and those that are left to the kernel of one element.
struct Inversion {
    std::uint8_t open[block_size], alone[block_size];
    int left = 0, others = 0;
    Block x, p, q;
    void add(int i, bool ordinary) noexcept {
        (ordinary ? open[left++] : alone[others++]) = static_cast<std::uint8_t>(i);
    }
    /// step(moved, sure) puts the next x of the open elements, and 1 for those that need no further one.
    template <class F>
    void refine(double most, F&& step) {
        for (int round = 0; round < 4 && left > 0; ++round) {
            Block moved, sure;
            step(moved, sure);
            int more = 0;
            for (int k = 0; k < left; ++k) {
                const std::uint8_t i = open[k];
                x[i] = moved[k];
                if (sure[k] > 0) continue;
                if (round < 3 && moved[k] >= 1e-150 && moved[k] <= most)
                    open[more++] = i;
                else
                    alone[others++] = i;
            }
            left = more;
        }
    }
};

/// x with P(a, x) = p and Q(a, x) = 1 - p (or, if Upper, the reverse) of a block; one(a, p) serves what is out of
/// range.
template <class T, bool Upper, class One>
void gamma_inverse_block(const double* shapes, const double* given, double* out, std::ptrdiff_t size, const One& one) {
    constexpr bool brief = GammaTails<T>::brief;
    const int count = static_cast<int>(size);
    if (count <= 0) return;
    Inversion at;
    Block a;
    for (int i = 0; i < count; ++i) {
        const double rest = 1 - given[i];
        const bool ordinary = shapes[i] >= 0.05 && shapes[i] <= 1e5 && given[i] >= 1e-250 && rest > 0;
        a[i] = ordinary ? shapes[i] : 0;
        at.p[i] = ordinary ? (Upper ? rest : given[i]) : 0.5;
        at.q[i] = ordinary ? (Upper ? given[i] : rest) : 0.5;
    }
    gamma_starts<brief>(a, at.p, at.q, at.x, count);
    for (int i = 0; i < count; ++i) {
        if (a[i] > 0 && !(at.x[i] > 0)) at.x[i] = gamma_start(GammaOnceFor<T>{a[i]}, at.p[i], at.q[i]);
        at.add(i, a[i] > 0 && at.x[i] >= 1e-150 && at.x[i] <= 1e6);
    }
    at.refine(1e6, [&](double* moved, double* sure) {
        GammaTails<T> tails;
        Block lower, upper, next, enough;
        for (int k = 0; k < at.left; ++k) tails.put(k, a[at.open[k]], at.x[at.open[k]], 1);
        const Order<gamma_kinds> order = evaluate(tails, at.left);
        for (int k = 0; k < at.left; ++k) {
            const int i = at.open[order.element[k]];
            lower[k] = at.p[i];
            upper[k] = at.q[i];
        }
        for (int k = 0; k < at.left; ++k) {
            const double tail = tail_of(tails, k);
            const double side = tails.upper[k], goal = side * upper[k] + (1 - side) * lower[k], x = tails.x[k];
            const double density = density_of(tails, tails.a[k] * tails.root[k], k);
            const Move move =
                move_of<brief>((goal - tail) / tail, (1 - 2 * side) * density / tail, tails.a[k] - x, x, 1, 0);
            enough[k] = move.sure;
            next[k] = x + x * elementary::exponential_m1<brief>(move.size);
        }
        order.restore(next, moved);
        order.restore(enough, sure);
    });
    for (int k = 0; k < at.others; ++k) at.x[at.alone[k]] = one(shapes[at.alone[k]], given[at.alone[k]]);
    std::copy(at.x, at.x + count, out);
}

/// What beta_starts() takes from a and b: log(a B) / a, log(b B) / b and log(a / b).
struct BetaStart {
    double first, second, odds;
};
template <bool Brief>
[[nodiscard]] SCIXX_ALWAYS_INLINE BetaStart beta_start_of(double a, double b) noexcept {
    const double both = rough_log_gamma_1p<Brief>(a) + rough_log_gamma_1p<Brief>(b) - rough_log_gamma_1p<Brief>(a + b);
    const double log_a = elementary::logarithm<Brief>(a), log_b = elementary::logarithm<Brief>(b),
                 log_n = elementary::logarithm<Brief>(a + b);
    return {(both + (log_n - log_b)) / a, (both + (log_n - log_a)) / b, log_a - log_b};
}
/// x of x^a / (a B) (1 + ...) = p from w = (p a B)^(1 / a), three terms.
[[nodiscard]] SCIXX_ALWAYS_INLINE double reverted_beta_series(double a, double b, double w) noexcept {
    const double a1 = a + 1, s = w * (b - 1) / a1;
    return w * (1 + s * (1 + w * (a * a + 3 * a * b - a + 5 * b - 4) / (2 * a1 * (a + 2))));
}
/// Starts for x with I_x(a, b) = p = 1 - q as the distances `end` from 0 or, where `side` is 1, from 1: the reversion
/// of the series at one of the ends, or for a, b >= 1 Abramowitz, Stegun 26.5.22; 0 where neither is good.
template <bool Brief>
void beta_starts(const double* a, const double* b, const double* p, const double* q, double* end, double* side,
                 int count) noexcept {
    Block first, second, odds, root, wide_root;
    int same = 0;
    for (int i = 0; i < count; ++i) same += a[i] == a[0] && b[i] == b[0] ? 1 : 0;
    const auto put = [&](const BetaStart& of, int i) SCIXX_INLINE_LAMBDA {
        first[i] = of.first;
        second[i] = of.second;
        odds[i] = of.odds;
    };
    if (same == count) {
        const BetaStart of = beta_start_of<Brief>(a[0], b[0]);
        for (int i = 0; i < count; ++i) put(of, i);
    } else {
        for (int i = 0; i < count; ++i) put(beta_start_of<Brief>(a[i], b[i]), i);
    }
    const auto flag = [](bool is) SCIXX_INLINE_LAMBDA { return is ? 1.0 : 0.0; };
    for (int i = 0; i < count; ++i) {
        const double upper = flag(q[i] < p[i]), tail = upper * q[i] + (1 - upper) * p[i];
        root[i] = -2 * elementary::logarithm<Brief>(tail);
    }
    core::take_square_roots(root, count);
    for (int i = 0; i < count; ++i) {
        const double z = quantile_of_root(root[i]), h_a = 2 * a[i] - 1, h_b = 2 * b[i] - 1;
        const double h = 2 * h_a * h_b / (h_a + h_b), level = h + (z * z - 3) * (1.0 / 6);
        wide_root[i] = level > 0 ? level : 0;
    }
    core::take_square_roots(wide_root, count);
    for (int i = 0; i < count; ++i) {
        const double upper = flag(q[i] < p[i]), z = (1 - 2 * upper) * quantile_of_root(root[i]);
        const double h_a = 2 * a[i] - 1, h_b = 2 * b[i] - 1, sum = h_a + h_b, product = h_a * h_b;
        const double inverse = 1 / (product * sum), over_h = 0.5 * sum * (sum * inverse),
                     gap = (h_a - h_b) * (sum * inverse);
        const double level = (z * z - 3) * (1.0 / 6);
        const double w = z * wide_root[i] * over_h - gap * (level + 5.0 / 6 - (2.0 / 3) * over_h);
        const double beyond = 2 * w - odds[i], middle = 1 / (1 + elementary::exponential<Brief>(std::abs(beyond)));
        const auto power = [](double l) SCIXX_INLINE_LAMBDA { return elementary::exponential<Brief>(l < 1 ? l : 1); };
        const double from_left = power(elementary::logarithm<Brief>(p[i]) / a[i] + first[i]),
                     from_right = power(elementary::logarithm<Brief>(q[i]) / b[i] + second[i]);
        const double left = flag(from_left * (b[i] + 1) < 0.2 * (a[i] + 1)),
                     right = (1 - left) * flag(from_right * (a[i] + 1) < 0.2 * (b[i] + 1));
        const double normal = (1 - left) * (1 - right) * flag(a[i] >= 1) * flag(b[i] >= 1);
        end[i] = left * reverted_beta_series(a[i], b[i], from_left) +
                 right * reverted_beta_series(b[i], a[i], from_right) + normal * middle;
        side[i] = right + normal * flag(beyond < 0);
        const double turn = flag(end[i] > 0.5);
        end[i] += turn * (1 - 2 * end[i]);
        side[i] += turn * (1 - 2 * side[i]);
    }
}

/// x with I_x(a, b) = p (or, if Upper, 1 - p) and 1 - x of a block; one(a, b, p) serves what is out of range.
template <class T, bool Upper, class One>
void beta_inverse_block(const double* first, const double* second, const double* given, double* x_out, double* y_out,
                        std::ptrdiff_t size, const One& one) {
    using Real = ExponentOf<T>;
    constexpr bool brief = BetaTails<T>::brief;
    const auto in_range = [](double shape) { return shape >= 0.05 && shape <= 1e5; };
    const int count = static_cast<int>(size);
    if (count <= 0) return;
    Inversion at;  // of the distances from the nearer end
    Block a, b, side;
    for (int i = 0; i < count; ++i) {
        const double rest = 1 - given[i];
        const bool ordinary = in_range(first[i]) && in_range(second[i]) && given[i] >= 1e-250 && rest > 0;
        a[i] = ordinary ? first[i] : 0;
        b[i] = ordinary ? second[i] : 0;
        at.p[i] = ordinary ? (Upper ? rest : given[i]) : 0.5;
        at.q[i] = ordinary ? (Upper ? given[i] : rest) : 0.5;
    }
    beta_starts<brief>(a, b, at.p, at.q, at.x, side, count);
    for (int i = 0; i < count; ++i) {
        if (a[i] > 0 && !(at.x[i] > 0)) {
            const Between start = beta_start(BetaOnceFor<T>{a[i], b[i]}, at.p[i], at.q[i]);
            at.x[i] = std::min(start.x, start.y);
            side[i] = start.y < start.x ? 1 : 0;
        }
        at.add(i, a[i] > 0 && at.x[i] >= 1e-150 && at.x[i] < 1);
    }
    at.refine(1 - 1e-16, [&](double* moved, double* sure) {
        BetaTails<T> tails;
        Block as, bs, ends, sides, lower, upper, next, enough;
        for (int k = 0; k < at.left; ++k) {
            const int i = at.open[k];
            const Real end = at.x[i], rest = sum_of<Real>(1, -at.x[i]);
            const bool turned = side[i] > 0;
            tails.put(k, a[i], b[i], turned ? rest : end, turned ? end : rest, 0);
        }
        const auto order = evaluate(tails, at.left);
        for (int k = 0; k < at.left; ++k) {
            const int i = at.open[order.element[k]];
            as[k] = a[i];
            bs[k] = b[i];
            ends[k] = at.x[i];
            sides[k] = side[i];
            lower[k] = at.p[i];
            upper[k] = at.q[i];
        }
        for (int k = 0; k < at.left; ++k) {
            const double tail = tail_of(tails, k);
            const double goal = tails.upper[k] * upper[k] + (1 - tails.upper[k]) * lower[k];
            const double density = density_of(tails, tails.root[k], k);
            const double turned = sides[k], end = ends[k], rest = 1 - end;
            const double x = turned * rest + (1 - turned) * end, y = turned * end + (1 - turned) * rest;
            const Move move = move_of<brief>((goal - tail) / tail, (1 - 2 * tails.upper[k]) * density / tail,
                                             as[k] * y - bs[k] * x, (as[k] + bs[k]) * (x * y), y - x, 2 * x * y);
            const double more = elementary::exponential_m1<brief>(move.size);
            enough[k] = move.sure;
            next[k] = end + end * ((1 - 2 * turned) * (rest * more) / (1 + x * more));
        }
        order.restore(next, moved);
        order.restore(enough, sure);
    });
    for (int k = 0; k < at.others; ++k) {
        const int i = at.alone[k];
        const Between found = one(first[i], second[i], given[i]);
        side[i] = found.y < found.x ? 1 : 0;
        at.x[i] = found.y < found.x ? found.y : found.x;
    }
    for (int i = 0; i < count; ++i) {
        const double turned = side[i], end = at.x[i], rest = 1 - end;
        x_out[i] = turned * rest + (1 - turned) * end;
        y_out[i] = turned * end + (1 - turned) * rest;
    }
}

}  // namespace scixx::special::detail::incomplete
