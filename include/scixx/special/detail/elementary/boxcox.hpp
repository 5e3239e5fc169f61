// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/convenience.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/elementary/narrow_powers.hpp>
#include <scixx/special/detail/elementary/powers.hpp>

namespace scixx::special::detail::elementary {

// `limit` is the transform for lambda = 0.
struct Boxcox : PowerKernel<Boxcox>, NarrowPower<Boxcox> {
    using PowerKernel::at, PowerKernel::block, NarrowPower::at, NarrowPower::block;
    SCIXX_ALWAYS_INLINE static bool serves(float x, float lambda) noexcept { return Powm1::serves(x, lambda); }
    SCIXX_ALWAYS_INLINE static float of_logarithm(NarrowPair log, float lambda) noexcept {
        // lambda = 0 is like a tiny one
        const float divisor = lambda + narrow_from_bits(narrow_mask(lambda == 0) & narrow_bits_of(0x1p-32F));
        return narrow_long_m1(narrow_multiplied(log, divisor), divisor) + 0.0F;
    }
    SCIXX_ALWAYS_INLINE static float lane(float x, float lambda) noexcept {
        return of_logarithm(narrow_long_logarithm({x, 0}), lambda);
    }
    static double rare(double x, double lambda) noexcept { return brief(x, lambda); }
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
    SCIXX_ALWAYS_INLINE static float limit(float x) noexcept { return logarithm(x); }
    /// For float: lambda = 0 is like a tiny one, and a power above float's range is infinite.
    static double brief_of(double log_x, double lambda) noexcept {
        const double divisor = lambda == 0 ? 1e-200 : lambda, power = divisor * log_x;
        return (exponential_m1<true>(power) + (power > 110 ? infinity : 0.0)) / divisor;
    }
    static double brief(double x, double lambda) noexcept { return brief_of(quick_logarithm<true>(x), lambda); }
};
struct Boxcox1p : PowerKernel<Boxcox1p>, NarrowPower<Boxcox1p> {
    using PowerKernel::at, PowerKernel::block, NarrowPower::at, NarrowPower::block;
    SCIXX_ALWAYS_INLINE static bool serves(float x, float lambda) noexcept {
        const bool some = is_moderate(std::abs(x)), exponent = is_narrow_exponent(lambda), above = x > -1,
                   large = std::abs(x) > 1e-5F, few = std::abs(lambda * x) < 4;  // else log(1 + x) needs more bits
        return some & exponent & above & (large | few);
    }
    SCIXX_ALWAYS_INLINE static float lane(float x, float lambda) noexcept {
        return Boxcox::of_logarithm(narrow_long_logarithm(narrow_one_plus({x, 0})), lambda);
    }
    static double rare(double x, double lambda) noexcept { return brief(x, lambda); }
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
    SCIXX_ALWAYS_INLINE static float limit(float x) noexcept { return logarithm_1p(x); }
    static double brief(double x, double lambda) noexcept { return Boxcox::brief_of(logarithm_1p<true>(x), lambda); }
};
/// What the inverses have in common.
template <class K>
struct RootKernel : PowerKernel<K>, NarrowPower<K> {
    using PowerKernel<K>::at, PowerKernel<K>::block, NarrowPower<K>::at, NarrowPower<K>::block;
    SCIXX_ALWAYS_INLINE static bool serves(float x, float lambda) noexcept { return is_narrow_root(x, lambda); }
    static double rare(double x, double lambda) noexcept { return lambda == 0 ? K::limit(x) : K::brief(x, lambda); }
    SCIXX_ALWAYS_INLINE static bool is_plain(double x, double lambda) noexcept { return is_plain_root(x, lambda); }
    SCIXX_ALWAYS_INLINE static Pair exponent(double x, double lambda) noexcept { return root_exponent(x, lambda); }
};
struct InvBoxcox : RootKernel<InvBoxcox> {
    SCIXX_ALWAYS_INLINE static float lane(float x, float lambda) noexcept {
        return narrow_long_exponential(narrow_root_exponent(x, lambda)) + narrow_root_lost(x, lambda);
    }
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
    SCIXX_ALWAYS_INLINE static float limit(float x) noexcept { return exponential(x); }
    static double brief_power(double x, double lambda) noexcept { return logarithm_1p<true>(lambda * x) / lambda; }
    static double brief(double x, double lambda) noexcept { return exponential<true>(brief_power(x, lambda)); }
};
struct InvBoxcox1p : RootKernel<InvBoxcox1p> {
    SCIXX_ALWAYS_INLINE static float lane(float x, float lambda) noexcept {
        return narrow_long_m1(narrow_root_exponent(x, lambda), 1) + narrow_root_lost(x, lambda);
    }
    static constexpr double least = -40;
    SCIXX_ALWAYS_INLINE static double finish(Pair e, double) noexcept { return long_exponential_m1(e); }
    static double other(double x, double lambda) noexcept {
        if (lambda == 0) return std::expm1(x);
        if (std::abs(lambda * x) < 1e-149) return x;
        const double power = Log1p::at(lambda * x) / lambda;
        return std::abs(power) < 1 ? std::expm1(power) : InvBoxcox::at(x, lambda) - 1;
    }
    SCIXX_ALWAYS_INLINE static double limit(double x) noexcept { return exponential_m1(x); }
    SCIXX_ALWAYS_INLINE static float limit(float x) noexcept { return exponential_m1(x); }
    static double brief(double x, double lambda) noexcept {
        const double power = InvBoxcox::brief_power(x, lambda);
        return exponential_m1<true>(power) + (power > 110 ? infinity : 0.0);
    }
};

/// A transform with one lambda for many x.
template <class K, class T>
struct WithLambda {
    T lambda;
    T operator()(T x) const noexcept { return K::at(x, lambda); }
    static constexpr bool has_block = true;
    void block(const T* x, T* y, std::ptrdiff_t n) const noexcept {
        if (lambda == 0) {
            for (std::ptrdiff_t i = 0; i < n; ++i) y[i] = K::limit(x[i]);
            return;
        }
        constexpr std::ptrdiff_t most = 256;
        T lambdas[most];
        std::fill_n(lambdas, std::min(n, most), lambda);
        for (; n > 0; x += most, y += most, n -= most) K::block(x, lambdas, y, std::min(n, most));
    }
};

}  // namespace scixx::special::detail::elementary
