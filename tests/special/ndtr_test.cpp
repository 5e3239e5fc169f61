#include <scixx/special/ndtr.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::Reference;

const Reference& stored() {
    static const Reference reference("special/ndtr.json");
    return reference;
}
constexpr double inf = std::numeric_limits<double>::infinity();

TEST(Ndtr, AgreesWithMpmathFarIntoTheTail) {
    const auto& expected = stored()["ndtr"];
    const auto x = expected.array<Eigen::ArrayXd>("x"), out = expected.array<Eigen::ArrayXd>("out");
    const Eigen::ArrayXd all = special::ndtr(x);
    for (Eigen::Index i = 0; i < x.size(); ++i) EXPECT_REL_CLOSE(all[i], out[i], 2e-15) << x[i];
    EXPECT_EQ(special::ndtr(-inf), 0);
    EXPECT_EQ(special::ndtr(inf), 1);
    EXPECT_EQ(special::ndtr(0), 0.5);
    EXPECT_TRUE(std::isnan(special::ndtr(std::nan(""))));
    EXPECT_REL_CLOSE(special::ndtr(-3.F), 0.0013498980316301F, 1e-7);
}

TEST(LogNdtr, AgreesWithMpmathWhereNdtrUnderflows) {
    const auto& expected = stored()["log_ndtr"];
    const auto x = expected.array<Eigen::ArrayXd>("x"), out = expected.array<Eigen::ArrayXd>("out");
    const Eigen::ArrayXd all = special::log_ndtr(x);
    for (Eigen::Index i = 0; i < x.size(); ++i) EXPECT_REL_CLOSE(all[i], out[i], 2e-15) << x[i];
    EXPECT_EQ(special::log_ndtr(-inf), -inf);
    EXPECT_EQ(special::log_ndtr(inf), 0);
    EXPECT_TRUE(std::isnan(special::log_ndtr(std::nan(""))));
}

TEST(Ndtri, AgreesWithMpmathAndInvertsNdtr) {
    const auto& expected = stored()["ndtri"];
    const auto p = expected.array<Eigen::ArrayXd>("x"), out = expected.array<Eigen::ArrayXd>("out");
    const Eigen::ArrayXd all = special::ndtri(p);
    for (Eigen::Index i = 0; i < p.size(); ++i) {
        EXPECT_REL_CLOSE(all[i], out[i], 2e-15) << p[i];
        if (p[i] > 1e-300) {
            EXPECT_REL_CLOSE(special::ndtr(all[i]), p[i], 1e-15 * (2 + all[i] * all[i])) << p[i];
        }
    }
    EXPECT_EQ(special::ndtri(0), -inf);
    EXPECT_EQ(special::ndtri(1), inf);
    EXPECT_EQ(special::ndtri(0.5), 0);
    EXPECT_TRUE(std::isnan(special::ndtri(-0.1)));
    EXPECT_TRUE(std::isnan(special::ndtri(1.1)));
    EXPECT_TRUE(std::isnan(special::ndtri(std::nan(""))));
}

TEST(Erf, InversesAgreeWithMpmath) {
    const auto& forward = stored()["erfinv"];
    const auto y = forward.array<Eigen::ArrayXd>("x"), out = forward.array<Eigen::ArrayXd>("out");
    const Eigen::ArrayXd all = special::erfinv(y);
    for (Eigen::Index i = 0; i < y.size(); ++i) EXPECT_REL_CLOSE(all[i], out[i], 2e-15) << y[i];
    const auto& complement = stored()["erfcinv"];
    const auto q = complement.array<Eigen::ArrayXd>("x"), far = complement.array<Eigen::ArrayXd>("out");
    for (Eigen::Index i = 0; i < q.size(); ++i) EXPECT_REL_CLOSE(special::erfcinv(q[i]), far[i], 2e-15) << q[i];
    EXPECT_EQ(special::erfinv(1), inf);
    EXPECT_EQ(special::erfinv(-1.0), -inf);
    EXPECT_EQ(special::erfinv(0.0), 0);
    EXPECT_TRUE(std::isnan(special::erfinv(1.5)));
    EXPECT_EQ(special::erfcinv(0.0), inf);
    EXPECT_EQ(special::erfcinv(2.0), -inf);
    EXPECT_TRUE(std::isnan(special::erfcinv(-0.5)));
}

TEST(Erf, ComplementsAddUp) {
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(41, -5, 5);
    EXPECT_SCALED_CLOSE((special::erf(x) + special::erfc(x)).eval(), Eigen::ArrayXd::Ones(41).eval(), 2.3e-16);
    EXPECT_REL_CLOSE(special::erf(0.5F), 0.5204998778F, 1e-7);
}

TEST(Nrdtri, MomentsFromAQuantile) {
    EXPECT_REL_CLOSE(special::nrdtrimn(0.2, 1.5, 3.0), 3 - 1.5 * special::ndtri(0.2), 1e-15);
    EXPECT_REL_CLOSE(special::nrdtrisd(1.0, 0.9, 3.0), 2 / special::ndtri(0.9), 1e-15);
    EXPECT_REL_CLOSE(special::ndtr((3 - special::nrdtrimn(0.2, 1.5, 3.0)) / 1.5), 0.2, 1e-14);
    EXPECT_TRUE(std::isnan(special::nrdtrimn(1.5, 1.0, 0.0)));
    const Eigen::ArrayXd p = Eigen::ArrayXd::LinSpaced(3, 0.2, 0.4);
    EXPECT_EQ(special::nrdtrisd(1, p, 3)[1], special::nrdtrisd(1, p[1], 3.0));
}

}  // namespace
