#include <scixx/optimize/curve_fit.hpp>
#include <scixx/optimize/fixed_point.hpp>
#include <scixx/optimize/linear/linprog.hpp>
#include <scixx/optimize/linear_sum_assignment.hpp>
#include <scixx/optimize/newton.hpp>
#include <scixx/optimize/rosen.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace {

namespace optimize = scixx::optimize;

TEST(InBraces, DataAndCosts) {
    EXPECT_EQ(optimize::linear_sum_assignment({{4, 1, 3}, {2, 0, 5}, {3, 2, 2}}).col_ind[0], 1);
    const auto line = [](double x, double a, double b) { return a * x + b; };
    EXPECT_NEAR(optimize::curve_fit(line, {1, 2, 3}, {2, 4, 6.5}).popt[0], 2.25, 1e-7);
}

TEST(InBraces, RosenTakesSequencesAndExpressions) {
    EXPECT_EQ(optimize::rosen({1, 2}), 100);
    EXPECT_EQ(optimize::rosen_der(std::vector<float>{1, 2})[1], 200.0F);
    EXPECT_EQ(optimize::rosen_hess({1, 2})(1, 1), 200);
    const Eigen::ArrayXi x{{0, 1}};
    EXPECT_EQ(optimize::rosen_hess_prod(x + 1, {0, 1})[1], 200);
}

TEST(InBraces, StartsOfManyRoots) {
    const auto square_less_two = [](const Eigen::ArrayXd& x) -> Eigen::ArrayXd { return x * x - 2; };
    EXPECT_NEAR(optimize::newton(square_less_two, {1, 2}).root[1], std::sqrt(2.0), 1e-8);
    const auto halve = [](const Eigen::ArrayXd& x) -> Eigen::ArrayXd { return 0.5 * x + 1; };
    EXPECT_NEAR(optimize::fixed_point(halve, {1, 5}).x[1], 2, 1e-8);
    EXPECT_NEAR(optimize::fixed_point(halve, std::vector<double>{1, 5, 7}).x[2], 2, 1e-8);
}

TEST(InBraces, MatricesOfOptions) {
    EXPECT_NEAR(optimize::linprog({-1, 4}, {.A_ub = {{-3, 1}, {1, 2}}, .b_ub = {6, 4}, .bounds = {{-9, -3}, 99}}).x[0],
                10, 1e-9);
    EXPECT_EQ(optimize::Sigma({1, 2}).deviations().size(), 2);
    EXPECT_EQ(optimize::Sigma({{1, 0}, {0, 2}}).covariance()(1, 1), 2);
}

}  // namespace
