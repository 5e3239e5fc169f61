#include <scixx/fft/fft.hpp>

#include <gtest/gtest.h>

namespace {

namespace fft = scixx::fft;

TEST(InBraces, SignalsAndImages) {
    EXPECT_EQ(fft::fft({1, 2, 3, 4})[0], 10.0);
    EXPECT_EQ(fft::fft2({{1, 2}, {3, 4}})(1, 0), -4.0);
}

}  // namespace
