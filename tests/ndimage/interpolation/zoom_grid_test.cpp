#include <gtest/gtest.h>
#include <array>
#include <complex>
#include <cstdint>
#include <scixx/ndimage/interpolation/affine_transform.hpp>
#include <scixx/ndimage/interpolation/geometric_transform.hpp>
#include <scixx/ndimage/interpolation/map_coordinates.hpp>
#include <scixx/ndimage/interpolation/spline_filter.hpp>
#include <scixx/ndimage/interpolation/zoom.hpp>
#include <utility>

#include "support/closeness.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using ndimage::Mode;

constexpr Mode modes[] = {Mode::reflect, Mode::constant,    Mode::nearest,       Mode::mirror,
                          Mode::wrap,    Mode::grid_mirror, Mode::grid_constant, Mode::grid_wrap};

/// The coordinates of all outputs, for a check by map_coordinates, which takes the general path.
std::array<Eigen::ArrayXXd, 2> grid(const Eigen::ArrayXd& y, const Eigen::ArrayXd& x) {
    return {y.replicate(1, x.size()), x.transpose().replicate(y.size(), 1)};
}

TEST(Zoom, IsMapCoordinatesOnTheGrid) {
    std::srand(8);
    for (const auto& [rows, cols] : {std::pair{7, 5}, {1, 2}, {40, 3}, {18, 37}}) {
        const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(rows, cols);
        const auto m = static_cast<Eigen::Index>(std::nearbyint(rows * 1.6)),
                   n = static_cast<Eigen::Index>(std::nearbyint(cols * 0.7));
        for (const Mode mode : modes)
            for (int order = 0; order <= 5; ++order) {
                const auto steps = [](Eigen::Index count, double extent) {
                    return ((Eigen::ArrayXd::LinSpaced(count, 0, static_cast<double>(count - 1)) + 0.5) * extent /
                                static_cast<double>(count) -
                            0.5)
                        .eval();
                };
                if (order % 2 == 0 && (rows == 40 || rows == 18)) continue;  // ties of even orders fall by a rounding
                EXPECT_SCALED_CLOSE(
                    ndimage::zoom(a, {1.6, 0.7}, {.order = order, .mode = mode, .cval = -2, .grid_mode = true}),
                    ndimage::map_coordinates(a, grid(steps(m, rows), steps(n, cols)),
                                             {.order = order, .mode = mode, .cval = -2}),
                    3e-14)
                    << rows << " x " << cols << ", order " << order << ", mode " << static_cast<int>(mode);
            }
    }
}

// Each function with every scalar that its comment allows: that the calls compile is the test.

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
