// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cstddef>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/numeric.hpp>
#include <scixx/stats/distributions/kernel.hpp>
#include <utility>

/// What a kernel of a continuous distribution does not say itself, from what it says. All in its standard form.
namespace scixx::stats::detail {

/// Number of shape parameters: the length of K::shapes.
template <class K>
inline constexpr std::size_t shape_count = 0;
template <class K>
    requires requires { K::shapes.size(); }
inline constexpr std::size_t shape_count<K> = K::shapes.size();

template <class K>
[[nodiscard]] constexpr const char* name_of() noexcept {
    if constexpr (requires { K::name; })
        return K::name;
    else
        return "distribution";
}

/// A kernel for its shape parameters; one without shapes is taken as it is, with its state.
template <class K, std::size_t... I>
[[nodiscard]] K shaped(const K& prototype, const double* shapes, std::index_sequence<I...>) {
    if constexpr (sizeof...(I) == 0)
        return prototype;
    else
        return K{shapes[I]...};
}
template <class K>
[[nodiscard]] K shaped(const K& prototype, const double* shapes) {
    return shaped(prototype, shapes, std::make_index_sequence<shape_count<K>>{});
}

template <class K>
[[nodiscard]] bool valid(const K& k) {
    if constexpr (requires { k.valid(); })
        return k.valid();
    else
        return true;
}
template <class K>
[[nodiscard]] Support support_of(const K& k) {
    if constexpr (requires { k.support(); })
        return k.support();
    else
        return {-infinite, infinite};
}
template <class K>
inline constexpr bool is_symmetric = false;
template <class K>
    requires requires { K::symmetric; }
inline constexpr bool is_symmetric<K> = K::symmetric;

/// The density with what depends on the shapes alone computed once: the kernel's own prepared object, or the kernel.
/// What the tails of a kernel keep for many arguments: an object with cdf, sf, ppf and isf, or the kernel itself.
template <class K>
[[nodiscard]] auto tails_of(const K& k) {
    if constexpr (requires { k.tails(); })
        return k.tails();
    else
        return k;
}
template <class K>
[[nodiscard]] auto density_of(const K& k) {
    if constexpr (requires { k.density(); })
        return k.density();
    else
        return k;
}
template <class D>
[[nodiscard]] double pdf_of(const D& d, double x) {
    if constexpr (requires { d.pdf(x); })
        return d.pdf(x);
    else
        return std::exp(d.logpdf(x));
}
template <class D>
[[nodiscard]] double logpdf_of(const D& d, double x) {
    if constexpr (requires { d.logpdf(x); })
        return d.logpdf(x);
    else
        return std::log(d.pdf(x));
}

/// A point inside the support, near its bulk where the kernel can tell.
template <class K>
[[nodiscard]] double centre_of(const K& k) {
    if constexpr (requires { k.centre(); }) return k.centre();
    const auto [lower, upper] = support_of(k);
    if (std::isfinite(lower) && std::isfinite(upper)) return lower + (upper - lower) / 2;
    return std::isfinite(lower) ? lower + 1 : std::isfinite(upper) ? upper - 1 : 0;
}

template <class K>
[[nodiscard]] double mass(const K& k, double a, double b) {
    const auto d = density_of(k);
    const auto f = [&](double x) { return pdf_of(d, x); };
    const double c = centre_of(k);
    const double value = a < c && c < b ? integral(f, a, c) + integral(f, c, b) : integral(f, a, b);
    return value < 1 ? value : 1.0;
}

template <class K>
[[nodiscard]] double cdf_of(const K& k, double x) {
    if constexpr (requires { k.cdf(x); })
        return k.cdf(x);
    else if constexpr (is_symmetric<K> && requires { k.sf(x); })
        return k.sf(-x);
    else if constexpr (requires { k.logcdf(x); })
        return std::exp(k.logcdf(x));
    else if constexpr (requires { k.sf(x); })
        return 1 - k.sf(x);
    else
        return mass(k, support_of(k).lower, x);
}
template <class K>
[[nodiscard]] double sf_of(const K& k, double x) {
    if constexpr (requires { k.sf(x); })
        return k.sf(x);
    else if constexpr (is_symmetric<K> && requires { k.cdf(x); })
        return k.cdf(-x);
    else if constexpr (requires { k.logsf(x); })
        return std::exp(k.logsf(x));
    else if constexpr (requires { k.cdf(x); })
        return 1 - k.cdf(x);
    else
        return mass(k, x, support_of(k).upper);
}
template <class K>
[[nodiscard]] double logcdf_of(const K& k, double x) {
    if constexpr (requires { k.logcdf(x); })
        return k.logcdf(x);
    else if constexpr (is_symmetric<K> && requires { k.logsf(x); })
        return k.logsf(-x);
    else {
        const double p = cdf_of(k, x);
        return p < 0.5 ? std::log(p) : std::log1p(-sf_of(k, x));
    }
}
template <class K>
[[nodiscard]] double logsf_of(const K& k, double x) {
    if constexpr (requires { k.logsf(x); })
        return k.logsf(x);
    else if constexpr (is_symmetric<K> && requires { k.logcdf(x); })
        return k.logcdf(-x);
    else {
        const double p = sf_of(k, x);
        return p < 0.5 ? std::log(p) : std::log1p(-cdf_of(k, x));
    }
}

/// The quantile of q < 1 of the lower tail, or of the upper one, by inversion of that tail.
template <class K>
[[nodiscard]] double inverted(const K& k, double q, bool upper_tail) {
    const auto [lower, upper] = support_of(k);
    const auto d = density_of(k);
    const auto slope = [&](double x) { return pdf_of(d, x); };
    const double start = centre_of(k);
    if (upper_tail) return inverse([&](double x) { return sf_of(k, x); }, slope, lower, upper, q, true, start);
    return inverse([&](double x) { return cdf_of(k, x); }, slope, lower, upper, q, false, start);
}
template <class K>
[[nodiscard]] double ppf_of(const K& k, double q) {
    if constexpr (requires { k.ppf(q); })
        return k.ppf(q);
    else if constexpr (is_symmetric<K> && requires { k.isf(q); })
        return -k.isf(q);
    else {
        if (q > 0.5) {
            if constexpr (requires { k.isf(q); }) return k.isf(1 - q);
            return inverted(k, 1 - q, true);
        }
        return inverted(k, q, false);
    }
}
template <class K>
[[nodiscard]] double isf_of(const K& k, double q) {
    if constexpr (requires { k.isf(q); })
        return k.isf(q);
    else if constexpr (is_symmetric<K> && requires { k.ppf(q); })
        return -k.ppf(q);
    else {
        if (q > 0.5) {
            if constexpr (requires { k.ppf(q); }) return k.ppf(1 - q);
            return inverted(k, 1 - q, false);
        }
        return inverted(k, q, true);
    }
}

/// The expectation of g(x) over (lower, upper).
template <class K>
[[nodiscard]] double expected(const K& k, RealFunction g, double lower, double upper) {
    const auto d = density_of(k);
    const auto f = [&](double x) {
        const double p = pdf_of(d, x);
        return p > 0 ? g(x) * p : 0.0;
    };
    const double c = centre_of(k);
    return lower < c && c < upper ? integral(f, lower, c) + integral(f, c, upper) : integral(f, lower, upper);
}

/// The mean of x^n.
template <class K>
[[nodiscard]] double raw_moment(const K& k, int n);
template <class K>
[[nodiscard]] double numeric_moment(const K& k, int n) {
    const auto [lower, upper] = support_of(k);
    return expected(
        k, [&](double x) { return std::pow(x, n); }, lower, upper);
}
template <class = void>
[[nodiscard]] inline Moments moments_from_raw(double m1, double m2, double m3, double m4) noexcept {
    const double v = m2 == infinite ? infinite : m2 - m1 * m1;
    const double third = m3 - 3 * m1 * m2 + 2 * m1 * m1 * m1;
    const double fourth = m4 - 4 * m1 * m3 + 6 * m1 * m1 * m2 - 3 * m1 * m1 * m1 * m1;
    return {m1, v, third / (v * std::sqrt(v)), fourth / (v * v) - 3};
}
template <class K>
[[nodiscard]] Moments numeric_moments(const K& k) {
    const Support ends = support_of(k);
    const double mean = expected(
        k, [](double x) { return x; }, ends.lower, ends.upper);
    const auto central = [&](int n) {
        return expected(
            k, [&](double x) { return std::pow(x - mean, n); }, ends.lower, ends.upper);
    };
    const double v = central(2);
    return {mean, v, central(3) / (v * std::sqrt(v)), central(4) / (v * v) - 3};
}
template <class K>
[[nodiscard]] Moments moments_of(const K& k) {
    if constexpr (requires { k.moments(); })
        return k.moments();
    else if constexpr (requires { k.raw(1); })
        return moments_from_raw(k.raw(1), k.raw(2), k.raw(3), k.raw(4));
    else
        return numeric_moments(k);
}
template <class K>
double raw_moment(const K& k, int n) {
    if (n == 0) return 1;
    if constexpr (requires { k.raw(n); }) return k.raw(n);
    if constexpr (requires { k.moments(); }) {
        if (n <= 4) {
            const Moments m = k.moments();
            const double u = m.mean, v = m.variance;
            if (n == 1) return u;
            if (n == 2) return v + u * u;
            const double third = m.skewness * v * std::sqrt(v);
            if (n == 3) return third + 3 * u * v + u * u * u;
            return (m.kurtosis + 3) * v * v + 4 * u * third + 6 * u * u * v + u * u * u * u;
        }
    }
    return numeric_moment(k, n);
}

template <class K>
[[nodiscard]] double entropy_of(const K& k) {
    if constexpr (requires { k.entropy(); })
        return k.entropy();
    else {
        const auto [lower, upper] = support_of(k);
        const auto d = density_of(k);
        return -expected(
            k, [&](double x) { return logpdf_of(d, x); }, lower, upper);
    }
}

/// The distribution of -x.
template <class K>
struct Mirrored {
    K of;
    [[nodiscard]] bool valid() const { return detail::valid(of); }
    [[nodiscard]] Support support() const {
        const auto [lower, upper] = support_of(of);
        return {-upper, -lower};
    }
    struct Density {
        decltype(density_of(std::declval<const K&>())) of;
        [[nodiscard]] double pdf(double x) const { return pdf_of(of, -x); }
        [[nodiscard]] double logpdf(double x) const { return logpdf_of(of, -x); }
    };
    [[nodiscard]] Density density() const { return {density_of(of)}; }
    template <class = void>
    [[nodiscard]] double cdf(double x) const {
        return sf_of(of, -x);
    }
    template <class = void>
    [[nodiscard]] double sf(double x) const {
        return cdf_of(of, -x);
    }
    template <class = void>
    [[nodiscard]] double logcdf(double x) const {
        return logsf_of(of, -x);
    }
    template <class = void>
    [[nodiscard]] double logsf(double x) const {
        return logcdf_of(of, -x);
    }
    template <class = void>
    [[nodiscard]] double ppf(double q) const {
        return -isf_of(of, q);
    }
    template <class = void>
    [[nodiscard]] double isf(double q) const {
        return -ppf_of(of, q);
    }
    [[nodiscard]] double centre() const { return -centre_of(of); }
    [[nodiscard]] double entropy() const { return entropy_of(of); }
    template <class = void>
    [[nodiscard]] Moments moments() const {
        const Moments m = moments_of(of);
        return {-m.mean, m.variance, -m.skewness, m.kurtosis};
    }
    template <class = void>
    [[nodiscard]] double raw(int n) const {
        return n % 2 == 0 ? raw_moment(of, n) : -raw_moment(of, n);
    }
};

}  // namespace scixx::stats::detail
