// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <scixx/special/detail/elementary/exponential.hpp>

namespace scixx::special::detail::elementary {

// Where x is 0 the logarithm is taken of 1: a choice between what is there, without a branch.
struct Xlogy {
    static double at(double x, double y) noexcept {
        const double base = x == 0 ? 1.0 : y, lost = y != y ? nan : 0.0;
        return x * logarithm(base) + lost;
    }
};

struct Xlog1py {
    static double at(double x, double y) noexcept {
        const double base = x == 0 ? 0.0 : y, lost = y != y ? nan : 0.0;
        return x * logarithm_1p(base) + lost;
    }
};

struct Entr {
    static double at(double x) noexcept {
        const double limit = x < 0 ? -infinity : 0.0, valid = x > 0 ? x : 1.0;
        const double nothing = x != x ? nan : 0.0;
        return (0.0 - (x > 0 ? x : 0.0) * logarithm(valid)) + (limit + nothing);
    }
};

/// log(x / y) of positive finite numbers, without loss where they are close.
[[nodiscard]] inline double logarithm_of_quotient(double x, double y) noexcept {
    const Split top = split(x), bottom = split(y);
    const double up = top.m < 0.70710678118654752440 * bottom.m ? 1.0 : 0.0;
    const double down = top.m > 1.4142135623730950488 * bottom.m ? 1.0 : 0.0;
    const double upper = top.m * (1 + up), lower = bottom.m * (1 + down), k = (top.k - bottom.k) + (down - up);
    const double s = (upper - lower) / (upper + lower);
    return k * ln2_high + (2 * s + (s * logarithm_rest(s * s) + k * ln2_low));
}

struct RelEntr {
    static double at(double x, double y) noexcept {
        if (x > 0 && y > 0 && x < infinity && y < infinity) return x * logarithm_of_quotient(x, y);
        if (x != x || y != y) return nan;
        if (x > 0 && y > 0) return x == y ? nan : x < y ? -infinity : infinity;
        return x == 0 && y >= 0 ? 0 : infinity;
    }
};

struct KlDiv {
    static double at(double x, double y) noexcept {
        if (x > 0 && y > 0 && x < infinity && y < infinity) {
            const double t = (y - x) / x;
            if (std::abs(t) <= 0.4) {  // t - log(1 + t) with s = t / (2 + t), where t - 2 s = s t
                const double s = t / (2 + t);
                return x * (s * (t - logarithm_rest(s * s)));
            }
            return x * logarithm_of_quotient(x, y) + (y - x);
        }
        if (x != x || y != y) return nan;
        if (x > 0 && y > 0) return x == y ? nan : infinity;
        return x == 0 && y >= 0 ? y : infinity;
    }
};

struct Huber {
    static double at(double delta, double r) noexcept {
        const double size = std::abs(r);
        if (delta < 0) return infinity;
        return size <= delta ? 0.5 * r * r : delta * (size - 0.5 * delta);
    }
};

struct PseudoHuber {
    static double at(double delta, double r) noexcept {
        if (delta < 0) return infinity;
        if (delta == 0 || r == 0) return 0;
        const double v = r / delta;
        // delta^2 (sqrt(1 + v^2) - 1) without the difference; for huge v it is delta |r|.
        return std::abs(v) > 1e100 ? delta * std::abs(r) : delta * r * (v / (1 + std::sqrt(1 + v * v)));
    }
};

}  // namespace scixx::special::detail::elementary
