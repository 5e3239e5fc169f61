#include <scixx/linalg/banded.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using scixx::testing::Dense;
using scixx::testing::in_units;

template <class T>
void check(Eigen::Index n, Eigen::Index l, Eigen::Index u) {
    SCOPED_TRACE(std::to_string(n) + ": " + std::to_string(l) + ", " + std::to_string(u));
    Dense<T> a = Dense<T>::Zero(n, n), ab = Dense<T>::Constant(l + u + 1, n, T(99));
    for (Eigen::Index j = 0; j < n; ++j) {
        for (Eigen::Index i = 0; i < n; ++i) {
            if (i - j <= l && j - i <= u) ab(u + i - j, j) = a(i, j) = Eigen::internal::random<T>();
        }
    }
    const Dense<T> b = Dense<T>::Random(n, 2);
    const Dense<T> x = linalg::solve_banded({l, u}, ab, b);
    EXPECT_LE(in_units(a * x - b, a) / std::max(1.0, static_cast<double>(x.norm())), 5);
    const Dense<T> positive = a * a.adjoint() + Dense<T>::Identity(n, n);
    const Eigen::Index w = l + u;
    for (const bool lower : {false, true}) {
        Dense<T> band = Dense<T>::Constant(w + 1, n, T(99));
        for (Eigen::Index j = 0; j < n; ++j) {
            for (Eigen::Index i = 0; i < n; ++i) {
                if (lower && i >= j && i - j <= w) band(i - j, j) = positive(i, j);
                if (!lower && i <= j && j - i <= w) band(w + i - j, j) = positive(i, j);
            }
        }
        const Dense<T> y = linalg::solveh_banded(band, b, {.lower = lower});
        EXPECT_LE(in_units(positive * y - b, positive) / std::max(1.0, static_cast<double>(y.norm())), 5);
        const auto factor = linalg::cholesky_banded(band, {.lower = lower});
        EXPECT_SCALED_CLOSE(linalg::cho_solve_banded(factor, b, {.lower = lower}), y, 1e-5);
        if (n > 0) {
            EXPECT_REL_CLOSE(std::real(lower ? factor(0, 0) : factor(w, 0)), std::sqrt(std::real(positive(0, 0))),
                             1e-6);
        }
    }
}

TEST(Banded, SolvesAndFactors) {
    for (const Eigen::Index n : {1, 2, 7, 40}) {
        for (const Eigen::Index l : {0, 1, 3}) {
            for (const Eigen::Index u : {0, 1, 2}) check<double>(n, l, u);
        }
    }
    check<std::complex<double>>(12, 2, 1);
    check<float>(12, 1, 2);
}

TEST(Banded, Refuses) {
    const Eigen::MatrixXd ab = Eigen::MatrixXd::Ones(3, 4);
    const Eigen::VectorXd b = Eigen::VectorXd::Ones(4);
    EXPECT_THROW_TEXT(linalg::solve_banded({1, 2}, ab, b), std::invalid_argument,
                      "solve_banded: ab must have l + u + 1 = 4 rows, got 3");
    EXPECT_THROW_TEXT(linalg::solve_banded({1, 1}, ab, Eigen::VectorXd::Ones(3)), std::invalid_argument,
                      "b must have as many rows");
    EXPECT_THROW_TEXT(linalg::solve_banded({1, 1}, Eigen::MatrixXd::Zero(3, 4), b), linalg::LinAlgError, "singular");
    EXPECT_THROW_TEXT(linalg::solveh_banded(ab, b), linalg::LinAlgError, "not positive definite");
    EXPECT_THROW_TEXT(linalg::cholesky_banded((ab * NAN).eval()), std::invalid_argument, "infs or NaNs");
}

}  // namespace
