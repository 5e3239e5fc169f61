#include <scixx/spatial/kdtree.hpp>
#include <set>

#include "spatial/kdtree_checks.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace spatial = scixx::spatial;
using scixx::testing::Cloud;
using Indices = spatial::NeighborLists::Indices;

std::set<std::pair<Eigen::Index, Eigen::Index>> as_set(const spatial::KDTree<double>::Pairs& pairs) {
    std::set<std::pair<Eigen::Index, Eigen::Index>> out;
    for (Eigen::Index k = 0; k < pairs.rows(); ++k) out.insert({pairs(k, 0), pairs(k, 1)});
    EXPECT_EQ(static_cast<Eigen::Index>(out.size()), pairs.rows());
    return out;
}

TEST(KDTreePairs, AsInSciPy) {
    const scixx::testing::Reference reference("spatial/kdtree.json");
    for (const auto& [name, data] : reference.cases()) {
        SCOPED_TRACE(name);
        const double p = data.number("p"), r = data.number("r");
        const spatial::KDTreeOptions options{.boxsize = data.list<double>("boxsize")};
        const spatial::KDTree tree(data.array<Eigen::MatrixXd>("points"), options),
            other(data.array<Eigen::MatrixXd>("others"), options);
        const auto lists = tree.query_ball_tree(other, r, {.p = p});
        EXPECT_SCALED_CLOSE(lists.lengths(), data.array<Indices>("tree_lengths"), 0);
        EXPECT_SCALED_CLOSE(lists.indices, data.array<Indices>("tree_members"), 0);
        EXPECT_EQ(as_set(tree.query_pairs(r, {.p = p})), as_set(data.array<spatial::KDTree<double>::Pairs>("pairs")));
        const auto radii = data.array<Eigen::ArrayXd>("radii");
        EXPECT_SCALED_CLOSE(tree.count_neighbors(other, radii, {.p = p}), data.array<Indices>("counts"), 0);
        EXPECT_SCALED_CLOSE(tree.count_neighbors(other, radii, {.p = p, .cumulative = false}),
                            data.array<Indices>("bins"), 0);
        const spatial::PairWeights weights{.self = data.array<Eigen::ArrayXd>("w"),
                                           .other = data.array<Eigen::ArrayXd>("v")};
        EXPECT_SCALED_CLOSE(tree.count_neighbors(other, radii, weights, {.p = p}),
                            data.array<Eigen::ArrayXd>("weighted"), 1e-15);
        const auto sparse = tree.sparse_distance_matrix(other, r, p);
        EXPECT_SCALED_CLOSE(sparse.i, data.array<Indices>("sparse_i"), 0);
        EXPECT_SCALED_CLOSE(sparse.j, data.array<Indices>("sparse_j"), 0);
        EXPECT_SCALED_CLOSE(sparse.v, data.array<Eigen::ArrayXd>("sparse_v"), 1e-15);
    }
}

TEST(KDTreePairs, AsByComparisonOfAllPoints) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE(seed);
        scixx::testing::RandomTree<double> made(seed);
        const spatial::KDTree tree(made.points, made.options), other(made.x, made.options);
        Eigen::MatrixXd all(tree.n, other.n);
        for (Eigen::Index i = 0; i < tree.n; ++i)
            for (Eigen::Index j = 0; j < other.n; ++j) all(i, j) = made.distance(made.points, i, made.x, j);
        for (const double r : {0.0, 0.15, 0.5, HUGE_VAL}) {
            const auto sparse = tree.sparse_distance_matrix(other, r, made.p);
            const auto lists = tree.query_ball_tree(other, r, {.p = made.p});
            const Eigen::MatrixXd full = sparse.toarray();
            ASSERT_EQ(full.rows(), tree.n);
            ASSERT_EQ(full.cols(), other.n);
            EXPECT_EQ(sparse.v.size(), lists.indices.size());
            for (Eigen::Index i = 0; i < tree.n; ++i)
                for (Eigen::Index j = 0; j < other.n; ++j)
                    if (std::abs(all(i, j) - r) > 1e-14 * r) {
                        EXPECT_REL_CLOSE(full(i, j), all(i, j) <= r ? all(i, j) : 0.0,
                                         scixx::testing::rounding<double>);
                    }
            EXPECT_EQ(tree.count_neighbors(other, r, {.p = made.p}), sparse.v.size());
            const auto pairs = as_set(tree.query_pairs(r, {.p = made.p}));
            const auto own = tree.query_ball_tree(tree, r, {.p = made.p});
            std::set<std::pair<Eigen::Index, Eigen::Index>> expected;
            for (Eigen::Index i = 0; i < tree.n; ++i)
                for (const Eigen::Index j : own[i])
                    if (i < j) expected.insert({i, j});
            EXPECT_EQ(pairs, expected);
            EXPECT_EQ(tree.count_neighbors(tree, r, {.p = made.p}),
                      tree.n + 2 * static_cast<Eigen::Index>(pairs.size()));
        }
        const Eigen::ArrayXd radii = Eigen::ArrayXd::LinSpaced(20, 0.01, 1.5);
        const Indices sums = tree.count_neighbors(other, radii.reverse(), {.p = made.p}).reverse();
        const Indices bins = tree.count_neighbors(other, radii, {.p = made.p, .cumulative = false});
        const Eigen::ArrayXd w = Eigen::ArrayXd::Random(tree.n);
        const Eigen::ArrayXd half = tree.count_neighbors(other, radii, spatial::PairWeights{.self = w}, {.p = made.p});
        Eigen::Index before = 0;
        for (Eigen::Index k = 0; k < 20; ++k) {
            EXPECT_EQ(sums[k], tree.count_neighbors(other, radii[k], {.p = made.p}));
            EXPECT_EQ(bins[k], sums[k] - before);
            before = sums[k];
            double expected = 0;
            const auto sparse = tree.sparse_distance_matrix(other, radii[k], made.p);
            for (const Eigen::Index i : sparse.i) expected += w[i];
            EXPECT_NEAR(half[k], expected, 1e-11);
        }
    }
}

TEST(KDTreePairs, EpsMayDecideEitherWay) {
    std::mt19937 random(5);
    const Cloud<double> points = scixx::testing::cloud<double>(random, 400, 3, 0);
    const spatial::KDTree tree(points);
    const auto inner = as_set(tree.query_pairs(0.1)), outer = as_set(tree.query_pairs(0.3)),
               rough = as_set(tree.query_pairs(0.2, {.eps = 0.5}));
    for (const auto& pair : rough) EXPECT_TRUE(outer.count(pair));
    for (const auto& pair : inner) EXPECT_TRUE(rough.count(pair));
}

TEST(KDTreePairs, EdgeSizesAndErrors) {
    const Eigen::ArrayXXd points = Eigen::ArrayXXd::Random(9, 2).abs();
    const spatial::KDTree tree(points), empty(points.topRows(0)), line(points.leftCols(1)),
        torus(points, {.boxsize = 2.0});
    EXPECT_EQ(empty.query_pairs(1).rows(), 0);
    EXPECT_EQ(empty.query_ball_tree(tree, 1).size(), 0);
    EXPECT_EQ(tree.query_ball_tree(empty, 1).lengths().sum(), 0);
    EXPECT_EQ(tree.count_neighbors(empty, HUGE_VAL), 0);
    EXPECT_EQ(empty.count_neighbors(tree, HUGE_VAL), 0);
    EXPECT_EQ(tree.count_neighbors(tree, HUGE_VAL), 81);
    EXPECT_EQ(tree.count_neighbors(tree, Eigen::ArrayXd(0)).size(), 0);
    EXPECT_EQ(tree.sparse_distance_matrix(empty, 1).toarray().size(), 0);
    EXPECT_EQ(tree.query_pairs(0).rows(), 0);
    EXPECT_THROW_TEXT((void)tree.query_pairs(-1), std::invalid_argument, "query_pairs: r must not be negative");
    EXPECT_THROW_TEXT((void)tree.query_pairs(1, {.p = 0}), std::invalid_argument, "p must be at least 1");
    EXPECT_THROW_TEXT((void)tree.query_ball_tree(tree, std::nan("")), std::invalid_argument, "r must not be");
    EXPECT_THROW_TEXT((void)tree.query_ball_tree(line, 1), std::invalid_argument, "dimension, got 2 and 1");
    EXPECT_THROW_TEXT((void)tree.sparse_distance_matrix(torus, 1), std::invalid_argument, "same boxsize");
    EXPECT_THROW_TEXT((void)tree.sparse_distance_matrix(tree, -1), std::invalid_argument, "must not be negative");
    EXPECT_THROW_TEXT((void)tree.count_neighbors(tree, -1), std::invalid_argument, "r must not be negative");
    EXPECT_THROW_TEXT((void)tree.count_neighbors(tree, Eigen::Array2d(2, 1), {.cumulative = false}),
                      std::invalid_argument, "ascending unless cumulative, got 1 after 2");
    const Eigen::ArrayXd two = Eigen::Array2d(1, 2);
    EXPECT_THROW_TEXT((void)tree.count_neighbors(tree, 1.0, spatial::PairWeights{.other = two}), std::invalid_argument,
                      "weights.other must have 9 entries");
}

}  // namespace
