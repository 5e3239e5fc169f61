#include <scixx/special/bessel/iv.hpp>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::expect_ulp;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

#define TWO(name, most) expect_ulp<2>(reference, #name, most, [](double x, double y) { return special::name(x, y); })

TEST(Modified, AgreesWithMpmath) {
    const Reference reference("special/modified.json");
    TWO(iv, 24);
    expect_ulp<2>(reference, "iv_negative", 50, [](double n, double x) { return special::iv(n, x); });
    TWO(ive, 24);
    TWO(kv, 24);
    TWO(kve, 24);
    expect_ulp<2>(reference, "ivp", 40, [](double n, double x) { return special::ivp(n, x, 2); });
    TWO(kvp, 40);
}

TEST(Modified, WronskianAndRecurrence) {
    for (double nu = 0; nu < 120; nu += 3.7)
        for (double x = 0.02; x < 600; x *= 1.9) {
            const double i = special::ive(nu, x), i1 = special::ive(nu + 1, x), k = special::kve(nu, x),
                         k1 = special::kve(nu + 1, x);
            if (i1 < 1e-290 || k1 > 1e290) continue;
            EXPECT_REL_CLOSE(x * (i * k1 + i1 * k), 1.0, 2e-14) << nu << " " << x;  // DLMF 10.28.2
            EXPECT_REL_CLOSE(special::kve(nu + 2, x), k + 2 * (nu + 1) / x * k1, 2e-14) << nu << " " << x;
        }
}

TEST(Modified, SpecialOrders) {
    for (double x : {0.1, 1.9, 2.1, 7.0, 30.0, 36.0, 100.0}) {
        EXPECT_REL_CLOSE(special::kv(0.5, x), std::sqrt(1.57079632679489662 / x) * std::exp(-x), 3e-15);
        EXPECT_REL_CLOSE(special::iv(0.5, x), std::sqrt(0.636619772367581343 / x) * std::sinh(x), 5e-15);
        EXPECT_REL_CLOSE(special::kv(0, x), special::kv(1e-13, x), 2e-15);
        EXPECT_REL_CLOSE(special::kn(3, x), special::kv(-3.0, x), 1e-16);
    }
}

TEST(Modified, Limits) {
    EXPECT_EQ(special::iv(0, 0), 1);
    EXPECT_EQ(special::iv(2.5, 0), 0);
    EXPECT_EQ(special::iv(-0.5, 0), inf);
    EXPECT_EQ(special::iv(3, -2), -special::iv(3, 2));
    EXPECT_EQ(special::iv(-3, 2), special::iv(3, 2));
    EXPECT_TRUE(std::isnan(special::iv(2.5, -1)) && std::isnan(special::iv(nan, 1)) && std::isnan(special::iv(1, nan)));
    EXPECT_EQ(special::iv(1.5, inf), inf);
    EXPECT_EQ(special::ive(1.5, inf), 0);
    EXPECT_EQ(special::iv(1.5, 800), inf);
    EXPECT_EQ(special::kv(1.5, 0), inf);
    EXPECT_EQ(special::kve(1.5, inf), 0);
    EXPECT_EQ(special::kv(1.5, inf), 0);
    EXPECT_EQ(special::kv(1.5, 800), 0);
    EXPECT_EQ(special::kv(40.0, 1e-20), inf);
    EXPECT_TRUE(std::isnan(special::kv(1.5, -1)) && std::isnan(special::kve(nan, 1)));
    EXPECT_THROW_TEXT(special::ivp(1, 2, -1), std::invalid_argument, "ivp: n");
    const Eigen::ArrayXd order = Eigen::ArrayXd::LinSpaced(5, 0, 4);
    EXPECT_EQ(special::kv(order, 2.5)[3], special::kv(3, 2.5));
    static_assert(std::is_same_v<decltype(special::ivp(order.cast<float>().eval(), 2.5f)), Eigen::ArrayXf>);
}

TEST(Modified, LargeOrdersWhereTheExponentialOverflows) {
    EXPECT_REL_CLOSE(special::iv(500.0, 800.0), 4.765569742883583e279, 1e-12);  // mpmath
    EXPECT_REL_CLOSE(special::kv(1000.0, 900.0), 1.650510970802971e-170, 1e-12);
    EXPECT_EQ(special::iv(300.3, 900.0), std::numeric_limits<double>::infinity());
}

}  // namespace
