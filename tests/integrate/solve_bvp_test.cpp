#include <cmath>
#include <complex>
#include <numbers>
#include <scixx/integrate/solve_bvp.hpp>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::integrate;
using Eigen::ArrayXd;
using Eigen::MatrixXd;
using Eigen::Vector2d;
using Eigen::VectorXd;
using scixx::testing::Case;
using scixx::testing::Reference;
constexpr double pi = std::numbers::pi;

Vector2d bratu(double, const VectorXd& y) {
    return {y[1], -std::exp(y[0])};
}
Vector2d bratu_bc(const VectorXd& ya, const VectorXd& yb) {
    return {ya[0], yb[0]};
}
Vector2d wave(double, const VectorXd& y, const VectorXd& p) {
    return {y[1], -p[0] * p[0] * y[0]};
}
Eigen::Vector3d wave_bc(const VectorXd& ya, const VectorXd& yb, const VectorXd& p) {
    return {ya[0], yb[0], ya[1] - p[0]};
}
auto shock(double eps) {
    return [eps](double x, const VectorXd& y) {
        return Vector2d(y[1], -(x * y[1] + eps * pi * pi * std::cos(pi * x) + pi * x * std::sin(pi * x)) / eps);
    };
}
Vector2d shock_bc(const VectorXd& ya, const VectorXd& yb) {
    return {ya[0] + 2, yb[0]};
}
ArrayXd mesh(double a = 0) {
    return ArrayXd::LinSpaced(5, a, 1);
}
MatrixXd zeros() {
    return MatrixXd::Zero(2, 5);
}

// The same meshes, and the solution to rounding, which Newton's tolerance covers.
void expect_scipy(const BVPResult<>& result, const std::string& name, double tolerance, const ArrayXd& places) {
    const Reference reference("integrate/solve_bvp.json");
    const Case& expected = reference[name];
    EXPECT_EQ(result.status, static_cast<int>(expected.number("status"))) << result.message;
    EXPECT_EQ(result.success, result.status == 0);
    EXPECT_EQ(static_cast<double>(result.niter), expected.number("niter"));
    const auto x = expected.array<ArrayXd>("x");
    ASSERT_EQ(result.x.size(), x.size());
    EXPECT_SCALED_CLOSE(result.x, x, 1e-14);
    EXPECT_SCALED_CLOSE(result.y, expected.array<MatrixXd>("y"), tolerance);
    EXPECT_SCALED_CLOSE(result.sol(places), expected.array<MatrixXd>("sol"), tolerance);
    EXPECT_SCALED_CLOSE(result.sol(places, 1), expected.array<MatrixXd>("slope"), tolerance);
    EXPECT_SCALED_CLOSE(result.rms_residuals, expected.array<ArrayXd>("rms"), 1e-2);
    if (result.p) {
        EXPECT_SCALED_CLOSE(*result.p, expected.array<VectorXd>("p"), tolerance);
    }
}

TEST(SolveBvp, AsScipy) {
    const ArrayXd places = ArrayXd::LinSpaced(7, 0, 1), wide = ArrayXd::LinSpaced(7, -1, 1);
    MatrixXd guess = zeros();
    expect_scipy(solve_bvp(bratu, bratu_bc, mesh(), guess), "bratu lower", 1e-9, places);
    guess.row(0).setConstant(3);
    expect_scipy(solve_bvp(bratu, bratu_bc, mesh(), guess, {.tol = 1e-8}), "bratu upper", 1e-9, places);
    guess.row(0) << 0, 1, 0, -1, 0;
    const auto oscillation = solve_bvp(wave, wave_bc, mesh(), guess, {.p = VectorXd::Constant(1, 6)});
    expect_scipy(oscillation, "wave", 1e-8, places);
    EXPECT_NEAR((*oscillation.p)[0], 2 * pi, 1e-3);
    expect_scipy(solve_bvp(shock(1e-3), shock_bc, mesh(-1), zeros()), "shock", 1e-6, wide);
    MatrixXd singular = MatrixXd::Zero(2, 2);
    singular(1, 1) = -2;
    MatrixXd start(2, 5);
    start.row(0).setConstant(std::sqrt(0.75));
    start.row(1).setConstant(1e-4);
    const auto emden =
        solve_bvp([](double, const VectorXd& y) { return Vector2d(y[1], -std::pow(y[0], 5)); },
                  [](const VectorXd& ya, const VectorXd& yb) { return Vector2d(ya[1], yb[0] - std::sqrt(0.75)); },
                  mesh(), start, {.S = singular});
    expect_scipy(emden, "emden", 1e-9, places);
    for (const double x : {0.0, 0.3, 0.9}) EXPECT_NEAR(emden.sol(x)[0], 1 / std::sqrt(1 + x * x / 3), 1e-5);
    expect_scipy(solve_bvp(shock(1e-6), shock_bc, mesh(-1), zeros(), {.max_nodes = 100}), "nodes", 1e-4, wide);
}

TEST(SolveBvp, GivenJacobiansSayTheSame) {
    const auto plain = solve_bvp(bratu, bratu_bc, mesh(), zeros(), {.tol = 1e-6});
    SolveBvpOptions<> options{.tol = 1e-6};
    options.fun_jac = [](double, const VectorXd& y) {
        Eigen::Matrix2d j;
        j << 0, 1, -std::exp(y[0]), 0;
        return j;
    };
    options.bc_jac = [](const VectorXd&, const VectorXd&) {
        Eigen::Matrix2d a = Eigen::Matrix2d::Zero(), b = Eigen::Matrix2d::Zero();
        a(0, 0) = b(1, 0) = 1;
        return std::pair(a, b);
    };
    const auto given = solve_bvp(bratu, bratu_bc, mesh(), zeros(), options);
    EXPECT_EQ(plain.x.size(), given.x.size());
    EXPECT_SCALED_CLOSE(plain.y, given.y, 1e-9);

    MatrixXd guess = zeros();
    guess.row(0) << 0, 1, 0, -1, 0;
    SolveBvpOptions<> with_p{.p = VectorXd::Constant(1, 6), .tol = 1e-7};
    const auto differences = solve_bvp(wave, wave_bc, mesh(), guess, with_p);
    with_p.fun_jac = [](double, const VectorXd& y, const VectorXd& p) {
        Eigen::Matrix2d dy;
        dy << 0, 1, -p[0] * p[0], 0;
        return std::pair(dy, MatrixXd(Vector2d(0, -2 * p[0] * y[0])));
    };
    with_p.bc_jac = [](const VectorXd&, const VectorXd&, const VectorXd&) {
        MatrixXd a = MatrixXd::Zero(3, 2), b = MatrixXd::Zero(3, 2), dp = MatrixXd::Zero(3, 1);
        a(0, 0) = b(1, 0) = a(2, 1) = 1;
        dp(2, 0) = -1;
        return std::tuple(a, b, dp);
    };
    const auto exact = solve_bvp(wave, wave_bc, mesh(), guess, with_p);
    EXPECT_TRUE(exact.success);
    EXPECT_SCALED_CLOSE(differences.y, exact.y, 1e-8);
    EXPECT_NEAR((*exact.p)[0], 2 * pi, 1e-7);
    for (const double x : {0.1, 0.4, 0.8}) EXPECT_NEAR(exact.sol(x)[0], std::sin(2 * pi * x), 1e-6);
}

TEST(SolveBvp, SplineAndComplexStates) {
    using C = std::complex<double>;
    const auto result = solve_bvp(
        [](double, const Eigen::VectorXcd& y) { return Eigen::Vector2cd(y[1], -C(1, 1) * y[0]); },
        [](const Eigen::VectorXcd& ya, const Eigen::VectorXcd& yb) { return Eigen::Vector2cd(ya[0] - 1.0, yb[0]); },
        mesh(), Eigen::MatrixXcd(Eigen::MatrixXcd::Zero(2, 5)), {.tol = 1e-8});
    ASSERT_TRUE(result.success);
    const C root = std::sqrt(C(1, 1));
    for (const double x : {0.0, 0.35, 1.0}) {
        const C wanted = std::sin(root * (1 - x)) / std::sin(root);
        EXPECT_LT(std::abs(result.sol(x)[0] - wanted), 1e-8);
        EXPECT_LT(std::abs(result.sol(x, 2)[0] + C(1, 1) * wanted), 1e-3);
    }
    EXPECT_EQ(result.sol(0.4, 4).norm(), 0);
    EXPECT_FALSE(result.p.has_value());
    // Two nodes are enough where the solution is a cubic.
    const auto cubic = solve_bvp([](double x, const VectorXd&) { return 3 * x * x; },
                                 [](const VectorXd& ya, const VectorXd&) { return ya[0] - 1; },
                                 std::vector<double>{0, 2}, MatrixXd(MatrixXd::Zero(1, 2)));
    EXPECT_EQ(cubic.x.size(), 2);
    EXPECT_NEAR(cubic.sol(1.5)[0], 1 + 1.5 * 1.5 * 1.5, 1e-13);
}

TEST(SolveBvp, Failures) {
    // Both conditions at one end in the same component: singular.
    const auto singular = solve_bvp(
        bratu, [](const VectorXd& ya, const VectorXd&) { return Vector2d(ya[0], ya[0]); }, mesh(), zeros());
    EXPECT_EQ(singular.status, 2);
    const auto nan =
        solve_bvp([](double, const VectorXd& y) { return Vector2d(y[1], std::nan("")); }, bratu_bc, mesh(), zeros());
    EXPECT_EQ(nan.status, 2);
    // Bratu's problem has no solution for large factors.
    const auto none = solve_bvp([](double, const VectorXd& y) { return Vector2d(y[1], -10 * std::exp(y[0])); },
                                bratu_bc, mesh(), zeros(), {.max_nodes = 200});
    EXPECT_FALSE(none.success);
}

TEST(SolveBvp, Errors) {
    const auto call = [](const std::vector<double>& x, const MatrixXd& y, const SolveBvpOptions<>& options) {
        (void)solve_bvp(bratu, bratu_bc, x, y, options);
    };
    const std::vector<double> x{0, 0.5, 1};
    const MatrixXd y = MatrixXd::Zero(2, 3);
    EXPECT_THROW_TEXT(call({0}, y, {}), std::invalid_argument, "solve_bvp: x must have at least 2 nodes, got 1");
    EXPECT_THROW_TEXT(call({0, 0.5, 0.5}, y, {}), std::invalid_argument, "solve_bvp: x must be strictly increasing");
    EXPECT_THROW_TEXT(call({0, 0.5, INFINITY}, y, {}), std::invalid_argument, "solve_bvp: x must be finite");
    EXPECT_THROW_TEXT(call(x, zeros(), {}), std::invalid_argument, "solve_bvp: y must have 3 columns");
    EXPECT_THROW_TEXT(call(x, y, {.p = VectorXd::Ones(1)}), std::invalid_argument,
                      "solve_bvp: p must be given if fun takes parameters, and only then");
    EXPECT_THROW_TEXT(call(x, y, {.S = MatrixXd::Zero(3, 3)}), std::invalid_argument, "solve_bvp: S must be 2 x 2");
    EXPECT_THROW_TEXT(call(x, y, {.tol = 0}), std::invalid_argument, "solve_bvp: tol and bc_tol must be positive");
    EXPECT_THROW_TEXT(call(x, MatrixXd::Zero(3, 3), {}), std::invalid_argument,
                      "solve_bvp: fun must return a vector of length 3, got length 2");
    EXPECT_THROW_TEXT(call(x, y, {.fun_jac = [](double, const VectorXd&) { return MatrixXd(3, 3); }}),
                      std::invalid_argument, "solve_bvp: df_dy of fun_jac must be 2 x 2, got 3 x 3");
    EXPECT_THROW_TEXT((void)solve_bvp(
                          bratu, [](const VectorXd&, const VectorXd&) { return 1.0; }, x, y),
                      std::invalid_argument, "solve_bvp: bc must return a vector of length 2, got a number");
}

}  // namespace
