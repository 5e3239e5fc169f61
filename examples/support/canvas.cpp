// SPDX-License-Identifier: BSD-3-Clause
#include "canvas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "font.hpp"

namespace demo {

namespace {

constexpr int fine = 4;             // samples a pixel along each axis
constexpr double font_capital = 9;  // height of a capital in the font's grid
constexpr double font_gap = 3;      // between letters
constexpr double font_baseline = 4;

const Glyph& glyph_of(char letter) {
    const auto* found = std::find_if(font.begin(), font.end(), [&](const Glyph& g) { return g.letter == letter; });
    return found == font.end() ? font.front() : *found;
}

int digit(char c) {
    return c <= '9' ? c - '0' : c - 'A' + 10;
}

/// The quadratic B-spline of the points: a parabola around each inner point from the middle of one span to the middle
/// of the next; an open line starts and ends at its end points, a closed one (first point = last) is periodic.
std::vector<Point> rounded(const std::vector<Point>& points) {
    constexpr int pieces = 10;
    const std::size_t count = points.size() - 1;
    const bool closed = points.front().x == points.back().x && points.front().y == points.back().y;
    const auto middle = [&](std::size_t i) {
        const Point a = points[i % count], b = points[(i % count) + 1];
        return Point{(a.x + b.x) / 2, (a.y + b.y) / 2};
    };
    std::vector<Point> curve;
    for (std::size_t i = 1; i < count + (closed ? 1 : 0); ++i) {
        const Point a = !closed && i == 1 ? points.front() : middle(i - 1), b = points[i];
        const Point c = !closed && i + 1 == count ? points.back() : middle(i);
        for (int k = 0; k <= pieces; ++k) {
            const double t = double(k) / pieces, u = 1 - t;
            curve.push_back({u * u * a.x + 2 * u * t * b.x + t * t * c.x, u * u * a.y + 2 * u * t * b.y + t * t * c.y});
        }
    }
    return curve;
}

std::vector<std::vector<Point>> strokes_of(const Glyph& glyph) {
    std::vector<std::vector<Point>> strokes;
    const std::string_view text(glyph.strokes);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const bool round = text[begin] == '~';
        std::vector<Point> points;
        for (std::size_t i = begin + (round ? 1 : 0); i + 1 < end; i += 2)
            points.push_back({double(digit(text[i])), double(digit(text[i + 1]))});
        strokes.push_back(round ? rounded(points) : points);
        begin = end + 1;
    }
    return strokes;
}

}  // namespace

Colour coolwarm(double t) {
    constexpr std::array<std::array<double, 3>, 17> table{{{59, 76, 192},
                                                           {78, 104, 215},
                                                           {98, 130, 234},
                                                           {119, 154, 247},
                                                           {141, 176, 254},
                                                           {163, 194, 255},
                                                           {184, 208, 249},
                                                           {204, 217, 238},
                                                           {221, 221, 221},
                                                           {236, 211, 198},
                                                           {245, 196, 173},
                                                           {247, 177, 148},
                                                           {244, 154, 123},
                                                           {236, 127, 99},
                                                           {222, 97, 76},
                                                           {203, 62, 56},
                                                           {180, 4, 38}}};
    const double place = std::clamp(t, 0.0, 1.0) * (table.size() - 1);
    const std::size_t i = std::min(static_cast<std::size_t>(place), table.size() - 2);
    const double part = place - static_cast<double>(i);
    const auto mix = [&](std::size_t channel) {
        return table[i][channel] + part * (table[i + 1][channel] - table[i][channel]);
    };
    return {mix(0), mix(1), mix(2)};
}

Canvas::Canvas(int width, int height, Colour background) : width_(width * fine), height_(height * fine) {
    samples_.reserve(3 * static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
    for (int i = 0; i < width_ * height_; ++i)
        for (const double value : {background.red, background.green, background.blue})
            samples_.push_back(static_cast<std::uint8_t>(value));
}

void Canvas::blend(int column, int row, Colour colour, double coverage) {
    const double share = coverage * colour.opacity;
    std::uint8_t* sample = &samples_[3 * (static_cast<std::size_t>(row) * static_cast<std::size_t>(width_) +
                                          static_cast<std::size_t>(column))];
    for (const double value : {colour.red, colour.green, colour.blue}) {
        *sample = static_cast<std::uint8_t>(std::lround(*sample + share * (value - *sample)));
        ++sample;
    }
}

void Canvas::fill(const std::vector<Point>& polygon, Colour colour) {
    std::vector<double> crossings;
    const auto [top, bottom] =
        std::minmax_element(polygon.begin(), polygon.end(), [](const Point& p, const Point& q) { return p.y < q.y; });
    const int first = static_cast<int>(std::max(top->y * fine, 0.0));
    const int last = static_cast<int>(std::min(bottom->y * fine + 1, double(height_)));
    for (int row = first; row < last; ++row) {
        const double y = (row + 0.5) / fine;
        crossings.clear();
        for (std::size_t i = 0; i < polygon.size(); ++i) {
            const Point a = polygon[i], b = polygon[(i + 1) % polygon.size()];
            if ((a.y <= y) != (b.y <= y)) crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
        }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const double left = std::max(std::ceil(crossings[i] * fine - 0.5), 0.0);
            const double right = std::min(std::ceil(crossings[i + 1] * fine - 0.5), double(width_));
            for (int column = static_cast<int>(left); column < right; ++column) blend(column, row, colour, 1);
        }
    }
}

void Canvas::disc(Point centre, double radius, Colour colour) {
    line({centre, centre}, {colour, 2 * radius});
}

void Canvas::line(const std::vector<Point>& points, const Stroke& stroke) {
    if (stroke.dash > 0) {
        double walked = 0;  // length drawn so far; even dashes are ink, odd ones gaps
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            const Point a = points[i], b = points[i + 1];
            const double length = std::hypot(b.x - a.x, b.y - a.y);
            for (double at = 0; at < length;) {
                const double index = std::floor(walked / stroke.dash + 1e-9);
                const double step = std::min(length - at, (index + 1) * stroke.dash - walked);
                const auto place = [&](double s) {
                    return Point{a.x + s / length * (b.x - a.x), a.y + s / length * (b.y - a.y)};
                };
                if (std::fmod(index, 2) == 0) line({place(at), place(at + step)}, {stroke.colour, stroke.width});
                at += step;
                walked += step;
            }
        }
        return;
    }
    const double radius = stroke.width * fine / 2;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const Point a{points[i].x * fine - 0.5, points[i].y * fine - 0.5};
        const Point b{points[i + 1].x * fine - 0.5, points[i + 1].y * fine - 0.5};
        const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
        const auto low = [&](double p, double q) {
            return std::max(0, static_cast<int>(std::floor(std::min(p, q) - radius - 1)));
        };
        const auto high = [&](double p, double q, int end) {
            return std::min(end - 1, static_cast<int>(std::ceil(std::max(p, q) + radius + 1)));
        };
        for (int row = low(a.y, b.y); row <= high(a.y, b.y, height_); ++row)
            for (int column = low(a.x, b.x); column <= high(a.x, b.x, width_); ++column) {
                const double along =
                    square > 0 ? std::clamp(((column - a.x) * dx + (row - a.y) * dy) / square, 0.0, 1.0) : 0;
                const double distance = std::hypot(column - a.x - along * dx, row - a.y - along * dy);
                if (distance < radius + 0.5) blend(column, row, stroke.colour, std::min(1.0, radius + 0.5 - distance));
            }
    }
}

double text_width(std::string_view words, double size) {
    double width = -font_gap;
    for (const char letter : words) width += glyph_of(letter).width + font_gap;
    return std::max(width, 0.0) * size / font_capital;
}

void Canvas::text(Point anchor, std::string_view words, const Text& style) {
    const double scale = style.size / font_capital, turn = style.turn * 3.14159265358979323846 / 180;
    const double slant = style.italic ? 0.2 : 0, cosine = std::cos(turn), sine = std::sin(turn);
    double pen = -style.align * text_width(words, style.size);
    for (const char letter : words) {
        const Glyph& glyph = glyph_of(letter);
        for (std::vector<Point> stroke : strokes_of(glyph)) {
            for (Point& p : stroke) {
                const double up = (p.y - font_baseline) * scale - style.size / 2,
                             right = pen + p.x * scale + slant * up;
                p = {anchor.x + right * cosine - up * sine, anchor.y - right * sine - up * cosine};
            }
            line(stroke, {style.colour, 0.13 * style.size});
        }
        pen += (glyph.width + font_gap) * scale;
    }
}

void Canvas::paste(const Picture& picture, Point top_left, double width, double height) {
    const Picture colour = picture.colour();
    const double x = top_left.x * fine, y = top_left.y * fine;
    const double across = double(picture.cols()) / (width * fine), down = double(picture.rows()) / (height * fine);
    for (int row = std::max(0, static_cast<int>(y)); row < std::min(double(height_), y + height * fine); ++row)
        for (int column = std::max(0, static_cast<int>(x)); column < std::min(double(width_), x + width * fine);
             ++column) {
            const auto r = std::min(static_cast<Eigen::Index>((row - y) * down), picture.rows() - 1);
            const auto c = std::min(static_cast<Eigen::Index>((column - x) * across), picture.cols() - 1);
            const auto value = [&](std::size_t channel) { return double(colour.channels[channel](r, c)); };
            blend(column, row, {value(0), value(1), value(2)}, 1);
        }
}

Picture Canvas::picture() const {
    Picture result;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        Plane plane(height_ / fine, width_ / fine);
        for (Eigen::Index row = 0; row < plane.rows(); ++row)
            for (Eigen::Index col = 0; col < plane.cols(); ++col) {
                int sum = 0;
                for (int i = 0; i < fine; ++i)
                    for (int j = 0; j < fine; ++j)
                        sum += samples_[3 * static_cast<std::size_t>((row * fine + i) * width_ + col * fine + j) +
                                        channel];
                plane(row, col) = static_cast<std::uint8_t>((sum + fine * fine / 2) / (fine * fine));
            }
        result.channels.push_back(std::move(plane));
    }
    return result;
}

}  // namespace demo
