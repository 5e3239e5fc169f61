// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <optional>
#include <scixx/core/answer.hpp>
#include <scixx/core/lines.hpp>
#include <vector>

namespace scixx::special::detail::elementary {

/// Whether a view's elements fill a piece of memory, in any order of the axes.
template <class T>
[[nodiscard]] bool is_dense(const core::NdView<T>& view) {
    core::Index reach = 1;
    for (int axis = 0; axis < view.rank(); ++axis) {
        if (view.stride(axis) < 0) return false;
        reach += (view.shape(axis) - 1) * view.stride(axis);
    }
    return reach == view.size();
}

/// `a` with kernel(numbers, count) applied to its lines along an axis, or to all of it at once. The kernel works in
/// place, on numbers of the result.
template <class Out, class A, class F, class... D>
auto normalized(const char* function, const A& a, const std::optional<int>& axis, F&& kernel, D&&... out) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    core::Source<T, A> source(a);
    const core::Dims shape = source.view().shape();
    const int along = axis ? core::normalize_axis(function, *axis, shape.size()) : 0;
    return core::answer<Out>(
        function, shape,
        [&](auto& to) {
            const core::NdView<T> target = core::view(to);
            source.detach_from(target);
            const core::NdView<const T> from = source.view();
            if (from.empty()) return;
            std::vector<T> line;
            if (!axis && is_dense(target)) {
                core::copy(from, target);
                kernel(target.data(), static_cast<std::ptrdiff_t>(target.size()));
                return;
            }
            const auto run = [&](auto&& visit) {
                line.clear();
                visit([&](const T& x, T&) { line.push_back(x); });
                kernel(line.data(), static_cast<std::ptrdiff_t>(line.size()));
                std::size_t i = 0;
                visit([&](const T&, T& y) { y = line[i++]; });
            };
            if (!axis) {
                run([&](auto&& f) { core::for_each(f, from, target); });
                return;
            }
            core::Lines<const T, T>(along, from, target).for_lines([&](const auto& in, const auto& result) {
                if (result.stride == 1) {
                    for (core::Index i = 0; i < in.size; ++i) result[i] = in[i];
                    kernel(result.data, static_cast<std::ptrdiff_t>(in.size));
                    return;
                }
                run([&](auto&& f) {
                    for (core::Index i = 0; i < in.size; ++i) f(in[i], result[i]);
                });
            });
        },
        out...);
}

}  // namespace scixx::special::detail::elementary
