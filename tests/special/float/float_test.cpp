#include <cmath>
#include <scixx/special/elementary/boxcox.hpp>
#include <scixx/special/elementary/convenience.hpp>
#include <scixx/special/elementary/expit.hpp>
#include <scixx/special/elementary/xlogy.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/special/zeta.hpp>

#include "special/floats.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::compare;
using scixx::testing::compare_within;
using scixx::testing::floats;

TEST(Float, FunctionsOfOneNumber) {
    const Eigen::ArrayXf x = floats();
    compare_within(
        "erf", 4, 0, [](const auto& v) { return special::erf(v); }, x);
    compare_within(
        "erfc", 4, 0, [](const auto& v) { return special::erfc(v); }, x);
    compare_within(
        "ndtr", 4, 0, [](const auto& v) { return special::ndtr(v); }, x);
    compare_within(
        "expit", 2, 0, [](const auto& v) { return special::expit(v); }, x);
    compare_within(
        "logit", 2, 0, [](const auto& v) { return special::logit(v); }, x);
    compare_within(
        "log_expit", 2, 0, [](const auto& v) { return special::log_expit(v); }, x);
    compare_within(
        "softplus", 2, 0, [](const auto& v) { return special::softplus(v); }, x);
    compare_within(
        "entr", 2, 0, [](const auto& v) { return special::entr(v); }, x);
    compare_within(
        "exprel", 2, 0, [](const auto& v) { return special::exprel(v); }, x);
    compare_within(
        "sinc", 4, 0, [](const auto& v) { return special::sinc(v); }, x);
    EXPECT_EQ(special::erf(0.75F), special::erf(Eigen::ArrayXf::Constant(3, 0.75F).eval())[2]);
    EXPECT_EQ(special::ndtr(-3.5F), special::ndtr(Eigen::ArrayXf::Constant(3, -3.5F).eval())[2]);
    EXPECT_EQ(special::erfc(2.5F), special::erfc(Eigen::ArrayXf::Constant(3, 2.5F).eval())[2]);
}

TEST(Float, ConvenienceFunctions) {
    const Eigen::ArrayXf x = floats(), y = x.reverse(), positive = x.abs(), few = y / 50;
    compare(
        "log1p", [](const auto& v) { return special::log1p(v); }, x);
    compare_within(
        "expm1", 2, 0, [](const auto& v) { return special::expm1(v); }, x);
    compare_within(
        "exp2", 2, 0, [](const auto& v) { return special::exp2(v); }, x);
    compare_within(
        "exp10", 2, 0, [](const auto& v) { return special::exp10(v); }, x);
    compare(
        "cbrt", [](const auto& v) { return special::cbrt(v); }, x);
    compare_within(
        "cosm1", 4, 0, [](const auto& v) { return special::cosm1(v); }, x);
    compare_within(
        "powm1", 2, 0, [](const auto& a, const auto& b) { return special::powm1(a, b); }, positive, few);
    compare_within(
        "xlogy", 2, 0, [](const auto& a, const auto& b) { return special::xlogy(a, b); }, x, y);
    compare_within(
        "boxcox1p", 3, 0, [](const auto& a, const auto& b) { return special::boxcox1p(a, b); }, x, few);
    compare_within(
        "inv_boxcox", 2, 0, [](const auto& a, const auto& b) { return special::inv_boxcox(a, b); }, x, few);
    compare_within(
        "inv_boxcox1p", 3, 0, [](const auto& a, const auto& b) { return special::inv_boxcox1p(a, b); }, x, few);
    compare_within(
        "huber", 2, 0, [](const auto& a, const auto& b) { return special::huber(a, b); }, positive, y);
    compare_within(
        "pseudo_huber", 4, 0, [](const auto& a, const auto& b) { return special::pseudo_huber(a, b); }, positive, y);
}

TEST(Float, QuantilesLogarithmsAndZeta) {
    const Eigen::ArrayXf x = floats(), below = -x.abs();
    compare_within(
        "ndtri", 4, 0, [](const auto& v) { return special::ndtri(v); }, x);
    compare_within(
        "erfinv", 4, 0, [](const auto& v) { return special::erfinv(v); }, x);
    compare_within(
        "erfcinv", 4, 0, [](const auto& v) { return special::erfcinv(v); }, x);
    compare(
        "ndtri_exp", [](const auto& v) { return special::ndtri_exp(v); }, below);
    compare(
        "log_ndtr", [](const auto& v) { return special::log_ndtr(v); }, x);
    compare_within(
        "zeta", 3, 0, [](const auto& v) { return special::zeta(v); }, x);
    compare_within(
        "zetac", 4, 0, [](const auto& v) { return special::zetac(v); }, x);
    EXPECT_EQ(special::ndtri(0.75F), special::ndtri(Eigen::ArrayXf::Constant(3, 0.75F).eval())[2]);
    EXPECT_EQ(special::ndtri(1e-30F), special::ndtri(Eigen::ArrayXf::Constant(3, 1e-30F).eval())[2]);
    EXPECT_TRUE(std::signbit(special::erfinv(Eigen::ArrayXf::Constant(1, -0.0F).eval())[0]));
}

TEST(Float, FunctionsOfTwoNumbers) {
    const Eigen::ArrayXf x = floats(), y = x.reverse(), close = x * 1.0001F;
    for (const Eigen::ArrayXf& other : {y, close, x}) {
        compare(
            "xlogy", [](const auto& a, const auto& b) { return special::xlogy(a, b); }, x, other);
        compare(
            "xlog1py", [](const auto& a, const auto& b) { return special::xlog1py(a, b); }, x, other);
        compare_within(
            "rel_entr", 4, 0, [](const auto& a, const auto& b) { return special::rel_entr(a, b); }, x, other);
        compare_within(
            "kl_div", 4, 0, [](const auto& a, const auto& b) { return special::kl_div(a, b); }, x, other);
    }
}

}  // namespace
