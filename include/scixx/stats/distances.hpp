// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/stats/detail/distances.hpp>

namespace scixx::stats {

/// Options of wasserstein_distance and energy_distance, in SciPy's order.
struct DistanceWeights {
    std::optional<Eigen::ArrayXd> u_weights{};  ///< of u_values, >= 0 with a positive finite sum; default: equal ones
    std::optional<Eigen::ArrayXd> v_weights{};  ///< of v_values
};

/// First Wasserstein distance of two samples (earth mover's distance), the integral of |U - V| of the distribution
/// functions.
/// @param u_values, v_values  vectors of real numbers. @param options their weights.
/// @return   a number >= 0; NaN where a value is, inf where the distance is.
/// @throws std::invalid_argument for empty samples, and weights of another length, negative or without a positive finite sum.
/// @note     O(n log n). @see scipy.stats.wasserstein_distance. Differs from SciPy: equal masses at infinity are 0 apart.
template <core::ArrayLike U, core::ArrayLike V>
[[nodiscard]] double wasserstein_distance(const U& u_values, const V& v_values, const DistanceWeights& options = {}) {
    const char* function = "wasserstein_distance";
    return detail::cdf_integral(detail::weighted_values(function, "u", u_values, options.u_weights),
                                detail::weighted_values(function, "v", v_values, options.v_weights),
                                [](double d) { return d; });
}

/// Energy distance of two samples, sqrt(2) times the L2 norm of the difference of the distribution functions.
/// @param u_values, v_values  vectors of real numbers. @param options their weights.
/// @return   as wasserstein_distance. @throws std::invalid_argument as wasserstein_distance.
/// @note     O(n log n). Source: G. J. Szekely, E-statistics: the energy of statistical samples (2002).
/// @see      scipy.stats.energy_distance
template <core::ArrayLike U, core::ArrayLike V>
[[nodiscard]] double energy_distance(const U& u_values, const V& v_values, const DistanceWeights& options = {}) {
    const char* function = "energy_distance";
    return std::sqrt(2 * detail::cdf_integral(detail::weighted_values(function, "u", u_values, options.u_weights),
                                              detail::weighted_values(function, "v", v_values, options.v_weights),
                                              [](double d) { return d * d; }));
}

}  // namespace scixx::stats
