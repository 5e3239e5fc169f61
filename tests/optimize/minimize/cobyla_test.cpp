#include <cmath>
#include <limits>
#include <scixx/optimize/fmin/fmin_cobyla.hpp>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/cobyla.hpp>
#include <stdexcept>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double sphere(const Vector& x) {
    return x.squaredNorm();
}

/// Quadratic objectives with linear and quadratic inequalities, equations and bounds, against SciPy's results.
TEST(Cobyla, QuadraticProblemsAreSciPys) {
    const Reference reference("optimize/minimize/cobyla.json");
    double calls = 0, scipys_calls = 0;
    for (int k = 0; k < 40; ++k) {
        SCOPED_TRACE(k);
        const auto& p = reference["quadratic " + std::to_string(k)];
        const Matrix Q = p.array<Matrix>("Q"), C = p.array<Matrix>("C"), E = p.array<Matrix>("E");
        const Vector q = p.array<Vector>("q"), curve = p.array<Vector>("curve"), b = p.array<Vector>("b");
        const Vector e = p.array<Vector>("e");
        const auto f = [&](const Vector& x) { return x.dot(Q * x) / 2 + q.dot(x) + x.array().square().square().sum(); };
        const OptimizeResult r = minimize(f, p.array<Vector>("x0"),
                                          {.method = method::cobyla,
                                           .bounds = {p.array<Vector>("lb"), p.array<Vector>("ub")},
                                           .constraints = {InequalityConstraint{[&](const Vector& x) {
                                                               return (b - C * x - curve * sphere(x)).eval();
                                                           }},
                                                           LinearConstraint{.A = E, .lb = e, .ub = e}},
                                           .options = COBYLAOptions{.maxiter = 2000}});
        EXPECT_TRUE(r.success) << r.message;
        EXPECT_LE(r.maxcv, 2e-4);
        EXPECT_LE(r.fun, p.number("fun") + 2e-3 * std::max(1.0, std::abs(r.fun)));
        EXPECT_REL_CLOSE(f(r.x), r.fun, 1e-12);
        calls += static_cast<double>(r.nfev);
        scipys_calls += p.number("nfev");
    }
    EXPECT_LE(calls, 1.2 * scipys_calls);
}

TEST(Cobyla, PowellsProblems) {
    const auto solve = [](auto f, const Vector& x0, auto g) {
        return minimize(f, x0,
                        {.method = method::cobyla,
                         .constraints = {InequalityConstraint{g}},
                         .options = COBYLAOptions{.rhobeg = 0.5, .tol = 1e-7, .maxiter = 3000}});
    };
    const auto disk = [](const Vector& x) { return 1 - x.squaredNorm(); };
    const OptimizeResult product = solve([](const Vector& x) { return x[0] * x[1]; }, Vector::Ones(2), disk);
    EXPECT_NEAR(product.fun, -0.5, 1e-6);
    const OptimizeResult three =
        solve([](const Vector& x) { return x[0] * x[1] * x[2]; }, Vector::Ones(3),
              [](const Vector& x) { return 1 - x[0] * x[0] - 2 * x[1] * x[1] - 3 * x[2] * x[2]; });
    EXPECT_NEAR(three.fun, -1 / (9 * std::sqrt(2.0)), 1e-6);
    const OptimizeResult fletcher =
        solve([](const Vector& x) { return -x[0] - x[1]; }, Vector::Ones(2),
              [](const Vector& x) { return Eigen::Vector2d(x[1] - x[0] * x[0], 1 - x.squaredNorm()); });
    EXPECT_NEAR(fletcher.fun, -std::sqrt(2.0), 1e-6);
    EXPECT_LE(fletcher.maxcv, 1e-7);
    EXPECT_EQ(fletcher.status, 1);
}

TEST(Cobyla, LinearProgramsEndInAVertex) {
    const Matrix a = (Matrix(3, 2) << 1, 2, 3, 1, 1, 1).finished();
    const OptimizeResult r = minimize(
        [](const Vector& x) { return -3 * x[0] - 4 * x[1]; }, Vector::Zero(2),
        {.method = method::cobyla, .bounds = {0, inf}, .constraints = {LinearConstraint{.A = a, .ub = {14, 18, 8}}}});
    EXPECT_SCALED_CLOSE(r.x, Eigen::Vector2d(2, 6), 1e-9);
    EXPECT_LE(r.maxcv, 1e-9);
}

TEST(Cobyla, BoundsFixedVariablesAndOneVariable) {
    const OptimizeResult corner =
        minimize(sphere, Eigen::Vector2d(5, -5), {.method = method::cobyla, .bounds = {{1, -inf}, {inf, -2}}});
    EXPECT_SCALED_CLOSE(corner.x, Eigen::Vector2d(1, -2), 1e-4);
    const OptimizeResult fixed =
        minimize(sphere, Eigen::Vector2d(5, -5), {.method = method::cobyla, .bounds = {{3, -inf}, {3, inf}}});
    EXPECT_SCALED_CLOSE(fixed.x, Eigen::Vector2d(3, 0), 2e-4);
    const OptimizeResult one =
        minimize([](const Vector& x) { return std::cosh(x[0] - 2); }, Vector::Zero(1), {.method = method::cobyla});
    EXPECT_NEAR(one.x[0], 2, 1e-4);
}

TEST(Cobyla, Statuses) {
    const Vector x0 = Eigen::Vector2d(3, 4);
    const auto run = [&](const COBYLAOptions& o) {
        return minimize(sphere, x0, {.method = method::cobyla, .options = o});
    };
    const OptimizeResult few = run({.maxiter = 7});
    EXPECT_EQ(few.status, 2);
    EXPECT_EQ(few.nfev, 7);
    EXPECT_FALSE(few.success);
    for (const Eigen::Index k : {1, 2}) EXPECT_EQ(run({.maxiter = k}).nfev, k) << "within the first simplex";
    const OptimizeResult target = run({.f_target = 5.0});
    EXPECT_EQ(target.status, 1);
    EXPECT_LE(target.fun, 5);
    EXPECT_LT(target.nfev, run({}).nfev);
    EXPECT_LT(run({.tol = 1e-2}).nfev, run({.tol = 1e-8}).nfev);
    EXPECT_LT(run({.tol = 1e-8}).fun, 1e-12);
    EXPECT_LT(run({.rhobeg = 0.1}).fun, 1e-6);
    EXPECT_TRUE(run({.rhobeg = 1, .tol = 10.0}).success) << "tol is at most rhobeg";
    const OptimizeResult never =
        minimize(sphere, x0, {.method = method::cobyla, .constraints = {InequalityConstraint{[](const Vector& x) {
                                                            return Eigen::Vector2d(x[0] - 1, -x[0] - 1);
                                                        }}}});
    EXPECT_EQ(never.status, 4);
    EXPECT_NEAR(never.maxcv, 1, 1e-3);
    Eigen::Index calls = 0;
    const OptimizeResult stopped =
        minimize(sphere, x0, {.method = method::cobyla, .callback = [&](const OptimizeResult& s) {
                                  EXPECT_EQ(s.nit, ++calls);
                                  EXPECT_EQ(s.fun, sphere(s.x));
                                  return calls == 4;
                              }});
    EXPECT_EQ(stopped.status, 99);
    EXPECT_EQ(stopped.nit, 4);
    EXPECT_THROW((void)minimize(sphere, x0,
                                {.method = method::cobyla,
                                 .callback = [](const Vector&) -> bool { throw std::runtime_error("out"); }}),
                 std::runtime_error);
}

TEST(Cobyla, WhatIsNotFinite) {
    for (const double bad : {nan, inf, -inf}) {
        const OptimizeResult nothing =
            minimize([&](const Vector&) { return bad; }, Vector::Ones(2), {.method = method::cobyla});
        EXPECT_EQ(nothing.status, 5);
        EXPECT_EQ(nothing.nfev, 1);
        EXPECT_TRUE(std::isnan(bad) ? std::isnan(nothing.fun) : nothing.fun == bad) << nothing.fun;
        // A wall behind which there is nothing, next to the minimum.
        const auto wall = [&](const Vector& x) { return x[0] > 1.5 ? bad : (x - Vector::Ones(2)).squaredNorm(); };
        const OptimizeResult r = minimize(wall, Eigen::Vector2d(-20, 3), {.method = method::cobyla});
        EXPECT_LT(r.fun, 1e-4) << r.message;
        const auto fence = [&](const Vector& x) { return x[0] < 0.5 ? bad : x[0] - 1; };
        const OptimizeResult behind = minimize(
            sphere, Eigen::Vector2d(3, 2), {.method = method::cobyla, .constraints = {InequalityConstraint{fence}}});
        EXPECT_NEAR(behind.fun, 1, 1e-3);
    }
    const OptimizeResult down =
        minimize([](const Vector& x) { return -std::exp(x[0]); }, Vector::Zero(1), {.method = method::cobyla});
    EXPECT_LE(down.fun, -1) << "unbounded below: it ends";
    EXPECT_TRUE(std::isfinite(down.fun));
    const OptimizeResult flat =
        minimize([](const Vector&) { return 1.0; }, Vector::Zero(3), {.method = method::cobyla});
    EXPECT_TRUE(flat.success);
    for (const double scale : {1e-200, 1e200}) {
        const OptimizeResult r = minimize([&](const Vector& x) { return scale * (x[0] * x[0] + std::cosh(x[1] - 1)); },
                                          Eigen::Vector2d(2, 2), {.method = method::cobyla});
        EXPECT_NEAR(r.x[1], 1, 1e-2) << scale;
    }
}

TEST(Cobyla, Errors) {
    const auto refuse = [](const MinimizeOptions& options, const char* text) {
        EXPECT_THROW_TEXT((void)minimize(sphere, Vector::Ones(2), options), std::invalid_argument, text);
    };
    refuse({.method = method::cobyla, .options = COBYLAOptions{.rhobeg = 0}}, "options.rhobeg must be positive, got 0");
    refuse({.method = method::cobyla, .options = COBYLAOptions{.tol = -1.0}}, "options.tol must not be negative");
    refuse({.method = method::cobyla, .options = COBYLAOptions{.maxiter = 0}}, "options.maxiter must be positive");
    refuse({.method = method::cobyla, .options = COBYLAOptions{.catol = nan}}, "options.catol must not be negative");
    refuse({.method = method::cobyla, .jac = FiniteDifference::two_point}, "jac is not for method::cobyla");
    refuse({.method = method::cobyla, .bounds = {.lb = 0, .ub = 1, .keep_feasible = true}}, "keep_feasible");
    refuse({.method = method::cobyla, .bounds = {1, 0}}, "bounds must have lb <= ub");
    refuse(
        {.method = method::cobyla, .constraints = {LinearConstraint{.A = Matrix::Ones(1, 2), .keep_feasible = true}}},
        "keep_feasible is only for method::trust_constr");
}

TEST(FminCobyla, IsMinimize) {
    const auto disk = [](const Vector& x) { return 1 - x.squaredNorm(); };
    const auto half = [](const Vector& x) { return x[0]; };
    const auto f = [](const Vector& x) { return x[0] + 2 * x[1]; };
    const OptimizeResult r = fmin_cobyla(f, Vector::Ones(2), {disk, half}, {.rhoend = 1e-6});
    const OptimizeResult same = minimize(f, Vector::Ones(2),
                                         {.method = method::cobyla,
                                          .constraints = {InequalityConstraint{disk}, InequalityConstraint{half}},
                                          .options = COBYLAOptions{.tol = 1e-6}});
    EXPECT_EQ(r.x, same.x);
    EXPECT_EQ(r.nfev, same.nfev);
    EXPECT_NEAR(r.fun, -2, 1e-5);
    EXPECT_EQ(fmin_cobyla(f, Vector::Ones(2), {disk}, {.maxfun = 5}).nfev, 5);
}

}  // namespace
