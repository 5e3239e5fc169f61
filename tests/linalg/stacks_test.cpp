#include <scixx/linalg/cholesky.hpp>
#include <scixx/linalg/eigh.hpp>
#include <scixx/linalg/expm.hpp>
#include <scixx/linalg/inv.hpp>
#include <scixx/linalg/solve.hpp>
#include <scixx/linalg/svd.hpp>
#include <scixx/tensor.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using scixx::testing::Dense;
using Complex = std::complex<double>;
using Eigen::Index;

/// Matrix (p, q) of a stack of rank 4, and back.
template <class S>
auto at(const S& s, Index p, Index q) {
    Dense<typename S::Scalar> out(s.dimension(2), s.dimension(3));
    for (Index i = 0; i < out.rows(); ++i)
        for (Index j = 0; j < out.cols(); ++j) out(i, j) = s(p, q, i, j);
    return out;
}
template <class S, class M>
void set(S& s, Index p, Index q, const M& m) {
    for (Index i = 0; i < m.rows(); ++i)
        for (Index j = 0; j < m.cols(); ++j) s(p, q, i, j) = m(i, j);
}

template <class T, int Order>
void check(Index m, Index n) {
    SCOPED_TRACE(std::to_string(m) + " x " + std::to_string(n));
    using Tensor = Eigen::Tensor<T, 4, Order>;
    using Real = scixx::core::RealOf<T>;
    const double close = std::is_same_v<Real, float> ? 1e-4 : 1e-12;
    Tensor a(2, 3, n, n), h(2, 3, n, n), b(2, 3, m, n);
    for (Index p = 0; p < 2; ++p) {
        for (Index q = 0; q < 3; ++q) {
            const Dense<T> r = Dense<T>::Random(n, n);
            set(a, p, q, r);
            set(h, p, q, (r * r.adjoint() + Dense<T>::Identity(n, n)).eval());
            set(b, p, q, Dense<T>::Random(m, n));
        }
    }
    const Dense<T> matrix = Dense<T>::Random(n, 2);
    const Eigen::Vector<T, Eigen::Dynamic> vector = matrix.col(1);
    const Tensor inverse = linalg::inv(a), upper = linalg::cholesky(h), lower = linalg::cholesky(h, {.lower = true}),
                 exponential = linalg::expm(a);
    const Eigen::Tensor<T, 2, Order> determinant = linalg::det(a);
    const Tensor x = linalg::solve(a, matrix);
    const Eigen::Tensor<T, 3, Order> y = linalg::solve(a, vector, {.transposed = true});
    const auto [w, v] = linalg::eigh(h);
    const auto [U, s, Vh] = linalg::svd(b);
    const auto thin = linalg::svd(b, {.full_matrices = false});
    const Index k = std::min(m, n);
    for (Index p = 0; p < 2; ++p) {
        for (Index q = 0; q < 3; ++q) {
            const Dense<T> one = at(a, p, q), hermitian = at(h, p, q), rectangle = at(b, p, q),
                           I = Dense<T>::Identity(n, n);
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
            Eigen::Vector<Real, Eigen::Dynamic> values(n), singular(k);
            for (Index i = 0; i < n; ++i) values[i] = w(p, q, i);
            for (Index i = 0; i < k; ++i) singular[i] = s(p, q, i);
            EXPECT_SCALED_CLOSE(values, linalg::eigvalsh(hermitian), close);
            EXPECT_SCALED_CLOSE((hermitian * at(v, p, q)).eval(), (at(v, p, q) * values.asDiagonal()).eval(), close);
            EXPECT_SCALED_CLOSE((at(v, p, q).adjoint() * at(v, p, q)).eval(), I, close);
            EXPECT_SCALED_CLOSE(singular, linalg::svdvals(rectangle), close);
            Dense<T> middle = Dense<T>::Zero(m, n);
            for (Index i = 0; i < k; ++i) middle(i, i) = singular[i];
            EXPECT_SCALED_CLOSE((at(U, p, q) * middle * at(Vh, p, q)).eval(), rectangle, close);
            EXPECT_SCALED_CLOSE((at(U, p, q).adjoint() * at(U, p, q)).eval(), (Dense<T>::Identity(m, m)), close);
            EXPECT_SCALED_CLOSE((at(thin.U, p, q) * middle.topLeftCorner(k, k) * at(thin.Vh, p, q)).eval(), rectangle,
                                close);
        }
    }
}

TEST(Stacks, EachMatrixForItself) {
    for (const Index n : {1, 2, 3, 5, 8, 9}) {
        check<double, Eigen::ColMajor>(n, n);
        check<Complex, Eigen::RowMajor>(n, n);
    }
    check<double, Eigen::RowMajor>(5, 3);
    check<double, Eigen::ColMajor>(3, 6);
    check<Complex, Eigen::ColMajor>(7, 2);
    check<double, Eigen::ColMajor>(12, 7);
    check<float, Eigen::ColMajor>(4, 4);
}

TEST(Stacks, HardMatrices) {
    // Rank-deficient, graded and extreme ones beside each other.
    Eigen::Tensor<double, 3> a(6, 4, 4);
    a.setZero();
    for (Index i = 0; i < 4; ++i) {
        for (Index j = 0; j < 4; ++j) {
            a(1, i, j) = 1;
            a(2, i, j) = std::pow(10., -3. * static_cast<double>(i + j));
            a(3, i, j) = 1e200 * std::cos(static_cast<double>(i * j + i + j));
            a(4, i, j) = 1e-200 * std::cos(static_cast<double>(i * j + i + j));
            a(5, i, j) = i == j ? -1 : 0;
        }
    }
    const auto [U, s, Vh] = linalg::svd(a);
    const auto [w, v] = linalg::eigh(a);
    for (Index k = 0; k < 6; ++k) {
        const double size = s(k, 0) > 0 ? s(k, 0) : 1;
        for (Index i = 0; i < 4; ++i) {
            for (Index j = 0; j < 4; ++j) {
                double usv = 0, vwv = 0, uu = 0, vv = 0;
                for (Index p = 0; p < 4; ++p) {
                    usv += U(k, i, p) * (s(k, p) / size) * Vh(k, p, j);
                    vwv += v(k, i, p) * (w(k, p) / size) * v(k, j, p);
                    uu += U(k, p, i) * U(k, p, j);
                    vv += v(k, p, i) * v(k, p, j);
                }
                EXPECT_NEAR(usv, a(k, i, j) / size, 1e-14);
                EXPECT_NEAR(vwv, a(k, i, j) / size, 1e-14);
                EXPECT_NEAR(uu, i == j, 1e-14);
                EXPECT_NEAR(vv, i == j, 1e-14);
            }
        }
    }
}

TEST(Stacks, BroadcastingSubsetsAndRefusals) {
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
    EXPECT_EQ(linalg::eigh(whole, {.subset_by_index = {{1, 1}}}).w(0, 0), 4);
    EXPECT_EQ(linalg::inv(Eigen::Tensor<double, 3>(0, 3, 3)).dimension(0), 0);
    EXPECT_EQ(linalg::det(Eigen::Tensor<double, 3>(2, 0, 0))(1), 1);
    EXPECT_EQ(linalg::svd(a, {.compute_uv = false}).s.dimension(1), 3);
    Eigen::Tensor<double, 3> wrong(3, 3, 1), rows(2, 2, 3), zero(2, 3, 3);
    wrong.setZero();
    rows.setConstant(NAN);
    zero.setZero();
    EXPECT_THROW_TEXT(linalg::solve(a, wrong), std::invalid_argument,
                      "b must have axes that broadcast with a's, got 3 against 2");
    EXPECT_THROW_TEXT(linalg::inv(rows), std::invalid_argument, "inv: a must be a stack of square matrices, got 2 x 3");
    EXPECT_THROW_TEXT(linalg::svd(rows), std::invalid_argument, "infs or NaNs");
    EXPECT_THROW_TEXT(linalg::svd(rows, {.check_finite = false}), linalg::LinAlgError, "NaN");
    EXPECT_THROW_TEXT(linalg::inv(zero), linalg::LinAlgError, "inv: a is singular");
    EXPECT_THROW_TEXT(linalg::cholesky(zero), linalg::LinAlgError, "not positive definite");
    EXPECT_THROW_TEXT(linalg::eigh(a, {.subset_by_value = {{0, 1}}}), std::invalid_argument, "subset_by_value");
}

}  // namespace
