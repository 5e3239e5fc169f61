#include <scixx/core/dims.hpp>

#include <limits>
#include <string>
#include <vector>

#include "support/closeness.hpp"

namespace {

using scixx::core::Axes;
using scixx::core::Dims;
using scixx::core::PerAxis;
namespace core = scixx::core;

TEST(Dims, HoldsUpToEightEntries) {
    Dims dims{2, 3, 4};
    EXPECT_EQ(dims.size(), 3);
    EXPECT_EQ(core::to_text(dims), "2 x 3 x 4");
    dims.erase(1);
    EXPECT_EQ(dims, (Dims{2, 4}));
    EXPECT_FALSE(dims == (Dims{2, 4, 1}));
    EXPECT_TRUE(dims.contains(4));
    EXPECT_FALSE(dims.contains(3));
    Dims full = Dims::filled(8, 1);
    EXPECT_THROW_TEXT(full.push_back(1), std::invalid_argument, "at most 8 axes");
}

TEST(CheckedSize, RefusesOverflow) {
    const core::Index most = std::numeric_limits<core::Index>::max();
    EXPECT_EQ(core::checked_size("f", {3, 0, 5}), 0);
    EXPECT_EQ(core::checked_mul("f", most, 1), most);
    EXPECT_EQ(core::checked_mul("f", 0, most), 0);
    EXPECT_THROW_TEXT((void)core::checked_mul("f", most / 2 + 1, 2), std::invalid_argument, "f: the size");
    EXPECT_EQ(core::checked_add("f", most, 0), most);
    EXPECT_THROW_TEXT((void)core::checked_add("f", most, 1), std::invalid_argument, "too large");
    EXPECT_THROW((void)core::checked_size("f", {most, most}), std::invalid_argument);
}

TEST(PackedStrides, FollowTheOrderOfTheAxes) {
    EXPECT_EQ(core::packed_strides({2, 3, 4}), (Dims{12, 4, 1}));
    EXPECT_EQ(core::packed_strides({2, 3, 4}, {2, 0, 1}), (Dims{3, 1, 6}));
    EXPECT_EQ(core::packed_strides({}), Dims());
}

TEST(Advance, CountsInCOrder) {
    std::vector<Dims> seen;
    core::for_each_index({2, 2}, [&](const Dims& index) { seen.push_back(index); });
    EXPECT_EQ(seen, (std::vector<Dims>{{0, 0}, {0, 1}, {1, 0}, {1, 1}}));
    core::for_each_index({2, 0}, [](const Dims&) { FAIL(); });
    int calls = 0;
    core::for_each_index({}, [&](const Dims&) { ++calls; });
    EXPECT_EQ(calls, 1);
}

TEST(Advance, LeavesTheFixedAxisAndThoseBeyondTheBox) {
    Dims index{0, 5, 7};
    EXPECT_TRUE(core::advance(index, {2, 9}, 1));
    EXPECT_EQ(index, (Dims{1, 5, 7}));
    EXPECT_FALSE(core::advance(index, {2, 9}, 1));
    EXPECT_EQ(index, (Dims{0, 5, 7}));
}

TEST(NormalizeAxis, CountsNegativeAxesFromTheLast) {
    EXPECT_EQ(core::normalize_axis("f", -1, 3), 2);
    EXPECT_EQ(core::normalize_axis("f", -3, 3), 0);
    EXPECT_EQ(core::normalize_axis("f", 2, 3), 2);
    EXPECT_THROW_TEXT((void)core::normalize_axis("f", 3, 3), std::invalid_argument,
                      "axis 3 is out of bounds for an array of dimension 3");
    EXPECT_THROW((void)core::normalize_axis("f", -4, 3), std::invalid_argument);
}

TEST(Axes, NoneMeansAllAndDuplicatesAreRefused) {
    EXPECT_FALSE(Axes().given());
    EXPECT_EQ(Axes().resolve("f", 3), (Dims{0, 1, 2}));
    EXPECT_EQ(Axes(-1).resolve("f", 3), (Dims{2}));
    EXPECT_EQ((Axes{2, 0}).resolve("f", 3), (Dims{2, 0}));
    EXPECT_EQ(Axes(std::vector<int>{}).resolve("f", 3), Dims{});
    EXPECT_THROW_TEXT((Axes{0, -3}).resolve("f", 3), std::invalid_argument, "axes must be unique");
}

TEST(PerAxis, TakesOneValueOrOneAnAxis) {
    EXPECT_EQ(PerAxis<double>(2.0).resolve("f", "sigma", 2), (std::vector<double>{2, 2}));
    EXPECT_EQ((PerAxis<double>{1.0, 3.0}).resolve("f", "sigma", 2), (std::vector<double>{1, 3}));
    EXPECT_THROW_TEXT((PerAxis<double>{1.0, 3.0}).resolve("f", "sigma", 3), std::invalid_argument,
                      "f: sigma must have one entry for each of 3 axes, got 2");
}

}  // namespace
