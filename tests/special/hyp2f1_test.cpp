#include <scixx/special/hyp2f1.hpp>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::expect_ulp;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Hyp2f1, AgreesWithMpmath) {
    const Reference reference("special/hyp2f1.json");
    expect_ulp<2>(reference, "hyp0f1", 24, [](double v, double z) { return special::hyp0f1(v, z); });
    expect_ulp<3>(reference, "hyp1f1", 24, [](double a, double b, double x) { return special::hyp1f1(a, b, x); });
    expect_ulp<4>(reference, "hyp2f1", 24,
                  [](double a, double b, double c, double z) { return special::hyp2f1(a, b, c, z); });
}

TEST(Hyp2f1, SmallParametersAndDifferencesNextToWholeNumbers) {
    constexpr double cases[][5] = {
        // mpmath
        {0.192170326634997, 4.748489868181529, 2.919231030243148, -48.17257727533574, 0.4243427669237066},
        {5.444394960700808, 5.444394960700808, 11.987136324861414, -4.656845230950139, 0.0050972108535650848},
        {4.5295300566470775, 0.0004206487210323129, 1.9972120544962344, -4155856.663328515, 0.9932022573157972},
        {0.21963597007896252, 0.21963597019923195, 2.408262214052495, -7400.073665093276, 0.46650627820322164},
        {-0.5444022607249526, -4.310815106722399, 7.6535448796243255, 0.9606593537299513, 1.2724610487105078},
        {4.970702562467781, 0.05360239025215163, 9.997757942352374, -4.149147860524466, 0.94294142266580588},
        {0.2791402080929497, 3.27914020809295, 9.250071129600421, -8.57065040349109, 0.69051145613191063}};
    for (const auto& [a, b, c, z, value] : cases)
        EXPECT_ULP_CLOSE(special::hyp2f1(a, b, c, z), value, 8) << a << " " << b << " " << c << " " << z;
}

TEST(Hyp2f1, PairedSeriesNextToOne) {
    constexpr double cases[][5] = {// mpmath: c - a - b or b - a at all distances from whole numbers
                                   {0.73, 2.546, 3.276, 0.99617, 7.3901220037014665},
                                   {0.2406, 0.8248, 2.0654000000001, 0.874, 1.1419948575639451},
                                   {0.4451, 0.7359, 3.180999999, 0.843, 1.1242887007434357},
                                   {3.147, 1.908, 5.055009999999999, 0.99854, 47.9593411945879},
                                   {3.348, 1.449, 3.7939999999999996, 0.9999731, 71420.94900041886},
                                   {3.961, 3.385, 5.386, 0.99852, 896510.3661185941},
                                   {4.102, 2.79, 10.192, 0.778, 3.3924003513255205},
                                   {1.102, 2.813, 3.465, 0.99891, 77.51895889424681},
                                   {1.124, 3.124000000001, 3.713, -17.9, 0.047380519754569354},
                                   {2.426, 2.4259999000000003, 5.257, -7.61, 0.04893861279039709},
                                   {1.455, 4.456, 1.952, -5.29, 0.009700895119775895},
                                   {2.698, 4.098, 2.808, -8.86, 0.00016897255417430105},
                                   {2.25, 1.75, 1.3, -40.0, -0.000501651736001548}};
    for (const auto& [a, b, c, z, value] : cases)
        EXPECT_ULP_CLOSE(special::hyp2f1(a, b, c, z), value, 12) << a << " " << b << " " << c << " " << z;
}

TEST(Hyp2f1, ArraysAgreeWithNumbers) {
    const Eigen::ArrayXd z = Eigen::ArrayXd::LinSpaced(601, -3, 1.1);
    for (double a : {-2.0, -0.3, 0.7, 4.5})
        for (double b : {0.4, 2.0, 30.2})
            for (double c : {-1.6, 0.9, 4.5, inf, nan}) {
                const Eigen::ArrayXd values = special::hyp2f1(a, b, c, z);
                for (Eigen::Index i = 0; i < z.size(); ++i) {
                    const double value = special::hyp2f1(a, b, c, z[i]);
                    if (std::isfinite(value))
                        EXPECT_ULP_CLOSE(values[i], value, 8) << a << " " << b << " " << c << " " << z[i];
                    else
                        EXPECT_TRUE(values[i] == value || (values[i] != values[i] && value != value)) << z[i];
                }
            }
}

TEST(Hyp2f1, ElementaryCases) {
    for (double z : {-1e6, -30.0, -2.0, -0.7, -0.1, 0.1, 0.5, 0.69, 0.71, 0.9, 0.99, 0.999999}) {
        EXPECT_REL_CLOSE(special::hyp2f1(1, 1, 2, z), -std::log1p(-z) / z, 4e-15) << z;  // DLMF 15.4.1
        EXPECT_REL_CLOSE(special::hyp2f1(2.3, 0.7, 0.7, z), std::pow(1 - z, -2.3), 4e-15) << z;
        const double at = z / (2 - z);  // DLMF 15.8.13
        EXPECT_REL_CLOSE(special::hyp2f1(0.8, 0.9, 1.8, z),
                         std::pow(1 - z / 2, -0.8) * special::hyp2f1(0.4, 0.9, 1.4, at * at),
                         2e-14 + 1e-16 / (1 - at * at))
            << z;
        if (z > 0) {
            EXPECT_REL_CLOSE(special::hyp2f1(0.5, 0.5, 1.5, z * z), std::asin(z) / z, 1e-14) << z;
        }
        EXPECT_REL_CLOSE(special::hyp2f1(0.5, 1, 1.5, -z * z), std::atan(z) / z, 4e-15) << z;
    }
    for (double x : {-800.0, -50.0, -3.0, -0.2, 0.3, 5.0, 60.0, 600.0}) {
        EXPECT_REL_CLOSE(special::hyp1f1(1, 2, x), std::expm1(x) / x, 4e-15) << x;
        EXPECT_REL_CLOSE(special::hyp1f1(2.5, 2.5, x), std::exp(x), 4e-15) << x;
        EXPECT_REL_CLOSE(special::hyp1f1(-1, 3, x), 1 - x / 3, 4e-15) << x;
        if (x > 0) {
            EXPECT_REL_CLOSE(special::hyp1f1(0.5, 1.5, -x * x), std::erf(x) * 0.886226925452758014 / x, 4e-15);
        }
        if (x > 0) {
            EXPECT_REL_CLOSE(special::hyp0f1(0.5, x * x / 4), std::cosh(x), 4e-15) << x;
        }
        EXPECT_NEAR(special::hyp0f1(0.5, -x * x / 4), std::cos(x), 2e-15) << x;
    }
}

TEST(Hyp2f1, ContiguousRelationAcrossTheMethods) {
    for (double a : {0.3, 2.0, -3.7})
        for (double b : {0.5, 1.0, 4.2})
            for (double c : {0.8, 2.5, 6.0})
                for (double z = -3; z < 1; z += 0.0837) {
                    // DLMF 15.5.11
                    const double low = (c - a) * special::hyp2f1(a - 1, b, c, z);
                    const double mid = (2 * a - c + (b - a) * z) * special::hyp2f1(a, b, c, z);
                    const double top = a * (z - 1) * special::hyp2f1(a + 1, b, c, z);
                    EXPECT_LE(std::abs(low + mid + top), 4e-14 * (std::abs(low) + std::abs(mid) + std::abs(top)))
                        << a << " " << b << " " << c << " " << z;
                }
    for (double a : {0.3, 2.0, -3.7, -20.2})
        for (double b : {0.8, 2.5, 6.0})
            for (double x = -90; x < 90; x += 3.17) {
                // DLMF 13.3.1
                const double low = (b - a) * special::hyp1f1(a - 1, b, x);
                const double mid = (2 * a - b + x) * special::hyp1f1(a, b, x);
                const double top = -a * special::hyp1f1(a + 1, b, x);
                EXPECT_LE(std::abs(low + mid + top), 4e-14 * (std::abs(low) + std::abs(mid) + std::abs(top)))
                    << a << " " << b << " " << x;
            }
}

TEST(Hyp2f1, PolesLimitsAndPolynomials) {
    EXPECT_TRUE(std::isnan(special::hyp0f1(0, 1)) && std::isnan(special::hyp0f1(-2, 1)) &&
                std::isnan(special::hyp0f1(1, nan)));
    EXPECT_EQ(special::hyp0f1(1.5, 0), 1);
    EXPECT_EQ(special::hyp0f1(1, inf), inf);
    EXPECT_EQ(special::hyp1f1(1, 0, 1), inf);
    EXPECT_EQ(special::hyp1f1(-3, -2, 3), inf);
    EXPECT_EQ(special::hyp1f1(-1, -2, 3), 2.5);
    EXPECT_EQ(special::hyp1f1(-2, -2, 3), 8.5);
    EXPECT_EQ(special::hyp1f1(0, 3, 3), 1);
    EXPECT_EQ(special::hyp1f1(1, 2, 800), inf);
    EXPECT_EQ(special::hyp1f1(1, 2, inf), inf);
    EXPECT_EQ(special::hyp1f1(1, 2, -inf), 0);
    EXPECT_ULP_CLOSE(special::hyp1f1(1, 2, -800), 0.00125, 2);
    EXPECT_TRUE(std::isnan(special::hyp1f1(nan, 2, 1)));
    EXPECT_EQ(special::hyp2f1(1, 2, 3, 1), inf);
    EXPECT_ULP_CLOSE(special::hyp2f1(1, 2, 4, 1), 3.0, 4);
    EXPECT_EQ(special::hyp2f1(1, 2, -3, 0.5), inf);
    EXPECT_REL_CLOSE(special::hyp2f1(-2, 2, -3, 0.5), 23.0 / 12, 4e-16);
    EXPECT_EQ(special::hyp2f1(-3, 2, -3, 0.5), 3.25);
    EXPECT_EQ(special::hyp2f1(2, -3, -3, 0.5), 3.25);
    EXPECT_EQ(special::hyp2f1(-4, 2, -3, 0.5), inf);
    EXPECT_EQ(special::hyp2f1(-2, 3, 4, 5), 8.5);
    EXPECT_EQ(special::hyp2f1(2, 3, 3, 2), 1);
    EXPECT_EQ(special::hyp2f1(1, 2, -0.5, 1), -inf);
    EXPECT_REL_CLOSE(special::hyp2f1(4, 5, 3, 1.5), 128.0, 1e-14);
    EXPECT_TRUE(std::isnan(special::hyp2f1(1, 2, 3, 1.5)) && std::isnan(special::hyp2f1(1, 2, 3, nan)));
    EXPECT_EQ(special::hyp2f1(1, 2, 3, 0), 1);
    EXPECT_EQ(special::hyp2f1(1, 2, 3, -inf), 0);
    EXPECT_EQ(special::hyp1f1(97.861, 0.0456116237, -1.24598949e37), 0);
    const Eigen::ArrayXf z = Eigen::ArrayXf::LinSpaced(4, -1, 0.5f);
    const auto values = special::hyp2f1(1, 1, 2, z);
    static_assert(std::is_same_v<decltype(values), const Eigen::ArrayXf>);
    EXPECT_EQ(values[3], static_cast<float>(special::hyp2f1(1, 1, 2, 0.5)));
}

}  // namespace
