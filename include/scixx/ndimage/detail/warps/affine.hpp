// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/ndimage/detail/warps/transform.hpp>
#include <utility>

/// Interpolation at affine images of the outputs' indices.
namespace scixx::ndimage::detail::warps {

/// x[row] = sum over col of matrix[row * cols + col] k[col] + offset[row]; with `diagonal` the matrix is its diagonal.
struct AffineMap {
    int rows, cols;
    List<double> matrix, offset;
    bool diagonal = false;

    [[nodiscard]] double entry(int row, int col) const noexcept {
        if (diagonal) return row == col ? matrix[row] : 0.0;
        return matrix[row * cols + col];
    }

    /// For each input axis the output axis that alone moves it, where there is one of its own for each; else nothing.
    [[nodiscard]] Dims permutation() const {
        if (rows != cols) return {};
        Dims out = Dims::filled(rows, -1);
        for (int row = 0; row < rows; ++row)
            for (int col = 0; col < cols; ++col) {
                if (entry(row, col) == 0) continue;
                if (out[row] >= 0 || out.contains(col) || !std::isfinite(entry(row, col))) return {};
                out[row] = col;
            }
        for (int row = 0, col = 0; row < rows; ++row)
            if (out[row] < 0) {
                if (!out.contains(row))
                    out[row] = row;
                else {
                    while (out.contains(col)) ++col;
                    out[row] = col;
                }
            }
        return out;
    }
};

/// The coordinates along an axis of n outputs. The roundings are those of SciPy, so that a point on the edge is on the
/// same side of it.
[[nodiscard]] inline AxisGrid affine_grid(const AffineMap& map, int row, int col, Index n) {
    const double factor = map.entry(row, col), offset = map.offset[row];
    const bool quotient = map.diagonal && factor != 0;
    AxisGrid grid;
    for (Index k = 0; k < n; ++k)
        grid.coordinates.push_back(quotient ? (static_cast<double>(k) + offset / factor) * factor
                                            : static_cast<double>(k) * factor);
    if (!quotient)
        for (double& x : grid.coordinates) x += offset;
    return grid;
}

/// Products of each matrix entry with all indices of its axis: sums of them are formed without a contraction to one
/// rounding.
template <class = void>
class AffineCoordinates {
public:
    AffineCoordinates(const AffineMap& map, const Dims& shape) : map_(map) {
        for (int row = 0; row < map.rows; ++row)
            for (int col = 0; col < map.cols; ++col) {
                List<double> products;
                for (Index k = 0; k < shape[col]; ++k) products.push_back(map.entry(row, col) * static_cast<double>(k));
                products_.push_back(std::move(products));
            }
    }

    void operator()(const Dims& start, int axis, Index count, double* const* x) const noexcept {
        for (int row = 0; row < map_.rows; ++row) {
            double* const to = x[row];
            double before = 0;
            for (int col = 0; col < axis; ++col) before += product(row, col, start[col]);
            const double* const along = products_[row * map_.cols + axis].data() + start[axis];
            for (Index p = 0; p < count; ++p) to[p] = before + along[p];
            for (int col = axis + 1; col < map_.cols; ++col) {
                const double more = product(row, col, start[col]);
                for (Index p = 0; p < count; ++p) to[p] += more;
            }
            const double offset = map_.offset[row];
            for (Index p = 0; p < count; ++p) to[p] += offset;
        }
    }

private:
    [[nodiscard]] double product(int row, int col, Index k) const noexcept {
        return products_[row * map_.cols + col][k];
    }

    const AffineMap& map_;
    List<List<double>> products_;
};

/// out[k] = the spline of `in` at map(k). The views do not overlap.
template <class T, class U>
void affine(const NdView<const T>& in, const NdView<U>& out, const AffineMap& map, const splines::Interpolation& how) {
    const Dims permutation = map.permutation();
    if (!permutation.empty()) {
        List<AxisGrid> grids;
        for (int row = 0; row < map.rows; ++row) {
            const int col = static_cast<int>(permutation[row]);
            grids.push_back(affine_grid(map, row, col, out.shape(col)));
        }
        return resample(in, out.permuted(permutation), grids, how);
    }
    const AffineCoordinates<> coordinates(map, out.shape());
    interpolate(in, out, how, coordinates);
}

/// The map of an affine_transform's arguments. @throws std::invalid_argument for a matrix of another form.
template <class = void>
[[nodiscard]] inline AffineMap affine_map(const char* function, const NdView<const double>& matrix,
                                          const PerAxis<double>& offset, int in_rank, int out_rank) {
    AffineMap map{in_rank, out_rank, {}, offset.resolve(function, "offset", in_rank), matrix.rank() == 1};
    if (map.diagonal) {
        core::require(matrix.shape(0) == in_rank && in_rank == out_rank, function,
                      "matrix must have one entry for each of ", in_rank,
                      " axes of the input and of the output, which has ", out_rank, ", got ", matrix.shape(0));
        for (Index i = 0; i < in_rank; ++i) map.matrix.push_back(matrix(i));
        return map;
    }
    const Index rows = matrix.shape(0), cols = matrix.shape(1);
    const bool homogeneous = cols == in_rank + 1 && (rows == in_rank || rows == in_rank + 1);
    if (homogeneous) {
        for (double value : map.offset)
            core::require(value == 0, function, "offset must be 0 beside a homogeneous matrix, got ", value);
        if (rows == in_rank + 1)
            for (Index col = 0; col < cols; ++col)
                core::require(matrix(rows - 1, col) == (col == in_rank ? 1.0 : 0.0), function,
                              "matrix must have the last row 0 ... 0 1 when it is homogeneous, got ",
                              matrix(rows - 1, col), " in column ", col);
        for (int row = 0; row < in_rank; ++row) map.offset[row] = matrix(row, in_rank);
    }
    core::require((homogeneous || rows == in_rank) && (homogeneous ? in_rank : cols) == out_rank, function,
                  "matrix must have shape ", in_rank, " x ", out_rank, " (input axes x output axes), ", in_rank, " x ",
                  in_rank + 1, " or ", in_rank + 1, " x ", in_rank + 1, ", got ", matrix.shape());
    for (int row = 0; row < in_rank; ++row)
        for (int col = 0; col < out_rank; ++col) map.matrix.push_back(matrix(row, col));
    return map;
}

/// Sine and cosine of an angle in degrees, exact at the multiples of 90 and of 30 where the values are rational.
[[nodiscard]] inline std::pair<double, double> sin_cos_degrees(double angle) noexcept {
    constexpr double degree = 0.017453292519943295769;
    const double turn = std::remainder(angle, 360.0);  // exact, in [-180, 180]
    const double quarter = std::nearbyint(turn / 90), rest = turn - 90 * quarter;
    constexpr double half_turn = 0.70710678118654752440;  // of 45 degrees, where sine and cosine are the same number
    const auto sine = [](double x) {
        const double size = std::abs(x);
        return std::copysign(size == 30 ? 0.5 : size == 45 ? half_turn : std::sin(size * degree), x);
    };
    const auto cosine = [](double x) { return std::abs(x) == 45 ? half_turn : std::cos(x * degree); };
    switch (static_cast<int>(quarter) & 3) {
        case 0:
            return {sine(rest), cosine(rest)};
        case 1:
            return {cosine(rest), -sine(rest)};
        case 2:
            return {-sine(rest), -cosine(rest)};
        default:
            return {-cosine(rest), sine(rest)};
    }
}

/// A rotation in the plane of two axes.
struct Rotation {
    int axes[2];  ///< in ascending order
    double sine, cosine;
    Dims shape;  ///< of the result

    /// @throws std::invalid_argument for axes that span no plane of the array or an angle that is not finite.
    template <class = void>
    Rotation(double angle, core::Axes plane, bool reshape, const Dims& in) : shape(in) {
        const char* const function = "rotate";
        core::require(in.size() >= 2, function, "input must have at least 2 axes, got ", in.size());
        core::require(std::isfinite(angle), function, "angle must be finite, got ", angle);
        const Dims given = plane.resolve(function, in.size());
        core::require(plane.given() && given.size() == 2, function, "axes must name 2 axes, got ", given.size());
        axes[0] = static_cast<int>(std::min(given[0], given[1]));
        axes[1] = static_cast<int>(std::max(given[0], given[1]));
        std::tie(sine, cosine) = sin_cos_degrees(angle);
        if (!reshape) return;
        const double y = static_cast<double>(in[axes[0]]), x = static_cast<double>(in[axes[1]]);
        const auto span = [](double a, double b) {  // of 0, a, b and a + b
            return std::max({0.0, a, b, a + b}) - std::min({0.0, a, b, a + b});
        };
        shape[axes[0]] = static_cast<Index>(span(cosine * y, sine * x) + 0.5);
        shape[axes[1]] = static_cast<Index>(span(-sine * y, cosine * x) + 0.5);
        static_cast<void>(core::checked_size(function, shape));
    }

    /// The map from the plane of the result to that of the input, which takes centre to centre.
    [[nodiscard]] AffineMap map(const Dims& in) const {
        const auto centre = [&](const Dims& of, int i) { return static_cast<double>(of[axes[i]] - 1) / 2; };
        const double y = centre(shape, 0), x = centre(shape, 1);
        return {2,
                2,
                {cosine, sine, -sine, cosine},
                {centre(in, 0) - (cosine * y + sine * x), centre(in, 1) - (cosine * x - sine * y)}};
    }
};

/// Rotation of each plane of the array.
template <class T, class U>
void rotate_planes(const NdView<const T>& in, const NdView<U>& out, const Rotation& rotation,
                   const splines::Interpolation& how) {
    if (in.rank() == 2) return affine(in, out, rotation.map(in.shape()), how);
    int axis = 0;
    while (axis == rotation.axes[0] || axis == rotation.axes[1]) ++axis;
    Rotation inner = rotation;
    inner.shape.erase(axis);
    for (int& other : inner.axes) other -= other > axis ? 1 : 0;
    for (Index i = 0; i < in.shape(axis); ++i) rotate_planes(in.slice(axis, i), out.slice(axis, i), inner, how);
}

}  // namespace scixx::ndimage::detail::warps
