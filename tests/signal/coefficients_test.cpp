#include <scixx/signal/design/conversions.hpp>
#include <scixx/signal/design/firwin.hpp>
#include <scixx/signal/design/freqz.hpp>
#include <scixx/signal/design/remez.hpp>
#include <scixx/signal/filter/deconvolve.hpp>
#include <scixx/signal/filter/filtfilt.hpp>
#include <scixx/signal/filter/lfilter.hpp>

#include <gtest/gtest.h>

/// Coefficients in braces are those of a vector.
namespace {

namespace signal = scixx::signal;

const Eigen::ArrayXd b{{1, 2}}, a{{1, -0.5}}, x = Eigen::ArrayXd::LinSpaced(20, -1, 1);

TEST(Coefficients, OfFilters) {
    const Eigen::ArrayXd once = signal::lfilter(b, a, x);
    EXPECT_TRUE((signal::lfilter({1, 2}, {1, -0.5}, x) == once).all());
    EXPECT_TRUE((signal::lfilter({1, 2}, 1, x) == signal::lfilter(b, 1, x)).all());
    const auto [y, zf] = signal::lfilter({1, 2}, {1, -0.5}, x, signal::lfilter_zi({1, 2}, {1, -0.5}));
    EXPECT_NE(y[0], once[0]);
    EXPECT_EQ(zf.size(), 1);
    EXPECT_TRUE((signal::filtfilt({1, 2}, {1, -0.5}, x) == signal::filtfilt(b, a, x)).all());
    EXPECT_EQ(signal::deconvolve({1, 3, 2}, {1, 1}).quotient[1], 2);
}

TEST(Coefficients, OfResponses) {
    EXPECT_TRUE((signal::freqz({1, 2}).h == signal::freqz(b).h).all());
    EXPECT_TRUE((signal::freqz({1, 2}, {1, -0.5}).h == signal::freqz(b, a).h).all());
    EXPECT_TRUE((signal::freqz({1, 2}, {1, -0.5}, {.worN = 8}).h == signal::freqz(b, a, {.worN = 8}).h).all());
    EXPECT_EQ(signal::freqz({1, 2}, {.worN = 8}).h.size(), 8);
}

TEST(Coefficients, OfDesigns) {
    const Eigen::ArrayXd edges{{0.2, 0.4}};
    EXPECT_TRUE((signal::firwin(15, {0.2, 0.4}) == signal::firwin(15, edges)).all());
    EXPECT_EQ(signal::remez(15, {0, 0.1, 0.2, 0.5}, {1, 0}).size(), 15);
    EXPECT_EQ(signal::tf2zpk({1, 2}, {1, -0.5}).z[0], -2.0);
}

}  // namespace
