// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <complex>
#include <concepts>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/random_variables/detail/affine.hpp>
#include <scixx/stats/random_variables/detail/functions.hpp>
#include <scixx/stats/random_variables/options.hpp>
#include <tuple>
#include <type_traits>

namespace scixx::stats {

/// A continuous random variable: a law, all parameters set, with the functions of SciPy's random variables.
///
/// It is a value. Normal, Uniform, Logistic and Mixture are such types; make_distribution makes one of any distribution
/// of the library; X + 3, 2 * X, -X, X / 2, 1 - X, 1 / X, pow(X, n), pow(b, X), abs(X), exp(X), log(X), truncate(X, lb,
/// ub) and order_statistic(X, r, n) make one of another. A transform is a type that holds the law of X, so nothing is
/// virtual.
///
/// Functions of x or p take a number or an array and give one, as core::elementwise says; a destination may stand last.
/// cdf, ccdf, logcdf and logccdf have a second argument y, a number or an array that is broadcast against x: the
/// probability of x <= X <= y, and of its complement. With y < x, cdf(x, y) = -cdf(y, x). NaN gives NaN, as does a
/// probability outside [0, 1] or a logarithm above 0. Whatever the law does not know in closed form is computed: tails
/// from the density, quantiles by Newton's steps in a bracket, means by double-exponential quadrature.
///
/// @note  Relative accuracy about 1e-13 in both tails, also of logarithms of probabilities that underflow; cdf(x, y)
///        does not cancel in a tail or over a short interval. What is formed from a logarithm of size e far out, as by
///        truncate, loses e ulp. A moment that does not exist is infinite, or NaN. mode() without a
///        closed form is that of a density with one top, to about 1e-9 of its width.
///
/// Differs from SciPy: no `method`, `tol`, `validation_policy`, `cache_policy` and `plot`; parameters are numbers; bad
/// parameters throw instead of giving NaN; logcdf(x, y) is NaN for y < x, where SciPy's is complex. One-argument cdf,
/// ccdf and their logarithms with a destination are written cdf(-inf, x, out).
/// @see scipy.stats.Normal.
template <class K>
class ContinuousVariable {
public:
    explicit ContinuousVariable(K law) : law_(std::move(law)) {}

    /// The law, as the transforms take it.
    [[nodiscard]] const K& law() const noexcept { return law_; }

    /// Density.
    template <core::Operand X = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto pdf(const X& x, D&&... out) const {
        return core::elementwise("pdf", detail::variables::DensityOf<K, false>(law_), std::tie(x), out...);
    }
    /// Its logarithm, also where it underflows.
    template <core::Operand X = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto logpdf(const X& x, D&&... out) const {
        return core::elementwise("logpdf", detail::variables::DensityOf<K, true>(law_), std::tie(x), out...);
    }
    /// Distribution function, P(X <= x).
    template <core::Operand X = core::InBraces>
    auto cdf(const X& x) const {
        return core::elementwise("cdf", detail::variables::TailOf<K, false>(law_), std::tie(x));
    }
    /// P(x <= X <= y).
    template <core::Operand X = core::InBraces, core::Operand Y, core::Destination... D>
        requires core::AtMostOne<D...>
    auto cdf(const X& x, const Y& y, D&&... out) const {
        return core::elementwise("cdf", detail::variables::BetweenOf<K, false>{law_}, std::tie(x, y), out...);
    }
    /// Complement of the distribution function, P(X > x), accurate in the upper tail.
    template <core::Operand X = core::InBraces>
    auto ccdf(const X& x) const {
        return core::elementwise("ccdf", detail::variables::TailOf<K, true>(law_), std::tie(x));
    }
    /// P(X < x or X > y).
    template <core::Operand X = core::InBraces, core::Operand Y = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto ccdf(const X& x, const Y& y, D&&... out) const {
        return core::elementwise("ccdf", detail::variables::BetweenOf<K, true>{law_}, std::tie(x, y), out...);
    }
    /// Logarithm of cdf, also where that underflows.
    template <core::Operand X = core::InBraces>
    auto logcdf(const X& x) const {
        return core::elementwise("logcdf", detail::variables::LogTailOf<K, false>{law_}, std::tie(x));
    }
    template <core::Operand X = core::InBraces, core::Operand Y, core::Destination... D>
        requires core::AtMostOne<D...>
    auto logcdf(const X& x, const Y& y, D&&... out) const {
        return core::elementwise("logcdf", detail::variables::LogBetweenOf<K, false>{law_}, std::tie(x, y), out...);
    }
    /// Logarithm of ccdf, also where that underflows.
    template <core::Operand X = core::InBraces>
    auto logccdf(const X& x) const {
        return core::elementwise("logccdf", detail::variables::LogTailOf<K, true>{law_}, std::tie(x));
    }
    template <core::Operand X = core::InBraces, core::Operand Y = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto logccdf(const X& x, const Y& y, D&&... out) const {
        return core::elementwise("logccdf", detail::variables::LogBetweenOf<K, true>{law_}, std::tie(x, y), out...);
    }
    /// Quantile: the inverse of cdf.
    template <core::Operand P = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto icdf(const P& p, D&&... out) const {
        return core::elementwise("icdf", detail::variables::QuantileOf<K, false>(law_), std::tie(p), out...);
    }
    /// Upper quantile: the inverse of ccdf.
    template <core::Operand P = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto iccdf(const P& p, D&&... out) const {
        return core::elementwise("iccdf", detail::variables::QuantileOf<K, true>(law_), std::tie(p), out...);
    }
    /// The inverse of logcdf.
    template <core::Operand P = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto ilogcdf(const P& logp, D&&... out) const {
        return core::elementwise("ilogcdf", detail::variables::LogQuantileOf<K, false>{law_}, std::tie(logp), out...);
    }
    /// The inverse of logccdf.
    template <core::Operand P = core::InBraces, core::Destination... D>
        requires core::AtMostOne<D...>
    auto ilogccdf(const P& logp, D&&... out) const {
        return core::elementwise("ilogccdf", detail::variables::LogQuantileOf<K, true>{law_}, std::tie(logp), out...);
    }

    /// Both ends of the support.
    [[nodiscard]] std::array<double, 2> support() const {
        const auto [lower, upper] = detail::support_of(law_);
        return {lower, upper};
    }
    [[nodiscard]] double mean() const { return detail::variables::mean_at(law_); }
    [[nodiscard]] double median() const { return detail::variables::icdf_at(law_, 0.5); }
    /// Where the density is highest.
    [[nodiscard]] double mode() const { return detail::variables::mode_at(law_); }
    [[nodiscard]] double variance() const { return detail::variables::central_at(law_, 2); }
    [[nodiscard]] double standard_deviation() const { return detail::variables::deviation_at(law_); }
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
        return kind == MomentKind::raw ? detail::variables::raw_at(law_, order)
                                       : detail::variables::central_at(law_, order);
    }
    /// The L-moment of an order, the mean of X P(cdf(X)) with P the shifted Legendre polynomial of degree order - 1 (J.
    /// R. M. Hosking, 1990); from order 3 divided by that of order 2, unless `standardize` is false.
    /// @throws std::invalid_argument where order is not positive.
    [[nodiscard]] double lmoment(int order = 1, bool standardize = true) const {
        core::require(order > 0, "lmoment", "order must be positive, got ", order);
        const double value = detail::variables::l_moment(law_, order);
        return standardize && order >= 3 ? value / detail::variables::l_moment(law_, 2) : value;
    }
    /// Differential entropy in nats.
    [[nodiscard]] double entropy() const { return detail::variables::entropy_at(law_); }
    /// Its logarithm, with imaginary part pi where the entropy is negative.
    [[nodiscard]] std::complex<double> logentropy() const { return detail::variables::log_of(entropy()); }

    /// Random variates: sample(size..., rng), where size is nothing (one number), a length, or rows and columns, and
    /// rng a core::Generator or core::RandomState. The law's own method where it has one (then the numbers are NumPy's
    /// for the same generator), transformed with it; else quantiles of uniform numbers, as for truncate and
    /// order_statistic.
    template <class... Size>
    auto sample(Size&&... size_and_rng) const {
        return detail::variates<double>(
            "sample", [&](auto& rng, double* out, core::Index n) { detail::fill_variates(law_, rng, out, n); },
            size_and_rng...);
    }

private:
    [[nodiscard]] double standardized(int order) const { return detail::variables::standardized_at(law_, order); }

    K law_;
};

/// A random variable on which the transforms work.
template <class X>
concept RandomVariable = requires(const X& x) { []<class K>(const ContinuousVariable<K>&) {}(x); };

/// X shifted and scaled: loc + scale X, scale != 0.
template <class K>
using ShiftedScaled =
    ContinuousVariable<decltype(detail::variables::affine("", std::declval<const K&>(), double{}, double{}))>;

template <class K>
[[nodiscard]] ShiftedScaled<K> operator+(const ContinuousVariable<K>& X, double shift) {
    core::require(std::isfinite(shift), "operator+", "the summand must be finite, got ", shift);
    return ShiftedScaled<K>(detail::variables::affine("operator+", X.law(), shift, 1));
}
template <class K>
[[nodiscard]] ShiftedScaled<K> operator+(double shift, const ContinuousVariable<K>& X) {
    return X + shift;
}
template <class K>
[[nodiscard]] ShiftedScaled<K> operator-(const ContinuousVariable<K>& X, double shift) {
    return X + -shift;
}
/// @throws std::invalid_argument where the factor is 0 or not finite, or the scale of the product is.
template <class K>
[[nodiscard]] ShiftedScaled<K> operator*(const ContinuousVariable<K>& X, double factor) {
    core::require(factor != 0 && std::isfinite(factor), "operator*", "the factor must be finite and not 0, got ",
                  factor);
    return ShiftedScaled<K>(detail::variables::affine("operator*", X.law(), 0, factor));
}
template <class K>
[[nodiscard]] ShiftedScaled<K> operator*(double factor, const ContinuousVariable<K>& X) {
    return X * factor;
}
template <class K>
[[nodiscard]] ShiftedScaled<K> operator/(const ContinuousVariable<K>& X, double divisor) {
    core::require(divisor != 0 && std::isfinite(divisor) && std::isfinite(1 / divisor), "operator/",
                  "the divisor must be finite and not 0, got ", divisor);
    return X * (1 / divisor);
}
template <class K>
[[nodiscard]] ShiftedScaled<K> operator-(const ContinuousVariable<K>& X) {
    return X * -1.0;
}
template <class K>
[[nodiscard]] ShiftedScaled<K> operator-(double minuend, const ContinuousVariable<K>& X) {
    return -X + minuend;
}

}  // namespace scixx::stats
