// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/detail/fit.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <scixx/stats/distributions/detail/univariate.hpp>

namespace scixx::stats {

/// Location and scale of a continuous distribution, SciPy's loc= and scale=: the density at x is that of the standard
/// form at (x - loc) / scale, divided by scale. Arrays of them are given by position, after the shape parameters.
struct LocScale {
    double loc = 0;
    double scale = 1;

    static constexpr std::size_t count = 2;
    [[nodiscard]] const double& second() const noexcept { return scale; }
    [[nodiscard]] std::tuple<const double&, const double&> both() const noexcept { return {loc, scale}; }
};

/// Options of Continuous::expect.
struct ExpectOptions {
    double lb = -detail::infinite;  ///< lower limit of integration
    double ub = detail::infinite;   ///< upper limit
    bool conditional = false;       ///< whether to divide by the probability of (lb, ub)
};

namespace detail {
struct ContinuousOperations {
    using Pdf = detail::Pdf;
    using Logpdf = detail::Logpdf;
    using Cdf = detail::Cdf;
    using Sf = detail::Sf;
    using Logcdf = detail::Logcdf;
    using Logsf = detail::Logsf;
    using Ppf = Quantile<false>;
    using Isf = Quantile<true>;
    using Stats = detail::Stats;
    using Mean = detail::Mean;
    using Median = detail::Median;
    using Variance = detail::Variance;
    using Deviation = detail::Deviation;
    using Entropy = detail::Entropy;
    using SupportEnds = detail::SupportEnds;
    using RawMoment = detail::RawMoment;
    using CentralInterval = detail::CentralInterval;
};

template <class K>
[[nodiscard]] double expectation(const K& k, double loc, double scale, RealFunction function,
                                 const ExpectOptions& options) {
    if (!(valid(k) && scale > 0)) return undefined;
    loc = location(k, loc, scale);
    const auto [lower, upper] = support_of(k);
    const double lo = std::max((options.lb - loc) / scale, lower), hi = std::min((options.ub - loc) / scale, upper);
    const double value = expected(
        k, [&](double y) { return function(loc + scale * y); }, lo, hi);
    if (!options.conditional) return value;
    const double below = cdf_of(k, lo > lower ? lo : lower), above = cdf_of(k, hi);
    return value / ((hi < upper ? above : 1.0) - (lo > lower ? below : 0.0));
}
}  // namespace detail

/// A continuous distribution whose parameters are set: `const auto rv = gamma(2.0, {.scale = 3}); rv.ppf(0.99);`.
/// @see scipy.stats.rv_continuous.
template <class Distribution, class... P>
class FrozenContinuous : public detail::FrozenUnivariate<Distribution, LocScale, detail::ContinuousOperations, P...> {
    using Base = detail::FrozenUnivariate<Distribution, LocScale, detail::ContinuousOperations, P...>;

public:
    using Base::Base;
    /// Density.
    template <class X = core::InBraces, core::Destination... D>
    auto pdf(const X& x, D&&... out) const {
        return this->template at<detail::Pdf>(x, out...);
    }
    /// Logarithm of the density, also where it underflows.
    template <class X = core::InBraces, core::Destination... D>
    auto logpdf(const X& x, D&&... out) const {
        return this->template at<detail::Logpdf>(x, out...);
    }
    /// The mean of function(X); see Continuous::expect.
    template <class F>
    [[nodiscard]] double expect(F&& function, const ExpectOptions& options = {}) const {
        return std::apply([&](auto... p) { return this->dist.expect_at(function, options, double(p)...); },
                          this->parameters_);
    }
    /// Random variates; see Continuous::rvs.
    template <class... Size>
    auto rvs(Size&&... size_and_rng) const {
        if constexpr ((core::Number<P> && ...))
            return std::apply([&](auto... p) { return this->dist.draw({double(p)...}, size_and_rng...); },
                              this->parameters_);
        else
            return this->dist.draw_each(std::tuple<const P&...>(this->parameters_), size_and_rng...);
    }
};

/// A continuous distribution, made from a kernel: a class that says what is particular to it in standard form (location
/// 0, scale 1). Everything else is derived, numerically where the kernel has no closed form.
///
/// A kernel is an aggregate whose first members are the shape parameters, of type double, with
///   static constexpr const char* name                    for messages
///   static constexpr std::array<const char*, N> shapes   names of the shape parameters; may lack where there are none
///   bool valid() const                                   whether the shapes lie in their domain; default: always
///   Support support() const                              default: the whole axis
///   double pdf(x) or logpdf(x) const                     one of them, in the support; or density(), an object with
///                                                        these, which keeps what depends on the shapes alone
/// and, as far as it knows better than quadrature and root finding, cdf, sf, logcdf, logsf, ppf, isf, moments(),
/// raw(n), entropy(), centre() (a point near the bulk), `symmetric` (about 0), draw(rng, out, n), variate() (a callable
/// that makes a variate of a uniform number) or take_quantiles(x, n) (which does so for n <= 256 of them in place),
/// fit_start(data), fit(data, options) and drift(scale), which is added to the location. A user's class is used in the
/// same way: `constexpr Continuous<Mine> mine{};`.
///
/// Every function takes x (a number or an array), the shape parameters in SciPy's order (numbers or arrays, broadcast
/// against x), and location and scale by position or by name: `gamma.cdf(x, a, {.scale = 2})`, `norm.pdf(x, mu,
/// sigma)`. After the braces may stand a destination. A number gives a number, arrays an array as core::elementwise
/// says.
///
/// Outside the support the density is 0 and cdf is 0 or 1. Parameters outside their domain and NaN give NaN.
/// @see scipy.stats.rv_continuous.
template <class K>
class Continuous : public detail::Univariate<Continuous<K>, K, LocScale, detail::ContinuousOperations> {
    static constexpr std::size_t n = detail::shape_count<K>;

public:
    constexpr Continuous() = default;
    /// With a kernel that carries state.
    constexpr explicit Continuous(K with_state) { this->kernel = std::move(with_state); }

    /// Density.
    template <class X = core::InBraces, class A = LocScale, class B = LocScale, class C = LocScale, class D = LocScale,
              class E = LocScale, class G = LocScale, class H = LocScale>
    auto pdf(const X& x, A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return detail::evaluate<detail::Pdf, K, LocScale>(this->kernel, x, a, b, c, d, e, g, h);
    }
    /// Logarithm of the density, also where it underflows.
    template <class X = core::InBraces, class A = LocScale, class B = LocScale, class C = LocScale, class D = LocScale,
              class E = LocScale, class G = LocScale, class H = LocScale>
    auto logpdf(const X& x, A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return detail::evaluate<detail::Logpdf, K, LocScale>(this->kernel, x, a, b, c, d, e, g, h);
    }

    /// The frozen form: the same functions with the parameters set.
    template <class A = LocScale, class B = LocScale, class C = LocScale, class D = LocScale, class E = LocScale,
              class G = LocScale, class H = LocScale>
    [[nodiscard]] auto operator()(A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {},
                                  H&& h = {}) const {
        return std::apply([&]<class... P>(const P&... p) { return FrozenContinuous<Continuous, P...>(*this, {p...}); },
                          detail::frozen_parameters<LocScale, n>(a, b, c, d, e, g, h));
    }

    /// The mean of function(X), by double-exponential quadrature that halves the interval where it does not converge:
    /// expect([](double x) { return x * x; }, a). Shapes, location and scale are numbers, by position; with limits the
    /// frozen form is to be used.
    template <class F, class... P>
    [[nodiscard]] double expect(F&& function, const P&... p) const {
        static_assert(sizeof...(P) >= n && sizeof...(P) <= n + 2, "expect takes the shapes, then loc and scale");
        return expect_at(function, {}, static_cast<double>(p)...);
    }
    template <class F, class... P>
    [[nodiscard]] double expect_at(F&& function, const ExpectOptions& options, P... p) const {
        const auto all = detail::padded<n>(p...);
        return detail::expectation(detail::shaped(this->kernel, all.data()), all[n], all[n + 1], function, options);
    }

    /// Random variates: rvs(shapes..., size..., rng), where size is nothing (one number), a length, or rows and
    /// columns, and rng a core::RandomState or core::Generator. The numbers are SciPy's for the same generator. With
    /// location and scale the frozen form is to be used: `gamma(a, {.scale = 2}).rvs(1000, rng)`. Parameters that are
    /// arrays are broadcast against each other and to the size; then the numbers are SciPy's as far as a variate takes
    /// one draw.
    template <class... A>
    auto rvs(A&&... shapes_size_and_rng) const {
        return detail::split_rvs<n, 2>(*this, shapes_size_and_rng...);
    }
    template <class... Size>
    auto draw(const std::array<double, n + 2>& p, Size&... size_and_rng) const {
        const K k = detail::shaped(this->kernel, p.data());
        core::require(detail::valid(k) && p[n + 1] >= 0, detail::name_of<K>(), "domain error in the parameters of rvs");
        return detail::variates<double>(
            detail::name_of<K>(),
            [&](auto& rng, double* out, core::Index count) {
                if (p[n + 1] == 0) {  // nothing is drawn, as in SciPy
                    std::fill(out, out + count, p[n]);
                    return;
                }
                detail::fill_variates(k, rng, out, count);
                const double loc = detail::location(k, p[n], p[n + 1]);
                for (core::Index i = 0; i < count; ++i) out[i] = out[i] * p[n + 1] + loc;
            },
            size_and_rng...);
    }

    template <class... P, class... Size>
    auto draw_each(const std::tuple<const P&...>& parameters, Size&... size_and_rng) const {
        const auto one = [&](auto& rng, const std::array<double, sizeof...(P)>& p) {
            double x, loc = 0, scale = 1;
            if constexpr (sizeof...(P) > n) loc = p[n];
            if constexpr (sizeof...(P) > n + 1) scale = p[n + 1];
            const K k = detail::shaped(this->kernel, p.data());
            core::require(detail::valid(k) && scale >= 0, detail::name_of<K>(),
                          "domain error in the parameters of rvs");
            detail::fill_variates(k, rng, &x, 1);
            return x * scale + detail::location(k, loc, scale);
        };
        return detail::broadcast_variates<double>(detail::name_of<K>(), one, parameters, size_and_rng...);
    }

    /// Negative log-likelihood of data: -sum of logpdf; theta is shapes, loc and scale; inf where a datum is
    /// impossible.
    template <core::ArrayLike Data = core::InBraces>
    [[nodiscard]] double nnlf(const std::array<double, n + 2>& theta, const Data& data) const {
        const core::Source<double, Data> source(data);
        return detail::negative_log_likelihood(this->kernel, theta, detail::contiguous(source.view()));
    }

    /// Parameters fitted to data, by maximum likelihood or the method of moments: shapes, then loc and scale.
    ///
    /// `const auto [a, loc, scale] = gamma.fit(data, {.floc = 0});` A closed form is used where there is one; else
    /// the simplex method of Nelder and Mead, restarted until it gains nothing, from a start that options may give.
    /// @param data  at least one finite number.
    /// @throws std::invalid_argument for empty or non-finite data, or when all parameters are fixed.
    /// @throws FitError where data lie outside the support that the fixed parameters allow.
    /// @note  O(n) a step, some hundred steps.
    template <core::ArrayLike Data = core::InBraces>
    [[nodiscard]] std::array<double, n + 2> fit(const Data& data, const FitOptions& options = {}) const {
        const core::Source<double, Data> source(data);
        return detail::fitted(this->kernel, detail::contiguous(source.view()), options);
    }
};

}  // namespace scixx::stats
