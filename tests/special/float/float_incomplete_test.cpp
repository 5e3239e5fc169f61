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
}

}  // namespace
