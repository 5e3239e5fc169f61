#include <cmath>
#include <complex>
#include <limits>
#include <numbers>
#include <scixx/integrate/tanhsinh.hpp>
#include <vector>

#include "support/closeness.hpp"

namespace {

using namespace scixx::integrate;
constexpr double inf = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
constexpr double pi = std::numbers::pi;

// Closed forms of the literature (Bailey, Jeyabalan and Li; Kahaner): the true error is below the claimed one or near
// eps.
TEST(Tanhsinh, ClosedFormsAndHonestErrors) {
    struct Problem {
        double (*f)(double);
        double a, b, exact;
    };
    const Problem problems[] = {
        {[](double x) { return x * std::log1p(x); }, 0, 1, 0.25},
        {[](double x) { return x * x * std::atan(x); }, 0, 1, (pi - 2 + 2 * std::log(2)) / 12},
        {[](double x) { return std::exp(x) * std::cos(x); }, 0, pi / 2, (std::exp(pi / 2) - 1) / 2},
        {[](double x) { return std::sqrt(x) * std::log(x); }, 0, 1, -4.0 / 9},
        {[](double x) { return std::sqrt(1 - x * x); }, 0, 1, pi / 4},
        {[](double x) { return 1 / std::sqrt(x); }, 0, 1, 2},
        {[](double x) { return std::log(x) * std::log(x); }, 0, 1, 2},
        {[](double x) { return std::log(std::cos(x)); }, 0, pi / 2, -pi * std::log(2) / 2},
        {[](double x) { return 1 / (1 + 100 * (x - 0.3) * (x - 0.3)); }, 0, 1, (std::atan(7) + std::atan(3)) / 10},
        {[](double x) { return 1 / (1 + x * x); }, 0, inf, pi / 2},
        {[](double x) { return std::exp(-x) / std::sqrt(x); }, 0, inf, std::sqrt(pi)},
        {[](double x) { return std::exp(-x * x / 2); }, -inf, inf, std::sqrt(2 * pi)},
        {[](double x) { return std::exp(-x) * std::cos(x); }, 0, inf, 0.5},
        {[](double x) { return std::exp(x); }, -inf, 1, std::exp(1)},
        {[](double x) { return x * x; }, 5, 2, -39},
        {[](double) { return 1e200; }, -1, 2, 3e200},
        {[](double x) { return 1e-250 * std::sin(x); }, 0, pi, 2e-250},
        {[](double x) { return std::pow(x, -0.9); }, 0, 1, 10},
    };
    for (std::size_t i = 0; i < std::size(problems); ++i) {
        const Problem& p = problems[i];
        const auto r = tanhsinh(p.f, p.a, p.b);
        EXPECT_TRUE(r.success) << i << ' ' << r.status;
        EXPECT_LE(std::abs(r.integral - p.exact), std::max(r.error, 4e-15 * std::abs(p.exact))) << i;
        EXPECT_LT(r.error, 2e-12 * std::abs(p.exact)) << i;
        EXPECT_LT(r.nfev, 3000) << i;
    }
}

TEST(Tanhsinh, Elementwise) {
    const Eigen::ArrayXd rates = Eigen::ArrayXd::LinSpaced(5, 1, 3);
    const auto f = [](double x, double c) { return std::exp(-c * x); };
    const auto r = tanhsinh(f, 0, inf, std::tuple(rates));
    static_assert(std::is_same_v<decltype(r.integral), Eigen::ArrayXd>);
    EXPECT_SCALED_CLOSE(r.integral, Eigen::ArrayXd(1 / rates), 1e-13);
    EXPECT_TRUE(r.success.all());
    // Limits broadcast against parameters.
    Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic> upper(2, 1), exponents(1, 3);
    upper << 1, 2;
    exponents << 0, 1, 2;
    const auto powers = tanhsinh([](double x, double p) { return std::pow(x, p); }, 0, upper, std::tuple(exponents));
    ASSERT_EQ(powers.integral.rows(), 2);
    ASSERT_EQ(powers.integral.cols(), 3);
    for (Eigen::Index i = 0; i < 2; ++i)
        for (Eigen::Index j = 0; j < 3; ++j)
            EXPECT_NEAR(powers.integral(i, j), std::pow(upper(i, 0), exponents(0, j) + 1) / (exponents(0, j) + 1),
                        1e-13);
    const auto mixed =
        tanhsinh([](double x) { return x; }, std::vector<double>{0, nan, 1}, std::vector<double>{1, 1, 1});
    EXPECT_EQ(mixed.status[0], 0);
    EXPECT_EQ(mixed.status[1], -3);
    EXPECT_EQ(mixed.integral[2], 0);
}

TEST(Tanhsinh, Complex) {
    const auto r = tanhsinh([](double x) { return std::polar(1.0, x); }, 0, 1);
    EXPECT_LT(std::abs(r.integral - std::complex<double>(std::sin(1.0), 1 - std::cos(1.0))), 1e-14);
    const auto many = tanhsinh([](double x, double w) { return std::polar(1.0, w * x); }, 0, 1,
                               std::tuple(std::vector<double>{1, 2}));
    static_assert(std::is_same_v<decltype(many.integral), Eigen::ArrayXcd>);
    EXPECT_NEAR(many.integral[1].real(), std::sin(2.0) / 2, 1e-14);
}

TEST(Tanhsinh, Logarithms) {
    const auto log_density = [](double x) { return -x * x / 2 - 1e4; };
    const auto r = tanhsinh(log_density, -inf, inf, {.log = true});
    EXPECT_TRUE(r.success);
    EXPECT_NEAR(r.integral, 0.5 * std::log(2 * pi) - 1e4, 1e-11);
    EXPECT_LT(r.error, r.integral - 27);
    const auto sign = tanhsinh([](double x) { return std::complex<double>(-x, pi); }, 0, inf, {.log = true});
    EXPECT_LT(std::abs(std::exp(sign.integral) + 1.0), 1e-13);
    EXPECT_EQ(tanhsinh(log_density, 1, 1, {.log = true}).integral, -inf);
    EXPECT_EQ(tanhsinh([](double) { return -inf; }, 0, 1, {.log = true}).integral, -inf);
}

TEST(Tanhsinh, LevelsAndTolerances) {
    const auto f = [](double x) { return std::exp(x); };
    const auto coarse = tanhsinh(f, 0, 1, {.maxlevel = 1});
    EXPECT_EQ(coarse.maxlevel, 1);
    EXPECT_EQ(coarse.status, -2);
    EXPECT_NEAR(coarse.integral, std::exp(1) - 1, 1e-3);
    EXPECT_TRUE(std::isnan(tanhsinh(f, 0, 1, {.maxlevel = 0}).error));
    const auto loose = tanhsinh(f, 0, 1, {.rtol = 1e-3}), forced = tanhsinh(f, 0, 1, {.minlevel = 6, .rtol = 1e-3});
    EXPECT_LT(loose.nfev, forced.nfev);
    EXPECT_EQ(forced.maxlevel, 6);
    EXPECT_TRUE(tanhsinh(f, 0, 1, {.atol = 1e-3, .rtol = 0}).success);
    EXPECT_FALSE(tanhsinh([](double x) { return 1 / x; }, 0, 1).success);
    EXPECT_FALSE(
        tanhsinh([](double x) { return std::abs(x - 1.0 / 3) < 1e-9 ? inf : 1 / (x - 1.0 / 3); }, 0, 1).success);
    EXPECT_EQ(tanhsinh([](double x) { return x > 0.4 && x < 0.6 ? nan : 1; }, 0, 1).status, -3);
    EXPECT_EQ(tanhsinh([](double) { return nan; }, 0, 1).status, -3);
    EXPECT_EQ(tanhsinh([](double) { return 0; }, 0, 1).integral, 0);
    EXPECT_THROW_TEXT((void)tanhsinh(f, 0, 1, {.maxlevel = -1}), std::invalid_argument,
                      "tanhsinh: maxlevel and minlevel must not be negative");
    EXPECT_THROW_TEXT((void)tanhsinh(f, 0, 1, {.rtol = -1}), std::invalid_argument,
                      "tanhsinh: atol and rtol must not be negative");
    EXPECT_THROW_TEXT((void)tanhsinh(f, 0, 1, {.maxlevel = 30}), std::invalid_argument,
                      "tanhsinh: maxlevel must be at most 24");
}

// SciPy's preserve_shape: the components of an array-valued integrand, each refined until it has converged.
TEST(Tanhsinh, ArrayValues) {
    const Eigen::ArrayXd rates = Eigen::ArrayXd::LinSpaced(5, 1, 3);
    int calls = 0;
    const auto r = tanhsinh(
        [&](double x) {
            ++calls;
            return Eigen::ArrayXd((-rates * x).exp());
        },
        0, inf);
    static_assert(std::is_same_v<decltype(r.integral), Eigen::ArrayXd>);
    EXPECT_SCALED_CLOSE(r.integral, Eigen::ArrayXd(1 / rates), 1e-13);
    EXPECT_TRUE(r.success.all());
    EXPECT_EQ(calls, r.nfev.maxCoeff());
    for (Eigen::Index i = 0; i < 5; ++i)  // as one by one
        EXPECT_NEAR(r.integral[i], tanhsinh([&](double x) { return std::exp(-rates[i] * x); }, 0, inf).integral, 1e-15);
    const auto matrix = tanhsinh(
        [](double x, double c) {
            Eigen::Matrix2d m;
            m << 1, c * x, x * x, 1 / std::sqrt(x);
            return m;
        },
        0, 1, std::tuple(4));
    EXPECT_SCALED_CLOSE(matrix.integral, (Eigen::Matrix2d() << 1, 2, 1.0 / 3, 2).finished(), 1e-12);
    const auto complex = tanhsinh([](double x) { return std::vector<std::complex<double>>{{x, 1}, {0, x * x}}; }, 0, 1);
    EXPECT_LT(std::abs(complex.integral[0] - std::complex<double>(0.5, 1)), 1e-14);
    EXPECT_LT(std::abs(complex.integral[1] - std::complex<double>(0, 1.0 / 3)), 1e-14);
    // One component is no number, the others are not touched; equal limits.
    const auto bad = tanhsinh([](double x) { return Eigen::Array2d(nan, x); }, 0, 1);
    EXPECT_EQ(bad.status[0], -3);
    EXPECT_NEAR(bad.integral[1], 0.5, 1e-15);
    EXPECT_EQ(tanhsinh([](double x) { return Eigen::Array2d(x, x); }, 1, 1).integral[1], 0);
    EXPECT_THROW_TEXT(
        (void)tanhsinh([](double x) { return Eigen::ArrayXd(Eigen::ArrayXd::Zero(x < 0.5 ? 1 : 2)); }, 0, 1),
        std::invalid_argument, "tanhsinh: f must return arrays of one shape");
    EXPECT_THROW_TEXT((void)tanhsinh([](double) { return Eigen::ArrayXd(); }, 0, 1), std::invalid_argument,
                      "tanhsinh: f must return arrays of one shape");
}

TEST(Tanhsinh, Callback) {
    std::vector<int> levels;
    const auto f = [](double x) { return 1 / (1e-4 + x * x); };
    const auto watched = tanhsinh(f, -1, 1, {.callback = [&](const auto& r) {
                                      EXPECT_EQ(r.status, 1);
                                      EXPECT_FALSE(r.success);
                                      levels.push_back(r.maxlevel);
                                      return false;
                                  }});
    ASSERT_GE(watched.maxlevel, 3);
    ASSERT_EQ(static_cast<int>(levels.size()), watched.maxlevel);
    for (int i = 0; i < watched.maxlevel; ++i) EXPECT_EQ(levels[static_cast<std::size_t>(i)], i);
    EXPECT_EQ(watched.integral, tanhsinh(f, -1, 1).integral);
    const auto ended = tanhsinh(f, -1, 1, {.callback = [](const auto& r) { return r.maxlevel == 2; }});
    EXPECT_EQ(ended.status, -4);
    EXPECT_FALSE(ended.success);
    EXPECT_EQ(ended.maxlevel, 2);
    EXPECT_EQ(ended.integral, tanhsinh(f, -1, 1, {.maxlevel = 2}).integral);
    const auto complex = tanhsinh([](double x) { return std::polar(1.0, 30 * x); }, 0, 1,
                                  {.callback = [](const auto& r) { return r.integral.real() > 2; }});
    EXPECT_TRUE(complex.success);
}

}  // namespace
