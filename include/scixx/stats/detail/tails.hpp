// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/special/gammainc.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/alternative.hpp>

/// Tail probabilities of the distributions that tests refer to, each with its full relative accuracy.
namespace scixx::stats::detail::samples {

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

template <class T = double>
[[nodiscard]] double normal_sf(double z) {
    return special::ndtr(T(-z));
}
/// P(T > t) of Student's t.
template <class T = double>
[[nodiscard]] double student_sf(double t, double df) {
    if (std::isnan(t) || !(df > 0)) return nan;
    if (std::isinf(df)) return normal_sf(t);
    const T square = t * t;
    const double half = std::isinf(square) ? 0.0
                        : square < df      ? 0.5 * special::betaincc(0.5, 0.5 * df, square / (df + square))
                                           : 0.5 * special::betainc(0.5 * df, 0.5, df / (df + square));
    return t >= 0 ? half : 1 - half;
}
/// P(X > x) of chi squared.
template <class T = double>
[[nodiscard]] double chi2_sf(double x, double df) {
    return x <= 0 ? 1.0 : special::gammaincc(T(0.5 * df), 0.5 * x);
}
/// P(X > x) of Fisher's F.
template <class T = double>
[[nodiscard]] double f_sf(double x, double dfn, double dfd) {
    if (std::isnan(x)) return nan;
    if (x <= 0) return 1;
    if (std::isinf(x)) return 0;
    const T product = dfn * x;
    return product < dfd ? special::betaincc(0.5 * dfn, 0.5 * dfd, product / (dfd + product))
                         : special::betainc(0.5 * dfd, 0.5 * dfn, dfd / (dfd + product));
}

/// The p-value of a statistic whose distribution is symmetric about 0, from its upper tail.
template <class Sf>
[[nodiscard]] double symmetric_pvalue(double statistic, Alternative alternative, const Sf& sf) {
    switch (alternative) {
        case Alternative::less:
            return sf(-statistic);
        case Alternative::greater:
            return sf(statistic);
        default: {
            const double p = 2 * sf(std::abs(statistic));
            return p > 1 ? 1.0 : p;  // NaN stays
        }
    }
}
template <class = void>
[[nodiscard]] double normal_pvalue(double z, Alternative alternative) {
    return std::isnan(z) ? nan : symmetric_pvalue(z, alternative, [](double x) { return normal_sf(x); });
}
template <class = void>
[[nodiscard]] double student_pvalue(double t, double df, Alternative alternative) {
    return std::isnan(t) ? nan : symmetric_pvalue(t, alternative, [df](double x) { return student_sf(x, df); });
}

}  // namespace scixx::stats::detail::samples
