#include <scixx/special/bessel/struve.hpp>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::expect_ulp;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity();

TEST(Struve, AgreesWithMpmath) {
    const Reference reference("special/struve.json");
    expect_ulp<2>(reference, "struve", 12, [](double v, double x) { return special::struve(v, x); });
    expect_ulp<2>(reference, "modstruve", 30, [](double v, double x) { return special::modstruve(v, x); });
}

TEST(Struve, HalfOrders) {
    for (double x : {0.3, 2.0, 9.0, 40.0}) {
        const double c = std::sqrt(2 / (3.14159265358979324 * x));
        EXPECT_NEAR(special::struve(0.5, x), c * (1 - std::cos(x)), 1e-15) << x;  // DLMF 11.4.5
        EXPECT_NEAR(special::struve(-0.5, x), c * std::sin(x), 1e-15) << x;
        EXPECT_REL_CLOSE(special::modstruve(-0.5, x), c * std::sinh(x), 2e-14) << x;
    }
}

TEST(Struve, Limits) {
    EXPECT_EQ(special::struve(0, 0), 0);
    EXPECT_EQ(special::struve(2.5, 0), 0);
    EXPECT_ULP_CLOSE(special::struve(-1, 0), 0.63661977236758134, 1);
    EXPECT_EQ(special::struve(0, -2), -special::struve(0, 2));
    EXPECT_EQ(special::struve(1, -2), special::struve(1, 2));
    EXPECT_EQ(special::modstruve(2, -3), -special::modstruve(2, 3));
    EXPECT_TRUE(std::isnan(special::struve(0.5, -1)) && std::isnan(special::modstruve(0.5, -1)));
    EXPECT_TRUE(std::isnan(special::struve(std::nan(""), 1)));
    EXPECT_EQ(special::struve(0, inf), 0);
    EXPECT_EQ(special::modstruve(1, 800), inf);
    EXPECT_EQ(special::modstruve(1, inf), inf);
    const Eigen::ArrayXf x = Eigen::ArrayXf::LinSpaced(4, 0, 3);
    static_assert(std::is_same_v<decltype(special::struve(0, x)), Eigen::ArrayXf>);
    EXPECT_EQ(special::struve(0, x)[2], static_cast<float>(special::struve(0, 2.0)));
}

}  // namespace
