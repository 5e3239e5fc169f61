#include <cmath>
#include <scixx/core/generator.hpp>
#include <scixx/stats/distributions/exponential.hpp>
#include <scixx/stats/distributions/normal.hpp>
#include <scixx/stats/resampling/goodness_of_fit.hpp>
#include <stdexcept>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::stats;
using Eigen::ArrayXd;
using scixx::core::Generator;
using scixx::testing::Case;
using scixx::testing::Reference;

class GoodnessOfFit : public ::testing::Test {
protected:
    const Reference reference{"stats/resampling/goodness_of_fit.json"};
    const ArrayXd x = reference["data"].array<ArrayXd>("x");

    template <class R>
    static void expect(const R& r, const Case& e) {
        EXPECT_REL_CLOSE(r.statistic, e.number("statistic"), 1e-12);
        EXPECT_EQ(r.pvalue, e.number("pvalue"));
        EXPECT_SCALED_CLOSE(r.null_distribution, e.array<ArrayXd>("null"), 1e-12);
    }
};

TEST_F(GoodnessOfFit, IsScipys) {
    for (const auto& [name, statistic] : {std::pair<std::string, GoodnessStatistic>{"ad", GoodnessStatistic::ad},
                                          {"ks", GoodnessStatistic::ks},
                                          {"cvm", GoodnessStatistic::cvm}}) {
        SCOPED_TRACE(name);
        for (const auto& [kind, parameters] : {std::pair<std::string, GoodnessOfFitOptions>{"free", {}},
                                               {"known", {.known_params = {{"loc", 1.0}}}},
                                               {"all", {.known_params = {{"loc", 1.0}, {"scale", 2.0}}}},
                                               {"fitted", {.fit_params = {{"loc", 0.9}, {"scale", 2.1}}}}}) {
            SCOPED_TRACE(kind);
            GoodnessOfFitOptions options = parameters;
            options.statistic = statistic;
            options.n_mc_samples = 99;
            Generator rng(5);
            const auto r = goodness_of_fit(norm, x, options, rng);
            expect(r, reference[name + " " + kind]);
            const ArrayXd params = reference[name + " " + kind].array<ArrayXd>("params");
            for (Eigen::Index i = 0; i < 2; ++i)
                EXPECT_REL_CLOSE(r.fit_result.params[static_cast<std::size_t>(i)], params[i], 1e-14);
        }
    }
    Generator rng(5), other(5);
    expect(goodness_of_fit(norm, x, {.statistic = GoodnessStatistic::filliben, .n_mc_samples = 99}, rng),
           reference["filliben"]);
    expect(goodness_of_fit(expon, x.abs(), {.known_params = {{"loc", 0.0}}, .n_mc_samples = 99}, other),
           reference["expon"]);
}

TEST_F(GoodnessOfFit, TakesAStatistic) {
    const auto distance = [](const auto& dist, scixx::core::Sample sorted) {
        const auto n = static_cast<double>(sorted.size());
        double most = 0;
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            const double p = dist.cdf(sorted[i]), at = static_cast<double>(i);
            most = std::max({most, (at + 1) / n - p, p - at / n});
        }
        return most;
    };
    Generator rng(5);
    expect(goodness_of_fit(norm, x, distance, {.n_mc_samples = 99}, rng), reference["ks free"]);
    struct Negative {
        Alternative alternative = Alternative::less;
        double operator()(const FrozenContinuous<std::remove_const_t<decltype(norm)>, double, double>& dist,
                          scixx::core::Sample sorted) const {
            return -(sorted[0] - dist.mean());
        }
    };
    Generator another(5);
    const auto r = goodness_of_fit(norm, x, Negative{}, {.n_mc_samples = 99}, another);
    EXPECT_EQ(r.pvalue, (1 + static_cast<double>((r.null_distribution <= r.statistic).count())) / 100);
}

TEST_F(GoodnessOfFit, RejectsWhatDoesNotFit) {
    const ArrayXd skewed = x.exp();
    EXPECT_LT(goodness_of_fit(norm, skewed, {.n_mc_samples = 199}).pvalue, 0.02);
    // A guess is where the fit of a shape begins; the shape that fits is the same.
    Generator rng(1), other(1);
    const auto free = goodness_of_fit(lognorm, skewed, {.known_params = {{"loc", 0.0}}, .n_mc_samples = 9}, rng);
    const auto guessed = goodness_of_fit(
        lognorm, skewed, {.known_params = {{"loc", 0.0}}, .guessed_params = {{"s", 1.5}}, .n_mc_samples = 9}, other);
    EXPECT_NEAR(free.fit_result.params[0], guessed.fit_result.params[0], 1e-6);
}

TEST_F(GoodnessOfFit, Errors) {
    EXPECT_THROW_TEXT(goodness_of_fit(norm, ArrayXd(0)), std::invalid_argument,
                      "goodness_of_fit: data must not be empty");
    EXPECT_THROW_TEXT(goodness_of_fit(norm, ArrayXd::Constant(3, std::nan(""))), std::invalid_argument, "finite");
    EXPECT_THROW_TEXT(goodness_of_fit(norm, x, {.known_params = {{"a", 1.0}}}), std::invalid_argument,
                      "no parameter a");
    EXPECT_THROW_TEXT(goodness_of_fit(norm, x, {.known_params = {{"loc", 1.0}}, .fit_params = {{"loc", 1.0}}}),
                      std::invalid_argument, "given twice");
    EXPECT_THROW_TEXT(goodness_of_fit(norm, x, {.n_mc_samples = 0}), std::invalid_argument, "n_mc_samples");
}

}  // namespace
