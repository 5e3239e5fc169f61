#include <scixx/special/kolmogorov.hpp>

#include "support/closeness.hpp"

namespace {

namespace special = scixx::special;

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double eps = std::numeric_limits<double>::epsilon();
const double nan = std::nan("");

TEST(Smirnov, ClosedFormsAndInverse) {
    for (const double d : {0.01, 0.3, 0.6, 0.99}) {
        EXPECT_REL_CLOSE(special::smirnov(1, d), 1 - d, 8 * eps);
        const double two = d < 0.5 ? (1 - d) * (1 - d) + 2 * d * (0.5 - d) : (1 - d) * (1 - d);
        EXPECT_REL_CLOSE(special::smirnov(2, d), two, 16 * eps) << d;
    }
    EXPECT_REL_CLOSE(special::smirnov(5, 0.3), 0.34282, 1e-14);
    EXPECT_REL_CLOSE(special::smirnov(40, 0.95),
                     std::pow(0.05, 40) + 0.95 * 40 * std::pow(0.975, 0) * std::pow(0.025, 39), 1e-10);
    for (const double p : {1e-8, 0.3, 0.99}) EXPECT_REL_CLOSE(special::smirnov(17, special::smirnovi(17, p)), p, 1e-12);
    EXPECT_EQ(special::smirnov(5, 0), 1);
    EXPECT_EQ(special::smirnov(5, 1), 0);
    EXPECT_EQ(special::smirnovi(5, 0), 1);
    EXPECT_TRUE(std::isnan(special::smirnov(2.5, 0.5)));
    EXPECT_TRUE(std::isnan(special::smirnov(5, 1.5)));
}

TEST(Kolmogorov, SeriesAgreeAndInverse) {
    for (const double y : {0.6, 0.82, 0.9, 1.5}) {
        double above = 0, below = 0;
        for (int k = 1; k < 30; ++k) {
            above += (k % 2 ? 2 : -2) * std::exp(-2.0 * k * k * y * y);
            below += std::exp(-(2 * k - 1) * (2 * k - 1) * 1.2337005501361697 / (y * y));
        }
        EXPECT_REL_CLOSE(special::kolmogorov(y), above, 8 * eps);
        EXPECT_NEAR(special::kolmogorov(y), 1 - 2.5066282746310002 / y * below, 4 * eps);
        EXPECT_REL_CLOSE(special::kolmogi(special::kolmogorov(y)), y, 1e-13);
    }
    EXPECT_REL_CLOSE(special::kolmogorov(15), 2 * std::exp(-450), 64 * eps);
    EXPECT_EQ(special::kolmogorov(-1), 1);
    EXPECT_EQ(special::kolmogi(0), inf);
    EXPECT_EQ(special::kolmogi(1), 0);
    EXPECT_TRUE(std::isnan(special::kolmogi(-0.5)));
}

TEST(Smirnov, ManyDraws) {
    // The expansion for many draws joins the sum, and ends at once for any number of them.
    EXPECT_REL_CLOSE(special::smirnov(100001, 0.005) / special::smirnov(99999, 0.005), std::exp(-4 * 25e-6), 1e-9);
    EXPECT_REL_CLOSE(special::smirnov(1e12, 1e-6), std::exp(-2 - 2e-6 / 3), 1e-11);
    EXPECT_EQ(special::smirnov(1e250, 0.3), 0);
    EXPECT_REL_CLOSE(special::smirnovi(1e200, 0.3), std::sqrt(-std::log(0.3) / 2) * 1e-100, 1e-14);
}

TEST(Tklmbda, QuantileOfTheResult) {
    for (const double lambda : {-2.0, -0.3, 1e-9, 0.4, 1.0, 3.0})
        for (const double x : {-0.2, -1e-4, 0.0, 0.15, 0.3}) {
            const double p = special::tklmbda(x, lambda);
            EXPECT_NEAR((std::pow(p, lambda) - std::pow(1 - p, lambda)) / lambda, x, lambda == 1e-9 ? 1e-6 : 4e-15);
        }
    EXPECT_REL_CLOSE(special::tklmbda(-1e6, -2), std::pow(2e6, -0.5), 1e-6);
    EXPECT_REL_CLOSE(special::tklmbda(-3, 0), 1 / (1 + std::exp(3)), 4 * eps);
    EXPECT_EQ(special::tklmbda(2, 1), 1);
    EXPECT_EQ(special::tklmbda(-2, 1), 0);
    EXPECT_EQ(special::tklmbda(0, 0.5), 0.5);
    EXPECT_TRUE(std::isnan(special::tklmbda(nan, 1)));
}

}  // namespace
