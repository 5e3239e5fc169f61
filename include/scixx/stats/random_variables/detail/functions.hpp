// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <scixx/stats/random_variables/detail/law.hpp>

/// The functions of a continuous random variable as core::elementwise takes them; NaN stays NaN.
namespace scixx::stats::detail::variables {

template <class K, bool logarithm>
struct DensityOf {
    decltype(density_of(std::declval<const K&>())) density;
    Support ends;
    explicit DensityOf(const K& k) : density(density_of(k)), ends(support_of(k)) {}
    double operator()(double x) const {
        if (x >= ends.lower && x <= ends.upper && !std::isinf(x)) [[likely]]
            return logarithm ? logpdf_of(density, x) : pdf_of(density, x);
        return x == x ? (logarithm ? -infinite : 0.0) : undefined;
    }
};

template <class K, bool upper_tail>
struct TailOf {
    decltype(tails_of(std::declval<const K&>())) tails;
    Support ends;
    explicit TailOf(const K& k) : tails(tails_of(k)), ends(support_of(k)) {}
    double operator()(double x) const {
        if (x > ends.lower && x < ends.upper) [[likely]]
            return upper_tail ? sf_of(tails, x) : cdf_of(tails, x);
        return x == x ? ((x <= ends.lower) == upper_tail ? 1.0 : 0.0) : undefined;
    }
    static constexpr bool has_block = !upper_tail && requires(const decltype(tails)& t, const double* in, double* out) {
        t.cdf_block(in, out, core::Index{});
    };
    void block(const double* in, double* out, core::Index n) const
        requires has_block
    {
        tails.cdf_block(in, out, n);
    }
};
template <class K, bool upper_tail>
struct QuantileOf {
    decltype(tails_of(std::declval<const K&>())) tails;
    Support ends;
    explicit QuantileOf(const K& k) : tails(tails_of(k)), ends(support_of(k)) {}
    double operator()(double p) const {
        if (p > 0 && p < 1) [[likely]]
            return upper_tail ? isf_of(tails, p) : ppf_of(tails, p);
        return p == 0 || p == 1 ? ((p == 0) == upper_tail ? ends.upper : ends.lower) : undefined;
    }
};

template <class K, bool upper_tail>
struct LogTailOf {
    const K& law;
    double operator()(double x) const {
        if (!(x == x)) return undefined;
        return upper_tail ? logsf_at(law, x) : logcdf_at(law, x);
    }
};
template <class K, bool upper_tail>
struct LogQuantileOf {
    const K& law;
    double operator()(double p) const { return upper_tail ? ilogsf_at(law, p) : ilogcdf_at(law, p); }
};

/// P(x <= X <= y), the negative of P(y <= X <= x) where y < x, or 1 less it.
template <class K, bool complement>
struct BetweenOf {
    const K& law;
    double operator()(double x, double y) const {
        if (!(x == x && y == y)) return undefined;
        if (complement) return x <= y ? cdf_at(law, x) + sf_at(law, y) : 1 + between(law, y, x);
        return x <= y ? between(law, x, y) : -between(law, y, x);
    }
};
template <class K, bool complement>
struct LogBetweenOf {
    const K& law;
    double operator()(double x, double y) const {
        if (!(x == x && y == y) || (y < x && !complement)) return undefined;
        if (!complement) return log_between(law, x, y);
        if (y < x) return std::log1p(between(law, y, x));
        const double p = cdf_at(law, x) + sf_at(law, y);
        if (p > 0.5) return std::log1p(-between(law, x, y));
        return p > tiny ? std::log(p) : log_sum(logcdf_at(law, x), logsf_at(law, y));
    }
};

template <class = void>
[[nodiscard]] inline std::complex<double> log_of(double x) {
    return {std::log(std::abs(x)), x < 0 ? pi : 0.0};
}

/// The shifted Legendre polynomial of degree n at p, by its recurrence.
template <class = void>
[[nodiscard]] inline double shifted_legendre(int n, double p) {
    const double x = 2 * p - 1;
    double before = 0, now = 1;
    for (int k = 0; k < n; ++k) {
        const double next = ((2 * k + 1) * x * now - k * before) / (k + 1);
        before = now;
        now = next;
    }
    return now;
}
template <class K>
[[nodiscard]] double l_moment(const K& k, int order) {
    // An L-moment exists where the mean does.
    if (const double mean = mean_at(k); order == 1 || !std::isfinite(mean)) return order == 1 ? mean : undefined;
    return mean_over(k, [&](double x) { return x * shifted_legendre(order - 1, cdf_at(k, x)); });
}

}  // namespace scixx::stats::detail::variables
