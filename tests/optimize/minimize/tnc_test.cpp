#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <scixx/optimize/fmin/fmin_tnc.hpp>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/tnc.hpp>
#include <scixx/optimize/rosen.hpp>
#include <stdexcept>

#include "support/closeness.hpp"

namespace {

using namespace scixx::optimize;
using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double valley(const Vector& x) {
    return rosen(x);
}
Vector slope(const Vector& x) {
    return rosen_der(x);
}

/// Largest component of P(x - g) - x.
double optimality(const Vector& x, const Vector& g, const Vector& lb, const Vector& ub) {
    return ((x - g).cwiseMax(lb).cwiseMin(ub) - x).cwiseAbs().maxCoeff();
}

TEST(Tnc, QuadraticsInBoxes) {
    std::mt19937 random(3);
    std::normal_distribution<double> normal;
    const auto draw = [&](Eigen::Index rows, Eigen::Index cols) {
        return Matrix(Matrix::NullaryExpr(rows, cols, [&] { return normal(random); }));
    };
    for (int k = 0; k < 60; ++k) {
        SCOPED_TRACE(k);
        const Eigen::Index n = 1 + k % 20;
        const Matrix a = draw(n, n), q = a * a.transpose() + 0.1 * Matrix::Identity(n, n);
        const Vector b = 3 * draw(n, 1);
        Vector lb = draw(n, 1).array() - 0.5, ub = lb.array() + draw(n, 1).array().abs();
        if (k % 3 == 1) lb.setConstant(-inf);
        if (k % 5 == 2) lb[0] = ub[0];
        const auto f = [&](const Vector& x) {
            EXPECT_TRUE((x.array() >= lb.array()).all() && (x.array() <= ub.array()).all());
            return x.dot(q * x) / 2 + b.dot(x);
        };
        const auto g = [&](const Vector& x) { return (q * x + b).eval(); };
        const OptimizeResult exact =
            minimize(f, 3 * draw(n, 1).col(0), {.method = method::tnc, .jac = g, .bounds = {lb, ub}});
        if (exact.status == 5) continue;
        EXPECT_TRUE(exact.success) << exact.message;
        EXPECT_LT(optimality(exact.x, g(exact.x), lb, ub), 1e-4 * (1 + b.norm()));
        EXPECT_EQ(exact.jac, g(exact.x));
        const OptimizeResult r = minimize(
            f, Vector::Zero(n), {.method = method::tnc, .bounds = {lb, ub}, .options = TNCOptions{.maxfun = 2000}});
        EXPECT_NEAR(r.fun, exact.fun, 1e-5 * std::max(1.0, std::abs(exact.fun))) << r.message;
    }
}

TEST(Tnc, Rosenbrock) {
    for (const Eigen::Index n : {2, 10, 100}) {
        const Vector x0 = Vector::Constant(n, -1.2);
        OptimizeResult r =
            minimize(valley, x0, {.method = method::tnc, .jac = slope, .options = TNCOptions{.maxfun = 200}});
        EXPECT_TRUE(r.success) << n << r.message;
        EXPECT_LT(std::min(r.fun, std::abs(r.fun - 3.986)), 1e-2);
        r = minimize(valley, x0, {.method = method::tnc, .jac = slope, .bounds = {-2, 0.5}});
        EXPECT_TRUE(r.success) << n << r.message;
        EXPECT_EQ(r.x[0], 0.5);
        EXPECT_LE(r.njev, 71) << "SciPy's number for 100 variables";
        EXPECT_LT(optimality(r.x, r.jac, Vector::Constant(n, -2), Vector::Constant(n, 0.5)), 1e-3);
    }
    for (const Jacobian& jac : {Jacobian(), Jacobian(FiniteDifference::three_point)}) {
        const OptimizeResult r = minimize(valley, Eigen::Vector2d(-1.2, 1), {.method = method::tnc, .jac = jac});
        EXPECT_LT(r.fun, 1e-6) << r.message;
    }
}

TEST(Tnc, BoundsAndStatuses) {
    const Vector x0 = Eigen::Vector2d(-1.2, 1);
    const auto run = [&](const TNCOptions& o) {
        return minimize(valley, x0, {.method = method::tnc, .jac = slope, .options = o});
    };
    const OptimizeResult fixed = minimize(valley, x0, {.method = method::tnc, .bounds = {{0.25, -inf}, {0.25, inf}}});
    EXPECT_EQ(fixed.x[0], 0.25);
    EXPECT_NEAR(fixed.x[1], 0.0625, 1e-5);
    const OptimizeResult all = minimize(valley, x0, {.method = method::tnc, .bounds = {{0, 1}, {0, 1}}});
    EXPECT_EQ(all.status, 5);
    EXPECT_TRUE(all.success);
    // A start in the minimum, where differences show a slope of their own.
    const OptimizeResult there = minimize([](const Vector& x) { return x[0] * x[0] + (x[1] - 1) * (x[1] - 1); },
                                          Eigen::Vector2d(0, 1), {.method = method::tnc});
    EXPECT_EQ(there.status, 0);
    EXPECT_TRUE(there.success);
    EXPECT_EQ(all.x, Vector(Eigen::Vector2d(0, 1)));
    EXPECT_EQ(all.fun, 101);
    EXPECT_EQ(run({.maxfun = 12}).status, 3);
    EXPECT_LE(run({.maxfun = 12}).njev, 12);
    EXPECT_EQ(minimize(valley, Vector::Ones(2), {.method = method::tnc, .jac = slope}).status, 0);
    const OptimizeResult parabola =
        minimize([](const Vector& x) { return (x[0] - 3) * (x[0] - 3); }, Vector::Zero(1), {.method = method::tnc});
    EXPECT_EQ(parabola.status, 0);
    EXPECT_LE(parabola.nfev, 12);
    EXPECT_EQ(run({.ftol = 1e-2}).status, 1);
    EXPECT_EQ(run({.xtol = 1e-2}).status, 2);
    EXPECT_EQ(run({.gtol = 0.5, .rescale = 10.0}).status, 0);
    EXPECT_LT(run({.gtol = 1e-9, .rescale = 10.0}).fun, 1e-15);
    for (const TNCOptions& o : {TNCOptions{.scale = 2.0}, TNCOptions{.scale = {1, 10}, .offset = {0.5, 0.5}},
                                TNCOptions{.maxCGit = 5}, TNCOptions{.eta = 0.9}, TNCOptions{.stepmx = 0.1},
                                TNCOptions{.accuracy = 1e-6}, TNCOptions{.minfev = -1e3}, TNCOptions{.rescale = 0.0}}) {
        const OptimizeResult r = run(o);
        EXPECT_LT(r.fun, 1e-6) << r.message;
        EXPECT_TRUE(r.success || r.status == 3);
    }
    EXPECT_LT(run({.maxCGit = 0, .maxfun = 200}).fun, 4.5) << "steepest descent";
    Eigen::Index calls = 0;
    const OptimizeResult stopped =
        minimize(valley, x0, {.method = method::tnc, .jac = slope, .callback = [&](const OptimizeResult& s) {
                                  EXPECT_EQ(s.nit, ++calls);
                                  EXPECT_EQ(s.fun, valley(s.x));
                                  return calls == 3;
                              }});
    EXPECT_EQ(stopped.status, 7);
    EXPECT_EQ(stopped.nit, 3);
    EXPECT_FALSE(stopped.success);
    EXPECT_THROW((void)minimize(valley, x0,
                                {.method = method::tnc,
                                 .callback = [](const Vector&) -> bool { throw std::runtime_error("out"); }}),
                 std::runtime_error);
    const auto both = [](const Vector& x) { return std::pair(rosen(x), rosen_der(x)); };
    EXPECT_EQ(minimize(both, x0, {.method = method::tnc, .jac = true}).x, run({}).x);
}

TEST(Tnc, WhatIsNotFinite) {
    for (const double bad : {nan, inf}) {
        const OptimizeResult nothing =
            minimize([&](const Vector&) { return bad; }, Vector::Ones(2), {.method = method::tnc});
        EXPECT_EQ(nothing.status, 4);
        EXPECT_EQ(nothing.nfev, 1);
        // A wall behind which there is nothing, next to the minimum.
        const auto wall = [&](const Vector& x) { return x[0] > 1.5 ? bad : (x - Vector::Ones(2)).squaredNorm(); };
        const OptimizeResult r = minimize(wall, Eigen::Vector2d(-20, 3), {.method = method::tnc});
        EXPECT_LT(r.fun, 1e-4) << r.message;
    }
    const OptimizeResult down =
        minimize([](const Vector& x) { return -std::exp(x[0]); }, Vector::Zero(1), {.method = method::tnc});
    EXPECT_LE(down.fun, -1) << "unbounded below: it ends";
    for (const double scale : {1e-100, 1e100}) {
        const OptimizeResult r =
            minimize([&](const Vector& x) { return scale * valley(x); }, Eigen::Vector2d(-1.2, 1),
                     {.method = method::tnc, .jac = [&](const Vector& x) { return (scale * slope(x)).eval(); }});
        EXPECT_LT(r.fun / scale, 1e-6) << r.message;
    }
}

TEST(Tnc, Errors) {
    const auto refuse = [](const MinimizeOptions& options, const char* text) {
        EXPECT_THROW_TEXT((void)minimize(valley, Vector::Ones(2), options), std::invalid_argument, text);
    };
    const auto option = [&](const TNCOptions& o, const char* text) {
        refuse({.method = method::tnc, .options = o}, text);
    };
    option({.eps = 0}, "options.eps must be positive");
    option({.scale = {1, 0}}, "options.scale must be positive");
    option({.scale = {1, 1, 1}}, "options.scale must have 1 or 2 components, got 3");
    option({.offset = nan}, "offset finite");
    option({.maxCGit = -1}, "options.maxCGit must not be negative, got -1");
    option({.eta = 1.0}, "options.eta must be positive and below 1, got 1");
    option({.stepmx = -1}, "options.stepmx must not be negative");
    option({.accuracy = 0.0}, "options.accuracy must be positive, got 0");
    option({.minfev = nan}, "options.minfev must not be NaN");
    option({.ftol = -1.0}, "options.ftol must not be negative, got -1");
    option({.rescale = -1.0}, "options.rescale must not be negative");
    option({.maxfun = -1}, "options.maxfun must not be negative");
    refuse({.method = method::tnc, .bounds = {1, 0}}, "bounds must have lb <= ub");
    refuse({.method = method::tnc, .constraints = {LinearConstraint{}}}, "constraints are not for method::tnc");
}

TEST(FminTnc, IsMinimize) {
    const Vector x0 = Eigen::Vector2d(-1.2, 1);
    const OptimizeResult r = fmin_tnc(valley, x0, {.fprime = slope, .bounds = {-2, 0.5}, .pgtol = 1e-8});
    const OptimizeResult same = minimize(
        valley, x0, {.method = method::tnc, .jac = slope, .bounds = {-2, 0.5}, .options = TNCOptions{.gtol = 1e-8}});
    EXPECT_EQ(r.x, same.x);
    EXPECT_EQ(r.njev, same.njev);
    EXPECT_LE(fmin_tnc(valley, x0, {.fprime = slope, .maxfun = 9}).njev, 9);
}

}  // namespace
