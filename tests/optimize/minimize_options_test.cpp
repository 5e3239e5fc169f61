// What all methods of minimize share: defaults, bounds, callbacks, limits, values that are not finite, errors.
#include <cmath>
#include <initializer_list>
#include <limits>
#include <scixx/optimize/autodiff.hpp>
#include <scixx/optimize/differentiate.hpp>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/cg.hpp>
#include <scixx/optimize/minimize/nelder_mead.hpp>
#include <scixx/optimize/rosen.hpp>
#include <string>
#include <utility>

#include "support/closeness.hpp"

namespace {

using namespace scixx::optimize;
using Vector = Eigen::VectorXd;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double valley(const Vector& x) {
    return rosen(x);
}
Vector slope(const Vector& x) {
    return rosen_der(x);
}
const Method all[] = {method::bfgs, method::l_bfgs_b, method::slsqp, method::cg, method::nelder_mead};

TEST(MinimizeOptions, DefaultMethods) {
    const Vector x0 = Eigen::Vector2d(-1.2, 1);
    EXPECT_EQ(minimize(valley, x0).hess_inv.rows(), 2) << "bfgs";
    EXPECT_FALSE(minimize(valley, x0, {.bounds = {-2, 2}}).hess_inv_product.sk.empty()) << "l_bfgs_b";
    const OptimizeResult r =
        minimize(valley, x0, {.constraints = {LinearConstraint{.A = Eigen::RowVector2d(1, 1), .lb = 1, .ub = 1}}});
    EXPECT_TRUE(r.success) << "slsqp: " << r.message;
    EXPECT_NEAR(r.x.sum(), 1, 1e-9);
    EXPECT_LE(r.maxcv, 1e-9);
}

TEST(MinimizeOptions, FormsOfGradients) {
    const Vector x0 = Eigen::Vector2d(-1.2, 1);
    const auto generic = [](const auto& x) { return rosen(x); };
    for (const Method& method :
         std::initializer_list<Method>{method::bfgs, method::l_bfgs_b, method::slsqp, method::cg}) {
        for (const Jacobian& jac : {Jacobian(slope), Jacobian(autodiff(generic)), Jacobian(cs(generic)), Jacobian(),
                                    Jacobian(FiniteDifference::two_point), Jacobian(FiniteDifference::three_point)}) {
            const OptimizeResult r = minimize(valley, x0, {.method = method, .jac = jac, .tol = 1e-6});
            EXPECT_LT(r.fun, 1e-3) << method.name() << r.message;
            EXPECT_EQ(r.jac.size(), 2);
        }
        const auto both = [](const Vector& x) { return std::pair(rosen(x), rosen_der(x)); };
        const OptimizeResult apart = minimize(valley, x0, {.method = method, .jac = slope});
        const OptimizeResult together = minimize(both, x0, {.method = method, .jac = true});
        EXPECT_EQ(apart.x, together.x);
        EXPECT_EQ(together.nfev, apart.nfev);
    }
}

TEST(MinimizeOptions, BoundsAreNeverLeft) {
    double most = -10, least = 10;
    const auto watched = [&](const Vector& x) {
        most = std::max(most, x.maxCoeff());
        least = std::min(least, x.minCoeff());
        return rosen(x);
    };
    for (const Method& method : std::initializer_list<Method>{method::l_bfgs_b, method::slsqp, method::nelder_mead})
        for (const FiniteDifference scheme : {FiniteDifference::two_point, FiniteDifference::three_point}) {
            MinimizeOptions options{.method = method, .bounds = {-1, 0.5}};
            if (method.takes().jac) options.jac = scheme;
            const OptimizeResult r = minimize(watched, Vector::Constant(3, -4.0), options);
            EXPECT_LE(most, 0.5);
            EXPECT_GE(least, -1);
            EXPECT_NEAR(r.x[0], 0.5, 1e-3) << method.name();
            EXPECT_TRUE(r.success) << r.message;
        }
    const OptimizeResult fixed = minimize(valley, Vector::Zero(2), {.bounds = {{0.25, -inf}, {0.25, inf}}});
    EXPECT_EQ(fixed.x[0], 0.25);
    EXPECT_NEAR(fixed.x[1], 0.0625, 1e-5);
}

TEST(MinimizeOptions, CallbacksLimitsAndTolerances) {
    const Vector x0 = Eigen::Vector2d(-1.2, 1);
    for (const Method& method : all) {
        SCOPED_TRACE(method.name());
        Eigen::Index calls = 0;
        MinimizeOptions options{.method = method};
        options.callback = [&](const Vector& x, const OptimizeResult& state) {
            EXPECT_EQ(state.nit, ++calls);
            EXPECT_EQ(valley(x), state.fun);
            return calls == 3;
        };
        const OptimizeResult stopped = minimize(valley, x0, options);
        EXPECT_EQ(stopped.status, 99);
        EXPECT_FALSE(stopped.success);
        EXPECT_EQ(calls, 3);
        options.callback = [](const Vector&) {};
        options.tol = 1e-2;
        const OptimizeResult rough = minimize(valley, x0, options);
        options.tol = 1e-8;
        EXPECT_LT(rough.nfev, minimize(valley, x0, options).nfev);
        options.callback = [](const OptimizeResult&) -> bool { throw std::runtime_error("out"); };
        EXPECT_THROW((void)minimize(valley, x0, options), std::runtime_error);
    }
    const auto few = [&](const Method& method, SolverOptions o) {
        return minimize(valley, x0, {.method = method, .options = std::move(o)});
    };
    EXPECT_EQ(few(method::bfgs, BFGSOptions{.maxiter = 3}).nit, 3);
    EXPECT_EQ(few(method::bfgs, BFGSOptions{.maxiter = 3}).status, 1);
    EXPECT_EQ(few(method::cg, CGOptions{.maxiter = 3}).status, 1);
    EXPECT_EQ(few(method::l_bfgs_b, LBFGSBOptions{.maxiter = 3}).status, 1);
    EXPECT_EQ(few(method::l_bfgs_b, LBFGSBOptions{.maxfun = 10}).status, 1);
    EXPECT_EQ(few(method::slsqp, SLSQPOptions{.maxiter = 3}).status, 9);
    EXPECT_EQ(few(method::nelder_mead, NelderMeadOptions{.maxfev = 20}).nfev, 20);
    EXPECT_EQ(few(method::nelder_mead, NelderMeadOptions{.maxiter = 5}).status, 2);
    EXPECT_LT(few(method::nelder_mead, NelderMeadOptions{.xatol = 1e-10, .fatol = 1e-10}).fun, 1e-18);
    EXPECT_TRUE(few(method::nelder_mead, NelderMeadOptions{.adaptive = true}).success);
}

TEST(MinimizeOptions, WhatIsNotFinite) {
    for (const Method& method : all) {
        SCOPED_TRACE(method.name());
        for (const double bad : {nan, inf}) {
            const OptimizeResult nothing =
                minimize([&](const Vector&) { return bad; }, Vector::Ones(2), {.method = method});
            EXPECT_FALSE(nothing.success);
            // A wall behind which there is nothing, next to the minimum.
            const auto wall = [&](const Vector& x) { return x[0] > 1.5 ? bad : (x - Vector::Ones(2)).squaredNorm(); };
            const OptimizeResult r = minimize(wall, Eigen::Vector2d(-20, 3), {.method = method});
            EXPECT_LT(r.fun, 1e-4) << r.message;
        }
        // Unbounded below: it ends.
        const OptimizeResult down =
            minimize([](const Vector& x) { return -std::exp(x[0]); }, Vector::Zero(1), {.method = method});
        EXPECT_LE(down.fun, -1);
    }
}

TEST(MinimizeOptions, SequentialQuadraticProgramming) {
    // Hock and Schittkowski's problem 71.
    const auto f = [](const Vector& x) { return x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2]; };
    const NonlinearConstraint product{.fun = [](const Vector& x) { return x.prod(); }, .lb = 25, .ub = inf};
    const NonlinearConstraint sphere{.fun = [](const Vector& x) { return x.squaredNorm(); }, .lb = 40, .ub = 40};
    const OptimizeResult r =
        minimize(f, Eigen::Vector4d(1, 5, 5, 1), {.bounds = {1, 5}, .constraints = {product, sphere}});
    EXPECT_TRUE(r.success) << r.message;
    EXPECT_NEAR(r.fun, 17.0140173, 1e-5);
    EXPECT_LE(r.nfev, 50);
    // The multipliers make the Lagrangian's gradient vanish where no bound holds x: the equation's comes first.
    ASSERT_EQ(r.multipliers.size(), 2);
    EXPECT_NEAR(r.multipliers[0], -0.16146857, 1e-4);
    EXPECT_NEAR(r.multipliers[1], 0.55229366, 1e-4);
    // Constraints that contradict each other.
    const Eigen::MatrixXd a = (Eigen::MatrixXd(2, 2) << 1, 0, 1, 0).finished();
    const OptimizeResult never = minimize([](const Vector& x) { return x.squaredNorm(); }, Vector::Zero(2),
                                          {.constraints = {LinearConstraint{.A = a, .lb = {1, 3}, .ub = {1, 3}}}});
    EXPECT_FALSE(never.success);
    // Dependent ones that do not.
    const OptimizeResult twice = minimize([](const Vector& x) { return x.squaredNorm(); }, Vector::Zero(2),
                                          {.constraints = {LinearConstraint{.A = a, .lb = {1, 1}, .ub = {1, 1}}}});
    EXPECT_TRUE(twice.success) << twice.message;
    EXPECT_NEAR(twice.fun, 1, 1e-8);
    // Linearisations that have no common point at first.
    const OptimizeResult far = minimize(
        [](const Vector& x) { return x[0]; }, Vector::Constant(1, 0.1),
        {.constraints = {NonlinearConstraint{.fun = [](const Vector& x) { return Eigen::Vector2d(x[0] * x[0], -x[0]); },
                                             .lb = {4, -2.5},
                                             .ub = {inf, inf}}}});
    EXPECT_LE(far.maxcv, far.success ? 1e-6 : inf);
    // With derivatives.
    const NonlinearConstraint disk{.fun = [](const Vector& x) { return x.squaredNorm(); },
                                   .lb = -inf,
                                   .ub = 1,
                                   .jac = [](const Vector& x) { return (2 * x).eval(); }};
    const OptimizeResult inside = minimize(valley, Vector::Zero(2), {.jac = slope, .constraints = {disk}});
    EXPECT_NEAR(inside.fun, 0.0456748, 1e-5);
}

TEST(MinimizeOptions, ResidualsOfBoundsAndConstraints) {
    const Vector x = Eigen::Vector2d(1, 4);
    const auto [below, above] = Bounds{{0, -inf}, 3}.residual(x);
    EXPECT_EQ(below, Vector(Eigen::Vector2d(1, inf)));
    EXPECT_EQ(above, Vector(Eigen::Vector2d(2, -1)));
    const LinearConstraint rows{.A = (Eigen::MatrixXd(2, 2) << 1, 1, 2, -1).finished(), .lb = {4, -3}, .ub = 5};
    EXPECT_EQ(rows.residual(x).first, Vector(Eigen::Vector2d(1, 1)));
    EXPECT_EQ(rows.residual(x).second, Vector(Eigen::Vector2d(0, 7)));
    EXPECT_THROW_TEXT((void)rows.residual(Vector::Ones(3)), std::invalid_argument, "x must have 2 components, got 3");
}

TEST(MinimizeOptions, Errors) {
    const Vector x0 = Vector::Ones(2);
    const auto refuse = [&](const MinimizeOptions& options, const char* text) {
        EXPECT_THROW_TEXT((void)minimize(valley, x0, options), std::invalid_argument, text);
    };
    refuse({.method = method::bfgs, .bounds = {0, 1}}, "minimize: bounds are not for method::bfgs");
    refuse({.method = method::cg, .constraints = {LinearConstraint{}}}, "constraints are not for method::cg");
    refuse({.method = method::nelder_mead, .jac = slope}, "jac is not for method::nelder_mead");
    refuse({.method = method::bfgs, .options = CGOptions{}}, "options must be those of bfgs, got those of cg");
    refuse({.bounds = {1, 0}}, "bounds must have lb <= ub, got lb[0] = 1 and ub[0] = 0");
    refuse({.tol = -1.0}, "tol must not be negative, got -1");
    refuse({.options = BFGSOptions{.gtol = -1.0}}, "options.gtol must not be negative");
    refuse({.options = BFGSOptions{.c1 = 0.9, .c2 = 0.1}}, "0 < c1 < c2 < 1");
    refuse({.options = BFGSOptions{.hess_inv0 = Eigen::MatrixXd::Ones(3, 3)}}, "options.hess_inv0 must be 2 x 2");
    refuse({.bounds = {0, 1}, .options = LBFGSBOptions{.maxcor = 0}}, "options.maxcor must be at least 1");
    refuse(
        {.method = method::nelder_mead, .options = NelderMeadOptions{.initial_simplex = Eigen::MatrixXd::Ones(2, 2)}},
        "options.initial_simplex must be 3 x 2, got 2 x 2");
    refuse({.constraints = {LinearConstraint{.A = Eigen::MatrixXd::Ones(1, 3)}}},
           "constraints: A must have 2 columns, got 1 x 3");
    refuse({.constraints = {LinearConstraint{.A = Eigen::MatrixXd::Ones(1, 2), .keep_feasible = true}}},
           "keep_feasible is only for method::trust_constr");
    refuse({.jac = [](const Vector&) { return Vector::Ones(3).eval(); }}, "the gradient must have 2 components, got 3");
}

}  // namespace
