// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/core/scalar.hpp>
#include <scixx/ndimage/detail/labels/extrema.hpp>
#include <scixx/ndimage/label_index.hpp>
#include <utility>

namespace scixx::ndimage {

/// Result of extrema: numbers and one position, or arrays with one entry and one row of positions for each label.
template <class Values, class Positions>
struct ExtremaResult {
    Values minimums, maximums;
    Positions min_positions, max_positions;
};

/// Smallest sample: of all of them, of those with a label above 0, or of those with one label.
///
/// @param a          real array of any rank.
/// @param selection  nothing, or labels (a real array of a's shape in any storage order; extents of 1 are repeated),
///                   or labels and one label.
/// @return  a's scalar; NaN where the samples have one.
/// @throws std::invalid_argument when the labels have another shape, and when there is no sample.
/// @note    O(a.size()), one pass.
/// @see     scipy.ndimage.minimum
template <core::ArrayLike A = core::MatrixInBraces, class... Selection>
    requires detail::labels::OneGroup<Selection...>
[[nodiscard]] core::ScalarOf<A> minimum(const A& a, const Selection&... selection) {
    return detail::labels::extreme_sample<false>("minimum", a, selection...).first;
}
/// Smallest samples of several labels: `minimum(image, labels, {1, 2, 5})`.
/// @param index  the labels asked for, in any order, also repeated.
/// @return  one sample for each entry of `index`, in its order; 0 where no sample has that label, as in SciPy.
/// @note    O(a.size() + index.size() log(index.size())).
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike L = core::MatrixInBraces>
[[nodiscard]] detail::labels::Samples<A> minimum(const A& a, const L& labels, const LabelIndex& index) {
    return detail::labels::extrema_list<false>("minimum", a, labels, index).first;
}

/// Largest sample, in the forms of minimum.
/// @see scipy.ndimage.maximum; parameters, errors and cost as minimum.
template <core::ArrayLike A = core::MatrixInBraces, class... Selection>
    requires detail::labels::OneGroup<Selection...>
[[nodiscard]] core::ScalarOf<A> maximum(const A& a, const Selection&... selection) {
    return detail::labels::extreme_sample<true>("maximum", a, selection...).first;
}
/// Largest samples of several labels; 0 where no sample has that label.
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike L = core::MatrixInBraces>
[[nodiscard]] detail::labels::Samples<A> maximum(const A& a, const L& labels, const LabelIndex& index) {
    return detail::labels::extrema_list<true>("maximum", a, labels, index).first;
}

/// Index of the smallest sample, in the forms of minimum.
/// @return one index an axis, that of the first such sample in C order; of the first NaN where there is one.
///
/// Differs from SciPy: with a list of labels, SciPy's choice between equal samples depends on an unstable sort, and it
/// passes over NaN.
/// @see    scipy.ndimage.minimum_position; parameters, errors and cost as minimum.
template <core::ArrayLike A = core::MatrixInBraces, class... Selection>
    requires detail::labels::OneGroup<Selection...>
[[nodiscard]] detail::labels::Position<A> minimum_position(const A& a, const Selection&... selection) {
    return detail::labels::extreme_sample<false>("minimum_position", a, selection...).second;
}
/// Indices of the smallest samples of several labels, one a row; all 0 where no sample has that label.
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike L = core::MatrixInBraces>
[[nodiscard]] detail::labels::Positions<A> minimum_position(const A& a, const L& labels, const LabelIndex& index) {
    return detail::labels::extrema_list<false>("minimum_position", a, labels, index).second;
}

/// Index of the largest sample, in the forms of minimum.
/// @return one index an axis, that of the first such sample in C order; of the first NaN where there is one.
/// @see    scipy.ndimage.maximum_position; parameters, errors and cost as minimum, ties as minimum_position.
template <core::ArrayLike A = core::MatrixInBraces, class... Selection>
    requires detail::labels::OneGroup<Selection...>
[[nodiscard]] detail::labels::Position<A> maximum_position(const A& a, const Selection&... selection) {
    return detail::labels::extreme_sample<true>("maximum_position", a, selection...).second;
}
/// Indices of the largest samples of several labels, one a row; all 0 where no sample has that label.
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike L = core::MatrixInBraces>
[[nodiscard]] detail::labels::Positions<A> maximum_position(const A& a, const L& labels, const LabelIndex& index) {
    return detail::labels::extrema_list<true>("maximum_position", a, labels, index).second;
}

/// Smallest and largest sample and their indices, in the forms of minimum.
/// @return {minimums, maximums, min_positions, max_positions}, each as the function of its own gives it.
/// @see    scipy.ndimage.extrema; parameters, errors and cost as minimum, ties as minimum_position.
template <core::ArrayLike A = core::MatrixInBraces, class... Selection>
    requires detail::labels::OneGroup<Selection...>
[[nodiscard]] ExtremaResult<core::ScalarOf<A>, detail::labels::Position<A>> extrema(const A& a,
                                                                                    const Selection&... selection) {
    const auto low = detail::labels::extreme_sample<false>("extrema", a, selection...);
    const auto high = detail::labels::extreme_sample<true>("extrema", a, selection...);
    return {low.first, high.first, low.second, high.second};
}
/// Smallest and largest samples of several labels and their indices.
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike L = core::MatrixInBraces>
[[nodiscard]] ExtremaResult<detail::labels::Samples<A>, detail::labels::Positions<A>> extrema(const A& a,
                                                                                              const L& labels,
                                                                                              const LabelIndex& index) {
    auto low = detail::labels::extrema_list<false>("extrema", a, labels, index);
    auto high = detail::labels::extrema_list<true>("extrema", a, labels, index);
    return {std::move(low.first), std::move(high.first), std::move(low.second), std::move(high.second)};
}

/// Median of the samples, the mean of the middle two for an even number, in the forms of minimum.
/// @return double for integers, else in the samples' precision; NaN without samples, and where there is a NaN.
/// @note   O(a.size()) on average; scratch: a copy of the samples.
///
/// Differs from SciPy: with a list of labels, a label that no sample has gives NaN (SciPy: some sample of the array),
/// and so do samples with a NaN (SciPy sorts it above all numbers).
/// @see    scipy.ndimage.median; parameters and errors as minimum.
template <core::ArrayLike A = core::MatrixInBraces, class... Selection>
    requires detail::labels::OneGroup<Selection...>
[[nodiscard]] core::FloatOf<core::ScalarOf<A>> median(const A& a, const Selection&... selection) {
    return detail::labels::measure("median", detail::labels::GroupMedian{}, a, selection...)(0);
}
/// Medians of the samples of several labels; NaN where no sample has that label.
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike L = core::MatrixInBraces>
[[nodiscard]] Eigen::Array<core::FloatOf<core::ScalarOf<A>>, Eigen::Dynamic, 1> median(const A& a, const L& labels,
                                                                                       const LabelIndex& index) {
    return detail::labels::measure_list("median", detail::labels::GroupMedian{}, a, labels, index,
                                        std::numeric_limits<core::FloatOf<core::ScalarOf<A>>>::quiet_NaN());
}

}  // namespace scixx::ndimage
