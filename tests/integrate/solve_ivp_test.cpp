#include <scixx/integrate/solve_ivp.hpp>

#include <array>
#include <cmath>
#include <complex>
#include <limits>
#include <numbers>
#include <scixx/integrate/ivp/dop853.hpp>
#include <stdexcept>
#include <vector>

#include "integrate/ivp_problems.hpp"

namespace {

using namespace ivp_problems;
namespace method = integrate::method;
using Eigen::VectorXd;
using integrate::IvpEvent;
using integrate::solve_ivp;

Eigen::Vector2d oscillator(double, const Eigen::Vector2d& y) {
    return {y[1], -y[0]};
}

TEST(SolveIvp, Rk23AsScipy) {
    expect_scipy("RK23", method::RK23, 1e-9);
}
TEST(SolveIvp, Rk45AsScipy) {
    expect_scipy("RK45", method::RK45, 1e-9);
}
TEST(SolveIvp, Dop853AsScipy) {
    expect_scipy("DOP853", method::DOP853, 1e-8);
}

TEST(SolveIvp, OrderOfTheMethods) {
    // One step of twice the length errs by 2^(order + 1) times as much.
    const auto error = [](const integrate::IvpMethod<>& m, double h) {
        const auto result = solve_ivp(oscillator, {0, h}, Eigen::Vector2d(1, 0),
                                      {.method = m, .rtol = 1e3, .atol = 1e3, .first_step = h});
        EXPECT_EQ(result.t.size(), 2);
        return std::abs(result.y(0, 1) - std::cos(h)) + std::abs(result.y(1, 1) + std::sin(h));
    };
    EXPECT_NEAR(std::log2(error(method::RK23, 0.02) / error(method::RK23, 0.01)), 4, 0.1);
    EXPECT_NEAR(std::log2(error(method::RK45, 0.2) / error(method::RK45, 0.1)), 6, 0.2);
    EXPECT_NEAR(std::log2(error(method::DOP853, 1.0) / error(method::DOP853, 0.5)), 9, 0.4);
}

TEST(SolveIvp, FormsOfTheRightHandSide) {
    const auto check = [](auto&& fun) {
        const auto result = solve_ivp(fun, {0, 1}, std::vector<double>{1, 0}, {.rtol = 1e-9, .atol = 1e-12});
        EXPECT_REL_CLOSE(result.y(0, result.y.cols() - 1), std::cos(1.0), 1e-8);
    };
    check(oscillator);
    check([](double, const VectorXd& y) { return VectorXd(Eigen::Vector2d(y[1], -y[0])); });
    check([](double, const auto& y) { return std::array<double, 2>{y[1], -y[0]}; });
    check([](double, const VectorXd& y, VectorXd& dydt) {
        dydt[0] = y[1];
        dydt[1] = -y[0];
    });
    const auto number = solve_ivp([](double, const VectorXd& y) { return -y[0]; }, {0, 1}, Eigen::ArrayXi::Ones(1),
                                  {.rtol = 1e-9, .atol = 1e-12});
    EXPECT_REL_CLOSE(number.y(0, number.y.cols() - 1), std::exp(-1.0), 1e-8);
}

TEST(SolveIvp, ComplexStates) {
    using C = std::complex<double>;
    const auto result = solve_ivp([](double, const auto& y) { return Eigen::VectorXcd(C(-0.1, 2) * y); }, {0, 3},
                                  Eigen::VectorXcd::Ones(1), {.method = method::DOP853, .rtol = 1e-9, .atol = 1e-12});
    EXPECT_LT(std::abs(result.y(0, result.y.cols() - 1) - std::exp(C(-0.3, 6))), 1e-8);
}

TEST(SolveIvp, DenseOutputPassesThroughTheSteps) {
    for (const integrate::IvpMethod<>& m : {integrate::IvpMethod<>(method::RK23), integrate::IvpMethod<>(method::RK45),
                                            integrate::IvpMethod<>(method::DOP853)}) {
        const auto result = solve_ivp(oscillator, {0, 10}, Eigen::Vector2d(1, 0),
                                      {.method = m, .dense_output = true, .rtol = 1e-6, .atol = 1e-8});
        ASSERT_TRUE(result.sol.has_value());
        EXPECT_SCALED_CLOSE((*result.sol)(result.t), result.y, 1e-13);
        const double at = 0.5 * (result.t[3] + result.t[4]);
        EXPECT_NEAR((*result.sol)(at)[0], std::cos(at), 2e-5);
        EXPECT_EQ(result.sol->t_min(), 0);
        EXPECT_EQ(result.sol->t_max(), 10);
    }
}

TEST(SolveIvp, EventsInTheirOrderAndDirection) {
    const auto height = [](double, const VectorXd& y) { return y[0]; };
    const auto result =
        solve_ivp(oscillator, {0, 10}, Eigen::Vector2d(1, 0),
                  {.events = {{.fun = height}, {.fun = height, .direction = 1}, {.fun = height, .direction = -1}},
                   .rtol = 1e-9,
                   .atol = 1e-12});
    EXPECT_EQ(result.status, 0);
    ASSERT_EQ(result.t_events[0].size(), 3);
    ASSERT_EQ(result.t_events[1].size(), 1);
    ASSERT_EQ(result.t_events[2].size(), 2);
    for (Eigen::Index k = 0; k < 3; ++k)
        EXPECT_NEAR(result.t_events[0][k], (static_cast<double>(k) + 0.5) * std::numbers::pi, 1e-7);
    EXPECT_NEAR(result.y_events[1](1, 0), 1, 1e-7);
}

TEST(SolveIvp, TerminalEventEndsTheIntegration) {
    const auto fall = [](double, const Eigen::Vector2d& y) { return Eigen::Vector2d(y[1], -9.8); };
    const auto ground = [](double, const VectorXd& y) { return y[0]; };
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto result = solve_ivp(fall, {0, infinity}, Eigen::Vector2d(10, 0),
                                  {.dense_output = true, .events = {{.fun = ground, .terminal = 1, .direction = -1}}});
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.message, "A termination event occurred.");
    EXPECT_REL_CLOSE(result.t_events[0][0], std::sqrt(20 / 9.8), 1e-14);
    EXPECT_EQ(result.t[result.t.size() - 1], result.t_events[0][0]);
    EXPECT_REL_CLOSE((*result.sol)(1.0)[0], 10 - 4.9, 1e-13);
    // The third zero ends it.
    const auto third =
        solve_ivp(oscillator, {0, 100}, Eigen::Vector2d(1, 0), {.events = {{.fun = ground, .terminal = 3}}});
    EXPECT_EQ(third.t_events[0].size(), 3);
    EXPECT_NEAR(third.t_events[0][2], 2.5 * std::numbers::pi, 2e-2);
}

TEST(SolveIvp, TroubleEndsWithAStatus) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto blow_up =
        solve_ivp([](double, const VectorXd& y) { return y[0] * y[0]; }, {0, 2}, Eigen::VectorXd::Ones(1));
    EXPECT_EQ(blow_up.status, -1);
    EXPECT_FALSE(blow_up.success);
    EXPECT_EQ(blow_up.message, "Required step size is less than spacing between numbers.");
    const auto invalid = solve_ivp([&](double t, const VectorXd& y) { return t > 0.5 ? nan : y[0]; }, {0, 1},
                                   Eigen::VectorXd::Ones(1), {.method = method::DOP853});
    EXPECT_EQ(invalid.status, -1);
    EXPECT_LE(invalid.t[invalid.t.size() - 1], 0.5);
    const auto capped =
        solve_ivp(oscillator, {0, std::numeric_limits<double>::infinity()}, Eigen::Vector2d(1, 0), {.max_steps = 100});
    EXPECT_EQ(capped.status, -1);
    EXPECT_EQ(capped.t.size(), 101);
}

TEST(SolveIvp, EdgesOfSizeAndSpan) {
    const auto nothing = solve_ivp([](double, const VectorXd& y) { return y; }, {0, 1}, VectorXd(0));
    EXPECT_TRUE(nothing.success);
    EXPECT_EQ(nothing.y.rows(), 0);
    const auto instant = solve_ivp(oscillator, {1, 1}, Eigen::Vector2d(1, 0), {.dense_output = true});
    EXPECT_TRUE(instant.success);
    EXPECT_EQ((*instant.sol)(1.0)[0], 1);
    const auto few = solve_ivp(oscillator, {0, 1}, Eigen::Vector2d(1, 0), {.t_eval = Eigen::ArrayXd(0)});
    EXPECT_EQ(few.t.size(), 0);
}

TEST(SolveIvp, SteppingByHand) {
    integrate::RK45<> solver(oscillator, 0, Eigen::Vector2d(1, 0), 1);
    EXPECT_THROW_TEXT(solver.dense_output(), std::invalid_argument, "OdeSolver.dense_output");
    while (solver.status == integrate::OdeStatus::running) solver.step();
    EXPECT_EQ(solver.t, 1);
    EXPECT_EQ(solver.status, integrate::OdeStatus::finished);
    EXPECT_NEAR((*solver.dense_output())(1.0)[0], solver.y[0], 1e-15);
    EXPECT_THROW_TEXT(solver.step(), std::invalid_argument, "OdeSolver.step");
}

TEST(SolveIvp, Errors) {
    const Eigen::Vector2d y0(1, 0);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW_TEXT(solve_ivp(oscillator, {0, nan}, y0), std::invalid_argument, "solve_ivp: t_span");
    EXPECT_THROW_TEXT(solve_ivp(oscillator, {0, 1}, Eigen::Vector2d(1, nan)), std::invalid_argument,
                      "solve_ivp: all components");
    EXPECT_THROW_TEXT(solve_ivp(oscillator, {0, 1}, y0, {.max_step = 0}), std::invalid_argument, "solve_ivp: max_step");
    EXPECT_THROW_TEXT(solve_ivp(oscillator, {0, 1}, y0, {.first_step = 2}), std::invalid_argument,
                      "solve_ivp: first_step");
    EXPECT_THROW_TEXT(solve_ivp(oscillator, {0, 1}, y0, {.atol = -1}), std::invalid_argument, "solve_ivp: atol");
    EXPECT_THROW_TEXT(solve_ivp(oscillator, {0, 1}, y0, {.rtol = Eigen::Array3d(1, 1, 1)}), std::invalid_argument,
                      "solve_ivp: rtol");
    EXPECT_THROW_TEXT(solve_ivp(oscillator, {0, 1}, y0, {.t_eval = Eigen::Array2d(0, 2)}), std::invalid_argument,
                      "solve_ivp: values in t_eval");
    EXPECT_THROW_TEXT(solve_ivp(oscillator, {0, 1}, y0, {.t_eval = Eigen::Array2d(1, 0)}), std::invalid_argument,
                      "sorted");
    EXPECT_THROW_TEXT(solve_ivp([](double, const VectorXd&) { return Eigen::Vector3d(1, 2, 3); }, {0, 1}, y0),
                      std::invalid_argument, "solve_ivp: fun must return a vector of length 2, got length 3");
}

TEST(SolveIvp, TakesFunctionsAndNumbersAsInPython) {
    const auto decay = [](double, double y) { return -y; };
    const auto half = [](double, const Eigen::VectorXd& y) { return y[0] - 0.5; };
    const auto quarter = [](double, const Eigen::VectorXd& y) { return y[0] - 0.25; };
    const auto both =
        solve_ivp(decay, {0, 2}, {1.0}, {.t_eval = {0, 2}, .events = {half, quarter}, .rtol = {1e-10}, .atol = 1e-12});
    EXPECT_NEAR(both.y(0, 1), std::exp(-2.0), 1e-7);
    EXPECT_NEAR(both.t_events[1][0], std::log(4.0), 1e-7);
    const auto ended = solve_ivp(decay, {0, 2}, {1.0}, {.events = {{.fun = quarter, .terminal = 1}, {half}}});
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.t_events.size(), 2u);
    EXPECT_EQ(solve_ivp(decay, {0, 2}, {1.0}, {.events = half}).t_events.size(), 1u);
    EXPECT_THROW_TEXT(solve_ivp(oscillator, {0, 2}, {1.0, 2.0}, {.atol = {1e-6, 1e-7, 1e-8}}), std::invalid_argument,
                      "one entry for each of 2 components, got 3");
    EXPECT_THROW_TEXT(solve_ivp(decay, {0, 2}, {1.0, 2.0}), std::invalid_argument,
                      "fun must take a vector of 2 states");
}

}  // namespace
