#include <scixx/special/gamma.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::Reference;

const Reference& stored() {
    static const Reference reference("special/gamma.json");
    return reference;
}
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double eps = std::numeric_limits<double>::epsilon();

TEST(Gamma, AgreesWithMpmath) {
    const auto& expected = stored()["gamma"];
    const auto x = expected.array<Eigen::ArrayXd>("x"), out = expected.array<Eigen::ArrayXd>("out");
    for (Eigen::Index i = 0; i < x.size(); ++i) EXPECT_REL_CLOSE(special::gamma(x[i]), out[i], 5 * eps) << x[i];
}

TEST(Gamma, FactorialsInEveryScalar) {
    double factorial = 1;
    for (int n = 1; n < 18; factorial *= n++) {
        EXPECT_REL_CLOSE(special::gamma(n), factorial, 4 * eps);
        EXPECT_REL_CLOSE(special::gamma(static_cast<float>(n)), static_cast<float>(factorial), 1e-7);
    }
    static_assert(std::is_same_v<decltype(special::gamma(3)), double>);
    static_assert(std::is_same_v<decltype(special::gamma(3.F)), float>);
}

TEST(Gamma, PolesAndLimits) {
    EXPECT_EQ(special::gamma(0.0), inf);
    EXPECT_EQ(special::gamma(-0.0), -inf);
    EXPECT_TRUE(std::isnan(special::gamma(-3.0)));
    EXPECT_TRUE(std::isnan(special::gamma(-inf)));
    EXPECT_TRUE(std::isnan(special::gamma(std::nan(""))));
    EXPECT_EQ(special::gamma(inf), inf);
    EXPECT_EQ(special::gamma(172.0), inf);
    EXPECT_EQ(std::abs(special::gamma(-200.5)), 0);
    EXPECT_LT(special::gamma(-172.5), 0);  // subnormal still
}

TEST(Gamma, ArraysAgreeWithNumbers) {
    // Numbers of all sizes beside each other, then ones that a block takes whole.
    for (const double least : {-30.0, 4.0}) {
        const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(700, least, 172.3);
        const Eigen::ArrayXd values = special::gamma(x), reciprocals = special::rgamma(x);
        for (Eigen::Index i = 0; i < x.size(); ++i) {
            EXPECT_ULP_CLOSE(values[i], special::gamma(x[i]), 8) << x[i];
            EXPECT_ULP_CLOSE(reciprocals[i], special::rgamma(x[i]), 8) << x[i];
        }
    }
    const Eigen::ArrayXd whole = special::gamma(Eigen::ArrayXd(Eigen::ArrayXd::LinSpaced(20, 1, 20)));
    EXPECT_EQ(whole[19], 121645100408832000.0);
}

TEST(Gammaln, AgreesWithMpmathAlsoAtTheZeros) {
    const auto& expected = stored()["gammaln"];
    const auto x = expected.array<Eigen::ArrayXd>("x"), out = expected.array<Eigen::ArrayXd>("out");
    for (Eigen::Index i = 0; i < x.size(); ++i) {
        EXPECT_REL_CLOSE(special::gammaln(x[i]), out[i], 6 * eps) << x[i];
        EXPECT_EQ(special::loggamma(x[i]), special::gammaln(x[i]));
    }
    EXPECT_EQ(special::gammaln(1.0), 0);
    EXPECT_EQ(special::gammaln(2), 0);
}

TEST(Gammaln, NegativeArgumentsToAbsoluteError) {
    const auto& expected = stored()["gammaln negative"];
    const auto x = expected.array<Eigen::ArrayXd>("x"), out = expected.array<Eigen::ArrayXd>("out");
    for (Eigen::Index i = 0; i < x.size(); ++i)
        EXPECT_NEAR(special::gammaln(x[i]), out[i], 6 * eps * std::max(1.0, std::abs(out[i]))) << x[i];
    EXPECT_EQ(special::gammaln(-4.0), inf);
    EXPECT_EQ(special::gammaln(0.0), inf);
    EXPECT_EQ(special::gammaln(-inf), -inf);
    EXPECT_EQ(special::gammaln(1e306), inf);
    EXPECT_TRUE(std::isnan(special::loggamma(-1.5)));
}

TEST(Loggamma, ComplexPlane) {
    const auto& expected = stored()["loggamma"];
    const auto z = expected.array<Eigen::ArrayXcd>("z"), out = expected.array<Eigen::ArrayXcd>("out");
    const Eigen::ArrayXcd all = special::loggamma(z);
    for (Eigen::Index i = 0; i < z.size(); ++i) {
        EXPECT_REL_CLOSE(special::loggamma(z[i]), out[i], 1e-14) << z[i].real() << " " << z[i].imag();
        EXPECT_EQ(all[i], special::loggamma(z[i]));
        EXPECT_EQ(special::loggamma(std::conj(z[i])), std::conj(all[i]));
        if (std::abs(z[i]) < 20 && std::abs(z[i].imag()) > 1e-3) {  // recurrence, where no branch is crossed
            const auto step = special::loggamma(z[i] + 1.0) - all[i] - std::log(z[i]);
            EXPECT_NEAR(std::abs(step), 0, 2e-13) << z[i].real() << " " << z[i].imag();
        }
    }
    const std::complex<float> single = special::loggamma(std::complex<float>(2.5F, -3.F));
    EXPECT_NEAR(std::abs(std::complex<double>(single) - special::loggamma(std::complex<double>(2.5, -3))), 0, 1e-6);
}

TEST(Loggamma, BranchCutAndPoles) {
    using Complex = std::complex<double>;
    const Complex above = special::loggamma(Complex(-1.5, 0.0)), below = special::loggamma(Complex(-1.5, -0.0));
    EXPECT_NEAR(above.real(), 0.86004701537648101, 1e-15);
    EXPECT_REL_CLOSE(above.imag(), -2 * 3.14159265358979324, 1e-15);
    EXPECT_EQ(below, std::conj(above));
    EXPECT_TRUE(std::isnan(special::loggamma(Complex(-2, 0)).real()));
    EXPECT_TRUE(std::isnan(special::loggamma(Complex(0, 0)).real()));
    EXPECT_TRUE(std::isnan(special::loggamma(Complex(std::nan(""), 1)).imag()));
    EXPECT_EQ(special::loggamma(Complex(3, 0)).imag(), 0);
}

}  // namespace
