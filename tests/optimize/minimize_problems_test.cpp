// The test problems of Hock and Schittkowski (1981) and others with constraints, against the known or SciPy's solution
// and SciPy's number of calls.
#include <cmath>
#include <limits>
#include <scixx/optimize/autodiff.hpp>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/trust_constr.hpp>
#include <scixx/optimize/rosen.hpp>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using Vector = Eigen::VectorXd;
constexpr double inf = std::numeric_limits<double>::infinity();

template <class T>
T square(const T& a) {
    return a * a;
}

template <class X>
using Components = Eigen::Matrix<typename X::Scalar, Eigen::Dynamic, 1>;

/// A vector of x's scalar from its components.
template <class X, class... T>
Components<X> components(const X&, const T&... values) {
    Components<X> out(static_cast<Eigen::Index>(sizeof...(values)));
    Eigen::Index i = 0;
    ((out[i++] = values), ...);
    return out;
}

template <class F>
Constraint constraint(F f, Values lb, Values ub) {
    return NonlinearConstraint{.fun = f, .lb = lb, .ub = ub, .jac = autodiff(f)};
}

/// Solves a problem with exact gradients and checks the result against SciPy's: a solution that meets the tests, no
/// worse than SciPy's by more than the barrier leaves, with at most 1.5 times SciPy's calls and 5 more.
template <class F>
OptimizeResult check(const std::string& name, F f, const Vector& x0, std::vector<Constraint> constraints = {},
                     Bounds bounds = {}) {
    SCOPED_TRACE(name);
    static const Reference reference("optimize/minimize.json");
    const auto& expected = reference[name];
    const OptimizeResult result = minimize(f, x0,
                                           {.method = method::trust_constr,
                                            .jac = autodiff(f),
                                            .hess = BFGS{},
                                            .bounds = bounds,
                                            .constraints = std::move(constraints)});
    EXPECT_EQ(result.status, 1) << result.message;
    EXPECT_TRUE(result.success);
    EXPECT_LT(result.optimality, 1e-8);
    EXPECT_LT(result.constr_violation, 1e-8);
    EXPECT_LE(result.complementarity, 1e-8);
    EXPECT_LE(result.fun, expected.number("fun") + 1e-7 * std::max(1.0, std::abs(result.fun)));
    EXPECT_LE(static_cast<double>(result.nfev), 1.5 * expected.number("nfev") + 5);
    EXPECT_LT((result.x - expected.array<Vector>("x")).norm(), 1e-3 * (1 + result.x.norm()));
    return result;
}

TEST(MinimizeProblems, Equations) {
    const auto circle = [](const auto& x) { return x[0] * x[0] + x[1] * x[1]; };
    OptimizeResult r = check("maratos", [](const auto& x) { return 2 * (x[0] * x[0] + x[1] * x[1] - 1) - x[0]; },
                             Eigen::Vector2d(std::cos(1.0), std::sin(1.0)), {constraint(circle, 1, 1)});
    EXPECT_NEAR(r.fun, -1, 1e-10);
    EXPECT_LE(r.nfev, 12) << "the second-order correction keeps the steps whole";
    check("hs006", [](const auto& x) { return square(1 - x[0]); }, Eigen::Vector2d(-1.2, 1),
          {constraint([](const auto& x) { return 10 * (x[1] - x[0] * x[0]); }, 0, 0)});
    r = check("hs007", [](const auto& x) { return log(1 + x[0] * x[0]) - x[1]; }, Eigen::Vector2d(2, 2),
              {constraint([](const auto& x) { return square(1 + x[0] * x[0]) + x[1] * x[1]; }, 4, 4)});
    EXPECT_NEAR(r.fun, -std::sqrt(3.0), 1e-14);
    check("hs028", [](const auto& x) { return square(x[0] + x[1]) + square(x[1] + x[2]); }, Eigen::Vector3d(-4, 1, 1),
          {LinearConstraint{.A = Eigen::RowVector3d(1, 2, 3), .lb = 1, .ub = 1}});
    check("hs048", [](const auto& x) { return square(x[0] - 1) + square(x[1] - x[2]) + square(x[3] - x[4]); },
          (Vector(5) << 3, 5, -3, 2, -2).finished(),
          {constraint(
              [](const auto& x) { return components(x, x[0] + x[1] + x[2] + x[3] + x[4], x[2] - 2 * (x[3] + x[4])); },
              {5, -3}, {5, -3})});
    r = check("hs078", [](const auto& x) { return x[0] * x[1] * x[2] * x[3] * x[4]; },
              (Vector(5) << -2, 1.5, 2, -1, -1).finished(),
              {constraint(
                  [](const auto& x) {
                      return components(x, x.squaredNorm() - 10, x[1] * x[2] - 5 * x[3] * x[4],
                                        pow(x[0], 3) + pow(x[1], 3) + 1);
                  },
                  0, 0)});
    EXPECT_NEAR(r.fun, -2.91970041, 1e-8);
}

TEST(MinimizeProblems, Inequalities) {
    check("hs010", [](const auto& x) { return x[0] - x[1]; }, Eigen::Vector2d(-10, 10),
          {constraint([](const auto& x) { return -3 * x[0] * x[0] + 2 * x[0] * x[1] - x[1] * x[1] + 1; }, 0, inf)});
    OptimizeResult r =
        check("hs043",
              [](const auto& x) {
                  return x[0] * x[0] + x[1] * x[1] + 2 * x[2] * x[2] + x[3] * x[3] - 5 * x[0] - 5 * x[1] - 21 * x[2] +
                         7 * x[3];
              },
              Vector::Zero(4),
              {constraint(
                  [](const auto& x) {
                      return components(
                          x, 8 - x[0] * x[0] - x[1] * x[1] - x[2] * x[2] - x[3] * x[3] - x[0] + x[1] - x[2] + x[3],
                          10 - x[0] * x[0] - 2 * x[1] * x[1] - x[2] * x[2] - 2 * x[3] * x[3] + x[0] + x[3],
                          5 - 2 * x[0] * x[0] - x[1] * x[1] - x[2] * x[2] - 2 * x[0] + x[1] + x[3]);
                  },
                  0, inf)});
    EXPECT_NEAR(r.fun, -44, 1e-7);
    EXPECT_NEAR(r.v.at(0)[0], -1, 1e-6) << "active at its lower limit: negative";
    EXPECT_NEAR(r.v.at(0)[1], 0, 1e-6);
    EXPECT_NEAR(r.v.at(0)[2], -2, 1e-6);
    r = check("hs100",
              [](const auto& x) {
                  return square(x[0] - 10) + 5 * square(x[1] - 12) + pow(x[2], 4) + 3 * square(x[3] - 11) +
                         10 * pow(x[4], 6) + 7 * x[5] * x[5] + pow(x[6], 4) - 4 * x[5] * x[6] - 10 * x[5] - 8 * x[6];
              },
              (Vector(7) << 1, 2, 0, 4, 0, 1, 1).finished(),
              {constraint(
                  [](const auto& x) {
                      return components(
                          x, 127 - 2 * x[0] * x[0] - 3 * pow(x[1], 4) - x[2] - 4 * x[3] * x[3] - 5 * x[4],
                          282 - 7 * x[0] - 3 * x[1] - 10 * x[2] * x[2] - x[3] + x[4],
                          196 - 23 * x[0] - x[1] * x[1] - 6 * x[5] * x[5] + 8 * x[6],
                          -4 * x[0] * x[0] - x[1] * x[1] + 3 * x[0] * x[1] - 2 * x[2] * x[2] - 5 * x[5] + 11 * x[6]);
                  },
                  0, inf)});
    EXPECT_NEAR(r.fun, 680.6300573, 1e-6);
    check("degenerate", [](const auto& x) { return square(x[0] - 2) + x[1] * x[1]; }, Eigen::Vector2d(1, 1),
          {LinearConstraint{
              .A = (Eigen::MatrixXd(3, 2) << -1, 1, -1, -1, 1, 0).finished(), .lb = -inf, .ub = {0, 0, 1}}});
}

TEST(MinimizeProblems, InequalitiesAndBounds) {
    check("hyperbolic", [](const auto& x) { return square(x[0] - 2) + 0.5 * square(x[1] - 0.5); },
          Eigen::Vector2d(0, 0), {constraint([](const auto& x) { return 1 / (x[0] + 1) - x[1]; }, 0.25, inf)},
          {{0, -inf}, inf});
    check("hs021", [](const auto& x) { return 0.01 * x[0] * x[0] + x[1] * x[1] - 100; }, Eigen::Vector2d(-1, -1),
          {constraint([](const auto& x) { return 10 * x[0] - x[1]; }, 10, inf)}, {{2, -50}, 50});
    OptimizeResult r =
        check("hs035",
              [](const auto& x) {
                  return 9 - 8 * x[0] - 6 * x[1] - 4 * x[2] + 2 * x[0] * x[0] + 2 * x[1] * x[1] + x[2] * x[2] +
                         2 * x[0] * x[1] + 2 * x[0] * x[2];
              },
              Vector::Constant(3, 0.5), {LinearConstraint{.A = Eigen::RowVector3d(1, 1, 2), .ub = 3}}, {0, inf});
    EXPECT_NEAR(r.fun, 1.0 / 9, 1e-8);
    check("hs065", [](const auto& x) { return square(x[0] - x[1]) + square(x[0] + x[1] - 10) / 9 + square(x[2] - 5); },
          Eigen::Vector3d(-5, 5, 0), {constraint([](const auto& x) { return 48 - x.squaredNorm(); }, 0, inf)},
          {{-4.5, -4.5, -5}, {4.5, 4.5, 5}});
    r = check("hs071", [](const auto& x) { return x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2]; },
              Eigen::Vector4d(1, 5, 5, 1),
              {constraint([](const auto& x) { return components(x, x[0] * x[1] * x[2] * x[3], x.squaredNorm()); },
                          {25, 40}, {inf, 40})},
              {1, 5});
    EXPECT_NEAR(r.fun, 17.0140173, 1e-7);
    check("hs076",
          [](const auto& x) {
              return x[0] * x[0] + 0.5 * x[1] * x[1] + x[2] * x[2] + 0.5 * x[3] * x[3] - x[0] * x[2] + x[2] * x[3] -
                     x[0] - 3 * x[1] + x[2] - x[3];
          },
          Vector::Constant(4, 0.5),
          {LinearConstraint{.A = (Eigen::MatrixXd(3, 4) << 1, 2, 1, 1, 3, 1, 2, -1, 0, 1, 4, 0).finished(),
                            .lb = {-inf, -inf, 1.5},
                            .ub = {5, 4, inf}}},
          {0, inf});
    const auto valley = [](const auto& x) { return rosen(x); };
    check("rosen_disk", valley, Eigen::Vector2d(0.5, 0),
          {constraint([](const auto& x) { return x[0] * x[0] + 2 * x[1]; }, -inf, 1)}, {{0, -0.5}, {1, 2}});
    check("rosen", valley, Eigen::Vector2d(-1.2, 1));
    r = check("fixed", [](const auto& x) { return square(x[0] - 1) + square(x[1] - 2) + x[0] * x[1]; },
              Eigen::Vector2d(0, 0), {}, {{0.5, -inf}, {0.5, 3}});
    EXPECT_EQ(r.x[0], 0.5);
}

// The largest triangle in the unit circle with two corners given, with nothing but values of the functions.
TEST(MinimizeProblems, TriangleInACircle) {
    const auto minus_area = [](const Vector& p) { return -std::abs(p[1] + 1 - p[0]) / 2; };
    const auto room = [](const Vector& p) { return 1 - p[0] * p[0] - p[1] * p[1]; };
    for (const double ub : {0.0, inf}) {
        const OptimizeResult r =
            minimize(minus_area, Eigen::Vector2d(0, 1),
                     {.method = method::trust_constr,
                      .jac = FiniteDifference::two_point,
                      .hess = BFGS{},
                      .bounds = {-1, 1},
                      .constraints = {NonlinearConstraint{
                          .fun = room, .lb = 0, .ub = ub, .jac = FiniteDifference::two_point, .hess = BFGS{}}}});
        EXPECT_EQ(r.status, 1) << r.message;
        // The barrier of an inequality leaves about its parameter.
        EXPECT_NEAR(r.fun, -(1 + std::sqrt(2.0)) / 2, ub == 0 ? 1e-12 : 1e-8);
        EXPECT_LE(r.optimality, 1e-8);
        EXPECT_LE(r.constr_violation, 1e-12);
        EXPECT_LE(r.nfev, 90) << "SciPy's number";
        EXPECT_NEAR(r.x[0], -std::sqrt(0.5), 1e-7);
        EXPECT_NEAR(r.x[1], std::sqrt(0.5), 1e-7);
    }
}

TEST(MinimizeProblems, RosenbrockIn100Variables) {
    const Vector x0 = Vector::Constant(100, -1.2);
    const auto f = [](const Vector& x) { return rosen(x); };
    const auto grad = [](const Vector& x) { return rosen_der(x); };
    OptimizeResult r = minimize(f, x0, {.method = method::trust_constr, .jac = grad});
    EXPECT_EQ(r.status, 1);
    EXPECT_LT(r.fun, 1e-12);
    EXPECT_LE(r.nfev, 1095) << "1.5 times SciPy's 730";
    r = minimize(f, x0, {.method = method::trust_constr, .jac = grad, .hessp = [](const Vector& x, const Vector& p) {
                             return rosen_hess_prod(x, p);
                         }});
    EXPECT_EQ(r.status, 1);
    EXPECT_LT(r.fun, 1e-12);
    EXPECT_LE(r.nfev, 640) << "1.5 times SciPy's 429";
    r = minimize(f, x0, {.method = method::trust_constr, .jac = grad, .bounds = {-2, 0.5}});
    EXPECT_EQ(r.status, 1);
    EXPECT_LE(r.x.maxCoeff(), 0.5);
    EXPECT_GE(r.x.minCoeff(), -2);
    EXPECT_NEAR(r.x[0], 0.5, 1e-7) << "the bound holds it";
}

TEST(MinimizeProblems, TrustConstrDoesNotStickAtBoundsThatPointsKeep) {
    const auto f = [](const Vector& v) {
        const double x = v[0], y = v[1];
        return std::exp(x) * (4 * x * x + 2 * y * y + 4 * x * y + 2 * y + 1);
    };
    const NonlinearConstraint product{
        .fun = [](const Vector& v) { return Vector(Vector::Constant(1, v[0] * v[1])); }, .lb = -10, .ub = HUGE_VAL};
    const NonlinearConstraint curve{
        .fun = [](const Vector& v) { return Vector(Vector::Constant(1, v[0] * v[0] + v[1])); }, .lb = 1, .ub = 1};
    for (const Eigen::Vector2d& start : {Eigen::Vector2d(0.99, -0.99), Eigen::Vector2d(-0.958, -0.509),
                                         Eigen::Vector2d(0.77, -0.83), Eigen::Vector2d(-0.9, -0.9)}) {
        const OptimizeResult r = minimize(f, start,
                                          {.method = method::trust_constr,
                                           .bounds = {.lb = -1, .ub = 1, .keep_feasible = true},
                                           .constraints = {product, curve}});
        EXPECT_TRUE(r.success) << r.message;
        EXPECT_NE(r.status, 4);
        EXPECT_LT(r.constr_violation, 1e-8);
        EXPECT_LT(std::min(std::abs(r.fun - 5), std::abs(r.fun - 1.5093109539)), 1e-3);  // two local minima
    }
}

}  // namespace
