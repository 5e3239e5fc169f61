#include <scixx/linalg/lu.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using linalg::LuForm;
using scixx::testing::Dense;
using scixx::testing::in_units;

template <class T>
void check(const Dense<T>& a) {
    const auto [P, L, U] = linalg::lu(a);
    const Eigen::Index m = a.rows(), n = a.cols(), k = std::min(m, n);
    ASSERT_EQ(L.rows(), m);
    ASSERT_EQ(L.cols(), k);
    ASSERT_EQ(U.rows(), k);
    ASSERT_EQ(U.cols(), n);
    EXPECT_LE(in_units(P * L * U - a, a), 5);
    EXPECT_EQ((P.adjoint() * P - Dense<T>::Identity(m, m)).norm(), 0);
    for (Eigen::Index j = 0; j < k; ++j)
        for (Eigen::Index i = 0; i < m; ++i) {
            EXPECT_LE(std::abs(L(i, j)), std::sqrt(scixx::core::RealOf<T>(2)) + scixx::core::RealOf<T>(1e-6));
            if (i == j) {
                EXPECT_EQ(L(i, j), T(1));
            }
            if (i < j) {
                EXPECT_EQ(L(i, j), T(0));
            }
        }
    const auto [PL, U2] = linalg::lu<LuForm::permute_l>(a);
    EXPECT_EQ((PL - P * L).norm(), 0);
    EXPECT_EQ((U2 - U).norm(), 0);
    const auto [p, L3, U3] = linalg::lu<LuForm::p_indices>(a);
    const Dense<T> product = L3 * U3;
    Dense<T> permuted(m, n);
    for (Eigen::Index i = 0; i < m; ++i) permuted.row(i) = product.row(p[i]);
    EXPECT_LE(in_units(permuted - a, a), 5);
}

TEST(Lu, FactorsGiveTheMatrixBack) {
    for (const auto& [name, a] : scixx::testing::hard_matrices()) {
        SCOPED_TRACE(name);
        check<double>(a);
    }
    for (const Eigen::Index m : {1, 9, 30, 70})
        for (const Eigen::Index n : {1, 8, 30, 75}) check<double>(Dense<double>::Random(m, n));
    check<float>(Dense<float>::Random(40, 33));
    check<std::complex<double>>(Dense<std::complex<double>>::Random(33, 40));
    check<std::complex<float>>(Dense<std::complex<float>>::Random(10, 10));
}

TEST(Lu, SciPysPivots) {
    const Eigen::MatrixXd a{{2, 5, 8, 7}, {5, 2, 2, 8}, {7, 5, 6, 6}, {5, 4, 4, 8}};
    const auto [lu, piv] = linalg::lu_factor(a);
    EXPECT_EQ(piv, (Eigen::Matrix<Eigen::Index, 4, 1>(2, 2, 3, 3)));
    EXPECT_REL_CLOSE(lu(3, 3), 7.461538461538463, 1e-14);
    EXPECT_REL_CLOSE(lu(1, 0), 2.0 / 7, 1e-15);
}

TEST(Lu, SolvesWithTheMatrixItsTransposeAndItsAdjoint) {
    using Complex = std::complex<double>;
    for (const Eigen::Index n : {0, 1, 5, 50}) {
        const Dense<Complex> a = Dense<Complex>::Random(n, n), b = Dense<Complex>::Random(n, 2);
        const auto factors = linalg::lu_factor(a);
        for (const int trans : {0, 1, 2}) {
            const Dense<Complex> x = linalg::lu_solve(factors, b, {.trans = trans});
            const Dense<Complex> op = trans == 0   ? a
                                      : trans == 1 ? Dense<Complex>(a.transpose())
                                                   : Dense<Complex>(a.adjoint());
            EXPECT_LE(in_units(op * x - b, a) / std::max(1.0, x.norm()), 3);
        }
    }
    const auto factors = linalg::lu_factor(Eigen::MatrixXf::Identity(3, 3));
    const Eigen::VectorXf x = linalg::lu_solve(factors, Eigen::Vector3f(1, 2, 3));
    EXPECT_EQ(x, Eigen::Vector3f(1, 2, 3));
    EXPECT_THROW_TEXT(linalg::lu_solve(factors, Eigen::Vector2f(1, 2)), std::invalid_argument,
                      "lu_solve: b must have as many rows");
    EXPECT_THROW_TEXT(linalg::lu_solve(factors, Eigen::Vector3f(1, 2, 3), {.trans = 4}), std::invalid_argument,
                      "trans must be");
    auto broken = factors;
    broken.piv[1] = 9;
    EXPECT_THROW_TEXT(linalg::lu_solve(broken, Eigen::Vector3f(1, 2, 3)), std::invalid_argument, "row numbers");
    EXPECT_THROW_TEXT(linalg::lu(Eigen::MatrixXd::Constant(2, 2, INFINITY)), std::invalid_argument,
                      "lu: a must not contain");
}

TEST(Lu, SolvesByTheTwoPartsOfTheFactors) {
    Eigen::Matrix4i a;
    a << 2, 5, 8, 7, 5, 2, 2, 8, 7, 5, 6, 6, 5, 4, 4, 8;
    const auto [lu, piv] = linalg::lu_factor(a);
    const std::vector<int> b{1, 2, 3, 4}, rows{2, 2, 3, 3};
    const auto x = linalg::lu_solve(lu, piv, b);  // a vector of Eigen's, which a matrix multiplies
    EXPECT_LE((a.cast<double>() * x - Eigen::Vector4d(1, 2, 3, 4)).norm(), 1e-14);
    EXPECT_EQ(linalg::lu_solve(lu, rows, b), x);
    EXPECT_EQ(linalg::lu_solve(linalg::lu_factor(a), b), x);
}

}  // namespace
