// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <optional>
#include <scixx/core/dims.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/double_double.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/parallel.hpp>
#include <scixx/fft/options.hpp>
#include <scixx/fft/workers.hpp>
#include <type_traits>
#include <vector>

namespace scixx::fft::detail {

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
        Index length = s.empty() ? -1 : s[core::to_size(i)];
        if (length == -1) length = last_of && i + 1 == grid.axes.size() ? last_of(shape[axis]) : shape[axis];
        require_points(function, length);
        grid.lengths.push_back(length);
        grid.shape[axis] = length;
        grid.points = core::checked_mul(function, grid.points, length);
    }
    return grid;
}

}  // namespace scixx::fft::detail
