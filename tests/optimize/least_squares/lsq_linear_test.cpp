#include <cmath>
#include <limits>
#include <random>
#include <scixx/optimize/least_squares/lsq_linear.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

constexpr double inf = std::numeric_limits<double>::infinity();

TEST(LsqLinear, AgainstSciPy) {
    const Reference reference("optimize/least_squares/lsq_linear.json");
    for (const auto& [name, data] : reference.cases()) {
        if (name.rfind("linear", 0) != 0) continue;
        const auto a = data.array<Matrix>("A");
        const auto b = data.array<Vector>("b");
        for (const auto method : {LsqLinearMethod::trf, LsqLinearMethod::bvls}) {
            SCOPED_TRACE(name + (method == LsqLinearMethod::trf ? " trf" : " bvls"));
            const auto r =
                lsq_linear(a, b, {.bounds = {data.array<Vector>("lb"), data.array<Vector>("ub")}, .method = method});
            EXPECT_TRUE(r.success) << r.message;
            EXPECT_SCALED_CLOSE(r.x, data.array<Vector>("x"), 1e-10);
            EXPECT_REL_CLOSE(r.cost, data.number("cost"), 1e-12);
            EXPECT_EQ(r.active_mask, data.list<int>("mask"));
            EXPECT_SCALED_CLOSE(r.fun, (a * r.x - b).eval(), 1e-13);
        }
    }
}

TEST(LsqLinear, ConditionsOfOptimality) {
    std::mt19937 random(4);
    std::normal_distribution<double> normal;
    for (int trial = 0; trial < 60; ++trial) {
        const Eigen::Index m = 1 + trial % 12, n = 1 + trial % 9;  // also fewer rows than columns
        Matrix a(m, n);
        Vector b(m);
        for (double& v : a.reshaped()) v = normal(random);
        for (double& v : b) v = 3 * normal(random);
        if (trial % 6 == 0 && n > 1) a.col(1) = a.col(0);  // dependent
        for (const auto method : {LsqLinearMethod::trf, LsqLinearMethod::bvls}) {
            SCOPED_TRACE(trial);
            const auto r = lsq_linear(a, b, {.bounds = {-0.5, 0.25}, .method = method, .max_iter = 200});
            EXPECT_TRUE(r.success) << r.message;
            const Vector g = a.transpose() * (a * r.x - b);
            for (Eigen::Index j = 0; j < n; ++j) {
                EXPECT_GE(r.x[j], -0.5);
                EXPECT_LE(r.x[j], 0.25);
                const double slip = method == LsqLinearMethod::trf ? 1e-5 : 1e-9;
                if (r.x[j] > -0.5 + 1e-4) {
                    EXPECT_LE(g[j], slip);
                }
                if (r.x[j] < 0.25 - 1e-4) {
                    EXPECT_GE(g[j], -slip);
                }
            }
        }
    }
}

TEST(LsqLinear, OddProblems) {
    const auto r = lsq_linear(Matrix::Identity(2, 2), Eigen::Vector2d(1, 2));
    EXPECT_EQ(r.status, 3);
    EXPECT_EQ(r.nit, 0);
    EXPECT_EQ(r.x, Eigen::Vector2d(1, 2));
    const auto wide = lsq_linear(Matrix::Ones(1, 2), Vector::Ones(1));
    EXPECT_SCALED_CLOSE(wide.x, Eigen::Vector2d(0.5, 0.5), 1e-14);
    EXPECT_SCALED_CLOSE(wide.unbounded_sol, Eigen::Vector2d(0.5, 0.5), 1e-14);
    const auto clipped = lsq_linear(Matrix::Identity(2, 2), Eigen::Vector2d(1, 2), {.bounds = {-inf, 0.5}});
    EXPECT_EQ(clipped.x, Eigen::Vector2d(0.5, 0.5));
    EXPECT_EQ(clipped.active_mask, (std::vector<int>{1, 1}));
    EXPECT_NEAR(clipped.optimality, 0, 1e-15);
}

TEST(LsqLinear, AnyUnit) {
    const Eigen::MatrixXd a{{1, 2, -1}, {0.5, -1, 3}};
    const Eigen::VectorXd b{{1, 2}};
    for (const auto m : {LsqLinearMethod::trf, LsqLinearMethod::bvls})
        for (const double unit : {0x1p-500, 0x1p500}) {
            const auto plain = lsq_linear(a, b, {.bounds = {-0.5, 0.5}, .method = m});
            const auto other = lsq_linear(a * unit, b, {.bounds = {-0.5 / unit, 0.5 / unit}, .method = m});
            EXPECT_EQ(other.cost, plain.cost);
            EXPECT_EQ(other.x * unit, plain.x);
            EXPECT_EQ(other.active_mask, plain.active_mask);
            const auto shortest = lsq_linear(a * unit, b, {.bounds = {-1 / unit, 1 / unit}, .method = m});
            EXPECT_EQ(shortest.status, 3);
            EXPECT_LE(shortest.cost, 1e-30);
        }
}

TEST(LsqLinear, Errors) {
    const Matrix a = Matrix::Ones(2, 2);
    EXPECT_THROW_TEXT((void)lsq_linear(a, Vector::Ones(3)), std::invalid_argument, "lsq_linear: b must have 2");
    EXPECT_THROW_TEXT((void)lsq_linear(Matrix(0, 2), Vector()), std::invalid_argument, "A must not be empty");
    EXPECT_THROW_TEXT((void)lsq_linear(a, Eigen::Vector2d(1, inf)), std::invalid_argument, "b must be finite");
    EXPECT_THROW_TEXT((void)lsq_linear(a, Vector::Ones(2), {.bounds = {1, 1}}), std::invalid_argument, "lb < ub");
    EXPECT_THROW_TEXT((void)lsq_linear(a, Vector::Ones(2), {.tol = 0}), std::invalid_argument, "tol must be positive");
    EXPECT_THROW_TEXT((void)lsq_linear(a, Vector::Ones(2), {.max_iter = 0}), std::invalid_argument, "max_iter must be");
}

}  // namespace
