// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/distance/answer.hpp>
#include <scixx/ndimage/distance_metric.hpp>

namespace scixx::ndimage {

/// Exact Euclidean distance of each sample to the nearest background sample, and where that is:
/// distances[i] = min over the j with a[j] = 0 of sqrt(sum over the axes of (sampling (i - j))^2).
///
///     const Eigen::ArrayXXd distances = distance_transform_edt(image > 0.5).distances;
///
/// @param a        array of any rank and scalar; what is not zero is foreground, NaN too. Empty gives empty.
/// @param options  spacing of the samples and what to return, see DistanceTransformEdtOptions.
/// @param out      nothing, or where to write: an array of double for the distances, a std::array with one array of
///                 32-bit integers an axis for the indices, or both; the options must ask for exactly these.
/// @return  {distances, indices}: doubles of a's shape, and one array of a's shape for each axis; a part that
///          options do not ask for is empty. Of several nearest samples the indices name the one with the smallest
///          index along the last axis, of these along the last but one, and so on, as in SciPy.
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
template <detail::Ranked A = core::MatrixInBraces, class... Out>
    requires detail::distance::Outputs<double, Out...>
[[nodiscard]] auto distance_transform_edt(const A& a, const DistanceTransformEdtOptions& options = {}, Out&&... out) {
    return detail::distance::answer<double>("distance_transform_edt", a, options, out...);
}

/// Chamfer distance: the smallest number of steps from each sample to the background.
///
/// @param a        array of any rank and scalar; what is not zero is foreground, NaN too. Empty gives empty.
/// @param options  which neighbours are one step away, and what to return, see DistanceTransformCdtOptions. Of a
///                 structure the half before the centre in C order is read, and its mirror image, as in SciPy.
/// @param out      nothing, or where to write, as for distance_transform_edt; the distances are 32-bit integers.
/// @return  {distances, indices}: 32-bit integers of a's shape, and one array of a's shape for each axis; a part that
///          options do not ask for is empty. A sample that no steps lead to the background, as everywhere in an array
///          without background, has distance -1 and its own index. Ties between indices are broken as in SciPy.
/// @throws std::invalid_argument when neither part is asked for, for the euclidean metric, for a structure of another
///         rank or of another extent than 3, and for a destination of another shape or that options do not ask for.
/// @note   O(n) for n samples and named metrics, O(n * entries of the structure) for others: one sweep in C order and
///         one back, Rosenfeld and Pfaltz (1968). Distances by a named metric take no scratch.
/// @see    scipy.ndimage.distance_transform_cdt
template <detail::Ranked A = core::MatrixInBraces, class... Out>
    requires detail::distance::Outputs<std::int32_t, Out...>
[[nodiscard]] auto distance_transform_cdt(const A& a, const DistanceTransformCdtOptions& options = {}, Out&&... out) {
    return detail::distance::answer<std::int32_t>("distance_transform_cdt", a, options, out...);
}

/// Distance of each sample to the nearest background sample in one of three metrics, and where that is; SciPy's
/// brute-force transform, here in linear time.
///
/// @param a        array of any rank and scalar; what is not zero is foreground, NaN too. Empty gives empty.
/// @param options  metric, spacing of the samples and what to return, see DistanceTransformBfOptions.
/// @param out      nothing, or where to write, as for distance_transform_edt.
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
template <detail::Ranked A = core::MatrixInBraces, class... Out>
    requires detail::distance::Outputs<double, Out...>
[[nodiscard]] auto distance_transform_bf(const A& a, const DistanceTransformBfOptions& options = {}, Out&&... out) {
    return detail::distance::answer<double>("distance_transform_bf", a, options, out...);
}

}  // namespace scixx::ndimage
