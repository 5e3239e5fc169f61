#include <scixx/integrate/simpson.hpp>
#include <scixx/integrate/solve_ivp.hpp>
#include <scixx/integrate/trapezoid.hpp>

#include <gtest/gtest.h>

namespace {

namespace integrate = scixx::integrate;

TEST(InBraces, SamplesAndTheirPlaces) {
    EXPECT_EQ(integrate::trapezoid({1, 2, 3}), 4);
    EXPECT_EQ(integrate::trapezoid({1, 2, 3}, {4, 6, 8}), 8);
    EXPECT_EQ(integrate::trapezoid({1, 3}, {4, 6}), 4);
    EXPECT_EQ(integrate::simpson({1, 2, 3}, {0, 2, 4}), 8);
    EXPECT_EQ(integrate::cumulative_trapezoid({1, 3}, {4, 6})[0], 4);
}

TEST(InBraces, OptionsAreNotTakenForPlaces) {
    EXPECT_EQ(integrate::trapezoid({1, 2, 3}, {.dx = 2}), 8);
    EXPECT_EQ(integrate::cumulative_trapezoid({1, 3}, {.initial = 0})[1], 2);
}

TEST(InBraces, TimesAndTolerances) {
    const auto fall = [](double, const Eigen::VectorXd& y) { return Eigen::VectorXd{{y[1], -9.81}}; };
    const auto path = integrate::solve_ivp(fall, {0, 1}, {10, 0}, {.t_eval = {0, 0.5, 1}, .atol = {1e-8, 1e-6}});
    EXPECT_EQ(path.y.cols(), 3);
    EXPECT_THROW(static_cast<void>(integrate::solve_ivp(fall, {0, 1}, {10, 0}, {.atol = std::vector<double>{}})),
                 std::invalid_argument);
}

}  // namespace
