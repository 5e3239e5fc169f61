#include <numbers>
#include <scixx/signal/spectral/short_time_fft.hpp>

#include "support/closeness.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXd;
using Eigen::ArrayXXcd;
using Eigen::Index;

TEST(ShortTimeFFT, Definition) {
    const ArrayXd win = windows::hann(16), x = ArrayXd::Random(50);
    const ShortTimeFFT<> transform(win, 5, 100, {.mfft = 20});
    // The first and last samples of the window are 0: slice -1 covers samples -13 .. 2, slice 11 samples 47 .. 62.
    EXPECT_EQ(transform.p_min(), -1);
    EXPECT_EQ(transform.k_min(), -13);
    EXPECT_EQ(transform.p_max(50), 12);
    EXPECT_EQ(transform.p_num(50), 13);
    const ArrayXXcd S = transform.stft(x);
    ASSERT_EQ(S.rows(), 11);
    ASSERT_EQ(S.cols(), 13);
    for (Index q = 0; q < 11; ++q)
        for (Index p = -1; p < 12; ++p) {
            std::complex<double> sum = 0;
            for (Index m = 0; m < 16; ++m) {
                const Index k = 5 * p - 8 + m;
                if (k >= 0 && k < 50)
                    sum += x[k] * win[m] * std::polar(1.0, -2 * std::numbers::pi * double(q * (m - 8)) / 20);
            }
            EXPECT_LE(std::abs(S(q, p + 1) - sum), 1e-13);
        }
    EXPECT_SCALED_CLOSE(transform.f(), ArrayXd(ArrayXd::LinSpaced(11, 0, 50)), 1e-15);
    EXPECT_NEAR(transform.t(50)[1], 0, 0);
    EXPECT_NEAR(transform.t(50)[2], 0.05, 1e-16);
    EXPECT_SCALED_CLOSE(transform.spectrogram(x), S.abs2().eval(), 1e-15);
}

TEST(ShortTimeFFT, InverseInAllModes) {
    const ArrayXd x = ArrayXd::Random(83);
    using enum FftMode;
    for (const FftMode mode : {onesided, onesided2X, twosided, centered})
        for (const Index nperseg : {16, 17})
            for (const auto shift : {std::optional<Index>(0), std::optional<Index>(3), std::optional<Index>()}) {
                const auto transform = ShortTimeFFT<>::from_window(
                    "hamming", 10, nperseg, 11,
                    {.fft_mode = mode, .mfft = nperseg + 3, .scale_to = ScaleTo::psd, .phase_shift = shift});
                EXPECT_TRUE(transform.invertible());
                const ArrayXXcd S = transform.stft(x);
                EXPECT_SCALED_CLOSE(transform.istft(S, 0, 83), x, 1e-13);
                EXPECT_SCALED_CLOSE(transform.istft(S, 10, 30), x.segment(10, 20).eval(), 1e-13);
                if (mode == onesided2X) continue;
                const auto power = ShortTimeFFT<>(transform.win(), transform.hop(), 10, {.fft_mode = twosided}).stft(x);
                EXPECT_GT(power.abs2().sum(), 0);
            }
    const auto complex = ShortTimeFFT<>::from_window("hann", 1, 8, 6, {.fft_mode = centered});
    const Eigen::ArrayXcd z = Eigen::ArrayXcd::Random(40);
    EXPECT_SCALED_CLOSE(complex.istft_complex(complex.stft(z), 0, 40), z, 1e-13);
    const ShortTimeFFT<> dual = ShortTimeFFT<>::from_dual(windows::hann(16, false), 4, 1);
    EXPECT_SCALED_CLOSE(dual.istft(dual.stft(x), 0, 83), x, 1e-13);
}

TEST(ShortTimeFFT, ScalingAndPadding) {
    auto transform = ShortTimeFFT<>::from_window("hann", 100, 50, 25, {.scale_to = ScaleTo::magnitude});
    const ArrayXd t = ArrayXd::LinSpaced(500, 0, 4.99);
    const ArrayXXcd S = transform.stft((2 * std::numbers::pi * 10 * t).cos().eval());
    EXPECT_NEAR(std::abs(S(5, 10)), 0.5, 1e-12);  // half the amplitude on each side
    EXPECT_EQ(transform.fac_magnitude(), 1);
    const ArrayXd ones = ArrayXd::Ones(200);
    for (const StftPadding padding : {StftPadding::edge, StftPadding::even, StftPadding::odd}) {
        const ArrayXXcd flat = transform.stft(ones, {.padding = padding});
        EXPECT_LE((flat.row(0) - 1.0).abs().maxCoeff(), 1e-13);
    }
    const ArrayXXcd some = transform.stft(ones, {.p0 = 1, .p1 = 3});
    EXPECT_EQ(some.cols(), 2);
}

TEST(ShortTimeFFT, Errors) {
    const ArrayXd win = ArrayXd::Ones(8);
    EXPECT_THROW_TEXT(ShortTimeFFT<>(win, 0, 1), std::invalid_argument, "hop must be positive");
    EXPECT_THROW_TEXT(ShortTimeFFT<>(win, 2, 1, {.mfft = 7}), std::invalid_argument, "mfft must be at least");
    EXPECT_THROW_TEXT(ShortTimeFFT<>(win, 2, 1, {.fft_mode = FftMode::onesided2X}), std::invalid_argument,
                      "scale_to must be");
    const ShortTimeFFT<> transform(win, 9, 1);
    EXPECT_FALSE(transform.invertible());
    EXPECT_THROW_TEXT(transform.stft(ArrayXd::Ones(3)), std::invalid_argument, "at least 4 samples");
    EXPECT_THROW_TEXT(transform.stft(Eigen::ArrayXcd::Ones(9)), std::invalid_argument, "must be real");
    EXPECT_THROW_TEXT(transform.stft(ArrayXd::Ones(30), {.p0 = 50}), std::invalid_argument, "p0 and p1 must satisfy");
    EXPECT_THROW_TEXT(ShortTimeFFT<>(win, 2, 1).istft(ArrayXXcd::Ones(4, 4)), std::invalid_argument, "5 frequencies");
}

}  // namespace
