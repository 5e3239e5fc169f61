#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <scixx/core/kernel/double_double.hpp>
#include <scixx/core/random_state.hpp>

namespace {

using scixx::core::DoubleDouble;

// 113 bits: they hold each product of doubles, and sums of near sizes.
#if defined(__SIZEOF_FLOAT128__)
__extension__ using Wide = __float128;
#else
using Wide = long double;
static_assert(std::numeric_limits<Wide>::digits >= 113);
#endif

[[nodiscard]] bool same(const DoubleDouble& x, Wide value) {
    return Wide(x.hi) + Wide(x.lo) == value && x.hi == static_cast<double>(value);
}

TEST(DoubleDouble, ProductsAreExact) {
    scixx::core::RandomState rng(1);
    for (int i = 0; i < 100000; ++i) {
        const double a = std::ldexp(rng.random_sample() - 0.5, i % 100 - 50), b = rng.random_sample() + (i % 3);
        ASSERT_TRUE(same(scixx::core::exact_product(a, b), Wide(a) * Wide(b))) << a << " * " << b;
    }
    // Mantissas of ones, which rounding carries into the exponent.
    for (const double a : {2 - 0x1p-52, 1 - 0x1p-53, 1 + 0x1p-26 + 0x1p-27, 0x1.fffffffp900})
        for (const double b : {2 - 0x1p-52, 1 + 0x1p-52, -1 - 0x1p-27, 0.0})
            EXPECT_TRUE(same(scixx::core::exact_product(a, b), Wide(a) * Wide(b))) << a << " * " << b;
}

TEST(DoubleDouble, SumsAreExactInAnyOrder) {
    scixx::core::RandomState rng(2);
    for (int i = 0; i < 100000; ++i) {
        const double a = std::ldexp(rng.random_sample() - 0.5, i % 50 - 25), b = rng.random_sample() - 0.5;
        ASSERT_TRUE(same(scixx::core::exact_sum(a, b), Wide(a) + Wide(b))) << a << " + " << b;
    }
}

TEST(DoubleDouble, OperationsHaveHundredBits) {
    scixx::core::RandomState rng(3);
    const auto number = [&] {
        return scixx::core::quick_sum(rng.random_sample() + 0.5, rng.random_sample() * 0x1p-54);
    };
    const auto wide = [](const DoubleDouble& x) { return Wide(x.hi) + Wide(x.lo); };
    const auto error = [&](const DoubleDouble& x, Wide value) {
        return static_cast<double>((wide(x) - value) / value);
    };
    for (int i = 0; i < 100000; ++i) {
        const DoubleDouble a = number(), b = number();
        ASSERT_LT(std::abs(error(a + b, wide(a) + wide(b))), 0x1p-101);
        ASSERT_LT(std::abs(error(a * b, wide(a) * wide(b))), 0x1p-101);
        ASSERT_LT(std::abs(error(a / b, wide(a) / wide(b))), 0x1p-99);
        ASSERT_LT(std::abs(static_cast<double>(wide(a - b) - (wide(a) - wide(b)))), 0x1p-101);
    }
}

}  // namespace
