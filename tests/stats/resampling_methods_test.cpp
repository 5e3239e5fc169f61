#include <cmath>
#include <scixx/core/generator.hpp>
#include <scixx/stats/resampling/methods.hpp>
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
        const auto random = pearsonr(x, y, PermutationMethod{.n_resamples = 199, .rng = 11}, alternative);
        EXPECT_REL_CLOSE(random.pvalue, e.number("permutation"), 1e-14);
        EXPECT_EQ(random.statistic, pearsonr(x, y).statistic);
        EXPECT_EQ(random.confidence_interval().low,
                  pearsonr(x, y, {.alternative = alternative}).confidence_interval().low);
        EXPECT_REL_CLOSE(pearsonr(x.head(5), y.head(5), PermutationMethod{}, alternative).pvalue, e.number("exact"),
                         1e-14);
    }
}

TEST(ResamplingMethods, PearsonrByNormalSamples) {
    // The exact law for normal samples is what pearsonr uses without a method.
    scixx::core::Generator rng(5);
    const ArrayXd x = rng.standard_normal(15), y = 0.4 * x + ArrayXd(rng.standard_normal(15));
    const double exact = pearsonr(x, y).pvalue;
    const auto found = pearsonr(x, y, MonteCarloMethod{.n_resamples = 20000, .rng = rng});
    EXPECT_NEAR(found.pvalue, exact, 5 * std::sqrt(exact / 20000) + 1e-4);
    EXPECT_THROW_TEXT(pearsonr(x, y.head(3), PermutationMethod{}), std::invalid_argument, "pearsonr: x and y");
    EXPECT_THROW_TEXT(pearsonr(x, y, MonteCarloMethod{.n_resamples = 0}), std::invalid_argument, "n_resamples");
}

}  // namespace
