#include <scixx/ndimage/correlate.hpp>
#include <scixx/ndimage/sobel.hpp>
#include <scixx/tensor.hpp>

#include "ndimage/support.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace core = scixx::core;
namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using ndimage::Mode;

/// Calls the operation of a stored case on A and checks the result: exactly for integers, else to 8 ulp of the scale.
template <class A>
void check(const std::string& name, const Case& stored) {
    SCOPED_TRACE(name);
    using T = core::ScalarOf<A>;
    constexpr int rank = core::rank_of<A>;
    using W = core::PlainOf<A, double>;
    const A a = stored.array<A>("a");
    const auto expected = stored.array<A>("out");
    const Mode mode = mode_named(stored.text("mode"));
    const double cval = stored.number("cval");
    const int axis = static_cast<int>(stored.integer("axis"));
    const std::string op = stored.text("op");
    A out;
    if (op == "sobel") {
        out = ndimage::sobel(a, axis, {.mode = mode, .cval = cval});
    } else if (op == "prewitt") {
        out = ndimage::prewitt(a, axis, {.mode = mode, .cval = cval});
    } else if (op == "correlate1d" || op == "convolve1d") {
        const auto w = stored.array<Eigen::VectorXd>("w");
        const ndimage::Correlate1dOptions options{axis, mode, cval, integers(stored, "origin")[0]};
        out = op == "correlate1d" ? ndimage::correlate1d(a, w, options) : ndimage::convolve1d(a, w, options);
    } else {
        const auto w = stored.array<W>("w");
        const ndimage::CorrelateOptions options{mode, cval, integers(stored, "origin")};
        out = op == "correlate" ? ndimage::correlate(a, w, options) : ndimage::convolve(a, w, options);
    }
    EXPECT_SCALED_CLOSE(out, expected, std::is_integral_v<T> ? 0 : 8 * std::numeric_limits<T>::epsilon());
    static_cast<void>(rank);
}

template <class T>
void check_ranks(const std::string& name, const Case& stored) {
    switch (stored.numbers("a").shape.size()) {
        case 1:
            check<Eigen::Array<T, Eigen::Dynamic, 1>>(name, stored);
            return check<Eigen::Matrix<T, 1, Eigen::Dynamic>>(name, stored);
        case 2:
            check<Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic>>(name, stored);
            return check<Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(name, stored);
        default:
            check<Eigen::Tensor<T, 3>>(name, stored);
            return check<Eigen::Tensor<T, 3, Eigen::RowMajor>>(name, stored);
    }
}

TEST(Correlate, MatchesSciPyForEveryModeRankAndOrder) {
    int count = 0;
    const Reference reference("ndimage/correlate.json");
    for (const auto& [name, stored] : reference.cases()) {
        if (name.rfind("complex", 0) == 0) continue;
        if (name.rfind("u8", 0) == 0)
            check_ranks<unsigned char>(name, stored);
        else
            check_ranks<double>(name, stored);
        ++count;
    }
    EXPECT_GT(count, 150);
}

TEST(Correlate, FloatStaysWithinTwoUlpOfTheDoubleSum) {
    std::srand(7);
    for (int size : {1, 2, 3, 5, 9, 17, 40, 63, 64, 65, 128, 129, 301}) {
        const Eigen::ArrayXXf a = Eigen::ArrayXXf::Random(40, 333) + 0.5f;
        Eigen::VectorXd w = Eigen::VectorXd::Random(size).cwiseAbs();
        w /= w.sum();
        const double scale = a.abs().maxCoeff();
        for (int axis : {0, 1}) {
            for (bool even : {false, true}) {
                const Eigen::VectorXd weights = even ? Eigen::VectorXd((w + w.reverse()) / 2) : w;
                const Eigen::ArrayXXd exact = ndimage::correlate1d<double>(a, weights, {.axis = axis});
                const Eigen::ArrayXXf found = ndimage::correlate1d(a, weights, {.axis = axis});
                const double error = (found.cast<double>() - exact).abs().maxCoeff() / scale;
                EXPECT_LE(error, 2 * double(std::numeric_limits<float>::epsilon())) << size << " " << axis;
            }
        }
    }
    const Eigen::ArrayXXf a = Eigen::ArrayXXf::Random(60, 70);
    for (int size : {3, 5, 8, 9}) {
        const Eigen::ArrayXXd w = Eigen::ArrayXXd::Random(size, size);
        const Eigen::ArrayXXd exact = ndimage::correlate<double>(a, w);
        const Eigen::ArrayXXf found = ndimage::correlate(a, w);
        EXPECT_LE((found.cast<double>() - exact).abs().maxCoeff(), 2 * 1.2e-7 * w.abs().sum()) << size;
    }
}

TEST(Correlate, ComplexArraysAndWeights) {
    const Reference reference("ndimage/correlate.json");
    using Complex = std::complex<double>;
    using Image = Eigen::ArrayXXcd;
    const Complex fill(1, 2);
    const double most = 1e-15;
    for (const std::string op : {"correlate", "convolve"}) {
        const Case& nd = reference["complex " + op];
        const Case& line = reference["complex " + op + "1d"];
        const Case& weights = reference["complex weights " + op + "1d"];
        const auto a = nd.array<Image>("a");
        const auto w = nd.array<Image>("w");
        const auto w1 = line.array<Eigen::VectorXcd>("w");
        const Eigen::ArrayXXd real = weights.array<Eigen::ArrayXXd>("a");
        const ndimage::CorrelateOptions options{.mode = Mode::constant, .cval = fill};
        const ndimage::Correlate1dOptions options1d{.mode = Mode::constant, .cval = fill};
        const bool correlate = op == "correlate";
        EXPECT_SCALED_CLOSE((correlate ? ndimage::correlate(a, w, options) : ndimage::convolve(a, w, options)),
                            nd.array<Image>("out"), most);
        EXPECT_SCALED_CLOSE(
            (correlate ? ndimage::correlate1d(a, w1, options1d) : ndimage::convolve1d(a, w1, options1d)),
            line.array<Image>("out"), most);
        Image found = correlate ? ndimage::correlate1d(real, w1, {.mode = Mode::wrap})
                                : ndimage::convolve1d(real, w1, {.mode = Mode::wrap});
        EXPECT_SCALED_CLOSE(found, weights.array<Image>("out"), most);
        Image in_place = a;
        if (correlate)
            ndimage::correlate(in_place, w, options, in_place);
        else
            ndimage::convolve(in_place, w, options, in_place);
        EXPECT_SCALED_CLOSE(in_place, nd.array<Image>("out"), most);
    }
    const Case& sobel = reference["complex sobel"];
    EXPECT_SCALED_CLOSE(ndimage::sobel(sobel.array<Image>("a"), 0), sobel.array<Image>("out"), most);
}

TEST(Correlate, BlocksExpressionsAndDestinations) {
    std::srand(3);
    const Eigen::ArrayXXd big = Eigen::ArrayXXd::Random(50, 60);
    const Eigen::Array33d w = Eigen::Array33d::Random();
    const Eigen::ArrayXXd part = big.block(3, 4, 37, 41);
    const Eigen::ArrayXXd expected = ndimage::correlate(part, w);
    EXPECT_TRUE((ndimage::correlate(big.block(3, 4, 37, 41), w) == expected).all());
    EXPECT_TRUE((ndimage::correlate(2 * part, w) == 2 * expected).all());
    // Strided in both directions: every second row and column of a larger array.
    Eigen::ArrayXXd spread(74, 82);
    using Strided = Eigen::Map<Eigen::ArrayXXd, 0, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>>;
    Strided strided(spread.data(), 37, 41, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>(148, 2));
    strided = part;
    EXPECT_TRUE((ndimage::correlate(strided, w) == expected).all());
    Strided(spread.data(), 37, 41, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>(148, 2)) = part;
    ndimage::correlate(strided, w, {}, strided);  // in place
    EXPECT_TRUE((strided == expected).all());
    for (int axis : {0, 1}) {
        const Eigen::ArrayXXd derivative = ndimage::sobel(part, axis);
        strided = part;
        ndimage::sobel(part, axis, {}, strided);
        EXPECT_SCALED_CLOSE(strided, derivative, 1e-15);  // which axis comes first depends on the strides
        Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> other(37, 41);
        ndimage::sobel(part, axis, {}, other);
        EXPECT_SCALED_CLOSE(other, derivative, 1e-15);
        Eigen::ArrayXXd in_place = part;
        ndimage::sobel(in_place, axis, {}, in_place);
        EXPECT_TRUE((in_place == derivative).all());
        Eigen::ArrayXXf rounded(37, 41);
        ndimage::sobel(part, axis, {}, rounded);
        EXPECT_SCALED_CLOSE(rounded, derivative.cast<float>(), 3e-7);
    }
}

TEST(Correlate, WeightsOfRankOneGiveTheSumOverTheWindow) {
    std::srand(11);
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(13, 17);
    const Eigen::VectorXd u = Eigen::VectorXd::Random(5), v = Eigen::VectorXd::Random(4);
    const Eigen::MatrixXd w = u * v.transpose();
    const double fill = 0.5;
    for (Mode mode : {Mode::reflect, Mode::wrap, Mode::constant})
        for (double cval : {0.0, fill}) {
            const Eigen::ArrayXXd found =
                ndimage::correlate(a, w.array(), {.mode = mode, .cval = cval, .origin = {1, -1}});
            Eigen::ArrayXXd expected = Eigen::ArrayXXd::Zero(13, 17);
            for (int i = 0; i < 13; ++i)
                for (int j = 0; j < 17; ++j)
                    for (int k = 0; k < 5; ++k)
                        for (int l = 0; l < 4; ++l) {
                            const auto row = core::extended_index(mode, i + k - 3, 13);
                            const auto column = core::extended_index(mode, j + l - 1, 17);
                            expected(i, j) += w(k, l) * (row < 0 || column < 0 ? cval : a(row, column));
                        }
            EXPECT_SCALED_CLOSE(found, expected, 2e-15);
        }
}

TEST(Correlate, WholeWeightsOfRankOneKeepWholeSumsExact) {
    const Eigen::ArrayXXd a = (Eigen::ArrayXXd::Random(9, 9) * 1e6).round();
    const Eigen::Vector3d u(1, 3, 1), v(2, 6, 10);
    const Eigen::ArrayXXd w = u * v.transpose();
    const Eigen::ArrayXXd whole = ndimage::correlate(a, w);
    EXPECT_TRUE((whole == ndimage::correlate<std::int64_t>(a, w).cast<double>()).all());
    EXPECT_TRUE((whole == ndimage::correlate1d(ndimage::correlate1d(a, u, {.axis = 0}), v)).all());
}

TEST(Correlate, FixedSizeEmptyAndSingleElement) {
    const Eigen::Matrix3d a = Eigen::Matrix3d::Random();
    const Eigen::Matrix3d fixed = ndimage::sobel(a, 0);
    EXPECT_TRUE(fixed.isApprox(ndimage::sobel(Eigen::MatrixXd(a), 0)));
    EXPECT_EQ(ndimage::correlate(Eigen::ArrayXXd(0, 5), Eigen::ArrayXXd::Ones(3, 3)).cols(), 5);
    EXPECT_EQ(ndimage::correlate1d(Eigen::ArrayXd(0), Eigen::Vector3d::Ones()).size(), 0);
    const Eigen::ArrayXXd one = Eigen::ArrayXXd::Constant(1, 1, 2.0);
    for (Mode mode : {Mode::reflect, Mode::nearest, Mode::mirror, Mode::wrap})
        EXPECT_EQ(ndimage::correlate(one, Eigen::ArrayXXd::Ones(5, 4), {.mode = mode})(0, 0), 40.0);
    EXPECT_EQ(ndimage::correlate(one, Eigen::ArrayXXd::Zero(5, 4))(0, 0), 0.0);
    // A window far larger than the array: the border repeats as often as it takes.
    const Eigen::Array2d two(1, 2);
    EXPECT_EQ(ndimage::correlate(two, Eigen::ArrayXd::Ones(25))(0), 37.0);
}

TEST(Correlate, NanReachesTheWindowAndNoFurther) {
    Eigen::ArrayXXd a = Eigen::ArrayXXd::Ones(9, 11);
    a(4, 5) = std::numeric_limits<double>::quiet_NaN();
    const Eigen::ArrayXXd out = ndimage::sobel(a, 0);
    EXPECT_EQ(out.isNaN().count(), 9);
    EXPECT_TRUE(out.block(3, 4, 3, 3).isNaN().all());
}

TEST(Correlate, LongDoubleKeepsItsPrecision) {
    using Wide = Eigen::Array<long double, Eigen::Dynamic, 1>;
    Wide a(3);
    a << 1.0L + 0x1p-60L, 2.0L, 4.0L;
    EXPECT_EQ(ndimage::correlate1d(a, Eigen::Vector3d(0, 1, 0))(0), a(0));
}

TEST(Correlate, ComplexFillValuesNeedComplexArrays) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Ones(4, 5);
    const Eigen::ArrayXXcd weights = Eigen::ArrayXXcd::Constant(2, 2, {1, 2});
    const ndimage::CorrelateOptions outside{.mode = Mode::constant, .cval = {5, -3}};
    EXPECT_THROW_TEXT(ndimage::convolve(a, weights, outside), std::invalid_argument,
                      "convolve: cval must be real for a real array, got imaginary part -3");
    EXPECT_EQ(ndimage::convolve(a.cast<std::complex<double>>(), weights, outside).rows(), 4);
}

TEST(Correlate, RefusesBadArguments) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Ones(4, 5);
    const Eigen::Vector3d w(1, 2, 3);
    EXPECT_THROW_TEXT(ndimage::correlate1d(a, w, {.axis = 2}), std::invalid_argument, "correlate1d: axis 2");
    EXPECT_THROW_TEXT(ndimage::correlate1d(a, Eigen::VectorXd(0)), std::invalid_argument, "weights must not be empty");
    EXPECT_THROW_TEXT(ndimage::correlate1d(a, w, {.origin = 2}), std::invalid_argument, "origin must lie in [-1, 1]");
    EXPECT_THROW_TEXT(ndimage::convolve1d(a, w, {.origin = -2}), std::invalid_argument, "convolve1d: origin");
    EXPECT_THROW_TEXT(ndimage::correlate(a, Eigen::ArrayXXd(0, 3)), std::invalid_argument, "weights must not be empty");
    EXPECT_THROW_TEXT(ndimage::correlate(a, Eigen::ArrayXXd::Ones(3, 3), {.origin = {0, 2}}), std::invalid_argument,
                      "origin must lie in [-1, 1]");
    EXPECT_THROW_TEXT(ndimage::correlate(a, Eigen::ArrayXXd::Ones(3, 3), {.origin = {0, 0, 0}}), std::invalid_argument,
                      "origin must have one entry");
    EXPECT_THROW_TEXT(ndimage::correlate(a, Eigen::ArrayXXd::Ones(3, 3), {.cval = {0, 1}}), std::invalid_argument,
                      "cval must be real");
    EXPECT_THROW_TEXT(ndimage::sobel(a, -3), std::invalid_argument, "sobel: axis -3");
    EXPECT_THROW_TEXT(ndimage::prewitt(a, -1, {.mode = {Mode::wrap}}), std::invalid_argument, "prewitt: mode");
    Eigen::ArrayXXd wrong(5, 4);
    EXPECT_THROW_TEXT(ndimage::sobel(a, 0, {}, wrong), std::invalid_argument, "out must have shape 4 x 5, got 5 x 4");
}

TEST(Sobel, OneModeAnAxis) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(6, 7);
    const Eigen::ArrayXXd mixed = ndimage::sobel(a, 0, {.mode = {Mode::wrap, Mode::nearest}});
    const Eigen::ArrayXXd step = ndimage::correlate1d(a, Eigen::Vector3d(-1, 0, 1), {.axis = 0, .mode = Mode::wrap});
    EXPECT_SCALED_CLOSE(mixed, ndimage::correlate1d(step, Eigen::Vector3d(1, 2, 1), {.axis = 1, .mode = Mode::nearest}),
                        1e-15);
}

}  // namespace
