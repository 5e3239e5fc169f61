// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/random_variables/detail/binomial.hpp>
#include <scixx/stats/random_variables/discrete_variable.hpp>

namespace scixx::stats {

/// Parameters of Binomial.
struct BinomialParameters {
    double n;  ///< number of trials, a whole number >= 0
    double p;  ///< probability of success, between 0 and 1
};

/// A binomially distributed random variable, the number of successes: pmf n! / (k! (n-k)!) p^k (1-p)^(n-k).
///
/// `const Binomial X({.n = 10, .p = 0.5}); X.pmf(3); X.cdf(2, 5);` The functions are those of DiscreteVariable. sample
/// gives the numbers of NumPy's Generator.binomial.
/// @throws std::invalid_argument where n is no whole number >= 0 or p not between 0 and 1.
/// @see scipy.stats.Binomial.
class Binomial : public DiscreteVariable<detail::variables::Successes> {
public:
    explicit Binomial(const BinomialParameters& parameters) : DiscreteVariable(checked(parameters)) {}

    [[nodiscard]] double n() const noexcept { return law().n; }
    [[nodiscard]] double p() const noexcept { return law().p; }

private:
    static detail::variables::Successes checked(const BinomialParameters& parameters) {
        const double n = parameters.n, p = parameters.p;
        core::require(n >= 0 && std::isfinite(n) && n == std::floor(n), "Binomial",
                      "n must be a whole number that is not negative, got ", n);
        core::require(p >= 0 && p <= 1, "Binomial", "p must be between 0 and 1, got ", p);
        return {{n, p}};
    }
};

}  // namespace scixx::stats
