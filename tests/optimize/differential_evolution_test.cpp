#include <cmath>
#include <limits>
#include <scixx/optimize/differential_evolution.hpp>
#include <scixx/optimize/rosen.hpp>
#include <thread>
#include <vector>

#include "support/closeness.hpp"

namespace {

using namespace scixx::optimize;
using Vector = Eigen::VectorXd;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double rastrigin(const Vector& x) {
    double sum = 10.0 * static_cast<double>(x.size());
    for (const double c : x) sum += c * c - 10 * std::cos(2 * std::acos(-1.0) * c);
    return sum;
}

TEST(DifferentialEvolution, EveryStrategyFindsTheGlobalMinimum) {
    for (int s = 0; s <= static_cast<int>(Strategy::rand2exp); ++s)
        for (const Updating updating : {Updating::immediate, Updating::deferred}) {
            const auto r = differential_evolution(
                rastrigin, {-5.12, 5.12}, 2,
                {.strategy = static_cast<Strategy>(s), .popsize = 25, .seed = 3, .updating = updating});
            EXPECT_TRUE(r.success) << s << r.message;
            EXPECT_LT(r.fun, 1e-9) << s;
            EXPECT_EQ(r.population.cols(), 50);
            EXPECT_EQ(rastrigin(r.x), r.fun);
        }
    const auto valley = differential_evolution([](const Vector& x) { return rosen(x); }, {{0, 0, 0}, {2, 2, 2}});
    EXPECT_SCALED_CLOSE(valley.x, Vector::Ones(3).eval(), 1e-4);
}

TEST(DifferentialEvolution, SeedsAndOptions) {
    const auto run = [](const DifferentialEvolutionOptions& options) {
        return differential_evolution(rastrigin, {{-5, -5}, {5, 5}}, options);
    };
    EXPECT_EQ(run({.seed = 1}).nfev, run({.seed = 1}).nfev);
    EXPECT_EQ(run({.seed = 1}).x, run({.seed = 1}).x);
    EXPECT_NE(run({.seed = 1, .polish = false}).x, run({.seed = 2, .polish = false}).x);
    const auto raw = run({.maxiter = 5, .polish = false});
    EXPECT_FALSE(raw.success);
    EXPECT_EQ(raw.nit, 5);
    EXPECT_EQ(raw.nfev, 6 * 30);
    EXPECT_EQ(run({.maxiter = 0, .polish = false, .x0 = Vector::Zero(2)}).fun, 0);
    EXPECT_LT(run({.mutation = 0.7, .seed = 4, .init = Initialisation::random}).fun, 1.1);
    int generations = 0;
    const auto stopped = run({.callback = [&](const Vector&, double) { return ++generations == 3; }});
    EXPECT_EQ(stopped.nit, 3);
    EXPECT_FALSE(stopped.success);
    const auto integers =
        differential_evolution([](const Vector& x) { return std::pow(x[0] - 2.6, 2) + std::pow(x[1] - 1.2, 2); },
                               {{-5.5, -5}, {5.5, 5}}, {.integrality = {true, false}});
    EXPECT_EQ(integers.x[0], 3);
    EXPECT_NEAR(integers.x[1], 1.2, 1e-2);
    EXPECT_LT(differential_evolution([](const Vector& x) { return x[0] < 0 ? nan : rastrigin(x); }, {-5, 5}, 2).fun,
              1.1);
    EXPECT_EQ(differential_evolution(rastrigin, {{0, 1}, {0, 1}}).x, Vector(Eigen::Vector2d(0, 1))) << "all fixed";
}

TEST(DifferentialEvolution, Constraints) {
    const auto disk = NonlinearConstraint{.fun = [](const Vector& x) { return x.squaredNorm(); }, .lb = -inf, .ub = 2};
    const auto r = differential_evolution([](const Vector& x) { return -x[0] - x[1]; }, {{-3, -3}, {3, 3}},
                                          {.seed = 2, .constraints = {disk}});
    EXPECT_TRUE(r.success) << r.message;
    EXPECT_NEAR(r.fun, -2, 1e-5);
    EXPECT_LE(r.maxcv, 1e-8);
    const auto never = differential_evolution(
        [](const Vector& x) { return x[0]; }, {{0}, {1}},
        {.maxiter = 20, .constraints = {LinearConstraint{.A = Eigen::MatrixXd::Ones(1, 1), .lb = 2, .ub = inf}}});
    EXPECT_FALSE(never.success);
    EXPECT_GE(never.maxcv, 1);
}

TEST(DifferentialEvolution, WorkersAndManyPointsAtOnce) {
    const DifferentialEvolutionOptions deferred{.seed = 3, .updating = Updating::deferred};
    const auto one = differential_evolution(rastrigin, {-5, 5}, 3, deferred);
    for (const int workers : {2, 3, -1}) {
        const auto r = differential_evolution(rastrigin, {-5, 5}, 3, {.seed = 3, .workers = workers});
        if (std::thread::hardware_concurrency() == 1 && workers < 0) continue;
        EXPECT_EQ(r.x, one.x);
        EXPECT_EQ(r.nfev, one.nfev);
        EXPECT_EQ(r.population, one.population);
    }
    int calls = 0;
    const auto many = [&](const Eigen::MatrixXd& points) {
        ++calls;
        Vector values(points.cols());
        for (Eigen::Index k = 0; k < points.cols(); ++k) values[k] = rastrigin(points.col(k));
        return values;
    };
    const auto r = differential_evolution(many, {-5, 5}, 3, {.seed = 3, .polish = false});
    EXPECT_EQ(r.population, one.population);
    EXPECT_EQ(calls, r.nit + 1);
    EXPECT_EQ(differential_evolution(many, {-5, 5}, 3, {.seed = 3}).x, one.x);
    EXPECT_THROW_TEXT(
        (void)differential_evolution([](const Eigen::MatrixXd&) { return Vector::Ones(7).eval(); }, {0, 1}, 2),
        std::invalid_argument, "func must return 30 values, got 7");
    EXPECT_THROW_TEXT((void)differential_evolution(rastrigin, {0, 1}, 2, {.workers = 0}), std::invalid_argument,
                      "workers must not be zero");
    const auto half = NonlinearConstraint{.fun = [](const Vector& x) { return x[0]; }, .lb = 1, .ub = inf};
    const auto bounded = differential_evolution(many, {-5, 5}, 3, {.seed = 1, .constraints = {half}});
    EXPECT_GE(bounded.x[0], 1 - 1e-8);
}

TEST(DifferentialEvolution, FirstGenerationOfTheCaller) {
    Eigen::MatrixXd first(7, 2);
    first << 1, 2, -1, 3, 0, 0.5, 4, -4, 2.5, 2.5, -3, -2, 9, -9;
    std::vector<Vector> seen;
    const auto watched = [&](const Vector& x) {
        seen.push_back(x);
        return rastrigin(x);
    };
    const auto r = differential_evolution(watched, {-5, 5}, 2, {.maxiter = 0, .polish = false, .init = first});
    ASSERT_EQ(seen.size(), 7u);
    EXPECT_EQ(r.population.cols(), 7);
    for (Eigen::Index k = 0; k < 7; ++k)
        EXPECT_SCALED_CLOSE(seen[static_cast<std::size_t>(k)],
                            Vector(first.row(k).transpose().cwiseMax(-5.0).cwiseMin(5.0)), 1e-14);
    EXPECT_NEAR(differential_evolution(rastrigin, {-5, 5}, 2, {.init = Eigen::MatrixXd(first.replicate(4, 1))}).fun, 0,
                2);
    EXPECT_THROW_TEXT((void)differential_evolution(rastrigin, {0, 1}, 2, {.init = Eigen::MatrixXd(first.topRows(4))}),
                      std::invalid_argument, "init must have at least 5 rows and 2 columns, got 4 x 2");
    first(0, 0) = inf;
    EXPECT_THROW_TEXT((void)differential_evolution(rastrigin, {0, 1}, 2, {.init = first}), std::invalid_argument,
                      "init must be finite");
}

TEST(DifferentialEvolution, Errors) {
    const auto refuse = [](const Bounds& bounds, const DifferentialEvolutionOptions& options, const char* text) {
        EXPECT_THROW_TEXT((void)differential_evolution(rastrigin, bounds, 2, options), std::invalid_argument, text);
    };
    refuse({0, inf}, {}, "differential_evolution: bounds must be finite with lb <= ub, got 0 and inf");
    refuse({1, 0}, {}, "bounds must be finite with lb <= ub");
    refuse({0, 1}, {.maxiter = -1}, "maxiter must not be negative");
    refuse({0, 1}, {.popsize = 0}, "popsize must be at least 1");
    refuse({0, 1}, {.mutation = 2.0}, "mutation must be in [0, 2), got 2");
    refuse({0, 1}, {.recombination = 1.5}, "recombination must be in [0, 1], got 1.5");
    refuse({0, 1}, {.x0 = Vector::Constant(2, 3.0)}, "x0 must be within the bounds, got 3");
    refuse({0, 1}, {.integrality = {true}}, "integrality must have 2 entries, got 1");
}

}  // namespace
