#include <random>
#include <scixx/core/kernel/trigonometry.hpp>

#include "support/closeness.hpp"

namespace {

namespace core = scixx::core;
constexpr double half_pi = 1.57079632679489662;

TEST(Trigonometry, SincosWithinUlps) {
    std::mt19937_64 random(3);
    for (const double scale : {1e-300, 1e-8, 0.1, 1.0, 10.0, 1e4, 1e6, 1e9, 1e300}) {
        std::uniform_real_distribution<double> uniform(-scale, scale);
        std::vector<double> x(1000), s(1000), c(1000);
        for (std::size_t i = 0; i < x.size(); ++i) {
            x[i] = uniform(random);
            // Next to the zeros, where the reduction has to be exact.
            if (i % 4 == 0 && scale < 1e9) x[i] = std::round(x[i] / half_pi) * half_pi;
        }
        core::sincos(x.data(), 1000, s.data(), c.data());
        double worst = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            worst = std::max(worst, scixx::testing::ulp_distance(s[i], std::sin(x[i])));
            worst = std::max(worst, scixx::testing::ulp_distance(c[i], std::cos(x[i])));
        }
        EXPECT_LE(worst, 2) << scale;
    }
    double special[] = {0.0, std::nan(""), HUGE_VAL, -HUGE_VAL, 1.0}, cosine[5];
    core::sincos(special, 5, special, cosine);
    EXPECT_EQ(special[0], 0);
    EXPECT_EQ(cosine[0], 1);
    for (int i = 1; i < 4; ++i) EXPECT_TRUE(std::isnan(special[i]) && std::isnan(cosine[i]));
    EXPECT_ULP_CLOSE(special[4], std::sin(1.0), 2);
    core::sincos(special, 0, special, cosine);
}

TEST(Trigonometry, CosineWithinUlps) {
    std::mt19937_64 random(5);
    for (const double scale : {1e-300, 1e-8, 0.1, 1.0, 10.0, 1e4, 1e6, 1e9, 1e300}) {
        std::uniform_real_distribution<double> uniform(-scale, scale);
        std::vector<double> x(1001), c(1001);
        for (std::size_t i = 0; i < x.size(); ++i) {
            x[i] = uniform(random);
            if (i % 4 == 0 && scale < 1e9) x[i] = std::round(x[i] / half_pi) * half_pi;
        }
        core::cos(x.data(), 1001, c.data());
        double worst = 0;
        for (std::size_t i = 0; i < x.size(); ++i)
            worst = std::max(worst, scixx::testing::ulp_distance(c[i], std::cos(x[i])));
        EXPECT_LE(worst, 3) << scale;
    }
    double special[] = {0.0, std::nan(""), HUGE_VAL, -HUGE_VAL, 1.0};
    core::cos(special, 5, special);
    EXPECT_EQ(special[0], 1);
    for (int i = 1; i < 4; ++i) EXPECT_TRUE(std::isnan(special[i]));
    EXPECT_ULP_CLOSE(special[4], std::cos(1.0), 2);
    core::cos(special, 0, special);
}

TEST(Trigonometry, Atan2WithinUlps) {
    std::mt19937_64 random(4);
    std::uniform_real_distribution<double> uniform(-1, 1), power(-250, 250);
    std::vector<double> y(20000), x(20000), out(20000);
    for (std::size_t i = 0; i < y.size(); ++i) {
        y[i] = uniform(random) * (i % 3 == 0 ? std::pow(10.0, power(random)) : 1.0);
        x[i] = uniform(random) * (i % 5 == 0 ? std::pow(10.0, power(random)) : 1.0);
        if (i % 7 == 0) x[i] = i % 2 ? y[i] : -y[i];
    }
    core::atan2(y.data(), x.data(), 20000, out.data());
    double worst = 0;
    for (std::size_t i = 0; i < y.size(); ++i)
        worst = std::max(worst, scixx::testing::ulp_distance(out[i], std::atan2(y[i], x[i])));
    EXPECT_LE(worst, 2);
    for (const double a : {0.0, -0.0, 1.0, -1.0})
        for (const double b : {0.0, -0.0, 1.0, -1.0}) {
            double found;
            core::atan2(&a, &b, 1, &found);
            EXPECT_ULP_CLOSE(found, std::atan2(a, b), 0);
            EXPECT_EQ(std::signbit(found), std::signbit(a));
        }
    const double nan = std::nan(""), one = 1;
    double found;
    core::atan2(&nan, &one, 1, &found);
    EXPECT_TRUE(std::isnan(found));
    core::atan2(&one, &nan, 1, &found);
    EXPECT_TRUE(std::isnan(found));
}

}  // namespace
