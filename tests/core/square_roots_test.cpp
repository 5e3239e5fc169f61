#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <scixx/core/kernel/square_roots.hpp>
#include <vector>

namespace {

/// Whether the roots of any number of values are those of std::sqrt, NaN where that is.
template <class T>
void check_roots() {
    std::mt19937_64 random(1);
    std::uniform_real_distribution<T> exponent(-100, 100);
    for (std::size_t n = 0; n < 40; ++n) {
        std::vector<T> values(n);
        for (T& value : values) value = std::exp2(exponent(random));
        if (n > 4) values[1] = 0, values[2] = std::numeric_limits<T>::infinity(), values[3] = -1;
        if (n > 5) values[4] = std::numeric_limits<T>::denorm_min();
        std::vector<T> roots = values;
        scixx::core::take_square_roots(roots.data(), static_cast<Eigen::Index>(n));
        for (std::size_t i = 0; i < n; ++i) {
            if (std::isnan(std::sqrt(values[i])))
                EXPECT_TRUE(std::isnan(roots[i]));
            else
                EXPECT_EQ(roots[i], std::sqrt(values[i]));
        }
    }
}

TEST(SquareRoots, AreRoundedCorrectly) {
    check_roots<double>();
    check_roots<float>();
    check_roots<long double>();
}

}  // namespace
