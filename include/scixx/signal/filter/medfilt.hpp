// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/ndimage/rank_filter.hpp>

namespace scixx::signal {

namespace detail::filter {

/// Extents of a window, one for each axis, all odd.
template <class = void>
inline core::PerAxis<Eigen::Index> odd_sizes(const char* function, const core::PerAxis<Eigen::Index>& size, int rank) {
    const std::vector<Eigen::Index> sizes = size.resolve(function, "kernel_size", rank);
    for (const Eigen::Index extent : sizes)
        core::require(extent >= 1 && extent % 2 == 1, function, "each element of kernel_size should be odd, got ",
                      extent);
    return sizes;
}

}  // namespace detail::filter

/// Median filter with zeros outside.
///
/// @param volume       real array of any rank and scalar.
/// @param kernel_size  odd extents of the window, one for all axes or one for each.
/// @param out          destination of volume's shape, if given.
/// @return             array of volume's shape and scalar.
/// @throws std::invalid_argument for an even extent.
/// @note  ndimage's median_filter with mode constant: exact, integers as they are. NaN: the result is NaN where the
///        window holds one, while SciPy's depends on the order of the samples.
/// @see   scipy.signal.medfilt
template <core::ArrayLike A = core::InBraces, core::Destination... D>
    requires(sizeof...(D) <= 1)
auto medfilt(const A& volume, const core::PerAxis<Eigen::Index>& kernel_size = 3, D&&... out) {
    const ndimage::Window size = detail::filter::odd_sizes("medfilt", kernel_size, core::rank_of<A>);
    return ndimage::median_filter(volume, size, {.mode = ndimage::Mode::constant}, out...);
}

/// Median filter of a matrix with zeros outside; as medfilt.
/// @throws std::invalid_argument for an even extent. @see scipy.signal.medfilt2d
template <core::ArrayLike A = core::MatrixInBraces, core::Destination... D>
    requires(sizeof...(D) <= 1 && core::rank_of<A> == 2)
auto medfilt2d(const A& input, const core::PerAxis<Eigen::Index>& kernel_size = 3, D&&... out) {
    const ndimage::Window size = detail::filter::odd_sizes("medfilt2d", kernel_size, 2);
    return ndimage::median_filter(input, size, {.mode = ndimage::Mode::constant}, out...);
}

/// Sample of a given rank in a window with zeros outside.
///
/// @param a       real array of any rank and scalar.
/// @param domain  array of a's rank with odd extents: the window is where it is not 0.
/// @param rank    0 the smallest, 1 the next, ..., less than the number of samples in the window.
/// @param out     destination of a's shape, if given.
/// @return        array of a's shape and scalar.
/// @throws std::invalid_argument for an even extent, an empty window or a rank out of bounds.
/// @see scipy.signal.order_filter
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike B = core::MatrixInBraces, core::Destination... D>
    requires(sizeof...(D) <= 1 && core::rank_of<A> == core::rank_of<B>)
auto order_filter(const A& a, const B& domain, Eigen::Index rank, D&&... out) {
    const core::Source<core::ScalarOf<B>, B> window(domain);
    core::require(rank >= 0, "order_filter", "rank must not be negative, got ", rank);
    for (const Eigen::Index extent : window.view().shape())
        core::require(extent % 2 == 1, "order_filter",
                      "each dimension of domain should have an odd number of elements, got ", extent);
    return ndimage::rank_filter(a, rank, ndimage::BinaryStructure(domain), {.mode = ndimage::Mode::constant}, out...);
}

}  // namespace scixx::signal
