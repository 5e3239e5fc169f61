// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/labels/group_sums.hpp>
#include <scixx/ndimage/label_index.hpp>
#include <type_traits>

namespace scixx::ndimage {

namespace detail {
/// Sums and means are double, or complex double.
template <core::ArrayLike A>
using SumOf = std::conditional_t<core::is_complex<core::ScalarOf<A>>, std::complex<double>, double>;
template <class T>
using Column = Eigen::Array<T, Eigen::Dynamic, 1>;

/// A list as an array.
template <class T>
[[nodiscard]] Column<T> column(const List<T>& list) {
    return Eigen::Map<const Column<T>>(list.data(), list.size());
}

inline constexpr auto group_sum_kernel = [](const auto& in, const labels::Grouping& grouping) {
    return column(labels::group_sum(in, grouping));
};
inline constexpr auto group_mean_kernel = [](const auto& in, const labels::Grouping& grouping) {
    return column(labels::group_mean(in, grouping));
};
inline constexpr auto group_variance_kernel = [](const auto& in, const labels::Grouping& grouping) {
    return column(labels::variances(in, grouping));
};
inline constexpr auto group_deviation_kernel = [](const auto& in, const labels::Grouping& grouping) {
    return column(labels::deviations(in, grouping));
};
}  // namespace detail

/// Sum of the samples: of all of them, of those with a label above 0, or of those with one label.
///
///     sum_labels(image);  sum_labels(image, labels);  sum_labels(image, labels, 3);  sum_labels(image, labels, {1,
///                         2});
///
/// @param a          array of any rank and scalar.
/// @param selection  nothing, or labels (a real array of a's shape in any storage order; extents of 1 are repeated),
///                   or labels and one label.
/// @return  double, complex<double> for complex arrays; 0 without samples.
/// @throws std::invalid_argument when the labels have another shape.
/// @note    O(a.size()), one pass. Summed in double, whole numbers exactly up to 2^53; the error of other sums is a few
///          ulp, as partial sums are short and their sum is compensated. NaN and infinity spread to their own label's
///          sum only.
/// @see     scipy.ndimage.sum_labels
template <core::ArrayLike A = core::MatrixInBraces, class... Selection>
    requires detail::labels::OneGroup<Selection...>
[[nodiscard]] detail::SumOf<A> sum_labels(const A& a, const Selection&... selection) {
    return detail::labels::measure("sum_labels", detail::group_sum_kernel, a, selection...)(0);
}

/// Sums of the samples of several labels: `sum_labels(image, labels, {1, 2, 5})`.
/// @param index  the labels asked for, in any order, also repeated.
/// @return  one sum for each entry of `index`, in its order; 0 where no sample has that label.
/// @note    O(a.size() + index.size() log(index.size())).
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike L = core::MatrixInBraces>
[[nodiscard]] detail::Column<detail::SumOf<A>> sum_labels(const A& a, const L& labels, const LabelIndex& index) {
    return detail::labels::measure_list("sum_labels", detail::group_sum_kernel, a, labels, index, 0.0);
}

/// Sum of the samples: SciPy's older name of sum_labels, with the same forms.
/// @see scipy.ndimage.sum
template <core::ArrayLike A = core::MatrixInBraces, class... Selection>
    requires detail::labels::OneGroup<Selection...>
[[nodiscard]] detail::SumOf<A> sum(const A& a, const Selection&... selection) {
    return sum_labels(a, selection...);
}
/// Sums of the samples of several labels.
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike L = core::MatrixInBraces>
[[nodiscard]] detail::Column<detail::SumOf<A>> sum(const A& a, const L& labels, const LabelIndex& index) {
    return sum_labels(a, labels, index);
}

/// Mean of the samples, in the forms of sum_labels; NaN without samples.
/// @see scipy.ndimage.mean; parameters, errors and cost as sum_labels.
template <core::ArrayLike A = core::MatrixInBraces, class... Selection>
    requires detail::labels::OneGroup<Selection...>
[[nodiscard]] detail::SumOf<A> mean(const A& a, const Selection&... selection) {
    return detail::labels::measure("mean", detail::group_mean_kernel, a, selection...)(0);
}
/// Means of the samples of several labels; NaN where no sample has that label.
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike L = core::MatrixInBraces>
[[nodiscard]] detail::Column<detail::SumOf<A>> mean(const A& a, const L& labels, const LabelIndex& index) {
    return detail::labels::measure_list("mean", detail::group_mean_kernel, a, labels, index,
                                        std::numeric_limits<double>::quiet_NaN());
}

/// Variance of the samples, the mean of |a - mean|^2, in the forms of sum_labels; NaN without samples.
/// @return double, for complex arrays too; exactly 0 where all samples are equal.
/// @note   Two passes, two more where squares overflow or vanish.
/// @see    scipy.ndimage.variance; parameters, errors and cost as sum_labels.
template <core::ArrayLike A = core::MatrixInBraces, class... Selection>
    requires detail::labels::OneGroup<Selection...>
[[nodiscard]] double variance(const A& a, const Selection&... selection) {
    return detail::labels::measure("variance", detail::group_variance_kernel, a, selection...)(0);
}
/// Variances of the samples of several labels; NaN where no sample has that label.
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike L = core::MatrixInBraces>
[[nodiscard]] detail::Column<double> variance(const A& a, const L& labels, const LabelIndex& index) {
    return detail::labels::measure_list("variance", detail::group_variance_kernel, a, labels, index,
                                        std::numeric_limits<double>::quiet_NaN());
}

/// Standard deviation of the samples, the root of variance, in the forms of sum_labels; NaN without samples. It is
/// right where the variance itself overflows or vanishes.
/// @see scipy.ndimage.standard_deviation; parameters, errors and cost as variance.
template <core::ArrayLike A = core::MatrixInBraces, class... Selection>
    requires detail::labels::OneGroup<Selection...>
[[nodiscard]] double standard_deviation(const A& a, const Selection&... selection) {
    return detail::labels::measure("standard_deviation", detail::group_deviation_kernel, a, selection...)(0);
}
/// Standard deviations of the samples of several labels; NaN where no sample has that label.
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike L = core::MatrixInBraces>
[[nodiscard]] detail::Column<double> standard_deviation(const A& a, const L& labels, const LabelIndex& index) {
    return detail::labels::measure_list("standard_deviation", detail::group_deviation_kernel, a, labels, index,
                                        std::numeric_limits<double>::quiet_NaN());
}

}  // namespace scixx::ndimage
