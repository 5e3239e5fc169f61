#include <cmath>
#include <limits>
#include <numbers>
#include <scixx/optimize/global/direct.hpp>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using Vector = Eigen::VectorXd;

const auto sphere = [](const Vector& x) { return (x.array() - 0.3).square().sum(); };
const auto branin = [](const Vector& x) {
    constexpr double pi = std::numbers::pi;
    const double a = x[1] - 5.1 / (4 * pi * pi) * x[0] * x[0] + 5 / pi * x[0] - 6;
    return a * a + 10 * (1 - 1 / (8 * pi)) * std::cos(x[0]) + 10;
};

TEST(Direct, NoMoreCallsThanSciPy) {
    const Reference reference("optimize/global/basinhopping.json");
    for (const auto& [name, data] : reference.cases()) {
        if (name.rfind("direct", 0) != 0) continue;
        SCOPED_TRACE(name);
        const auto r =
            direct(sphere, {-4, 5}, data.integer("n"),
                   {.maxfun = 100000, .locally_biased = data.flag("biased"), .f_min = 0, .f_min_rtol = 1e-6});
        EXPECT_EQ(r.status, 3);
        EXPECT_LE(r.fun, 1e-6);
        EXPECT_LE(static_cast<double>(r.nfev), 1.2 * data.number("nfev") + 5);
    }
}

TEST(Direct, GlobalMinima) {
    for (const bool biased : {true, false}) {
        const auto r = direct(branin, {{-5, 0}, {10, 15}},
                              {.maxfun = 20000, .locally_biased = biased, .len_tol = biased ? 2e-5 : 1e-5});
        EXPECT_EQ(r.success, biased) << r.message;  // the classic rule is slow at the end
        EXPECT_NEAR(r.fun, 0.397887357729738, biased ? 1e-7 : 1e-6);
        EXPECT_EQ(r.fun, branin(r.x));
    }
    const auto step = direct([](const Vector& x) { return x[0] < 0.2 ? -1.0 : 1.0; }, {-4, 5}, 1);
    EXPECT_EQ(step.fun, -1);
    const auto hole =
        direct([](const Vector& x) { return x[0] < 0 ? std::nan("") : x[0]; }, {-4, 5}, 1, {.maxfun = 300});
    EXPECT_GE(hole.x[0], 0);
    EXPECT_LT(hole.x[0], 1e-3);
    const auto constant = direct([](const Vector&) { return 2.0; }, {0, 1}, 3, {.maxiter = 20});
    EXPECT_EQ(constant.fun, 2);
}

TEST(Direct, Ends) {
    const auto styblinski = [](const Vector& x) {
        return (x.array().pow(4) - 16 * x.array().square() + 5 * x.array()).sum() / 2;
    };
    const auto side = direct(styblinski, {-4, 4}, 2, {.len_tol = 1e-3});  // SciPy's
    EXPECT_EQ(side.nit, 19);
    EXPECT_NEAR(side.x[0], -2.9044353, 1e-7);
    EXPECT_EQ(direct(sphere, {-4, 5}, 2).status, 5);
    EXPECT_EQ(direct(sphere, {-4, 5}, 2, {.vol_tol = 1e-6, .len_tol = 0}).status, 4);
    const auto few = direct(sphere, {-4, 5}, 2, {.maxfun = 20});
    EXPECT_EQ(few.status, 1);
    EXPECT_FALSE(few.success);
    EXPECT_LE(few.nfev, 26);
    const auto short_run = direct(sphere, {-4, 5}, 2, {.maxiter = 5});
    EXPECT_EQ(short_run.status, 2);
    EXPECT_EQ(short_run.nit, 5);
    EXPECT_EQ(direct([](const Vector& x) { return sphere(x) + 1; }, {-4, 5}, 2, {.f_min = 1}).status, 3);
    Eigen::Index calls = 0;
    (void)direct(sphere, {-4, 5}, 2, {.maxiter = 7, .callback = [&](const Vector& x) { calls += x.size() == 2; }});
    EXPECT_EQ(calls, 7);
}

TEST(Direct, Errors) {
    EXPECT_THROW_TEXT((void)direct(sphere, {0, std::numeric_limits<double>::infinity()}, 2), std::invalid_argument,
                      "direct: bounds must be finite");
    EXPECT_THROW_TEXT((void)direct(sphere, {1, 1}, 2), std::invalid_argument, "lb < ub");
    EXPECT_THROW_TEXT((void)direct(sphere, {0, 1}, 2, {.eps = -1}), std::invalid_argument, "eps must not be negative");
    EXPECT_THROW_TEXT((void)direct(sphere, {0, 1}, 2, {.maxfun = 0}), std::invalid_argument, "maxfun must be positive");
    EXPECT_THROW_TEXT((void)direct(sphere, {0, 1}, 2, {.maxiter = 0}), std::invalid_argument,
                      "maxiter must be positive");
    EXPECT_THROW_TEXT((void)direct(sphere, {0, 1}, 2, {.vol_tol = 2}), std::invalid_argument,
                      "vol_tol must be in [0, 1]");
}

}  // namespace
