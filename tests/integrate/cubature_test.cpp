#include <atomic>
#include <cmath>
#include <complex>
#include <limits>
#include <numbers>
#include <scixx/integrate/cubature.hpp>
#include <vector>

#include "support/closeness.hpp"

namespace {

using namespace scixx::integrate;
using Eigen::VectorXd;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double pi = std::numbers::pi;
constexpr CubatureRule rules[] = {CubatureRule::gk21, CubatureRule::gk15, CubatureRule::genz_malik};

// The true error is below the claimed one, which meets the tolerance.
template <class R>
void expect_honest(const R& r, double exact) {
    EXPECT_TRUE(r.success);
    EXPECT_LE(std::abs(r.estimate - exact), std::max(r.error, 2e-15 * std::abs(exact)));
    EXPECT_LE(r.error, r.rtol * std::abs(exact) * (1 + 1e-6) + r.atol);
}

// Polynomials up to the rule's degree are exact without any subdivision.
TEST(Cubature, DegreeOfGenzMalik) {
    for (const Eigen::Index n : {2, 3, 5}) {
        const VectorXd a = VectorXd::Constant(n, -0.5), b = VectorXd::LinSpaced(n, 1, 2);
        const auto moment = [&](int p, int q, int r) {
            const auto one = [&](Eigen::Index i, int power) {
                return (std::pow(b[i], power + 1) - std::pow(a[i], power + 1)) / (power + 1);
            };
            double value = one(0, p) * one(1, q);
            for (Eigen::Index i = 2; i < n; ++i) value *= one(i, i == 2 ? r : 0);
            return value;
        };
        for (const auto& [p, q, r] :
             {std::array{7, 0, 0}, std::array{3, 4, 0}, std::array{2, 3, 2}, std::array{0, 6, 0}}) {
            if (n == 2 && r > 0) continue;
            const auto result = cubature(
                [&, p = p, q = q, r = r](const VectorXd& x) {
                    return std::pow(x[0], p) * std::pow(x[1], q) * (n > 2 ? std::pow(x[2], r) : 1);
                },
                a, b, {.rule = CubatureRule::genz_malik, .max_subdivisions = 0});
            EXPECT_NEAR(result.estimate, moment(p, q, r), 1e-12 * std::abs(moment(p, q, r)) + 1e-13);
        }
    }
}

TEST(Cubature, FamiliesOfGenz) {
    for (const CubatureRule rule : rules) {
        const double rtol = rule == CubatureRule::genz_malik ? 1e-6 : 1e-8;
        const CubatureOptions options{.rule = rule, .rtol = rtol};
        const Eigen::Vector2d zero(0, 0), one(1, 1);
        expect_honest(
            cubature([](const VectorXd& x) { return std::cos(0.3 + 5 * x[0] + 3 * x[1]); }, zero, one, options),
            -(std::cos(8.3) - std::cos(5.3) - std::cos(3.3) + std::cos(0.3)) / 15);
        const auto peak = [](double c, double u) { return c * (std::atan(c * (1 - u)) + std::atan(c * u)); };
        expect_honest(cubature(
                          [](const VectorXd& x) {
                              return 1 / ((1.0 / 25 + std::pow(x[0] - 0.3, 2)) * (1.0 / 16 + std::pow(x[1] - 0.6, 2)));
                          },
                          zero, one, options),
                      peak(5, 0.3) * peak(4, 0.6));
        expect_honest(
            cubature([](const VectorXd& x) { return std::pow(1 + 2 * x[0] + 3 * x[1], -3); }, zero, one, options),
            (1 - 1.0 / 3 - 1.0 / 4 + 1.0 / 6) / 12);
        const auto bell = [](double c, double u) {
            return std::sqrt(pi) / (2 * c) * (std::erf(c * (1 - u)) + std::erf(c * u));
        };
        expect_honest(
            cubature(
                [](const VectorXd& x) { return std::exp(-16 * std::pow(x[0] - 0.3, 2) - 9 * std::pow(x[1] - 0.6, 2)); },
                zero, one, options),
            bell(4, 0.3) * bell(3, 0.6));
    }
}

TEST(Cubature, InfiniteRegions) {
    const auto gauss = [](const VectorXd& x) { return std::exp(-x.squaredNorm()); };
    for (const CubatureRule rule : rules) {
        const CubatureOptions options{.rule = rule, .rtol = 1e-6};
        const auto whole = cubature(gauss, Eigen::Vector2d(-inf, -inf), Eigen::Vector2d(inf, inf), options);
        expect_honest(whole, pi);
        expect_honest(cubature(gauss, Eigen::Vector2d(0, -inf), Eigen::Vector2d(inf, 0), options), pi / 4);
        expect_honest(cubature([](const VectorXd& x) { return std::exp(x[0] - x[1]); }, Eigen::Vector2d(-inf, 1),
                               Eigen::Vector2d(2, inf), options),
                      std::exp(1));
        double sum = 0;
        for (const auto& region : whole.regions) {
            sum += region.estimate;
            for (Eigen::Index i = 0; i < 2; ++i) EXPECT_LT(region.a[i], region.b[i]);
        }
        EXPECT_NEAR(sum, whole.estimate, 1e-12);
    }
    const auto line = cubature([](const VectorXd& x) { return 1 / (1 + x[0] * x[0]); }, std::vector<double>{-inf},
                               std::vector<double>{inf});
    expect_honest(line, pi);
    EXPECT_EQ(std::min_element(line.regions.begin(), line.regions.end(),
                               [](const auto& x, const auto& y) { return x.a[0] < y.a[0]; })
                  ->a[0],
              -inf);
}

TEST(Cubature, ValuesOfAllKinds) {
    const Eigen::Vector2d a(0, 0), b(1, 2);
    const auto matrix = cubature(
        [](const Eigen::Vector2d& x) {
            Eigen::Matrix2d m;
            m << x[0], x[1], x[0] * x[1], 1;
            return m;
        },
        a, b);
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(matrix.estimate)>, Eigen::Matrix2d>);
    EXPECT_NEAR(matrix.estimate(0, 1), 2, 1e-14);
    EXPECT_NEAR(matrix.estimate(1, 0), 1, 1e-14);
    EXPECT_EQ(matrix.neval, 441 * (1 + 4 * matrix.subdivisions));
    const auto wave = cubature([](const VectorXd& x) { return std::polar(1.0, x[0] + x[1]); }, a, b);
    const std::complex<double> i(0, 1);
    EXPECT_LT(std::abs(wave.estimate - (std::exp(i) - 1.0) * (std::exp(2.0 * i) - 1.0) / (i * i)), 1e-14);
    const auto list = cubature(
        [](const VectorXd& x) {
            return std::vector<float>{static_cast<float>(x[0]), 1.0F};
        },
        a, b);
    EXPECT_EQ(list.estimate.size(), 2);
    // A reversed range changes the sign, an empty one gives 0.
    const auto one = [](const VectorXd&) { return 1; };
    EXPECT_NEAR(cubature(one, a, Eigen::Vector2d(-1, 2)).estimate, -2, 1e-14);
    EXPECT_NEAR(cubature(one, a, Eigen::Vector2d(-1, -2)).estimate, 2, 1e-14);
    EXPECT_EQ(cubature(one, a, Eigen::Vector2d(0, 2)).estimate, 0);
}

TEST(Cubature, PointsAndWorkers) {
    // A corner of 1 / |x| type in the middle of the box: without the point the centre would be hit.
    const auto f = [](const VectorXd& x) {
        const double r = std::abs(x[0] - 0.3) + std::abs(x[1] - 0.4);
        return r == 0 ? std::nan("") : 1 / std::sqrt(r);
    };
    const Eigen::Vector2d a(0, 0), b(0.6, 0.8);
    const auto without = cubature(f, a, b, {.rtol = 1e-5});
    EXPECT_EQ(without.status, CubatureStatus::not_converged);
    const auto with = cubature(f, a, b, {.rtol = 1e-5, .points = {Eigen::Vector2d(0.3, 0.4)}});
    EXPECT_TRUE(with.success);
    // Four times the integral over [0, 0.3] x [0, 0.4] of (u + v)^(-1/2).
    const double exact = 4 * 4.0 / 3 * (std::pow(0.7, 1.5) - std::pow(0.3, 1.5) - std::pow(0.4, 1.5));
    EXPECT_NEAR(with.estimate, exact, with.error);
    const auto parallel = cubature(f, a, b, {.rtol = 1e-5, .workers = 2, .points = {{0.3, 0.4}}});
    EXPECT_EQ(parallel.estimate, with.estimate);
    EXPECT_EQ(parallel.error, with.error);
    const auto shifted =
        cubature([](const VectorXd& x) { return std::exp(-std::abs(x[0] - 3)); }, std::vector<double>{-inf},
                 std::vector<double>{inf}, {.points = {VectorXd::Constant(1, 3)}});
    expect_honest(shifted, 2);
}

TEST(Cubature, FailuresAndErrors) {
    const auto f = [](const VectorXd& x) { return 1 / (x[0] + x[1]); };
    const std::vector<double> a{0, 0}, b{1, 1}, one{1};
    const auto poor = cubature(f, a, b, {.rtol = 1e-14, .max_subdivisions = 3});
    EXPECT_FALSE(poor.success);
    EXPECT_EQ(poor.subdivisions, 3);
    EXPECT_EQ(poor.regions.size(), 10U);
    EXPECT_NEAR(poor.estimate, 2 * std::log(2), poor.error);
    EXPECT_THROW_TEXT((void)cubature(f, a, one), std::invalid_argument, "cubature: a and b must have the same length");
    EXPECT_THROW_TEXT((void)cubature(f, one, one, {.rule = CubatureRule::genz_malik}), std::invalid_argument,
                      "cubature: genz_malik is for 2 to 20 variables, got 1");
    EXPECT_THROW_TEXT((void)cubature(f, a, std::vector<double>{1, std::nan("")}), std::invalid_argument,
                      "cubature: a and b must not be NaN");
    EXPECT_THROW_TEXT((void)cubature(f, a, b, {.rtol = -1}), std::invalid_argument, "cubature: rtol and atol");
    EXPECT_THROW_TEXT((void)cubature(f, a, b, {.max_subdivisions = -1}), std::invalid_argument,
                      "cubature: max_subdivisions must not be negative");
    EXPECT_THROW_TEXT((void)cubature(f, a, b, {.points = {VectorXd::Ones(3)}}), std::invalid_argument,
                      "cubature: points must have 2 coordinates, got 3");
    EXPECT_THROW_TEXT((void)cubature(f, a, b, {.workers = 0}), std::invalid_argument, "cubature: workers");
    EXPECT_THROW_TEXT((void)cubature([](const VectorXd& x) { return std::vector<double>(x[0] > 0.5 ? 2 : 1); }, a, b),
                      std::invalid_argument, "cubature: f must return values of one shape");
}

}  // namespace
