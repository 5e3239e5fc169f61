#include <cmath>
#include <limits>
#include <numbers>
#include <scixx/optimize/global/shgo.hpp>
#include <scixx/optimize/minimize/l_bfgs_b.hpp>

#include "support/closeness.hpp"

namespace {

using namespace scixx::optimize;
using Vector = Eigen::VectorXd;

const auto six_humps = [](const Vector& x) {
    const double a = x[0] * x[0], b = x[1] * x[1];
    return (4 - 2.1 * a + a * a / 3) * a + x[0] * x[1] + (-4 + 4 * b) * b;
};
const auto rastrigin = [](const Vector& x) {
    return 10 * static_cast<double>(x.size()) +
           (x.array().square() - 10 * (2 * std::numbers::pi * x.array()).cos()).sum();
};

TEST(Shgo, AllMinimaOfTheSixHumpCamel) {
    const auto r = shgo(six_humps, {{-3, -2}, {3, 2}}, {.n = 600});
    EXPECT_TRUE(r.success);
    EXPECT_NEAR(r.fun, -1.0316284534898774, 1e-9);
    ASSERT_EQ(r.funl.size(), 6);
    const double values[] = {-1.0316284535, -1.0316284535, -0.2154638244, -0.2154638244, 2.1042503103, 2.1042503103};
    for (Eigen::Index k = 0; k < 6; ++k) {
        EXPECT_NEAR(r.funl[k], values[k], 1e-6);
        EXPECT_EQ(six_humps(r.xl.col(k)), r.funl[k]);
        EXPECT_NEAR((r.xl.col(k) + r.xl.col(k ^ 1)).norm(), 0, 1e-3);  // symmetric
    }
    EXPECT_GE(r.nfev, 600);
    EXPECT_GT(r.nlfev, 6);
    EXPECT_EQ(r.nit, 1);
}

TEST(Shgo, GlobalMinima) {
    EXPECT_NEAR(shgo(rastrigin, {-4.9, 5.12}, 3, {.n = 2000}).fun, 0, 1e-7);
    const auto rosenbrock = [](const Vector& x) {
        double sum = 0;
        for (Eigen::Index i = 0; i + 1 < x.size(); ++i)
            sum += 100 * std::pow(x[i + 1] - x[i] * x[i], 2) + std::pow(1 - x[i], 2);
        return sum;
    };
    EXPECT_NEAR(shgo(rosenbrock, {0, 2}, 5).fun, 0, 1e-5);
    const auto one = shgo([](const Vector& x) { return std::cos(x[0]); }, {-10, 10}, 1);
    EXPECT_EQ(one.funl.size(), 4);  // -3 pi, -pi, pi, 3 pi
    EXPECT_NEAR(one.fun, -1, 1e-9);
    const auto flat = shgo([](const Vector&) { return 1.0; }, {0, 1}, 2);
    EXPECT_EQ(flat.funl.size(), 1);
    const auto hole = shgo([](const Vector& x) { return x[0] < 0.3 ? std::nan("") : x[0]; }, {0, 1}, 1);
    EXPECT_NEAR(hole.fun, 0.3, 2e-2);
}

TEST(Shgo, Constraints) {
    // SciPy's example (cattle feed): two inequalities and one equation.
    const auto cost = [](const Vector& x) { return 24.55 * x[0] + 26.75 * x[1] + 39 * x[2] + 40.50 * x[3]; };
    const auto g1 = [](const Vector& x) { return 2.3 * x[0] + 5.6 * x[1] + 11.1 * x[2] + 1.3 * x[3] - 5; };
    const auto g2 = [](const Vector& x) {
        const double root =
            std::sqrt(0.28 * x[0] * x[0] + 0.19 * x[1] * x[1] + 20.5 * x[2] * x[2] + 0.62 * x[3] * x[3]);
        return 12 * x[0] + 11.9 * x[1] + 41.8 * x[2] + 52.1 * x[3] - 21 - 1.645 * root;
    };
    const auto h1 = [](const Vector& x) { return x.sum() - 1; };
    const auto r = shgo(cost, {0, 1}, 4,
                        {.constraints = {InequalityConstraint{g1}, InequalityConstraint{g2}, EqualityConstraint{h1}}});
    EXPECT_TRUE(r.success) << r.message;
    EXPECT_NEAR(r.fun, 29.894378159142136, 1e-4);
    EXPECT_GE(g1(r.x), -1e-6);
    EXPECT_GE(g2(r.x), -1e-6);
    EXPECT_NEAR(h1(r.x), 0, 1e-6);
    const auto never =
        shgo(cost, {0, 1}, 4, {.constraints = {InequalityConstraint{[](const Vector&) { return -1.0; }}}});
    EXPECT_FALSE(never.success);
    EXPECT_EQ(never.x.size(), 0);
    EXPECT_TRUE(std::isnan(never.fun));
    EXPECT_EQ(never.nfev, 0);
}

TEST(Shgo, Options) {
    const Bounds box{{-3, -2}, {3, 2}};
    const auto more = shgo(six_humps, box, {.n = 50, .iters = 4});
    EXPECT_EQ(more.nit, 4);
    EXPECT_GE(more.nfev, 200);
    EXPECT_EQ(shgo(six_humps, box, {.n = 50, .iters = 4}).nlfev, more.nlfev);
    int calls = 0;
    (void)shgo(six_humps, box, {.n = 50, .iters = 3, .callback = [&](const Vector& x) { calls += x.size() == 2; }});
    EXPECT_EQ(calls, 3);
    EXPECT_EQ(shgo(six_humps, box, {.iters = 9, .options = {.f_min = -1.0316}}).nit, 1);
    EXPECT_LT(shgo(six_humps, box, {.n = 5000, .options = {.maxev = 100}}).nfev, 250);
    EXPECT_LT(shgo(six_humps, box, {.n = 200, .iters = 50, .options = {.maxfev = 300}}).nfev, 700);
    EXPECT_EQ(shgo(six_humps, box, {.iters = 5, .options = {.maxtime = 0}}).nit, 1);
    EXPECT_EQ(shgo(six_humps, box, {.n = 600, .options = {.local_iter = 1}}).funl.size(), 1);
    const auto last = shgo(six_humps, box, {.n = 50, .iters = 3, .options = {.minimize_every_iter = false}});
    EXPECT_NEAR(last.fun, -1.0316284534898774, 1e-9);
    EXPECT_NEAR(shgo(six_humps, box, {.minimizer_kwargs = {.method = method::l_bfgs_b}}).fun, -1.0316284534898774,
                1e-9);
}

TEST(Shgo, Errors) {
    EXPECT_THROW_TEXT((void)shgo(six_humps, {0, std::numeric_limits<double>::infinity()}, 2), std::invalid_argument,
                      "shgo: bounds must be finite");
    EXPECT_THROW_TEXT((void)shgo(six_humps, {0, 1}, 21), std::invalid_argument, "1 to 20 components, got 21");
    EXPECT_THROW_TEXT((void)shgo(six_humps, {0, 1}, 2, {.n = 0}), std::invalid_argument, "n must be positive");
    EXPECT_THROW_TEXT((void)shgo(six_humps, {0, 1}, 2, {.iters = 0}), std::invalid_argument, "iters must be positive");
    EXPECT_THROW_TEXT((void)shgo(six_humps, {0, 1}, 2, {.options = {.f_tol = -1}}), std::invalid_argument,
                      "f_tol must not");
}

}  // namespace
