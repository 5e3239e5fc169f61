#include <scixx/core/lines.hpp>
#include <scixx/core/nd_view.hpp>

#include <numeric>
#include <vector>

#include "support/closeness.hpp"

namespace {

using scixx::core::Dims;
using scixx::core::Index;
using scixx::core::LineBlock;
using scixx::core::Lines;
using scixx::core::NdView;
namespace core = scixx::core;

std::vector<int> counting(int size) {
    std::vector<int> values(static_cast<std::size_t>(size));
    std::iota(values.begin(), values.end(), 0);
    return values;
}

TEST(NdView, CountsInCOrder) {
    auto values = counting(24);
    const NdView<int> view(values.data(), {2, 3, 4});
    EXPECT_EQ(view.strides(), (Dims{12, 4, 1}));
    EXPECT_EQ(view(1, 2, 3), 23);
    EXPECT_EQ(view(Dims{1, 0, 2}), 14);
    EXPECT_EQ(view.size(), 24);
    EXPECT_TRUE(view.is_c_contiguous());
}

TEST(NdView, TransformsWithoutCopy) {
    auto values = counting(24);
    const NdView<int> view(values.data(), {2, 3, 4});
    const auto turned = view.permuted({2, 0, 1});
    EXPECT_EQ(turned.shape(), (Dims{4, 2, 3}));
    EXPECT_EQ(turned(3, 1, 2), 23);
    EXPECT_FALSE(turned.is_c_contiguous());
    EXPECT_EQ(view.slice(1, 2).shape(), (Dims{2, 4}));
    EXPECT_EQ(view.slice(1, 2)(1, 3), 23);
    EXPECT_EQ(view.window({0, 1, 1}, {1, 2, 2})(0, 1, 1), 10);
    EXPECT_EQ(view.reversed(2)(0, 0, 0), 3);
    EXPECT_EQ(view.reversed(0).reversed(0)(1, 0, 0), 12);
}

TEST(NdView, KnowsItsMemory) {
    auto values = counting(24);
    const NdView<int> view(values.data(), {2, 3, 4});
    EXPECT_EQ(view.extent().second - view.extent().first, 24);
    EXPECT_EQ(view.reversed(1).extent(), view.extent());
    EXPECT_EQ(core::memory_order(view.permuted({2, 0, 1})), (Dims{1, 2, 0}));
    EXPECT_TRUE(core::overlaps(view, view.slice(0, 1)));
    EXPECT_FALSE(core::overlaps(view.slice(0, 0), view.slice(0, 1)));
    EXPECT_FALSE(core::overlaps(view, NdView<int>(values.data(), {0, 3})));
}

TEST(NdView, AnEmptyViewNeedsNoMemory) {
    const NdView<int> view(nullptr, {3, 0, 4});
    EXPECT_EQ(view.slice(0, 2).data(), nullptr);
    EXPECT_EQ(view.window({1, 0, 2}, {1, 0, 1}).data(), nullptr);
    EXPECT_EQ(view.reversed(2).data(), nullptr);
    EXPECT_EQ(view.extent().first, view.extent().second);
}

TEST(Lines, VisitEveryLineOnceForEveryAxisAndBlockSize) {
    auto values = counting(24);
    const NdView<int> view = NdView<int>(values.data(), {2, 3, 4}).permuted({1, 2, 0});
    for (int axis = 0; axis < 3; ++axis)
        for (Index most : {1, 2, 100}) {
            const Lines<int> lines(axis, view);
            EXPECT_EQ(lines.size() * view.shape(axis), 24);
            std::vector<int> seen;
            lines.for_blocks(0, lines.size(), most, [&](const LineBlock<int>& block) {
                EXPECT_LE(block.count, most);
                for (Index k = 0; k < block.count; ++k)
                    for (Index i = 0; i < block.size; ++i) seen.push_back(block.line(k)[i]);
            });
            std::sort(seen.begin(), seen.end());
            EXPECT_EQ(seen, counting(24));
        }
}

TEST(Lines, PairViewsWhoseExtentsDifferAlongTheAxis) {
    auto values = counting(12);
    std::vector<int> sums(3);
    const NdView<const int> in(values.data(), {3, 4});
    const NdView<int> out(sums.data(), {3, 1});
    Lines<const int, int>(1, in, out).for_lines([](const auto& line, const auto& sum) {
        for (Index i = 0; i < line.size; ++i) sum[0] += line[i];
    });
    EXPECT_EQ(sums, (std::vector<int>{6, 22, 38}));
}

TEST(Lines, RangesOfLinesPartitionTheWork) {
    auto values = counting(60);
    const NdView<int> view(values.data(), {3, 4, 5});
    const Lines<int> lines(1, view);
    for (Index cut = 0; cut <= lines.size(); ++cut) {
        int total = 0;
        const auto add = [&](const auto& line) {
            for (Index i = 0; i < line.size; ++i) total += line[i];
        };
        lines.for_lines(0, cut, add);
        lines.for_lines(cut, lines.size(), add);
        EXPECT_EQ(total, 60 * 59 / 2);
    }
}

TEST(ForEach, CopiesBetweenLayoutsAndLeavesEmptyViewsAlone) {
    auto values = counting(24);
    std::vector<double> target(24);
    const NdView<int> view(values.data(), {2, 3, 4});
    const auto turned = view.permuted({2, 0, 1});
    core::copy(turned, NdView<double>(target.data(), turned.shape()));
    EXPECT_EQ(target[5], 20.0);  // (0, 1, 2) of the turned view is (1, 2, 0) of the original
    core::for_each([](int&) { FAIL(); }, NdView<int>(values.data(), {0, 3}));
}

}  // namespace
