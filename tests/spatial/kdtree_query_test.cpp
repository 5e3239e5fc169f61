#include <scixx/spatial/kdtree.hpp>
#include <scixx/tensor.hpp>
#include <set>

#include "spatial/kdtree_checks.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace spatial = scixx::spatial;
using scixx::testing::Cloud;

TEST(KDTreeQuery, AsInSciPy) {
    const scixx::testing::Reference reference("spatial/kdtree.json");
    for (const auto& [name, data] : reference.cases()) {
        SCOPED_TRACE(name);
        const auto x = data.array<Eigen::MatrixXd>("x");
        const double p = data.number("p"), r = data.number("r");
        const spatial::KDTree tree(data.array<Eigen::MatrixXd>("points"), {.boxsize = data.list<double>("boxsize")});
        const auto [d, i] = tree.query(x, 5, {.p = p});
        EXPECT_SCALED_CLOSE(d, data.array<Eigen::MatrixXd>("d"), 1e-15);
        EXPECT_EQ(i, data.array<Eigen::MatrixXd>("i").cast<Eigen::Index>());
        const auto few = tree.query(x, 3, {.p = p, .distance_upper_bound = r});
        EXPECT_SCALED_CLOSE(few.d, data.array<Eigen::MatrixXd>("few_d"), 1e-15);
        EXPECT_EQ(few.i, data.array<Eigen::MatrixXd>("few_i").cast<Eigen::Index>());
        const auto ranks = tree.query(x, {4, 1}, {.p = p});
        EXPECT_SCALED_CLOSE(ranks.d, data.array<Eigen::MatrixXd>("ranks_d"), 1e-15);
        EXPECT_EQ(ranks.i, data.array<Eigen::MatrixXd>("ranks_i").cast<Eigen::Index>());
    }
}

TEST(KDTreeQuery, NearestAsByComparisonWithAllPoints) {
    for (unsigned seed = 0; seed < 150; ++seed) {
        SCOPED_TRACE(seed);
        scixx::testing::RandomTree<double> made(seed);
        const spatial::KDTree tree(made.points, made.options);
        EXPECT_TRUE((tree.data() == made.points).all());
        const Eigen::Index k = 1 + static_cast<Eigen::Index>(made.random() % (seed % 3 ? 9 : 150));
        const double bound = seed % 4 ? HUGE_VAL : 0.4;
        const auto [d, i] = tree.query(made.x, k, {.p = made.p, .distance_upper_bound = bound});
        const auto [first_d, first_i] = tree.query(made.x, {.p = made.p, .distance_upper_bound = bound, .workers = 2});
        const auto rough = tree.query(made.x, k, {.eps = 0.5, .p = made.p, .distance_upper_bound = bound});
        for (Eigen::Index q = 0; q < made.x.rows(); ++q) {
            std::vector<double> all;
            for (Eigen::Index j = 0; j < tree.n; ++j) all.push_back(made.distance(made.x, q, made.points, j));
            std::sort(all.begin(), all.end());
            std::set<Eigen::Index> seen;
            for (Eigen::Index c = 0; c < k; ++c) {
                if (i(q, c) == tree.n) {  // no point any more within the bound
                    EXPECT_EQ(d(q, c), HUGE_VAL);
                    if (c < tree.n) {
                        EXPECT_GE(all[static_cast<std::size_t>(c)], bound * (1 - 1e-14));
                    }
                    continue;
                }
                EXPECT_REL_CLOSE(d(q, c), all[static_cast<std::size_t>(c)], scixx::testing::rounding<double>);
                EXPECT_REL_CLOSE(d(q, c), made.distance(made.x, q, made.points, i(q, c)),
                                 scixx::testing::rounding<double>);
                EXPECT_TRUE(seen.insert(i(q, c)).second);
                EXPECT_LT(d(q, c), bound);
                EXPECT_TRUE(rough.d(q, c) <= 1.5 * d(q, c) * (1 + 1e-14) || 1.5 * d(q, c) >= bound);
            }
            EXPECT_EQ(first_d[q], d(q, 0));
        }
    }
}

TEST(KDTreeQuery, ExactOnGridsWhereTiesAbound) {
    // Sums of few small squares are exact: the border of the ball belongs to it, and equal distances are equal.
    Eigen::ArrayXXd grid(17 * 17 * 17, 3);
    for (Eigen::Index i = 0; i < grid.rows(); ++i)
        grid.row(i) << static_cast<double>(i % 17), static_cast<double>(i / 17 % 17), static_cast<double>(i / 289);
    for (const bool balanced : {true, false}) {
        const spatial::KDTree tree(grid, {.balanced_tree = balanced});
        const Eigen::Array3d centre(8, 8, 8);
        const auto [d, i] = tree.query(centre, 81);
        const Eigen::Index shells[] = {0, 1, 7, 19, 27, 33, 57, 81};  // points with squared norm 0, <= 1, 2, 3, 4, 5, 6
        const double squares[] = {0, 1, 2, 3, 4, 5, 6};
        for (int s = 0; s < 7; ++s)
            for (Eigen::Index c = shells[s]; c < shells[s + 1]; ++c) EXPECT_EQ(d[c], std::sqrt(squares[s]));
        EXPECT_EQ(tree.query(centre, 2, {.distance_upper_bound = 1}).i[1], tree.n);  // not closer than the bound
    }
}

TEST(KDTreeQuery, EqualAndCollinearPointsInAnyNumber) {
    // A tree whose depth grew with such points would overflow its stack or never end.
    for (const bool balanced : {true, false})
        for (const bool compact : {true, false}) {
            const spatial::KDTreeOptions options{.leafsize = 1, .compact_nodes = compact, .balanced_tree = balanced};
            const spatial::KDTree equal(Eigen::ArrayX2d::Constant(3000, 2, 0.1), options);
            const auto [d, i] = equal.query(Eigen::Array2d(0.1, 0.1), 3000);
            EXPECT_EQ(d.maxCoeff(), 0);
            EXPECT_EQ(std::set<Eigen::Index>(i.begin(), i.end()).size(), 3000U);
            Eigen::ArrayXXd line = Eigen::ArrayXXd::Zero(2000, 1);
            for (Eigen::Index k = 0; k < 2000; ++k) line(k, 0) = std::ldexp(1.0, static_cast<int>(k - 1000));
            const spatial::KDTree towards_zero(line, options);
            for (Eigen::Index k = 600; k < 1400; k += 7)
                EXPECT_EQ(towards_zero.query(Eigen::Array<double, 1, 1>(line(k, 0) * 1.25)).i, k);
        }
}

TEST(KDTreeQuery, OnePoint) {
    const Eigen::MatrixXd points = Eigen::MatrixXd::Random(500, 3);
    const spatial::KDTree tree(points);
    const Eigen::Vector3d x(0.1, -0.2, 0.3);
    const auto [d, i] = tree.query(x);
    static_assert(std::is_same_v<decltype(d), const double> && std::is_same_v<decltype(i), const Eigen::Index>);
    EXPECT_EQ(d, (points.rowwise() - x.transpose()).rowwise().norm().minCoeff());
    EXPECT_EQ(d, (points.row(i).transpose() - x).norm());
    const auto many = tree.query(x.transpose(), 4);
    static_assert(std::is_same_v<decltype(many.d), Eigen::RowVectorXd>);
    EXPECT_EQ(many.i[0], i);
    EXPECT_EQ(tree.query(x, 1).d.size(), 1);
    Eigen::Vector4d out_d;
    Eigen::Matrix<Eigen::Index, 4, 1> out_i;
    tree.query(x, 4, {}, out_d, out_i);
    EXPECT_EQ(out_d, many.d.transpose());
    EXPECT_EQ(out_i, many.i.transpose());
    Eigen::MatrixXd table(4, 2);
    Eigen::Matrix<Eigen::Index, Eigen::Dynamic, Eigen::Dynamic> places(2, 4);
    tree.query(x, 4, {}, table.col(1), places.row(1));  // strided too
    EXPECT_EQ(table.col(1), many.d.transpose());
    EXPECT_EQ(places.row(1), many.i);
    const spatial::KDTree wide(Eigen::MatrixXd::Random(90, 40));
    EXPECT_EQ(wide.query(Eigen::VectorXd(wide.data().row(7).transpose())).i, 7);
}

TEST(KDTreeQuery, ArraysOfAllKinds) {
    const Eigen::ArrayXXd points = Eigen::ArrayXXd::Random(300, 3), x = Eigen::ArrayXXd::Random(40, 3);
    const spatial::KDTree tree(points);
    const Eigen::ArrayXXd expected = tree.query(x, 3).d;
    const Cloud<double> rows = x;
    EXPECT_SCALED_CLOSE(spatial::KDTree(Cloud<double>(points)).query(rows, 3).d, Cloud<double>(expected), 0);
    Eigen::ArrayXXd padded = Eigen::ArrayXXd::Constant(50, 9, 7);
    padded.block(4, 5, 40, 3) = x;
    EXPECT_SCALED_CLOSE(tree.query(padded.block(4, 5, 40, 3), 3).d, expected, 0);
    EXPECT_SCALED_CLOSE(tree.query(2 * x - x, 3).d, expected, 1e-13);
    Eigen::Tensor<double, 2> tensor(40, 3);
    for (Eigen::Index i = 0; i < 40; ++i)
        for (Eigen::Index k = 0; k < 3; ++k) tensor(i, k) = x(i, k);
    const auto from_tensor = tree.query(tensor, 3);
    EXPECT_SCALED_CLOSE(from_tensor.d, expected, 0);
    Eigen::ArrayXXd d(40, 3);
    Cloud<double> d_rows(40, 3);
    Eigen::Array<Eigen::Index, Eigen::Dynamic, Eigen::Dynamic> i(40, 3);
    tree.query(x, 3, {}, d, i);
    EXPECT_SCALED_CLOSE(d, expected, 0);
    tree.query(x, 3, {}, d_rows, i);
    EXPECT_SCALED_CLOSE(d_rows, Cloud<double>(expected), 0);
    EXPECT_THROW_TEXT(tree.query(x, 2, {}, d, i), std::invalid_argument, "40 x 2, got 40 x 3");
    const spatial::KDTree integers((10 * points).cast<int>());
    static_assert(std::is_same_v<decltype(integers), const spatial::KDTree<double>>);
    EXPECT_EQ(integers.query(Eigen::Array3i(0, 0, 0)).d,
              (10 * points).cast<int>().cast<double>().matrix().rowwise().norm().minCoeff());
}

TEST(KDTreeQuery, AttributesAndEdgeSizes) {
    const Eigen::ArrayXXd points = Eigen::ArrayXXd::Random(100, 2);
    const spatial::KDTree tree(points, {.leafsize = 16});
    EXPECT_EQ(tree.n, 100);
    EXPECT_EQ(tree.m, 2);
    EXPECT_EQ(tree.leafsize, 16);
    EXPECT_EQ(tree.size, 8);  // seven leaves and the root
    EXPECT_SCALED_CLOSE(tree.mins, Eigen::ArrayXd(points.colwise().minCoeff().transpose()), 0);
    EXPECT_SCALED_CLOSE(tree.maxes, Eigen::ArrayXd(points.colwise().maxCoeff().transpose()), 0);
    for (const Eigen::Index n : {0, 1, 2}) {
        const spatial::KDTree few(points.topRows(n));
        const auto [d, i] = few.query(points.topRows(3), 2);
        for (Eigen::Index q = 0; q < 3; ++q) EXPECT_EQ(i(q, 1), n < 2 ? n : 1 - i(q, 0));
        EXPECT_EQ(few.query(points.topRows(0), 2).d.rows(), 0);
    }
    EXPECT_EQ(spatial::KDTree(points.topRows(0)).mins.matrix().norm(), 0);
    // Squares that overflow make distances infinite.
    const spatial::KDTree huge(1e200 * points);
    EXPECT_EQ(huge.query(Eigen::Array2d(3e200, 0)).i, 100);
    EXPECT_LT(huge.query(Eigen::Array2d(3e200, 0), {.p = 1}).i, 100);
}

TEST(KDTreeQuery, Errors) {
    const Eigen::ArrayXXd points = Eigen::ArrayXXd::Random(9, 2).abs();
    const spatial::KDTree tree(points);
    Eigen::ArrayXXd broken = points;
    broken(3, 1) = HUGE_VAL;
    EXPECT_THROW_TEXT(spatial::KDTree{broken}, std::invalid_argument, "KDTree: data must be finite");
    EXPECT_THROW_TEXT((void)tree.query(broken), std::invalid_argument, "x must be finite");
    EXPECT_THROW_TEXT(spatial::KDTree{Eigen::ArrayXd(9)}, std::invalid_argument, "2-dimensional array, got shape 9");
    EXPECT_THROW_TEXT(spatial::KDTree{points.leftCols(0)}, std::invalid_argument, "at least one column");
    EXPECT_THROW_TEXT(spatial::KDTree(points, {.leafsize = 0}), std::invalid_argument, "leafsize must be at least 1");
    EXPECT_THROW_TEXT(spatial::KDTree(points, {.boxsize = -1.0}), std::invalid_argument, "boxsize must be");
    EXPECT_THROW_TEXT(spatial::KDTree(points, {.boxsize = HUGE_VAL}), std::invalid_argument, "boxsize must be");
    EXPECT_THROW_TEXT(spatial::KDTree(points, {.boxsize = {1.0, 2.0, 3.0}}), std::invalid_argument, "boxsize must");
    EXPECT_THROW_TEXT(spatial::KDTree(points + 1, {.boxsize = 1.0}), std::invalid_argument, "less than boxsize");
    EXPECT_THROW_TEXT(spatial::KDTree(-points, {.boxsize = 2.0}), std::invalid_argument, "less than boxsize");
    EXPECT_THROW_TEXT((void)tree.query(points.leftCols(1)), std::invalid_argument, "2 coordinates, got 1");
    EXPECT_THROW_TEXT((void)tree.query(points, 0), std::invalid_argument, "k must be at least 1, got 0");
    EXPECT_THROW_TEXT((void)tree.query(points, {2, 0}), std::invalid_argument, "k must be at least 1, got 0");
    EXPECT_THROW_TEXT((void)tree.query(points, std::vector<Eigen::Index>{}), std::invalid_argument, "not be empty");
    EXPECT_THROW_TEXT((void)tree.query(points, {.eps = -1}), std::invalid_argument, "eps must");
    EXPECT_THROW_TEXT((void)tree.query(points, {.p = 0.5}), std::invalid_argument, "p must be at least 1, got 0.5");
    EXPECT_THROW_TEXT((void)tree.query(points, {.p = std::nan("")}), std::invalid_argument, "p must be at least 1");
    EXPECT_THROW_TEXT((void)tree.query(points, {.distance_upper_bound = -1}), std::invalid_argument, "upper_bound");
    EXPECT_THROW_TEXT((void)tree.query(points, {.workers = 0}), std::invalid_argument, "workers");
    EXPECT_THROW_TEXT((void)tree.query(points, Eigen::Index{1} << 61), std::invalid_argument, "too large");
}

TEST(KDTreeQuery, PointsInBraces) {
    const spatial::KDTree tree(Eigen::ArrayXXd{{0, 0, 0}, {1, 0, 0}, {0, 3, 0}, {5, 5, 5}});
    const auto [d, i] = tree.query({0, 0, 0}, 2);
    EXPECT_EQ(d[1], 1);
    EXPECT_EQ(i[1], 1);
    EXPECT_EQ(tree.query({0, 2, 0}).i, 2);
    EXPECT_EQ(tree.query({0.0, 2.0, 0.0}, {1, 2}).i[1], 0);
    EXPECT_EQ(tree.query_ball_point({0, 0, 0}, 3).size(), 3);
    EXPECT_EQ(spatial::KDTree(Eigen::ArrayXXd{{1.0}, {4.0}}).query({3}).i, 1);
}

}  // namespace
