#include <scixx/spatial/geometric_slerp.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using scixx::spatial::geometric_slerp;

const scixx::testing::Reference& reference() {
    static const scixx::testing::Reference file("spatial/geometric_slerp.json");
    return file;
}

TEST(GeometricSlerp, AsInSciPy) {
    for (const char* name : {"slerp 2", "slerp 3", "slerp 7"}) {
        SCOPED_TRACE(name);
        const auto& data = reference()[name];
        const auto start = data.array<Eigen::ArrayXd>("start"), end = data.array<Eigen::ArrayXd>("end");
        const Eigen::ArrayXXd path = geometric_slerp(start, end, data.array<Eigen::ArrayXd>("t"));
        EXPECT_SCALED_CLOSE(path, data.array<Eigen::ArrayXXd>("out"), 1e-15);
        EXPECT_SCALED_CLOSE(geometric_slerp(start, end, 0.25), data.array<Eigen::ArrayXd>("one"), 1e-15);
        EXPECT_SCALED_CLOSE(path.row(0).transpose().eval(), start, 1e-15);
        EXPECT_SCALED_CLOSE(path.row(1).transpose().eval(), end, 1e-15);
    }
}

TEST(GeometricSlerp, SmallAnglesAndAntipodes) {
    const Eigen::VectorXd t = Eigen::VectorXd::LinSpaced(5, 0, 1);
    const auto on_circle = [](double angle) { return Eigen::Vector2d(std::cos(angle), std::sin(angle)); };
    for (const double angle : {1e-300, 1e-12, 1e-7, 0.1, 3.0, 3.14159, 3.1415926535, -1e-9, -2.0}) {
        const Eigen::MatrixXd path = geometric_slerp(on_circle(0), on_circle(angle), t);
        for (int i = 0; i < 5; ++i)
            EXPECT_LT((path.row(i).transpose() - on_circle(t[i] * angle)).norm(), 1e-15) << angle;
        EXPECT_NEAR(path(2, 1), std::sin(angle / 2), 1e-15 * std::abs(angle));
    }
    bool antipodes = false;
    const Eigen::Vector3d pole(0, 0, 1);
    const Eigen::MatrixXd path = geometric_slerp(pole, Eigen::Vector3d(-pole), t, {.antipodes = &antipodes});
    EXPECT_TRUE(antipodes);
    EXPECT_LT((path.rowwise().norm().array() - 1).abs().maxCoeff(), 1e-15);
    EXPECT_LT((path.row(4).transpose() + pole).norm(), 1e-15);
    EXPECT_LT(std::abs(path(2, 2)), 1e-15);
    EXPECT_EQ(geometric_slerp(pole, pole, 0.3, {.antipodes = &antipodes}), pole);
    EXPECT_FALSE(antipodes);
    static_cast<void>(geometric_slerp(on_circle(0), on_circle(3.1), 0.3, {.tol = 0.01, .antipodes = &antipodes}));
    EXPECT_TRUE(antipodes);
    EXPECT_EQ(geometric_slerp(pole, pole, Eigen::VectorXd()).rows(), 0);
}

TEST(GeometricSlerp, Errors) {
    const Eigen::Vector2d u(1, 0), v(0, 1);
    EXPECT_THROW_TEXT(geometric_slerp(u, v, 1.5), std::invalid_argument, "[0, 1], got 1.5");
    EXPECT_THROW_TEXT(geometric_slerp(u, v, std::nan("")), std::invalid_argument, "got nan");
    EXPECT_THROW_TEXT(geometric_slerp(u, v, Eigen::Matrix2d()), std::invalid_argument, "one-dimensional");
    EXPECT_THROW_TEXT(geometric_slerp(Eigen::Matrix2d(), v, 0.5), std::invalid_argument, "one-dimensional");
    EXPECT_THROW_TEXT(geometric_slerp(u, Eigen::Vector3d(1, 0, 0), 0.5), std::invalid_argument, "same size");
    EXPECT_THROW_TEXT(geometric_slerp(u, Eigen::Vector2d(1, 1), 0.5), std::invalid_argument, "unit vectors");
    EXPECT_THROW_TEXT(geometric_slerp(Eigen::Matrix<double, 1, 1>(1.0), Eigen::Matrix<double, 1, 1>(1.0), 0.5),
                      std::invalid_argument, "at least 2");
}

}  // namespace
