#include <scixx/special/elementary/convenience.hpp>
#include <scixx/special/elementary/expit.hpp>
#include <scixx/special/elementary/xlogy.hpp>
#include <scixx/special/ndtr.hpp>

#include <bit>
#include <cstdint>
#include <limits>

#include "support/closeness.hpp"

namespace {

namespace special = scixx::special;

constexpr float inf = std::numeric_limits<float>::infinity();

/// Floats of every size and sign, of every class, and many around 0.
Eigen::ArrayXf floats() {
    std::vector<float> all{0.0F, -0.0F, inf, -inf, std::numeric_limits<float>::quiet_NaN(), 1.0F, -1.0F, 0.5F};
    std::uint32_t state = 12345;
    for (std::uint32_t exponent = 0; exponent < 255; ++exponent)
        for (int k = 0; k < 6; ++k) {
            state = state * 1664525U + 1013904223U;
            all.push_back(std::bit_cast<float>((state & 0x80000000U) | (exponent << 23) | (state >> 9 & 0x7fffffU)));
        }
    for (int k = 0; k < 4000; ++k) {
        state = state * 1664525U + 1013904223U;
        const float unit = static_cast<float>(state >> 8) / 16777216.0F;
        all.push_back(k % 4 == 0 ? unit : k % 4 == 1 ? 200 * unit - 100 : k % 4 == 2 ? 12 * unit - 6 : 1 + unit / 1024);
    }
    return Eigen::Map<const Eigen::ArrayXf>(all.data(), static_cast<Eigen::Index>(all.size()));
}

/// The results for float data are those for double, rounded, or one of their neighbours.
template <class F, class... X>
void compare(const char* name, F f, const X&... x) {
    const Eigen::ArrayXf narrow = f(x...);
    const Eigen::ArrayXd wide = f(x.template cast<double>().eval()...);
    for (Eigen::Index i = 0; i < narrow.size(); ++i) {
        const auto expected = static_cast<float>(wide[i]);
        if (std::isnan(expected))
            EXPECT_TRUE(std::isnan(narrow[i])) << name << " " << ::testing::PrintToString(std::array{x[i]...});
        else
            EXPECT_ULP_CLOSE(narrow[i], expected, 1) << name << " " << ::testing::PrintToString(std::array{x[i]...});
    }
}

TEST(Float, FunctionsOfOneNumber) {
    const Eigen::ArrayXf x = floats();
    compare(
        "erf", [](const auto& v) { return special::erf(v); }, x);
    compare(
        "erfc", [](const auto& v) { return special::erfc(v); }, x);
    compare(
        "ndtr", [](const auto& v) { return special::ndtr(v); }, x);
    compare(
        "expit", [](const auto& v) { return special::expit(v); }, x);
    compare(
        "logit", [](const auto& v) { return special::logit(v); }, x);
    compare(
        "log_expit", [](const auto& v) { return special::log_expit(v); }, x);
    compare(
        "softplus", [](const auto& v) { return special::softplus(v); }, x);
    compare(
        "entr", [](const auto& v) { return special::entr(v); }, x);
    compare(
        "exprel", [](const auto& v) { return special::exprel(v); }, x);
    EXPECT_EQ(special::erf(0.75F), special::erf(Eigen::ArrayXf::Constant(3, 0.75F).eval())[2]);
    EXPECT_EQ(special::ndtr(-3.5F), special::ndtr(Eigen::ArrayXf::Constant(3, -3.5F).eval())[2]);
    EXPECT_EQ(special::erfc(2.5F), special::erfc(Eigen::ArrayXf::Constant(3, 2.5F).eval())[2]);
}

TEST(Float, FunctionsOfTwoNumbers) {
    const Eigen::ArrayXf x = floats(), y = x.reverse(), close = x * 1.0001F;
    for (const Eigen::ArrayXf& other : {y, close, x}) {
        compare(
            "xlogy", [](const auto& a, const auto& b) { return special::xlogy(a, b); }, x, other);
        compare(
            "xlog1py", [](const auto& a, const auto& b) { return special::xlog1py(a, b); }, x, other);
        compare(
            "rel_entr", [](const auto& a, const auto& b) { return special::rel_entr(a, b); }, x, other);
    }
}

}  // namespace
