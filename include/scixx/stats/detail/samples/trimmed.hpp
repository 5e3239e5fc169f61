// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <scixx/core/along_axis.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/lines.hpp>
#include <scixx/stats/detail/samples/order.hpp>
#include <type_traits>
#include <vector>

/// Samples without their ends.
namespace scixx::stats::detail::samples {

/// The elements of an array in C order.
template <class A>
[[nodiscard]] Eigen::ArrayX<core::ScalarOf<A>> flattened(const A& a) {
    using S = core::ScalarOf<A>;
    const core::Source<S, A> source(a);
    Eigen::ArrayX<S> flat(source.view().size());
    core::copy(source.view(), core::NdView<S>(flat.data(), source.view().shape()));
    return flat;
}
/// Each line of `from` without its `low` smallest and `high` greatest values.
template <class S>
void cut_ends(const core::NdView<const S>& from, const core::NdView<S>& to, int axis, core::Index low,
              core::Index high) {
    core::List<S> line;
    core::Lines<const S, S>(axis, from, to).for_lines([&](const core::Line<const S>& x, const core::Line<S>& y) {
        line.resize(x.size);
        for (core::Index i = 0; i < x.size; ++i) line[i] = x[i];
        if constexpr (std::is_same_v<S, double>)
            if (line.size() >= 16384 && !core::detail::has_nan(line)) {
                const double least = neighbours(line, core::to_size(low)).low,
                             most = neighbours(line, core::to_size(x.size - 1 - high)).low;
                core::Index count = 0, lows = x.size - low, highs = x.size - high;
                std::array<double, 1024> inner;  // filled without branches, which would not be predicted
                for (core::Index begin = 0; begin < line.size(); begin += std::ssize(inner)) {
                    std::size_t kept = 0;
                    for (core::Index i = begin; i < std::min(begin + std::ssize(inner), line.size()); ++i) {
                        const double v = line[i];
                        lows -= v > least;
                        highs -= v < most;
                        inner[kept] = v;
                        kept += (v > least) & (v < most);
                    }
                    for (std::size_t i = 0; i < kept; ++i) y[count++] = inner[i];
                }
                if (least == most) lows = y.size;
                for (core::Index i = 0; i < lows; ++i) y[count++] = least;
                for (core::Index i = 0; i < highs && count < y.size; ++i) y[count++] = most;
                return;
            }
        // NaN counts as the greatest, as in NumPy's sort.
        const auto less = [](const S& a, const S& b) { return a < b || (b != b && a == a); };
        if (low > 0) std::nth_element(line.begin(), line.begin() + low, line.end(), less);
        if (high > 0 && y.size > 0) std::nth_element(line.begin() + low, line.end() - high - 1, line.end(), less);
        for (core::Index i = 0; i < y.size; ++i) y[i] = line[low + i];
    });
}
template <class S, core::Reduce R, class A>
[[nodiscard]] auto trimmed_ends(const char* function, const A& a, int axis, double low, double high) {
    static_assert(R != core::Reduce::keepdims, "the axis stays anyway");
    if constexpr (R == core::Reduce::all && core::rank_of<A> > 1) {
        return trimmed_ends<S, core::Reduce::along>(function, flattened(a), 0, low, high);
    } else {
        const core::Source<S, A> source(a);
        const auto& from = source.view();
        core::require(low >= 0 && high >= 0, function, "proportiontocut must not be negative, got ",
                      std::min(low, high));
        core::Dims shape = from.shape();
        axis = core::normalize_axis(function, axis, from.rank());
        const double n = static_cast<double>(shape[axis]);
        const double skip = std::trunc(low * n), end = n - std::trunc(high * n);
        core::require((high == 0 || low == 0) || skip < end || n == 0, function,
                      "proportiontocut must leave something, got ", low);
        const auto left = static_cast<core::Index>(std::clamp(end - skip, 0.0, n)),
                   first = static_cast<core::Index>(std::min(skip, n));
        shape[axis] = left;
        auto result = core::allocate<core::PlainOf<A, S>>(shape);
        if (left > 0 && from.size() > 0)
            cut_ends(from, core::view(result), axis, first, static_cast<core::Index>(n) - first - left);
        return result;
    }
}

}  // namespace scixx::stats::detail::samples
