#include <scixx/linalg/inv.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using scixx::testing::in_units;

TEST(Inv, SmallFixedSizesKeepTheirTypes) {
    const Eigen::Matrix3d a{{2, 1, 0}, {1, 3, 1}, {0, 1, 4}};
    const auto inverse = linalg::inv(a);
    static_assert(std::is_same_v<std::remove_const_t<decltype(inverse)>, Eigen::Matrix3d>);
    EXPECT_SCALED_CLOSE((a * inverse).eval(), Eigen::Matrix3d::Identity().eval(), 1e-15);
    EXPECT_REL_CLOSE(linalg::det(a), 18.0, 1e-15);
    EXPECT_EQ(linalg::det(Eigen::Matrix2i{{1, 2}, {3, 4}}), -2.0);
    EXPECT_EQ(linalg::det(Eigen::Matrix2d::Ones()), 0.0);
    EXPECT_THROW_TEXT(linalg::inv(Eigen::Matrix2d::Ones()), linalg::LinAlgError, "inv: a is singular");
    const Eigen::Matrix2d nan{{1, NAN}, {0, 1}};
    EXPECT_THROW_TEXT(linalg::inv(nan), std::invalid_argument, "inv: a must not contain infs or NaNs");
    EXPECT_THROW_TEXT(linalg::det(nan), std::invalid_argument, "infs or NaNs");
    const Eigen::Matrix4f four = Eigen::Matrix4f::Random();
    EXPECT_LE(in_units(four * linalg::inv(four) - Eigen::Matrix4f::Identity(), linalg::inv(four)), 10);
}

TEST(Inv, InverseAndDeterminant) {
    for (const Eigen::Index n : {0, 1, 2, 7, 33, 100}) {
        const Eigen::MatrixXd a = Eigen::MatrixXd::Random(n, n);
        const Eigen::MatrixXd inverse = linalg::inv(a);
        EXPECT_LE(in_units(a * inverse - Eigen::MatrixXd::Identity(n, n), inverse) / std::max(1.0, a.norm()), 3);
        Eigen::MatrixXd product = a * a;
        if (n < 50) {
            EXPECT_REL_CLOSE(linalg::det(product), linalg::det(a) * linalg::det(a), 1e-9);
        }
    }
    EXPECT_EQ(linalg::det(Eigen::MatrixXd(0, 0)), 1.0);
    EXPECT_EQ(linalg::det(Eigen::MatrixXd::Zero(6, 6)), 0.0);
    using RowMajor = Eigen::Array<double, -1, -1, Eigen::RowMajor>;
    const RowMajor a = RowMajor::Random(6, 6);
    const auto inverse = linalg::inv(a);
    static_assert(std::is_same_v<std::remove_const_t<decltype(inverse)>, RowMajor>);
    EXPECT_SCALED_CLOSE(linalg::inv(a.matrix().transpose()), inverse.matrix().transpose(), 1e-13);
}

template <class T>
void check_extreme_determinants(typename Eigen::NumTraits<T>::Real large, T unit) {
    using Real = typename Eigen::NumTraits<T>::Real;
    // Fixed sizes, leaves of LU and larger matrices; large^2 overflows.
    const Real most = std::numeric_limits<Real>::max();
    for (const Eigen::Index n : {4, 8, 40}) {
        Eigen::Matrix<T, -1, 1> d(n);
        for (Eigen::Index i = 0; i < n; ++i) d[i] = unit * (i < n / 2 ? large : 1 / large);
        const Real close = 8 * static_cast<Real>(n) * std::numeric_limits<Real>::epsilon();
        for (int turn = 0; turn < 2; ++turn, d.reverseInPlace()) {
            const Eigen::Matrix<T, -1, -1> a = d.asDiagonal();
            EXPECT_LE(std::abs(linalg::det(a) - T(1)), close) << n;
            if (n == 4) {
                EXPECT_LE(std::abs(linalg::det(Eigen::Matrix<T, 4, 4>(a)) - T(1)), close);
            }
            EXPECT_FALSE(std::abs(linalg::det((a * T(large)).eval())) <= most);
            EXPECT_EQ(linalg::det((a / T(large)).eval()), T(0));
        }
    }
}

TEST(Det, DeterminantsOverflowAndUnderflowOnlyAsAWhole) {
    check_extreme_determinants<double>(1e150, 1);
    check_extreme_determinants<double>(1e150, -1);
    check_extreme_determinants<float>(1e18F, 1);
    check_extreme_determinants<std::complex<double>>(1e150, {0, 1});
    check_extreme_determinants<std::complex<float>>(1e18F, {0, -1});
    const Eigen::Vector4d d(1e200, 1e200, 1e-200, 1e-200);
    EXPECT_REL_CLOSE(linalg::det(Eigen::Matrix4d(d.asDiagonal())), 1.0, 1e-15);
    // A partial product that is subnormal keeps its digits.
    EXPECT_REL_CLOSE(linalg::det(Eigen::Matrix3d(Eigen::Vector3d(1e-160, 3e-160, 1e300).asDiagonal())), 3e-20, 1e-15);
    const Eigen::MatrixXf single = Eigen::MatrixXf::Random(60, 60), thousand = 1000 * single;
    const Eigen::MatrixXf block = (Eigen::MatrixXf(120, 120) << thousand, Eigen::MatrixXf::Zero(60, 60),
                                   Eigen::MatrixXf::Zero(60, 60), linalg::inv(thousand))
                                      .finished();
    EXPECT_REL_CLOSE(linalg::det(block), 1.0F, 1e-2F);
    Eigen::Matrix3d bad = Eigen::Matrix3d::Identity();
    bad(1, 1) = std::numeric_limits<double>::infinity();
    EXPECT_FALSE(std::isfinite(linalg::det(bad, {.check_finite = false})));
}

TEST(Inv, Refuses) {
    EXPECT_THROW_TEXT(linalg::inv(Eigen::MatrixXd::Ones(9, 9)), linalg::LinAlgError, "inv: a is singular");
    EXPECT_THROW_TEXT(linalg::det(Eigen::MatrixXd(3, 2)), std::invalid_argument, "det: a must be a square matrix");
}

}  // namespace
