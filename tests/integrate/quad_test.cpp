#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <functional>
#include <limits>
#include <map>
#include <scixx/core/kernel/fma.hpp>
#include <scixx/integrate/quad.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace integrate = scixx::integrate;
using integrate::quad;

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double pi = 3.14159265358979323846;

const std::map<std::string, std::function<double(double)>>& functions() {
    static const std::map<std::string, std::function<double(double)>> all = {
        {"sin", [](double x) { return std::sin(x); }},
        {"cube", [](double x) { return x * x * x; }},
        {"gauss", [](double x) { return std::exp(-x * x); }},
        {"decay", [](double x) { return std::exp(-std::abs(x)); }},
        {"inverse_root", [](double x) { return 1 / std::sqrt(x); }},
        {"log", [](double x) { return std::log(x); }},
        {"log_root", [](double x) { return std::log(x) / std::sqrt(x); }},
        {"power", [](double x) { return std::pow(x, -0.9); }},
        {"kink", [](double x) { return std::abs(x - 0.3); }},
        {"step", [](double x) { return x > 0.3 ? 1.0 : 0.0; }},
        {"peak", [](double x) { return 1 / (1e-4 + (x - 0.3) * (x - 0.3)); }},
        {"lorentz", [](double x) { return 1 / (1 + x * x); }},
        {"wave", [](double x) { return std::cos(100 * x) * std::exp(-x); }},
        {"wave_decay", [](double x) { return std::sin(10 * x) * std::exp(-x); }},
        {"chirp", [](double x) { return std::sin(1 / (x + 0.01)); }},
        {"pole", [](double x) { return 1 / x; }},
        {"pole_inside", [](double x) { return 1 / (x - 0.3); }},
        {"interior", [](double x) { return std::pow(std::abs(x - 0.3), -0.5); }},
        {"not_a_number", [](double) { return nan; }},
        {"infinite", [](double) { return inf; }},
        {"zero", [](double) { return 0.0; }},
        {"tiny", [](double x) { return 1e-300 * std::exp(-x); }},
        {"huge", [](double x) { return 1e300 * std::cos(x); }},
        {"one", [](double) { return 1.0; }},
        {"slow", [](double x) { return 1 / (1 + std::abs(x)); }},
    };
    return all;
}

TEST(Quad, AgreesWithSciPyInValueErrorCountAndStatus) {
    const scixx::testing::Reference reference("integrate/quad.json");
    ASSERT_GT(reference.cases().size(), 50u);
    for (const auto& [name, stored] : reference.cases()) {
        SCOPED_TRACE(name);
        const auto& f = functions().at(stored.text("function"));
        const integrate::QuadOptions opts{.epsabs = stored.number("epsabs"),
                                          .epsrel = stored.number("epsrel"),
                                          .limit = static_cast<int>(stored.integer("limit")),
                                          .points = stored.numbers("points").real};
        const auto result = quad(f, stored.number("a"), stored.number("b"), opts, integrate::full_output);
        const double y = stored.number("y"), abserr = stored.number("abserr");
        // One application of the rule differs by the rounding of its sums alone; extrapolation amplifies that.
        const double rounding = (stored.integer("last") > 1 ? 1e-13 : 1e-15) * std::abs(y);
        if (std::isnan(y))
            EXPECT_TRUE(std::isnan(result.y));
        else
            EXPECT_LE(std::abs(result.y - y), rounding + 1e-16) << result.y << " and " << y;
        if (std::isnan(abserr))
            EXPECT_TRUE(std::isnan(result.abserr));
        else
            EXPECT_LE(std::abs(result.abserr - abserr), rounding + 1e-6 * abserr) << result.abserr << " and " << abserr;
        EXPECT_EQ(result.infodict.neval, result.neval);
        if (scixx::core::fast_fma) {  // compilers form multiply-adds, and extrapolation may end an interval sooner
            EXPECT_LE(std::abs(result.infodict.last - stored.integer("last")), 1);
        } else {
            EXPECT_EQ(result.infodict.last, stored.integer("last"));
            EXPECT_EQ(result.neval, stored.integer("neval"));
        }
        EXPECT_EQ(result.status, stored.integer("status"));
        EXPECT_EQ(result.success, result.status == 0);
        EXPECT_FALSE(result.message.empty());
    }
}

TEST(Quad, MeetsClosedFormsWithinItsErrorEstimate) {
    const struct {
        const char* function;
        double a, b, exact;
    } forms[] = {{"sin", 0, pi, 2},
                 {"gauss", -inf, inf, std::sqrt(pi)},
                 {"gauss", 0, inf, std::sqrt(pi) / 2},
                 {"lorentz", -inf, 0, pi / 2},
                 {"inverse_root", 0, 4, 4},
                 {"log", 0, 1, -1},
                 {"log_root", 0, 1, -4},
                 {"decay", -inf, inf, 2},
                 {"wave_decay", 0, inf, 10.0 / 101},
                 {"cube", 0, 2, 4},
                 {"kink", 0, 1, 0.29}};
    for (const auto& form : forms) {
        SCOPED_TRACE(form.function);
        const auto result = quad(functions().at(form.function), form.a, form.b);
        EXPECT_TRUE(result.success);
        EXPECT_LE(std::abs(result.y - form.exact), result.abserr + 1e-15 * std::abs(form.exact));
        EXPECT_LE(result.abserr, std::max(1.49e-8, 1.49e-8 * std::abs(form.exact)));
    }
}

TEST(Quad, BindsToTwoNamesAndToThreeWithFullOutput) {
    const auto [y, abserr] = quad([](double x) { return x; }, 0, 1);
    EXPECT_ULP_CLOSE(y, 0.5, 1);
    EXPECT_NEAR(abserr, 5.551115123125783e-15, 1e-20);
    auto [value, error, infodict] = quad([](double x) { return std::sqrt(x); }, 0, 1, {}, integrate::full_output);
    EXPECT_REL_CLOSE(value, 2.0 / 3, 1e-13);
    EXPECT_LE(error, 1e-8);
    EXPECT_GT(infodict.last, 1);
    value = 1;
    EXPECT_EQ(value, 1);
}

TEST(Quad, FullOutputIsAPartitionOfTheRange) {
    for (const std::vector<double>& points : {std::vector<double>{}, std::vector<double>{0.7, 0.3}}) {
        const auto result = quad(functions().at("chirp"), 0, 1, {.points = points}, integrate::full_output);
        const auto& info = result.infodict;
        const auto last = static_cast<std::size_t>(info.last);
        ASSERT_EQ(info.alist.size(), last);
        ASSERT_EQ(info.blist.size(), last);
        ASSERT_EQ(info.elist.size(), last);
        ASSERT_EQ(info.iord.size(), last);
        double length = 0, sum = 0;
        for (std::size_t i = 0; i < last; ++i) {
            EXPECT_LT(info.alist[i], info.blist[i]);
            length += info.blist[i] - info.alist[i];
            sum += info.rlist[i];
            if (i > 0) {
                EXPECT_GE(info.elist[static_cast<std::size_t>(info.iord[i - 1])],
                          info.elist[static_cast<std::size_t>(info.iord[i])]);
            }
        }
        EXPECT_NEAR(length, 1, 1e-14);
        EXPECT_NEAR(sum, result.y, 1e-7);
        if (points.empty()) {
            EXPECT_TRUE(info.pts.empty());
        } else {
            EXPECT_EQ(info.pts, (std::vector<double>{0, 0.3, 0.7, 1}));
            EXPECT_EQ(info.level.size(), last);
            EXPECT_EQ(info.ndin.size(), 3u);
        }
    }
}

TEST(Quad, ComplexIntegrandsGoPartByPart) {
    const auto f = [](double x) { return std::polar(1.0, x); };
    const auto result = quad(f, 0, 1);
    const auto real = quad([](double x) { return std::cos(x); }, 0, 1);
    const auto imag = quad([](double x) { return std::sin(x); }, 0, 1);
    EXPECT_ULP_CLOSE(result.y.real(), real.y, 4);
    EXPECT_ULP_CLOSE(result.y.imag(), imag.y, 4);
    EXPECT_REL_CLOSE(result.abserr, std::complex<double>(real.abserr, imag.abserr), 1e-9);
    EXPECT_EQ(result.neval, real.neval + imag.neval);
    EXPECT_TRUE(result.success);

    const auto full =
        quad([](double x) { return std::complex<float>(float(std::sqrt(x)), 1.0f); }, 0, 1, {}, integrate::full_output);
    EXPECT_NEAR(std::abs(full.y - std::complex<double>(2.0 / 3, 1)), 0, 1e-6);
    EXPECT_GT(full.infodict.real.last, 1);
    EXPECT_EQ(full.infodict.imag.last, 1);

    const auto bad = quad([](double x) { return std::complex<double>(x, nan); }, 0, 1);
    EXPECT_FALSE(bad.success);
    EXPECT_EQ(bad.status, 2);
}

TEST(Quad, TakesAnyCallable) {
    struct Counter {
        int calls = 0;
        float operator()(double x) {
            ++calls;
            return static_cast<float>(x);
        }
    } counter;
    EXPECT_EQ(quad(counter, 0, 1).neval, counter.calls);
    EXPECT_ULP_CLOSE(quad(static_cast<double (*)(double)>(std::exp), 0, 1).y, std::exp(1.0) - 1, 2);
    EXPECT_ULP_CLOSE(quad([](double x) { return x < 2 ? 3 : 0; }, 0, 1).y, 3.0, 1);
}

TEST(Quad, EndsForAnyLimitAndNan) {
    int calls = 0;
    const auto patchy = [&calls](double x) {
        ++calls;
        return x > 0.872 ? nan : x;
    };
    for (int limit : {1, 2, 3, 50, 200, 1000000}) {
        for (const auto& [a, b] : {std::pair(-inf, 1.0), std::pair(0.0, 1.0), std::pair(-inf, inf)}) {
            const auto result = quad(patchy, a, b, {.epsabs = 1e-13, .epsrel = 1e-13, .limit = limit});
            EXPECT_TRUE(std::isnan(result.y) || !result.success) << a << " " << b << " " << limit;
            EXPECT_LT(calls, 200000);
            calls = 0;
        }
    }
    EXPECT_FALSE(quad(functions().at("pole"), 0, 1, {.limit = 1000000}).success);
    EXPECT_LE(quad(functions().at("one"), -inf, inf, {.limit = 1000000}).neval, 60000);
}

TEST(Quad, RefusesBadArguments) {
    const auto f = [](double x) { return x; };
    EXPECT_THROW_TEXT((void)quad(f, 0, 1, {.limit = 0}), std::invalid_argument,
                      "quad: limit must be at least 1, got 0");
    EXPECT_THROW_TEXT((void)quad(f, 0, 1, {.epsabs = 0, .epsrel = 1e-15}), std::invalid_argument, "quad: epsrel");
    EXPECT_THROW_TEXT((void)quad(f, 0, 1, {.epsabs = nan, .epsrel = nan}), std::invalid_argument, "quad: epsrel");
    EXPECT_THROW_TEXT((void)quad(f, 0, nan), std::invalid_argument, "quad: a and b must not be NaN");
    EXPECT_THROW_TEXT((void)quad(f, nan, 0), std::invalid_argument, "quad: a and b must not be NaN");
    EXPECT_THROW_TEXT((void)quad(f, 0, inf, {.points = {1.0}}), std::invalid_argument, "infinite range");
    EXPECT_THROW_TEXT((void)quad(f, 0, 1, {.points = {nan}}), std::invalid_argument, "points must not be NaN");
    EXPECT_THROW_TEXT((void)quad(f, 0, 1, {.limit = 2, .points = {0.2, 0.5}}), std::invalid_argument,
                      "limit must be larger than the number of points");
}

TEST(Quad, LetsExceptionsOfTheCallablePass) {
    int calls = 0;
    EXPECT_THROW((void)quad(
                     [&](double x) {
                         if (++calls > 60) throw std::domain_error("enough");
                         return 1 / std::sqrt(x);
                     },
                     0, 1),
                 std::domain_error);
    EXPECT_EQ(calls, 61);
}

TEST(Quad, EachPartOfAComplexIntegralHasItsStatus) {
    const auto result = quad([](double x) { return std::complex<double>(1, 1 / x); }, 0, 1, {}, integrate::full_output);
    EXPECT_EQ(result.infodict.real.status, 0);
    EXPECT_NE(result.infodict.imag.status, 0);
    EXPECT_EQ(result.status, result.infodict.imag.status);
    EXPECT_EQ(quad([](double x) { return 1 / x; }, 0, 1, {}, integrate::full_output).infodict.status, result.status);
}

// As documented: what no node meets is not there, unless a point says where it is.
TEST(Quad, NarrowPeakNeedsAPoint) {
    const auto peak = [](double x) { return std::exp(-1e8 * (x - 0.3) * (x - 0.3)); };
    EXPECT_LT(quad(peak, 0, 1).y, 1e-300);
    EXPECT_NEAR(quad(peak, 0, 1, {.epsabs = 1e-12, .points = {0.299, 0.3, 0.301}}).y,
                std::sqrt(3.141592653589793 / 1e8), 1e-12);
}

}  // namespace
