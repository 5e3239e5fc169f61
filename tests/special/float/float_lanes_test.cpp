#include <scixx/special/bessel.hpp>
#include <scixx/special/combinatorics.hpp>
#include <scixx/special/digamma.hpp>
#include <scixx/special/elementary/convenience.hpp>
#include <scixx/special/elementary/lambertw.hpp>
#include <scixx/special/kolmogorov.hpp>

#include "special/floats.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::compare_within;
using scixx::testing::floats;

// Kernels in float arithmetic against those of double: floats of every size, and many of the range where they are used.
TEST(FloatLanes, FunctionsOfOneNumber) {
    const Eigen::ArrayXf x = floats();
    for (const int k : {0, -1}) {
        compare_within(
            "lambertw", 3, 0, [k](const auto& v) { return special::lambertw(v, k); }, x);
        compare_within(
            "lambertw next to its branch", 3, 0, [k](const auto& v) { return special::lambertw(v, k); },
            Eigen::ArrayXf::LinSpaced(5000, -0.36787945F, 0.0F).eval());
    }
    compare_within(
        "wrightomega", 3, 0, [](const auto& v) { return special::wrightomega(v); }, x);
    compare_within(
        "kolmogorov", 4, 0, [](const auto& v) { return special::kolmogorov(v); }, x);
    compare_within(
        "kolmogorov", 4, 0, [](const auto& v) { return special::kolmogorov(v); },
        Eigen::ArrayXf::LinSpaced(5000, 0.02F, 7.5F).eval());
    compare_within(
        "kolmogi", 3, 0, [](const auto& v) { return special::kolmogi(v); }, x);
    compare_within(
        "factorial", 4, 0, [](const auto& v) { return special::factorial(v); }, x);
    for (int n = 0; n <= 40; ++n)
        EXPECT_EQ(special::factorial(static_cast<float>(n)),
                  static_cast<float>(special::factorial(static_cast<double>(n))))
            << n;
}

TEST(FloatLanes, TukeyLambda) {
    const Eigen::ArrayXf all = floats(), x = all.tail(4000) / 10, shape = x.reverse();
    for (const float scale : {1.0F, 0.1F, 1e-4F, 0.0F, -0.3F})
        compare_within(
            "tklmbda", 2, 0, [](const auto& a, const auto& b) { return special::tklmbda(a, b); }, x,
            (shape * scale).eval());
    compare_within(
        "tklmbda", 2, 0, [](const auto& a, const auto& b) { return special::tklmbda(a, b); }, all,
        all.reverse().eval());
}

// Lines of every length, in place, and number by number.
TEST(FloatLanes, LinesOfEveryLength) {
    for (const Eigen::Index n : {0, 1, 2, 7, 8, 9, 31, 255, 256, 257, 300}) {
        const Eigen::ArrayXf x = Eigen::ArrayXf::LinSpaced(n, 0.1F, 40.0F);
        const Eigen::ArrayXf y = special::j0(x), z = special::digamma(x), w = special::factorial(x);
        Eigen::ArrayXf own = x;
        special::j0(own, own);
        EXPECT_TRUE((own == y).all());
        for (Eigen::Index i = 0; i < n; ++i) {
            EXPECT_ULP_CLOSE(special::j0(x[i]), y[i], 2);
            EXPECT_ULP_CLOSE(special::digamma(x[i]), z[i], 2);
            EXPECT_ULP_CLOSE(special::factorial(x[i]), w[i], 2);
        }
    }
}

// What lies at the ends of the kernels' ranges.
TEST(FloatLanes, Edges) {
    constexpr float inf = std::numeric_limits<float>::infinity();
    const auto one = [](float x) { return Eigen::ArrayXf::Constant(1, x).eval(); };
    EXPECT_EQ(special::j0(one(0))[0], 1);
    EXPECT_EQ(special::y0(one(0))[0], -inf);
    EXPECT_TRUE(std::isnan(special::y1(one(-1))[0]));
    EXPECT_EQ(special::j1(one(inf))[0], 0);
    EXPECT_TRUE(std::signbit(special::j1(one(-0.0F))[0]));
    for (const float x : {2.4048256F, 3.8317060F, 1e5F, 1e6F, 1.5e6F, 1e30F}) {
        EXPECT_ULP_CLOSE(special::j0(one(x))[0], static_cast<float>(special::j0(static_cast<double>(x))), 4);
        EXPECT_ULP_CLOSE(special::j1(one(x))[0], static_cast<float>(special::j1(static_cast<double>(x))), 4);
    }
    EXPECT_EQ(special::sinc(one(0))[0], 1);
    EXPECT_EQ(special::sinc(one(inf))[0], 0);
    EXPECT_EQ(special::cosm1(one(1e-30F))[0], 0);
    EXPECT_TRUE(std::isnan(special::cosm1(one(inf))[0]));
    EXPECT_EQ(special::digamma(one(0))[0], -inf);
    EXPECT_EQ(special::kolmogorov(one(inf))[0], 0);
    EXPECT_EQ(special::kolmogi(one(0))[0], inf);
    EXPECT_EQ(special::kolmogi(one(1))[0], 0);
    EXPECT_EQ(special::wrightomega(one(inf))[0], inf);
    EXPECT_EQ(special::wrightomega(one(-inf))[0], 0);
    EXPECT_EQ(special::lambertw(one(0))[0], 0);
    EXPECT_EQ(special::lambertw(one(-0.0F), -1)[0], -inf);
}

}  // namespace
