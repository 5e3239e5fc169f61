#include <scixx/fft/kernels.hpp>
#include <scixx/signal/fftconvolve.hpp>

#include <limits>
#include <scixx/signal/convolve.hpp>
#include <scixx/tensor.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace signal = scixx::signal;
using scixx::testing::Case;
using scixx::testing::Reference;
using signal::ConvolveMethod;
using signal::ConvolveMode;

ConvolveMode mode_of(const Case& reference) {
    const std::string& text = reference.text("mode");
    return text == "full" ? ConvolveMode::full : text == "same" ? ConvolveMode::same : ConvolveMode::valid;
}

template <class A>
void check_case(const Case& reference, double tolerance) {
    const A a = reference.array<A>("in1"), b = reference.array<A>("in2");
    const A convolved = reference.array<A>("convolve"), correlated = reference.array<A>("correlate");
    const ConvolveMode mode = mode_of(reference);
    EXPECT_SCALED_CLOSE(signal::convolve(a, b, {.mode = mode, .method = ConvolveMethod::direct}), convolved, 0);
    EXPECT_SCALED_CLOSE(signal::correlate(a, b, {.mode = mode, .method = ConvolveMethod::direct}), correlated, 0);
    EXPECT_SCALED_CLOSE(signal::convolve(a, b, {.mode = mode}), convolved, 0);
    EXPECT_SCALED_CLOSE(signal::convolve(a, b, {.mode = mode, .method = ConvolveMethod::fft}), convolved, tolerance);
    EXPECT_SCALED_CLOSE(signal::correlate(a, b, {.mode = mode, .method = ConvolveMethod::fft}), correlated, tolerance);
    if constexpr (!std::is_integral_v<scixx::core::ScalarOf<A>>) {
        EXPECT_SCALED_CLOSE(signal::fftconvolve(a, b, {.mode = mode}), convolved, tolerance);
        EXPECT_SCALED_CLOSE(signal::oaconvolve(a, b, {.mode = mode}), convolved, tolerance);
    }
}

TEST(Convolve, EveryMethodMatchesSciPyInOneToThreeDimensions) {
    const Reference file("signal/fftconvolve.json");
    int checked = 0;
    for (const auto& [name, reference] : file.cases()) {
        if (!reference.has("rank")) continue;
        SCOPED_TRACE(name);
        const bool is_complex = name.find("complex") != std::string::npos;
        ++checked;
        switch (reference.integer("rank")) {
            case 1:
                check_case<Eigen::ArrayXcd>(reference, 2e-15);
                if (is_complex) break;
                check_case<Eigen::VectorXd>(reference, 2e-15);
                check_case<Eigen::RowVectorXf>(reference, 1e-6);
                check_case<Eigen::ArrayXi>(reference, 0);
                break;
            case 2:
                check_case<Eigen::MatrixXcd>(reference, 2e-15);
                if (is_complex) break;
                check_case<Eigen::Array<double, -1, -1, Eigen::RowMajor>>(reference, 2e-15);
                check_case<Eigen::ArrayXXi>(reference, 0);
                break;
            default:
                check_case<Eigen::Tensor<double, 3>>(reference, 2e-15);
                check_case<Eigen::Tensor<double, 3, Eigen::RowMajor>>(reference, 2e-15);
        }
    }
    EXPECT_EQ(checked, 41);
}

TEST(Fftconvolve, ConvolvesAlongChosenAxesAndRepeatsSingleSamplesOnTheOthers) {
    const Reference file("signal/fftconvolve.json");
    for (const auto& [name, reference] : file.cases()) {
        if (!reference.has("axis")) continue;
        SCOPED_TRACE(name);
        const auto a = reference.array<Eigen::ArrayXXd>("in1"), b = reference.array<Eigen::ArrayXXd>("in2");
        const auto out = reference.array<Eigen::ArrayXXd>("out");
        const int axis = static_cast<int>(reference.integer("axis"));
        EXPECT_SCALED_CLOSE(signal::fftconvolve(a, b, {.mode = mode_of(reference), .axes = axis}), out, 2e-15);
        EXPECT_SCALED_CLOSE(signal::oaconvolve(a, b, {.mode = mode_of(reference), .axes = axis - 2}), out, 2e-15);
    }
}

template <class T>
Eigen::Array<T, -1, 1> wave(Eigen::Index n) {
    Eigen::Array<T, -1, 1> out(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const auto x = static_cast<scixx::core::RealOf<T>>(static_cast<short>((i * 37 + i * i % 11) % 101 - 50));
        if constexpr (scixx::core::is_complex<T>)
            out[i] = T(x / 8, x / 16);
        else
            out[i] = static_cast<T>(x / 8);
    }
    return out;
}

TEST(Fftconvolve, BlocksAddUpToTheWholeWhateverTheLengths) {
    for (const Eigen::Index m : {1, 2, 255, 1000, 9000, 40000})
        for (const Eigen::Index n : {1, 2, 31, 129, 1001}) {
            SCOPED_TRACE(::testing::Message() << m << " by " << n);
            const Eigen::ArrayXd a = wave<double>(m), b = wave<double>(n);
            const Eigen::ArrayXd exact = signal::convolve(a, b, {.method = ConvolveMethod::direct});
            EXPECT_SCALED_CLOSE(signal::fftconvolve(a, b), exact, 2e-14);
            EXPECT_SCALED_CLOSE(signal::oaconvolve(b, a), exact, 2e-14);
            EXPECT_SCALED_CLOSE(signal::convolve(a, b), exact, 2e-14);
            EXPECT_SCALED_CLOSE(signal::oaconvolve(a, b, {.mode = ConvolveMode::same}),
                                exact.segment((n - 1) / 2, m).eval(), 2e-14);
        }
    const Eigen::ArrayXXd image = wave<double>(300 * 200).reshaped(300, 200), window = wave<double>(90).reshaped(9, 10);
    EXPECT_SCALED_CLOSE(signal::oaconvolve(image, window, {.mode = ConvolveMode::same}),
                        signal::convolve2d(image, window, {.mode = ConvolveMode::same}), 2e-14);
    const Eigen::ArrayXcf z = wave<std::complex<float>>(5000), w = wave<std::complex<float>>(200);
    EXPECT_SCALED_CLOSE(signal::oaconvolve(z, w), signal::convolve(z, w, {.method = ConvolveMethod::direct}), 2e-5);
}

TEST(Convolve, IntegersAreRoundedAndStayExactWhereADoubleIsNot) {
    const Eigen::ArrayXi a = wave<double>(4000).cast<int>() * 1000, b = wave<double>(3000).cast<int>();
    const Eigen::ArrayXi exact = signal::convolve(a, b, {.method = ConvolveMethod::direct});
    EXPECT_SCALED_CLOSE(signal::convolve(a, b, {.method = ConvolveMethod::fft}), exact, 0);
    EXPECT_EQ(signal::choose_conv_method(a, b).method, ConvolveMethod::fft);
    Eigen::Array<std::int64_t, -1, 1> big = a.cast<std::int64_t>();
    big[17] = std::int64_t(1) << 50;
    EXPECT_EQ(signal::choose_conv_method(big, b).method, ConvolveMethod::direct);
    EXPECT_EQ(signal::choose_conv_method(big, b, {.measure = true}).method, ConvolveMethod::direct);
    // uint8 wraps around in both methods.
    const Eigen::Array<std::uint8_t, -1, 1> bytes = Eigen::Array<std::uint8_t, -1, 1>::Constant(300, 200);
    EXPECT_SCALED_CLOSE(signal::convolve(bytes, bytes, {.method = ConvolveMethod::fft}),
                        signal::convolve(bytes, bytes, {.method = ConvolveMethod::direct}), 0);
}

TEST(ChooseConvMethod, TakesTransformsForLongWindowsOnly) {
    EXPECT_EQ(signal::choose_conv_method(wave<double>(100000), wave<double>(3)).method, ConvolveMethod::direct);
    EXPECT_EQ(signal::choose_conv_method(wave<double>(100000), wave<double>(5000)).method, ConvolveMethod::fft);
    EXPECT_EQ(signal::choose_conv_method(wave<double>(20), wave<double>(20)).method, ConvolveMethod::direct);
    const auto measured = signal::choose_conv_method(wave<double>(500), wave<double>(100), {.measure = true});
    EXPECT_GT(measured.direct, 0);
    EXPECT_GT(measured.fft, 0);
    EXPECT_EQ(measured.method == ConvolveMethod::fft, measured.fft < measured.direct);
}

TEST(Correlate, LagsNameThePlaces) {
    const Eigen::ArrayXcd a = wave<std::complex<double>>(12), b = wave<std::complex<double>>(5);
    for (const auto mode : {ConvolveMode::full, ConvolveMode::same, ConvolveMode::valid})
        for (const bool swapped : {false, true}) {
            const Eigen::ArrayXcd x = swapped ? b : a, y = swapped ? a : b, c = signal::correlate(x, y, {.mode = mode});
            const auto lags = signal::correlation_lags(x.size(), y.size(), {.mode = mode});
            ASSERT_EQ(c.size(), lags.size());
            for (Eigen::Index i = 0; i < c.size(); ++i) {
                std::complex<double> sum = 0;
                for (Eigen::Index k = 0; k < y.size(); ++k)
                    if (k + lags[i] >= 0 && k + lags[i] < x.size()) sum += x[k + lags[i]] * std::conj(y[k]);
                EXPECT_LE(std::abs(sum - c[i]), 1e-13 * 500);
            }
        }
}

TEST(Convolve, DestinationsExpressionsAndMixedScalars) {
    Eigen::ArrayXd a = wave<double>(60);
    const Eigen::ArrayXd b = wave<double>(9), expected = signal::convolve(a, b, {.mode = ConvolveMode::same});
    Eigen::ArrayXd out(60), frame = Eigen::ArrayXd::Zero(120);
    signal::correlate(a, b.reverse(), {.mode = ConvolveMode::same}, out);
    EXPECT_SCALED_CLOSE(out, expected, 0);
    Eigen::Map<Eigen::ArrayXd, 0, Eigen::InnerStride<2>> every_second(frame.data(), 60);
    signal::convolve(a, b, {.mode = ConvolveMode::same}, every_second);
    EXPECT_SCALED_CLOSE(every_second, expected, 0);
    signal::fftconvolve(a, b, {.mode = ConvolveMode::same}, out);
    EXPECT_SCALED_CLOSE(out, expected, 2e-15);
    signal::oaconvolve(a, b, {.mode = ConvolveMode::same}, every_second);
    EXPECT_SCALED_CLOSE(every_second, expected, 2e-15);
    EXPECT_SCALED_CLOSE(signal::convolve(2 * a, b, {.mode = ConvolveMode::same}), 2 * expected, 0);
    static_assert(std::is_same_v<decltype(signal::convolve(a, Eigen::ArrayXi())), Eigen::ArrayXd>);
    static_assert(std::is_same_v<decltype(signal::fftconvolve(Eigen::ArrayXi(), Eigen::ArrayXi())), Eigen::ArrayXd>);
    signal::convolve(a, b, {.mode = ConvolveMode::same}, a);
    EXPECT_SCALED_CLOSE(a, expected, 0);
    EXPECT_THROW_TEXT(signal::convolve(a, b, {}, a), std::invalid_argument, "convolve: out must have shape 68, got 60");
    EXPECT_THROW_TEXT(signal::oaconvolve(a, b, {}, a), std::invalid_argument, "oaconvolve: out must have shape 68");
}

TEST(Convolve, EmptyInputsAndErrors) {
    const Eigen::ArrayXd a = wave<double>(5), none(0);
    EXPECT_EQ(signal::convolve(a, none).size(), 0);
    EXPECT_EQ(signal::correlate(none, a).size(), 0);
    EXPECT_EQ(signal::fftconvolve(none, a).size(), 0);
    EXPECT_EQ(signal::oaconvolve(a, none).size(), 0);
    const Eigen::ArrayXXd wide = Eigen::ArrayXXd::Ones(2, 3), tall = Eigen::ArrayXXd::Ones(3, 2);
    EXPECT_THROW_TEXT(signal::convolve(wide, tall, {.mode = ConvolveMode::valid}), std::invalid_argument,
                      "convolve: in1 and in2: for mode valid one must be at least as large");
    EXPECT_THROW_TEXT(signal::correlate(wide, tall, {.mode = ConvolveMode::valid}), std::invalid_argument, "2 x 3");
    EXPECT_THROW_TEXT(signal::fftconvolve(wide, tall, {.mode = ConvolveMode::valid}), std::invalid_argument,
                      "fftconvolve: in1 and in2: for mode valid");
    EXPECT_THROW_TEXT(signal::fftconvolve(wide, tall, {.axes = 1}), std::invalid_argument, "on the other axes");
    EXPECT_THROW_TEXT(signal::oaconvolve(wide, tall, {.axes = {0, 0}}), std::invalid_argument, "unique");
    EXPECT_THROW_TEXT(signal::oaconvolve(wide, tall, {.axes = 2}), std::invalid_argument, "out of bounds");
    EXPECT_THROW_TEXT(signal::fftconvolve(wide, tall, {.axes = std::vector<int>{}}), std::invalid_argument,
                      "axes must not be empty");
    EXPECT_THROW_TEXT(signal::convolve(a, a, {.method = static_cast<ConvolveMethod>(9)}), std::invalid_argument,
                      "method must be");
    EXPECT_THROW_TEXT(signal::convolve(a, a, {.mode = static_cast<ConvolveMode>(9)}), std::invalid_argument,
                      "mode must be");
}

TEST(Fftconvolve, AnAxisOfOneSampleIsRepeatedInModeValid) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(3, 3), b = Eigen::ArrayXXd::Random(1, 8);
    const Eigen::ArrayXXd full = signal::convolve(a, b, {.method = ConvolveMethod::direct});
    EXPECT_SCALED_CLOSE(signal::fftconvolve(a, b, {.mode = ConvolveMode::valid}), full.middleCols(2, 6).eval(), 1e-14);
    EXPECT_SCALED_CLOSE(signal::oaconvolve(a, b, {.mode = ConvolveMode::valid}), full.middleCols(2, 6).eval(), 1e-14);
}

}  // namespace
