// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/function_ref.hpp>
#include <scixx/ndimage/detail/c_order.hpp>
#include <scixx/ndimage/detail/labels/group_extrema.hpp>
#include <type_traits>

namespace scixx::ndimage::detail::labels {

/// The samples, and the positions, that a user's function gets.
template <class T>
using SampleList = Eigen::Map<const Eigen::Array<T, Eigen::Dynamic, 1>>;
using PositionList = SampleList<Index>;

template <class F, class Out, class T>
inline constexpr bool takes_positions = std::is_invocable_r_v<Out, F&, const SampleList<T>&, const PositionList&>;

/// function(samples, positions) of each group that has samples, `absent` of the others.
template <class Out, class T>
[[nodiscard]] List<Out> comprehend(const NdView<const T>& in, const Grouping& grouping, bool with_positions,
                                   core::FunctionRef<Out(const SampleList<T>&, const PositionList&)> function,
                                   const Out& absent) {
    const GroupedSamples<T> samples = group_samples(in, grouping, c_order(in.rank()), with_positions);
    List<Out> out(grouping.size, absent);
    for (Index group = 0; group < grouping.size; ++group) {
        const Index size = samples.size(group);
        if (size == 0 && grouping.read) continue;
        const Index* const positions = with_positions ? samples.positions.data() + samples.start[group] : nullptr;
        out[group] =
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
    [[nodiscard]] List<Out> operator()(const NdView<const T>& in, const Grouping& grouping) const {
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

}  // namespace scixx::ndimage::detail::labels
