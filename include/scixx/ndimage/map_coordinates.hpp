// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <scixx/core/array.hpp>
#include <scixx/core/memory.hpp>
#include <scixx/ndimage/detail/warps/transform.hpp>
#include <type_traits>

namespace scixx::ndimage {

namespace detail {
/// The array type with the first axis of `A` dropped.
template <class A, class T>
struct WithoutFirstAxis {
    static_assert(core::rank_of<A> == 2, "coordinates have one axis more than the result");
    using type = std::conditional_t<std::is_base_of_v<Eigen::ArrayBase<core::PlainOf<A>>, core::PlainOf<A>>,
                                    Eigen::Array<T, Eigen::Dynamic, 1>, Eigen::Matrix<T, Eigen::Dynamic, 1>>;
};
template <template <class, int, int, class> class Tensor, class S, int Rank, int Options, class I, class T>
    requires(Rank > 1)
struct WithoutFirstAxis<Tensor<S, Rank, Options, I>, T> {
    using type = Tensor<T, Rank - 1, Options, I>;
};

/// Views of the coordinates along each axis of the array.
using CoordinateViews = std::vector<NdView<const double>>;

[[nodiscard]] inline CoordinateViews coordinate_rows(const NdView<const double>& coordinates, int rank) {
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

template <core::ArrayLike A, Destination D>
void map_coordinates_into(const A& a, const CoordinateViews& coordinates, const TransformOptions& options, D& out) {
    const auto how =
        splines::interpolation("map_coordinates", options.order, options.mode, options.prefilter, options.workers);
    for (const NdView<const double>& view : coordinates) {
        static_cast<void>(core::destination<core::ScalarOf<D>>("map_coordinates", "out", out, view.shape()));
        core::require(!core::overlaps(view, core::view(out)), "map_coordinates",
                      "out must not overlap the coordinates");
    }
    warps::transform_into(
        "map_coordinates", a, how, options.cval, out, [&](const auto& in, const auto& to, const auto& part) {
            const auto run = [&](const Dims& start, int axis, Index count, double* const* x) {
                for (std::size_t i = 0; i < coordinates.size(); ++i) {
                    const double* const from = coordinates[i].data() + coordinates[i].offset(start);
                    const Index stride = coordinates[i].stride(axis);
                    if (stride == 1) {
                        // The next line comes next: its part is short, and no prefetcher of the processor sees it coming.
                        constexpr Index cache_line = 64 / sizeof(double);
                        const double* const next = from + next_line(coordinates[i], axis);
                        for (Index p = 0; p < count; p += cache_line) core::prefetch(next + p);
                        std::copy(from, from + count, x[i]);
                    } else {
                        for (Index p = 0; p < count; ++p) x[i][p] = from[p * stride];
                    }
                }
            };
            warps::with_coefficients(in, part,
                                     [&](const auto& coefficients) { warps::warp(coefficients, to, part, run); });
        });
}
}  // namespace detail

/// Values at coordinates, written to `out`, an array of any scalar with the shape of `coordinates` less its first axis.
template <core::ArrayLike A, core::ArrayLike C, detail::Destination D>
void map_coordinates(const A& a, const C& coordinates, const TransformOptions& options, D&& out) {
    const core::Source<double, C> source(coordinates);
    detail::map_coordinates_into(a, detail::coordinate_rows(source.view(), core::rank_of<A>), options, out);
}

/// Values of an array at given coordinates by spline interpolation: out[k] = s(coordinates[0, k], coordinates[1, k],
/// ...).
///
/// @param a            array of any rank n and scalar.
/// @param coordinates  real array of n rows, in samples: a matrix for a vector of results, a tensor of rank r + 1 for
///                     results of rank r.
/// @return  new array of the shape of coordinates[0] and of the family of `coordinates`; its scalar is a's, or `Out`
///          where the call names one. Values are formed in double; integers are rounded, half away from zero (unsigned ones
///          kept in their range).
/// @throws std::invalid_argument for another number of rows, an order outside 0 ... 5, an empty array (unless the mode
///         is constant or there are no coordinates), a destination that overlaps the coordinates.
/// @note    O(a.size() + (order + 1)^n coordinates); the coefficients are scratch. A NaN coordinate gives cval, an
///          infinite one the edge for mode nearest, else cval. A NaN of the array reaches everything in its row and
///          column (order above 1), otherwise its neighbours.
///
/// Differs from SciPy: mode grid_constant keeps the fraction of cval for integer arrays, too (SciPy pads such an array
/// before it filters and truncates cval); the filter is exact on short lines, see spline_filter1d.
/// @see     scipy.ndimage.map_coordinates
template <class Out = void, core::ArrayLike A, core::ArrayLike C>
[[nodiscard]] auto map_coordinates(const A& a, const C& coordinates, const TransformOptions& options = {}) {
    using Result = typename detail::WithoutFirstAxis<core::PlainOf<C, double>, detail::OutputScalar<Out, A>>::type;
    core::Dims shape = detail::shape_of(coordinates);
    shape.erase(0);
    Result out = core::allocate<Result>(shape);
    map_coordinates(a, coordinates, options, out);
    return out;
}

/// Values at coordinates given as one array an axis of `a`, written to `out`, an array of their shape.
template <core::ArrayLike A, core::ArrayLike C, std::size_t N, detail::Destination D>
void map_coordinates(const A& a, const std::array<C, N>& coordinates, const TransformOptions& options, D&& out) {
    static_assert(N == core::rank_of<A>, "map_coordinates takes one array of coordinates for each axis of the input");
    const auto sources = [&]<std::size_t... I>(std::index_sequence<I...>) {
        return std::array<core::Source<double, C>, N>{core::Source<double, C>(coordinates[I])...};
    }(std::make_index_sequence<N>{});
    detail::CoordinateViews views;
    for (const auto& source : sources) views.push_back(source.view());
    detail::map_coordinates_into(a, views, options, out);
}

/// Values at coordinates given as one array an axis of `a`: `map_coordinates(image, std::array{rows, columns})`.
/// @return new array of the coordinates' family and shape.
template <class Out = void, core::ArrayLike A, core::ArrayLike C, std::size_t N>
[[nodiscard]] auto map_coordinates(const A& a, const std::array<C, N>& coordinates,
                                   const TransformOptions& options = {}) {
    using Result = core::SameShapeOf<C, detail::OutputScalar<Out, A>>;
    return detail::with_result<Result>(coordinates[0],
                                       [&](Result& out) { map_coordinates(a, coordinates, options, out); });
}

}  // namespace scixx::ndimage
