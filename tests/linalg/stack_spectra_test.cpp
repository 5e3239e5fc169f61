#include <scixx/linalg/eigh.hpp>
#include <scixx/linalg/svd.hpp>

#include "linalg/stacks.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using Eigen::Index;
using scixx::testing::at;
using scixx::testing::Dense;
using scixx::testing::set;

template <class T, int Order>
void check(Index m, Index n) {
    SCOPED_TRACE(std::to_string(m) + " x " + std::to_string(n));
    using Tensor = Eigen::Tensor<T, 4, Order>;
    using Real = scixx::core::RealOf<T>;
    const double close = std::is_same_v<Real, float> ? 1e-4 : 1e-12;
    Tensor h(2, 3, n, n), b(2, 3, m, n);
    for (Index p = 0; p < 2; ++p) {
        for (Index q = 0; q < 3; ++q) {
            const Dense<T> r = Dense<T>::Random(n, n);
            set(h, p, q, (r * r.adjoint() + Dense<T>::Identity(n, n)).eval());
            set(b, p, q, Dense<T>::Random(m, n));
        }
    }
    const auto [w, v] = linalg::eigh(h);
    const auto [U, s, Vh] = linalg::svd(b);
    const auto thin = linalg::svd(b, {.full_matrices = false});
    const Index k = std::min(m, n);
    for (Index p = 0; p < 2; ++p) {
        for (Index q = 0; q < 3; ++q) {
            const Dense<T> hermitian = at(h, p, q), rectangle = at(b, p, q), I = Dense<T>::Identity(n, n);
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

TEST(StackSpectra, EachMatrixForItself) {
    scixx::testing::for_each_kind_of_stack(
        [](Index m, Index n, auto scalar, auto order) { check<decltype(scalar), order>(m, n); });
}

TEST(StackSpectra, HardMatrices) {
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

TEST(StackSpectra, SubsetsAndRefusals) {
    Eigen::Tensor<double, 3> a(2, 3, 3), rows(2, 2, 3);
    a.setRandom();
    rows.setConstant(NAN);
    Eigen::Tensor<int, 3> whole(1, 2, 2);
    whole.setValues({{{2, 0}, {0, 4}}});
    EXPECT_EQ(linalg::eigh(whole, {.subset_by_index = {1, 1}}).w(0, 0), 4);
    EXPECT_EQ(linalg::svd(a, {.compute_uv = false}).s.dimension(1), 3);
    EXPECT_THROW_TEXT(linalg::svd(rows), std::invalid_argument, "infs or NaNs");
    EXPECT_THROW_TEXT(linalg::svd(rows, {.check_finite = false}), linalg::LinAlgError, "NaN");
    EXPECT_THROW_TEXT(linalg::eigh(a, {.subset_by_value = {0, 1}}), std::invalid_argument, "subset_by_value");
}

}  // namespace
