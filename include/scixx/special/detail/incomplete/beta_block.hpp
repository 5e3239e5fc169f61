// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/square_roots.hpp>
#include <scixx/special/detail/incomplete/beta.hpp>
#include <scixx/special/detail/incomplete/lanes.hpp>
#include <scixx/special/detail/powers.hpp>
#include <utility>

/// The incomplete beta functions of many arguments.
namespace scixx::special::detail::incomplete {

/// n x as the exact product of their upper 20 bits and a rest.
struct SplitProduct {
    double high, low;
};
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE SplitProduct split_product(Pair n, Pair x) noexcept {
    const auto upper_part = [](double v) SCIXX_INLINE_LAMBDA {
        return elementary::from_bits(elementary::bits_of(v) & 0xfffffffe00000000U);
    };
    const double n_high = upper_part(n.hi), x_high = upper_part(x.hi);
    return {n_high * x_high, n_high * ((x.hi - x_high) + x.lo) + ((n.hi - n_high) + n.lo) * x.hi};
}

/// x^a y^b / B(a, b) = factor sqrt(square) exp(exponent) for 1e-10 <= a, b <= 1e5 and 1e-150 <= x, y < 1, x + y = 1.
struct BetaDensity {
    double factor, square;
    Pair exponent;
};
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE BetaDensity beta_density(double first, double second, Pair x, Pair y) noexcept {
    // That of a + 1 times a / ((a + b) x) for a < 1, and so for b. The exponent a log(n x / a) + b log(n y / b), n = a + b, is by C and
    // C' of the table with C n x = a (1 + r) and C' n y = b (1 + s)
    //     a (-log C) + b (-log C') + (C n x - a) + (C' n y - b) + a (log(1 + r) - r) + b (log(1 + s) - s).
    const double more = first < 1 ? 1.0 : 0.0, other_more = second < 1 ? 1.0 : 0.0, total = first + second;
    const double a = first + more, b = second + other_more, n = a + b;
    const double a_lost = first - (a - more), b_lost = second - (b - other_more);
    const double top = a > b ? a : b, least = a > b ? b : a, n_lost = (least - (n - top)) + (a_lost + b_lost);
    const double wa = 1 / a, wb = 1 / b, wn = 1 / n;
    const double up = (more * first + (1 - more)) * (other_more * second + (1 - other_more));
    const double down =
        (more * (total * x.hi) + (1 - more)) * (other_more * ((total + more) * y.hi) + (1 - other_more));
    const SplitProduct nx = split_product({n, n_lost}, x), ny = split_product({n, n_lost}, y);
    const SplitLog at = split_log_of((nx.high + nx.low) * wa), bt = split_log_of((ny.high + ny.low) * wb);
    const double a_gap = at.c * nx.high - a, b_gap = bt.c * ny.high - b, a_low_gap = at.c * nx.low,
                 b_low_gap = bt.c * ny.low;
    const double r = (a_gap + a_low_gap) * wa, s = (b_gap + b_low_gap) * wb;
    const double a_high = upper_half(a), b_high = upper_half(b);
    const Pair gaps = exact_sum(a_gap, b_gap), logs = exact_sum(a_high * at.high, b_high * bt.high);
    const Pair large = exact_sum(gaps.hi, logs.hi);
    const double a_rest = ((a - a_high) + a_lost) * at.high + a * (at.low + r * r * bend_of_log1p(r));
    const double b_rest = ((b - b_high) + b_lost) * bt.high + b * (bt.low + s * s * bend_of_log1p(s));
    const double stirling = (stirling_rest(wn) - stirling_rest(wa)) - stirling_rest(wb);
    const double low = (a_rest + b_rest) + (((a_low_gap + b_low_gap) + stirling) + (gaps.lo + logs.lo + large.lo));
    return {up / down, (0.15915494309189533577 * a) * (b * wn), exact_sum(large.hi, low)};
}

/// The convergent p1 / q1 of a continued fraction and the one before it. Each element keeps the value at which it has converged, so
/// that it does not depend on its neighbours.
struct Convergents {
    Wide p0, q0, p1, q1;
    double value[Wide::size] = {};
    bool done[Wide::size] = {};
    /// Divides all by q1; whether all have converged.
    [[nodiscard]] SCIXX_ALWAYS_INLINE bool converged() noexcept {
        const Wide inverse = Wide::all(1) / q1;
        p0 = p0 * inverse;
        q0 = q0 * inverse;
        p1 = p1 * inverse;
        q1 = Wide::all(1);
        double miss[Wide::size], size[Wide::size], now[Wide::size];
        (p1 * q0 - p0).store(miss);
        (p1 * q0).store(size);
        p1.store(now);
        int open = 0;
        for (int j = 0; j < Wide::size; ++j) {
            value[j] = done[j] ? value[j] : now[j];
            done[j] = done[j] || !(std::abs(miss[j]) > 3e-16 * std::abs(size[j]));
            open += done[j] ? 0 : 1;
        }
        return open == 0;
    }
};

/// I_x(a, b) B(a, b) y / (x^a y^b) by Gauss's continued fraction of 2F1(1, 1 - b; a + 1; -z) / a, z = x / y (DLMF 8.17.7, 15.7.5):
/// 1 / (a + (1 - b) a z / (a + 1 + (a + b) z / (a + 2 + (2 - b) (a + 1) z / (a + 3 + 2 (a + b + 1) z / (a + 4 + ...))))).
template <class = void>
[[nodiscard]] inline Wide beta_odds_fraction(const Wide& a, const Wide& b, const Wide& z) noexcept {
    const Wide one = Wide::all(1), two = Wide::all(2), sum = a + b;
    Convergents at{Wide::all(0), one, one, a, {}, {}};
    Wide n = Wide::all(0), c = a;
    for (int k = 0; k < 400; ++k) {
        for (int step = 0; step < 3; ++step) {
            const Wide odd = ((n + one) - b) * ((a + n) * z), even = ((n + one) * z) * (sum + n), middle = c + one;
            n = n + one;
            c = c + two;
            at.p0 = fma(middle, at.p1, odd * at.p0);
            at.q0 = fma(middle, at.q1, odd * at.q0);
            at.p1 = fma(c, at.p0, even * at.p1);
            at.q1 = fma(c, at.q0, even * at.q1);
        }
        if (at.converged()) break;
    }
    return Wide::load(at.value);
}

/// beta_fraction() of so many elements.
template <class = void>
[[nodiscard]] inline Wide beta_mean_fraction(const Wide& a, const Wide& b, const Wide& x, const Wide& lambda) noexcept {
    const Wide one = Wide::all(1), two = Wide::all(2), less = a + b - one, first = lambda + one, step_up = two - x;
    Wide below = one / (a + one), m = one;
    Convergents at{Wide::all(0), one, one, a * first * below, {}, {}};
    for (int k = 0; k < 10000; ++k) {
        for (int step = 0; step < 4; ++step) {
            const Wide a_more = a + m, above = one / (a_more + (m + one)), ratio = (m * (b - m)) * (x * below);
            const Wide numerator = ((a_more - one) * ((less + m) * below)) * (x * ratio);
            const Wide next = fma(a_more * above, fma(m, step_up, first), m + ratio);
            below = above;
            m = m + one;
            const Wide p = fma(next, at.p1, numerator * at.p0), q = fma(next, at.q1, numerator * at.q0);
            at.p0 = at.p1;
            at.q0 = at.q1;
            at.p1 = p;
            at.q1 = q;
        }
        if (at.converged()) break;
    }
    return Wide::load(at.value);
}

/// The sum of (1 - b)_n x^n / (n! (a + n)) over 0 < n <= terms.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE Wide beta_small_sum(const Wide& a, const Wide& b, const Wide& x, int terms) noexcept {
    const Wide one = Wide::all(1);
    Wide u = Wide::all(0), v = one, c = a + one, power = one, n = one;
    for (int k = 1; k <= terms; ++k) {
        power = power * ((n - b) * (x * Wide::all(1.0 / k)));
        u = fma(u, c, power * v);
        v = v * c;
        c = c + one;
        n = n + one;
    }
    return u / v;
}

/// The kinds of elements: by the number of steps of the two fractions, by the number of terms of the series, and where the value is 0 or
/// 1.
inline constexpr int beta_steps[] = {5, 8, 12, 18, 28}, beta_terms[] = {20, 28, 52};
inline constexpr int beta_mean_kind = 6, beta_small_kind = 12, beta_none = 15, beta_kinds = 16;

/// I_x(a, b) or its complement, as `upper` tells, is value exp(high + low).
struct BetaTails {
    Block a, b, x, y, value, high, low, upper;
};
/// For arguments in the range of beta_density(), x alone being given: the tails in the order of kinds. a, b, x and y stand in this
/// order, too, and exchanged where `upper` is that of the exchanged ones.
template <class = void>
Order<beta_kinds> beta_tails(BetaTails& at, int count) noexcept {
    Block root, lambda;
    std::uint8_t kind[block_size];
    for (int i = 0; i < count; ++i) {
        double a = at.a[i], b = at.b[i], x = at.x[i], y = 1 - x, x_low = 0, y_low = (1 - y) - x;
        const bool a_small = a <= 1, b_small = b <= 1;
        bool swapped = false;
        const auto swap = [&](bool really) {
            const double a_old = a, x_old = x, low_old = x_low;
            a = really ? b : a;
            b = really ? a_old : b;
            x = really ? y : x;
            y = really ? x_old : y;
            x_low = really ? y_low : x_low;
            y_low = really ? low_old : y_low;
            swapped = swapped != really;
        };
        swap(!a_small && b_small);  // a <= 1 if one of them is
        const bool both = a_small && b_small, one = a_small != b_small, over = a * y < b * x;
        const bool low = both || (one && y > 0.7 && b * x <= 1);
        swap(both ? x > 0.5 : one ? !low && (y <= 0.7 || over) : over);
        at.a[i] = a;
        at.b[i] = b;
        at.x[i] = x;
        at.y[i] = y;
        root[i] = x_low;
        at.low[i] = y_low;
        at.upper[i] = swapped ? 1.0 : 0.0;
        const Pair rise = exact_product(a, y), fall = exact_product(b, x);
        lambda[i] = (rise.hi - fall.hi) + ((rise.lo - fall.lo) + (a * y_low - b * x_low));
        // About 2 asinh(s / sqrt(n) + t sqrt(n)) is the logarithm of what step n gains.
        const double ratio = a / (b * (a + b)), near_by = std::sqrt(ratio) / x, s = 0.5 * lambda[i] * near_by;
        int which = b > 4 && a + b > 60 ? beta_mean_kind : 0;
        for (const int n : beta_steps) {
            const double size = n;
            which += (4 * s + 4.0 / 3 * (1 + y) * near_by * size) * std::sqrt(size) < 37 ? 1 : 0;
        }
        if (low) which = beta_small_kind + (x > 0.12 ? 1 : 0) + (x > 0.25 ? 1 : 0);
        kind[i] = static_cast<std::uint8_t>(which);
    }
    for (int i = 0; i < count; ++i) {
        const BetaDensity density = beta_density(at.a[i], at.b[i], {at.x[i], root[i]}, {at.y[i], at.low[i]});
        at.value[i] = density.factor;
        root[i] = density.square;
        at.high[i] = density.exponent.hi;
        at.low[i] = density.exponent.lo;
    }
    core::take_square_roots(root, count);
    for (int i = 0; i < count; ++i) {
        root[i] *= at.value[i];
        if (at.high[i] < -800) kind[i] = beta_none;
    }
    const Order<beta_kinds> order(kind, count);
    for (double* each : {at.a, at.b, at.x, at.y, at.high, at.low, at.upper, root, lambda}) order.arrange(each);
    for (int k = 0; k < beta_mean_kind; ++k)
        order.each(k, [&](int i) {
            const Wide y = Wide::load(at.y + i), z = Wide::load(at.x + i) / y;
            (Wide::load(root + i) * beta_odds_fraction(Wide::load(at.a + i), Wide::load(at.b + i), z) / y)
                .store(at.value + i);
        });
    for (int k = beta_mean_kind; k < beta_small_kind; ++k)
        order.each(k, [&](int i) {
            const Wide a = Wide::load(at.a + i), b = Wide::load(at.b + i), x = Wide::load(at.x + i);
            (Wide::load(root + i) * beta_mean_fraction(a, b, x, Wide::load(lambda + i))).store(at.value + i);
        });
    for (int k = beta_small_kind; k < beta_none; ++k)
        order.each(k, [&](int i) {
            beta_small_sum(Wide::load(at.a + i), Wide::load(at.b + i), Wide::load(at.x + i),
                           beta_terms[k - beta_small_kind])
                .store(at.value + i);
        });
    double a_before = 0, b_before = 0, constant = 0, scale = 0;
    for (int i = order.begin[beta_small_kind]; i < order.begin[beta_none]; ++i) {
        const double a = at.a[i], b = at.b[i], x = at.x[i], sum = a * at.value[i];
        if (a != a_before || b != b_before) {
            const GammaRatio ratio = log_gamma_ratio(b, a);
            constant = ratio.rest + a * (1 - a) * log_gamma_part(1 + a);
            scale = ratio.scale;
            a_before = a;
            b_before = b;
        }
        const double log_power = a * elementary::logarithm(x * scale) + constant;  // of x^a / (a B)
        if (log_power > -0.7) {
            const double less = elementary::exponential_m1(log_power), rest = -less - (1 + less) * sum;
            const bool complement = rest < 0.5;  // the complement of x^a / (a B) (1 + sum)
            at.value[i] = complement ? rest : (1 + less) * (1 + sum);
            at.upper[i] = complement ? 1 - at.upper[i] : at.upper[i];
            at.high[i] = at.low[i] = 0;
        } else {
            at.value[i] = root[i] * (1 + sum) / a;
            at.low[i] -= b * elementary::logarithm_1p(-x);
        }
    }
    for (int i = order.begin[beta_none]; i < count; ++i) at.value[i] = 1;
    return order;
}

/// I_x(a, b) or its complement of arrays.
template <bool Upper>
void beta_block(const double* a, const double* b, const double* x, double* out, std::ptrdiff_t size) {
    // I_x(a, 1) is for beta_all().
    const auto ordinary = [](double p, double q, double v) {
        return p >= 1e-10 && p <= 1e5 && q >= 1e-10 && q <= 1e5 && v >= 1e-150 && v < 1 && p != 1 && q != 1;
    };
    for (std::ptrdiff_t begin = 0; begin < size;
         begin += block_size, a += block_size, b += block_size, x += block_size) {
        const int count = static_cast<int>(std::min<std::ptrdiff_t>(block_size, size - begin));
        BetaTails at;
        int others = 0;
        for (int i = 0; i < count; ++i) {
            at.a[i] = a[i];
            at.b[i] = b[i];
            at.x[i] = x[i];
            others += ordinary(a[i], b[i], x[i]) ? 0 : 1;
        }
        for (int i = 0; others > 0 && i < count; ++i)
            if (!ordinary(a[i], b[i], x[i])) {
                at.a[i] = at.b[i] = 2;
                at.x[i] = 0.25;
            }
        const Order<beta_kinds> order = beta_tails(at, count);
        for (int i = 0; i < count; ++i) {
            const double tail = scaled_power(at.value[i], exact_sum(at.high[i], at.low[i]));
            const double same = Upper ? at.upper[i] : 1 - at.upper[i];
            at.value[i] = same * tail + (1 - same) * (1 - tail);
        }
        for (int i = 0; i < count; ++i) at.x[order.element[i]] = at.value[i];
        for (int i = 0; others > 0 && i < count; ++i)
            if (!ordinary(a[i], b[i], x[i])) {
                const Parts parts = beta_all(a[i], b[i], x[i]);
                at.x[i] = Upper ? parts.upper : parts.lower;
            }
        std::copy(at.x, at.x + count, out + begin);
    }
}

}  // namespace scixx::special::detail::incomplete
