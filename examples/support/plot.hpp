// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <string>
#include <utility>
#include <vector>

#include "canvas.hpp"

/// Figures in the manner of matplotlib.
namespace demo {

inline constexpr Colour black{0, 0, 0}, white{255, 255, 255}, gray{128, 128, 128};
inline constexpr Colour blue{31, 119, 180}, orange{255, 127, 14}, green{44, 160, 44}, red{214, 39, 40};

struct Range {
    double low = 0, high = 1;
};

/// Multiples of 1, 2 or 5 times a power of ten within `range`, about `count` of them.
[[nodiscard]] std::vector<double> ticks(Range range, int count);

/// How points or lines of a figure are marked.
enum class Mark { disc, ring, line };
struct LegendEntry {
    std::string name;
    Colour colour;
    Mark mark = Mark::disc;
};

/// A frame with ticks on a canvas; operator() carries data to pixels.
class Axes {
public:
    Axes(Canvas& canvas, Point top_left, double width, double height, Range x, Range y);
    [[nodiscard]] Point operator()(double x, double y) const;
    [[nodiscard]] std::vector<Point> operator()(const Eigen::Ref<const Eigen::ArrayXd>& x,
                                                const Eigen::Ref<const Eigen::ArrayXd>& y) const;
    /// The curve z = 0 over the grid x (columns of z) by y (rows of z), straight within a cell.
    void contour(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y, const Eigen::ArrayXXd& z,
                 const Stroke& stroke) const;
    /// The marks of a figure and what they mean, one below the other on the right of the frame, where they cover nothing.
    void legend(const std::vector<LegendEntry>& entries) const;
    /// Draws the frame, the ticks with their numbers, and the names of the axes; faint lines at the ticks if `grid`.
    void draw(const std::string& x_name, const std::string& y_name, bool grid = false) const;

private:
    Canvas& canvas_;
    Point top_left_;
    double width_, height_;
    Range x_, y_;
};

/// `value` with a fixed number of decimals.
[[nodiscard]] std::string number(double value, int decimals);

/// Pictures of one shape side by side, `across` in a row, each with its title below.
[[nodiscard]] Picture gallery(const std::vector<std::pair<std::string, Picture>>& panels, int across);

/// The surface z over the grid x (columns of z) by y (rows of z) in the coolwarm map, seen from matplotlib's usual side
/// (azimuth -60 degrees, elevation 30 degrees), with axes, ticks and a colour bar.
[[nodiscard]] Picture surface_plot(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y, const Eigen::ArrayXXd& z,
                                   const std::string& x_name, const std::string& y_name, const std::string& z_name);

}  // namespace demo
