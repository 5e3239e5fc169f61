#include <scixx/signal/convolve.hpp>
#include <scixx/signal/filter/lfilter.hpp>
#include <scixx/signal/filter/medfilt.hpp>
#include <scixx/signal/filter/sosfilt.hpp>
#include <scixx/signal/systems/state_space.hpp>

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

TEST(InBraces, SectionsAndSystems) {
    EXPECT_TRUE((signal::sosfilt({{1, 0, 0, 1, -0.5, 0}}, {1, 0}) == Eigen::ArrayXd{{1, 0.5}}).all());
    EXPECT_EQ(signal::SystemMatrix({{0}, {1}}).values(), (Eigen::MatrixXd{{0}, {1}}));
    EXPECT_EQ(signal::SystemMatrix({1, -0.5}).values(), (Eigen::MatrixXd{{1, -0.5}}));
    EXPECT_EQ(signal::InputSamples({1, 2}).values(), (Eigen::MatrixXd{{1}, {2}}));
    EXPECT_EQ(signal::InputSamples({{1, 2}}).values(), (Eigen::MatrixXd{{1, 2}}));
    EXPECT_EQ(signal::Numerators({{1, 2}, {3, 4}}).values(), (Eigen::MatrixXd{{1, 2}, {3, 4}}));
}

}  // namespace
