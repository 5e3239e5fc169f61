// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <initializer_list>
#include <scixx/stats/random_variables/continuous_variable.hpp>
#include <scixx/stats/random_variables/detail/mixture.hpp>
#include <vector>

namespace scixx::stats {

/// A continuous random variable of any law, so that those of different types can stand in one container.
///
/// Any ContinuousVariable converts to it; copies share the law. Its functions are virtual below, and sample takes
/// quantiles of uniform numbers. @see scipy.stats.Mixture.
class ContinuousDistribution : public ContinuousVariable<detail::variables::Erased<>> {
public:
    template <class K>
    ContinuousDistribution(const ContinuousVariable<K>& X)  // NOLINT(google-explicit-constructor): it is any X
        : ContinuousVariable<detail::variables::Erased<>>(detail::variables::erased(X.law())) {}
};

/// Options of Mixture.
struct MixtureOptions {
    std::vector<double> weights = {};  ///< probabilities of the components, >= 0, of sum 1; empty: all the same
};

/// A random variable that is one of several, the i-th with probability weights[i]: density sum of weights[i] pdf_i(x).
///
/// `const Mixture X({Normal({.mu = -1}), Uniform({.a = 0, .b = 2})}, {.weights = {0.3, 0.7}});` The functions are those
/// of ContinuousVariable; moments come from those of the components, quantiles are found between those of the
/// components. sample draws uniform numbers for the choices first, then as many for the quantiles of the chosen.
/// @param components  continuous random variables of any types, at least one; also as a std::vector.
/// @throws std::invalid_argument where there are no components, or weights are not as many, negative or of a sum that
///         is not 1 to 1e-9.
/// @note  O(components) a function.
///
/// Differs from SciPy: a component of weight 0 does not widen the support.
/// @see scipy.stats.Mixture.
class Mixture : public ContinuousVariable<detail::variables::Mixed<>> {
public:
    template <class Components = std::initializer_list<ContinuousDistribution>>
        requires std::convertible_to<typename Components::value_type, ContinuousDistribution>
    explicit Mixture(const Components& components, const MixtureOptions& options = {})
        : ContinuousVariable<detail::variables::Mixed<>>(mixed(components, options)) {}

    [[nodiscard]] const std::vector<double>& weights() const noexcept { return law().weights; }

private:
    template <class Components>
    static detail::variables::Mixed<> mixed(const Components& components, const MixtureOptions& options) {
        detail::variables::Mixed<> law;
        for (const auto& component : components) law.components.push_back(detail::variables::erased(component.law()));
        const core::Index count = law.components.size();
        core::require(count > 0, "Mixture", "components must not be empty");
        law.weights = options.weights;
        if (options.weights.empty()) law.weights.assign(count, 1.0 / static_cast<double>(count));
        core::require(law.weights.size() == count, "Mixture", "weights must be as many as components, ", count,
                      ", got ", law.weights.size());
        double sum = 0;
        for (const double weight : law.weights) {
            core::require(weight >= 0, "Mixture", "weights must not be negative, got ", weight);
            sum += weight;
        }
        core::require(std::abs(sum - 1) <= 1e-9, "Mixture", "weights must have the sum 1, got ", sum);
        return law;
    }
};

}  // namespace scixx::stats
