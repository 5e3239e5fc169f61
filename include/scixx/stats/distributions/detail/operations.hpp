// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cstddef>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/derived.hpp>
#include <tuple>
#include <type_traits>
#include <utility>

/// The functions of a distribution with location and scale: each operation binds a kernel to its parameters and gives a
/// callable of x, with SciPy's values outside the support and for parameters outside their domain.
namespace scixx::stats::detail {

template <class K>
struct PdfAt {
    decltype(density_of(std::declval<const K&>())) density;
    Support support;
    double loc, scale;
    double operator()(double x) const {
        const double y = (x - loc) / scale;
        if (y >= support.lower && y <= support.upper) [[likely]]
            return std::isinf(y) ? 0.0 : pdf_of(density, y) / scale;
        return y == y && scale > 0 ? 0.0 : undefined;
    }
};
template <class K>
struct LogpdfAt {
    decltype(density_of(std::declval<const K&>())) density;
    Support support;
    double loc, scale, log_scale;
    double operator()(double x) const {
        const double y = (x - loc) / scale;
        if (y >= support.lower && y <= support.upper) [[likely]]
            return std::isinf(y) ? -infinite : logpdf_of(density, y) - log_scale;
        return y == y && scale > 0 ? -infinite : undefined;
    }
};

/// The location of a kernel, which for some depends on the scale.
template <class K>
[[nodiscard]] double location(const K& k, double loc, double scale) {
    if constexpr (requires { k.drift(scale); })
        return loc + k.drift(scale);
    else
        return loc;
}

/// Parameters outside their domain are marked by a scale of NaN, which spreads to every result.
template <class K>
[[nodiscard]] double checked_scale(const K& k, double scale) {
    return scale > 0 && valid(k) ? scale : undefined;
}

struct Pdf {
    template <class K>
    static PdfAt<K> bind(const K& k, double loc, double scale) {
        const double checked = checked_scale(k, scale);
        return {density_of(k), support_of(k), loc, checked};
    }
};
struct Logpdf {
    template <class K>
    static LogpdfAt<K> bind(const K& k, double loc, double scale) {
        const double checked = checked_scale(k, scale);
        return {density_of(k), support_of(k), loc, checked, scale == 1 ? 0.0 : std::log(checked)};
    }
};

/// Which of the four tail functions.
enum class Tail { cdf, sf, logcdf, logsf };
template <class K, Tail tail>
struct TailAt {
    K kernel;
    Support support;
    double loc, scale;
    double operator()(double x) const {
        constexpr double none = tail == Tail::cdf || tail == Tail::sf ? 0.0 : -infinite;
        constexpr double all = tail == Tail::cdf || tail == Tail::sf ? 1.0 : 0.0;
        constexpr bool rising = tail == Tail::cdf || tail == Tail::logcdf;
        const double y = (x - loc) / scale;
        if (y > support.lower && y < support.upper) [[likely]] {
            if constexpr (tail == Tail::cdf) return cdf_of(kernel, y);
            if constexpr (tail == Tail::sf) return sf_of(kernel, y);
            if constexpr (tail == Tail::logcdf) return logcdf_of(kernel, y);
            if constexpr (tail == Tail::logsf) return logsf_of(kernel, y);
        }
        if (!(y == y && scale > 0)) return undefined;
        return (y <= support.lower) == rising ? none : all;
    }
    // A kernel that has a loop over memory for its distribution function is used where nothing else has to be done.
    static constexpr bool has_block =
        tail == Tail::cdf && requires(const double* in, double* out, core::Index n) { K::cdf_block(in, out, n); };
    void block(const double* in, double* out, core::Index n) const
        requires has_block
    {
        for (core::Index i = 0; i < n; ++i) out[i] = (in[i] - loc) / scale;
        K::cdf_block(out, out, n);
    }
};
template <Tail tail>
struct TailOperation {
    template <class K>
    static auto bind(const K& k, double loc, double scale) {
        return TailAt<decltype(tails_of(k)), tail>{tails_of(k), support_of(k), loc, checked_scale(k, scale)};
    }
};
using Cdf = TailOperation<Tail::cdf>;
using Sf = TailOperation<Tail::sf>;
using Logcdf = TailOperation<Tail::logcdf>;
using Logsf = TailOperation<Tail::logsf>;

template <class K, bool upper_tail>
struct QuantileAt {
    K kernel;
    Support support;
    double loc, scale;
    double operator()(double q) const {
        if (!(scale > 0) || !(q >= 0 && q <= 1)) return undefined;
        if (q == 0 || q == 1) return ((q == 0) == upper_tail ? support.upper : support.lower) * scale + loc;
        return (upper_tail ? isf_of(kernel, q) : ppf_of(kernel, q)) * scale + loc;
    }
};
template <bool upper_tail>
struct Quantile {
    template <class K>
    static auto bind(const K& k, double loc, double scale) {
        return QuantileAt<decltype(tails_of(k)), upper_tail>{tails_of(k), support_of(k), loc, checked_scale(k, scale)};
    }
};

/// Operations without x.
struct Mean {
    template <class K>
    static double of(const K& k, double loc, double scale) {
        return valid(k) && scale > 0 ? loc + scale * moments_of(k).mean : undefined;
    }
};
struct Variance {
    template <class K>
    static double of(const K& k, double loc, double scale) {
        return valid(k) && scale > 0 && loc == loc ? square(scale) * moments_of(k).variance : undefined;
    }
};
struct Deviation {
    template <class K>
    static double of(const K& k, double loc, double scale) {
        return std::sqrt(Variance::of(k, loc, scale));
    }
};
struct Median {
    template <class K>
    static double of(const K& k, double loc, double scale) {
        return Quantile<false>::bind(k, loc, scale)(0.5);
    }
};
struct Entropy {
    template <class K>
    static double of(const K& k, double loc, double scale) {
        return valid(k) && scale > 0 && loc == loc ? entropy_of(k) + std::log(scale) : undefined;
    }
};
struct Stats {
    template <class K>
    static std::array<double, 4> of(const K& k, double loc, double scale) {
        if (!(valid(k) && scale > 0)) return {undefined, undefined, undefined, undefined};
        const Moments m = moments_of(k);
        return {loc + scale * m.mean, square(scale) * m.variance, m.skewness, m.kurtosis};
    }
};
struct SupportEnds {
    template <class K>
    static std::array<double, 2> of(const K& k, double loc, double scale) {
        if (!(valid(k) && scale > 0)) return {undefined, undefined};
        const auto [lower, upper] = support_of(k);
        return {loc + scale * lower, loc + scale * upper};
    }
};
/// The mean of (loc + scale x)^order by the binomial theorem.
struct RawMoment {
    int order;
    template <class K>
    [[nodiscard]] double of(const K& k, double loc, double scale) const {
        if (!(valid(k) && scale > 0)) return undefined;
        const double top = raw_moment(k, order);
        if (std::isinf(top)) return top;  // whatever the signs of infinite moments of lower order
        double sum = 0, choose = 1;
        for (int j = 0; j <= order; ++j) {
            if (loc != 0 || j == order)
                sum += choose * std::pow(scale, j) * std::pow(loc, order - j) * raw_moment(k, j);
            choose = choose * (order - j) / (j + 1);
        }
        return sum;
    }
};
/// The interval with equal tails around the median.
struct CentralInterval {
    double confidence;
    template <class K>
    [[nodiscard]] std::array<double, 2> of(const K& k, double loc, double scale) const {
        const double q = (1 - confidence) / 2;
        return {Quantile<false>::bind(k, loc, scale)(q), Quantile<true>::bind(k, loc, scale)(q)};
    }
};

/// An operation as core::elementwise takes it: callable of the shapes, location, scale and x.
template <class Operation, class K, std::size_t Parameters>
struct Elementwise {
    const K* prototype;
    [[nodiscard]] auto bound(const double* p) const {
        const K k = shaped(*prototype, p);
        constexpr std::size_t n = shape_count<K>;
        if constexpr (Parameters == n + 1)
            return Operation::bind(k, p[n]);
        else
            return Operation::bind(k, location(k, p[n], p[n + 1]), p[n + 1]);
    }
    template <class... V>
        requires(sizeof...(V) == Parameters + 1)
    double operator()(V... v) const {
        const double all[] = {static_cast<double>(v)...};
        return bound(all)(all[Parameters]);
    }
    template <class... V>
        requires(sizeof...(V) == Parameters && Parameters > 0)
    auto fixed(V... v) const {
        const double all[] = {static_cast<double>(v)...};
        return bound(all);
    }
};
/// The same for an operation without x, which may carry settings (an order, a confidence).
template <class Operation, class K, std::size_t Parameters>
struct ParameterFunction {
    const K* prototype;
    Operation operation{};
    template <class... V>
        requires(sizeof...(V) == Parameters)
    auto operator()(V... v) const {
        const double p[] = {static_cast<double>(v)...};
        const K k = shaped(*prototype, p);
        constexpr std::size_t n = shape_count<K>;
        if constexpr (Parameters == n + 1)
            return operation.of(k, p[n]);
        else
            return operation.of(k, location(k, p[n], p[n + 1]), p[n + 1]);
    }
};

}  // namespace scixx::stats::detail
