// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/random_variables/continuous_variable.hpp>
#include <scixx/stats/random_variables/detail/normal.hpp>

namespace scixx::stats {

/// Parameters of Normal.
struct NormalParameters {
    double mu = 0;     ///< mean
    double sigma = 1;  ///< standard deviation, > 0
};

/// A normally distributed random variable: density exp(-((x - mu) / sigma)^2 / 2) / (sigma sqrt(2 pi)).
///
/// `const Normal X({.mu = 1, .sigma = 2}); X.ccdf(3.0); (2 * X + 1).icdf(p); exp(X).mean();` The functions are those of
/// ContinuousVariable. sample gives the numbers of NumPy's Generator.normal.
/// @throws std::invalid_argument where mu is not finite or sigma not positive and finite.
/// @see scipy.stats.Normal.
class Normal : public ContinuousVariable<detail::variables::Affine<detail::variables::StandardNormal>> {
public:
    explicit Normal(const NormalParameters& parameters = {}) : ContinuousVariable(checked(parameters)) {}

    [[nodiscard]] double mu() const noexcept { return law().loc; }
    [[nodiscard]] double sigma() const noexcept { return law().scale; }

private:
    static detail::variables::Affine<detail::variables::StandardNormal> checked(const NormalParameters& p) {
        core::require(std::isfinite(p.mu), "Normal", "mu must be finite, got ", p.mu);
        core::require(p.sigma > 0 && std::isfinite(p.sigma), "Normal", "sigma must be positive and finite, got ",
                      p.sigma);
        return {{}, p.mu, p.sigma};
    }
};

}  // namespace scixx::stats
