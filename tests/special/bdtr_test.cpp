#include <scixx/special/bdtr.hpp>

#include "special/blocks.hpp"
#include "support/closeness.hpp"

namespace {

namespace special = scixx::special;

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double eps = std::numeric_limits<double>::epsilon();
const double nan = std::nan("");

double choose(int n, int k) {
    double value = 1;
    for (int i = 1; i <= k; ++i) value = value * (n - k + i) / i;
    return value;
}

TEST(Bdtr, SumsOfProbabilities) {
    for (const int n : {1, 5, 17})
        for (const double p : {0.01, 0.3, 0.5, 0.95}) {
            double below = 0;
            for (int k = 0; k < n; ++k) {
                below += choose(n, k) * std::pow(p, k) * std::pow(1 - p, n - k);
                double above = 0;
                for (int j = k + 1; j <= n; ++j) above += choose(n, j) * std::pow(p, j) * std::pow(1 - p, n - j);
                EXPECT_REL_CLOSE(special::bdtr(k, n, p), below, 40 * eps) << k << " " << n << " " << p;
                EXPECT_REL_CLOSE(special::bdtrc(k + 0.7, n, p), above, 40 * eps) << k << " " << n << " " << p;
                const double y = special::bdtr(k, n, p);
                if (y < 0.999) {
                    EXPECT_REL_CLOSE(special::bdtri(k, n, y), p, 1e-13);
                    EXPECT_NEAR(special::bdtrik(y, n, p), k, 1e-10);
                    EXPECT_NEAR(special::bdtrin(k, y, p), n, 1e-10);
                }
            }
            EXPECT_EQ(special::bdtr(n, n, p), 1);
            EXPECT_EQ(special::bdtrc(n, n, p), 0);
        }
    EXPECT_EQ(special::bdtrik(1e-9, 5, 0.4), 0);
    EXPECT_EQ(special::bdtrik(1, 5, 0.4), 5);
    EXPECT_EQ(special::bdtrc(-1, 5, 0.3), 1);
    for (const double value : {special::bdtr(-1, 5, 0.3), special::bdtr(3, 2, 0.3), special::bdtr(2, 5, 1.1),
                               special::bdtri(5, 5, 0.3), special::bdtri(2, 5, -0.1)})
        EXPECT_TRUE(std::isnan(value));
}

TEST(Nbdtr, SumsOfProbabilities) {
    const int n = 3;
    const double p = 0.4;
    double below = 0;
    for (int k = 0; k < 12; ++k) {
        below += choose(n + k - 1, k) * std::pow(p, n) * std::pow(1 - p, k);
        EXPECT_REL_CLOSE(special::nbdtr(k, n, p), below, 40 * eps);
        EXPECT_REL_CLOSE(special::nbdtrc(k, n, p), 1 - below, 1e-12);
        EXPECT_REL_CLOSE(special::nbdtri(k, n, below), p, 1e-12);
        EXPECT_NEAR(special::nbdtrik(special::nbdtr(k, n, p), n, p), k, 1e-9);
        EXPECT_NEAR(special::nbdtrin(k, special::nbdtr(k, n, p), p), n, 1e-9);
    }
    EXPECT_TRUE(std::isnan(special::nbdtr(-1, 3, 0.4)));
    EXPECT_EQ(special::nbdtrik(1e-3, 3, 0.4), 0);
}

TEST(Pdtr, SumsOfProbabilities) {
    for (const double m : {0.2, 1.5, 9.0}) {
        double below = 0, mass = std::exp(-m);
        for (int k = 0; k < 10; ++k, mass *= m / k) {
            below += mass;
            EXPECT_REL_CLOSE(special::pdtr(k, m), below, 40 * eps);
            EXPECT_NEAR(special::pdtrc(k, m), 1 - below, 4 * eps);
            if (below < 0.999) {
                EXPECT_REL_CLOSE(special::pdtri(k, special::pdtr(k, m)), m, 1e-11);
                EXPECT_NEAR(special::pdtrik(special::pdtr(k, m), m), k, 1e-9);
            }
        }
    }
    EXPECT_EQ(special::pdtr(0, 0), 1);
    EXPECT_EQ(special::pdtrc(0, 0), 0);
    EXPECT_TRUE(std::isnan(special::pdtr(-1, 1)));
    EXPECT_TRUE(std::isnan(special::pdtr(2, nan)));
    EXPECT_EQ(special::pdtrik(0.1, 1.5), 0);
    EXPECT_EQ(special::pdtrik(1, 1.5), inf);
    const Eigen::ArrayXd m = Eigen::ArrayXd::LinSpaced(4, 0.5, 2);
    EXPECT_EQ(special::pdtr(2, m)[1], special::pdtr(2, 1.0));
}

TEST(Bdtr, Arrays) {
    scixx::testing::expect_blocks_agree<3>(
        {{{-1, 0, 0.5, 1, 3, 14, 77, 4000, 1e7, NAN},
          {-1, 0, 1, 5, 16, 78, 2e4, 1e7, NAN},
          {-1, 0, 1e-9, 0.3, 0.8, 1, NAN}}},
        2e-13, [](const auto& a, const auto& b, const auto& c) { return special::bdtr(a, b, c); });
    scixx::testing::expect_blocks_agree<3>(
        {{{-1, 0, 0.5, 1, 3, 14, 77, 4000, 1e7, NAN},
          {-1, 0, 1, 5, 16, 78, 2e4, 1e7, NAN},
          {-1, 0, 1e-9, 0.3, 0.8, 1, NAN}}},
        2e-13, [](const auto& a, const auto& b, const auto& c) { return special::bdtrc(a, b, c); });
    scixx::testing::expect_blocks_agree<3>(
        {{{-1, 0, 0.5, 1, 3, 14, 77, 4000, 1e7, NAN},
          {-1, 0, 1, 5, 16, 78, 2e4, 1e7, NAN},
          {-1, 0, 1e-9, 0.3, 0.8, 1, NAN}}},
        2e-13, [](const auto& a, const auto& b, const auto& c) { return special::nbdtr(a, b, c); });
    scixx::testing::expect_blocks_agree<3>(
        {{{-1, 0, 0.5, 1, 3, 14, 77, 4000, 1e7, NAN},
          {-1, 0, 1, 5, 16, 78, 2e4, 1e7, NAN},
          {-1, 0, 1e-9, 0.3, 0.8, 1, NAN}}},
        2e-13, [](const auto& a, const auto& b, const auto& c) { return special::nbdtrc(a, b, c); });
    scixx::testing::expect_blocks_agree<2>(
        {{{-1, 0, 0.5, 1, 3, 14, 77, 4000, 1e7, NAN}, {0, 1e-9, 1.5, 20, 3500, 1e7, INFINITY, NAN}}}, 2e-13,
        [](const auto& a, const auto& b) { return special::pdtr(a, b); });
    scixx::testing::expect_blocks_agree<2>(
        {{{-1, 0, 0.5, 1, 3, 14, 77, 4000, 1e7, NAN}, {0, 1e-9, 1.5, 20, 3500, 1e7, INFINITY, NAN}}}, 2e-13,
        [](const auto& a, const auto& b) { return special::pdtrc(a, b); });
    scixx::testing::expect_blocks_agree<3>(
        {{{-1, 0, 0.5, 1, 3, 14, 77, 4000, 1e7, NAN},
          {1, 16, 2e4},
          {-1, 0, 1e-300, 1e-40, 1e-7, 0.2, 0.5, 0.9, 1 - 1e-12, 1, 2, NAN}}},
        1e-12, [](const auto& a, const auto& b, const auto& c) { return special::bdtri(a, b, c); });
    scixx::testing::expect_blocks_agree<2>({{{-1, 0, 0.5, 1, 3, 14, 77, 4000, 1e7, NAN},
                                             {-1, 0, 1e-300, 1e-40, 1e-7, 0.2, 0.5, 0.9, 1 - 1e-12, 1, 2, NAN}}},
                                           1e-12, [](const auto& a, const auto& b) { return special::pdtri(a, b); });
    scixx::testing::expect_blocks_agree<3>(
        {{{-1, 0, 1e-300, 1e-40, 1e-7, 0.2, 0.5, 0.9, 1 - 1e-12, 1, 2, NAN}, {0, 1, 16, 700}, {0, 1e-3, 0.4, 1}}}, 1e-9,
        [](const auto& a, const auto& b, const auto& c) { return special::bdtrik(a, b, c); });
    scixx::testing::expect_blocks_agree<3>(
        {{{0, 3, 40}, {1e-7, 0.2, 0.9}, {0, 1e-3, 0.4, 1}}}, 1e-10,
        [](const auto& a, const auto& b, const auto& c) { return special::nbdtrin(a, b, c); });
}

TEST(Pdtrik, NeighboursAreNotTold) {
    EXPECT_REL_CLOSE(special::pdtrik(0.94877F, 6.6569e32F), 6.6569e32F, 1e-6);
    EXPECT_REL_CLOSE(special::nbdtrik(0.5F, 1e30F, 0.25F), 3e30F, 1e-6);
}

}  // namespace
