// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/ndimage/detail/c_order.hpp>
#include <scixx/ndimage/detail/group_extrema.hpp>
#include <scixx/ndimage/label_index.hpp>
#include <type_traits>
#include <vector>

namespace scixx::ndimage {

namespace detail {
/// The samples, and the positions, that a user's function gets.
template <class T>
using SampleList = Eigen::Map<const Eigen::Array<T, Eigen::Dynamic, 1>>;
using PositionList = SampleList<Index>;

template <class F, class Out, class T>
inline constexpr bool takes_positions = std::is_invocable_r_v<Out, F&, const SampleList<T>&, const PositionList&>;

/// function(samples, positions) of each group that has samples, `absent` of the others.
template <class Out, class T>
[[nodiscard]] std::vector<Out> comprehend(const NdView<const T>& in, const Grouping& grouping, bool with_positions,
                                          core::FunctionRef<Out(const SampleList<T>&, const PositionList&)> function,
                                          const Out& absent) {
    const GroupedSamples<T> samples = group_samples(in, grouping, c_order(in.rank()), with_positions);
    std::vector<Out> out(to_size(grouping.size), absent);
    for (Index group = 0; group < grouping.size; ++group) {
        const Index size = samples.size(group);
        if (size == 0 && grouping.read) continue;
        const Index* const positions =
            with_positions ? samples.positions.data() + samples.start[to_size(group)] : nullptr;
        out[to_size(group)] =
            function(SampleList<T>(samples.begin(group), size), PositionList(positions, with_positions ? size : 0));
    }
    return out;
}

/// As comprehend, for a function of samples or of samples and positions.
template <class Out, class F>
struct Comprehension {
    F& function;
    Out absent;
    template <class T>
    [[nodiscard]] std::vector<Out> operator()(const NdView<const T>& in, const Grouping& grouping) const {
        constexpr bool with_positions = takes_positions<F, Out, T>;
        return comprehend<Out, T>(
            in, grouping, with_positions,
            [&](const SampleList<T>& samples, [[maybe_unused]] const PositionList& positions) -> Out {
                if constexpr (with_positions)
                    return function(samples, positions);
                else
                    return function(samples);
            },
            absent);
    }
};

/// Counts of the samples between the edges of equal bins, one row for each group.
struct GroupHistogram {
    double min, max;
    Index bins;

    template <class T>
    [[nodiscard]] Eigen::Array<Index, Eigen::Dynamic, Eigen::Dynamic> operator()(const NdView<const T>& in,
                                                                                 const Grouping& grouping) const {
        static_assert(!core::is_complex<T>, "complex numbers have no order");
        using Counts = Eigen::Array<Index, Eigen::Dynamic, Eigen::Dynamic>;
        static_cast<void>(core::checked_mul("histogram", grouping.size, bins));
        Counts counts = Counts::Zero(bins, grouping.size);  // a group's bins together
        std::vector<double> edges(to_size(bins) + 1);
        const double step = (max - min) / static_cast<double>(bins);
        for (Index i = 0; i <= bins; ++i) edges[to_size(i)] = static_cast<double>(i) * step + min;
        edges.back() = max;
        const double inverse = step >= std::numeric_limits<double>::min() ? 1 / step : 0;  // finite
        for_each_group_line(in, grouping, core::memory_order(in),
                            [&](const LinePositions&, const core::Line<const T>& line, const Grouping::Group* groups) {
                                for (Index x = 0; x < line.size; ++x) {
                                    const Index group = groups ? groups[x] : 0;
                                    const double value = static_cast<double>(line[x]);
                                    if (group < 0 || !(value >= min && value <= max)) continue;
                                    // The quotient may be off by one bin; the edges decide. The last bin holds its upper edge too.
                                    Index bin =
                                        std::clamp(static_cast<Index>((value - min) * inverse), Index(0), bins - 1);
                                    while (bin > 0 && value < edges[to_size(bin)]) --bin;
                                    while (bin + 1 < bins && value >= edges[to_size(bin) + 1]) ++bin;
                                    ++counts(bin, group);
                                }
                            });
        return counts.transpose();
    }
};

[[nodiscard]] inline GroupHistogram histogram_of(double min, double max, Index bins) {
    core::require(min <= max && std::isfinite(max - min), "histogram", "min must be at most max and both finite, got ",
                  min, " and ", max);
    core::require(bins >= 1, "histogram", "bins must be at least 1, got ", bins);
    return {min, max, bins};
}

/// The values of an integer array other than the ignored one, as labels; unsigned integers of 64 bits modulo 2^64.
template <class T>
[[nodiscard]] LabelIndex distinct_values(const NdView<const T>& in, const std::optional<T>& ignored) {
    T low = std::numeric_limits<T>::max(), high = std::numeric_limits<T>::lowest();
    core::for_each(
        [&](const T& value) {
            low = std::min(low, value);
            high = std::max(high, value);
        },
        in);
    std::vector<std::int64_t> values;
    if (in.empty()) return LabelIndex(values);
    const std::uint64_t range = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
    if (range < static_cast<std::uint64_t>(in.size()) + 65536) {
        Buffer<bool> seen(static_cast<Index>(range) + 1, false);
        core::for_each(
            [&](const T& value) {
                seen[static_cast<Index>(static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(low))] = true;
            },
            in);
        for (Index i = 0; i < seen.size(); ++i)
            if (seen[i])
                values.push_back(
                    static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + static_cast<std::uint64_t>(i)));
    } else {
        core::for_each(
            [&](const T& value) {  // neighbours often have one value
                const auto label = static_cast<std::int64_t>(value);
                if (values.empty() || values.back() != label) values.push_back(label);
            },
            in);
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
    }
    if (ignored) std::erase(values, static_cast<std::int64_t>(*ignored));
    return LabelIndex(values);
}

/// The positions of the samples of each value in C order.
template <class T, int rank>
[[nodiscard]] auto indices_by_value(const NdView<const T>& in, const std::optional<T>& ignored) {
    using Column = Eigen::Array<Index, Eigen::Dynamic, 1>;
    // The groups know no unsigned labels of 64 bits.
    using Label = typename std::conditional_t<sizeof(T) == 8, std::make_signed<T>, std::type_identity<T>>::type;
    const LabelIndex index = distinct_values(in, ignored);
    const LabelGroups groups(index);
    const NdView<const Label> labels(reinterpret_cast<const Label*>(in.data()), in.shape(), in.strides());
    const auto samples = with_groups(
        labels, groups, [&](const Grouping& grouping) { return group_samples(in, grouping, c_order(rank), true); });
    std::map<T, std::array<Column, static_cast<std::size_t>(rank)>> out;
    for (Index i = 0; i < index.size(); ++i) {
        const Index group = groups.entries()[to_size(i)], size = samples.size(group);
        const Index* const positions = samples.positions.data() + samples.start[to_size(group)];
        std::array<Column, static_cast<std::size_t>(rank)> indices;
        for (Column& axis : indices) axis.resize(size);
        core::Dims place;
        const Index extent = in.shape(rank - 1);
        Index line = -1;  // position of the last line's first sample: most samples follow another of their line
        for (Index k = 0; k < size; ++k) {
            if (line < 0 || positions[k] - line >= extent) {
                place = unravel(positions[k], in.shape());
                line = positions[k] - place[rank - 1];
            }
            for (int axis = 0; axis < rank - 1; ++axis) indices[static_cast<std::size_t>(axis)](k) = place[axis];
            indices[static_cast<std::size_t>(rank - 1)](k) = positions[k] - line;
        }
        const auto value = static_cast<T>(index.labels()[to_size(i)].whole);
        out.emplace_hint(out.end(), value, std::move(indices));
    }
    return out;
}
}  // namespace detail

/// func of the samples: of all of them, of those with a label above 0, or of those with one label.
///
///     labeled_comprehension(image, labels, 3, [](const auto& samples) { return samples.maxCoeff(); }, 0.0);
///
/// @param a         array of any rank and scalar.
/// @param labels    real array of a's shape in any storage order; extents of 1 are repeated.
/// @param index     the label asked for.
/// @param func      called with the samples in C order, an Eigen::Map of a column; one that takes a second argument gets
///                  their positions in C order there (SciPy's pass_positions).
/// @param default_  result for a label that no sample has; its type is the result's (SciPy's out_dtype).
/// @return  func's result.
/// @throws std::invalid_argument when the labels have another shape; what func throws.
/// @note    O(a.size()) and func's cost; scratch: a copy of the samples.
/// @see     scipy.ndimage.labeled_comprehension
template <core::ArrayLike A, core::ArrayLike L, std::integral I, class F, class Out>
[[nodiscard]] Out labeled_comprehension(const A& a, const L& labels, I index, F&& func, const Out& default_) {
    return detail::measure("labeled_comprehension",
                           detail::Comprehension<Out, std::remove_reference_t<F>>{func, default_}, a, labels, index)[0];
}
/// func of the samples of several labels: `labeled_comprehension(image, labels, {1, 2}, func, 0.0)`.
/// @param index  the labels asked for, in any order, also repeated; func is called once for each distinct one.
/// @return  one result for each entry of `index`, in its order; default_ where no sample has that label.
template <core::ArrayLike A, core::ArrayLike L, class F, class Out>
[[nodiscard]] std::vector<Out> labeled_comprehension(const A& a, const L& labels, const LabelIndex& index, F&& func,
                                                     const Out& default_) {
    const detail::LabelGroups groups(index);
    const std::vector<Out> by_group = detail::measure_groups(
        "labeled_comprehension", detail::Comprehension<Out, std::remove_reference_t<F>>{func, default_}, a, labels,
        groups);
    std::vector<Out> out;
    out.reserve(groups.entries().size());
    for (const auto group : groups.entries()) out.push_back(group >= 0 ? by_group[detail::to_size(group)] : default_);
    return out;
}
/// func of all samples with a label above 0, SciPy's labels without an index; default_ where there is none.
template <core::ArrayLike A, core::ArrayLike L, class F, class Out>
    requires(!std::integral<std::remove_cvref_t<F>> && !core::ArrayLike<F>)
[[nodiscard]] Out labeled_comprehension(const A& a, const L& labels, F&& func, const Out& default_) {
    return detail::measure("labeled_comprehension",
                           detail::Comprehension<Out, std::remove_reference_t<F>>{func, default_}, a, labels)[0];
}
/// func of all samples.
template <core::ArrayLike A, class F, class Out>
    requires(!core::ArrayLike<F>)
[[nodiscard]] Out labeled_comprehension(const A& a, F&& func, const Out& default_) {
    return detail::measure("labeled_comprehension",
                           detail::Comprehension<Out, std::remove_reference_t<F>>{func, default_}, a)[0];
}

/// Number of samples in each of `bins` equal bins between min and max: of all samples, of those with a label above 0, or
/// of those with one label.
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
template <core::ArrayLike A, class... Selection>
    requires detail::OneGroup<Selection...>
[[nodiscard]] Eigen::Array<Eigen::Index, Eigen::Dynamic, 1> histogram(const A& a, double min, double max,
                                                                      Eigen::Index bins,
                                                                      const Selection&... selection) {
    return detail::measure("histogram", detail::histogram_of(min, max, bins), a, selection...).row(0).transpose();
}
/// Histograms of several labels: one row for each entry of `index`, in its order.
template <core::ArrayLike A, core::ArrayLike L>
[[nodiscard]] Eigen::Array<Eigen::Index, Eigen::Dynamic, Eigen::Dynamic> histogram(const A& a, double min, double max,
                                                                                   Eigen::Index bins, const L& labels,
                                                                                   const LabelIndex& index) {
    return detail::measure_list("histogram", detail::histogram_of(min, max, bins), a, labels, index, Eigen::Index(0));
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
template <core::ArrayLike A>
    requires std::integral<core::ScalarOf<A>>
[[nodiscard]] auto value_indices(const A& a, const ValueIndicesOptions<core::ScalarOf<A>>& options = {}) {
    using T = core::ScalarOf<A>;
    const core::Source<T, A> source(a);
    return detail::indices_by_value<T, core::rank_of<A>>(source.view(), options.ignore_value);
}

}  // namespace scixx::ndimage
