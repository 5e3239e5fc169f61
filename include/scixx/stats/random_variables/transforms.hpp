// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/random_variables/continuous_variable.hpp>
#include <scixx/stats/random_variables/detail/transforms.hpp>

/// Functions of a continuous random variable, found by its type: `exp(X)`, `log(X)`, `abs(X)`, `pow(X, n)`, `1 / X`.
namespace scixx::stats {

/// The random variable exp(X): exp(Normal) is log-normal. @see scipy.stats.exp.
template <class K>
[[nodiscard]] auto exp(const ContinuousVariable<K>& X) {
    using Law = detail::variables::Monotone<K, detail::variables::Exponential>;
    return ContinuousVariable<Law>(Law{X.law(), {}});
}

/// The random variable log(X) of an X that is not negative. @throws std::invalid_argument where the support of X
/// reaches below 0. @see scipy.stats.log.
template <class K>
[[nodiscard]] auto log(const ContinuousVariable<K>& X) {
    const double lower = X.support()[0];
    core::require(lower >= 0, "log", "X must not be negative, its support begins at ", lower);
    using Law = detail::variables::Monotone<K, detail::variables::Logarithm>;
    return ContinuousVariable<Law>(Law{X.law(), {}});
}

/// The random variable |X|: density pdf(x) + pdf(-x). @see scipy.stats.abs.
template <class K>
[[nodiscard]] auto abs(const ContinuousVariable<K>& X) {
    using Law = detail::variables::Absolute<K>;
    return ContinuousVariable<Law>(Law{X.law(), X.support()[0] < 0});
}

/// The random variable X^exponent, SciPy's X**n. @throws std::invalid_argument where the exponent is not positive.
template <class K>
[[nodiscard]] auto pow(const ContinuousVariable<K>& X, int exponent) {
    core::require(exponent > 0, "pow", "the exponent must be positive, got ", exponent);
    using Size = detail::variables::Absolute<K>;
    using Law = detail::variables::Monotone<Size, detail::variables::Power>;
    return ContinuousVariable<Law>(Law{Size{X.law(), exponent % 2 == 0 && X.support()[0] < 0}, {exponent}});
}

/// The random variable base^X = exp(X log base). @throws std::invalid_argument where the base is not positive and
/// finite, or 1.
template <class K>
[[nodiscard]] auto pow(double base, const ContinuousVariable<K>& X) {
    core::require(base > 0 && base != 1 && std::isfinite(base), "pow",
                  "the base must be positive, finite and not 1, got ", base);
    return exp(X * std::log(base));
}

/// The random variable numerator / X of an X of one sign.
/// @throws std::invalid_argument where X may have both signs or the numerator is 0 or not finite.
template <class K>
[[nodiscard]] auto operator/(double numerator, const ContinuousVariable<K>& X) {
    const auto [lower, upper] = X.support();
    core::require(lower >= 0 || upper <= 0, "operator/", "X must have one sign, its support is (", lower, ", ", upper,
                  ")");
    using Law = detail::variables::Monotone<K, detail::variables::Reciprocal>;
    return ContinuousVariable<Law>(Law{X.law(), {lower >= 0 ? 1.0 : -1.0}}) * numerator;
}

}  // namespace scixx::stats
