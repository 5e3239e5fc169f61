#include <limits>
#include <scixx/stats/hypothesis/dunnett.hpp>
#include <scixx/stats/hypothesis/tukey_hsd.hpp>
#include <stdexcept>

#include "stats/descriptive/list.hpp"

namespace {

using namespace scixx::stats;
using scixx::testing::Reference;
using Vector = std::vector<double>;

TEST(TukeyHsd, AgreesWithScipy) {
    const Reference reference("stats/groups.json");
    for (const std::string name : {"smooth", "ties", "few"}) {
        SCOPED_TRACE(name);
        const auto& e = reference[name];
        const auto a = e.list<double>("a"), b = e.list<double>("b"), c = e.list<double>("c");
        const auto result = tukey_hsd(a, b, c);
        EXPECT_SCALED_CLOSE(result.statistic, e.array<Eigen::ArrayXXd>("tukey"), 1e-14);
        EXPECT_SCALED_CLOSE(result.pvalue, e.array<Eigen::ArrayXXd>("tukey p"), 1e-8);  // SciPy's quadrature
        EXPECT_SCALED_CLOSE(tukey_hsd({.equal_var = false}, a, b, c).pvalue, e.array<Eigen::ArrayXXd>("games"), 1e-8);
    }
    const auto& e = reference["few"];
    const auto [low, high] =
        tukey_hsd(e.list<double>("a"), e.list<double>("b"), e.list<double>("c")).confidence_interval(0.9);
    EXPECT_SCALED_CLOSE(low, e.array<Eigen::ArrayXXd>("tukey low"), 1e-8);
    EXPECT_SCALED_CLOSE(high, e.array<Eigen::ArrayXXd>("tukey high"), 1e-8);
}

TEST(TukeyHsd, TwoGroupsAreATTest) {
    using namespace scixx::stats::detail::samples;
    for (const double df : {1.0, 2.5, 30.0, 4000.0})
        for (const double t : {0.1, 1.0, 5.0, 40.0})
            EXPECT_REL_CLOSE(studentized_range_sf(t * std::sqrt(2.0), 2, df), 2 * student_sf(t, df), 1e-12) << df << t;
    EXPECT_NEAR(studentized_range_isf(0.05, 2, 7) / std::sqrt(2.0), 2.364624251592785, 1e-12);
    EXPECT_NEAR(studentized_range_isf(0.05, 3, 10), 3.87678, 1e-5);  // SciPy
}

TEST(Dunnett, OneSampleIsATTest) {
    using namespace scixx::stats::detail::samples;
    for (const double lambda : {0.1, 0.7, 0.97})
        for (const double t : {-2.0, 0.3, 2.0, 15.0}) {
            EXPECT_REL_CLOSE(DunnettLaw({lambda}, 7, false).sf(t), student_sf(t, 7), 1e-12);
            if (t > 0) {
                EXPECT_REL_CLOSE(DunnettLaw({lambda}, 7, true).sf(t), 2 * student_sf(t, 7), 1e-12);
            }
        }
    // The 5 % points of Dunnett's tables for three samples of the control's size, 20 degrees of freedom.
    const std::vector<double> equal(3, std::sqrt(0.5));
    EXPECT_NEAR(DunnettLaw(equal, 20, true).isf(0.05), 2.540, 5e-4);
    EXPECT_NEAR(DunnettLaw(equal, 20, false).isf(0.05), 2.192, 5e-4);
}

TEST(Dunnett, DrugsOfTheDocumentation) {
    const Vector control{7.40, 8.50, 7.20, 8.24, 9.84, 8.32}, a{9.76, 8.80, 7.68, 9.36},
        b{12.80, 9.68, 12.16, 9.20, 10.55};
    const auto result = dunnett(control, a, b);
    const auto [statistic, pvalue] = result;
    EXPECT_NEAR(statistic[0], 0.65 / std::sqrt(16.56588 / 12 * (1.0 / 4 + 1.0 / 6)), 1e-4);
    EXPECT_NEAR(pvalue[0], 0.6206, 2e-3);  // SciPy's documentation, by random numbers
    EXPECT_NEAR(pvalue[1], 0.0059, 2e-3);
    const auto limits = result.confidence_interval();
    EXPECT_LT(limits.low[0], 0);
    EXPECT_GT(limits.low[1], 0);
    EXPECT_NEAR(limits.high[1] - limits.low[1], 2 * result.law.isf(0.05) * result.error[1], 1e-12);
    const auto greater = dunnett({.alternative = Alternative::greater}, control, a, b),
               less = dunnett({.alternative = Alternative::less}, control, a, b);
    EXPECT_LT(greater.pvalue[1], pvalue[1]);
    EXPECT_GT(less.pvalue[1], 0.99);
    EXPECT_EQ(greater.confidence_interval().high[0], std::numeric_limits<double>::infinity());
    EXPECT_EQ(less.confidence_interval().low[0], -std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(dunnett(Vector{1, 1}, Vector{1, 1}).pvalue[0]));
    EXPECT_THROW_TEXT(dunnett(control, Vector{}), std::invalid_argument, "dunnett: every group");
    EXPECT_THROW_TEXT(dunnett(Vector{1}, Vector{2}), std::invalid_argument, "dunnett: there must be more");
    EXPECT_THROW_TEXT((void)result.confidence_interval(0), std::invalid_argument, "confidence_level");
}

TEST(TukeyHsd, EdgesAndErrors) {
    EXPECT_TRUE(std::isnan(tukey_hsd(Vector{1, 1}, Vector{1, 1}).pvalue(0, 1)));
    EXPECT_THROW_TEXT(tukey_hsd(Vector{1, 2}, Vector{1}), std::invalid_argument, "tukey_hsd: every sample");
    EXPECT_THROW_TEXT(tukey_hsd(Vector{1, 2}, Vector{1, INFINITY}), std::invalid_argument, "tukey_hsd: samples");
    EXPECT_THROW_TEXT((void)tukey_hsd(Vector{1, 2}, Vector{1, 3}).confidence_interval(1), std::invalid_argument,
                      "confidence_level");
}

}  // namespace
