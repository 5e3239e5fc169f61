#include <scixx/linalg/special_matrices.hpp>
#include <scixx/linalg/toeplitz.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using scixx::testing::Dense;

template <class T>
void check(Eigen::Index n, double allowed) {
    SCOPED_TRACE(n);
    using Vector = Eigen::Matrix<T, Eigen::Dynamic, 1>;
    Vector c = Vector::Random(n), r = Vector::Random(n);
    c[0] = r[0] = T(static_cast<scixx::core::RealOf<T>>(2 * n));
    const Dense<T> b = Dense<T>::Random(n, 3);
    EXPECT_SCALED_CLOSE((linalg::toeplitz(c, r) * linalg::solve_toeplitz(c, r, b)).eval(), b, allowed);
    EXPECT_SCALED_CLOSE((linalg::toeplitz(c) * linalg::solve_toeplitz(c, b)).eval(), b, allowed);
}

TEST(Toeplitz, Residuals) {
    for (const Eigen::Index n : {1, 2, 3, 10, 60}) check<double>(n, 1e-14);
    check<std::complex<double>>(9, 1e-14);
    check<float>(9, 1e-5);
    const Eigen::Vector4d c(1, 3, 6, 10), r(1, -1, -2, -3), b(1, 2, 2, 5);
    EXPECT_SCALED_CLOSE(linalg::solve_toeplitz(c, r, b), Eigen::Vector4d(1.66666667, -1, -2.66666667, 2.33333333),
                        1e-8);
}

TEST(Toeplitz, Refuses) {
    const Eigen::VectorXd c = Eigen::VectorXd::Ones(3);
    EXPECT_THROW_TEXT(linalg::solve_toeplitz(c, c, Eigen::VectorXd::Ones(2)), std::invalid_argument,
                      "b must have as many rows");
    EXPECT_THROW_TEXT(linalg::solve_toeplitz(c, Eigen::VectorXd::Ones(2), c), std::invalid_argument,
                      "r must have as many numbers");
    EXPECT_THROW_TEXT(linalg::solve_toeplitz(c, c, c), linalg::LinAlgError, "leading principal minor");
    EXPECT_THROW_TEXT(linalg::solve_toeplitz((c * NAN).eval(), c, c), std::invalid_argument, "infs or NaNs");
    EXPECT_THROW_TEXT(linalg::solve_toeplitz(Eigen::VectorXd(0), Eigen::VectorXd(0), Eigen::VectorXd(0)),
                      std::invalid_argument, "must not be empty");
}

}  // namespace
