#include <scixx/spatial/procrustes.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using scixx::spatial::procrustes;

const scixx::testing::Reference& reference() {
    static const scixx::testing::Reference file("spatial/procrustes.json");
    return file;
}

TEST(Procrustes, AsInSciPy) {
    for (const auto& [name, data] : reference().cases()) {
        if (name.rfind("procrustes", 0) != 0) continue;
        SCOPED_TRACE(name);
        const auto a = data.array<Eigen::MatrixXd>("a"), b = data.array<Eigen::MatrixXd>("b");
        const auto [mtx1, mtx2, disparity] = procrustes(a, b);
        EXPECT_SCALED_CLOSE(mtx1, data.array<Eigen::MatrixXd>("mtx1"), 1e-14);
        EXPECT_SCALED_CLOSE(mtx2, data.array<Eigen::MatrixXd>("mtx2"), 2e-14);
        EXPECT_NEAR(disparity, data.number("disparity"), 1e-14);
        EXPECT_NEAR(procrustes(b, a).disparity, disparity, 1e-14);
    }
}

TEST(Procrustes, MovedScaledMirroredSets) {
    std::srand(11);
    const Eigen::MatrixXd a = Eigen::MatrixXd::Random(12, 3);
    Eigen::Matrix3d turn;
    turn << 0, -1, 0, 1, 0, 0, 0, 0, -1;  // with a reflection
    const Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> b =
        ((3.5 * a * turn).rowwise() + Eigen::RowVector3d(7, 8, -1e3)).array();
    const auto result = procrustes(b, a);
    EXPECT_LT(result.disparity, 1e-25);
    EXPECT_SCALED_CLOSE(result.mtx2, result.mtx1, 1e-12);
    EXPECT_NEAR(result.mtx1.square().sum(), 1, 1e-14);
    EXPECT_LT(procrustes(a, a.cast<float>().eval()).disparity, 1e-12);
    EXPECT_LT(procrustes((1e200 * a).eval(), (1e-200 * a).eval()).disparity, 1e-25);
}

// Few coordinates and many are turned by other algorithms; with more coordinates than points the product is singular.
TEST(Procrustes, ManyCoordinates) {
    std::srand(12);
    for (const Eigen::Index k : {8, 9, 30})
        for (const Eigen::Index n : {5, 40}) {
            const Eigen::MatrixXd a = Eigen::MatrixXd::Random(n, k);
            const Eigen::VectorXd axis = Eigen::VectorXd::Random(k).normalized();
            const Eigen::MatrixXd mirrored = a - 2 * a * axis * axis.transpose();
            const auto result = procrustes(a, (2 * mirrored).eval());
            EXPECT_LT(result.disparity, 1e-25);
            EXPECT_SCALED_CLOSE(result.mtx2, result.mtx1, 1e-13);
        }
}

TEST(Procrustes, Errors) {
    const Eigen::MatrixXd a = Eigen::MatrixXd::Random(4, 2);
    EXPECT_THROW_TEXT(procrustes(a, Eigen::VectorXd::Ones(4)), std::invalid_argument, "two-dimensional");
    EXPECT_THROW_TEXT(procrustes(a, a.topRows(3)), std::invalid_argument, "same shape, got 4 x 2 and 3 x 2");
    EXPECT_THROW_TEXT(procrustes(Eigen::MatrixXd(0, 2), Eigen::MatrixXd(0, 2)), std::invalid_argument, "empty");
    EXPECT_THROW_TEXT(procrustes(a, Eigen::MatrixXd(Eigen::MatrixXd::Constant(4, 2, 0.5))), std::invalid_argument,
                      "data2 must hold at least two different points");
    Eigen::MatrixXd bad = a;
    bad(1, 1) = std::nan("");
    EXPECT_THROW_TEXT(procrustes(bad, a), std::invalid_argument, "data1 must not hold NaN");
}

}  // namespace
