// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
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

/// A function of whole numbers that keeps its values on a short support, where an array asks for them many times.
template <class F>
struct Remembered {
    F function;
    double lower, count;
    mutable core::List<double> values;
    Remembered(const F& f_of, const Support& ends)
        : function(f_of), lower(ends.lower), count(ends.upper - ends.lower + 1) {
        if (count <= 4096) values.assign(static_cast<core::Index>(count), infinite);
    }
    double operator()(double x) const {
        const double place = x - lower;
        if (!(place >= 0 && place < count) || count > 4096 || place != std::floor(place)) return function(x);
        double& value = values[static_cast<core::Index>(place)];
        if (value == infinite) value = function(x);
        return value;
    }
};
/// The function itself for a number, Remembered for an array. The support is that of the shifted law.
template <class X, class F>
[[nodiscard]] auto for_many(const F& function, const Support& ends) {
    if constexpr (core::Number<X>)
        return function;
    else
        return Remembered<F>(function, ends);
}

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
