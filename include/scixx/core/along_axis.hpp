// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/core/detail/along_axis.hpp>
#include <scixx/core/result.hpp>
#include <scixx/core/sample.hpp>
#include <utility>

/// Statistics along an axis: a kernel sees samples as spans of doubles, and everything that SciPy does with `axis`,
/// `nan_policy` and `keepdims` is done here.
namespace scixx::core {

/// Results of a kernel on the samples along an axis of arrays.
///
///     template <class T>
///     struct TtestResult {
///         T statistic, pvalue, df;
///         static constexpr auto bound() { ... }   // members of a structured binding, see core/result.hpp
///         static constexpr auto fields() { ... }  // members that become arrays; without it, those of bound()
///     };
///     return core::along_axis<TtestResult, R>("ttest_ind", options, [&](Sample x, Sample y) { ... }, a, b);
///
/// @tparam Result   class template of what the kernel returns as Result<double>; the answer for a matrix is
///                  Result<column>, for a tensor Result<tensor with an axis less>.
/// @tparam R        what is left of the axes.
/// @param options   an object with `axis` and, where the function has it, `nan_policy`.
/// @param kernel    callable of as many Samples as there are arrays. It never sees a NaN. What it says to a sample that
///                  is too small with require_observations becomes NaN where NanPolicy::omit made the sample small.
/// @param arrays    real arrays; but for `axis`, where lengths may differ, their shapes are broadcast.
/// @throws std::invalid_argument for an axis out of bounds, shapes that cannot be broadcast, and for a NaN under
///         NanPolicy::raise.
/// @note   A contiguous line of doubles is read in place, any other is copied to one buffer first.
template <template <class> class Result, Reduce R = Reduce::along, class Options, class F, ArrayLike... A>
[[nodiscard]] auto along_axis(const char* function, const Options& options, F&& kernel, const A&... arrays) {
    return detail::along_axis<R, false, detail::Wrapped<Result>>(function, options, kernel, arrays...);
}

/// The same for a kernel that returns one number.
template <Reduce R = Reduce::along, class Options, class F, ArrayLike... A>
[[nodiscard]] auto along_axis(const char* function, const Options& options, F&& kernel, const A&... arrays) {
    return detail::along_axis<R, false, detail::Plainly>(function, options, kernel, arrays...);
}

/// along_axis for samples of pairs (triples, ...): lengths must agree, and NanPolicy::omit leaves out whole pairs.
template <template <class> class Result, Reduce R = Reduce::along, class Options, class F, ArrayLike... A>
[[nodiscard]] auto along_axis_paired(const char* function, const Options& options, F&& kernel, const A&... arrays) {
    return detail::along_axis<R, true, detail::Wrapped<Result>>(function, options, kernel, arrays...);
}

/// The same for a kernel that returns one number.
template <Reduce R = Reduce::along, class Options, class F, ArrayLike... A>
[[nodiscard]] auto along_axis_paired(const char* function, const Options& options, F&& kernel, const A&... arrays) {
    return detail::along_axis<R, true, detail::Plainly>(function, options, kernel, arrays...);
}

}  // namespace scixx::core
