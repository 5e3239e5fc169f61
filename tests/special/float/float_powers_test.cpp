#include <scixx/special/elementary/boxcox.hpp>
#include <scixx/special/elementary/convenience.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/special/zeta.hpp>

#include "special/floats.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::compare_within;
using scixx::testing::floats;
using scixx::testing::spread;

template <class F>
void compare_powers(const char* name, double most, F f) {
    const Eigen::ArrayXf all = floats();
    compare_within(name, most, 0, f, all, all.reverse().eval());
    // Powers up to the largest float, arguments around 1 and of every sign, exponents that are constant.
    compare_within(name, most, 0, f, spread(0, 30, 0.618033989), spread(-30, 30, 0.754877666));
    compare_within(name, most, 0, f, spread(0.6F, 1.5F, 0.618033989), spread(-250, 250, 0.754877666));
    compare_within(name, most, 0, f, spread(-1, 1, 0.618033989), spread(-2, 2, 0.754877666));
    for (const float lambda : {0.0F, 0.5F, -1.0F, 1e-20F, 1e10F}) {
        compare_within(
            name, most, 0, [&](const auto& x) { return f(x, lambda); }, all);
        compare_within(name, most, 0, f, all, Eigen::ArrayXf::Constant(all.size(), lambda).eval());
    }
}

TEST(FloatPowers, BoxCoxAndItsInverse) {
    compare_powers("boxcox", 4, [](const auto& x, const auto& y) { return special::boxcox(x, y); });
    compare_powers("boxcox1p", 4, [](const auto& x, const auto& y) { return special::boxcox1p(x, y); });
    compare_powers("inv_boxcox", 3, [](const auto& x, const auto& y) { return special::inv_boxcox(x, y); });
    compare_powers("inv_boxcox1p", 3, [](const auto& x, const auto& y) { return special::inv_boxcox1p(x, y); });
}

TEST(FloatPowers, Powm1) {
    compare_powers("powm1", 4, [](const auto& x, const auto& y) { return special::powm1(x, y); });
}

TEST(FloatPowers, Log1p) {
    const auto f = [](const auto& x) { return special::log1p(x); };
    compare_within("log1p", 1, 0, f, spread(-1, 1, 0.618033989));
    compare_within("log1p", 1, 0, f, spread(-1e-3F, 1e-3F, 0.618033989));
    EXPECT_TRUE(std::signbit(special::log1p(-0.0F)));
}

// A tiny lambda whose power is beyond all numbers.
TEST(FloatPowers, InfinitePowers) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    EXPECT_EQ(special::inv_boxcox(2e17, 1e-30), inf);
    EXPECT_EQ(special::inv_boxcox1p(Eigen::ArrayXd::Constant(3, 2e17).eval(), 1e-30)[1], inf);
    EXPECT_EQ(special::inv_boxcox(-2e17, 1e-30), 0);
}

TEST(FloatPowers, LogarithmOfGamma) {
    const auto f = [](const auto& x) { return special::gammaln(x); };
    for (const float end : {1e-3F, 1.0F, 4.0F, 100.0F}) compare_within("gammaln", 3, 0, f, spread(0, end, 0.618033989));
    compare_within("gammaln", 3, 0, f, spread(0.999F, 1.001F, 0.618033989));
    compare_within("gammaln", 3, 0, f, spread(1.999F, 2.001F, 0.618033989));
    compare_within(
        "loggamma", 3, 0, [](const auto& x) { return special::loggamma(x); }, floats());
    for (const int d : {1, 2, 3, 6})
        compare_within(
            "multigammaln", 1, 1, [d](const auto& x) { return special::multigammaln(x, d); },
            spread(3, 60, 0.618033989));
}

TEST(FloatPowers, Zeta) {
    compare_within(
        "zeta", 3, 0, [](const auto& x) { return special::zeta(x); }, spread(1, 40, 0.618033989));
    const auto f = [](const auto& x, const auto& q) { return special::zeta(x, q); };
    compare_within("zeta", 4, 0, f, floats(), floats().reverse().eval());
    compare_within("zeta", 4, 0, f, spread(1, 20, 0.618033989), spread(0, 30, 0.754877666));
    // With mpmath; the sum before the formula must grow with x.
    EXPECT_ULP_CLOSE(special::zeta(28.75, 9.0), 3.8676463281879526e-28, 8);
    EXPECT_ULP_CLOSE(special::zeta(60.0, 30.25), 1.6741836200332881e-89, 8);
    EXPECT_ULP_CLOSE(special::zeta(20.0, 15.0), 4.2011482171674149e-24, 8);
}

}  // namespace
