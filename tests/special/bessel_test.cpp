#include <scixx/special/bessel.hpp>
#include <scixx/special/bessel/i0.hpp>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::expect_ulp;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity();

#define ONE(name, most) expect_ulp<1>(reference, #name, most, [](double x) { return special::name(x); })

TEST(Bessel, AgreesWithMpmath) {
    const Reference reference("special/bessel.json");
    ONE(j0, 4);
    ONE(j1, 4);
    ONE(y0, 5);
    ONE(y1, 5);
    ONE(i0, 4);
    ONE(i0e, 4);
    ONE(i1, 4.5);
    ONE(i1e, 4);
    ONE(k0, 4);
    ONE(k0e, 4);
    ONE(k1, 4);
    ONE(k1e, 4);
}

TEST(Bessel, EnvelopeAndDerivative) {
    // J0' = -J1 and the sum rule J0^2 + 2 sum J_k^2 = 1, which leaves J0^2 + 2 J1^2 <= 1.
    for (double x = 0.05; x < 40; x += 0.37) {
        const double h = 1e-4;
        EXPECT_NEAR((special::j0(x + h) - special::j0(x - h)) / (2 * h), -special::j1(x), 1e-8);
        EXPECT_LE(special::j0(x) * special::j0(x) + 2 * special::j1(x) * special::j1(x), 1 + 1e-15);
    }
}

TEST(Bessel, Wronskians) {
    for (double x = 0.01; x < 60; x *= 1.03) {
        // DLMF 10.5.2 and 10.28.2.
        EXPECT_REL_CLOSE(special::j1(x) * special::y0(x) - special::j0(x) * special::y1(x),
                         2 / (3.14159265358979324 * x), 4e-15);
        EXPECT_REL_CLOSE(special::i0e(x) * special::k1e(x) + special::i1e(x) * special::k0e(x), 1 / x, 2e-15);
    }
}

TEST(Bessel, MonotoneAcrossThePieces) {
    for (double edge : {1.0, 2.0, 8.0, 20.0, 32.0})
        for (int i = -200; i < 200; ++i) {
            const double x = edge * (1 + i * 1e-13), y = edge * (1 + (i + 20) * 1e-13);
            EXPECT_LE(special::k0e(y), special::k0e(x) * (1 + 4e-16));
            EXPECT_LE(special::i0e(y), special::i0e(x) * (1 + 4e-16));
        }
}

TEST(Bessel, LimitsAndScalars) {
    EXPECT_EQ(special::j0(0), 1);
    EXPECT_EQ(special::j1(0), 0);
    EXPECT_TRUE(std::signbit(special::j1(-0.0)));
    EXPECT_EQ(special::j0(-3.0), special::j0(3.0));
    EXPECT_EQ(special::j1(-30.0), -special::j1(30.0));
    EXPECT_EQ(special::j0(inf), 0);
    EXPECT_EQ(special::j1(-inf), 0);
    EXPECT_TRUE(std::isnan(special::j0(std::nan(""))));
    EXPECT_TRUE(std::isnan(special::j1(std::nan(""))));
    EXPECT_LE(std::abs(special::j0(1e300)), 1e-150);
    EXPECT_EQ(special::y0(0), -inf);
    EXPECT_EQ(special::y1(0), -inf);
    EXPECT_EQ(special::y1(1e-310), -inf);
    EXPECT_EQ(special::y0(inf), 0);
    EXPECT_TRUE(std::isnan(special::y0(-1)) && std::isnan(special::y1(-1)) && std::isnan(special::y0(std::nan(""))));
    EXPECT_EQ(special::i0(0), 1);
    EXPECT_EQ(special::i1(0), 0);
    EXPECT_EQ(special::i0(inf), inf);
    EXPECT_EQ(special::i1(-inf), -inf);
    EXPECT_EQ(special::i0e(inf), 0);
    EXPECT_EQ(special::i0(714), inf);
    EXPECT_EQ(special::i1(-2.5), -special::i1(2.5));
    EXPECT_EQ(special::k0(0), inf);
    EXPECT_EQ(special::k1e(0), inf);
    EXPECT_EQ(special::k0(inf), 0);
    EXPECT_EQ(special::k1e(inf), 0);
    EXPECT_EQ(special::k0(800), 0);
    EXPECT_TRUE(std::isnan(special::k0(-1)) && std::isnan(special::k1e(-1)) && std::isnan(special::k0(std::nan(""))) &&
                std::isnan(special::i0(std::nan(""))));
    static_assert(std::is_same_v<decltype(special::j0(3)), double>);
    EXPECT_ULP_CLOSE(special::j1(2.5f), static_cast<float>(special::j1(2.5)), 2);
    const Eigen::ArrayXXf x = Eigen::ArrayXXf::Constant(2, 3, 1.5f);
    EXPECT_ULP_CLOSE(special::j0(x)(1, 2), static_cast<float>(special::j0(1.5)), 2);
    EXPECT_ULP_CLOSE(special::i1(x)(1, 2), static_cast<float>(special::i1(1.5)), 2);
}

TEST(Bessel, GrowsToInfinity) {
    for (const double x : {714.5, 720.5, 800.0, 1e4, 1e200, 1e308, inf}) {
        EXPECT_EQ(special::i0(x), inf) << x;
        EXPECT_EQ(special::i0(-x), inf) << x;
        EXPECT_EQ(special::i1(-x), -inf) << x;
    }
}

}  // namespace
