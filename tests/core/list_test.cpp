#include <gtest/gtest.h>

#include <scixx/core/kernel/list.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

namespace core = scixx::core;
using core::Index;

TEST(List, HasSizesAndSubscriptsOfIndex) {
    core::List<double> x(Index(3));
    static_assert(std::is_same_v<decltype(x.size()), Index>);
    for (Index i = 0; i < x.size(); ++i) x[i] = static_cast<double>(i);
    EXPECT_EQ(x, (core::List<double>{0, 1, 2}));
    x.assign(2, 7.0);
    EXPECT_EQ(x, (core::List<double>{7, 7}));
    const double value = 1;
    x.assign(&value, &value);
    EXPECT_TRUE(x.empty());
    x.resize(3, 1.0);
    x.reserve(Index(100));
    EXPECT_GE(x.capacity(), 100U);
    EXPECT_EQ(std::as_const(x)[2], 1.0);
}

TEST(List, OfNumbersAndOfBools) {
    EXPECT_EQ(core::List<int>(3, 5), (core::List<int>{5, 5, 5}));
    core::List<bool> flags(Index(2));
    flags[1] = true;
    EXPECT_FALSE(flags[0]);
    EXPECT_TRUE(flags[1]);
}

TEST(List, MovesIntoAVectorAndOutOfOne) {
    const auto make = []() -> std::vector<int> {
        core::List<int> list{1, 2};
        return list;
    };
    core::List<int> again = make();
    const int* data = again.data();
    const std::vector<int> vector = std::move(again);
    EXPECT_EQ(vector.data(), data);
    const core::List<int> copy(vector.begin(), vector.end());
    EXPECT_EQ(copy, vector);
}

}  // namespace
