#include <scixx/signal/filter/medfilt.hpp>
#include <scixx/signal/filter/wiener.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXd;
using Eigen::ArrayXXd;

TEST(Medfilt, SciPysValues) {
    const scixx::testing::Reference reference("signal/resample.json");
    const auto x = reference["data"].array<ArrayXd>("x");
    const auto m = reference["data"].array<ArrayXXd>("m");
    EXPECT_SCALED_CLOSE(medfilt(x, 5), reference["medfilt"].array<ArrayXd>("out"), 0.0);
    EXPECT_SCALED_CLOSE(medfilt(m, {3, 5}), reference["medfilt rows"].array<ArrayXXd>("out"), 0.0);
    EXPECT_SCALED_CLOSE(medfilt2d(m), reference["medfilt2d"].array<ArrayXXd>("out"), 0.0);
    Eigen::Array33i cross;
    cross << 0, 1, 0, 1, 1, 1, 0, 1, 0;
    EXPECT_SCALED_CLOSE(order_filter(m, cross, 1), reference["order"].array<ArrayXXd>("out"), 0.0);
    EXPECT_SCALED_CLOSE(wiener(m), reference["wiener"].array<ArrayXXd>("out"), 1e-12);
    EXPECT_SCALED_CLOSE(wiener(x, {.mysize = 5, .noise = 0.3}), reference["wiener noise"].array<ArrayXd>("out"), 1e-12);
}

TEST(Medfilt, DestinationsAndErrors) {
    const ArrayXd x = ArrayXd::Random(20);
    ArrayXd out(20);
    medfilt(x, 3, out);
    EXPECT_SCALED_CLOSE(out, medfilt(x), 0.0);
    EXPECT_EQ(medfilt(Eigen::Array3i(5, 1, 3))[1], 3);
    EXPECT_THROW_TEXT(medfilt(x, 4), std::invalid_argument, "should be odd, got 4");
    EXPECT_THROW_TEXT(order_filter(x, Eigen::Array2i(1, 1), 0), std::invalid_argument, "odd number of elements");
    EXPECT_THROW_TEXT(wiener(x, {.mysize = 2}), std::invalid_argument, "mysize must be odd");
}

}  // namespace
