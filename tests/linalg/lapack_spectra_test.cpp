// links: LAPACK
#include <scixx/linalg/lapack.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
namespace lapack = scixx::linalg::lapack;
using Eigen::Index;
using linalg::EigVectors;
using linalg::Pivoting;
using linalg::QrMode;
using scixx::testing::Dense;
using scixx::testing::in_units;

template <class T>
class LapackSpectra : public testing::Test {};
using Scalars = testing::Types<double, std::complex<float>>;  // the two forms that the routines have
TYPED_TEST_SUITE(LapackSpectra, Scalars);

TYPED_TEST(LapackSpectra, Orthogonal) {
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

TYPED_TEST(LapackSpectra, Spectra) {
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
        const auto some = lapack::eigh(upper, {.lower = false, .subset_by_index = {1, 3}});
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

}  // namespace
