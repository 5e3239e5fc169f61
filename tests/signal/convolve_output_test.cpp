#include <scixx/signal/convolve.hpp>

#include "support/closeness.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXd;
using Samples = Eigen::Array<std::int16_t, Eigen::Dynamic, 1>;
using Image = Eigen::Array<std::uint8_t, Eigen::Dynamic, Eigen::Dynamic>;

template <class Out, class A>
concept Convolves = requires(const A& a) { convolve<Out>(a, a); };
template <class Out, class A>
concept FftConvolves = requires(const A& a) { fftconvolve<Out>(a, a); };

TEST(ConvolveOutput, IntegersDoNotWrap) {
    const Samples audio = Samples::Constant(50, 30000), taps = Samples::Constant(3, 100);
    EXPECT_NE(int(convolve(audio, taps, {.mode = ConvolveMode::same})[20]), 9000000);  // wraps as NumPy's int16
    const auto sums = convolve<std::int32_t>(audio, taps, {.mode = ConvolveMode::same});
    static_assert(std::is_same_v<decltype(sums), const Eigen::ArrayXi>);
    EXPECT_EQ(sums[20], 9000000);
    EXPECT_EQ(correlate<std::int64_t>(audio, taps)[20], 9000000);
    EXPECT_EQ(convolve<double>(audio, taps, {.method = ConvolveMethod::direct})[20], 9e6);
    EXPECT_EQ(convolve<std::int32_t>(audio, taps, {.method = ConvolveMethod::fft})[20], 9000000);
    EXPECT_EQ(choose_conv_method<double>(audio, taps).method, ConvolveMethod::direct);
    const Image image = Image::Constant(5, 4, 250);
    EXPECT_EQ((convolve2d<int>(image, image, {.mode = ConvolveMode::same})(2, 2)), 20 * 62500);
    EXPECT_EQ((correlate2d<float>(image, image)(4, 3)), 1250000.f);
    Eigen::ArrayXi out(52);
    convolve<int>(audio, taps, {}, out);
    EXPECT_EQ(out[30], 9000000);
}

TEST(ConvolveOutput, FloatingScalars) {
    const Eigen::ArrayXf a = Eigen::ArrayXf::Random(40), b = Eigen::ArrayXf::Random(9);
    const ArrayXd exact = convolve(a.cast<double>().eval(), b.cast<double>().eval());
    EXPECT_SCALED_CLOSE(convolve<double>(a, b), exact, 0.0);
    EXPECT_SCALED_CLOSE(fftconvolve<double>(a, b), exact, 1e-14);
    EXPECT_SCALED_CLOSE(oaconvolve<double>(a, b), exact, 1e-14);
    const auto z = fftconvolve<std::complex<double>>(a, b);
    EXPECT_SCALED_CLOSE(z.real().eval(), exact, 1e-14);
    static_assert(std::is_same_v<decltype(oaconvolve<float>(exact, b)), Eigen::ArrayXf>);
    static_assert(!Convolves<double, Eigen::ArrayXcd> && Convolves<std::complex<float>, Eigen::ArrayXcd>);
    static_assert(!Convolves<int, ArrayXd> && !Convolves<bool, Samples> && Convolves<float, Samples>);
    static_assert(!FftConvolves<int, Samples> && FftConvolves<float, Samples>);
}

}  // namespace
