#include <scixx/special/hyperu.hpp>

#include <cmath>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::expect_ulp;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity();

TEST(Hyperu, AgreesWithMpmath) {
    const Reference reference("special/hyperu.json");
    expect_ulp<3>(reference, "hyperu", 16, [](double a, double b, double x) { return special::hyperu(a, b, x); });
}

TEST(Hyperu, Identities) {
    for (const double x : {1e-9, 0.3, 2.0, 11.0, 45.0, 700.0}) {
        // DLMF 13.6.6: exp(x) E1(x) = U(1, 1, x); 13.6.8 with erfc; 13.6.3 with powers
        EXPECT_ULP_CLOSE(special::hyperu(1.5, 2.5, x), std::pow(x, -1.5), 6) << x;
        EXPECT_ULP_CLOSE(special::hyperu(-1, 0.75, x), x - 0.75, 4 + 1e4 * (std::abs(x - 0.75) < 1e-3)) << x;
        EXPECT_EQ(special::hyperu(0, 3, x), 1);
        // DLMF 13.3.7
        for (const double a : {-4.3, -0.5, 0.25, 3.0, 20.0}) {
            const double b = 1.5, lower = special::hyperu(a - 1, b, x), at = special::hyperu(a, b, x);
            const double upper = special::hyperu(a + 1, b, x), middle = (b - 2 * a - x) * at;
            const double size = std::abs(lower) + std::abs(middle);
            EXPECT_NEAR(lower + middle + a * (a - b + 1) * upper, 0, 4e-14 * size) << a << " " << x;
        }
    }
}

TEST(Hyperu, PolynomialsTimesAPower) {
    // a - b + 1 is a negative integer and a is none: x^(1 - b) times a polynomial; values of mpmath.
    EXPECT_ULP_CLOSE(special::hyperu(-10.5, -1.5, 1e-3), 0.11296831785434817, 20);
    EXPECT_ULP_CLOSE(special::hyperu(-10.5, -1.5, 1e-8), 3.580549547065116e-14, 20);
    EXPECT_EQ(special::hyperu(-10.5, -1.5, 0), 0);
}

TEST(Hyperu, Borders) {
    EXPECT_EQ(special::hyperu(1.5, 2.5, 0), inf);
    EXPECT_EQ(special::hyperu(-0.5, 2.5, 0), -inf);
    EXPECT_REL_CLOSE(special::hyperu(1.5, 0.5, 0), std::tgamma(0.5) / std::tgamma(2.0), 1e-15);
    EXPECT_EQ(special::hyperu(-2, -3, 0), 6);
    EXPECT_EQ(special::hyperu(-2, 3, 0), 12);
    EXPECT_EQ(special::hyperu(2, 3, inf), 0);
    EXPECT_EQ(special::hyperu(-2, 3, inf), inf);
    EXPECT_TRUE(std::isnan(special::hyperu(1, 2, -1)));
    EXPECT_TRUE(std::isnan(special::hyperu(std::nan(""), 2, 1)));
    EXPECT_TRUE(std::isnan(special::hyperu(1, 2, std::nan(""))));
    EXPECT_EQ(special::hyperu(Eigen::ArrayXf::Constant(3, 1.5F).eval(), 2.5F, 4.0F)[2], 0.125F);
}

}  // namespace
