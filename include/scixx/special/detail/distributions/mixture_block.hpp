// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/square_roots.hpp>
#include <scixx/special/detail/distributions/solve.hpp>
#include <type_traits>

/// The sums beneath noncentral distributions, of many arguments.
namespace scixx::special::detail::distributions {

using incomplete::Order;
using incomplete::tail_of;
using incomplete::Wide;

/// The numbers of terms by which elements are sorted.
inline constexpr int mixture_terms[] = {4,  6,  8,   12,  16,  20,  24,  28,  32,  40,  48,   56,
                                        64, 80, 100, 128, 160, 200, 256, 360, 512, 720, 1024, 2048};
inline constexpr int mixture_kinds = 24;

/// Sums over j >= 0 of m^(j + shift) e^-m / Gamma(j + shift + 1) times P(a + j, x), or I_x(a + j, b) if Beta, or times
/// the complement where `side` is 1, as value exp(high + low). They are probabilities where the shift is 0; `upper` is
/// the one that is wanted, at the end `side`.
template <class T, bool Beta>
struct MixtureTails {
    using Real = ExponentOf<T>;
    static constexpr bool brief = std::is_same_v<T, float>;
    Block a, b, m, shift, x, x_low, y, y_low, value, high, low, side, upper;
    /// Puts an element with x + y = 1 (y is not used without Beta), and says whether evaluate() serves it.
    SCIXX_ALWAYS_INLINE bool put(int i, double shape, double other, double mean, double more, Real left, Real right,
                                 double summed, double wanted) noexcept {
        a[i] = shape;
        b[i] = other;
        m[i] = mean;
        shift[i] = more;
        x[i] = incomplete::high(left);
        y[i] = incomplete::high(right);
        if constexpr (!brief) {
            x_low[i] = left.lo;
            y_low[i] = right.lo;
        }
        side[i] = summed;
        upper[i] = wanted;
        // So that fewer terms than the most of mixture_terms are needed.
        const bool good = shape >= 1e-10 && shape <= 8e4 && mean >= 1e-150 && mean <= 1e6 && x[i] >= 1e-150;
        if constexpr (Beta)
            return good && mean <= 5e3 && mean * x[i] * (shape + other) <= 6e7 && other >= 1e-10 && other <= 8e4 &&
                   y[i] >= 1e-8;
        return good && mean * x[i] <= 1e8 && x[i] <= 1e6;
    }
    /// x or y of element i.
    [[nodiscard]] SCIXX_ALWAYS_INLINE Real left(int i) const noexcept {
        return incomplete::stored<Real>(x[i], x_low[i]);
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE Real right(int i) const noexcept {
        return incomplete::stored<Real>(y[i], y_low[i]);
    }
    SCIXX_ALWAYS_INLINE void clear(int i) noexcept { put(i, 2, 2, 1, 0, 0.25, 0.75, 0, 0); }
};

/// 1 / x as inverse (1 + rest): a ratio that enters all factors of a product must have no error of its own. For float
/// it may.
template <bool Brief>
struct Inverses {
    Block inverse, rest;
    void put(int i, double x) noexcept { inverse[i] = 1 / x; }
    void put(int i, Pair x) noexcept {
        inverse[i] = 1 / x.hi;
        const Pair product = exact_product(x.hi, inverse[i]);
        rest[i] = ((1 - product.hi) - product.lo) - inverse[i] * x.lo;
    }
};
template <bool Brief>
struct Inverse {
    Wide inverse, rest;
    Inverse(const Inverses<Brief>& of, int i) noexcept : inverse(Wide::load(of.inverse + i)) {
        if constexpr (!Brief) rest = Wide::load(of.rest + i);
    }
    /// n / x.
    [[nodiscard]] SCIXX_ALWAYS_INLINE Wide times(const Wide& n) const noexcept {
        const Wide rough = n * inverse;
        if constexpr (Brief)
            return rough;
        else
            return fma(rough, rest, rough);
    }
};
/// (a + j) / x or (a + j) / (x (a + b + j - 1)), the ratio of the steps of the tail from j - 1 and from j: in turns, j
/// falling by 1 from `last`. What rounding took from a + j and a + b + j is the same for all j.
template <class T, bool Beta>
class StepRatio {
public:
    static constexpr bool brief = MixtureTails<T, Beta>::brief;
    StepRatio(const MixtureTails<T, Beta>& at, const double* last, const Inverses<brief>& of, int i) noexcept
        : x_(of, i) {
        double number[Wide::size], lost[Wide::size];
        for (int k = 0; k < Wide::size; ++k) {
            const Pair n = exact_sum(at.a[i + k], last[i + k]);
            number[k] = n.hi;
            lost[k] = n.lo;
        }
        number_ = Wide::load(number);
        if constexpr (Beta)
            sum_ = number_ + (Wide::load(at.b + i) - Wide::all(1));
        else if constexpr (!brief)
            lost_ = Wide::load(lost) * x_.inverse;
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE Wide next() noexcept {
        const Wide one = Wide::all(1), n = number_;
        number_ = number_ - one;
        if constexpr (Beta) {
            const Wide ratio = n / sum_;
            sum_ = sum_ - one;
            return x_.times(ratio);
        } else if constexpr (brief) {
            return x_.times(n);
        } else {
            const Wide rough = n * x_.inverse;
            return rough + fma(rough, x_.rest, lost_);
        }
    }

private:
    Inverse<brief> x_;
    Wide number_, lost_, sum_;
};

/// The smallest incomplete function of each sum, that at j = end: tails P or I or their complements as value exp(high +
/// low), and how large the step to the next one is, over the tail.
template <class T, bool Beta>
struct MixtureEnds {
    Block value, high, low, step;
    MixtureEnds(const MixtureTails<T, Beta>& at, const double* end, int count) noexcept {
        using Tails = std::conditional_t<Beta, BetaTails<T>, GammaTails<T>>;
        constexpr bool brief = Tails::brief;
        Tails tails;
        for (int i = 0; i < count; ++i) {
            const Pair shape = exact_sum(at.a[i], end[i]);
            const double side = at.side[i];
            double rise = at.x[i] / shape.hi;  // of the tail with its shape, about the exponential
            if constexpr (Beta) {
                rise *= shape.hi + at.b[i];
                tails.put(i, shape.hi, at.b[i], at.left(i), at.right(i), side);
            } else {
                tails.put(i, shape.hi, at.left(i), side);
            }
            if constexpr (!brief) tails.low[i] += shape.lo * elementary::logarithm(rise);
        }
        const auto order = evaluate(tails, count);
        Block upper, shape, all;
        order.arranged(at.side, upper);
        order.arranged(at.a, shape);
        order.arranged(end, all);
        for (int i = 0; i < count; ++i) {
            const double same = 1 - std::abs(upper[i] - tails.upper[i]), upper_part = tails.high[i];
            const double root = tails.root[i] / (Beta ? shape[i] + all[i] : 1.0);
            const double tail = tail_of(tails, i), other = 1 - tail;
            const double number = same * tails.value[i] + (1 - same) * other;
            double exponent = tails.exponent[i] - same * upper_part;
            if constexpr (!brief) {
                const double rest = tails.low[i];
                exponent = exponent + (tails.rest[i] - same * rest);
                tails.low[i] = same * rest;
            }
            tails.value[i] = upper_part < -800 ? nan : number;
            if constexpr (brief) tails.value[i] += incomplete::lost_digits(tail, same);
            tails.high[i] = same * upper_part;
            tails.exponent[i] =
                brief ? scaled_power(root, exponent) / number : root * elementary::exponential(exponent) / number;
        }
        order.restore(tails.value, value);
        order.restore(tails.high, high);
        if constexpr (!brief) order.restore(tails.low, low);
        order.restore(tails.exponent, step);
    }
};

/// Evaluates the sums: from the end at which the tails are smallest, so that they only grow and nothing cancels, over
/// as many terms as count. All is positive, and each element has a number of terms that does not depend on its
/// neighbours.
template <class T, bool Beta>
Order<2 * mixture_kinds> evaluate(MixtureTails<T, Beta>& at, int count) noexcept {
    using Real = ExponentOf<T>;
    constexpr bool brief = MixtureTails<T, Beta>::brief;
    // Weights w(j) times steps s(j) fall from their peak by k^2 / 2 (1 / j + 1 / (a + j)) in logarithms below it and by
    // at least k^2 / 2 (1 / (j + k / 3) + 1 / (a + j + k / 3)) above it (S. Bernstein's bounds of Poisson tails), the
    // weights alone by the first parts.
    constexpr double drop = brief ? 23 : 37;
    Block peak, first, last, root, wide_root;
    for (int i = 0; i < count; ++i) {
        const double a = at.a[i], m = at.m[i], x = at.x[i];
        if constexpr (Beta) {
            const double half = 0.5 * (m * x - a);
            root[i] = half * half + m * x * (a + at.b[i]);
        } else {
            root[i] = a * a + 4 * m * x;
        }
    }
    core::take_square_roots(root, count);
    for (int i = 0; i < count; ++i) {
        const double a = at.a[i], m = at.m[i], x = at.x[i], upper = at.side[i];
        if constexpr (Beta) {
            const double half = 0.5 * (m * x - a), other = m * x * (a + at.b[i]) / (root[i] - half);
            peak[i] = half > 0 ? half + root[i] : other;
        } else {
            peak[i] = 2 * m * x / (root[i] + a);
        }
        const double below = peak[i] < m ? peak[i] : m, above = peak[i] < m ? m : peak[i], p = peak[i];
        const double slack = Beta ? 1 : (a + p) / (a + 2 * p);
        first[i] = 2 * (upper * drop * p * slack + (1 - upper) * (drop + (brief ? 5 : 8)) * below);
        const double from = upper * above + (1 - upper) * p;
        root[i] = drop * drop / 9 + 2 * drop * from;
    }
    core::take_square_roots(first, count);
    core::take_square_roots(root, count);
    for (int i = 0; i < count; ++i) {
        last[i] = drop / 3 + root[i];
        const double a = at.a[i], p = peak[i] + last[i] * (1.0 / 3), both = Beta ? p : p * (a + p) / (a + 2 * p);
        wide_root[i] = 2 * drop * both;
    }
    if constexpr (!Beta) core::take_square_roots(wide_root, count);
    std::uint8_t kind[incomplete::block_size];
    for (int i = 0; i < count; ++i) {
        const double a = at.a[i], m = at.m[i], x = at.x[i], upper = at.side[i], p = peak[i];
        const double begin_at = (upper * p + (1 - upper) * (p < m ? p : m)) - first[i];
        const double begin = begin_at > 0 ? std::floor(begin_at) : 0;
        double more = last[i];
        if constexpr (!Beta) more = upper * more + (1 - upper) * wide_root[i];
        // Where the first ratio above the peak is small, fewer steps do.
        const double step = Beta ? (a + p + 1) / (x * (a + at.b[i] + p)) : (a + p + 1) / x;
        const double ratio = (p + 1) / m * (upper + (1 - upper) * (step > 1 ? step : 1));
        const double fewer = drop / elementary::logarithm(ratio > 1.001 ? ratio : 1.001) + 1;
        more = fewer < more ? fewer : more;
        const double end_at = upper * (p < m ? m : p) + (1 - upper) * p + more, terms = end_at - begin + 2;
        int which = 0;
        for (int k = 0; k < mixture_kinds - 1; ++k) which += terms > mixture_terms[k] ? 1 : 0;
        kind[i] = static_cast<std::uint8_t>(2 * which + static_cast<int>(upper));
        first[i] = begin;
        last[i] = begin + (mixture_terms[which] - 1);
    }
    const Order<2 * mixture_kinds> order(kind, count);
    for (double* each : {at.a, at.m, at.shift, at.x, at.side, first, last}) order.arrange(each);
    if constexpr (Beta)
        for (double* each : {at.b, at.y}) order.arrange(each);
    if constexpr (!brief) order.arrange(at.x_low);
    if constexpr (Beta && !brief) order.arrange(at.y_low);
    Block end = {}, sum, weight_scale, scale;
    for (int i = 0; i < count; ++i) end[i] = at.side[i] * first[i] + (1 - at.side[i]) * last[i];
    const MixtureEnds<T, Beta> ends(at, end, count);
    Inverses<brief> means, arguments;
    for (int i = 0; i < count; ++i) {
        means.put(i, Real(at.m[i]));
        arguments.put(i, at.left(i));
    }
    for (int which = 0; which < mixture_kinds; ++which) {
        const int terms = mixture_terms[which];
        order.each(2 * which, [&](int i) {
            const Wide one = Wide::all(1), shift = Wide::load(at.shift + i);
            const Inverse<brief> mean(means, i);
            StepRatio<T, Beta> ratio(at, last, arguments, i);
            Wide j = Wide::load(last + i), w = one, s = Wide::load(ends.step + i), tail = one, all = one;
            for (int k = 1; k < terms; ++k) {
                s = s * ratio.next();
                tail = tail + s;
                w = w * mean.times(j + shift);
                all = fma(w, tail, all);
                j = j - one;
            }
            all.store(sum + i);
            w.store(weight_scale + i);
            w.store(scale + i);
        });
        order.each(2 * which + 1, [&](int i) {
            // The sum of w(j) over all j and of s(j) times the weights above j, over w and w s of the first.
            const Wide one = Wide::all(1), shift = Wide::load(at.shift + i);
            const Inverse<brief> mean(means, i);
            StepRatio<T, Beta> ratio(at, last, arguments, i);
            Wide j = Wide::load(last + i), w = one, s = one, weights = one, steps = Wide::all(0);
            for (int k = 1; k < terms; ++k) {
                s = s * ratio.next();
                steps = fma(s, weights, steps);
                w = w * mean.times(j + shift);
                weights = weights + w;
                j = j - one;
            }
            ((weights + steps * Wide::load(ends.step + i) / s) / w).store(sum + i);
            w.store(weight_scale + i);
            (w * s).store(scale + i);
        });
    }
    Block square, factor;
    for (int i = 0; i < count; ++i) {
        const incomplete::GammaDensity<Real> weight = incomplete::gamma_density<Real>(end[i] + at.shift[i], at.m[i]);
        square[i] = weight.square;
        factor[i] = ends.value[i] * weight.factor * sum[i];
        if constexpr (brief) {
            at.high[i] = ends.high[i] + (weight.exponent - weight.stirling);
        } else {
            const Pair large = exact_sum(ends.high[i], weight.exponent.hi);
            at.high[i] = large.hi;
            at.low[i] = large.lo + (ends.low[i] + (weight.exponent.lo - weight.stirling));
        }
    }
    core::take_square_roots(square, count);
    for (int i = 0; i < count; ++i) {
        at.upper[i] = at.side[i];
        // Nothing over- or underflowed.
        const bool good = sum[i] < 1e280 && weight_scale[i] > 1e-280 && scale[i] > 1e-280 && at.high[i] > -690;
        at.value[i] = good ? factor[i] * square[i] : nan;
        if (at.high[i] < -1600) at.value[i] = 0;
        if (!good) at.high[i] = at.low[i] = 0;
    }
    return order;
}

}  // namespace scixx::special::detail::distributions
