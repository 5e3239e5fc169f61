// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <concepts>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/warps/geometric.hpp>
#include <scixx/ndimage/detail/warps/transform.hpp>

namespace scixx::ndimage {

/// Options of geometric_transform, in SciPy's order.
struct GeometricTransformOptions {
    core::Dims output_shape{};        ///< shape of the result; not given: the input's, or that of a destination
    int order = 3;                    ///< of the spline, 0 (nearest sample), 1 (linear) to 5
    Mode mode = Mode::constant;       ///< how the array continues outside its edges
    std::complex<double> cval = 0.0;  ///< the value outside for the constant modes; real for a real array
    bool prefilter = true;            ///< whether the array holds samples; false: coefficients, from spline_filter
    int workers = 1;                  ///< threads, -1 for all cores, which then call the mapping at the same time
};

/// Array under any map of the coordinates by spline interpolation: out[k] = s(mapping(k)).
///
/// @param a        array of any rank n and scalar.
/// @param mapping  callable that takes the index of an output as a `std::array<Eigen::Index, m>`, m the rank of the
///                 result (n unless a destination has another), and returns its n coordinates in `a` as a std::array,
///                 an Eigen vector or the like (a number for n = 1). It may be called in any order, and for complex
///                 arrays twice.
/// @return  new array of output_shape; its scalar is a's, or `Out` where the call names one. Values are formed in
///          double; integers are rounded, half away from zero (unsigned ones kept in their range).
/// @throws std::invalid_argument for an order outside 0 ... 5, an empty array (unless the mode is constant), a mapping
///         that returns another number of coordinates. Its exceptions pass through; `out` then holds part of the
///         result.
/// @note    O(a.size() + (order + 1)^n outputs); the coefficients are scratch. A coordinate that is NaN gives cval.
///
/// Differs from SciPy: mode grid_constant and short lines as in map_coordinates.
/// @see     scipy.ndimage.geometric_transform
template <class Out = void, detail::Ranked A = core::MatrixInBraces, class F, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto geometric_transform(const A& a, F&& mapping, const GeometricTransformOptions& options = {},
                                       D&&... out) {
    const char* const function = "geometric_transform";
    constexpr std::size_t rank = detail::warps::result_rank<A, D...>;
    const auto how =
        detail::splines::interpolation(function, options.order, options.mode, options.prefilter, options.workers);
    const auto adapted = [&](const core::Index* output, double* input) {
        std::array<core::Index, rank> index;
        std::copy(output, output + rank, index.begin());
        const auto point = mapping(index);
        if constexpr (std::convertible_to<decltype(point), double>) {
            static_assert(core::rank_of<A> == 1, "the mapping must return one coordinate for each axis of the input");
            input[0] = static_cast<double>(point);
        } else {
            core::require(static_cast<core::Index>(point.size()) == core::rank_of<A>, function, "mapping must return ",
                          core::rank_of<A>, " coordinates, got ", point.size());
            for (int i = 0; i < core::rank_of<A>; ++i)
                input[i] = static_cast<double>(point[static_cast<decltype(point.size())>(i)]);
        }
    };
    return detail::warps::transform<detail::warps::TransformOf<Out, A>>(
        function, a, detail::warps::result_shape(function, a, options.output_shape, out...), how, options.cval,
        [&](const auto& in, const auto& to, const auto& part) { detail::warps::geometric(in, to, adapted, part); },
        out...);
}

}  // namespace scixx::ndimage
