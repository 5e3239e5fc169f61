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

}  // namespace
