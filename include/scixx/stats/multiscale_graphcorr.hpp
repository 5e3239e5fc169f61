// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <array>
#include <functional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/rng.hpp>
#include <scixx/stats/detail/graph_correlation.hpp>

namespace scixx::stats {

// A template, so that its defaults are compiled only where they are used.
template <class Matrix>
struct MGCOptionsOf {
    /// The n x n distances of n points in rows: Euclidean ones, a callable of the user's, or nullptr (SciPy's None)
    /// where x and y are matrices of distances.
    std::function<Matrix(const Matrix&)> compute_distance = &detail::graph::euclidean<double>;
    core::Index reps = 1000;   ///< permutations, >= 1
    int workers = 1;           ///< threads, -1 for all cores; the result does not depend on it
    bool is_twosamp = false;   ///< whether x and y are two samples of one space; true where their lengths differ
    core::Rng random_state{};  ///< seeds the permutations; a RandomState gives SciPy's numbers
};
/// Options of multiscale_graphcorr, in SciPy's order.
using MGCOptions = MGCOptionsOf<Eigen::MatrixXd>;

/// What multiscale_graphcorr tells beside the test.
struct MGCDict {
    Eigen::MatrixXd mgc_map;               ///< correlation at each pair of scales, numbers of neighbours of x in rows
    std::array<core::Index, 2> opt_scale;  ///< the pair of scales of the statistic, from 1 on
    Eigen::ArrayXd null_dist;              ///< statistics of the permutations
};
/// What multiscale_graphcorr returns: `auto [statistic, pvalue, mgc_dict] = multiscale_graphcorr(x, y)`.
struct MGCResult {
    double statistic, pvalue;
    MGCDict mgc_dict;
};

namespace detail::graph {
template <core::ArrayLike A>
[[nodiscard]] Eigen::MatrixXd points(const char* name, const A& a) {
    const core::Source<double, A> source(a);
    const auto& v = source.view();
    Matrix<std::remove_const_t<std::remove_reference_t<decltype(v(0))>>> out(v.shape(0),
                                                                             v.rank() == 1 ? 1 : v.shape(1));
    for (Index j = 0; j < out.cols(); ++j)
        for (Index i = 0; i < out.rows(); ++i) {
            out(i, j) = v.rank() == 1 ? v(i) : v(i, j);
            core::require(std::isfinite(out(i, j)), "multiscale_graphcorr", name, " must be finite");
        }
    return out;
}
template <class T>
[[nodiscard]] Matrix<T> distances(const MGCOptions& options, const char* name, const Matrix<T>& points) {
    Matrix<T> out = options.compute_distance ? options.compute_distance(points) : points;
    bool finite = out.rows() == points.rows() && out.cols() == points.rows();
    for (core::Index i = 0; finite && i < out.size(); ++i) finite = std::isfinite(out.data()[i]);
    core::require(finite, "multiscale_graphcorr", "distances of ", name, " must be a finite matrix with ",
                  points.rows(), " rows and columns");
    return out;
}
}  // namespace detail::graph

/// Multiscale graph correlation: a test of the hypothesis that x and y are independent, by the correlation of distances
/// among near neighbours at the best scale, with a p-value by permutations.
///
///     c(k, l) = sum A B / sqrt(sum A^2 sum B^2)   over pairs that are among k neighbours in x and l neighbours in y
///
/// with A and B the distances less their columns' means. The statistic is the largest c in the largest connected region
/// of scales where it is significant, if that covers 2 % of the map, else c at all neighbours.
///
/// @param x, y     n points each, numbers or rows of numbers, n >= 5; or two samples of m and n points with as many
///                 coordinates, which are tested for one distribution: the points of both against their sample's
///                 number.
/// @param options  see MGCOptions.
/// @return         see MGCResult.
/// @throws std::invalid_argument for fewer than 5 points, values that are not finite, shapes that do not fit, reps < 1,
///         and two samples as matrices of distances.
/// @note   O(n^2 (log n + reps)). Source: C. Shen, C. E. Priebe, J. T. Vogelstein, J. Am. Stat. Assoc. 115 (2020) 280.
/// @see    scipy.stats.multiscale_graphcorr. Differs from SciPy: x or y with one value gives statistic 0 and pvalue 1,
///         where SciPy fails; an integer as random_state seeds a Generator; there is no warning for fewer than 1000
///         permutations.
template <core::ArrayLike X = core::MatrixInBraces, core::ArrayLike Y = core::MatrixInBraces>
    requires(core::rank_of<X> <= 2 && core::rank_of<Y> <= 2)
[[nodiscard]] MGCResult multiscale_graphcorr(const X& x, const Y& y, const MGCOptions& options = {}) {
    namespace g = detail::graph;
    const char* function = "multiscale_graphcorr";
    auto u = g::points("x", x), v = g::points("y", y);
    const core::Index m = u.rows(), n = v.rows();
    const bool two = options.is_twosamp || m != n;
    core::require(!two || u.cols() == v.cols(), function, "x and y must have as many rows or as many columns, got ", m,
                  " x ", u.cols(), " and ", n, " x ", v.cols());
    core::require(m >= 5 && n >= 5, function, "x and y must have at least 5 points, got ", m, " and ", n);
    core::require(options.reps >= 1, function, "reps must be positive, got ", options.reps);
    const int workers = core::resolve_workers(function, options.workers);
    if (two) {
        core::require(static_cast<bool>(options.compute_distance), function,
                      "compute_distance must be given for two samples");
        decltype(u) both(m + n, u.cols()), sample(m + n, 1);
        for (core::Index i = 0; i < m + n; ++i) {
            for (core::Index j = 0; j < u.cols(); ++j) both(i, j) = i < m ? u(i, j) : v(i - m, j);
            sample(i, 0) = i < m ? 0 : 1;
        }
        u.swap(both);
        v.swap(sample);
    }
    const auto x_distances = g::distances(options, "x", u), y_distances = g::distances(options, "y", v);
    const auto problem = g::problem_of(x_distances, y_distances);
    g::List<std::uint32_t> order(u.rows());
    for (core::Index i = 0; i < u.rows(); ++i) order[i] = static_cast<std::uint32_t>(i);
    g::Map<double> map;
    g::List<double> row;
    const g::Found found = g::correlation(problem, order.data(), map, row);
    MGCResult result{found.statistic,
                     0,
                     {map, found.scale, g::null_distribution(problem, options.reps, options.random_state, workers)}};
    core::Index as_large = 0;
    for (const double other : result.mgc_dict.null_dist) as_large += other >= found.statistic;
    result.pvalue = static_cast<double>(1 + as_large) / static_cast<double>(1 + options.reps);
    return result;
}

}  // namespace scixx::stats
