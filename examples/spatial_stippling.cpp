// SPDX-License-Identifier: BSD-3-Clause

// A picture in dots: points that move to the centres of mass of their Voronoi regions, darkness being the mass, until
// they are spread as evenly as the picture allows (A. Secord, Weighted Voronoi stippling, NPAR 2002).
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <scixx/core/random.hpp>
#include <scixx/spatial/voronoi.hpp>

#include "support/canvas.hpp"
#include "support/report.hpp"

namespace {

/// Sums along the rows of the darkness and of darkness times x, so that the mass of any run of pixels is a difference.
struct Mass {
    Eigen::ArrayXXd density, moment;

    explicit Mass(const Eigen::ArrayXXd& darkness)
        : density(Eigen::ArrayXXd::Zero(darkness.rows(), darkness.cols() + 1)), moment(density) {
        for (Eigen::Index j = 0; j < darkness.cols(); ++j) {
            density.col(j + 1) = density.col(j) + darkness.col(j);
            moment.col(j + 1) = moment.col(j) + darkness.col(j) * (double(j) + 0.5);
        }
    }

    /// Centre of mass of a convex polygon (x, y), from the pixels with their centre inside; `fallback` if there is none.
    [[nodiscard]] Eigen::Array2d centre(const Eigen::ArrayX2d& polygon, const Eigen::Array2d& fallback) const {
        const auto index = [](double value, Eigen::Index end) {
            return static_cast<Eigen::Index>(std::clamp(std::ceil(value - 0.5), 0.0, double(end)));
        };
        double mass = 0, x = 0, y = 0;
        const Eigen::Index last = index(polygon.col(1).maxCoeff(), density.rows());
        for (Eigen::Index i = index(polygon.col(1).minCoeff(), density.rows()); i < last; ++i) {
            const double line = double(i) + 0.5;
            double left = HUGE_VAL, right = -HUGE_VAL;
            for (Eigen::Index k = 0; k < polygon.rows(); ++k) {
                const auto a = polygon.row(k), b = polygon.row((k + 1) % polygon.rows());
                if ((a[1] <= line) == (b[1] <= line)) continue;
                const double cut = a[0] + (line - a[1]) / (b[1] - a[1]) * (b[0] - a[0]);
                left = std::min(left, cut);
                right = std::max(right, cut);
            }
            if (left > right) continue;
            const Eigen::Index from = index(left, density.cols() - 1), to = index(right, density.cols() - 1);
            const double here = density(i, to) - density(i, from);
            mass += here;
            x += moment(i, to) - moment(i, from);
            y += here * line;
        }
        return mass > 0 ? Eigen::Array2d(x / mass, y / mass) : fallback;
    }
};

/// The points and their images in the four sides of the picture, which close the regions of the points.
Eigen::ArrayX2d mirrored(const Eigen::ArrayX2d& points, double width, double height) {
    const Eigen::Index n = points.rows();
    Eigen::ArrayX2d all = points.replicate(5, 1);
    all.col(0).segment(n, n) *= -1;
    all.col(0).segment(2 * n, n) = 2 * width - points.col(0);
    all.col(1).segment(3 * n, n) *= -1;
    all.col(1).segment(4 * n, n) = 2 * height - points.col(1);
    return all;
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("spatial_stippling", argc, argv, [](demo::Report& report) {
        const demo::Picture picture = report.picture("lenna.png").colour();
        const Eigen::ArrayXXd gray = 0.299 * picture.channels[0].cast<double>() +
                                     0.587 * picture.channels[1].cast<double>() +
                                     0.114 * picture.channels[2].cast<double>();
        const double range = std::max(gray.maxCoeff() - gray.minCoeff(), 1.0);
        const Eigen::ArrayXXd tone = (1 - (gray - gray.minCoeff()) / range).pow(2.5) + 0.005;
        // Each pixel three times a side: regions of a few pixels would have centres of mass at a few places only.
        const Eigen::Index fine = 3;
        Eigen::ArrayXXd darkness(fine * tone.rows(), fine * tone.cols());
        for (Eigen::Index j = 0; j < darkness.cols(); ++j)
            for (Eigen::Index i = 0; i < darkness.rows(); ++i) darkness(i, j) = tone(i / fine, j / fine);
        const double height = double(darkness.rows()), width = double(darkness.cols());
        const Mass mass(darkness);

        // Starting points drawn from the darkness.
        const Eigen::Index n = std::max<Eigen::Index>(picture.rows() * picture.cols() / 16, 4);
        scixx::core::RandomState random(1902);
        Eigen::ArrayX2d points(n, 2);
        for (Eigen::Index i = 0; i < n;) {
            const double x = width * random.random_sample(), y = height * random.random_sample();
            if (random.random_sample() < darkness(Eigen::Index(y), Eigen::Index(x))) points.row(i++) << x, y;
        }
        double moved = 0;
        for (int step = 0; step < 25; ++step) {
            // v = Voronoi(mirrored(points)); polygons = [v.vertices[v.regions[r]] for r in v.point_region[:n]]
            const scixx::spatial::Voronoi v(mirrored(points, width, height));
            moved = 0;
            for (Eigen::Index i = 0; i < n; ++i) {
                const auto region = v.regions[static_cast<std::size_t>(v.point_region[i])];
                Eigen::ArrayX2d polygon(static_cast<Eigen::Index>(region.size()), 2);
                for (std::size_t k = 0; k < region.size(); ++k)
                    polygon.row(static_cast<Eigen::Index>(k)) = v.vertices.row(region[k]);
                const Eigen::Array2d centre = mass.centre(polygon, points.row(i).transpose());
                moved += (centre - points.row(i).transpose()).matrix().norm() / double(n);
                points.row(i) = centre.transpose();
            }
        }
        report.show("dots", double(n));
        report.show("last mean move, pixels", moved / double(fine));

        const double zoom = 2.0 / double(fine);
        demo::Canvas canvas(int(2 * picture.cols()), int(2 * picture.rows()));
        for (Eigen::Index i = 0; i < n; ++i) canvas.disc({zoom * points(i, 0), zoom * points(i, 1)}, 1.7, {0, 0, 0});
        report.save("spatial_stippling.png", canvas.picture());
    });
}
