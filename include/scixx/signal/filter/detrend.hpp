// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/answer.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/signal/detail/filter/driver.hpp>

namespace scixx::signal {

/// What detrend takes away.
enum class DetrendType { linear, constant };

/// Options of detrend.
struct DetrendOptions {
    int axis = -1;                           ///< axis along which the trend runs
    DetrendType type = DetrendType::linear;  ///< a least squares line or the mean
    std::vector<Index> bp{};                 ///< where further lines begin, in [0, n]; for type linear
};

namespace detail::filter {

template <class T>
void detrend_lines(const NdView<const T>& x, const NdView<T>& out, int axis, bool linear, const core::List<Index>& bp) {
    using S = StateOf<T>;
    core::Lines<const T, T>(axis, x, out).for_lines([&](const core::Line<const T>& in, const core::Line<T>& to) {
        for (Index part = 0; part + 1 < bp.size(); ++part) {
            const Index from = bp[part], n = bp[part + 1] - from;
            S mean(0), moment(0);
            const double size = static_cast<double>(n), middle = 0.5 * (size - 1);
            for (Index i = 0; i < n; ++i) mean += static_cast<S>(in[from + i]);
            mean /= size;
            S slope(0);
            if (linear && n > 1) {
                for (Index i = 0; i < n; ++i)
                    moment += (static_cast<double>(i) - middle) * (static_cast<S>(in[from + i]) - mean);
                slope = moment / (size * (size * size - 1) / 12);
            }
            for (Index i = 0; i < n; ++i)
                to[from + i] =
                    static_cast<T>(static_cast<S>(in[from + i]) - (mean + (static_cast<double>(i) - middle) * slope));
        }
    });
}

}  // namespace detail::filter

/// Data without its mean or its least squares line along an axis.
///
/// @param data     array of any rank, real or complex; integers are taken as double.
/// @param options  see DetrendOptions.
/// @param out      destination of data's shape, if given; it may be data.
/// @return         array of data's shape. float stays float, computed in double.
/// @throws std::invalid_argument for breakpoints out of bounds.
/// @note  O(size). A NaN spreads over its piece of a line. A piece of one sample becomes 0.
/// @see   scipy.signal.detrend
template <detail::filter::Filterable A = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto detrend(const A& data, const DetrendOptions& options = {}, D&&... out) {
    namespace filter = detail::filter;
    using T = filter::DataOf<A>;
    const core::Source<T, A> source(data);
    const core::Dims shape = source.view().shape();
    const int axis = core::normalize_axis("detrend", options.axis, shape.size());
    const Index n = shape[axis];
    const bool linear = options.type == DetrendType::linear;
    core::List<Index> bp{0, n};
    for (const Index at : options.bp) {
        core::require(!linear || (at >= 0 && at <= n), "detrend",
                      "bp must lie within the length of data along the axis, got ", at);
        if (linear) bp.push_back(at);
    }
    std::sort(bp.begin(), bp.end());
    bp.erase(std::unique(bp.begin(), bp.end()), bp.end());
    return core::answer<core::PlainOf<A, T>>(
        "detrend", shape, [&](auto& to) { filter::detrend_lines<T>(source.view(), core::view(to), axis, linear, bp); },
        out...);
}

}  // namespace scixx::signal
