#include <scixx/special/elementary/lambertw.hpp>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::expect_ulp;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity();

TEST(Lambertw, AgreesWithMpmath) {
    const Reference reference("special/lambertw.json");
    expect_ulp<1>(reference, "upper", 5, [](double x) { return special::lambertw(x); });
    expect_ulp<1>(reference, "lower", 5, [](double x) { return special::lambertw(x, -1); });
}

TEST(Lambertw, InvertsItsEquation) {
    for (double w = -0.99; w < 700; w = w < 1 ? w + 0.007 : w * 1.1)
        EXPECT_REL_CLOSE(special::lambertw(w * std::exp(w)), w, 1e-14 + 2e-16 / (1 + w)) << w;
    for (double w = -1.01; w > -700; w *= 1.01)
        EXPECT_REL_CLOSE(special::lambertw(w * std::exp(w), -1), w, 1e-14 - 4e-16 / (1 + w)) << w;
}

TEST(Lambertw, WrightOmega) {
    for (double w = 1e-300; w < 1e300; w *= 3.7)
        EXPECT_REL_CLOSE(special::wrightomega(w + std::log(w)), w, 1e-15 * (4 + std::abs(std::log(w)) / (1 + w))) << w;
    EXPECT_EQ(special::wrightomega(1.0), 1);
    EXPECT_EQ(special::wrightomega(inf), inf);
    EXPECT_EQ(special::wrightomega(-inf), 0);
    EXPECT_EQ(special::wrightomega(-800.0), 0);
    EXPECT_TRUE(std::isnan(special::wrightomega(std::nan(""))));
}

TEST(Lambertw, LimitsAndBranches) {
    EXPECT_EQ(special::lambertw(0.0), 0);
    EXPECT_TRUE(std::signbit(special::lambertw(-0.0)));
    EXPECT_EQ(special::lambertw(0, -1), -inf);
    EXPECT_EQ(special::lambertw(inf), inf);
    EXPECT_EQ(special::lambertw(-0.36787944117144233), -1);
    EXPECT_EQ(special::lambertw(-0.36787944117144233, -1), -1);
    EXPECT_TRUE(std::isnan(special::lambertw(-0.3679)) && std::isnan(special::lambertw(-inf)));
    EXPECT_TRUE(std::isnan(special::lambertw(1.0, -1)) && std::isnan(special::lambertw(std::nan(""))));
    EXPECT_ULP_CLOSE(special::lambertw(1.0), 0.56714329040978387, 1);
    EXPECT_EQ(special::lambertw(-5e-324), -5e-324);
    EXPECT_TRUE(std::isfinite(special::lambertw(-5e-324, -1)));
    EXPECT_THROW_TEXT(special::lambertw(1.0, 1), std::invalid_argument, "lambertw: k");
    // Both branches meet at -1/e.
    for (double gap : {1e-16, 1e-12, 1e-6, 1e-3}) {
        const double x = -0.36787944117144233 + gap;
        EXPECT_GE(special::lambertw(x), -1);
        EXPECT_LE(special::lambertw(x, -1), -1);
    }
    const Eigen::ArrayXf x = Eigen::ArrayXf::LinSpaced(5, 0, 4);
    static_assert(std::is_same_v<decltype(special::lambertw(x)), Eigen::ArrayXf>);
    Eigen::ArrayXf out(5);
    special::lambertw(x, 0, out);
    EXPECT_ULP_CLOSE(out[3], static_cast<float>(special::lambertw(3.0)), 2);
}

}  // namespace
