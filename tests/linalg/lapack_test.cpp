// links: LAPACK
#include <scixx/linalg/inv.hpp>
#include <scixx/linalg/lapack.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
namespace lapack = scixx::linalg::lapack;
using Eigen::Index;
using linalg::LuForm;
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
