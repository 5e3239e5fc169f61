// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/random_variables/continuous_variable.hpp>
#include <scixx/stats/random_variables/detail/uniform.hpp>

namespace scixx::stats {

/// Parameters of Uniform.
struct UniformParameters {
    double a = 0;  ///< lower end
    double b = 1;  ///< upper end, > a
};

/// A uniformly distributed random variable: density 1 / (b - a) on [a, b].
///
/// `const Uniform X({.a = -1, .b = 2});` The functions are those of ContinuousVariable; mode() is the middle. sample
/// gives the numbers of NumPy's Generator.uniform.
/// @throws std::invalid_argument where a, b or b - a is not finite or a >= b.
/// @see scipy.stats.Uniform.
class Uniform : public ContinuousVariable<detail::variables::UniformOn> {
public:
    explicit Uniform(const UniformParameters& parameters = {}) : ContinuousVariable(checked(parameters)) {}

    [[nodiscard]] double a() const noexcept { return law().a; }
    [[nodiscard]] double b() const noexcept { return law().b; }

private:
    static detail::variables::UniformOn checked(const UniformParameters& p) {
        core::require(std::isfinite(p.a) && std::isfinite(p.b) && std::isfinite(p.b - p.a) && p.a < p.b, "Uniform",
                      "a, b and b - a must be finite and a < b, got ", p.a, " and ", p.b);
        return {p.a, p.b};
    }
};

}  // namespace scixx::stats
