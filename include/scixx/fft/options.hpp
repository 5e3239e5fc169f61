// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <optional>
#include <scixx/core/dims.hpp>
#include <scixx/core/kernel/double_double.hpp>
#include <scixx/fft/workers.hpp>
#include <type_traits>
#include <vector>

namespace scixx::fft {

using Eigen::Index;

/// Where the factor 1 / N between a transform and its inverse goes, N the number of points.
enum class Norm {
    backward,  ///< to the inverse transform; SciPy's default
    ortho,     ///< 1 / sqrt(N) to both
    forward    ///< to the forward transform
};

/// Options of the transforms along one axis.
struct FftOptions {
    std::optional<Index> n{};      ///< length of the transformed axis (for irfft and hfft of the result), >= 1: the
                                   ///< input is cropped or extended with zeros; SciPy's default where not given
    int axis = -1;                 ///< axis to transform, negative from the last
    Norm norm = Norm::backward;    ///< scaling
    std::optional<int> workers{};  ///< threads, negative from all cores; get_workers() where not given
};

/// Options of the transforms along several axes.
struct FftnOptions {
    std::vector<Index> s{};        ///< lengths of the transformed axes as `n` of FftOptions, -1 for the input's own;
                                   ///< empty: the input's shape
    core::Axes axes{};             ///< axes to transform; not given: the last s.size() ones, or all
    Norm norm = Norm::backward;    ///< scaling
    std::optional<int> workers{};  ///< threads, negative from all cores; get_workers() where not given
};

/// Options of the transforms along two axes: FftnOptions but for the default of `axes`.
struct Fft2Options {
    std::vector<Index> s{};        ///< as in FftnOptions
    core::Axes axes = {-2, -1};    ///< axes to transform
    Norm norm = Norm::backward;    ///< scaling
    std::optional<int> workers{};  ///< as in FftnOptions
};

/// Options of the cosine and sine transforms along one axis.
struct DctOptions {
    int type = 2;                         ///< 1, 2, 3 or 4
    std::optional<Index> n{};             ///< length of the transformed axis, as in FftOptions
    int axis = -1;                        ///< axis to transform, negative from the last
    Norm norm = Norm::backward;           ///< scaling
    std::optional<int> workers{};         ///< threads, as in FftOptions
    std::optional<bool> orthogonalize{};  ///< whether the matrix is made orthogonal (up to a factor); by default where
                                          ///< norm is ortho
};

/// Options of the cosine and sine transforms along several axes.
struct DctnOptions {
    int type = 2;                         ///< 1, 2, 3 or 4
    std::vector<Index> s{};               ///< lengths of the transformed axes, as in FftnOptions
    core::Axes axes{};                    ///< axes to transform, as in FftnOptions
    Norm norm = Norm::backward;           ///< scaling
    std::optional<int> workers{};         ///< threads, as in FftOptions
    std::optional<bool> orthogonalize{};  ///< as in DctOptions
};

namespace detail {

using core::Dims;

/// Number of threads of a call.
[[nodiscard]] inline int workers_of(const char* function, std::optional<int> workers) {
    return workers ? core::resolve_workers(function, *workers) : default_workers();
}

inline void require_points(const char* function, Index n) {
    core::require(n >= 1, function, "invalid number of data points (", n, ") specified");
}

/// The factor of a transform of `points` points.
template <class T>
[[nodiscard]] T scale_of(Norm norm, bool backward, Index points) {
    using Wide = std::conditional_t<std::is_same_v<T, float>, double, T>;
    const auto count = static_cast<Wide>(points);
    if (norm == Norm::ortho) {
        const Wide factor = 1 / std::sqrt(count);
        if constexpr (std::is_same_v<T, double>) {  // a Newton step for what two roundings leave
            const core::DoubleDouble one = count * (core::DoubleDouble(factor) * core::DoubleDouble(factor));
            return factor - factor * (((one.hi - 1) + one.lo) / 2);
        }
        return static_cast<T>(factor);
    }
    return (norm == Norm::backward) == backward ? static_cast<T>(1 / count) : T(1);
}

/// What an n-d transform works on.
struct Grid {
    Dims axes;         ///< to transform, in [0, rank)
    Dims lengths;      ///< for each entry of axes
    Dims shape;        ///< of the input with these lengths
    Index points = 1;  ///< product of the lengths
};

/// `last_of` maps the input's extent along the last of the axes to its default length.
[[nodiscard]] inline Grid resolve_grid(const char* function, const std::vector<Index>& s, const core::Axes& axes,
                                       const Dims& shape, Index (*last_of)(Index) = nullptr) {
    Grid grid;
    const int rank = shape.size(), given = static_cast<int>(s.size());
    if (!s.empty() && !axes.given()) {
        core::require(given <= rank, function, "shape requires more axes than are present");
        for (int i = rank - given; i < rank; ++i) grid.axes.push_back(i);
    } else {
        grid.axes = axes.resolve(function, rank);
        core::require(s.empty() || given == grid.axes.size(), function,
                      "when given, axes and shape arguments have to be of the same length");
    }
    grid.shape = shape;
    for (int i = 0; i < grid.axes.size(); ++i) {
        const int axis = static_cast<int>(grid.axes[i]);
        Index length = s.empty() ? -1 : s[static_cast<std::size_t>(i)];
        if (length == -1) length = last_of && i + 1 == grid.axes.size() ? last_of(shape[axis]) : shape[axis];
        require_points(function, length);
        grid.lengths.push_back(length);
        grid.shape[axis] = length;
        grid.points = core::checked_mul(function, grid.points, length);
    }
    return grid;
}

}  // namespace detail

}  // namespace scixx::fft
