// SPDX-License-Identifier: BSD-3-Clause

// A picture in facets: its edges, painted over with brush strokes, fall into regions, whose centres span triangles that
// take the mean colour of the picture under them.
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <scixx/core/random.hpp>
#include <scixx/ndimage/center_of_mass.hpp>
#include <scixx/ndimage/grey_morphology.hpp>
#include <scixx/ndimage/label.hpp>
#include <scixx/ndimage/sobel.hpp>
#include <scixx/spatial/delaunay.hpp>
#include <stdexcept>

#include "support/report.hpp"

namespace {

/// Strokes of a round brush in place of the article's hand painting: short white ones start regions, longer and thinner
/// black ones cut them apart. One for 48 pixels.
demo::Plane paint(demo::Plane canvas, std::uint32_t seed) {
    scixx::core::RandomState random(seed);
    const Eigen::Index rows = canvas.rows(), cols = canvas.cols();
    for (Eigen::Index stroke = 0; stroke < rows * cols / 48; ++stroke) {
        double y = random.random_sample(), x = random.random_sample();  // where it starts
        double dy = random.random_sample(), dx = random.random_sample();
        const bool white = random.random_sample() < 0.5;
        const double reach = white ? 6.0 : 10.0, radius = white ? 1.0 : 0.8;
        y *= double(rows), x *= double(cols), dy = (2 * dy - 1) * reach, dx = (2 * dx - 1) * reach;
        const auto inside = [](double value, Eigen::Index end) {
            return std::clamp<Eigen::Index>(static_cast<Eigen::Index>(value), 0, end - 1);
        };
        for (auto i = inside(std::min(y, y + dy) - radius, rows); i <= inside(std::max(y, y + dy) + radius, rows); ++i)
            for (auto j = inside(std::min(x, x + dx) - radius, cols); j <= inside(std::max(x, x + dx) + radius, cols);
                 ++j) {
                const double down = double(i) - y, right = double(j) - x;
                const double along = std::clamp((down * dy + right * dx) / (dy * dy + dx * dx), 0.0, 1.0);
                const double a = down - along * dy, b = right - along * dx;
                if (a * a + b * b <= radius * radius) canvas(i, j) = white ? 255 : 0;
            }
    }
    return canvas;
}

/// Each triangle in the mean colour of its pixels.
demo::Picture facets(const demo::Picture& picture, const scixx::spatial::Delaunay& triangles) {
    Eigen::ArrayXXi where(picture.cols(), picture.rows());  // the triangle of each pixel, a row of the picture a column
    Eigen::ArrayX2d row(picture.cols(), 2);
    row.col(1).setLinSpaced(0, double(picture.cols() - 1));
    for (Eigen::Index i = 0; i < picture.rows(); ++i) {
        row.col(0) = double(i);
        where.col(i) = triangles.find_simplex(row);
    }
    demo::Picture result = picture;
    for (demo::Plane& plane : result.channels) {
        Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(triangles.nsimplex), count = sum;
        for (Eigen::Index k = 0; k < where.size(); ++k) {
            sum[where.data()[k]] += plane.data()[k];
            count[where.data()[k]] += 1;
        }
        for (Eigen::Index k = 0; k < where.size(); ++k)
            plane.data()[k] = static_cast<std::uint8_t>(sum[where.data()[k]] / count[where.data()[k]]);
    }
    return result;
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("picasso", argc, argv, [](demo::Report& report) {
        namespace ndimage = scixx::ndimage;
        const demo::Picture picture = report.picture("lenna.png").colour();
        const double rows = double(picture.rows()), cols = double(picture.cols());
        if (rows < 2 || cols < 2) throw std::runtime_error("the picture must have at least 2 x 2 pixels");

        // img = np.asarray(Image.open("lenna.png"))[:, :, 0].astype(np.float32) / 255.0
        const Eigen::ArrayXXf image = picture.channels[0].cast<float>() / 255.0f;
        // slope = np.hypot(sobel(img, 0), sobel(img, 1))
        const Eigen::ArrayXXf slope = ndimage::sobel(image, 0).binaryExpr(
            ndimage::sobel(image, 1), [](float a, float b) { return std::hypot(a, b); });
        // edges = grey_erosion(np.where(slope > 0.2 * slope.max(), 255, 0).astype(np.uint8), size=(3, 3))
        const demo::Plane outline = (slope > 0.2f * slope.maxCoeff()).cast<std::uint8_t>() * std::uint8_t{255};
        const demo::Plane edges = ndimage::grey_erosion(outline, {3, 3});
        report.save("picasso_edges.png", edges, 0);

        const demo::Plane painted = paint(edges, 1907);
        report.save("picasso_painted.png", painted, 0);

        // labels, n = label(painted)
        const auto [labels, num_features] = ndimage::label(painted);
        report.equal("regions", num_features, 2587);
        // centres = center_of_mass(painted, labels, range(1, n + 1))
        const Eigen::ArrayX2d centres =
            ndimage::center_of_mass(painted, labels, ndimage::LabelIndex::range(1, num_features));

        // triangles = Delaunay(np.vstack([centres, [[0, 0], [0, cols - 1], [rows - 1, 0], [rows - 1, cols - 1]]]))
        Eigen::ArrayX2d points(num_features + 4, 2);
        points << centres, 0, 0, 0, cols - 1, rows - 1, 0, rows - 1, cols - 1;
        const scixx::spatial::Delaunay triangles(points);
        report.equal("triangles", triangles.nsimplex, 5167);
        report.save("picasso.png", facets(picture, triangles));
    });
}
