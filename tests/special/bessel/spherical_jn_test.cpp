#include <scixx/special/bessel/spherical_jn.hpp>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::expect_ulp;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

#define BOTH(name, most, slopes)                                                                   \
    expect_ulp<2>(reference, #name, most, [](double n, double z) { return special::name(n, z); }); \
    expect_ulp<2>(reference, #name "_slope", slopes,                                               \
                  [](double n, double z) { return special::name(n, z, {.derivative = true}); })

TEST(SphericalJn, AgreesWithMpmath) {
    const Reference reference("special/real_order.json");
    BOTH(spherical_jn, 40, 80);
    BOTH(spherical_yn, 40, 80);
    BOTH(spherical_in, 24, 40);
    BOTH(spherical_kn, 24, 40);
}

TEST(SphericalJn, CrossProduct) {
    for (double n : {0.0, 1.0, 2.0, 7.0, 30.0, 41.0, 90.0})
        for (double z = 0.03; z < 400; z *= 1.31) {
            const double j = special::spherical_jn(n, z), j1 = special::spherical_jn(n + 1, z);
            const double y = special::spherical_yn(n, z), y1 = special::spherical_yn(n + 1, z);
            if (j1 == 0 || !(std::abs(y1) < 1e290)) continue;
            EXPECT_REL_CLOSE((j1 * y - j * y1) * z * z, 1.0, 5e-14) << n << " " << z;  // DLMF 10.50.3
        }
}

TEST(SphericalJn, ParityAndLimits) {
    constexpr special::SphericalOptions slope{.derivative = true};
    for (int n : {0, 1, 2, 5}) {
        const double sign = n % 2 == 0 ? 1 : -1;
        EXPECT_EQ(special::spherical_jn(n, -1.5), sign * special::spherical_jn(n, 1.5));
        EXPECT_EQ(special::spherical_yn(n, -1.5), -sign * special::spherical_yn(n, 1.5));
        EXPECT_EQ(special::spherical_in(n, -1.5), sign * special::spherical_in(n, 1.5));
        EXPECT_EQ(special::spherical_jn(n, -1.5, slope), -sign * special::spherical_jn(n, 1.5, slope));
        EXPECT_EQ(special::spherical_jn(n, 0), n == 0 ? 1 : 0);
        EXPECT_EQ(special::spherical_in(n, 0), n == 0 ? 1 : 0);
        EXPECT_EQ(special::spherical_jn(n, 0, slope), n == 1 ? 1.0 / 3 : 0);
        EXPECT_EQ(special::spherical_in(n, 0, slope), n == 1 ? 1.0 / 3 : 0);
        EXPECT_EQ(special::spherical_yn(n, 0), -inf);
        EXPECT_EQ(special::spherical_yn(n, 0, slope), inf);
        EXPECT_EQ(special::spherical_kn(n, 0), inf);
        EXPECT_EQ(special::spherical_kn(n, 0, slope), -inf);
        EXPECT_EQ(special::spherical_jn(n, inf), 0);
        EXPECT_EQ(special::spherical_yn(n, -inf), 0);
        EXPECT_EQ(special::spherical_in(n, inf), inf);
        EXPECT_EQ(special::spherical_in(n, inf, slope), inf);
        EXPECT_EQ(special::spherical_in(n, -inf), sign * inf);
        EXPECT_EQ(special::spherical_kn(n, inf), 0);
        EXPECT_TRUE(std::isnan(special::spherical_jn(n, nan)) && std::isnan(special::spherical_kn(n, -1.0)));
    }
    for (double n : {-1.0, 0.5, nan}) {
        EXPECT_TRUE(std::isnan(special::spherical_jn(n, 1)) && std::isnan(special::spherical_yn(n, 1)));
        EXPECT_TRUE(std::isnan(special::spherical_in(n, 1)) && std::isnan(special::spherical_kn(n, 1)));
    }
    EXPECT_ULP_CLOSE(special::spherical_jn(1, 1e-250), 1e-250 / 3, 2);
    EXPECT_EQ(special::spherical_yn(100, 1e-3), -inf);
    EXPECT_EQ(special::spherical_jn(1000, 1.0), 0);
}

TEST(SphericalJn, WholeOrdersAsAnArray) {
    const Eigen::ArrayXi n = Eigen::ArrayXi::LinSpaced(6, 0, 5);
    const auto values = special::spherical_jn(n, 2.5);
    static_assert(std::is_same_v<decltype(values), const Eigen::ArrayXd>);
    for (int k = 0; k < 6; ++k) EXPECT_EQ(values[k], special::spherical_jn(k, 2.5));
    Eigen::ArrayXd out(6);
    special::spherical_jn(n, 2.5, {}, out);
    EXPECT_TRUE((out == values).all());
}

}  // namespace
