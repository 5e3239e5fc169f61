#include <cmath>
#include <limits>
#include <numbers>
#include <scixx/optimize/global/dual_annealing.hpp>
#include <scixx/optimize/minimize/nelder_mead.hpp>

#include "support/closeness.hpp"

namespace {

using namespace scixx::optimize;
using Vector = Eigen::VectorXd;

const auto rastrigin = [](const Vector& x) {
    return 10 * static_cast<double>(x.size()) +
           (x.array().square() - 10 * (2 * std::numbers::pi * x.array()).cos()).sum();
};

TEST(DualAnnealing, GlobalMinima) {
    for (const std::uint32_t seed : {0U, 1U, 2U, 3U, 4U}) {
        const auto r = dual_annealing(rastrigin, {-5.12, 5.12}, 5, {.seed = seed});
        EXPECT_TRUE(r.success);
        EXPECT_NEAR(r.fun, 0, 1e-8) << seed;
        EXPECT_EQ(r.nit, 1000);
        EXPECT_EQ(r.fun, rastrigin(r.x));
    }
    // Without local searches it comes near.
    const auto plain = dual_annealing(rastrigin, {-5.12, 5.12}, 2, {.no_local_search = true});
    EXPECT_LT(plain.fun, 0.1);
    EXPECT_EQ(plain.njev, 0);
    const auto rosenbrock = [](const Vector& x) {
        return 100 * std::pow(x[1] - x[0] * x[0], 2) + std::pow(1 - x[0], 2);
    };
    EXPECT_NEAR(dual_annealing(rosenbrock, {{-30, -30}, {30, 30}}).fun, 0, 1e-8);
}

TEST(DualAnnealing, Options) {
    const auto run = [](std::uint32_t seed) {
        return dual_annealing(rastrigin, {-5, 5}, 3, {.maxiter = 50, .seed = seed});
    };
    EXPECT_EQ(run(3).x, run(3).x);
    EXPECT_EQ(run(3).nfev, run(3).nfev);
    EXPECT_NE(run(3).nfev, run(4).nfev);
    for (const double visit : {1.1, 2.0, 2.9})
        EXPECT_LT(dual_annealing(rastrigin, {-5, 5}, 2, {.maxiter = 300, .visit = visit}).fun, 1.01);
    bool inside = true;
    const auto watched = [&](const Vector& x) {
        inside = inside && x.minCoeff() >= -1 && x.maxCoeff() <= 2;
        return x.squaredNorm();
    };
    EXPECT_NEAR(dual_annealing(watched, {-1, 2}, 2, {.maxiter = 200}).fun, 0, 1e-10);
    EXPECT_TRUE(inside);
    const auto few = dual_annealing(rastrigin, {-5, 5}, 2, {.maxfun = 30});
    EXPECT_LT(few.nfev, 200);
    EXPECT_EQ(few.message, "Maximum number of function calls reached");
    int calls = 0;
    const auto stopped = dual_annealing(
        rastrigin, {-5, 5}, 2, {.callback = [&](const Vector&, double, AnnealingContext) { return ++calls == 2; }});
    EXPECT_EQ(calls, 2);
    EXPECT_EQ(stopped.status, 1);
    EXPECT_FALSE(stopped.success);
    const auto at_start = dual_annealing(rastrigin, {-5, 5}, 2, {.maxiter = 0, .x0 = Vector(Eigen::Vector2d(1, 2))});
    EXPECT_EQ(at_start.x, Eigen::Vector2d(1, 2));
    EXPECT_EQ(at_start.nfev, 1);
    const auto simplex =
        dual_annealing(rastrigin, {-5, 5}, 2, {.maxiter = 200, .minimizer_kwargs = {.method = method::nelder_mead}});
    EXPECT_NEAR(simplex.fun, 0, 1e-6);
    EXPECT_EQ(simplex.njev, 0);
    const auto hot = dual_annealing(rastrigin, {-5, 5}, 2, {.maxiter = 500, .restart_temp_ratio = 0.5});
    EXPECT_NEAR(hot.fun, 0, 1e-8);  // starts again all the time
    const auto half = [](const Vector& x) { return x[0] < 0 ? std::nan("") : x[0]; };
    EXPECT_NEAR(dual_annealing(half, {-1, 1}, 1, {.maxiter = 200}).fun, 0, 1e-2);
}

TEST(DualAnnealing, Errors) {
    EXPECT_THROW_TEXT((void)dual_annealing(rastrigin, {1, 0}, 2), std::invalid_argument,
                      "dual_annealing: bounds must be");
    EXPECT_THROW_TEXT((void)dual_annealing(rastrigin, {0, 1}, 2, {.initial_temp = 0}), std::invalid_argument,
                      "initial_temp must be");
    EXPECT_THROW_TEXT((void)dual_annealing(rastrigin, {0, 1}, 2, {.restart_temp_ratio = 1}), std::invalid_argument,
                      "restart_temp_ratio");
    EXPECT_THROW_TEXT((void)dual_annealing(rastrigin, {0, 1}, 2, {.visit = 3}), std::invalid_argument,
                      "visit must be in");
    EXPECT_THROW_TEXT((void)dual_annealing(rastrigin, {0, 1}, 2, {.accept = 0}), std::invalid_argument,
                      "accept must be in");
    EXPECT_THROW_TEXT((void)dual_annealing(rastrigin, {0, 1}, 2, {.x0 = Vector::Constant(2, 2.0)}),
                      std::invalid_argument, "x0 must be within");
    EXPECT_THROW_TEXT((void)dual_annealing([](const Vector&) { return std::nan(""); }, {0, 1}, 2),
                      std::invalid_argument, "func must be finite at one of 1000");
}

}  // namespace
