#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <functional>
#include <limits>
#include <map>
#include <scixx/integrate/quad.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace integrate = scixx::integrate;
using integrate::quad;
using integrate::Weight;

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double pi = 3.14159265358979323846;

const std::map<std::string, std::function<double(double)>>& functions() {
    static const std::map<std::string, std::function<double(double)>> all = {
        {"decay", [](double x) { return std::exp(-std::abs(x)); }},
        {"lorentz", [](double x) { return 1 / (1 + x * x); }},
        {"root", [](double x) { return std::sqrt(std::abs(x - 0.3)); }},
        {"cubic", [](double x) { return x * x * x - 2; }},
        {"slow", [](double x) { return 1 / std::sqrt(1 + std::abs(x)); }},
        {"peak", [](double x) { return 1 / (1e-3 + (x - 0.7) * (x - 0.7)); }},
        {"one", [](double) { return 1.0; }},
        {"not_a_number", [](double) { return nan; }},
    };
    return all;
}

const std::map<std::string, Weight>& weights() {
    static const std::map<std::string, Weight> all = {{"cos", Weight::cos},         {"sin", Weight::sin},
                                                      {"alg", Weight::alg},         {"alg-logb", Weight::alg_logb},
                                                      {"alg-log", Weight::alg_log}, {"cauchy", Weight::cauchy}};
    return all;
}

integrate::WeightVariables variables(const std::vector<double>& wvar) {
    if (wvar.size() == 2) return {wvar[0], wvar[1]};
    return wvar[0];
}

TEST(QuadWeighted, AgreesWithSciPyInValueErrorCountAndStatus) {
    const scixx::testing::Reference reference("integrate/quad_weighted.json");
    int checked = 0;
    for (const auto& [name, stored] : reference.cases()) {
        if (!stored.has("weight")) continue;
        SCOPED_TRACE(name + " " + stored.text("weight"));
        ++checked;
        const integrate::QuadOptions opts{.epsabs = stored.number("epsabs"),
                                          .epsrel = stored.number("epsrel"),
                                          .limit = static_cast<int>(stored.integer("limit")),
                                          .weight = weights().at(stored.text("weight")),
                                          .wvar = variables(stored.numbers("wvar").real),
                                          .maxp1 = static_cast<int>(stored.integer("maxp1")),
                                          .limlst = static_cast<int>(stored.integer("limlst"))};
        const auto result = quad(functions().at(stored.text("function")), stored.number("a"), stored.number("b"), opts);
        const double y = stored.number("y"), abserr = stored.number("abserr");
        if (std::isnan(y)) {
            EXPECT_TRUE(std::isnan(result.y));
        } else {
            // The sums of the rules are rounded in another order; the error estimates are differences of them.
            EXPECT_LE(std::abs(result.y - y), 1e-13 * std::abs(y) + 1e-15) << result.y << " and " << y;
            EXPECT_LE(std::abs(result.abserr - abserr), 1e-4 * abserr + 1e-12 * std::abs(y) + 1e-15)
                << result.abserr << " and " << abserr;
        }
        EXPECT_EQ(result.neval, stored.integer("neval"));
        EXPECT_EQ(result.status, stored.integer("status"));
    }
    EXPECT_EQ(checked, 40);
}

TEST(QuadWeighted, LogarithmAtTheLeftEndIsExact) {
    const scixx::testing::Reference reference("integrate/quad_weighted.json");
    for (const char* name : {"exact 0 decay", "exact 1 cubic", "exact 2 slow"}) {
        SCOPED_TRACE(name);
        const auto& stored = reference[name];
        const auto result = quad(functions().at(stored.text("function")), stored.number("a"), stored.number("b"),
                                 {.weight = Weight::alg_loga, .wvar = variables(stored.numbers("wvar").real)});
        EXPECT_REL_CLOSE(result.y, stored.number("y"), 2e-14);
        EXPECT_TRUE(result.success);
    }
}

TEST(QuadWeighted, TrigonometricMomentsAreExact) {
    const scixx::testing::Reference reference("integrate/quad_weighted.json");
    int checked = 0;
    for (const auto& [name, stored] : reference.cases()) {
        if (!stored.has("moments")) continue;
        SCOPED_TRACE(name);
        ++checked;
        const auto moments = integrate::detail::trigonometric_moments(stored.number("w"));
        for (std::size_t k = 0; k < moments.size(); ++k)
            EXPECT_NEAR(moments[k], stored.numbers("moments").real[k], 5e-15) << k;
    }
    EXPECT_EQ(checked, 10);
}

TEST(QuadWeighted, ClosedForms) {
    const auto one = [](double) { return 1.0; };
    // integral of e^-x cos(w x), e^-x sin(w x) over x > 0
    for (double w : {0.5, 3.0, 40.0}) {
        const auto decay = [](double x) { return std::exp(-x); };
        EXPECT_NEAR(quad(decay, 0, inf, {.weight = Weight::cos, .wvar = w}).y, 1 / (1 + w * w), 1e-9);
        EXPECT_NEAR(quad(decay, 0, inf, {.weight = Weight::sin, .wvar = -w}).y, -w / (1 + w * w), 1e-9);
    }
    EXPECT_NEAR(quad([](double x) { return 1 / x; }, 1e-300, inf, {.weight = Weight::sin, .wvar = 1}).y, pi / 2, 1e-8);
    // A lower limit counts with frequency zero too (SciPy takes 0 instead).
    EXPECT_REL_CLOSE(quad([](double x) { return std::exp(-x); }, 2, inf, {.weight = Weight::cos, .wvar = 0.0}).y,
                     std::exp(-2.0), 1e-9);
    // Beta(alpha + 1, beta + 1) = Gamma Gamma / Gamma
    EXPECT_REL_CLOSE(quad(one, 0, 1, {.weight = Weight::alg, .wvar = {-0.3, 1.7}}).y,
                     std::tgamma(0.7) * std::tgamma(2.7) / std::tgamma(3.4), 4e-15);
    EXPECT_REL_CLOSE(quad(one, 0, 1, {.weight = Weight::alg_loga, .wvar = {-0.5, 0}}).y, -4.0, 4e-15);
    EXPECT_REL_CLOSE(quad(one, 0, 1, {.weight = Weight::alg_logb, .wvar = {0, -0.5}}).y, -4.0, 4e-15);
    EXPECT_REL_CLOSE(quad(one, 0, 1, {.weight = Weight::alg_log, .wvar = {0, 0}}).y, 2 - pi * pi / 6, 4e-15);
    EXPECT_REL_CLOSE(quad(one, -1, 3, {.weight = Weight::cauchy, .wvar = 0.5}).y, std::log(2.5 / 1.5), 1e-14);
}

TEST(QuadWeighted, FullOutputAndMomentsUsedAgain) {
    const auto f = [](double x) { return std::sqrt(x); };
    const integrate::QuadOptions opts{.weight = Weight::cos, .wvar = 60.0};
    const auto first = quad(f, 0, 1, opts, integrate::full_output);
    EXPECT_EQ(first.infodict.momcom, static_cast<int>(first.infodict.chebmo.size()));
    EXPECT_GT(first.infodict.momcom, 1);
    EXPECT_EQ(first.infodict.nnlog.size(), static_cast<std::size_t>(first.infodict.last));
    EXPECT_DOUBLE_EQ(first.infodict.chebmo[0][0], 2 * std::sin(30.0) / 30);
    integrate::QuadOptions again = opts;
    again.wopts = &first.infodict.chebmo;
    EXPECT_EQ(quad(f, 0, 1, again).y, first.y);
    const auto shifted = quad([&](double x) { return f(x - 2); }, 2, 3, again);
    EXPECT_TRUE(shifted.success);

    const auto fourier = quad([](double x) { return std::exp(-x); }, 0, inf, {.weight = Weight::sin, .wvar = 2.0},
                              integrate::full_output);
    const auto& info = fourier.infodict;
    ASSERT_GE(info.lst, 3);
    ASSERT_EQ(info.rslst.size(), static_cast<std::size_t>(info.lst));
    EXPECT_EQ(info.erlst.size(), info.rslst.size());
    EXPECT_EQ(info.ierlst, std::vector<int>(info.rslst.size(), 0));
    // A cycle is (2 floor(2) + 1) pi / 2 long.
    const double cycle = 5 * pi / 2;
    EXPECT_NEAR(info.rslst[0], (2 - std::exp(-cycle) * (std::sin(2 * cycle) + 2 * std::cos(2 * cycle))) / 5, 1e-9);
}

TEST(QuadWeighted, ComplexIntegrand) {
    const auto result = quad([](double x) { return std::complex<double>(std::exp(-x), x); }, 0, 1,
                             {.weight = Weight::cauchy, .wvar = 0.25});
    const auto real = quad([](double x) { return std::exp(-x); }, 0, 1, {.weight = Weight::cauchy, .wvar = 0.25});
    EXPECT_EQ(result.y.real(), real.y);
    EXPECT_REL_CLOSE(result.y.imag(), 1 + 0.25 * std::log(3.0), 1e-14);
}

TEST(QuadWeighted, EndsForNanAndAnyLimit) {
    const auto patchy = [](double x) { return x > 0.6 ? nan : 1.0; };
    const auto all_nan = [](double) { return nan; };
    const integrate::QuadOptions cases[] = {
        {.limit = 1000000, .weight = Weight::cos, .wvar = 10.0},
        {.limit = 1000000, .weight = Weight::alg_log, .wvar = {-0.5, 0.5}},
        {.limit = 1000000, .weight = Weight::cauchy, .wvar = 0.4},
    };
    for (const auto& opts : cases) {
        for (const auto& result : {quad(patchy, 0, 1, opts), quad(all_nan, 0, 1, opts)}) {
            EXPECT_TRUE(std::isnan(result.y));
            EXPECT_FALSE(result.success);
            EXPECT_LT(result.neval, 5000);
        }
    }
    const auto fourier = quad(all_nan, 0, inf, {.weight = Weight::sin, .wvar = 3.0, .limlst = 100000000});
    EXPECT_TRUE(std::isnan(fourier.y));
    EXPECT_FALSE(fourier.success);
    EXPECT_EQ(quad([](double) { return 1.0; }, 0, inf, {.weight = Weight::sin, .wvar = 3.0, .limlst = 5}).neval > 0,
              true);
}

TEST(QuadWeighted, RefusesBadArguments) {
    const auto f = [](double x) { return x; };
    const auto run = [&](double a, double b, const integrate::QuadOptions& opts) { (void)quad(f, a, b, opts); };
    EXPECT_THROW_TEXT(run(0, 1, {.weight = Weight::cos}), std::invalid_argument, "quad: wvar must hold one number");
    EXPECT_THROW_TEXT(run(0, 1, {.weight = Weight::alg, .wvar = 1.0}), std::invalid_argument, "wvar must hold two");
    EXPECT_THROW_TEXT(run(0, 1, {.weight = Weight::sin, .wvar = nan}), std::invalid_argument, "wvar must be finite");
    EXPECT_THROW_TEXT(run(0, 1, {.weight = Weight::alg, .wvar = {-1, 0}}), std::invalid_argument, "larger than -1");
    EXPECT_THROW_TEXT(run(1, 1, {.weight = Weight::alg, .wvar = {0, 0}}), std::invalid_argument, "must differ");
    EXPECT_THROW_TEXT(run(0, 1, {.limit = 1, .weight = Weight::alg, .wvar = {0, 0}}), std::invalid_argument,
                      "limit must be at least 2");
    EXPECT_THROW_TEXT(run(0, inf, {.weight = Weight::alg, .wvar = {0, 0}}), std::invalid_argument, "must be finite");
    EXPECT_THROW_TEXT(run(0, inf, {.weight = Weight::cauchy, .wvar = 1.0}), std::invalid_argument, "must be finite");
    EXPECT_THROW_TEXT(run(0, 1, {.weight = Weight::cauchy, .wvar = 1.0}), std::invalid_argument, "equal a limit");
    EXPECT_THROW_TEXT(run(-inf, inf, {.weight = Weight::cos, .wvar = 1.0}), std::invalid_argument, "must be finite");
    EXPECT_THROW_TEXT(run(0, 1, {.weight = Weight::cos, .wvar = 1.0, .maxp1 = 0}), std::invalid_argument, "maxp1");
    EXPECT_THROW_TEXT(run(0, inf, {.weight = Weight::cos, .wvar = 1.0, .limlst = 2}), std::invalid_argument, "limlst");
    EXPECT_THROW_TEXT(run(0, inf, {.epsabs = 0, .weight = Weight::cos, .wvar = 1.0}), std::invalid_argument, "epsabs");
    EXPECT_THROW_TEXT(run(0, 1, {.points = {0.5}, .weight = Weight::cos, .wvar = 1.0}), std::invalid_argument,
                      "points can not be used with a weight");
}

// A cycle of a slow weight is longer than all that the integrand does.
TEST(QuadWeighted, SlowWeightsOnInfiniteRanges) {
    for (const double w : {0.0, 1e-9, 1e-4, 5e-3, -5e-3}) {
        const auto decay = [](double x) { return std::exp(-x); };
        const auto cosine = quad(decay, 0, inf, {.weight = Weight::cos, .wvar = w});
        EXPECT_EQ(cosine.status, 0);
        EXPECT_NEAR(cosine.y, 1 / (1 + w * w), 1e-8);
        const auto sine = quad(decay, 0, inf, {.weight = Weight::sin, .wvar = w});
        EXPECT_NEAR(sine.y, w / (1 + w * w), 1e-8);
        const auto left = quad([](double x) { return std::exp(x); }, -inf, 0, {.weight = Weight::sin, .wvar = w});
        EXPECT_NEAR(left.y, -w / (1 + w * w), 1e-8);
    }
    // Where the product is too hard, the cycles are summed after all: pi / 2 for sin(w x) / x.
    const auto sinc =
        quad([](double x) { return x == 0 ? 0 : 1 / x; }, 1e-300, inf, {.weight = Weight::sin, .wvar = 5e-3});
    EXPECT_NEAR(sinc.y, pi / 2, 1e-6);
}

}  // namespace
