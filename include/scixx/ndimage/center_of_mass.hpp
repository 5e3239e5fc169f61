// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/labels/group_sums.hpp>
#include <scixx/ndimage/label_index.hpp>

namespace scixx::ndimage {

namespace detail {
/// Centres of the groups, one a row.
template <int rank>
struct GroupCentres {
    template <class T>
    [[nodiscard]] Eigen::Array<double, Eigen::Dynamic, rank> operator()(const NdView<const T>& in,
                                                                        const labels::Grouping& grouping) const {
        static_assert(!core::is_complex<T>, "center_of_mass takes real arrays");
        const List<double> moments = labels::group_moments(in, grouping);
        Eigen::Array<double, Eigen::Dynamic, rank> out(grouping.size, rank);
        for (Index group = 0; group < grouping.size; ++group) {
            const double* const row = moments.data() + group * (rank + 1);
            for (int axis = 0; axis < rank; ++axis) out(group, axis) = row[1 + axis] / row[0];
        }
        return out;
    }
};
}  // namespace detail

/// Centre of mass of the samples, the mean of their indices weighted by their values: of all samples, of those with a
/// label above 0, or of those with one label.
///
/// @param a          real array of any rank; integers are summed as double.
/// @param selection  nothing, or labels (a real array of a's shape in any storage order; extents of 1 are repeated),
///                   or labels and one label.
/// @return   its coordinates in samples, one an axis. The sum of the values divides: NaN or infinite where it is zero.
///           NaN in the array gives NaN.
/// @throws std::invalid_argument when the labels have another shape.
/// @note     O(a.size()), one pass. The sums have other partial sums than NumPy's, so the last bits may differ.
/// @see      scipy.ndimage.center_of_mass
template <core::ArrayLike A = core::MatrixInBraces, class... Selection>
    requires detail::labels::OneGroup<Selection...>
[[nodiscard]] Eigen::Array<double, core::rank_of<A>, 1> center_of_mass(const A& a, const Selection&... selection) {
    return detail::labels::measure("center_of_mass", detail::GroupCentres<core::rank_of<A>>{}, a, selection...)
        .row(0)
        .transpose();
}

/// Centres of mass of several objects: `center_of_mass(image, labels, {1, 2, 5})`.
/// @param index  the labels asked for, in any order, also repeated.
/// @return  one row for each entry of `index`, in its order; NaN where no sample has that label.
/// @note    O(a.size() + index.size() log(index.size())).
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike L = core::MatrixInBraces>
[[nodiscard]] Eigen::Array<double, Eigen::Dynamic, core::rank_of<A>> center_of_mass(const A& a, const L& labels,
                                                                                    const LabelIndex& index) {
    return detail::labels::measure_list("center_of_mass", detail::GroupCentres<core::rank_of<A>>{}, a, labels, index,
                                        std::numeric_limits<double>::quiet_NaN());
}

}  // namespace scixx::ndimage
