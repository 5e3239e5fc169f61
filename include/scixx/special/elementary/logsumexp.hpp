// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/along_axis.hpp>
#include <scixx/core/answer.hpp>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/lines.hpp>
#include <scixx/special/detail/elementary/logsumexp.hpp>
#include <scixx/special/detail/elementary/normalized.hpp>
#include <type_traits>
#include <vector>

namespace scixx::special {

using core::get;

/// Options of logsumexp.
struct LogsumexpOptions {
    int axis = 0;  ///< the axis that is summed; left out of account by Reduce::all, SciPy's axis=None
};

/// Logarithm of a sum's size, and its sign (SciPy's return_sign=True).
template <class T>
struct LogsumexpResult {
    T value;  ///< log |sum|
    T sign;   ///< 1, 0 or -1
    static constexpr auto bound() { return std::tuple(&LogsumexpResult::value, &LogsumexpResult::sign); }
};

/// log(sum of exp(a)) along an axis, without overflow or underflow.
///
/// @tparam R      what is left of the axes: Reduce::along (default), keepdims, or all for the whole array.
/// @param a       real array, not empty along the axis.
/// @param options see LogsumexpOptions.
/// @return        doubles: a number for a vector, an array of a rank less for others. -inf where all a are -inf.
/// @throws std::invalid_argument for an axis out of bounds and an empty sample.
/// @note          The largest term is taken out, and of the others log1p, so that a result near 0 keeps its digits.
///                NaN where a sample has one. O(n), exponentials in SIMD operations.
/// @see           scipy.special.logsumexp
/// Differs from SciPy: the default reduces axis 0, as everywhere in scixx; SciPy's axis=None is Reduce::all or, for a
/// matrix without options, the overload below.
template <core::Reduce R = core::Reduce::along, core::NumberArray A = core::InBraces>
[[nodiscard]] auto logsumexp(const A& a, const LogsumexpOptions& options) {
    return core::along_axis<R>(
        "logsumexp", options, [](core::Sample x) { return detail::elementary::logsumexp(x); }, a);
}

/// log(sum of exp(a)) of all elements (SciPy's default, axis=None): a number.
/// @see scipy.special.logsumexp
template <core::NumberArray A = core::InBraces>
[[nodiscard]] double logsumexp(const A& a) {
    if constexpr (std::is_same_v<core::ScalarOf<A>, float>) {  // in place, where the elements stand one after another
        const core::Source<float, A> source(a);
        const core::NdView<const float>& view = source.view();
        if (view.size() > 0 && view.is_c_contiguous()) return detail::elementary::logsumexp(view.data(), view.size());
    }
    return logsumexp<core::Reduce::all>(a, LogsumexpOptions{});
}

/// log |sum of b exp(a)| along an axis and the sign of the sum; terms whose b is 0 count for nothing, a = inf included.
///
/// @param a        real array.
/// @param b        real array of the shape of `a` (or one that is broadcast to it off the axis).
/// @param options  see LogsumexpOptions.
/// @throws std::invalid_argument as logsumexp, and where lengths along the axis differ.
/// @see   scipy.special.logsumexp (b=, return_sign=True)
template <core::Reduce R = core::Reduce::along, core::NumberArray A = core::InBraces,
          core::NumberArray B = core::InBraces>
[[nodiscard]] auto logsumexp_sign(const A& a, const B& b, const LogsumexpOptions& options = {}) {
    return core::along_axis_paired<LogsumexpResult, R>(
        "logsumexp", options,
        [](core::Sample x, core::Sample y) {
            const auto [size, sign] = detail::elementary::weighted_logsumexp(x, y);
            return LogsumexpResult<double>{size, sign};
        },
        a, b);
}

/// log(sum of b exp(a)) along an axis; NaN where the sum is negative.
/// @see scipy.special.logsumexp (b=), logsumexp_sign.
template <core::Reduce R = core::Reduce::along, core::NumberArray A = core::InBraces, core::NumberArray B>
[[nodiscard]] auto logsumexp(const A& a, const B& b, const LogsumexpOptions& options = {}) {
    return core::along_axis_paired<R>(
        "logsumexp", options,
        [](core::Sample x, core::Sample y) {
            const auto [size, sign] = detail::elementary::weighted_logsumexp(x, y);
            return sign < 0 ? std::numeric_limits<double>::quiet_NaN() : size;
        },
        a, b);
}

/// Options of softmax and log_softmax.
struct SoftmaxOptions {
    std::optional<int> axis = {};  ///< the axis along which the result sums to 1; none (the default): the whole array
};

/// exp(x) divided by the sum of exp(x) along an axis, without overflow.
///
/// @param x        real array.
/// @param options  see SoftmaxOptions.
/// @param out      nothing, or a destination of x's shape and scalar (x itself is allowed).
/// @return         an array of x's shape, float for float. NaN spreads over its whole sample.
/// @throws std::invalid_argument for an axis out of bounds.
/// @see   scipy.special.softmax
template <core::NumberArray A = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto softmax(const A& x, const SoftmaxOptions& options = {}, D&&... out) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    return detail::elementary::normalized<core::SameShapeOf<A, T>>(
        "softmax", x, options.axis, [](auto* line, std::ptrdiff_t n) { detail::elementary::softmax(line, n); }, out...);
}

/// log(softmax(x)), also where softmax underflows.
/// @see scipy.special.log_softmax; parameters as softmax.
template <core::NumberArray A = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto log_softmax(const A& x, const SoftmaxOptions& options = {}, D&&... out) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    return detail::elementary::normalized<core::SameShapeOf<A, T>>(
        "log_softmax", x, options.axis, [](auto* line, std::ptrdiff_t n) { detail::elementary::log_softmax(line, n); },
        out...);
}

}  // namespace scixx::special
