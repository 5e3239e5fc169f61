// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <scixx/stats/random_variables/detail/discrete.hpp>

/// The functions of a discrete random variable as core::elementwise takes them; NaN stays NaN.
namespace scixx::stats::detail::variables {

template <class K, bool logarithm>
struct MassOf {
    const K& law;
    double loc;
    double operator()(double x) const {
        if (!(x == x)) return undefined;
        return logarithm ? logpmf_at(law, x - loc) : pmf_at(law, x - loc);
    }
};
template <class K, bool upper_tail, bool logarithm>
struct SumOf {
    const K& law;
    double loc;
    double operator()(double x) const {
        if (!(x == x)) return undefined;
        if (logarithm) return upper_tail ? log_mass_beyond(law, x - loc) : log_mass_upto(law, x - loc);
        return upper_tail ? mass_beyond(law, x - loc) : mass_upto(law, x - loc);
    }
};
template <class K, bool complement>
struct SumBetween {
    const K& law;
    double loc;
    double operator()(double x, double y) const {
        if (!complement || !(std::ceil(x - loc) <= std::floor(y - loc))) {
            const double p = discrete_between(law, x - loc, y - loc);
            return complement ? 1 - p : p;
        }
        return mass_upto(law, std::ceil(x - loc) - 1) + mass_beyond(law, y - loc);
    }
};
template <class K, bool complement>
struct LogSumBetween {
    const K& law;
    double loc;
    double operator()(double x, double y) const {
        if (!(x == x && y == y)) return undefined;
        if (!complement) return log_discrete_between(law, x - loc, y - loc);
        const double p = SumBetween<K, true>{law, loc}(x, y);
        if (p > 0.5) return std::log1p(-discrete_between(law, x - loc, y - loc));
        if (p > tiny) return std::log(p);
        return log_sum(log_mass_upto(law, std::ceil(x - loc) - 1), log_mass_beyond(law, y - loc));
    }
};
template <class K, bool upper_tail, bool logarithm>
struct WholeQuantile {
    const K& law;
    double loc;
    double operator()(double p) const {
        if (logarithm) return loc + discrete_ilog(law, p, upper_tail);
        return loc + (upper_tail ? discrete_iccdf(law, p) : discrete_icdf(law, p));
    }
};

template <class K, class Rng>
void fill_whole(const K& k, double loc, Rng& rng, double* out, core::Index n) {
    if constexpr (requires { k.draw(rng, out, n); })
        k.draw(rng, out, n);
    else {
        fill_uniform(rng, out, n);
        for (core::Index i = 0; i < n; ++i) out[i] = discrete_icdf(k, out[i]);
    }
    for (core::Index i = 0; i < n; ++i) out[i] += loc;
}

}  // namespace scixx::stats::detail::variables
