#include <cmath>
#include <cstdlib>
#include <limits>
#include <scixx/optimize/least_squares.hpp>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/more_garbow_hillstrom.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using scixx::testing::TestProblem;
using Vector = Eigen::VectorXd;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Dogbox, MoreGarbowHillstrom) {
    const Reference reference("optimize/more_garbow_hillstrom.json");
    double calls = 0, scipys_calls = 0;
    int reached = 0, scipys_reached = 0;
    for (const TestProblem& p : scixx::testing::more_garbow_hillstrom()) {
        const LeastSquaresResult r =
            least_squares([&](const Vector& x) { return p.residuals(x); }, p.start(),
                          {.jac = [&](const Vector& x) { return p.jacobian(x); }, .method = method::dogbox});
        EXPECT_REL_CLOSE(p.value(r.x), 2 * r.cost, 1e-12) << p.name;
        const double fun = reference[p.name].number("dogbox fun"), nfev = reference[p.name].number("dogbox nfev");
        const bool mine = p.solved(2 * r.cost), scipys = p.solved(fun);
        reached += mine;
        scipys_reached += scipys;
        if (mine && scipys && nfev < 400) {
            calls += static_cast<double>(r.nfev);
            scipys_calls += nfev;
        }
        if (std::getenv("SCIXX_SHOW"))
            std::printf("%-22s %12.5g %6ld | %12.5g %6.0f | %d\n", p.name.c_str(), 2 * r.cost,
                        static_cast<long>(r.nfev), fun, nfev, r.status);
    }
    if (std::getenv("SCIXX_SHOW"))
        std::printf("%d of %d, %g of %g calls\n", reached, scipys_reached, calls, scipys_calls);
    EXPECT_GE(reached, scipys_reached);
    EXPECT_LE(calls, 1.2 * scipys_calls);
}

Vector valley(const Vector& x) {
    return Eigen::Vector2d(10 * (x[1] - x[0] * x[0]), 1 - x[0]);
}
Eigen::MatrixXd slopes(const Vector& x) {
    Eigen::MatrixXd j(2, 2);
    j << -20 * x[0], 10, -1, 0;
    return j;
}

// Start, bounds, x_scale (1, {0.5, 2}, jac), whether the loss is cauchy; SciPy 1.10.1's x, cost, nfev and active_mask.
struct Known {
    double x0, x1, lb0, lb1, ub0, ub1;
    int scale;
    bool cauchy;
    double solution0, solution1, cost, nfev;
    int mask[2];
};

TEST(Dogbox, BoundsAndScalesAgainstSciPy) {
    const std::vector<Known> all{
        {-1.2, 1, -inf, -inf, inf, inf, 0, false, 1, 1, 0, 19, {0, 0}},
        {-1.2, 1, -inf, -inf, inf, inf, 0, true, 1, 0.99999999999979383, 2.1252707810535101e-24, 26, {0, 0}},
        {-1.2, 1, -inf, -inf, inf, inf, 1, false, 1, 1, 0, 16, {0, 0}},
        {-1.2, 1, -inf, -inf, inf, inf, 1, true, 1, 0.9999999999980792, 1.844730278904517e-22, 27, {0, 0}},
        {-1.2, 1, -inf, -inf, inf, inf, 2, false, 1, 1, 0, 16, {0, 0}},
        {2, 2, -inf, 1.5, inf, inf, 0, false, 1.2243707487446318, 1.5, 0.025213093946803541, 6, {0, -1}},
        {2, 2, -inf, 1.5, inf, inf, 0, true, 1.2243886352166999, 1.5, 0.024599903306845906, 16, {0, -1}},
        {2, 2, -inf, 1.5, inf, inf, 1, false, 1.2243707487446318, 1.5, 0.025213093946803541, 6, {0, -1}},
        {2, 2, -inf, 1.5, inf, inf, 1, true, 1.2243886352176152, 1.5, 0.024599903306845902, 14, {0, -1}},
        {2, 2, -inf, 1.5, inf, inf, 2, false, 1.2243707487446318, 1.5, 0.025213093946803541, 6, {0, -1}},
        {-2, 0, -inf, -inf, 0.5, inf, 0, false, 0.5, 0.25, 0.125, 5, {1, 0}},
        {-2, 0, -inf, -inf, 0.5, inf, 0, true, 0.5, 0.25000000000000072, 0.11157177565710487, 14, {1, 0}},
        {-2, 0, -inf, -inf, 0.5, inf, 1, false, 0.5, 0.25, 0.125, 6, {1, 0}},
        {-2, 0, -inf, -inf, 0.5, inf, 1, true, 0.5, 0.25, 0.11157177565710487, 16, {1, 0}},
        {-2, 0, -inf, -inf, 0.5, inf, 2, false, 0.5, 0.25, 0.125, 6, {1, 0}},
        {0, 0, 0, 0, 0.5, 2, 0, false, 0.5, 0.25, 0.125, 8, {1, 0}},
        {0, 0, 0, 0, 0.5, 2, 0, true, 0.5, 0.2499999999999116, 0.11157177565710487, 12, {1, 0}},
        {0, 0, 0, 0, 0.5, 2, 1, false, 0.5, 0.25, 0.125, 7, {1, 0}},
        {0, 0, 0, 0, 0.5, 2, 1, true, 0.5, 0.2499999999999116, 0.11157177565710487, 12, {1, 0}},
        {0, 0, 0, 0, 0.5, 2, 2, false, 0.5, 0.25, 0.125, 9, {1, 0}},
        {3, 0, 1.5, -1, 3, 1, 0, false, 1.5, 1, 78.25, 3, {-1, 1}},
        {3, 0, 1.5, -1, 3, 1, 0, true, 1.5, 1, 2.6404902234473799, 3, {-1, 1}},
        {3, 0, 1.5, -1, 3, 1, 1, false, 1.5, 1, 78.25, 3, {-1, 1}},
        {3, 0, 1.5, -1, 3, 1, 1, true, 1.5, 1, 2.6404902234473799, 3, {-1, 1}},
        {3, 0, 1.5, -1, 3, 1, 2, false, 1.5, 1, 78.25, 3, {-1, 1}},
    };
    for (const Known& k : all) {
        SCOPED_TRACE(std::to_string(k.x0) + " " + std::to_string(k.scale) + " " + std::to_string(k.cauchy));
        const VariableScale scale = k.scale == 0   ? VariableScale()
                                    : k.scale == 1 ? VariableScale({0.5, 2.0})
                                                   : VariableScale(from_jac);
        const LeastSquaresResult r = least_squares(valley, Eigen::Vector2d(k.x0, k.x1),
                                                   {.jac = slopes,
                                                    .bounds = {{k.lb0, k.lb1}, {k.ub0, k.ub1}},
                                                    .method = method::dogbox,
                                                    .x_scale = scale,
                                                    .loss = k.cauchy ? LossName::cauchy : LossName::linear});
        EXPECT_EQ(r.status, 1);
        EXPECT_NEAR(r.x[0], k.solution0, 1e-7);
        EXPECT_NEAR(r.x[1], k.solution1, 1e-7);
        EXPECT_NEAR(r.cost, k.cost, 1e-12 * std::max(1.0, k.cost));
        EXPECT_NEAR(static_cast<double>(r.nfev), k.nfev, 1);
        EXPECT_EQ(r.active_mask[0], k.mask[0]);
        EXPECT_EQ(r.active_mask[1], k.mask[1]);
    }
}

TEST(Dogbox, DifferencesStayWithinTheBounds) {
    double most = 0, least = 10;
    const LeastSquaresResult r = least_squares(
        [&](const Vector& x) {
            most = std::max(most, x[0]);
            least = std::min(least, x[0]);
            return x[0] - 5;
        },
        Vector::Constant(1, 3.0), {.bounds = {1, 3}, .method = method::dogbox});
    EXPECT_EQ(most, 3);
    EXPECT_GE(least, 1);
    EXPECT_EQ(r.x[0], 3);
    EXPECT_EQ(r.active_mask[0], 1);
    EXPECT_EQ(r.status, 1);
    EXPECT_EQ(least_squares([](const Vector& x) { return x[0] - 5; }, Vector::Constant(1, 3.0),
                            {.bounds = {1, 3}, .method = method::dogbox, .gtol = {}})
                  .x[0],
              3);
}

TEST(Dogbox, StopsAndSurvives) {
    const LeastSquaresResult stopped =
        least_squares(valley, Eigen::Vector2d(-1.2, 1), {.method = method::dogbox, .max_nfev = 3});
    EXPECT_EQ(stopped.status, 0);
    EXPECT_FALSE(stopped.success);
    EXPECT_EQ(stopped.nfev, 3);
    for (const double hole : {nan, inf}) {
        const auto edge = [&](const Vector& x) { return x[0] > 0.9 ? hole : std::exp(x[0]) - 2; };
        EXPECT_NEAR(least_squares(edge, Vector::Constant(1, -3.0), {.method = method::dogbox}).x[0], std::log(2.0),
                    1e-7);
        const auto jac = [&](const Vector&) { return hole; };
        EXPECT_EQ(
            least_squares([](const Vector& x) { return x[0]; }, Vector::Ones(1), {.jac = jac, .method = method::dogbox})
                .status,
            -1);
        EXPECT_THROW_TEXT((void)least_squares(edge, Vector::Ones(1), {.method = method::dogbox}), std::invalid_argument,
                          "fun must be finite at x0");
    }
    // Fewer residuals than variables, and a start that is a solution.
    EXPECT_NEAR(
        least_squares([](const Vector& x) { return x.sum() - 3; }, Vector::Zero(4), {.method = method::dogbox}).cost, 0,
        1e-16);
    EXPECT_EQ(least_squares(valley, Eigen::Vector2d(1, 1), {.method = method::dogbox}).nfev, 1);
    EXPECT_TRUE(least_squares(valley, Eigen::Vector2d(1, 1), {.method = method::dogbox, .gtol = {}}).success);
}

}  // namespace
