#include <scixx/special/bessel/hankel1.hpp>
#include <scixx/special/bessel/jv.hpp>

#include <complex>

#include "support/closeness.hpp"

namespace {

namespace special = scixx::special;
using Complex = std::complex<double>;

TEST(Hankel, FromJvAndYv) {
    for (const double v : {-2.5, -1.0, 0.0, 0.3, 7.0, 41.5})
        for (const double x : {0.2, 3.0, 50.0}) {
            const Complex first = special::hankel1(v, x), second = special::hankel2(v, x);
            EXPECT_EQ(first, Complex(special::jv(v, x), special::yv(v, x)));
            EXPECT_EQ(second, std::conj(first));
            EXPECT_LE(std::abs(special::hankel1e(v, x) - std::polar(1.0, -x) * first), 1e-15 * std::abs(first));
            EXPECT_LE(std::abs(special::hankel2e(v, x) - std::polar(1.0, x) * second), 1e-15 * std::abs(second));
        }
}

// scipy.special of hankel1(v, x), hankel2(v, x), hankel1e(v, x), hankel2e(v, x) for x < 0
TEST(Hankel, ContinuedBelowZero) {
    EXPECT_LE(std::abs(special::hankel1(0.5, -2.0) - Complex(0.23478571040624835, 0.5130161365618277)), 1e-14);
    EXPECT_LE(std::abs(special::hankel2(0.5, -2.0) - Complex(-0.23478571040624824, 0.513016136561829)), 1e-14);
    EXPECT_LE(std::abs(special::hankel1e(0.5, -2.0) - Complex(-0.5641895835477562, 0.0)), 1e-14);
    EXPECT_LE(std::abs(special::hankel2e(0.5, -2.0) - Complex(0.5641895835477573, -7.771561172376096e-16)), 1e-14);
    EXPECT_LE(std::abs(special::hankel1(0.3, -1.5) - Complex(-0.26914922102578764, 0.5843583366985834)), 1e-14);
    EXPECT_LE(std::abs(special::hankel2(0.3, -1.5) - Complex(1.0108845627004128, 0.43655277735687925)), 1e-14);
    EXPECT_LE(std::abs(special::hankel1e(0.3, -1.5) - Complex(-0.6019333739635271, -0.2271391251123585)), 1e-14);
    EXPECT_LE(std::abs(special::hankel2e(0.3, -1.5) - Complex(0.5069663519760698, -0.9774717614786044)), 1e-14);
    EXPECT_LE(std::abs(special::hankel1(-2.4, -7.0) - Complex(0.29615058220176027, 0.09287910442592744)), 1e-14);
    EXPECT_LE(std::abs(special::hankel2(-2.4, -7.0) - Complex(-0.4073032783359587, 0.24921371857892471)), 1e-14);
    EXPECT_LE(std::abs(special::hankel1e(-2.4, -7.0) - Complex(0.162248264638152, 0.26458872991741755)), 1e-14);
    EXPECT_LE(std::abs(special::hankel2e(-2.4, -7.0) - Complex(-0.14333678641566835, 0.4554755797308827)), 1e-14);
    EXPECT_LE(std::abs(special::hankel1(3.0, -4.0) - Complex(0.4301714738756218, 0.182022115953485)), 1e-14);
    EXPECT_LE(std::abs(special::hankel2(3.0, -4.0) - Complex(-1.2905144216268656, -0.18202211595348475)), 1e-14);
    EXPECT_LE(std::abs(special::hankel1e(3.0, -4.0) - Complex(-0.1434240482214716, -0.4445324397884519)), 1e-14);
    EXPECT_LE(std::abs(special::hankel2e(3.0, -4.0) - Complex(0.9812913108837206, -0.857686939568988)), 1e-14);
}

TEST(Hankel, BordersAndArrays) {
    EXPECT_TRUE(std::isnan(special::hankel1(1, 0).real()));
    EXPECT_TRUE(std::isnan(special::hankel2(std::nan(""), 1).imag()));
    EXPECT_EQ(special::hankel1(1.5, std::numeric_limits<double>::infinity()), Complex(0, 0));
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(4, 1, 7);
    const Eigen::ArrayXcd all = special::hankel1(0.5, x);
    Eigen::ArrayXcd out(4);
    special::hankel1(0.5, x, out);
    for (Eigen::Index i = 0; i < 4; ++i) {
        EXPECT_EQ(all[i], special::hankel1(0.5, x[i]));
        EXPECT_EQ(out[i], all[i]);
    }
    static_assert(std::is_same_v<decltype(special::hankel2(x.cast<float>().eval(), 1.0F)), Eigen::ArrayXcf>);
    Eigen::ArrayXcd wrong(3);
    EXPECT_THROW_TEXT(special::hankel1(0.5, x, wrong), std::invalid_argument, "hankel1: out");
}

}  // namespace
