#include <Eigen/LU>
#include <cmath>
#include <scixx/optimize/root/jacobian_approximation.hpp>
#include <scixx/optimize/root/newton_krylov.hpp>
#include <vector>

#include "support/closeness.hpp"

namespace {

using namespace scixx::optimize;
using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;
using Index = Eigen::Index;

Vector tridiagonal(const Vector& x) {
    Vector f(x.size());
    for (Index i = 0; i < x.size(); ++i)
        f[i] = (3 - 2 * x[i]) * x[i] - (i > 0 ? x[i - 1] : 0) - 2 * (i + 1 < x.size() ? x[i + 1] : 0) + 1;
    return f;
}

TEST(BroydenFirst, UpdatesByTheFormula) {
    // Fewer, as many and more points than unknowns: low rank and full.
    const Index n = 4;
    BroydenFirst jacobian;
    Vector x = Vector::LinSpaced(n, -1, 0.5), f = tridiagonal(x);
    jacobian.setup(x, f);
    const double alpha = 0.5 * std::max(x.norm(), 1.0) / f.norm();
    Matrix j = -Matrix::Identity(n, n) / alpha;
    EXPECT_SCALED_CLOSE(jacobian.todense(), j, 1e-14);
    for (int k = 1; k < 10; ++k) {
        const Vector moved =
            x + Vector::NullaryExpr(n, [&](Index i) { return std::sin(3.0 * k + static_cast<double>(i)); });
        const Vector value = tridiagonal(moved), dx = moved - x, df = value - f;
        jacobian.update(moved, value);
        j += (df - j * dx) * dx.transpose() / dx.squaredNorm();
        x = moved;
        f = value;
        EXPECT_SCALED_CLOSE(jacobian.todense(), j, 1e-9) << k;
        EXPECT_SCALED_CLOSE(jacobian.matvec(dx), df, 1e-10) << "the last step is learnt";
        EXPECT_SCALED_CLOSE(jacobian.solve(df), dx, 1e-10);
        EXPECT_SCALED_CLOSE(jacobian.matvec(jacobian.solve(f)), f, 1e-10);
        EXPECT_SCALED_CLOSE(jacobian.rmatvec(jacobian.rsolve(f)), f, 1e-10);
        EXPECT_SCALED_CLOSE(jacobian.rmatvec(f), j.transpose() * f, 1e-9);
        const InverseJacobian inverse(jacobian);
        EXPECT_EQ(inverse.matvec(f), jacobian.solve(f));
        EXPECT_EQ(inverse.rmatvec(f), jacobian.rsolve(f));
        EXPECT_EQ(inverse.solve(f), jacobian.matvec(f));
        EXPECT_EQ(inverse.rsolve(f), jacobian.rmatvec(f));
    }
}

TEST(BroydenFirst, OptionsAndErrors) {
    BroydenFirst fixed({.alpha = 0.25});
    const Vector ones = Vector::Ones(3);
    EXPECT_THROW((void)fixed.solve(ones), std::invalid_argument) << "before setup";
    fixed.setup(ones, ones);
    EXPECT_EQ(fixed.matvec(ones), Vector(-4 * ones));
    EXPECT_EQ(fixed.solve(ones), Vector(-0.25 * ones));
    BroydenFirst limited({.alpha = 1.0, .reduction_method = ReductionMethod::simple, .max_rank = 2});
    limited.setup(ones, ones);
    for (int k = 0; k < 6; ++k) {
        const Vector x = ones * (k + 2) + Vector::Unit(3, k % 3);
        limited.update(x, tridiagonal(x));
        const Eigen::MatrixXd rest = limited.todense().inverse() + Matrix::Identity(3, 3);
        EXPECT_LT(std::abs(rest.determinant()), 1e-6 * (1 + std::pow(rest.norm(), 3))) << "rank 2 at most";
    }
    EXPECT_THROW(BroydenFirst({.max_rank = 1}), std::invalid_argument);
    EXPECT_THROW((void)fixed.solve(Vector::Ones(2)), std::invalid_argument);
    EXPECT_THROW(fixed.setup(ones, Vector::Ones(2)), std::invalid_argument);
}

TEST(KrylovJacobian, ProductsAndSolutions) {
    const Vector x = Vector::LinSpaced(12, -1, 0.5), f = tridiagonal(x);
    Matrix j = Matrix::Zero(12, 12);
    for (Index i = 0; i < 12; ++i) {
        j(i, i) = 3 - 4 * x[i];
        if (i > 0) j(i, i - 1) = -1;
        if (i < 11) j(i, i + 1) = -2;
    }
    KrylovJacobian jacobian;
    EXPECT_THROW((void)jacobian.matvec(x), std::invalid_argument);
    jacobian.setup(x, f, tridiagonal);
    const Vector v = Vector::LinSpaced(12, 1, 2).array().cos();
    EXPECT_SCALED_CLOSE(jacobian.matvec(v), j * v, 1e-6);
    EXPECT_SCALED_CLOSE(jacobian.matvec(jacobian.solve(v, 1e-8)), v, 1e-6);
    EXPECT_EQ(jacobian.solve(Vector::Zero(12)), Vector(Vector::Zero(12)));
    jacobian.update(2 * x, tridiagonal(2 * x));
    for (Index i = 0; i < 12; ++i) j(i, i) = 3 - 8 * x[i];
    EXPECT_SCALED_CLOSE(jacobian.matvec(v), j * v, 1e-6);
    KrylovJacobian moved = std::move(jacobian);
    EXPECT_SCALED_CLOSE(moved.matvec(v), j * v, 1e-6);
}

// A Laplacian of 100 points with a cubic term.
Vector laplace(const Vector& x) {
    Vector f(x.size());
    const double h2 = static_cast<double>((x.size() + 1) * (x.size() + 1));
    for (Index i = 0; i < x.size(); ++i)
        f[i] = ((i > 0 ? x[i - 1] : 0) + (i + 1 < x.size() ? x[i + 1] : 0) - 2 * x[i]) * h2 - 1 - x[i] * x[i] * x[i];
    return f;
}

TEST(NewtonKrylov, IsPreconditioned) {
    const Vector x0 = Vector::Zero(100);
    const RootResult plain = newton_krylov(laplace, x0, {.f_tol = 1e-7});
    // The linear part inverted exactly, by elimination in the tridiagonal matrix.
    const auto inverse = [](const Vector& v) {
        const Index n = v.size();
        const double h2 = static_cast<double>((n + 1) * (n + 1));
        Vector d(n), x = v / h2;
        d[0] = -2;
        for (Index i = 1; i < n; ++i) {
            d[i] = -2 - 1 / d[i - 1];
            x[i] -= x[i - 1] / d[i - 1];
        }
        x[n - 1] /= d[n - 1];
        for (Index i = n - 2; i >= 0; --i) x[i] = (x[i] - x[i + 1]) / d[i];
        return x;
    };
    const RootResult fast = newton_krylov(laplace, x0, {.inner_M = inverse, .f_tol = 1e-7});
    EXPECT_TRUE(plain.success);
    EXPECT_TRUE(fast.success);
    EXPECT_LT(4 * fast.nfev, plain.nfev);
    EXPECT_SCALED_CLOSE(fast.x, plain.x, 1e-8);
    BroydenFirst jacobian;
    const RootResult learnt = newton_krylov(tridiagonal, -Vector::Ones(20), {.inner_M = InverseJacobian(jacobian)});
    EXPECT_TRUE(learnt.success);
    EXPECT_EQ(jacobian.matvec(Vector::Ones(20)).size(), 20) << "it was set up";
}

}  // namespace
