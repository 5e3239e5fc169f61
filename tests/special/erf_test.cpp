#include <scixx/special/erf.hpp>
#include <scixx/special/ndtr.hpp>

#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double eps = std::numeric_limits<double>::epsilon();

const Reference& stored() {
    static const Reference reference("special/erf.json");
    return reference;
}

template <class F>
void compare(const std::string& name, double most, F f) {
    const auto& expected = stored()[name];
    const auto x = expected.array<Eigen::ArrayXd>("x"), out = expected.array<Eigen::ArrayXd>("out");
    const Eigen::ArrayXd all = f(x);
    for (Eigen::Index i = 0; i < x.size(); ++i) EXPECT_ULP_CLOSE(all[i], out[i], most) << name << " " << x[i];
    const Eigen::ArrayXf narrow = f(x.cast<float>().eval());
    for (Eigen::Index i = 0; i < x.size(); ++i) {
        const double at = static_cast<double>(static_cast<float>(x[i]));
        const Eigen::ArrayXd wide = f(Eigen::ArrayXd::Constant(1, at));
        EXPECT_ULP_CLOSE(narrow[i], static_cast<float>(wide[0]), 4) << name << " " << at;
    }
}

TEST(Erf, FamilyAgreesWithMpmath) {
    compare("erf", 3, [](const auto& x) { return special::erf(x); });
    compare("erfc", 5, [](const auto& x) { return special::erfc(x); });
    compare("erfcx", 5, [](const auto& x) { return special::erfcx(x); });
    compare("erfi", 5, [](const auto& x) { return special::erfi(x); });
    compare("dawsn", 4, [](const auto& x) { return special::dawsn(x); });
}

TEST(Erf, Borders) {
    EXPECT_EQ(special::erf(inf), 1);
    EXPECT_EQ(special::erf(-inf), -1);
    EXPECT_TRUE(std::signbit(special::erf(-0.0)));
    EXPECT_EQ(special::erfc(inf), 0);
    EXPECT_EQ(special::erfc(-inf), 2);
    EXPECT_GT(special::erfc(27.2), 0);  // subnormal
    EXPECT_EQ(special::erfcx(inf), 0);
    EXPECT_EQ(special::erfcx(-inf), inf);
    EXPECT_EQ(special::erfi(inf), inf);
    EXPECT_EQ(special::erfi(-30), -inf);
    EXPECT_EQ(special::dawsn(inf), 0);
    const double nan = std::nan("");
    for (const double value :
         {special::erf(nan), special::erfc(nan), special::erfcx(nan), special::erfi(nan), special::dawsn(nan),
          special::ndtr(nan), special::log_ndtr(nan), special::owens_t(1.0, nan)})
        EXPECT_TRUE(std::isnan(value));
}

TEST(Wofz, AgreesWithMpmath) {
    const auto& expected = stored()["wofz"];
    const auto z = expected.array<Eigen::ArrayXcd>("z"), out = expected.array<Eigen::ArrayXcd>("out");
    const Eigen::ArrayXcd all = special::wofz(z);
    for (Eigen::Index i = 0; i < z.size(); ++i) {
        EXPECT_LE(std::abs(all[i] - out[i]), 1e-14 * std::abs(out[i])) << z[i].real() << " " << z[i].imag();
        if (z[i].imag() > 1e-3 && std::abs(z[i].real()) > 8) {
            EXPECT_REL_CLOSE(all[i].real(), out[i].real(), 1e-13);
        }
    }
    const std::complex<double> real = special::wofz(1.5);
    EXPECT_ULP_CLOSE(real.real(), std::exp(-2.25), 2);
    EXPECT_REL_CLOSE(special::wofz(std::complex<double>(0, 2)).real(), special::erfcx(2.0), 2 * eps);
}

TEST(VoigtProfile, LimitsAndConvolution) {
    EXPECT_ULP_CLOSE(special::voigt_profile(1.0, 0.0, 2.0), 2 / (5 * 3.14159265358979324), 2);
    EXPECT_REL_CLOSE(special::voigt_profile(1.0, 2.0, 0.0), std::exp(-0.125) / 2 * 0.39894228040143268, 4 * eps);
    EXPECT_EQ(special::voigt_profile(0, 0, 0), inf);
    EXPECT_EQ(special::voigt_profile(1, 0, 0), 0);
    // Cauchy's density averaged over the normal one, by the trapezoidal rule, which converges fast here.
    for (const double x : {0.0, 0.7, 3.0, 12.0}) {
        double sum = 0;
        const double h = 1.0 / 64, sigma = 1.2, width = 0.9;
        for (int k = -800; k <= 800; ++k) {
            const double t = k * h;
            sum += std::exp(-t * t / (2 * sigma * sigma)) * width / ((x - t) * (x - t) + width * width);
        }
        sum *= h * 0.39894228040143268 / sigma / 3.14159265358979324;
        EXPECT_REL_CLOSE(special::voigt_profile(x, sigma, width), sum, 1e-13);
    }
}

TEST(OwensT, AgreesWithMpmathAndIdentities) {
    const auto& expected = stored()["owens_t"];
    const auto h = expected.array<Eigen::ArrayXd>("h"), a = expected.array<Eigen::ArrayXd>("a");
    const auto out = expected.array<Eigen::ArrayXd>("out");
    for (Eigen::Index i = 0; i < h.size(); ++i) EXPECT_REL_CLOSE(special::owens_t(h[i], a[i]), out[i], 16 * eps);
    for (const double x : {0.0, 0.3, 2.0, 10.0, 30.0}) {
        EXPECT_REL_CLOSE(special::owens_t(x, 1.0), 0.5 * special::ndtr(x) * special::ndtr(-x), 8 * eps) << x;
        EXPECT_REL_CLOSE(special::owens_t(x, inf), 0.5 * special::ndtr(-x), 8 * eps) << x;
        EXPECT_EQ(special::owens_t(x, -2.0), -special::owens_t(-x, 2.0));
    }
    EXPECT_EQ(special::owens_t(0, 1), 0.125);
}

TEST(NdtriExp, RoundTrip) {
    for (const double y : {-1e-300, -1e-20, -1e-3, -0.5, -0.7, -3.0, -600.0, -699.0, -701.0, -1e4, -1e100})
        EXPECT_REL_CLOSE(special::log_ndtr(special::ndtri_exp(y)), y, y > -1e-2 ? 1e-13 : 8 * eps) << y;
    EXPECT_EQ(special::ndtri_exp(0), inf);
    EXPECT_EQ(special::ndtri_exp(-inf), -inf);
    EXPECT_TRUE(std::isnan(special::ndtri_exp(0.5)));
    for (const double x : {-5.0, -1.0, 0.3, 2.0}) {
        EXPECT_REL_CLOSE(special::erfinv(special::erf(x)), x, 1e-3 * (x == -5.0) + 1e-13);
        EXPECT_REL_CLOSE(special::erfcinv(special::erfc(x)), x, 1e-3 * (x == -5.0) + 1e-13);
    }
    // Blocks of arrays: central values, both tails and what has methods of its own.
    const Eigen::ArrayXd y = -Eigen::ArrayXd::LinSpaced(700, -16, 7).exp();
    const Eigen::ArrayXd x = special::ndtri_exp(y);
    for (Eigen::Index i = 0; i < y.size(); ++i) EXPECT_ULP_CLOSE(x[i], special::ndtri_exp(y[i]), 4) << y[i];
    const Eigen::ArrayXd ends = special::ndtri_exp(Eigen::Array4d(-0.5, 0.0, std::nan(""), 1.0));
    EXPECT_EQ(ends[1], inf);
    EXPECT_TRUE(std::isnan(ends[2]) && std::isnan(ends[3]));
}

}  // namespace
