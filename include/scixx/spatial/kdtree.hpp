// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <initializer_list>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/spatial/detail/kdtree/ball.hpp>
#include <scixx/spatial/detail/kdtree/count.hpp>
#include <scixx/spatial/index_lists.hpp>

namespace scixx::spatial {

/// Options of KDTree, as scipy.spatial.KDTree takes them. They change speed, never results, but for boxsize.
struct KDTreeOptions {
    Eigen::Index leafsize = 10;           ///< most points in a leaf, >= 1; from 8 on a multiple of 8 is used
    bool compact_nodes = true;            ///< cut the widest side of the points' bounding box, else of the node's cell
    bool copy_data = false;               ///< without effect: the tree always holds a copy, sorted
    bool balanced_tree = true;            ///< cut at the median, else at the middle of the box (sliding midpoint)
    core::PerAxis<double> boxsize = 0.0;  ///< periods of the coordinates, finite; 0: not periodic
};

/// Options of KDTree::query.
struct KDTreeQueryOptions {
    double eps = 0;  ///< >= 0: the k-th distance is at most 1 + eps times the true one
    double p = 2;    ///< Minkowski exponent, 1 <= p <= infinity
    double distance_upper_bound = std::numeric_limits<double>::infinity();  ///< only neighbours closer than this, >= 0
    int workers = 1;                                                        ///< threads, -1 for all cores
};

/// Options of KDTree::query_ball_point.
struct QueryBallPointOptions {
    double p = 2;                         ///< Minkowski exponent, 1 <= p <= infinity
    double eps = 0;                       ///< >= 0: points between r / (1 + eps) and r (1 + eps) may be in or out
    int workers = 1;                      ///< threads, -1 for all cores
    std::optional<bool> return_sorted{};  ///< ascending indices; by default for several points, not for one
    bool return_length = false;           ///< only count
};

/// Options of KDTree::query_ball_tree and query_pairs.
struct QueryPairsOptions {
    double p = 2;    ///< Minkowski exponent, 1 <= p <= infinity
    double eps = 0;  ///< >= 0: pairs between r / (1 + eps) and r (1 + eps) may be in or out
};

/// Options of KDTree::count_neighbors.
struct CountNeighborsOptions {
    double p = 2;            ///< Minkowski exponent, 1 <= p <= infinity
    bool cumulative = true;  ///< pairs within each r; else those beyond the radius before and within this one
};

/// Weights of the points for KDTree::count_neighbors; without weights each point counts 1.
struct PairWeights {
    core::Optional<Eigen::ArrayXd> self{};   ///< n entries
    core::Optional<Eigen::ArrayXd> other{};  ///< other.n entries
};

/// Distances and indices of neighbours, in the order of SciPy's tuple.
template <class D, class I>
struct KDTreeQueryResult {
    D d;
    I i;
};

/// The neighbours of each of several points.
using NeighborLists = CompressedRows<Eigen::Index>;

/// Entries (i, j, v) of a matrix of distances, sorted by rows and columns; the names are those of SciPy's records.
template <class T>
struct SparseDistances {
    Eigen::Index rows, cols;
    NeighborLists::Indices i, j;
    Eigen::Array<T, Eigen::Dynamic, 1> v;

    /// The full matrix, 0 where there is no entry.
    [[nodiscard]] Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> toarray() const {
        Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> out(rows, cols);
        out.setZero();
        for (Eigen::Index k = 0; k < v.size(); ++k) out(i[k], j[k]) = v[k];
        return out;
    }
};

/// k-d tree for neighbours of points in any dimension, by Minkowski distances, also on a torus.
///
///     const spatial::KDTree tree(points);                          // n x m, float or double
///     const auto [d, i] = tree.query(x, 8);                        // the 8 nearest to each row of x
///     const auto near = tree.query_ball_point(x, 0.1);             // near[k]: all within 0.1 of row k
///
/// T is float for float data, else double: the scalar of data() and of distances. These are computed in double from
/// differences of coordinates and rounded once; a point that is asked for is not rounded.
/// Results are those of a comparison with all points, to the last bit but for fused multiply-adds, whatever the options
/// of the tree, and what lies within a radius is what query gives a distance up to it, `query_ball_point(x,
/// query(x).d)` included; among points at equal distances it is not specified which come first, nor which make the k
/// nearest. Distances whose square (p-th power) overflows are infinite, and such points are no neighbours; those whose
/// square underflows are 0.
///
/// The tree has up to eight children a node, whose bounding boxes are tested at once; leaves hold blocks of eight
/// points, coordinate by coordinate. Queries for many points go along a Morton curve. Build O(n log n) in any case,
/// equal and collinear points included; a query for few neighbours O(log n) expected in low dimension, O(n m) at worst.
/// Memory: about 1.4 times the points as double and 8 bytes each. Const members may be called from many threads at
/// once; all attributes are to be read only. Results do not depend on `workers`.
///
/// Sources: J. L. Bentley, Commun. ACM 18 (1975); S. Maneewongvatana and D. M. Mount, It's okay to be skinny, if your
/// friends are fat (1999), for sliding midpoints, which give way to medians at depth 24.
///
/// @see scipy.spatial.KDTree
/// Differs from SciPy: distances to float data are float; negative and NaN radii, which SciPy takes for everything or
/// nothing, are refused, and so are k < 1 and points of no coordinates; `size` counts the nodes of this tree; there is
/// no `tree` of node objects, and `data` is a function.
template <class T = double>
class KDTree {
    static_assert(std::is_same_v<T, float> || std::is_same_v<T, double>, "a KDTree is one of float or double");
    using Index = Eigen::Index;
    using Indices = NeighborLists::Indices;

public:
    using Points = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    /// Rows of pairs, i < j.
    using Pairs = Eigen::Array<Index, Eigen::Dynamic, 2, Eigen::RowMajor>;

    Index n = 0;                              ///< number of points
    Index m = 0;                              ///< number of coordinates
    Index leafsize = 10;                      ///< as given
    Index size = 0;                           ///< number of nodes, leaves included
    Eigen::Array<T, Eigen::Dynamic, 1> mins;  ///< m entries, the bounding box; zeros when there is no point
    Eigen::Array<T, Eigen::Dynamic, 1> maxes;
    Eigen::ArrayXd boxsize;  ///< m entries, 0 where not periodic

    /// @param data     n x m points, finite, 0 <= n < 2^31, m >= 1; integers count as double. In a periodic
    ///                 coordinate from 0 to less than the period.
    /// @param options  see KDTreeOptions.
    /// @throws std::invalid_argument for another shape or size, NaN or infinity, or an option outside its domain.
    template <core::ArrayLike A = core::MatrixInBraces>
    explicit KDTree(const A& data, const KDTreeOptions& options = {}) : leafsize(options.leafsize) {
        build(core::Source<double, A>(data).view(), options);
    }

    /// The points, n x m, from the tree.
    [[nodiscard]] Points data() const { return rows().template cast<T>(); }

    /// The nearest neighbour of each point.
    /// @param x        points: q x m, or a compile-time vector of m entries or numbers in braces for one; finite.
    /// @param options  see KDTreeQueryOptions.
    /// @return         distances d and indices i, q entries each (two scalars for one point); infinity and n where
    ///                 there is none. One point of up to 32 coordinates costs no heap.
    /// @throws std::invalid_argument for another number of columns, NaN, infinity, or an option outside its domain.
    /// @see scipy.spatial.KDTree.query
    template <core::ArrayLike X = core::InBraces>
    [[nodiscard]] auto query(const X& x, const KDTreeQueryOptions& options = {}) const {
        const core::Source<double, X> source(x);
        const auto points = points_of("KDTree.query", source.view());
        const int workers = check_query(1, options);
        if constexpr (core::rank_of<X> == 1) {
            KDTreeQueryResult<T, Index> out{};
            nearest(points, 1, nullptr, options, workers, {&out.d, {1, 1}}, {&out.i, {1, 1}});
            return out;
        } else {
            KDTreeQueryResult<core::VectorOf<X, T>, core::VectorOf<X, Index>> out;
            out.d.resize(points.shape(0)), out.i.resize(points.shape(0));
            nearest(points, 1, nullptr, options, workers, {out.d.data(), {points.shape(0), 1}},
                    {out.i.data(), {points.shape(0), 1}});
            return out;
        }
    }

    /// The k nearest neighbours of each point, nearest first.
    /// @param k   >= 1, may exceed n.
    /// @return    d and i, q x k of x's family and storage order (k entries for one point). O(k) each while k <= 64,
    ///            else O(log k), for each point that comes among the k nearest during the search.
    /// @throws    as above, and for k < 1.
    /// Differs from SciPy: the columns stay when k is 1.
    template <core::ArrayLike X = core::InBraces>
    [[nodiscard]] auto query(const X& x, Index k, const KDTreeQueryOptions& options = {}) const {
        return query_columns(x, k, k, nullptr, options);
    }

    /// As above into the caller's arrays of the same shape, where one point costs no heap either (if d and i are
    /// contiguous).
    template <core::ArrayLike X = core::InBraces, core::DestinationOf<T> D, core::DestinationOf<Index> I>
    void query(const X& x, Index k, const KDTreeQueryOptions& options, D&& d, I&& i) const {
        const core::Source<double, X> source(x);
        const auto points = points_of("KDTree.query", source.view());
        const int workers = check_query(k, options);
        const core::Dims shape = core::rank_of<X> == 1 ? core::Dims{k} : core::Dims{points.shape(0), k};
        nearest(points, k, nullptr, options, workers, as_rows(core::destination<T>("KDTree.query", "d", d, shape)),
                as_rows(core::destination<Index>("KDTree.query", "i", i, shape)));
    }

    /// The neighbours of the given ranks, 1 being the nearest: `query(x, {1, 4})`; one column for each.
    template <core::ArrayLike X, std::same_as<std::vector<Index>> Ranks>  // a template, so that no braces convert to it
    [[nodiscard]] auto query(const X& x, const Ranks& ranks, const KDTreeQueryOptions& options = {}) const {
        core::require(!ranks.empty(), "KDTree.query", "k must not be empty");
        for (const Index k : ranks) core::require(k >= 1, "KDTree.query", "k must be at least 1, got ", k);
        const Index most = std::min(*std::max_element(ranks.begin(), ranks.end()), std::max<Index>(n, 1));
        return query_columns(x, most, static_cast<Index>(ranks.size()), &ranks, options);
    }
    template <core::ArrayLike X = core::InBraces>
    [[nodiscard]] auto query(const X& x, std::initializer_list<Index> ranks,
                             const KDTreeQueryOptions& options = {}) const {
        return query(x, std::vector<Index>(ranks), options);
    }

    /// All points within a radius of each point, borders included.
    /// @param x        points: q x m, or a compile-time vector of m entries for one; finite.
    /// @param r        radius >= 0, infinity allowed, or a vector of q of them.
    /// @param options  see QueryBallPointOptions.
    /// @return         NeighborLists; for one point its array of indices. With return_length only lengths() of the
    ///                 lists; for one point an array of one entry, the number.
    /// @throws std::invalid_argument as query, and for a radius that is negative or NaN.
    /// @see scipy.spatial.KDTree.query_ball_point
    template <core::ArrayLike X = core::InBraces>
    [[nodiscard]] auto query_ball_point(const X& x, double r, const QueryBallPointOptions& options = {}) const {
        return ball(x, core::NdView<const double>(&r, {1}), options);
    }
    template <core::ArrayLike X = core::InBraces, core::ArrayLike R = core::InBraces>
        requires(core::rank_of<R> == 1)
    [[nodiscard]] auto query_ball_point(const X& x, const R& r, const QueryBallPointOptions& options = {}) const {
        const core::Source<double, R> source(r);
        const Index count = core::Source<double, X>(x).view().shape(0);
        core::require(source.view().shape(0) == (core::rank_of<X> == 1 ? 1 : count), "KDTree.query_ball_point",
                      "r must be a number or have an entry for each point, got ", source.view().shape(0));
        return ball(x, source.view(), options);
    }

    /// For each point of this tree the points of `other` within r, in ascending order.
    /// @throws std::invalid_argument for a radius that is negative or NaN, or trees of other dimension or boxsize.
    /// @see scipy.spatial.KDTree.query_ball_tree (lists in any order there)
    [[nodiscard]] NeighborLists query_ball_tree(const KDTree& other, double r,
                                                const QueryPairsOptions& options = {}) const {
        check_pair("KDTree.query_ball_tree", other, r, options.p, options.eps);
        const Rows points = rows();
        return detail::within_of_rows<T>(other.tree_, core::view(points), {&r, {1}},
                                         {options.p, options.eps, true, false, false}, 1);
    }

    /// All pairs i < j of points within r of each other.
    /// @return rows (i, j) in no particular order.
    /// @throws std::invalid_argument for a radius that is negative or NaN, or an option outside its domain.
    /// @see scipy.spatial.KDTree.query_pairs (with output_type 'ndarray'; SciPy's default makes a set of them)
    [[nodiscard]] Pairs query_pairs(double r, const QueryPairsOptions& options = {}) const {
        check_pair("KDTree.query_pairs", *this, r, options.p, options.eps);
        const auto found = detail::pairs_within<T>(tree_, r, options.p, options.eps);
        Pairs out(static_cast<Index>(found.size()), 2);
        Index* next = out.data();
        for (const auto& [i, j] : found) *next++ = i, *next++ = j;
        return out;
    }

    /// Number of pairs (point of this tree, point of other) within r, of all n * other.n ordered pairs.
    /// @param r  radius >= 0, infinity allowed, or a vector of them, ascending unless cumulative.
    /// @return   the number, or a vector with one for each radius. A pair of subtrees whose distances all fall between
    ///           two radii is counted at once.
    /// @throws std::invalid_argument as query_ball_tree, and for radii that are not ascending.
    /// @see scipy.spatial.KDTree.count_neighbors. A. W. Moore et al., Fast algorithms and efficient statistics: N-point
    ///      correlation functions, in Mining the Sky (2001).
    [[nodiscard]] Index count_neighbors(const KDTree& other, double r,
                                        const CountNeighborsOptions& options = {}) const {
        return count<Index>(other, core::NdView<const double>(&r, {1}), {}, options)[0];
    }
    template <core::ArrayLike R = core::InBraces>
        requires(core::rank_of<R> == 1)
    [[nodiscard]] Indices count_neighbors(const KDTree& other, const R& r,
                                          const CountNeighborsOptions& options = {}) const {
        return count<Index>(other, core::Source<double, R>(r).view(), {}, options);
    }

    /// count_neighbors with weights: the sum of weights.self[i] * weights.other[j] over the pairs.
    /// @throws std::invalid_argument also for weights of another length.
    [[nodiscard]] double count_neighbors(const KDTree& other, double r, const PairWeights& weights,
                                         const CountNeighborsOptions& options = {}) const {
        return count<double>(other, core::NdView<const double>(&r, {1}), weights, options)[0];
    }
    template <core::ArrayLike R = core::InBraces>
        requires(core::rank_of<R> == 1)
    [[nodiscard]] Eigen::ArrayXd count_neighbors(const KDTree& other, const R& r, const PairWeights& weights,
                                                 const CountNeighborsOptions& options = {}) const {
        return count<double>(other, core::Source<double, R>(r).view(), weights, options);
    }

    /// Distances between the points of this tree (rows) and of other (columns) that are at most max_distance.
    /// @param max_distance  >= 0, infinity allowed.
    /// @param p             Minkowski exponent, 1 <= p <= infinity.
    /// @return              SparseDistances: entries sorted by rows and columns, zeros included; toarray() fills them
    ///                      in.
    /// @throws std::invalid_argument as query_ball_tree.
    /// @see scipy.spatial.KDTree.sparse_distance_matrix
    [[nodiscard]] SparseDistances<T> sparse_distance_matrix(const KDTree& other, double max_distance,
                                                            double p = 2) const {
        check_pair("KDTree.sparse_distance_matrix", other, max_distance, p, 0);
        const Rows points = rows();
        auto found = detail::within_of_rows<T>(other.tree_, core::view(points), {&max_distance, {1}},
                                               {p, 0, true, false, true}, 1);
        SparseDistances<T> out{n, other.n, Indices(found.indices.size()), {}, found.powers.template cast<T>()};
        for (Index row = 0; row < n; ++row)
            std::fill(out.i.data() + found.indptr[row], out.i.data() + found.indptr[row + 1], row);
        out.j = std::move(found.indices);
        return out;
    }

private:
    using Rows = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    [[nodiscard]] Rows rows() const {
        Rows out(n, m);
        for (Index slot = 0; slot < tree_.ids.size(); ++slot)
            if (const Index id = tree_.ids[slot]; id >= 0)
                tree_.point(slot / detail::kd_width, static_cast<int>(slot % detail::kd_width), &out(id, 0));
        return out;
    }

    void build(const core::NdView<const double>& data, const KDTreeOptions& options);
    static void check_finite(const char* function, const char* parameter, const core::NdView<const double>& x) {
        bool finite = true;
        for (Index i = 0; i < x.shape(0); ++i)
            for (Index k = 0; k < x.shape(1); ++k) finite &= std::isfinite(x(i, k));
        core::require(finite, function, parameter, " must be finite, got NaN or infinity");
    }
    static void check_exponent(const char* function, double p, double eps) {
        core::require(p >= 1, function, "p must be at least 1, got ", p);
        core::require(eps >= 0 && std::isfinite(eps), function, "eps must be finite and not negative, got ", eps);
    }

    /// x as rows, checked.
    [[nodiscard]] core::NdView<const double> points_of(const char* function,
                                                       const core::NdView<const double>& x) const {
        core::require(x.rank() <= 2, function, "x must be a vector or a matrix, got shape ", x.shape());
        const core::NdView<const double> rows = as_rows(x);
        core::require(rows.shape(1) == m, function, "x must have ", m, " coordinates, got ", rows.shape(1));
        core::require(rows.shape(0) <= std::numeric_limits<std::int32_t>::max(), function,
                      "x must have fewer than 2^31 rows");
        check_finite(function, "x", rows);
        return rows;
    }
    template <class S>
    [[nodiscard]] static core::NdView<S> as_rows(const core::NdView<S>& x) {
        return x.rank() == 2 ? x : core::NdView<S>(x.data(), {1, x.shape(0)}, {0, x.stride(0)});
    }
    /// @return the number of threads.
    [[nodiscard]] static int check_query(Index k, const KDTreeQueryOptions& options) {
        core::require(k >= 1, "KDTree.query", "k must be at least 1, got ", k);
        check_exponent("KDTree.query", options.p, options.eps);
        core::require(options.distance_upper_bound >= 0, "KDTree.query",
                      "distance_upper_bound must not be negative or NaN, got ", options.distance_upper_bound);
        return core::resolve_workers("KDTree.query", options.workers);
    }
    void check_pair(const char* function, const KDTree& other, double r, double p, double eps) const {
        core::require(r >= 0, function, "r must not be negative or NaN, got ", r);
        check_exponent(function, p, eps);
        core::require(m == other.m, function, "both trees must have the same dimension, got ", m, " and ", other.m);
        core::require(std::equal(boxsize.data(), boxsize.data() + m, other.boxsize.data()), function,
                      "both trees must have the same boxsize");
    }

    void nearest(const core::NdView<const double>& x, Index k, const std::vector<Index>* ranks,
                 const KDTreeQueryOptions& options, int workers, const core::NdView<T>& d,
                 const core::NdView<Index>& i) const {
        detail::nearest_of_rows<T>(tree_, x, k, ranks, {options.eps, options.p, options.distance_upper_bound}, workers,
                                   d, i);
    }
    template <class X>
    [[nodiscard]] auto query_columns(const X& x, Index k, Index columns, const std::vector<Index>* ranks,
                                     const KDTreeQueryOptions& options) const {
        const core::Source<double, X> source(x);
        const auto points = points_of("KDTree.query", source.view());
        const int workers = check_query(k, options);
        core::Dims shape{columns};
        if (core::rank_of<X> == 2) shape = {points.shape(0), columns};
        (void)core::checked_size("KDTree.query", shape);
        KDTreeQueryResult<core::PlainOf<X, T>, core::PlainOf<X, Index>> out{
            core::allocate<core::PlainOf<X, T>>(shape), core::allocate<core::PlainOf<X, Index>>(shape)};
        nearest(points, k, ranks, options, workers, as_rows(core::view(out.d)), as_rows(core::view(out.i)));
        return out;
    }

    template <class X>
    [[nodiscard]] auto ball(const X& x, const core::NdView<const double>& r,
                            const QueryBallPointOptions& options) const {
        const char* const function = "KDTree.query_ball_point";
        const core::Source<double, X> source(x);
        const auto points = points_of(function, source.view());
        check_exponent(function, options.p, options.eps);
        for (Index i = 0; i < r.shape(0); ++i)
            core::require(r(i) >= 0, function, "r must not be negative or NaN, got ", r(i));
        const int workers = core::resolve_workers(function, options.workers);
        const bool sorted = options.return_sorted.value_or(core::rank_of<X> == 2);
        NeighborLists found = detail::within_of_rows<T>(
            tree_, points, r, {options.p, options.eps, sorted, options.return_length, false}, workers);
        if constexpr (core::rank_of<X> == 1)
            return options.return_length ? found.lengths() : std::move(found.indices);
        else
            return found;
    }

    template <class Sum>
    [[nodiscard]] Eigen::Array<Sum, Eigen::Dynamic, 1> count(const KDTree& other, const core::NdView<const double>& r,
                                                             const PairWeights& weights,
                                                             const CountNeighborsOptions& options) const {
        const char* const function = "KDTree.count_neighbors";
        check_pair(function, other, 0, options.p, 0);
        core::require(!weights.self || weights.self->size() == n, function, "weights.self must have ", n, " entries");
        core::require(!weights.other || weights.other->size() == other.n, function, "weights.other must have ", other.n,
                      " entries");
        core::List<Index> order(r.shape(0));
        for (Index i = 0; i < r.shape(0); ++i) {
            order[i] = i;
            core::require(r(i) >= 0, function, "r must not be negative or NaN, got ", r(i));
            core::require(options.cumulative || i == 0 || r(i - 1) <= r(i), function,
                          "r must be ascending unless cumulative, got ", r(i), " after ", i == 0 ? 0.0 : r(i - 1));
        }
        std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return r(a) < r(b); });
        std::vector<double> radii;
        for (const Index i : order) radii.push_back(r(i));
        const auto found = detail::count_pairs<T, Sum>(tree_, weights.self ? weights.self->data() : nullptr,
                                                       other.tree_, weights.other ? weights.other->data() : nullptr,
                                                       radii, options.p, options.cumulative);
        Eigen::Array<Sum, Eigen::Dynamic, 1> out(r.shape(0));
        for (Index i = 0; i < order.size(); ++i) out[order[i]] = found.data()[i];
        return out;
    }

    detail::KdTree<double> tree_;
};

template <class T>
void KDTree<T>::build(const core::NdView<const double>& data, const KDTreeOptions& options) {
    const char* const function = "KDTree";
    core::require(data.rank() == 2, function, "data must be a 2-dimensional array, got shape ", data.shape());
    n = data.shape(0), m = data.shape(1);
    core::require(m >= 1, function, "data must have at least one column");
    core::require(n <= std::numeric_limits<std::int32_t>::max(), function, "data must have fewer than 2^31 points");
    core::require(m < std::numeric_limits<std::int32_t>::max(), function, "data must have fewer than 2^31 columns");
    core::require(leafsize >= 1, function, "leafsize must be at least 1, got ", leafsize);
    check_finite(function, "data", data);
    boxsize.resize(m);
    mins.setZero(m), maxes.setZero(m);
    std::vector<double> period;
    const std::vector<double> lengths = options.boxsize.resolve(function, "boxsize", static_cast<int>(m));
    for (Index k = 0; k < m; ++k) {
        const double length = boxsize[k] = lengths.data()[k];
        core::require(length >= 0 && std::isfinite(length), function, "boxsize must be finite and not negative, got ",
                      length);
        period.push_back(length > 0 ? length : std::numeric_limits<double>::infinity());
        double least = n == 0 ? 0 : data(0, k), most = least;
        for (Index i = 1; i < n; ++i) least = std::min(least, data(i, k)), most = std::max(most, data(i, k));
        core::require(length == 0 || n == 0 || (least >= 0 && most < length), function,
                      "data must be from 0 to less than boxsize in periodic coordinates, got ", least, " to ", most,
                      " for ", length);
        mins[k] = static_cast<T>(least), maxes[k] = static_cast<T>(most);
    }
    tree_ =
        detail::build_kd_tree<double>(data, std::move(period), leafsize, options.compact_nodes, options.balanced_tree);
    for (const detail::KdNode& node : tree_.nodes) size += 1 + std::count(node.child, node.child + node.count, -1);
}

template <core::ArrayLike A>
explicit KDTree(const A&) -> KDTree<core::FloatOf<core::ScalarOf<A>>>;
template <core::ArrayLike A>
explicit KDTree(const A&, const KDTreeOptions&) -> KDTree<core::FloatOf<core::ScalarOf<A>>>;

}  // namespace scixx::spatial
