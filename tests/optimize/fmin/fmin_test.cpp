#include <cmath>
#include <limits>
#include <scixx/optimize/fmin/fmin.hpp>
#include <scixx/optimize/fmin/fmin_bfgs.hpp>
#include <scixx/optimize/fmin/fmin_cg.hpp>
#include <scixx/optimize/fmin/fmin_l_bfgs_b.hpp>
#include <scixx/optimize/fmin/fmin_ncg.hpp>
#include <scixx/optimize/fmin/fmin_powell.hpp>
#include <scixx/optimize/fmin/fmin_slsqp.hpp>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/rosen.hpp>

#include "support/closeness.hpp"

namespace {

using namespace scixx::optimize;
using Vector = Eigen::VectorXd;

const auto f = [](const Vector& x) { return rosen(x); };
const auto g = [](const Vector& x) { return rosen_der(x); };
const Vector x0 = Eigen::Vector2d(-1.2, 1);
const Vector ones = Vector::Ones(2);

TEST(Fmin, IsMinimize) {
    const auto same = [](const OptimizeResult& a, const OptimizeResult& b) {
        EXPECT_EQ(a.x, b.x);
        EXPECT_EQ(a.nfev, b.nfev);
        EXPECT_EQ(a.status, b.status);
        EXPECT_TRUE(a.success);
    };
    same(fmin(f, x0), minimize(f, x0, {.method = method::nelder_mead}));
    same(fmin_powell(f, x0), minimize(f, x0, {.method = method::powell}));
    same(fmin_bfgs(f, x0, {.fprime = g}), minimize(f, x0, {.method = method::bfgs, .jac = g}));
    same(fmin_cg(f, x0, {.fprime = g}), minimize(f, x0, {.method = method::cg, .jac = g}));
    same(fmin_ncg(f, x0, g), minimize(f, x0, {.method = method::newton_cg, .jac = g}));
    same(fmin_ncg(f, x0, g, {.fhess = [](const Vector& x) { return rosen_hess(x); }}),
         minimize(f, x0,
                  {.method = method::newton_cg, .jac = g, .hess = [](const Vector& x) { return rosen_hess(x); }}));
    const auto bounded = fmin_l_bfgs_b(f, x0, {.fprime = g, .bounds = {-2, 0.5}});
    EXPECT_EQ(bounded.x[0], 0.5);
    EXPECT_NEAR(bounded.x[1], 0.25, 1e-6);
    EXPECT_SCALED_CLOSE(fmin_l_bfgs_b(f, x0).x, ones, 1e-4);
}

TEST(Fmin, Options) {
    EXPECT_EQ(fmin(f, x0, {.maxiter = 3}).nit, 3);
    EXPECT_EQ(fmin_powell(f, x0, {.maxiter = 1}).nit, 1);
    EXPECT_EQ(fmin_bfgs(f, x0, {.maxiter = 2}).nit, 2);
    EXPECT_EQ(fmin_cg(f, x0, {.maxiter = 2}).nit, 2);
    EXPECT_EQ(fmin_ncg(f, x0, g, {.maxiter = 2}).nit, 2);
    EXPECT_EQ(fmin_l_bfgs_b(f, x0, {.maxiter = 2}).nit, 2);
    EXPECT_EQ(fmin_slsqp(f, x0, {.iter = 2}).nit, 2);
    EXPECT_NEAR((fmin(f, x0, {.xtol = 1e-10, .ftol = 1e-10}).x - ones).norm(), 0, 1e-9);
    int calls = 0;
    (void)fmin(f, x0, {.callback = [&](const Vector&) { return ++calls == 4; }});
    EXPECT_EQ(calls, 4);
}

TEST(FminSlsqp, Constraints) {
    const auto square = [](const Vector& x) { return x.squaredNorm(); };
    const auto line = [](const Vector& x) { return x[0] + 2 * x[1] - 5; };
    const auto floor = [](const Vector& x) { return x[1] - 2.5; };
    const auto eq = fmin_slsqp(square, x0, {.eqcons = {line}});
    EXPECT_SCALED_CLOSE(eq.x, Eigen::Vector2d(1, 2), 1e-6);
    const auto both = fmin_slsqp(square, x0, {.eqcons = {line}, .ieqcons = {floor}});
    EXPECT_NEAR((both.x - Eigen::Vector2d(0, 2.5)).norm(), 0, 1e-6);
    const auto vectors =
        fmin_slsqp(square, x0, {.f_eqcons = line, .f_ieqcons = floor, .fprime_eqcons = [](const Vector&) {
                                    return Eigen::RowVector2d(1, 2);
                                }});
    EXPECT_NEAR((vectors.x - both.x).norm(), 0, 1e-6);
    EXPECT_NEAR(fmin_slsqp(square, x0, {.eqcons = {line}, .bounds = {2, 10}}).x[0], 2, 1e-9);
}

TEST(MinimizeConstraints, AsSciPysDictionaries) {
    const auto square = [](const Vector& x) { return x.squaredNorm(); };
    const auto r = minimize(
        square, x0,
        {.constraints = {EqualityConstraint{[](const Vector& x) { return x[0] + 2 * x[1] - 5; }},
                         InequalityConstraint{.fun = [](const Vector& x) { return x[1] - 2.5; },
                                              .jac = [](const Vector&) { return Eigen::RowVector2d(0, 1); }}}});
    EXPECT_TRUE(r.success);
    EXPECT_NEAR((r.x - Eigen::Vector2d(0, 2.5)).norm(), 0, 1e-6);
}

TEST(Fmin, Errors) {
    EXPECT_THROW_TEXT((void)fmin(f, Vector()), std::invalid_argument, "x0 must not be empty");
    EXPECT_THROW_TEXT((void)fmin_bfgs(f, x0, {.gtol = -1}), std::invalid_argument, "gtol must not be negative");
    EXPECT_THROW_TEXT((void)fmin_l_bfgs_b(f, x0, {.bounds = {1, 0}}), std::invalid_argument, "lb <= ub");
}

}  // namespace
