// Each filter with every scalar that its comment allows: that the calls compile is the test.

#include <gtest/gtest.h>

#include <complex>
#include <cstdint>
#include <scixx/ndimage/correlate.hpp>
#include <scixx/ndimage/fourier.hpp>
#include <scixx/ndimage/gaussian_filter.hpp>
#include <scixx/ndimage/laplace.hpp>
#include <scixx/ndimage/sobel.hpp>
#include <scixx/ndimage/spline_filter.hpp>
#include <scixx/ndimage/uniform_filter.hpp>
#include <utility>

namespace {

namespace ndimage = scixx::ndimage;

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
