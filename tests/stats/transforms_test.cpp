#include <cmath>
#include <limits>
#include <scixx/special/gammainc.hpp>
#include <scixx/stats/transforms/boxcox.hpp>
#include <scixx/stats/transforms/probplot.hpp>
#include <scixx/stats/transforms/yeojohnson.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::stats;
using Eigen::ArrayXd;
using Eigen::ArrayXXd;
using scixx::testing::Case;
using scixx::testing::Reference;

class Transforms : public ::testing::Test {
protected:
    const Reference reference{"stats/transforms.json"};
    const ArrayXd x = reference["data"].array<ArrayXd>("x"), y = reference["data"].array<ArrayXd>("y");
    const ArrayXXd m = reference["data"].array<ArrayXXd>("m");
};

TEST_F(Transforms, BoxcoxIsScipys) {
    const Case& e = reference["boxcox"];
    EXPECT_SCALED_CLOSE(boxcox(x, 0.5), e.array<ArrayXd>("half"), 1e-15);
    EXPECT_SCALED_CLOSE(boxcox(x, 0), e.array<ArrayXd>("log"), 1e-15);
    EXPECT_SCALED_CLOSE(boxcox(x, -1.3), e.array<ArrayXd>("minus"), 1e-15);
    const auto llf = e.list<double>("llf");
    std::size_t i = 0;
    for (const double lmbda : {-2.0, -0.5, 0.0, 0.3, 2.0}) EXPECT_REL_CLOSE(boxcox_llf(lmbda, x), llf[i++], 1e-13);
    EXPECT_SCALED_CLOSE(boxcox_llf(0.3, m), e.array<ArrayXd>("llf m"), 1e-13);
    // A flat maximum is found to the root of eps.
    const auto result = boxcox(x, {.alpha = 0.1});
    EXPECT_REL_CLOSE(result.maxlog, e.number("maxlog"), 1e-6);
    EXPECT_SCALED_CLOSE(result.boxcox, boxcox(x, result.maxlog), 0);
    EXPECT_REL_CLOSE(result.interval.low, e.number("low"), 1e-9);
    EXPECT_REL_CLOSE(result.interval.high, e.number("high"), 1e-9);
    EXPECT_REL_CLOSE(boxcox_normmax(x), e.number("pearsonr"), 1e-6);
    EXPECT_EQ(boxcox_normmax(x, {.method = NormmaxMethod::mle}), result.maxlog);
    const auto [out, lmbda] = boxcox(x);
    EXPECT_EQ(lmbda, result.maxlog);
    EXPECT_EQ(out.size(), x.size());
}

TEST_F(Transforms, BoxcoxLikelihoodDoesNotOverflow) {
    // Powers of 1e200 overflow from lmbda = 2 on: the likelihood of a scaled sample differs by a known amount.
    for (const double lmbda : {-3.0, -0.1, 0.0, 0.7, 3.0}) {
        const double n = static_cast<double>(x.size()), shift = -n * std::log(1e200);
        EXPECT_REL_CLOSE(boxcox_llf(lmbda, ArrayXd(x * 1e200)), boxcox_llf(lmbda, x) + shift, 1e-12);
    }
    EXPECT_TRUE(std::isnan(boxcox_llf(1, std::vector<double>{})));
    EXPECT_TRUE(std::isnan(boxcox_llf(1, std::vector<double>{1, -1})));
    EXPECT_EQ(boxcox_llf(0.5, std::vector<double>{2, 2, 2}), std::numeric_limits<double>::infinity());
    const std::vector<double> hole{1, 2, std::nan("")};
    EXPECT_TRUE(std::isnan(boxcox(hole).maxlog));
    EXPECT_TRUE(std::isnan(boxcox_normmax(hole)));
    EXPECT_EQ(boxcox(std::vector<double>{}).boxcox.size(), 0);
}

TEST_F(Transforms, YeojohnsonIsScipys) {
    const Case& e = reference["yeojohnson"];
    EXPECT_SCALED_CLOSE(yeojohnson(y, 0.5), e.array<ArrayXd>("half"), 1e-15);
    EXPECT_SCALED_CLOSE(yeojohnson(y, 0), e.array<ArrayXd>("log"), 1e-15);
    EXPECT_SCALED_CLOSE(yeojohnson(y, 2), e.array<ArrayXd>("two"), 1e-15);
    EXPECT_SCALED_CLOSE(yeojohnson(y, 3.3), e.array<ArrayXd>("three"), 1e-15);
    const auto llf = e.list<double>("llf");
    std::size_t i = 0;
    for (const double lmbda : {-2.0, -0.5, 0.0, 0.3, 2.0, 3.0})
        EXPECT_REL_CLOSE(yeojohnson_llf(lmbda, y), llf[i++], 1e-12);
    EXPECT_SCALED_CLOSE(yeojohnson_llf(0.3, ArrayXXd(m - 2)), e.array<ArrayXd>("llf m"), 1e-13);
    const auto [out, lmbda] = yeojohnson(y);
    EXPECT_REL_CLOSE(lmbda, e.number("maxlog"), 1e-6);
    EXPECT_SCALED_CLOSE(out, yeojohnson(y, lmbda), 0);
    EXPECT_EQ(yeojohnson_normmax(y), lmbda);
    // Powers of 1e200 overflow; the likelihood does not. For positive data it is boxcox' of x + 1.
    const ArrayXd huge = x * 1e200;
    EXPECT_REL_CLOSE(yeojohnson_llf(3, huge), boxcox_llf(3, huge), 1e-12);
    EXPECT_REL_CLOSE(yeojohnson_llf(-1, ArrayXd(-huge)), yeojohnson_llf(3, huge), 1e-12);
    EXPECT_TRUE(std::isnan(yeojohnson_llf(1, std::vector<double>{})));
    EXPECT_EQ(yeojohnson_llf(1, std::vector<double>{3, 3}), std::numeric_limits<double>::infinity());
    EXPECT_EQ(yeojohnson(std::vector<double>{}).yeojohnson.size(), 0);
}

TEST_F(Transforms, ProbabilityPlotsAreScipys) {
    const auto gamma = [](double q) { return scixx::special::gammaincinv(2.0, q); };
    struct Distribution {  // as those of the library
        double ppf(double q) const { return scixx::special::gammaincinv(2.0, q); }
        double ppf(double q, double c) const { return std::pow(-std::log1p(-q), 1 / c); }
    };
    const auto check = [&](const ProbplotResult& result, const Case& e) {
        EXPECT_SCALED_CLOSE(result.osm, e.array<ArrayXd>("osm"), 1e-13);
        EXPECT_SCALED_CLOSE(result.osr, e.array<ArrayXd>("osr"), 0);
        EXPECT_REL_CLOSE(result.slope, e.number("slope"), 1e-12);
        EXPECT_REL_CLOSE(result.intercept, e.number("intercept"), 1e-12);
        EXPECT_REL_CLOSE(result.r, e.number("r"), 1e-13);
    };
    check(probplot(y), reference["probplot normal"]);
    check(probplot(y, gamma), reference["probplot gamma"]);
    check(probplot(y, Distribution{}), reference["probplot gamma"]);
    const Case& e = reference["ppcc"];
    EXPECT_REL_CLOSE(ppcc_max(y), e.number("max"), 1e-7);
    EXPECT_SCALED_CLOSE(ppcc_plot(y, -2, 2, {.N = 9}).ppcc, e.array<ArrayXd>("plot"), 1e-13);
    EXPECT_SCALED_CLOSE(ppcc_plot(y, -2, 2, {.N = 9}).svals, e.array<ArrayXd>("svals"), 1e-15);
    EXPECT_SCALED_CLOSE(ppcc_plot(x, 0.5, 3, {.N = 9}, Distribution{}).ppcc, e.array<ArrayXd>("weibull"), 1e-13);
    EXPECT_SCALED_CLOSE(boxcox_normplot(x, -2, 2, {.N = 9}).ppcc, e.array<ArrayXd>("boxcox"), 1e-13);
    EXPECT_SCALED_CLOSE(yeojohnson_normplot(y, -2, 2, {.N = 9}).ppcc, e.array<ArrayXd>("yeojohnson"), 1e-13);
    EXPECT_EQ(probplot(std::vector<double>{}).osm.size(), 0);
    EXPECT_TRUE(std::isnan(probplot(std::vector<double>{1}).slope));
    EXPECT_EQ(ppcc_plot(y, 0, 1, {.N = 1}).svals[0], 0);
}

TEST_F(Transforms, Errors) {
    const std::vector<double> minus{1, -1}, same{2, 2}, infinite{1, std::numeric_limits<double>::infinity()};
    EXPECT_THROW_TEXT(boxcox(minus), std::invalid_argument, "boxcox: x must be positive");
    EXPECT_THROW_TEXT(boxcox(minus, 1), std::invalid_argument, "boxcox: x must be positive");
    EXPECT_THROW_TEXT(boxcox(same), std::invalid_argument, "boxcox: x must not be constant");
    EXPECT_THROW_TEXT(boxcox(x, {.alpha = 2}), std::invalid_argument, "boxcox: alpha");
    EXPECT_THROW_TEXT(boxcox_normmax(minus), std::invalid_argument, "boxcox_normmax: x must be positive");
    EXPECT_THROW_TEXT(boxcox_normplot(minus, 0, 1), std::invalid_argument, "boxcox_normplot: x must be positive");
    EXPECT_THROW_TEXT(boxcox_normplot(x, 1, 0), std::invalid_argument, "boxcox_normplot: b must be larger");
    EXPECT_THROW_TEXT(ppcc_plot(x, 1, 1), std::invalid_argument, "ppcc_plot: b must be larger");
    EXPECT_THROW_TEXT(ppcc_plot(x, 0, 1, {.N = 0}), std::invalid_argument, "ppcc_plot: N");
    EXPECT_THROW_TEXT(yeojohnson(infinite), std::invalid_argument, "yeojohnson: x must be finite");
    EXPECT_THROW_TEXT(yeojohnson_normmax(infinite), std::invalid_argument, "yeojohnson_normmax: x must be finite");
}

}  // namespace
