// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <scixx/optimize/differential_evolution.hpp>
#include <utility>

namespace scixx::stats::detail::fitting {

/// The optimizer of a fit within bounds: differential evolution. It is the same for all distributions.
template <class Optimum, class Problem>
[[nodiscard]] Optimum search(const Problem& problem, std::uint32_t seed) {
    optimize::DifferentialEvolutionOptions options;
    options.seed = seed;
    options.integrality = problem.integrality;
    options.x0 = problem.x0;
    auto found = optimize::differential_evolution(problem.fun, {problem.lb, problem.ub}, options);
    return {std::move(found.x), found.success, std::move(found.message)};
}

}  // namespace scixx::stats::detail::fitting
