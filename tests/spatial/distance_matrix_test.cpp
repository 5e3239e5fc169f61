#include <scixx/spatial/distance_matrix.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace spatial = scixx::spatial;

TEST(DistanceMatrix, AsInSciPy) {
    const scixx::testing::Reference reference("spatial/distance_matrix.json");
    const auto x = reference["input"].array<Eigen::MatrixXd>("x"), y = reference["input"].array<Eigen::MatrixXd>("y");
    const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> rows = x;
    for (const auto& [name, data] : reference.cases()) {
        if (name == "input") continue;
        SCOPED_TRACE(name);
        const double p = data.number("p");
        const auto expected = data.array<Eigen::VectorXd>("rows"), powers = data.array<Eigen::VectorXd>("powers"),
                   one = data.array<Eigen::VectorXd>("one");
        const auto matrix = data.array<Eigen::MatrixXd>("matrix");
        EXPECT_SCALED_CLOSE(spatial::distance_matrix(x, y.topRows(5), {.p = p}), matrix, 4e-15);
        EXPECT_SCALED_CLOSE(spatial::distance_matrix(rows, y.topRows(5), {.p = p, .threshold = 1}).eval(),
                            Eigen::MatrixXd(matrix), 4e-15);
        EXPECT_SCALED_CLOSE(spatial::minkowski_distance(x, y, {.p = p}), expected, 4e-15);
        EXPECT_SCALED_CLOSE(spatial::minkowski_distance_p(x, y, {.p = p}), powers, 4e-15);
        const Eigen::VectorXd first = x.row(0);
        EXPECT_SCALED_CLOSE(spatial::minkowski_distance(first, y, {.p = p}), one, 4e-15);
        EXPECT_SCALED_CLOSE(spatial::minkowski_distance(y, x.row(0), {.p = p}), one, 4e-15);
        EXPECT_REL_CLOSE(spatial::minkowski_distance(first, y.row(3), {.p = p}), one[3], 4e-15);
        const auto single = spatial::minkowski_distance(x.cast<float>().eval(), y.cast<float>().eval(), {.p = p});
        static_assert(std::is_same_v<decltype(single), const Eigen::VectorXf>);
        EXPECT_SCALED_CLOSE(single.cast<double>().eval(), expected, 2e-6);
    }
}

TEST(DistanceMatrix, EdgesAndErrors) {
    const Eigen::ArrayXXd x = Eigen::ArrayXXd::Random(4, 3);
    const double nan = std::nan("");
    EXPECT_EQ(spatial::minkowski_distance(Eigen::Vector3i(0, 3, 4), Eigen::Vector3i(0, 0, 0)), 5);
    EXPECT_EQ(spatial::minkowski_distance_p(Eigen::Vector3i(0, 3, 4), Eigen::Vector3i(0, 0, 0)), 25);
    for (const double p : {1.0, 2.0, 3.0, HUGE_VAL})
        for (const Eigen::Vector3d& broken : {Eigen::Vector3d(nan, 9, 1), Eigen::Vector3d(9, 1, nan)})
            EXPECT_TRUE(std::isnan(spatial::minkowski_distance(broken, Eigen::Vector3d::Zero(), {.p = p})));
    EXPECT_EQ(spatial::minkowski_distance(Eigen::Vector2d(HUGE_VAL, 1), Eigen::Vector2d::Zero()), HUGE_VAL);
    EXPECT_EQ(spatial::minkowski_distance(x.topRows(0), x.topRows(0)).size(), 0);
    EXPECT_EQ(spatial::minkowski_distance(x.leftCols(0), x.leftCols(0)).sum(), 0);
    EXPECT_EQ(spatial::distance_matrix(x.topRows(0), x).cols(), 4);
    EXPECT_THROW_TEXT((void)spatial::minkowski_distance(x, x.topRows(2)), std::invalid_argument, "got 4 and 2");
    EXPECT_THROW_TEXT((void)spatial::minkowski_distance_p(x, x.leftCols(2)), std::invalid_argument, "got 3 and 2");
    EXPECT_THROW_TEXT((void)spatial::minkowski_distance(x, x, {.p = 0}), std::invalid_argument, "p must be greater");
    EXPECT_THROW_TEXT((void)spatial::distance_matrix(x, x.leftCols(2)), std::invalid_argument,
                      "distance_matrix: x and");
    EXPECT_THROW_TEXT((void)spatial::distance_matrix(x, x, {.p = nan}), std::invalid_argument, "p must be greater");
}

}  // namespace
