#include <scixx/linalg/eigh_tridiagonal.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using linalg::Select;
using scixx::testing::Dense;
using scixx::testing::in_units;

TEST(EighTridiagonal, AgreesWithTheFullMatrix) {
    for (const Eigen::Index n : {1, 2, 5, 30, 80}) {
        SCOPED_TRACE(n);
        const Eigen::VectorXd d = Eigen::VectorXd::Random(n), e = Eigen::VectorXd::Random(n - 1);
        Dense<double> a = d.asDiagonal();
        for (Eigen::Index i = 0; i + 1 < n; ++i) a(i, i + 1) = a(i + 1, i) = e[i];
        const auto [w, v] = linalg::eigh_tridiagonal(d, e);
        EXPECT_LE(in_units(a * v - v * w.asDiagonal(), a), 5);
        EXPECT_SCALED_CLOSE(linalg::eigvalsh_tridiagonal(d, e), w, 1e-14);
        EXPECT_SCALED_CLOSE(linalg::eigvalsh(a), w, 1e-13);
        Dense<double> band = Dense<double>::Zero(2, n);
        band.row(0) = d.transpose();
        band.row(1).head(n - 1) = e.transpose();
        EXPECT_SCALED_CLOSE(linalg::eigvals_banded(band, {.lower = true}), w, 1e-13);
        const auto full = linalg::eig_banded(band, {.lower = true});
        EXPECT_LE(in_units(a * full.v - full.v * full.w.asDiagonal(), a), 5);
        if (n > 4) {
            EXPECT_EQ(linalg::eigvalsh_tridiagonal(d, e, {.select = Select::i, .select_range = {1, 3}}).size(), 3);
            const auto some = linalg::eigh_tridiagonal(d, e, {.select = Select::v, .select_range = {w[0], w[2]}});
            EXPECT_EQ(some.w, w.segment(1, 2).eval());
            EXPECT_EQ(some.v.cols(), 2);
            EXPECT_EQ(linalg::eig_banded(band, {.lower = true, .select = Select::i, .select_range = {0, 0}}).v.cols(),
                      1);
        }
    }
    EXPECT_THROW_TEXT(linalg::eigh_tridiagonal(Eigen::VectorXd::Ones(3), Eigen::VectorXd::Ones(3)),
                      std::invalid_argument, "e must have one number less than d");
    EXPECT_THROW_TEXT(linalg::eigvalsh_tridiagonal(Eigen::VectorXd::Ones(3), Eigen::VectorXd::Constant(2, NAN)),
                      std::invalid_argument, "infs or NaNs");
    EXPECT_THROW_TEXT(linalg::eigvalsh_tridiagonal(Eigen::VectorXd::Ones(3), Eigen::VectorXd::Ones(2),
                                                   {.select = Select::i, .select_range = {1, 3}}),
                      std::invalid_argument, "select_range");
}

}  // namespace
