#include <scixx/special/gdtr.hpp>

#include "special/blocks.hpp"
#include "support/closeness.hpp"

namespace {

namespace special = scixx::special;

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double eps = std::numeric_limits<double>::epsilon();
const double nan = std::nan("");

TEST(Gdtr, ClosedFormsAndInverses) {
    for (const double x : {1e-8, 0.4, 3.0, 40.0}) {
        EXPECT_REL_CLOSE(special::gdtr(2, 1, x), -std::expm1(-2 * x), 8 * eps);
        EXPECT_REL_CLOSE(special::gdtrc(0.5, 2, x), std::exp(-x / 2) * (1 + x / 2), 16 * eps);
        EXPECT_REL_CLOSE(special::chdtrc(2, x), std::exp(-x / 2), 16 * eps);
        EXPECT_REL_CLOSE(special::chdtr(1, x), std::erf(std::sqrt(x / 2)), 16 * eps);
    }
    for (const double p : {1e-9, 0.2, 0.7}) {
        EXPECT_REL_CLOSE(special::gdtr(special::gdtria(p, 3, 4), 3, 4), p, 1e-14);
        EXPECT_REL_CLOSE(special::gdtr(2, 3, special::gdtrix(2, 3, p)), p, 1e-14);
        EXPECT_REL_CLOSE(special::gdtr(2, special::gdtrib(2, p, 4), 4), p, 1e-12);
        EXPECT_REL_CLOSE(special::chdtrc(3, special::chdtri(3, p)), p, 1e-14);
        EXPECT_REL_CLOSE(special::chdtr(special::chdtriv(p, 2), 2), p, 1e-12);
    }
}

TEST(Gdtr, Borders) {
    EXPECT_TRUE(std::isnan(special::gdtr(2, 3, -1)));
    EXPECT_TRUE(std::isnan(special::chdtr(3, -1)));
    EXPECT_EQ(special::chdtrc(3, -1), 1);
    EXPECT_EQ(special::chdtr(3, 0), 0);
    EXPECT_EQ(special::chdtri(3, 0), inf);
    EXPECT_TRUE(std::isnan(special::chdtri(3, 1.5)));
    EXPECT_TRUE(std::isnan(special::chdtriv(0, 2)));
}

TEST(Gdtr, Arrays) {
    scixx::testing::expect_blocks_agree<3>(
        {{{1e-5, 0.7, 3},
          {-1, 0, 1e-200, 1e-9, 0.3, 1, 2, 7.5, 40, 900, 3e5, 1e30, INFINITY, NAN},
          {-2, 0, 1e-300, 1e-20, 1e-3, 0.7, 1, 8.5, 33, 800, 2e6, 1e200, INFINITY, NAN}}},
        1e-13, [](const auto& a, const auto& b, const auto& c) { return special::gdtr(a, b, c); });
    scixx::testing::expect_blocks_agree<3>(
        {{{1e-5, 0.7, 3},
          {-1, 0, 1e-200, 1e-9, 0.3, 1, 2, 7.5, 40, 900, 3e5, 1e30, INFINITY, NAN},
          {-2, 0, 1e-300, 1e-20, 1e-3, 0.7, 1, 8.5, 33, 800, 2e6, 1e200, INFINITY, NAN}}},
        1e-13, [](const auto& a, const auto& b, const auto& c) { return special::gdtrc(a, b, c); });
    scixx::testing::expect_blocks_agree<2>(
        {{{-1, 0, 1e-200, 1e-9, 0.3, 1, 2, 7.5, 40, 900, 3e5, 1e30, INFINITY, NAN},
          {-2, 0, 1e-300, 1e-20, 1e-3, 0.7, 1, 8.5, 33, 800, 2e6, 1e200, INFINITY, NAN}}},
        1e-13, [](const auto& a, const auto& b) { return special::chdtr(a, b); });
    scixx::testing::expect_blocks_agree<2>(
        {{{-1, 0, 1e-200, 1e-9, 0.3, 1, 2, 7.5, 40, 900, 3e5, 1e30, INFINITY, NAN},
          {-2, 0, 1e-300, 1e-20, 1e-3, 0.7, 1, 8.5, 33, 800, 2e6, 1e200, INFINITY, NAN}}},
        1e-13, [](const auto& a, const auto& b) { return special::chdtrc(a, b); });
    scixx::testing::expect_blocks_agree<2>({{{-1, 0, 1e-200, 1e-9, 0.3, 1, 2, 7.5, 40, 900, 3e5, 1e30, INFINITY, NAN},
                                             {-1, 0, 1e-300, 1e-40, 1e-7, 0.2, 0.5, 0.9, 1 - 1e-12, 1, 2, NAN}}},
                                           1e-13, [](const auto& a, const auto& b) { return special::chdtri(a, b); });
    scixx::testing::expect_blocks_agree<3>(
        {{{-1, 0, 1e-300, 1e-40, 1e-7, 0.2, 0.5, 0.9, 1 - 1e-12, 1, 2, NAN}, {0.3, 2, 7.5, 400}, {0.7, 3}}}, 1e-13,
        [](const auto& a, const auto& b, const auto& c) { return special::gdtria(a, b, c); });
    scixx::testing::expect_blocks_agree<2>(
        {{{-1, 0, 1e-300, 1e-40, 1e-7, 0.2, 0.5, 0.9, 1 - 1e-12, 1, 2, NAN},
          {-2, 0, 1e-300, 1e-20, 1e-3, 0.7, 1, 8.5, 33, 800, 2e6, 1e200, INFINITY, NAN}}},
        1e-11, [](const auto& a, const auto& b) { return special::chdtriv(a, b); });
}

}  // namespace
