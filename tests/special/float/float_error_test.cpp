#include <scixx/special/erf.hpp>
#include <scixx/special/ndtr.hpp>

#include "special/floats.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::compare_within;
using scixx::testing::floats;
using scixx::testing::spread;

template <class F>
void compare_tails(const char* name, double most, F f) {
    compare_within(name, most, 0, f, floats());
    for (const float end : {0.01F, 2.0F, 15.0F}) compare_within(name, most, 0, f, spread(-end, end, 0.618033989));
}

TEST(FloatErrors, FunctionsAndComplements) {
    compare_tails("erf", 2, [](const auto& x) { return special::erf(x); });
    compare_tails("erfc", 4, [](const auto& x) { return special::erfc(x); });
    compare_tails("ndtr", 4, [](const auto& x) { return special::ndtr(x); });
    compare_tails("erfcx", 4, [](const auto& x) { return special::erfcx(x); });
    compare_tails("dawsn", 3, [](const auto& x) { return special::dawsn(x); });
}

TEST(FloatErrors, Limits) {
    constexpr float inf = std::numeric_limits<float>::infinity();
    EXPECT_EQ(special::erf(-inf), -1);
    EXPECT_EQ(special::erfc(-inf), 2);
    EXPECT_EQ(special::erfc(inf), 0);
    EXPECT_EQ(special::ndtr(inf), 1);
    EXPECT_EQ(special::ndtr(0.0F), 0.5F);
    EXPECT_EQ(special::erfcx(inf), 0);
    EXPECT_EQ(special::erfcx(-10.0F), inf);
    EXPECT_EQ(special::erfcx(0.0F), 1);
    EXPECT_EQ(special::dawsn(inf), 0);
    EXPECT_TRUE(std::signbit(special::erf(-0.0F)));
    EXPECT_TRUE(std::signbit(special::dawsn(-0.0F)));
}

}  // namespace
