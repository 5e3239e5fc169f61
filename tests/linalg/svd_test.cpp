#include <scixx/linalg/svd.hpp>

#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace linalg = scixx::linalg;
using scixx::testing::Reference;

template <class T>
using Dense = Eigen::Matrix<T, -1, -1>;
template <class T>
using Real = typename Eigen::NumTraits<T>::Real;

/// The largest |x^H x - I|.
template <class T>
Real<T> distance_from_orthonormal(const Dense<T>& x) {
    Real<T> worst = 0;
    for (Eigen::Index j = 0; j < x.cols(); ++j)
        for (Eigen::Index i = 0; i <= j; ++i) {
            const T *p = x.data() + i * x.rows(), *q = x.data() + j * x.rows();
            T sum(i == j ? -1 : 0);
            for (Eigen::Index k = 0; k < x.rows(); ++k) sum += Eigen::numext::conj(p[k]) * q[k];
            worst = std::max(worst, std::abs(sum));
        }
    return worst;
}

/// a = U diag(s) V^H, orthonormal factors, sorted singular values: all in units of eps. Plain loops, as products of all
/// the types would cost more than the decompositions to compile.
template <class T>
void verify(const Dense<T>& a, const Dense<T>& u, const Eigen::Matrix<Real<T>, -1, 1>& s, const Dense<T>& v) {
    const Eigen::Index m = a.rows(), n = a.cols(), k = std::min(m, n);
    const Real<T> allowed =
        4 * std::numeric_limits<Real<T>>::epsilon() * static_cast<Real<T>>(std::max<Eigen::Index>(m + n, 8));
    EXPECT_LE(distance_from_orthonormal<T>(u), allowed);
    EXPECT_LE(distance_from_orthonormal<T>(v), allowed);
    for (Eigen::Index i = 0; i < k; ++i) {
        EXPECT_GE(s[i], 0);
        EXPECT_LE(s[i], s[std::max<Eigen::Index>(i - 1, 0)]);
    }
    // Divided by s(0) first: the entries may be close to the limits of the type.
    const bool zero = k == 0 || s[0] == 0;
    Real<T> worst = 0;
    for (Eigen::Index j = 0; j < n; ++j) {
        std::vector<T> back(static_cast<std::size_t>(m), T(0));
        for (Eigen::Index p = 0; p < (zero ? 0 : k); ++p) {
            const T factor = Eigen::numext::conj(v(j, p)) * (s[p] / s[0]);
            const T* column = u.data() + p * m;
            for (T& sum : back) sum += *column++ * factor;
        }
        for (Eigen::Index i = 0; i < m; ++i)
            worst = std::max(worst, std::abs((zero ? a(i, j) : a(i, j) / s[0]) - back[static_cast<std::size_t>(i)]));
    }
    EXPECT_LE(worst, zero ? 0 : allowed);
}

template <class A>
void check(const A& a, const linalg::SvdOptions& options = {}) {
    using T = typename A::Scalar;
    const Eigen::Index m = a.rows(), n = a.cols(), k = std::min(m, n);
    const auto [U, s, Vh] = linalg::svd(a, options);
    ASSERT_EQ(U.rows(), m);
    ASSERT_EQ(U.cols(), options.full_matrices ? m : k);
    ASSERT_EQ(s.size(), k);
    ASSERT_EQ(Vh.rows(), options.full_matrices ? n : k);
    ASSERT_EQ(Vh.cols(), n);
    verify<T>(a.matrix(), U.matrix(), s.matrix(), Vh.matrix().adjoint());
}

template <class T>
Dense<T> matrix_of(const scixx::testing::Case& reference) {
    return reference.array<Dense<T>>("a");
}

TEST(Svd, ReproducesTheMatrixAndSciPysSingularValues) {
    const Reference file("linalg/svd.json");
    for (const auto& [name, reference] : file.cases()) {
        SCOPED_TRACE(name);
        const Eigen::VectorXd s = reference.array<Eigen::VectorXd>("s");
        if (name.find("complex") == 0) {
            const Eigen::MatrixXcd a = matrix_of<std::complex<double>>(reference);
            check(a);
            check(a, {.full_matrices = false, .lapack_driver = linalg::SvdDriver::gesvd});
            EXPECT_SCALED_CLOSE(linalg::svdvals(a), s, 1e-14);
            continue;
        }
        const Eigen::MatrixXd a = matrix_of<double>(reference);
        check(a);
        check(a, {.full_matrices = false});
        check(a, {.lapack_driver = linalg::SvdDriver::gesvd});
        EXPECT_SCALED_CLOSE(linalg::svdvals(a), s, 1e-14);
        EXPECT_SCALED_CLOSE(linalg::svd(a).s, s, 1e-14);
        EXPECT_SCALED_CLOSE(linalg::svd(a, {.lapack_driver = linalg::SvdDriver::gesvd}).s, s, 1e-14);
        const Eigen::MatrixXf single = a.cast<float>();
        check(single);
        EXPECT_SCALED_CLOSE(linalg::svdvals(single), s.cast<float>(), 3e-6);
    }
    EXPECT_EQ(file.cases().size(), 23u);
}

TEST(Svd, ResultsAreOfTheInputsFamilyAndStorageOrder) {
    using RowMajor = Eigen::Array<float, -1, -1, Eigen::RowMajor>;
    const RowMajor a = RowMajor::Random(7, 4);
    const auto result = linalg::svd(a);
    static_assert(std::is_same_v<std::remove_const_t<decltype(result.U)>, RowMajor>);
    static_assert(std::is_same_v<decltype(result.s), Eigen::ArrayXf>);
    check(a);
    check(a.transpose().eval());
    const Eigen::MatrixXd big = Eigen::MatrixXd::Random(20, 20);
    check(Eigen::MatrixXd(big.block(2, 3, 9, 8)));
    EXPECT_SCALED_CLOSE(linalg::svdvals(big.block(2, 3, 9, 8)), linalg::svdvals(Eigen::MatrixXd(big.block(2, 3, 9, 8))),
                        0);
    EXPECT_SCALED_CLOSE(linalg::svdvals(2.0 * big), 2.0 * linalg::svdvals(big), 0);
    EXPECT_SCALED_CLOSE(linalg::svdvals(big.transpose()), linalg::svdvals(big), 4e-15);
    const Eigen::Matrix2i integers{{3, 0}, {4, 5}};
    const Eigen::VectorXd s = linalg::svdvals(integers);
    EXPECT_REL_CLOSE(s[0], std::sqrt(45.0), 4e-16);
    EXPECT_REL_CLOSE(s[1], std::sqrt(5.0), 4e-16);
}

TEST(Svd, ScalesEntriesAtTheLimitsOfTheType) {
    const Eigen::MatrixXd a = Eigen::MatrixXd::Random(6, 5), b = Eigen::MatrixXd::Random(60, 55);
    for (const double scale : {0x1p-1070, 0x1p-1022, 0x1p-600, 0x1p600, 0x1p1018}) {
        SCOPED_TRACE(scale);
        for (const Eigen::MatrixXd& matrix : {a, b}) {
            const Eigen::MatrixXd scaled = matrix * scale;
            const Eigen::VectorXd s = linalg::svdvals(scaled), expected = linalg::svdvals(matrix) * scale;
            for (Eigen::Index i = 0; i < s.size(); ++i)
                EXPECT_LE(std::abs(s[i] - expected[i]), std::max(expected[0] * 1e-14, 64 * 0x1p-1074)) << i;
            if (scale > 0x1p-1022) check(scaled);
        }
    }
    check(Eigen::MatrixXf(Eigen::MatrixXf::Random(8, 8) * 1e-30f));
    check(Eigen::MatrixXf(Eigen::MatrixXf::Random(8, 8) * 1e30f));
}

TEST(Svd, GradedMatricesKeepTheirSmallSingularValuesWithJacobi) {
    // Columns of sizes 1 to 1e-60: the singular values are close to them, with a small relative error each.
    Eigen::MatrixXd a = Eigen::MatrixXd::Random(6, 6);
    a += 3 * Eigen::MatrixXd::Identity(6, 6);
    const Eigen::MatrixXd q = linalg::svd(a).U;
    for (int j = 0; j < 6; ++j) a.col(j) = q.col(j) * std::pow(10.0, -12 * j);
    const Eigen::VectorXd s = linalg::svd(a, {.lapack_driver = linalg::SvdDriver::gesvd}).s;
    for (int j = 0; j < 6; ++j) EXPECT_REL_CLOSE(s[j], std::pow(10.0, -12 * j), 1e-14);
    check(a);
    // The 12 x 12 Hilbert matrix has a condition number of 1e16.
    const Eigen::MatrixXd hilbert = Eigen::MatrixXd::NullaryExpr(
        12, 12, [](Eigen::Index i, Eigen::Index j) { return 1 / static_cast<double>(i + j + 1); });
    check(hilbert);
}

/// Matrices with singular values that are equal, zero, or tiny: here bidiagonal forms have entries that underflow.
template <class T>
void check_clustered(Eigen::Index n) {
    const auto both = [](const Eigen::MatrixXd& a) {
        const Dense<T> single = a.cast<T>();
        check(single);
        const auto s = linalg::svd(single).s;
        EXPECT_SCALED_CLOSE(linalg::svdvals(single), s, static_cast<T>(a.rows()) * std::numeric_limits<T>::epsilon());
    };
    SCOPED_TRACE(n);
    both(Eigen::MatrixXd::Ones(n, n));
    both(Eigen::MatrixXd::Constant(n, n, 0.1));
    both(Eigen::MatrixXd::Random(n, 5) * Eigen::MatrixXd::Random(5, n));
    Eigen::MatrixXd a = Eigen::MatrixXd::Zero(n, n), q = Eigen::MatrixXd::Random(n, n);
    for (Eigen::Index i = 0; i + 10 <= n; i += 10) a.block(i, i, 10, 10).setConstant(static_cast<double>(1 + i % 3));
    both(a);
    // Graded by columns and by both, to 1e-30.
    for (Eigen::Index j = 0; j < n; ++j)
        a.col(j) = q.col(j) * std::pow(10.0, -30 * static_cast<double>(j) / static_cast<double>(n));
    both(a);
    for (Eigen::Index i = 0; i < n; ++i)
        a.row(i) *= std::pow(10.0, -6 * static_cast<double>(i) / static_cast<double>(n));
    both(a);
    both(a.reverse());
    // Orthogonal, and with clusters far apart.
    q = linalg::svd(q).U;
    both(q);
    Eigen::VectorXd s = Eigen::VectorXd::Ones(n);
    s.tail(n / 2).setConstant(1e-5);
    s.tail(n / 3).setConstant(1e-12);
    both(q * s.asDiagonal() * q.reverse());
    // Bidiagonal with singular values of about 1 and one that underflows.
    a = Eigen::MatrixXd::Identity(n, n) * 1e-6;
    a.diagonal(1).setOnes();
    both(a);
}

TEST(Svd, ClustersOfSingularValuesKeepTheFactorsOrthogonal) {
    for (const Eigen::Index n : {40, 75, 110, 150}) {
        check_clustered<float>(n);
        check_clustered<double>(n);
    }
}

TEST(Svd, OptionsAndEmptyMatrices) {
    const Eigen::MatrixXd a = Eigen::MatrixXd::Random(5, 3);
    const auto values = linalg::svd(a, {.compute_uv = false});
    EXPECT_EQ(values.U.size(), 0);
    EXPECT_EQ(values.Vh.size(), 0);
    EXPECT_SCALED_CLOSE(values.s, linalg::svd(a).s, 1e-15);
    check(Eigen::MatrixXd(0, 3));
    check(Eigen::MatrixXd(4, 0));
    check(Eigen::MatrixXd(0, 3), {.full_matrices = false});
    check(Eigen::MatrixXd(0, 0));
    EXPECT_EQ(linalg::svdvals(Eigen::MatrixXd(0, 3)).size(), 0);
}

TEST(Svd, RefusesNanAndInfinity) {
    Eigen::MatrixXd a = Eigen::MatrixXd::Ones(3, 3);
    for (const double bad : {std::nan(""), std::numeric_limits<double>::infinity()}) {
        a(1, 2) = bad;
        EXPECT_THROW_TEXT(linalg::svd(a), std::invalid_argument, "svd: a must not contain infs or NaNs");
        EXPECT_THROW_TEXT(linalg::svdvals(a), std::invalid_argument, "svdvals: a must not contain infs or NaNs");
        EXPECT_THROW_TEXT(linalg::orth(a), std::invalid_argument, "orth: a must not contain");
        EXPECT_THROW_TEXT(linalg::svd(a, {.check_finite = false}), linalg::LinAlgError,
                          "svd: the matrix holds a NaN or an infinity");
        EXPECT_THROW_TEXT(linalg::svdvals(a, {.check_finite = false}), linalg::LinAlgError,
                          "svdvals: the matrix holds a NaN or an infinity");
    }
}

// Columns of very different units: squares of their products underflow.
TEST(Svd, VectorsOfGradedFloatColumnsAreOrthogonal) {
    for (int round = 0; round < 40; ++round) {
        Eigen::MatrixXf a = Eigen::MatrixXf::Random(9, 7);
        for (Eigen::Index j = 0; j < 7; ++j)
            a.col(j) *= std::pow(10.f, static_cast<float>((5 * round + 7 * j) % 17 - 8));
        const auto [U, s, Vh] = scixx::linalg::svd(a);
        EXPECT_LE((U.transpose() * U - Eigen::MatrixXf::Identity(9, 9)).norm(), 1e-5f);
        EXPECT_LE((Vh * Vh.transpose() - Eigen::MatrixXf::Identity(7, 7)).norm(), 1e-5f);
    }
}

}  // namespace
