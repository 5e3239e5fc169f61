// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/beta.hpp>
#include <scixx/special/detail/combinatorics_tables.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>
#include <scixx/special/detail/gamma.hpp>
#include <scixx/special/detail/gamma_quotients.hpp>

namespace scixx::special::detail {

/// A product of many factors with its rounding errors: sum `high + low`.
struct LongProduct {
    double high = 1, low = 0;
    void multiply(double factor) noexcept {
        const Pair product = exact_product(high, factor);
        low = product.lo + low * factor;
        high = product.hi;
    }
    void divide(double divisor) noexcept {
        const double quotient = high / divisor;
        const Pair back = exact_product(quotient, divisor);
        low = (((high - back.hi) - back.lo) + low) / divisor;
        high = quotient;
    }
    [[nodiscard]] double value() const noexcept {
        return std::abs(high) < std::numeric_limits<double>::infinity() ? high + low : high;
    }
};

struct Factorial : elementary::NarrowForm<Factorial> {
    using NarrowForm<Factorial>::at;
    /// Stirling's formula for Gamma(z + 1), z = n + 4, over (n + 1) (n + 2) (n + 3) (n + 4). The exponent is a double.
    static SCIXX_ALWAYS_INLINE float lane(float n) noexcept {
        using namespace elementary;
        constexpr float series[] = {2.50662828F, 0.208885027F, 0.00872498032F, -0.00696548274F, 0.00058103554F};
        const auto x = static_cast<double>(narrow_between(std::abs(n), 0, 36));
        const double z = x + 4, u = x * (x + 5);
        const Split part = split<true>(z);
        const double s = (part.m - 1) / (part.m + 1), logarithm = part.k * ln2 + s * (2 + logarithm_rest<true>(s * s));
        const Reduced exponent = reduced_clipped((z + 0.5) * logarithm - z);
        const float m = narrow_horner(series, 1 / static_cast<float>(z)) / static_cast<float>((u + 4) * (u + 6));
        return narrow_scaled(m + m * narrow_growth(static_cast<float>(exponent.r)), static_cast<float>(exponent.k));
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float n, float) noexcept {
        const bool low = n > 0, high = n < 36,
                   whole = (n + elementary::narrow_rounding) - elementary::narrow_rounding == n;
        return !(low & high) | whole;
    }
    static double rare(double n) noexcept { return at(n); }
    /// Whole numbers alone, the usual case, are looked up.
    static void block(const float* n, float* out, std::ptrdiff_t size) {
        std::uint32_t broken = 0;
        for (std::ptrdiff_t i = 0; i < size; ++i) broken |= elementary::narrow_mask(!is_rare(n[i], 0));
        if (broken != 0) return NarrowForm<Factorial>::block(n, out, size);
        for (std::ptrdiff_t i = 0; i < size; ++i) out[i] = static_cast<float>(at(static_cast<double>(n[i])));
    }
    static double at(double n) noexcept {
        if (n < 0) return 0;
        if (n <= 170 && n == std::floor(n)) return factorials[static_cast<int>(n)];
        return n > 171 ? std::numeric_limits<double>::infinity() : gamma_1p(n);
    }
    /// Gamma(n + 1) of broken n as gamma_quotients() takes it; the second argument is not used.
    struct Broken {
        static double at(double n, double) noexcept { return Factorial::at(n); }
        [[nodiscard]] SCIXX_ALWAYS_INLINE static bool is_plain(double n, double) noexcept {
            const bool low = n > 0, high = n < 170.6, broken = is_broken(n);
            return low & high & broken;
        }
        [[nodiscard]] SCIXX_ALWAYS_INLINE static GammaQuotient quotient(double n, double) noexcept {
            return gamma_power<1>(exact_sum(n, 1));
        }
    };
    template <class = void>
    static void block(const double* n, double* out, std::ptrdiff_t size) {
        gamma_powers<Broken>(n, out, size);
    }
};
struct Factorial2 {
    static double at(double n) noexcept {
        if (n == -1) return 1;
        if (n < 0) return 0;
        if (n != n) return n;
        if (n > 300) return std::numeric_limits<double>::infinity();
        if (n == std::floor(n)) return double_factorials[static_cast<int>(n)];
        return std::numeric_limits<double>::quiet_NaN();
    }
};

/// n! = (high + low) 2^exponent for n < 2048, computed once.
struct ScaledFactorials {
    static constexpr int size = 2048;
    double high[size], low[size];
    int exponent[size];
    ScaledFactorials() noexcept {
        LongProduct product;
        int power = 0;
        for (int n = 0; n < size; ++n) {
            if (n > 1) product.multiply(n);
            if (product.high > 0x1p400) {
                product.high *= 0x1p-400;
                product.low *= 0x1p-400;
                power += 400;
            }
            const Pair value = quick_sum(product.high, product.low);
            high[n] = value.hi;
            low[n] = value.lo;
            exponent[n] = power;
        }
    }
    [[nodiscard]] Pair operator()(int n) const noexcept { return {high[n], low[n]}; }
};
template <class = void>
[[nodiscard]] const ScaledFactorials& scaled_factorials() noexcept {
    static const ScaledFactorials table;
    return table;
}

/// n (n - 1) ... (n - k + 1) / k! for whole 0 <= k <= 1100 and any n.
[[nodiscard]] inline double binomial_product(double n, int k) noexcept {
    LongProduct product;
    if (k <= 18) {  // k! is exact
        for (int i = 0; i < k; ++i) product.multiply(n - i);
        product.divide(factorials[k]);
        if (std::abs(product.high) < std::numeric_limits<double>::infinity()) return product.value();
        product = {};
    }
    for (int i = 1; i <= k; ++i) {
        product.multiply(n - (k - i));
        product.divide(i);
        if (!(std::abs(product.high) < std::numeric_limits<double>::infinity())) break;
    }
    return product.value();
}

/// The binomial coefficient of broken k, or of whole k beyond 1100; n no negative integer. The arguments of the three
/// gamma functions are sums of two doubles; those below 0 are reflected (DLMF 5.5.3).
[[nodiscard]] inline double broken_binomial(double n, double k) noexcept {
    const Pair difference = exact_sum(n, -k);
    Pair few(k), lower = difference + Pair(1), upper = few + Pair(1);  // n - k + 1, k + 1
    const auto pole = [](Pair x) { return x.hi <= 0 && x.lo == 0 && x.hi == std::floor(x.hi); };
    if (pole(lower) || pole(upper)) return 0;
    // Gamma(1 + x), divided by it, and what the low part of x changes in Gamma(1 + x).
    const auto divided = [](GammaForm form, Pair x) {
        form.factor *= 1 - x.lo * (x.hi > 1 ? std::log(x.hi) : 0);
        if (x.hi > 100) return times_exp(form.factor * power_constant(x.hi), form.exponent - gamma_exponent(x.hi));
        return times_exp(form.factor / gamma_1p(x.hi), form.exponent);
    };
    if (n > -1) {
        if (lower.hi > 0 && upper.hi > 0) {
            if (few.hi > difference.hi) {
                few = difference;
                lower = upper;
            }
            GammaForm form = gamma_quotient_form(lower, few.hi);
            if (few.lo != 0) form.exponent.lo += few.lo * std::log(n + 1);
            return divided(form, few);
        }
        if (upper.hi < 0) {
            lower = upper;
            few = difference;
        }
        // Gamma(n + 1) sin(pi lower) Gamma(1 - lower) / (pi Gamma(few + 1)), where few = (1 - lower) + (n - 1) + 1
        const GammaForm form = gamma_quotient_form(Pair(1) - lower, n);
        if (n > 160) {
            const double factor = sin_pi(lower) / (pi * few.hi) / (form.factor * power_constant(n));
            return times_exp(factor, gamma_exponent(n) - form.exponent);
        }
        return times_exp(gamma_1p(n) * sin_pi(lower) / (pi * few.hi) / form.factor, -form.exponent);
    }
    if (upper.hi < 0 && lower.hi < 0)
        return sin_pi(upper) / sin_pi(exact_sum(n, 1)) * sin_pi(lower) / pi * Beta::at(-k, -difference.hi);
    if (upper.hi < 0) {
        few = difference;
        lower = upper;
    }
    GammaForm form = gamma_quotient_form(Pair(-n), few.hi);
    if (few.lo != 0) form.exponent.lo += few.lo * std::log(few.hi - n);
    form.factor *= sin_pi(lower) / sin_pi(exact_sum(n, 1));
    return divided(form, few);
}

struct Binom {
    static double at(double n, double k) noexcept {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        if (n != n || k != k) return nan;
        const bool whole = n == std::floor(n);
        if (n < 0 && whole) return nan;
        if (k == std::floor(k)) {
            if (k < 0 || (whole && k > n)) return 0;
            double rest = k;
            if (whole && k > n / 2) rest = n - k;  // exact: both are whole
            if (whole && n <= 170) {
                const int top = static_cast<int>(n), below = static_cast<int>(rest), other = top - below;
                const Pair product =
                    Pair(factorials[below], factorials_low[below]) * Pair(factorials[other], factorials_low[other]);
                const Pair value = Pair(factorials[top], factorials_low[top]) / product;
                return value.hi + value.lo;
            }
            if (whole && n < ScaledFactorials::size && rest > 8) {
                const ScaledFactorials& table = scaled_factorials();
                const int top = static_cast<int>(n), below = static_cast<int>(rest), other = top - below;
                const Pair value = table(top) / (table(below) * table(other));
                return std::ldexp(value.hi + value.lo,
                                  table.exponent[top] - (table.exponent[below] + table.exponent[other]));
            }
            if (rest <= 1100) return binomial_product(n, static_cast<int>(rest));
            if (whole) return std::numeric_limits<double>::infinity();
        }
        if (std::isinf(n) && n > 0 && !std::isinf(k)) return k > 0 ? n : 0;
        if (std::isinf(k) && n > -1 && !std::isinf(n)) return 0;
        if (std::isinf(n) || std::isinf(k)) return nan;
        return broken_binomial(n, k);
    }
    static constexpr double most = 499;
    /// Whether the quotient serves; whole k have products.
    [[nodiscard]] SCIXX_ALWAYS_INLINE static bool is_plain(double n, double k) noexcept {
        const bool low = k > 0, high = k < n, top = n < most, broken = k != std::floor(k);
        return low & high & top & broken;
    }
    /// Gamma(n + 1) / (Gamma(k + 1) Gamma(n - k + 1)), whose exponents differ by 1 and whose constants are one in
    /// excess.
    [[nodiscard]] SCIXX_ALWAYS_INLINE static GammaQuotient quotient(double n, double k) noexcept {
        const Pair up = exact_sum(n, 1), down = exact_sum(k, 1), gap = exact_sum(n, -k), left = exact_sum(gap.hi, 1);
        const StirlingTerm upper = stirling_term(up.hi, up.lo), lower = stirling_term(down.hi, down.lo);
        const StirlingTerm other = stirling_term(left.hi, left.lo + gap.lo);
        const Pair first = exact_sum(upper.power.hi, -lower.power.hi), second = exact_sum(first.hi, -other.power.hi);
        const double rests = (upper.rest - lower.rest) - other.rest;
        const double low = ((upper.power.lo - lower.power.lo) - other.power.lo) + (first.lo + second.lo);
        constexpr double constant = 1.0844375514192275466;  // e / sqrt(2 pi)
        return {constant, down.hi * left.hi / up.hi, exact_sum(second.hi, low + rests)};
    }
    template <class = void>
    static void block(const double* n, const double* k, double* out, std::ptrdiff_t size) {
        gamma_quotients<Binom>(n, k, out, size);
    }
    template <class = void>
    static double brief(double n, double k) {
        if (!(is_brief(n, k) && n < 63 && is_broken(k))) return at(n, k);
        const double others = log_gamma_by_table<true>(k + 1) + log_gamma_by_table<true>((n - k) + 1);
        return elementary::exponential<true>(log_gamma_by_table<true>(n + 1) - others);
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE static bool is_brief(double n, double k) noexcept {
        const bool low = k >= 0, high = k <= n, top = n < 1e6;
        return low & high & top;
    }
    /// The reciprocal of (n + 1) B(k + 1, n - k + 1).
    [[nodiscard]] SCIXX_ALWAYS_INLINE static BriefQuotient brief_quotient(double n, double k) noexcept {
        const BriefQuotient at = brief_log_beta(k + 1, (n - k) + 1, n + 1);
        return {at.factor, -at.exponent};
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE static double finish(const BriefQuotient& q) noexcept {
        return 0.39894228040143267794 * value_of(q);
    }
    template <bool Wide = core::fast_fma>
        requires Wide
    static void brief_block(const double* n, const double* k, double* out, std::ptrdiff_t size) {
        brief_quotients<Binom>(n, k, out, size);
    }
};

struct Comb : Binom {
    static double at(double n, double k) noexcept {
        if (n != n || k != k) return std::numeric_limits<double>::quiet_NaN();
        return k <= n && n >= 0 && k >= 0 ? Binom::at(n, k) : 0;
    }
    template <class = void>
    static void block(const double* n, const double* k, double* out, std::ptrdiff_t size) {
        std::uint64_t broken = 0;
        for (std::ptrdiff_t i = 0; i < size; ++i) broken |= 0u - static_cast<std::uint64_t>(is_broken(k[i]));
        if (broken != 0) return gamma_quotients<Comb>(n, k, out, size);
        for (std::ptrdiff_t i = 0; i < size; ++i) out[i] = at(n[i], k[i]);
    }
};
struct CombWithRepetition {
    static double at(double n, double k) noexcept { return Comb::at(n + k - 1, k); }
};

struct Perm {
    static double at(double n, double k) noexcept {
        if (n != n || k != k) return std::numeric_limits<double>::quiet_NaN();
        if (!(k <= n && n >= 0 && k >= 0)) return 0;
        if (k == std::floor(k)) {
            if (k > 1100)
                return n <= 170 ? gamma_function(n + 1) / gamma_function(n - k + 1)
                                : std::numeric_limits<double>::infinity();
            LongProduct product;
            for (int i = static_cast<int>(k); i > 0; --i) {
                product.multiply(n - (i - 1));
                if (!(product.high < std::numeric_limits<double>::infinity())) break;
            }
            return product.value();
        }
        return gamma_quotient(exact_sum(n, -k) + Pair(1), k);
    }
    template <class = void>
    static double brief(double n, double k) {
        if (!(is_brief(n, k) && n < 63 && is_broken(k))) return at(n, k);
        return brief_gamma_quotient(n + 1, (n - k) + 1);
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE static bool is_brief(double n, double k) noexcept {
        const bool low = k >= 0, high = k <= n, top = n < 9999;
        return low & high & top;
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE static BriefQuotient brief_quotient(double n, double k) noexcept {
        return Poch::brief_quotient((n - k) + 1, k);
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE static double finish(const BriefQuotient& q) noexcept { return value_of(q); }
    template <bool Wide = core::fast_fma>
        requires Wide
    static void brief_block(const double* n, const double* k, double* out, std::ptrdiff_t size) {
        brief_quotients<Perm>(n, k, out, size);
    }
};

/// a b, or an exception where it does not fit.
[[nodiscard]] inline std::int64_t exact_product(const char* function, std::int64_t a, std::int64_t b) {
    core::require(a == 0 || b <= std::numeric_limits<std::int64_t>::max() / a, function,
                  "the exact result must fit a 64-bit integer");
    return a * b;
}

[[nodiscard]] inline std::int64_t exact_factorial(const char* function, std::int64_t n, std::int64_t step) {
    if (n <= 0) return n > -step ? 1 : 0;
    std::int64_t product = 1;
    for (; n > 1; n -= step) product = exact_product(function, product, n);
    return product;
}

[[nodiscard]] inline std::int64_t exact_binomial(std::int64_t n, std::int64_t k) {
    if (k > n || n < 0 || k < 0) return 0;
    if (k > n - k) k = n - k;
    std::int64_t value = 1;
    for (std::int64_t i = 1; i <= k; ++i) {
        std::int64_t factor = n - k + i, divisor = i;
        if (static_cast<double>(value) * static_cast<double>(factor) < 9e18) {
            value = value * factor / divisor;  // a whole number
            continue;
        }
        // Common factors leave first, so that only the result has to fit.
        const auto reduce = [&divisor](std::int64_t& by) {
            std::int64_t a = by, b = divisor;
            while (b != 0) {
                const std::int64_t rest = a % b;
                a = b;
                b = rest;
            }
            by /= a;
            divisor /= a;
        };
        reduce(value);
        reduce(factor);
        value = exact_product("comb", value, factor);
    }
    return value;
}

[[nodiscard]] inline std::int64_t exact_permutations(std::int64_t n, std::int64_t k) {
    if (k > n || n < 0 || k < 0) return 0;
    std::int64_t value = 1;
    for (std::int64_t i = n - k + 1; i <= n; ++i) value = exact_product("perm", value, i);
    return value;
}

/// S(n, k), the number of partitions of n things into k sets, by S(m, j) = S(m-1, j-1) + j S(m-1, j).
template <class T, class Add>
[[nodiscard]] T stirling_second(std::int64_t n, std::int64_t k, Add&& add) {
    if (n < 0 || k < 0 || k > n) return 0;
    if (k == n || k == 1) return 1;
    if (k == 0) return 0;
    // Column j of the triangle from column j - 1: column[i] = S(j + i, j).
    core::List<T> column(n - k + 1, T(1));
    for (std::int64_t j = 2; j <= k; ++j)
        for (core::Index i = 1; i < column.size(); ++i) column[i] = add(column[i], column[i - 1], j);
    return column.back();
}

/// S(n, n - d) for 2 d <= n and large n: the sum over i of C(n, d + i) times the partitions of d + i things into i sets
/// of two or more.
template <class = void>
[[nodiscard]] double stirling_second_near(double n, core::Index d) {
    core::List<double> parts(d + 1, 0.0);
    parts[0] = 1;
    for (core::Index m = 1; m <= d; ++m)
        for (core::Index i = m; i >= 0; --i)
            parts[i] = static_cast<double>(i) * parts[i] + (i > 0 ? static_cast<double>(m + i - 1) * parts[i - 1] : 0);
    double choices = 1, sum = 0;
    for (core::Index k = 1; k <= 2 * d; ++k) {
        choices *= (n - static_cast<double>(k - 1)) / static_cast<double>(k);
        if (k > d) sum += choices * parts[k - d];
    }
    return sum;
}

struct Stirling2 {
    static double at(double n, double k) {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        if (!(n == std::floor(n) && k == std::floor(k)) || !(std::abs(n) < 1e15)) return nan;
        if (k >= 2 && k < n && (n - k) * std::log2(k) > 1024 + std::log2(k))
            return std::numeric_limits<double>::infinity();
        if (n - k > 0 && k > 1e5 && k > n - k) return stirling_second_near(n, static_cast<core::Index>(n - k));
        return stirling_second<double>(
            static_cast<std::int64_t>(n), static_cast<std::int64_t>(k),
            [](double at, double before, std::int64_t j) { return before * static_cast<double>(j) + at; });
    }
};

}  // namespace scixx::special::detail
