#include <scixx/signal/design/conversions.hpp>
#include <scixx/signal/design/firwin.hpp>
#include <scixx/signal/design/freqz.hpp>
#include <scixx/signal/design/remez.hpp>
#include <scixx/signal/filter/deconvolve.hpp>
#include <scixx/signal/filter/filtfilt.hpp>
#include <scixx/signal/filter/lfilter.hpp>
#include <scixx/signal/peaks/find_peaks.hpp>
#include <scixx/signal/waveforms/waveforms.hpp>

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

TEST(Coefficients, NoneLeavesAnEndOpen) {
    EXPECT_EQ(signal::lfiltic({1, 2}, {1, -0.5}, {3, 1}, {1, 2})[0], 2 * 1 + 0.5 * 3);
    const Eigen::ArrayXd peaked{{0, 1, 0, 3, 0}};
    EXPECT_EQ(signal::find_peaks(peaked, {.height = {std::nullopt, 2}}).peaks.size(), 1);
    EXPECT_EQ(signal::find_peaks(peaked, {.height = {2, std::nullopt}}).peaks[0], 3);
    EXPECT_TRUE((signal::get_window({"exponential", std::nullopt, 3}, 9) ==
                 signal::windows::exponential(9, {.tau = 3, .sym = false}))
                    .all());
}

TEST(Coefficients, OptionsByName) {
    namespace windows = signal::windows;
    EXPECT_TRUE((windows::hann(8, {.sym = false}) == windows::hann(8, false)).all());
    EXPECT_TRUE((windows::kaiser(8, 3, {.sym = false}) == windows::kaiser(8, 3, false)).all());
    EXPECT_TRUE((windows::taylor(8, {.sll = 40}) == windows::taylor(8, 4, 40)).all());
    EXPECT_TRUE((windows::tukey(8, {.alpha = 0.2}) == windows::tukey(8, 0.2)).all());
    EXPECT_TRUE((signal::firwin(5, 0.3, {.pass_zero = false}) ==
                 signal::firwin(5, 0.3, {.pass_zero = signal::PassZero::highpass}))
                    .all());
    EXPECT_EQ(signal::unit_impulse({3, 4}, signal::ImpulsePlace::mid)(1, 2), 1);
    EXPECT_EQ(signal::unit_impulse({3, 4}, 2)(2, 2), 1);
}

TEST(Coefficients, OfDesignsAsTheyAre) {
    const signal::Ba f{b, a};
    EXPECT_TRUE((signal::freqz(f, {.worN = 8}).h == signal::freqz(b, a, {.worN = 8}).h).all());
    EXPECT_TRUE((signal::group_delay(f).gd == signal::group_delay(b, a).gd).all());
    const Eigen::MatrixXd row{{1, 2}};
    EXPECT_TRUE((signal::freqz(row, a).h == signal::freqz(b, a).h).all());
    EXPECT_THROW((void)signal::freqz(Eigen::MatrixXd(2, 2)), std::invalid_argument);
    const Eigen::ArrayXd w = signal::findfreqs({1, 0}, {1, 8, 25}, 9);
    EXPECT_NEAR(w[0], 1e-2, 1e-14);
    EXPECT_NEAR(w[8], 1e2, 1e-12);
}

}  // namespace
