// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/convenience.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/elementary/powers.hpp>

namespace scixx::special::detail::elementary {

// `limit` is the transform for lambda = 0.
struct Boxcox : PowerKernel<Boxcox> {
    static constexpr double least = -40;
    static double of(double log_x, double x, double lambda) noexcept {
        if (lambda == 0) return log_x;
        const double power = lambda * log_x;
        if (std::abs(power) < 1.5 || !(std::abs(power) < infinity))
            return std::abs(power) < 1e-300 ? log_x : exponential_m1(power) / lambda;
        return (std::pow(x, lambda) - 1) / lambda;
    }
    SCIXX_ALWAYS_INLINE static bool is_plain(double x, double lambda) noexcept { return is_plain_power(x, lambda); }
    SCIXX_ALWAYS_INLINE static Pair exponent(double x, double lambda) noexcept {
        return multiplied(long_log(x, 0), lambda);
    }
    SCIXX_ALWAYS_INLINE static double finish(Pair e, double lambda) noexcept {
        return long_exponential_m1(e) / lambda + 0.0;
    }
    static double other(double x, double lambda) noexcept { return of(std::log(x), x, lambda); }
    SCIXX_ALWAYS_INLINE static double limit(double x) noexcept { return quick_logarithm<false>(x); }
    /// For float: lambda = 0 is like a tiny one, and a power above float's range is infinite.
    static double brief_of(double log_x, double lambda) noexcept {
        const double divisor = lambda == 0 ? 1e-200 : lambda, power = divisor * log_x;
        return (exponential_m1<true>(power) + (power > 110 ? infinity : 0.0)) / divisor;
    }
    static double brief(double x, double lambda) noexcept { return brief_of(quick_logarithm<true>(x), lambda); }
};
struct Boxcox1p : PowerKernel<Boxcox1p> {
    static constexpr double least = -40;
    SCIXX_ALWAYS_INLINE static bool is_plain(double x, double lambda) noexcept {
        const bool plain = is_plain_power(1 + x, lambda), large = std::abs(x) > 1e-150;
        return plain & large;
    }
    SCIXX_ALWAYS_INLINE static Pair exponent(double x, double lambda) noexcept {
        return multiplied(long_log_1p(x), lambda);
    }
    SCIXX_ALWAYS_INLINE static double finish(Pair e, double lambda) noexcept { return long_exponential_m1(e) / lambda; }
    static double other(double x, double lambda) noexcept {
        const double log_x = Log1p::at(x), power = lambda * log_x;
        if (std::abs(power) < 4 || x < 1e-3)
            return lambda == 0 || power == 0 || std::abs(power) < 1e-300 ? log_x : exponential_m1(power) / lambda;
        return Boxcox::of(log_x, 1 + x, lambda);
    }
    SCIXX_ALWAYS_INLINE static double limit(double x) noexcept { return Log1p::at(x); }
    static double brief(double x, double lambda) noexcept { return Boxcox::brief_of(logarithm_1p<true>(x), lambda); }
};
/// What the inverses have in common.
template <class K>
struct RootKernel : PowerKernel<K> {
    SCIXX_ALWAYS_INLINE static bool is_plain(double x, double lambda) noexcept { return is_plain_root(x, lambda); }
    SCIXX_ALWAYS_INLINE static Pair exponent(double x, double lambda) noexcept { return root_exponent(x, lambda); }
};
struct InvBoxcox : RootKernel<InvBoxcox> {
    static constexpr double least = -760;
    SCIXX_ALWAYS_INLINE static double finish(Pair e, double) noexcept { return long_exponential(e); }
    static double other(double x, double lambda) noexcept {
        if (lambda == 0) return std::exp(x);
        const double power = Log1p::at(lambda * x) / lambda;
        if (!(std::abs(power) >= 1 && std::abs(power) < 800)) return std::exp(power);
        // (1 + lambda x)^(1 / lambda) with what rounding takes from the base and from the exponent.
        const double product = lambda * x, lost = std::fma(lambda, x, -product), base = 1 + product;
        const double low = (product < 1 ? product - (base - 1) : 1 - (base - product)) + lost, p = 1 / lambda;
        const double dp = std::fma(-p, lambda, 1.0) / lambda;
        return std::pow(base, p) * std::exp(p * low / base + dp * std::log(base));
    }
    SCIXX_ALWAYS_INLINE static double limit(double x) noexcept { return quick_exponential<false>(x); }
    static double brief_power(double x, double lambda) noexcept {
        const double divisor = lambda == 0 ? 1e-200 : lambda;
        return logarithm_1p<true>(divisor * x) / divisor;
    }
    static double brief(double x, double lambda) noexcept { return exponential<true>(brief_power(x, lambda)); }
};
struct InvBoxcox1p : RootKernel<InvBoxcox1p> {
    static constexpr double least = -40;
    SCIXX_ALWAYS_INLINE static double finish(Pair e, double) noexcept { return long_exponential_m1(e); }
    static double other(double x, double lambda) noexcept {
        if (lambda == 0) return std::expm1(x);
        if (std::abs(lambda * x) < 1e-149) return x;
        const double power = Log1p::at(lambda * x) / lambda;
        return std::abs(power) < 1 ? std::expm1(power) : InvBoxcox::at(x, lambda) - 1;
    }
    SCIXX_ALWAYS_INLINE static double limit(double x) noexcept { return exponential_m1(x); }
    static double brief(double x, double lambda) noexcept {
        const double power = InvBoxcox::brief_power(x, lambda);
        return exponential_m1<true>(power) + (power > 110 ? infinity : 0.0);
    }
};

/// A transform with one lambda for many x.
template <class K>
struct WithLambda {
    double lambda;
    double operator()(double x) const noexcept { return K::at(x, lambda); }
    static constexpr bool has_block = true;
    void block(const double* x, double* y, std::ptrdiff_t n) const noexcept {
        if (lambda == 0) {
            for (std::ptrdiff_t i = 0; i < n; ++i) y[i] = K::limit(x[i]);
            return;
        }
        constexpr std::ptrdiff_t most = 256;
        double lambdas[most];
        std::fill_n(lambdas, std::min(n, most), lambda);
        for (; n > 0; x += most, y += most, n -= most) K::block(x, lambdas, y, std::min(n, most));
    }
};

}  // namespace scixx::special::detail::elementary
