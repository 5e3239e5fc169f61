#include <scixx/spatial/kdtree.hpp>

#include "spatial/kdtree_checks.hpp"
#include "support/closeness.hpp"

namespace {

namespace spatial = scixx::spatial;
using scixx::testing::Cloud;

TEST(KDTreeFloat, AsByComparisonWithAllPoints) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE(seed);
        scixx::testing::RandomTree<float> made(seed);
        const spatial::KDTree tree(made.points, made.options);
        static_assert(std::is_same_v<decltype(tree), const spatial::KDTree<float>>);
        const auto [d, i] = tree.query(made.x, 3, {.p = made.p});
        static_assert(std::is_same_v<decltype(d), const Cloud<float>>);
        const auto lists = tree.query_ball_point(made.x, 0.3, {.p = made.p});
        for (Eigen::Index q = 0; q < made.x.rows(); ++q) {
            std::vector<float> all;
            Eigen::Index within = 0;
            for (Eigen::Index j = 0; j < tree.n; ++j) all.push_back(made.distance(made.x, q, made.points, j));
            for (const float distance : all) within += distance <= 0.3F;
            if (made.p == 2) {
                EXPECT_EQ(lists[q].size(), within);
            }
            std::sort(all.begin(), all.end());
            for (Eigen::Index c = 0; c < std::min<Eigen::Index>(3, tree.n); ++c)
                EXPECT_REL_CLOSE(d(q, c), all[static_cast<std::size_t>(c)], scixx::testing::rounding<float>);
        }
        const auto pairs = tree.query_pairs(0.3, {.p = made.p});
        EXPECT_EQ(tree.count_neighbors(tree, 0.3, {.p = made.p}), tree.n + 2 * pairs.rows());
    }
}

TEST(KDTreeFloat, QueriesAreNotRounded) {
    const spatial::KDTree tree(Eigen::ArrayXXf{{16777216.0F}, {16777218.0F}});
    const auto [d, i] = tree.query(Eigen::ArrayXXd{{16777217.0}, {16777217.75}});
    static_assert(std::is_same_v<decltype(d), const Eigen::ArrayXf>);
    EXPECT_EQ(d[0], 1.0F);
    EXPECT_EQ(d[1], 0.25F);
    EXPECT_EQ(i[1], 1);
    EXPECT_EQ(tree.query_ball_point(Eigen::Array<double, 1, 1>(16777217.0), 0.75).size(), 0);
    EXPECT_EQ(tree.query_ball_point(Eigen::Array<double, 1, 1>(16777217.0), 1.0).size(), 2);
    // Squares beyond float's range are none beyond double's.
    const spatial::KDTree far_apart(Eigen::ArrayXXf{{3e22F, 0.0F}, {9e30F, 0.0F}});
    EXPECT_EQ(far_apart.query(Eigen::Array2f(0.0F, 4e22F)).d, 5e22F);
}

TEST(KDTreeFloat, DistancesAreRightToAnUlp) {
    std::mt19937 random(3);
    for (Eigen::Index m = 1; m < 40; m += 3) {
        const auto points = scixx::testing::cloud<float>(random, 50, m, 0);
        const Eigen::ArrayXXd x = (Eigen::ArrayXXd::Random(30, m) + 1) / 2;
        const auto [d, i] = spatial::KDTree(points).query(x, 4);
        for (Eigen::Index q = 0; q < x.rows(); ++q)
            for (Eigen::Index c = 0; c < 4; ++c)
                EXPECT_EQ(d(q, c),
                          static_cast<float>((points.row(i(q, c)).cast<double>() - x.row(q)).matrix().norm()) + 0.0F)
                    << m;
    }
}

}  // namespace
