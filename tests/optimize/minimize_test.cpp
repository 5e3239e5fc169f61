// Options, derivatives of every kind, callbacks, outcomes and errors of minimize; minimize_problems_test.cpp has the
// accuracy and the number of calls on known problems.
#include <array>
#include <cmath>
#include <limits>
#include <scixx/optimize/autodiff.hpp>
#include <scixx/optimize/differentiate.hpp>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/trust_constr.hpp>
#include <scixx/optimize/rosen.hpp>
#include <stdexcept>
#include <utility>
#include <vector>

#include "support/closeness.hpp"

namespace {

using namespace scixx::optimize;
using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const auto valley = [](const auto& x) { return rosen(x); };
const auto valley_der = [](const auto& x) { return rosen_der(x); };
const Eigen::Vector2d start(-1.2, 1);

double bowl(const Vector& x) {
    return (x - Vector::LinSpaced(x.size(), 1, 2)).squaredNorm();
}

/// The conditions of Karush, Kuhn and Tucker, computed anew from the fields of the result.
void expect_kkt(const OptimizeResult& r, const std::vector<std::pair<double, double>>& limits, double tolerance) {
    Vector gradient = r.grad;
    double violation = 0, product = 0;
    ASSERT_EQ(r.constr.size(), limits.size());
    for (std::size_t k = 0; k < limits.size(); ++k) {
        gradient += r.constr_jac[k].transpose() * r.v[k];
        for (Eigen::Index i = 0; i < r.v[k].size(); ++i) {
            const double c = r.constr[k][i], v = r.v[k][i];
            violation = std::max({violation, limits[k].first - c, c - limits[k].second});
            if (limits[k].first < limits[k].second) {
                product = std::max(product, v > 0 ? v * (limits[k].second - c) : -v * (c - limits[k].first));
            }
        }
    }
    EXPECT_SCALED_CLOSE(gradient, r.lagrangian_grad, 1e-9);
    EXPECT_LE(gradient.cwiseAbs().maxCoeff(), tolerance);
    EXPECT_LE(violation, tolerance);
    EXPECT_LE(product, 5 * tolerance);
    EXPECT_NEAR(r.optimality, gradient.cwiseAbs().maxCoeff(), 1e-12);
    EXPECT_NEAR(r.constr_violation, violation, 1e-15);
}

TEST(Minimize, NamesBracesAndWhatCallablesReturn) {
    const OptimizeResult named = minimize(rosen, {-1.2, 1}, {.jac = rosen_der});
    EXPECT_EQ(named.x, minimize(valley, start, {.jac = valley_der}).x);
    // An expression that has no elements to read before it is evaluated.
    const Matrix q = Eigen::Vector2d(1, 10).asDiagonal();
    const auto quadratic = [&](const Vector& x) { return x.dot(q * x); };
    const auto gradient = [&](const Vector& x) { return 2 * q * x; };
    EXPECT_NEAR(minimize(quadratic, {-3, -4}, {.jac = gradient}).fun, 0, 1e-10);
    const auto rows = [](const Vector& x) {
        return std::array<std::array<double, 2>, 2>{{{2 * x[0], 1}, {2 * x[0], -1}}};
    };
    const auto both = [](const Vector& x) { return std::vector{x[0] * x[0] + x[1], x[0] * x[0] - x[1]}; };
    const NonlinearConstraint cap{both, -inf, 1, rows};
    const LinearConstraint line{{{1, 2}, {2, 1}}, {-inf, 1}, {1, 1}};
    EXPECT_NEAR(minimize(rosen, {0.5, 0}, {.bounds = {{0, -0.5}, {1, 2}}, .constraints = {line, cap}}).fun, 0.34271757,
                1e-7);
    EXPECT_THROW_TEXT((void)LinearConstraint({{{1, 2}, {3}}, 0, 1}), std::invalid_argument,
                      "rows must have 2 elements each, got 1");
}

TEST(Minimize, EveryKindOfGradient) {
    const auto solve = [](Jacobian jac) {
        return minimize(valley, start, {.method = method::trust_constr, .jac = std::move(jac)});
    };
    for (const OptimizeResult& r :
         {solve(valley_der), solve(autodiff(valley)), solve(cs(valley)), solve(FiniteDifference::three_point),
          solve(FiniteDifference::two_point), solve(Jacobian{})}) {
        EXPECT_TRUE(r.success) << r.message;
        // Two-point differences are those of a function whose minimum lies elsewhere, by about h times its condition.
        EXPECT_LT((r.x - Vector::Ones(2)).norm(), r.nfev == 2 * r.njev + r.nit + 1 ? 2e-5 : 2e-7);
        EXPECT_EQ(r.method, "equality_constrained_sqp");
        EXPECT_EQ(r.nit, r.niter);
        EXPECT_EQ(r.grad.size(), 2);
        EXPECT_EQ(r.barrier_parameter, 0);
        EXPECT_TRUE(r.constr.empty() && r.constr_jac.empty() && r.v.empty());
    }
    const OptimizeResult two = solve(FiniteDifference::two_point), three = solve(FiniteDifference::three_point);
    EXPECT_EQ(two.nfev, two.nit + 1 + 2 * two.njev);
    EXPECT_EQ(three.nfev, three.nit + 1 + 4 * three.njev);

    int calls = 0;
    const auto both = [&](const Vector& x) { return ++calls, std::pair(rosen(x), rosen_der(x)); };
    const OptimizeResult r = minimize(both, start, {.method = method::trust_constr, .jac = true});
    EXPECT_EQ(r.status, 1);
    EXPECT_EQ(r.nfev, calls);
    const OptimizeResult apart = solve(valley_der);
    EXPECT_EQ(r.x, apart.x) << "the same steps";
}

TEST(Minimize, EveryKindOfHessian) {
    int calls = 0;
    const auto hess = [&](const Vector& x) { return ++calls, rosen_hess(x); };
    const auto hessp = [&](const Vector& x, const Vector& p) { return ++calls, rosen_hess_prod(x, p); };
    const MinimizeOptions base{.method = method::trust_constr, .jac = valley_der};
    for (const Hessian& how :
         {Hessian(BFGS{}), Hessian(BFGS{.exception_strategy = ExceptionStrategy::damp_update}), Hessian(SR1{}),
          Hessian(FiniteDifference::two_point), Hessian(FiniteDifference::three_point), Hessian(cs(valley_der)),
          Hessian(autodiff(valley_der))}) {
        MinimizeOptions options = base;
        options.hess = how;
        const OptimizeResult r = minimize(valley, start, options);
        EXPECT_EQ(r.status, 1) << r.message;
        EXPECT_LT((r.x - Vector::Ones(2)).norm(), 1e-7);
        EXPECT_LE(r.nfev, 140);
    }
    MinimizeOptions options = base;
    options.hess = hess;
    OptimizeResult r = minimize(valley, start, options);
    EXPECT_EQ(r.status, 1);
    EXPECT_EQ(r.nhev, calls);
    EXPECT_LE(r.nfev, 44) << "SciPy's number";
    calls = 0;
    options = base;
    options.hessp = hessp;
    r = minimize(valley, start, options);
    EXPECT_EQ(r.status, 1);
    EXPECT_EQ(r.nhev, calls);
}

TEST(Minimize, ConstraintsOfEveryKindOfDerivative) {
    const auto circle = [](const auto& x) { return x[0] * x[0] + x[1] * x[1]; };
    const auto circle_der = [](const Vector& x) { return Eigen::RowVectorXd(2 * x.transpose()); };
    const auto circle_hess = [](const Vector&, const Vector& v) { return (2 * v[0] * Matrix::Identity(2, 2)).eval(); };
    const auto plane = [](const auto& x) { return -x[0] - 2 * x[1]; };  // least at -(1, 2) / sqrt(5)
    for (const Jacobian& jac : {Jacobian(FiniteDifference::two_point), Jacobian(FiniteDifference::three_point),
                                Jacobian(circle_der), Jacobian(autodiff(circle)), Jacobian(cs(circle))})
        for (const ConstraintHessian& hess :
             {ConstraintHessian(BFGS{}), ConstraintHessian(SR1{}), ConstraintHessian(circle_hess),
              ConstraintHessian(FiniteDifference::two_point), ConstraintHessian(FiniteDifference::three_point)}) {
            if (jac.difference() && hess.difference()) continue;
            for (const double lb : {1.0, -inf}) {
                const OptimizeResult r = minimize(
                    plane, start,
                    {.method = method::trust_constr,
                     .jac = autodiff(plane),
                     .constraints = {NonlinearConstraint{.fun = circle, .lb = lb, .ub = 1, .jac = jac, .hess = hess}}});
                EXPECT_EQ(r.status, 1) << r.message;
                EXPECT_NEAR(r.fun, -std::sqrt(5.0), 2e-8);
                EXPECT_LT((r.x - Eigen::Vector2d(1, 2) / std::sqrt(5.0)).norm(), 1e-7);
                EXPECT_NEAR(r.v.at(0)[0], std::sqrt(5.0) / 2, 1e-6);
                expect_kkt(r, {{lb, 1.0}}, 1e-8);
                EXPECT_GT(r.constr_nfev.at(0), 0);
                EXPECT_EQ(r.method, lb == 1 ? "equality_constrained_sqp" : "tr_interior_point");
            }
        }
}

TEST(Minimize, MixedConstraintsSatisfyTheKktConditions) {
    // An equation, a general inequality on both sides, bounds (one of each sort): multipliers have SciPy's signs.
    const Vector x0 = Vector::Zero(6);
    const auto grad = [](const Vector& x) { return (2 * (x - Vector::LinSpaced(6, 1, 2))).eval(); };
    const auto curve = [](const auto& x) { return x[2] * x[2] + x[3] * x[3]; };
    const OptimizeResult r =
        minimize(bowl, x0,
                 {.method = method::trust_constr,
                  .jac = grad,
                  .bounds = {{-inf, 0, 1.75, -1, 0, 1.5}, {0.5, inf, inf, 1, 5, 1.5}},
                  .constraints = {LinearConstraint{.A = Eigen::RowVectorXd::Ones(6), .lb = 7, .ub = 7},
                                  NonlinearConstraint{.fun = curve, .lb = 1.0, .ub = 4.0, .jac = autodiff(curve)}}});
    ASSERT_EQ(r.status, 1) << r.message;
    EXPECT_NEAR(r.x[0], 0.5, 1e-7);
    EXPECT_NEAR(r.x[2], 1.75, 1e-6);
    EXPECT_EQ(r.x[5], 1.5);
    EXPECT_NEAR(r.x.sum(), 7, 1e-8);
    ASSERT_EQ(r.v.size(), 3U);
    EXPECT_GT(r.v[2][0], 0) << "at its upper bound";
    EXPECT_LT(r.v[2][2], 0) << "at its lower bound";
    Vector gradient = r.grad;
    for (std::size_t k = 0; k < 3; ++k) gradient += r.constr_jac[k].transpose() * r.v[k];
    EXPECT_LE(gradient.cwiseAbs().maxCoeff(), 1e-8);
    EXPECT_EQ(r.constr_jac[2], Matrix::Identity(6, 6));
    EXPECT_EQ(r.constr[2], r.x);
}

TEST(Minimize, DependentConstraints) {
    const auto f = [](const Vector& x) { return (x[0] - 3) * (x[0] - 3) + (x[1] - 1) * (x[1] - 1); };
    const Matrix twice = (Matrix(2, 2) << 1, 1, 2, 2).finished();
    OptimizeResult r = minimize(
        f, Eigen::Vector2d(0, 0),
        {.method = method::trust_constr, .constraints = {LinearConstraint{.A = twice, .lb = {1, 2}, .ub = {1, 2}}}});
    EXPECT_TRUE(r.success) << r.message;
    EXPECT_LT((r.x - Eigen::Vector2d(1.5, -0.5)).norm(), 1e-7);
    r = minimize(
        f, Eigen::Vector2d(0, 0),
        {.method = method::trust_constr,
         .constraints = {LinearConstraint{.A = twice, .ub = {1, 2}}, LinearConstraint{.A = twice, .ub = {1, 2}}}});
    EXPECT_TRUE(r.success) << r.message;
    EXPECT_LT((r.x - Eigen::Vector2d(1.5, -0.5)).norm(), 1e-6);
}

TEST(Minimize, KeepFeasibleIsKept) {
    // log is NaN outside x > 0: no call may be made there, in differences neither. The start lies on a bound.
    for (const FiniteDifference method : {FiniteDifference::two_point, FiniteDifference::three_point}) {
        const auto f = [](const Vector& x) {
            EXPECT_GE(x.minCoeff(), 0);
            EXPECT_LE(x.maxCoeff(), 3);
            return x.sum() - std::log(x[0] + 1e-3) - 0.1 * std::sqrt(x[1]);
        };
        const OptimizeResult r = minimize(
            f, Eigen::Vector2d(0, 3),
            {.method = method::trust_constr, .jac = method, .bounds = {.lb = 0, .ub = 3, .keep_feasible = true}});
        EXPECT_TRUE(r.success) << r.message;
        EXPECT_NEAR(r.x[0], 0.999, 1e-5);
        EXPECT_NEAR(r.x[1], 0.0025, 1e-5);
    }
    const auto inside = [](const Vector& x) { return 1 - x.squaredNorm(); };
    const auto f = [&](const Vector& x) {
        EXPECT_GT(inside(x), 0);
        return -x[0] - x[1];
    };
    const OptimizeResult r =
        minimize(f, Eigen::Vector2d(0, 0.5),
                 {.method = method::trust_constr,
                  .jac = [](const Vector&) { return Vector::Constant(2, -1.0).eval(); },
                  .constraints = {NonlinearConstraint{.fun = inside, .lb = 0, .ub = inf, .keep_feasible = true}}});
    EXPECT_TRUE(r.success) << r.message;
    EXPECT_NEAR(r.fun, -std::sqrt(2.0), 2e-8);
    EXPECT_THROW_TEXT(
        (void)minimize(bowl, Eigen::Vector2d(0, 5),
                       {.method = method::trust_constr, .bounds = {.lb = 0, .ub = 3, .keep_feasible = true}}),
        std::invalid_argument, "x0[1] must be within the bounds [0, 3], which have keep_feasible, got 5");
    EXPECT_THROW_TEXT(
        (void)minimize(
            bowl, Eigen::Vector2d(1, 0),
            {.method = method::trust_constr,
             .constraints = {NonlinearConstraint{.fun = inside, .lb = 0, .ub = inf, .keep_feasible = true}}}),
        std::invalid_argument, "x0 must be strictly inside");
}

TEST(Minimize, CallbackSeesTheStateAndStops) {
    std::vector<double> values;
    MinimizeOptions options{.method = method::trust_constr,
                            .jac = valley_der,
                            .bounds = {-2, 2},
                            .callback = [&](const Vector& x, const OptimizeResult& state) {
                                EXPECT_EQ(x, state.x);
                                EXPECT_EQ(state.fun, rosen(x));
                                EXPECT_EQ(state.nit, static_cast<Eigen::Index>(values.size()) + 1);
                                EXPECT_EQ(state.v.size(), 1U);
                                EXPECT_GE(state.execution_time, 0);
                                values.push_back(state.fun);
                                return state.nit == 7;
                            }};
    const OptimizeResult r = minimize(valley, start, options);
    EXPECT_EQ(r.status, 3);
    EXPECT_FALSE(r.success);
    EXPECT_EQ(values.size(), 7U);
    EXPECT_EQ(r.fun, values.back());
    int calls = 0;
    options.callback = [&](const Vector&, const OptimizeResult&) { ++calls; };
    EXPECT_EQ(minimize(valley, start, options).nit, calls);
    options.callback = [](const Vector&, const OptimizeResult&) -> bool { throw std::runtime_error("stop"); };
    EXPECT_THROW_TEXT((void)minimize(valley, start, options), std::runtime_error, "stop");
}

TEST(Minimize, TolerancesAndLimits) {
    const MinimizeOptions base{.method = method::trust_constr, .jac = valley_der};
    MinimizeOptions options = base;
    options.tol = 1e-3;
    const OptimizeResult rough = minimize(valley, start, options);
    EXPECT_EQ(rough.status, 1);
    EXPECT_LT(rough.optimality, 1e-3);
    options.options = TrustConstrOptions{.gtol = 1e-12, .xtol = 1e-12};
    const OptimizeResult fine = minimize(valley, start, options);
    EXPECT_LT(fine.optimality, 1e-12);
    EXPECT_GT(fine.nfev, rough.nfev);
    options = base;
    for (const Eigen::Index limit : {0, 1, 5}) {
        options.options = TrustConstrOptions{.maxiter = limit};
        const OptimizeResult r = minimize(valley, start, options);
        EXPECT_EQ(r.status, 0);
        EXPECT_FALSE(r.success);
        EXPECT_EQ(r.nit, limit);
        EXPECT_EQ(r.nfev, limit + 1);
    }
    options = base;
    options.options = TrustConstrOptions{.gtol = 0, .xtol = 0.3};
    const OptimizeResult r = minimize(valley, start, options);
    EXPECT_EQ(r.status, 2);
    EXPECT_LT(r.tr_radius, 0.3);
    // Every other setting leads to the same minimum.
    options = base;
    options.bounds = {-3, 3};
    options.options = TrustConstrOptions{.initial_tr_radius = 0.1,
                                         .initial_constr_penalty = 10,
                                         .initial_barrier_parameter = 1e-3,
                                         .initial_barrier_tolerance = 1e-3,
                                         .factorization_method = FactorizationMethod::SVDFactorization};
    const OptimizeResult set = minimize(valley, start, options);
    EXPECT_EQ(set.status, 1);
    EXPECT_LT((set.x - Vector::Ones(2)).norm(), 1e-6);
    options = {.method = method::trust_constr,
               .jac = FiniteDifference::three_point,
               .options = TrustConstrOptions{.finite_diff_rel_step = {1e-4, 1e-5}}};
    EXPECT_LT((minimize(valley, start, options).x - Vector::Ones(2)).norm(), 1e-5);
}

TEST(Minimize, InfeasibleProblemsAreReported) {
    const auto solve = [](std::vector<Constraint> constraints, Bounds bounds) {
        return minimize([](const Vector& x) { return x.squaredNorm(); }, Eigen::Vector2d(1, 1),
                        {.method = method::trust_constr, .bounds = bounds, .constraints = std::move(constraints)});
    };
    const Matrix sum = Eigen::RowVector2d(1, 1), twice = Matrix::Ones(2, 2);
    const auto norm = [](const Vector& x) { return x.squaredNorm(); };
    for (const OptimizeResult& r :
         {solve({LinearConstraint{.A = twice, .lb = {1, 3}, .ub = {1, 3}}}, {}),
          solve({LinearConstraint{.A = sum, .lb = 3}}, {0, 1}),
          solve({LinearConstraint{.A = sum, .lb = 3}, LinearConstraint{.A = sum, .ub = 1}}, {}),
          solve({NonlinearConstraint{.fun = norm, .lb = -1, .ub = -1}}, {})}) {
        EXPECT_EQ(r.status, 4) << r.message;
        EXPECT_FALSE(r.success);
        EXPECT_GT(r.constr_violation, 0.3);
        EXPECT_LE(r.nit, 400);
    }
}

struct SlopeOf {  // of -x0 + x1^2
    Vector operator()(const Vector& x) const { return Eigen::Vector2d(-1, 2 * x[1]); }
};

TEST(Minimize, UnboundedProblemsAndNaN) {
    const auto falls = [](const Vector& x) { return -x[0] + x[1] * x[1]; };
    OptimizeResult r = minimize(falls, Eigen::Vector2d(0, 1), {.method = method::trust_constr, .jac = SlopeOf{}});
    EXPECT_EQ(r.status, 5);
    EXPECT_FALSE(r.success);
    r = minimize([](const Vector& x) { return -std::exp(x[0]); }, Vector::Zero(1), {.method = method::trust_constr});
    EXPECT_EQ(r.status, 5);

    for (const double bad : {nan, inf, -inf}) {
        r = minimize([&](const Vector&) { return bad; }, start, {.method = method::trust_constr});
        EXPECT_EQ(r.status, 5);
        EXPECT_EQ(r.nit, 0);
        EXPECT_EQ(r.x, Vector(start));
        r = minimize(valley, start, {.method = method::trust_constr, .jac = [&](const Vector&) {
                                         return Vector::Constant(2, bad).eval();
                                     }});
        EXPECT_EQ(r.status, 5);
        r = minimize(
            valley, start,
            {.method = method::trust_constr,
             .constraints = {NonlinearConstraint{.fun = [&](const Vector&) { return bad; }, .lb = 0, .ub = 1}}});
        EXPECT_EQ(r.status, 5);
    }
    // Where NaN only lies beyond a wall, steps across it are made shorter.
    const auto wall = [](const Vector& x) { return x[0] < 0.5 ? nan : x[0] * x[0] - std::log(x[0]) + x[1] * x[1]; };
    r = minimize(wall, Eigen::Vector2d(3, 1), {.method = method::trust_constr});
    EXPECT_TRUE(r.success) << r.message;
    EXPECT_LT((r.x - Eigen::Vector2d(std::sqrt(0.5), 0)).norm(), 1e-6);
    const auto gap = [](const Vector& x) {
        return x[0] < 1 ? Vector::Constant(2, nan).eval() : Vector(Eigen::Vector2d(2 * x[0], 2 * x[1]));
    };
    r = minimize([](const Vector& x) { return x.squaredNorm(); }, Eigen::Vector2d(3, 1),
                 {.method = method::trust_constr, .jac = gap});
    EXPECT_NEAR(r.x[0], 1, 1e-6) << "goes to where the gradient ends";
    EXPECT_GE(r.x[0], 1);
}

TEST(Minimize, SizesAndTypes) {
    const OptimizeResult one = minimize([](const Vector& x) { return (x[0] - 3) * (x[0] - 3); }, Vector::Zero(1),
                                        {.method = method::trust_constr});
    EXPECT_NEAR(one.x[0], 3, 1e-7);
    const MinimizeOptions options{.method = method::trust_constr, .jac = valley_der};
    const Vector expected = minimize(valley, Vector(Eigen::Vector2d(2, 3)), options).x;
    EXPECT_EQ(minimize(valley, Eigen::Array2i(2, 3), options).x, expected);
    EXPECT_EQ(minimize(valley, {2, 3}, options).x, expected);
    EXPECT_EQ(minimize(valley, Eigen::RowVector2f(2, 3), options).x, expected);
    EXPECT_EQ(minimize(valley, Eigen::Array2d(1, 2) + 1, options).x, expected);
    const OptimizeResult solved = minimize(bowl, Vector::LinSpaced(4, 1, 2), {.method = method::trust_constr});
    EXPECT_TRUE(solved.success) << "a start at the minimum";
    // As many equations as variables, and more.
    const Matrix a = (Matrix(3, 2) << 1, 1, 1, -1, 2, 0).finished();
    for (const Eigen::Index rows : {2, 3}) {
        const Vector b = Eigen::Vector3d(3, 1, 4).head(rows);
        const OptimizeResult r = minimize(valley, start,
                                          {.method = method::trust_constr,
                                           .constraints = {LinearConstraint{.A = a.topRows(rows), .lb = b, .ub = b}}});
        EXPECT_TRUE(r.success) << r.message;
        EXPECT_LT((r.x - Eigen::Vector2d(2, 1)).norm(), 1e-12);
    }
    const OptimizeResult all_fixed = minimize(valley, start, {.method = method::trust_constr, .bounds = {0.25, 0.25}});
    EXPECT_TRUE(all_fixed.success) << all_fixed.message;
    EXPECT_LT((all_fixed.x - Vector::Constant(2, 0.25)).norm(), 1e-15);
}

TEST(Minimize, Errors) {
    const auto method = method::trust_constr;
    const auto refuse = [](const MinimizeOptions& options, const char* text) {
        EXPECT_THROW_TEXT((void)minimize(valley, start, options), std::invalid_argument, text);
    };
    refuse({.method = method, .bounds = {{1, 2, 3}, 4}}, "bounds.lb must have 1 or 2 components, got 3");
    refuse({.method = method, .bounds = {1, 0}}, "bounds must have lb <= ub, got lb[0] = 1 and ub[0] = 0");
    refuse({.method = method, .bounds = {inf, inf}}, "bounds must have lb < inf and ub > -inf");
    refuse({.method = method, .bounds = {nan, 1}}, "bounds must have lb <= ub");
    refuse({.method = method, .constraints = {LinearConstraint{.A = Matrix::Ones(1, 3)}}},
           "constraints: A must have 2 columns, got 1 x 3");
    refuse({.method = method, .constraints = {LinearConstraint{.A = Matrix::Constant(1, 2, nan)}}}, "A must be finite");
    refuse({.method = method, .constraints = {LinearConstraint{.A = Matrix::Ones(3, 2), .lb = {0, 0}}}},
           "constraints: lb must have 1 or 3 components, got 2");
    refuse({.method = method, .constraints = {NonlinearConstraint{.lb = 0, .ub = 1}}},
           "constraints: fun must be given");
    refuse({.method = method, .constraints = {NonlinearConstraint{.fun = valley, .lb = 0}}},
           "constraints: lb and ub must be given");
    refuse({.method = method,
            .constraints = {NonlinearConstraint{.fun = valley, .lb = 0, .ub = 1, .hess = FiniteDifference::two_point}}},
           "constraints: hess by finite differences needs a function for jac");
    refuse({.method = method, .constraints = {NonlinearConstraint{.fun = valley, .lb = 0, .ub = 1, .jac = true}}},
           "constraints: jac must be a finite difference or a function");
    refuse({.method = method,
            .constraints = {NonlinearConstraint{
                .fun = valley, .lb = 0, .ub = 1, .jac = [](const Vector&) { return Matrix::Zero(2, 2).eval(); }}}},
           "constraints: jac must return 1 x 2, got 2 x 2");
    refuse({.method = method, .hess = FiniteDifference::two_point},
           "hess by finite differences needs a function for jac");
    refuse({.method = method, .hess = BFGS{}, .hessp = [](const Vector&, const Vector& p) { return p; }},
           "hess and hessp must not both be given");
    refuse({.method = method, .jac = true}, "jac can be true only where fun returns a pair");
    refuse({.method = method, .jac = [](const Vector&) { return Vector::Zero(3).eval(); }},
           "jac must return 2 components, got 1 x 3");
    refuse({.method = method, .hess = [](const Vector&) { return Matrix::Zero(2, 3).eval(); }},
           "hess must return 2 x 2, got 2 x 3");
    refuse({.method = method, .hessp = [](const Vector&, const Vector&) { return Vector::Zero(1).eval(); }},
           "hessp must return 2 components, got 1");
    refuse({.method = method, .hess = BFGS{.init_scale = 0.0}}, "init_scale must be positive");
    refuse({.method = method, .tol = -1.0}, "tol must not be negative, got -1");
    refuse({.method = method, .options = TrustConstrOptions{.xtol = nan}}, "options.xtol must not be negative");
    refuse({.method = method, .options = TrustConstrOptions{.initial_tr_radius = 0.0}},
           "initial_tr_radius must be positive and finite, got 0");
    refuse({.method = method, .options = TrustConstrOptions{.initial_constr_penalty = -1.0}},
           "initial_constr_penalty must be positive");
    refuse({.method = method, .options = TrustConstrOptions{.initial_barrier_parameter = inf}},
           "initial_barrier_parameter must be positive");
    refuse({.method = method, .options = TrustConstrOptions{.initial_barrier_tolerance = 0.0}},
           "initial_barrier_tolerance must be positive");
    refuse({.method = method, .options = TrustConstrOptions{.finite_diff_rel_step = {1, 2, 3}}},
           "finite_diff_rel_step must have 1 or 2");
    refuse({.method = method, .options = TrustConstrOptions{.maxiter = -1}},
           "options.maxiter must not be negative, got -1");
    EXPECT_THROW_TEXT((void)minimize(valley, Vector(), {.method = method}), std::invalid_argument,
                      "x0 must not be empty");
    EXPECT_THROW_TEXT((void)minimize(valley, Eigen::Vector2d(1, inf), {.method = method}), std::invalid_argument,
                      "x0 must be finite");
    const auto both = [](const Vector& x) { return std::pair(rosen(x), rosen_der(x)); };
    EXPECT_THROW_TEXT((void)minimize(both, start, {.method = method}), std::invalid_argument, "jac must be true");
}

}  // namespace
