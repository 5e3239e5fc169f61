// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/fit_problem.hpp>
#include <scixx/stats/detail/fit_search.hpp>
#include <string>
#include <utility>
#include <vector>

/// Parameters of any distribution from data by a global search within bounds.
namespace scixx::stats {

/// One value for some or all parameters of a distribution: a list in the order of the parameters, or pairs of a name
/// and a value.
template <class Value>
class ParameterList {
public:
    /// The name of a parameter: a text in quotes.
    struct Named {
        template <std::size_t N>
        Named(const char (&parameter)[N], Value of) : name(parameter), value(of) {}
        std::string name;
        Value value;
    };

    ParameterList() = default;
    ParameterList(std::initializer_list<Value> values) : values_(values) {}
    ParameterList(std::vector<Value> values) : values_(std::move(values)) {}  // NOLINT(google-explicit-constructor)
    ParameterList(std::initializer_list<Named> values) {
        for (const Named& one : values) {
            names_.push_back(one.name);
            values_.push_back(one.value);
        }
    }

    [[nodiscard]] bool given() const noexcept { return !values_.empty(); }
    /// Names; empty for a list in order.
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
    [[nodiscard]] const std::vector<Value>& values() const noexcept { return values_; }

private:
    std::vector<std::string> names_;
    std::vector<Value> values_;
};

/// Lower and upper bounds of parameters: `{{0, 30}, {0, 1}}`, or `{{"n", {0, 30}}, {"p", {0, 1}}}`.
using ParameterBounds = ParameterList<std::array<double, 2>>;
/// Guesses of parameters: `{5, 0.3}`, or `{{"p", 0.3}}`.
using ParameterGuess = ParameterList<double>;

/// What fit minimises.
enum class FitCriterion {
    mle,  ///< -log likelihood
    mse,  ///< -log of the product of spacings of the distribution function at the sorted data
};

/// What an optimizer of fit is asked: the least value of fun within bounds.
struct FitProblem {
    core::FunctionRef<double(const Eigen::VectorXd&)> fun;  ///< of all parameters: shapes, loc and scale
    Eigen::VectorXd lb, ub;                                 ///< bounds; equal ones hold a parameter
    std::vector<bool> integrality;                          ///< which parameters are whole numbers
    std::optional<Eigen::VectorXd> x0;                      ///< the guess, if there is one
};
/// What it answers.
struct FitOptimum {
    Eigen::VectorXd x;
    bool success = true;
    std::string message{};
};

/// Options of fit, in SciPy's order.
struct FitSearchOptions {
    ParameterGuess guess{};                   ///< what is not given lies in the middle of its bounds
    FitCriterion method = FitCriterion::mle;  ///< see FitCriterion
    /// What searches; empty: optimize::differential_evolution with the seed.
    std::function<FitOptimum(const FitProblem&)> optimizer{};
    std::uint32_t seed = 0;  ///< of differential_evolution
};

/// Result of fit.
template <class Distribution>
struct FitResult {
    using Parameters = std::array<double, detail::fitting::Parameters<Distribution>::count>;
    Parameters params;    ///< shapes, loc and, for a continuous distribution, scale
    bool success;         ///< whether the optimizer succeeded and the parameters allow all data
    std::string message;  ///< the same in words
    Distribution dist;
    std::vector<double> data;

    /// -log likelihood of the data at params.
    [[nodiscard]] double nllf() const { return nllf(params, data); }
    /// The same for other parameters, and for other data; inf where a datum is impossible.
    [[nodiscard]] double nllf(const Parameters& other) const { return nllf(other, data); }
    template <core::ArrayLike Data = core::InBraces>
    [[nodiscard]] double nllf(const Parameters& other, const Data& values) const {
        const core::Source<double, Data> source(values);
        const std::vector<double> x = detail::contiguous(source.view());
        const double value = detail::fitting::likelihood(dist, other.data(), x);
        return value < detail::fitting::penalty ? value : exact(other, x);
    }

private:
    /// Without penalties, for sums that may hold some.
    [[nodiscard]] double exact(const Parameters& other, const std::vector<double>& x) const {
        double sum = 0;
        for (const double one : x) {
            const double value = detail::fitting::likelihood(dist, other.data(), {&one, 1});
            sum += value < detail::fitting::penalty / 2 ? value : detail::infinite;
        }
        return sum;
    }
};

/// Fits a distribution to data by maximum likelihood or maximum product of spacings, within bounds.
///
///     const auto r = stats::fit(stats::nbinom, data, {{0, 30}, {0, 1}});
///     const auto [n, p, loc] = r.params;
///
/// @param dist     a distribution, continuous or discrete. @param data a vector of at least one finite number.
/// @param bounds   of the shape parameters, then perhaps loc and scale, which are held at 0 and 1 without; or by name,
///                 where bounds of shapes between two finite numbers (a probability) may be left out. Bounds are cut to
///                 the domain of a parameter, and to whole numbers where it is one, as the location of a discrete
///                 distribution.
/// @param options  see FitSearchOptions. A guess is moved into the bounds.
/// @return         see FitResult. A datum that the parameters exclude adds 70978 to what is minimised.
/// @throws std::invalid_argument for data that are empty, not finite or no vector, a name that is not there, a sequence
///         that is too short or too long, and bounds that are not finite or hold no value.
/// @note   Some thousand evaluations, O(n) each. Source: Y. Shao, M. G. Hahn, Illinois J. Math. 43 (1999) 489.
/// @see    scipy.stats.fit. Differs from SciPy: there is no plot; an unknown name is an error and a guess outside the
///         bounds no warning; positive parameters have no domain of their own: below it the likelihood is 0.
template <class Distribution, core::ArrayLike Data>
    requires(core::rank_of<Data> == 1)
[[nodiscard]] FitResult<Distribution> fit(const Distribution& dist, const Data& data,
                                          const ParameterBounds& bounds = {}, const FitSearchOptions& options = {}) {
    namespace f = detail::fitting;
    using P = f::Parameters<Distribution>;
    const core::Source<double, Data> source(data);
    FitResult<Distribution> result{{}, false, {}, dist, detail::contiguous(source.view())};
    core::require(!result.data.empty(), "fit", "data must not be empty");
    for (const double x : result.data) core::require(std::isfinite(x), "fit", "data must be finite");

    std::array<std::array<double, 2>, P::count> ends;
    ends.fill({-detail::infinite, detail::infinite});
    ends[P::shapes] = {0, 0};
    if constexpr (!P::discrete) ends[P::shapes + 1] = {1, 1};
    std::array<bool, P::count> given{};
    f::place<Distribution>(bounds, "bounds", ends, given);
    std::array<double, P::count> guess{};
    std::array<bool, P::count> guessed{};
    f::place<Distribution>(options.guess, "guess", guess, guessed);

    constexpr Eigen::Index size = P::count;
    Eigen::VectorXd lb(size), ub(size), x0(size);
    std::vector<bool> integrality(P::count);
    for (std::size_t i = 0; i < P::count; ++i) {
        const char* name = f::parameter_name<Distribution>(i);
        f::Domain domain = i < P::shapes ? f::domain_of(detail::name_of<typename P::Kernel>(), name) : f::Domain{};
        if (i == P::shapes) domain.integral = P::discrete;
        if (i > P::shapes) domain.lower = 0;
        f::cut(name, domain, ends[i]);
        lb.data()[i] = ends[i][0];
        ub.data()[i] = ends[i][1];
        integrality[i] = domain.integral;
        const double middle = guessed[i] ? guess[i] : ends[i][0] + (ends[i][1] - ends[i][0]) / 2;
        x0.data()[i] = std::clamp(domain.integral ? std::nearbyint(middle) : middle, ends[i][0], ends[i][1]);
    }

    std::vector<double> sorted;
    if (options.method == FitCriterion::mse) {
        sorted = result.data;
        std::sort(sorted.begin(), sorted.end());
    }
    const auto loss = [&](const Eigen::VectorXd& theta) {
        const double value = options.method == FitCriterion::mle ? f::likelihood(dist, theta.data(), result.data)
                                                                 : f::spacings(dist, theta.data(), sorted);
        return value == value ? value : detail::infinite;
    };
    const FitProblem problem{loss, lb, ub, integrality, options.guess.given() ? std::optional(x0) : std::nullopt};
    FitOptimum optimum =
        options.optimizer ? options.optimizer(problem) : f::search<FitOptimum, FitProblem>(problem, options.seed);
    core::require(optimum.x.size() == size, "fit", "optimizer must find ", size, " parameters, got ", optimum.x.size());
    std::copy(optimum.x.data(), optimum.x.data() + size, result.params.begin());
    result.success = optimum.success;
    result.message = std::move(optimum.message);
    if (result.success && !std::isfinite(result.nllf())) {
        result.success = false;
        result.message = "Optimization converged to parameter values that are inconsistent with the data.";
    }
    return result;
}

}  // namespace scixx::stats
