// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/qmc/detail/discrepancy.hpp>

namespace scixx::stats::qmc {

/// Kinds of discrepancy.
enum class DiscrepancyMethod {
    CD,       ///< centered, of boxes between a point and the nearest corner
    WD,       ///< wrap-around, of boxes between two points on the torus
    MD,       ///< mixture of both
    L2_star,  ///< of boxes at the origin, in L2
};

/// Options of discrepancy.
struct DiscrepancyOptions {
    bool iterative = false;                            ///< divide by n + 1 as if one more point were to come
    DiscrepancyMethod method = DiscrepancyMethod::CD;  ///< the kind
};

/// How geometric_discrepancy measures the spacing of points.
enum class GeometricDiscrepancyMethod {
    mindist,  ///< the smallest distance between two points
    mst,      ///< the mean length of an edge of the minimum spanning tree
};

/// Options of geometric_discrepancy.
struct GeometricDiscrepancyOptions {
    GeometricDiscrepancyMethod method = GeometricDiscrepancyMethod::mindist;  ///< the measure
};

namespace detail {
// Points as columns of one dimension each.
template <class T = double, class A>
[[nodiscard]] Eigen::MatrixX<T> cube_sample(const char* function, const A& sample) {
    static_assert(core::rank_of<A> == 2, "a sample is a matrix with a row for each point");
    const core::Source<T, A> source(sample);
    Eigen::MatrixX<T> x(source.view().shape(0), source.view().shape(1));
    core::copy(source.view(), core::view(x));
    core::require(x.size() > 0, function, "sample must not be empty, got ", x.rows(), " x ", x.cols());
    bool inside = true;
    for (Eigen::Index i = 0; i < x.size(); ++i) inside = inside && x.data()[i] >= 0 && x.data()[i] <= 1;
    core::require(inside, function, "sample must lie in the unit cube");
    return x;
}
}  // namespace detail

/// Discrepancy of points in the unit cube: how far the shares of points in boxes are from the volumes. Squared, but for
/// L2_star, as in SciPy.
/// @param sample   matrix with a row for each of n >= 1 points. @param options see DiscrepancyOptions. @return a
///                 number.
/// @throws std::invalid_argument for points outside the unit cube or NaN, and for no points.
/// @note   O(n^2 d). Sources: F. J. Hickernell, Math. Comput. 67 (1998) 299; Y. D. Zhou, K. T. Fang, J. H. Ning, J.
///         Complexity 29 (2013) 283; T. T. Warnock (1972).
/// @see    scipy.stats.qmc.discrepancy
template <core::ArrayLike A = core::MatrixInBraces>
[[nodiscard]] double discrepancy(const A& sample, const DiscrepancyOptions& options = {}) {
    return detail::discrepancy(detail::cube_sample("discrepancy", sample),
                               static_cast<detail::Discrepancy>(options.method), options.iterative);
}

/// The centered discrepancy of a sample and one more point, from that of the sample.
/// @param x_new         a point, a vector of d numbers. @param sample matrix with a row for each of n points.
/// @param initial_disc  discrepancy(sample, {.iterative = true}). @return discrepancy of all n + 1 points.
/// @throws std::invalid_argument for points outside the unit cube or NaN, and of different dimensions.
/// @note   O(n d). @see scipy.stats.qmc.update_discrepancy
template <core::ArrayLike X = core::InBraces, core::ArrayLike A = core::MatrixInBraces>
    requires(core::rank_of<X> == 1)
[[nodiscard]] double update_discrepancy(const X& x_new, const A& sample, double initial_disc) {
    using F = detail::DiscrepancyFactors<detail::Discrepancy::centered>;
    const char* function = "update_discrepancy";
    const auto x = detail::cube_sample(function, sample);
    const core::Source<double, X> source(x_new);
    const auto& point = source.view();
    core::require(point.size() == x.cols(), function, "x_new must have ", x.cols(), " entries, got ", point.size());
    double one = 1, self = 1, pairs = 0;
    for (Eigen::Index k = 0; k < x.cols(); ++k) {
        core::require(point(k) >= 0 && point(k) <= 1, function, "x_new must lie in the unit cube");
        one *= F::one(point(k));
        self *= F::two(point(k), point(k));
    }
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
        double product = 1;
        for (Eigen::Index k = 0; k < x.cols(); ++k) product *= F::two(point(k), x(i, k));
        pairs += product;
    }
    const double n = static_cast<double>(x.rows() + 1);
    return initial_disc - 2 / n * one + (2 * pairs + self) / (n * n);
}

/// Spacing of points in the unit cube by Euclidean distances: the larger, the better they are spread.
/// @param sample   matrix with a row for each of n >= 2 points. @param options see GeometricDiscrepancyOptions.
/// @return         a number; 0 for mindist where points coincide.
/// @throws std::invalid_argument for points outside the unit cube or NaN, and for fewer than two points.
/// @note   O(n^2 d). @see scipy.stats.qmc.geometric_discrepancy (SciPy 1.12). Differs from SciPy: distances are
///         Euclidean; edges of length 0 belong to the tree.
template <core::ArrayLike A = core::MatrixInBraces>
[[nodiscard]] double geometric_discrepancy(const A& sample, const GeometricDiscrepancyOptions& options = {}) {
    const char* function = "geometric_discrepancy";
    const auto x = detail::cube_sample(function, sample);
    const Eigen::Index n = x.rows(), d = x.cols();
    core::require(n >= 2, function, "sample must have at least two points, got ", n);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    core::List<double> points(n * d);  // one point after the other
    for (Eigen::Index k = 0; k < d; ++k)
        for (Eigen::Index i = 0; i < n; ++i) points[i * d + k] = x(i, k);
    // Prim's tree: the nearest of the points outside joins. The smallest edge of all is one of the tree's.
    core::List<double> nearest(n, infinity);
    double least = infinity, sum = 0;
    Eigen::Index last = 0;
    for (Eigen::Index step = 1; step < n; ++step) {
        nearest[last] = -1;
        const double* at = points.data() + last * d;
        Eigen::Index next = -1;
        for (Eigen::Index i = 0; i < n; ++i) {
            if (nearest[i] < 0) continue;
            const double* point = points.data() + i * d;
            double square = 0;
            for (Eigen::Index k = 0; k < d; ++k) square += (point[k] - at[k]) * (point[k] - at[k]);
            nearest[i] = std::min(nearest[i], square);
            if (next < 0 || nearest[i] < nearest[next]) next = i;
        }
        const double edge = std::sqrt(nearest[next]);
        least = std::min(least, edge);
        sum += edge;
        last = next;
    }
    return options.method == GeometricDiscrepancyMethod::mindist ? least : sum / static_cast<double>(n - 1);
}

}  // namespace scixx::stats::qmc
