// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/answer.hpp>
#include <scixx/core/array.hpp>
#include <scixx/core/dims.hpp>
#include <scixx/core/lines.hpp>

namespace scixx::fft::detail {

using core::Index;

/// Rolls `from` into `to` (same shape, no common memory): entry i goes to i + shift modulo the extent, on each of
/// `axes` from number `next` on.
template <class T>
void roll(const core::NdView<const T>& from, const core::NdView<T>& to, const core::Dims& axes, const core::Dims& shift,
          int next = 0) {
    if (next == axes.size()) return core::copy(from, to);
    const int axis = static_cast<int>(axes[next]);
    const Index size = from.shape(axis), s = shift[next];
    const auto part = [&](Index source, Index target, Index count) {
        if (count == 0) return;
        core::Dims start = core::Dims::filled(from.rank(), 0), other = start, shape = from.shape();
        start[axis] = source;
        other[axis] = target;
        shape[axis] = count;
        roll<T>(from.window(start, shape), to.window(other, shape), axes, shift, next + 1);
    };
    part(0, s, size - s);
    part(size - s, 0, s);
}

/// How far fftshift (or its inverse) moves along each of `axes`.
[[nodiscard]] inline core::Dims shifts_of(const core::Dims& shape, const core::Dims& axes, bool inverse) {
    core::Dims shift;
    for (Index axis : axes) {
        const Index size = shape[static_cast<int>(axis)];
        shift.push_back(inverse ? size - size / 2 : size / 2);
    }
    return shift;
}

template <class A, class... D>
auto shifted(const char* function, const A& x, const core::Axes& axes, bool inverse, D&... out) {
    using T = core::ScalarOf<A>;
    core::Source<T, A> source(x);
    const core::Dims shape = source.view().shape();
    const core::Dims resolved = axes.resolve(function, shape.size());
    return core::answer<core::SameShapeOf<A>>(
        function, shape,
        [&](auto& to) {
            const core::NdView<T> target = core::view(to);
            source.detach_from(target);
            if (!target.empty()) roll<T>(source.view(), target, resolved, shifts_of(shape, resolved, inverse));
        },
        out...);
}

}  // namespace scixx::fft::detail
