#include <gtest/gtest.h>

#include <scixx/stats/distributions/binomial.hpp>
#include <scixx/stats/distributions/bounded.hpp>
#include <scixx/stats/distributions/extreme_value.hpp>
#include <scixx/stats/distributions/gamma.hpp>
#include <scixx/stats/distributions/normal.hpp>
#include <scixx/stats/fit.hpp>
#include <scixx/stats/kernels.hpp>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Case;
using scixx::testing::Reference;

/// What is minimised at the stored parameters, and the minimum.
template <class Distribution>
void check(const Distribution& dist, const std::string& name, const stats::ParameterBounds& bounds, double close) {
    const Reference reference("stats/fit.json");
    for (const bool spacings : {false, true}) {
        const Case& c = reference[name + (spacings ? " mse" : " mle")];
        SCOPED_TRACE(name + (spacings ? " mse" : " mle"));
        const auto data = c.array<Eigen::ArrayXd>("data");
        const auto at = c.array<Eigen::MatrixXd>("at");
        const auto values = c.list<double>("values"), params = c.list<double>("params");
        stats::FitSearchOptions options{.method = spacings ? stats::FitCriterion::mse : stats::FitCriterion::mle};
        double ours = 0, theirs = 0;
        options.optimizer = [&](const stats::FitProblem& p) {
            for (Eigen::Index i = 0; i < at.rows(); ++i)
                EXPECT_REL_CLOSE(p.fun(at.row(i).transpose()), values[static_cast<std::size_t>(i)], 1e-12) << i;
            theirs = p.fun(Eigen::Map<const Eigen::VectorXd>(params.data(), p.lb.size()));
            scixx::optimize::DifferentialEvolutionOptions search;
            search.tol = 1e-8;
            search.popsize = 60;
            search.integrality = p.integrality;
            const auto found = scixx::optimize::differential_evolution(p.fun, {p.lb, p.ub}, search);
            ours = found.fun;
            return stats::FitOptimum{found.x, found.success, found.message};
        };
        const auto r = stats::fit(dist, data, bounds, options);
        EXPECT_EQ(r.success, c.flag("success"));
        EXPECT_LE(ours, theirs + 1e-7 * std::abs(theirs));
        for (std::size_t i = 0; i < r.params.size(); ++i)
            EXPECT_LE(std::abs(r.params[i] - params[i]), close * (1 + std::abs(params[i]))) << i;
        if (std::isfinite(c.number("nllf"))) {
            EXPECT_LE(std::abs(r.nllf() - c.number("nllf")), 1e-3 * std::abs(c.number("nllf")));
        }
        // The default search stops earlier: where penalties make the values of its members much alike, at once.
        if (spacings) continue;
        options.optimizer = nullptr;
        const auto again = stats::fit(dist, data, bounds, options);
        EXPECT_TRUE(again.success);
        EXPECT_EQ(again.message, r.message);
        EXPECT_LE(again.nllf(), 1.1 * r.nllf());
    }
}

TEST(Fit, ContinuousAsSciPy) {
    check(stats::gamma, "gamma", {{0, 10}, {-2, 2}, {0.1, 3}}, 1e-3);
    check(stats::weibull_min, "weibull_min", {{0.2, 10}, {-3, 0}, {1, 10}}, 1e-3);
    check(stats::norm, "norm", {{"scale", {0.1, 10}}, {"loc", {-5, 5}}}, 1e-4);
}
TEST(Fit, DiscreteAsSciPy) {
    check(stats::nbinom, "nbinom", {{1, 30}, {0.01, 1}}, 1e-4);
    check(stats::binom, "binom", {{"n", {5, 14}}, {"loc", {-2, 2}}}, 1e-4);
}

TEST(Fit, MakesAProblemOfBoundsAndGuesses) {
    const Eigen::ArrayXd data = Eigen::ArrayXd::LinSpaced(5, 1, 5);
    stats::FitProblem seen{[](const Eigen::VectorXd&) { return 0.0; }, {}, {}, {}, {}};
    stats::FitSearchOptions options;
    options.optimizer = [&](const stats::FitProblem& p) {
        seen = p;
        return stats::FitOptimum{p.x0 ? *p.x0 : p.lb, false, "stopped"};
    };
    const auto r = stats::fit(stats::gamma, data, {{1, 10}}, options);
    EXPECT_EQ(seen.lb, Eigen::Vector3d(1, 0, 1));
    EXPECT_EQ(seen.ub, Eigen::Vector3d(10, 0, 1));
    EXPECT_FALSE(seen.x0);
    EXPECT_FALSE(r.success);
    EXPECT_EQ(r.message, "stopped");
    EXPECT_EQ(r.params[0], 1);
    EXPECT_REL_CLOSE(r.nllf({2, 0.5, 3}), stats::gamma.nnlf({2, 0.5, 3}, data), 1e-15);
    EXPECT_EQ(r.nllf({2, 1.5, 3}), HUGE_VAL);
    EXPECT_REL_CLOSE(r.nllf({2, 0.5, 3}, data.head(2)), stats::gamma.nnlf({2, 0.5, 3}, data.head(2)), 1e-15);

    options.guess = {{"loc", 0.25}};
    (void)stats::fit(stats::gamma, data, {{"a", {1, 9}}, {"loc", {-1, 0}}, {"scale", {-2, 4}}}, options);
    EXPECT_EQ(seen.lb, Eigen::Vector3d(1, -1, 0));
    ASSERT_TRUE(seen.x0);
    EXPECT_EQ(*seen.x0, Eigen::Vector3d(5, 0, 2));

    options.guess = {4.4, 0.3};
    (void)stats::fit(stats::binom, data, {{"n", {1.5, 9.9}}}, options);
    EXPECT_EQ(seen.lb, Eigen::Vector3d(2, 0, 0));
    EXPECT_EQ(seen.ub, Eigen::Vector3d(9, 1, 0));
    EXPECT_EQ(*seen.x0, Eigen::Vector3d(4, 0.3, 0));
    EXPECT_EQ(seen.integrality, (std::vector<bool>{true, false, true}));

    const std::vector<std::array<double, 2>> sequence{{1, 10}, {0, 0}, {1, 2}};
    (void)stats::fit(stats::gamma, std::vector<int>{1, 2, 3}, sequence, {.optimizer = options.optimizer});
    EXPECT_EQ(seen.ub, Eigen::Vector3d(10, 0, 2));
}

TEST(Fit, HoldsParametersAndTellsFailure) {
    const Eigen::ArrayXd data = Eigen::ArrayXd::LinSpaced(9, 1, 5);
    const auto held = stats::fit(stats::gamma, data, {{2, 2}, {0, 0}, {0.1, 10}});
    EXPECT_TRUE(held.success);
    EXPECT_EQ(held.params[0], 2);
    EXPECT_REL_CLOSE(held.params[2], data.mean() / 2, 1e-5);
    const auto none = stats::fit(stats::uniform, data, {{0, 0.1}, {0.5, 1}});
    EXPECT_FALSE(none.success);
    const auto guessed = stats::fit(stats::norm, data, {{-9, 9}, {0.1, 9}},
                                    {.guess = {3, 1}, .method = stats::FitCriterion::mse, .seed = 4});
    EXPECT_TRUE(guessed.success);
    EXPECT_LE(std::abs(guessed.params[0] - 3), 1e-5);
}

TEST(Fit, RefusesWhatIsWrong) {
    const Eigen::ArrayXd data = Eigen::ArrayXd::LinSpaced(5, 1, 5);
    const auto call = [&](const stats::ParameterBounds& bounds, const stats::FitSearchOptions& options = {}) {
        return stats::fit(stats::gamma, data, bounds, options).success;
    };
    EXPECT_THROW_TEXT(call({}), std::invalid_argument, "fit: bounds must be finite for a");
    EXPECT_THROW_TEXT(call({{0, 1}, {0, 1}, {1, 1}, {2, 2}}), std::invalid_argument, "not have more than 3 entries");
    EXPECT_THROW_TEXT(call({{3, 1}}), std::invalid_argument, "bounds have no value for a");
    EXPECT_THROW_TEXT(call({{0, HUGE_VAL}}), std::invalid_argument, "bounds must be finite for a");
    EXPECT_THROW_TEXT(call({{0, std::nan("")}}), std::invalid_argument, "bounds must be finite for a");
    EXPECT_THROW_TEXT(call({{0, 1}, {0, 1}, {-3, -1}}), std::invalid_argument, "domain of scale");
    EXPECT_THROW_TEXT(call({{"b", {0, 1}}}), std::invalid_argument, "bounds has no parameter b");
    EXPECT_THROW_TEXT(call({{0, 1}}, {.guess = {{"q", 1}}}), std::invalid_argument, "guess has no parameter q");
    EXPECT_THROW_TEXT(call({{0, 1}}, {.guess = {1, 2, 3, 4}}), std::invalid_argument, "guess must not have more");
    EXPECT_THROW_TEXT(stats::fit(stats::hypergeom, data, {{1, 2}, {0, 1}}), std::invalid_argument,
                      "bounds must have at least one entry for each of 3");
    EXPECT_THROW_TEXT(stats::fit(stats::binom, data, {{"n", {2.1, 2.9}}}), std::invalid_argument, "whole number");
    EXPECT_THROW_TEXT(stats::fit(stats::norm, Eigen::ArrayXd()), std::invalid_argument, "data must not be empty");
    EXPECT_THROW_TEXT(stats::fit(stats::norm, std::vector<double>{1, HUGE_VAL}), std::invalid_argument,
                      "data must be finite");
}

}  // namespace
