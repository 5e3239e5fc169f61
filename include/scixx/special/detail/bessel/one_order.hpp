// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/square_roots.hpp>
#include <scixx/special/detail/bessel/orders.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>

/// Modified Bessel functions of one order for arrays of floats.
namespace scixx::special::detail::bessel {

/// F, K of order `nu` or exp(x) K, from orders 0 and 1 or from orders -1/2 and 1/2 by steps in double: all terms are
/// positive. What is left to F::brief: other orders, and x that are not positive and finite.
template <class F, bool Scaled>
struct StepsOfSecond {
    double nu;
    double operator()(double x) const noexcept { return F::brief(nu, x); }
    void block(const float* x, float* y, std::ptrdiff_t n) const noexcept {
        constexpr std::ptrdiff_t most = 64;
        const double order = std::abs(nu);
        if (!(order <= 12 && 2 * order == std::floor(2 * order))) {
            for (std::ptrdiff_t i = 0; i < n; ++i) y[i] = static_cast<float>(F::brief(nu, static_cast<double>(x[i])));
            return;
        }
        const bool whole = order == std::floor(order);
        const int steps = static_cast<int>(order + 0.5);
        double size[most], first[most], second[most], slope[most];
        float zero[most], one[most];
        for (; n > 0; x += most, y += most, n -= most) {
            const std::ptrdiff_t count = std::min(most, n);
            for (std::ptrdiff_t i = 0; i < count; ++i) size[i] = static_cast<double>(std::abs(x[i]));
            if (whole) {
                NarrowSecond<K0e, 0, true>::block(x, zero, count);
                NarrowSecond<K1e, 1, true>::block(x, one, count);
                for (std::ptrdiff_t i = 0; i < count; ++i) first[i] = static_cast<double>(zero[i]);
                for (std::ptrdiff_t i = 0; i < count; ++i) second[i] = static_cast<double>(one[i]);
            } else {
                for (std::ptrdiff_t i = 0; i < count; ++i) first[i] = 1.5707963267948966 / size[i];
                core::take_square_roots(first, count);
                std::copy(first, first + count, second);
            }
            for (std::ptrdiff_t i = 0; i < count; ++i) slope[i] = 2 / size[i];
            for (int k = 0; k < steps; ++k) {
                const double at = order - steps + k + 1;
                for (std::ptrdiff_t i = 0; i < count; ++i) {
                    const double next = first[i] + at * slope[i] * second[i];
                    first[i] = second[i];
                    second[i] = next;
                }
            }
            if constexpr (!Scaled)
                for (std::ptrdiff_t i = 0; i < count; ++i) first[i] *= elementary::exponential<true>(-size[i]);
            std::uint32_t rare = 0;
            for (std::ptrdiff_t i = 0; i < count; ++i) rare |= elementary::narrow_mask(is_rare(x[i]));
            for (std::ptrdiff_t i = 0; rare != 0 && i < count; ++i)
                if (is_rare(x[i])) first[i] = F::brief(nu, static_cast<double>(x[i]));
            for (std::ptrdiff_t i = 0; i < count; ++i) y[i] = static_cast<float>(first[i]);
        }
    }

private:
    static bool is_rare(float x) noexcept {
        const bool positive = x > 0, finite = x <= std::numeric_limits<float>::max();
        return !(positive & finite);
    }
};

/// F, I of order `nu` in [0, 12] or exp(-x) I, by its power series (DLMF 10.25.2) up to x = 30, by Hankel's expansion
/// (DLMF 10.40.1) above. What is left to F::brief: other orders, and x that are not in (0, 100].
template <class F, bool Scaled>
struct SeriesOfFirst {
    double nu;
    double operator()(double x) const noexcept { return F::brief(nu, x); }
    void block(const float* x, float* y, std::ptrdiff_t n) const noexcept {
        constexpr std::ptrdiff_t most = 64;
        if (!(nu >= 0 && nu <= 12)) {
            for (std::ptrdiff_t i = 0; i < n; ++i) y[i] = static_cast<float>(F::brief(nu, static_cast<double>(x[i])));
            return;
        }
        constexpr int terms = 40, few = 20;
        double series[terms], remote[few];
        series[0] = brief_reciprocal_gamma(nu + 1);
        for (int k = 1; k < terms; ++k) series[k] = series[k - 1] / (k * (k + nu));
        remote[0] = 1;
        for (int k = 1; k < few; ++k)
            remote[k] = remote[k - 1] * ((2 * k - 1.0) * (2 * k - 1.0) - 4 * nu * nu) / (8 * k);
        double size[most], z[most], sum[most], inverse[most], large[most];
        for (; n > 0; x += most, y += most, n -= most) {
            const std::ptrdiff_t count = std::min(most, n);
            float longest = 0;
            for (std::ptrdiff_t i = 0; i < count; ++i)
                longest = std::max(longest, elementary::narrow_between(std::abs(x[i]), 0, 100));
            for (std::ptrdiff_t i = 0; i < most; ++i) {
                const double at = i < count ? static_cast<double>(std::abs(x[i])) : 1.0;
                size[i] = at < 1e-46 ? 1e-46 : at > 100 ? 100 : at;
            }
            const int last = std::min(terms - 1, 9 + static_cast<int>(0.9F * longest));
            for (std::ptrdiff_t i = 0; i < most; ++i) z[i] = 0.25 * size[i] * size[i];
            for (std::ptrdiff_t i = 0; i < most; ++i) sum[i] = series[last];
            for (int k = last - 1; k >= 0; --k)
                for (std::ptrdiff_t i = 0; i < most; ++i) sum[i] = sum[i] * z[i] + series[k];
            for (std::ptrdiff_t i = 0; i < most; ++i)
                sum[i] *= elementary::exponential<true>(nu * elementary::logarithm<true>(0.5 * size[i]) -
                                                        (Scaled ? size[i] : 0));
            if (longest > 30) {
                for (std::ptrdiff_t i = 0; i < most; ++i) inverse[i] = 1 / size[i];
                for (std::ptrdiff_t i = 0; i < most; ++i) large[i] = remote[few - 1];
                for (int k = few - 2; k >= 0; --k)
                    for (std::ptrdiff_t i = 0; i < most; ++i) large[i] = large[i] * inverse[i] + remote[k];
                for (std::ptrdiff_t i = 0; i < most; ++i) inverse[i] *= 0.15915494309189533577;
                core::take_square_roots(inverse, most);
                for (std::ptrdiff_t i = 0; i < most; ++i)
                    large[i] *= inverse[i] * (Scaled ? 1 : elementary::exponential<true>(size[i]));
                for (std::ptrdiff_t i = 0; i < most; ++i) sum[i] = size[i] > 30 ? large[i] : sum[i];
            }
            std::uint32_t rare = 0;
            for (std::ptrdiff_t i = 0; i < count; ++i) rare |= elementary::narrow_mask(is_rare(x[i]));
            for (std::ptrdiff_t i = 0; rare != 0 && i < count; ++i)
                if (is_rare(x[i])) sum[i] = F::brief(nu, static_cast<double>(x[i]));
            for (std::ptrdiff_t i = 0; i < count; ++i) y[i] = static_cast<float>(sum[i]);
        }
    }

private:
    static bool is_rare(float x) noexcept {
        const bool positive = x > 0, moderate = x <= 100;
        return !(positive & moderate);
    }
};

}  // namespace scixx::special::detail::bessel
