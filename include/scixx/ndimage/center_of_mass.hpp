// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/labelled.hpp>
#include <scixx/ndimage/label_index.hpp>

namespace scixx::ndimage {

namespace detail {
/// Centres of the groups, one a row.
template <core::ArrayLike A, core::ArrayLike L, class Groups>
[[nodiscard]] Eigen::Array<double, Eigen::Dynamic, core::rank_of<A>> centres(const A& a, const L& labels,
                                                                             const Groups& groups) {
    using T = core::ScalarOf<A>;
    static_assert(!core::is_complex<T>, "center_of_mass takes real arrays");
    constexpr int rank = core::rank_of<A>;
    const core::Source<T, A> source(a);
    const core::Source<core::ScalarOf<L>, L> label_source(labels);
    core::require(source.view().shape() == label_source.view().shape(), "center_of_mass",
                  "labels must have the shape of the array, ", source.view().shape(), ", got ",
                  label_source.view().shape());
    std::vector<double> sums;
    moments<T, core::ScalarOf<L>>(source.view(), label_source.view(), groups, sums);
    Eigen::Array<double, Eigen::Dynamic, rank> out(groups.size(), rank);
    for (Index group = 0; group < groups.size(); ++group)
        for (int axis = 0; axis < rank; ++axis) {
            const double* const row = sums.data() + group * (rank + 1);
            out(group, axis) = row[1 + axis] / row[0];
        }
    return out;
}
}  // namespace detail

/// Centre of mass of an array, the mean of the samples' indices weighted by their values.
///
/// @param a  real array of any rank; integers are summed as double.
/// @return   its coordinates in samples, one an axis; without heap. The sum of the values divides: NaN or infinite
///           where it is zero. NaN in the array gives NaN.
/// @note     O(a.size()), one pass. The sums have other partial sums than NumPy's, so the last bits may differ.
/// @see      scipy.ndimage.center_of_mass
template <core::ArrayLike A>
[[nodiscard]] Eigen::Array<double, core::rank_of<A>, 1> center_of_mass(const A& a) {
    return detail::centres(a, a, detail::AllSamples{}).row(0).transpose();
}

/// Centre of mass of all samples with a label above 0, SciPy's labels without an index.
/// @param labels  array of a's shape, usually of integers.
/// @throws std::invalid_argument when the shapes differ.
template <core::ArrayLike A, core::ArrayLike L>
[[nodiscard]] Eigen::Array<double, core::rank_of<A>, 1> center_of_mass(const A& a, const L& labels) {
    return detail::centres(a, labels, detail::PositiveLabels{}).row(0).transpose();
}

/// Centre of mass of the samples with label `index`: NaN when there is none.
template <core::ArrayLike A, core::ArrayLike L, std::integral I>
[[nodiscard]] Eigen::Array<double, core::rank_of<A>, 1> center_of_mass(const A& a, const L& labels, I index) {
    const detail::LabelGroups groups({static_cast<double>(index)});
    return detail::centres(a, labels, groups).row(0).transpose();
}

/// Centres of mass of several objects: `center_of_mass(image, labels, {1, 2, 5})`.
/// @param index  the labels asked for, in any order, also repeated.
/// @return  one row for each entry of `index`, in its order; NaN where no sample has that label.
/// @note    O(a.size() + index.size() log(index.size())).
template <core::ArrayLike A, core::ArrayLike L>
[[nodiscard]] Eigen::Array<double, Eigen::Dynamic, core::rank_of<A>> center_of_mass(const A& a, const L& labels,
                                                                                    const LabelIndex& index) {
    const detail::LabelGroups groups(index.values());
    const auto centres = detail::centres(a, labels, groups);
    Eigen::Array<double, Eigen::Dynamic, core::rank_of<A>> out(index.size(), core::rank_of<A>);
    for (Eigen::Index i = 0; i < index.size(); ++i)
        out.row(i) = centres.row(groups.of(index.values()[detail::to_size(i)]));
    return out;
}

}  // namespace scixx::ndimage
