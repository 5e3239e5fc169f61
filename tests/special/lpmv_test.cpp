#include <scixx/special/polynomials/lpmv.hpp>

#include "support/closeness.hpp"

namespace {

namespace special = scixx::special;

constexpr double inf = std::numeric_limits<double>::infinity();

TEST(Lpmv, ClosedForms) {
    for (double x : {-0.95, -0.3, 0.0, 0.4, 0.99}) {
        const double root = std::sqrt(1 - x * x);
        EXPECT_EQ(special::lpmv(0, 0, x), 1);
        EXPECT_EQ(special::lpmv(0, 1, x), x);
        EXPECT_NEAR(special::lpmv(1, 1, x), -root, 3e-16);
        EXPECT_NEAR(special::lpmv(1, 2, x), -3 * x * root, 1e-15);
        EXPECT_NEAR(special::lpmv(2, 2, x), 3 * root * root, 2e-15);
        EXPECT_NEAR(special::lpmv(-1, 2, x), x * root / 2, 2e-16);
        EXPECT_EQ(special::lpmv(3, 2, x), 0);
        EXPECT_EQ(special::lpmv(1, -3, x), special::lpmv(1, 2, x));
    }
}

// By mpmath.legenp(v, m, x, type=2).
TEST(Lpmv, BrokenDegrees) {
    EXPECT_REL_CLOSE(special::lpmv(0, 2.5, 0.5), -0.33919846245223209, 1e-14);
    EXPECT_REL_CLOSE(special::lpmv(1, 2.5, -0.5), 1.13430519938205499, 1e-14);
    EXPECT_REL_CLOSE(special::lpmv(-3, 2.5, 0.5), 0.017377444369412517, 1e-14);
    EXPECT_REL_CLOSE(special::lpmv(3, 52.089998365158564, -0.7630174996558243), 19725.8026993439522, 4e-13);
    EXPECT_REL_CLOSE(special::lpmv(-3, 2, 0.5), std::pow(1.0 / 3, 1.5) / 6 * 0.6625, 1e-14);
    EXPECT_EQ(special::lpmv(0, 2.5, -1), -inf);
    EXPECT_EQ(special::lpmv(1, 2.5, -1), -inf);
    EXPECT_EQ(special::lpmv(0, 2.5, 1), 1);
    EXPECT_EQ(special::lpmv(1, 2.5, 1), 0);
}

TEST(Lpmv, RecurrenceInTheDegree) {
    for (int m : {-2, 0, 1, 4})
        for (double v : {0.3, 3.0, 5.7, 9.2, 20.0, 33.4})
            for (double x = -0.97; x < 1; x += 0.0713) {  // DLMF 14.10.3
                const double low = (v + 1 + m) * special::lpmv(m, v, x),
                             mid = (2 * v + 3) * x * special::lpmv(m, v + 1, x);
                const double top = (v + 2 - m) * special::lpmv(m, v + 2, x);
                EXPECT_LE(std::abs(top - mid + low), 1e-13 * (std::abs(low) + std::abs(mid) + std::abs(top)))
                    << m << " " << v << " " << x;
            }
}

TEST(Lpmv, Domain) {
    EXPECT_TRUE(std::isnan(special::lpmv(1, 2, 1.5)) && std::isnan(special::lpmv(1.5, 2, 0.5)));
    EXPECT_TRUE(std::isnan(special::lpmv(0, std::nan(""), 0.5)) && std::isnan(special::lpmv(0, 1, std::nan(""))));
    const Eigen::ArrayXf x = Eigen::ArrayXf::LinSpaced(4, -1, 1);
    static_assert(std::is_same_v<decltype(special::lpmv(1, 2, x)), Eigen::ArrayXf>);
}

}  // namespace
