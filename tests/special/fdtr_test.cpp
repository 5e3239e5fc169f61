#include <scixx/special/fdtr.hpp>

#include "special/blocks.hpp"
#include "support/closeness.hpp"

namespace {

namespace special = scixx::special;

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double eps = std::numeric_limits<double>::epsilon();
const double nan = std::nan("");

TEST(Fdtr, ClosedFormsAndInverses) {
    for (const double x : {1e-9, 0.4, 1.0, 7.0, 1e5}) {
        // dfn = 2: 1 - (1 + 2 x / dfd)^(-dfd / 2)
        EXPECT_REL_CLOSE(special::fdtr(2, 6, x), -std::expm1(-3 * std::log1p(x / 3)), 16 * eps);
        EXPECT_REL_CLOSE(special::fdtrc(2, 6, x), std::exp(-3 * std::log1p(x / 3)), 32 * eps);
        const double p = special::fdtr(3, 5, x);
        if (p < 0.99) {
            EXPECT_REL_CLOSE(special::fdtri(3, 5, p), x, 1e-13);
        }
    }
    EXPECT_REL_CLOSE(special::fdtr(2, special::fdtridfd(2, 0.3, 1.5), 1.5), 0.3, 1e-12);
    EXPECT_REL_CLOSE(special::fdtridfd(2, 0.3, 1.5), 0.2959724514880397, 1e-7);
    EXPECT_TRUE(std::isnan(special::fdtridfd(2, 0.9, 1.5)));
    EXPECT_TRUE(std::isnan(special::fdtr(2, 3, -1)));
    EXPECT_EQ(special::fdtr(2, 3, 0), 0);
    EXPECT_EQ(special::fdtr(2, 3, inf), 1);
    EXPECT_EQ(special::fdtri(2, 3, 0), 0);
    EXPECT_EQ(special::fdtri(2, 3, 1), inf);
    EXPECT_TRUE(std::isnan(special::fdtri(2, 3, 1.5)));
}

TEST(Stdtr, ClosedFormsAndInverses) {
    const double pi = 3.14159265358979324;
    for (const double t : {-1e100, -1e8, -3.0, -1e-3, 0.5}) {
        const double cauchy = t < -1 ? std::atan(-1 / t) / pi : 0.5 + std::atan(t) / pi;
        EXPECT_REL_CLOSE(special::stdtr(1, t), cauchy, 16 * eps) << t;
        const double root = std::sqrt(2 + t * t);
        EXPECT_REL_CLOSE(special::stdtr(2, t),
                         t < -1e7 ? 0.5 / t / t
                         : t < 0  ? 1 / (root * (root - t))
                                  : 0.5 + t / (2 * root),
                         32 * eps)
            << t;
        EXPECT_REL_CLOSE(special::stdtrit(1, special::stdtr(1, t)), t, t > -0.1 ? 1e-12 : 64 * eps) << t;
    }
    EXPECT_REL_CLOSE(special::stdtrit(10, 0.975), 2.2281388519862742, 4 * eps);  // where SciPy 1.10 is off by 1e-11
    EXPECT_REL_CLOSE(special::stdtr(1e25, -2), 0.022750131948179207, 4 * eps);
    EXPECT_REL_CLOSE(special::stdtr(special::stdtridf(0.3, -0.6), -0.6), 0.3, 1e-12);
    EXPECT_REL_CLOSE(special::stdtridf(0.3, -0.6), 2.4171362826695626, 1e-7);
    EXPECT_EQ(special::stdtr(3, 0), 0.5);
    EXPECT_EQ(special::stdtr(3, inf), 1);
    EXPECT_EQ(special::stdtr(3, -inf), 0);
    EXPECT_EQ(special::stdtrit(3, 0.5), 0);
    EXPECT_EQ(special::stdtrit(3, 0), -inf);
    EXPECT_EQ(special::stdtrit(3, 1), inf);
    EXPECT_TRUE(std::isnan(special::stdtr(-1, 0.5)));
    EXPECT_TRUE(std::isnan(special::stdtr(3, nan)));
    EXPECT_TRUE(std::isnan(special::stdtrit(3, 1.5)));
}

TEST(Btdtr, Inverses) {
    for (const double p : {1e-7, 0.3, 0.8}) {
        EXPECT_REL_CLOSE(special::btdtr(special::btdtria(p, 2, 0.5), 2, 0.5), p, 1e-12);
        EXPECT_REL_CLOSE(special::btdtr(2, special::btdtrib(2, p, 0.5), 0.5), p, 1e-12);
        EXPECT_REL_CLOSE(special::btdtr(2, 3, special::btdtri(2, 3, p)), p, 1e-14);
    }
    EXPECT_TRUE(std::isnan(special::btdtria(0.3, -1, 0.5)));
}

TEST(Fdtr, Arrays) {
    scixx::testing::expect_blocks_agree<3>(
        {{{-1, 0, 1e-200, 1e-9, 0.3, 1, 2, 7.5, 40, 900, 3e5, 1e30, INFINITY, NAN},
          {0.3, 2, 7.5, 400},
          {-2, 0, 1e-300, 1e-20, 1e-3, 0.7, 1, 8.5, 33, 800, 2e6, 1e200, INFINITY, NAN}}},
        1e-12, [](const auto& a, const auto& b, const auto& c) { return special::fdtr(a, b, c); });
    scixx::testing::expect_blocks_agree<3>(
        {{{-1, 0, 1e-200, 1e-9, 0.3, 1, 2, 7.5, 40, 900, 3e5, 1e30, INFINITY, NAN},
          {0.3, 2, 7.5, 400},
          {-2, 0, 1e-300, 1e-20, 1e-3, 0.7, 1, 8.5, 33, 800, 2e6, 1e200, INFINITY, NAN}}},
        1e-12, [](const auto& a, const auto& b, const auto& c) { return special::fdtrc(a, b, c); });
    scixx::testing::expect_blocks_agree<3>(
        {{{-1, 0, 1e-200, 1e-9, 0.3, 1, 2, 7.5, 40, 900, 3e5, 1e30, INFINITY, NAN},
          {0.3, 2, 7.5, 400},
          {-1, 0, 1e-300, 1e-40, 1e-7, 0.2, 0.5, 0.9, 1 - 1e-12, 1, 2, NAN}}},
        1e-12, [](const auto& a, const auto& b, const auto& c) { return special::fdtri(a, b, c); });
    scixx::testing::expect_blocks_agree<2>({{{-1, 0, 1e-200, 1e-9, 0.3, 1, 2, 7.5, 40, 900, 3e5, 1e30, INFINITY, NAN},
                                             {-1e300, -30, -2, -1e-9, 0, 0.5, 4, 1e9, INFINITY, NAN}}},
                                           1e-12, [](const auto& a, const auto& b) { return special::stdtr(a, b); });
    scixx::testing::expect_blocks_agree<2>({{{-1, 0, 1e-200, 1e-9, 0.3, 1, 2, 7.5, 40, 900, 3e5, 1e30, INFINITY, NAN},
                                             {-1, 0, 1e-300, 1e-40, 1e-7, 0.2, 0.5, 0.9, 1 - 1e-12, 1, 2, NAN}}},
                                           1e-12, [](const auto& a, const auto& b) { return special::stdtrit(a, b); });
    scixx::testing::expect_blocks_agree<3>(
        {{{-1, 0, 1e-300, 1e-40, 1e-7, 0.2, 0.5, 0.9, 1 - 1e-12, 1, 2, NAN},
          {0.3, 2, 7.5, 400},
          {0, 1e-9, 0.3, 0.9, 1, NAN}}},
        1e-11, [](const auto& a, const auto& b, const auto& c) { return special::btdtria(a, b, c); });
    scixx::testing::expect_blocks_agree<2>({{{0.6, 0.9, 1 - 1e-9, NAN}, {0.5, 4, 1e3, INFINITY}}}, 1e-9,
                                           [](const auto& a, const auto& b) { return special::stdtridf(a, b); });
}

TEST(Fdtr, TailsFarOut) {
    EXPECT_REL_CLOSE(special::fdtrc(11, 0.0141484, 1e300), 0.0073113601162244038, 1e-12);
    EXPECT_REL_CLOSE(special::stdtrit(0.002, 0.2), -2.0885554491409302e197, 1e-10);
    EXPECT_EQ(special::stdtrit(1e-9, 0.2), -inf);
}

}  // namespace
