#include <scixx/special/bessel/airy.hpp>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::expect_ulp;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Airy, AgreesWithMpmath) {
    const Reference reference("special/airy.json");
    const char* names[] = {"ai", "aip", "bi", "bip"};
    for (std::size_t k = 0; k < 4; ++k) {
        expect_ulp<1>(reference, names[k], 10, [k](double x) { return special::airy(x)[k]; });
        expect_ulp<1>(reference, std::string(names[k]) + "e", 10, [k](double x) { return special::airye(x)[k]; });
    }
}

TEST(Airy, Wronskian) {
    for (double x = -60; x < 60; x += 0.093) {
        const auto [ai, aip, bi, bip] = special::airy(x);
        EXPECT_REL_CLOSE(ai * bip - aip * bi, 0.318309886183790672, 4e-15) << x;  // DLMF 9.2.7
    }
}

TEST(Airy, Zeros) {
    const Reference reference("special/airy.json");
    const auto [a, ap, ai, aip] = special::ai_zeros(50);
    const auto [b, bp, bi, bip] = special::bi_zeros(50);
    const auto at = [](const Eigen::ArrayXd& zeros) {
        return [zeros](double k) { return zeros[static_cast<Eigen::Index>(k) - 1]; };
    };
    expect_ulp<1>(reference, "a", 3, at(a));
    expect_ulp<1>(reference, "ap", 3, at(ap));
    expect_ulp<1>(reference, "b", 3, at(b));
    expect_ulp<1>(reference, "bp", 3, at(bp));
    for (Eigen::Index k = 0; k < 50; ++k) {
        EXPECT_EQ(ai[k], special::airy(ap[k])[0]);
        EXPECT_EQ(aip[k], special::airy(a[k])[1]);
        EXPECT_EQ(bi[k], special::airy(bp[k])[2]);
        EXPECT_EQ(bip[k], special::airy(b[k])[3]);
        if (k > 0) {
            EXPECT_LT(a[k], bp[k - 1]);
            EXPECT_LT(b[k], ap[k - 1]);
        }
    }
    EXPECT_THROW_TEXT(special::ai_zeros(0), std::invalid_argument, "ai_zeros: nt");
    EXPECT_THROW_TEXT(special::bi_zeros(-1), std::invalid_argument, "bi_zeros: nt");
}

TEST(Airy, LimitsAndShapes) {
    const auto high = special::airy(inf), low = special::airy(-inf), none = special::airy(nan);
    EXPECT_EQ(high[0], 0);
    EXPECT_EQ(high[2], inf);
    EXPECT_EQ(low[0], 0);
    EXPECT_EQ(low[2], 0);
    for (double value : none) EXPECT_TRUE(std::isnan(value));
    EXPECT_EQ(special::airy(200.0)[0], 0);
    EXPECT_EQ(special::airy(200.0)[3], inf);
    EXPECT_GT(special::airy(107.0)[0], 0);
    EXPECT_TRUE(std::isnan(special::airye(-1.0)[0]));
    EXPECT_EQ(special::airye(-1.0)[2], special::airy(-1.0)[2]);
    EXPECT_TRUE(std::isfinite(special::airy(-1e250)[0]) && std::isfinite(special::airye(1e250)[3]));
    const Eigen::ArrayXXf x = Eigen::ArrayXXf::Random(3, 4);
    const auto [ai, aip, bi, bip] = special::airy(x);
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(bip)>, Eigen::ArrayXXf>);
    EXPECT_EQ(ai(2, 3), static_cast<float>(special::airy(static_cast<double>(x(2, 3)))[0]));
}

}  // namespace
