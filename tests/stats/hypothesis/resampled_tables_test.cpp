#include <cmath>
#include <scixx/stats/hypothesis/resampled_tables.hpp>
#include <stdexcept>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::stats;
using Eigen::ArrayXXd;
using scixx::testing::Reference;

TEST(ResampledTables, PvaluesByPairingsAreScipys) {
    const Reference reference("stats/hypothesis/resampled.json");
    for (const auto& [name, data, n] :
         {std::tuple("random table", "table", 199), std::tuple("exact table", "small", 9999)}) {
        SCOPED_TRACE(name);
        const ArrayXXd table = reference["data"].array<ArrayXXd>(data);
        const auto& e = reference[name];
        const PermutationMethod method{.n_resamples = n, .rng = 4};
        EXPECT_REL_CLOSE(chi2_contingency(table, method).pvalue, e.number("chi2"), 1e-14);
        const auto fisher = fisher_exact(table, method);
        EXPECT_REL_CLOSE(fisher.statistic, e.number("mass"), 1e-13);
        EXPECT_REL_CLOSE(fisher.pvalue, e.number("fisher"), 1e-14);
    }
}

TEST(ResampledTables, RandomTablesApproachTheExactTest) {
    const Eigen::Array22i table{{5, 2}, {1, 6}};
    const double exact = fisher_exact(table).pvalue;
    EXPECT_NEAR(fisher_exact(table, MonteCarloMethod{.n_resamples = 20000, .rng = 2}).pvalue, exact, 0.02);
    EXPECT_NEAR(fisher_exact(table, PermutationMethod{.n_resamples = 20000, .rng = 2}).pvalue, exact, 0.02);
    const auto found = chi2_contingency(table, MonteCarloMethod{.n_resamples = 20000, .rng = 2});
    EXPECT_NEAR(found.pvalue, exact, 0.02);  // of these tables chi squared orders as Fisher does
    EXPECT_EQ(found.statistic, chi2_contingency(table, {.correction = false}).statistic);
}

TEST(ResampledTables, EdgesAndErrors) {
    EXPECT_EQ(fisher_exact(ArrayXXd::Ones(1, 3), PermutationMethod{}).pvalue, 1);
    EXPECT_EQ(fisher_exact(ArrayXXd::Zero(2, 3), MonteCarloMethod{}).statistic, 1);
    EXPECT_THROW_TEXT(fisher_exact(ArrayXXd::Constant(2, 3, 0.5), PermutationMethod{}), std::invalid_argument,
                      "fisher_exact: the table must hold whole numbers");
    EXPECT_THROW_TEXT(chi2_contingency(ArrayXXd::Constant(2, 3, -1), PermutationMethod{}), std::invalid_argument,
                      "chi2_contingency: observed must not be negative");
    EXPECT_THROW_TEXT(chi2_contingency(ArrayXXd::Ones(2, 3), MonteCarloMethod{.rvs = {[](std::span<double>) {}}}),
                      std::invalid_argument, "rvs must be empty");
}

}  // namespace
