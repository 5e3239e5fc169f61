// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cstdint>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/distance/transform.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <type_traits>

/// The two forms of a call: results, or the caller's destinations for distances, for indices, or for both.
namespace scixx::ndimage::detail::distance {

/// Destinations for indices: a std::array with one array of 32-bit integers an axis.
template <class I>
inline constexpr bool holds_indices = false;
template <class I, std::size_t N>
inline constexpr bool holds_indices<std::array<I, N>> = core::DestinationOf<I&, std::int32_t>;

/// What may follow the options of a call.
template <class Distance, class... Out>
inline constexpr bool takes_outputs = sizeof...(Out) == 0;
template <class Distance, class Out>
inline constexpr bool takes_outputs<Distance, Out> =
    holds_indices<std::remove_cvref_t<Out>> || core::DestinationOf<Out, Distance>;
template <class Distance, class Out, class Indices>
inline constexpr bool takes_outputs<Distance, Out, Indices> =
    core::DestinationOf<Out, Distance> && holds_indices<std::remove_cvref_t<Indices>>;
template <class Distance, class... Out>
concept Outputs = takes_outputs<Distance, Out...>;

/// Views of the destinations that the options ask for.
template <class Distance, class D, class I, std::size_t Rank>
void take_outputs(const char* function, const Dims& shape, D* distances, std::array<I, Rank>* indices,
                  NdView<Distance>& distance_view, List<NdView<std::int32_t>>& index_views) {
    if (distances) distance_view = core::destination<Distance>(function, "distances", *distances, shape);
    if (indices)
        for (I& axis : *indices)
            index_views.push_back(core::destination<std::int32_t>(function, "indices", axis, shape));
}

template <class Distance, core::ArrayLike A, class Options, class D, class I, std::size_t Rank>
void transform_into(const char* function, const A& a, const Options& options, D* distances,
                    std::array<I, Rank>* indices) {
    using T = core::ScalarOf<A>;
    core::Source<T, A> source(a);
    check_outputs(function, source.view().shape(), options);
    DistanceOutput out;
    if constexpr (std::is_same_v<Options, DistanceTransformCdtOptions>) {
        NdView<std::int32_t> steps;
        const BinaryStructure structure = options.metric.resolve(function, core::rank_of<A>);
        take_outputs(function, source.view().shape(), distances, indices, steps, out.indices);
        const Buffer<std::int32_t> memory(distances ? 0 : source.view().size());
        if (!distances) steps = NdView<std::int32_t>(memory.data(), source.view().shape());
        if constexpr (std::is_same_v<T, std::int32_t>) {
            source.detach_from(steps);
            for (const auto& axis : out.indices) source.detach_from(axis);
        }
        transform<T>(source.view(), options.metric, structure, steps, out.indices);
    } else {
        take_outputs(function, source.view().shape(), distances, indices, out.distances, out.indices);
        transform<T>(source.view(), options, out);
    }
}

template <class Distance, core::ArrayLike A, class Options>
[[nodiscard]] DistanceTransformResult<A, Distance> transform_result(const char* function, const A& a,
                                                                    const Options& options) {
    DistanceTransformResult<A, Distance> out;
    if (options.return_distances) out.distances = core::allocate<core::PlainOf<A, Distance>>(core::shape_of(a));
    if (options.return_indices)
        for (auto& axis : out.indices) axis = core::allocate<core::PlainOf<A, std::int32_t>>(core::shape_of(a));
    transform_into<Distance>(function, a, options, options.return_distances ? &out.distances : nullptr,
                             options.return_indices ? &out.indices : nullptr);
    return out;
}

/// The call with the caller's destinations: the options must ask for exactly those.
template <class Distance, core::ArrayLike A, class Options, class D, class I, std::size_t Rank>
void transform_destinations(const char* function, const A& a, const Options& options, D* distances,
                            std::array<I, Rank>* indices) {
    core::require(options.return_distances == (distances != nullptr), function, "return_distances must be ",
                  distances != nullptr, distances ? " with" : " without", " a destination for distances");
    core::require(options.return_indices == (indices != nullptr), function, "return_indices must be ",
                  indices != nullptr, indices ? " with" : " without", " a destination for indices");
    transform_into<Distance>(function, a, options, distances, indices);
}

/// The type of a destination for indices that is not given.
template <core::ArrayLike A>
using NoIndices = std::array<core::PlainOf<A, std::int32_t>, core::rank_of<A>>;

/// The result of a call, or nothing with destinations.
template <class Distance, core::ArrayLike A, class Options>
[[nodiscard]] auto answer(const char* function, const A& a, const Options& options) {
    return transform_result<Distance>(function, a, options);
}
template <class Distance, core::ArrayLike A, class Options, class Out>
void answer(const char* function, const A& a, const Options& options, Out& out) {
    if constexpr (holds_indices<Out>)
        transform_destinations<Distance>(function, a, options, static_cast<core::PlainOf<A, Distance>*>(nullptr), &out);
    else
        transform_destinations<Distance>(function, a, options, &out, static_cast<NoIndices<A>*>(nullptr));
}
template <class Distance, core::ArrayLike A, class Options, class Out, class Indices>
void answer(const char* function, const A& a, const Options& options, Out& distances, Indices& indices) {
    transform_destinations<Distance>(function, a, options, &distances, &indices);
}

}  // namespace scixx::ndimage::detail::distance
