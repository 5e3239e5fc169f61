// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/options.hpp>
#include <scixx/spatial/detail/distance/metrics.hpp>
#include <scixx/spatial/detail/distance/pair_distance.hpp>
#include <scixx/spatial/detail/distance/point_sets.hpp>

namespace scixx::spatial::distance {

/// Distances between all points of two sets: out(i, j) = metric(XA row i, XB row j).
///
///     const Eigen::MatrixXd d = distance::cdist(a, b, Metric::minkowski, {.p = 3});
///
/// @param XA       m x d points, real; integers and bool count as double. Metrics of truth values (dice, ...) take any
///                 value but 0 as true.
/// @param XB       n x d points.
/// @param metric   see Metric; SciPy's strings are its enumerators.
/// @param options  see MetricOptions.
/// @return         m x n, of XA's family and storage order; float for two float arrays, else double.
/// @throws std::invalid_argument for other shapes, or an option outside its domain or of the wrong length.
/// @throws GeometryError for mahalanobis without VI when the covariance of the points is singular.
/// @note  O(m n d), mahalanobis O(m n d^2). Differences are taken before squaring, never |a|^2 - 2 a.b + |b|^2, so
///        close points keep their relative accuracy. NaN and infinity propagate. 0 / 0 follows SciPy: 0 in canberra,
///        jaccard and yule, NaN elsewhere.
/// @see   scipy.spatial.distance.cdist
/// Differs from SciPy: two float arrays give float distances (SciPy: double); for mahalanobis a singular covariance is
/// refused, whatever the units (SciPy inverts what rounding leaves).
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike B = core::MatrixInBraces>
[[nodiscard]] core::PlainOf<A, detail::Real<A, B>> cdist(const A& XA, const B& XB, Metric metric = Metric::euclidean,
                                                         const MetricOptions& options = {}) {
    using T = detail::Real<A, B>;
    static_assert(std::floating_point<T>, "distances are between real vectors");
    const core::Source<T, A> a(XA);
    const core::Source<T, B> b(XB);
    detail::check_pair("cdist", a.view().shape(), b.view().shape());
    auto out = core::allocate<core::PlainOf<A, T>>({a.view().shape(0), b.view().shape(0)});
    detail::fill<T>(a.view(), b.view(), metric, options, core::view(out));
    return out;
}

/// cdist into `out` (m x n), which may not overlap the points.
/// @throws std::invalid_argument also for an `out` of another shape.
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike B = core::MatrixInBraces,
          core::DestinationOf<detail::Real<A, B>> D>
void cdist(const A& XA, const B& XB, Metric metric, const MetricOptions& options, D&& out) {
    using T = detail::Real<A, B>;
    const core::Source<T, A> a(XA);
    const core::Source<T, B> b(XB);
    detail::check_pair("cdist", a.view().shape(), b.view().shape());
    detail::fill<T>(a.view(), b.view(), metric, options,
                    core::destination<T>("cdist", "out", out, {a.view().shape(0), b.view().shape(0)}));
}

/// cdist with a function of two vectors of length d, called for each pair.
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike B = core::MatrixInBraces,
          detail::DistanceFunction<detail::Real<A, B>> F>
[[nodiscard]] core::PlainOf<A, detail::Real<A, B>> cdist(const A& XA, const B& XB, F&& metric) {
    using T = detail::Real<A, B>;
    const core::Source<T, A> a(XA);
    const core::Source<T, B> b(XB);
    detail::check_pair("cdist", a.view().shape(), b.view().shape());
    auto result = core::allocate<core::PlainOf<A, T>>({a.view().shape(0), b.view().shape(0)});
    const auto out = core::view(result);
    detail::Point<T> u(a.view().shape(1)), v(u.size());
    for (Eigen::Index i = 0; i < out.shape(0); ++i) {
        detail::load_point(a.view(), i, u);
        for (Eigen::Index j = 0; j < out.shape(1); ++j) {
            detail::load_point(b.view(), j, v);
            out(i, j) = metric(std::as_const(u), std::as_const(v));
        }
    }
    return result;
}

/// Distances between all pairs of a set of points, as a condensed vector: pairs (0,1), (0,2), ..., (n-2, n-1).
/// @param X  n x d points.
/// @return   n (n - 1) / 2 distances; squareform() makes the matrix of them.
/// @throws   as cdist. @note as cdist.
/// @see      scipy.spatial.distance.pdist
/// Differs from SciPy: float points give float distances (SciPy: double); for mahalanobis as cdist.
template <core::ArrayLike A = core::MatrixInBraces>
[[nodiscard]] core::VectorOf<A, detail::Real<A>> pdist(const A& X, Metric metric = Metric::euclidean,
                                                       const MetricOptions& options = {}) {
    using T = detail::Real<A>;
    static_assert(std::floating_point<T>, "distances are between real vectors");
    const core::Source<T, A> source(X);
    const auto& x = source.view();
    core::require(x.rank() == 2, "pdist", "X must be a 2-dimensional array, got shape ", x.shape());
    core::VectorOf<A, T> out(detail::pairs_of("pdist", x.shape(0)));
    detail::distances<T>("pdist", x, x, metric, options, {out.data(), x.shape(0), x.shape(0), 0, 0, true});
    return out;
}

/// pdist with a function of two vectors of length d, called for each pair i < j.
template <core::ArrayLike A = core::MatrixInBraces, detail::DistanceFunction<detail::Real<A>> F>
[[nodiscard]] core::VectorOf<A, detail::Real<A>> pdist(const A& X, F&& metric) {
    using T = detail::Real<A>;
    const core::Source<T, A> source(X);
    const auto& x = source.view();
    core::require(x.rank() == 2, "pdist", "X must be a 2-dimensional array, got shape ", x.shape());
    core::VectorOf<A, T> out(detail::pairs_of("pdist", x.shape(0)));
    Eigen::Index next = 0;
    detail::Point<T> u(x.shape(1)), v(x.shape(1));
    for (Eigen::Index i = 0; i < x.shape(0); ++i) {
        detail::load_point(x, i, u);
        for (Eigen::Index j = i + 1; j < x.shape(0); ++j) {
            detail::load_point(x, j, v);
            out[next++] = metric(std::as_const(u), std::as_const(v));
        }
    }
    return out;
}

/// Weights of the coordinates, for the distances between two vectors: one entry >= 0 each.
struct WeightOptions {
    core::Optional<Eigen::ArrayXd> w{};
};
/// Options of minkowski.
struct MinkowskiOptions {
    double p = 2;  ///< > 0, infinity allowed
    core::Optional<Eigen::ArrayXd> w{};
};
/// Options of jensenshannon.
struct JensenShannonOptions {
    std::optional<double> base{};  ///< of the logarithm, > 0; default e
    int axis = 0;                  ///< along which the probabilities lie; negative ones count from the last
};

// Distances between two vectors of equal length, with n_tt, n_tf, n_ft, n_ff the (weighted) numbers of coordinates
// where u and v are true/true and so on. All of them throw std::invalid_argument when u and v are not vectors of the
// same length, or a weight is negative. @see the functions of the same names in scipy.spatial.distance.

/// sqrt(sum w (u - v)^2).
///
/// Differs from SciPy: two float vectors give a float, here and below (SciPy: double).
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto euclidean(const U& u, const V& v, const WeightOptions& options = {}) {
    return detail::between("euclidean", u, v, options.w, [](const auto& p) { return detail::euclidean_of(p); });
}
/// sum w (u - v)^2.
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto sqeuclidean(const U& u, const V& v, const WeightOptions& options = {}) {
    return detail::between("sqeuclidean", u, v, options.w, [](const auto& p) {
        return detail::sum_over(p, [](double a, double b) { return (a - b) * (a - b); });
    });
}
/// (sum w |u - v|^p)^(1/p); the largest |u - v| for p = infinity.
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto minkowski(const U& u, const V& v, const MinkowskiOptions& options = {}) {
    core::require(options.p > 0, "minkowski", "p must be greater than 0, got ", options.p);
    return detail::between("minkowski", u, v, options.w,
                           [&](const auto& pair) { return detail::minkowski_of(pair, options.p); });
}
/// sum w |u - v|.
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto cityblock(const U& u, const V& v, const WeightOptions& options = {}) {
    return detail::between("cityblock", u, v, options.w, [](const auto& p) {
        return detail::sum_over(p, [](double a, double b) { return std::abs(a - b); });
    });
}
/// Largest |u - v| over the coordinates with w > 0.
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto chebyshev(const U& u, const V& v, const WeightOptions& options = {}) {
    return detail::between("chebyshev", u, v, options.w, [](const auto& p) { return detail::chebyshev_of(p); });
}
/// sum w |u - v| / sum w |u + v|.
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto braycurtis(const U& u, const V& v, const WeightOptions& options = {}) {
    return detail::between("braycurtis", u, v, options.w, [](const auto& p) { return detail::braycurtis_of(p); });
}
/// sum w |u - v| / (|u| + |v|), a term 0 / 0 being 0.
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto canberra(const U& u, const V& v, const WeightOptions& options = {}) {
    return detail::between("canberra", u, v, options.w, [](const auto& p) { return detail::canberra_of(p); });
}
/// 1 - u.v / (|u| |v|), all products weighted; NaN for a zero vector.
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto cosine(const U& u, const V& v, const WeightOptions& options = {}) {
    return detail::between("cosine", u, v, options.w, [](const auto& p) { return detail::cosine_of(p, false); });
}
/// The cosine distance of u and v less their (weighted) means; NaN for a constant vector.
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto correlation(const U& u, const V& v, const WeightOptions& options = {}) {
    return detail::between("correlation", u, v, options.w, [](const auto& p) { return detail::cosine_of(p, true); });
}
/// Part of the coordinates (by weight) that differ.
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto hamming(const U& u, const V& v, const WeightOptions& options = {}) {
    return detail::between("hamming", u, v, options.w, [](const auto& p) {
        const double all = detail::sum_over(p, [](double, double) { return 1.0; });
        return detail::sum_over(p, [](double a, double b) { return a != b ? 1.0 : 0.0; }) / all;
    });
}
/// Part of the coordinates (by weight) that differ, of those where u or v is not 0; 0 if there are none.
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto jaccard(const U& u, const V& v, const WeightOptions& options = {}) {
    return detail::between("jaccard", u, v, options.w, [](const auto& p) {
        const double any = detail::sum_over(p, [](double a, double b) { return a != 0 || b != 0 ? 1.0 : 0.0; });
        return any == 0 ? 0.0 : detail::sum_over(p, [](double a, double b) { return a != b ? 1.0 : 0.0; }) / any;
    });
}
/// (n_tf + n_ft) / (2 n_tt + n_tf + n_ft).
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto dice(const U& u, const V& v, const WeightOptions& options = {}) {
    return detail::between("dice", u, v, options.w, [](const auto& p) {
        const detail::Truth t = detail::truth_of(p);
        return t.tf + t.ft == 0 ? 0.0 : (t.tf + t.ft) / (2 * t.tt + t.tf + t.ft);
    });
}
/// 2 (n_tf + n_ft) / (n_tt + n_ff + 2 (n_tf + n_ft)).
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto rogerstanimoto(const U& u, const V& v, const WeightOptions& options = {}) {
    return detail::between("rogerstanimoto", u, v, options.w, [](const auto& p) {
        const detail::Truth t = detail::truth_of(p);
        return 2 * (t.tf + t.ft) / (t.total + t.tf + t.ft);
    });
}
/// 1 - n_tt / n.
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto russellrao(const U& u, const V& v, const WeightOptions& options = {}) {
    return detail::between("russellrao", u, v, options.w, [](const auto& p) {
        const detail::Truth t = detail::truth_of(p);
        return (t.total - t.tt) / t.total;
    });
}
/// 2 (n_tf + n_ft) / (n_tt + 2 (n_tf + n_ft)); NaN when nothing is true (SciPy's function raises there).
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto sokalsneath(const U& u, const V& v, const WeightOptions& options = {}) {
    return detail::between("sokalsneath", u, v, options.w, [](const auto& p) {
        const detail::Truth t = detail::truth_of(p);
        return 2 * (t.tf + t.ft) / (t.tt + 2 * (t.tf + t.ft));
    });
}
/// 2 n_tf n_ft / (n_tt n_ff + n_tf n_ft); 0 when n_tf or n_ft is.
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto yule(const U& u, const V& v, const WeightOptions& options = {}) {
    return detail::between("yule", u, v, options.w, [](const auto& p) {
        const detail::Truth t = detail::truth_of(p);
        const double half = t.tf * t.ft, ff = t.total - t.tt - t.tf - t.ft;
        return half == 0 ? 0.0 : 2 * half / (t.tt * ff + half);
    });
}
/// sqrt(sum (u - v)^2 / variances).
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces, core::ArrayLike W = core::InBraces>
[[nodiscard]] auto seuclidean(const U& u, const V& v, const W& variances) {
    const core::Source<double, W> source(variances);
    const auto& v2 = source.view();
    return detail::between("seuclidean", u, v, {}, [&](const auto& p) {
        detail::check_variances("seuclidean", v2, p.n);
        return detail::weighted_norm(p, [&](Eigen::Index k) { return (p.u[k] - p.v[k]) / std::sqrt(v2(k)); });
    });
}
/// sqrt((u - v)^T VI (u - v)), VI the inverse of a covariance matrix.
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces,
          core::ArrayLike M = core::MatrixInBraces>
[[nodiscard]] auto mahalanobis(const U& u, const V& v, const M& VI) {
    const core::Source<double, M> source(VI);
    const core::NdView<const double>& from = source.view();
    core::require(from.rank() == 2, "mahalanobis", "VI must be a matrix, got shape ", from.shape());
    return detail::between("mahalanobis", u, v, {}, [&](const detail::VectorPair& p) {
        core::require(from.shape(0) == p.n && from.shape(1) == p.n, "mahalanobis", "VI must be ", p.n, " x ", p.n,
                      ", got ", from.shape());
        core::List<double> m(p.n * p.n);
        for (Eigen::Index i = 0; i < p.n; ++i)
            for (Eigen::Index j = 0; j < p.n; ++j) m[i * p.n + j] = from(i, j);
        return detail::mahalanobis_of(p, m.data());
    });
}
/// sqrt((D(p, m) + D(q, m)) / 2), D the Kullback-Leibler divergence and m = (p + q) / 2, after p and q have been
/// divided by their sums. Two vectors give a number; two matrices of one shape a vector, with one entry for each column
/// (axis 0) or row (axis 1). For all pairs of rows see cdist and pdist.
/// @throws std::invalid_argument also for an axis out of bounds, or matrices of different shapes.
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto jensenshannon(const U& p, const V& q, const JensenShannonOptions& options = {}) {
    static_assert(core::rank_of<U> <= 2 && core::rank_of<U> == core::rank_of<V>, "p and q are vectors or matrices");
    const char* const function = "jensenshannon";
    const int axis = core::normalize_axis(function, options.axis, core::rank_of<U>);
    core::require(!options.base || *options.base > 0, function, "base must be greater than 0");
    const double log_base = options.base ? std::log(*options.base) : 1.0;
    const auto formula = [&](const detail::VectorPair& pair) { return detail::jensenshannon_of(pair, log_base); };
    if constexpr (core::rank_of<U> == 1) {
        return detail::between(function, p, q, {}, formula);
    } else {
        using T = detail::Real<U, V>;
        const core::Source<double, U> a(p);
        const core::Source<double, V> b(q);
        core::require(a.view().shape() == b.view().shape(), function, "p and q must have the same shape, got ",
                      a.view().shape(), " and ", b.view().shape());
        core::VectorOf<U, T> out(a.view().shape(1 - axis));
        std::vector<double> first, second;
        for (Eigen::Index i = 0; i < out.size(); ++i) {
            const auto x = a.view().slice(1 - axis, i), y = b.view().slice(1 - axis, i);
            first.clear();
            second.clear();
            for (Eigen::Index k = 0; k < x.shape(0); ++k) {
                first.push_back(x(k));
                second.push_back(y(k));
            }
            out[i] = static_cast<T>(formula({first.data(), second.data(), nullptr, x.shape(0)}));
        }
        return out;
    }
}

/// Result of directed_hausdorff, in the order of SciPy's tuple.
template <class T>
struct DirectedHausdorffResult {
    T d;                   ///< the distance
    Eigen::Index index_1;  ///< the point of u that is farthest from all of v
    Eigen::Index index_2;  ///< the point of v nearest to it
};

/// Directed Hausdorff distance: the largest of the distances from the points of u to their nearest point of v
/// (euclidean).
///
/// O(m n d), usually far less: a point of u is dropped as soon as a point of v is closer than the distance found so
/// far, and a fixed shuffle makes that happen early. Exact; the indices among ties are those found first.
/// @param u  m x d points, m >= 1. @param v n x d points, n >= 1.
/// @throws std::invalid_argument for empty sets or different numbers of columns.
/// @note A NaN in either set makes the distance NaN.
/// @see scipy.spatial.distance.directed_hausdorff (its seed has no counterpart). A. A. Taha and A. Hanbury, An
///      efficient algorithm for calculating the exact Hausdorff distance, IEEE PAMI 37 (2015).
template <core::ArrayLike U = core::InBraces, core::ArrayLike V = core::InBraces>
[[nodiscard]] auto directed_hausdorff(const U& u, const V& v) {
    using T = detail::Real<U, V>;
    const core::Source<double, U> first(u);
    const core::Source<double, V> second(v);
    core::require(first.view().rank() == 2 && second.view().rank() == 2, "directed_hausdorff",
                  "u and v must be 2-dimensional arrays, got shapes ", first.view().shape(), " and ",
                  second.view().shape());
    core::require(first.view().shape(1) == second.view().shape(1), "directed_hausdorff",
                  "u and v must have the same number of columns, got ", first.view().shape(1), " and ",
                  second.view().shape(1));
    core::require(first.view().shape(0) > 0 && second.view().shape(0) > 0, "directed_hausdorff",
                  "u and v must not be empty");
    core::List<Eigen::Index> columns(first.view().shape(1));
    for (Eigen::Index k = 0; k < columns.size(); ++k) columns[k] = k;
    auto a = detail::gather(first.view(), columns), b = detail::gather(second.view(), columns);
    // A power of two brings the squares into range and changes no digit.
    const auto size = [](const auto& rows) {
        return detail::binary_scale(rows.data.size(), [&](Eigen::Index k) { return rows.data[k]; });
    };
    const double scale = std::max(size(a), size(b));
    for (double& value : a.data) value /= scale;
    for (double& value : b.data) value /= scale;
    const auto shuffled = [](Eigen::Index n) {
        core::List<Eigen::Index> order(n);
        std::uint64_t state = 1;
        for (Eigen::Index i = 0; i < n; ++i) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            const auto j = static_cast<Eigen::Index>(state >> 33) % (i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    };
    const core::List<Eigen::Index> order_a = shuffled(a.count), order_b = shuffled(b.count);
    DirectedHausdorffResult<double> out{-1, 0, 0};
    for (const Eigen::Index i : order_a) {
        double nearest = std::numeric_limits<double>::infinity();
        Eigen::Index at = order_b[0];
        for (const Eigen::Index j : order_b) {
            double square = 0;
            for (Eigen::Index k = 0; k < a.dim; ++k)
                square += (a.row(i)[k] - b.row(j)[k]) * (a.row(i)[k] - b.row(j)[k]);
            if (!(square >= nearest)) nearest = square, at = j;
            if (!(nearest > out.d)) break;
        }
        if (!(nearest <= out.d)) out = {nearest, i, at};
        if (std::isnan(nearest)) break;  // the distance is NaN, whatever the other points are
    }
    return DirectedHausdorffResult<T>{static_cast<T>(std::sqrt(out.d) * scale), out.index_1, out.index_2};
}

/// How squareform checks and which direction is meant, as in SciPy.
enum class SquareformForce { no, tomatrix, tovector };
struct SquareformOptions {
    SquareformForce force = SquareformForce::no;  ///< fail unless the input has the rank that this direction needs
    bool checks = true;                           ///< a matrix must be symmetric with a zero diagonal
};

/// Number of points of a condensed distance vector of `length` entries; -1 if there is no such number.
template <class = void>
[[nodiscard]] inline Eigen::Index condensed_points(Eigen::Index length) noexcept {
    const auto n = static_cast<Eigen::Index>(std::llround(std::sqrt(2.0 * static_cast<double>(length)) + 0.5));
    for (Eigen::Index guess = std::max<Eigen::Index>(1, n - 1); guess <= n + 1; ++guess)
        if (guess * (guess - 1) / 2 == length) return guess;
    return -1;
}

/// Turns a condensed distance vector into the full symmetric matrix, and the matrix into the vector.
/// @param X  vector of n (n - 1) / 2 entries, or n x n matrix. Any scalar.
/// @return   n x n matrix with zero diagonal, or vector of the upper triangle by rows.
/// @throws std::invalid_argument for a length that is no n (n - 1) / 2, a matrix that is not square, or (with checks)
///         not symmetric within 1e-13 or with a diagonal that is not zero.
/// @see scipy.spatial.distance.squareform
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] auto squareform(const A& X, const SquareformOptions& options = {}) {
    using T = core::ScalarOf<A>;
    static_assert(core::rank_of<A> <= 2, "squareform takes a vector or a matrix");
    const core::Source<T, A> source(X);
    const auto& x = source.view();
    if constexpr (core::rank_of<A> == 1) {
        core::require(options.force != SquareformForce::tovector, "squareform",
                      "X must be a matrix when force is tovector");
        const Eigen::Index n = condensed_points(x.shape(0));
        core::require(n > 0, "squareform", "X must have n (n - 1) / 2 entries for some n, got ", x.shape(0));
        core::MatrixOf<A> out(n, n);
        Eigen::Index next = 0;
        for (Eigen::Index i = 0; i < n; ++i) {
            out(i, i) = T(0);
            for (Eigen::Index j = i + 1; j < n; ++j) out(i, j) = out(j, i) = x(next++);
        }
        return out;
    } else {
        core::require(options.force != SquareformForce::tomatrix, "squareform",
                      "X must be a vector when force is tomatrix");
        const Eigen::Index n = x.shape(0);
        core::require(x.shape(1) == n, "squareform", "X must be square, got shape ", x.shape());
        Eigen::Matrix<T, Eigen::Dynamic, 1> upper(detail::pairs_of("squareform", n));
        Eigen::Index next = 0;
        for (Eigen::Index i = 0; i < n; ++i) {
            core::require(!options.checks || x(i, i) == T(0), "squareform", "X must have a zero diagonal");
            for (Eigen::Index j = i + 1; j < n; ++j) {
                const double skew = std::abs(static_cast<double>(x(i, j)) - static_cast<double>(x(j, i)));
                core::require(!options.checks || skew <= 1e-13 || x(i, j) == x(j, i), "squareform",
                              "X must be symmetric");
                upper[next++] = x(i, j);
            }
        }
        return core::VectorOf<A, T>(upper);
    }
}

/// Options of is_valid_dm and is_valid_y. SciPy's `throw` is a keyword here.
struct ValidityOptions {
    double tol = 0;      ///< of symmetry and diagonal, >= 0 (is_valid_dm)
    bool raise = false;  ///< throw std::invalid_argument with the reason instead of returning false
};

/// Whether D is a distance matrix: square, not empty, zero on the diagonal and symmetric, both within tol.
/// @see scipy.spatial.distance.is_valid_dm (which wants rank 2; so does the type here)
template <core::ArrayLike A = core::MatrixInBraces>
    requires(core::rank_of<A> == 2)
[[nodiscard]] bool is_valid_dm(const A& D, const ValidityOptions& options = {}) {
    const core::Source<double, A> source(D);
    const auto& x = source.view();
    const char* fault = nullptr;
    if (x.shape(0) != x.shape(1)) fault = "must be square";
    for (Eigen::Index i = 0; !fault && i < x.shape(0); ++i)
        for (Eigen::Index j = 0; !fault && j <= i; ++j) {
            const double skew = i == j ? std::abs(x(i, i)) : std::abs(x(i, j) - x(j, i));
            if (!(skew <= options.tol)) fault = i == j ? "must have a zero diagonal" : "must be symmetric";
        }
    core::require(!fault || !options.raise, "is_valid_dm", "D ", fault ? fault : "");
    return !fault;
}

/// Whether y is a condensed distance vector: it has n (n - 1) / 2 entries for some n >= 2.
/// @see scipy.spatial.distance.is_valid_y
template <core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1)
[[nodiscard]] bool is_valid_y(const A& y, const ValidityOptions& options = {}) {
    const bool valid = y.size() > 0 && condensed_points(static_cast<Eigen::Index>(y.size())) > 0;
    core::require(valid || !options.raise, "is_valid_y", "y must have n (n - 1) / 2 entries for some n >= 2, got ",
                  static_cast<Eigen::Index>(y.size()));
    return valid;
}

/// Number of points of a distance matrix. @throws std::invalid_argument unless is_valid_dm.
/// @see scipy.spatial.distance.num_obs_dm
template <core::ArrayLike A = core::MatrixInBraces>
[[nodiscard]] Eigen::Index num_obs_dm(const A& d) {
    (void)is_valid_dm(d, {.tol = std::numeric_limits<double>::infinity(), .raise = true});
    return static_cast<Eigen::Index>(core::Source<core::ScalarOf<A>, A>(d).view().shape(0));
}

/// Number of points of a condensed distance vector. @throws std::invalid_argument unless is_valid_y.
/// @see scipy.spatial.distance.num_obs_y
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] Eigen::Index num_obs_y(const A& Y) {
    (void)is_valid_y(Y, {.raise = true});
    return condensed_points(static_cast<Eigen::Index>(Y.size()));
}

}  // namespace scixx::spatial::distance
