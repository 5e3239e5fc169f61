// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/peaks/selection.hpp>
#include <scixx/signal/peaks/find_peaks_options.hpp>

namespace scixx::signal {

/// Peaks of a signal: the samples, or the middles of plateaus, that are higher than their neighbours and meet all
/// conditions given.
///
/// @param x        real vector; integers and float are taken as double.
/// @param options  see FindPeaksOptions.
/// @return         indices and the properties that the conditions are about.
/// @throws std::invalid_argument for distance < 1, wlen <= 1, rel_height < 0, or limits of another size than x.
/// @note  O(n) for the maxima, O(log n) for each prominence, O(n log n) for a distance at worst. A NaN is no peak and
///        neither are its neighbours. Of equally high peaks nearer than `distance` the later stays.
/// @see   scipy.signal.find_peaks
template <core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1 && !core::is_complex<core::ScalarOf<A>>)
[[nodiscard]] FoundPeaks find_peaks(const A& x, const FindPeaksOptions& options = {}) {
    const detail::peaks::Signal<A> signal(x);
    return detail::peaks::find<>(signal.data(), signal.size(), options);
}

}  // namespace scixx::signal
