#include <scixx/linalg/matrix_equations.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using scixx::testing::Dense;

template <class T>
void check(Eigen::Index m, Eigen::Index n, double allowed) {
    SCOPED_TRACE(m);
    const Dense<T> a = Dense<T>::Random(m, m), b = Dense<T>::Random(n, n), q = Dense<T>::Random(m, n),
                   p = Dense<T>::Random(m, m);
    const Dense<T> x = linalg::solve_sylvester(a, b, q);
    EXPECT_LE(static_cast<double>((a * x + x * b - q).norm()), allowed * (1 + static_cast<double>(x.norm())));
    const Dense<T> y = linalg::solve_continuous_lyapunov(a, p);
    EXPECT_LE(static_cast<double>((a * y + y * a.adjoint() - p).norm()), allowed * (1 + static_cast<double>(y.norm())));
    const Dense<T> z = linalg::solve_discrete_lyapunov(a, p);
    EXPECT_LE(static_cast<double>((a * z * a.adjoint() - z + p).norm()), allowed * (1 + static_cast<double>(z.norm())));
}

TEST(MatrixEquations, Residuals) {
    check<double>(1, 2, 1e-13);
    check<double>(4, 3, 1e-12);
    check<double>(10, 12, 1e-12);
    check<std::complex<double>>(6, 4, 1e-12);
    check<float>(4, 3, 3e-4);
}

TEST(MatrixEquations, KnownValuesAndErrors) {
    const Eigen::MatrixXd one = Eigen::MatrixXd::Ones(1, 1), two = 2 * one;
    EXPECT_REL_CLOSE(linalg::solve_sylvester(one, two, one)(0, 0), 1.0 / 3, 1e-15);
    EXPECT_THROW_TEXT(linalg::solve_sylvester(one, (-one).eval(), one), linalg::LinAlgError,
                      "an eigenvalue of a is minus one of b");
    EXPECT_THROW_TEXT(linalg::solve_sylvester(one, two, Eigen::MatrixXd::Ones(2, 1)), std::invalid_argument,
                      "q must be 1 x 1");
    EXPECT_THROW_TEXT(linalg::solve_discrete_lyapunov(one, one), linalg::LinAlgError, "reciprocal");
}

}  // namespace
