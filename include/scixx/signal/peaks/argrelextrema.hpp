// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <functional>
#include <scixx/core/array.hpp>
#include <scixx/signal/detail/peaks/neighbours.hpp>

namespace scixx::signal {

/// What argrelextrema compares the samples near an edge with.
enum class RelativeMode {
    clip,  ///< the sample at the edge
    wrap   ///< the other end
};

/// Options of argrelextrema, argrelmax and argrelmin.
struct ArgrelextremaOptions {
    int axis = 0;                            ///< axis along which samples are compared
    Eigen::Index order = 1;                  ///< number of samples on each side, >= 1
    RelativeMode mode = RelativeMode::clip;  ///< treatment of the edges
};

/// Samples that compare with all of their neighbours along an axis as `comparator` says.
///
/// @param data        real array of any rank.
/// @param comparator  callable bool(sample, neighbour), for example std::greater_equal<>().
/// @param options     see ArgrelextremaOptions.
/// @return            for each axis the indices along it, in C order of the samples: `auto [i] = argrelmax(x)`,
///                    `auto [row, column] = argrelmax(matrix)`.
/// @throws std::invalid_argument for order < 1 or an axis out of bounds.
/// @note  O(size order) at worst. In mode clip a sample at an edge is its own neighbour. A NaN compares false.
/// @see   scipy.signal.argrelextrema
template <core::ArrayLike A = core::InBraces, class Compare>
    requires(core::rank_of<A> > 0 && std::is_invocable_r_v<bool, Compare&, core::ScalarOf<A>, core::ScalarOf<A>>)
[[nodiscard]] auto argrelextrema(const A& data, Compare&& comparator, const ArgrelextremaOptions& options = {}) {
    using T = core::ScalarOf<A>;
    using core::Index;
    constexpr int rank = core::rank_of<A>;
    core::require(options.order >= 1, "argrelextrema", "order must be an int >= 1, got ", options.order);
    const core::Source<T, A> source(data);
    const auto& view = source.view();
    const int axis = core::normalize_axis("argrelextrema", options.axis, rank);
    const auto extreme =
        detail::peaks::mark_extrema(view, axis, options.order, options.mode == RelativeMode::wrap, comparator);
    const auto found = detail::peaks::places<rank>(extreme, view.shape());
    std::array<Eigen::Array<Index, Eigen::Dynamic, 1>, std::size_t(rank)> out;
    for (std::size_t i = 0; i < found.size(); ++i) {
        out[i].resize(found[i].size());
        std::copy(found[i].begin(), found[i].end(), out[i].data());
    }
    return out;
}

/// Samples greater than all of their neighbours along an axis: argrelextrema with std::greater.
/// @throws std::invalid_argument as argrelextrema. @see scipy.signal.argrelmax
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] auto argrelmax(const A& data, const ArgrelextremaOptions& options = {}) {
    return argrelextrema(data, std::greater<>(), options);
}

/// Samples less than all of their neighbours along an axis: argrelextrema with std::less.
/// @throws std::invalid_argument as argrelextrema. @see scipy.signal.argrelmin
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] auto argrelmin(const A& data, const ArgrelextremaOptions& options = {}) {
    return argrelextrema(data, std::less<>(), options);
}

}  // namespace scixx::signal
