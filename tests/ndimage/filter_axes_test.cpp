#include <gtest/gtest.h>
#include <complex>
#include <cstdint>
#include <scixx/ndimage/correlate.hpp>
#include <scixx/ndimage/fourier.hpp>
#include <scixx/ndimage/gaussian_filter.hpp>
#include <scixx/ndimage/grey_morphology.hpp>
#include <scixx/ndimage/interpolation/spline_filter.hpp>
#include <scixx/ndimage/kernels.hpp>
#include <scixx/ndimage/laplace.hpp>
#include <scixx/ndimage/minimum_filter.hpp>
#include <scixx/ndimage/sobel.hpp>
#include <scixx/ndimage/uniform_filter.hpp>
#include <scixx/tensor.hpp>
#include <utility>

#include "support/closeness.hpp"

/// The option `axes` of the filters that have it.
namespace {

namespace core = scixx::core;
namespace ndimage = scixx::ndimage;
using Eigen::Index;
using ndimage::Mode;

const Eigen::ArrayXXd image = Eigen::ArrayXXd::Random(12, 17);

TEST(FilterAxes, OneAxisIsTheFilterAlongIt) {
    for (const int axis : {0, 1, -1}) {
        EXPECT_TRUE((ndimage::gaussian_filter(image, 1.5, {.order = 1, .axes = axis}) ==
                     ndimage::gaussian_filter1d(image, 1.5, {.axis = axis, .order = 1}))
                        .all());
        EXPECT_TRUE((ndimage::uniform_filter(image, 4, {.origin = -1, .axes = axis}) ==
                     ndimage::uniform_filter1d(image, 4, {.axis = axis, .origin = -1}))
                        .all());
        EXPECT_TRUE((ndimage::minimum_filter(image, 4, {.mode = Mode::wrap, .axes = axis}) ==
                     ndimage::minimum_filter1d(image, 4, {.axis = axis, .mode = Mode::wrap}))
                        .all());
        EXPECT_TRUE(
            (ndimage::grey_dilation(image, 3, {.axes = axis}) == ndimage::maximum_filter1d(image, 3, {.axis = axis}))
                .all());
        const Eigen::Array3d weights(1, -2, 1);
        const Eigen::ArrayXXd second = ndimage::correlate1d(image, weights, {.axis = axis});
        EXPECT_SCALED_CLOSE(ndimage::correlate(image, weights, {.axes = axis}), second, 1e-15);
        EXPECT_TRUE((ndimage::laplace(image, {.axes = axis}) == second).all());
        const auto derivative = [&](const auto& a, int along, Mode mode, double) {
            return ndimage::correlate1d(a, weights, {.axis = along, .mode = mode});
        };
        EXPECT_TRUE((ndimage::generic_laplace(image, derivative, {.axes = axis}) == second).all());
        EXPECT_SCALED_CLOSE(ndimage::generic_gradient_magnitude(image, derivative, {.axes = axis}), second.abs(),
                            1e-15);
        EXPECT_TRUE((ndimage::gaussian_laplace(image, 1.0, {.axes = axis}) ==
                     ndimage::gaussian_filter1d(image, 1.0, {.axis = axis, .order = 2}))
                        .all());
        EXPECT_TRUE((ndimage::gaussian_gradient_magnitude(image, 1.0, {.axes = axis}) ==
                     ndimage::gaussian_filter1d(image, 1.0, {.axis = axis, .order = 1}).abs())
                        .all());
    }
}

TEST(FilterAxes, SequencesBelongToTheAxesInTheirOrder) {
    const Eigen::ArrayXXd gaussian = ndimage::gaussian_filter(image, {2.0, 0.7}, {.axes = {1, 0}});
    EXPECT_SCALED_CLOSE(gaussian, ndimage::gaussian_filter(image, {0.7, 2.0}), 1e-15);
    EXPECT_SCALED_CLOSE(ndimage::uniform_filter(image, {5, 2}, {.mode = {Mode::wrap, Mode::mirror}, .axes = {1, 0}}),
                        ndimage::uniform_filter(image, {2, 5}, {.mode = {Mode::mirror, Mode::wrap}}), 1e-15);
    Eigen::ArrayXX<bool> footprint(2, 3);
    footprint << true, false, true, false, true, true;
    const Eigen::ArrayXX<bool> transposed = footprint.transpose();
    EXPECT_TRUE(
        (ndimage::maximum_filter(image, footprint, {.axes = {-1, 0}}) == ndimage::maximum_filter(image, transposed))
            .all());
    const Eigen::ArrayXXd weights = Eigen::ArrayXXd::Random(2, 3), turned = weights.transpose();
    EXPECT_SCALED_CLOSE(ndimage::convolve(image, weights, {.origin = {-1, 1}, .axes = {1, 0}}),
                        ndimage::convolve(image, turned, {.origin = {1, -1}}), 1e-15);
    const Eigen::ArrayXd heights = Eigen::Array3d(0.1, -0.2, 0.3);
    const Eigen::ArrayXXd column = heights;
    EXPECT_TRUE((ndimage::grey_erosion(image, {}, {.structure = heights, .axes = 0}) ==
                 ndimage::grey_erosion(image, {}, {.structure = column}))
                    .all());
}

TEST(FilterAxes, WeightsOfRankOneApplySliceBySlice) {
    Eigen::Tensor<double, 3> volume(9, 3, 8);
    volume.setRandom();
    const Eigen::ArrayXXd weights = (Eigen::Vector3d(1, 3, -2) * Eigen::RowVector4d(0.5, 2, 1, -1)).array();
    const Eigen::Tensor<double, 3> out = ndimage::correlate(volume, weights, {.axes = {0, 2}});
    for (Index j = 0; j < 3; ++j) {
        const auto slice = [j](const Eigen::Tensor<double, 3>& from) {
            return Eigen::ArrayXXd::NullaryExpr(9, 8, [&from, j](Index i, Index k) { return from(i, j, k); }).eval();
        };
        EXPECT_SCALED_CLOSE(slice(out), ndimage::correlate(slice(volume), weights), 1e-15);
    }
}

TEST(FilterAxes, NoAxesLeaveTheImage) {
    const core::Axes none = std::vector<int>{};
    EXPECT_TRUE((ndimage::gaussian_filter(image, 2.0, {.axes = none}) == image).all());
    EXPECT_TRUE((ndimage::uniform_filter(image, 3, {.axes = none}) == image).all());
    EXPECT_TRUE((ndimage::minimum_filter(image, 3, {.axes = none}) == image).all());
    EXPECT_TRUE((ndimage::gaussian_laplace(image, 2.0, {.axes = none}) == image).all());
    EXPECT_TRUE((ndimage::laplace(image, {.axes = none}) == image).all());
}

TEST(FilterAxes, BadAxesAreRefused) {
    EXPECT_THROW_TEXT(ndimage::gaussian_filter(image, 2.0, {.axes = 2}), std::invalid_argument,
                      "gaussian_filter: axis 2 is out of bounds");
    EXPECT_THROW_TEXT(ndimage::uniform_filter(image, 3, {.axes = {0, -2}}), std::invalid_argument,
                      "uniform_filter: axes must be unique");
    EXPECT_THROW_TEXT(ndimage::minimum_filter(image, {3, 3}, {.axes = 0}), std::invalid_argument,
                      "size must have one entry for each of 1 axes, got 2");
    EXPECT_THROW_TEXT(ndimage::correlate(image, Eigen::Array3d::Ones()), std::invalid_argument,
                      "correlate: weights must have 2 axes, got 1");
    EXPECT_THROW_TEXT(ndimage::gaussian_filter(image, {1.0, 2.0}, {.axes = 0}), std::invalid_argument,
                      "sigma must have one entry");
    EXPECT_THROW_TEXT(ndimage::grey_erosion(image, {}, {.structure = Eigen::ArrayXXd::Zero(2, 2), .axes = 0}),
                      std::invalid_argument, "structure must have 1 axes, got 2");
}

// Each function with every scalar that its comment allows: that the calls compile is the test.

/// The type of a call is deduced from its body, which so is compiled as far as the compiler has to check it.
template <class T, class F>
constexpr bool gives(F) {
    using A = Eigen::ArrayXX<T>;
    return std::is_same_v<decltype(std::declval<F>()(std::declval<const A&>())), A>;
}

template <class T>
constexpr bool linear() {
    return gives<T>([](const auto& a) { return ndimage::uniform_filter1d(a, 3); }) &&
           gives<T>([](const auto& a) { return ndimage::uniform_filter(a); }) &&
           gives<T>([](const auto& a) { return ndimage::gaussian_filter1d(a, 1.0); }) &&
           gives<T>([](const auto& a) { return ndimage::gaussian_filter(a, 1.0); }) &&
           gives<T>([](const auto& a) { return ndimage::gaussian_laplace(a, 1.0); }) &&
           gives<T>([](const auto& a) { return ndimage::gaussian_gradient_magnitude(a, 1.0); }) &&
           gives<T>([](const auto& a) { return ndimage::laplace(a); }) &&
           gives<T>([](const auto& a) { return ndimage::sobel(a); }) &&
           gives<T>([](const auto& a) { return ndimage::prewitt(a); }) &&
           gives<T>([](const auto& a) { return ndimage::correlate1d(a, Eigen::Array3d(1, 2, 3)); }) &&
           gives<T>([](const auto& a) { return ndimage::convolve(a, Eigen::Array33d::Ones()); });
}

static_assert(linear<bool>());
static_assert(linear<std::int8_t>() && linear<std::uint8_t>());
static_assert(linear<std::int16_t>() && linear<std::uint16_t>());
static_assert(linear<std::int32_t>() && linear<std::uint32_t>());
static_assert(linear<std::int64_t>() && linear<std::uint64_t>());
static_assert(linear<float>() && linear<double>() && linear<long double>());
static_assert(linear<std::complex<float>>() && linear<std::complex<double>>());

TEST(Scalars, LinearFiltersTakeBool) {
    Eigen::ArrayXX<bool> a(3, 5);
    a << 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0;
    Eigen::ArrayXX<bool> box(3, 5), pairs(3, 5);
    box << 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0;
    pairs << 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0;
    EXPECT_TRUE((ndimage::uniform_filter(a, 3) == box).all());
    EXPECT_TRUE((ndimage::uniform_filter1d(a, 2) == pairs).all());
    EXPECT_EQ(ndimage::uniform_filter(Eigen::ArrayXX<bool>::Ones(70, 70), 40000).count(), 4900);
}

}  // namespace
