#include <scixx/ndimage/minimum_filter.hpp>
#include <scixx/ndimage/rank_filter.hpp>
#include <scixx/tensor.hpp>

#include "ndimage/rank_windows.hpp"
#include "ndimage/support.hpp"
#include "support/closeness.hpp"

namespace {

namespace core = scixx::core;
namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using Eigen::Index;
using ndimage::Mode;
using Bytes = Eigen::ArrayXX<unsigned char>;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

template <class A>
void check_stored(const Case& stored) {
    const auto a = stored.array<A>("a");
    const ndimage::BinaryStructure footprint = stored.array<core::PlainOf<A, bool>>("footprint");
    const ndimage::Window size = integers(stored, "size");
    const ndimage::RankFilterOptions options{
        .mode = mode_named(stored.text("mode")), .cval = stored.number("cval"), .origin = integers(stored, "origin")};
    EXPECT_SCALED_CLOSE(ndimage::median_filter(a, size, options), stored.array<A>("median"), 0);
    EXPECT_SCALED_CLOSE(ndimage::percentile_filter(a, stored.number("percentile"), size, options),
                        stored.array<A>("percentiles"), 0);
    EXPECT_SCALED_CLOSE(ndimage::rank_filter(a, stored.integer("rank"), footprint, options), stored.array<A>("ranked"),
                        0);
}

TEST(RankFilter, EqualsSciPy) {
    int count = 0;
    const Reference reference("ndimage/rank_filter.json");
    for (const auto& [name, stored] : reference.cases()) {
        if (!stored.has("median")) continue;
        SCOPED_TRACE(name);
        const int rank = stored.numbers("a").shape.size();
        const bool bytes = stored.text("scalar") == "u8";
        if (rank == 1) {
            bytes ? check_stored<Eigen::ArrayX<unsigned char>>(stored) : check_stored<Eigen::VectorXd>(stored);
        } else if (rank == 2) {
            bytes ? check_stored<Bytes>(stored) : check_stored<Eigen::MatrixXd>(stored);
        } else {
            bytes ? check_stored<Eigen::Tensor<unsigned char, 3>>(stored)
                  : check_stored<Eigen::Tensor<double, 3, Eigen::RowMajor>>(stored);
        }
        ++count;
    }
    EXPECT_EQ(count, 24);
}

TEST(RankFilter, EqualsSortedWindows) {
    check_windows<unsigned char>();
    check_windows<double>();
}

TEST(RankFilter, ResultDoesNotDependOnWorkersOrMemory) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(300, 301);
    const Bytes bytes = (127 + 128 * a).cast<unsigned char>();
    for (const int size : {5, 13}) {
        EXPECT_TRUE((ndimage::median_filter(a, size, {.workers = 3}) == ndimage::median_filter(a, size)).all());
        EXPECT_TRUE((ndimage::median_filter(bytes, size, {.workers = 2}) == ndimage::median_filter(bytes, size)).all());
    }
    const Eigen::ArrayXXd part = a.topRows(40), once = ndimage::median_filter(part, 3);
    EXPECT_TRUE((ndimage::median_filter(part.transpose(), 3).transpose() == once).all());
    EXPECT_TRUE((ndimage::median_filter(2 * part, 3) == 2 * once).all());
    Eigen::ArrayXXd in_place = part;
    ndimage::median_filter(in_place, 3, {}, in_place);
    EXPECT_TRUE((in_place == once).all());
    Eigen::ArrayXXd large = Eigen::ArrayXXd::Zero(42, 303);
    ndimage::median_filter(a.topRows(40), 3, {}, large.block(1, 1, 40, 301));
    EXPECT_TRUE((large.block(1, 1, 40, 301) == once).all());
    EXPECT_EQ(large.row(0).abs().maxCoeff(), 0);
}

TEST(RankFilter, AxesApplyTheWindowSliceBySlice) {
    Eigen::Tensor<double, 3> a(5, 6, 7);
    a.setRandom();
    const Eigen::Tensor<double, 3> out = ndimage::median_filter(a, {3, 2}, {.origin = {0, -1}, .axes = {2, 0}});
    for (int j = 0; j < 6; ++j) {
        const Eigen::Tensor<double, 2> slice = a.chip(j, 1), expected = out.chip(j, 1);
        const Eigen::Tensor<double, 2> filtered = ndimage::median_filter(slice, {2, 3}, {.origin = {-1, 0}});
        EXPECT_SCALED_CLOSE(filtered, expected, 0);
    }
}

TEST(RankFilter, ExtremeRanksAreTheExtremumFilters) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(20, 31);
    EXPECT_TRUE((ndimage::rank_filter(a, 0, 5) == ndimage::minimum_filter(a, 5)).all());
    EXPECT_TRUE((ndimage::rank_filter(a, -1, 5) == ndimage::maximum_filter(a, 5)).all());
    EXPECT_TRUE((ndimage::percentile_filter(a, 100, 4) == ndimage::maximum_filter(a, 4)).all());
    EXPECT_TRUE((ndimage::percentile_filter(a, -100, 4) == ndimage::minimum_filter(a, 4)).all());
    EXPECT_EQ(ndimage::median_filter(Eigen::ArrayXXd(0, 4), 3).size(), 0);
    EXPECT_EQ(ndimage::median_filter(Eigen::ArrayXXd::Constant(1, 1, 2.5), 9)(0), 2.5);
}

TEST(RankFilter, RefusesBadArguments) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Ones(4, 5);
    EXPECT_THROW_TEXT(ndimage::median_filter(a, {}), std::invalid_argument,
                      "median_filter: size, footprint or structure must be given");
    EXPECT_THROW_TEXT(ndimage::rank_filter(a, 9, 3), std::invalid_argument,
                      "rank_filter: rank must lie in [-9, 8] for a window of 9 samples, got 9");
    EXPECT_THROW_TEXT(ndimage::rank_filter(a, -10, 3), std::invalid_argument, "got -10");
    EXPECT_THROW_TEXT(ndimage::percentile_filter(a, 100.5, 3), std::invalid_argument,
                      "percentile_filter: percentile must lie in [-100, 100], got 100.5");
    EXPECT_THROW_TEXT(ndimage::percentile_filter(a, nan, 3), std::invalid_argument, "percentile must lie");
    EXPECT_THROW_TEXT(ndimage::median_filter(a, Eigen::ArrayXX<bool>::Zero(2, 2)), std::invalid_argument,
                      "footprint must have at least one true entry");
    EXPECT_THROW_TEXT(ndimage::median_filter(a, Eigen::ArrayXX<bool>::Ones(2, 2), {.axes = 0}), std::invalid_argument,
                      "footprint must have 1 axes, got 2");
    EXPECT_THROW_TEXT(ndimage::median_filter(a, {3, 3}, {.axes = 1}), std::invalid_argument,
                      "size must have one entry for each of 1 axes");
    EXPECT_THROW_TEXT(ndimage::median_filter(a, 3, {.origin = 2}), std::invalid_argument, "origin must lie in [-1, 1]");
    EXPECT_THROW_TEXT(ndimage::median_filter(a, 3, {.axes = {0, 0}}), std::invalid_argument, "axes must be unique");
    EXPECT_THROW_TEXT(ndimage::median_filter(a, 3, {.workers = 0}), std::invalid_argument, "workers must not be zero");
    EXPECT_THROW_TEXT(ndimage::median_filter(a, Index(1) << 40), std::invalid_argument, "too large");
    Eigen::ArrayXXd wrong(4, 4);
    EXPECT_THROW_TEXT(ndimage::median_filter(a, 3, {}, wrong), std::invalid_argument, "out must have shape 4 x 5");
}

}  // namespace
