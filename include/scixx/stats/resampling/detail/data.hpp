// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <initializer_list>
#include <scixx/core/along_axis.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/cold.hpp>
#include <scixx/core/kernel/list.hpp>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

/// What resampling shares: samples along an axis as contiguous lines, and a user's statistic as one erased callable.
namespace scixx::stats::detail::resampling {

using core::Index;
using core::Sample;

/// A statistic of some samples.
using Statistic = core::FunctionRef<double(std::span<const Sample>)>;

/// The lines of several arrays along an axis, those of one array one after the other; all arrays have `slices` of them.
template <class T = double>
struct Data {
    std::vector<std::vector<T>> values;
    std::vector<Index> lengths;
    Index slices = 1;

    [[nodiscard]] std::size_t count() const noexcept { return values.size(); }
    [[nodiscard]] const T* line(std::size_t k, Index slice) const noexcept {
        return values[k].data() + slice * lengths[k];
    }
    [[nodiscard]] Sample sample(std::size_t k, Index slice) const noexcept {
        return {line(k, slice), line(k, slice + 1)};
    }
};

/// Copies the lines along `axis`; the other axes are broadcast. Returns their common shape.
template <class T = double>
[[nodiscard]] SCIXX_COLD core::Dims collect(const char* function, int axis,
                                            std::initializer_list<core::NdView<const T>> views, Data<T>& data) {
    int rank = 1;
    for (const auto& view : views) rank = std::max(rank, view.rank());
    axis = core::normalize_axis(function, axis, rank);
    core::Dims common = core::Dims::filled(rank, 1);
    for (const auto& view : views) {
        core::Dims shape = core::Dims::filled(rank - view.rank(), 1);
        for (const Index extent : view.shape()) shape.push_back(extent);
        shape[axis] = 1;
        common = core::broadcast_shape(function, {common, shape});
    }
    core::Dims rest = common;
    rest.erase(axis);
    data.slices = core::checked_size(function, rest);
    for (const auto& view : views) {
        core::Dims shape = common;
        const int own = axis - (rank - view.rank());
        shape[axis] = own >= 0 ? view.shape(own) : 1;
        const core::NdView<const T> from = core::broadcast(view, shape);
        // The axis goes last, so that lines are contiguous.
        core::Dims order;
        for (int i = 0; i < rank; ++i)
            if (i != axis) order.push_back(i);
        order.push_back(axis);
        const core::NdView<const T> ordered = from.permuted(order);
        core::List<T> values(core::checked_size(function, ordered.shape()));
        core::copy(ordered, core::NdView<T>(values.data(), ordered.shape()));
        data.values.push_back(std::move(values));
        data.lengths.push_back(shape[axis]);
    }
    return rest;
}

/// Samples as the functions take them: an array, or std::tie(x, y, ...).
template <class D>
struct SamplesOf {
    static constexpr bool valid = core::ArrayLike<D>;
    static constexpr std::size_t count = 1;
    using Lead = D;
    static std::tuple<const D&> tuple(const D& d) { return {d}; }
};
template <class... A>
struct SamplesOf<std::tuple<A...>> {
    static constexpr bool valid = sizeof...(A) > 0 && (core::ArrayLike<std::remove_cvref_t<A>> && ...);
    static constexpr std::size_t count = sizeof...(A);
    using Lead = typename core::detail::MostAxes<std::remove_cvref_t<A>...>::type;
    static std::tuple<const std::remove_cvref_t<A>&...> tuple(const std::tuple<A...>& d) {
        return std::apply([](const auto&... a) { return std::tuple<const std::remove_cvref_t<A>&...>(a...); }, d);
    }
};
template <class D>
concept Samples = SamplesOf<std::remove_cvref_t<D>>::valid;

/// Lines of all samples, and the shape of the axes that are left.
template <class D>
[[nodiscard]] core::Dims read(const char* function, const D& samples, int axis, Data<>& data) {
    return std::apply(
        [&](const auto&... a) {
            static_assert(((core::rank_of<std::remove_cvref_t<decltype(a)>> != core::DynamicRank) && ...),
                          "the number of axes must be known at compile time");
            const std::tuple<core::Source<double, std::remove_cvref_t<decltype(a)>>...> sources(a...);
            return std::apply(
                [&](const auto&... source) { return collect<double>(function, axis, {source.view()...}, data); },
                sources);
        },
        SamplesOf<D>::tuple(samples));
}

/// A number for each line: a double, or an array of the axes that are left and `More` others.
template <class Lead, int Rank>
struct Field {
    using type = core::OfRank<Lead, Rank, double>;
};
template <class Lead>
struct Field<Lead, 0> {
    using type = double;
};
template <class D, int More = 0>
using FieldOf =
    typename Field<typename SamplesOf<D>::Lead, core::rank_of<typename SamplesOf<D>::Lead> - 1 + More>::type;

/// The values as a Field of the given shape, or as a number.
template <class Field>
[[nodiscard]] Field shaped(const std::vector<double>& values, const core::Dims& shape) {
    if constexpr (std::is_same_v<Field, double>) {
        return values[0];
    } else {
        Field out = core::allocate<Field>(shape);
        core::copy(core::NdView<const double>(values.data(), shape), core::view(out));
        return out;
    }
}

template <std::size_t>
using Each = Sample;
template <std::size_t>
using EachMap = Eigen::Map<const Eigen::ArrayXd>;

/// A user's statistic of K samples, which takes spans or, if it does not, maps of Eigen arrays.
template <std::size_t K, class F>
[[nodiscard]] auto on_samples(F& statistic) {
    return [&statistic](std::span<const Sample> s) -> double {
        return [&]<std::size_t... I>(std::index_sequence<I...>) {
            if constexpr (std::is_invocable_v<F&, Each<I>...>)
                return static_cast<double>(statistic(s[I]...));
            else
                return static_cast<double>(statistic(EachMap<I>(s[I].data(), std::ssize(s[I]))...));
        }(std::make_index_sequence<K>{});
    };
}

template <class F, class I>
struct StatisticOf;
template <class F, std::size_t... I>
struct StatisticOf<F, std::index_sequence<I...>>
    : std::disjunction<std::is_invocable_r<double, F&, Each<I>...>, std::is_invocable_r<double, F&, EachMap<I>...>> {};
/// Whether F is a statistic of K samples.
template <class F, std::size_t K>
inline constexpr bool is_statistic = StatisticOf<F, std::make_index_sequence<K>>::value;

/// The samples themselves through the statistic, one value a slice.
template <class T = double>
[[nodiscard]] std::vector<T> observed(const Data<T>& data, Statistic statistic) {
    core::List<T> values(data.slices);
    std::vector<std::span<const T>> samples(data.count());
    for (Index slice = 0; slice < data.slices; ++slice) {
        for (std::size_t k = 0; k < data.count(); ++k) samples[k] = data.sample(k, slice);
        values[slice] = statistic(samples);
    }
    return values;
}

}  // namespace scixx::stats::detail::resampling
