#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <scixx/optimize/linear/linprog.hpp>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

constexpr double inf = std::numeric_limits<double>::infinity();

struct Problem {
    Vector c;
    Matrix a_ub;
    Vector b_ub;
    Matrix a_eq;
    Vector b_eq, lb, ub;
    [[nodiscard]] LinprogOptions options(bool presolve = true) const {
        return {.A_ub = a_ub,
                .b_ub = b_ub,
                .A_eq = a_eq,
                .b_eq = b_eq,
                .bounds = {lb, ub},
                .options = {.presolve = presolve}};
    }
};

/// The conditions of optimality, or the proof that there is no optimum.
void check(const Problem& p, const LinprogResult& r) {
    const Eigen::Index n = p.c.size(), m_ub = p.a_ub.rows(), m_eq = p.a_eq.rows();
    ASSERT_LE(r.status, 3);
    EXPECT_EQ(r.success, r.status == 0);
    if (r.status == 0) {
        const double scale = 1 + std::abs(r.fun) + r.x.cwiseAbs().sum();
        EXPECT_NEAR(p.c.dot(r.x), r.fun, 1e-12 * scale);
        double dual = 0;
        Vector d = p.c - r.lower.marginals - r.upper.marginals;
        for (Eigen::Index i = 0; i < m_ub; ++i) {
            EXPECT_GE(r.slack[i], -1e-8 * scale);
            EXPECT_LE(r.ineqlin.marginals[i], 0);
            EXPECT_LE(std::abs(r.slack[i] * r.ineqlin.marginals[i]), 1e-8 * scale);
            d -= r.ineqlin.marginals[i] * p.a_ub.row(i).transpose();
            dual += r.ineqlin.marginals[i] * p.b_ub[i];
        }
        for (Eigen::Index i = 0; i < m_eq; ++i) {
            EXPECT_LE(std::abs(r.con[i]), 1e-8 * scale);
            d -= r.eqlin.marginals[i] * p.a_eq.row(i).transpose();
            dual += r.eqlin.marginals[i] * p.b_eq[i];
        }
        for (Eigen::Index j = 0; j < n; ++j) {
            EXPECT_GE(r.x[j], p.lb[j]);
            EXPECT_LE(r.x[j], p.ub[j]);
            EXPECT_GE(r.lower.marginals[j], 0);
            EXPECT_LE(r.upper.marginals[j], 0);
            if (r.lower.marginals[j] != 0) dual += r.lower.marginals[j] * p.lb[j];
            if (r.upper.marginals[j] != 0) dual += r.upper.marginals[j] * p.ub[j];
            EXPECT_EQ(r.lower.residual[j], r.x[j] - p.lb[j]);
            EXPECT_EQ(r.upper.residual[j], p.ub[j] - r.x[j]);
        }
        EXPECT_LE(d.cwiseAbs().maxCoeff(), 1e-8 * (1 + p.c.cwiseAbs().maxCoeff()));
        EXPECT_NEAR(dual, r.fun, 1e-8 * scale);
    } else if (r.status == 2) {
        ASSERT_EQ(r.farkas.size(), m_ub + m_eq);
        Vector z = Vector::Zero(n);
        double right = 0, least = 0;
        for (Eigen::Index i = 0; i < m_ub; ++i) {
            EXPECT_GE(r.farkas[i], 0);
            z += r.farkas[i] * p.a_ub.row(i).transpose();
            right += r.farkas[i] * p.b_ub[i];
        }
        for (Eigen::Index i = 0; i < m_eq; ++i) {
            z += r.farkas[m_ub + i] * p.a_eq.row(i).transpose();
            right += r.farkas[m_ub + i] * p.b_eq[i];
        }
        for (Eigen::Index j = 0; j < n; ++j)
            if (std::abs(z[j]) > 1e-9 * r.farkas.cwiseAbs().maxCoeff())
                least += z[j] > 0 ? z[j] * p.lb[j] : z[j] * p.ub[j];
        EXPECT_GT(least, right);
        EXPECT_TRUE(std::isnan(r.fun));
        EXPECT_EQ(r.x.size(), 0);
    } else if (r.status == 3) {
        ASSERT_EQ(r.ray.size(), n);
        const double size = 1e-8 * r.ray.cwiseAbs().maxCoeff();
        EXPECT_LT(p.c.dot(r.ray), 0);
        if (m_ub > 0) {
            EXPECT_LE((p.a_ub * r.ray).maxCoeff(), size);
        }
        if (m_eq > 0) {
            EXPECT_LE((p.a_eq * r.ray).cwiseAbs().maxCoeff(), size);
        }
        for (Eigen::Index j = 0; j < n; ++j) {
            EXPECT_TRUE(r.ray[j] >= -size || p.lb[j] == -inf);
            EXPECT_TRUE(r.ray[j] <= size || p.ub[j] == inf);
        }
        Problem feasible = p;
        feasible.c.setZero();
        EXPECT_EQ(linprog(feasible.c, feasible.options()).status, 0);
    }
}

TEST(Linprog, AgainstSciPy) {
    const Reference reference("optimize/linear/linprog.json");
    int statuses[5] = {};
    for (const auto& [name, data] : reference.cases()) {
        if (name.rfind("linprog", 0) != 0) continue;
        SCOPED_TRACE(name);
        const Problem p{data.array<Vector>("c"),    data.array<Matrix>("A_ub"), data.array<Vector>("b_ub"),
                        data.array<Matrix>("A_eq"), data.array<Vector>("b_eq"), data.array<Vector>("lb"),
                        data.array<Vector>("ub")};
        for (const bool presolve : {true, false}) {
            const LinprogResult r = linprog(p.c, p.options(presolve));
            check(p, r);
            EXPECT_EQ(r.status, static_cast<int>(data.number("status")));
            if (r.status == 0) {
                EXPECT_NEAR(r.fun, data.number("fun"), 1e-9 * (1 + std::abs(r.fun)));
            }
            ++statuses[r.status];
        }
    }
    for (const int status : {0, 2, 3}) EXPECT_GT(statuses[status], 2) << status;
}

TEST(Linprog, Marginals) {
    const Reference reference("optimize/linear/linprog.json");
    for (const auto& [name, data] : reference.cases()) {
        if (name.rfind("marginals", 0) != 0) continue;
        SCOPED_TRACE(name);
        const auto r =
            linprog(data.array<Vector>("c"),
                    {.A_ub = data.array<Matrix>("A_ub"), .b_ub = data.array<Vector>("b_ub"), .bounds = {0, 2}});
        EXPECT_SCALED_CLOSE(r.x, data.array<Vector>("x"), 1e-12);
        EXPECT_SCALED_CLOSE(r.ineqlin.marginals, data.array<Vector>("ineqlin"), 1e-12);
        EXPECT_SCALED_CLOSE(r.lower.marginals, data.array<Vector>("lower"), 1e-12);
        EXPECT_SCALED_CLOSE(r.upper.marginals, data.array<Vector>("upper"), 1e-12);
    }
}

TEST(Linprog, RandomProblemsProveThemselves) {
    std::mt19937 random(3);
    const auto uniform = [&] { return static_cast<double>(random()) / 4294967296.0; };
    int statuses[5] = {};
    for (int trial = 0; trial < 600; ++trial) {
        SCOPED_TRACE(trial);
        const auto below = [&](double k) { return static_cast<Eigen::Index>(uniform() * k); };
        const double most = trial % 20 == 0 ? 40 : 9;
        const Eigen::Index n = 1 + below(most), m_ub = below(most),
                           m_eq = trial % 3 == 0 ? below(std::min<double>(most / 2, double(n))) : 0;
        const auto fill = [&](Eigen::Index rows, Eigen::Index cols) {
            Matrix a(rows, cols);
            for (Eigen::Index k = 0; k < a.size(); ++k)
                a.data()[k] = uniform() < 0.3 ? 0 : trial % 2 ? std::floor(7 * uniform()) - 3 : 2 * uniform() - 1;
            return a;
        };
        Problem p{fill(n, 1), fill(m_ub, n), {}, fill(m_eq, n), {}, Vector::Zero(n), Vector::Constant(n, inf)};
        const Vector x0 = 3 * fill(n, 1).cwiseAbs();
        p.b_ub = p.a_ub * x0 + (trial % 5 == 0 ? fill(m_ub, 1) : fill(m_ub, 1).cwiseAbs().eval());
        p.b_eq = p.a_eq * x0;
        for (Eigen::Index j = 0; j < n; ++j) {
            if (uniform() < 0.3) p.lb[j] = uniform() < 0.5 ? -inf : -1;
            if (uniform() < 0.3) p.ub[j] = uniform() < 0.2 ? p.lb[j] + 1 : 10;
            if (p.ub[j] == -inf) p.ub[j] = 0;
        }
        const LinprogResult r = linprog(p.c, p.options(trial % 4 != 0));
        check(p, r);
        ++statuses[r.status];
    }
    for (const int status : {0, 2, 3}) EXPECT_GT(statuses[status], 30) << status;
}

TEST(Linprog, CyclingProblems) {
    // Beale (1955): Dantzig's rule cycles.
    Matrix a(3, 4);
    a << 0.25, -60, -0.04, 9, 0.5, -90, -0.02, 3, 0, 0, 1, 0;
    const Vector c = Eigen::Vector4d(-0.75, 150, -0.02, 6);
    for (const bool presolve : {true, false}) {
        const auto r = linprog(c, {.A_ub = a, .b_ub = {0, 0, 1}, .options = {.presolve = presolve}});
        EXPECT_EQ(r.status, 0);
        EXPECT_NEAR(r.fun, -0.05, 1e-15);
    }
    // Kuhn: three equations with a basis at hand.
    Matrix k(3, 7);
    k << 1, 0, 0, -2, -9, 1, 9, 0, 1, 0, 1.0 / 3, 1, -1.0 / 3, -2, 0, 0, 1, 2, 3, -1, -12;
    Vector kc(7);
    kc << 0, 0, 0, -2, -3, 1, 12;
    const auto r = linprog(kc, {.A_eq = k, .b_eq = {0, 0, 2}});
    EXPECT_EQ(r.status, 0);
    EXPECT_NEAR(r.fun, -2, 1e-12);
    // Klee and Minty's cube: 2^n - 1 vertices lie on Dantzig's path.
    const Eigen::Index n = 12;
    Matrix cube = Matrix::Zero(n, n);
    Vector cost(n), right(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index j = 0; j < i; ++j) cube(i, j) = std::exp2(static_cast<double>(i - j + 1));
        cube(i, i) = 1;
        cost[i] = -std::exp2(static_cast<double>(n - 1 - i));
        right[i] = std::pow(5.0, static_cast<double>(i + 1));
    }
    const auto deep = linprog(cost, {.A_ub = cube, .b_ub = right});
    EXPECT_EQ(deep.status, 0);
    EXPECT_REL_CLOSE(deep.fun, -std::pow(5.0, static_cast<double>(n)), 1e-14);
    EXPECT_LT(deep.nit, 200);
}

TEST(Linprog, Transport) {
    // Degenerate by nature: supplies and demands 1; the optimum is an assignment.
    const Eigen::Index k = 20;
    std::mt19937 random(1);
    Vector c(k * k);
    for (Eigen::Index i = 0; i < c.size(); ++i) c[i] = static_cast<double>(random() % 100);
    Matrix a = Matrix::Zero(2 * k, k * k);
    for (Eigen::Index i = 0; i < k; ++i)
        for (Eigen::Index j = 0; j < k; ++j) a(i, i * k + j) = a(k + j, i * k + j) = 1;
    const auto r = linprog(c, {.A_eq = a, .b_eq = Vector::Ones(2 * k)});
    check({c, Matrix(0, k * k), Vector(0), a, Vector::Ones(2 * k), Vector::Zero(k * k), Vector::Constant(k * k, inf)},
          r);
    EXPECT_EQ(r.status, 0);
    for (const double x : r.x) EXPECT_TRUE(std::abs(x) < 1e-9 || std::abs(x - 1) < 1e-9);
    // The other way round: all costs negative, so that the primal method does the work.
    const Vector minus = -c;
    EXPECT_EQ(linprog(minus, {.A_ub = a, .b_ub = Vector::Ones(2 * k)}).status, 0);
}

TEST(Linprog, SciPysExample) {
    Matrix a(2, 2);
    a << -3, 1, 1, 2;
    const auto r = linprog(Eigen::Vector2d(-1, 4), {.A_ub = a, .b_ub = {6, 4}, .bounds = {{-inf, -3}, inf}});
    EXPECT_EQ(r.x, Eigen::Vector2d(10, -3));
    EXPECT_EQ(r.fun, -22);
    EXPECT_EQ(r.slack, Eigen::Vector2d(39, 0));
    EXPECT_EQ(r.message, "Optimization terminated successfully.");
    EXPECT_EQ(r.ineqlin.marginals, Eigen::Vector2d(0, -1));
    EXPECT_EQ(r.lower.marginals, Eigen::Vector2d(0, 6));
}

TEST(Linprog, OddProblems) {
    EXPECT_EQ(linprog(Eigen::Vector2d(1, 2)).x, Eigen::Vector2d(0, 0));
    EXPECT_EQ(linprog(Eigen::Vector2d(1, -2)).status, 3);
    EXPECT_EQ(linprog(Eigen::Vector2d(1, -2), {.bounds = {0, 5}}).fun, -10);
    EXPECT_EQ(linprog(Eigen::Vector2d(1, 0), {.bounds = {-inf, inf}}).status, 3);
    EXPECT_EQ(linprog(Eigen::Vector2d(0, 0), {.bounds = {-inf, inf}}).x, Eigen::Vector2d(0, 0));
    EXPECT_EQ(linprog(Eigen::Vector2d(1, 1), {.bounds = {{0, 3}, {1, 2}}}).status, 2);  // bounds cross
    const Matrix zero = Matrix::Zero(1, 2);
    EXPECT_EQ(linprog(Eigen::Vector2d(1, 1), {.A_eq = zero, .b_eq = 1}).status, 2);
    EXPECT_EQ(linprog(Eigen::Vector2d(1, 1), {.A_eq = zero, .b_eq = 0}).status, 0);
    // Dependent equations, consistent and not.
    Matrix twice(2, 2);
    twice << 1, 1, 2, 2;
    EXPECT_EQ(linprog(Eigen::Vector2d(1, 2), {.A_eq = twice, .b_eq = {1, 2}}).x, Eigen::Vector2d(1, 0));
    EXPECT_EQ(linprog(Eigen::Vector2d(1, 2), {.A_eq = twice, .b_eq = {1, 3}}).status, 2);
    // Infeasible and unbounded at once is infeasible.
    EXPECT_EQ(linprog(Eigen::Vector2d(-1, -1), {.A_ub = Matrix{{1, -1}, {-1, 1}}, .b_ub = {-1, 0}}).status, 2);
    // Scales far from one.
    for (const double s : {1e-8, 1e8}) {
        const auto r = linprog(Eigen::Vector2d(-s, -s), {.A_ub = s * Matrix{{1, 2}, {3, 1}}, .b_ub = {s * s, s * s}});
        EXPECT_EQ(r.status, 0);
        EXPECT_REL_CLOSE(r.fun, -0.6 * s * s, 1e-13);
    }
    EXPECT_EQ(linprog(Eigen::Vector3i(1, 1, 1)).status, 0);
    const auto limited = linprog(
        -Vector::Ones(9),
        {.A_ub = Matrix::Identity(9, 9) + Matrix::Ones(9, 9), .b_ub = Vector::Ones(9), .options = {.maxiter = 2}});
    EXPECT_EQ(limited.status, 1);
    EXPECT_FALSE(limited.success);
    EXPECT_EQ(linprog(-Vector::Ones(2), {.A_ub = Matrix::Ones(1, 2), .b_ub = 1, .options = {.time_limit = 0}}).status,
              1);
}

TEST(Linprog, Integers) {
    Matrix a(3, 2);
    a << -1, 1, 3, 2, 2, 3;
    const LinprogOptions options{.A_ub = a, .b_ub = {1, 12, 12}, .integrality = 1};
    const auto r = linprog(Eigen::Vector2d(0, -1), options);
    EXPECT_EQ(r.fun, -2);
    EXPECT_EQ(r.x[1], 2);
    EXPECT_EQ(r.mip_gap, 0);
    EXPECT_EQ(r.mip_dual_bound, -2);
    EXPECT_GE(r.mip_node_count, 1);
    EXPECT_EQ(r.ineqlin.marginals.size(), 0);
}

TEST(Linprog, Errors) {
    const Vector c = Vector::Ones(2);
    EXPECT_THROW_TEXT((void)linprog(Vector()), std::invalid_argument, "linprog: c must not be empty");
    EXPECT_THROW_TEXT((void)linprog(Eigen::Vector2d(1, inf)), std::invalid_argument, "c must be finite, got inf at 1");
    EXPECT_THROW_TEXT((void)linprog(c, {.A_ub = Matrix::Ones(1, 3), .b_ub = 1}), std::invalid_argument,
                      "A_ub must have 2 columns, got 3");
    EXPECT_THROW_TEXT((void)linprog(c, {.A_ub = Matrix::Ones(2, 2), .b_ub = 1}), std::invalid_argument,
                      "b_ub must have 2 components, got 1");
    EXPECT_THROW_TEXT((void)linprog(c, {.b_eq = 1}), std::invalid_argument, "b_eq must have 0 components, got 1");
    EXPECT_THROW_TEXT((void)linprog(c, {.A_ub = Matrix::Ones(1, 2), .b_ub = inf}), std::invalid_argument,
                      "b_ub must be finite");
    EXPECT_THROW_TEXT((void)linprog(c, {.bounds = {std::nan(""), 1}}), std::invalid_argument, "bounds must be numbers");
    EXPECT_THROW_TEXT((void)linprog(c, {.bounds = {{0, 0, 0}, 1}}), std::invalid_argument,
                      "bounds.lb must have 1 or 2 components, got 3");
    EXPECT_THROW_TEXT((void)linprog(c, {.integrality = 4}), std::invalid_argument, "integrality must be 0, 1, 2 or 3");
    EXPECT_THROW_TEXT((void)linprog(c, {.options = {.maxiter = -1}}), std::invalid_argument, "maxiter must not be");
    EXPECT_THROW_TEXT((void)linprog(c, {.options = {.time_limit = -1}}), std::invalid_argument, "time_limit must not");
    EXPECT_THROW_TEXT((void)linprog(c, {.options = {.primal_feasibility_tolerance = 0}}), std::invalid_argument,
                      "tolerances must be positive");
}

}  // namespace
