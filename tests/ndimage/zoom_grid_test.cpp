#include <array>
#include <scixx/ndimage/map_coordinates.hpp>
#include <scixx/ndimage/zoom.hpp>
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

}  // namespace
