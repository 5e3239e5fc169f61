#include <scixx/stats/distributions/bessel.hpp>

#include <scixx/core/random.hpp>
#include <scixx/stats/distributions/kolmogorov.hpp>
#include <scixx/stats/distributions/logistic.hpp>
#include <scixx/stats/distributions/rv_histogram.hpp>

#include "support/closeness.hpp"

namespace {

namespace stats = scixx::stats;

TEST(Bessel, AgreesWithScipy) {
    EXPECT_REL_CLOSE(stats::vonmises.cdf(7, 1.5), 1.7755987339002295, 1e-12);
    EXPECT_REL_CLOSE(stats::vonmises.entropy(2.0), 1.2663212919642852, 1e-13);
    EXPECT_REL_CLOSE(stats::vonmises.ppf(0.2, 1.5), -0.8018763152649763, 1e-11);
    EXPECT_EQ(stats::vonmises.pdf(7.0, 0.0), stats::vonmises.pdf(0.0, 0.0));
    EXPECT_EQ(stats::vonmises_line.pdf(7.0, 1.0), 0);
    EXPECT_REL_CLOSE(stats::vonmises_line.cdf(0.3, 4.0) + stats::vonmises_line.sf(0.3, 4.0), 1.0, 1e-14);
    EXPECT_REL_CLOSE(stats::norminvgauss.cdf(1, 1.25, 0.5), 0.7753956094133886, 1e-10);
    EXPECT_REL_CLOSE(stats::norminvgauss.pdf(1, 1.25, 0.5), 0.27829778310641273, 1e-13);
    EXPECT_REL_CLOSE(stats::norminvgauss.sf(20, 1.25, 0.5), 5.743190385871337e-09, 1e-5);
    EXPECT_REL_CLOSE(stats::norminvgauss.ppf(stats::norminvgauss.cdf(1, 1.25, 0.5), 1.25, 0.5), 1.0, 1e-11);
    EXPECT_REL_CLOSE(stats::geninvgauss.cdf(1, 2.3, 1.5), 0.05033332302316455, 1e-8);
    EXPECT_REL_CLOSE(stats::geninvgauss.pdf(1, 2.3, 1.5), 0.14084299301765776, 1e-12);
    EXPECT_REL_CLOSE(stats::geninvgauss.mean(2.3, 1.5), 3.4841318834031583, 1e-10);
    EXPECT_REL_CLOSE(stats::geninvgauss.var(2.3, 1.5), 4.191005306027453, 1e-9);
}

// Densities and tails by mpmath at 18 digits, moments of SciPy.
TEST(Genhyperbolic, AgreesWithQuadrature) {
    const auto& law = stats::genhyperbolic;
    EXPECT_REL_CLOSE(law.pdf(-3, 0.5, 1.5, -0.5), 0.040599944898665085, 1e-13);
    EXPECT_REL_CLOSE(law.pdf(0.5, -2.25, 1.0, 0.75), 0.58007179036754029, 1e-13);
    EXPECT_REL_CLOSE(law.pdf(40, -2.25, 1.0, 0.75), 6.13150639560661e-11, 1e-12);
    EXPECT_REL_CLOSE(law.pdf(-3, 30.5, 2.0, 1.25), 4.8436069534918585e-10, 1e-12);
    EXPECT_REL_CLOSE(law.sf(1, 0.5, 1.5, -0.5), 0.0571981603301965, 1e-12);
    EXPECT_REL_CLOSE(law.sf(1, -2.25, 1.0, 0.75), 0.102513217498416, 1e-12);
    EXPECT_REL_CLOSE(law.isf(0.102513217498416, -2.25, 1.0, 0.75), 1.0, 1e-12);
    EXPECT_REL_CLOSE(law.pdf(1, -0.5, 1.25, 0.5), stats::norminvgauss.pdf(1, 1.25, 0.5), 1e-13);
    const std::array<double, 4> known{0.2654500358481147, 0.43154093453570536, 1.5672593635980139, 10.892513471259068};
    const auto moments = law.stats(-2.25, 1.0, 0.75);
    for (std::size_t i = 0; i < 4; ++i) EXPECT_REL_CLOSE(moments[i], known[i], 1e-10) << i;
    EXPECT_REL_CLOSE(law.pdf(0.7, -2.5, 1.0, 1.0), law.pdf(0.7, -2.5, 1.0, 1 - 1e-12), 1e-9);
    EXPECT_TRUE(std::isnan(law.pdf(0.7, 2.5, 1.0, 1.0)));
    EXPECT_EQ(law.pdf(5.0, 0.5, 1.5, -0.5, 1, 2), law(0.5, 1.5, -0.5).pdf(2.0) / 2);
    scixx::core::Generator rng(3), same(3);
    const double mixing = stats::geninvgauss.rvs(0.5, std::sqrt(2.0), same) / std::sqrt(2.0);
    EXPECT_REL_CLOSE(law.rvs(0.5, 1.5, -0.5, rng), -0.5 * mixing + std::sqrt(mixing) * same.standard_normal(), 1e-13);
}

TEST(Bessel, GeninvgaussDrawsAreScipys) {
    const struct {
        double p, b;
        Eigen::Array3d x;
    } cases[] = {{2.3, 1.5, {3.63036778625617, 1.8987830424846734, 9.411669537267999}},
                 {0.3, 0.7, {1.7323670097107553, 0.755510770717728, 9.785078973299303}},
                 {0.3, 0.1, {11.992893177546843, 5.558309080947754, 0.161066540343518}},
                 {-0.5, 0.2, {0.11999233402976432, 0.2015592877589348, 3.1617560719530764}},
                 {0.0, 0.05, {6.7287142810183145, 1.576835177812438, 0.03655855215917975}}};
    for (const auto& c : cases) {
        scixx::core::RandomState rng(7);
        EXPECT_SCALED_CLOSE(Eigen::Array3d(stats::geninvgauss.rvs(c.p, c.b, 3, rng)), c.x, 1e-13) << c.p;
    }
    scixx::core::Generator rng(1);
    EXPECT_THROW_TEXT((void)stats::geninvgauss.rvs(1e300, 1.0, rng), std::runtime_error,
                      "geninvgauss: rvs found no variate");
}

TEST(Kolmogorov, AgreesWithScipy) {
    EXPECT_REL_CLOSE(stats::ksone.sf(0.3, 10), 0.1354635556, 1e-13);
    EXPECT_REL_CLOSE(stats::ksone.cdf(0.05, 10), 0.07756641079892579, 1e-13);
    EXPECT_REL_CLOSE(stats::ksone.cdf(0.12, 10), 0.304649625749968, 1e-13);
    EXPECT_REL_CLOSE(stats::ksone.pdf(0.3, 10), 1.74346021, 1e-11);
    EXPECT_REL_CLOSE(stats::kstwobign.sf(1.2), 0.11224966667072497, 1e-14);
    EXPECT_REL_CLOSE(stats::kstwobign.cdf(0.4), 0.0028076732227017387, 1e-13);
    EXPECT_REL_CLOSE(stats::kstwobign.pdf(0.7), 1.6647342660670743, 1e-13);
    EXPECT_REL_CLOSE(stats::kstwobign.pdf(1.1), 0.7803095042387849, 1e-13);
    EXPECT_REL_CLOSE(stats::kstwobign.mean(), 0.8687311606361592, 1e-10);  // sqrt(pi / 2) log 2
    EXPECT_REL_CLOSE(stats::kstwobign.isf(1e-200), std::sqrt(std::log(2e200) / 2), 1e-13);
}

TEST(StudentizedRange, AgreesWithScipy) {
    EXPECT_REL_CLOSE(stats::studentized_range.cdf(3, 4.0, 10.0), 0.7888890759577393, 1e-13);  // mpmath
    EXPECT_REL_CLOSE(stats::studentized_range.pdf(3, 4.0, 10.0), 0.2140791492569412, 5e-13);  // mpmath
    EXPECT_REL_CLOSE(stats::studentized_range.sf(8, 3.0, 5.0), 0.005557878295156082, 1e-9);
    EXPECT_REL_CLOSE(stats::studentized_range.ppf(0.95, 3.0, 10.0), 3.876776750013158, 1e-9);
    EXPECT_REL_CLOSE(stats::studentized_range.cdf(0.1, 3.0, 5.0), 0.0027512933261471147, 1e-9);
    EXPECT_REL_CLOSE(stats::studentized_range.pdf(0.1, 3.0, 5.0), 0.05491902304642512, 1e-9);
    EXPECT_REL_CLOSE(stats::studentized_range.cdf(1, 20.0, 2.0), 0.00030485967507920265, 1e-8);
    EXPECT_REL_CLOSE(stats::studentized_range.pdf(50, 5.0, 1.5), 0.00027683634071417386, 1e-8);
    EXPECT_REL_CLOSE(stats::studentized_range.cdf(50, 5.0, 1.5), 0.9907585110724138, 1e-10);
    EXPECT_REL_CLOSE(stats::studentized_range.pdf(4, 2.0, 1e6), 0.010333492677046028, 1e-4);  // SciPy's df is infinite
    // Two variables: their distance over sqrt(2) is a t statistic; with 2 degrees of freedom P(|t| < x) is
    // x / sqrt(2 + x^2) and the density 2 / (2 + x^2)^1.5.
    for (const double q : {1e-6, 0.01, 1.0, 30.0, 1e4}) {
        const double x = q / std::sqrt(2.0), r = std::sqrt(2 + x * x);
        EXPECT_REL_CLOSE(stats::studentized_range.cdf(q, 2.0, 2.0), x / r, 1e-12);
        EXPECT_REL_CLOSE(stats::studentized_range.sf(q, 2.0, 2.0), 2 / (r * (r + x)), 1e-12);
        EXPECT_REL_CLOSE(stats::studentized_range.pdf(q, 2.0, 2.0), std::sqrt(2.0) / (r * r * r), 1e-12);
    }
    EXPECT_EQ(stats::studentized_range.cdf(0, 3.0, 5.0), 0);
    EXPECT_REL_CLOSE(stats::studentized_range.sf(1e17, 2.0, 1.0), 2.0 * std::sqrt(2.0) / (3.14159265358979324 * 1e17),
                     1e-12);
}

TEST(Tukeylambda, AgreesWithScipy) {
    EXPECT_REL_CLOSE(stats::tukeylambda.cdf(0.7, 0.14), 0.6854604309325012, 1e-13);
    EXPECT_REL_CLOSE(stats::tukeylambda.pdf(0.7, -0.5), 0.1585020495197608, 1e-12);
    EXPECT_REL_CLOSE(stats::tukeylambda.cdf(-50, -0.5), 0.0014792056904084916, 1e-11);
    EXPECT_REL_CLOSE(stats::tukeylambda.var(0.14), 2.1102970222144855, 1e-10);
    EXPECT_EQ(stats::tukeylambda.ppf(0.3, 0.0), stats::logistic.ppf(0.3));
}

TEST(RvHistogram, IsUniformInEachBin) {
    const Eigen::ArrayXd counts{{2.0, 0.0, 6.0}}, edges{{0.0, 1.0, 3.0, 4.0}};
    const auto rv = stats::rv_histogram(counts, edges);
    EXPECT_EQ(rv.pdf(0.5), 0.25);
    EXPECT_EQ(rv.pdf(2.0), 0);
    EXPECT_EQ(rv.pdf(4.5), 0);
    EXPECT_EQ(rv.cdf(2.5), 0.25);
    EXPECT_EQ(rv.cdf(3.5), 0.625);
    EXPECT_EQ(rv.ppf(0.125), 0.5);
    EXPECT_EQ(rv.ppf(0.625), 3.5);
    EXPECT_REL_CLOSE(rv.mean(), 0.25 * 0.5 + 0.75 * 3.5, 1e-15);
    EXPECT_EQ(rv.cdf(edges)[3], 1);
    // Bins far from 0: the moments are those of the bins about 0, and small tails keep their digits.
    const auto far = stats::rv_histogram(Eigen::Array3d(1, 5, 2), Eigen::Array4d(1e8, 1e8 + 1, 1e8 + 2, 1e8 + 3));
    const auto here = stats::rv_histogram(Eigen::Array3d(1, 5, 2), Eigen::Array4d(0, 1, 2, 3));
    const auto a = far.stats(), b = here.stats();
    EXPECT_REL_CLOSE(a[0], 1e8 + b[0], 1e-15);
    for (const std::size_t k : {1UL, 2UL, 3UL}) EXPECT_REL_CLOSE(a[k], b[k], 1e-7);
    EXPECT_REL_CLOSE(here.moment(3), (0.25 + 5 * 3.75 + 2 * 16.25) / 8, 1e-15);
    EXPECT_REL_CLOSE(here.sf(3 - 0x1p-51), 0.25 * 0x1p-51, 1e-15);
    EXPECT_EQ(here.isf(1e-300), 3);
    EXPECT_THROW_TEXT(stats::rv_histogram(counts, counts), std::invalid_argument, "rv_histogram: edges");
    EXPECT_THROW_TEXT(stats::rv_histogram((-counts).eval(), edges), std::invalid_argument,
                      "counts must not be negative");
    EXPECT_THROW_TEXT(stats::rv_histogram((0 * counts).eval(), edges), std::invalid_argument, "all be 0");
}

}  // namespace
