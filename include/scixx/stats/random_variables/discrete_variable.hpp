// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <complex>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <scixx/stats/random_variables/detail/discrete.hpp>
#include <scixx/stats/random_variables/detail/discrete_functions.hpp>
#include <scixx/stats/random_variables/options.hpp>
#include <tuple>

namespace scixx::stats {

/// A random variable on whole numbers: a law, all parameters set, with the functions of SciPy's random variables.
///
/// It is a value. Binomial is such a type; make_distribution makes one of any discrete distribution of the library.
/// Functions take a number or an array and give one, as core::elementwise says; a destination may stand last. cdf,
/// ccdf, logcdf and logccdf have a second argument y: the probability of x <= X <= y, both ends counted, and of its
/// complement; with y < x that is 0 and 1. icdf(p) is the smallest k with cdf(k) >= p, iccdf(p) the smallest with
/// ccdf(k) <= p; 0 and 1 give the ends of the support. NaN gives NaN, as does a probability outside [0, 1] or a
/// logarithm above 0.
///
/// @note  Probabilities that underflow keep their logarithms, summed from the largest term.
///
/// Differs from SciPy: as for ContinuousVariable; there is pmf but no pdf. A shift is an argument of
/// make_distribution's class, and no arithmetic. @see scipy.stats.Binomial.
template <class K>
class DiscreteVariable {
public:
    explicit DiscreteVariable(K law, double loc = 0) : law_(std::move(law)), loc_(loc) {}

    [[nodiscard]] const K& law() const noexcept { return law_; }

    /// Probability of x; 0 where x is no whole number.
    template <core::Operand X = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto pmf(const X& x, D&&... out) const {
        return core::elementwise("pmf", many<X>(detail::variables::MassOf<K, false>{law_, loc_}), std::tie(x), out...);
    }
    /// Its logarithm, also where it underflows.
    template <core::Operand X = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto logpmf(const X& x, D&&... out) const {
        return core::elementwise("logpmf", many<X>(detail::variables::MassOf<K, true>{law_, loc_}), std::tie(x),
                                 out...);
    }
    /// Distribution function, P(X <= x).
    template <core::Operand X = core::InBraces>
    auto cdf(const X& x) const {
        return core::elementwise("cdf", many<X>(detail::variables::SumOf<K, false, false>{law_, loc_}), std::tie(x));
    }
    /// P(x <= X <= y).
    template <core::Operand X = core::InBraces, core::Operand Y, core::Destination... D>
        requires core::AtMostOne<D...>
    auto cdf(const X& x, const Y& y, D&&... out) const {
        return core::elementwise("cdf", detail::variables::SumBetween<K, false>{law_, loc_}, std::tie(x, y), out...);
    }
    /// Complement of the distribution function, P(X > x).
    template <core::Operand X = core::InBraces>
    auto ccdf(const X& x) const {
        return core::elementwise("ccdf", many<X>(detail::variables::SumOf<K, true, false>{law_, loc_}), std::tie(x));
    }
    /// P(X < x or X > y).
    template <core::Operand X = core::InBraces, core::Operand Y = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto ccdf(const X& x, const Y& y, D&&... out) const {
        return core::elementwise("ccdf", detail::variables::SumBetween<K, true>{law_, loc_}, std::tie(x, y), out...);
    }
    /// Logarithm of cdf, also where that underflows.
    template <core::Operand X = core::InBraces>
    auto logcdf(const X& x) const {
        return core::elementwise("logcdf", many<X>(detail::variables::SumOf<K, false, true>{law_, loc_}), std::tie(x));
    }
    template <core::Operand X = core::InBraces, core::Operand Y, core::Destination... D>
        requires core::AtMostOne<D...>
    auto logcdf(const X& x, const Y& y, D&&... out) const {
        return core::elementwise("logcdf", detail::variables::LogSumBetween<K, false>{law_, loc_}, std::tie(x, y),
                                 out...);
    }
    /// Logarithm of ccdf, also where that underflows.
    template <core::Operand X = core::InBraces>
    auto logccdf(const X& x) const {
        return core::elementwise("logccdf", many<X>(detail::variables::SumOf<K, true, true>{law_, loc_}), std::tie(x));
    }
    template <core::Operand X = core::InBraces, core::Operand Y = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto logccdf(const X& x, const Y& y, D&&... out) const {
        return core::elementwise("logccdf", detail::variables::LogSumBetween<K, true>{law_, loc_}, std::tie(x, y),
                                 out...);
    }
    /// Quantile: the smallest k with cdf(k) >= p.
    template <core::Operand P = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto icdf(const P& p, D&&... out) const {
        return core::elementwise("icdf", detail::variables::WholeQuantile<K, false, false>{law_, loc_}, std::tie(p),
                                 out...);
    }
    /// Upper quantile: the smallest k with ccdf(k) <= p.
    template <core::Operand P = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto iccdf(const P& p, D&&... out) const {
        return core::elementwise("iccdf", detail::variables::WholeQuantile<K, true, false>{law_, loc_}, std::tie(p),
                                 out...);
    }
    /// The smallest k with logcdf(k) >= logp.
    template <core::Operand P = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto ilogcdf(const P& logp, D&&... out) const {
        return core::elementwise("ilogcdf", detail::variables::WholeQuantile<K, false, true>{law_, loc_},
                                 std::tie(logp), out...);
    }
    /// The smallest k with logccdf(k) <= logp.
    template <core::Operand P = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto ilogccdf(const P& logp, D&&... out) const {
        return core::elementwise("ilogccdf", detail::variables::WholeQuantile<K, true, true>{law_, loc_},
                                 std::tie(logp), out...);
    }

    /// Both ends of the support.
    [[nodiscard]] std::array<double, 2> support() const {
        const auto [lower, upper] = detail::support_of(law_);
        return {lower + loc_, upper + loc_};
    }
    [[nodiscard]] double mean() const { return loc_ + detail::discrete_moments(law_).mean; }
    [[nodiscard]] double median() const { return loc_ + detail::variables::discrete_icdf(law_, 0.5); }
    /// The most probable number; the smallest of several.
    [[nodiscard]] double mode() const { return loc_ + detail::variables::discrete_mode(law_); }
    [[nodiscard]] double variance() const { return detail::variables::discrete_central(law_, 2); }
    [[nodiscard]] double standard_deviation() const { return std::sqrt(variance()); }
    /// The third standardized moment.
    [[nodiscard]] double skewness() const { return standardized(3); }
    /// The fourth standardized moment; less 3 by the convention `excess`.
    [[nodiscard]] double kurtosis(KurtosisConvention convention = KurtosisConvention::non_excess) const {
        return standardized(4) - (convention == KurtosisConvention::excess ? 3 : 0);
    }
    /// The mean of X^order, of (X - mean)^order, or of ((X - mean) / standard deviation)^order.
    /// @throws std::invalid_argument where order is negative.
    [[nodiscard]] double moment(int order = 1, MomentKind kind = MomentKind::raw) const {
        core::require(order >= 0, "moment", "order must not be negative, got ", order);
        if (kind == MomentKind::standardized) return order < 3 ? (order == 1 ? 0.0 : 1.0) : standardized(order);
        const auto central = [&](int n) { return detail::variables::discrete_central(law_, n); };
        return kind == MomentKind::central ? central(order) : detail::variables::shifted_moment(central, mean(), order);
    }
    /// Shannon's entropy in nats.
    [[nodiscard]] double entropy() const { return detail::DiscreteOperations::Entropy::of(law_, 0); }
    /// Its logarithm.
    [[nodiscard]] std::complex<double> logentropy() const { return std::log(entropy()); }

    /// Random variates as std::int64_t: sample(size..., rng), where size is nothing (one number), a length, or rows and
    /// columns, and rng a core::Generator or core::RandomState. The law's own method where it has one (then the numbers
    /// are NumPy's for the same generator), else quantiles of uniform numbers.
    template <class... Size>
    auto sample(Size&&... size_and_rng) const {
        return detail::variates<std::int64_t>(
            "sample",
            [&](auto& rng, double* out, core::Index n) { detail::variables::fill_whole(law_, loc_, rng, out, n); },
            size_and_rng...);
    }

private:
    template <class X, class F>
    [[nodiscard]] auto many(const F& function) const {
        const auto [lower, upper] = detail::support_of(law_);
        return detail::variables::for_many<X>(function, {lower + loc_, upper + loc_});
    }
    [[nodiscard]] double standardized(int order) const {
        return detail::variables::discrete_central(law_, order) / std::pow(variance(), order / 2.0);
    }

    K law_;
    double loc_;
};

}  // namespace scixx::stats
