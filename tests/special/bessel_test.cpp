#include <scixx/special/bessel.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::Reference;

/// The size of the oscillation of J around x.
double amplitude(double x) {
    return std::abs(x) < 1 ? 1 : std::sqrt(0.6366197723675814 / std::abs(x));
}

TEST(Bessel, AgreesWithMpmath) {
    const Reference reference("special/bessel.json");
    const auto x = reference["j0"].array<Eigen::ArrayXd>("x");
    const auto first = reference["j0"].array<Eigen::ArrayXd>("out"),
               second = reference["j1"].array<Eigen::ArrayXd>("out");
    for (Eigen::Index i = 0; i < x.size(); ++i) {
        EXPECT_NEAR(special::j0(x[i]), first[i], 6e-16 * amplitude(x[i])) << x[i];
        EXPECT_NEAR(special::j1(x[i]), second[i], 6e-16 * amplitude(x[i]) * std::min(1.0, x[i])) << x[i];
        EXPECT_EQ(special::j0(-x[i]), special::j0(x[i]));
        EXPECT_EQ(special::j1(-x[i]), -special::j1(x[i]));
    }
}

TEST(Bessel, EnvelopeAndDerivative) {
    // J0' = -J1 and the Wronskian-like sum rule J0^2 + 2 sum J_k^2 = 1 leaves J0^2 + 2 J1^2 <= 1.
    for (double x = 0.05; x < 40; x += 0.37) {
        const double h = 1e-4;
        EXPECT_NEAR((special::j0(x + h) - special::j0(x - h)) / (2 * h), -special::j1(x), 1e-8);
        EXPECT_LE(special::j0(x) * special::j0(x) + 2 * special::j1(x) * special::j1(x), 1 + 1e-15);
    }
}

TEST(Bessel, LimitsAndScalars) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    EXPECT_EQ(special::j0(0), 1);
    EXPECT_EQ(special::j1(0), 0);
    EXPECT_TRUE(std::signbit(special::j1(-0.0)));
    EXPECT_EQ(special::j0(inf), 0);
    EXPECT_EQ(special::j1(-inf), 0);
    EXPECT_TRUE(std::isnan(special::j0(std::nan(""))));
    EXPECT_TRUE(std::isnan(special::j1(std::nan(""))));
    EXPECT_LE(std::abs(special::j0(1e300)), 1e-150);
    static_assert(std::is_same_v<decltype(special::j0(3)), double>);
    EXPECT_EQ(special::j1(2.5f), static_cast<float>(special::j1(2.5)));
    const Eigen::ArrayXXf x = Eigen::ArrayXXf::Constant(2, 3, 1.5f);
    EXPECT_TRUE((special::j0(x) == static_cast<float>(special::j0(1.5))).all());
    EXPECT_TRUE((special::j1(x) == static_cast<float>(special::j1(1.5))).all());
}

}  // namespace
