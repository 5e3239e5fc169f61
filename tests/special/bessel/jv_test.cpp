#include <scixx/special/bessel/jv.hpp>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::expect_ulp;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Jv, AgreesWithMpmath) {
    const Reference reference("special/real_order.json");
    const auto j = [](double v, double x) { return special::jv(v, x); };
    const auto y = [](double v, double x) { return special::yv(v, x); };
    expect_ulp<2>(reference, "jv", 8, j);
    expect_ulp<2>(reference, "yv", 8, y);
    expect_ulp<2>(reference, "jv_negative", 10, j);
    expect_ulp<2>(reference, "yv_negative", 10, y);
    expect_ulp<2>(reference, "jvp", 8, [](double v, double x) { return special::jvp(v, x, 2); });
    expect_ulp<2>(reference, "yvp", 8, [](double v, double x) { return special::yvp(v, x); });
}

TEST(Jv, WronskianAndRecurrenceAcrossTheMethods) {
    for (double v = 0; v < 900; v = 1.3 * v + 0.37)
        for (double x = 0.02; x < 3000; x *= 1.23) {
            const double j = special::jv(v, x), j1 = special::jv(v + 1, x), y = special::yv(v, x),
                         y1 = special::yv(v + 1, x);
            if (std::abs(j1) < 1e-290 || !(std::abs(y1) < 1e290)) continue;
            EXPECT_REL_CLOSE(0.5 * x * (j1 * y - j * y1), 0.318309886183790672, 2e-13) << v << " " << x;  // DLMF 10.5.2
            const double y2 = special::yv(v + 2, x), size = std::abs(y) + std::abs(y2) + std::abs(y1);
            EXPECT_LE(std::abs(y2 + y - 2 * (v + 1) / x * y1), 2e-13 * size) << v << " " << x;
        }
}

TEST(Jv, SignsOfTheFirstKindBetween2And25) {
    // J_v(x) = 1 / pi times the integral of cos(v t - x sin t) over t in [0, pi], for whole v; the midpoint rule is
    // exact.
    for (int v = 0; v <= 12; ++v)
        for (double x = 2; x < 25; x += 0.37) {
            double sum = 0;
            for (int k = 0; k < 64; ++k) {
                const double t = (k + 0.5) * 3.14159265358979324 / 64;
                sum += std::cos(v * t - x * std::sin(t)) / 64;
            }
            EXPECT_NEAR(special::jv(v, x), sum, 2e-15) << v << " " << x;
            EXPECT_NEAR(special::jv(v + 1e-14, x), sum, 1e-13) << v << " " << x;
        }
}

TEST(Jv, HalfOrdersAndReflection) {
    for (double x : {0.1, 1.9, 2.1, 7.0, 30.0, 36.0, 100.0, 1e5}) {
        const double c = std::sqrt(0.636619772367581343 / x);
        EXPECT_NEAR(special::jv(0.5, x), c * std::sin(x), 1e-15 * c) << x;
        EXPECT_NEAR(special::jv(-0.5, x), c * std::cos(x), 1e-15 * c) << x;
        EXPECT_NEAR(special::yv(0.5, x), -c * std::cos(x), 1e-15 * c) << x;
        EXPECT_EQ(special::jv(-1.5, x), special::yv(1.5, x)) << x;
        EXPECT_EQ(special::jv(-3, x), -special::jv(3, x));
        EXPECT_EQ(special::yv(-4, x), special::yv(4, x));
        EXPECT_EQ(special::jn(3, x), special::jve(3, x));
        EXPECT_EQ(special::yn(3, x), special::yve(3, x));
    }
    EXPECT_ULP_CLOSE(special::yv(52.499998232215425, 639.2694430793541), -0.027090866789038609, 4);
    EXPECT_ULP_CLOSE(special::yv(-51.50001676866446, 0.4789639912831338), -3.3749981644242912e92, 8);
}

TEST(Jv, Limits) {
    EXPECT_EQ(special::jv(0, 0), 1);
    EXPECT_EQ(special::jv(2.5, 0), 0);
    EXPECT_EQ(special::jv(-0.5, 0), inf);
    EXPECT_EQ(special::jv(-1.5, 0), -inf);
    EXPECT_EQ(special::jv(3, -2), -special::jv(3, 2));
    EXPECT_TRUE(std::isnan(special::jv(2.5, -1)) && std::isnan(special::jv(nan, 1)) && std::isnan(special::jv(1, nan)));
    EXPECT_TRUE(std::isnan(special::jv(inf, 1)) && std::isnan(special::yv(1.5, -1)) && std::isnan(special::yv(nan, 1)));
    EXPECT_EQ(special::jv(1.5, inf), 0);
    EXPECT_EQ(special::yv(1.5, inf), 0);
    EXPECT_EQ(special::yv(2.5, 0), -inf);
    EXPECT_EQ(special::yv(-1, 0), inf);
    EXPECT_EQ(special::yv(-0.5, 0), 0);
    EXPECT_EQ(special::yv(300, 1e-3), -inf);
    EXPECT_EQ(special::jv(300, 1e-3), 0);
    EXPECT_EQ(special::jv(1e200, 1), 0);
    EXPECT_TRUE(std::abs(special::jv(2.5, 1e200)) < 1e-99);
    EXPECT_GT(special::jv(201, 25), 0);
    // Ai(0) and Bi(0) times (2 / nu)^(1/3) at the turning point.
    EXPECT_REL_CLOSE(special::jv(1e30, 1e30), 0.3550280538878172 * 1.2599210498948732e-10, 2e-15);
    EXPECT_REL_CLOSE(special::yv(1e30, 1e30), -0.6149266274460007 * 1.2599210498948732e-10, 2e-15);
    EXPECT_THROW_TEXT(special::jvp(1, 2, -1), std::invalid_argument, "jvp: n");
    EXPECT_THROW_TEXT(special::yvp(1, 2, -1), std::invalid_argument, "yvp: n");
    const Eigen::ArrayXd order = Eigen::ArrayXd::LinSpaced(5, 0, 4);
    EXPECT_EQ(special::jv(order, 2.5)[3], special::jv(3, 2.5));
    static_assert(std::is_same_v<decltype(special::yv(order.cast<float>().eval(), 2.5f)), Eigen::ArrayXf>);
}

}  // namespace
