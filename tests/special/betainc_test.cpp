#include <scixx/special/betainc.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::Reference;

TEST(Betainc, AgreesWithMpmathInBothTails) {
    const Reference reference("special/betainc.json");
    const auto& expected = reference["betainc"];
    const auto a = expected.array<Eigen::ArrayXd>("a"), b = expected.array<Eigen::ArrayXd>("b");
    const auto x = expected.array<Eigen::ArrayXd>("x");
    const auto lower = expected.array<Eigen::ArrayXd>("lower"), upper = expected.array<Eigen::ArrayXd>("upper");
    for (Eigen::Index i = 0; i < a.size(); ++i) {
        if (lower[i] > 1e-290) {
            EXPECT_REL_CLOSE(special::betainc(a[i], b[i], x[i]), lower[i], 2e-13) << a[i] << " " << b[i] << " " << x[i];
        }
        if (upper[i] > 0) {
            EXPECT_REL_CLOSE(special::betaincc(a[i], b[i], x[i]), upper[i], 2e-13)
                << a[i] << " " << b[i] << " " << x[i];
        }
    }
}

TEST(Betainc, ClosedForms) {
    for (const double x : {1e-200, 1e-9, 0.2, 0.5, 0.77, 0.999}) {
        EXPECT_REL_CLOSE(special::betainc(1, 1, x), x, 2e-14);
        EXPECT_REL_CLOSE(special::betainc(3.5, 1, x), std::pow(x, 3.5), 3e-14);
        EXPECT_REL_CLOSE(special::betainc(1, 4.5, x), -std::expm1(4.5 * std::log1p(-x)), 2e-14);
        EXPECT_REL_CLOSE(special::betainc(0.5, 0.5, x), 2 / 3.14159265358979324 * std::asin(std::sqrt(x)), 2e-14);
    }
    for (const double a : {0.3, 7.0, 1e3, 1e6}) EXPECT_REL_CLOSE(special::betainc(a, a, 0.5), 0.5, 1e-13);
}

TEST(Betainc, EdgesAndDomain) {
    EXPECT_EQ(special::betainc(2, 3, 0), 0);
    EXPECT_EQ(special::betainc(2, 3, 1), 1);
    EXPECT_EQ(special::betaincc(2, 3, 1.0), 0);
    const double nan = std::nan("");
    for (const double value :
         {special::betainc(0, 1, 0.5), special::betainc(1, -1, 0.5), special::betainc(1, 1, 1.5),
          special::betainc(1, 1, -0.5), special::betainc(nan, 1.0, 0.5), special::betainc(1.0, 1.0, nan)})
        EXPECT_TRUE(std::isnan(value));
    static_assert(std::is_same_v<decltype(special::betainc(2, 1.F, 1.F)), double>);
    static_assert(std::is_same_v<decltype(special::betainc(2.F, 1.F, 1.F)), float>);
}

}  // namespace
