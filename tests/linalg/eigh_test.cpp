#include <scixx/linalg/eigh.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using scixx::testing::Dense;
using scixx::testing::in_units;

template <class T>
void check(const Dense<T>& a) {
    const Eigen::Index n = a.rows();
    const auto [w, v] = linalg::eigh(a);
    ASSERT_EQ(w.size(), n);
    const double size = std::max(static_cast<double>(a.norm()), 1e-300);
    EXPECT_LE(in_units(a * v - v * w.asDiagonal(), a), 5);
    const Dense<T> I = Dense<T>::Identity(n, n);
    EXPECT_LE(in_units(v.adjoint() * v - I, I), 5);
    for (Eigen::Index i = 1; i < n; ++i) EXPECT_LE(w[i - 1], w[i]);
    const auto alone = linalg::eigvalsh(a);
    EXPECT_LE(
        static_cast<double>((alone - w).norm()) / size,
        4 * static_cast<double>(n + 4) * static_cast<double>(std::numeric_limits<scixx::core::RealOf<T>>::epsilon()));
}

TEST(Eigh, ResidualsAndOrthogonality) {
    for (const auto& [name, a] : scixx::testing::hard_matrices()) {
        SCOPED_TRACE(name);
        check<double>(a + a.transpose());
    }
    for (const Eigen::Index n : {24, 25, 50, 129}) {
        const Dense<double> a = Dense<double>::Random(n, n);
        check<double>(a + a.transpose());
    }
    Dense<double> path = Dense<double>::Zero(70, 70);  // eigenvalues 2 cos(k pi / 71)
    for (Eigen::Index i = 1; i < 70; ++i) path(i, i - 1) = path(i - 1, i) = 1;
    check<double>(path);
    const Eigen::VectorXd w = linalg::eigvalsh(path);
    for (Eigen::Index k = 0; k < 70; ++k)
        EXPECT_NEAR(w[k], -2 * std::cos(static_cast<double>(k + 1) * 3.14159265358979323846 / 71), 1e-14);
    const Dense<std::complex<double>> c = Dense<std::complex<double>>::Random(60, 60);
    check<std::complex<double>>(c + c.adjoint());
    const Dense<float> f = Dense<float>::Random(60, 60);
    check<float>(f + f.transpose());
    const Dense<std::complex<float>> g = Dense<std::complex<float>>::Random(30, 30);
    check<std::complex<float>>(g + g.adjoint());
}

TEST(Eigh, ReadsOneTriangleAndSelects) {
    const Dense<double> root = Dense<double>::Random(12, 12), a = root + root.transpose();
    for (const bool lower : {false, true}) {
        Dense<double> half = a;
        for (Eigen::Index j = 0; j < 12; ++j) {
            for (Eigen::Index i = 0; i < 12; ++i) {
                if (lower ? i < j : i > j) half(i, j) = 1e3;
            }
        }
        EXPECT_SCALED_CLOSE(linalg::eigvalsh(half, {.lower = lower}), linalg::eigvalsh(a), 1e-14);
    }
    const auto all = linalg::eigh(a);
    const auto some = linalg::eigh(a, {.subset_by_index = std::array<Eigen::Index, 2>{2, 5}});
    EXPECT_EQ(some.w, all.w.segment(2, 4));
    EXPECT_EQ(some.v, all.v.middleCols(2, 4));
    const auto between = linalg::eigh(a, {.subset_by_value = std::array<double, 2>{all.w[3], all.w[7]}});
    EXPECT_EQ(between.w, all.w.segment(4, 4));
    EXPECT_EQ(linalg::eigvalsh(a, {.subset_by_value = std::array<double, 2>{1e5, INFINITY}}).size(), 0);
}

TEST(Eigh, GeneralizedProblems) {
    using Complex = std::complex<double>;
    const Dense<Complex> x = Dense<Complex>::Random(15, 15), y = Dense<Complex>::Random(15, 15);
    const Dense<Complex> a = x + x.adjoint(), b = y * y.adjoint() + Dense<Complex>::Identity(15, 15);
    const Dense<Complex> I = Dense<Complex>::Identity(15, 15);
    for (const bool lower : {false, true}) {
        const auto [w1, v1] = linalg::eigh(a, b, {.lower = lower});
        EXPECT_LE(in_units(a * v1 - b * v1 * w1.asDiagonal(), b) / v1.norm(), 30);
        EXPECT_LE(in_units(v1.adjoint() * b * v1 - I, I), 30);
        const auto [w2, v2] = linalg::eigh(a, b, {.lower = lower, .type = 2});
        EXPECT_LE(in_units(a * b * v2 - v2 * w2.asDiagonal(), Dense<Complex>(a * b)) / v2.norm(), 30);
        EXPECT_LE(in_units(v2.adjoint() * b * v2 - I, I), 30);
        const auto [w3, v3] = linalg::eigh(a, b, {.lower = lower, .type = 3});
        EXPECT_LE(in_units(b * a * v3 - v3 * w3.asDiagonal(), Dense<Complex>(b * a)) / v3.norm(), 30);
        EXPECT_SCALED_CLOSE(linalg::eigvalsh(a, b, {.lower = lower, .type = 3}), w3, 1e-13);
    }
    EXPECT_THROW_TEXT(linalg::eigh(a, (-b).eval()), linalg::LinAlgError, "eigh: b is not positive definite");
    EXPECT_THROW_TEXT(linalg::eigh(a, Dense<Complex>(3, 3).setIdentity().eval()), std::invalid_argument,
                      "eigh: b must have a's shape");
}

TEST(Eigh, Refuses) {
    const Dense<double> a = Dense<double>::Identity(3, 3);
    EXPECT_THROW_TEXT(linalg::eigh(Dense<double>::Ones(2, 3).eval()), std::invalid_argument,
                      "eigh: a must be a square matrix");
    EXPECT_THROW_TEXT(linalg::eigvalsh((a * NAN).eval()), std::invalid_argument, "eigvalsh: a must not contain");
    EXPECT_THROW_TEXT(linalg::eigh(a, {.type = 4}), std::invalid_argument, "type must be 1, 2 or 3");
    EXPECT_THROW_TEXT(linalg::eigh(a, {.subset_by_index = std::array<Eigen::Index, 2>{1, 3}}), std::invalid_argument,
                      "subset_by_index");
    EXPECT_THROW_TEXT(linalg::eigh(a, {.subset_by_value = std::array<double, 2>{1, 1}}), std::invalid_argument,
                      "subset_by_value");
}

}  // namespace
