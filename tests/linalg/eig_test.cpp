#include <scixx/linalg/eig.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using linalg::EigVectors;
using scixx::testing::Dense;
using scixx::testing::in_units;

template <class T>
void check(const Dense<T>& a) {
    using Complex = std::complex<scixx::core::RealOf<T>>;
    const Dense<Complex> c = a.template cast<Complex>();
    const auto [w, vl, vr] = linalg::eig<EigVectors::both>(a);
    EXPECT_LE(in_units(c * vr - vr * w.asDiagonal(), a), 30);
    EXPECT_LE(in_units(c.adjoint() * vl - vl * w.conjugate().asDiagonal(), a), 30);
    for (Eigen::Index j = 0; j < a.cols(); ++j) {
        EXPECT_NEAR(static_cast<double>(vr.col(j).norm()), 1, 1e-5);
        EXPECT_NEAR(static_cast<double>(vl.col(j).norm()), 1, 1e-5);
        if (!scixx::core::is_complex<T> && w[j].imag() == 0) {
            EXPECT_EQ(vr.col(j).imag().norm(), 0);
        }
    }
    EXPECT_LE(in_units(Dense<Complex>::Constant(1, 1, w.sum() - c.trace()), a), 10);
    EXPECT_EQ((linalg::eig(a).vr - vr).norm(), 0);
    EXPECT_EQ((linalg::eig<EigVectors::left>(a).vl - vl).norm(), 0);
    EXPECT_EQ(linalg::eigvals(a).size(), a.rows());
}

TEST(Eig, ResidualsOfRightAndLeftVectors) {
    for (const auto& [name, a] : scixx::testing::hard_matrices()) {
        SCOPED_TRACE(name);
        check<double>(a);
    }
    for (const Eigen::Index n : {3, 4, 5, 8, 30, 61}) check<double>(Dense<double>::Random(n, n));
    check<float>(Dense<float>::Random(30, 30));
    check<std::complex<double>>(Dense<std::complex<double>>::Random(40, 40));
    check<std::complex<float>>(Dense<std::complex<float>>::Random(10, 10));
    Dense<double> cycle = Dense<double>::Zero(12, 12);  // eigenvalues: the roots of unity
    for (Eigen::Index i = 0; i < 12; ++i) cycle((i + 1) % 12, i) = 1;
    check<double>(cycle);
    const auto w = linalg::eigvals(cycle);
    for (Eigen::Index i = 0; i < 12; ++i) EXPECT_NEAR(std::abs(std::pow(w[i], 12) - 1.0), 0, 1e-12);
}

TEST(Eig, KnownEigenvaluesInConjugatePairs) {
    const Eigen::Matrix2d rotation{{0, -1}, {1, 0}};
    const auto [w, vr] = linalg::eig(rotation);
    EXPECT_EQ(w[0], std::complex<double>(0, 1));
    EXPECT_EQ(w[1], std::complex<double>(0, -1));
    EXPECT_EQ((vr.col(0) - vr.col(1).conjugate()).norm(), 0);
    const Eigen::Matrix3i companion{{6, -11, 6}, {1, 0, 0}, {0, 1, 0}};
    Eigen::VectorXd roots = linalg::eigvals(companion).real();
    std::sort(roots.data(), roots.data() + 3);
    EXPECT_SCALED_CLOSE(roots, Eigen::VectorXd(Eigen::Vector3d(1, 2, 3)), 1e-13);
}

TEST(Eig, Refuses) {
    EXPECT_THROW_TEXT(linalg::eig(Dense<double>::Ones(2, 3).eval()), std::invalid_argument,
                      "eig: a must be a square matrix");
    EXPECT_THROW_TEXT(linalg::eigvals(Dense<double>::Constant(2, 2, NAN).eval()), std::invalid_argument,
                      "eigvals: a must not contain");
}

TEST(Eig, HomogeneousValuesOfOneMatrix) {
    Eigen::Matrix2d a;
    a << 0, -1, 1, 0;
    const auto w = linalg::eigvals<linalg::EigValues::homogeneous>(a);
    const auto pair = linalg::eig<linalg::EigVectors::both, linalg::EigValues::homogeneous>(a);
    ASSERT_EQ(w.rows(), 2);
    EXPECT_EQ(w.row(0).transpose(), linalg::eigvals(a));
    EXPECT_EQ(w.row(1), Eigen::MatrixXcd::Ones(1, 2));
    EXPECT_EQ(pair.w, w);
    EXPECT_EQ(pair.vl, linalg::eig<linalg::EigVectors::left>(a).vl);
}

}  // namespace
