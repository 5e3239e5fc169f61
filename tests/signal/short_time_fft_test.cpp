#include <numbers>
#include <scixx/signal/spectral/short_time_fft.hpp>
#include <scixx/tensor.hpp>

#include "support/closeness.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXd;
using Eigen::ArrayXXcd;
using Eigen::Index;
using Pair = std::pair<Index, Index>;

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

TEST(ShortTimeFFT, MembersOfTheDocumentation) {
    const ShortTimeFFT transform(ArrayXd::Ones(8), 4, 1);
    EXPECT_EQ(transform.p_min(), 0);
    EXPECT_EQ(transform.k_min(), -4);
    EXPECT_EQ(transform.lower_border_end(), Pair(4, 1));
    EXPECT_EQ(transform.p_max(10), 4);
    EXPECT_EQ(transform.k_max(10), 16);
    EXPECT_EQ(transform.upper_border_begin(10), Pair(4, 2));
    EXPECT_EQ(transform.p_range(10), Pair(0, 4));
    EXPECT_EQ(transform.p_range(10, 1, 3), Pair(1, 3));
    EXPECT_EQ(transform.nearest_k_p(8), 8);
    EXPECT_EQ(transform.nearest_k_p(7), 4);
    EXPECT_EQ(transform.nearest_k_p(7, false), 8);
    EXPECT_EQ(transform.nearest_k_p(-3), -4);
    EXPECT_EQ(transform.f_pts(), 5);
    EXPECT_TRUE(transform.onesided_fft());
    EXPECT_FALSE(transform.scaling());
    EXPECT_EQ(transform.phase_shift(), 0);
    // Windows with zeros.
    ArrayXd last = ArrayXd::Zero(8);
    last[7] = 1;
    EXPECT_EQ(ShortTimeFFT(last, 1, 1).lower_border_end(), Pair(0, 0));
    const ShortTimeFFT first(ArrayXd(last.reverse()), 20, 1);
    EXPECT_EQ(first.upper_border_begin(4), Pair(16, 1));
    EXPECT_EQ(first.upper_border_begin(5), Pair(16, 1));
    EXPECT_EQ(first.upper_border_begin(23), Pair(36, 2));
    EXPECT_EQ(first.upper_border_begin(25), Pair(36, 2));
    ShortTimeFFT rated(ArrayXd::Ones(8), 4, 2);
    EXPECT_EQ(rated.sampling_interval(), 0.5);
    EXPECT_EQ(rated.delta_t(), 2);
    EXPECT_SCALED_CLOSE(rated.t(10, {.p0 = 1, .p1 = 3, .k_offset = 3}), ArrayXd(Eigen::Array2d(3.5, 5.5)), 1e-15);
    rated.sampling_interval(0.25);
    EXPECT_EQ(rated.fs(), 4);
    rated.fs(0.125);
    EXPECT_EQ(rated.sampling_interval(), 8);
    rated.mfft(10);
    EXPECT_EQ(rated.delta_f(), 0.0125);
    rated.phase_shift(3);
    EXPECT_EQ(rated.phase_shift(), 3);
    rated.fft_mode(FftMode::centered);
    EXPECT_EQ(rated.f_pts(), 10);
    using Four = std::array<double, 4>;
    EXPECT_EQ(ShortTimeFFT(ArrayXd::Ones(32), 4, 32, {.fft_mode = FftMode::centered}).extent(100),
              (Four{-0.375, 3.625, -16, 16}));
    EXPECT_EQ(ShortTimeFFT(ArrayXd::Ones(32), 4, 32).extent(100, AxesSequence::ft, true),
              (Four{-0.5, 16.5, -0.4375, 3.5625}));
    EXPECT_THROW_TEXT(ShortTimeFFT(last, 1, 1, {.fft_mode = FftMode::twosided}).extent(9), std::invalid_argument,
                      "fft_mode must be");
}

TEST(ShortTimeFFT, DensitiesAreThoseOfSpectrogram) {
    const ArrayXd x = ArrayXd::Random(200) + 3;
    const auto expected = scixx::signal::spectrogram(x, {.fs = 50, .window = "hann", .nperseg = 32, .noverlap = 24});
    const auto transform =
        ShortTimeFFT<>::from_window("hann", 50, 32, 24, {.fft_mode = FftMode::onesided2X, .scale_to = ScaleTo::psd});
    const Index p0 = transform.lower_border_end().second, p1 = transform.upper_border_begin(200).second;
    const auto power = transform.spectrogram(x, {.detr = SegmentDetrend::constant, .p0 = p0, .p1 = p1});
    EXPECT_SCALED_CLOSE(power, expected.Sxx.eval(), 1e-13);
    for (const SegmentDetrend detr : {SegmentDetrend::constant, SegmentDetrend::linear}) {
        const ArrayXd line = ArrayXd::LinSpaced(200, 1, 7);
        const double least = transform.spectrogram(line, {.detr = detr, .p0 = p0, .p1 = p1}).maxCoeff();
        EXPECT_TRUE(detr == SegmentDetrend::linear ? least < 1e-26 : least > 1e-6);
    }
    // x by itself is the power, x by y the product.
    const ArrayXd y = ArrayXd::Random(200);
    EXPECT_SCALED_CLOSE(transform.spectrogram(x, x).real().eval(), transform.spectrogram(x), 1e-14);
    EXPECT_SCALED_CLOSE(transform.spectrogram(x, y), (transform.stft(x) * transform.stft(y).conjugate()).eval(), 1e-14);
    EXPECT_EQ(transform.fac_psd(), 1);
    EXPECT_NEAR(ShortTimeFFT(ArrayXd::Ones(4), 1, 100).fac_psd(), 0.05, 1e-16);
    EXPECT_NEAR(ShortTimeFFT(ArrayXd::Ones(4), 1, 100).fac_magnitude(), 0.25, 1e-16);
}

TEST(ShortTimeFFT, OffsetsAndPaddingsMoveTheSignal) {
    const ArrayXd x = ArrayXd::Random(40), win = windows::hamming(9);
    const ShortTimeFFT transform(win, 3, 1);
    const ArrayXXcd moved = transform.stft(x.tail(35).eval(), {.p0 = 3, .p1 = 9}),
                    offset = transform.stft(x, {.p0 = 3, .p1 = 9, .k_offset = 5});
    EXPECT_SCALED_CLOSE(moved, offset, 1e-15);
    // Continued by hand.
    for (const StftPadding padding : {StftPadding::zeros, StftPadding::edge, StftPadding::even, StftPadding::odd}) {
        ArrayXd longer(60);
        longer.segment(12, 40) = x;
        for (Index i = 1; i <= 12; ++i)
            longer[12 - i] = padding == StftPadding::zeros  ? 0
                             : padding == StftPadding::edge ? x[0]
                             : padding == StftPadding::even ? x[i]
                                                            : 2 * x[0] - x[i];
        for (Index i = 1; i <= 8; ++i)
            longer[51 + i] = padding == StftPadding::zeros  ? 0
                             : padding == StftPadding::edge ? x[39]
                             : padding == StftPadding::even ? x[39 - i]
                                                            : 2 * x[39] - x[39 - i];
        const ArrayXXcd whole = transform.stft(longer, {.p0 = 4, .p1 = 18});
        EXPECT_SCALED_CLOSE(transform.stft(x, {.p0 = 0, .p1 = 14, .padding = padding}), whole, 1e-15);
    }
}

TEST(ShortTimeFFT, ComplexWindows) {
    const Eigen::ArrayXcd win = windows::hamming(7) * std::complex<double>(0, 1) + windows::nuttall(7),
                          x = Eigen::ArrayXcd::Random(25);
    const ShortTimeFFT transform(win, 3, 1, {.fft_mode = FftMode::twosided});
    static_assert(std::is_same_v<decltype(transform), const ShortTimeFFT<std::complex<double>>>);
    const ArrayXXcd S = transform.stft(x);
    std::complex<double> sum = 0;  // slice 2, frequency 1
    for (Index m = 0; m < 7; ++m)
        sum += x[6 - 3 + m] * std::conj(win[m]) * std::polar(1.0, -2 * std::numbers::pi * double(m - 3) / 7);
    EXPECT_LE(std::abs(S(1, 2 - transform.p_min()) - sum), 1e-14);
    EXPECT_SCALED_CLOSE(transform.istft_complex(S, 0, 25), x, 1e-13);
    const ArrayXd real = ArrayXd::Random(25);
    EXPECT_SCALED_CLOSE(transform.istft(transform.stft(real), 0, 25), real, 1e-13);
    EXPECT_THROW_TEXT(ShortTimeFFT(win, 3, 1), std::invalid_argument, "twosided or centered");
}

TEST(ShortTimeFFT, AxesOfATensor) {
    const Eigen::Tensor<double, 3> x = Eigen::Tensor<double, 3>(2, 30, 3).setRandom();
    const auto transform = ShortTimeFFT<>::from_window("hamming", 1, 8, 6);
    const Eigen::Tensor<std::complex<double>, 4> S = transform.stft(x, {.axis = 1});
    ASSERT_EQ(S.dimension(1), 5);
    ASSERT_EQ(S.dimension(3), transform.p_num(30));
    ArrayXd line(30);
    for (Index i = 0; i < 30; ++i) line[i] = x(1, i, 2);
    const ArrayXXcd one = transform.stft(line);
    for (Index q = 0; q < 5; ++q)
        for (Index p = 0; p < one.cols(); ++p) EXPECT_LE(std::abs(S(1, q, 2, p) - one(q, p)), 1e-15);
    const Eigen::Tensor<double, 3> back = transform.istft(S, 0, 30, {.f_axis = 1, .t_axis = 3});
    EXPECT_SCALED_CLOSE(back, x, 1e-13);
    // Slices first: SciPy puts time in their place.
    Eigen::Tensor<std::complex<double>, 3> turned(one.cols(), 2, 5);
    for (Index q = 0; q < 5; ++q)
        for (Index p = 0; p < one.cols(); ++p) {
            turned(p, 0, q) = one(q, p);
            turned(p, 1, q) = 2.0 * one(q, p);
        }
    const Eigen::Tensor<double, 2> both = transform.istft(turned, 0, 30, {.f_axis = 2, .t_axis = 0});
    for (Index i = 0; i < 30; ++i) {
        EXPECT_NEAR(both(i, 0), line[i], 1e-13);
        EXPECT_NEAR(both(i, 1), 2 * line[i], 1e-13);
    }
}

TEST(ShortTimeFFT, WindowsThatAreTheirOwnDual) {
    const ArrayXd desired = windows::hann(16, false), x = ArrayXd::Random(60);
    for (const auto scaling : {std::optional<ScaleTo>(), std::optional(ScaleTo::magnitude), std::optional(ScaleTo::psd),
                               std::optional(ScaleTo::unitary)}) {
        const auto transform = ShortTimeFFT<>::from_win_equals_dual(
            desired, 4, 10, {.fft_mode = FftMode::twosided, .mfft = 20, .scale_to = scaling});
        EXPECT_EQ(transform.scaling(), scaling);
        const double ratio = transform.win()[8] / transform.dual_win()[8];
        EXPECT_SCALED_CLOSE(transform.win(), (ratio * transform.dual_win()).eval(), 1e-14);
        const ArrayXXcd S = transform.stft(x);
        EXPECT_SCALED_CLOSE(transform.istft(S, 0, 60), x, 1e-13);
        if (scaling == ScaleTo::unitary) {
            EXPECT_NEAR(S.abs2().sum(), x.square().sum(), 1e-12);
        } else if (!scaling) {
            EXPECT_NEAR(ratio, 1, 1e-14);
        }
    }
    // Hann's windows overlap by 3/4: the sum of squares is constant, so the nearest one is a multiple of it.
    const ArrayXd win = ShortTimeFFT<>::from_win_equals_dual(desired, 4, 10).win();
    EXPECT_SCALED_CLOSE(win, (desired / std::sqrt(1.5)).eval(), 1e-14);
    const auto complex = ShortTimeFFT<std::complex<double>>::from_win_equals_dual(
        Eigen::ArrayXcd(desired * std::complex<double>(1, 2) + 0.1), 4, 10,
        {.fft_mode = FftMode::centered, .scale_to = ScaleTo::unitary});
    EXPECT_NEAR(complex.stft(x).abs2().sum(), x.square().sum(), 1e-12);
    EXPECT_THROW_TEXT(ShortTimeFFT<>::from_win_equals_dual(windows::hann(16), 16, 1), std::invalid_argument,
                      "not invertible");
    EXPECT_THROW_TEXT(ShortTimeFFT(desired, 4, 1, {.scale_to = ScaleTo::unitary}), std::invalid_argument,
                      "scale_to must be magnitude or psd");
}

}  // namespace
