#include <scixx/special/integrals/expn.hpp>
#include <scixx/special/integrals/fresnel.hpp>
#include <scixx/special/integrals/sici.hpp>
#include <scixx/special/integrals/spence.hpp>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::expect_ulp;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity(), pi = 3.14159265358979324;
const double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Integrals, AgreesWithMpmath) {
    const Reference reference("special/integrals.json");
    expect_ulp<1>(reference, "exp1", 6, [](double x) { return special::exp1(x); });
    expect_ulp<1>(reference, "expi", 8, [](double x) { return special::expi(x); });
    expect_ulp<2>(reference, "expn", 16, [](double n, double x) { return special::expn(n, x); });
    expect_ulp<1>(reference, "si", 6, [](double x) { return special::sici(x)[0]; });
    expect_ulp<1>(reference, "ci", 8, [](double x) { return special::sici(x)[1]; });
    expect_ulp<1>(reference, "shi", 8, [](double x) { return special::shichi(x)[0]; });
    expect_ulp<1>(reference, "chi", 8, [](double x) { return special::shichi(x)[1]; });
    expect_ulp<1>(reference, "fresnel_s", 8, [](double x) { return special::fresnel(x)[0]; });
    expect_ulp<1>(reference, "fresnel_c", 8, [](double x) { return special::fresnel(x)[1]; });
    expect_ulp<1>(reference, "spence", 8, [](double x) { return special::spence(x); });
}

TEST(Integrals, RecurrenceAndSymmetry) {
    for (double x = 0.05; x < 60; x *= 1.4) {
        for (int n = 1; n < 20; ++n)  // DLMF 8.19.12
            EXPECT_NEAR(n * special::expn(n + 1, x) + x * special::expn(n, x), std::exp(-x),
                        1e-15 * n * std::exp(-x) + 4e-15 * std::exp(-x));
        EXPECT_EQ(special::expi(-x), -special::exp1(x));
        EXPECT_EQ(special::sici(-x)[0], -special::sici(x)[0]);
        EXPECT_EQ(special::fresnel(-x)[1], -special::fresnel(x)[1]);
        const auto [shi, chi] = special::shichi(x);
        EXPECT_REL_CLOSE(shi + chi, special::expi(x), x > 0.3 && x < 0.45 ? 1e-13 : 4e-15);
        // Landen's and Euler's identities of the dilogarithm.
        EXPECT_NEAR(special::spence(x) + special::spence(1 / x), -0.5 * std::log(x) * std::log(x),
                    4e-15 * (1 + std::log(x) * std::log(x)));
    }
}

TEST(Integrals, Limits) {
    EXPECT_EQ(special::exp1(0), inf);
    EXPECT_EQ(special::exp1(inf), 0);
    EXPECT_TRUE(std::isnan(special::exp1(-1)) && std::isnan(special::exp1(nan)));
    EXPECT_EQ(special::expi(0), -inf);
    EXPECT_EQ(special::expi(inf), inf);
    EXPECT_EQ(special::expi(-inf), 0);
    EXPECT_EQ(special::expn(3, 0), 0.5);
    EXPECT_EQ(special::expn(1, 0), inf);
    EXPECT_EQ(special::expn(2, inf), 0);
    EXPECT_EQ(special::expn(0, 2), std::exp(-2.0) / 2);
    EXPECT_TRUE(std::isnan(special::expn(2, -1)) && std::isnan(special::expn(1.5, 1)) &&
                std::isnan(special::expn(-1, 1)));
    EXPECT_EQ(special::sici(0)[0], 0);
    EXPECT_EQ(special::sici(0)[1], -inf);
    EXPECT_EQ(special::sici(inf)[0], pi / 2);
    EXPECT_EQ(special::sici(inf)[1], 0);
    EXPECT_EQ(special::shichi(0)[1], -inf);
    EXPECT_EQ(special::fresnel(inf)[0], 0.5);
    EXPECT_EQ(special::fresnel(0)[0], 0);
    EXPECT_TRUE(std::isnan(special::fresnel(nan)[0]));
    EXPECT_ULP_CLOSE(special::spence(0), pi * pi / 6, 1);
    EXPECT_EQ(special::spence(1), 0);
    EXPECT_TRUE(std::isnan(special::spence(-1)));
    const auto arrays = special::fresnel(Eigen::ArrayXd::LinSpaced(3, 0, 1).eval());
    EXPECT_EQ(arrays[1][2], special::fresnel(1.0)[1]);
}

}  // namespace
