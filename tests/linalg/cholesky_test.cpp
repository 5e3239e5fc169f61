#include <scixx/linalg/cholesky.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using scixx::testing::Dense;
using scixx::testing::in_units;

template <class T>
void check(Eigen::Index n) {
    SCOPED_TRACE(n);
    const Dense<T> root = Dense<T>::Random(n, n), a = root * root.adjoint() + Dense<T>::Identity(n, n);
    const Dense<T> b = Dense<T>::Random(n, 3);
    for (const bool lower : {false, true}) {
        Dense<T> read = a;
        for (Eigen::Index j = 0; j < n; ++j)
            for (Eigen::Index i = 0; i < n; ++i)
                if (lower ? i < j : i > j) read(i, j) = T(7);
        const Dense<T> factor = linalg::cholesky(read, {.lower = lower});
        EXPECT_LE(in_units((lower ? Dense<T>(factor * factor.adjoint()) : Dense<T>(factor.adjoint() * factor)) - a, a),
                  3);
        for (Eigen::Index j = 0; j < n; ++j)
            for (Eigen::Index i = 0; i < n; ++i)
                if (lower ? i < j : i > j) {
                    EXPECT_EQ(factor(i, j), T(0));
                }
        const auto compact = linalg::cho_factor(read, {.lower = lower});
        EXPECT_EQ(compact.lower, lower);
        if (n > 1) {
            EXPECT_EQ(lower ? compact.c(0, n - 1) : compact.c(n - 1, 0), T(7));
        }
        const Dense<T> x = linalg::cho_solve(compact, b);
        EXPECT_LE(in_units(a * x - b, a) / std::max(1.0, static_cast<double>(x.norm())), 3);
    }
}

TEST(Cholesky, FactorsAndSolves) {
    for (const Eigen::Index n : {0, 1, 2, 5, 17, 64, 130}) check<double>(n);
    check<float>(30);
    check<std::complex<double>>(30);
    check<std::complex<float>>(7);
}

TEST(Cholesky, IllConditionedButPositive) {
    const Eigen::MatrixXd a = scixx::testing::hilbert_matrix(12);
    const Eigen::MatrixXd U = linalg::cholesky(a);
    EXPECT_LE(in_units(U.transpose() * U - a, a), 3);
}

TEST(Cholesky, NamesTheMinorThatFails) {
    Eigen::MatrixXd a = Eigen::MatrixXd::Identity(40, 40);
    a(29, 29) = -1;
    EXPECT_THROW_TEXT(linalg::cholesky(a), linalg::LinAlgError,
                      "cholesky: a is not positive definite: its leading minor of order 30 ");
    EXPECT_THROW_TEXT(linalg::cho_factor(a, {.lower = true}), linalg::LinAlgError,
                      "cho_factor: a is not positive definite: its leading minor of order 30 ");
    a(3, 4) = NAN;
    EXPECT_THROW_TEXT(linalg::cholesky(a), std::invalid_argument, "cholesky: a must not contain infs or NaNs");
    EXPECT_THROW_TEXT(linalg::cholesky(Eigen::MatrixXd::Ones(2, 3)), std::invalid_argument, "square");
    EXPECT_THROW_TEXT(linalg::cho_solve(linalg::cho_factor(Eigen::Matrix2d::Identity()), Eigen::Vector3d(1, 2, 3)),
                      std::invalid_argument, "as many rows");
}

TEST(Cholesky, SolvesByTheTwoPartsOfTheFactor) {
    Eigen::Matrix2d a;
    a << 4, 1, 1, 3;
    const auto [c, lower] = linalg::cho_factor(a, {.lower = true});
    EXPECT_LE((a * linalg::cho_solve(c, lower, std::vector<int>{1, 2}) - Eigen::Vector2d(1, 2)).norm(), 1e-15);
}

}  // namespace
