#include <cmath>
#include <limits>
#include <scixx/integrate/ivp/lsoda.hpp>

#include "integrate/ivp_problems.hpp"

namespace {

using namespace ivp_problems;
namespace method = integrate::method;
using Eigen::VectorXd;
using integrate::solve_ivp;

Eigen::Vector3d lorenz(double, const Eigen::Vector3d& s) {
    return {10 * (s[1] - s[0]), s[0] * (28 - s[2]) - s[1], s[0] * s[1] - 8.0 / 3 * s[2]};
}

void expect_lsoda(const integrate::OdeResult<>& result, const Case& expected, double tolerance) {
    EXPECT_TRUE(result.success) << result.message;
    EXPECT_SCALED_CLOSE(VectorXd(result.y.rightCols(1)), expected.array<VectorXd>("end"), tolerance);
    EXPECT_NEAR(static_cast<double>(result.nfev), expected.number("nfev"), 0.1 * expected.number("nfev"));
    EXPECT_NEAR(static_cast<double>(result.njev), expected.number("njev"), 0.1 * expected.number("njev"));
    EXPECT_EQ(result.nlu, result.njev);
    EXPECT_NEAR(static_cast<double>(result.t.size()), expected.number("steps"), 0.1 * expected.number("steps"));
}

TEST(Lsoda, AsScipy) {
    const Reference reference("integrate/odeint.json");
    expect_lsoda(solve_ivp(robertson, {0, 1e8}, Eigen::Vector3d(1, 0, 0),
                           {.method = method::LSODA, .rtol = 1e-6, .atol = 1e-12}),
                 reference["robertson"], 1e-5);
    expect_lsoda(
        solve_ivp(lorenz, {0, 10}, Eigen::Vector3d(1, 1, 1), {.method = method::LSODA, .rtol = 1e-6, .atol = 1e-8}),
        reference["ivp lorenz"], 1e-6);
    expect_lsoda(
        solve_ivp(van_der_pol, {0, 2000}, Eigen::Vector2d(2, 0), {.method = method::LSODA, .rtol = 1e-6, .atol = 1e-8}),
        reference["ivp van der pol"], 1e-4);
}

TEST(Lsoda, DenseOutputAndEvents) {
    const auto fun = [](double, const Eigen::Vector2d& y) { return Eigen::Vector2d(y[1], -y[0]); };
    for (const double end : {12.0, -12.0}) {
        const auto result = solve_ivp(fun, {0, end}, Eigen::Vector2d(0, 1),
                                      {.method = method::LSODA,
                                       .t_eval = Eigen::ArrayXd(Eigen::ArrayXd::LinSpaced(50, 0, end)),
                                       .dense_output = true,
                                       .events = {{.fun = [](double, const VectorXd& y) { return y[0] - 0.5; }}},
                                       .rtol = 1e-9,
                                       .atol = 1e-10});
        ASSERT_TRUE(result.success);
        EXPECT_EQ(result.t[49], end);
        for (Eigen::Index i = 0; i < 50; ++i) {
            EXPECT_NEAR(result.y(0, i), std::sin(result.t[i]), 3e-7);
            EXPECT_NEAR((*result.sol)(result.t[i])[1], std::cos(result.t[i]), 3e-7);
        }
        ASSERT_GE(result.t_events[0].size(), 3);
        EXPECT_NEAR(std::sin(result.t_events[0][1]), 0.5, 1e-6);
    }
}

// A heat equation by bands, with differences and with a packed Jacobian; the same as the whole one.
TEST(Lsoda, Bands) {
    const auto fun = [](double, const VectorXd& y) {
        VectorXd dydt(y.size());
        for (Eigen::Index i = 0; i < y.size(); ++i)
            dydt[i] = 1e3 * ((i > 0 ? y[i - 1] : 0) - 3 * y[i] + (i + 1 < y.size() ? 2 * y[i + 1] : 0));
        return dydt;
    };
    const VectorXd start = VectorXd::Ones(40);
    const auto whole = solve_ivp(fun, {0, 1}, start, {.method = method::LSODA, .rtol = 1e-8, .atol = 1e-10});
    const auto bands =
        solve_ivp(fun, {0, 1}, start, {.method = method::LSODA, .rtol = 1e-8, .atol = 1e-10, .lband = 1, .uband = 1});
    Eigen::MatrixXd packed(3, 40);
    packed.row(0).setConstant(2e3);
    packed.row(1).setConstant(-3e3);
    packed.row(2).setConstant(1e3);
    const auto given =
        solve_ivp(fun, {0, 1}, start,
                  {.method = method::LSODA, .rtol = 1e-8, .atol = 1e-10, .jac = packed, .lband = 1, .uband = 1});
    EXPECT_LT((whole.y.rightCols(1) - bands.y.rightCols(1)).cwiseAbs().maxCoeff(), 1e-8);
    EXPECT_LT((whole.y.rightCols(1) - given.y.rightCols(1)).cwiseAbs().maxCoeff(), 1e-8);
    EXPECT_LT(bands.nfev + 200, whole.nfev);
    EXPECT_LT(given.nfev, bands.nfev);
}

TEST(Lsoda, StepsInBounds) {
    const auto short_steps =
        solve_ivp(lotka, {0, 3}, Eigen::Vector2d(10, 5), {.method = method::LSODA, .max_step = 0.01});
    for (Eigen::Index i = 1; i < short_steps.t.size(); ++i)
        EXPECT_LE(short_steps.t[i] - short_steps.t[i - 1], 0.01 * (1 + 1e-12));
    const auto long_steps =
        solve_ivp(lotka, {0, 3}, Eigen::Vector2d(10, 5), {.method = method::LSODA, .first_step = 0.5, .min_step = 0.5});
    EXPECT_EQ(long_steps.status, -1);
    // One step after the other, by hand.
    integrate::LSODA<> solver([](double, const VectorXd& y) { return VectorXd(-y); }, 0, VectorXd::Ones(2), 1);
    while (solver.status == integrate::OdeStatus::running) solver.step();
    EXPECT_EQ(solver.t, 1);
    EXPECT_NEAR(solver.y[0], std::exp(-1.0), 1e-3);
    EXPECT_NEAR((*solver.dense_output())(solver.t_old)[0], std::exp(-solver.t_old), 1e-3);
}

TEST(Lsoda, FailuresAndErrors) {
    const auto nan = solve_ivp([](double t, const VectorXd& y) { return t > 0.5 ? std::nan("") : -y[0]; }, {0, 1},
                               VectorXd::Ones(1), {.method = method::LSODA});
    EXPECT_EQ(nan.status, -1);
    EXPECT_LE(nan.t[nan.t.size() - 1], 0.5);
    const auto endless =
        solve_ivp([](double, const VectorXd& y) { return -y[0]; }, {0, std::numeric_limits<double>::infinity()},
                  VectorXd::Ones(1), {.method = method::LSODA, .max_step = 1, .max_steps = 100});
    EXPECT_EQ(endless.status, -1);
    EXPECT_EQ(endless.t.size(), 101);
    EXPECT_THROW_TEXT(solve_ivp(lotka, {0, 1}, Eigen::Vector2d(1, 1), {.method = method::LSODA, .min_step = -1}),
                      std::invalid_argument, "solve_ivp: min_step must not be negative");
    EXPECT_THROW_TEXT(solve_ivp(lotka, {0, 1}, Eigen::Vector2d(1, 1), {.method = method::LSODA, .uband = 2}),
                      std::invalid_argument, "solve_ivp: lband and uband must be from 0 to n - 1 = 1, got 0 and 2");
    EXPECT_THROW_TEXT(solve_ivp([](double, const Eigen::VectorXcd& y) { return Eigen::VectorXcd(y); }, {0, 1},
                                Eigen::VectorXcd(Eigen::VectorXcd::Ones(1)), {.method = method::LSODA}),
                      std::invalid_argument, "solve_ivp: y0 must be real for LSODA");
}

}  // namespace
