#include <scixx/spatial/kdtree.hpp>
#include <set>

#include "spatial/kdtree_checks.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace spatial = scixx::spatial;
using Indices = spatial::NeighborLists::Indices;

TEST(KDTreeBall, AsInSciPy) {
    const scixx::testing::Reference reference("spatial/kdtree.json");
    for (const auto& [name, data] : reference.cases()) {
        SCOPED_TRACE(name);
        const spatial::KDTree tree(data.array<Eigen::MatrixXd>("points"), {.boxsize = data.list<double>("boxsize")});
        const auto ball =
            tree.query_ball_point(data.array<Eigen::MatrixXd>("x"), data.number("r"), {.p = data.number("p")});
        EXPECT_SCALED_CLOSE(ball.lengths(), data.array<Indices>("ball_lengths"), 0);
        EXPECT_SCALED_CLOSE(ball.indices, data.array<Indices>("ball_members"), 0);
    }
}

TEST(KDTreeBall, AsByComparisonWithAllPoints) {
    for (unsigned seed = 0; seed < 100; ++seed) {
        SCOPED_TRACE(seed);
        scixx::testing::RandomTree<double> made(seed);
        const spatial::KDTree tree(made.points, made.options);
        for (const double r : {0.0, 0.2, 0.6, HUGE_VAL}) {
            const auto lists = tree.query_ball_point(made.x, r, {.p = made.p});
            const auto counts = tree.query_ball_point(made.x, r, {.p = made.p, .workers = -1, .return_length = true});
            EXPECT_EQ(counts.indices.size(), 0);
            ASSERT_EQ(lists.size(), made.x.rows());
            for (Eigen::Index q = 0; q < made.x.rows(); ++q) {
                EXPECT_EQ(counts.lengths()[q], lists[q].size());
                const std::set<Eigen::Index> members(lists[q].begin(), lists[q].end());
                EXPECT_EQ(static_cast<Eigen::Index>(members.size()), lists[q].size());
                EXPECT_TRUE(std::is_sorted(lists[q].begin(), lists[q].end()));
                for (Eigen::Index j = 0; j < tree.n; ++j) {
                    const double d = made.distance(made.x, q, made.points, j);
                    if (std::abs(d - r) > 1e-14 * r) {
                        EXPECT_EQ(members.count(j) == 1, d <= r);
                    }
                }
            }
        }
    }
}

// What query finds at a distance lies within a radius of that distance, whatever rounding does to the power in between.
template <class T>
void expect_neighbour_within(double p, double boxsize) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> uniform(0, 1);
    for (int round = 0; round < 300; ++round) {
        const Eigen::Index m = 1 + round % 4;
        const double scale = boxsize > 0 ? 1 : std::exp2(round % 41 * 10 - 200);
        Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic> a(1, m);
        Eigen::ArrayXd b(m);
        for (Eigen::Index k = 0; k < m; ++k) {
            a(0, k) = static_cast<T>(uniform(random) * (std::is_same_v<T, float> ? 1 : scale));
            b[k] = uniform(random) * (std::is_same_v<T, float> ? 1 : scale);
        }
        const spatial::KDTree tree(a, {.boxsize = boxsize}),
            other(Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic>(b.transpose().cast<T>()), {.boxsize = boxsize});
        const T d = tree.query(b, {.p = p}).d;
        ASSERT_EQ(tree.query_ball_point(b, d, {.p = p}).size(), 1) << round << " " << p;
        const T below = std::nextafter(d, T(0));
        if (below < d && std::isfinite(d)) {  // powers that overflow are beyond every finite radius
            ASSERT_EQ(tree.query_ball_point(b, below, {.p = p}).size(), 0) << round << " " << p;
            ASSERT_EQ(tree.query(b, {.p = p, .distance_upper_bound = d}).i, 1);
            ASSERT_EQ(tree.query(b, {.p = p, .distance_upper_bound = std::nextafter(double(d), HUGE_VAL)}).i, 0);
        }
        const T e = tree.query(other.data().row(0).transpose().eval(), {.p = p}).d;
        ASSERT_EQ(tree.count_neighbors(other, e, {.p = p}), 1) << round << " " << p;
        const auto sparse = other.sparse_distance_matrix(tree, e, p);
        ASSERT_EQ(sparse.v.size(), 1) << round << " " << p;
        ASSERT_EQ(sparse.v[0], e);
        ASSERT_EQ(other.query_ball_tree(tree, e, {.p = p}).indices.size(), 1);
        Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic> both(2, m);
        both << tree.data(), other.data();
        ASSERT_EQ(spatial::KDTree(both, {.boxsize = boxsize}).query_pairs(e, {.p = p}).rows(), 1);
    }
}

TEST(KDTreeBall, HoldsWhatQueryFindsAtItsDistance) {
    for (const double p : {1.0, 2.0, 3.0, 2.5, 17.0, HUGE_VAL}) {
        expect_neighbour_within<double>(p, 0);
        expect_neighbour_within<float>(p, 0);
    }
    expect_neighbour_within<double>(2, 1.5);
    expect_neighbour_within<float>(3, 1.5);
}

TEST(KDTreeBall, BordersOnePointAndRadiiForEach) {
    Eigen::ArrayXXd grid(17 * 17 * 17, 3);
    for (Eigen::Index i = 0; i < grid.rows(); ++i)
        grid.row(i) << static_cast<double>(i % 17), static_cast<double>(i / 17 % 17), static_cast<double>(i / 289);
    for (const bool balanced : {true, false}) {  // all squares are exact: the border belongs to the ball
        const spatial::KDTree tree(grid, {.balanced_tree = balanced});
        const Eigen::Array3d centre(8, 8, 8);
        EXPECT_EQ(tree.query_ball_point(centre, 2).size(), 33);
        EXPECT_EQ(tree.query_ball_point(centre, 8, {.p = HUGE_VAL}).size(), grid.rows());
        EXPECT_EQ(tree.query_ball_point(centre, 2, {.p = 1}).size(), 25);
        EXPECT_EQ(tree.query_ball_point(centre, 2, {.return_length = true})[0], 33);
    }
    const Eigen::MatrixXd points = Eigen::MatrixXd::Random(500, 3);
    const spatial::KDTree tree(points);
    const Eigen::Vector3d x(0.1, -0.2, 0.3);
    const Indices near = tree.query_ball_point(x, 0.3, {.return_sorted = true});
    const auto lists = tree.query_ball_point(x.transpose().replicate(2, 1), Eigen::Array2d(0.3, 0.1));
    EXPECT_SCALED_CLOSE(near, Indices(lists[0]), 0);
    EXPECT_SCALED_CLOSE(tree.query_ball_point(x, 0.1, {.return_sorted = true}), Indices(lists[1]), 0);
    EXPECT_LT(lists.lengths()[1], lists.lengths()[0]);
}

TEST(KDTreeBall, EpsMayDecideEitherWay) {
    std::mt19937 random(5);
    const auto points = scixx::testing::cloud<double>(random, 400, 3, 0);
    const spatial::KDTree tree(points);
    const auto lists = tree.query_ball_point(points, 0.2, {.eps = 0.5}), least = tree.query_ball_point(points, 0.13),
               most = tree.query_ball_point(points, 0.3 + 1e-12);
    EXPECT_TRUE((lists.lengths() >= least.lengths()).all());
    EXPECT_TRUE((lists.lengths() <= most.lengths()).all());
}

TEST(KDTreeBall, EdgeSizesAndErrors) {
    const Eigen::ArrayXXd points = Eigen::ArrayXXd::Random(9, 2).abs();
    for (const Eigen::Index n : {0, 1, 2}) {
        const spatial::KDTree few(points.topRows(n));
        EXPECT_EQ(few.query_ball_point(points.topRows(3), 9).lengths().sum(), 3 * n);
        EXPECT_EQ(few.query_ball_point(points.topRows(0), 1).size(), 0);
    }
    const spatial::KDTree tree(points);
    EXPECT_THROW_TEXT((void)tree.query_ball_point(std::nan("") * points, 1), std::invalid_argument, "finite");
    EXPECT_THROW_TEXT((void)tree.query_ball_point(points, -1), std::invalid_argument, "r must not be negative");
    EXPECT_THROW_TEXT((void)tree.query_ball_point(points, std::nan("")), std::invalid_argument, "r must not be");
    EXPECT_THROW_TEXT((void)tree.query_ball_point(points, Eigen::Array3d(1, 1, 1)), std::invalid_argument, "r must be");
    EXPECT_THROW_TEXT((void)tree.query_ball_point(points, 1, {.eps = std::nan("")}), std::invalid_argument, "eps must");
}

}  // namespace
