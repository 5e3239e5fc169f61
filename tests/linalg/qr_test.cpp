#include <scixx/linalg/qr.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using linalg::Pivoting;
using linalg::QrMode;
using scixx::testing::Dense;
using scixx::testing::in_units;

template <class T>
void check(const Dense<T>& a) {
    const Eigen::Index m = a.rows(), n = a.cols(), k = std::min(m, n);
    SCOPED_TRACE(std::to_string(m) + " x " + std::to_string(n));
    const auto [Q, R] = linalg::qr(a);
    ASSERT_EQ(Q.cols(), m);
    ASSERT_EQ(R.rows(), m);
    EXPECT_LE(in_units(Q * R - a, a), 2);
    const Dense<T> I = Dense<T>::Identity(m, m);
    EXPECT_LE(in_units(Q.adjoint() * Q - I, I), 2);
    for (Eigen::Index j = 0; j < n; ++j) {
        for (Eigen::Index i = j + 1; i < m; ++i) EXPECT_EQ(R(i, j), T(0));
    }
    for (Eigen::Index j = 0; j < k; ++j) EXPECT_EQ(std::imag(R(j, j)), 0);
    EXPECT_EQ((linalg::qr<QrMode::r>(a) - R).norm(), 0);
    const auto [Q1, R1] = linalg::qr<QrMode::economic>(a);
    ASSERT_EQ(Q1.cols(), k);
    ASSERT_EQ(R1.rows(), k);
    EXPECT_LE(in_units(Q1 * R1 - a, a), 2);
    const auto [raw, tau, R2] = linalg::qr<QrMode::raw>(a);
    EXPECT_EQ((R2 - R.topRows(k)).norm(), 0);
    EXPECT_EQ(tau.size(), k);
    EXPECT_EQ(raw.rows(), m);
    const auto [Qp, Rp, P] = linalg::qr<QrMode::economic, Pivoting::on>(a);
    Dense<T> permuted(m, n);
    for (Eigen::Index j = 0; j < n; ++j) permuted.col(j) = a.col(P[j]);
    EXPECT_LE(in_units(Qp * Rp - permuted, a), 2);
    for (Eigen::Index j = 1; j < k; ++j)
        EXPECT_LE(std::abs(Rp(j, j)), std::abs(Rp(j - 1, j - 1)) * scixx::core::RealOf<T>(1.0001));
    const auto [Rr, Pr] = linalg::qr<QrMode::r, Pivoting::on>(a);
    EXPECT_EQ((Rr.topRows(k) - Rp).norm(), 0);
    EXPECT_EQ(Pr, P);
}

TEST(Qr, FactorsGiveTheMatrixBack) {
    for (const auto& [name, a] : scixx::testing::hard_matrices()) {
        SCOPED_TRACE(name);
        check<double>(a);
    }
    for (const Eigen::Index m : {1, 9, 31, 70})
        for (const Eigen::Index n : {1, 8, 31, 75}) check<double>(Dense<double>::Random(m, n));
    check<double>(Dense<double>::Random(150, 120));
    check<double>(Dense<double>(0, 4));
    check<double>(Dense<double>(4, 0));
    check<float>(Dense<float>::Random(40, 70));
    check<std::complex<double>>(Dense<std::complex<double>>::Random(80, 70));
    check<std::complex<float>>(Dense<std::complex<float>>::Random(10, 12));
    check<double>(Dense<double>::Random(5, 5) * 1e-140);
    check<double>(Dense<double>::Random(5, 5) * 1e140);
}

TEST(Qr, PivotingRevealsTheRankAndHasSciPysOrder) {
    const Eigen::MatrixXd a{{1, 2, 3, 4}, {2, 4, 7, 1}, {3, 6, 1, 1}};
    const auto [Q, R, P] = linalg::qr<QrMode::full, Pivoting::on>(a);
    EXPECT_EQ(P, (linalg::Permutation(4) << 2, 1, 3, 0).finished());
    const Dense<double> low = scixx::testing::hard_matrices()["rank 2"];
    const auto [Rl, Pl] = linalg::qr<QrMode::r, Pivoting::on>(low);
    EXPECT_GT(std::abs(Rl(1, 1)), 1e-3);
    EXPECT_LT(std::abs(Rl(2, 2)), 1e-13);
}

TEST(Qr, TypesAndErrors) {
    using RowMajor = Eigen::Array<float, -1, -1, Eigen::RowMajor>;
    const RowMajor a = RowMajor::Random(4, 3);
    const auto [Q, R] = linalg::qr(a);
    static_assert(std::is_same_v<std::remove_const_t<decltype(Q)>, RowMajor>);
    EXPECT_LE(in_units(Q.matrix() * R.matrix() - a.matrix(), a), 2);
    EXPECT_THROW_TEXT(linalg::qr(a / 0.f), std::invalid_argument, "qr: a must not contain infs or NaNs");
}

TEST(Qr, SignsAreLapacksWhereAColumnBeginsWithZero) {
    const Eigen::MatrixXd a = Eigen::Vector3d(0, 3, 4);
    EXPECT_EQ(linalg::qr<QrMode::r>(a)(0, 0), -5);
    EXPECT_EQ((linalg::qr<QrMode::r>(Eigen::MatrixXcd(a.cast<std::complex<double>>()))(0, 0)), -5.0);
    EXPECT_EQ(linalg::qr<QrMode::raw>(a).R.rows(), 1);
}

}  // namespace
