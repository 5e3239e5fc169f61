#include <scixx/special/elementary/lambertw.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/special/integrals/expn.hpp>
#include <scixx/special/ndtr.hpp>

#include <complex>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::Reference;
using Complex = std::complex<double>;

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double pi = 3.14159265358979324;

template <class F>
void compare(const Reference& reference, const std::string& name, double most, F f) {
    const auto& stored = reference[name];
    const auto z = stored.array<Eigen::ArrayXcd>("z"), out = stored.array<Eigen::ArrayXcd>("out");
    const Eigen::ArrayXcd all = f(z);
    for (Eigen::Index i = 0; i < z.size(); ++i)
        EXPECT_LE(std::abs(all[i] - out[i]), most * std::abs(out[i])) << name << " " << z[i] << " " << all[i];
}

TEST(Complex, AgreesWithMpmath) {
    const Reference reference("special/complex.json");
    compare(reference, "erf", 2e-15, [](const auto& z) { return special::erf(z); });
    compare(reference, "erfc", 2e-15, [](const auto& z) { return special::erfc(z); });
    compare(reference, "erfcx", 4e-15, [](const auto& z) { return special::erfcx(z); });
    compare(reference, "erfi", 2e-15, [](const auto& z) { return special::erfi(z); });
    compare(reference, "dawsn", 2e-15, [](const auto& z) { return special::dawsn(z); });
    compare(reference, "ndtr", 2e-14, [](const auto& z) { return special::ndtr(z); });  // of the rounded z / sqrt(2)
    compare(reference, "exp1", 4e-15, [](const auto& z) { return special::exp1(z); });
    compare(reference, "expi", 4e-15, [](const auto& z) { return special::expi(z); });
    compare(reference, "gamma", 4e-14, [](const auto& z) { return special::gamma(z); });
    compare(reference, "rgamma", 4e-14, [](const auto& z) { return special::rgamma(z); });
    const auto& stored = reference["lambertw"];
    const auto z = stored.array<Eigen::ArrayXcd>("z"), out = stored.array<Eigen::ArrayXcd>("out");
    const auto k = stored.array<Eigen::ArrayXd>("k");
    for (Eigen::Index i = 0; i < z.size(); ++i) {
        const Complex value = special::lambertw(z[i], static_cast<int>(k[i]));
        EXPECT_LE(std::abs(value - out[i]), 1e-15 * std::abs(out[i])) << z[i] << " " << k[i] << " " << value;
    }
}

TEST(Complex, RealAxisAndCuts) {
    for (const double x : {-3.0, -0.25, 0.5, 4.0}) {
        EXPECT_EQ(special::erf(Complex(x, 0)), Complex(special::erf(x), 0));
        EXPECT_EQ(special::erfc(Complex(x, 0)).real(), special::erfc(x));
        EXPECT_EQ(special::dawsn(Complex(x, 0)), Complex(special::dawsn(x), 0));
        EXPECT_EQ(special::erfi(Complex(x, 0)).real(), special::erfi(x));
        EXPECT_EQ(special::gamma(Complex(x + 0.1, 0)), Complex(special::gamma(x + 0.1), 0));
        EXPECT_EQ(special::wofz(x), special::wofz(Complex(x, 0)));
    }
    EXPECT_EQ(special::erf(Complex(0, 2)), Complex(0, special::erfi(2)));
    EXPECT_EQ(special::exp1(Complex(-1, 0.0)).imag(), -pi);
    EXPECT_EQ(special::exp1(Complex(-1, -0.0)).imag(), pi);
    EXPECT_EQ(special::exp1(Complex(-1, 0)).real(), -special::expi(1));
    EXPECT_EQ(special::exp1(Complex(0, 0)).real(), inf);
    EXPECT_EQ(special::expi(Complex(2, 0)), Complex(special::expi(2), 0));
    EXPECT_EQ(special::expi(Complex(-1, 0)).real(), special::expi(-1));
    EXPECT_TRUE(std::isnan(special::gamma(Complex(-2, 0)).real()));
    EXPECT_EQ(special::rgamma(Complex(-2, 0)), Complex(0, 0));
    EXPECT_GT(special::lambertw(Complex(-1, 0.0)).imag(), 1.3);
    EXPECT_LT(special::lambertw(Complex(-1, -0.0)).imag(), -1.3);
    EXPECT_ULP_CLOSE(special::lambertw(Complex(-0.1, 0), -1).real(), special::lambertw(-0.1, -1), 2);
    EXPECT_EQ(special::lambertw(Complex(0, 0), 1).real(), -inf);
    EXPECT_EQ(special::lambertw(Complex(inf, 0), 2), Complex(inf, 4 * pi));
    EXPECT_EQ(special::lambertw(Complex(0, 0)), Complex(0, 0));
    const double nan = std::nan("");
    for (const Complex& value : {special::erf(Complex(nan, 1)), special::exp1(Complex(1, nan)),
                                 special::lambertw(Complex(nan, 1)), special::gamma(Complex(nan, 1))})
        EXPECT_TRUE(std::isnan(value.real()));
}

TEST(Complex, SquaresThatOverflow) {
    for (const double y : {1.0, -1.0}) {
        EXPECT_EQ(special::erf(Complex(inf, y)), Complex(1, 0));
        EXPECT_EQ(special::erf(Complex(-1e300, y)), Complex(-1, 0));
        EXPECT_EQ(special::erfc(Complex(9e299, 4e299 * y)), Complex(0, 0));
        EXPECT_EQ(special::erfcx(Complex(y, inf)), Complex(0, 0));
        EXPECT_EQ(special::erfi(Complex(y, inf)), Complex(0, 1));
        EXPECT_EQ(special::wofz(Complex(inf, y)), Complex(0, 0));
        EXPECT_EQ(special::ndtr(Complex(1e300, y * 9e299)), Complex(1, 0));
    }
    EXPECT_EQ(special::erfc(Complex(4e299, 9e299)), Complex(inf, -inf));
    EXPECT_EQ(special::dawsn(Complex(0, -inf)), Complex(0, -inf));
    EXPECT_REL_CLOSE(special::dawsn(Complex(9e299, 4e299)), 0.5 / Complex(9e299, 4e299), 1e-15);
    EXPECT_TRUE(std::isnan(special::gamma(Complex(0, 0)).real()));
}

TEST(Complex, ShapesPrecisionAndDestinations) {
    const Eigen::MatrixXcf z = Eigen::MatrixXcf::Constant(2, 3, {0.5F, 1.5F});
    const Eigen::MatrixXcf value = special::erf(z);
    EXPECT_EQ(value(1, 2), std::complex<float>(special::erf(Complex(0.5, 1.5))));
    static_assert(std::is_same_v<decltype(special::gamma(std::complex<float>(1, 2))), std::complex<float>>);
    Eigen::ArrayXcd out(2);
    special::exp1(Eigen::ArrayXcd::Constant(2, {1, 1}).eval(), out);
    EXPECT_EQ(out[1], special::exp1(Complex(1, 1)));
    Eigen::ArrayXcd wrong(3);
    EXPECT_THROW_TEXT(special::exp1(Eigen::ArrayXcd::Zero(2).eval(), wrong), std::invalid_argument, "exp1: out");
}

}  // namespace
