#include <scixx/core/random_state.hpp>
#include <scixx/linalg/schur.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using linalg::SchurOutput;
using scixx::testing::Dense;
using scixx::testing::in_units;

template <class T>
void check(const Dense<T>& a) {
    const Eigen::Index n = a.rows();
    const Dense<T> I = Dense<T>::Identity(n, n);
    const auto [t, z] = linalg::schur(a);
    EXPECT_LE(in_units(z * t * z.adjoint() - a, a), 10);
    EXPECT_LE(in_units(z.adjoint() * z - I, I), 10);
    for (Eigen::Index j = 0; j < n; ++j) {
        for (Eigen::Index i = j + 1; i < n; ++i) {
            if (i > j + 1 || scixx::core::is_complex<T>) {
                EXPECT_EQ(t(i, j), T(0));
            }
        }
        if constexpr (!scixx::core::is_complex<T>) {
            if (j + 1 < n && t(j + 1, j) != 0) {
                EXPECT_EQ(t(j, j), t(j + 1, j + 1));
                EXPECT_NE(t(j + 1, j) < 0, t(j, j + 1) < 0);
                if (j + 2 < n) {
                    EXPECT_EQ(t(j + 2, j + 1), 0);
                }
            }
        }
    }
    const auto [h, q] = linalg::hessenberg_q(a);
    EXPECT_LE(in_units(q * h * q.adjoint() - a, a), 5);
    EXPECT_LE(in_units(q.adjoint() * q - I, I), 5);
    for (Eigen::Index j = 0; j < n; ++j) {
        for (Eigen::Index i = j + 2; i < n; ++i) EXPECT_EQ(h(i, j), T(0));
    }
    EXPECT_EQ((linalg::hessenberg(a) - h).norm(), 0);
}

TEST(Schur, FormsAreSimilarToTheMatrix) {
    for (const auto& [name, a] : scixx::testing::hard_matrices()) {
        SCOPED_TRACE(name);
        check<double>(a);
    }
    for (const Eigen::Index n : {3, 4, 7, 50, 160}) check<double>(Dense<double>::Random(n, n));
    check<float>(Dense<float>::Random(20, 20));
    const Dense<double> a = Dense<double>::Random(12, 12);
    for (const double size : {std::ldexp(1., 660), std::ldexp(1., -660)}) {
        EXPECT_EQ((linalg::schur(size * a).T / size - linalg::schur(a).T).norm(), 0);
    }
    // Elements whose products underflow.
    Dense<float> graded(30, 30);
    for (Eigen::Index i = 0; i < 30; ++i) {
        for (Eigen::Index j = 0; j < 30; ++j)
            graded(i, j) = std::cos(static_cast<float>(3 * i + j * j)) *
                           std::pow(10.f, -static_cast<float>(std::min<Eigen::Index>(i + j, 30)));
    }
    check<float>(graded);
    check<std::complex<double>>(Dense<std::complex<double>>::Random(30, 30));
}

TEST(Schur, ComplexFormOfARealMatrix) {
    using Complex = std::complex<double>;
    const Dense<double> a = Dense<double>::Random(25, 25);
    const auto [t, z] = linalg::schur(a);
    const auto converted = linalg::rsf2csf(t, z);
    const auto direct = linalg::schur<SchurOutput::complex>(a);
    for (const auto& form : {converted, direct}) {
        const Dense<Complex> back = form.Z * form.T * form.Z.adjoint() - a.cast<Complex>();
        EXPECT_LE(in_units(back, a), 10);
        for (Eigen::Index j = 0; j < 25; ++j) {
            for (Eigen::Index i = j + 1; i < 25; ++i) EXPECT_EQ(form.T(i, j), Complex(0));
        }
    }
    EXPECT_THROW_TEXT(linalg::schur(Dense<double>::Ones(2, 3).eval()), std::invalid_argument,
                      "schur: a must be a square matrix");
    EXPECT_THROW_TEXT(linalg::rsf2csf(t, Dense<double>::Ones(2, 2).eval()), std::invalid_argument,
                      "rsf2csf: Z must have T's shape");
}

// Rounding decides whether the eigenvalues of a block that is nearly defective are real, and blocks that are to change
// places have the same eigenvalue to the last bit.
TEST(Schur, NilpotentMatricesAndEqualEigenvalues) {
    Dense<double> a = Dense<double>::Zero(4, 4);
    a(0, 2) = -0.70981771305859154;
    a(2, 1) = -0.38535376656971271;
    a(2, 3) = 0.18149735732412436;
    a(3, 1) = 0.062386079703448886;
    check<double>(a);
    scixx::core::RandomState random(4);
    for (int round = 0; round < 2000; ++round) {
        const Eigen::Index n = 2 + round % 5;
        Dense<double> sparse(n, n);
        for (double& x : sparse.reshaped()) x = random.uniform() < 0.7 ? 0 : random.uniform(-1, 1);
        const auto sort = static_cast<linalg::Sort>(round % 4);
        const auto [t, z, sdim] = linalg::schur(sparse, sort);
        EXPECT_LE((z * t * z.transpose() - sparse).norm(), 1e-13) << "round " << round;
    }
}

TEST(Schur, ComplexFormOfTinyAndHugeMatrices) {
    for (const float size : {1e-32f, 1e32f}) {
        const Dense<float> a = size * Dense<float>::Random(7, 7);
        const auto [t, z] = linalg::schur(a);
        const auto form = linalg::rsf2csf(t, z);
        const Dense<std::complex<float>> back = (form.Z * (form.T / size) * form.Z.adjoint()).eval();
        EXPECT_LE((back.real() - a / size).norm() + back.imag().norm(), 1e-5f);
    }
}

}  // namespace
