#pragma once

#include <Eigen/Core>
#include <scixx/integrate/solve_ivp.hpp>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

/// Initial value problems that the tests of several methods solve.
namespace ivp_problems {

namespace integrate = scixx::integrate;
using scixx::testing::Case;
using scixx::testing::Reference;

inline Eigen::Vector2d lotka(double, const Eigen::Vector2d& z) {
    return {1.5 * z[0] - z[0] * z[1], -3 * z[1] + z[0] * z[1]};
}
inline Eigen::Vector3d robertson(double, const Eigen::Vector3d& y) {
    const double a = 0.04 * y[0], b = 1e4 * y[1] * y[2], c = 3e7 * y[1] * y[1];
    return {-a + b, a - b - c, c};
}
inline Eigen::Vector2d van_der_pol(double, const Eigen::Vector2d& y) {
    return {y[1], 1000 * (1 - y[0] * y[0]) * y[1] - y[0]};
}

/// Multiply-add may move a decision of the step control; the work stays the same within a tenth.
inline void expect_work(const integrate::OdeResult<>& result, const Case& expected) {
    const auto near = [](Eigen::Index actual, double wanted) {
        EXPECT_NEAR(static_cast<double>(actual), wanted, 2 + 0.1 * wanted);
    };
    near(result.nfev, expected.number("nfev"));
    if (!expected.has("nlu")) return;
    near(result.njev, expected.number("njev"));
    near(result.nlu, expected.number("nlu"));
}

/// SciPy's solution and its work, forwards and backwards, at given times and with bounded steps.
inline void expect_scipy(const std::string& name, const integrate::IvpMethod<>& method, double tolerance) {
    const Reference reference("integrate/solve_ivp.json");
    for (const int direction : {1, -1}) {
        const Case& expected = reference["lotka " + name + " " + std::to_string(direction)];
        const auto t = expected.array<Eigen::ArrayXd>("t");
        const auto result = integrate::solve_ivp(lotka, {t[0], t[t.size() - 1]}, Eigen::Vector2d(10, 5),
                                                 {.method = method, .t_eval = t, .rtol = 1e-6, .atol = 1e-8});
        EXPECT_TRUE(result.success) << result.message;
        EXPECT_SCALED_CLOSE(result.y, expected.array<Eigen::MatrixXd>("y"), tolerance);
        EXPECT_EQ(result.t.array().matrix(), t.matrix());
        expect_work(result, expected);
    }
    const Case& expected = reference["steps " + name];
    const auto result = integrate::solve_ivp(
        lotka, {0, 3}, Eigen::Vector2d(10, 5),
        {.method = method, .max_step = 0.1, .atol = Eigen::Array2d(1e-3, 1e-9), .first_step = 0.01});
    EXPECT_SCALED_CLOSE(result.y, expected.array<Eigen::MatrixXd>("y"), tolerance);
    EXPECT_SCALED_CLOSE(result.t, expected.array<Eigen::VectorXd>("t"), tolerance);
    expect_work(result, expected);
}

}  // namespace ivp_problems
