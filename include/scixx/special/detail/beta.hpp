// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/square_roots.hpp>
#include <scixx/special/detail/brief_quotients.hpp>
#include <scixx/special/detail/gamma.hpp>
#include <scixx/special/detail/powers.hpp>
#include <utility>

namespace scixx::special::detail {

/// B(a, b) = factor exp(exponent) for 0 < a <= b finite.
struct BetaForm {
    double factor;
    Pair exponent;
};
template <class = void>
[[nodiscard]] inline BetaForm beta_form(double a, double b) noexcept {
    // a log(a / n) + b log(b / n) with n = a + b; the constants make up for the rest.
    const Pair n = exact_sum(a, b);
    const double factor = (n.hi / b) / a * (power_constant(n.hi) / (power_constant(a) * power_constant(b)));
    return {factor, a * (log_pair(a) - log_pair(n)) + b * log_pair(Pair(b) / n)};
}

/// Gamma(a) Gamma(b) / Gamma(a + b) for a or b not positive.
template <class = void>
[[nodiscard]] inline double beta_continued(double a, double b, bool logarithm) noexcept {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto integer = [](double x) { return x == std::floor(x); };
    for (int turn = 0; turn < 2; ++turn, std::swap(a, b)) {
        if (!(a <= 0 && integer(a))) continue;
        if (integer(b) && b > 0 && 1 - a - b > 0) {  // (-1)^b B(1 - a - b, b)
            const double sign = std::fmod(b, 2) == 0 ? 1 : -1;
            const BetaForm form = beta_form(std::min(1 - a - b, b), std::max(1 - a - b, b));
            return logarithm ? std::log(form.factor) + form.exponent.hi : sign * times_exp(form.factor, form.exponent);
        }
        return infinity;
    }
    if (std::isinf(a) || std::isinf(b)) return std::numeric_limits<double>::quiet_NaN();
    const double n = a + b;
    if (n <= 0 && integer(n)) return logarithm ? -infinity : 0.0;
    if ((a < b) != (a < 0 && b > 0)) std::swap(a, b);  // to a < 0 < b or b < a < 0
    const double quotient = pochhammer(b, a);
    if (!logarithm) return gamma_function(a) / quotient;
    // Logarithms of Gamma(b) and Gamma(n) would cancel.
    if (quotient != 0 && std::isfinite(quotient)) return log_abs_gamma(a) - std::log(std::abs(quotient));
    if (b > -1e17 * a) return log_abs_gamma(a) - a * std::log(b);
    return log_abs_gamma(a) + log_abs_gamma(b) - log_abs_gamma(n);
}

/// log B(a, b) for float and 0 < a, b, a + b < 1e4, where sizes are below 1e5.
template <class = void>
[[nodiscard]] inline double short_log_beta(double a, double b) noexcept {
    return (log_abs_gamma<true>(a) + log_abs_gamma<true>(b)) - log_abs_gamma<true>(a + b);
}
/// Whether a and b are in (0, 1e6), and B(a, b) / sqrt(2 pi) there, for float.
[[nodiscard]] SCIXX_ALWAYS_INLINE bool is_brief_beta(double a, double b) noexcept {
    const bool low = a > 0, high = a<1e6, left = b> 0, right = b < 1e6;
    return low & high & left & right;
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE BriefQuotient brief_beta(double a, double b) noexcept {
    // B(a, b) = B(a + 1, b) (a + b) / a for a < 1
    const double one_more = a < 1 ? 1.0 : 0.0, other_more = b < 1 ? 1.0 : 0.0, total = a + b;
    const double up = (one_more * total + (1 - one_more)) * (other_more * (total + one_more) + (1 - other_more));
    const double down = (one_more * a + (1 - one_more)) * (other_more * b + (1 - other_more));
    const BriefQuotient at = brief_log_beta(a + one_more, b + other_more, down);
    return {up * at.factor, at.exponent};
}

/// B(a, b) = factor sqrt(square) exp(exponent) for a and b in [2^-500, 2^500), without a branch.
struct QuickBetaForm {
    double factor, square;
    Pair exponent;
};
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE QuickBetaForm quick_beta_form(double first, double second) noexcept {
    // B(a, b) = B(a + 1, b) (a + b) / a for a < 1, then a <= b.
    const double one_more = first < 1 ? 1.0 : 0.0, other_more = second < 1 ? 1.0 : 0.0;
    const double total = first + second, x = first + one_more, y = second + other_more;
    const double up = (one_more * total + (1 - one_more)) * (other_more * (total + one_more) + (1 - other_more));
    const double down = (one_more * first + (1 - one_more)) * (other_more * second + (1 - other_more));
    // What x and y lost by rounding: that of b hardly counts, since log(b / a) is small where b had been below 1.
    const double lost = (first - (x - one_more)) + (second - (y - other_more));
    const double a = x < y ? x : y, b = x < y ? y : x, n = a + b, n_lost = (a - (n - b)) + lost;
    const double wa = 1 / a, wb = 1 / b, wn = 1 / n, q = a * wb;
    // The exponent a log(a / b) - n log(n / b). With C of the tables, C a = b (1 + r) and C' n = b (1 + s) it is
    //     a (-log C + log(1 + r)) - n (-log C' + s + (log(1 + s) - s)),  n s = D + q D,  D = C' n - b, which is a for
    //     C' = 1.
    const SplitLog at = split_log_of(q);
    const double(&row)[4] = split_log[elementary::bits_of(q * 128 + elementary::rounding) & 255];
    const double a_high = upper_half(a), a_low = (a - a_high) + lost;
    const double n_high = upper_half(n), n_low = (n - n_high) + n_lost;
    const double r = ((at.c * a_high - b) + at.c * a_low) * wb;
    const double d = row[3] * (row[0] * n_high - b) + (1 - row[3]) * (a + lost), d_low = row[3] * (row[0] * n_low);
    const double s = (d + d_low) * wb;
    const Pair large = exact_sum(a_high * at.high, -(n_high * row[1])), sum = exact_sum(large.hi, -d);
    const double a_rest = a_low * at.high + a * (at.low + (r + r * r * bend_of_log1p(r)));
    const double n_rest = n_low * row[1] + n * (row[2] + s * s * bend_of_log1p(s)) + (d_low + q * (d + d_low));
    const double stirling = (stirling_rest(wa) - stirling_rest(wn)) + stirling_rest(wb);
    return {2.50662827463100050242 * (up / down), wa + wb,
            exact_sum(sum.hi, (a_rest - n_rest) + (stirling + (large.lo + sum.lo)))};
}

/// out[i] = Kernel::finish(B(a[i], b[i])) by loops without a branch for arguments in [2^-500, 2^500), and one by one
/// for the others.
template <class Kernel>
void beta_block(const double* a, const double* b, double* out, std::ptrdiff_t size) {
    constexpr std::ptrdiff_t most = 128;
    double x[most], y[most], factor[most], root[most], high[most], low[most];
    for (std::ptrdiff_t begin = 0; begin < size; begin += most) {
        const std::ptrdiff_t count = std::min(most, size - begin);
        const auto ordinary = [&](std::ptrdiff_t i) {
            return elementary::is_ordinary(a[begin + i]) && elementary::is_ordinary(b[begin + i]);
        };
        std::ptrdiff_t others = 0;
        for (std::ptrdiff_t i = 0; i < count; ++i) {
            x[i] = a[begin + i];
            y[i] = b[begin + i];
            others += ordinary(i) ? 0 : 1;
        }
        for (std::ptrdiff_t i = 0; others > 0 && i < count; ++i) {
            if (!ordinary(i)) x[i] = y[i] = 1;
        }
        for (std::ptrdiff_t i = 0; i < count; ++i) {
            const QuickBetaForm form = quick_beta_form(x[i], y[i]);
            factor[i] = form.factor;
            root[i] = form.square;
            high[i] = form.exponent.hi;
            low[i] = form.exponent.lo;
        }
        core::take_square_roots(root, count);
        for (std::ptrdiff_t i = 0; i < count; ++i) x[i] = Kernel::finish(factor[i] * root[i], {high[i], low[i]});
        for (std::ptrdiff_t i = 0; others > 0 && i < count; ++i)
            if (!ordinary(i)) x[i] = Kernel::at(a[begin + i], b[begin + i]);
        std::copy(x, x + count, out + begin);
    }
}
template <class Kernel>
[[nodiscard]] inline double quick_beta(double a, double b) noexcept {
    const QuickBetaForm form = quick_beta_form(a, b);
    return Kernel::finish(form.factor * std::sqrt(form.square), form.exponent);
}

struct Beta {
    template <class = void>
    static double brief(double a, double b) {
        if (!(a > 0 && b > 0 && a + b < 1e4)) return at(a, b);
        return elementary::exponential<true>(short_log_beta(a, b));
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE static bool is_brief(double a, double b) noexcept { return is_brief_beta(a, b); }
    [[nodiscard]] SCIXX_ALWAYS_INLINE static BriefQuotient brief_quotient(double a, double b) noexcept {
        return brief_beta(a, b);
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE static double finish(const BriefQuotient& q) noexcept {
        return 2.50662827463100050242 * value_of(q);
    }
    template <bool Wide = core::fast_fma>
        requires Wide
    static void brief_block(const double* a, const double* b, double* out, std::ptrdiff_t n) {
        brief_quotients<Beta>(a, b, out, n);
    }
    template <class = void>
    static double at(double a, double b) {
        if (elementary::is_ordinary(a) && elementary::is_ordinary(b)) return quick_beta<Beta>(a, b);
        if (a > b) std::swap(a, b);
        if (a != a || b != b) return a + b;
        if (!(a > 0)) return beta_continued(a, b, false);
        if (std::isinf(b)) return std::isinf(a) ? std::numeric_limits<double>::quiet_NaN() : 0.0;
        const BetaForm form = beta_form(a, b);
        return times_exp(form.factor, form.exponent);
    }
    template <class = void>
    static void block(const double* a, const double* b, double* out, std::ptrdiff_t size) {
        beta_block<Beta>(a, b, out, size);
    }
    [[nodiscard]] static SCIXX_ALWAYS_INLINE double finish(double factor, Pair exponent) noexcept {
        return scaled_power(factor, exponent);
    }
};
struct Betaln {
    template <class = void>
    static double brief(double a, double b) {
        if (!(a > 0 && b > 0 && a + b < 1e4)) return at(a, b);
        const double value = short_log_beta(a, b);
        return std::abs(value) < 0.02 ? at(a, b) : value;  // in full next to its zeros
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE static bool is_brief(double a, double b) noexcept { return is_brief_beta(a, b); }
    [[nodiscard]] SCIXX_ALWAYS_INLINE static BriefQuotient brief_quotient(double a, double b) noexcept {
        return brief_beta(a, b);
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE static double finish(const BriefQuotient& q) noexcept {
        return half_log_two_pi + (q.exponent + elementary::logarithm<true>(q.factor));
    }
    template <bool Wide = core::fast_fma>
        requires Wide
    static void brief_block(const double* a, const double* b, double* out, std::ptrdiff_t n) {
        brief_quotients<Betaln>(a, b, out, n);
        for (std::ptrdiff_t i = 0; i < n; ++i)
            if (std::abs(out[i]) < 0.02) out[i] = at(a[i], b[i]);
    }
    template <class = void>
    static double at(double a, double b) {
        if (elementary::is_ordinary(a) && elementary::is_ordinary(b)) return quick_beta<Betaln>(a, b);
        if (a > b) std::swap(a, b);
        if (a != a || b != b) return a + b;
        if (!(a > 0)) return beta_continued(a, b, true);
        if (std::isinf(b)) return std::isinf(a) ? std::numeric_limits<double>::quiet_NaN() : -b;
        const BetaForm form = beta_form(a, b);
        if (std::abs(form.exponent.hi) < 5 && form.factor > 1e-3 && form.factor < 1e3)
            return std::log(times_exp(form.factor, form.exponent));
        return (std::log(form.factor) + form.exponent.lo) + form.exponent.hi;
    }
    template <class = void>
    static void block(const double* a, const double* b, double* out, std::ptrdiff_t size) {
        beta_block<Betaln>(a, b, out, size);
    }
    /// The logarithm of the factor and the exponent may nearly cancel.
    [[nodiscard]] static SCIXX_ALWAYS_INLINE double finish(double factor, Pair exponent) noexcept {
        const SplitLog at = split_log_of(factor);
        const double r = at.c * factor - 1;
        const Pair sum = exact_sum(exponent.hi, at.high);
        return sum.hi + (sum.lo + (exponent.lo + (at.low + (r + r * r * bend_of_log1p(r)))));
    }
};

}  // namespace scixx::special::detail
