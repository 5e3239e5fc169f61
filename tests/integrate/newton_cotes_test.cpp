#include <array>
#include <cmath>
#include <complex>
#include <limits>
#include <scixx/integrate/fixed_quad.hpp>
#include <scixx/integrate/newton_cotes.hpp>
#include <vector>

#include "support/closeness.hpp"

namespace {

using namespace scixx::integrate;

TEST(NewtonCotes, KnownRules) {
    const auto [an, B] = newton_cotes(4);
    EXPECT_EQ(an[0], 14.0 / 45);
    EXPECT_EQ(an[1], 64.0 / 45);
    EXPECT_EQ(an[2], 24.0 / 45);
    EXPECT_EQ(an[3], an[1]);
    EXPECT_EQ(B, -8.0 / 945);
    EXPECT_EQ(newton_cotes(1).B, -1.0 / 12);
    EXPECT_EQ(newton_cotes(std::vector<int>{0, 1, 2}).an[1], 4.0 / 3);
    EXPECT_EQ(newton_cotes(std::vector<double>{0, 0.7, 2}, {.equal = true}).an[1], 4.0 / 3);
}

// The general rule on equally spaced places against the exact fractions; the weights sum to N and powers are exact.
TEST(NewtonCotes, GeneralRule) {
    for (int n = 1; n <= 14; ++n) {
        std::vector<double> x(static_cast<std::size_t>(n) + 1), w(x.size());
        for (int i = 0; i <= n; ++i) x[static_cast<std::size_t>(i)] = i;
        const double error = detail::newton_cotes(x.data(), n, n % 2 == 0, w.data());
        const auto [an, B] = newton_cotes(n);
        for (int i = 0; i <= n; ++i) EXPECT_NEAR(w[static_cast<std::size_t>(i)], an[i], 3e-13 * an.abs().maxCoeff());
        EXPECT_NEAR(error, B, 1e-12 * std::abs(B));
    }
    const std::array<double, 4> places{0, 0.5, 2.25, 3};
    const auto [an, B] = newton_cotes(places);
    for (int power = 0; power <= 4; ++power) {
        double sum = 0;
        for (std::size_t i = 0; i < 4; ++i) sum += an[static_cast<Eigen::Index>(i)] * std::pow(places[i], power);
        if (power == 4) sum += 24 * B;  // the fourth derivative
        EXPECT_NEAR(sum, std::pow(3.0, power + 1) / (power + 1), 1e-12);
    }
    const auto large = newton_cotes(30);
    EXPECT_NEAR(large.an.sum(), 30, 1e-9 * large.an.abs().maxCoeff());
}

TEST(NewtonCotes, Errors) {
    EXPECT_THROW_TEXT((void)newton_cotes(0), std::invalid_argument, "newton_cotes: rn must be at least 1");
    EXPECT_THROW_TEXT((void)newton_cotes(std::vector<double>{0}), std::invalid_argument,
                      "newton_cotes: rn must hold at least two places");
    EXPECT_THROW_TEXT((void)newton_cotes(std::vector<double>{0, 1, 3}), std::invalid_argument,
                      "newton_cotes: rn must start at 0 and end at N = 2");
    EXPECT_THROW_TEXT((void)newton_cotes(std::vector<double>{0, 2, 2}), std::invalid_argument,
                      "newton_cotes: rn must hold different places, got 2 twice");
    EXPECT_THROW_TEXT((void)newton_cotes(std::vector<double>{0, std::nan(""), 2}), std::invalid_argument,
                      "newton_cotes: rn must be finite");
}

TEST(FixedQuad, ExactForPolynomials) {
    for (const int n : {1, 2, 3, 5, 8, 20, 65, 200})
        EXPECT_NEAR(fixed_quad([n](double x) { return std::pow(x, 2 * n - 1); }, 0, 1, {.n = n}) * 2 * n, 1, 1e-13);
    EXPECT_NEAR(fixed_quad([](double x) { return std::cos(x); }, 0, std::acos(-1.0) / 2, {.n = 4}), 0.9999999771971152,
                1e-15);  // SciPy
    EXPECT_NEAR(fixed_quad([](double x) { return x; }, 1, 0), -0.5, 1e-15);
}

TEST(FixedQuad, ComplexAndArrays) {
    const auto wave = fixed_quad([](double x) { return std::polar(1.0, x); }, 0, 1, {.n = 12});
    EXPECT_LT(std::abs(wave - std::complex<double>(std::sin(1.0), 1 - std::cos(1.0))), 1e-15);
    const Eigen::Array2d both = fixed_quad([](double x) { return Eigen::Array2d(x, x * x); }, 0, 2);
    EXPECT_NEAR(both[0], 2, 1e-15);
    EXPECT_NEAR(both[1], 8.0 / 3, 1e-15);
    const auto sequence = fixed_quad([](double x) { return std::vector<double>{x, 1}; }, 0, 2);
    EXPECT_NEAR(sequence[1], 2, 1e-15);
    static_assert(std::is_same_v<decltype(fixed_quad([](double) { return 1.0F; }, 0, 1)), float>);
    static_assert(std::is_same_v<decltype(fixed_quad([](double) { return 1; }, 0, 1)), double>);
}

TEST(FixedQuad, Errors) {
    const auto one = [](double) { return 1.0; };
    EXPECT_THROW_TEXT((void)fixed_quad(one, 0, std::numeric_limits<double>::infinity()), std::invalid_argument,
                      "fixed_quad: a and b must be finite");
    EXPECT_THROW_TEXT((void)fixed_quad(one, 0, 1, {.n = 0}), std::invalid_argument, "fixed_quad: n must be at least 1");
    EXPECT_THROW_TEXT((void)fixed_quad([](double x) { return std::vector<double>(x > 0.5 ? 2 : 1); }, 0, 1),
                      std::invalid_argument, "fixed_quad: f must return values of one shape");
}

}  // namespace
