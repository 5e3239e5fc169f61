// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "image.hpp"

/// Smooth-edged drawing on a picture: polygons, lines, discs and text. x runs to the right and y down, in pixels.
namespace demo {

struct Colour {
    double red = 0, green = 0, blue = 0;  ///< 0 to 255
    double opacity = 1;
};

/// Moreland's diverging map from blue over gray to red ("Diverging color maps for scientific visualization", 2009),
/// matplotlib's "coolwarm", for t in 0 .. 1.
[[nodiscard]] Colour coolwarm(double t);

struct Point {
    double x = 0, y = 0;
};

struct Stroke {
    Colour colour{};
    double width = 1.5;
    double dash = 0;  ///< length of a dash and of the gap after it; 0 draws a full line
};

struct Text {
    double size = 14;  ///< height of a capital letter
    Colour colour{};
    double align = 0.5;  ///< 0: the text starts at the point, 0.5: it is centred, 1: it ends there
    double turn = 0;     ///< degrees, anticlockwise
    bool italic = false;
};

class Canvas {
public:
    Canvas(int width, int height, Colour background = {255, 255, 255});

    /// Interior of a closed polygon by the even-odd rule.
    void fill(const std::vector<Point>& polygon, Colour colour);
    void line(const std::vector<Point>& points, const Stroke& stroke);
    void disc(Point centre, double radius, Colour colour);
    /// Text in a built-in stroke font (printable ASCII without some punctuation), vertically centred on capital
    /// letters.
    void text(Point anchor, std::string_view words, const Text& style);
    /// The picture, made as large as the box.
    void paste(const Picture& picture, Point top_left, double width, double height);
    [[nodiscard]] Picture picture() const;

private:
    void blend(int column, int row, Colour colour, double coverage);

    int width_, height_;
    std::vector<std::uint8_t> samples_;  // red, green, blue of 4 x 4 samples a pixel
};

/// Width that `text` takes with capital letters of the given size.
[[nodiscard]] double text_width(std::string_view words, double size);

}  // namespace demo
