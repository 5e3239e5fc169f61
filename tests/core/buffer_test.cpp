#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <scixx/core/kernel/buffer.hpp>
#include <type_traits>
#include <utility>

namespace {

namespace core = scixx::core;

template <class T>
[[nodiscard]] bool aligned(const T* data) {
    return reinterpret_cast<std::uintptr_t>(data) % 64 == 0;
}

TEST(Buffer, IsAlignedAndGrowsOnlyWhereItHasTo) {
    core::Buffer<double> x(3);
    EXPECT_EQ(x.size(), 3);
    EXPECT_TRUE(aligned(x.data()));
    const double* before = x.data();
    x.reserve(2);
    EXPECT_EQ(x.data(), before);
    x.reserve(1000);
    EXPECT_EQ(x.size(), 1000);
    EXPECT_TRUE(aligned(x.data()));
}

TEST(Buffer, ACopyHasMemoryOfItsOwn) {
    const core::Buffer<bool> x(5, true);
    const core::Buffer<bool> copy = x;
    EXPECT_EQ(copy.size(), 5);
    EXPECT_NE(copy.data(), x.data());
    EXPECT_TRUE(x[4]);
    static_assert(std::is_nothrow_move_constructible_v<core::Buffer<bool>>);
}

TEST(Buffer, MayBeEmpty) {
    EXPECT_EQ(core::Buffer<int>().size(), 0);
    EXPECT_EQ(core::Buffer<int>(0).size(), 0);
}

TEST(Scratch, SmallOnesLieInTheObjectLargeOnesAreUsedAgain) {
    core::Scratch<double> small(512);
    EXPECT_TRUE(aligned(small.data()));
    EXPECT_GE(reinterpret_cast<std::uintptr_t>(small.data()), reinterpret_cast<std::uintptr_t>(&small));
    EXPECT_LT(reinterpret_cast<std::uintptr_t>(small.data()), reinterpret_cast<std::uintptr_t>(&small + 1));
    const double* first = nullptr;
    {
        core::Scratch<double> large(1 << 17);
        first = large.data();
        EXPECT_TRUE(aligned(first));
        std::fill_n(large.data(), 1 << 17, 1.0);
    }
    core::Scratch<double> again(1 << 17);
    EXPECT_EQ(again.data(), first);
}

}  // namespace
