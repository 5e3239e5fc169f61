#include <cmath>
#include <cstdlib>
#include <limits>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/cobyqa.hpp>
#include <stdexcept>
#include <string>

#include "support/closeness.hpp"
#include "support/more_garbow_hillstrom.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using scixx::testing::TestProblem;
using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double sphere(const Vector& x) {
    return x.squaredNorm();
}

TEST(Cobyqa, MoreGarbowHillstrom) {
    const Reference reference("optimize/more_garbow_hillstrom.json");
    int reached = 0, by_simplex = 0;
    double calls = 0, simplex_calls = 0;
    for (const TestProblem& p : scixx::testing::more_garbow_hillstrom()) {
        const OptimizeResult r =
            minimize([&](const Vector& x) { return p.value(x); }, p.start(), {.method = method::cobyqa});
        EXPECT_REL_CLOSE(p.value(r.x), r.fun, 1e-12) << p.name;
        const bool mine = p.solved(r.fun, 2e-4), simplex = p.solved(reference[p.name].number("Nelder-Mead fun"), 2e-4);
        reached += mine;
        by_simplex += simplex;
        if (mine && simplex) {
            calls += static_cast<double>(r.nfev);
            simplex_calls += reference[p.name].number("Nelder-Mead nfev");
        }
        if (std::getenv("SCIXX_SHOW"))
            std::printf("%-22s %12.5g %6ld | %d\n", p.name.c_str(), r.fun, static_cast<long>(r.nfev), r.status);
    }
    if (std::getenv("SCIXX_SHOW")) std::printf("%d %d, %g %g\n", reached, by_simplex, calls, simplex_calls);
    EXPECT_GE(reached, 24);
    EXPECT_GT(reached, by_simplex);
    EXPECT_LE(calls, 1.3 * simplex_calls) << "to a much higher accuracy";
}

/// Quadratic objectives with linear and quadratic inequalities, equations and bounds, against SciPy's method COBYLA: as
/// good a minimum but for some that have several.
TEST(Cobyqa, QuadraticProblems) {
    const Reference reference("optimize/minimize/cobyla.json");
    double calls = 0, scipys_calls = 0;
    int good = 0, successes = 0;
    for (int k = 0; k < 40; ++k) {
        SCOPED_TRACE(k);
        const auto& p = reference["quadratic " + std::to_string(k)];
        const Matrix Q = p.array<Matrix>("Q"), C = p.array<Matrix>("C"), E = p.array<Matrix>("E");
        const Vector q = p.array<Vector>("q"), curve = p.array<Vector>("curve"), b = p.array<Vector>("b");
        const Vector e = p.array<Vector>("e"), lb = p.array<Vector>("lb"), ub = p.array<Vector>("ub");
        const auto f = [&](const Vector& x) {
            EXPECT_TRUE((x.array() >= lb.array()).all() && (x.array() <= ub.array()).all());
            return x.dot(Q * x) / 2 + q.dot(x) + x.array().square().square().sum();
        };
        const OptimizeResult r =
            minimize(f, p.array<Vector>("x0"),
                     {.method = method::cobyqa,
                      .bounds = {lb, ub},
                      .constraints = {
                          InequalityConstraint{[&](const Vector& x) { return (b - C * x - curve * sphere(x)).eval(); }},
                          LinearConstraint{.A = E, .lb = e, .ub = e}}});
        successes += r.success;
        good += r.maxcv <= 1e-6 && r.fun <= p.number("fun") + 2e-3 * std::max(1.0, std::abs(r.fun));
        EXPECT_EQ(f(r.x), r.fun);
        calls += static_cast<double>(r.nfev);
        scipys_calls += p.number("nfev");
        if (std::getenv("SCIXX_SHOW"))
            std::printf("%d: %.8g %g %ld %d | %.8g %g\n", k, r.fun, r.maxcv, static_cast<long>(r.nfev), r.status,
                        p.number("fun"), p.number("nfev"));
    }
    if (std::getenv("SCIXX_SHOW")) std::printf("%d good, %d successes, %g %g\n", good, successes, calls, scipys_calls);
    EXPECT_GE(good, 36);
    EXPECT_GE(successes, 38);
    EXPECT_LE(calls, 1.5 * scipys_calls) << "to a hundredth of its last radius";
}

TEST(Cobyqa, KnownMinima) {
    const auto solve = [](auto f, const Vector& x0, auto g) {
        return minimize(f, x0, {.method = method::cobyqa, .constraints = {InequalityConstraint{g}}});
    };
    const auto disk = [](const Vector& x) { return 1 - x.squaredNorm(); };
    EXPECT_NEAR(solve([](const Vector& x) { return x[0] * x[1]; }, Vector::Ones(2), disk).fun, -0.5, 1e-6);
    const OptimizeResult fletcher =
        solve([](const Vector& x) { return -x[0] - x[1]; }, Vector::Ones(2),
              [](const Vector& x) { return Eigen::Vector2d(x[1] - x[0] * x[0], 1 - x.squaredNorm()); });
    EXPECT_NEAR(fletcher.fun, -std::sqrt(2.0), 1e-6);
    EXPECT_LE(fletcher.maxcv, 1e-8);
    EXPECT_TRUE(fletcher.success) << fletcher.message;
    // Hock and Schittkowski's problem 71.
    const OptimizeResult r = minimize(
        [](const Vector& x) { return x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2]; }, Eigen::Vector4d(1, 5, 5, 1),
        {.method = method::cobyqa,
         .bounds = {1, 5},
         .constraints = {
             NonlinearConstraint{.fun = [](const Vector& x) { return x.prod(); }, .lb = 25, .ub = inf},
             NonlinearConstraint{.fun = [](const Vector& x) { return x.squaredNorm(); }, .lb = 40, .ub = 40}}});
    EXPECT_NEAR(r.fun, 17.0140173, 1e-4);
    EXPECT_LE(r.maxcv, 1e-6);
    EXPECT_LE(r.nfev, 400);
    // Bounds.
    const OptimizeResult corner =
        minimize(sphere, Eigen::Vector2d(5, -5), {.method = method::cobyqa, .bounds = {{1, -inf}, {inf, -2}}});
    EXPECT_EQ(corner.x, Vector(Eigen::Vector2d(1, -2)));
    EXPECT_TRUE(corner.success) << corner.message;
    const OptimizeResult fixed =
        minimize(sphere, Eigen::Vector3d(5, -5, 1), {.method = method::cobyqa, .bounds = {{3, -inf, -1}, {3, inf, 2}}});
    EXPECT_SCALED_CLOSE(fixed.x, Eigen::Vector3d(3, 0, 0), 1e-5);
    const OptimizeResult all = minimize(sphere, Eigen::Vector2d(5, -5), {.method = method::cobyqa, .bounds = {2, 2}});
    EXPECT_EQ(all.status, 2);
    EXPECT_EQ(all.fun, 8);
    EXPECT_EQ(all.nfev, 1);
    const OptimizeResult one =
        minimize([](const Vector& x) { return std::cosh(x[0] - 2); }, Vector::Zero(1), {.method = method::cobyqa});
    EXPECT_NEAR(one.x[0], 2, 1e-5);
}

TEST(Cobyqa, Statuses) {
    const Vector x0 = Eigen::Vector2d(3, 4);
    const auto bowl = [](const Vector& x) { return std::cosh(x[0]) + x[1] * x[1] * (1 + x[0] * x[0]); };
    const auto run = [&](const COBYQAOptions& o) {
        return minimize(bowl, x0, {.method = method::cobyqa, .options = o});
    };
    for (const Eigen::Index k : {1, 3, 5, 9}) {
        EXPECT_EQ(run({.maxfev = k}).nfev, k);
        EXPECT_EQ(run({.maxfev = k}).status, 5);
    }
    EXPECT_EQ(run({.maxiter = 2}).status, 6);
    EXPECT_EQ(run({.maxiter = 2}).nit, 2);
    const OptimizeResult target = run({.f_target = 5.0});
    EXPECT_EQ(target.status, 1);
    EXPECT_TRUE(target.success);
    EXPECT_LE(target.fun, 5);
    EXPECT_LT(run({.final_tr_radius = 1e-2}).nfev, run({}).nfev);
    EXPECT_NEAR(run({}).fun, 1, 1e-9);
    EXPECT_NEAR(run({.initial_tr_radius = 0.1}).fun, 1, 1e-9);
    const OptimizeResult scaled = minimize(
        [](const Vector& x) { return std::pow(x[0] * 1e-3 - 1, 2) + std::pow(x[1] - 0.5, 2); }, Eigen::Vector2d(0, 0),
        {.method = method::cobyqa, .bounds = {{-1e4, -1}, {1e4, 1}}, .options = COBYQAOptions{.scale = true}});
    EXPECT_NEAR(scaled.x[0], 1000, 0.1);
    EXPECT_NEAR(scaled.x[1], 0.5, 1e-4);
    const OptimizeResult never =
        minimize(sphere, x0, {.method = method::cobyqa, .constraints = {InequalityConstraint{[](const Vector& x) {
                                                            return Eigen::Vector2d(x[0] - 1, -x[0] - 1);
                                                        }}}});
    EXPECT_FALSE(never.success);
    EXPECT_NEAR(never.maxcv, 1, 1e-3);
    int calls = 0;
    const OptimizeResult stopped =
        minimize(bowl, x0, {.method = method::cobyqa, .callback = [&](const OptimizeResult& s) {
                                EXPECT_EQ(s.fun, bowl(s.x));
                                return ++calls == 4;
                            }});
    EXPECT_EQ(stopped.status, 3);
    EXPECT_EQ(stopped.nit, 4);
    EXPECT_THROW((void)minimize(bowl, x0,
                                {.method = method::cobyqa,
                                 .callback = [](const Vector&) -> bool { throw std::runtime_error("out"); }}),
                 std::runtime_error);
}

TEST(Cobyqa, WhatIsNotFinite) {
    for (const double bad : {nan, inf}) {
        const OptimizeResult nothing =
            minimize([&](const Vector&) { return bad; }, Vector::Ones(2), {.method = method::cobyqa});
        EXPECT_EQ(nothing.status, -3);
        EXPECT_EQ(nothing.nfev, 1);
        EXPECT_TRUE(std::isnan(bad) ? std::isnan(nothing.fun) : nothing.fun == bad) << nothing.fun;
        // A wall behind which there is nothing, next to the minimum.
        const auto wall = [&](const Vector& x) { return x[0] > 1.5 ? bad : (x - Vector::Ones(2)).squaredNorm(); };
        const OptimizeResult r = minimize(wall, Eigen::Vector2d(-20, 3), {.method = method::cobyqa});
        EXPECT_LT(r.fun, 1e-4) << r.message;
    }
    const OptimizeResult down =
        minimize([](const Vector& x) { return -std::exp(x[0]); }, Vector::Zero(1), {.method = method::cobyqa});
    EXPECT_LE(down.fun, -1) << "unbounded below: it ends";
    EXPECT_TRUE(minimize([](const Vector&) { return 1.0; }, Vector::Zero(3), {.method = method::cobyqa}).success);
}

TEST(Cobyqa, Errors) {
    const auto refuse = [](const MinimizeOptions& options, const char* text) {
        EXPECT_THROW_TEXT((void)minimize(sphere, Vector::Ones(2), options), std::invalid_argument, text);
    };
    const auto option = [&](const COBYQAOptions& o, const char* text) {
        refuse({.method = method::cobyqa, .options = o}, text);
    };
    option({.maxfev = 0}, "options.maxfev and maxiter must be positive");
    option({.feasibility_tol = -1}, "options.feasibility_tol must not be negative, got -1");
    option({.initial_tr_radius = 0}, "options.initial_tr_radius must be positive, got 0");
    option({.final_tr_radius = nan}, "options.final_tr_radius must be positive");
    refuse({.method = method::cobyqa, .jac = FiniteDifference::two_point}, "jac is not for method::cobyqa");
    refuse({.method = method::cobyqa, .bounds = {1, 0}}, "bounds must have lb <= ub");
}

}  // namespace
