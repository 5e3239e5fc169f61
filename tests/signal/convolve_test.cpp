#include <limits>
#include <scixx/fft/kernels.hpp>
#include <scixx/signal/convolve.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace signal = scixx::signal;
using scixx::testing::Case;
using scixx::testing::Reference;
using signal::Boundary;
using signal::ConvolveMode;
template <class T>
using RowMajor = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

ConvolveMode mode_of(const Case& reference) {
    const std::string& text = reference.text("mode");
    return text == "full" ? ConvolveMode::full : text == "same" ? ConvolveMode::same : ConvolveMode::valid;
}

signal::Convolve2dOptions options_of(const Case& reference) {
    const std::string& boundary = reference.text("boundary");
    const auto& fill = reference.numbers("fillvalue");
    return {.mode = mode_of(reference),
            .boundary = boundary == "fill"   ? Boundary::fill
                        : boundary == "wrap" ? Boundary::wrap
                                             : Boundary::symm,
            .fillvalue = {fill.real.at(0), fill.imag.empty() ? 0.0 : fill.imag.at(0)}};
}

/// The definition, sample by sample; `first` is the place of output (0, 0) relative to in1(0, 0).
template <class T>
Eigen::Array<T, -1, -1> brute_force(const Eigen::Array<T, -1, -1>& a, const Eigen::Array<T, -1, -1>& b, bool correlate,
                                    Eigen::Index rows, Eigen::Index cols, Eigen::Index first_row,
                                    Eigen::Index first_col, scixx::core::Mode mode, T fill) {
    Eigen::Array<T, -1, -1> out(rows, cols);
    for (Eigen::Index i = 0; i < rows; ++i)
        for (Eigen::Index j = 0; j < cols; ++j) {
            out(i, j) = T(0);
            for (Eigen::Index k = 0; k < b.rows(); ++k)
                for (Eigen::Index l = 0; l < b.cols(); ++l) {
                    const Eigen::Index sign = correlate ? 1 : -1;
                    const auto r = scixx::core::extended_index(mode, first_row + i + sign * k, a.rows());
                    const auto c = scixx::core::extended_index(mode, first_col + j + sign * l, a.cols());
                    const T value = r < 0 || c < 0 ? fill : a(r, c);
                    out(i, j) = static_cast<T>(
                        out(i, j) + value * (correlate ? static_cast<T>(Eigen::numext::conj(b(k, l))) : b(k, l)));
                }
        }
    return out;
}

TEST(Convolve2d, MatchesSciPyExactlyOnIntegersInBothStorageOrders) {
    int checked = 0;
    const Reference file("signal/convolve.json");
    for (const auto& [name, stored] : file.cases()) {
        const Case& reference = stored;
        if (!reference.has("boundary")) continue;
        SCOPED_TRACE(name);
        const auto options = options_of(reference);
        const auto check = [&]<class M>(M) {
            const M a = reference.template array<M>("in1"), b = reference.template array<M>("in2");
            EXPECT_SCALED_CLOSE(signal::convolve2d(a, b, options), reference.template array<M>("convolve2d"), 0);
            EXPECT_SCALED_CLOSE(signal::correlate2d(a, b, options), reference.template array<M>("correlate2d"), 0);
        };
        check(Eigen::ArrayXXcd());
        check(RowMajor<std::complex<float>>());
        if (name.find("complex") == std::string::npos) {
            check(Eigen::ArrayXXd());
            check(RowMajor<float>());
            check(Eigen::MatrixXi());
            check(RowMajor<std::int64_t>());
            check(Eigen::Matrix<long double, -1, -1>());
        }
        ++checked;
    }
    EXPECT_GE(checked, 60);
}

TEST(Convolve2d, IntegersWrapAroundInNumPysCommonType) {
    const Reference reference("signal/convolve.json");
    using Bytes = Eigen::Array<std::uint8_t, -1, -1>;
    const Case& bytes = reference["uint8"];
    const Bytes out = signal::convolve2d(bytes.array<Bytes>("in1"), bytes.array<Bytes>("in2"),
                                         {.mode = ConvolveMode::same, .boundary = Boundary::symm});
    EXPECT_SCALED_CLOSE(out, bytes.array<Bytes>("out"), 0);

    const Case& mixed = reference["uint8 int8"];
    const auto wide = signal::convolve2d(mixed.array<Bytes>("in1"),
                                         mixed.array<Eigen::Array<std::int8_t, -1, -1>>("in2"), {.fillvalue = 300.7});
    static_assert(std::is_same_v<decltype(wide)::Scalar, std::int16_t>);
    EXPECT_SCALED_CLOSE(wide, (mixed.array<Eigen::Array<std::int16_t, -1, -1>>("out")), 0);
}

TEST(Convolve2d, ResultTypeIsNumPysAndTheFamilyThatOfTheFirstInput) {
    const Eigen::MatrixXf a = Eigen::MatrixXf::Ones(3, 3);
    static_assert(std::is_same_v<decltype(signal::convolve2d(a, a)), Eigen::MatrixXf>);
    static_assert(std::is_same_v<decltype(signal::convolve2d(a, Eigen::ArrayXXi())), Eigen::MatrixXd>);
    static_assert(std::is_same_v<decltype(signal::convolve2d(a, Eigen::Array<short, -1, -1>())), Eigen::MatrixXf>);
    static_assert(std::is_same_v<decltype(signal::convolve2d(RowMajor<double>(), a)), RowMajor<double>>);
    static_assert(std::is_same_v<decltype(signal::convolve2d(a, Eigen::ArrayXXcf())), Eigen::MatrixXcf>);
    static_assert(
        std::is_same_v<decltype(signal::convolve2d(Eigen::ArrayXXi(), Eigen::ArrayXXcf())), Eigen::ArrayXXcd>);
    static_assert(std::is_same_v<signal::detail::ResultOf<std::uint64_t, std::int64_t>, double>);
    static_assert(std::is_same_v<signal::detail::ResultOf<std::uint32_t, std::int32_t>, std::int64_t>);
    static_assert(std::is_same_v<signal::detail::ResultOf<std::uint8_t, std::int32_t>, std::int32_t>);
    static_assert(std::is_same_v<signal::detail::ResultOf<long double, int>, long double>);
    EXPECT_EQ(signal::convolve2d(a, Eigen::Matrix2i::Constant(2)).sum(), 9 * 8.0);
}

/// Sizes around the kernel's block shapes, for one scalar.
template <class T>
void compare_with_brute_force() {
    using Array = Eigen::Array<T, -1, -1>;
    const Eigen::Index sizes[][4] = {{1, 1, 1, 1},    {2, 40, 2, 3},   {3, 5, 3, 3},   {4, 33, 3, 3},
                                     {7, 97, 1, 31},  {61, 3, 5, 2},   {50, 70, 4, 4}, {29, 200, 15, 3},
                                     {3, 600, 2, 17}, {130, 20, 7, 1}, {9, 16, 12, 20}};
    for (const auto& [m, n, p, q] : sizes) {
        SCOPED_TRACE(::testing::Message() << m << " x " << n << " by " << p << " x " << q);
        Array a(m, n), b(p, q);
        // Two orders of the same p q roundings, in units of the largest sum, which the terms exceed a few times.
        const double tolerance = std::is_integral_v<T> ? 0
                                                       : (4 + static_cast<double>(p * q) / 16) *
                                                             static_cast<double>(Eigen::NumTraits<T>::epsilon());
        const auto value = [](Eigen::Index i) {
            const auto small = static_cast<short>(i % 13 - 6);
            using Real = scixx::core::RealOf<T>;
            if constexpr (scixx::core::is_complex<T>)
                return T(static_cast<Real>(small) / Real(7), static_cast<Real>(i % 5));
            else if constexpr (std::is_integral_v<T>)
                return static_cast<T>(small);
            else
                return static_cast<T>(small) / T(7);
        };
        for (Eigen::Index i = 0; i < a.size(); ++i) a(i) = value(i * i);
        for (Eigen::Index i = 0; i < b.size(); ++i) b(i) = value(5 * i + 3);
        for (const auto mode :
             {scixx::core::Mode::constant, scixx::core::Mode::grid_wrap, scixx::core::Mode::reflect}) {
            const Boundary boundary = mode == scixx::core::Mode::constant    ? Boundary::fill
                                      : mode == scixx::core::Mode::grid_wrap ? Boundary::wrap
                                                                             : Boundary::symm;
            const signal::Convolve2dOptions same{.mode = ConvolveMode::same, .boundary = boundary, .fillvalue = 3};
            const signal::Convolve2dOptions full{.boundary = boundary, .fillvalue = 3};
            EXPECT_SCALED_CLOSE(signal::convolve2d(a, b, same),
                                brute_force<T>(a, b, false, m, n, (p - 1) / 2, (q - 1) / 2, mode, T(3)), tolerance);
            const signal::Convolve2dOptions zeros{.mode = ConvolveMode::same};
            EXPECT_SCALED_CLOSE(
                signal::convolve2d(b, a, zeros),
                brute_force<T>(b, a, false, p, q, (m - 1) / 2, (n - 1) / 2, scixx::core::Mode::constant, T(0)),
                tolerance);
            EXPECT_SCALED_CLOSE(
                signal::correlate2d(b, a, zeros),
                brute_force<T>(b, a, true, p, q, -((m - 1) / 2), -((n - 1) / 2), scixx::core::Mode::constant, T(0)),
                tolerance);
            EXPECT_SCALED_CLOSE(signal::correlate2d(RowMajor<T>(a), b, full),
                                brute_force<T>(a, b, true, m + p - 1, n + q - 1, 1 - p, 1 - q, mode, T(3)), tolerance);
        }
    }
}

TEST(Convolve2d, MatchesTheDefinitionAroundTheKernelsBlockSizes) {
    compare_with_brute_force<double>();
    compare_with_brute_force<float>();
    compare_with_brute_force<std::complex<double>>();
    compare_with_brute_force<std::complex<float>>();
    compare_with_brute_force<std::int64_t>();
    compare_with_brute_force<std::int32_t>();
    compare_with_brute_force<std::uint16_t>();
}

TEST(Convolve2d, FloatingPointMatchesSciPy) {
    const Reference reference("signal/convolve.json");
    const Case& single = reference["float32"];
    EXPECT_SCALED_CLOSE(signal::convolve2d(single.array<Eigen::ArrayXXf>("in1"), single.array<Eigen::ArrayXXf>("in2"),
                                           {.mode = ConvolveMode::same, .boundary = Boundary::wrap}),
                        single.array<Eigen::ArrayXXf>("out"), 3e-7);
    const Case& twice = reference["float64"];
    EXPECT_SCALED_CLOSE(signal::convolve2d(twice.array<Eigen::ArrayXXd>("in1"), twice.array<Eigen::ArrayXXd>("in2"),
                                           {.boundary = Boundary::symm}),
                        twice.array<Eigen::ArrayXXd>("out"), 4e-16);
}

TEST(Convolve2d, ReadsBlocksTransposesStridedMapsAndExpressions) {
    const Eigen::ArrayXXd big = Eigen::ArrayXXd::NullaryExpr(
        40, 30, [](Eigen::Index i, Eigen::Index j) { return static_cast<double>((i * 7 + j * 3) % 11 - 5); });
    const Eigen::Array33d b = big.topLeftCorner<3, 3>();
    const Eigen::ArrayXXd a = big.block(3, 4, 21, 18), expected = signal::convolve2d(a, b);
    EXPECT_SCALED_CLOSE(signal::convolve2d(big.block(3, 4, 21, 18), b), expected, 0);
    EXPECT_SCALED_CLOSE(signal::convolve2d(a.transpose(), b.transpose()), expected.transpose(), 0);
    EXPECT_SCALED_CLOSE(signal::convolve2d(2.0 * a, b + b), 4.0 * expected, 0);
    EXPECT_SCALED_CLOSE(signal::convolve2d(a.matrix().cast<float>(), b.cast<float>()), expected.cast<float>(), 0);
    EXPECT_SCALED_CLOSE(signal::convolve2d(RowMajor<double>(a), b), expected, 0);
    using Strided = Eigen::Map<const Eigen::ArrayXXd, 0, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>>;
    const Strided every_second(big.data(), 20, 15, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>(80, 2));
    EXPECT_SCALED_CLOSE(signal::correlate2d(every_second, b), signal::correlate2d(Eigen::ArrayXXd(every_second), b), 0);
}

TEST(Convolve2d, WritesToADestinationThatMayBeAnInput) {
    Eigen::ArrayXXf a = Eigen::ArrayXXf::NullaryExpr(
        50, 60, [](Eigen::Index i, Eigen::Index j) { return static_cast<float>(i * j % 17); });
    Eigen::ArrayXXf b = a.topLeftCorner(3, 4);
    const signal::Convolve2dOptions same{.mode = ConvolveMode::same, .boundary = Boundary::wrap};
    const Eigen::ArrayXXf expected = signal::convolve2d(a, b, same), turned = signal::correlate2d(a, b, same);
    Eigen::ArrayXXf frame = Eigen::ArrayXXf::Constant(52, 62, -1);
    signal::convolve2d(a, b, same, frame.block(1, 1, 50, 60));
    EXPECT_SCALED_CLOSE(frame.block(1, 1, 50, 60), expected, 0);
    EXPECT_EQ(frame.row(0).sum() + frame.row(51).sum() + frame.col(0).sum() + frame.col(61).sum(), -2.f * (62 + 52));
    RowMajor<float> other(50, 60);
    signal::correlate2d(a, b, same, other);
    EXPECT_SCALED_CLOSE(other, turned, 0);
    signal::convolve2d(a, b, same, a);
    EXPECT_SCALED_CLOSE(a, expected, 0);
    EXPECT_THROW_TEXT(signal::convolve2d(a, b, {}, a), std::invalid_argument,
                      "convolve2d: out must have shape 52 x 63, got 50 x 60");
    Eigen::ArrayXXf empty(0, 0);
    EXPECT_THROW_TEXT(signal::correlate2d(a, b, same, empty), std::invalid_argument, "out must have shape 50 x 60");
}

TEST(Convolve2d, NanStaysWithinTheWindowsReachAndInfinitiesAreInfinities) {
    Eigen::ArrayXXd a = Eigen::ArrayXXd::Ones(20, 40);
    a(9, 17) = std::numeric_limits<double>::quiet_NaN();
    a(2, 3) = std::numeric_limits<double>::infinity();
    const Eigen::ArrayXXd out = signal::convolve2d(a, Eigen::Array33d::Ones(), {.mode = ConvolveMode::same});
    for (Eigen::Index i = 0; i < 20; ++i)
        for (Eigen::Index j = 0; j < 40; ++j) {
            EXPECT_EQ(std::isnan(out(i, j)), std::abs(i - 9) <= 1 && std::abs(j - 17) <= 1) << i << ' ' << j;
            EXPECT_EQ(std::isinf(out(i, j)), std::abs(i - 2) <= 1 && std::abs(j - 3) <= 1) << i << ' ' << j;
        }
}

TEST(Convolve2d, ErrorsNameWhatWasWantedAndWhatCame) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Ones(3, 4), none(0, 3), tall = Eigen::ArrayXXd::Ones(4, 2);
    EXPECT_THROW_TEXT(signal::convolve2d(a, none), std::invalid_argument,
                      "convolve2d: in2 must not be empty, got 0 x 3");
    EXPECT_THROW_TEXT(signal::correlate2d(none, a), std::invalid_argument,
                      "correlate2d: in1 must not be empty, got 0 x 3");
    EXPECT_THROW_TEXT(signal::convolve2d(a, tall, {.mode = ConvolveMode::valid}), std::invalid_argument,
                      "at least as large as the other in every dimension, got 3 x 4 and 4 x 2");
    EXPECT_THROW_TEXT(signal::convolve2d(a, a, {.fillvalue = {0, 1}}), std::invalid_argument, "fillvalue must be real");
    const Eigen::ArrayXXi i = Eigen::ArrayXXi::Ones(2, 2);
    EXPECT_THROW_TEXT(signal::convolve2d(i, i, {.fillvalue = 1e300}), std::invalid_argument, "64-bit");
    EXPECT_THROW_TEXT(signal::convolve2d(i, i, {.fillvalue = std::nan("")}), std::invalid_argument, "64-bit");
    EXPECT_THROW_TEXT(signal::convolve2d(a, a, {.boundary = static_cast<Boundary>(7)}), std::invalid_argument,
                      "boundary must be");
    EXPECT_THROW_TEXT(signal::convolve2d(a, a, {.mode = static_cast<ConvolveMode>(7)}), std::invalid_argument,
                      "mode must be");
}

TEST(CorrelationLags, MatchSciPyAndTheDefinition) {
    const Reference file("signal/convolve.json");
    for (const auto& [name, reference] : file.cases()) {
        if (!reference.has("lags")) continue;
        SCOPED_TRACE(name);
        const auto lags = signal::correlation_lags(reference.integer("in1_len"), reference.integer("in2_len"),
                                                   {.mode = mode_of(reference)});
        EXPECT_SCALED_CLOSE(lags, (reference.array<Eigen::Array<Eigen::Index, -1, 1>>("lags")), 0);
    }
    // Mode same begins at -(in2_len / 2) also where SciPy's list is off by one.
    EXPECT_EQ(signal::correlation_lags(5, 4, {.mode = ConvolveMode::same})(0), -2);
    EXPECT_THROW_TEXT(signal::correlation_lags(0, 4), std::invalid_argument, "in1_len must be positive, got 0");
    EXPECT_THROW_TEXT(signal::correlation_lags(4, -1), std::invalid_argument, "in2_len must be positive, got -1");
}

TEST(Convolve, AutoTakesTransformsForLongFiniteDataOnly) {
    Eigen::ArrayXd powers(110);
    for (Eigen::Index i = 0; i < 110; ++i) powers(i) = std::pow(10.0, -static_cast<double>(i) / 4);
    const Eigen::ArrayXd square = signal::convolve(powers, powers);
    EXPECT_NEAR(square(218) / (powers(109) * powers(109)), 1, 1e-15);
    Eigen::ArrayXd longer = Eigen::ArrayXd::Ones(100000);
    const Eigen::ArrayXd ones = Eigen::ArrayXd::Ones(1000);
    EXPECT_EQ(signal::choose_conv_method(longer, ones).method, signal::ConvolveMethod::fft);
    longer(50000) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(signal::convolve(longer, ones).isNaN().count(), 1000);
    longer(50000) = std::numeric_limits<double>::infinity();
    EXPECT_EQ(signal::convolve(longer, ones).isInf().count(), 1000);
    Eigen::ArrayXXcd image = Eigen::ArrayXXcd::Ones(60, 60);
    EXPECT_EQ(signal::choose_conv_method(image, image).method, signal::ConvolveMethod::fft);
    image(7, 9).imag(std::numeric_limits<double>::infinity());
    const Eigen::ArrayXXcd patch = Eigen::ArrayXXcd::Ones(20, 20);
    EXPECT_EQ(signal::choose_conv_method(image, patch).method, signal::ConvolveMethod::fft);
    const Eigen::ArrayXXcd spread = signal::convolve(image, patch);
    EXPECT_EQ(spread(7, 8), std::complex<double>(8 * 9, 0));
    EXPECT_TRUE(std::isinf(spread(7, 9).imag()));
}

TEST(Convolve, WeightsThatAreNotFiniteMeetNoZeros) {
    const double inf = std::numeric_limits<double>::infinity();
    const Eigen::ArrayXd x = Eigen::Array3d(1, 2, 3), w = Eigen::Array3d(inf, 1, 2);
    const Eigen::ArrayXd full = signal::convolve(x, w), same = signal::correlate(x, w, {.mode = ConvolveMode::same});
    const Eigen::ArrayXd wanted = (Eigen::ArrayXd(5) << inf, inf, inf, 7, 6).finished();
    EXPECT_TRUE((full == wanted).all()) << full.transpose();
    EXPECT_TRUE((same == Eigen::Array3d(5, inf, inf)).all()) << same.transpose();
    // The longer input is summed under the shorter one, whichever comes first.
    const Eigen::ArrayXd longer = Eigen::ArrayXd::LinSpaced(23, 1, 2);
    EXPECT_EQ(signal::convolve(w.reverse().eval(), longer)[0], 2);
    EXPECT_EQ(signal::convolve(longer, w.reverse().eval())[1], 2 * longer[1] + longer[0]);
    const Eigen::ArrayXcd complex = w.cast<std::complex<double>>();
    EXPECT_EQ(signal::convolve(x.cast<std::complex<double>>().eval(), complex)[4], std::complex<double>(6));
}

}  // namespace
