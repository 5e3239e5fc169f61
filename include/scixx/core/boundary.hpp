// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/lines.hpp>

namespace scixx::core {

/// How an array continues outside its edges, with SciPy's names (scipy.ndimage), for the array a b c d:
enum class Mode {
    reflect,        ///< d c b a | a b c d | d c b a   half-sample symmetric
    constant,       ///< k k k k | a b c d | k k k k   the fill value k
    nearest,        ///< a a a a | a b c d | d d d d
    mirror,         ///< d c b   | a b c d | c b a     whole-sample symmetric
    wrap,           ///< a b c d | a b c d | a b c d   (interpolating functions: period n-1, see there)
    grid_mirror,    ///< as reflect
    grid_constant,  ///< as constant (interpolating functions: also between the samples)
    grid_wrap,      ///< as wrap, period n always
};

/// Index in [0, n) of the sample that stands at position i of the extended array, or -1 where that is the fill value.
/// n >= 1; i may be any distance away. The filters' meaning of the modes: wrap has period n.
[[nodiscard]] inline Index extended_index(Mode mode, Index i, Index n) noexcept {
    if (i >= 0 && i < n) return i;
    const auto modulo = [](Index a, Index period) { return (a % period + period) % period; };
    switch (mode) {
        case Mode::constant:
        case Mode::grid_constant:
            return -1;
        case Mode::nearest:
            return i < 0 ? 0 : n - 1;
        case Mode::wrap:
        case Mode::grid_wrap:
            return modulo(i, n);
        case Mode::reflect:
        case Mode::grid_mirror: {
            const Index j = modulo(i, 2 * n);
            return j < n ? j : 2 * n - 1 - j;
        }
        case Mode::mirror: {
            if (n == 1) return 0;
            const Index j = modulo(i, 2 * n - 2);
            return j < n ? j : 2 * n - 2 - j;
        }
    }
    return -1;
}

/// Writes the line with `before` and `after` extra samples to `out`, which holds before + line.size + after elements.
/// The line has at least one element unless the mode is constant. O(length of out).
template <class T, class U>
void extend_line(const Line<const T>& line, Index before, Index after, Mode mode, U fill, U* out) noexcept {
    const auto outside = [&](Index i) {
        const Index j = extended_index(mode, i, line.size);
        return j < 0 ? fill : static_cast<U>(line[j]);
    };
    for (Index i = 0; i < before; ++i) out[i] = outside(i - before);
    U* inside = out + before;
    if (line.stride == 1)
        std::transform(line.data, line.data + line.size, inside, [](const T& value) { return static_cast<U>(value); });
    else
        for (Index i = 0; i < line.size; ++i) inside[i] = static_cast<U>(line[i]);
    for (Index i = 0; i < after; ++i) inside[line.size + i] = outside(line.size + i);
}

}  // namespace scixx::core
