#include <scixx/special/chndtr.hpp>

#include "special/blocks.hpp"
#include "support/closeness.hpp"

namespace {

namespace special = scixx::special;

constexpr double inf = std::numeric_limits<double>::infinity();

// Sums over all Poisson weights, without the recurrences.
template <class F>
double mixed(double nc, F f) {
    double sum = 0, weight = std::exp(-nc / 2);
    for (int j = 0; j < 300; weight *= nc / 2 / ++j) sum += weight * f(j);
    return sum;
}

TEST(Chndtr, AgreesWithItsDefinition) {
    for (const double df : {0.7, 3.0, 40.0})
        for (const double nc : {0.0, 0.5, 12.0, 150.0})
            for (const double x : {1e-3, 2.0, 30.0, 150.0, 400.0}) {
                const double expected = mixed(nc, [=](int j) {
                    return scixx::special::detail::incomplete::gamma_parts<double>(df / 2 + j, x / 2).lower;
                });
                EXPECT_REL_CLOSE(special::chndtr(x, df, nc), expected, 5e-14) << x << " " << df << " " << nc;
            }
    EXPECT_EQ(special::chndtr(0, 3, 1), 0);
    EXPECT_EQ(special::chndtr(inf, 3, 1), 1);
    EXPECT_TRUE(std::isnan(special::chndtr(-1, 3, 1)));
    EXPECT_TRUE(std::isnan(special::chndtr(1, 3, -1)));
}

TEST(Chndtr, LargeAndUndefinedArguments) {
    const double nan = std::nan("");
    EXPECT_EQ(special::chndtr(1e100, 3, 1), 1);
    EXPECT_EQ(special::chndtr(7, 3, 1e100), 0);
    EXPECT_NEAR(special::chndtr(1e14, 3, 1e14), 0.5, 1e-6);
    EXPECT_NEAR(special::ncfdtr(2, 7, 1e14, 5e13), 0.4288798575530549, 1e-6);  // Q(7 / 2, 7 / 2)
    EXPECT_NEAR(special::nctdtr(7, 1e8, 1e8), 0.4288798575530549, 1e-6);
    EXPECT_NEAR(special::nctdtr(1e16, 2, 2), 0.5, 1e-7);
    for (const double p : {0.2, 0.9})
        for (const double value :
             {special::chndtrix(p, 3, nan), special::chndtridf(3, p, nan), special::chndtrinc(nan, 3, p),
              special::ncfdtri(3, nan, 1, p), special::ncfdtridfd(3, p, nan, 1), special::ncfdtridfn(p, 3, 1, nan),
              special::ncfdtrinc(nan, 3, p, 1), special::nctdtrit(3, nan, p), special::nctdtridf(p, nan, 1),
              special::nctdtrinc(3, p, nan)})
            EXPECT_TRUE(std::isnan(value));
}

TEST(Chndtr, Inverses) {
    for (const double p : {1e-3, 0.3, 0.9}) {
        EXPECT_REL_CLOSE(special::chndtr(special::chndtrix(p, 3, 1.5), 3, 1.5), p, 1e-12);
        EXPECT_REL_CLOSE(special::chndtr(9, special::chndtridf(9, p, 1.5), 1.5), p, 1e-12);
    }
    EXPECT_REL_CLOSE(special::chndtr(2, 3, special::chndtrinc(2, 3, 0.3)), 0.3, 1e-12);
    EXPECT_TRUE(std::isnan(special::chndtrinc(2, 3, 0.9)));
}

TEST(Ncfdtr, AgreesWithItsDefinitionAndInverses) {
    for (const double nc : {0.0, 1.5, 60.0})
        for (const double f : {1e-2, 0.7, 5.0, 60.0}) {
            const double x = 2 * f / (2 * f + 7);
            const double expected = mixed(nc, [=](int j) {
                return scixx::special::detail::incomplete::beta_parts<double>(1.0 + j, 3.5, x).lower;
            });
            EXPECT_REL_CLOSE(special::ncfdtr(2, 7, nc, f), expected, 1e-13) << nc << " " << f;
        }
    EXPECT_REL_CLOSE(special::ncfdtr(2, 3, 1.5, special::ncfdtri(2, 3, 1.5, 0.3)), 0.3, 1e-12);
    EXPECT_REL_CLOSE(special::ncfdtr(2, 3, special::ncfdtrinc(2, 3, 0.3, 0.7), 0.7), 0.3, 1e-12);
    EXPECT_REL_CLOSE(special::ncfdtr(special::ncfdtridfn(0.3, 3, 1.5, 0.7), 3, 1.5, 0.7), 0.3, 1e-12);
    EXPECT_REL_CLOSE(special::ncfdtr(3, special::ncfdtridfd(3, 0.2, 1.5, 0.7), 1.5, 0.7), 0.2, 1e-12);
    // Many degrees of freedom of the denominator make it a noncentral chi-square variable.
    EXPECT_REL_CLOSE(special::ncfdtr(3, 1e16, 1.5, 0.7), special::chndtr(2.1, 3, 1.5), 1e-13);
    EXPECT_EQ(special::ncfdtr(2, 3, 1.5, 0), 0);
    EXPECT_TRUE(std::isnan(special::ncfdtr(-2, 3, 1.5, 1)));
}

TEST(Nctdtr, IntegralAndInverses) {
    // The normal distribution function averaged over the chi distribution of the denominator.
    for (const double nc : {-2.0, 0.0, 0.7, 5.0})
        for (const double t : {-3.0, -0.5, 0.0, 1.5, 12.0}) {
            const double df = 5, h = 1.0 / 256;
            double sum = 0;
            for (double u = h; u < 12; u += h)  // density of chi with 5 degrees: u^4 exp(-u^2 / 2) / (3 sqrt(pi / 2))
                sum += h * std::pow(u, 4) * std::exp(-u * u / 2) / (3 * 1.2533141373155003) * 0.5 *
                       std::erfc(-(t * u / std::sqrt(df) - nc) / std::sqrt(2.0));
            EXPECT_NEAR(special::nctdtr(df, nc, t), sum, 1e-13) << nc << " " << t;
        }
    for (const double p : {1e-3, 0.3, 0.9})
        EXPECT_REL_CLOSE(special::nctdtr(3, 1.5, special::nctdtrit(3, 1.5, p)), p, 1e-11);
    EXPECT_REL_CLOSE(special::nctdtrit(3, 1.5, 0.3), 1.0193903650074276, 1e-7);
    EXPECT_REL_CLOSE(special::nctdtr(3, special::nctdtrinc(3, 0.3, 0.7), 0.7), 0.3, 1e-12);
    // Where t and nc differ in sign the tail is below ndtr(-|nc|).
    for (const double nc : {10.0, 42.0, 60.0})
        EXPECT_LE(special::nctdtr(1.55, nc, -0.65), special::nctdtr(1.55, nc, 0));
    EXPECT_REL_CLOSE(special::nctdtr(1.55, special::nctdtrinc(1.55, 0.0175, -0.65), -0.65), 0.0175, 1e-12);
    EXPECT_TRUE(std::isnan(special::nctdtr(-1, 0, 1)));
}

TEST(Chndtr, Arrays) {
    scixx::testing::expect_blocks_agree<3>(
        {{{-1, 0, 1e-200, 1e-6, 0.4, 5, 40, 900, 5e4, INFINITY, NAN},
          {-1, 0, 1e-200, 1e-9, 0.3, 1, 2, 7.5, 40, 900, 3e5, INFINITY, NAN},
          {-1, 0, 1e-200, 1e-5, 0.8, 9, 300, 4e4, 1e9, NAN}}},
        1e-12, [](const auto& a, const auto& b, const auto& c) { return special::chndtr(a, b, c); });
    scixx::testing::expect_blocks_agree<3>(
        {{{0, 1e-6, 0.3, 0.99, 1, NAN}, {0.3, 2, 7.5, 400}, {0, 0.5, 30}}}, 1e-11,
        [](const auto& a, const auto& b, const auto& c) { return special::chndtrix(a, b, c); });
    scixx::testing::expect_blocks_agree<3>(
        {{{0.3, 2, 7.5, 400}, {1e-4, 0.3, 0.9}, {0, 0.5, 30}}}, 1e-10,
        [](const auto& a, const auto& b, const auto& c) { return special::chndtridf(a, b, c); });
}

TEST(Ncfdtr, Arrays) {
    scixx::testing::expect_blocks_agree<4>(
        {{{-1, 0.2, 3, 80, 1e6},
          {0.3, 6, 90, 1e6, NAN},
          {-1, 0, 1e-200, 1e-5, 0.8, 9, 300, 4e4, 1e9, NAN},
          {-1, 0, 1e-9, 0.2, 1, 7, 300, INFINITY}}},
        2e-12, [](const auto& a, const auto& b, const auto& c, const auto& d) { return special::ncfdtr(a, b, c, d); },
        1e-290);
    scixx::testing::expect_blocks_agree<4>(
        {{{3, 80}, {6, 90}, {0, 0.5, 30}, {0, 1e-6, 0.3, 0.99, 1, NAN}}}, 1e-11,
        [](const auto& a, const auto& b, const auto& c, const auto& d) { return special::ncfdtri(a, b, c, d); });
}

TEST(Nctdtr, TailsBeyondZero) {
    EXPECT_REL_CLOSE(special::nctdtr(69, 2.0945, -40), 1.0212409611689086e-57, 1e-11);
    EXPECT_REL_CLOSE(special::nctdtr(5, 6, -1.5), 2.1585763646760511e-12, 1e-11);
    const double t = special::nctdtrit(69, 2.0945, 1e-196);
    EXPECT_REL_CLOSE(special::nctdtr(69, 2.0945, t), 1e-196, 1e-10);
    EXPECT_REL_CLOSE(special::nctdtr(69, Eigen::ArrayXd::Constant(1, 2.0945), t)[0], 1e-196, 1e-10);
}

TEST(Nctdtr, Arrays) {
    scixx::testing::expect_blocks_agree<3>(
        {{{-1, 0.4, 3, 50, 1e6, NAN}, {-60, -3, -1e-9, 0, 0.7, 20, NAN}, {-INFINITY, -50, -2, 0, 1e-9, 0.6, 8, 1e4}}},
        1e-12, [](const auto& a, const auto& b, const auto& c) { return special::nctdtr(a, b, c); }, 1e-15);
    scixx::testing::expect_blocks_agree<3>(
        {{{0.4, 3, 50}, {-3, 0, 0.7, 20}, {0, 1e-3, 0.3, 0.99, 1, NAN}}}, 1e-10,
        [](const auto& a, const auto& b, const auto& c) { return special::nctdtrit(a, b, c); });
}

TEST(Chndtr, SearchesEndWhereRoundingLeavesNoNearerNumber) {
    EXPECT_REL_CLOSE(special::chndtrinc(84.62606811523438, 0.50571155548095703, 0.76318562030792236), 72.4309937144249,
                     1e-13);
    EXPECT_TRUE(std::isnan(special::chndtridf(8.87, 0.67, 742.73)));  // At df = 0 less is left.
}

TEST(Chndtr, ArraysNearUnderflow) {
    const Eigen::ArrayXd f = Eigen::ArrayXd::LinSpaced(9, 6e-12, 3e-11), nc = Eigen::ArrayXd::LinSpaced(9, 1700, 2000);
    const Eigen::ArrayXd p = special::ncfdtr(54.1144, 614.168, 15, f), q = special::chndtr(50.9787, 0.0394669, nc);
    for (Eigen::Index i = 0; i < f.size(); ++i) {
        EXPECT_REL_CLOSE(p[i], special::ncfdtr(54.1144, 614.168, 15, f[i]), 1e-11);
        EXPECT_REL_CLOSE(q[i], special::chndtr(50.9787, 0.0394669, nc[i]), 1e-11);
    }
}

TEST(Chndtr, QuantilesOfAnySize) {
    EXPECT_REL_CLOSE(special::chndtrix(2e-3, 0.02, 0.5), 1.0333910015233955e-259, 1e-11);
    EXPECT_EQ(special::chndtrix(0.02, 0.01, 0.003), 0);
    EXPECT_EQ(special::ncfdtri(65, 0.008, 0.1, 0.98), inf);
    const double far = special::nctdtrit(0.002, 1, 0.999 * special::nctdtr(0.002, 1, 1e200));
    EXPECT_REL_CLOSE(special::nctdtr(0.002, 1, far), 0.999 * special::nctdtr(0.002, 1, 1e200), 1e-12);
}

}  // namespace
