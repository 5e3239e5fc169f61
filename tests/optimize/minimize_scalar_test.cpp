#include <cmath>
#include <limits>
#include <map>
#include <scixx/optimize/fixed_point.hpp>
#include <scixx/optimize/minimize_scalar.hpp>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double quartic(double x) {
    return (x - 2) * x * (x + 2) * (x + 2);
}

TEST(MinimizeScalar, AgainstSciPy) {
    const Reference reference("optimize/minimize_scalar.json");
    const std::map<std::string, std::function<double(double)>> functions = {
        {"quartic", quartic},
        {"cosine", [](double x) { return std::cos(x) + 0.1 * x * x; }},
        {"shifted", [](double x) { return (x - 37.5) * (x - 37.5) + 3; }},
        {"kink", [](double x) { return std::abs(x - 0.7); }},
        {"log", [](double x) { return x > 0 ? x * std::log(x) : inf; }}};
    for (const auto& [name, f] : functions) {
        for (const auto& [method_name, options] :
             {std::pair("brent", MinimizeScalarOptions{.method = method::brent}),
              std::pair("golden", MinimizeScalarOptions{.method = method::golden}),
              std::pair("bounded", MinimizeScalarOptions{.bounds = {{0.1, 50}}, .method = method::bounded})}) {
            SCOPED_TRACE(name + " " + method_name);
            const auto& expected = reference[name + " " + method_name];
            const MinimizeScalarResult r = minimize_scalar(f, options);
            EXPECT_TRUE(r.success) << r.message;
            EXPECT_NEAR(r.x, expected.number("x"), options.bounds ? 2e-5 : 1e-6);
            EXPECT_LE(r.fun, expected.number("fun") + (options.bounds ? 1e-5 : 2e-8));
            EXPECT_LE(r.nfev, expected.number("nfev") + 6);
            EXPECT_EQ(f(r.x), r.fun);
        }
        if (name == "log") continue;
        const auto [xa, xb, xc, fa, fb, fc, funcalls, success] = bracket(f, {.xa = 0.3, .xb = 1.1});
        const auto expected = reference[name + " bracket"].array<Eigen::VectorXd>("points");
        Eigen::VectorXd points(6);
        points << xa, xb, xc, fa, fb, fc;
        EXPECT_SCALED_CLOSE(points, expected, 1e-6) << name;
        EXPECT_EQ(funcalls, reference[name + " bracket"].number("calls"));
        EXPECT_TRUE(success);
    }
}

TEST(MinimizeScalar, ShortForms) {
    const double place = (1 + std::sqrt(17.0)) / 4;  // quartic' = 2 (x + 2) (2 x^2 - x - 2)
    EXPECT_NEAR(brent(quartic), place, 1e-7);
    EXPECT_NEAR(golden(quartic), place, 1e-7);
    EXPECT_NEAR(fminbound(quartic, -3, -1), -2, 1e-5);
    EXPECT_NEAR(minimize_scalar(quartic), place, 1e-7);
    EXPECT_NEAR(minimize_scalar(quartic, {.bounds = {-3, -1}}), -2, 1e-5);
    EXPECT_NEAR(minimize_scalar(quartic, {.bracket = {1, 1.2, 3}}), place, 1e-7);
    EXPECT_NEAR(brent(quartic, {.brack = {3, 1.2, 1}}), place, 1e-7);
    EXPECT_NEAR(minimize_scalar(quartic, {.bracket = {3, 4}}), place, 1e-7);
    EXPECT_NEAR(golden([](double x) { return x * x; }), 0, 1e-150)
        << "to the last bit, as nothing but zero is near zero";
}

TEST(MinimizeScalar, Stops) {
    EXPECT_FALSE(minimize_scalar(quartic, {.options = {.maxiter = 2}}).success);
    EXPECT_EQ(minimize_scalar(quartic, {.options = {.maxiter = 2}}).nit, 2);
    EXPECT_EQ(minimize_scalar(quartic, {.bounds = {{0, 3}}, .options = {.maxiter = 7}}).nfev, 7);
    EXPECT_FALSE(minimize_scalar(quartic, {.method = method::golden, .options = {.maxiter = 2}}).success);
    const auto loose = minimize_scalar(quartic, {.tol = 1e-2});
    EXPECT_LT(loose.nfev, minimize_scalar(quartic).nfev);
    EXPECT_LT(minimize_scalar(quartic, {.tol = 1e-9, .options = {.xtol = 1e-2}}).nfev, minimize_scalar(quartic).nfev);
    const auto down = minimize_scalar([](double x) { return -x; });
    EXPECT_FALSE(down.success);
    EXPECT_FALSE(bracket([](double x) { return -x; }).success);
    EXPECT_FALSE(minimize_scalar([](double) { return nan; }).success);
    EXPECT_FALSE(fminbound([](double) { return nan; }, 0, 1).success);
    EXPECT_NEAR(fminbound([](double x) { return x < 0.5 ? nan : x; }, 0, 1), 0.5, 1e-4);
    EXPECT_EQ(fminbound(quartic, 1, 1).x, 1);
}

TEST(MinimizeScalar, Errors) {
    EXPECT_THROW_TEXT((void)minimize_scalar(quartic, {.method = method::bounded}), std::invalid_argument,
                      "minimize_scalar: bounds must be given");
    EXPECT_THROW_TEXT((void)minimize_scalar(quartic, {.bounds = {{0, 1}}, .method = method::brent}),
                      std::invalid_argument, "bounds must not be given");
    EXPECT_THROW_TEXT((void)minimize_scalar(quartic, {.bracket = {0, 1}, .bounds = {{0, 1}}}), std::invalid_argument,
                      "bracket must not be given");
    EXPECT_THROW_TEXT((void)fminbound(quartic, 2, 1), std::invalid_argument,
                      "fminbound: bounds must be finite and in order, got 2 and 1");
    EXPECT_THROW_TEXT((void)fminbound(quartic, 0, inf), std::invalid_argument, "bounds must be finite");
    EXPECT_THROW_TEXT((void)brent(quartic, {.brack = {1}}), std::invalid_argument, "bracket must have 2 or 3 points");
    EXPECT_THROW_TEXT((void)brent(quartic, {.brack = {0, 4, 3}}), std::invalid_argument, "between the others");
    EXPECT_THROW_TEXT((void)golden(quartic, {.brack = {2, 3, 4}}), std::invalid_argument, "least value in the middle");
    EXPECT_THROW_TEXT((void)golden(quartic, {.tol = -1}), std::invalid_argument, "tol must not be negative");
    EXPECT_THROW_TEXT((void)bracket(quartic, {.xa = nan}), std::invalid_argument, "bracket: xa and xb must be finite");
}

TEST(FixedPoint, NumbersAndArrays) {
    const FixedPointResult<double> r = fixed_point([](double x) { return std::cos(x); }, 1.0);
    EXPECT_TRUE(r.converged);
    EXPECT_NEAR(r.x, 0.7390851332151607, 1e-14);
    EXPECT_LE(r.iterations, 5);
    const double plain =
        fixed_point([](double x) { return std::cos(x); }, 1.0, {.method = FixedPointMethod::iteration});
    EXPECT_NEAR(plain, 0.7390851332151607, 1e-8);
    // SciPy's example: c1 / (x + c2) elementwise.
    const Eigen::Array2d c1(10, 12), c2(3, 5);
    const auto f = [&](const Eigen::ArrayXd& x) -> Eigen::ArrayXd { return (c1 / (x + c2)).sqrt(); };
    const Eigen::ArrayXd x = fixed_point(f, Eigen::Array2d(1.2, 1.3));
    EXPECT_NEAR(x[0], 1.4920333011, 1e-9);
    EXPECT_NEAR(x[1], 1.37228132, 1e-8);
    EXPECT_FALSE(
        fixed_point([](double y) { return 2 * y + 1; }, 1.0, {.maxiter = 50, .method = FixedPointMethod::iteration})
            .converged);
    EXPECT_FALSE(fixed_point([](double) { return nan; }, 1.0).converged);
    EXPECT_THROW_TEXT((void)fixed_point(f, Eigen::Array2d(1, 1), {.xtol = 0}), std::invalid_argument, "xtol");
    EXPECT_THROW_TEXT((void)fixed_point(f, Eigen::Array2d(1, 1), {.maxiter = 0}), std::invalid_argument, "maxiter");
}

}  // namespace
