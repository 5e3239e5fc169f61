#include <cmath>
#include <scixx/core/random.hpp>
#include <scixx/stats/distributions/binomial.hpp>
#include <scixx/stats/distributions/counting.hpp>
#include <scixx/stats/distributions/exponential.hpp>
#include <scixx/stats/distributions/gamma.hpp>
#include <scixx/stats/random_variables/binomial.hpp>
#include <scixx/stats/random_variables/make_discrete_distribution.hpp>
#include <scixx/stats/random_variables/make_distribution.hpp>
#include <scixx/stats/random_variables/transforms.hpp>

#include "stats/random_variables/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Case;
using scixx::testing::expect_shared;
using scixx::testing::expect_variable;
using scixx::testing::Reference;
using stats::Binomial;
using stats::make_distribution;

TEST(MakeDistribution, AgreesWithTheTable) {
    expect_variable("gamma", make_distribution(stats::gamma)(2.0, {.scale = 3}));
}

TEST(MakeDistribution, HasTheFunctionsOfTheDistribution) {
    const auto X = make_distribution(stats::gamma(2.5, {.loc = 1, .scale = 3}));
    const auto frozen = stats::gamma(2.5, {.loc = 1, .scale = 3});
    for (const double x : {0.5, 1.1, 4.0, 90.0}) {
        EXPECT_NEAR(X.pdf(x), frozen.pdf(x), 1e-15 * frozen.pdf(x));
        EXPECT_NEAR(X.ccdf(x), frozen.sf(x), 1e-15 * frozen.sf(x));
    }
    EXPECT_NEAR(X.mean(), frozen.mean(), 1e-14);
    EXPECT_NEAR(X.kurtosis(stats::KurtosisConvention::excess), frozen.stats()[3], 1e-13);
    EXPECT_NEAR(X.mode(), 1 + 1.5 * 3, 1e-10);
    EXPECT_EQ(make_distribution(stats::expon)().mode(), 0);
    scixx::core::Generator a(2), b(2);
    EXPECT_TRUE((X.sample(4, a) == frozen.rvs(4, b)).all());
    // The logarithm of an exponential variable has the law of Gumbel's least value.
    const auto Y = log(make_distribution(stats::expon)());
    EXPECT_NEAR(Y.mean(), -0.57721566490153286, 1e-13);
    EXPECT_NEAR(Y.variance(), 1.6449340668482264, 1e-12);
    EXPECT_NEAR(Y.mode(), 0, 1e-10);
}

TEST(MakeDistribution, LogarithmsOfLowerTailsThatUnderflow) {
    // P(X <= x) of gamma(a) is x^a / Gamma(a + 1) near 0.
    const auto X = make_distribution(stats::gamma)(9.0);
    EXPECT_NEAR(X.logcdf(1e-100), 9 * std::log(1e-100) - std::lgamma(10), 1e-12 * 2072);
    EXPECT_NEAR(X.ilogcdf(9 * std::log(1e-100) - std::lgamma(10)), 1e-100, 1e-111);
}

TEST(MakeDistribution, MeansOverADensityThatIsSingularAtZero) {
    const auto Gamma = make_distribution(stats::gamma);
    EXPECT_NEAR(log(Gamma(0.0625)).mean(), -16.478853490060104, 1e-11);    // digamma
    EXPECT_NEAR(log(Gamma(0.0625)).variance(), 257.50642004291541, 1e-9);  // trigamma
    EXPECT_NEAR((1 / Gamma(1.1)).mean(), 10, 1e-10);                       // 1 / (a - 1)
    EXPECT_NEAR((1 / -Gamma(1.5)).mean(), -2, 1e-11);
    EXPECT_EQ((1 / Gamma(0.9)).mean(), std::numeric_limits<double>::infinity());
}

struct Triangle {
    static constexpr const char* name = "triangle";
    [[nodiscard]] stats::Support support() const { return {0, 1}; }
    [[nodiscard]] double pdf(double x) const { return 2 * x; }
};
TEST(MakeDistribution, TakesAUsersClass) {
    const auto X = make_distribution(stats::Continuous<Triangle>{})({.loc = 1});
    EXPECT_NEAR(X.cdf(1.5), 0.25, 1e-14);
    EXPECT_NEAR(X.icdf(0.25), 1.5, 1e-14);
    EXPECT_NEAR(X.mean(), 1 + 2.0 / 3, 1e-14);
    EXPECT_NEAR(X.variance(), 1.0 / 18, 1e-14);
    EXPECT_NEAR(X.entropy(), 0.5 - std::log(2.0), 1e-14);
    EXPECT_NEAR(X.logentropy().imag(), 3.141592653589793, 1e-15);
    EXPECT_EQ(X.mode(), 2);
}

template <class V>
void expect_discrete(const std::string& name, const V& X) {
    const Reference reference("stats/random_variables/variables.json");
    const Case& c = reference[name];
    expect_shared(name, X, c, 1e-12, 1e-12);
    const auto check = [&](const char* what, scixx::core::FunctionRef<double(double)> function) {
        scixx::testing::expect_values(name + " " + what, function, c.list<double>("x"), c.list<double>(what), 1e-12);
    };
    check("pmf", [&](double v) { return X.pmf(v); });
    check("logpmf", [&](double v) { return X.logpmf(v); });
    // Quantiles by their definition.
    for (const double p : {1e-300, 1e-9, 0.2, 0.5, 0.77, 1 - 1e-9}) {
        const double i = X.icdf(p), j = X.iccdf(p), a = X.ilogcdf(std::log(p)), b = X.ilogccdf(std::log(p));
        EXPECT_TRUE(X.cdf(i) >= p && (i == X.support()[0] || X.cdf(i - 1) < p)) << name << " " << p;
        EXPECT_TRUE(X.ccdf(j) <= p && (j == X.support()[0] || X.ccdf(j - 1) > p)) << name << " " << p;
        EXPECT_TRUE(X.logcdf(a + 1) >= std::log(p) && (a < 2 || X.logcdf(a - 2) < std::log(p))) << name << " " << p;
        EXPECT_TRUE(X.logccdf(b + 1) <= std::log(p) && (b < 2 || X.logccdf(b - 2) > std::log(p))) << name << " " << p;
    }
    const double nan = std::nan("");
    EXPECT_TRUE(std::isnan(X.pmf(nan)) && std::isnan(X.cdf(nan)) && std::isnan(X.cdf(nan, 1)) &&
                std::isnan(X.icdf(nan)));
    EXPECT_TRUE(std::isnan(X.logccdf(1, nan)) && std::isnan(X.icdf(2)) && std::isnan(X.ilogccdf(1)));
    EXPECT_EQ(X.pmf(1.5), 0);
    EXPECT_EQ(X.cdf(1.5), X.cdf(1));
    EXPECT_EQ(X.cdf(-0.5), 0);
    EXPECT_EQ(X.cdf(3, 1), 0);
    EXPECT_EQ(X.ccdf(3, 1), 1);
    EXPECT_EQ(X.cdf(0.5, 0.6), 0);
    EXPECT_EQ(X.icdf(0), X.support()[0]);
    EXPECT_EQ(X.iccdf(0.0), X.support()[1]);
    EXPECT_EQ(X.ilogccdf(0), X.support()[0]);
    EXPECT_GE(X.pmf(X.mode()), X.pmf(X.mode() + 1));
    EXPECT_GT(X.pmf(X.mode()), X.pmf(X.mode() - 1));
}

TEST(Binomial, AgreesWithTheTable) {
    expect_discrete("binomial", Binomial({.n = 40, .p = 0.3}));
    expect_discrete("long binomial", Binomial({.n = 3000, .p = 0.3}));
}

TEST(Binomial, ArraysAreTheirNumbers) {
    const auto X = make_distribution(stats::binom)(40, 0.3, {.loc = -7});
    const Eigen::ArrayXd k = Eigen::ArrayXd::LinSpaced(201, -10, 40);
    Eigen::ArrayXd twice(402);
    twice << k, k;
    const Eigen::ArrayXd p = X.pmf(twice), below = X.cdf(twice), beyond = X.logccdf(twice), q = X.icdf(below.abs());
    for (Eigen::Index i = 0; i < twice.size(); ++i) {
        EXPECT_EQ(p(i), X.pmf(twice(i)));
        EXPECT_EQ(below(i), X.cdf(twice(i)));
        EXPECT_EQ(beyond(i), X.logccdf(twice(i)));
        EXPECT_EQ(q(i), X.icdf(below(i)));
    }
    const Binomial two({.n = 4e6, .p = 0.3});
    EXPECT_EQ(two.cdf(Eigen::Array2d(1200000, 1200001))(1), two.cdf(1200001));
}

TEST(Binomial, QuantileFarOut) {
    const Binomial X({.n = 3000, .p = 0.3});
    EXPECT_EQ(X.ilogcdf(X.logcdf(10) * (1 - 1e-12)), 11);
    EXPECT_EQ(X.ilogcdf(X.logcdf(10) * (1 + 1e-12)), 10);
    EXPECT_EQ(X.ilogccdf(X.logccdf(2990) * (1 - 1e-12)), 2990);
}

TEST(Binomial, EdgesAndSamples) {
    EXPECT_EQ(Binomial({.n = 0, .p = 0.5}).pmf(0), 1);
    EXPECT_EQ(Binomial({.n = 5, .p = 1}).pmf(5), 1);
    EXPECT_EQ(Binomial({.n = 5, .p = 1}).mode(), 5);
    EXPECT_EQ(Binomial({.n = 5, .p = 0}).mode(), 0);
    EXPECT_EQ(Binomial({.n = 5, .p = 0.5}).mode(), 2);
    EXPECT_EQ(Binomial({.n = 5, .p = 0}).variance(), 0);
    scixx::core::Generator a(4), b(4);
    const auto x = Binomial({.n = 40, .p = 0.3}).sample(5, a);
    Eigen::Array<std::int64_t, Eigen::Dynamic, 1> y(5);
    b.binomial(40, 0.3, y);
    EXPECT_TRUE((x == y).all());
    EXPECT_THROW(Binomial({.n = -1, .p = 0.5}), std::invalid_argument);
    EXPECT_THROW(Binomial({.n = 1.5, .p = 0.5}), std::invalid_argument);
    EXPECT_THROW(Binomial({.n = 5, .p = 1.5}), std::invalid_argument);
    EXPECT_THROW(Binomial({.n = 5, .p = std::nan("")}), std::invalid_argument);
}

TEST(MakeDiscreteDistribution, HasTheFunctionsOfTheDistribution) {
    const auto Poisson = make_distribution(stats::poisson);
    expect_discrete("poisson", Poisson(3.5));
    const auto X = Poisson(3.5, {.loc = 2});
    EXPECT_EQ(X.pmf(5), Poisson(3.5).pmf(3));
    EXPECT_EQ(X.cdf(4, 7), Poisson(3.5).cdf(2, 5));
    EXPECT_EQ(X.icdf(0.3), Poisson(3.5).icdf(0.3) + 2);
    EXPECT_EQ(X.mean(), 5.5);
    EXPECT_EQ(X.mode(), 5);
    EXPECT_EQ(make_distribution(stats::geom(1e-13)).mode(), 1);
    scixx::core::Generator a(4), b(4);
    EXPECT_TRUE((X.sample(5, a) == Poisson(3.5).sample(5, b) + 2).all());
    EXPECT_THROW(static_cast<void>(Poisson(-1.0)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(Poisson(1.0, 0.5)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(make_distribution(stats::gamma)(-1.0)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(make_distribution(stats::gamma)(1.0, {.scale = 0})), std::invalid_argument);
}

}  // namespace
