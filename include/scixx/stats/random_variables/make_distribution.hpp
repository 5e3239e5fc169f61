// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/random_variables/continuous_variable.hpp>
#include <tuple>
#include <utility>

namespace scixx::stats {

/// What make_distribution gives for a distribution without parameters: a function of these that gives the random
/// variable.
template <class K>
class ContinuousFamily {
public:
    explicit ContinuousFamily(const Continuous<K>& distribution) : distribution_(distribution) {}

    /// The random variable of the given shape parameters, then loc and scale by position or as `{.loc = 1, .scale =
    /// 2}`.
    /// @throws std::invalid_argument for parameters outside their domain.
    template <class A = LocScale, class B = LocScale, class C = LocScale, class D = LocScale, class E = LocScale,
              class G = LocScale, class H = LocScale>
    [[nodiscard]] auto operator()(A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {},
                                  H&& h = {}) const {
        return make_distribution(distribution_(a, b, c, d, e, g, h));
    }

private:
    Continuous<K> distribution_;
};

/// The random variable of a distribution whose parameters are set: `make_distribution(gamma(2.0, {.scale = 3}))`.
/// @throws std::invalid_argument for parameters outside their domain; they must be numbers.
/// @see scipy.stats.make_distribution.
template <class K, class... P>
[[nodiscard]] auto make_distribution(const FrozenContinuous<Continuous<K>, P...>& distribution) {
    static_assert((core::Number<P> && ...), "the parameters of a random variable are numbers");
    const auto all = std::apply([](auto... p) { return std::array<double, sizeof...(p)>{static_cast<double>(p)...}; },
                                distribution.parameters());
    constexpr std::size_t n = detail::shape_count<K>;
    const K k = detail::shaped(distribution.dist.kernel, all.data());
    const double loc = all[n], scale = all[n + 1];
    core::require(detail::valid(k) && std::isfinite(loc) && scale > 0 && std::isfinite(scale), "make_distribution",
                  "parameters of ", detail::name_of<K>(), " must be in their domain");
    return ContinuousVariable<detail::variables::Affine<K>>({k, loc, scale});
}

/// A family of random variables from a distribution of the library or a user's own (see Continuous):
/// `const auto Gamma = make_distribution(gamma); const auto X = Gamma(2.0, {.scale = 3});`.
///
/// The functions of such a variable are those of the distribution, shifted and scaled, and what it lacks of those of a
/// ContinuousVariable is computed.
/// Differs from SciPy: parameters are given as to the distribution, by position, shapes first; a set distribution,
/// `make_distribution(gamma(2.0))`, gives the variable at once. For discrete ones include
/// make_discrete_distribution.hpp.
/// @see scipy.stats.make_distribution.
template <class K>
[[nodiscard]] ContinuousFamily<K> make_distribution(const Continuous<K>& distribution) {
    return ContinuousFamily<K>(distribution);
}

}  // namespace scixx::stats
