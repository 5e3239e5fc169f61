// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/stats/detail/distances.hpp>
#include <scixx/stats/detail/small_matrix.hpp>
#include <scixx/stats/detail/transport.hpp>
#include <utility>

namespace scixx::stats {

/// Options of wasserstein_distance and energy_distance, in SciPy's order.
struct DistanceWeights {
    core::Optional<Eigen::ArrayXd> u_weights{};  ///< of u_values, >= 0 with a positive finite sum; default: equal ones
    core::Optional<Eigen::ArrayXd> v_weights{};  ///< of v_values
};

/// First Wasserstein distance of two samples (earth mover's distance), the integral of |U - V| of the distribution
/// functions.
/// @param u_values, v_values  vectors of real numbers. @param options their weights.
/// @return   a number >= 0; NaN where a value is, inf where the distance is.
/// @throws std::invalid_argument for empty samples, and weights of another length, negative or without a positive
/// finite sum.
/// @note     O(n log n). @see scipy.stats.wasserstein_distance. Differs from SciPy: equal masses at infinity are 0
///           apart.
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
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
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] double energy_distance(const U& u_values, const V& v_values, const DistanceWeights& options = {}) {
    const char* function = "energy_distance";
    return std::sqrt(2 * detail::cdf_integral(detail::weighted_values(function, "u", u_values, options.u_weights),
                                              detail::weighted_values(function, "v", v_values, options.v_weights),
                                              [](double d) { return d * d; }));
}

namespace detail {
/// Points as rows, and their shares of the whole mass.
template <class T>
struct Cloud {
    Eigen::MatrixX<T> points;
    core::List<T> mass;
};
template <class T, class A>
[[nodiscard]] Cloud<T> cloud(const char* function, const char* name, const A& a,
                             const std::optional<Eigen::ArrayXd>& weights) {
    const core::Source<double, A> source(a);
    const core::Index n = source.view().shape(0);
    core::require(n > 0, function, name, "_values must not be empty");
    Cloud<T> out{Eigen::MatrixX<T>(n, source.view().shape(1)), core::List<T>(n, T(1))};
    core::copy(source.view(), core::view(out.points));
    core::require(!weights || weights->size() == n, function, name, "_weights must have one entry for each of ", n,
                  " values, got ", weights ? weights->size() : 0);
    if (weights) out.mass.assign(weights->data(), weights->data() + n);
    T sum = 0;
    for (const T w : out.mass) {
        core::require(w >= 0, function, name, "_weights must not be negative, got ", w);
        sum += w;
    }
    core::require(sum > 0 && std::isfinite(sum), function, name, "_weights must have a positive finite sum, got ", sum);
    for (T& w : out.mass) w /= sum;
    return out;
}
}  // namespace detail

/// First Wasserstein distance of two samples of points (earth mover's distance): the least mean distance by which the
/// mass of one has to be moved to become the other.
///
///     const double d = stats::wasserstein_distance_nd(Eigen::MatrixXd{{0, 2, 3}, {1, 2, 5}}, Eigen::MatrixXd{{3, 2,
///     3}});
///
/// @param u_values, v_values  matrices with a row for each of m and n points of d real numbers. @param options the
///                            weights.
/// @return   a number >= 0; NaN where a coordinate is not finite.
/// @throws std::invalid_argument for empty samples, different numbers of columns, and weights of another length,
///         negative or without a positive finite sum.
/// @note     Exact but for rounding; O((m + n)^3) as a rule, memory O(m n). Source: Y. Rubner, C. Tomasi, L. J. Guibas,
///           Int. J. Comput. Vision 40 (2000) 99.
/// @see      scipy.stats.wasserstein_distance_nd (SciPy 1.13)
template <core::ArrayLike U = core::MatrixInBraces, core::ArrayLike V = core::MatrixInBraces>
    requires(core::rank_of<U> == 2 && core::rank_of<V> == 2)
[[nodiscard]] double wasserstein_distance_nd(const U& u_values, const V& v_values,
                                             const DistanceWeights& options = {}) {
    const char* function = "wasserstein_distance_nd";
    auto u = detail::cloud<double>(function, "u", u_values, options.u_weights);
    auto v = detail::cloud<double>(function, "v", v_values, options.v_weights);
    core::require(u.points.cols() == v.points.cols(), function,
                  "u_values and v_values must have the same number of columns, got ", u.points.cols(), " and ",
                  v.points.cols());
    const auto cost = detail::lengths_between(u.points, v.points);
    if (!detail::all_finite(cost)) return std::numeric_limits<double>::quiet_NaN();
    return detail::transport_cost(cost, std::move(u.mass), std::move(v.mass));
}

}  // namespace scixx::stats
