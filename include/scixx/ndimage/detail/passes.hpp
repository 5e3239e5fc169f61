// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/lines.hpp>
#include <scixx/core/parallel.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <type_traits>

/// Separable filters as passes along single axes, each with a window kernel. A kernel is a class with
///   Row, Out                    scalar of the samples it reads and of the results it writes
///   size()                      number of samples in its window
///   period()                    the results of a range of rows may begin at any multiple of it, here or in a copy
///   start(count)                called before each range of rows, each `count` samples wide
///   row(rows, i, count, out)    result row i from the rows[0] ... rows[size()-1] of its window, i = 0, 1, ... in turn
///   line(padded, n, out)        n results from n+size()-1 samples in memory order; may read and destroy the samples
///                               and line_slack more
/// and, where several result rows are found faster together, with
///   stack, stacks()             how many rows that is, and whether `rows` is called instead of `row`
///   rows(rows, i, count, outs)  result rows i ... i+stack-1 to outs[0], outs[1], ...; where fewer are left, the outs
///                               of the others are scratch and the last samples of their windows any
/// so it never sees a border or a stride: an axis across memory is filtered by combining whole rows that a table of
/// pointers names (the border is in the table), the axis along memory by lines copied once into a padded buffer.
namespace scixx::ndimage::detail {

/// Whether a kernel has `rows`.
template <class Kernel>
inline constexpr bool stacks_rows = requires { Kernel::stack; };

/// Rows of which a window may be given beyond those there are: those of the last stack.
template <class Kernel>
[[nodiscard]] constexpr Index rows_beyond() noexcept {
    if constexpr (stacks_rows<Kernel>) return Kernel::stack - 1;
    return 0;
}

template <class Kernel>
struct Pass {
    int axis;
    Reach window;
    Border border;
    Kernel kernel;
};

/// Lanes a block should have so that the window's rows stay in the first-level cache.
template <class W>
[[nodiscard]] Index lanes_in_cache(Index window_size) noexcept {
    constexpr Index bytes = 32768, least = 1024;
    return std::max(least, bytes / (window_size + 1)) / static_cast<Index>(sizeof(W));
}

/// Rows of a block of parallel lines, extended by the border and by `beyond` rows of the fill value: pointers into the
/// array itself.
template <class T>
void point_to_rows(const core::LineBlock<const T>& block, const Extension& extension, const T* fill, Index beyond,
                   Buffer<const T*>& rows) {
    rows.reserve(extension.padded_size() + beyond);
    for (Index i = 0; i < extension.padded_size() + beyond; ++i) {
        const Index from = i < extension.padded_size() ? extension[i] : -1;
        rows[i] = from < 0 ? fill : block.data + from * block.stride;
    }
}

/// The lines [begin, end), with a kernel of their own.
template <class Kernel, class T, class U>
void filter_lines(const core::Lines<const T, U>& lines, Index begin, Index end, Kernel kernel,
                  const Extension& extension) {
    using W = typename Kernel::Row;
    const Buffer<W> padded = line_buffer<W>(extension.padded_size());
    Buffer<U> result;
    lines.for_lines(begin, end, [&](const core::Line<const T>& in, const core::Line<U>& out) {
        extension.load(in, padded.data());
        if (out.stride == 1) {
            kernel.line(padded.data(), out.size, out.data);
        } else {
            result.reserve(out.size);
            kernel.line(padded.data(), out.size, result.data());
            for (Index i = 0; i < out.size; ++i) out[i] = result[i];
        }
    });
}

/// As filter_lines, several lines at a time.
template <class Kernel, class T, class U>
void filter_blocks(const core::Lines<const T, U>& lines, Index begin, Index end, Kernel kernel,
                   const Extension& extension, bool direct) {
    using W = typename Kernel::Row;
    Buffer<const W*> rows;
    Buffer<W> scratch;
    Buffer<U> beyond;
    const Index most = direct ? lanes_in_cache<W>(kernel.size()) : 64;
    const Buffer<W> fill(std::min(most, lines.lanes()), converted<W>(extension.border().fill));
    lines.for_blocks(begin, end, most, [&](const core::LineBlock<const T>& in, const core::LineBlock<U>& out) {
        if constexpr (std::is_same_v<T, W>)
            if (direct) point_to_rows(in, extension, fill.data(), rows_beyond<Kernel>(), rows);
        if (!direct) {
            scratch.reserve(in.size * in.count);
            for (Index i = 0; i < in.size; ++i)
                for (Index k = 0; k < in.count; ++k)
                    scratch[i * in.count + k] = static_cast<W>(in.data[i * in.stride + k * in.step]);
            point_to_rows(core::LineBlock<const W>{scratch.data(), in.size, in.count, in.count, 1}, extension,
                          fill.data(), rows_beyond<Kernel>(), rows);
        }
        kernel.start(out.count);
        const auto row = [&](Index i) { return out.data + i * out.stride; };
        if constexpr (stacks_rows<Kernel>) {
            if (kernel.stacks()) {
                beyond.reserve(out.count);
                U* outs[Kernel::stack];
                for (Index i = 0; i < out.size; i += Kernel::stack) {
                    for (Index k = 0; k < Kernel::stack; ++k) outs[k] = i + k < out.size ? row(i + k) : beyond.data();
                    kernel.rows(rows.data() + i, i, out.count, outs);
                }
                return;
            }
        }
        for (Index i = 0; i < out.size; ++i) kernel.row(rows.data() + i, i, out.count, row(i));
    });
}

/// Calls f(visit) on at most `workers` threads, each with its share of the rows of all blocks of lines:
/// visit(g) calls g(block of each view..., begin, end) for ranges of rows that begin at multiples of `period`.
template <class F, class... T>
void for_row_ranges(const core::Lines<T...>& lines, Index rows, Index period, int workers, F&& f) {
    const Index lanes = lines.lanes(), units = (rows + period - 1) / period;
    core::parallel_for(lines.size() / lanes * units, workers, grain_of(period * lanes), [&](Index begin, Index end) {
        f([&](const auto& g) {
            for (Index unit = begin; unit < end;) {
                const Index block = unit / units, next = std::min(end, (block + 1) * units);
                const Index first = (unit - block * units) * period;
                const Index last = std::min(rows, (next - block * units) * period);
                lines.for_blocks(block * lanes, (block + 1) * lanes, lanes,
                                 [&](const auto&... blocks) { g(blocks..., first, last); });
                unit = next;
            }
        });
    });
}

/// One pass. `in` and `out` are the same view or do not overlap. Scratch: one line, or 64 lines where the pass runs
/// across memory and can not read its rows in place.
template <class Kernel, class T, class U>
void filter_axis(const NdView<const T>& in, const NdView<U>& out, const Pass<Kernel>& pass, int workers) {
    if (out.empty()) return;
    const core::Lines<const T, U> lines(pass.axis, in, out);
    const Extension extension(in.shape(pass.axis), pass.window, pass.border);
    Index in_step = 0, out_step = 0;
    lines.for_blocks(0, 1, 1, [&](const auto& from, const auto& to) {
        in_step = from.step;
        out_step = to.step;
    });
    const bool alone = out.stride(pass.axis) == 1 || out_step != 1;
    const bool direct = std::is_same_v<T, typename Kernel::Row> && in_step == 1 && !core::overlaps(in, out);
    core::parallel_for(lines.size(), workers, grain_of(extension.size()), [&](Index begin, Index end) {
        if (alone)
            filter_lines(lines, begin, end, pass.kernel, extension);
        else
            filter_blocks(lines, begin, end, pass.kernel, extension, direct);
    });
}

/// A pass across memory and then one along it, in one sweep: each row of the first goes straight into the padded line
/// of the second. `in` and `out` do not overlap and are contiguous along second.axis. Scratch: one line.
template <class Kernel, class T>
void filter_two_axes(const NdView<const T>& in, const NdView<T>& out, const Pass<Kernel>& first,
                     const Pass<Kernel>& second, int workers) {
    if (out.empty()) return;
    const Extension across(in.shape(first.axis), first.window, first.border);
    const Extension along(in.shape(second.axis), second.window, second.border);
    const Buffer<T> fill(along.size(), converted<T>(first.border.fill));
    const core::Lines<const T, T> lines(first.axis, in, out);
    for_row_ranges(lines, across.size(), first.kernel.period(), workers, [&](const auto& visit) {
        Kernel down = first.kernel, right = second.kernel;
        const Buffer<T> padded = line_buffer<T>(along.padded_size());
        Buffer<const T*> rows;
        visit([&](const core::LineBlock<const T>& from, const core::LineBlock<T>& to, Index begin, Index end) {
            point_to_rows(from, across, fill.data(), rows_beyond<Kernel>(), rows);
            down.start(along.size());
            Index i = begin;
            if constexpr (stacks_rows<Kernel>) {
                const Index lines_held = down.stacks() ? Kernel::stack : 0;
                const Index line_size = along.padded_size() + line_slack<T>;
                const Buffer<T> stack(lines_held * line_size, T());
                T* sums[Kernel::stack];
                for (Index k = 0; k < lines_held; ++k) sums[k] = stack.data() + k * line_size + second.window.before;
                for (; down.stacks() && i < end; i += Kernel::stack) {
                    down.rows(rows.data() + i, i, along.size(), sums);
                    for (Index k = 0; k < Kernel::stack; ++k) along.close(sums[k] - second.window.before);
                    for (Index k = 0; k < Kernel::stack && i + k < end; ++k)
                        right.line(sums[k] - second.window.before, along.size(), to.data + (i + k) * to.stride);
                }
            }
            for (; i < end; ++i) {
                down.row(rows.data() + i, i, along.size(), padded.data() + second.window.before);
                along.close(padded.data());
                right.line(padded.data(), along.size(), to.data + i * to.stride);
            }
        });
    });
}

/// A pass along memory and then one across it, in one sweep: the filtered lines that the second window covers stay in a
/// ring. `in` and `out` do not overlap and are contiguous along first.axis. Scratch: as many lines as the window has
/// rows.
template <class Kernel, class T>
void filter_two_axes_along_first(const NdView<const T>& in, const NdView<T>& out, const Pass<Kernel>& first,
                                 const Pass<Kernel>& second, int workers) {
    if (out.empty()) return;
    const Extension along(in.shape(first.axis), first.window, first.border);
    const Extension across(in.shape(second.axis), second.window, second.border);
    const Index length = along.size(), window = second.window.size();
    const Buffer<T> fill(length, converted<T>(second.border.fill));
    const core::Lines<const T, T> lines(second.axis, in, out);
    for_row_ranges(lines, across.size(), second.kernel.period(), workers, [&](const auto& visit) {
        Kernel right = first.kernel, down = second.kernel;
        Index most = 1;
        if constexpr (stacks_rows<Kernel>)
            if (down.stacks()) most = Kernel::stack;
        const Index held = window + most - 1;
        const Buffer<T> padded = line_buffer<T>(along.padded_size()), ring(held * length);
        const Buffer<const T*> rows(held);
        visit([&](const core::LineBlock<const T>& from, const core::LineBlock<T>& to, Index begin, Index end) {
            const auto filtered = [&](Index position) -> const T* {
                const Index source = across[position];
                if (source < 0) return fill.data();
                T* const line = ring.data() + position % held * length;
                along.load(core::Line<const T>{from.data + source * from.stride, length, 1}, padded.data());
                right.line(padded.data(), length, line);
                return line;
            };
            down.start(length);
            for (Index k = 0; k < window - 1; ++k) rows[k] = filtered(begin + k);
            Index i = begin;
            if constexpr (stacks_rows<Kernel>) {
                T* outs[Kernel::stack];
                for (; most > 1 && i < end; i += most) {
                    for (Index k = 0; k < most; ++k) {
                        rows[window - 1 + k] = i + k < end ? filtered(i + window - 1 + k) : fill.data();
                        outs[k] = i + k < end ? to.data + (i + k) * to.stride : padded.data();
                    }
                    down.rows(rows.data(), i, length, outs);
                    std::copy(rows.data() + most, rows.data() + held, rows.data());
                }
            }
            for (; i < end; ++i) {
                rows[window - 1] = filtered(i + window - 1);
                down.row(rows.data(), i, length, to.data + i * to.stride);
                std::copy(rows.data() + 1, rows.data() + held, rows.data());
            }
        });
    });
}

/// All passes in turn, the first from `in` to `out` (which do not overlap), the others within `out`. `commute` says
/// that the passes may be taken in another order. The results do not depend on `workers`.
template <class Kernel, class T, class U>
void run_passes(const NdView<const T>& in, const NdView<U>& out, List<Pass<Kernel>>& passes, bool commute,
                int workers) {
    if (passes.empty()) {
        if constexpr (std::is_same_v<T, U>)
            core::copy(in, out);
        else
            core::for_each([](const T& from, U& to) { to = converted<U>(from); }, in, out);
        return;
    }
    Index next = 0;
    if constexpr (std::is_same_v<T, U> && std::is_same_v<T, typename Kernel::Row>) {
        // Of the views' axes only the contiguous one may be the lanes of a sweep.
        const core::Dims order = core::memory_order(out);
        const auto along_memory = [&](const Pass<Kernel>& pass) {
            return in.stride(pass.axis) == 1 && out.stride(pass.axis) == 1 && order[order.size() - 1] == pass.axis;
        };
        if (passes.size() >= 2) {
            const auto along = std::find_if(passes.begin(), passes.end(), along_memory);
            if (commute && along != passes.end() && along > passes.begin() + 1)
                std::iter_swap(passes.begin() + 1, along);
            if constexpr (stacks_rows<Kernel>)  // rows that are found together leave the lines where they are wanted
                if (commute && along == passes.begin() && passes[1].kernel.stacks()) std::swap(passes[0], passes[1]);
            if (along_memory(passes[1])) {
                filter_two_axes(in, out, passes[0], passes[1], workers);
                next = 2;
            } else if (along_memory(passes[0])) {
                filter_two_axes_along_first(in, out, passes[0], passes[1], workers);
                next = 2;
            }
        }
    }
    if (next == 0) filter_axis(in, out, passes[next++], workers);
    for (; next < passes.size(); ++next) filter_axis(NdView<const U>(out), out, passes[next], workers);
}

}  // namespace scixx::ndimage::detail
