#include <scixx/signal/convolve.hpp>
#include <scixx/signal/filter/lfilter.hpp>
#include <scixx/signal/filter/medfilt.hpp>

#include <gtest/gtest.h>

namespace {

namespace signal = scixx::signal;

TEST(InBraces, Signals) {
    EXPECT_TRUE((signal::convolve({1, 2, 3}, {0, 1, 0.5}) == Eigen::ArrayXd{{0, 1, 2.5, 4, 1.5}}).all());
    EXPECT_TRUE((signal::lfilter({1}, {1, -0.5}, {1, 0, 0}) == Eigen::ArrayXd{{1, 0.5, 0.25}}).all());
    EXPECT_TRUE((signal::medfilt({1, 5, 2, 8, 3}) == Eigen::ArrayXd{{1, 2, 5, 3, 3}}).all());
}

TEST(InBraces, Images) {
    EXPECT_EQ(signal::convolve2d({{1, 2}}, {{1, 1}, {1, 0}}), (Eigen::MatrixXd{{1, 3, 2}, {1, 2, 0}}));
}

}  // namespace
