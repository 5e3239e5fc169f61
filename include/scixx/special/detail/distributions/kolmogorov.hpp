// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/distributions/noncentral.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>

namespace scixx::special::detail::distributions {

/// C(n, j) p^j q^(n-j), p + q = 1, by Loader's form.
[[nodiscard]] inline double binomial_mass(double j, double n, Pair p, Pair q) noexcept {
    if (j == 0) return times_exp(1, n * log_pair(q));
    if (j == n) return times_exp(1, n * log_pair(p));
    const double k = n - j;
    const Pair lambda = j * q - k * p;
    return times_exp(power_constant(j) * power_constant(k) / power_constant(n),
                     incomplete::beta_exponent(j, k, p, q, lambda));
}

/// log P(D > d) of Smirnov's one-sided statistic for n > 1e5 and n d^2 < 400: n times the rate of large deviations, 2
/// d^2 + 4 d^4 / 9 + ..., and the next terms in powers of 1 / n. The coefficients without a fraction were fitted to
/// sums with mpmath. Error of P below 5e-13 where n > 1e6, below 2e-14 where d < 0.006.
template <class = void>
[[nodiscard]] inline Pair smirnov_exponent(double n, double d) noexcept {
    const double square = d * d;
    const double rate = square * square * (4.0 / 9 + square * (32.0 / 135 + square * (7072.0 / 42525)));
    const double first = d * (2.0 / 3 - d * (4.0 / 9 - d * (88.0 / 405 - d * (128.0 / 405 - d * 0.143))));
    const double rest = d / n * (4.0 / 45 - d * (4.0 / 45 - d * 0.0826) + 0.0102 / n);
    return (-2 * n) * exact_product(d, d) - Pair(n * rate + (first - rest));
}

/// The one-sided statistic of n draws above d: d times the sum of C(n, j) (d + j/n)^(j-1) (1 - d - j/n)^(n-j) (N. V.
/// Smirnov 1944), all terms of which are positive.
[[nodiscard]] inline Parts smirnov_parts(double n, double d) noexcept {
    if (!(n > 0) || n != std::floor(n) || !(d >= 0 && d <= 1)) return {nan, nan};
    if (d == 0) return {0, 1};
    if (d == 1 || n * d * d > 400) return {1, 0};  // below exp(-2 n d^2)
    if (n > 1e6 || (n > 1e5 && d < 0.006)) {
        const Pair exponent = smirnov_exponent(n, d);
        return {-std::expm1(exponent.hi), times_exp(1, exponent)};
    }
    double sum = 0;
    bool falling = false;
    double before = 0;
    for (double j = 0; j < n; ++j) {
        const Pair p = Pair(d) + Pair(j) / Pair(n), q = Pair(1) - p;
        if (!(q.hi > 0)) break;
        const double term = binomial_mass(j, n, p, q) * (d / p.hi);
        sum += term;
        falling = term < before;
        before = term;
        if (falling && term < 1e-18 * sum && j > 20) {
            // Terms may rise again towards j = n (1 - d), where they are small for large n d.
            if (n * d * d > 1) break;
        }
    }
    const double upper = sum < 1 ? sum : 1.0;
    return {1 - upper, upper};
}
struct Smirnov {
    static double at(double n, double d) { return smirnov_parts(n, d).upper; }
};
struct Smirnovi {
    static double at(double n, double p) {
        if (!(n > 0) || n != std::floor(n) || !(p >= 0 && p <= 1)) return nan;
        return run<double>(Search::between(1 - p, p, true, 0, 1, std::sqrt(-std::log(p) / (2 * n))),
                           [=](double d) { return smirnov_parts(n, d); });
    }
};

/// Kolmogorov's limit distribution: 2 sum of (-1)^(k-1) exp(-2 k^2 y^2) above, below sqrt(2 pi) / y sum of exp(-(2 k -
/// 1)^2 pi^2 / (8 y^2)) for the lower tail.
[[nodiscard]] inline Parts kolmogorov_parts(double y) noexcept {
    if (y != y) return {nan, nan};
    if (y <= 0.04) return {0, 1};
    if (y < 0.82) {
        const double q = -1.2337005501361697 / (y * y);
        const double lower = 2.5066282746310002 / y * std::exp(q) * (1 + std::exp(8 * q) + std::exp(24 * q));
        return {lower, 1 - lower};
    }
    if (y > 20) return {1, 0};
    const Pair square = exact_product(y, y);
    const double first = times_exp(2, Pair(-2 * square.hi, -2 * square.lo)), q = -2 * square.hi;
    const double upper = first * (1 - std::exp(3 * q) + std::exp(8 * q) - std::exp(15 * q) + std::exp(24 * q));
    return {1 - upper, upper};
}
struct Kolmogorov : elementary::NarrowForm<Kolmogorov> {
    using NarrowForm<Kolmogorov>::at;
    static double at(double y) { return kolmogorov_parts(y).upper; }
    static SCIXX_ALWAYS_INLINE float lane(float y) noexcept {
        using namespace elementary;
        const std::uint32_t near_by = narrow_mask(y < 0.82F);
        const float low = narrow_between(y, 0.12F, 0.82F), high = narrow_between(y, 0.82F, 7.245F), v = 1 / low;
        // The square in two parts, the first of which is exact.
        const float head = narrow_from_bits(narrow_bits_of(high) & 0xFFFFF000u),
                    rest = -2 * ((high - head) * (high + head));
        const float exponent = narrow_choice(near_by, -1.23370055F * (v * v), -2 * (head * head));
        NarrowReduced at = narrow_reduced(exponent + narrow_choice(near_by, 0.0F, rest));
        at.r = ((exponent - at.k * narrow_ln2_high) - at.k * narrow_ln2_low) + narrow_choice(near_by, 0.0F, rest);
        // Powers of smaller numbers, which do not count, would be slow subnormals.
        const float m = 1 + narrow_growth(at.r), e = narrow_scaled(m, at.k), few = narrow_between(e, 1e-3F, 1);
        const float e2 = few * few, e4 = e2 * e2, e8 = e4 * e4;
        return narrow_choice(near_by, 1 - 2.50662827F * v * (e + e * e8),
                             narrow_scaled(m * (2 - 2 * (e2 * few - e8)), at.k));
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float y, float) noexcept { return !(y <= 1e30F); }
    static double rare(double y) noexcept { return at(y); }
};
struct Kolmogi : elementary::NarrowForm<Kolmogi> {
    using NarrowForm<Kolmogi>::at;
    /// With e = exp(-2 y^2): p / 2 = h = e - e^4 + e^9 - ..., solved by e / h as a polynomial of h^3. With v = pi^2 /
    /// (8 y^2): (1 - p) sqrt(pi) / 4 = sqrt(v) (exp(-v) + exp(-9 v)), one step of Newton's iteration from a polynomial
    /// of 1 / (l + 1), l the logarithm of it.
    static SCIXX_ALWAYS_INLINE float lane(float p) noexcept {
        using namespace elementary;
        constexpr float quotient[] = {0.999999919F, 1.00016873F, 3.93763445F, 22.7880054F};
        constexpr float start[] = {1.01598269F, 1.44982001F, -3.84162334F, 6.91829405F, -6.1087728F, -7.1442636F};
        const std::uint32_t upper = narrow_mask(p <= 0.5F);
        const float h = 0.5F * narrow_choice(upper, p, 0.5F), q = 0.443113463F * narrow_choice(upper, 0.5F, 1 - p);
        const float l = narrow_choice(upper, 0.693147181F, 0.0F) -
                        narrow_logarithm(narrow_choice(upper, p * narrow_horner(quotient, h * h * h), q));
        const float v = l * narrow_horner(start, 1 / (l + 1)), root = narrow_inverse_root(v);
        const float u = q * root, u2 = u * u, u4 = u2 * u2;  // exp(-v), nearly
        const float better = v - (((v - l) - 0.5F * narrow_logarithm(v)) - u4 * u4) * (v / (v - 0.5F));
        const float half = 0.5F * l;
        return narrow_choice(upper, half, 1.11072073F) * narrow_inverse_root(narrow_choice(upper, half, better));
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float p, float) noexcept {
        const bool above = p > 0, below = p < 1;
        return !(above & below);
    }
    static double rare(double p) noexcept { return at(p); }
    static double at(double p) {
        if (!(p >= 0 && p <= 1)) return nan;
        if (p == 0) return infinity;
        if (p == 1) return 0;
        // Newton's iteration for the logarithm of the smaller tail, from its first term.
        const double q = 1 - p, pi2 = 9.8696044010893586188;
        double y = 0.5;
        if (p <= 0.5)
            y = std::sqrt(-0.5 * std::log(0.5 * p));
        else
            for (int k = 0; k < 2; ++k) y = std::sqrt(0.125 * pi2 / std::log(2.5066282746310002 / (y * q)));
        for (int k = 0; k < 8; ++k) {
            double step;
            if (p <= 0.5) {
                const double e = std::exp(-2 * y * y), e3 = e * e * e, e8 = e3 * e3 * e * e;
                step = std::log(kolmogorov_parts(y).upper / p) / (4 * y * (1 - 4 * e3 + 9 * e8) / (1 - e3 + e8));
            } else {
                const double r = 0.25 * pi2 / (y * y), first = std::exp(-0.5 * r), e8 = std::exp(-4 * r);
                const double lower = 2.5066282746310002 / y * first * (1 + e8);
                step = std::log(q / lower) * y / (r * (1 + 9 * e8) / (1 + e8) - 1);
            }
            y += step;
            if (std::abs(step) < 1e-9 * y) break;
        }
        return y;
    }
};

/// Tukey's lambda distribution: the p with (p^l - (1 - p)^l) / l = x.
[[nodiscard]] inline double tukey_lambda(double x, double l) noexcept {
    if (x != x || l != l) return nan;
    if (x == 0) return 0.5;
    if (l > 0 && std::abs(x) >= 1 / l) return x < 0 ? 0.0 : 1.0;
    if (std::isinf(x)) return x < 0 ? 0.0 : 1.0;
    const double side = -std::abs(x);
    double u = side;  // log(p / (1 - p)), at most 0
    if (l != 0 && side != 0) {
        const auto f = [=](double v) {
            const double down = std::log1p(std::exp(v));  // -log(1 - p); log p = v - down
            return (std::expm1(l * (v - down)) - std::expm1(-l * down)) / l - side;
        };
        double low = -1;
        while (f(low) > 0 && low > -1e5) low *= 2;
        Search search = Search::over(low, 0, low / 2);
        while (search.take<double>(f(search.point()))) {
        }
        u = search.answer;
    }
    const double odds = std::exp(u), p = odds / (1 + odds);
    return x < 0 ? p : 1 - p;
}
struct Tklmbda {
    static double at(double x, double l) { return tukey_lambda(x, l); }
    /// Several floats at once by Halley's iteration for u, in double. What has not converged then, and limits, are
    /// left to at().
    template <class = void>
    static void block(const float* x, const float* l, float* p, std::ptrdiff_t n) {
        constexpr std::ptrdiff_t most = 128;
        double side[most], shape[most], u[most], last[most];
        int place[most];
        for (; n > 0; x += most, l += most, p += most, n -= most) {
            int count = 0;
            for (int i = 0; i < static_cast<int>(std::min(most, n)); ++i) {
                const auto at_x = static_cast<double>(x[i]), at_l = static_cast<double>(l[i]);
                side[count] = -std::abs(at_x);
                shape[count] = at_l + 1e-30;  // not 0
                place[count] = i;
                // Flat at 0 for larger l; 2^-l in the short forms' range.
                const bool inside = at_l * side[count] > -1 && side[count] > -1e30 && at_l > -170 && at_l < 8;
                if (!inside) p[i] = static_cast<float>(at(at_x, at_l));
                count += inside ? 1 : 0;
            }
            halley(side, shape, count, u, last);
            for (int k = 0; k < count; ++k) {
                const double e = elementary::exponential<true>(u[k]);
                u[k] = e / (1 + e);
            }
            for (int k = 0; k < count; ++k) {
                const int i = place[k];
                const double value = x[i] < 0 ? u[k] : 1 - u[k];
                p[i] = static_cast<float>(last[k] <= 1e-4 ? value
                                                          : at(static_cast<double>(x[i]), static_cast<double>(l[i])));
            }
        }
    }

private:
    /// The u = log(p / (1 - p)) <= 0 for x = side <= 0, and the size of the last step, the cube of which is the error.
    template <class = void>
    static void halley(const double* side, const double* shape, int count, double* u, double* last) noexcept {
        using elementary::exponential;
        using elementary::exponential_m1;
        // Without the smaller term, log p = log(1 + l x) / l; for l < 0 not below the tangent at 0.
        for (int k = 0; k < count; ++k) {
            const double tangent = side[k] * exponential<true>(elementary::ln2 * shape[k]);
            const double tail = elementary::logarithm_1p<true>(shape[k] * side[k]) / shape[k];
            const double low = shape[k] < 0 ? tangent : -1e4;
            u[k] = tail < low ? low : tail;
        }
        double largest = 1;
        for (int step = 0; step < 6 && largest > 1e-4; ++step) {
            for (int k = 0; k < count; ++k) {
                const double e = exponential<true>(u[k]), down = elementary::logarithm_1p<true>(e), q = 1 / (1 + e);
                const double upper = exponential_m1<true>(shape[k] * (u[k] - down)),
                             lower = exponential_m1<true>(-shape[k] * down),
                             value = (upper - lower) / shape[k] - side[k];
                const double b = q * e, a = (1 + upper) * q, c = (1 + lower) * b, slope = a + c,
                             bend = a * (shape[k] * q - b) + c * (q - shape[k] * b);
                const double newton = value / slope, factor = 1 - 0.5 * newton * (bend / slope);
                const double move = newton / (factor > 0.3 ? factor : 0.3), next = u[k] - move;
                u[k] = next < 0 ? next : 0.0;
                last[k] = std::abs(move);
            }
            largest = 0;
            for (int k = 0; k < count; ++k) largest = last[k] > largest ? last[k] : largest;
        }
    }
};

}  // namespace scixx::special::detail::distributions
