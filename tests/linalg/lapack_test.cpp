// links: LAPACK
#include <scixx/linalg/inv.hpp>
#include <scixx/linalg/lapack.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
namespace lapack = scixx::linalg::lapack;
using Eigen::Index;
using linalg::EigVectors;
using linalg::LuForm;
using linalg::Pivoting;
using linalg::QrMode;
using scixx::testing::Dense;
using scixx::testing::in_units;

template <class T>
class Lapack : public testing::Test {};
using Scalars = testing::Types<double, std::complex<float>>;  // the two forms that the routines have
TYPED_TEST_SUITE(Lapack, Scalars);

TYPED_TEST(Lapack, Systems) {
    using T = TypeParam;
    for (const Index n : {5, 60, 130}) {  // the first is left to the library
        const Dense<T> a = Dense<T>::Random(n, n), b = Dense<T>::Random(n, 3), I = Dense<T>::Identity(n, n);
        const Dense<T> h = a * a.adjoint() + I;
        const auto residual = [&](const Dense<T>& m, const Dense<T>& x) {
            return static_cast<double>((m * x - b).norm() / (m.norm() * x.norm())) /
                   std::numeric_limits<scixx::core::RealOf<T>>::epsilon();
        };
        EXPECT_LE(residual(a, lapack::solve(a, b)), 30);
        EXPECT_LE(residual(a.transpose(), lapack::solve(a, b, {.transposed = true})), 30);
        EXPECT_LE(residual(h, lapack::solve(h, b)), 30);
        EXPECT_LE(residual(h, lapack::solve(h, b, {.lower = true, .assume_a = linalg::AssumeA::pos})), 30);
        const Dense<T> indefinite = h - T(static_cast<float>(2 * n)) * I;
        EXPECT_LE(residual(indefinite, lapack::solve(indefinite, b)), 30);
        const Eigen::Vector<T, Eigen::Dynamic> v = b.col(0);
        EXPECT_LE((a * lapack::solve(a, v) - v).norm(), 1e-2);
        const auto [P, L, U] = lapack::lu(a);
        EXPECT_LE(in_units(P * L * U - a, a), 5);
        const auto indexed = lapack::lu<LuForm::p_indices>(a);
        EXPECT_LE(in_units(indexed.L(indexed.p, Eigen::all) * indexed.U - a, a), 5);
        EXPECT_LE(residual(a, linalg::lu_solve(lapack::lu_factor(a), b)), 30);
        const Dense<T> upper = lapack::cholesky(h), lower = lapack::cholesky(h, {.lower = true});
        EXPECT_LE(in_units(upper.adjoint() * upper - h, h), 5);
        EXPECT_LE(in_units(lower * lower.adjoint() - h, h), 5);
        EXPECT_THROW_TEXT(lapack::cholesky(indefinite), linalg::LinAlgError, "cholesky: a is not positive definite");
        EXPECT_THROW_TEXT(lapack::solve(Dense<T>(Dense<T>::Ones(n, n)), b), linalg::LinAlgError,
                          "solve: a is singular");
        EXPECT_LE(residual(a, lapack::inv(a) * b), 1e4);  // a name of the other namespace
    }
}

TYPED_TEST(Lapack, Orthogonal) {
    using T = TypeParam;
    using Real = scixx::core::RealOf<T>;
    for (const auto& [m, n] : {std::pair<Index, Index>(6, 4), {60, 60}, {90, 50}, {50, 90}}) {
        SCOPED_TRACE(std::to_string(m) + " x " + std::to_string(n));
        const Dense<T> a = Dense<T>::Random(m, n), I = Dense<T>::Identity(m, m);
        const Index k = std::min(m, n);
        const auto [Q, R] = lapack::qr(a);
        EXPECT_LE(in_units(Q * R - a, a), 5);
        EXPECT_LE(in_units(Q.adjoint() * Q - I, I), 5);
        EXPECT_LE(in_units(R - linalg::qr<QrMode::r>(a), a), 20);  // the signs agree
        const auto [Q1, R1, P1] = lapack::qr<QrMode::economic, Pivoting::on>(a);
        EXPECT_LE(in_units(Q1 * R1 - a(Eigen::all, P1), a), 5);
        for (const bool full : {true, false}) {
            const auto [U, s, Vh] = lapack::svd(a, {.full_matrices = full});
            EXPECT_EQ(U.cols(), full ? m : k);
            EXPECT_EQ(Vh.rows(), full ? n : k);
            EXPECT_LE(in_units(U.leftCols(k) * s.asDiagonal() * Vh.topRows(k) - a, a), 5);
            EXPECT_LE(in_units(U.adjoint() * U - Dense<T>::Identity(U.cols(), U.cols()), I), 5);
            EXPECT_LE(in_units(s - lapack::svdvals(a), a), 5);
        }
        const Dense<T> b = Dense<T>::Random(m, 2);
        const bool single = std::is_same_v<Real, float>;
        const auto here = linalg::lstsq(a, b), there = lapack::lstsq(a, b);
        EXPECT_EQ(here.rank, there.rank);
        EXPECT_SCALED_CLOSE(there.x, here.x, single ? 1e-3 : 1e-11);
        EXPECT_SCALED_CLOSE(there.s, here.s, single ? 1e-5 : 1e-13);
        EXPECT_EQ(there.residues.size(), here.residues.size());
        if (here.residues.size() > 0) {
            EXPECT_SCALED_CLOSE(there.residues, here.residues, single ? 1e-4 : 1e-12);
        }
    }
}

TYPED_TEST(Lapack, Spectra) {
    using T = TypeParam;
    using Real = scixx::core::RealOf<T>;
    using Complex = std::complex<Real>;
    for (const Index n : {6, 70}) {
        const Dense<T> a = Dense<T>::Random(n, n), I = Dense<T>::Identity(n, n), h = a + a.adjoint(),
                       p = a * a.adjoint() + I;
        const auto [w, v] = lapack::eigh(h);
        EXPECT_LE(in_units(h * v - v * w.asDiagonal(), h), 5);
        EXPECT_LE(in_units(v.adjoint() * v - I, I), 5);
        EXPECT_LE(in_units(w - lapack::eigvalsh(h), h), 5);
        const Dense<T> upper = h.template triangularView<Eigen::Upper>();
        const auto some = lapack::eigh(upper, {.lower = false, .subset_by_index = {{1, 3}}});
        EXPECT_EQ(some.v.cols(), 3);
        EXPECT_LE(in_units(some.w - w.segment(1, 3), h), 5);
        const auto pair = lapack::eigh(h, p);
        EXPECT_LE(in_units(h * pair.v - p * pair.v * pair.w.asDiagonal(), h), 20);
        const auto [z, vl, vr] = lapack::eig<EigVectors::both>(a);
        const Dense<Complex> c = a.template cast<Complex>();
        EXPECT_LE(in_units(c * vr - vr * z.asDiagonal(), c), 20);
        EXPECT_LE(in_units(c.adjoint() * vl - vl * z.conjugate().asDiagonal(), c), 20);
        EXPECT_LE(std::abs(lapack::eigvals(a).sum() - Complex(a.trace())), 1e-3);
    }
    EXPECT_EQ(lapack::eigvals(Dense<T>(Dense<T>::Identity(2, 2)), Dense<T>(Dense<T>::Identity(2, 2))).size(), 2);
}

TEST(Lapack, ErrorsAreTheLibrarys) {
    const Dense<double> a = Dense<double>::Constant(60, 60, NAN), b = Dense<double>::Ones(60, 50);
    EXPECT_THROW_TEXT(lapack::svd(a), std::invalid_argument, "svd: a must not contain infs or NaNs");
    EXPECT_THROW_TEXT(lapack::svd(a, {.check_finite = false}), linalg::LinAlgError, "NaN");
    EXPECT_THROW_TEXT(lapack::eig(b), std::invalid_argument, "eig: a must be a square matrix");
    EXPECT_THROW_TEXT(lapack::solve(b.transpose() * b, Dense<double>(b)), std::invalid_argument,
                      "b must have as many rows");
    EXPECT_THROW_TEXT(lapack::lstsq(b, Dense<double>(b.transpose())), std::invalid_argument,
                      "b must have as many rows");
    EXPECT_EQ(lapack::svd(Dense<double>(0, 3)).s.size(), 0);
}

}  // namespace
