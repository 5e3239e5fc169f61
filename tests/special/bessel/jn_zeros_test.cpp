#include <scixx/special/bessel/jn_zeros.hpp>
#include <scixx/special/bessel/jv.hpp>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::expect_ulp;
using scixx::testing::Reference;

TEST(JnZeros, AgreesWithMpmath) {
    const Reference reference("special/airy.json");
    const auto last = [](auto zeros) {
        return [zeros](double n, double s) {
            return zeros(static_cast<int>(n), static_cast<Eigen::Index>(s))[static_cast<Eigen::Index>(s) - 1];
        };
    };
    expect_ulp<2>(reference, "j", 4, last(special::jn_zeros<>));
    expect_ulp<2>(reference, "jp", 4, last(special::jnp_zeros<>));
    expect_ulp<2>(reference, "y", 4, last(special::yn_zeros<>));
    expect_ulp<2>(reference, "yp", 4, last(special::ynp_zeros<>));
}

TEST(JnZeros, Interlace) {
    for (int n = 0; n <= 60; n += n < 6 ? 1 : 9) {
        const auto [j, jp, y, yp] = special::jnyn_zeros(n, 40);
        for (Eigen::Index k = 0; k < 40; ++k) {
            // DLMF 10.21.2; of order 0 J' has no zero in front of Y's first.
            EXPECT_TRUE(n == 0 || jp[k] < y[k]);
            EXPECT_LT(y[k], yp[k]);
            EXPECT_LT(yp[k], j[k]);
            EXPECT_TRUE(k == 0 || j[k - 1] < (n > 0 ? jp[k] : jp[k - 1] + 1e-9)) << n << " " << k;
            EXPECT_LT(std::abs(special::jv(n, j[k])), 1e-14) << n << " " << k;
            EXPECT_LT(std::abs(special::yv(n, y[k])), 1e-14) << n << " " << k;
            EXPECT_LT(std::abs(special::jvp(n, jp[k])), 1e-14) << n << " " << k;
            EXPECT_LT(std::abs(special::yvp(n, yp[k])), 1e-14) << n << " " << k;
        }
    }
}

TEST(JnZeros, LargeOrders) {
    for (int n : {500, 3000}) {
        const Eigen::ArrayXd j = special::jn_zeros(n, 30);
        EXPECT_REL_CLOSE(j[0], n + 1.8557571 * std::cbrt(n) + 1.033150 / std::cbrt(n), 1e-5);
        for (Eigen::Index k = 0; k < 30; ++k) {
            EXPECT_LT(std::abs(special::jv(n, j[k])), 1e-13);
            // Exactly k sign changes below: the signs alternate between zeros.
            const double middle = k == 0 ? n : 0.5 * (j[k] + j[k - 1]);
            EXPECT_EQ(special::jv(n, middle) > 0, k % 2 == 0);
        }
    }
}

TEST(JnZeros, SecondKindWithValues) {
    const auto [z0, slope0] = special::y0_zeros(5);
    const auto [z1, slope1] = special::y1_zeros(5);
    const auto [zp, value] = special::y1p_zeros(5);
    EXPECT_REL_CLOSE(z0[0], 0.89357696627916752, 1e-15);
    EXPECT_REL_CLOSE(z1[0], 2.1971413260310170, 1e-15);
    EXPECT_REL_CLOSE(zp[0], 3.6830228565851777, 1e-15);
    EXPECT_REL_CLOSE(slope0[0], 0.87942080250, 1e-10);
    EXPECT_REL_CLOSE(slope1[0], 0.52078641240, 1e-10);
    EXPECT_REL_CLOSE(value[0], 0.41672993, 1e-7);
}

TEST(JnZeros, ErrorsAndSigns) {
    EXPECT_THROW_TEXT(special::jn_zeros(1, 0), std::invalid_argument, "jn_zeros: nt");
    EXPECT_THROW_TEXT(special::jnyn_zeros(1, -2), std::invalid_argument, "jnyn_zeros: nt");
    EXPECT_THROW_TEXT(special::y0_zeros(0), std::invalid_argument, "y0_zeros: nt");
    EXPECT_TRUE((special::jn_zeros(-2, 3) == special::jn_zeros(2, 3)).all());
}

}  // namespace
