// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <scixx/core/kernel/fma.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>
#include <scixx/special/detail/elementary/powers.hpp>

namespace scixx::special::detail::elementary {

// Where x is 0 the logarithm is taken of 1: a choice between what is there, without a branch.
struct Xlogy {
    static double at(double x, double y) noexcept {
        const double base = x == 0 ? 1.0 : y, lost = y != y ? nan : 0.0;
        return x * quick_logarithm<false>(base) + lost;
    }
    static float at(float x, float y) noexcept { return narrow_x_log_y(x, y); }
};

struct Xlog1py {
    template <bool Short>
    SCIXX_ALWAYS_INLINE static double of(double x, double y) noexcept {
        const double base = x == 0 ? 0.0 : y, lost = y != y ? nan : 0.0;
        return x * logarithm_1p<Short>(base) + lost;
    }
    static double at(double x, double y) noexcept { return of<false>(x, y); }
    /// With narrow vectors the table of logarithms is faster than a division.
    template <bool Narrow = !core::fast_fma>
        requires Narrow
    static void block(const double* x, const double* y, double* out, std::ptrdiff_t n) noexcept {
        constexpr std::ptrdiff_t most = 256;
        double values[most];
        const auto is_plain = [=](std::ptrdiff_t i) SCIXX_INLINE_LAMBDA {
            const bool low = y[i] > -0.9999, high = y[i] < 1e300;
            return low & high;
        };
        std::uint64_t others = 0;
        for (std::ptrdiff_t i = 0; i < n; ++i) others |= is_plain(i) ? 0u : 1u;
        for (std::ptrdiff_t i = 0; i < n; ++i) values[i] = x[i] * table_logarithm_1p(y[i]);
        for (std::ptrdiff_t i = 0; others != 0 && i < n; ++i)
            if (!is_plain(i)) values[i] = at(x[i], y[i]);
        std::copy(values, values + n, out);
    }
    static double brief(double x, double y) noexcept { return of<true>(x, y); }
};

struct Entr {
    static double at(double x) noexcept {
        const double limit = x < 0 ? -infinity : 0.0, valid = x > 0 ? x : 1.0;
        const double nothing = x != x ? nan : 0.0;
        return (0.0 - (x > 0 ? x : 0.0) * quick_logarithm<false>(valid)) + (limit + nothing);
    }
    static float at(float x) noexcept { return narrow_entropy(x); }
};

/// log(x / y) of positive finite numbers, without loss where they are close. Both are scaled to ordinary ones; that
/// choice is nearly always the same, so that it costs little where it is a branch.
[[nodiscard]] SCIXX_ALWAYS_INLINE double logarithm_of_quotient(double x, double y) noexcept {
    const auto scale = [](double z) { return z < 0x1p-500 ? 0x1p600 : (z < 0x1p500 ? 1.0 : 0x1p-600); };
    const auto bias = [](double z) { return z < 0x1p-500 ? 600.0 : (z < 0x1p500 ? 0.0 : -600.0); };
    Quotient at = parts_of_quotient(x * scale(x), y * scale(y));
    at.k += bias(y) - bias(x);
    return at.log();
}

/// What x log(x / y) has beside finite x, y > 0: 0 there; where x is 0 and y is not negative 0, elsewhere infinite or
/// NaN. Conditions are joined without branches, so that a constant y leaves none in a loop either.
[[nodiscard]] SCIXX_ALWAYS_INLINE double entropy_limits(double x, double y) noexcept {
    const bool up = (x < 0) | (y < 0) | (x == infinity) | ((x > 0) & (y == 0)), down = (x > 0) & (y == infinity);
    const bool lost = (x != x) | (y != y);
    return ((up ? infinity : 0.0) + (down ? -infinity : 0.0)) + (lost ? nan : 0.0);
}
/// Whether x and y are positive finite numbers.
[[nodiscard]] SCIXX_ALWAYS_INLINE bool are_finite_positive(double x, double y) noexcept {
    constexpr double most = std::numeric_limits<double>::max();
    return (x > 0) & (x <= most) & (y > 0) & (y <= most);
}

/// For narrow vectors: K::ordinary over numbers of which all are ordinary in a loop without a branch, then the others
/// one by one.
template <class K>
inline void narrow_block(const double* x, const double* y, double* out, std::ptrdiff_t n) noexcept {
    constexpr std::ptrdiff_t most = 256;
    double values[most];
    std::uint64_t others = 0;
    for (std::ptrdiff_t i = 0; i < n; ++i) {
        const bool first = is_ordinary(x[i]), second = is_ordinary(y[i]);
        others |= (first & second) ? 0u : 1u;
    }
    for (std::ptrdiff_t i = 0; i < n; ++i) values[i] = K::ordinary(x[i], y[i]);
    for (std::ptrdiff_t i = 0; others != 0 && i < n; ++i)
        if (!(is_ordinary(x[i]) && is_ordinary(y[i]))) values[i] = K::at(x[i], y[i]);
    std::copy(values, values + n, out);
}

/// For float data: f of moderate numbers in a loop without a branch, K::one of the others; y of any sign where Signed.
template <class K, bool Signed = false, class F>
SCIXX_ALWAYS_INLINE void narrow_float_block(const float* x, const float* y, float* out, std::ptrdiff_t n,
                                            const F& f) noexcept {
    constexpr std::ptrdiff_t most = 256;
    float values[most];
    const auto is_plain = [=](std::ptrdiff_t i) SCIXX_INLINE_LAMBDA {
        const bool first = is_moderate(x[i]), second = is_moderate(Signed ? std::abs(y[i]) : y[i]);
        return first & second;
    };
    std::uint32_t others = 0;
    for (std::ptrdiff_t i = 0; i < n; ++i) others |= is_plain(i) ? 0u : 1u;
    for (std::ptrdiff_t i = 0; i < n; ++i) values[i] = f(x[i], y[i]);
    for (std::ptrdiff_t i = 0; others != 0 && i < n; ++i)
        if (!is_plain(i)) values[i] = static_cast<float>(K::one(static_cast<double>(x[i]), static_cast<double>(y[i])));
    std::copy(values, values + n, out);
}

// Without wide vectors and the blends that come with them a branch is faster.
struct RelEntr {
    SCIXX_ALWAYS_INLINE static double ordinary(double x, double y) noexcept {
        return x * parts_of_quotient(x, y).log();
    }
    static double one(double x, double y) noexcept {
        if (is_ordinary(x) && is_ordinary(y)) [[likely]]
            return ordinary(x, y);
        if (x > 0 && y > 0 && x < infinity && y < infinity) return x * logarithm_of_quotient(x, y);
        return entropy_limits(x, y);
    }
    SCIXX_ALWAYS_INLINE static double at(double x, double y) noexcept {
        if constexpr (!core::fast_fma) return one(x, y);
        const bool both = are_finite_positive(x, y);
        const double p = both ? x : 1.0, q = both ? y : 1.0;
        return p * logarithm_of_quotient(p, q) + entropy_limits(x, y);
    }
    template <bool Narrow = !core::fast_fma>
        requires Narrow
    static void block(const double* x, const double* y, double* out, std::ptrdiff_t n) noexcept {
        narrow_block<RelEntr>(x, y, out, n);
    }
    static void block(const float* x, const float* y, float* out, std::ptrdiff_t n) noexcept {
        narrow_float_block<RelEntr>(x, y, out, n,
                                    [](float p, float q) SCIXX_INLINE_LAMBDA { return narrow_relative_entropy(p, q); });
    }
};

struct KlDiv {
    /// x (2 s + s rest) - (x - lower) = s (gap + x rest); where k = 0 that is all, and for k of 1 and -1, where the
    /// sums cancel, the 20 bits of upper make them exact.
    SCIXX_ALWAYS_INLINE static double ordinary(double x, double y) noexcept {
        const Quotient at = parts_of_quotient(x, y);
        const double upper = from_bits(bits_of(x) & 0xFFFFFFFE00000000u);
        return at.s * (at.gap + x * at.rest()) +
               ((at.k * (upper * ln2_high) + (y - at.lower)) + at.k * ((x - upper) * ln2_high + x * ln2_low));
    }
    static double one(double x, double y) noexcept {
        if (is_ordinary(x) && is_ordinary(y)) [[likely]]
            return ordinary(x, y);
        if (x > 0 && y > 0 && x < infinity && y < infinity) {
            const double scale = x >= 0x1p500 || y >= 0x1p500 ? 0x1p-600 : 0x1p600;
            if (is_ordinary(scale * x) && is_ordinary(scale * y)) return ordinary(scale * x, scale * y) / scale;
            return x * logarithm_of_quotient(x, y) + (y - x);  // far from each other
        }
        if (x == 0 && y >= 0) return y;
        const double limits = entropy_limits(x, y);
        return limits < 0 ? infinity : limits;
    }
    template <bool Narrow = !core::fast_fma>
        requires Narrow
    static void block(const double* x, const double* y, double* out, std::ptrdiff_t n) noexcept {
        narrow_block<KlDiv>(x, y, out, n);
    }
    SCIXX_ALWAYS_INLINE static double at(double x, double y) noexcept {
        if constexpr (!core::fast_fma) return one(x, y);
        const bool both = are_finite_positive(x, y);
        const double p = both ? x : 1.0, q = both ? y : 1.0;
        const double t = (q - p) / p, off = std::abs(t - 0.06), near_by = off <= 0.353 ? 1.0 : 0.0;
        // t - log(1 + t) with s = t / (2 + t), |s| <= 0.1716, where t - 2 s = s t
        const double little = off <= 0.353 ? t : 0.0, s = little / (2 + little);
        const double close = p * (s * (little - logarithm_rest(s * s)));
        const double remote = p * logarithm_of_quotient(p, q) + (q - p), kept = x == 0 ? y : 0.0;
        const double limits = entropy_limits(x, y);
        // Infinite y counts more than x log(x / y).
        const double bound = limits < 0 ? infinity : limits;
        return (near_by * close + (1 - near_by) * remote) + (bound + (y >= 0 ? kept : 0.0));
    }
    static void block(const float* x, const float* y, float* out, std::ptrdiff_t n) noexcept {
        narrow_float_block<KlDiv>(x, y, out, n,
                                  [](float p, float q) SCIXX_INLINE_LAMBDA { return narrow_divergence(p, q); });
    }
};

struct Huber {
    static double at(double delta, double r) noexcept {
        const double size = std::abs(r);
        if (delta < 0) return infinity;
        return size <= delta ? 0.5 * r * r : delta * (size - 0.5 * delta);
    }
    static float at(float delta, float r) noexcept {
        const float size = std::abs(r), inner = 0.5F * r * r, outer = delta * (size - 0.5F * delta);
        return delta < 0 ? narrow_infinity : size <= delta ? inner : outer;
    }
};

struct PseudoHuber {
    static double at(double delta, double r) noexcept { return one(delta, r); }
    static void block(const float* delta, const float* r, float* out, std::ptrdiff_t n) noexcept {
        narrow_float_block<PseudoHuber, true>(
            delta, r, out, n, [](float p, float q) SCIXX_INLINE_LAMBDA { return narrow_pseudo_huber(p, q); });
    }
    static double one(double delta, double r) noexcept {
        if (delta < 0) return infinity;
        if (delta == 0 || r == 0) return 0;
        const double v = r / delta;
        // delta^2 (sqrt(1 + v^2) - 1) without the difference; for huge v it is delta |r|.
        return std::abs(v) > 1e100 ? delta * std::abs(r) : delta * r * (v / (1 + std::sqrt(1 + v * v)));
    }
};

}  // namespace scixx::special::detail::elementary
