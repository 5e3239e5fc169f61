// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/memory.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/warps/warp.hpp>
#include <utility>

/// Coordinates that are given as arrays.
namespace scixx::ndimage::detail::warps {

/// Views of the coordinates along each axis of the array.
using CoordinateViews = List<NdView<const double>>;

template <class = void>
[[nodiscard]] CoordinateViews coordinate_rows(const NdView<const double>& coordinates, int rank) {
    core::require(coordinates.shape(0) == rank, "map_coordinates", "coordinates must have ", rank,
                  " rows, one for each axis of the input, got ", coordinates.shape(0));
    CoordinateViews rows;
    for (int axis = 0; axis < rank; ++axis) rows.push_back(coordinates.slice(0, axis));
    return rows;
}

/// From a line of the array along `axis` to its nearest neighbour.
[[nodiscard]] inline Index next_line(const NdView<const double>& array, int axis) noexcept {
    Index step = 0;
    for (int other = 0; other < array.rank(); ++other)
        if (other != axis && (step == 0 || std::abs(array.stride(other)) < std::abs(step))) step = array.stride(other);
    return step;
}

/// The coordinates of a call: an array whose first axis counts those of the input ...
template <class C>
class Coordinates {
public:
    static constexpr bool valid = Ranked<C>;
    template <class T>
    using Result = core::OfRank<C, core::rank_of<C> - 1, T>;

    explicit Coordinates(const C& given) : source_(given) {}
    [[nodiscard]] CoordinateViews views(int rank) const { return coordinate_rows(source_.view(), rank); }

private:
    static_assert(core::rank_of<C> > 1, "coordinates have one axis more than the result");
    core::Source<double, C> source_;
};

/// ... or one array for each of those.
template <Ranked C, std::size_t N>
class Coordinates<std::array<C, N>> {
public:
    static constexpr bool valid = N > 0;
    template <class T>
    using Result = core::SameShapeOf<C, T>;

    explicit Coordinates(const std::array<C, N>& given) : Coordinates(given, std::make_index_sequence<N>()) {}
    [[nodiscard]] CoordinateViews views(int rank) const {
        core::require(rank == static_cast<int>(N), "map_coordinates", "coordinates must have ", rank,
                      " arrays, one for each axis of the input, got ", N);
        CoordinateViews views;
        for (const auto& source : sources_) {
            views.push_back(source.view());
            core::require(source.view().shape() == views[0].shape(), "map_coordinates",
                          "coordinates must have one shape, got ", views[0].shape(), " and ", source.view().shape());
        }
        return views;
    }

private:
    template <std::size_t... I>
    Coordinates(const std::array<C, N>& given, std::index_sequence<I...>)
        : sources_{core::Source<double, C>(given[I])...} {}
    std::array<core::Source<double, C>, N> sources_;
};

/// Reads the coordinates of a run of outputs.
template <class = void>
class CoordinateReader {
public:
    explicit CoordinateReader(const CoordinateViews& views) : views_(views) {}
    void operator()(const Dims& start, int axis, Index count, double* const* x) const {
        for (Index i = 0; i < views_.size(); ++i) {
            const double* const from = views_[i].data() + views_[i].offset(start);
            const Index stride = views_[i].stride(axis);
            if (stride == 1) {
                // The next line comes next: its part is short, and no prefetcher of the processor sees it coming.
                constexpr Index cache_line = 64 / sizeof(double);
                const double* const next = from + next_line(views_[i], axis);
                for (Index p = 0; p < count; p += cache_line) core::prefetch(next + p);
                std::copy(from, from + count, x[i]);
            } else {
                for (Index p = 0; p < count; ++p) x[i][p] = from[p * stride];
            }
        }
    }

private:
    const CoordinateViews& views_;
};

}  // namespace scixx::ndimage::detail::warps
