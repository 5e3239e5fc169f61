// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cstdint>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/distance/transform.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/distance_metric.hpp>
#include <type_traits>
#include <vector>

namespace scixx::ndimage {

/// Result of the distance transforms of `A`; what was not asked for is empty.
template <core::ArrayLike A, class Distance>
struct DistanceTransformResult {
    core::PlainOf<A, Distance> distances;  ///< to the nearest background sample, 0 in the background
    /// Where that sample is: indices[axis] of a's shape holds its index along an axis, SciPy's indices[axis, ...].
    std::array<core::PlainOf<A, std::int32_t>, core::rank_of<A>> indices;
};

namespace detail {
/// Views of the destinations that the options ask for.
template <class Distance, class D, class I, std::size_t Rank>
void take_outputs(const char* function, const Dims& shape, D* distances, std::array<I, Rank>* indices,
                  NdView<Distance>& distance_view, std::vector<NdView<std::int32_t>>& index_views) {
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
    distance::check_outputs(function, source.view().shape(), options);
    distance::DistanceOutput out;
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
        distance::transform<T>(source.view(), options.metric, structure, steps, out.indices);
    } else {
        take_outputs(function, source.view().shape(), distances, indices, out.distances, out.indices);
        distance::transform<T>(source.view(), options, out);
    }
}

template <class Distance, core::ArrayLike A, class Options>
[[nodiscard]] DistanceTransformResult<A, Distance> transform_result(const char* function, const A& a,
                                                                    const Options& options) {
    DistanceTransformResult<A, Distance> out;
    if (options.return_distances) out.distances = core::allocate<core::PlainOf<A, Distance>>(shape_of(a));
    if (options.return_indices)
        for (auto& axis : out.indices) axis = core::allocate<core::PlainOf<A, std::int32_t>>(shape_of(a));
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
}  // namespace detail

/// Exact Euclidean distances, written to `distances`, an array of double of a's shape.
template <core::ArrayLike A, core::DestinationOf<double> D>
void distance_transform_edt(const A& a, const DistanceTransformEdtOptions& options, D&& distances) {
    detail::transform_destinations<double>("distance_transform_edt", a, options, &distances,
                                           static_cast<detail::NoIndices<A>*>(nullptr));
}

/// Where the nearest background sample is, written to `indices`, one array of 32-bit integers of a's shape an axis;
/// return_distances must be false.
template <core::ArrayLike A, core::DestinationOf<std::int32_t> I>
void distance_transform_edt(const A& a, const DistanceTransformEdtOptions& options,
                            std::array<I, core::rank_of<A>>& indices) {
    detail::transform_destinations<double>("distance_transform_edt", a, options,
                                           static_cast<core::PlainOf<A, double>*>(nullptr), &indices);
}

/// Exact Euclidean distances and where the nearest background sample is, written to the caller's arrays.
template <core::ArrayLike A, core::DestinationOf<double> D, core::DestinationOf<std::int32_t> I>
void distance_transform_edt(const A& a, const DistanceTransformEdtOptions& options, D&& distances,
                            std::array<I, core::rank_of<A>>& indices) {
    detail::transform_destinations<double>("distance_transform_edt", a, options, &distances, &indices);
}

/// Exact Euclidean distance of each sample to the nearest background sample, and where that is:
/// distances[i] = min over the j with a[j] = 0 of sqrt(sum over the axes of (sampling (i - j))^2).
///
///     const Eigen::ArrayXXd distances = distance_transform_edt(image > 0.5).distances;
///
/// @param a        array of any rank and scalar; what is not zero is foreground, NaN too. Empty gives empty.
/// @param options  spacing of the samples and what to return, see DistanceTransformEdtOptions.
/// @return  {distances, indices}: doubles of a's shape, and one array of a's shape for each axis; a part that
///          options do not ask for is empty. Of several nearest samples the indices name the one with the smallest index
///          along the last axis, of these along the last but one, and so on, as in SciPy.
/// @throws std::invalid_argument when neither part is asked for, for a sampling that is not positive and finite or has
///         another length than a has axes, and for a destination of another shape or that the options do not ask for.
/// @note   O(n + n log(longest extent) / 16) for n samples; scratch: 2 bytes a sample (4 where the first axis is longer
///         than 32766) and a few lines. With unit sampling the squared distances are exact; others are rounded as in
///         SciPy, whose choice between indices that are nearest within rounding may differ. Saito and Toriwaki (1994),
///         Meijster et al. (2000), Felzenszwalb and Huttenlocher (2012), see detail/parabola_minima.hpp.
///
/// Differs from SciPy: an array without background gives infinite distances and indices of -1 (SciPy measures to a
/// sample that does not exist, at index -1 of the first axis), and a sampling of 0, below 0 or NaN is refused.
/// @see    scipy.ndimage.distance_transform_edt
template <core::ArrayLike A>
[[nodiscard]] DistanceTransformResult<A, double> distance_transform_edt(
    const A& a, const DistanceTransformEdtOptions& options = {}) {
    return detail::transform_result<double>("distance_transform_edt", a, options);
}

/// Chamfer distances, written to `distances`, an array of 32-bit integers of a's shape.
template <core::ArrayLike A, core::DestinationOf<std::int32_t> D>
void distance_transform_cdt(const A& a, const DistanceTransformCdtOptions& options, D&& distances) {
    detail::transform_destinations<std::int32_t>("distance_transform_cdt", a, options, &distances,
                                                 static_cast<detail::NoIndices<A>*>(nullptr));
}

/// Where the nearest background sample in steps is, written to `indices`; return_distances must be false.
template <core::ArrayLike A, core::DestinationOf<std::int32_t> I>
void distance_transform_cdt(const A& a, const DistanceTransformCdtOptions& options,
                            std::array<I, core::rank_of<A>>& indices) {
    detail::transform_destinations<std::int32_t>("distance_transform_cdt", a, options,
                                                 static_cast<core::PlainOf<A, std::int32_t>*>(nullptr), &indices);
}

/// Chamfer distances and where the nearest background sample is, written to the caller's arrays.
template <core::ArrayLike A, core::DestinationOf<std::int32_t> D, core::DestinationOf<std::int32_t> I>
void distance_transform_cdt(const A& a, const DistanceTransformCdtOptions& options, D&& distances,
                            std::array<I, core::rank_of<A>>& indices) {
    detail::transform_destinations<std::int32_t>("distance_transform_cdt", a, options, &distances, &indices);
}

/// Chamfer distance: the smallest number of steps from each sample to the background.
///
/// @param a        array of any rank and scalar; what is not zero is foreground, NaN too. Empty gives empty.
/// @param options  which neighbours are one step away, and what to return, see DistanceTransformCdtOptions. Of a
///                 structure the half before the centre in C order is read, and its mirror image, as in SciPy.
/// @return  {distances, indices}: 32-bit integers of a's shape, and one array of a's shape for each axis; a part that
///          options do not ask for is empty. A sample that no steps lead to the background, as everywhere in an array
///          without background, has distance -1 and its own index. Ties between indices are broken as in SciPy.
/// @throws std::invalid_argument when neither part is asked for, for the euclidean metric, for a structure of another
///         rank or of another extent than 3, and for a destination of another shape or that options do not ask for.
/// @note   O(n) for n samples and named metrics, O(n * entries of the structure) for others: one sweep in C order and
///         one back, Rosenfeld and Pfaltz (1968). Distances by a named metric take no scratch.
/// @see    scipy.ndimage.distance_transform_cdt
template <core::ArrayLike A>
[[nodiscard]] DistanceTransformResult<A, std::int32_t> distance_transform_cdt(
    const A& a, const DistanceTransformCdtOptions& options = {}) {
    return detail::transform_result<std::int32_t>("distance_transform_cdt", a, options);
}

/// Distances in one of three metrics, written to `distances`, an array of double of a's shape.
template <core::ArrayLike A, core::DestinationOf<double> D>
void distance_transform_bf(const A& a, const DistanceTransformBfOptions& options, D&& distances) {
    detail::transform_destinations<double>("distance_transform_bf", a, options, &distances,
                                           static_cast<detail::NoIndices<A>*>(nullptr));
}

/// Where the nearest background sample is, written to `indices`; return_distances must be false.
template <core::ArrayLike A, core::DestinationOf<std::int32_t> I>
void distance_transform_bf(const A& a, const DistanceTransformBfOptions& options,
                           std::array<I, core::rank_of<A>>& indices) {
    detail::transform_destinations<double>("distance_transform_bf", a, options,
                                           static_cast<core::PlainOf<A, double>*>(nullptr), &indices);
}

/// Distances in one of three metrics and where the nearest background sample is, written to the caller's arrays.
template <core::ArrayLike A, core::DestinationOf<double> D, core::DestinationOf<std::int32_t> I>
void distance_transform_bf(const A& a, const DistanceTransformBfOptions& options, D&& distances,
                           std::array<I, core::rank_of<A>>& indices) {
    detail::transform_destinations<double>("distance_transform_bf", a, options, &distances, &indices);
}

/// Distance of each sample to the nearest background sample in one of three metrics, and where that is; SciPy's
/// brute-force transform, here in linear time.
///
/// @param a        array of any rank and scalar; what is not zero is foreground, NaN too. Empty gives empty.
/// @param options  metric, spacing of the samples and what to return, see DistanceTransformBfOptions.
/// @return  {distances, indices}: doubles of a's shape (whole numbers for taxicab and chessboard), and one array of a's
///          shape for each axis; a part that options do not ask for is empty. Of several nearest samples the indices
///          name the last in C order, as in SciPy.
/// @throws std::invalid_argument as distance_transform_edt.
/// @note   Euclidean: as distance_transform_edt. Others: O(n) for the distances, as distance_transform_cdt; their
///         indices take at most (2 d + 1)^(rank - 1) further comparisons for a sample at distance d.
///
/// Differs from SciPy: an array without background gives infinite distances and indices of -1 (SciPy: the root of the
/// largest double, or 2^32 - 1, and indices of 0); taxicab and chessboard distances are double.
/// @see    scipy.ndimage.distance_transform_bf
template <core::ArrayLike A>
[[nodiscard]] DistanceTransformResult<A, double> distance_transform_bf(const A& a,
                                                                       const DistanceTransformBfOptions& options = {}) {
    return detail::transform_result<double>("distance_transform_bf", a, options);
}

}  // namespace scixx::ndimage
