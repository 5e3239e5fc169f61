#include <cmath>
#include <limits>
#include <scixx/core/random_state.hpp>
#include <scixx/stats/resampling/bootstrap.hpp>
#include <scixx/stats/resampling/monte_carlo_test.hpp>
#include <scixx/stats/resampling/permutation_test.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::stats;
using Eigen::ArrayXd;
using Eigen::ArrayXXd;
using scixx::core::Generator;
using scixx::core::RandomState;
using scixx::core::Sample;
using scixx::testing::Case;
using scixx::testing::Reference;

double mean(Sample x) {
    double sum = 0;
    for (const double v : x) sum += v;
    return sum / static_cast<double>(x.size());
}
double difference(Sample x, Sample y) {
    return mean(x) - mean(y);
}
double product(const Eigen::Ref<const ArrayXd>& x, const Eigen::Ref<const ArrayXd>& y) {  // no spans: maps are passed
    return (x * y).mean();
}
const std::pair<std::string, Alternative> sides[] = {
    {"two-sided", Alternative::two_sided}, {"less", Alternative::less}, {"greater", Alternative::greater}};
const std::pair<std::string, BootstrapInterval> methods[] = {{"percentile", BootstrapInterval::percentile},
                                                             {"basic", BootstrapInterval::basic},
                                                             {"BCa", BootstrapInterval::BCa}};

class Resampling : public ::testing::Test {
protected:
    const Reference reference{"stats/resampling.json"};
    const Case& data = reference["data"];
    const ArrayXd x = data.array<ArrayXd>("x"), y = data.array<ArrayXd>("y");
    const ArrayXXd m = data.array<ArrayXXd>("m"), w = data.array<ArrayXXd>("w");

    template <class R>
    void expect(const R& result, const std::string& name) {
        SCOPED_TRACE(name);
        using Field = decltype(result.standard_error);
        using Distribution = decltype(result.bootstrap_distribution);
        const Case& e = reference[name];
        EXPECT_SCALED_CLOSE(result.bootstrap_distribution, e.array<Distribution>("distribution"), 1e-14);
        if constexpr (std::is_same_v<Field, double>) {
            EXPECT_REL_CLOSE(result.confidence_interval.low, e.number("low"), 1e-12);
            EXPECT_REL_CLOSE(result.confidence_interval.high, e.number("high"), 1e-12);
            EXPECT_REL_CLOSE(result.standard_error, e.number("error"), 1e-13);
        } else {
            EXPECT_SCALED_CLOSE(result.confidence_interval.low, e.array<Field>("low"), 1e-12);
            EXPECT_SCALED_CLOSE(result.confidence_interval.high, e.array<Field>("high"), 1e-12);
            EXPECT_SCALED_CLOSE(result.standard_error, e.array<Field>("error"), 1e-13);
        }
    }
    template <class R>
    void expect_test(const R& result, const std::string& name, const std::string& side) {
        SCOPED_TRACE(name + " " + side);
        using Distribution = decltype(result.null_distribution);
        const Case& e = reference[name + " " + side];
        EXPECT_SCALED_CLOSE(result.null_distribution, reference[name].array<Distribution>("null"), 1e-14);
        if constexpr (std::is_same_v<decltype(result.pvalue), double>) {
            EXPECT_REL_CLOSE(result.statistic, e.number("statistic"), 1e-14);
            EXPECT_REL_CLOSE(result.pvalue, e.number("pvalue"), 1e-14);
        } else {
            EXPECT_SCALED_CLOSE(result.statistic, e.array<ArrayXd>("statistic"), 1e-14);
            EXPECT_SCALED_CLOSE(result.pvalue, e.array<ArrayXd>("pvalue"), 1e-14);
        }
    }
};

TEST_F(Resampling, BootstrapIsScipys) {
    for (const auto& [name, method] : methods) {
        BootstrapOptions options{.n_resamples = 99, .method = method, .rng = 3};
        expect(bootstrap(x, mean, options), "one " + name);
        expect(bootstrap(std::tie(m, w), difference, options), "axis " + name);
        options.confidence_level = 0.8;
        expect(bootstrap(std::tie(x, y), difference, options), "two " + name);
        options.confidence_level = 0.95;
        options.paired = true;
        const ArrayXd head = x.head(12);
        expect(bootstrap(std::tie(head, y), product, options), "paired " + name);
    }
    RandomState legacy(3);
    expect(bootstrap(std::tie(x, y), difference, {.n_resamples = 99, .rng = legacy}), "legacy");
    const auto first = bootstrap(x, mean, {.n_resamples = 40, .rng = 3});
    expect(bootstrap(x, mean, {.n_resamples = 30, .rng = 4}, first), "extended");
}

TEST_F(Resampling, BootstrapDoesNotDependOnWorkersOrLayout) {
    const auto serial = bootstrap(std::tie(m, w), difference, {.n_resamples = 500, .rng = 1});
    for (const int workers : {2, 3, -1}) {
        const auto parallel = bootstrap(std::tie(m, w), difference, {.n_resamples = 500, .rng = 1, .workers = workers});
        EXPECT_SCALED_CLOSE(parallel.bootstrap_distribution, serial.bootstrap_distribution, 0);
        EXPECT_SCALED_CLOSE(parallel.confidence_interval.low, serial.confidence_interval.low, 0);
    }
    const Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> rows = m.transpose(),
                                                                                wows = w.transpose();
    const auto turned = bootstrap(std::tie(rows, wows), difference, {.n_resamples = 500, .axis = -1, .rng = 1});
    EXPECT_SCALED_CLOSE(turned.bootstrap_distribution, serial.bootstrap_distribution, 0);
    EXPECT_EQ(turned.bootstrap_distribution.rows(), 4);
    // A vector is broadcast against the lines of a matrix.
    const ArrayXd column = m.col(0);
    const auto mixed = bootstrap(std::tie(rows, column), difference, {.n_resamples = 50, .axis = -1, .rng = 1});
    EXPECT_EQ(mixed.bootstrap_distribution.rows(), 4);
    // A generator moves on, a seed does not.
    Generator g(1);
    const auto a = bootstrap(x, mean, {.n_resamples = 50, .rng = g}),
               b = bootstrap(x, mean, {.n_resamples = 50, .rng = g});
    EXPECT_NE(a.standard_error, b.standard_error);
    EXPECT_EQ(a.standard_error, bootstrap(x, mean, {.n_resamples = 50, .rng = 1}).standard_error);
    // Integers and floats count as doubles.
    EXPECT_TRUE(std::isfinite(bootstrap(std::vector<int>{1, 2, 5}, mean, {.n_resamples = 50}).standard_error));
}

TEST_F(Resampling, WorkersFollowRejectedDraws) {
    // Of 3 2^30 integers every fourth draw is rejected, so that every leap is wrong; of 2^31 none is.
    for (const Eigen::Index high : {Eigen::Index{3} << 30, Eigen::Index{1} << 31, Eigen::Index{1000}})
        for (const Eigen::Index count : {Eigen::Index{5}, Eigen::Index{20001}, Eigen::Index{70000}}) {
            Generator a(3), b(3);
            static_cast<void>(a.integers<std::uint32_t>(0, 7, 3));  // a half word waits
            static_cast<void>(b.integers<std::uint32_t>(0, 7, 3));
            const auto serial = scixx::core::Rng(a).open(), parallel = scixx::core::Rng(b).open();
            std::vector<std::uint32_t> first(static_cast<std::size_t>(count)), second(first.size());
            serial->integers(high, first.data(), count);
            detail::resampling::parallel_integers(*parallel, high, second.data(), count, 4);
            EXPECT_TRUE(first == second);
            EXPECT_EQ(a.integers(0, 1000000), b.integers(0, 1000000));
        }
    RandomState legacy(3), other(3);
    const ArrayXd large = Generator(1).standard_normal(3000);
    const auto one = bootstrap(large, mean, {.n_resamples = 50, .rng = legacy});
    const auto two = bootstrap(large, mean, {.n_resamples = 50, .rng = other, .workers = 2});
    EXPECT_SCALED_CLOSE(two.bootstrap_distribution, one.bootstrap_distribution, 0);
    Generator g(4), h(4);
    const auto three = bootstrap(std::tie(large, x), difference, {.n_resamples = 200, .rng = g});
    const auto four = bootstrap(std::tie(large, x), difference, {.n_resamples = 200, .rng = h, .workers = 3});
    EXPECT_SCALED_CLOSE(four.bootstrap_distribution, three.bootstrap_distribution, 0);
    EXPECT_EQ(g(), h());
}

TEST_F(Resampling, OneSidedIntervals) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (const auto& [name, method] : methods) {
        const BootstrapOptions options{.confidence_level = 0.9, .method = method, .rng = 3};
        BootstrapOptions less = options, greater = options;
        less.confidence_level = greater.confidence_level = 0.95;
        less.alternative = Alternative::less;
        greater.alternative = Alternative::greater;
        const auto both = bootstrap(x, mean, options);
        const auto low = bootstrap(x, mean, less), high = bootstrap(x, mean, greater);
        EXPECT_EQ(low.confidence_interval.low, -infinity);
        EXPECT_REL_CLOSE(low.confidence_interval.high, both.confidence_interval.high, 1e-12);
        EXPECT_REL_CLOSE(high.confidence_interval.low, both.confidence_interval.low, 1e-12);
        EXPECT_EQ(high.confidence_interval.high, infinity);
    }
}

TEST_F(Resampling, BootstrapOfDegenerateData) {
    const auto same = bootstrap(std::vector<double>{2, 2, 2}, mean, {.n_resamples = 20, .rng = 1});
    EXPECT_TRUE(std::isnan(same.confidence_interval.low));
    EXPECT_EQ(same.standard_error, 0);
    const auto percentile = bootstrap(std::vector<double>{2, 2, 2}, mean,
                                      {.n_resamples = 20, .method = BootstrapInterval::percentile, .rng = 1});
    EXPECT_EQ(percentile.confidence_interval.low, 2);
    const auto hole = bootstrap(std::vector<double>{2, std::nan(""), 2}, mean, {.n_resamples = 20, .rng = 1});
    EXPECT_TRUE(std::isnan(hole.confidence_interval.high));
    // Exceptions of the statistic pass, also from threads.
    const auto thrower = [](Sample) -> double { throw std::domain_error("mine"); };
    EXPECT_THROW(static_cast<void>(bootstrap(x, thrower, {.workers = 2})), std::domain_error);
}

TEST_F(Resampling, PermutationTestIsScipys) {
    const ArrayXd head = x.head(12), sign = m.col(0);
    const ArrayXd x2 = x.head(2), x3 = x.head(3), x4 = x.head(4), x5 = x.head(5), x6 = x.head(6);
    const ArrayXd y2 = y.head(2), y3 = y.head(3), y6 = y.head(6), sign6 = sign.head(6), m2 = m.col(1).head(2);
    const auto weigh = [&](Sample a) {
        double sum = 0;
        for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * y[static_cast<Eigen::Index>(i)];
        return sum;
    };
    const auto three = [](Sample a, Sample b, Sample c) { return mean(a) * 1000 + mean(b) * 10 + mean(c); };
    constexpr auto samples = PermutationType::samples, pairings = PermutationType::pairings;
    for (const auto& [side, alternative] : sides) {
        const auto with = [&, alternative = alternative](PermutationType type) {
            return PermutationTestOptions{
                .permutation_type = type, .n_resamples = 99, .alternative = alternative, .rng = 5};
        };
        const PermutationTestOptions independent = with(PermutationType::independent);
        expect_test(permutation_test(std::tie(x, y), difference, independent), "random independent", side);
        expect_test(permutation_test(std::tie(m, w), difference, independent), "random axis", side);
        expect_test(permutation_test(std::tie(head, y), difference, with(samples)), "random samples", side);
        expect_test(permutation_test(sign, mean, with(samples)), "random sign", side);
        expect_test(permutation_test(std::tie(head, y), product, with(pairings)), "random pairings", side);
        expect_test(permutation_test(std::tie(x4, y3), difference, independent), "exact independent", side);
        expect_test(permutation_test(std::tie(x6, y6), difference, with(samples)), "exact samples", side);
        expect_test(permutation_test(std::tie(sign6), mean, with(samples)), "exact sign", side);
        expect_test(permutation_test(std::tie(x3, y3), product, with(pairings)), "exact pairings", side);
        PermutationTestOptions more = with(pairings);
        more.n_resamples = 120;  // exactly all of them
        expect_test(permutation_test(x5, weigh, more), "exact one pairing", side);
        expect_test(permutation_test(std::tie(x2, y2, m2), three, independent), "exact three", side);
        expect_test(permutation_test(std::tie(x2, y2, m2), three, with(samples)), "exact three samples", side);
        RandomState a(5), b(5);
        PermutationTestOptions legacy = with(samples);
        legacy.rng = a;
        expect_test(permutation_test(std::tie(head, y), difference, legacy), "legacy samples", side);
        legacy = independent;
        legacy.rng = b;
        expect_test(permutation_test(std::tie(x, y), difference, legacy), "legacy independent", side);
    }
}

TEST_F(Resampling, MonteCarloTestIsScipys) {
    for (const auto& [side, alternative] : sides) {
        Generator g(7);
        const auto rvs = [&](Eigen::Index n) { return g.normal(2, 1, n); };
        expect_test(monte_carlo_test(x, rvs, mean, {.n_resamples = 99, .alternative = alternative}), "monte carlo",
                    side);
        Generator h(7);
        const auto fill = [&](std::span<double> out) {
            for (double& v : out) v = h.standard_normal() + 2;
        };
        expect_test(monte_carlo_test(x, fill, mean, {.n_resamples = 99, .alternative = alternative}), "monte carlo",
                    side);
    }
    // Two samples: all numbers of the first come before those of the second.
    Generator g(8), h(8);
    const auto rvs = [&](Eigen::Index n) { return g.random(n); };
    const auto r = monte_carlo_test(std::tie(x, y), std::tie(rvs, rvs), difference, {.n_resamples = 3});
    const ArrayXd stream = h.random(3 * (17 + 12));
    for (Eigen::Index i = 0; i < 3; ++i)
        EXPECT_REL_CLOSE(r.null_distribution[i],
                         stream.segment(17 * i, 17).mean() - stream.segment(51 + 12 * i, 12).mean(), 1e-13);
    // Slices share the null distribution. Equal values count, also where rounding tells them apart.
    const auto flat = [](std::span<double> out) {
        for (double& v : out) v = 0.1;
    };
    ArrayXXd a = ArrayXXd::Constant(3, 2, 0.1);
    a(0, 0) *= 1 + 1e-15;
    const auto tied = monte_carlo_test(a, flat, mean, {.n_resamples = 9, .alternative = Alternative::greater});
    EXPECT_EQ(tied.pvalue[0], 1);
    EXPECT_EQ(tied.pvalue[1], 1);
}

TEST(Power, CountsPvalues) {
    Generator g(9), h(9);
    const auto rvs = [&](Eigen::Index n) { return g.random(n); };
    const auto test = [](Sample a, Sample b) { return 0.5 + difference(a, b); };
    const auto r = power(test, std::tuple(rvs, rvs), {2, 3}, {.significance = 0.4, .n_resamples = 50});
    const ArrayXd stream = h.random(250);
    double count = 0;
    for (Eigen::Index i = 0; i < 50; ++i) {
        const double p = 0.5 + stream.segment(2 * i, 2).mean() - stream.segment(100 + 3 * i, 3).mean();
        EXPECT_REL_CLOSE(r.pvalues[i], p, 1e-13);
        count += p <= 0.4;
    }
    EXPECT_EQ(r.power, count / 50);
    struct Result {
        double pvalue;
    };
    const auto one = power([](Sample) { return Result{0.01}; }, rvs, {4}, {.n_resamples = 5});
    EXPECT_EQ(one.power, 1);
    EXPECT_THROW_TEXT(power(test, std::tuple(rvs, rvs), {2, 0}), std::invalid_argument, "power: n_observations");
    EXPECT_THROW_TEXT(power(test, std::tuple(rvs, rvs), {2, 1}, {.significance = 2}), std::invalid_argument,
                      "power: significance");
    EXPECT_THROW_TEXT(power(test, std::tuple(rvs, rvs), {2, 1}, {.n_resamples = 0}), std::invalid_argument,
                      "power: n_resamples");
}

TEST_F(Resampling, Errors) {
    const std::vector<double> one{1}, two{1, 2}, three{1, 2, 3};
    EXPECT_THROW_TEXT(bootstrap(one, mean), std::invalid_argument, "bootstrap: data must hold samples of two");
    EXPECT_THROW_TEXT(bootstrap(std::tie(two, three), difference, {.paired = true}), std::invalid_argument,
                      "bootstrap: data must hold samples of one length");
    EXPECT_THROW_TEXT(bootstrap(two, mean, {.confidence_level = 1}), std::invalid_argument, "confidence_level");
    EXPECT_THROW_TEXT(bootstrap(two, mean, {.n_resamples = 0}), std::invalid_argument, "n_resamples");
    EXPECT_THROW_TEXT(bootstrap(two, mean, {.axis = 1}), std::invalid_argument, "bootstrap: axis");
    EXPECT_THROW_TEXT(bootstrap(two, mean, {.workers = 0}), std::invalid_argument, "bootstrap: workers");
    EXPECT_THROW_TEXT(bootstrap(two, mean, {.rng = -1}), std::invalid_argument, "seed");
    const ArrayXXd narrow = m.leftCols(3);
    EXPECT_THROW_TEXT(bootstrap(std::tie(m, narrow), difference), std::invalid_argument, "broadcast");
    EXPECT_THROW_TEXT(permutation_test(two, mean), std::invalid_argument, "at least two samples");
    EXPECT_THROW_TEXT(permutation_test(std::tie(one, two), difference), std::invalid_argument, "two or more");
    EXPECT_THROW_TEXT(
        permutation_test(std::tie(two, three), difference, {.permutation_type = PermutationType::pairings}),
        std::invalid_argument, "one length");
    EXPECT_THROW_TEXT(permutation_test(std::tie(two, three), difference, {.n_resamples = 0}), std::invalid_argument,
                      "n_resamples");
    const auto rvs = [](Eigen::Index) { return std::vector<double>{1}; };
    EXPECT_THROW_TEXT(monte_carlo_test(two, rvs, mean), std::invalid_argument, "monte_carlo_test: rvs must return 2");
    EXPECT_THROW_TEXT(monte_carlo_test(two, rvs, mean, {.n_resamples = 0}), std::invalid_argument, "n_resamples");
    EXPECT_THROW_TEXT(monte_carlo_test(std::vector<double>{}, rvs, mean), std::invalid_argument, "empty");
}

TEST_F(Resampling, BcaOfAnyScale) {
    const auto unit = bootstrap(std::tie(x, y), difference, {.n_resamples = 99, .rng = 3}).confidence_interval;
    for (const double scale : {0x1p-700, 0x1p+700}) {
        const ArrayXd u = x * scale, v = y * scale;
        const auto r = bootstrap(std::tie(u, v), difference, {.n_resamples = 99, .rng = 3}).confidence_interval;
        EXPECT_REL_CLOSE(r.low, unit.low * scale, 1e-13);
        EXPECT_REL_CLOSE(r.high, unit.high * scale, 1e-13);
    }
}

}  // namespace
