// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/stats/distributions/detail/arguments.hpp>
#include <tuple>
#include <type_traits>
#include <utility>

namespace scixx::stats::detail {

/// What continuous and discrete distributions have in common. In every function `p...` stands for the shape parameters
/// in SciPy's order, then location (and scale) by position or as a braced Place, then perhaps a destination. The
/// default arguments of type Place are the parameters that are not given.
template <class Self, class K, class Place, class Operations>
class Univariate {
public:
    /// The kernel; one without shape parameters may carry state.
    K kernel{};

    /// Distribution function, P(X <= x).
    template <class X = core::InBraces, class A = Place, class B = Place, class C = Place, class D = Place,
              class E = Place, class G = Place, class H = Place>
    auto cdf(const X& x, A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return evaluate<typename Operations::Cdf, K, Place>(kernel, x, a, b, c, d, e, g, h);
    }
    /// Survival function, P(X > x), accurate in the upper tail.
    template <class X = core::InBraces, class A = Place, class B = Place, class C = Place, class D = Place,
              class E = Place, class G = Place, class H = Place>
    auto sf(const X& x, A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return evaluate<typename Operations::Sf, K, Place>(kernel, x, a, b, c, d, e, g, h);
    }
    /// Logarithm of cdf, also where cdf underflows.
    template <class X = core::InBraces, class A = Place, class B = Place, class C = Place, class D = Place,
              class E = Place, class G = Place, class H = Place>
    auto logcdf(const X& x, A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return evaluate<typename Operations::Logcdf, K, Place>(kernel, x, a, b, c, d, e, g, h);
    }
    /// Logarithm of sf, also where sf underflows.
    template <class X = core::InBraces, class A = Place, class B = Place, class C = Place, class D = Place,
              class E = Place, class G = Place, class H = Place>
    auto logsf(const X& x, A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return evaluate<typename Operations::Logsf, K, Place>(kernel, x, a, b, c, d, e, g, h);
    }
    /// Quantile: the inverse of cdf; NaN outside [0, 1].
    template <class X = core::InBraces, class A = Place, class B = Place, class C = Place, class D = Place,
              class E = Place, class G = Place, class H = Place>
    auto ppf(const X& q, A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return evaluate<typename Operations::Ppf, K, Place>(kernel, q, a, b, c, d, e, g, h);
    }
    /// Upper quantile: the inverse of sf.
    template <class X = core::InBraces, class A = Place, class B = Place, class C = Place, class D = Place,
              class E = Place, class G = Place, class H = Place>
    auto isf(const X& q, A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return evaluate<typename Operations::Isf, K, Place>(kernel, q, a, b, c, d, e, g, h);
    }

    /// Mean, variance, skewness and excess kurtosis (SciPy's stats with moments='mvsk').
    template <class A = Place, class B = Place, class C = Place, class D = Place, class E = Place, class G = Place,
              class H = Place>
    auto stats(A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return of(typename Operations::Stats{}, a, b, c, d, e, g, h);
    }
    template <class A = Place, class B = Place, class C = Place, class D = Place, class E = Place, class G = Place,
              class H = Place>
    auto mean(A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return of(typename Operations::Mean{}, a, b, c, d, e, g, h);
    }
    template <class A = Place, class B = Place, class C = Place, class D = Place, class E = Place, class G = Place,
              class H = Place>
    auto median(A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return of(typename Operations::Median{}, a, b, c, d, e, g, h);
    }
    /// Variance.
    template <class A = Place, class B = Place, class C = Place, class D = Place, class E = Place, class G = Place,
              class H = Place>
    auto var(A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return of(typename Operations::Variance{}, a, b, c, d, e, g, h);
    }
    /// Standard deviation.
    template <class A = Place, class B = Place, class C = Place, class D = Place, class E = Place, class G = Place,
              class H = Place>
    auto std(A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return of(typename Operations::Deviation{}, a, b, c, d, e, g, h);
    }
    /// Differential (discrete: Shannon) entropy in nats.
    template <class A = Place, class B = Place, class C = Place, class D = Place, class E = Place, class G = Place,
              class H = Place>
    auto entropy(A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return of(typename Operations::Entropy{}, a, b, c, d, e, g, h);
    }
    /// Both ends of the support.
    template <class A = Place, class B = Place, class C = Place, class D = Place, class E = Place, class G = Place,
              class H = Place>
    auto support(A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        return of(typename Operations::SupportEnds{}, a, b, c, d, e, g, h);
    }
    /// The mean of X^order. @throws std::invalid_argument where order is negative.
    template <class A = Place, class B = Place, class C = Place, class D = Place, class E = Place, class G = Place,
              class H = Place>
    auto moment(int order, A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {}, H&& h = {}) const {
        core::require(order >= 0, "moment", "order must not be negative, got ", order);
        return of(typename Operations::RawMoment{order}, a, b, c, d, e, g, h);
    }
    /// The interval of the given confidence with equal tails around the median.
    /// @throws std::invalid_argument for a confidence outside [0, 1].
    template <class A = Place, class B = Place, class C = Place, class D = Place, class E = Place, class G = Place,
              class H = Place>
    auto interval(double confidence, A&& a = {}, B&& b = {}, C&& c = {}, D&& d = {}, E&& e = {}, G&& g = {},
                  H&& h = {}) const {
        core::require(confidence >= 0 && confidence <= 1, "interval", "confidence must be between 0 and 1, got ",
                      confidence);
        return of(typename Operations::CentralInterval{confidence}, a, b, c, d, e, g, h);
    }

    /// One function by its operation, for the frozen form.
    template <class Operation, class X, class... A>
    auto at(const X& x, A&... arguments) const {
        return evaluate<Operation, K, Place>(kernel, x, arguments...);
    }
    template <class Operation, class... A>
    auto of(const Operation& operation, A&... arguments) const {
        return evaluate_parameters<Operation, K, Place>(kernel, operation, arguments...);
    }
};

/// A parameter as a frozen distribution keeps it: a number, or a copy of the array.
template <class A>
struct Stored {
    using type = A;
};
template <core::ArrayLike A>
struct Stored<A> {
    using type = core::SameShapeOf<A>;
};
template <class A>
using StoredOf = typename Stored<std::remove_cvref_t<A>>::type;

/// The shapes, location and scale of the arguments, copied.
template <class Place, std::size_t N, class... A>
[[nodiscard]] auto frozen_parameters(A&... arguments) {
    constexpr std::size_t given = place_of<Place, A...>();
    return std::apply([]<class... P>(const P&... each) { return std::tuple<StoredOf<P>...>(StoredOf<P>(each)...); },
                      parameters<Place, N>(std::make_index_sequence<given>{}, std::tuple<A&...>(arguments...)));
}

/// Those functions of a frozen distribution that continuous and discrete ones share.
template <class Distribution, class Place, class Operations, class... P>
class FrozenUnivariate {
public:
    FrozenUnivariate(const Distribution& distribution, std::tuple<P...> parameters)
        : dist(distribution), parameters_(std::move(parameters)) {}

    Distribution dist;  ///< the distribution without its parameters

    /// Shapes, location (and scale).
    [[nodiscard]] const std::tuple<P...>& parameters() const noexcept { return parameters_; }

    template <class X = core::InBraces, core::Destination... D>
    auto cdf(const X& x, D&&... out) const {
        return at<typename Operations::Cdf>(x, out...);
    }
    template <class X = core::InBraces, core::Destination... D>
    auto sf(const X& x, D&&... out) const {
        return at<typename Operations::Sf>(x, out...);
    }
    template <class X = core::InBraces, core::Destination... D>
    auto logcdf(const X& x, D&&... out) const {
        return at<typename Operations::Logcdf>(x, out...);
    }
    template <class X = core::InBraces, core::Destination... D>
    auto logsf(const X& x, D&&... out) const {
        return at<typename Operations::Logsf>(x, out...);
    }
    template <class X = core::InBraces, core::Destination... D>
    auto ppf(const X& q, D&&... out) const {
        return at<typename Operations::Ppf>(q, out...);
    }
    template <class X = core::InBraces, core::Destination... D>
    auto isf(const X& q, D&&... out) const {
        return at<typename Operations::Isf>(q, out...);
    }
    [[nodiscard]] auto stats() const { return of(typename Operations::Stats{}); }
    [[nodiscard]] auto mean() const { return of(typename Operations::Mean{}); }
    [[nodiscard]] auto median() const { return of(typename Operations::Median{}); }
    [[nodiscard]] auto var() const { return of(typename Operations::Variance{}); }
    [[nodiscard]] auto std() const { return of(typename Operations::Deviation{}); }
    [[nodiscard]] auto entropy() const { return of(typename Operations::Entropy{}); }
    [[nodiscard]] auto support() const { return of(typename Operations::SupportEnds{}); }
    [[nodiscard]] auto moment(int order) const {
        return std::apply([&](auto&... p) { return dist.moment(order, p...); }, parameters_);
    }
    [[nodiscard]] auto interval(double confidence) const {
        return std::apply([&](auto&... p) { return dist.interval(confidence, p...); }, parameters_);
    }

protected:
    template <class Operation, class X, class... D>
    auto at(const X& x, D&... out) const {
        const Place place{};
        return std::apply([&](auto&... p) { return dist.template at<Operation>(x, p..., place, out...); }, parameters_);
    }
    template <class Operation>
    auto of(const Operation& operation) const {
        const Place place{};
        return std::apply([&](auto&... p) { return dist.of(operation, p..., place); }, parameters_);
    }
    std::tuple<P...> parameters_;
};

}  // namespace scixx::stats::detail
