#include <Eigen/SparseCore>
#include <cmath>
#include <limits>
#include <random>
#include <scixx/optimize/least_squares.hpp>
#include <scixx/optimize/least_squares/lsmr.hpp>
#include <scixx/optimize/least_squares/lsq_linear_lsmr.hpp>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/more_garbow_hillstrom.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using scixx::testing::TestProblem;
using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;
using Sparse = Eigen::SparseMatrix<double>;
using SparseRows = Eigen::SparseMatrix<float, Eigen::RowMajor>;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

std::mt19937 generator(5);
Matrix draw(Eigen::Index rows, Eigen::Index cols) {
    std::normal_distribution<double> normal;
    return Matrix::NullaryExpr(rows, cols, [&] { return normal(generator); });
}
LinearOperator products(const Matrix& a) {
    return {a.rows(), a.cols(), [a](const Vector& v) { return (a * v).eval(); },
            [a](const Vector& u) { return (a.transpose() * u).eval(); }};
}

TEST(LinearOperator, OfEveryKind) {
    Matrix a = draw(7, 4).cast<float>().cast<double>();
    a(2, 1) = a(3, 3) = a(6, 0) = 0;
    const Vector v = draw(4, 1), u = draw(7, 1);
    const SparseRows rows = a.cast<float>().sparseView();
    for (LinearOperator op :
         {LinearOperator(a), LinearOperator(Sparse(a.sparseView())), LinearOperator(rows), products(a)}) {
        EXPECT_EQ(op.rows(), 7);
        EXPECT_EQ(op.cols(), 4);
        EXPECT_SCALED_CLOSE(op * v, a * v, 1e-14);
        EXPECT_SCALED_CLOSE(op.rmatvec(u), a.transpose() * u, 1e-14);
        EXPECT_EQ(op.todense(), a);
        op.scale_rows(u);
        EXPECT_SCALED_CLOSE(op.todense(), u.asDiagonal() * a, 1e-14);
        EXPECT_SCALED_CLOSE(op.rmatvec(u), a.transpose() * u.cwiseAbs2(), 1e-14);
    }
    EXPECT_THROW(LinearOperator(
                     0, 1, [](const Vector& x) { return x; }, [](const Vector& x) { return x; }),
                 std::invalid_argument);
}

TEST(Lsmr, MoreGarbowHillstrom) {
    const Reference reference("optimize/least_squares/lsmr.json");
    for (const auto& [method, name] : {std::pair(method::trf, "trf"), std::pair(method::dogbox, "dogbox")}) {
        double calls = 0, scipys_calls = 0;
        int reached = 0, scipys_reached = 0;
        for (const TestProblem& p : scixx::testing::more_garbow_hillstrom()) {
            const LeastSquaresResult r =
                least_squares([&](const Vector& x) { return p.residuals(x); }, p.start(),
                              {.jac = [&](const Vector& x) { return Sparse(p.jacobian(x).sparseView()); },
                               .method = method,
                               .tr_solver = tr_solver::lsmr});
            EXPECT_REL_CLOSE(p.value(r.x), 2 * r.cost, 1e-12) << p.name;
            EXPECT_SCALED_CLOSE(r.jac_operator.todense(), p.jacobian(r.x), 1e-14);
            const double fun = reference[p.name].number(std::string(name) + " fun");
            const double nfev = reference[p.name].number(std::string(name) + " nfev");
            const bool mine = p.solved(2 * r.cost, 1e-3), scipys = p.solved(fun, 1e-3);
            reached += mine;
            scipys_reached += scipys;
            if (mine && scipys && nfev < 400) {
                calls += static_cast<double>(r.nfev);
                scipys_calls += nfev;
            }
        }
        EXPECT_GE(reached, scipys_reached);
        EXPECT_LE(calls, 1.2 * scipys_calls);
    }
}

/// Broyden's tridiagonal function of n variables and its Jacobian.
Vector tridiagonal(const Vector& x) {
    const Eigen::Index n = x.size();
    Vector f(n);
    for (Eigen::Index i = 0; i < n; ++i)
        f[i] = (3 - 2 * x[i]) * x[i] + 1 - (i > 0 ? x[i - 1] : 0) - (i + 1 < n ? 2 * x[i + 1] : 0);
    return f;
}
Sparse slopes(const Vector& x) {
    const Eigen::Index n = x.size();
    Sparse j(n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        j.insert(i, i) = 3 - 4 * x[i];
        if (i > 0) j.insert(i, i - 1) = -1;
        if (i + 1 < n) j.insert(i, i + 1) = -2;
    }
    return j;
}

TEST(Lsmr, SparseJacobiansAndProducts) {
    const Eigen::Index n = 400;
    const Vector x0 = Vector::Constant(n, -1);
    for (const auto method : {method::trf, method::dogbox}) {
        const ResidualJacobian forms[] = {slopes, [](const Vector& x) { return Matrix(slopes(x)); },
                                          [](const Vector& x) { return products(slopes(x)); }};
        for (const ResidualJacobian& jac : forms) {
            const LeastSquaresResult r =
                least_squares(tridiagonal, x0, {.jac = jac, .method = method, .tr_solver = tr_solver::lsmr});
            EXPECT_TRUE(r.success) << r.message;
            EXPECT_LT(r.fun.cwiseAbs().maxCoeff(), 1e-6);
            EXPECT_EQ(r.jac.size(), 0);
            EXPECT_SCALED_CLOSE(r.grad, r.jac_operator.rmatvec(r.fun), 1e-14);
            EXPECT_LT(r.nfev, 12);
        }
        // With bounds, scales and losses, against the dense solver.
        for (const RobustLoss& loss : {RobustLoss(), RobustLoss(LossName::cauchy)})
            for (const VariableScale& scale : {VariableScale(), VariableScale(2.0), VariableScale(from_jac)}) {
                LeastSquaresOptions o{.jac = slopes,
                                      .bounds = {-0.6, 0.5},
                                      .method = method,
                                      .x_scale = scale,
                                      .loss = loss,
                                      .tr_solver = tr_solver::lsmr,
                                      .tr_options = {.atol = 1e-12, .btol = 1e-12}};
                const Vector start = Vector::Constant(12, -0.5);
                const LeastSquaresResult r = least_squares(tridiagonal, start, o);
                o.tr_solver = tr_solver::exact;
                o.jac = [](const Vector& x) { return Matrix(slopes(x)); };
                const LeastSquaresResult exact = least_squares(tridiagonal, start, o);
                EXPECT_NEAR(r.cost, exact.cost, 1e-6 * (1 + exact.cost));
                EXPECT_SCALED_CLOSE(r.x, exact.x, 1e-3);
                EXPECT_TRUE(r.success);
            }
    }
}

TEST(Lsmr, ColumnsShareDifferences) {
    const Eigen::Index n = 60;
    const Vector x0 = Vector::Constant(n, -1);
    for (const auto scheme : {FiniteDifference::two_point, FiniteDifference::three_point}) {
        Eigen::Index calls = 0;
        double most = -10;
        const auto counted = [&](const Vector& x) {
            ++calls;
            most = std::max(most, x.maxCoeff());
            return tridiagonal(x);
        };
        for (const double ub : {inf, -0.9}) {
            calls = 0;
            most = -10;
            const LeastSquaresResult r = least_squares(
                counted, x0,
                {.jac = scheme, .bounds = {-inf, ub}, .tr_solver = tr_solver::lsmr, .jac_sparsity = slopes(x0)});
            EXPECT_TRUE(r.success);
            EXPECT_EQ(calls, r.nfev + r.njev * (scheme == FiniteDifference::two_point ? 3 : 6)) << "three groups";
            EXPECT_LE(most, ub);
            EXPECT_SCALED_CLOSE(r.jac_operator.todense(), Matrix(slopes(r.x)), 1e-6);
        }
        const Matrix dense = slopes(x0);
        const LeastSquaresResult r =
            least_squares(counted, x0, {.jac = scheme, .tr_solver = tr_solver::lsmr, .jac_sparsity = dense});
        EXPECT_LT(r.cost, 1e-12);
    }
}

TEST(Lsmr, OptionsAndErrors) {
    const Vector x0 = Vector::Constant(5, -1);
    const auto run = [&](const LsmrOptions& o) {
        return least_squares(tridiagonal, x0, {.jac = slopes, .tr_solver = tr_solver::lsmr, .tr_options = o});
    };
    for (const LsmrOptions& o :
         {LsmrOptions{.regularize = false}, LsmrOptions{.damp = 1e-3}, LsmrOptions{.atol = 1e-10},
          LsmrOptions{.btol = 0}, LsmrOptions{.conlim = 0}, LsmrOptions{.maxiter = 20}})
        EXPECT_LT(run(o).cost, 1e-10);
    EXPECT_GE(run({.maxiter = 1}).nfev, run({}).nfev);
    const auto refuse = [&](const LeastSquaresOptions& o, const char* text) {
        EXPECT_THROW_TEXT((void)least_squares(tridiagonal, x0, o), std::invalid_argument, text);
    };
    refuse({.jac = slopes}, "tr_solver must be tr_solver::lsmr for a sparse Jacobian");
    refuse({.jac_sparsity = slopes(x0)}, "tr_solver must be tr_solver::lsmr");
    refuse({.method = method::lm, .tr_solver = tr_solver::lsmr}, "tr_solver must be exact for lm");
    refuse({.tr_solver = tr_solver::lsmr, .tr_options = {.damp = -1}}, "tr_options must not be negative");
    refuse({.tr_solver = tr_solver::lsmr, .jac_sparsity = Matrix::Ones(4, 5)}, "jac_sparsity must be 5 x 5, got 4 x 5");
    refuse({.jac = [](const Vector&) { return Sparse(4, 5); }, .tr_solver = tr_solver::lsmr}, "jac must return 5 x 5");
    refuse(
        {.jac = [](const Vector& x) { return products(slopes(x)); }, .x_scale = from_jac, .tr_solver = tr_solver::lsmr},
        "x_scale must not be from_jac where jac returns products");
    // What is not finite ends with a status, or makes the step shorter.
    const auto broken = [](const Vector& x) { return (nan * slopes(x)).eval(); };
    EXPECT_EQ(least_squares(tridiagonal, x0, {.jac = broken, .tr_solver = tr_solver::lsmr}).status, -1);
    const auto wall = [](const Vector& x) { return x[0] > -0.9 ? Vector(Vector::Constant(5, nan)) : tridiagonal(x); };
    EXPECT_LT(least_squares(wall, x0, {.jac = slopes, .tr_solver = tr_solver::lsmr}).cost, 7);
}

TEST(LsqLinear, SparseAgainstDense) {
    for (const Eigen::Index n : {1, 5, 30}) {
        const Eigen::Index m = 2 * n + 3;
        Matrix a = draw(m, n);
        a = (a.array().abs() > 0.8).select(a, 0.0);
        a.topRows(n).diagonal().array() += 2;
        const Vector b = draw(m, 1);
        const Sparse sparse = a.sparseView();
        for (const double ub : {inf, 0.05}) {
            const LsqLinearOptions o{.bounds = {-0.05, ub}};
            const LsqLinearResult dense = lsq_linear(a, b, o), r = lsq_linear(sparse, b, o);
            EXPECT_TRUE(r.success) << r.message;
            EXPECT_NEAR(r.cost, dense.cost, 1e-7 * dense.cost);
            EXPECT_SCALED_CLOSE(r.x, dense.x, 1e-3);
            EXPECT_SCALED_CLOSE(r.unbounded_sol, dense.unbounded_sol, 1e-8);
            EXPECT_SCALED_CLOSE(r.fun, a * r.x - b, 1e-13);
            EXPECT_LE(r.x.maxCoeff(), ub);
            EXPECT_GE(r.x.minCoeff(), -0.05);
            for (const LsmrTolerance& tol : {LsmrTolerance(1e-8), LsmrTolerance(auto_)}) {
                LsqLinearOptions loose = o;
                loose.lsmr_tol = tol;
                loose.lsmr_maxiter = 200;
                EXPECT_NEAR(lsq_linear(products(a), b, loose).cost, dense.cost, 1e-4 * dense.cost);
            }
        }
        EXPECT_EQ(lsq_linear(sparse, b).status, 3);
        EXPECT_SCALED_CLOSE(lsq_linear(sparse, b).x, lsq_linear(a, b).x, 1e-8);
    }
    const Matrix a = Matrix::Identity(3, 3);
    const Sparse s = a.sparseView();
    const Vector b = Vector::Ones(3);
    const auto refuse = [&](const LsqLinearOptions& o, const char* text) {
        EXPECT_THROW_TEXT((void)lsq_linear(s, b, o), std::invalid_argument, text);
    };
    refuse({.method = LsqLinearMethod::bvls}, "method must be trf for lsq_solver lsmr");
    refuse({.lsmr_tol = -1.0}, "lsmr_tol must be positive, got -1");
    refuse({.lsmr_maxiter = 0}, "lsmr_maxiter must be positive, got 0");
    refuse({.bounds = {1, 0}}, "bounds must have lb < ub");
    EXPECT_THROW_TEXT((void)lsq_linear(s, Vector::Ones(2).eval()), std::invalid_argument, "b must have 3 components");
    EXPECT_THROW_TEXT((void)lsq_linear(a, b, {.lsq_solver = lsq_solver::lsmr}), std::invalid_argument,
                      "lsq_solver must be exact for a dense A");
}

}  // namespace
