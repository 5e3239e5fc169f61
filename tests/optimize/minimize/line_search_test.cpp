#include <cmath>
#include <limits>
#include <scixx/optimize/minimize/line_search.hpp>
#include <scixx/optimize/rosen.hpp>

#include "support/closeness.hpp"

namespace {

using namespace scixx::optimize;
using Vector = Eigen::VectorXd;

TEST(LineSearch, StrongWolfeConditions) {
    const auto f = [](const Vector& x) { return rosen(x); };
    const auto g = [](const Vector& x) { return rosen_der(x); };
    for (const double c2 : {0.9, 0.1, 0.01})
        for (const double size : {1e-3, 1.0, 100.0}) {
            const Vector x = Eigen::Vector3d(-1.2, 1, 2), p = -size * g(x);
            const LineSearchResult r = line_search(f, g, x, p, {.c2 = c2, .maxiter = 60});
            ASSERT_TRUE(r.alpha.has_value());
            const double slope = g(x).dot(p);
            const Vector there = x + *r.alpha * p;
            EXPECT_EQ(*r.new_fval, f(there));
            EXPECT_EQ(r.old_fval, f(x));
            EXPECT_LE(f(there), f(x) + 1e-4 * *r.alpha * slope);
            EXPECT_LE(std::abs(g(there).dot(p)), -c2 * slope);
            EXPECT_REL_CLOSE(*r.new_slope, g(there).dot(p), 1e-12);
        }
}

TEST(LineSearch, Options) {
    const auto f = [](const Vector& x) { return x.squaredNorm(); };
    const auto g = [](const Vector& x) { return (2 * x).eval(); };
    const Vector x = Eigen::Vector2d(1, 1), p = Eigen::Vector2d(-1, -1);
    const auto [alpha, fc, gc, new_fval, old_fval, new_slope] = line_search(f, g, x, p);
    EXPECT_EQ(alpha.value(), 1);  // SciPy's
    EXPECT_EQ(fc, 2);
    EXPECT_EQ(gc, 2);
    EXPECT_EQ(new_fval.value(), 0);
    EXPECT_EQ(old_fval, 2);
    EXPECT_EQ(new_slope.value(), 0);
    const auto known = line_search(f, g, x, p, {.gfk = g(x), .old_fval = 2, .old_old_fval = 3});
    EXPECT_EQ(known.fc, 1);
    EXPECT_EQ(*known.alpha, std::min(1.0, 1.01 * 2 * (2 - 3) / -4.0));
    EXPECT_LE(*line_search(f, g, x, p, {.amax = 0.25}).alpha, 0.25);
    EXPECT_FALSE(
        line_search(f, g, x, p, {.extra_condition = [](double, const Vector&, double, const Vector&) { return false; }})
            .alpha);
    const Vector up = -p;
    EXPECT_FALSE(line_search(f, g, x, up).alpha.has_value());
    const auto wall = [](const Vector& y) { return y[0] < 0.5 ? std::nan("") : y[0]; };
    const auto slope = [](const Vector& y) { return Eigen::Vector2d(y[0] < 0.5 ? std::nan("") : 1, 0); };
    EXPECT_FALSE(line_search(wall, slope, x, p).alpha.has_value());  // ends
}

TEST(LineSearch, Errors) {
    const auto f = [](const Vector& x) { return x.squaredNorm(); };
    const auto g = [](const Vector& x) { return (2 * x).eval(); };
    const Vector x = Vector::Ones(2);
    EXPECT_THROW_TEXT((void)line_search(f, g, x, Vector::Ones(3)), std::invalid_argument,
                      "line_search: pk must have 2");
    EXPECT_THROW_TEXT((void)line_search(f, g, x, x, {.c1 = 0.5, .c2 = 0.4}), std::invalid_argument, "0 < c1 < c2 < 1");
    EXPECT_THROW_TEXT((void)line_search(f, g, x, x, {.amax = 0}), std::invalid_argument, "amax must be positive");
    EXPECT_THROW_TEXT((void)line_search(f, g, x, x, {.maxiter = -1}), std::invalid_argument, "maxiter must not be");
}

}  // namespace
