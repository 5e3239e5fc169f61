#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <limits>
#include <scixx/integrate/nquad.hpp>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include "support/closeness.hpp"

namespace {

namespace integrate = scixx::integrate;
using integrate::dblquad;
using integrate::nquad;
using integrate::tplquad;

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double pi = 3.14159265358979323846;

TEST(Dblquad, TriangleOfTheDocumentation) {
    const auto [value, error] =
        dblquad([](double x, double y) { return x * y; }, 0, 0.5, 0, [](double x) { return 1 - 2 * x; });
    EXPECT_ULP_CLOSE(value, 1.0 / 96, 1);
    EXPECT_REL_CLOSE(error, 4.101620128472366e-16, 1e-12);
}

TEST(Dblquad, TakesTheInnerVariableFirst) {
    // Integral over 0 < x < 1, x < y < 2 of y^2 x.
    const auto result = dblquad([](double y, double x) { return y * y * x; }, 0, 1, [](double x) { return x; }, 2);
    EXPECT_ULP_CLOSE(result.y, 4.0 / 3 - 1.0 / 15, 4);
    EXPECT_EQ(result.neval, 441);
    EXPECT_TRUE(result.success);
    EXPECT_EQ(dblquad([](double, double) { return 1; }, 1, 0, 0, 1).y, -1);
}

TEST(Dblquad, InfiniteRangesAndTolerances) {
    const auto gauss = [](double y, double x) { return std::exp(-x * x - y * y); };
    const auto result = dblquad(gauss, -inf, inf, -inf, inf);
    EXPECT_NEAR(result.y, pi, 1e-8);
    // scipy.integrate.dblquad: (3.141592653589777, 2.5173086737433208e-08)
    EXPECT_REL_CLOSE(result.y, 3.141592653589777, 1e-14);
    EXPECT_REL_CLOSE(result.abserr, 2.5173086737433208e-08, 1e-6);
    const auto rough = dblquad(gauss, 0, inf, 0, inf, {.epsabs = 1e-3, .epsrel = 1e-3});
    EXPECT_LT(rough.neval, result.neval);
    EXPECT_NEAR(rough.y, pi / 4, 1e-3);
}

TEST(Dblquad, ComplexValues) {
    const auto result = dblquad([](double y, double x) { return std::polar(1.0, x + y); }, 0, 1, 0, 1);
    const std::complex<double> line = (std::polar(1.0, 1.0) - 1.0) / std::complex<double>(0, 1);
    EXPECT_REL_CLOSE(result.y, line * line, 1e-15);
    EXPECT_EQ(result.neval, 882);
}

TEST(Dblquad, ReportsTheFirstFailureOfAnyLevel) {
    const auto inner = dblquad([](double y, double) { return 1 / y; }, 0, 1, 0, 1);
    EXPECT_FALSE(inner.success);
    EXPECT_NE(inner.status, 0);
    const auto outer = dblquad([](double, double x) { return 1 / x; }, 0, 1, 0, 1);
    EXPECT_FALSE(outer.success);
    const auto broken = dblquad([](double y, double) { return y > 0.5 ? NAN : y; }, 0, 1, 0, 1);
    EXPECT_FALSE(broken.success);
    EXPECT_TRUE(std::isnan(broken.y));
    EXPECT_TRUE(std::isnan(broken.abserr));
}

TEST(Dblquad, RefusesBadArgumentsAndPassesExceptions) {
    const auto f = [](double, double) { return 1.0; };
    EXPECT_THROW_TEXT((void)dblquad(f, 0, 1, 0, 1, {.epsabs = 0, .epsrel = 0}), std::invalid_argument,
                      "dblquad: epsrel");
    EXPECT_THROW_TEXT((void)dblquad(
                          f, 0, 1, [](double) { return NAN; }, 1),
                      std::invalid_argument, "dblquad: a and b must not be NaN");
    EXPECT_THROW((void)dblquad([](double, double) -> double { throw std::domain_error("no"); }, 0, 1, 0, 1),
                 std::domain_error);
}

TEST(Tplquad, SimplexAndBox) {
    const auto result = tplquad([](double z, double y, double x) { return x * y * y * z; }, 0, 1, 0,
                                [](double x) { return 1 - x; }, 0, [](double x, double y) { return 1 - x - y; });
    EXPECT_REL_CLOSE(result.y, 2.0 / 5040, 1e-14);  // 1! 2! 1! / (1 + 2 + 1 + 3)!
    EXPECT_EQ(result.neval, 9261);
    // Each variable keeps its place: z in (0, 1), y in (0, 2), x in (0, 3).
    const auto box = tplquad([](double z, double y, double x) { return z + 10 * y + 100 * x; }, 0, 3, 0, 2, 0, 1);
    EXPECT_REL_CLOSE(box.y, 6 * (0.5 + 10 + 150), 1e-14);
    EXPECT_TRUE(box.success);
    EXPECT_THROW_TEXT(
        (void)tplquad([](double, double, double) { return 1; }, 0, 1, 0, 1, 0, 1, {.epsabs = -1, .epsrel = 0}),
        std::invalid_argument, "tplquad: epsrel");
}

TEST(Tplquad, AgreesWithDblquadOfQuad) {
    const auto f = [](double z, double y, double x) { return std::exp(x * y) * std::cos(z); };
    const auto nested = tplquad(f, 0, 1, 0, 1, 0, 1);
    const auto two = dblquad([](double y, double x) { return std::exp(x * y); }, 0, 1, 0, 1);
    EXPECT_REL_CLOSE(nested.y, two.y * std::sin(1.0), 1e-14);
}

TEST(Nquad, ArgumentsOrSpan) {
    const auto f = [](double x, double y) { return x * y; };
    const std::vector<integrate::NquadRange> triangle = {
        {[](std::span<const double> later) { return std::pair(0.0, 1 - 2 * later[0]); }}, {0, 0.5}};
    EXPECT_ULP_CLOSE(nquad(f, triangle).y, 1.0 / 96, 1);
    const auto by_span = nquad([](std::span<const double> x) { return x[0] * x[1]; }, triangle);
    EXPECT_ULP_CLOSE(by_span.y, 1.0 / 96, 1);
    EXPECT_EQ(by_span.neval, 441);
    const auto line = nquad([](double x) { return std::sin(x); }, {{0, pi}});
    EXPECT_ULP_CLOSE(line.y, 2.0, 1);
    EXPECT_EQ(line.neval, 21);
}

TEST(Nquad, FourVariablesWithDependentRanges) {
    // Volume of the simplex in four dimensions, x3 outermost: 1 / 4!.
    const auto up_to_rest = [](std::span<const double> later) {
        double rest = 1;
        for (double x : later) rest -= x;
        return std::pair(0.0, rest);
    };
    const auto result =
        nquad([](double, double, double, double) { return 1.0; }, {up_to_rest, up_to_rest, up_to_rest, {0, 1}});
    EXPECT_REL_CLOSE(result.y, 1.0 / 24, 1e-14);
    EXPECT_EQ(result.neval, 21 * 21 * 21 * 21);
}

TEST(Nquad, OptionsForEachVariable) {
    // |x - y / 2| has its kink at a point that moves with y.
    const auto f = [](double x, double y) { return std::abs(x - y / 2); };
    const auto kink = [](std::span<const double> later) { return integrate::QuadOptions{.points = {later[0] / 2}}; };
    const auto told = nquad(f, {{0, 1}, {0, 1}}, {kink, integrate::QuadOptions{}});
    EXPECT_REL_CLOSE(told.y, 1.0 / 3, 1e-14);  // integral over y of (y/2)^2 / 2 + (1 - y/2)^2 / 2
    EXPECT_EQ(told.neval, 42 * 21);
    const auto untold = nquad(f, {{0, 1}, {0, 1}});
    EXPECT_GT(untold.neval, told.neval);
    EXPECT_NEAR(untold.y, told.y, 1e-8);
    const auto limited = nquad(f, {{0, 1}, {0, 1}}, {integrate::QuadOptions{.limit = 1}});
    EXPECT_EQ(limited.status, 1);
}

TEST(Nquad, RefusesWhatDoesNotFit) {
    const auto f = [](double x, double y) { return x * y; };
    EXPECT_THROW_TEXT((void)nquad(f, {}), std::invalid_argument, "nquad: ranges must not be empty");
    EXPECT_THROW_TEXT((void)nquad(f, {{0, 1}}), std::invalid_argument, "each of the 2 arguments");
    EXPECT_THROW_TEXT((void)nquad(f, {{0, 1}, {0, 1}}, {{}, {}, {}}), std::invalid_argument, "nquad: opts");
    EXPECT_THROW_TEXT((void)nquad(f, {{0, 1}, {0, 1}}, {integrate::QuadOptions{.limit = 0}}), std::invalid_argument,
                      "nquad: limit");
}

TEST(Nquad, RangesAreFunctionsOfTheVariablesAfter) {
    const auto sum = [](double x, double y, double z) { return x + y * z; };
    const auto x_range = [](double y, double z) { return std::array{y, y + z}; };
    const auto y_range = [](double z) { return std::pair(0, z); };
    const auto z_range = [] { return std::pair(1, 2); };
    const double exact = 6.85;
    EXPECT_REL_CLOSE(nquad(sum, {x_range, y_range, z_range}).y, exact, 1e-13);
    EXPECT_REL_CLOSE(nquad(sum, {x_range, y_range, {1, 2}},
                           {[](double y, double) { return integrate::QuadOptions{.points = {y + 0.5}}; }, {}, {}})
                         .y,
                     exact, 1e-13);
    EXPECT_THROW_TEXT(nquad(sum, {y_range, y_range, {1, 2}}), std::invalid_argument,
                      "in ranges must take the 2 variables");
}

}  // namespace
