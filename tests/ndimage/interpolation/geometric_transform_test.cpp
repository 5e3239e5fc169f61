#include <scixx/ndimage/interpolation/geometric_transform.hpp>
#include <scixx/ndimage/interpolation/map_coordinates.hpp>
#include <stdexcept>
#include <vector>

#include "support/closeness.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using ndimage::Mode;

TEST(GeometricTransform, IsMapCoordinatesAtTheMapping) {
    std::srand(7);
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(25, 31);
    const auto turn = [](const auto& k) {
        const double i = static_cast<double>(k[0]), j = static_cast<double>(k[1]);
        return std::array<double, 2>{0.875 * i - 0.3125 * j + 4, 0.1875 * i + 0.6875 * j - 2};  // exact
    };
    std::array<Eigen::ArrayXXd, 2> at{Eigen::ArrayXXd(20, 40), Eigen::ArrayXXd(20, 40)};
    for (Eigen::Index i = 0; i < 20; ++i)
        for (Eigen::Index j = 0; j < 40; ++j)
            for (std::size_t axis = 0; axis < 2; ++axis) at[axis](i, j) = turn(std::array{i, j})[axis];
    for (const Mode mode : {Mode::constant, Mode::nearest, Mode::grid_wrap, Mode::grid_constant})
        for (int order : {0, 1, 2, 3})
            EXPECT_SCALED_CLOSE(ndimage::geometric_transform(
                                    a, turn, {.output_shape = {20, 40}, .order = order, .mode = mode, .workers = 2}),
                                ndimage::map_coordinates(a, at, {.order = order, .mode = mode}), 0);
    // SciPy's example, and ranks that differ
    const Eigen::ArrayXXd steps = Eigen::ArrayXd::LinSpaced(12, 0, 11).reshaped(3, 4).transpose();
    const Eigen::ArrayXXd moved = ndimage::geometric_transform(steps, [](const auto& k) {
        return Eigen::Vector2d(static_cast<double>(k[0]) - 0.5, static_cast<double>(k[1]) - 0.5);
    });
    EXPECT_NEAR(moved(1, 1), 1.3625, 1e-4);
    EXPECT_EQ(moved(0, 0), 0);
    Eigen::ArrayXd diagonal(4);
    ndimage::geometric_transform(
        steps,
        [](const auto& k) {
            return std::array<double, 2>{static_cast<double>(k[0]), static_cast<double>(k[0]) / 2};
        },
        {.order = 1}, diagonal);
    EXPECT_SCALED_CLOSE(diagonal, Eigen::Array4d(0, 3.5, 7, 10.5).eval(), 1e-15);
    EXPECT_NEAR(
        ndimage::geometric_transform(diagonal, [](const auto& k) { return static_cast<double>(k[0]) + 0.5; })[1], 5.25,
        0.2);
    EXPECT_THROW(
        ndimage::geometric_transform(a, [](const auto&) -> std::array<double, 2> { throw std::runtime_error("stop"); }),
        std::runtime_error);
    EXPECT_THROW_TEXT(ndimage::geometric_transform(a, [](const auto&) { return std::vector<double>(3); }),
                      std::invalid_argument, "mapping must return 2 coordinates, got 3");
    EXPECT_THROW_TEXT(ndimage::geometric_transform(a, turn, {.output_shape = {3}}), std::invalid_argument,
                      "output_shape must have 2 entries, got 1");
    EXPECT_THROW_TEXT(ndimage::geometric_transform(a, turn, {.output_shape = {3, -1}}), std::invalid_argument,
                      "output_shape must not be negative");
}

}  // namespace
