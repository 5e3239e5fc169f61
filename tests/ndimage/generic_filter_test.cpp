#include <scixx/ndimage/correlate.hpp>
#include <scixx/ndimage/generic_filter.hpp>
#include <scixx/ndimage/vectorized_filter.hpp>
#include <stdexcept>

#include "ndimage/support.hpp"
#include "support/closeness.hpp"

namespace {

namespace core = scixx::core;
namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using Eigen::Index;
using ndimage::Mode;
using ndimage::VectorizedMode;

/// Weights that tell the places of a window apart, in C order.
[[nodiscard]] Eigen::ArrayXXd weights(Index rows, Index cols) {
    Eigen::ArrayXXd out(rows, cols);
    for (Index i = 0; i < rows; ++i)
        for (Index j = 0; j < cols; ++j) out(i, j) = 1 + static_cast<double>(i * cols + j);
    return out;
}

const auto weighted = [](const auto& window) {
    double sum = 0;
    for (Index k = 0; k < window.size(); ++k) sum += static_cast<double>(k + 1) * static_cast<double>(window(k));
    return sum;
};

TEST(GenericFilter, PassesWindowsInCOrder) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(6, 9);
    for (const Mode mode : {Mode::reflect, Mode::constant, Mode::nearest, Mode::mirror, Mode::wrap})
        for (const auto& [rows, cols] : {std::pair<Index, Index>{3, 3}, {2, 5}, {1, 1}, {8, 4}}) {
            const std::vector<Index> origin{-(rows / 2), (cols - 1) / 2};
            const Eigen::ArrayXXd expected =
                ndimage::correlate(a, weights(rows, cols), {.mode = mode, .cval = 0.5, .origin = origin});
            const ndimage::Window window{rows, cols};
            const ndimage::GenericFilterOptions options{.mode = mode, .cval = 0.5, .origin = origin};
            EXPECT_SCALED_CLOSE(ndimage::generic_filter(a, weighted, window, options), expected, 1e-14);
            const Eigen::Array<double, -1, -1, Eigen::RowMajor> by_rows = a;
            EXPECT_SCALED_CLOSE(ndimage::generic_filter(by_rows, weighted, window, options), expected, 1e-14);
        }
}

TEST(GenericFilter, FootprintAxesAndOutput) {
    const Eigen::ArrayXXd a = (Eigen::ArrayXXd::Random(7, 5) * 100).round();
    Eigen::ArrayXX<bool> cross = Eigen::ArrayXX<bool>::Zero(3, 3);
    cross.row(1) = true;
    cross.col(1) = true;
    Eigen::ArrayXXd w = Eigen::ArrayXXd::Zero(3, 3);
    w << 0, 1, 0, 2, 3, 4, 0, 5, 0;
    EXPECT_TRUE((ndimage::generic_filter(a, weighted, cross) == ndimage::correlate(a, w)).all());
    EXPECT_TRUE((ndimage::generic_filter(a, weighted, 3, {.axes = 1}) ==
                 ndimage::correlate1d(a, Eigen::Array3d(1, 2, 3), {.axis = 1}))
                    .all());
    // Integer outputs truncate and keep the low bits.
    const Eigen::ArrayXX<unsigned char> bytes = ndimage::generic_filter<unsigned char>(
        a, [](const auto& window) { return -1.5 - 0 * window(0); }, 1);
    EXPECT_TRUE((bytes == 255).all());
    // A function with state, called in C order.
    int calls = 0;
    const Eigen::ArrayXXd order = ndimage::generic_filter(
        a, [&](const auto&) { return calls++; }, 2);
    EXPECT_EQ(order(0, 4), 4);
    EXPECT_EQ(order(6, 4), 34);
    EXPECT_THROW_TEXT(ndimage::generic_filter(
                          a, [](const auto&) -> double { throw std::runtime_error("from the function"); }, 3),
                      std::runtime_error, "from the function");
}

TEST(GenericFilter1d, PassesExtendedLines) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(6, 9);
    const auto correlation = [](const auto& line, auto& results) {
        const Index size = line.size() - results.size() + 1;
        for (Index i = 0; i < results.size(); ++i)
            for (Index k = 0; k < size; ++k) results(i) += static_cast<double>(k + 1) * line(i + k);
    };
    for (const Mode mode : {Mode::reflect, Mode::constant, Mode::nearest, Mode::mirror, Mode::wrap})
        for (const int axis : {0, -1})
            for (const Index size : {1, 2, 5, 20}) {
                const Index origin = -(size / 2);
                const Eigen::ArrayXd w = weights(size, 1);
                const Eigen::ArrayXXd expected =
                    ndimage::correlate1d(a, w, {.axis = axis, .mode = mode, .cval = 0.5, .origin = origin});
                const Eigen::ArrayXXd out = ndimage::generic_filter1d(
                    a, correlation, size, {.axis = axis, .mode = mode, .cval = 0.5, .origin = origin});
                EXPECT_SCALED_CLOSE(out, expected, 1e-14);
            }
    EXPECT_EQ(ndimage::generic_filter1d(Eigen::ArrayXXd(0, 3), correlation, 3).size(), 0);
}

TEST(VectorizedFilter, EqualsGenericFilter) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(6, 9);
    const auto rowwise = [](const auto& windows) {
        Eigen::ArrayXd out(windows.rows());
        for (Index i = 0; i < out.size(); ++i) out(i) = weighted(windows.row(i));
        return out;
    };
    const Mode modes[] = {Mode::reflect, Mode::constant, Mode::nearest, Mode::mirror, Mode::wrap};
    for (int m = 0; m < 5; ++m)
        for (const Index memory : {Index(1) << 30, Index(100)}) {
            const Eigen::ArrayXXd expected =
                ndimage::generic_filter(a, weighted, {3, 4}, {.mode = modes[m], .cval = 2, .origin = {1, -2}});
            const Eigen::ArrayXXd out = ndimage::vectorized_filter(
                a, rowwise, {3, 4},
                {.mode = static_cast<VectorizedMode>(m), .cval = 2, .origin = {1, -2}, .batch_memory = memory});
            EXPECT_TRUE((out == expected).all()) << m;
        }
    // Only the windows inside.
    const Eigen::ArrayXXd all = ndimage::generic_filter(a, weighted, {3, 4});
    const Eigen::ArrayXXd valid = ndimage::vectorized_filter(a, rowwise, {3, 4}, {.mode = VectorizedMode::valid});
    EXPECT_EQ(valid.rows(), 4);
    EXPECT_TRUE((valid == all.block(1, 2, 4, 6)).all());
}

TEST(VectorizedFilter, ResultHasTheFunctionsScalar) {
    Eigen::ArrayXX<short> a(3, 4);
    a << 1, 5, 2, 8, 3, 7, 4, 6, 9, 0, 11, 10;
    const auto largest =
        ndimage::vectorized_filter(a, [](const auto& windows) { return windows.rowwise().maxCoeff(); }, 3, {.axes = 1});
    static_assert(std::is_same_v<decltype(largest)::Scalar, short>);
    EXPECT_EQ(largest(2, 1), 11);
    const auto mean = ndimage::vectorized_filter(
        a, [](const auto& windows) { return windows.template cast<double>().rowwise().mean().matrix().eval(); }, 3,
        {.mode = VectorizedMode::valid});
    static_assert(std::is_same_v<decltype(mean)::Scalar, double>);
    EXPECT_DOUBLE_EQ(mean(0, 0), 42 / 9.0);
}

TEST(GenericFilter, RefusesBadArguments) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Ones(4, 5);
    const auto rowwise = [](const auto& windows) { return windows.col(0).eval(); };
    const auto line = [](const auto&, auto&) {};
    EXPECT_THROW_TEXT(ndimage::generic_filter(a, weighted, ndimage::Window()), std::invalid_argument,
                      "generic_filter: size, footprint or structure must be given");
    EXPECT_THROW_TEXT(ndimage::generic_filter(a, weighted, 3, {.origin = 2}), std::invalid_argument,
                      "origin must lie in [-1, 1]");
    EXPECT_THROW_TEXT(ndimage::generic_filter1d(a, line, 0), std::invalid_argument,
                      "generic_filter1d: size must be at least 1, got 0");
    EXPECT_THROW_TEXT(ndimage::generic_filter1d(a, line, 3, {.axis = 2}), std::invalid_argument, "axis 2");
    EXPECT_THROW_TEXT(ndimage::vectorized_filter(a, rowwise, 3, {.batch_memory = 71}), std::invalid_argument,
                      "vectorized_filter: batch_memory must hold one window, 72 bytes, got 71");
    EXPECT_THROW_TEXT(ndimage::vectorized_filter(a, rowwise, 5, {.mode = VectorizedMode::valid}), std::invalid_argument,
                      "size must not exceed the array");
    EXPECT_THROW_TEXT(ndimage::vectorized_filter(a, rowwise, 3, {.mode = VectorizedMode::valid, .origin = 1}),
                      std::invalid_argument, "origin must be 0");
    EXPECT_THROW_TEXT(ndimage::vectorized_filter(
                          a, [](const auto&) { return Eigen::ArrayXd(1); }, 3),
                      std::invalid_argument, "function must return 5 values, one a row, got 1");
}

}  // namespace
