#include <scixx/signal/kernels.hpp>
#include <scixx/signal/spectral/stft.hpp>
#include <scixx/signal/spectral/welch.hpp>
#include <scixx/tensor.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXcd;
using Eigen::ArrayXd;
using Eigen::Index;
using Cube = Eigen::Tensor<double, 3>;

const scixx::testing::Reference& reference() {
    static const scixx::testing::Reference file("signal/welch.json");
    return file;
}

template <class R>
void check(const std::string& name, const R& result, double most = 1e-13) {
    SCOPED_TRACE(name);
    const auto& data = reference()[name];
    if constexpr (requires { result.t; }) {
        const auto& [f, t, p] = result;
        EXPECT_SCALED_CLOSE(f, data.array<ArrayXd>("f"), 1e-15);
        EXPECT_SCALED_CLOSE(t, data.array<ArrayXd>("t"), 1e-15);
        EXPECT_SCALED_CLOSE(p, data.array<std::remove_cvref_t<decltype(p)>>("p"), most);
    } else {
        const auto& [f, p] = result;
        EXPECT_SCALED_CLOSE(f, data.array<ArrayXd>("f"), 1e-15);
        EXPECT_SCALED_CLOSE(p, data.array<std::remove_cvref_t<decltype(p)>>("p"), most);
    }
}

TEST(Welch, SciPysSpectra) {
    const auto x = reference()["data"].array<ArrayXd>("x"), y = reference()["data"].array<ArrayXd>("y");
    const auto z = reference()["data"].array<ArrayXcd>("z");
    const auto cube = reference()["data"].array<Cube>("cube");
    using enum SegmentDetrend;
    check("periodogram plain", periodogram(x));
    check("periodogram window",
          periodogram(x, {.fs = 10, .window = "hamming", .detrend = linear, .scaling = Scaling::spectrum}));
    check("periodogram crop", periodogram(x, {.nfft = 101}));
    check("periodogram pad", periodogram(x, {.nfft = 256, .detrend = none, .return_onesided = false}));
    check("periodogram complex", periodogram(z));
    check("welch plain", welch(x));
    check("welch nperseg", welch(x, {.fs = 100, .nperseg = 32}));
    check("welch odd", welch(x, {.fs = 100,
                                 .window = "blackman",
                                 .nperseg = 33,
                                 .noverlap = 20,
                                 .nfft = 47,
                                 .detrend = linear,
                                 .scaling = Scaling::spectrum}));
    check("welch median", welch(x, {.nperseg = 16, .average = Average::median}));
    check("welch twosided", welch(x, {.nperseg = 24, .return_onesided = false}));
    check("welch complex", welch(z, {.nperseg = 20, .average = Average::median}));
    for (int axis = 0; axis < 3; ++axis)
        check("welch axis " + std::to_string(axis), welch(cube, {.nperseg = axis == 1 ? 16 : 2, .axis = axis}));
    check("csd plain", csd(x, y, {.nperseg = 32}));
    check("csd median", csd(x, y, {.nperseg = 32, .average = Average::median}));
    check("csd short", csd(x, y.head(100).eval(), {.nperseg = 32, .return_onesided = false}));
    check("coherence", coherence(x, y, {.fs = 8, .nperseg = 30}));
    const auto [f, single] = welch(x.cast<float>().eval(), {.fs = 100, .nperseg = 32});
    EXPECT_SCALED_CLOSE(single, reference()["welch nperseg"].array<Eigen::ArrayXf>("p"), 1e-6);
    EXPECT_SCALED_CLOSE(welch(x, {.window = windows::hann(32, false), .noverlap = 16}).Pxx,
                        welch(x, {.nperseg = 32}).Pxx, 0.0);
}

TEST(Stft, SciPysSpectra) {
    const auto x = reference()["data"].array<ArrayXd>("x");
    const auto z = reference()["data"].array<ArrayXcd>("z");
    const auto cube = reference()["data"].array<Cube>("cube");
    check("stft plain", stft(x, {.nperseg = 32}));
    check("stft odd", stft(x, {.fs = 50,
                               .window = {"kaiser", 5},
                               .nperseg = 33,
                               .noverlap = 10,
                               .nfft = 40,
                               .detrend = SegmentDetrend::constant,
                               .boundary = StftBoundary::odd}));
    check("stft even",
          stft(x, {.nperseg = 32, .boundary = StftBoundary::even, .padded = false, .scaling = StftScaling::psd}));
    check("stft constant", stft(x, {.nperseg = 32, .return_onesided = false, .boundary = StftBoundary::constant}));
    check("stft none", stft(z, {.nperseg = 32, .boundary = StftBoundary::none}));
    check("stft cube", stft(cube, {.nperseg = 16, .axis = 1}));
    using enum SpectrogramMode;
    check("spectrogram psd", spectrogram(x, {.fs = 20, .nperseg = 32}));
    check("spectrogram complex", spectrogram<complex>(x, {.fs = 20, .nperseg = 32}));
    check("spectrogram magnitude", spectrogram<magnitude>(x, {.fs = 20, .nperseg = 32}));
    check("spectrogram angle", spectrogram<angle>(x, {.fs = 20, .nperseg = 32}));
    check("spectrogram phase", spectrogram<phase>(x, {.fs = 20, .nperseg = 32}));
    check("spectrogram twosided",
          spectrogram(x, {.nperseg = 31, .return_onesided = false, .scaling = Scaling::spectrum}));
}

TEST(Istft, InvertsStft) {
    const auto& plain = reference()["istft plain"];
    EXPECT_SCALED_CLOSE(istft(plain.array<Eigen::ArrayXXcd>("Z")).x, plain.array<ArrayXd>("x"), 1e-13);
    const auto& edges = reference()["istft edges"];
    const auto [t, x] =
        istft(edges.array<Eigen::ArrayXXcd>("Z"),
              {.fs = 4, .window = "hamming", .noverlap = 20, .boundary = false, .scaling = StftScaling::psd});
    EXPECT_SCALED_CLOSE(x, edges.array<ArrayXd>("x"), 1e-13);
    EXPECT_EQ(t[4], 1);
    const ArrayXd signal = ArrayXd::Random(1000);
    const auto Z = stft(signal, {.nperseg = 65, .noverlap = 40}).Zxx;
    EXPECT_SCALED_CLOSE(istft(Z, {.nperseg = 65, .noverlap = 40}).x.head(1000).eval(), signal, 1e-13);
    const ArrayXcd complex = ArrayXcd::Random(512);
    const auto both = stft(complex, {.nperseg = 64}).Zxx;
    EXPECT_SCALED_CLOSE(istft<false>(both).x, complex, 1e-13);
    const Cube cube = reference()["data"].array<Cube>("cube");
    const auto back = istft(stft(cube, {.nperseg = 16, .axis = 1}).Zxx, {.freq_axis = 1}).x;
    for (Index i = 0; i < 50; ++i) EXPECT_NEAR(back(1, i, 1), cube(1, i, 1), 1e-13);
}

TEST(Welch, EdgesAndErrors) {
    EXPECT_EQ(welch(ArrayXd(0)).Pxx.size(), 0);
    EXPECT_EQ(welch(ArrayXd::Ones(1)).Pxx.size(), 1);
    EXPECT_EQ(periodogram(ArrayXd::Ones(2), {.detrend = SegmentDetrend::linear}).Pxx.size(), 2);
    EXPECT_TRUE(check_COLA("hann", 120, 60));
    EXPECT_FALSE(check_COLA("hann", 120, 61));
    EXPECT_TRUE(check_COLA("bartlett", 64, 32));
    EXPECT_FALSE(check_NOLA("hann", 64, 0));
    EXPECT_TRUE(check_NOLA("boxcar", 64, 0));
    const ArrayXd x = ArrayXd::Random(100);
    EXPECT_THROW_TEXT(welch(x, {.nperseg = 0}), std::invalid_argument, "nperseg must be a positive integer");
    EXPECT_THROW_TEXT(welch(x, {.nperseg = 10, .noverlap = 10}), std::invalid_argument, "noverlap must be less than");
    EXPECT_THROW_TEXT(welch(x, {.nperseg = 10, .nfft = 9}), std::invalid_argument, "nfft must be greater");
    EXPECT_THROW_TEXT(welch(x, {.window = ArrayXd::Ones(101).eval()}), std::invalid_argument, "longer than the input");
    EXPECT_THROW_TEXT(csd(Eigen::ArrayXXd::Ones(2, 9), Eigen::ArrayXXd::Ones(3, 9)), std::invalid_argument,
                      "agree in shape");
    EXPECT_THROW_TEXT(istft(Eigen::ArrayXXcd::Ones(9, 4), {.noverlap = 0}), std::invalid_argument,
                      "without weight (NOLA)");
    EXPECT_THROW_TEXT(istft(Eigen::ArrayXXcd::Ones(9, 4), {.time_axis = 0, .freq_axis = 0}), std::invalid_argument,
                      "must differ");
    EXPECT_THROW_TEXT(check_COLA("hann", 10, 10), std::invalid_argument, "noverlap must be less");
}

TEST(Coherence, SignalsOfAnotherLengthNeedASegmentLength) {
    const ArrayXd x = ArrayXd::Random(81), y = ArrayXd::Random(96);
    EXPECT_THROW_TEXT(coherence(x, y), std::invalid_argument, "coherence: x and y must have one shape");
    EXPECT_EQ(coherence(x, y, {.nperseg = 16}).Cxy.size(), 9);
}

TEST(Coherence, DoesNotDependOnTheScale) {
    const Eigen::ArrayXd t = Eigen::ArrayXd::LinSpaced(64, 0, 63), u = (0.7 * t).sin() + (0.1 * t * t).cos(),
                         v = (0.7 * t).cos() + (0.2 * t * t).sin();
    const CoherenceOptions options{.nperseg = 16};
    const Eigen::ArrayXd expected = coherence(u, v, options).Cxy;
    EXPECT_SCALED_CLOSE(coherence((u * 1e150).eval(), (v * 1e-150).eval(), options).Cxy, expected, 1e-12);
    const Eigen::ArrayXf small_u = (u * 1e-15).cast<float>(), small_v = (v * 1e-15).cast<float>();
    EXPECT_SCALED_CLOSE(Eigen::ArrayXd(coherence(small_u, small_v, options).Cxy.cast<double>()), expected, 1e-5);
}

TEST(Stft, TimesOfSegmentsOfOneSample) {
    const ArrayXd x = ArrayXd::Ones(4);
    EXPECT_EQ(stft(x, {.window = "boxcar", .nperseg = 1}).t[0], 0);
    EXPECT_EQ(stft(x, {.window = "boxcar", .nperseg = 1, .boundary = StftBoundary::none}).t[0], 0.5);
}

}  // namespace
