#include <algorithm>
#include <cmath>
#include <scixx/core/generator.hpp>
#include <scixx/stats/resampling/pearsonr.hpp>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::stats;
using Eigen::ArrayXd;
using scixx::testing::Reference;

TEST(ResamplingMethods, PearsonrByPermutationsIsScipys) {
    const Reference reference("stats/resampling.json");
    const ArrayXd x = reference["data"].array<ArrayXd>("x").head(12), y = reference["data"].array<ArrayXd>("y");
    for (const auto& [side, alternative] : {std::pair<std::string, Alternative>{"two-sided", Alternative::two_sided},
                                            {"less", Alternative::less},
                                            {"greater", Alternative::greater}}) {
        SCOPED_TRACE(side);
        const auto& e = reference["pearsonr " + side];
        const auto random =
            pearsonr(x, y, PermutationMethod{.n_resamples = 199, .rng = 11}, {.alternative = alternative});
        EXPECT_REL_CLOSE(random.pvalue, e.number("permutation"), 1e-14);
        EXPECT_EQ(random.statistic, pearsonr(x, y).statistic);
        EXPECT_EQ(random.confidence_interval().low,
                  pearsonr(x, y, {.alternative = alternative}).confidence_interval().low);
        EXPECT_REL_CLOSE(pearsonr(x.head(5), y.head(5), PermutationMethod{}, {.alternative = alternative}).pvalue,
                         e.number("exact"), 1e-14);
    }
}

TEST(ResamplingMethods, PearsonrByNormalSamples) {
    // The exact law for normal samples is what pearsonr uses without a method.
    scixx::core::Generator rng(5);
    const ArrayXd x = rng.standard_normal(15), y = 0.4 * x + ArrayXd(rng.standard_normal(15));
    const double exact = pearsonr(x, y).pvalue;
    const auto found = pearsonr(x, y, MonteCarloMethod{.n_resamples = 20000, .rng = rng});
    EXPECT_NEAR(found.pvalue, exact, 5 * std::sqrt(exact / 20000) + 1e-4);
    // Given samples are not normal ones: all equal to x, so that every coefficient is at least the observed one.
    const auto same = [&](std::span<double> out) { std::copy(x.begin(), x.end(), out.begin()); };
    EXPECT_EQ(
        pearsonr(x, y, MonteCarloMethod{.n_resamples = 9, .rvs = {same, same}}, {.alternative = Alternative::greater})
            .pvalue,
        1);
    EXPECT_THROW_TEXT(pearsonr(x, y, MonteCarloMethod{.rvs = {same}}), std::invalid_argument, "pearsonr: rvs");
    EXPECT_THROW_TEXT(pearsonr(x, y.head(3), PermutationMethod{}), std::invalid_argument, "pearsonr: x and y");
    EXPECT_THROW_TEXT(pearsonr(x, y, MonteCarloMethod{.n_resamples = 0}), std::invalid_argument, "n_resamples");
}

TEST(ResamplingMethods, PearsonrsIntervalByBootstrapIsScipys) {
    const Reference reference("stats/resampling.json");
    const ArrayXd x = reference["data"].array<ArrayXd>("x").head(12), y = reference["data"].array<ArrayXd>("y");
    for (const auto& [side, alternative] : {std::pair<std::string, Alternative>{"two-sided", Alternative::two_sided},
                                            {"less", Alternative::less},
                                            {"greater", Alternative::greater}})
        for (const auto& [name, method] :
             {std::pair<std::string, BootstrapInterval>{"percentile", BootstrapInterval::percentile},
              {"basic", BootstrapInterval::basic},
              {"BCa", BootstrapInterval::BCa}}) {
            SCOPED_TRACE(side + " " + name);
            const auto r = pearsonr(x, y, {.alternative = alternative});
            const auto interval =
                r.confidence_interval(x, y, BootstrapMethod{.n_resamples = 199, .rng = 11, .method = method}, 0.9);
            const auto& e = reference["pearsonr interval " + side + " " + name];
            EXPECT_REL_CLOSE(interval.low, e.number("low"), 1e-12);
            EXPECT_REL_CLOSE(interval.high, e.number("high"), 1e-12);
        }
    EXPECT_THROW_TEXT(pearsonr(x, y).confidence_interval(x, y, BootstrapMethod{}, 1.5), std::invalid_argument,
                      "confidence_level");
}

TEST(ResamplingMethods, PearsonrAlongAnAxis) {
    scixx::core::Generator rng(6);
    Eigen::ArrayXXd x(3, 12), y(3, 12);
    for (double& v : x.reshaped()) v = rng.standard_normal();
    for (double& v : y.reshaped()) v = rng.standard_normal();
    const PermutationMethod method{.n_resamples = 99, .rng = 3};
    const auto all = pearsonr(x, y, method, {.axis = 1});
    const auto interval = all.confidence_interval(x, y, BootstrapMethod{.n_resamples = 99, .rng = 3});
    for (Eigen::Index i = 0; i < 3; ++i) {
        const ArrayXd u = x.row(i), v = y.row(i);
        EXPECT_EQ(all.statistic(i), pearsonr(u, v).statistic);
        EXPECT_EQ(all.pvalue(i), pearsonr(u, v, method).pvalue);
        const auto one = pearsonr(u, v).confidence_interval(u, v, BootstrapMethod{.n_resamples = 99, .rng = 3});
        EXPECT_EQ(interval.low(i), one.low);
        EXPECT_EQ(interval.high(i), one.high);
    }
}

}  // namespace
