// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <scixx/ndimage/detail/row_stack.hpp>
#include <type_traits>

/// Minimum and maximum of a sliding window in a time that hardly depends on its size.
///
/// Across memory: the algorithm of van Herk (A fast algorithm for local minimum and maximum filters on rectangular and
/// octagonal kernels, Pattern Recognition Letters 13, 1992) and Gil and Werman (Computing 2-D min, median, and max
/// filters, IEEE PAMI 15, 1993) with whole rows for samples, three comparisons a result. Along memory: the width of the
/// windows whose extremum is known is doubled until two of them cover the window, log2(size) comparisons that are
/// all independent of each other and run at full vector width, which beats the three dependent ones.
namespace scixx::ndimage::detail::morphology {

/// The smaller of two samples; NaN if either is.
struct Minimum {
    template <class T>
    [[nodiscard]] static T of(T a, T b) noexcept {
        const T chosen = a < b ? a : b;  // b when either is NaN
        return a != a ? a : chosen;
    }
};

/// The larger of two samples; NaN if either is.
struct Maximum {
    template <class T>
    [[nodiscard]] static T of(T a, T b) noexcept {
        const T chosen = a > b ? a : b;  // b when either is NaN
        return a != a ? a : chosen;
    }
};

/// out[j] = extremum of rows[0][j] ... rows[Count-1][j].
template <class Extremum, std::size_t Count, class T, class U>
void extremum_of_few(const T* const* rows, Index n, U* out) noexcept {
    std::array<const T*, Count> row;
    std::copy(rows, rows + Count, row.begin());
    for (Index j = 0; j < n; ++j) {
        T value = row[0][j];
        for (std::size_t k = 1; k < Count; ++k) value = Extremum::of(value, row[k][j]);
        out[j] = converted<U>(value);
    }
}

/// As extremum_of_few for any count >= 1; `scratch` holds n samples.
template <class Extremum, class T, class U>
void extremum_of_rows(const T* const* rows, Index count, Index n, T* scratch, U* out) noexcept {
    switch (count) {
        case 1:
            return extremum_of_few<Extremum, 1>(rows, n, out);
        case 2:
            return extremum_of_few<Extremum, 2>(rows, n, out);
        case 3:
            return extremum_of_few<Extremum, 3>(rows, n, out);
        case 4:
            return extremum_of_few<Extremum, 4>(rows, n, out);
        case 5:
            return extremum_of_few<Extremum, 5>(rows, n, out);
        default:
            break;
    }
    extremum_of_few<Extremum, 5>(rows, n, scratch);
    Index done = 5;
    for (; count - done > 4; done += 4) {
        const T* const next[4] = {rows[done], rows[done + 1], rows[done + 2], rows[done + 3]};
        for (Index j = 0; j < n; ++j)
            scratch[j] = Extremum::of(
                Extremum::of(Extremum::of(next[0][j], next[1][j]), Extremum::of(next[2][j], next[3][j])), scratch[j]);
    }
    const T* last[5] = {scratch};
    for (Index k = done; k < count; ++k) last[k - done + 1] = rows[k];
    extremum_of_rows<Extremum>(last, count - done + 1, n, scratch, out);
}

/// The kernel of a pass, see passes.hpp.
template <class Extremum, class T, class U>
class ExtremumWindow {
public:
    using Row = T;
    using Out = U;
    static constexpr Index stack = 4;

    explicit ExtremumWindow(Index size) : size_(size) {}

    [[nodiscard]] Index size() const noexcept { return size_; }
    [[nodiscard]] Index period() const noexcept { return size_; }
    [[nodiscard]] bool stacks() const noexcept { return size_ >= 3 && size_ <= few; }

    void start(Index count) {
        width_ = count;
        if (size_ > few) scratch_.reserve((size_ + 1) * count);
    }

    void row(const T* const* rows, Index i, Index count, U* out) noexcept {
        if (size_ <= few) return extremum_of_rows<Extremum>(rows, size_, count, scratch_.data(), out);
        // suffix[r]: rows r ... size-1 of the current run of `size` rows; prefix: the rows after it, up to the window's
        // end.
        const Index r = i % size_;
        T* const suffix = scratch_.data();
        T* const prefix = suffix + size_ * width_;
        if (r == 0) {
            std::copy(rows[size_ - 1], rows[size_ - 1] + count, suffix + (size_ - 1) * width_);
            for (Index k = size_ - 2; k >= 0; --k)
                combine(rows[k], suffix + (k + 1) * width_, count, suffix + k * width_);
            return copy(suffix, count, out);
        }
        const T* const next = rows[size_ - 1];
        if (r == 1) {
            std::copy(next, next + count, prefix);
            combine(suffix + width_, next, count, out);
        } else {
            extend(suffix + r * width_, next, count, prefix, out);
        }
    }

    void rows(const T* const* rows, Index, Index count, U* const* outs) const noexcept {
        switch (size_) {
            case 3:
                return stacked_rows<3>(rows, count, outs);
            case 4:
                return stacked_rows<4>(rows, count, outs);
            default:
                return stacked_rows<few>(rows, count, outs);
        }
    }

    void line(T* padded, Index n, U* out) {
        if (size_ == 1) return copy(padded, n, out);
        if (size_ == 3) {
            for (Index i = 0; i < n; ++i)
                out[i] = converted<U>(Extremum::of(Extremum::of(padded[i], padded[i + 1]), padded[i + 2]));
            return;
        }
        if (line_.size() < n + size_ - 1 + line_slack<T>) line_ = line_buffer<T>(n + size_ - 1);
        T *from = padded, *to = line_.data();
        Index width = 1;
        for (; 2 * width < size_; std::swap(from, to)) {
            if (4 * width < size_) {
                const Index m = whole_packets(n + size_ - 4 * width);
                for (Index i = 0; i < m; ++i)
                    to[i] = Extremum::of(Extremum::of(from[i], from[i + width]),
                                         Extremum::of(from[i + 2 * width], from[i + 3 * width]));
                width *= 4;
            } else {
                combine(from, from + width, whole_packets(n + size_ - 2 * width), to);
                width *= 2;
            }
        }
        combine(from, from + (size_ - width), n, out);
    }

private:
    static constexpr Index few = 5;

    /// Samples to be worked on so that no loop ends with single ones; they reach into the lines' slack.
    [[nodiscard]] static Index whole_packets(Index n) noexcept {
        constexpr Index packet = 64 / static_cast<Index>(sizeof(T));
        return (n + packet - 1) / packet * packet;
    }

    template <std::size_t Count>
    static void stacked_rows(const T* const* rows, Index n, U* const* outs) noexcept {
        combine_four<Count, T>(
            rows, n, outs, [](T a, T b) SCIXX_INLINE_LAMBDA { return Extremum::of(a, b); },
            [](T value) SCIXX_INLINE_LAMBDA { return converted<U>(value); });
    }
    /// Takes one more row into `prefix`; out[j] is its extremum with `suffix` then.
    static void extend(const T* EIGEN_RESTRICT suffix, const T* EIGEN_RESTRICT next, Index n, T* EIGEN_RESTRICT prefix,
                       U* EIGEN_RESTRICT out) noexcept {
        for (Index j = 0; j < n; ++j) {
            const T value = Extremum::of(prefix[j], next[j]);
            prefix[j] = value;
            out[j] = converted<U>(Extremum::of(suffix[j], value));
        }
    }
    template <class V>
    static void combine(const T* a, const T* b, Index n, V* out) noexcept {
        for (Index j = 0; j < n; ++j) out[j] = converted<V>(Extremum::of(a[j], b[j]));
    }
    static void copy(const T* from, Index n, U* out) noexcept {
        for (Index j = 0; j < n; ++j) out[j] = converted<U>(from[j]);
    }

    Index size_, width_ = 0;
    Buffer<T> scratch_, line_;
};

}  // namespace scixx::ndimage::detail::morphology
