// Each transform with every scalar that its comment allows: that the calls compile is the test.

#include <gtest/gtest.h>

#include <array>
#include <complex>
#include <cstdint>
#include <scixx/ndimage/affine_transform.hpp>
#include <scixx/ndimage/geometric_transform.hpp>
#include <scixx/ndimage/map_coordinates.hpp>
#include <scixx/ndimage/spline_filter.hpp>
#include <scixx/ndimage/zoom.hpp>
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
constexpr bool all() {
    return gives<T>([](const auto& a) { return ndimage::zoom(a, 2); }) &&
           gives<T>([](const auto& a) { return ndimage::shift(a, 0.5); }) &&
           gives<T>([](const auto& a) { return ndimage::rotate(a, 30); }) &&
           gives<T>([](const auto& a) { return ndimage::affine_transform(a, Eigen::Matrix2d::Identity()); }) &&
           gives<T>([](const auto& a) {
               return ndimage::geometric_transform(a, [](const std::array<Eigen::Index, 2>& index) {
                   return Eigen::Array2d(static_cast<double>(index[0]), 0);
               });
           }) &&
           gives<T>([](const auto& a) { return ndimage::map_coordinates(a, std::array<Eigen::ArrayXXd, 2>()); });
}

static_assert(all<bool>() && all<std::int8_t>() && all<std::uint8_t>());
static_assert(all<std::int16_t>() && all<std::uint16_t>() && all<std::int32_t>() && all<std::uint32_t>());
static_assert(all<std::int64_t>() && all<std::uint64_t>());
static_assert(all<float>() && all<double>() && all<long double>());
static_assert(all<std::complex<float>>() && all<std::complex<double>>());

TEST(Scalars, TransformsOfBool) {
    const Eigen::ArrayXX<bool> a = Eigen::ArrayXX<bool>::Ones(3, 3);
    EXPECT_EQ(ndimage::zoom(a, 2, {.order = 0, .mode = ndimage::Mode::nearest}).count(), 36);
}

}  // namespace
