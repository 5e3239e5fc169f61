#include <array>
#include <cmath>
#include <limits>
#include <scixx/optimize/differentiate.hpp>
#include <scixx/optimize/least_squares.hpp>
#include <string>
#include <tuple>

#include "support/closeness.hpp"
#include "support/more_garbow_hillstrom.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::more_garbow_hillstrom;
using scixx::testing::Reference;
using scixx::testing::TestProblem;
using Vector = Eigen::VectorXd;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

class LeastSquaresMethods : public ::testing::TestWithParam<std::pair<LeastSquaresMethod, std::string>> {};

TEST_P(LeastSquaresMethods, MoreGarbowHillstrom) {
    const auto& [chosen, name] = GetParam();
    const Reference reference("optimize/more_garbow_hillstrom.json");
    double calls = 0, scipys_calls = 0;
    int reached = 0, scipys_reached = 0;
    for (const TestProblem& p : more_garbow_hillstrom()) {
        const LeastSquaresResult r =
            least_squares([&](const Vector& x) { return p.residuals(x); }, p.start(),
                          {.jac = [&](const Vector& x) { return p.jacobian(x); }, .method = chosen});
        EXPECT_REL_CLOSE(p.value(r.x), 2 * r.cost, 1e-12) << p.name;
        const double fun = reference[p.name].number(name + " fun"), nfev = reference[p.name].number(name + " nfev");
        const bool mine = p.solved(2 * r.cost), scipys = p.solved(fun);
        reached += mine;
        scipys_reached += scipys;
        if (mine && scipys && nfev < 400) {
            calls += static_cast<double>(r.nfev);
            scipys_calls += nfev;
        }
        if (std::getenv("SCIXX_SHOW"))
            std::printf("%-6s %-22s %12.5g %6ld | %12.5g %6.0f | %d\n", name.c_str(), p.name.c_str(), 2 * r.cost,
                        static_cast<long>(r.nfev), fun, nfev, r.status);
    }
    if (std::getenv("SCIXX_SHOW"))
        std::printf("%s: %d of %d, %g of %g calls\n", name.c_str(), reached, scipys_reached, calls, scipys_calls);
    EXPECT_GE(reached, scipys_reached);
    EXPECT_LE(calls, 1.2 * scipys_calls);
}

INSTANTIATE_TEST_SUITE_P(All, LeastSquaresMethods,
                         ::testing::Values(std::pair(method::trf, "trf"), std::pair(method::lm, "lm")),
                         [](const auto& p) { return p.param.second; });

TEST(LeastSquares, LossesAndBoundsAgainstSciPy) {
    const Reference reference("optimize/curve_fit.json");
    const auto x = reference["data"].array<Eigen::ArrayXd>("x"), y = reference["data"].array<Eigen::ArrayXd>("y");
    const auto outliers = reference["outliers"].array<Eigen::ArrayXd>("y");
    const auto model = [&](const Vector& p) { return (p[0] * (-p[1] * x).exp() + p[2]).eval(); };
    const auto callable = [](double z) { return std::array{std::log1p(z), 1 / (1 + z), -1 / ((1 + z) * (1 + z))}; };
    for (const auto& [name, loss] : {std::pair<std::string, RobustLoss>("linear", LossName::linear),
                                     {"soft_l1", LossName::soft_l1},
                                     {"huber", LossName::huber},
                                     {"cauchy", LossName::cauchy},
                                     {"arctan", LossName::arctan},
                                     {"cauchy", callable}}) {
        SCOPED_TRACE(name);
        const auto& expected = reference["loss " + name];
        const LeastSquaresResult r =
            least_squares([&](const Vector& p) { return (model(p) - outliers).eval(); }, Vector::Ones(3),
                          {.ftol = 1e-14, .xtol = 1e-14, .gtol = 1e-12, .loss = loss, .f_scale = 0.2});
        EXPECT_SCALED_CLOSE(r.x, expected.array<Vector>("x"), 1e-4);
        EXPECT_LE(r.cost, expected.number("cost") * (1 + 1e-8));
    }
    const auto residuals = [&](const Vector& p) { return (model(p) - y).eval(); };
    for (const auto& [name, bounds, start] :
         {std::tuple<std::string, Bounds, Vector>("box", Bounds{0, {2.0, 1.0, 0.6}}, Eigen::Vector3d(1, 0.5, 0.3)),
          {"one_sided", Bounds{{2.7, -inf, -inf}, inf}, Eigen::Vector3d(2.75, 0.5, 0.3)}}) {
        SCOPED_TRACE(name);
        const auto& expected = reference["bounded " + name];
        const LeastSquaresResult r = least_squares(residuals, start, {.bounds = bounds});
        EXPECT_TRUE(r.success);
        EXPECT_SCALED_CLOSE(r.x, expected.array<Vector>("x"), 1e-4);
        EXPECT_LE(r.cost, expected.number("cost") * (1 + 1e-6));
        EXPECT_LE(static_cast<double>(r.nfev), 1.2 * expected.number("nfev") + 2);
        EXPECT_EQ(r.active_mask[0], expected.array<Vector>("mask")[0]);
    }
}

TEST(LeastSquares, FormsOfJacobiansAndScales) {
    const auto valley = [](const auto& x) {
        using T = typename std::remove_cvref_t<decltype(x)>::Scalar;
        return Eigen::Matrix<T, 2, 1>(10.0 * (x[1] - x[0] * x[0]), 1.0 - x[0]);
    };
    for (const auto chosen : {method::trf, method::lm})
        for (const Jacobian& jac : {Jacobian(), Jacobian(FiniteDifference::two_point),
                                    Jacobian(FiniteDifference::three_point), Jacobian(cs(valley))})
            for (const VariableScale& scale : {VariableScale(), VariableScale({0.5, 2.0}), VariableScale(from_jac)}) {
                const LeastSquaresResult r =
                    least_squares(valley, Eigen::Vector2d(-1.2, 1), {.jac = jac, .method = chosen, .x_scale = scale});
                EXPECT_TRUE(r.success);
                EXPECT_SCALED_CLOSE(r.x, Vector::Ones(2).eval(), 1e-7);
                EXPECT_SCALED_CLOSE(r.grad, (r.jac.transpose() * r.fun).eval(), 1e-6);
            }
    const LeastSquaresResult one = least_squares([](const Vector& x) { return x[0] * x[0] - 2; }, Vector::Ones(1));
    EXPECT_NEAR(one.x[0], std::sqrt(2.0), 1e-8);
    // Fewer residuals than variables.
    EXPECT_NEAR(least_squares([](const Vector& x) { return x.sum() - 3; }, Vector::Zero(4)).cost, 0, 1e-16);
    // The start is best: it stays.
    EXPECT_EQ(least_squares(valley, Eigen::Vector2d(1, 1)).status, 1);
}

TEST(LeastSquares, StopsAndSurvives) {
    const auto valley = [](const Vector& x) { return Eigen::Vector2d(10 * (x[1] - x[0] * x[0]), 1 - x[0]); };
    const LeastSquaresResult stopped = least_squares(valley, Eigen::Vector2d(-1.2, 1), {.max_nfev = 3});
    EXPECT_EQ(stopped.status, 0);
    EXPECT_FALSE(stopped.success);
    EXPECT_EQ(stopped.nfev, 3);
    for (const double hole : {nan, inf}) {
        const auto edge = [&](const Vector& x) { return x[0] > 0.9 ? hole : std::exp(x[0]) - 2; };
        for (const auto chosen : {method::trf, method::lm})
            EXPECT_NEAR(least_squares(edge, Vector::Constant(1, -3.0), {.method = chosen}).x[0], std::log(2.0), 1e-7);
    }
    // No finite difference leaves the bounds.
    double most = 0, least = 10;
    const LeastSquaresResult r = least_squares(
        [&](const Vector& x) {
            most = std::max(most, x[0]);
            least = std::min(least, x[0]);
            return x[0] - 5;
        },
        Vector::Constant(1, 2.0), {.bounds = {1, 3}});
    EXPECT_LE(most, 3);
    EXPECT_GE(least, 1);
    EXPECT_NEAR(r.x[0], 3, 1e-6);
}

TEST(LeastSquares, CallbackAndBrokenJacobian) {
    const auto f = [](const Vector& x) { return Eigen::Vector2d(10 * (x[1] - x[0] * x[0]), 1 - x[0]); };
    const Vector x0 = Eigen::Vector2d(-1.2, 1);
    for (const auto method : {method::trf, method::dogbox}) {
        int calls = 0;
        double last = 1e10;
        const auto watch = [&](const LeastSquaresResult& state) {
            EXPECT_NEAR(state.cost, 0.5 * f(state.x).squaredNorm(), 1e-12 * (1 + state.cost));
            EXPECT_EQ(state.fun, Vector(f(state.x)));
            EXPECT_LE(state.cost, last);
            last = state.cost;
            return ++calls == 3;
        };
        const LeastSquaresResult r = least_squares(f, x0, {.method = method, .callback = watch});
        EXPECT_EQ(calls, 3);
        EXPECT_EQ(r.status, -2);
        EXPECT_FALSE(r.success);
        EXPECT_EQ(r.cost, last);
        const auto broken = [](const Vector&) { return Eigen::MatrixXd::Constant(2, 2, nan).eval(); };
        EXPECT_EQ(least_squares(f, x0, {.jac = broken, .method = method}).status, -1);
    }
    EXPECT_THROW_TEXT(
        (void)least_squares(f, x0, {.method = method::lm, .callback = [](const LeastSquaresResult&) { return false; }}),
        std::invalid_argument, "callback is not for lm");
}

TEST(LeastSquares, Errors) {
    const auto f = [](const Vector& x) { return x; };
    const Vector x0 = Vector::Ones(2);
    const auto refuse = [&](const LeastSquaresOptions& options, const char* text) {
        EXPECT_THROW_TEXT((void)least_squares(f, x0, options), std::invalid_argument, text);
    };
    refuse({.bounds = {2, 3}}, "least_squares: x0[0] must be within the bounds, got 1");
    refuse({.bounds = {1, 1}}, "bounds must have lb < ub, got lb[0] = 1 and ub[0] = 1");
    refuse({.bounds = {0, 3}, .method = method::lm}, "bounds are not for lm");
    refuse({.method = method::lm, .loss = LossName::cauchy}, "loss must be linear for lm");
    refuse({.ftol = -1}, "ftol must not be negative, got -1");
    refuse({.ftol = {}, .xtol = {}, .gtol = {}}, "ftol, xtol or gtol must be given");
    refuse({.x_scale = 0.0}, "x_scale must be positive, got 0");
    refuse({.f_scale = 0}, "f_scale must be positive, got 0");
    refuse({.max_nfev = 0}, "max_nfev must be positive, got 0");
    refuse({.jac = true}, "jac must not be true");
    refuse({.jac = [](const Vector&) { return Eigen::MatrixXd::Zero(1, 2).eval(); }},
           "jac must return 2 x 2, got 1 x 2");
    EXPECT_THROW_TEXT((void)least_squares(f, Vector()), std::invalid_argument, "x0 must not be empty");
    EXPECT_THROW_TEXT((void)least_squares([](const Vector&) { return nan; }, x0), std::invalid_argument,
                      "fun must be finite at x0");
    EXPECT_THROW_TEXT((void)least_squares([](const Vector& x) { return x[0]; }, x0, {.method = method::lm}),
                      std::invalid_argument, "at least 2 components for lm, got 1");
}

}  // namespace
