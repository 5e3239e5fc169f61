#include <cmath>
#include <limits>
#include <numbers>
#include <scixx/integrate/nsum.hpp>
#include <vector>

#include "support/closeness.hpp"

namespace {

using namespace scixx::integrate;
constexpr double inf = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
constexpr double pi = std::numbers::pi;

TEST(Nsum, KnownSeries) {
    struct Series {
        double (*f)(double);
        double a, b, exact;
    };
    const Series all[] = {
        {[](double k) { return 1 / (k * k); }, 1, inf, pi * pi / 6},
        {[](double k) { return std::pow(k, -4); }, 1, inf, std::pow(pi, 4) / 90},
        {[](double k) { return std::pow(k, -1.5); }, 1, inf, 2.612375348685488},
        {[](double k) { return std::exp(-k); }, 0, inf, 1 / (1 - std::exp(-1))},
        {[](double k) { return std::exp(k / 100); }, -inf, 0, 1 / (1 - std::exp(-0.01))},
        {[](double k) { return std::exp(-k * k / 1e4); }, -inf, inf, 100 * std::sqrt(pi)},
        {[](double k) { return std::exp(-(k - 300) * (k - 300) / 1e4); }, 0, inf, 177.2434884591118},
        {[](double k) { return 1 / k; }, 1, 1000, 7.485470860550345},
        {[](double k) { return std::pow(k, -1.1); }, 1, 1e8, 8.99955527328214},
        {[](double k) { return 1 / (k * k + 1); }, -inf, inf, pi / std::tanh(pi)},
    };
    for (std::size_t i = 0; i < std::size(all); ++i) {
        const auto r = nsum(all[i].f, all[i].a, all[i].b);
        EXPECT_TRUE(r.success) << i << ' ' << r.status << ' ' << r.sum << ' ' << r.error;
        if (i != 6) {
            EXPECT_LE(std::abs(r.sum - all[i].exact), std::max(r.error, 1e-14 * all[i].exact)) << i;
        }
        EXPECT_NEAR(r.sum, all[i].exact, 3e-8 * all[i].exact) << i;
        EXPECT_LE(r.error, 2e-8 * all[i].exact) << i;
    }
    double brute = 0;
    for (int k = 0; k < 2000; ++k) brute += all[6].f(k);
    EXPECT_NEAR(nsum(all[6].f, 0, inf).sum, brute, 2e-8 * brute);
}

TEST(Nsum, StepAndLimits) {
    const auto f = [](double k) { return k; };
    EXPECT_EQ(nsum(f, 1, 10).sum, 55);
    EXPECT_EQ(nsum(f, 1, 10.9, {.step = 2}).sum, 25);
    EXPECT_EQ(nsum(f, 3, 3).sum, 3);
    EXPECT_EQ(nsum(f, 1, 10).nfev, 10);
    // Half of the series 1 / k^2: every second term.
    EXPECT_NEAR(nsum([](double k) { return 1 / (k * k); }, 1, inf, {.step = 2}).sum, pi * pi / 8, 2e-8);
    // An array of steps.
    const Eigen::Array3d steps(1, 2, 3);
    const auto each = nsum(f, 1, 10, NsumOptions<Eigen::Array3d>{.step = steps});
    EXPECT_EQ(each.sum[0], 55);
    EXPECT_EQ(each.sum[1], 25);
    EXPECT_EQ(each.sum[2], 22);
    EXPECT_THROW_TEXT((void)nsum(f, 1, 2, NsumOptions<Eigen::Array2d>{.step = Eigen::Array2d(1, -1)}),
                      std::invalid_argument, "nsum: step must be positive and finite, got -1");
    const auto few = nsum([](double k) { return 1 / (k * k); }, 1, inf, {.maxterms = 64});
    EXPECT_EQ(few.status, -4);
    EXPECT_LE(std::abs(few.sum - pi * pi / 6), few.error);
    EXPECT_TRUE(
        nsum([](double k) { return 1 / (k * k); }, 1, inf, {.maxterms = 64, .tolerances = {.atol = 1e-3}}).success);
}

TEST(Nsum, Elementwise) {
    const std::vector<double> exponents{2, 3, 4};
    const auto r = nsum([](double k, double s) { return std::pow(k, -s); }, 1, inf, std::tuple(exponents));
    EXPECT_NEAR(r.sum[1], 1.202056903159594, 2e-8);
    EXPECT_NEAR(r.sum[2], std::pow(pi, 4) / 90, 2e-8);
    EXPECT_TRUE(r.success.all());
    const auto limits = nsum([](double k) { return k; }, std::vector<double>{0, 5, nan}, 4);
    EXPECT_EQ(limits.sum[0], 10);
    EXPECT_EQ(limits.status[1], -1);
    EXPECT_TRUE(std::isnan(limits.sum[1]));
    EXPECT_EQ(limits.status[2], -1);
}

TEST(Nsum, Logarithms) {
    const auto r = nsum([](double k) { return -2 * std::log(k) - 1e4; }, 1, inf, {.log = true});
    EXPECT_TRUE(r.success);
    EXPECT_NEAR(r.sum, std::log(pi * pi / 6) - 1e4, 1e-7);
    const auto finite = nsum([](double k) { return std::log(k); }, 1, 100, {.log = true});
    EXPECT_NEAR(finite.sum, std::log(5050.0), 1e-13);
    EXPECT_EQ(nsum([](double) { return -inf; }, 1, 3, {.log = true}).sum, -inf);
}

TEST(Nsum, FailuresAndErrors) {
    EXPECT_FALSE(nsum([](double k) { return 1 / k; }, 1, inf).success);
    EXPECT_EQ(nsum([](double) { return nan; }, 1, 5).status, -3);
    EXPECT_EQ(nsum([](double) { return nan; }, 1, inf).status, -3);
    EXPECT_FALSE(nsum([](double) { return 1.0; }, 1, inf).success);
    const auto f = [](double k) { return k; };
    EXPECT_THROW_TEXT((void)nsum(f, 1, 2, {.step = 0}), std::invalid_argument, "nsum: step must be positive");
    EXPECT_THROW_TEXT((void)nsum(f, 1, 2, {.maxterms = 0}), std::invalid_argument, "nsum: maxterms must be at least 1");
    EXPECT_THROW_TEXT((void)nsum(f, 1, 2, {.tolerances = {.rtol = -1}}), std::invalid_argument,
                      "nsum: atol and rtol must not be negative");
}

}  // namespace
