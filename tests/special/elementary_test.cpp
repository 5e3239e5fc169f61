#include <array>
#include <scixx/special/elementary/boxcox.hpp>
#include <scixx/special/elementary/convenience.hpp>
#include <scixx/special/elementary/expit.hpp>
#include <scixx/special/elementary/xlogy.hpp>
#include <vector>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::expect_ulp;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

#define ONE(name, most) expect_ulp<1>(reference, #name, most, [](double x) { return special::name(x); })
#define TWO(name, most) expect_ulp<2>(reference, #name, most, [](double x, double y) { return special::name(x, y); })

TEST(Elementary, AgreesWithMpmath) {
    const Reference reference("special/elementary.json");
    ONE(expit, 3);
    ONE(logit, 3);
    ONE(log_expit, 3);
    ONE(softplus, 3);
    TWO(xlogy, 2.5);
    TWO(xlog1py, 2.5);
    ONE(entr, 2.5);
    TWO(rel_entr, 4);
    TWO(kl_div, 8);
    TWO(pseudo_huber, 4);
    ONE(exp2, 1.5);
    ONE(exp10, 1.5);
    ONE(expm1, 2);
    ONE(log1p, 1.5);
    ONE(cbrt, 4);
    ONE(exprel, 3);
    ONE(cosm1, 3);
    TWO(powm1, 4);
    ONE(sinc, 4);
    TWO(diric, 4);
    ONE(sindg, 2);
    ONE(cosdg, 2);
    ONE(tandg, 4);
    ONE(cotdg, 4);
    TWO(boxcox, 4);
    TWO(boxcox1p, 4);
    TWO(inv_boxcox, 6);
    TWO(inv_boxcox1p, 6);
}

TEST(Elementary, LimitsOfTheLogisticFamily) {
    EXPECT_EQ(special::expit(inf), 1);
    EXPECT_EQ(special::expit(-inf), 0);
    EXPECT_EQ(special::expit(0), 0.5);
    EXPECT_GT(special::expit(-745.0), 0);
    EXPECT_TRUE(std::isnan(special::expit(nan)));
    EXPECT_EQ(special::logit(0.0), -inf);
    EXPECT_EQ(special::logit(1.0), inf);
    EXPECT_EQ(special::logit(0.5), 0);
    EXPECT_TRUE(std::isnan(special::logit(-0.1)) && std::isnan(special::logit(1.1)) && std::isnan(special::logit(nan)));
    EXPECT_EQ(special::log_expit(-1000.0), -1000);
    EXPECT_EQ(special::log_expit(inf), 0);
    EXPECT_EQ(special::log_expit(-inf), -inf);
    EXPECT_EQ(special::softplus(1000.0), 1000);
    EXPECT_EQ(special::softplus(inf), inf);
    EXPECT_EQ(special::softplus(-inf), 0);
    for (double x = -30; x < 30; x += 0.7)
        EXPECT_REL_CLOSE(special::logit(special::expit(x)), x, 1e-15 * (1 + std::exp(x)));
    const double tiny = std::numeric_limits<double>::denorm_min();
    EXPECT_ULP_CLOSE(special::logit(tiny), std::log(tiny), 2);
}

TEST(Elementary, LogitOfArraysIsThatOfNumbers) {
    Eigen::ArrayXd p = Eigen::ArrayXd::LinSpaced(300, 0, 1);
    p.segment(140, 7) << 5e-324, 1e-200, -0.5, 1.5, nan, inf, 1 - 0x1p-53;
    const Eigen::ArrayXd odds = special::logit(p);
    for (Eigen::Index i = 0; i < p.size(); ++i) {
        if (std::isnan(odds[i]))
            EXPECT_TRUE(std::isnan(special::logit(p[i]))) << p[i];
        else
            EXPECT_ULP_CLOSE(odds[i], special::logit(p[i]), 2) << p[i];
    }
    special::logit(p, p);
    EXPECT_TRUE((p.head(100) == odds.head(100)).all());
}

// Across all switches between x and 2^k y.
TEST(Elementary, QuotientsOfAllSizes) {
    for (double q = 0.2; q < 6; q *= 1.0009765625) {
        EXPECT_ULP_CLOSE(special::rel_entr(q, 1), q * std::log(q), std::abs(q - 1) < 0.1 ? 20 : 4) << q;
        for (double scale : {0x1p-700, 0x1p-3, 0x1p499, 0x1p700})
            EXPECT_REL_CLOSE(special::kl_div(q * scale, scale), scale * special::kl_div(q, 1), 4e-15) << q;
    }
    EXPECT_REL_CLOSE(special::rel_entr(1e200, 1e-200), 1e200 * 400 * std::log(10), 1e-15);
    EXPECT_REL_CLOSE(special::rel_entr(1e-200, 1e200), -1e-200 * 400 * std::log(10), 1e-15);
}

TEST(Elementary, LimitsOfTheEntropies) {
    EXPECT_EQ(special::xlogy(0, 0), 0);
    EXPECT_EQ(special::xlogy(0, -1), 0);
    EXPECT_EQ(special::xlogy(0, inf), 0);
    EXPECT_TRUE(std::isnan(special::xlogy(0, nan)) && std::isnan(special::xlogy(nan, 0)) &&
                std::isnan(special::xlogy(1, -1)));
    EXPECT_EQ(special::xlogy(2, 0), -inf);
    EXPECT_EQ(special::xlogy(2, inf), inf);
    EXPECT_EQ(special::xlog1py(0, -2), 0);
    EXPECT_EQ(special::xlog1py(1, -1), -inf);
    EXPECT_EQ(special::xlog1py(1, inf), inf);
    EXPECT_EQ(special::entr(0), 0);
    EXPECT_EQ(special::entr(-1), -inf);
    EXPECT_EQ(special::entr(inf), -inf);
    EXPECT_EQ(special::entr(1), 0);
    EXPECT_TRUE(std::isnan(special::entr(nan)));
    EXPECT_EQ(special::rel_entr(0, 0), 0);
    EXPECT_EQ(special::rel_entr(0, 3), 0);
    EXPECT_EQ(special::rel_entr(1, 0), inf);
    EXPECT_EQ(special::rel_entr(-1, 1), inf);
    EXPECT_TRUE(std::isnan(special::rel_entr(nan, 1)));
    EXPECT_EQ(special::kl_div(0, 3), 3);
    EXPECT_EQ(special::kl_div(1, 0), inf);
    EXPECT_EQ(special::kl_div(2.5, 2.5), 0);
    EXPECT_EQ(special::huber(1, 0.5), 0.125);
    EXPECT_EQ(special::huber(1, -3), 2.5);
    EXPECT_EQ(special::huber(-1, 2), inf);
    EXPECT_EQ(special::pseudo_huber(-1, 2), inf);
    EXPECT_EQ(special::pseudo_huber(0, 2), 0);
    EXPECT_EQ(special::pseudo_huber(2, 0), 0);
}

TEST(Elementary, LimitsOfTheRest) {
    EXPECT_EQ(special::exp10(inf), inf);
    EXPECT_EQ(special::exp10(-inf), 0);
    EXPECT_EQ(special::exp10(-400.0), 0);
    EXPECT_TRUE(std::isnan(special::exp10(nan)));
    for (int k = 0; k <= 22; ++k) EXPECT_EQ(special::exp10(k), std::pow(10.0, k)) << k;
    EXPECT_EQ(special::exprel(0), 1);
    EXPECT_EQ(special::exprel(800), inf);
    EXPECT_EQ(special::exprel(-inf), 0);
    EXPECT_EQ(special::sinc(0), 1);
    EXPECT_EQ(special::sinc(3), 0);
    EXPECT_EQ(special::sinc(1e300), 0);
    EXPECT_EQ(special::sinc(inf), 0);
    EXPECT_TRUE(std::isnan(special::sinc(nan)));
    EXPECT_EQ(special::diric(0, 3), 1);
    EXPECT_EQ(special::diric(6.283185307179586, 4), -1);
    EXPECT_TRUE(std::isnan(special::diric(1, 2.5)) && std::isnan(special::diric(1, 0)));
    EXPECT_EQ(special::round(2.5), 2);
    EXPECT_EQ(special::round(-3.5), -4);
    EXPECT_EQ(special::sindg(180), 0);
    EXPECT_EQ(special::sindg(90), 1);
    EXPECT_EQ(special::cosdg(90), 0);
    EXPECT_EQ(special::cosdg(-180), -1);
    EXPECT_EQ(special::tandg(45), 1);
    EXPECT_EQ(special::tandg(135), -1);
    EXPECT_EQ(special::cotdg(-45), -1);
    EXPECT_EQ(special::tandg(225), 1);
    EXPECT_EQ(special::tandg(90), inf);
    EXPECT_EQ(special::cotdg(180), inf);
    EXPECT_EQ(special::cotdg(90), 0);
    EXPECT_ULP_CLOSE(special::radian(180, 30, 36), 649836 * (3.14159265358979324 / 648000), 2);
    EXPECT_EQ(special::powm1(2, 3), 7);
    EXPECT_EQ(special::powm1(-2, 3), -9);
    EXPECT_EQ(special::powm1(0, 0), 0);
    EXPECT_TRUE(std::isnan(special::powm1(-2, 0.5)));
    EXPECT_EQ(special::boxcox(0, 0.5), -2);
    EXPECT_EQ(special::boxcox(0, 0), -inf);
    EXPECT_EQ(special::boxcox(0, -1), -inf);
    EXPECT_TRUE(std::isnan(special::boxcox(-1, 0.5)));
    EXPECT_EQ(special::inv_boxcox(1, 0), std::exp(1.0));
    EXPECT_EQ(special::inv_boxcox1p(0, 0), 0);
    EXPECT_EQ(special::cosm1(0), 0);
}

TEST(Elementary, ArraysAndBroadcasting) {
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(37, -3, 3);
    const Eigen::ArrayXf single = x.cast<float>();
    const Eigen::ArrayXd y = special::expit(x);
    for (Eigen::Index i = 0; i < x.size(); ++i) EXPECT_EQ(y[i], special::expit(x[i]));
    static_assert(std::is_same_v<decltype(special::expit(single)), Eigen::ArrayXf>);
    static_assert(std::is_same_v<decltype(special::expit(3)), double> &&
                  std::is_same_v<decltype(special::expit(3.f)), float>);
    EXPECT_ULP_CLOSE(special::expit(single)[5], static_cast<float>(special::expit(static_cast<double>(single[5]))), 1);
    Eigen::ArrayXXd table = Eigen::ArrayXXd::Random(3, 4).abs();
    const Eigen::ArrayXXd z = special::xlogy(table, 2.0);
    EXPECT_EQ(z(2, 3), special::xlogy(table(2, 3), 2.0));
    special::xlogy(table, table, table);
    EXPECT_EQ(special::xlogy(std::vector<double>{1, 2}, 3.0)[1], special::xlogy(2, 3));
    EXPECT_THROW_TEXT(special::xlogy(x, Eigen::ArrayXd::Ones(2).eval()), std::invalid_argument, "xlogy: ");
    EXPECT_EQ(special::huber(1, Eigen::ArrayXd::Constant(2, 0.5).eval())[1], 0.125);
}

TEST(Boxcox, TheLogarithmOfZero) {
    EXPECT_EQ(special::boxcox1p(-1.0, 0.0), -inf);
    EXPECT_EQ(special::boxcox1p(-1.F, 0.F), -std::numeric_limits<float>::infinity());
    EXPECT_EQ(special::boxcox(0.0, 0.0), -inf);
    EXPECT_TRUE(std::isnan(special::boxcox1p(nan, 0.0)));
}

TEST(Elementary, OverflowAndSignedZeros) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    for (const double x : {717.0, 739.0, 741.0, 1e22, 1e300}) EXPECT_EQ(special::exprel(x), inf) << x;
    EXPECT_LT(special::exprel(716.0), inf);
    EXPECT_FALSE(std::signbit(special::cosm1(0.0)));
    EXPECT_TRUE(std::signbit(special::log1p(-0.0)));
    EXPECT_TRUE(std::signbit(special::log1p(Eigen::ArrayXf::Constant(1, -0.0F).eval())[0]));
    EXPECT_FALSE(std::signbit(special::boxcox(1.0, -2.0)));
}

}  // namespace
