#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <scixx/spatial/detail/predicates.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace detail = scixx::spatial::detail;
using detail::Point2;
constexpr double infinity = std::numeric_limits<double>::infinity();  // a permanent that is not known

const scixx::testing::Reference& reference() {
    static const scixx::testing::Reference stored("spatial/predicates.json");
    return stored;
}

TEST(Predicates, Orient2dHasTheSignOfRationalArithmetic) {
    const auto& data = reference()["orient2d"];
    const auto p = data.array<Eigen::MatrixXd>("points");
    const auto sign = data.array<Eigen::VectorXi>("out");
    for (Eigen::Index i = 0; i < p.rows(); ++i) {
        const Point2 a{p(i, 0), p(i, 1)}, b{p(i, 2), p(i, 3)}, c{p(i, 4), p(i, 5)};
        EXPECT_EQ(detail::orient2d(a, b, c), sign[i]) << i;
        EXPECT_EQ(detail::orient2d(b, c, a), sign[i]) << i;
        EXPECT_EQ(detail::orient2d(b, a, c), -sign[i]) << i;
        EXPECT_EQ(detail::orient2d_exact(a, b, c, infinity), sign[i]) << i;
    }
}

TEST(Predicates, IncircleOfAPointTwiceIsZeroWhereTheDeterminantOverflows) {
    const Point2 a{2.7872903941664654e80, -2.0262871513213008e32}, b{-2.6000139582716527e-27, -3.070373778484872e41};
    const Point2 c{-3.4039613208812083e-90, -6.715503686012143e77};
    EXPECT_EQ(detail::incircle(a, b, c, b, detail::FilterBounds(2.7872903941664654e80)), 0);
    EXPECT_EQ(detail::incircle(a, b, c, b), 0);
}

TEST(Predicates, IncircleHasTheSignOfRationalArithmetic) {
    const auto& data = reference()["incircle"];
    const auto p = data.array<Eigen::MatrixXd>("points");
    const auto sign = data.array<Eigen::VectorXi>("out");
    for (Eigen::Index i = 0; i < p.rows(); ++i) {
        const Point2 a{p(i, 0), p(i, 1)}, b{p(i, 2), p(i, 3)}, c{p(i, 4), p(i, 5)}, d{p(i, 6), p(i, 7)};
        EXPECT_EQ(detail::incircle(a, b, c, d), sign[i]) << i;
        EXPECT_EQ(detail::incircle(b, c, a, d), sign[i]) << i;
        EXPECT_EQ(detail::incircle(b, a, c, d), -sign[i]) << i;
        // The determinant changes its sign when two of the four points are exchanged.
        EXPECT_EQ(detail::incircle(d, b, c, a), -sign[i]) << i;
    }
}

TEST(Predicates, FilterBoundsDecideNothingThatTheExactSignDenies) {
    std::mt19937 random(3);
    std::uniform_int_distribution<int> coordinate(-6, 6), ulps(-1, 1);
    int decided = 0;
    for (int i = 0; i < 20000; ++i) {
        const double unit = std::ldexp(1.0, coordinate(random) * 10) * 0.1;
        const auto point = [&]() -> Point2 {
            const auto value = [&] {
                const double x = coordinate(random) * unit;
                return x + ulps(random) * 0x1p-52 * unit;
            };
            return {value(), value()};
        };
        const Point2 a = point(), b = point(), c = point(), d = point();
        const detail::FilterBounds bounds(12.1 * unit);
        const int exact = detail::incircle_exact(a, b, c, d, infinity);
        EXPECT_EQ(detail::incircle(a, b, c, d, bounds), exact);
        EXPECT_EQ(detail::orient2d(a, b, c, bounds), detail::orient2d_exact(a, b, c, infinity));
        decided += exact != 0;
    }
    EXPECT_GT(decided, 10000);
    EXPECT_LT(decided, 20000);
}

TEST(ExactNumbers, ProductsAndSumsKeepEveryBit) {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> uniform(-1, 1);
    std::uniform_int_distribution<int> exponent(-60, 60);
    for (int i = 0; i < 2000; ++i) {
        const double a = std::ldexp(uniform(random), exponent(random));
        const double b = std::ldexp(uniform(random), exponent(random));
        const detail::DoubleDouble product = scixx::core::exact_product(a, b), sum = scixx::core::exact_sum(a, b);
        EXPECT_EQ(product.hi, a * b);
        EXPECT_EQ(product.lo, std::fma(a, b, -product.hi));
        detail::Arena<> arena;
        const auto integer = [&](double x, int unit) { return detail::BigInteger<>(arena, x, unit); };
        EXPECT_EQ((integer(a, -200) + integer(b, -200) - integer(sum.hi, -200) - integer(sum.lo, -200)).sign(), 0);
        EXPECT_EQ((integer(a, -200) * integer(b, -200) - integer(product.hi, -400) - integer(product.lo, -400)).sign(),
                  0);
    }
}

TEST(ExactNumbers, IntegersAgreeWithSmallOnes) {
    std::mt19937 random(7);
    std::uniform_int_distribution<int> value(-9, 9), shift(0, 13);
    int zeros = 0;
    for (int i = 0; i < 3000; ++i) {
        detail::Arena<> arena;
        std::int64_t x[4];
        for (std::int64_t& e : x)
            e = std::int64_t{value(random)} * (std::int64_t{1} << (i % 3 == 0 ? 0 : shift(random)));
        const auto integer = [&](int j, int k) {
            return detail::BigInteger<>(arena, static_cast<double>(x[j]), -60) -
                   detail::BigInteger<>(arena, static_cast<double>(x[k]), -60);
        };
        const std::int64_t expected = (x[0] - x[1]) * (x[2] - x[3]) - (x[0] - x[2]) * (x[1] - x[3]);
        EXPECT_EQ((integer(0, 1) * integer(2, 3) - integer(0, 2) * integer(1, 3)).sign(),
                  (expected > 0) - (expected < 0));
        zeros += expected == 0;
    }
    EXPECT_GT(zeros, 50);
}

TEST(ExactNumbers, IntegersHoldTheExtremesOfDouble) {
    const double smallest = std::numeric_limits<double>::denorm_min(), largest = std::numeric_limits<double>::max();
    const int unit = detail::BinaryParts(smallest).lowest();
    EXPECT_EQ(unit, -1074);
    EXPECT_EQ(detail::BinaryParts(smallest).highest(), -1073);
    EXPECT_EQ(detail::BinaryParts(-largest).lowest(), 971);
    EXPECT_EQ(detail::BinaryParts(-largest).highest(), 1024);
    detail::Arena<> arena;
    const detail::BigInteger<> tiny(arena, smallest, unit), huge(arena, largest, unit), none(arena, 0, unit);
    EXPECT_EQ((huge + tiny - huge).sign(), 1);
    EXPECT_EQ((huge - tiny - huge).sign(), -1);
    EXPECT_EQ((huge * huge - huge * (huge + tiny)).sign(), -1);
    EXPECT_EQ((huge - huge).sign(), 0);
    EXPECT_EQ((none * huge).sign(), 0);
    EXPECT_EQ((none - tiny).sign(), -1);
}

}  // namespace
