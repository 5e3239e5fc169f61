#include <cmath>
#include <limits>
#include <random>
#include <scixx/optimize/linear/milp.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

constexpr double inf = std::numeric_limits<double>::infinity();

TEST(Milp, AgainstSciPy) {
    const Reference reference("optimize/linear/linprog.json");
    for (const auto& [name, data] : reference.cases()) {
        if (name.rfind("milp", 0) != 0) continue;
        SCOPED_TRACE(name);
        const auto a = data.array<Matrix>("A");
        const auto kinds = data.array<Vector>("integrality"), b = data.array<Vector>("b");
        const MilpResult r = milp(data.array<Vector>("c"), {.integrality = kinds,
                                                            .bounds = {0, 3},
                                                            .constraints = {{.A = a, .ub = b}},
                                                            .options = {.mip_rel_gap = 0}});
        EXPECT_EQ(r.status, 0);
        EXPECT_REL_CLOSE(r.fun, data.number("fun"), 1e-9);
        EXPECT_LE(r.mip_dual_bound, r.fun);
        EXPECT_LE(r.mip_gap, 1e-8);
        EXPECT_LE((a * r.x - b).maxCoeff(), 1e-8);
        for (Eigen::Index j = 0; j < kinds.size(); ++j)
            if (kinds[j] == 1) {
                EXPECT_EQ(r.x[j], std::round(r.x[j]));
            }
    }
}

TEST(Milp, AgainstAllPoints) {
    std::mt19937 random(5);
    int infeasible = 0;
    for (int trial = 0; trial < 150; ++trial) {
        SCOPED_TRACE(trial);
        const Eigen::Index n = 2 + trial % 4, m = 1 + trial % 3;
        Matrix a(m, n);
        Vector c(n), low(m), high(m);
        for (double& v : a.reshaped()) v = static_cast<double>(random() % 11) - 5;
        for (double& v : c) v = static_cast<double>(random() % 11) - 5 + (trial % 2 ? 0.25 : 0);
        for (Eigen::Index i = 0; i < m; ++i) {
            low[i] = static_cast<double>(random() % 15) - 7;
            high[i] = low[i] + static_cast<double>(random() % 3);
            if (trial % 5 == 0) low[i] = -inf;
        }
        double best = inf;
        const int points = static_cast<int>(std::pow(4, n));
        for (int k = 0; k < points; ++k) {
            Vector x(n);
            for (Eigen::Index j = 0, rest = k; j < n; ++j, rest /= 4) x[j] = static_cast<double>(rest % 4) - 1;
            const Vector rows = a * x;
            if ((rows.array() >= low.array()).all() && (rows.array() <= high.array()).all())
                best = std::min(best, c.dot(x));
        }
        const MilpResult r =
            milp(c, {.integrality = 1, .bounds = {-1, 2}, .constraints = {{.A = a, .lb = low, .ub = high}}});
        EXPECT_EQ(r.status, best < inf ? 0 : 2);
        if (best < inf) {
            EXPECT_EQ(r.fun, best);
        } else {
            ++infeasible;
            EXPECT_EQ(r.x.size(), 0);
            EXPECT_TRUE(std::isnan(r.fun));
        }
    }
    EXPECT_GT(infeasible, 10);
}

TEST(Milp, KindsOfVariables) {
    // min x + y, x + y >= 1, x zero or in [2, 3], y <= 0.5: y alone does not do.
    const LinearConstraint sum{.A = Matrix::Ones(1, 2), .lb = 1};
    const auto semi =
        milp(Eigen::Vector2d(1, 1), {.integrality = {2, 0}, .bounds = {{2, 0}, {3, 0.5}}, .constraints = {sum}});
    EXPECT_EQ(semi.x, Eigen::Vector2d(2, 0));
    const auto zero =
        milp(Eigen::Vector2d(1, 1), {.integrality = {2, 0}, .bounds = {{2, 0}, {3, 1.5}}, .constraints = {sum}});
    EXPECT_EQ(zero.x, Eigen::Vector2d(0, 1));
    const auto both =
        milp(Eigen::Vector2d(1, 1), {.integrality = {3, 0}, .bounds = {{2.5, 0}, {4, 0.5}}, .constraints = {sum}});
    EXPECT_EQ(both.x, Eigen::Vector2d(3, 0));
    const auto minus = milp(Eigen::Vector2d(-1, 0), {.integrality = {2, 0},
                                                     .bounds = {{-3, 0}, {-2, 1}},
                                                     .constraints = {{.A = Matrix{{1, 0}}, .lb = -2.5, .ub = -0.5}}});
    EXPECT_EQ(minus.fun, 2);
    // Without integers it is linprog.
    const auto plain = milp(Eigen::Vector2d(1, 2), {.constraints = {sum, {.A = Matrix{{1, 0}}, .ub = 0.25}}});
    EXPECT_EQ(plain.x, Eigen::Vector2d(0.25, 0.75));
    EXPECT_EQ(plain.mip_gap, 0);
}

TEST(Milp, Ends) {
    const Vector one = Vector::Ones(1);
    EXPECT_EQ(milp(-one, {.integrality = 1}).status, 3);
    EXPECT_EQ(milp(one, {.integrality = 1, .bounds = {0.2, 0.8}}).status, 2);
    // Unbounded relaxation without an integer point: x - y = 0.5.
    const LinearConstraint half{.A = Matrix{{2, -2}}, .lb = 1, .ub = 1};
    EXPECT_EQ(
        milp(Eigen::Vector2d(-1, -1), {.integrality = 1, .constraints = {half}, .options = {.node_limit = 50}}).status,
        1);
    EXPECT_EQ(milp(Eigen::Vector2d(-1, -1), {.integrality = 1, .bounds = {0, 20}, .constraints = {half}}).status, 2);
    EXPECT_EQ(milp(one, {.constraints = {{.A = Matrix::Ones(1, 1), .lb = 2, .ub = 1}}}).status, 2);
    EXPECT_EQ(milp(one, {.constraints = {{.A = Matrix::Ones(1, 1)}}}).status, 0);  // a row without limits
    // A knapsack with a limit on nodes: a point with an honest gap.
    std::mt19937 random(2);
    Matrix weight(1, 30);
    Vector value(30);
    for (Eigen::Index j = 0; j < 30; ++j) {
        weight(0, j) = 100 + static_cast<double>(random() % 100);
        value[j] = -weight(0, j) - 10;
    }
    const MilpOptions knapsack{.integrality = 1, .bounds = {0, 1}, .constraints = {{.A = weight, .ub = 2000}}};
    MilpOptions limited = knapsack;
    limited.options.node_limit = 5;
    const auto r = milp(value, limited);
    EXPECT_EQ(r.status, 1);
    EXPECT_FALSE(r.success);
    if (r.x.size() > 0) {
        EXPECT_LT(r.mip_dual_bound, r.fun);
        EXPECT_NEAR(r.mip_gap, (r.fun - r.mip_dual_bound) / -r.fun, 1e-12);
    }
    limited.options = {.mip_rel_gap = 0.5};
    const auto loose = milp(value, limited);
    EXPECT_EQ(loose.status, 0);
    limited.options = {.time_limit = 0};
    EXPECT_EQ(milp(value, limited).status, 1);
}

TEST(Milp, Errors) {
    const Vector c = Vector::Ones(2);
    EXPECT_THROW_TEXT((void)milp(Vector()), std::invalid_argument, "milp: c must not be empty");
    EXPECT_THROW_TEXT((void)milp(c, {.integrality = {1, 0, 1}}), std::invalid_argument, "integrality must have 1 or 2");
    EXPECT_THROW_TEXT((void)milp(c, {.integrality = 2}), std::invalid_argument,
                      "bounds must be finite where integrality");
    EXPECT_THROW_TEXT((void)milp(c, {.constraints = {{.A = Matrix::Ones(1, 3)}}}), std::invalid_argument,
                      "constraints: A must have 2 columns, got 1 x 3");
    EXPECT_THROW_TEXT((void)milp(c, {.constraints = {{.A = Matrix::Ones(1, 2), .lb = {1, 2}}}}), std::invalid_argument,
                      "constraints: lb must have 1 or 1 components, got 2");
    EXPECT_THROW_TEXT((void)milp(c, {.options = {.node_limit = -1}}), std::invalid_argument, "node_limit must not be");
    EXPECT_THROW_TEXT((void)milp(c, {.options = {.mip_rel_gap = -1}}), std::invalid_argument,
                      "mip_rel_gap must not be");
}

}  // namespace
