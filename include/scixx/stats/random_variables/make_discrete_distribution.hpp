// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/stats/distributions/discrete.hpp>
#include <scixx/stats/random_variables/discrete_variable.hpp>
#include <tuple>
#include <utility>

namespace scixx::stats {

/// What make_distribution gives for a discrete distribution without parameters: a function of these that gives the
/// random variable.
template <class K>
class DiscreteFamily {
public:
    explicit DiscreteFamily(const Discrete<K>& distribution) : distribution_(distribution) {}

    /// The random variable of the given shape parameters, then loc by position or as `{.loc = 1}`.
    /// @throws std::invalid_argument for parameters outside their domain.
    template <class A = Loc, class B = Loc, class C = Loc, class D = Loc, class E = Loc, class G = Loc, class H = Loc>
    [[nodiscard]] auto operator()(A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {},
                                  H&& h = {}) const {
        return make_distribution(distribution_(a, b, c, d, e, g, h));
    }

private:
    Discrete<K> distribution_;
};

/// The random variable of a discrete distribution whose parameters are set: `make_distribution(poisson(3.5))`.
/// @throws std::invalid_argument for parameters outside their domain; they must be numbers.
/// @see scipy.stats.make_distribution.
template <class K, class... P>
[[nodiscard]] auto make_distribution(const FrozenDiscrete<Discrete<K>, P...>& distribution) {
    static_assert((core::Number<P> && ...), "the parameters of a random variable are numbers");
    const auto all = std::apply([](auto... p) { return std::array<double, sizeof...(p)>{static_cast<double>(p)...}; },
                                distribution.parameters());
    const K k = detail::shaped(distribution.dist.kernel, all.data());
    const double loc = all[detail::shape_count<K>];
    core::require(detail::valid(k) && std::isfinite(loc) && loc == std::floor(loc), "make_distribution",
                  "parameters of ", detail::name_of<K>(), " must be in their domain and loc a whole number");
    return DiscreteVariable<K>(k, loc);
}

/// A family of discrete random variables: `const auto Poisson = make_distribution(poisson); const auto X =
/// Poisson(3.5);`.
/// @see scipy.stats.make_distribution.
template <class K>
[[nodiscard]] DiscreteFamily<K> make_distribution(const Discrete<K>& distribution) {
    return DiscreteFamily<K>(distribution);
}

}  // namespace scixx::stats
