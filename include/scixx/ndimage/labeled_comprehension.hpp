// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/labels/comprehension.hpp>
#include <scixx/ndimage/detail/labels/histogram.hpp>
#include <scixx/ndimage/detail/labels/value_indices.hpp>
#include <scixx/ndimage/label_index.hpp>
#include <type_traits>
#include <vector>

namespace scixx::ndimage {

/// func of the samples: of all of them, of those with a label above 0, or of those with one label.
///
///     labeled_comprehension(image, labels, 3, [](const auto& samples) { return samples.maxCoeff(); }, 0.0);
///
/// @param a         array of any rank and scalar.
/// @param labels    real array of a's shape in any storage order; extents of 1 are repeated.
/// @param index     the label asked for.
/// @param func      called with the samples in C order, an Eigen::Map of a column; one that takes a second argument
///                  gets their positions in C order there (SciPy's pass_positions).
/// @param default_  result for a label that no sample has; its type is the result's (SciPy's out_dtype).
/// @return  func's result.
/// @throws std::invalid_argument when the labels have another shape; what func throws.
/// @note    O(a.size()) and func's cost; scratch: a copy of the samples.
/// @see     scipy.ndimage.labeled_comprehension
template <core::ArrayLike A, core::ArrayLike L, std::integral I, class F, class Out>
[[nodiscard]] Out labeled_comprehension(const A& a, const L& labels, I index, F&& func, const Out& default_) {
    return detail::labels::measure("labeled_comprehension",
                                   detail::labels::Comprehension<Out, std::remove_reference_t<F>>{func, default_}, a,
                                   labels, index)[0];
}
/// func of the samples of several labels: `labeled_comprehension(image, labels, {1, 2}, func, 0.0)`.
/// @param index  the labels asked for, in any order, also repeated; func is called once for each distinct one.
/// @return  one result for each entry of `index`, in its order; default_ where no sample has that label.
template <core::ArrayLike A, core::ArrayLike L, class F, class Out>
[[nodiscard]] std::vector<Out> labeled_comprehension(const A& a, const L& labels, const LabelIndex& index, F&& func,
                                                     const Out& default_) {
    const detail::labels::LabelGroups groups(index);
    const std::vector<Out> by_group = detail::labels::measure_groups(
        "labeled_comprehension", detail::labels::Comprehension<Out, std::remove_reference_t<F>>{func, default_}, a,
        labels, groups);
    std::vector<Out> out;
    out.reserve(groups.entries().size());
    for (const auto group : groups.entries()) out.push_back(group >= 0 ? by_group[detail::to_size(group)] : default_);
    return out;
}
/// func of all samples with a label above 0, SciPy's labels without an index; default_ where there is none.
template <core::ArrayLike A, core::ArrayLike L, class F, class Out>
    requires(!std::integral<std::remove_cvref_t<F>> && !core::ArrayLike<F>)
[[nodiscard]] Out labeled_comprehension(const A& a, const L& labels, F&& func, const Out& default_) {
    return detail::labels::measure("labeled_comprehension",
                                   detail::labels::Comprehension<Out, std::remove_reference_t<F>>{func, default_}, a,
                                   labels)[0];
}
/// func of all samples.
template <core::ArrayLike A, class F, class Out>
    requires(!core::ArrayLike<F>)
[[nodiscard]] Out labeled_comprehension(const A& a, F&& func, const Out& default_) {
    return detail::labels::measure(
        "labeled_comprehension", detail::labels::Comprehension<Out, std::remove_reference_t<F>>{func, default_}, a)[0];
}

/// Number of samples in each of `bins` equal bins between min and max: of all samples, of those with a label above 0,
/// or of those with one label.
///
/// @param a          real array of any rank.
/// @param min, max   ends of the range, finite, min <= max. Other samples are not counted, nor is NaN. A bin holds its
///                   lower edge, the last one its upper edge too; the edges are numpy.linspace(min, max, bins + 1).
/// @param bins       number of bins, >= 1.
/// @param selection  nothing, or labels (a real array of a's shape in any storage order; extents of 1 are repeated),
///                   or labels and one label.
/// @return  array of `bins` counts.
/// @throws std::invalid_argument for min, max or bins out of range, and when the labels have another shape.
/// @note    O(a.size() + bins).
///
/// Differs from SciPy: a label that no sample has gives zeros (SciPy: None).
/// @see     scipy.ndimage.histogram
template <core::ArrayLike A = core::MatrixInBraces, class... Selection>
    requires detail::labels::OneGroup<Selection...>
[[nodiscard]] Eigen::Array<Eigen::Index, Eigen::Dynamic, 1> histogram(const A& a, double min, double max,
                                                                      Eigen::Index bins,
                                                                      const Selection&... selection) {
    return detail::labels::measure("histogram", detail::labels::histogram_of(min, max, bins), a, selection...)
        .row(0)
        .transpose();
}
/// Histograms of several labels: one row for each entry of `index`, in its order.
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike L = core::MatrixInBraces>
[[nodiscard]] Eigen::Array<Eigen::Index, Eigen::Dynamic, Eigen::Dynamic> histogram(const A& a, double min, double max,
                                                                                   Eigen::Index bins, const L& labels,
                                                                                   const LabelIndex& index) {
    return detail::labels::measure_list("histogram", detail::labels::histogram_of(min, max, bins), a, labels, index,
                                        Eigen::Index(0));
}

/// Options of value_indices.
template <class T>
struct ValueIndicesOptions {
    std::optional<T> ignore_value = std::nullopt;  ///< a value that is left out
};

/// The indices of all samples of each distinct value.
///
///     for (const auto& [value, indices] : value_indices(labels, {.ignore_value = 0})) ...
///
/// @param a        integer array of any rank.
/// @param options  a value that is left out.
/// @return  for each value one array an axis, the indices along it of the samples with that value in C order:
///          sample k is a(indices[0](k), indices[1](k), ...).
/// @note    O(a.size()) where the values lie within a range of about that size, else O(a.size() log(a.size())).
///          Scratch: two copies of the samples' positions.
/// @see     scipy.ndimage.value_indices
template <core::ArrayLike A = core::MatrixInBraces>
    requires std::integral<core::ScalarOf<A>>
[[nodiscard]] auto value_indices(const A& a, const ValueIndicesOptions<core::ScalarOf<A>>& options = {}) {
    using T = core::ScalarOf<A>;
    const core::Source<T, A> source(a);
    using Indices = std::array<Eigen::ArrayX<std::enable_if_t<std::integral<T>, Eigen::Index>>, core::rank_of<A>>;
    return detail::labels::indices_by_value<Indices>(source.view(), options.ignore_value);
}

}  // namespace scixx::ndimage
