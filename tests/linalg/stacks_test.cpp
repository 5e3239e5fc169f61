#include <scixx/linalg/cholesky.hpp>
#include <scixx/linalg/expm.hpp>
#include <scixx/linalg/inv.hpp>
#include <scixx/linalg/solve.hpp>

#include "linalg/stacks.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using Eigen::Index;
using scixx::testing::at;
using scixx::testing::Dense;
using scixx::testing::set;

template <class T, int Order>
void check(Index n) {
    SCOPED_TRACE(n);
    using Tensor = Eigen::Tensor<T, 4, Order>;
    const double close = std::is_same_v<scixx::core::RealOf<T>, float> ? 1e-4 : 1e-12;
    Tensor a(2, 3, n, n), h(2, 3, n, n);
    for (Index p = 0; p < 2; ++p) {
        for (Index q = 0; q < 3; ++q) {
            const Dense<T> r = Dense<T>::Random(n, n);
            set(a, p, q, r);
            set(h, p, q, (r * r.adjoint() + Dense<T>::Identity(n, n)).eval());
        }
    }
    const Dense<T> matrix = Dense<T>::Random(n, 2);
    const Eigen::Vector<T, Eigen::Dynamic> vector = matrix.col(1);
    const Tensor inverse = linalg::inv(a), upper = linalg::cholesky(h), lower = linalg::cholesky(h, {.lower = true}),
                 exponential = linalg::expm(a);
    const Eigen::Tensor<T, 2, Order> determinant = linalg::det(a);
    const Tensor x = linalg::solve(a, matrix);
    const Eigen::Tensor<T, 3, Order> y = linalg::solve(a, vector, {.transposed = true});
    for (Index p = 0; p < 2; ++p) {
        for (Index q = 0; q < 3; ++q) {
            const Dense<T> one = at(a, p, q), hermitian = at(h, p, q), I = Dense<T>::Identity(n, n);
            EXPECT_SCALED_CLOSE((one * at(inverse, p, q)).eval(), I, 100 * close);
            EXPECT_SCALED_CLOSE((at(upper, p, q).adjoint() * at(upper, p, q)).eval(), hermitian, close);
            EXPECT_SCALED_CLOSE((at(lower, p, q) * at(lower, p, q).adjoint()).eval(), hermitian, close);
            EXPECT_EQ((at(upper, p, q) - Dense<T>(at(upper, p, q).template triangularView<Eigen::Upper>())).norm(), 0);
            EXPECT_SCALED_CLOSE(at(exponential, p, q), linalg::expm(one), close);
            EXPECT_LE(std::abs(determinant(p, q) - linalg::det(one)), close * std::abs(determinant(p, q)));
            EXPECT_SCALED_CLOSE((one * at(x, p, q)).eval(), matrix, 100 * close);
            Eigen::Vector<T, Eigen::Dynamic> z(n);
            for (Index i = 0; i < n; ++i) z[i] = y(p, q, i);
            EXPECT_SCALED_CLOSE((one.transpose() * z).eval(), vector, 100 * close);
        }
    }
}

TEST(Stacks, EachMatrixForItself) {
    scixx::testing::for_each_kind_of_stack(
        [](Index, Index n, auto scalar, auto order) { check<decltype(scalar), order>(n); });
}

TEST(Stacks, BroadcastingAndRefusals) {
    Eigen::Tensor<double, 3> a(2, 3, 3), b(2, 3, 1);
    a.setRandom();
    b.setRandom();
    const Dense<double> m = Dense<double>::Random(3, 3);
    const Eigen::Tensor<double, 3> x = linalg::solve(m, b);
    for (Index k = 0; k < 2; ++k) {
        for (Index i = 0; i < 3; ++i)
            EXPECT_NEAR(m(i, 0) * x(k, 0, 0) + m(i, 1) * x(k, 1, 0) + m(i, 2) * x(k, 2, 0), b(k, i, 0), 1e-13);
    }
    Eigen::Tensor<int, 3> whole(1, 2, 2);
    whole.setValues({{{2, 0}, {0, 4}}});
    EXPECT_EQ(linalg::inv(whole)(0, 1, 1), 0.25);
    EXPECT_EQ(linalg::det(whole)(0), 8);
    EXPECT_EQ(linalg::inv(Eigen::Tensor<double, 3>(0, 3, 3)).dimension(0), 0);
    EXPECT_EQ(linalg::det(Eigen::Tensor<double, 3>(2, 0, 0))(1), 1);
    Eigen::Tensor<double, 3> wrong(3, 3, 1), rows(2, 2, 3), zero(2, 3, 3);
    wrong.setZero();
    rows.setConstant(NAN);
    zero.setZero();
    EXPECT_THROW_TEXT(linalg::solve(a, wrong), std::invalid_argument,
                      "b must have axes that broadcast with a's, got 3 against 2");
    EXPECT_THROW_TEXT(linalg::inv(rows), std::invalid_argument, "inv: a must be a stack of square matrices, got 2 x 3");
    EXPECT_THROW_TEXT(linalg::inv(zero), linalg::LinAlgError, "inv: a is singular");
    EXPECT_THROW_TEXT(linalg::cholesky(zero), linalg::LinAlgError, "not positive definite");
}

}  // namespace
