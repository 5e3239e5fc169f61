#include <cmath>
#include <complex>
#include <limits>
#include <numbers>
#include <scixx/integrate/quad_vec.hpp>
#include <stdexcept>
#include <vector>

#include "support/closeness.hpp"

namespace {

using namespace scixx::integrate;
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double pi = std::numbers::pi;

TEST(QuadVec, ComponentsShareTheirNodes) {
    const auto f = [](double x) { return Eigen::ArrayXd(Eigen::Array3d(std::sin(x), std::exp(x), std::sqrt(x))); };
    for (const auto rule : {QuadVecRule::gk21, QuadVecRule::gk15}) {
        const auto [res, err] = quad_vec(f, 0, 2, {.epsrel = 1e-10, .quadrature = rule});
        EXPECT_SCALED_CLOSE(res, Eigen::Array3d(1 - std::cos(2.0), std::expm1(2.0), std::pow(2.0, 1.5) / 1.5), 1e-10);
        EXPECT_LT(err, 1e-9);
    }
    const auto rough = quad_vec(f, 0, 2, {.epsrel = 1e-5, .quadrature = QuadVecRule::trapezoid});
    EXPECT_SCALED_CLOSE(rough.res, Eigen::Array3d(1 - std::cos(2.0), std::expm1(2.0), std::pow(2.0, 1.5) / 1.5), 1e-5);
}

TEST(QuadVec, NumbersMatricesAndSequences) {
    EXPECT_REL_CLOSE(quad_vec([](double x) { return x; }, 0, 3).res, 4.5, 1e-14);
    const auto m = quad_vec([](double x) { return Eigen::Matrix2d(x * Eigen::Matrix2d::Ones()); }, 1, 0);
    static_assert(std::is_same_v<decltype(m.res), Eigen::Matrix2d>);
    EXPECT_SCALED_CLOSE(m.res, -0.5 * Eigen::Matrix2d::Ones(), 1e-14);
    const auto s = quad_vec([](double x) { return std::vector<double>{1, x}; }, 0, 2);
    EXPECT_SCALED_CLOSE(s.res, Eigen::Array2d(2, 2), 1e-14);
    const auto c = quad_vec([](double x) { return std::polar(1.0, x); }, 0, pi);
    EXPECT_LT(std::abs(c.res - std::complex<double>(0, 2)), 1e-14);
}

TEST(QuadVec, InfiniteRanges) {
    const auto bell = [](double x) { return Eigen::Array2d(std::exp(-x * x), x * x * std::exp(-x * x)); };
    const double root = std::sqrt(pi);
    EXPECT_SCALED_CLOSE(quad_vec(bell, -infinity, infinity).res, Eigen::Array2d(root, root / 2), 1e-10);
    EXPECT_SCALED_CLOSE(quad_vec(bell, 0, infinity).res, Eigen::Array2d(root / 2, root / 4), 1e-10);
    EXPECT_SCALED_CLOSE(quad_vec(bell, infinity, 0).res, Eigen::Array2d(-root / 2, -root / 4), 1e-10);
    EXPECT_SCALED_CLOSE(quad_vec(bell, -infinity, 0).res, Eigen::Array2d(root / 2, root / 4), 1e-10);
}

TEST(QuadVec, PointsAndWorkers) {
    const auto kink = [](double x) { return Eigen::Array2d(std::abs(x - 0.3), x < 0.3 ? 1.0 : 2.0); };
    const auto plain = quad_vec(kink, 0, 1, {.points = {0.3}});
    EXPECT_SCALED_CLOSE(plain.res, Eigen::Array2d((0.09 + 0.49) / 2, 0.3 + 1.4), 1e-14);
    EXPECT_LT(plain.neval, 100);
    const auto one = quad_vec(kink, 0, 1, {.norm = QuadVecNorm::max});
    const auto many = quad_vec(kink, 0, 1, {.norm = QuadVecNorm::max, .workers = 2});
    EXPECT_SCALED_CLOSE(one.res, many.res, 0);
    EXPECT_EQ(one.neval, many.neval);
}

TEST(QuadVec, ErrorEstimatesAreHonest) {
    for (double power : {-0.5, 0.3, 1.5}) {
        const auto result = quad_vec([&](double x) { return std::pow(x, power); }, 0, 1, {.epsrel = 1e-7});
        EXPECT_TRUE(result.success);
        EXPECT_LE(std::abs(result.res - 1 / (1 + power)), result.err);
    }
}

TEST(QuadVec, TroubleIsAStatus) {
    const auto nan = quad_vec([](double x) { return x < 0.5 ? 1.0 : std::nan(""); }, 0, 1);
    EXPECT_EQ(nan.status, 3);
    const auto limited = quad_vec([](double x) { return 1 / std::sqrt(x); }, 0, 1, {.epsrel = 1e-13, .limit = 5});
    EXPECT_EQ(limited.status, 1);
    EXPECT_FALSE(limited.success);
}

TEST(QuadVec, Errors) {
    const auto f = [](double x) { return x; };
    EXPECT_THROW_TEXT(quad_vec(f, 0, std::nan("")), std::invalid_argument, "quad_vec: a and b");
    EXPECT_THROW_TEXT(quad_vec(f, 0, 1, {.limit = 0}), std::invalid_argument, "quad_vec: limit");
    EXPECT_THROW_TEXT(quad_vec([](double x) { return Eigen::ArrayXd(Eigen::ArrayXd::Ones(x < 0.4 ? 1 : 2)); }, 0, 1),
                      std::invalid_argument, "quad_vec: f must return values of one shape");
}

}  // namespace
