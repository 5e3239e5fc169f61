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
#include <type_traits>

/// The incomplete beta functions of many arguments.
namespace scixx::special::detail::incomplete {

/// n x as the exact product of their upper 20 bits and a rest.
struct SplitProduct {
    double high, low;
};
[[nodiscard]] SCIXX_ALWAYS_INLINE SplitProduct split_product(Pair n, Pair x) noexcept {
    const auto upper_part = [](double v) SCIXX_INLINE_LAMBDA {
        return elementary::from_bits(elementary::bits_of(v) & 0xfffffffe00000000U);
    };
    const double n_high = upper_part(n.hi), x_high = upper_part(x.hi);
    return {n_high * x_high, n_high * ((x.hi - x_high) + x.lo) + ((n.hi - n_high) + n.lo) * x.hi};
}

/// What beta_density() takes from a and b alone: those of 1e-10 <= a, b <= 1e5, raised by 1 below 1, with what rounding
/// lost.
struct BetaShape {
    double first, more, other_more, a, b, n, a_lost, b_lost, n_lost, total, wa, wb, up, square, stirling;
};
template <bool Brief>
[[nodiscard]] SCIXX_ALWAYS_INLINE BetaShape beta_shape(double first, double second) noexcept {
    const double more = first < 1 ? 1.0 : 0.0, other_more = second < 1 ? 1.0 : 0.0;
    const double a = first + more, b = second + other_more, n = a + b;
    const double a_lost = first - (a - more), b_lost = second - (b - other_more);
    const double top = a > b ? a : b, least = a > b ? b : a, n_lost = (least - (n - top)) + (a_lost + b_lost);
    const double wa = 1 / a, wb = 1 / b, wn = 1 / n;
    // 1, or `x` where `is` is 1: compilers would make a branch of (1 - is) + is * x, from which no SIMD operations
    // come.
    const auto or_one = [](double is, double x) SCIXX_INLINE_LAMBDA {
        const double rough = is * (x - 1) + 1;
        return rough + is * (x - rough);
    };
    const double up = or_one(more, first) * or_one(other_more, second);
    return {first,
            more,
            other_more,
            a,
            b,
            n,
            a_lost,
            b_lost,
            n_lost,
            first + second,
            wa,
            wb,
            up,
            0.15915494309189533577 * (a * b) * wn,
            stirling_rest<Brief>(wn) - (stirling_rest<Brief>(wa) + stirling_rest<Brief>(wb))};
}

/// x^a y^b / B(a, b) = factor sqrt(square) exp(exponent), `square` being that of the shape, for x, y >= 1e-150, x + y =
/// 1.
template <class Real>
struct BetaDensity {
    double factor;
    Real exponent;
};
template <class Real>
[[nodiscard]] SCIXX_ALWAYS_INLINE BetaDensity<Real> beta_density(const BetaShape& of, Real x, Real y) noexcept {
    // That of a + 1 times a / ((a + b) x) for a < 1, and so for b. The exponent a log(n x / a) + b log(n y / b), n = a
    // + b, is by C and C' of the table with C n x = a (1 + r) and C' n y = b (1 + s)
    //     a (-log C) + b (-log C') + (C n x - a) + (C' n y - b) + a (log(1 + r) - r) + b (log(1 + s) - s).
    const double a = of.a, b = of.b;
    const double down = (of.more * (of.total * high(x)) + (1 - of.more)) *
                        (of.other_more * ((of.total + of.more) * high(y)) + (1 - of.other_more));
    if constexpr (std::is_same_v<Real, double>) {
        const double p = of.n * x * of.wa, q = of.n * y * of.wb;
        const SplitLog at = split_log_of(p), bt = split_log_of(q);
        const double r = at.c * p - 1, s = bt.c * q - 1;
        return {of.up / down, a * ((at.high + at.low) + (r + r * r * bend_of_log1p<true>(r))) +
                                  (b * ((bt.high + bt.low) + (s + s * s * bend_of_log1p<true>(s))) + of.stirling)};
    } else {
        const SplitProduct nx = split_product({of.n, of.n_lost}, x), ny = split_product({of.n, of.n_lost}, y);
        const SplitLog at = split_log_of((nx.high + nx.low) * of.wa), bt = split_log_of((ny.high + ny.low) * of.wb);
        const double a_gap = at.c * nx.high - a, b_gap = bt.c * ny.high - b, a_low_gap = at.c * nx.low,
                     b_low_gap = bt.c * ny.low;
        const double r = (a_gap + a_low_gap) * of.wa, s = (b_gap + b_low_gap) * of.wb;
        const double a_high = upper_half(a), b_high = upper_half(b);
        const Pair gaps = exact_sum(a_gap, b_gap), logs = exact_sum(a_high * at.high, b_high * bt.high);
        const Pair large = exact_sum(gaps.hi, logs.hi);
        const double a_rest = ((a - a_high) + of.a_lost) * at.high + a * (at.low + r * r * bend_of_log1p(r));
        const double b_rest = ((b - b_high) + of.b_lost) * bt.high + b * (bt.low + s * s * bend_of_log1p(s));
        const double low =
            (a_rest + b_rest) + (((a_low_gap + b_low_gap) + of.stirling) + (gaps.lo + logs.lo + large.lo));
        return {of.up / down, exact_sum(large.hi, low)};
    }
}

/// The convergent p1 / q1 of a continued fraction and the one before it. Each element keeps the value at which it has
/// converged, so that it does not depend on its neighbours.
template <bool Brief>
struct Convergents {
    Wide p0, q0, p1, q1;
    double value[Wide::size] = {};
    double done[Wide::size] = {};  // 1 where it has
    /// Only so many elements are wanted.
    SCIXX_ALWAYS_INLINE void take(int lanes) noexcept {
        for (int j = lanes; j < Wide::size; ++j) done[j] = 1;
    }
    /// Divides all by q1.
    SCIXX_ALWAYS_INLINE void normalise() noexcept {
        const Wide inverse = Wide::all(1) / q1;
        p0 = p0 * inverse;
        q0 = q0 * inverse;
        p1 = p1 * inverse;
        q1 = Wide::all(1);
    }
    /// Whether all have converged.
    [[nodiscard]] SCIXX_ALWAYS_INLINE bool converged() noexcept {
        double miss[Wide::size], size[Wide::size], now[Wide::size];
        (p1 * q0 - p0).store(miss);
        (p1 * q0).store(size);
        p1.store(now);
        std::uint64_t all = elementary::bits_of(1);
        for (int j = 0; j < Wide::size; ++j) {
            value[j] = done[j] * value[j] + (1 - done[j]) * now[j];
            const double open = std::abs(miss[j]) > (Brief ? 1e-9 : 3e-16) * std::abs(size[j]) ? 1.0 : 0.0;
            done[j] = 1 - (1 - done[j]) * open;
            all &= elementary::bits_of(done[j]);
        }
        return all != 0;
    }
};

template <class Number>
[[nodiscard]] SCIXX_ALWAYS_INLINE Number number_of(double x) noexcept {
    if constexpr (std::is_same_v<Number, double>)
        return x;
    else
        return Number::all(x);
}
[[nodiscard]] SCIXX_ALWAYS_INLINE Wide wide(double x) noexcept {
    return Wide::all(x);
}
[[nodiscard]] SCIXX_ALWAYS_INLINE const Wide& wide(const Wide& x) noexcept {
    return x;
}

/// I_x(a, b) B(a, b) y / (x^a y^b) by Gauss's continued fraction of 2F1(1, 1 - b; a + 1; -z) / a, z = x / y (DLMF
/// 8.17.7, 15.7.5):
/// 1 / (a + (1 - b) a z / (a + 1 + (a + b) z / (a + 2 + (2 - b) (a + 1) z / (a + 3 + 2 (a + b + 1) z / (a + 4 +
/// ...))))). About `steps` steps are needed, and the first `lanes` elements wanted. Number is Wide, or double where a
/// and b are the same for all.
template <bool Brief, class Number>
[[nodiscard]] inline Wide beta_odds_fraction(const Number& a, const Number& b, const Wide& z, int steps,
                                             int lanes) noexcept {
    const int least = (steps - 1) / 3;
    const Number one = number_of<Number>(1), two = number_of<Number>(2), sum = a + b;
    Convergents<Brief> at{Wide::all(0), Wide::all(1), Wide::all(1), wide(a), {}, {}};
    at.take(lanes);
    Number n = number_of<Number>(0), c = a;
    for (int k = 0; k < 400; ++k) {
        for (int step = 0; step < 3; ++step) {
            const Number next = n + one, middle = c + one;
            const Wide odd = wide((next - b) * (a + n)) * z, even = wide(next * (sum + n)) * z;
            n = next;
            c = c + two;
            at.p0 = fma(wide(middle), at.p1, odd * at.p0);
            at.q0 = fma(wide(middle), at.q1, odd * at.q0);
            at.p1 = fma(wide(c), at.p0, even * at.p1);
            at.q1 = fma(wide(c), at.q0, even * at.q1);
        }
        at.normalise();
        if (k >= least && at.converged()) break;
    }
    return Wide::load(at.value);
}

/// beta_fraction() of so many elements.
template <bool Brief, class Number>
[[nodiscard]] inline Wide beta_mean_fraction(const Number& a, const Number& b, const Wide& x, const Wide& lambda,
                                             int steps, int lanes) noexcept {
    const int least = (steps - 1) / 4;
    const Number one = number_of<Number>(1), less = a + b - one;
    const Wide step_up = Wide::all(2) - x, first = lambda + Wide::all(1), square = x * x;
    Number below = one / (a + one), m = one;
    Convergents<Brief> at{Wide::all(0), Wide::all(1), Wide::all(1), wide(a * below) * first, {}, {}};
    at.take(lanes);
    for (int k = 0; k < 10000; ++k) {
        for (int step = 0; step < 4; ++step) {
            const Number a_more = a + m, above = one / (a_more + (m + one)), ratio = (m * (b - m)) * below;
            const Wide numerator = wide(((a_more - one) * ((less + m) * below)) * ratio) * square;
            const Wide next = fma(wide(a_more * above), fma(wide(m), step_up, first), fma(wide(ratio), x, wide(m)));
            below = above;
            m = m + one;
            const Wide p = fma(next, at.p1, numerator * at.p0), q = fma(next, at.q1, numerator * at.q0);
            at.p0 = at.p1;
            at.q0 = at.q1;
            at.p1 = p;
            at.q1 = q;
        }
        at.normalise();
        if (k >= least && at.converged()) break;
    }
    return Wide::load(at.value);
}

/// The sum of (1 - b)_n x^n / (n! (a + n)) over 0 < n <= terms.
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

/// The kinds of elements: by the number of steps of the two fractions, by the number of terms of the series, and where
/// the value is 0 or 1; each twice, with a and b as they are or exchanged.
template <bool Brief>
inline constexpr int beta_steps[6] = {5, 8, 12, 18, 28, 28};
template <>
inline constexpr int beta_steps<true>[6] = {6, 9, 12, 18, 30, 30};
template <bool Brief>
inline constexpr int beta_terms[3] = {20, 28, 52};
template <>
inline constexpr int beta_terms<true>[3] = {10, 15, 28};
inline constexpr int beta_mean_kind = 6, beta_small_kind = 12, beta_none = 15, beta_kinds = 16;

/// I_x(a, b) or its complement, as `upper` tells, is value exp(high + low); x^a y^b / B(a, b) = root exp(exponent +
/// rest).
template <class T>
struct BetaTails {
    using Real = ExponentOf<T>;
    static constexpr bool brief = std::is_same_v<T, float>;
    Block a, b, x, y, x_low, y_low, value, high, low, upper, root, exponent, rest;
    /// Puts an element, x + y = 1, the tail that is wanted with it, and says whether evaluate() serves it.
    SCIXX_ALWAYS_INLINE bool put(int i, double first, double second, Real left, Real right, double wanted) noexcept {
        a[i] = first;
        b[i] = second;
        x[i] = incomplete::high(left);
        y[i] = incomplete::high(right);
        if constexpr (!brief) {
            x_low[i] = left.lo;
            y_low[i] = right.lo;
            low[i] = 0;
        }
        upper[i] = wanted;
        return first >= 1e-10 && first <= 1e5 && second >= 1e-10 && second <= 1e5 && x[i] >= 1e-150 && y[i] >= 1e-150;
    }
    /// x or y of element i.
    [[nodiscard]] SCIXX_ALWAYS_INLINE Real left(int i) const noexcept { return stored<Real>(x[i], x_low[i]); }
    [[nodiscard]] SCIXX_ALWAYS_INLINE Real right(int i) const noexcept { return stored<Real>(y[i], y_low[i]); }
    SCIXX_ALWAYS_INLINE void clear(int i) noexcept { put(i, 2, 2, 0.25, 0.75, 0); }
};
/// For arguments in the range of beta_density(), `low` being what is to be added to their exponents: the tails in the
/// order of kinds. a, b, x and y stand in this order, too, and exchanged where `upper` is that of the exchanged ones.
template <class T>
Order<2 * beta_kinds> evaluate(BetaTails<T>& at, int count) noexcept {
    using Real = ExponentOf<T>;
    constexpr bool brief = BetaTails<T>::brief;
    Block lambda, which;
    double* const root = at.root;
    std::uint8_t kind[block_size];
    int same = 0;
    for (int i = 0; i < count; ++i) same += at.a[i] == at.a[0] && at.b[i] == at.b[0] ? 1 : 0;
    const auto density = [&](const BetaShape& of, int i) SCIXX_INLINE_LAMBDA {
        const BetaDensity<Real> value = beta_density<Real>(of, at.left(i), at.right(i));
        at.value[i] = value.factor;
        at.high[i] = high(value.exponent);
        if constexpr (!brief) at.low[i] += value.exponent.lo;
        root[i] = of.square;
    };
    const bool constant = same == count;
    const double halves = constant ? 1.0 : 0.0;
    if (constant) {
        const BetaShape shape = beta_shape<brief>(at.a[0], at.b[0]);
        for (int i = 0; i < count; ++i) density(shape, i);
    } else {
        for (int i = 0; i < count; ++i) density(beta_shape<brief>(at.a[i], at.b[i]), i);
    }
    core::take_square_roots(root, count);
    for (int i = 0; i < count; ++i) {
        double a = at.a[i], b = at.b[i], x = at.x[i], y = at.y[i], x_low = 0, y_low = 0, swapped = 0;
        if constexpr (!brief) {
            x_low = at.x_low[i];
            y_low = at.y_low[i];
        }
        // Choices are products with 0 and 1, so that the loop has no branches.
        const auto flag = [](bool is) SCIXX_INLINE_LAMBDA { return is ? 1.0 : 0.0; };
        const auto swap = [&](double really) SCIXX_INLINE_LAMBDA {
            const double stay = 1 - really, a_old = a, x_old = x, low_old = x_low;
            a = really * b + stay * a;
            b = really * a_old + stay * b;
            x = really * y + stay * x;
            y = really * x_old + stay * y;
            if constexpr (!brief) {
                x_low = really * y_low + stay * x_low;
                y_low = really * low_old + stay * y_low;
            }
            swapped = really * (1 - swapped) + stay * swapped;
        };
        const double a_small = flag(a <= 1), b_small = flag(b <= 1), both = a_small * b_small,
                     one = a_small + b_small - 2 * both;
        swap(b_small * (1 - a_small));  // a <= 1 if one of them is
        const double over = flag(a * y < b * x), low = both + one * flag(y > 0.7) * flag(b * x <= 1);
        const double turn = flag(y <= 0.7), either = turn + over - turn * over;
        swap(both * flag(x > 0.5) + one * (1 - low) * either + (1 - both - one) * over);
        at.a[i] = a;
        at.b[i] = b;
        at.x[i] = x;
        at.y[i] = y;
        at.upper[i] = swapped;
        if constexpr (brief) {
            lambda[i] = a * y - b * x;
        } else {
            const Pair rise = exact_product(a, y), fall = exact_product(b, x);
            lambda[i] = (rise.hi - fall.hi) + ((rise.lo - fall.lo) + (a * y_low - b * x_low));
        }
        // About 2 asinh(s / sqrt(n) + t sqrt(n)) is the logarithm of what step n gains, s = lambda v / 2, t = (1 + y) v
        // / 3 with v = sqrt(a / (b (a + b))) / x.
        const double most = (brief ? 529 : 1369) * (x * x) * (b * (a + b));
        double choice = flag(b > 4) * flag(a + b > 60) * beta_mean_kind;
        for (int k = 0; k < 5; ++k) {
            const double size = beta_steps<brief>[k], gain = 2 * lambda[i] + 4.0 / 3 * (1 + y) * size;
            choice += flag(size * gain * gain * a < most);
        }
        choice += low * (beta_small_kind + flag(x > 0.12) + flag(x > 0.25) - choice);
        const double none = flag(at.high[i] < -800);
        which[i] = 2 * (choice + none * (beta_none - choice)) + halves * swapped;
        root[i] *= at.value[i];
    }
    for (int i = 0; i < count; ++i) kind[i] = static_cast<std::uint8_t>(static_cast<int>(which[i]));
    const Order<2 * beta_kinds> order(kind, count);
    for (double* each : {at.a, at.b, at.x, at.y, at.high, at.upper, root}) order.arrange(each);
    if constexpr (!brief)
        for (double* each : {at.low, lambda}) order.arrange(each);
    for (int i = 0; i < count; ++i) {
        at.exponent[i] = at.high[i];
        if constexpr (!brief) at.rest[i] = at.low[i];
    }
    for (int half = 0; half < 2 * beta_small_kind; ++half)
        order.each(half, [&](int i) {
            const int kind_of = half / 2, steps = beta_steps<brief>[kind_of % beta_mean_kind],
                      lanes = std::min<int>(order.begin[half + 1] - i, Wide::size);
            const auto fraction = [&](const auto& a, const auto& b) SCIXX_INLINE_LAMBDA {
                const Wide x = Wide::load(at.x + i);
                const Wide y = Wide::load(at.y + i);
                if (kind_of >= beta_mean_kind) {
                    Wide excess;
                    if constexpr (brief)
                        excess = wide(a) * y - wide(b) * x;
                    else
                        excess = Wide::load(lambda + i);
                    return beta_mean_fraction<brief>(a, b, x, excess, steps, lanes);
                }
                return beta_odds_fraction<brief>(a, b, x / y, steps, lanes) / y;
            };
            const Wide value =
                constant ? fraction(at.a[i], at.b[i]) : fraction(Wide::load(at.a + i), Wide::load(at.b + i));
            (Wide::load(root + i) * value).store(at.value + i);
        });
    for (int half = 2 * beta_small_kind; half < 2 * beta_none; ++half)
        order.each(half, [&](int i) {
            beta_small_sum(Wide::load(at.a + i), Wide::load(at.b + i), Wide::load(at.x + i),
                           beta_terms<brief>[half / 2 - beta_small_kind])
                .store(at.value + i);
        });
    double a_before = 0, b_before = 0, log_constant = 0, scale = 0;
    for (int i = order.begin[2 * beta_small_kind]; i < order.begin[2 * beta_none]; ++i) {
        const double a = at.a[i], b = at.b[i], x = at.x[i], sum = a * at.value[i];
        if (a != a_before || b != b_before) {
            const GammaRatio ratio = log_gamma_ratio(b, a);
            log_constant = ratio.rest + a * (1 - a) * log_gamma_part(1 + a);
            scale = ratio.scale;
            a_before = a;
            b_before = b;
        }
        const double log_power = a * elementary::logarithm<brief>(x * scale) + log_constant;  // of x^a / (a B)
        if (log_power > -0.7) {
            const double less = elementary::exponential_m1<brief>(log_power), rest = -less - (1 + less) * sum;
            const bool complement = rest < 0.5;  // the complement of x^a / (a B) (1 + sum)
            at.value[i] = complement ? rest : (1 + less) * (1 + sum);
            at.upper[i] = complement ? 1 - at.upper[i] : at.upper[i];
            at.high[i] = 0;
            if constexpr (!brief) at.low[i] = 0;
        } else {
            at.value[i] = root[i] * (1 + sum) / a;
            (brief ? at.high : at.low)[i] -= b * elementary::logarithm_1p<brief>(-x);
        }
    }
    for (int i = order.begin[2 * beta_none]; i < count; ++i) at.value[i] = 1;
    return order;
}

/// I_x(a, b) or its complement of a block.
template <class T, bool Upper>
void beta_block(const double* a, const double* b, const double* x, double* out, std::ptrdiff_t count) {
    using Real = ExponentOf<T>;
    tail_block<BetaTails<T>>(
        count, out,
        [=](BetaTails<T>& at, int i) SCIXX_INLINE_LAMBDA {
            // I_x(a, 1) is for beta_all().
            return at.put(i, a[i], b[i], x[i], complement_of<Real>(x[i]), Upper ? 1.0 : 0.0) && a[i] != 1 && b[i] != 1;
        },
        [=](int i) {
            const Parts parts = beta_parts<T>(a[i], b[i], x[i]);
            return Upper ? parts.upper : parts.lower;
        });
}

}  // namespace scixx::special::detail::incomplete
