// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <scixx/stats/distributions/detail/discrete_operations.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <scixx/stats/distributions/detail/univariate.hpp>

namespace scixx::stats {

/// Location of a discrete distribution, SciPy's loc=. Arrays of it are given by position, after the shape parameters.
struct Loc {
    double loc = 0;

    static constexpr std::size_t count = 1;
    [[nodiscard]] const double& second() const noexcept { return loc; }
    [[nodiscard]] std::tuple<const double&> both() const noexcept { return {loc}; }
};

/// A discrete distribution whose parameters are set: `const auto rv = poisson(3.5); rv.sf(7);`.
/// @see scipy.stats.rv_discrete.
template <class Distribution, class... P>
class FrozenDiscrete : public detail::FrozenUnivariate<Distribution, Loc, detail::DiscreteOperations, P...> {
    using Base = detail::FrozenUnivariate<Distribution, Loc, detail::DiscreteOperations, P...>;

public:
    using Base::Base;
    /// Probability of k; 0 where k is no whole number.
    template <class X = core::InBraces, core::Destination... D>
    auto pmf(const X& k, D&&... out) const {
        return this->template at<detail::Pmf<false>>(k, out...);
    }
    /// Its logarithm.
    template <class X = core::InBraces, core::Destination... D>
    auto logpmf(const X& k, D&&... out) const {
        return this->template at<detail::Pmf<true>>(k, out...);
    }
    /// The mean of function(X).
    template <class F>
    [[nodiscard]] double expect(F&& function) const {
        return std::apply([&](auto... p) { return this->dist.expect(function, double(p)...); }, this->parameters_);
    }
    /// Random variates; see Discrete::rvs.
    template <class... Size>
    auto rvs(Size&&... size_and_rng) const {
        if constexpr ((core::Number<P> && ...))
            return std::apply([&](auto... p) { return this->dist.draw({double(p)...}, size_and_rng...); },
                              this->parameters_);
        else
            return this->dist.draw_each(std::tuple<const P&...>(this->parameters_), size_and_rng...);
    }
};

/// A distribution on whole numbers, made from a kernel as Continuous is: name, shapes, valid(), support() (whole
/// numbers or infinite) and pmf(k) or logpmf(k), and what it knows better than summation and search of cdf, sf,
/// moments(), entropy(), draw(rng, out, n).
///
/// Every function takes k (a number or an array; cdf and sf round it down), the shape parameters in SciPy's order and
/// the location by position or by name: `binom.cdf(k, n, p, {.loc = 1})`. ppf gives the smallest k with cdf(k) >= q.
/// The probability outside the support and of what is no whole number is 0. Parameters outside their domain and NaN
/// give NaN.
/// @see scipy.stats.rv_discrete.
template <class K>
class Discrete : public detail::Univariate<Discrete<K>, K, Loc, detail::DiscreteOperations> {
    static constexpr std::size_t n = detail::shape_count<K>;

public:
    constexpr Discrete() = default;
    /// With a kernel that carries state.
    constexpr explicit Discrete(K with_state) { this->kernel = std::move(with_state); }

    /// Probability of k; 0 where k is no whole number.
    template <class X = core::InBraces, class A = Loc, class B = Loc, class C = Loc, class D = Loc, class E = Loc,
              class G = Loc, class H = Loc>
    auto pmf(const X& k, A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return detail::evaluate<detail::Pmf<false>, K, Loc>(this->kernel, k, a, b, c, d, e, g, h);
    }
    /// Its logarithm.
    template <class X = core::InBraces, class A = Loc, class B = Loc, class C = Loc, class D = Loc, class E = Loc,
              class G = Loc, class H = Loc>
    auto logpmf(const X& k, A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return detail::evaluate<detail::Pmf<true>, K, Loc>(this->kernel, k, a, b, c, d, e, g, h);
    }

    /// The frozen form: the same functions with the parameters set.
    template <class A = Loc, class B = Loc, class C = Loc, class D = Loc, class E = Loc, class G = Loc, class H = Loc>
    [[nodiscard]] auto operator()(A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {},
                                  H&& h = {}) const {
        return std::apply([&]<class... P>(const P&... p) { return FrozenDiscrete<Discrete, P...>(*this, {p...}); },
                          detail::frozen_parameters<Loc, n>(a, b, c, d, e, g, h));
    }

    /// The mean of function(X), summed outwards from the mean until terms add nothing; p is shapes, then perhaps loc.
    template <class F, class... P>
    [[nodiscard]] double expect(F&& function, const P&... p) const {
        static_assert(sizeof...(P) >= n && sizeof...(P) <= n + 1, "expect takes the shapes, then loc");
        const auto all = detail::padded<n>(static_cast<double>(p)...);
        const K k = detail::shaped(this->kernel, all.data());
        if (!detail::valid(k)) return detail::undefined;
        const double loc = sizeof...(P) > n ? all[n] : 0.0;
        const auto [lower, upper] = detail::support_of(k);
        return detail::discrete_mean(
            k, [&](double i) { return static_cast<double>(function(i + loc)); }, lower, upper);
    }

    /// Random variates as std::int64_t: rvs(shapes..., size..., rng); see Continuous::rvs, also for arrays.
    template <class... A>
    auto rvs(A&&... shapes_size_and_rng) const {
        return detail::split_rvs<n, 1>(*this, shapes_size_and_rng...);
    }
    template <class... Size>
    auto draw(const std::array<double, n + 1>& p, Size&... size_and_rng) const {
        const K k = detail::shaped(this->kernel, p.data());
        core::require(detail::valid(k), detail::name_of<K>(), "domain error in the parameters of rvs");
        const auto fill = [&](auto& rng, double* out, core::Index count) {
            fill_counts(k, rng, out, count);
            for (core::Index i = 0; i < count; ++i) out[i] += p[n];
        };
        return detail::variates<std::int64_t>(detail::name_of<K>(), fill, size_and_rng...);
    }
    template <class... P, class... Size>
    auto draw_each(const std::tuple<const P&...>& parameters, Size&... size_and_rng) const {
        const auto one = [&](auto& rng, const std::array<double, sizeof...(P)>& p) {
            double x;
            const K k = detail::shaped(this->kernel, p.data());
            core::require(detail::valid(k), detail::name_of<K>(), "domain error in the parameters of rvs");
            fill_counts(k, rng, &x, 1);
            if constexpr (sizeof...(P) > n) x += p[n];
            return x;
        };
        return detail::broadcast_variates<std::int64_t>(detail::name_of<K>(), one, parameters, size_and_rng...);
    }

private:
    template <class Rng>
    static void fill_counts(const K& k, Rng& rng, double* out, core::Index count) {
        if constexpr (requires { k.draw(rng, out, count); })
            k.draw(rng, out, count);
        else {
            detail::fill_uniform(rng, out, count);
            const auto fill = [&](const auto& quantile) {
                const double none = detail::support_of(k).lower - 1;
                for (core::Index i = 0; i < count; ++i) out[i] = out[i] > 0 ? quantile(out[i]) : none;
            };
            if constexpr (requires { k.cdf(0.0); })
                fill([&](double q) { return detail::discrete_quantile(k, q, false); });
            else if (count > 0)
                fill(detail::CountTable<K>(k));
        }
    }
};

}  // namespace scixx::stats
