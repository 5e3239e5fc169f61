// SPDX-License-Identifier: BSD-3-Clause
#include "plot.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <utility>

namespace demo {

namespace {

constexpr double pi = 3.14159265358979323846;

/// A tick's number with as many decimals as the step between ticks needs.
std::string label(double value, double step) {
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    return number(std::abs(value) < step / 1e6 ? 0.0 : value, decimals);
}

double step_of(const std::vector<double>& places) {
    return places.size() < 2 ? 1 : places[1] - places[0];
}

/// The box -1 .. 1 seen in perspective: `depth` grows away from the eye.
struct View {
    double scale, x, y;  // pixels a unit, pixel of the box's centre

    struct Seen {
        Point point;
        double depth;
    };
    [[nodiscard]] Seen operator()(const Eigen::Vector3d& p) const {
        constexpr double azimuth = -60 * pi / 180, elevation = 30 * pi / 180, eye = 9;
        const Eigen::Vector3d towards(std::cos(elevation) * std::cos(azimuth), std::cos(elevation) * std::sin(azimuth),
                                      std::sin(elevation));
        const Eigen::Vector3d right(-std::sin(azimuth), std::cos(azimuth), 0);
        const Eigen::Vector3d up(-std::sin(elevation) * std::cos(azimuth), -std::sin(elevation) * std::sin(azimuth),
                                 std::cos(elevation));
        const double depth = eye - p.dot(towards);
        return {{x + scale * p.dot(right) * eye / depth, y - scale * p.dot(up) * eye / depth}, depth};
    }
};

}  // namespace

std::string number(double value, int decimals) {
    std::array<char, 400> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
    return buffer.data();
}

Picture gallery(const std::vector<std::pair<std::string, Picture>>& panels, int across) {
    constexpr int side = 225, gap = 18, line = 34;
    const double rows = double(panels.front().second.rows()), cols = double(panels.front().second.cols());
    const double zoom = side / std::max(rows, cols), width = std::max(1.0, cols * zoom),
                 height = std::max(1.0, rows * zoom);
    const int down = (static_cast<int>(panels.size()) + across - 1) / across,
              tall = static_cast<int>(std::ceil(height)) + line;
    Canvas canvas(gap + across * (side + gap), gap + down * tall);
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const double left = gap + (side + gap) * double(static_cast<int>(i) % across);
        const double top = gap + double(tall * (static_cast<int>(i) / across));
        canvas.paste(panels[i].second, {left + (side - width) / 2, top}, width, height);
        canvas.text({left + side / 2.0, top + height + 14}, panels[i].first, {.size = 9});
    }
    return canvas.picture();
}

std::vector<double> ticks(Range range, int count) {
    const double rough = (range.high - range.low) / std::max(count, 1);
    if (!(rough > 0) || !std::isfinite(rough)) return {};
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double step = power * (rough <= power ? 1 : rough <= 2 * power ? 2 : rough <= 5 * power ? 5 : 10);
    std::vector<double> places;
    for (double k = std::ceil(range.low / step - 1e-9); k * step <= range.high + 1e-9 * step; ++k)
        places.push_back(k * step);
    return places;
}

Axes::Axes(Canvas& canvas, Point top_left, double width, double height, Range x, Range y)
    : canvas_(canvas), top_left_(top_left), width_(width), height_(height), x_(x), y_(y) {}

Point Axes::operator()(double x, double y) const {
    return {top_left_.x + (x - x_.low) / (x_.high - x_.low) * width_,
            top_left_.y + (y_.high - y) / (y_.high - y_.low) * height_};
}

std::vector<Point> Axes::operator()(const Eigen::Ref<const Eigen::ArrayXd>& x,
                                    const Eigen::Ref<const Eigen::ArrayXd>& y) const {
    std::vector<Point> points;
    for (Eigen::Index i = 0; i < x.size(); ++i) points.push_back((*this)(x(i), y(i)));
    return points;
}

void Axes::contour(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y, const Eigen::ArrayXXd& z,
                   const Stroke& stroke) const {
    for (Eigen::Index row = 0; row + 1 < y.size(); ++row)
        for (Eigen::Index col = 0; col + 1 < x.size(); ++col) {
            std::vector<Point> crossings;  // of the four sides, in the order around the cell
            constexpr std::array<std::array<int, 2>, 5> corners{{{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}}};
            for (std::size_t k = 0; k < 4; ++k) {
                const Eigen::Index r0 = row + corners[k][0], c0 = col + corners[k][1];
                const Eigen::Index r1 = row + corners[k + 1][0], c1 = col + corners[k + 1][1];
                if ((z(r0, c0) < 0) == (z(r1, c1) < 0)) continue;
                const double t = z(r0, c0) / (z(r0, c0) - z(r1, c1));
                crossings.push_back((*this)(x(c0) + t * (x(c1) - x(c0)), y(r0) + t * (y(r1) - y(r0))));
            }
            for (std::size_t k = 0; k + 1 < crossings.size(); k += 2)
                canvas_.line({crossings[k], crossings[k + 1]}, stroke);
        }
}

void Axes::legend(const std::vector<LegendEntry>& entries) const {
    const double left = top_left_.x + width_ + 22;
    double at = top_left_.y + 14;
    for (const LegendEntry& entry : entries) {
        const Colour colour{entry.colour.red, entry.colour.green, entry.colour.blue};
        if (entry.mark == Mark::line) {
            canvas_.line({{left - 9, at}, {left + 9, at}}, {colour, 2});
        } else {
            canvas_.disc({left, at}, 5, colour);
            if (entry.mark == Mark::ring) canvas_.disc({left, at}, 3.5, white);
        }
        canvas_.text({left + 16, at}, entry.name, {.size = 10, .align = 0});
        at += 22;
    }
}

void Axes::draw(const std::string& x_name, const std::string& y_name, bool grid) const {
    const double left = top_left_.x, top = top_left_.y, right = left + width_, bottom = top + height_;
    const std::vector<double> x_ticks = ticks(x_, 7), y_ticks = ticks(y_, 7);
    const Stroke faint{{225, 225, 225}, 1};
    double widest = 0;
    for (const double x : x_ticks) {
        const double at = (*this)(x, y_.low).x;
        if (grid) canvas_.line({{at, top}, {at, bottom}}, faint);
        canvas_.line({{at, bottom}, {at, bottom + 5}}, {black, 1.2});
        canvas_.text({at, bottom + 18}, label(x, step_of(x_ticks)), {.size = 11});
    }
    for (const double y : y_ticks) {
        const double at = (*this)(x_.low, y).y;
        const std::string number = label(y, step_of(y_ticks));
        if (grid) canvas_.line({{left, at}, {right, at}}, faint);
        canvas_.line({{left - 5, at}, {left, at}}, {black, 1.2});
        canvas_.text({left - 11, at}, number, {.size = 11, .align = 1});
        widest = std::max(widest, text_width(number, 11));
    }
    canvas_.line({{left, top}, {right, top}, {right, bottom}, {left, bottom}, {left, top}}, {black, 1.2});
    canvas_.text({(left + right) / 2, bottom + 44}, x_name, {.size = 13});
    canvas_.text({left - 32 - widest, (top + bottom) / 2}, y_name, {.size = 13, .turn = 90});
}

Picture surface_plot(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y, const Eigen::ArrayXXd& z,
                     const std::string& x_name, const std::string& y_name, const std::string& z_name) {
    Canvas canvas(950, 720);
    const View view{225, 385, 335};
    const double least = z.minCoeff(), most = z.maxCoeff(), span = most > least ? most - least : 1;
    const Range x_range{x.minCoeff(), x.maxCoeff()}, y_range{y.minCoeff(), y.maxCoeff()};
    const Range z_range{least - 0.04 * span, most + 0.04 * span};
    constexpr double z_share = 0.75;  // the box is 4 : 4 : 3
    const auto place = [](double value, Range range) { return 2 * (value - range.low) / (range.high - range.low) - 1; };
    const auto box = [&](double px, double py, double pz) { return view(Eigen::Vector3d(px, py, z_share * pz)).point; };

    // Three panes at the back with lines at the ticks, and the numbers along the three front edges.
    canvas.fill({box(-1, -1, -1), box(1, -1, -1), box(1, 1, -1), box(-1, 1, -1)}, {236, 236, 236});
    canvas.fill({box(-1, -1, -1), box(-1, 1, -1), box(-1, 1, 1), box(-1, -1, 1)}, {246, 246, 246});
    canvas.fill({box(-1, 1, -1), box(1, 1, -1), box(1, 1, 1), box(-1, 1, 1)}, {242, 242, 242});
    const Stroke faint{{200, 200, 200}, 1}, edge{black, 1.2};
    const std::vector<double> xs = ticks(x_range, 7), ys = ticks(y_range, 7), zs = ticks(z_range, 6);
    const Text number{.size = 11};
    for (const double value : xs) {
        const double p = place(value, x_range);
        canvas.line({box(p, -1, -1), box(p, 1, -1), box(p, 1, 1)}, faint);
        canvas.line({box(p, -1, -1), box(p, -1.03, -1)}, edge);
        canvas.text(box(p, -1.13, -1), label(value, step_of(xs)), number);
    }
    for (const double value : ys) {
        const double p = place(value, y_range);
        canvas.line({box(1, p, -1), box(-1, p, -1), box(-1, p, 1)}, faint);
        canvas.line({box(1, p, -1), box(1.03, p, -1)}, edge);
        canvas.text(box(1.13, p, -1), label(value, step_of(ys)), number);
    }
    for (const double value : zs) {
        const double p = place(value, z_range);
        canvas.line({box(-1, -1, p), box(-1, 1, p), box(1, 1, p)}, faint);
        canvas.line({box(1, 1, p), box(1.03, 1.03, p)}, edge);
        canvas.text({box(1.06, 1.06, p).x + 4, box(1.06, 1.06, p).y - 2}, label(value, step_of(zs)),
                    {.size = 11, .align = 0});
    }
    canvas.line({box(-1, -1, -1), box(1, -1, -1), box(1, 1, -1), box(1, 1, 1)}, edge);
    canvas.text(box(0, -1.38, -1), x_name, {.size = 14});
    canvas.text(box(1.38, 0, -1), y_name, {.size = 14});
    const Point beside = box(1, 1, 0);
    canvas.text({beside.x + 88, beside.y}, z_name, {.size = 14, .turn = 90});

    // The cells from the farthest to the nearest, so that the near ones hide the others.
    struct Cell {
        double depth;
        Eigen::Index row, col;
    };
    const auto corner = [&](Eigen::Index row, Eigen::Index col) {
        return view(
            Eigen::Vector3d(place(x(col), x_range), place(y(row), y_range), z_share * place(z(row, col), z_range)));
    };
    std::vector<Cell> cells;
    for (Eigen::Index row = 0; row + 1 < y.size(); ++row)
        for (Eigen::Index col = 0; col + 1 < x.size(); ++col)
            cells.push_back({std::max(std::max(corner(row, col).depth, corner(row + 1, col).depth),
                                      std::max(corner(row, col + 1).depth, corner(row + 1, col + 1).depth)),
                             row, col});
    std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.depth > b.depth; });
    const auto shade = [&](double t, double light) {
        const Colour c = coolwarm(t);
        return Colour{c.red * light, c.green * light, c.blue * light};
    };
    for (const Cell& cell : cells) {
        const std::vector<Point> quad{corner(cell.row, cell.col).point, corner(cell.row, cell.col + 1).point,
                                      corner(cell.row + 1, cell.col + 1).point, corner(cell.row + 1, cell.col).point};
        const double t = (z.block<2, 2>(cell.row, cell.col).mean() - least) / span;
        canvas.fill(quad, coolwarm(t));
        canvas.line({quad[0], quad[1], quad[2]}, {shade(t, 0.9), 0.5});
    }

    for (int i = 0; i < 300; ++i) {
        const double bottom = 500 - i;
        canvas.fill({{830, bottom}, {850, bottom}, {850, bottom - 1}, {830, bottom - 1}}, coolwarm(i / 299.0));
    }
    canvas.line({{830, 200}, {850, 200}, {850, 500}, {830, 500}, {830, 200}}, {black, 1});
    const std::vector<double> levels = ticks({least, most}, 6);
    for (const double value : levels) {
        const double at = 500 - 300 * (value - least) / span;
        canvas.line({{850, at}, {855, at}}, {black, 1});
        canvas.text({860, at}, label(value, step_of(levels)), {.size = 11, .align = 0});
    }
    return canvas.picture();
}

}  // namespace demo
