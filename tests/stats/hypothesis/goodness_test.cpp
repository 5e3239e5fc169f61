#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <scixx/stats/distributions/exponential.hpp>
#include <scixx/stats/distributions/extreme_value.hpp>
#include <scixx/stats/distributions/logistic.hpp>
#include <scixx/stats/distributions/normal.hpp>
#include <scixx/stats/hypothesis/anderson.hpp>
#include <scixx/stats/hypothesis/cramervonmises.hpp>
#include <scixx/stats/hypothesis/epps_singleton.hpp>
#include <scixx/stats/hypothesis/kolmogorov_smirnov.hpp>
#include <scixx/stats/hypothesis/shapiro.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Case;
using scixx::testing::Reference;
using stats::Alternative;
using stats::KsMethod;
using Error = std::invalid_argument;

const Reference& stored() {
    static const Reference reference("stats/hypothesis/goodness.json");
    return reference;
}
void expect_ks(const stats::KstestResult<double>& r, const Case& c, const std::string& key, double tolerance) {
    SCOPED_TRACE(key);
    const auto out = c.list<double>(key);
    EXPECT_REL_CLOSE(r.statistic, out[0], 1e-14);
    EXPECT_REL_CLOSE(r.pvalue, out[1], tolerance);
    if (c.flag("balanced") && key.substr(0, 3) == "one") return;  // an ulp of cdf decides on the side
    EXPECT_EQ(r.statistic_location, out[2]);
    EXPECT_EQ(r.statistic_sign, out[3]);
}

TEST(KolmogorovSmirnov, AgreesWithScipy) {
    for (const auto& [key, c] : stored().cases()) {
        if (key == "large") continue;
        SCOPED_TRACE(key);
        const auto x = c.array<Eigen::ArrayXd>("x"), y = c.array<Eigen::ArrayXd>("y");
        expect_ks(stats::ks_1samp(x, stats::norm), c, "one", 1e-12);
        expect_ks(stats::kstest(x, stats::norm(0.0, 1.0), {.alternative = Alternative::less}), c, "one less", 1e-12);
        const auto cdf = [](double v) { return stats::norm.cdf(v); };
        expect_ks(stats::ks_1samp(x, cdf, {.alternative = Alternative::greater}), c, "one greater", 1e-12);
        expect_ks(stats::ks_1samp(x, cdf, {.method = KsMethod::asymp}), c, "one asymp", 1e-12);
        expect_ks(stats::ks_1samp(x, cdf, {.method = KsMethod::approx}), c, "one approx", 1e-12);
        for (const auto& [name, a] : {std::pair("two-sided", Alternative::two_sided),
                                      {"less", Alternative::less},
                                      {"greater", Alternative::greater}}) {
            expect_ks(stats::kstest(x, y, {.alternative = a}), c, std::string("two ") + name + " exact", 1e-12);
            expect_ks(stats::ks_2samp(x, y, {.alternative = a, .method = KsMethod::asymp}), c,
                      std::string("two ") + name + " asymp", 1e-12);
        }
    }
    const auto& c = stored()["large"];
    const auto [d, p] = stats::ks_2samp(c.array<Eigen::ArrayXd>("x"), c.array<Eigen::ArrayXd>("y"));
    EXPECT_REL_CLOSE(d, c.list<double>("two")[0], 1e-15);
    EXPECT_REL_CLOSE(p, c.list<double>("two")[1], 1e-11);
}

// The share of lattice paths that touch the border, by counting with 64-bit integers.
double counted(std::int64_t m, std::int64_t n, std::int64_t h, bool two_sided) {
    const std::int64_t g = std::gcd(m, n), a = m / g, b = n / g;
    std::vector<std::vector<double>> all(static_cast<std::size_t>(m) + 1,
                                         std::vector<double>(static_cast<std::size_t>(n) + 1)),
        inner = all;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < all[i].size(); ++j) {
            const auto gap = static_cast<std::int64_t>(i) * b - static_cast<std::int64_t>(j) * a;
            const bool out = two_sided ? std::abs(gap) >= h : gap >= h;
            all[i][j] = i + j == 0 ? 1 : (i ? all[i - 1][j] : 0) + (j ? all[i][j - 1] : 0);
            inner[i][j] = out ? 0 : i + j == 0 ? 1 : (i ? inner[i - 1][j] : 0) + (j ? inner[i][j - 1] : 0);
        }
    return (all.back().back() - inner.back().back()) / all.back().back();
}
TEST(KolmogorovSmirnov, ExactLawIsTheShareOfPaths) {
    using namespace stats::detail::samples;
    for (std::int64_t m : {1, 2, 5, 9, 12})
        for (std::int64_t n : {1, 3, 6, 12, 15})
            for (std::int64_t h = 1; h <= std::lcm(m, n); ++h)
                for (bool two_sided : {false, true}) {
                    const double expected = counted(m, n, h, two_sided);
                    EXPECT_NEAR(path_share(m, n, h, two_sided), expected, 1e-14 * expected)
                        << m << " " << n << " " << h;
                    if (m == n) {
                        EXPECT_NEAR(path_share_square(n, h, two_sided), expected, 1e-13 * expected) << n << " " << h;
                    }
                }
    EXPECT_REL_CLOSE(path_share(300, 300, 90, true), path_share_square(300, 90, true), 1e-12);
    EXPECT_REL_CLOSE(path_share(2000, 2000, 400, false), path_share_square(2000, 400, false), 1e-11);
}

TEST(KolmogorovSmirnov, AxesEdgesAndErrors) {
    Eigen::ArrayXXd x(4, 3), y(2, 3);
    x << 0.1, 1, -3, 0.7, 2, 1, -0.2, 3, 0, 0.4, -1, 2;
    y << 0, 1, 2, 3, 4, 5;
    const auto r = stats::ks_2samp(x, y);
    for (Eigen::Index k = 0; k < 3; ++k) {
        const auto each = stats::ks_2samp(x.col(k).eval(), y.col(k).eval());
        EXPECT_EQ(r.pvalue[k], each.pvalue);
        EXPECT_EQ(r.statistic_location[k], each.statistic_location);
    }
    const Eigen::ArrayXXd rows = x.transpose();
    EXPECT_EQ(stats::ks_1samp(rows, stats::norm, {.axis = 1}).pvalue[1],
              stats::ks_1samp(x.col(1).eval(), stats::norm).pvalue);
    EXPECT_EQ(stats::ks_1samp(std::vector<double>{0.0}, stats::norm).statistic, 0.5);
    EXPECT_EQ(stats::ks_1samp(std::vector<double>{0.0}, stats::norm).pvalue, 1);
    EXPECT_TRUE(std::isnan(stats::ks_1samp(std::vector<double>{0.0, std::nan("")}, stats::norm).pvalue));
    EXPECT_EQ(stats::ks_2samp(x.col(0).eval(), x.col(0).eval()).pvalue, 1);
    EXPECT_EQ(stats::ks_1samp(std::vector<double>{-99, -98}, stats::norm).pvalue, 0);
    EXPECT_THROW_TEXT((void)stats::ks_1samp(Eigen::ArrayXd(), stats::norm), Error, "ks_1samp: x must not be empty");
    EXPECT_THROW_TEXT((void)stats::ks_2samp(Eigen::ArrayXd(), x.col(0).eval()), Error, "ks_2samp: data1 and data2");
}

TEST(CramerVonMises, AgreesWithScipy) {
    for (const auto& [key, c] : stored().cases()) {
        if (key == "large") continue;
        SCOPED_TRACE(key);
        const auto x = c.array<Eigen::ArrayXd>("x"), y = c.array<Eigen::ArrayXd>("y");
        const auto one = c.list<double>("cvm"), two = c.list<double>("cvm two");
        const auto [w, p] = stats::cramervonmises(x, stats::norm);
        EXPECT_REL_CLOSE(w, one[0], 1e-14);
        EXPECT_NEAR(p, one[1], 2e-7);  // SciPy's series end at 1e-7
        const auto [t, q] = stats::cramervonmises_2samp(x, y, {.method = stats::CvmMethod::asymptotic});
        EXPECT_NEAR(t, two[0], 1e-13);
        EXPECT_NEAR(q, two[1], 2e-7);
        if (!c.has("cvm two exact")) continue;
        const auto exact = stats::cramervonmises_2samp(x, y);
        EXPECT_NEAR(exact.statistic, c.list<double>("cvm two exact")[0], 1e-13);
        EXPECT_REL_CLOSE(exact.pvalue, c.list<double>("cvm two exact")[1], 1e-13);
    }
}
TEST(CramerVonMises, LimitLawAndErrors) {
    using namespace stats::detail::samples;
    // Anderson and Darling (1952), table 1: quantiles of the limit law.
    for (const auto& [x, p] : {std::pair(0.46136, 0.95), {0.74346, 0.99}, {0.11888, 0.5}, {0.34730, 0.9}})
        EXPECT_NEAR(cramer_limit_cdf(x), p, 4e-6);
    // The transform of the law is that of a sum of chi squared variables over (k pi)^2: E exp(-W) by its product.
    const double mean = [&] {
        double sum = 0;
        const double h = 1e-3;
        for (double x = h / 2; x < 40; x += h) sum += std::exp(-x) * cramer_limit_cdf(x) * h;
        return sum;
    }();
    EXPECT_NEAR(mean, std::sqrt(std::sqrt(2.0) / std::sinh(std::sqrt(2.0))), 1e-6);
    EXPECT_THROW_TEXT((void)stats::cramervonmises(std::vector<double>{1.0}, stats::norm), Error, "at least 2");
    EXPECT_THROW_TEXT((void)stats::cramervonmises_2samp(std::vector<double>{1.0}, std::vector<double>{1.0, 2.0}), Error,
                      "at least 2");
}

TEST(Anderson, AgreesWithScipy) {
    for (const auto& [key, c] : stored().cases()) {
        if (!c.has("shapiro")) continue;
        SCOPED_TRACE(key);
        const auto x = c.array<Eigen::ArrayXd>("x"), y = c.array<Eigen::ArrayXd>("y");
        const auto check = [&](const std::string& name, const stats::AndersonResult& r) {
            SCOPED_TRACE(name);
            const auto out = c.list<double>("anderson " + name);
            const double tolerance = name == "logistic" ? 1e-8 : 1e-11;  // SciPy's fit ends earlier
            if (r.statistic != out[0]) {                                 // both may be infinite
                EXPECT_NEAR(r.statistic, out[0], tolerance * (1 + out[0]));
            }
            EXPECT_NEAR(r.loc, out[1], tolerance);
            EXPECT_REL_CLOSE(r.scale, out[2], tolerance);
            for (Eigen::Index i = 0; i < r.critical_values.size(); ++i)
                EXPECT_NEAR(r.critical_values[i], out[3 + static_cast<std::size_t>(i)], 1e-15);
        };
        check("norm", stats::anderson(x));
        check("norm", stats::anderson(x, stats::norm));
        check("expon", stats::anderson(x.abs(), stats::expon));
        check("logistic", stats::anderson(x, stats::logistic));
        check("gumbel_l", stats::anderson(x, stats::gumbel_l));
        check("gumbel_r", stats::anderson(x, stats::gumbel_r));
        for (bool midrank : {true, false}) {
            const auto out = c.list<double>(midrank ? "ksamp midrank" : "ksamp");
            const auto [statistic, critical, p] =
                stats::anderson_ksamp({x, y, Eigen::ArrayXd(x + 0.5)}, {.midrank = midrank});
            EXPECT_NEAR(statistic, out[0], 1e-12);
            EXPECT_REL_CLOSE(p, out[1], 1e-11);
            for (Eigen::Index i = 0; i < 7; ++i)
                EXPECT_REL_CLOSE(critical[i], out[2 + static_cast<std::size_t>(i)], 1e-14);
        }
    }
    EXPECT_THROW_TEXT((void)stats::anderson(std::vector<double>{1, 2}, stats::laplace), Error,
                      "dist must be norm, expon");
    EXPECT_THROW_TEXT((void)stats::anderson(std::vector<double>{1}), Error, "at least 2 observations");
    EXPECT_THROW_TEXT((void)stats::anderson(std::vector<double>{1, 1}), Error, "must not be constant");
    EXPECT_THROW_TEXT((void)stats::anderson_ksamp(std::vector<std::vector<double>>{{1, 2}}), Error,
                      "samples must be at least 2");
    EXPECT_THROW_TEXT((void)stats::anderson_ksamp(std::vector<std::vector<double>>{{1, 2}, {}}), Error,
                      "must not be empty");
    EXPECT_THROW_TEXT((void)stats::anderson_ksamp(std::vector<std::vector<double>>{{1, 1}, {1}}), Error,
                      "more than one distinct");
}

TEST(Shapiro, AgreesWithScipyInSinglePrecision) {
    for (const auto& [key, c] : stored().cases()) {
        if (!c.has("shapiro")) continue;
        const auto x = c.array<Eigen::ArrayXd>("x");
        const auto out = c.list<double>("shapiro");
        const auto [w, p] = stats::shapiro(x);
        EXPECT_NEAR(w, out[0], 2e-6) << key;
        EXPECT_NEAR(p, out[1], 1e-4) << key;
        const auto [moved, q] = stats::shapiro((x * -1e5 + 3).eval());
        EXPECT_REL_CLOSE(moved, w, 1e-12) << key;
        EXPECT_REL_CLOSE(q, p, 1e-10) << key;
    }
    // S. S. Shapiro, M. B. Wilk (1965), example 3 (weights of men), as SciPy's documentation of 1.12 computes it.
    const auto [w, p] = stats::shapiro(std::vector<double>{148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236});
    EXPECT_NEAR(w, 0.7888146948631716, 1e-10);
    EXPECT_NEAR(p, 0.006703814061898823, 1e-10);
    EXPECT_EQ(stats::shapiro(std::vector<double>{2, 2, 2}).pvalue, 1);
    EXPECT_THROW_TEXT((void)stats::shapiro(std::vector<double>{1, 2}), Error, "at least 3 observations");
}

TEST(EppsSingleton, AgreesWithScipy) {
    for (const auto& [key, c] : stored().cases()) {
        if (!c.has("epps")) continue;
        SCOPED_TRACE(key);
        const auto x = c.array<Eigen::ArrayXd>("x"), y = c.array<Eigen::ArrayXd>("y");
        const auto a = stats::epps_singleton_2samp(x, y);
        EXPECT_REL_CLOSE(a.statistic, c.list<double>("epps")[0], 1e-8);
        EXPECT_REL_CLOSE(a.pvalue, c.list<double>("epps")[1], 1e-8);
        const auto b = stats::epps_singleton_2samp(x, y, {.t = {0.3, 0.7, 1.1}});
        EXPECT_REL_CLOSE(b.pvalue, c.list<double>("epps t")[1], 1e-6);  // of a nearly singular covariance
    }
    const std::vector<double> five{1, 2, 3, 4, 5}, four{1, 2, 3, 4};
    EXPECT_THROW_TEXT((void)stats::epps_singleton_2samp(five, four), Error, "at least 5 observations");
    EXPECT_THROW_TEXT((void)stats::epps_singleton_2samp(five, five, {.t = {-1.0}}), Error, "t must be positive");
    EXPECT_THROW_TEXT((void)stats::epps_singleton_2samp(five, five, {.t = {}}), Error, "t must not be empty");
}

}  // namespace
