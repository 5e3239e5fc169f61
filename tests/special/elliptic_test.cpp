#include <scixx/special/elliptic/ellipj.hpp>
#include <scixx/special/elliptic/ellipk.hpp>
#include <scixx/special/elliptic/elliprf.hpp>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::expect_ulp;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity(), pi = 3.14159265358979324;
const double nan = std::numeric_limits<double>::quiet_NaN();

#define ONE(name, most) expect_ulp<1>(reference, #name, most, [](double x) { return special::name(x); })
#define TWO(name, most) expect_ulp<2>(reference, #name, most, [](double x, double y) { return special::name(x, y); })
#define THREE(name, most) \
    expect_ulp<3>(reference, #name, most, [](double x, double y, double z) { return special::name(x, y, z); })

TEST(Elliptic, AgreesWithMpmath) {
    const Reference reference("special/elliptic.json");
    ONE(ellipk, 3.5);
    ONE(ellipkm1, 4);
    ONE(ellipe, 4);
    TWO(ellipkinc, 8);
    TWO(ellipeinc, 8);
    TWO(agm, 5);
    TWO(elliprc, 4);
    expect_ulp<2>(reference, "elliprc_principal", 4, [](double x, double y) { return special::elliprc(x, y); });
    THREE(elliprd, 8);
    THREE(elliprf, 5);
    THREE(elliprg, 6);
    expect_ulp<4>(reference, "elliprj", 16,
                  [](double x, double y, double z, double p) { return special::elliprj(x, y, z, p); });
    expect_ulp<2>(reference, "ellipj_sn", 8, [](double u, double m) { return special::ellipj(u, m)[0]; });
    expect_ulp<2>(reference, "ellipj_cn", 8, [](double u, double m) { return special::ellipj(u, m)[1]; });
    expect_ulp<2>(reference, "ellipj_dn", 8, [](double u, double m) { return special::ellipj(u, m)[2]; });
}

TEST(Elliptic, Identities) {
    for (double m = 0.03; m < 1; m += 0.06) {
        // Legendre's relation (DLMF 19.7.1).
        const double k = special::ellipk(m), e = special::ellipe(m), kp = special::ellipk(1 - m),
                     ep = special::ellipe(1 - m);
        EXPECT_NEAR(e * kp + ep * k - k * kp, pi / 2, 4e-15);
        EXPECT_REL_CLOSE(special::ellipkinc(pi / 2, m), k, 2e-15);
        EXPECT_REL_CLOSE(special::ellipeinc(pi / 2, m), e, 2e-15);
        EXPECT_REL_CLOSE(special::ellipk(-m), special::ellipk(m / (1 + m)) / std::sqrt(1 + m), 2e-15);
        for (double u = -9; u < 9; u += 0.8) {
            const auto [sn, cn, dn, ph] = special::ellipj(u, m);
            EXPECT_NEAR(sn * sn + cn * cn, 1, 1e-15);
            EXPECT_NEAR(dn * dn + m * sn * sn, 1, 1e-15);
            EXPECT_NEAR(special::ellipkinc(ph, m), u, 1e-14 * (1 + std::abs(u)));
        }
    }
    EXPECT_REL_CLOSE(special::elliprj(1.0, 2.0, 3.0, 3.0), special::elliprd(1.0, 2.0, 3.0), 2e-15);
    EXPECT_REL_CLOSE(special::elliprf(1.0, 2.0, 2.0), special::elliprc(1.0, 2.0), 1e-15);
    // DLMF 19.20.2 and a value of SciPy's documentation of the principal value, checked with mpmath.
    EXPECT_REL_CLOSE(special::elliprg(0.0, 16.0, 16.0), pi, 1e-15);
    EXPECT_REL_CLOSE(special::elliprj(2.0, 3.0, 4.0, -0.5), 0.24723819703052, 1e-13);
    EXPECT_REL_CLOSE(special::agm(24.0, 6.0), 13.458171481725614, 1e-15);
}

TEST(Elliptic, Limits) {
    EXPECT_EQ(special::ellipk(1), inf);
    EXPECT_EQ(special::ellipk(0), pi / 2);
    EXPECT_EQ(special::ellipk(-inf), 0);
    EXPECT_EQ(special::ellipe(1), 1);
    EXPECT_EQ(special::ellipe(-inf), inf);
    EXPECT_TRUE(std::isnan(special::ellipk(1.5)) && std::isnan(special::ellipe(1.5)) &&
                std::isnan(special::ellipkm1(-1)) && std::isnan(special::ellipk(nan)));
    EXPECT_EQ(special::ellipkinc(0, 0.5), 0);
    EXPECT_EQ(special::ellipkinc(inf, 0.5), inf);
    EXPECT_EQ(special::ellipkinc(2, 1), inf);
    EXPECT_ULP_CLOSE(special::ellipkinc(1, 1), std::asinh(std::tan(1.0)), 1);
    EXPECT_ULP_CLOSE(special::ellipeinc(1, 1), std::sin(1.0), 1);
    EXPECT_EQ(special::ellipkinc(0.7, 0), 0.7);
    EXPECT_TRUE(std::isnan(special::ellipkinc(1, 2)) && std::isnan(special::ellipeinc(1, 2)));
    EXPECT_TRUE(std::isnan(special::agm(1, -1)) && std::isnan(special::agm(0, inf)));
    EXPECT_EQ(special::agm(0, 3), 0);
    EXPECT_ULP_CLOSE(special::agm(-1, -4), -2.2430285802876025, 2);
    EXPECT_EQ(special::agm(3, 3), 3);
    EXPECT_EQ(special::elliprc(1, 0), inf);
    EXPECT_TRUE(std::isnan(special::elliprc(-1, 1)));
    EXPECT_EQ(special::elliprf(0, 0, 1), inf);
    EXPECT_EQ(special::elliprf(1, 2, inf), 0);
    EXPECT_TRUE(std::isnan(special::elliprf(-1, 2, 3)));
    EXPECT_EQ(special::elliprd(1, 2, 0), inf);
    EXPECT_EQ(special::elliprg(0, 0, 4), 1);
    EXPECT_EQ(special::elliprj(1, 2, 3, 0), inf);
    const auto [sn, cn, dn, ph] = special::ellipj(0.5, 1);
    EXPECT_ULP_CLOSE(sn, std::tanh(0.5), 1);
    EXPECT_EQ(cn, dn);
    EXPECT_EQ(special::ellipj(0.5, 0)[3], 0.5);
    EXPECT_TRUE(std::isnan(special::ellipj(1, 1.5)[0]));
    const auto arrays = special::ellipj(Eigen::ArrayXd::LinSpaced(4, 0, 1).eval(), 0.3);
    EXPECT_EQ(arrays[2][3], special::ellipj(1.0, 0.3)[2]);
}

}  // namespace
