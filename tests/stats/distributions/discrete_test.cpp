#include <scixx/stats/distributions/discrete.hpp>

#include <scixx/core/random.hpp>
#include <scixx/stats/distributions/binomial.hpp>
#include <scixx/stats/distributions/counting.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Case;
using scixx::testing::Reference;
using scixx::testing::relative_error;

template <class Rv>
void expect_case(const Rv& rv, const Case& c, double loose) {
    constexpr double eps = 2.220446049250313e-16;
    const auto k = c.list<double>("k"), pmf = c.list<double>("pmf"), cdf = c.list<double>("cdf"),
               sf = c.list<double>("sf");
    for (std::size_t i = 0; i < k.size(); ++i) {
        const auto allowed = [&](double p) { return loose * eps * (24 + 8 * std::abs(std::log(p))); };
        EXPECT_LE(relative_error(rv.pmf(k[i]), pmf[i]), allowed(pmf[i]))
            << "pmf " << k[i] << " " << rv.pmf(k[i]) << " " << pmf[i];
        EXPECT_LE(std::abs(rv.logpmf(k[i]) - std::log(pmf[i])), allowed(pmf[i])) << "logpmf " << k[i];
        EXPECT_LE(relative_error(rv.cdf(k[i] + 0.5), cdf[i]), allowed(cdf[i]))
            << "cdf " << k[i] << " " << rv.cdf(k[i]) << " " << cdf[i];
        if (sf[i] > 0) {
            EXPECT_LE(relative_error(rv.sf(k[i]), sf[i]), allowed(sf[i]))
                << "sf " << k[i] << " " << rv.sf(k[i]) << " " << sf[i];
        }
        EXPECT_EQ(rv.pmf(k[i] + 0.5), 0);
        // Quantiles of probabilities clearly between two steps.
        const double inside = cdf[i] - 0.5 * pmf[i];
        if (inside > 0 && inside < 0.99) {
            EXPECT_EQ(rv.ppf(inside), k[i]) << inside;
        }
        const double beyond = sf[i] + 0.5 * pmf[i];
        if (beyond < 0.99) {
            EXPECT_EQ(rv.isf(beyond), k[i]) << beyond;
        }
    }
    const auto expected = c.list<double>("stats");
    const auto moments = rv.stats();
    for (std::size_t i = 0; i < 4; ++i)
        if (std::isfinite(expected[i])) {
            EXPECT_LE(std::abs(moments[i] - expected[i]), 1e-8 * (1e-3 + std::abs(expected[i]))) << "moment " << i;
        }
    EXPECT_LE(std::abs(rv.entropy() - c.number("entropy")), 1e-8 * (1 + c.number("entropy")));
}

struct Table {
    Reference reference{"stats/distributions/discrete.json"};
    template <class Distribution>
    void operator()(const Distribution& distribution, double loose = 1) const {
        using K = std::remove_cvref_t<decltype(distribution.kernel)>;
        int found = 0;
        for (const auto& [key, c] : reference.cases()) {
            if (c.text("name") != K::name) continue;
            SCOPED_TRACE(key);
            ++found;
            const auto s = c.template list<double>("shapes");
            if constexpr (K::shapes.size() == 1) expect_case(distribution(s[0]), c, loose);
            if constexpr (K::shapes.size() == 2) expect_case(distribution(s[0], s[1]), c, loose);
            if constexpr (K::shapes.size() == 3) expect_case(distribution(s[0], s[1], s[2]), c, loose);
        }
        EXPECT_GT(found, 0) << K::name;
    }
};

TEST(Discrete, SuccessesAgreeWithExactValues) {
    const Table table;
    table(stats::bernoulli);
    table(stats::binom);
    table(stats::nbinom);
    table(stats::geom);
    table(stats::hypergeom, 4);
    table(stats::nhypergeom, 4);
    table(stats::betabinom, 16);
}
TEST(Discrete, CountsAgreeWithExactValues) {
    const Table table;
    table(stats::poisson);
    table(stats::randint);
    table(stats::zipfian);
    table(stats::logser);
    table(stats::planck);
    table(stats::boltzmann);
    table(stats::dlaplace);
    table(stats::skellam, 4);
}

TEST(Discrete, ZipfAndYuleSimonAreDerivedFromZetaAndBeta) {
    EXPECT_REL_CLOSE(stats::zipf.pmf(1, 2.0), 6 / (M_PI * M_PI), 1e-14);
    EXPECT_REL_CLOSE(stats::zipf.sf(2, 2.0), 1 - 1.25 * 6 / (M_PI * M_PI), 1e-13);
    EXPECT_REL_CLOSE(stats::zipf.cdf(2, 2.0), 1.25 * 6 / (M_PI * M_PI), 1e-14);
    EXPECT_REL_CLOSE(stats::yulesimon.pmf(2, 3.0), 3.0 / 20, 1e-13);  // 3 B(2, 4)
    EXPECT_REL_CLOSE(stats::yulesimon.sf(2, 3.0), 0.1, 1e-13);        // 2 B(2, 4)
    EXPECT_REL_CLOSE(stats::betanbinom.pmf(0, 5, 3.0, 2.0), 1.0 / 6, 1e-13);
}

TEST(Discrete, ValuesOutsideTheSupportAndTheDomain) {
    const double inf = std::numeric_limits<double>::infinity();
    EXPECT_EQ(stats::binom.pmf(-1, 5, 0.5), 0);
    EXPECT_EQ(stats::binom.cdf(5, 5, 0.5), 1);
    EXPECT_EQ(stats::binom.cdf(-0.5, 5, 0.5), 0);
    EXPECT_EQ(stats::binom.logsf(6, 5, 0.5), -inf);
    EXPECT_EQ(stats::binom.ppf(0.5, 1, 0.5), 0);
    EXPECT_EQ(stats::binom.ppf(0.25, 2, 0.5), 0);
    EXPECT_EQ(stats::binom.ppf(0.0, 5, 0.5), -1);
    EXPECT_EQ(stats::binom.ppf(1.0, 5, 0.5), 5);
    EXPECT_EQ(stats::binom.isf(0.0, 5, 0.5), 5);
    EXPECT_EQ(stats::poisson.ppf(1.0, 5.0), inf);
    EXPECT_TRUE(std::isnan(stats::binom.pmf(1, 5.5, 0.5)));
    EXPECT_TRUE(std::isnan(stats::binom.cdf(1, 5, 1.5)));
    EXPECT_TRUE(std::isnan(stats::poisson.pmf(std::nan(""), 2.0)));
    EXPECT_EQ(stats::binom.pmf(3, 5, 0.5, {.loc = 1}), stats::binom.pmf(2, 5, 0.5));
    EXPECT_EQ(stats::poisson.ppf(0.5, 4.0, 10), 10 + stats::poisson.ppf(0.5, 4.0));
    EXPECT_EQ(stats::poisson.pmf(0, 0.0), 1);
    EXPECT_EQ(stats::binom.pmf(0, 0, 0.5), 1);
}

TEST(Discrete, ArraysAndExpectation) {
    const Eigen::ArrayXi k = Eigen::ArrayXi::LinSpaced(6, 0, 5);
    const Eigen::ArrayXd p = stats::binom.pmf(k, 5, 0.3);
    EXPECT_REL_CLOSE(p.sum(), 1.0, 1e-14);
    EXPECT_EQ(p[2], stats::binom.pmf(2, 5, 0.3));
    EXPECT_REL_CLOSE(stats::poisson.expect([](double x) { return x * (x - 1); }, 3.5), 12.25, 1e-13);
    EXPECT_REL_CLOSE(stats::poisson(3.5).moment(5), 3.5 + 15 * 12.25 + 25 * 42.875 + 10 * 150.0625 + 525.21875, 1e-12);
}

TEST(Discrete, VariatesAreIntegers) {
    scixx::core::Generator rng(3), same(3);
    const Eigen::Array<std::int64_t, Eigen::Dynamic, 1> x = stats::poisson(4.5).rvs(20, rng);
    EXPECT_TRUE((x == same.poisson(4.5, 20)).all());
    EXPECT_TRUE((stats::randint.rvs(3, 9, 5, rng) == same.integers(3, 9, 5)).all());
    EXPECT_EQ(stats::nhypergeom(20, 7, 12).rvs(2, 3, rng).rows(), 2);
    EXPECT_THROW_TEXT(stats::binom.rvs(-1, 0.5, 3, rng), std::invalid_argument, "binom: domain error");
    scixx::core::RandomState classic(1);  // NumPy's older stream spends a draw also where nothing can succeed
    EXPECT_EQ(stats::binom.rvs(5, 0.0, classic), 0);
    EXPECT_REL_CLOSE(classic.uniform(0.0, 1.0), 0.7203244934421581, 1e-15);
}

// Values of SciPy 1.10.1 with RandomState(7).
TEST(Discrete, VariatesOfArraysOfParameters) {
    scixx::core::RandomState rng(7);
    const auto x = stats::poisson(Eigen::Array3d(1, 20, 300)).rvs(2, 3, rng);
    const std::int64_t expected[2][3] = {{0, 24, 302}, {0, 17, 309}};
    for (Eigen::Index i = 0; i < 2; ++i)
        for (Eigen::Index k = 0; k < 3; ++k) EXPECT_EQ(x(i, k), expected[i][k]);
    EXPECT_EQ(stats::poisson.rvs(std::vector<double>{0, 0}, rng)[1], 0);
}

}  // namespace
