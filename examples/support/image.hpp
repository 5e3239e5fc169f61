// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <filesystem>
#include <vector>

/// Picture files in and out of Eigen arrays.
namespace demo {

/// One channel of a picture, rows from top to bottom.
using Plane = Eigen::Array<std::uint8_t, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A picture of 8 bits a channel: 1 channel is gray, 3 are red, green and blue; opacity is dropped on reading.
struct Picture {
    std::vector<Plane> channels;

    [[nodiscard]] Eigen::Index rows() const { return channels.front().rows(); }
    [[nodiscard]] Eigen::Index cols() const { return channels.front().cols(); }
    /// Red, green and blue of a picture of either kind.
    [[nodiscard]] Picture colour() const {
        return channels.size() == 3 ? *this : Picture{{channels[0], channels[0], channels[0]}};
    }
};

/// Reads a PNG or JPEG file (gray, palette or colour, with or without opacity) of at most 64 million pixels.
/// @throws std::runtime_error naming the file and what is wrong with it: missing, not a picture, damaged, too large.
[[nodiscard]] Picture read_picture(const std::filesystem::path& path);

/// Writes a PNG file.
void write_picture(const std::filesystem::path& path, const Picture& picture);

/// The finite values of `image` stretched to 0 .. 255 and cut to whole numbers as NumPy's astype(uint8) does; what is
/// not finite becomes black, and so does an image of one value.
template <class Derived>
[[nodiscard]] Plane to_bytes(const Eigen::ArrayBase<Derived>& image) {
    using T = typename Derived::Scalar;
    using Values = typename Derived::PlainObject;
    const auto finite = image.isFinite().eval();
    const T least = finite.select(image, Values::Constant(image.rows(), image.cols(), image.maxCoeff())).minCoeff();
    const Values shifted = finite.select(image - least, Values::Zero(image.rows(), image.cols()));
    const T largest = shifted.maxCoeff();
    if (!(largest > 0)) return Plane::Zero(image.rows(), image.cols());
    return (shifted / largest * T(255)).template cast<std::uint8_t>();
}

}  // namespace demo
