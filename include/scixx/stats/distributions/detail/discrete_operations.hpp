// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/distributions/detail/derived.hpp>
#include <vector>

/// What a kernel of a discrete distribution does not say itself, and its functions with a location.
namespace scixx::stats::detail {

template <class K>
[[nodiscard]] double pmf_of(const K& k, double i) {
    if constexpr (requires { k.pmf(i); })
        return k.pmf(i);
    else
        return std::exp(k.logpmf(i));
}
template <class K>
[[nodiscard]] double logpmf_of(const K& k, double i) {
    if constexpr (requires { k.logpmf(i); })
        return k.logpmf(i);
    else
        return std::log(k.pmf(i));
}

/// The sum of f(i) from `from` in steps of +1 or -1 as far as `to`, until 30 terms in a row add nothing.
template <class = void>
[[nodiscard]] inline double sum_of(RealFunction f, double from, double to, double step) {
    double sum = 0, lost = 0;
    int idle = 0;
    for (double i = from; step > 0 ? i <= to : i >= to; i += step) {
        const double term = f(i), next = sum + term;
        lost += std::abs(sum) >= std::abs(term) ? (sum - next) + term : (term - next) + sum;
        idle = next == sum && sum != 0 ? idle + 1 : next == sum ? idle : 0;
        sum = next;
        if (idle > 30 || std::abs(i - from) > 5e7) break;
    }
    return sum + lost;
}

/// A whole number in the support, near the bulk.
template <class K>
[[nodiscard]] double middle_of(const K& k) {
    const auto [lower, upper] = support_of(k);
    double m = undefined;
    if constexpr (requires { k.centre(); })
        m = k.centre();
    else if constexpr (requires { k.moments(); })
        m = std::floor(k.moments().mean);
    if (!std::isfinite(m)) m = std::isfinite(lower) ? lower : 0;
    return m < lower ? lower : m > upper ? upper : m;
}

template <class K>
[[nodiscard]] double discrete_cdf(const K& k, double i) {
    if constexpr (requires { k.cdf(i); })
        return k.cdf(i);
    else {
        const auto [lower, upper] = support_of(k);
        const auto f = [&](double j) { return pmf_of(k, j); };
        if (i <= middle_of(k)) return sum_of(f, i, lower, -1);
        if constexpr (requires { k.sf(i); }) return 1 - k.sf(i);
        return 1 - sum_of(f, i + 1, upper, 1);
    }
}
template <class K>
[[nodiscard]] double discrete_sf(const K& k, double i) {
    if constexpr (requires { k.sf(i); })
        return k.sf(i);
    else {
        const auto [lower, upper] = support_of(k);
        const auto f = [&](double j) { return pmf_of(k, j); };
        if (i >= middle_of(k)) return sum_of(f, i + 1, upper, 1);
        if constexpr (requires { k.cdf(i); }) return 1 - k.cdf(i);
        return 1 - sum_of(f, i, lower, -1);
    }
}

/// The mean of g over the support.
template <class K>
[[nodiscard]] double discrete_mean(const K& k, RealFunction g, double lower, double upper) {
    if constexpr (requires { k.mean_of(g); }) return k.mean_of(g);
    const double m = std::min(std::max(middle_of(k), lower), upper);
    const auto f = [&](double i) {
        const double p = pmf_of(k, i);
        return p > 0 ? g(i) * p : 0.0;
    };
    return sum_of(f, m, upper, 1) + (m > lower ? sum_of(f, m - 1, lower, -1) : 0.0);
}

template <class K>
[[nodiscard]] Moments discrete_moments(const K& k) {
    if constexpr (requires { k.moments(); })
        return k.moments();
    else {
        const Support ends = support_of(k);
        const double mean = discrete_mean(
            k, [](double i) { return i; }, ends.lower, ends.upper);
        const auto central = [&](int n) {
            return discrete_mean(
                k, [&](double i) { return std::pow(i - mean, n); }, ends.lower, ends.upper);
        };
        const double v = central(2);
        return {mean, v, central(3) / (v * std::sqrt(v)), central(4) / (v * v) - 3};
    }
}

/// The smallest whole number of [lower, upper] for which a condition, false below it and true above, holds.
template <class = void>
[[nodiscard]] inline double smallest(core::FunctionRef<bool(double)> reached, double lower, double upper,
                                     double start) {
    double at = std::min(std::max(std::floor(start), lower), upper), step = 1, below, above;
    if (!(at == at)) at = std::isfinite(lower) ? lower : 0;
    if (reached(at)) {
        above = at;
        for (;;) {
            if (above <= lower) return lower;
            below = std::max(above - step, lower);
            if (!reached(below)) break;
            above = below;
            step *= 2;
        }
    } else {
        below = at;
        for (;;) {
            if (below >= upper || below > 9e15) return below >= upper ? upper : infinite;
            above = std::min(below + step, upper);
            if (reached(above)) break;
            below = above;
            step *= 2;
        }
    }
    while (above - below > 1) {
        const double half = std::floor(below + (above - below) / 2);
        (reached(half) ? above : below) = half;
    }
    return above;
}
template <class K>
[[nodiscard]] double discrete_quantile(const K& k, double q, bool upper_tail) {
    const Support ends = support_of(k);
    const double lower = ends.lower, upper = ends.upper;
    double start = std::isfinite(lower) ? lower : 0;
    if constexpr (requires { k.moments(); }) {
        // The normal quantile with the first term of the Cornish-Fisher expansion.
        const Moments m = k.moments();
        const double z = upper_tail ? -special::ndtri(q) : special::ndtri(q);
        if (std::isfinite(m.variance) && std::isfinite(m.skewness))
            start = m.mean + std::sqrt(m.variance) * (z + m.skewness * (z * z - 1) / 6);
    }
    // Probabilities are compared in the tail where they are small; 1 - q is exact for q >= 1/2.
    const bool use_sf = upper_tail == (q <= 0.5);
    const double p = q <= 0.5 ? q : 1 - q;
    const auto below = [&](double i) { return i >= upper || discrete_cdf(k, i) >= p; };
    const auto beyond = [&](double i) { return i >= upper || discrete_sf(k, i) <= p; };
    if (use_sf) return smallest(beyond, lower, upper, start);
    return smallest(below, lower, upper, start);
}

/// Quantiles by a table of the distribution function, for many of them: where it is no closed form, each alone would
/// sum probabilities again.
template <class K, class T = double>
class CountTable {
public:
    explicit CountTable(const K& k) : kernel_(k) {
        const Support ends = support_of(k);
        const T lower = ends.lower, upper = ends.upper, middle = middle_of(k);
        // Probabilities from the middle outwards until the rest is below what 1 - q can tell.
        const auto side = [&](T from, T step, std::vector<T>& terms) {
            T sum = 0;
            for (T i = from; (step > 0 ? i <= upper : i >= lower) && std::ssize(terms) < longest; i += step) {
                terms.push_back(pmf_of(kernel_, i));
                sum += terms.back();
                if (terms.back() < T(1e-20) * sum) break;
            }
        };
        std::vector<T> above, below;
        side(middle + 1, 1, above);
        side(middle, -1, below);
        first_ = middle - static_cast<T>(below.size()) + 1;
        cdf_.resize(below.size() + above.size());
        T sum = 0;
        for (std::size_t i = 0; i < below.size(); ++i) cdf_[i] = sum += below[below.size() - 1 - i];
        sum = 0;
        for (std::size_t i = above.size(); i > 0; --i) {
            cdf_[below.size() + i - 1] = 1 - sum;
            sum += above[i - 1];
        }
        whole_ = std::ssize(below) < longest && std::ssize(above) < longest;
    }
    [[nodiscard]] T operator()(T q) const {
        if (!whole_ && !(q > cdf_.front() && q < cdf_.back())) return discrete_quantile(kernel_, q, false);
        const auto at = std::lower_bound(cdf_.begin(), cdf_.end(), q) - cdf_.begin();
        return first_ + static_cast<T>(std::min<std::ptrdiff_t>(at, std::ssize(cdf_) - 1));
    }

private:
    static constexpr std::ptrdiff_t longest = 1 << 14;
    K kernel_;
    T first_ = 0;
    bool whole_ = false;
    std::vector<T> cdf_;
};

template <class K, bool logarithm>
struct PmfAt {
    K kernel;
    Support support;
    double loc;
    bool valid;
    double operator()(double x) const {
        const double i = x - loc;
        if (!valid || !(i == i)) return undefined;
        if (!(i >= support.lower && i <= support.upper) || i != std::floor(i) || std::isinf(i))
            return logarithm ? -infinite : 0.0;
        return logarithm ? logpmf_of(kernel, i) : pmf_of(kernel, i);
    }
};
template <bool logarithm>
struct Pmf {
    template <class K>
    static PmfAt<K, logarithm> bind(const K& k, double loc) {
        return {k, support_of(k), loc, valid(k)};
    }
};

enum class DiscreteTail { cdf, sf, logcdf, logsf };
template <class K, DiscreteTail tail>
struct DiscreteTailAt {
    K kernel;
    Support support;
    double loc;
    bool valid;
    double operator()(double x) const {
        constexpr bool logarithm = tail == DiscreteTail::logcdf || tail == DiscreteTail::logsf;
        constexpr bool rising = tail == DiscreteTail::cdf || tail == DiscreteTail::logcdf;
        const double i = std::floor(x - loc);
        if (!valid || !(i == i)) return undefined;
        if (i < support.lower || i >= support.upper)
            return (i < support.lower) == rising ? (logarithm ? -infinite : 0.0) : (logarithm ? 0.0 : 1.0);
        const double p = rising ? discrete_cdf(kernel, i) : discrete_sf(kernel, i);
        if (!logarithm) return p;
        return p < 0.5 ? std::log(p) : std::log1p(-(rising ? discrete_sf(kernel, i) : discrete_cdf(kernel, i)));
    }
};
template <DiscreteTail tail>
struct DiscreteTailOperation {
    template <class K>
    static DiscreteTailAt<K, tail> bind(const K& k, double loc) {
        return {k, support_of(k), loc, valid(k)};
    }
};

template <class K, bool upper_tail>
struct DiscreteQuantileAt {
    K kernel;
    Support support;
    double loc;
    bool valid;
    double operator()(double q) const {
        if (!valid || !(q >= 0 && q <= 1)) return undefined;
        if (q == 0 || q == 1) return ((q == 0) == upper_tail ? support.upper : support.lower - 1) + loc;
        return discrete_quantile(kernel, q, upper_tail) + loc;
    }
};
template <bool upper_tail>
struct DiscreteQuantile {
    template <class K>
    static DiscreteQuantileAt<K, upper_tail> bind(const K& k, double loc) {
        return {k, support_of(k), loc, valid(k)};
    }
};

/// Operations without x.
struct DiscreteOperations {
    using Pmf = detail::Pmf<false>;
    using Logpmf = detail::Pmf<true>;
    using Cdf = DiscreteTailOperation<DiscreteTail::cdf>;
    using Sf = DiscreteTailOperation<DiscreteTail::sf>;
    using Logcdf = DiscreteTailOperation<DiscreteTail::logcdf>;
    using Logsf = DiscreteTailOperation<DiscreteTail::logsf>;
    using Ppf = DiscreteQuantile<false>;
    using Isf = DiscreteQuantile<true>;
    struct Stats {
        template <class K>
        static std::array<double, 4> of(const K& k, double loc) {
            if (!valid(k)) return {undefined, undefined, undefined, undefined};
            const Moments m = discrete_moments(k);
            return {loc + m.mean, m.variance, m.skewness, m.kurtosis};
        }
    };
    struct Mean {
        template <class K>
        static double of(const K& k, double loc) {
            return Stats::of(k, loc)[0];
        }
    };
    struct Variance {
        template <class K>
        static double of(const K& k, double loc) {
            return Stats::of(k, loc)[1];
        }
    };
    struct Deviation {
        template <class K>
        static double of(const K& k, double loc) {
            return std::sqrt(Stats::of(k, loc)[1]);
        }
    };
    struct Median {
        template <class K>
        static double of(const K& k, double loc) {
            return Ppf::bind(k, loc)(0.5);
        }
    };
    struct Entropy {
        template <class K>
        static double of(const K& k, double) {
            if (!valid(k)) return undefined;
            if constexpr (requires { k.entropy(); })
                return k.entropy();
            else {
                const auto [lower, upper] = support_of(k);
                return -discrete_mean(
                    k, [&](double i) { return logpmf_of(k, i); }, lower, upper);
            }
        }
    };
    struct SupportEnds {
        template <class K>
        static std::array<double, 2> of(const K& k, double loc) {
            if (!valid(k)) return {undefined, undefined};
            const auto [lower, upper] = support_of(k);
            return {loc + lower, loc + upper};
        }
    };
    struct RawMoment {
        int order;
        template <class K>
        [[nodiscard]] double of(const K& k, double loc) const {
            if (!valid(k)) return undefined;
            if (order == 0) return 1;
            const Moments m = discrete_moments(k);
            const double u = m.mean + loc, v = m.variance;
            if (order == 1) return u;
            if (order == 2) return v + u * u;
            const double third = m.skewness * v * std::sqrt(v);
            if (order == 3) return third + 3 * u * v + u * u * u;
            if (order == 4) return (m.kurtosis + 3) * v * v + 4 * u * third + 6 * u * u * v + u * u * u * u;
            const auto [lower, upper] = support_of(k);
            return discrete_mean(
                k, [&](double i) { return std::pow(i + loc, order); }, lower, upper);
        }
    };
    struct CentralInterval {
        double confidence;
        template <class K>
        [[nodiscard]] std::array<double, 2> of(const K& k, double loc) const {
            const double q = (1 - confidence) / 2;
            return {Ppf::bind(k, loc)(q), Isf::bind(k, loc)(q)};
        }
    };
};

}  // namespace scixx::stats::detail
