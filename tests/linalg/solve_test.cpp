#include <scixx/linalg/inv.hpp>
#include <scixx/linalg/solve.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace linalg = scixx::linalg;
using linalg::AssumeA;
using scixx::testing::Dense;
using scixx::testing::in_units;
using scixx::testing::Reference;

/// |a x - b| in units of n u (|a| |x| + |b|).
template <class A, class X, class B>
double backward_error(const A& a, const X& x, const B& b) {
    if (x.size() == 0) return 0;
    const double scale = static_cast<double>(x.matrix().norm());
    return in_units((a * x - b) / (scale > 0 ? scale : 1), a);
}

template <class T>
void check_kinds(Eigen::Index n) {
    SCOPED_TRACE(n);
    using M = Dense<T>;
    const M a = M::Random(n, n), b = M::Random(n, 3);
    EXPECT_LE(backward_error(a, linalg::solve(a, b), b), 3);
    EXPECT_LE(backward_error(a.transpose(), linalg::solve(a, b, {.transposed = true}), b), 3);
    const M hermitian = a + a.adjoint(), symmetric = a + a.transpose(), positive = a * a.adjoint() + M::Identity(n, n);
    M band = a, hollow = symmetric;
    hollow.diagonal().setZero();
    for (Eigen::Index j = 0; j < n; ++j)
        for (Eigen::Index i = 0; i < n; ++i)
            if (i > j + 2 || j > i + 3) band(i, j) = T(0);
    for (const bool transposed : {false, true}) {
        const auto op = [&](const M& m) { return transposed ? M(m.transpose()) : m; };
        for (const bool lower : {false, true}) {
            const auto residual = [&](const M& m, std::optional<AssumeA> kind, const M& read) {
                return backward_error(
                    op(m), linalg::solve(read, b, {.lower = lower, .assume_a = kind, .transposed = transposed}), b);
            };
            // The other triangle is not read.
            const auto half = [&](const M& m) {
                M read = m;
                for (Eigen::Index j = 0; j < n; ++j)
                    for (Eigen::Index i = 0; i < n; ++i)
                        if (lower ? i < j : i > j) read(i, j) = T(7);
                return read;
            };
            EXPECT_LE(residual(hermitian, AssumeA::her, half(hermitian)), 10);
            EXPECT_LE(residual(symmetric, AssumeA::sym, half(symmetric)), 10);
            EXPECT_LE(residual(positive, AssumeA::pos, half(positive)), 3);
            EXPECT_LE(residual(hermitian, {}, hermitian), 10);
            EXPECT_LE(residual(symmetric, {}, symmetric), 10);
            EXPECT_LE(residual(positive, {}, positive), 3);
            if (n > 1) {
                EXPECT_LE(residual(hollow, AssumeA::sym, half(hollow)), 10);
            }
            EXPECT_LE(residual(band, {}, band), 3);
            EXPECT_LE(residual(band, AssumeA::banded, band), 3);
            M triangle = half(a);
            for (Eigen::Index j = 0; j < n; ++j)
                for (Eigen::Index i = 0; i < n; ++i)
                    if (lower ? i < j : i > j) triangle(i, j) = T(0);
            triangle.diagonal().array() += T(static_cast<scixx::core::RealOf<T>>(n));
            EXPECT_LE(residual(triangle, {}, triangle), 3);
            EXPECT_LE(residual(triangle, lower ? AssumeA::lower_triangular : AssumeA::upper_triangular, triangle), 3);
        }
    }
    for (const bool lower : {false, true})
        for (const int trans : {0, 1, 2}) {
            M full = a;
            full.diagonal().array() += T(static_cast<scixx::core::RealOf<T>>(2 * n));
            M triangle = full;
            for (Eigen::Index j = 0; j < n; ++j)
                for (Eigen::Index i = 0; i < n; ++i)
                    if (lower ? i < j : i > j) triangle(i, j) = T(0);
            const auto op = [&](const M& m) { return trans == 0 ? m : trans == 1 ? M(m.transpose()) : M(m.adjoint()); };
            EXPECT_LE(
                backward_error(op(triangle), linalg::solve_triangular(full, b, {.trans = trans, .lower = lower}), b),
                3);
            M unit = triangle / T(static_cast<scixx::core::RealOf<T>>(4 * n + 4));
            const M given = unit;
            unit.diagonal().setOnes();
            EXPECT_LE(
                backward_error(
                    op(unit),
                    linalg::solve_triangular(given, b, {.trans = trans, .lower = lower, .unit_diagonal = true}), b),
                3);
        }
}

TEST(Solve, EveryStructureOfEveryScalar) {
    for (const Eigen::Index n : {0, 1, 2, 3, 5, 9, 17, 40, 70, 131}) check_kinds<double>(n);
    for (const Eigen::Index n : {1, 6, 35}) check_kinds<std::complex<double>>(n);
    check_kinds<float>(20);
    check_kinds<std::complex<float>>(20);
}

TEST(Solve, HardMatricesHaveSmallResidualsOrAreSingular) {
    for (const auto& [name, a] : scixx::testing::hard_matrices()) {
        SCOPED_TRACE(name);
        const Dense<double> b = Dense<double>::Random(a.rows(), 2);
        for (const auto kind : {std::optional<AssumeA>(), std::optional(AssumeA::gen)}) try {
                const Dense<double> x = linalg::solve(a, b, {.assume_a = kind});
                EXPECT_LE(backward_error(a, x, b), 30);
            } catch (const linalg::LinAlgError&) {
                EXPECT_TRUE(name == "ones" || name == "zero" || name == "rank 2");
            }
    }
}

TEST(Solve, SciPysValues) {
    const Reference file("linalg/solve.json");
    for (const auto& [name, reference] : file.cases()) {
        SCOPED_TRACE(name);
        if (name == "complex") {
            const auto a = reference.array<Eigen::MatrixXcd>("a");
            EXPECT_SCALED_CLOSE(linalg::solve(a, reference.array<Eigen::VectorXcd>("b")),
                                reference.array<Eigen::VectorXcd>("x"), 1e-13);
            EXPECT_SCALED_CLOSE(linalg::inv(a), reference.array<Eigen::MatrixXcd>("inv"), 1e-13);
            continue;
        }
        const auto a = reference.array<Eigen::MatrixXd>("a");
        EXPECT_SCALED_CLOSE(linalg::solve(a, reference.array<Eigen::VectorXd>("b")),
                            reference.array<Eigen::VectorXd>("x"), 1e-13);
        EXPECT_SCALED_CLOSE(linalg::inv(a), reference.array<Eigen::MatrixXd>("inv"), 1e-13);
        EXPECT_REL_CLOSE(linalg::det(a), reference.number("det"), 1e-12);
    }
}

TEST(Solve, SmallFixedSizesKeepTheirTypes) {
    const Eigen::Matrix3d a{{2, 1, 0}, {1, 3, 1}, {0, 1, 4}};
    const Eigen::Vector3d b(3, 5, 5);
    const auto x = linalg::solve(a, b);
    static_assert(std::is_same_v<std::remove_const_t<decltype(x)>, Eigen::Vector3d>);
    EXPECT_SCALED_CLOSE(x, Eigen::Vector3d(1, 1, 1), 1e-15);
    EXPECT_THROW_TEXT(linalg::solve(Eigen::Matrix2d::Ones(), Eigen::Vector2d(1, 2)), linalg::LinAlgError,
                      "solve: a is singular");
    const Eigen::Matrix2d nan{{1, NAN}, {0, 1}};
    EXPECT_THROW_TEXT(linalg::solve(nan, b.head<2>()), std::invalid_argument, "infs or NaNs");
}

TEST(Solve, Refuses) {
    const Eigen::MatrixXd a = Eigen::MatrixXd::Identity(3, 3);
    Eigen::MatrixXd nan = a;
    nan(1, 2) = NAN;
    const Eigen::VectorXd b = Eigen::VectorXd::Ones(3);
    EXPECT_THROW_TEXT(linalg::solve(Eigen::MatrixXd(3, 2), b), std::invalid_argument,
                      "solve: a must be a square matrix, got 3 x 2");
    EXPECT_THROW_TEXT(linalg::solve(a, Eigen::VectorXd::Ones(2)), std::invalid_argument,
                      "solve: b must have as many rows as a, 3, got 2");
    EXPECT_THROW_TEXT(linalg::solve(nan, b), std::invalid_argument, "solve: a must not contain infs or NaNs");
    EXPECT_TRUE(std::isnan(linalg::solve(nan, b, {.check_finite = false})[1]));
    EXPECT_THROW_TEXT(linalg::solve(-a, b, {.assume_a = AssumeA::pos}), linalg::LinAlgError,
                      "solve: a is not positive definite");
    EXPECT_THROW_TEXT(linalg::solve(Eigen::MatrixXd::Zero(3, 3), b, {.assume_a = AssumeA::sym}), linalg::LinAlgError,
                      "solve: a is singular");
    EXPECT_THROW_TEXT(linalg::solve_triangular(Eigen::MatrixXd::Zero(3, 3), b), linalg::LinAlgError,
                      "solve_triangular: a is singular: element 0");
    EXPECT_THROW_TEXT(linalg::solve_triangular(a, b, {.trans = 3}), std::invalid_argument, "trans must be 0, 1 or 2");
}

TEST(SolveTriangular, ManyColumnsAndSubnormalPivots) {
    // Columns in SIMD lanes, a remainder of them, and pivots whose reciprocals overflow.
    for (const Eigen::Index n : {4, 7, 33, 70})
        for (const Eigen::Index k : {1, 4, 17}) {
            const Dense<double> a = Dense<double>::Random(n, n) / 8 + 2 * Dense<double>::Identity(n, n),
                                b = Dense<double>::Random(n, k);
            for (const bool lower : {false, true})
                for (const bool unit : {false, true}) {
                    Dense<double> t = lower ? Dense<double>(a.triangularView<Eigen::Lower>())
                                            : Dense<double>(a.triangularView<Eigen::Upper>());
                    if (unit) t.diagonal().setOnes();
                    const Dense<double> x = linalg::solve_triangular(a, b, {.lower = lower, .unit_diagonal = unit});
                    EXPECT_SCALED_CLOSE((t * x).eval(), b, 1e-12 * (1 + x.norm()));
                    const Dense<double> y =
                        linalg::solve_triangular(a, b, {.trans = 1, .lower = lower, .unit_diagonal = unit});
                    EXPECT_SCALED_CLOSE((t.transpose() * y).eval(), b, 1e-12 * (1 + y.norm()));
                }
        }
    const Dense<double> tiny = 1e-310 * Dense<double>::Identity(9, 9), x = Dense<double>::Random(9, 8);
    EXPECT_SCALED_CLOSE(linalg::solve_triangular(tiny, (1e-310 * x).eval()), x, 1e-10);
}

}  // namespace
