// SPDX-License-Identifier: BSD-3-Clause

// Geometric transforms of a picture by spline interpolation: a rotation, a zoomed detail, a swirl and a shear.
#include <Eigen/Core>
#include <array>
#include <cmath>
#include <scixx/ndimage/interpolation/affine_transform.hpp>
#include <scixx/ndimage/interpolation/geometric_transform.hpp>
#include <scixx/ndimage/interpolation/zoom.hpp>
#include <vector>

#include "support/plot.hpp"
#include "support/report.hpp"

int main(int argc, char** argv) {
    namespace ndimage = scixx::ndimage;
    return demo::run("ndimage_transform", argc, argv, [](demo::Report& report) {
        // img = np.asarray(Image.open("lenna.png")); each channel by itself, uint8 in and out
        const demo::Picture picture = report.picture("lenna.png").colour();
        const double y = static_cast<double>(picture.rows() - 1) / 2, x = static_cast<double>(picture.cols() - 1) / 2;
        const auto each = [&](auto transform) {
            demo::Picture result;
            for (const demo::Plane& channel : picture.channels) result.channels.push_back(transform(channel));
            return result;
        };

        // rotate(img, 30, reshape=False)
        const demo::Picture rotated =
            each([](const demo::Plane& a) { return ndimage::rotate(a, 30, {.reshape = false}); });

        // zoom(img[rows // 2 : rows // 2 + rows // 4, ...], 4, mode="mirror")
        const demo::Picture zoomed = each([](const demo::Plane& a) {
            const Eigen::Index rows = (a.rows() + 3) / 4, cols = (a.cols() + 3) / 4;
            const auto face = a.block(a.rows() / 2, a.cols() / 2, rows, cols);
            const std::vector<double> factors{static_cast<double>(a.rows()) / static_cast<double>(rows),
                                              static_cast<double>(a.cols()) / static_cast<double>(cols)};
            return ndimage::zoom(face, factors, {.mode = ndimage::Mode::mirror});
        });

        // geometric_transform(img, swirl, mode="reflect"): turned by an angle that fades with the distance
        const auto swirl = [=](const std::array<Eigen::Index, 2>& k) -> std::array<double, 2> {
            const double dy = static_cast<double>(k[0]) - y, dx = static_cast<double>(k[1]) - x;
            const double angle = 4 * std::exp(-3 * (dy * dy + dx * dx) / (y * y + x * x + 1));
            return {y + std::cos(angle) * dy - std::sin(angle) * dx, x + std::sin(angle) * dy + std::cos(angle) * dx};
        };
        const demo::Picture swirled = each([&](const demo::Plane& a) {
            return ndimage::geometric_transform(a, swirl, {.mode = ndimage::Mode::reflect});
        });

        // affine_transform(img, [[1.2, 0.3], [0, 1.2]], mode="grid-wrap")
        const Eigen::Matrix2d matrix{{1.2, 0.3}, {0, 1.2}};
        const demo::Picture sheared = each([&](const demo::Plane& a) {
            return ndimage::affine_transform(a, matrix, {.mode = ndimage::Mode::grid_wrap});
        });

        const auto mean = [](const demo::Picture& of) { return of.channels[0].cast<double>().mean(); };
        report.close("mean of red, rotated", mean(rotated), 152.8505592, 1e-4);
        report.close("mean of red, zoomed", mean(zoomed), 178.9602509, 1e-4);
        report.close("mean of red, swirled", mean(swirled), 183.3887672, 1e-4);
        report.close("mean of red, sheared", mean(sheared), 182.8150826, 1e-4);
        report.save("ndimage_transform.png", demo::gallery({{"rotate", rotated},
                                                            {"zoom", zoomed},
                                                            {"geometric_transform", swirled},
                                                            {"affine_transform", sheared}},
                                                           2));
    });
}
