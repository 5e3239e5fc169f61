#include <scixx/special/betainc.hpp>
#include <scixx/special/gammainc.hpp>

#include "special/floats.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::compare;
using scixx::testing::floats;

TEST(FloatIncomplete, GammaFunctions) {
    const Eigen::ArrayXf all = floats(), positive = all.tail(4000).abs(), y = positive.reverse();
    compare(
        "gammainc", [](const auto& a, const auto& v) { return special::gammainc(a, v); }, positive, y);
    for (float a : {0.0F, 0.3F, 2.5F, 30.0F, 1e4F})
        compare(
            "gammaincc, one parameter", [=](const auto& v) { return special::gammaincc(a, v); }, all);
    const Eigen::ArrayXf unit = y - y.floor();
    compare(
        "gammaincinv", [](const auto& a, const auto& p) { return special::gammaincinv(a, p); }, positive, unit);
    for (float a : {0.3F, 2.5F, 30.0F, 1e4F})
        compare(
            "gammainccinv, one parameter", [=](const auto& q) { return special::gammainccinv(a, q); }, unit);
}

TEST(FloatIncomplete, BetaFunctions) {
    const Eigen::ArrayXf positive = floats().tail(4000).abs(), y = positive.reverse(),
                         unit = positive - positive.floor();
    compare(
        "betainc", [](const auto& a, const auto& b, const auto& v) { return special::betainc(a, b, v); }, positive, y,
        unit);
    for (float a : {0.3F, 2.5F, 30.0F})
        compare(
            "betaincc, two parameters", [=](const auto& v) { return special::betaincc(a, 3.5F, v); }, unit);
    const Eigen::ArrayXf shape = 0.1F + positive, p = 0.001F + 0.998F * unit;
    compare(
        "betaincinv", [](const auto& a, const auto& b, const auto& v) { return special::betaincinv(a, b, v); }, shape,
        y, p);
    compare(
        "betainccinv, two parameters", [](const auto& v) { return special::betainccinv(0.3F, 2.5F, v); }, p);
}

// The power series of a tiny parameter is needed to full relative precision.
TEST(FloatIncomplete, TinyParameters) {
    // I_x(a, b) = b (psi(a + b) + Euler's constant + ...): b times a sum that does not depend on b
    const double one = special::betainc(4.5, 1e-10, 0.83) * 1e10;
    for (double b : {1e-12, 1e-16, 1e-25}) {
        EXPECT_NEAR(special::betainc(4.5, b, 0.83) / b, one, 1e-9 * one) << b;
        const float narrow = special::betainc(4.5F, static_cast<float>(b), 0.83F) / static_cast<float>(b);
        EXPECT_NEAR(narrow, one, 1e-6 * one) << b;
    }
}

}  // namespace
