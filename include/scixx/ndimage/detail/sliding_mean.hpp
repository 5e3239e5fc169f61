// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <scixx/ndimage/detail/border.hpp>
#include <type_traits>
#include <utility>

/// Mean of a sliding window in a time that hardly depends on its size, without a running sum: that would carry each
/// rounding, and each NaN, to the end of the line.
///
/// Across memory: prefix and suffix sums of blocks of `size` rows, as van Herk (1992) has them for minima. Along
/// memory: sums of 1, 2, 4, ... neighbours by doubling, of which those in the binary expansion of the size make up the
/// window.
namespace scixx::ndimage::detail {

/// The kernel of a pass, see passes.hpp; sums are formed in Acc.
template <class T, class Acc, class U>
class MeanWindow {
public:
    using Row = T;
    using Out = U;

    explicit MeanWindow(Index size) : size_(size) {}

    [[nodiscard]] Index size() const noexcept { return size_; }

    void start(Index count) {
        width_ = count;
        scratch_.reserve((size_ + 1) * count);
    }

    void row(const T* const* rows, Index i, Index count, U* out) noexcept {
        if (size_ == 3) {
            const T *const a = rows[0], *const b = rows[1], *const c = rows[2];
            for (Index j = 0; j < count; ++j)
                out[j] = mean(static_cast<Acc>(a[j]) + static_cast<Acc>(b[j]) + static_cast<Acc>(c[j]));
            return;
        }
        const Index r = i % size_;
        Acc* const suffix = scratch_.data();
        Acc* const prefix = suffix + size_ * width_;
        const T* const next = rows[size_ - 1];
        if (r == 0) {
            Acc* above = suffix + (size_ - 1) * width_;
            for (Index j = 0; j < count; ++j) above[j] = static_cast<Acc>(next[j]);
            for (Index k = size_ - 2; k >= 0; --k) {
                const T* const from = rows[k];
                Acc* const to = above - width_;
                for (Index j = 0; j < count; ++j) to[j] = above[j] + static_cast<Acc>(from[j]);
                above = to;
            }
            for (Index j = 0; j < count; ++j) out[j] = mean(suffix[j]);
            return;
        }
        const Acc* const rest = suffix + r * width_;
        for (Index j = 0; j < count; ++j) {
            const Acc sum = (r == 1 ? Acc(0) : prefix[j]) + static_cast<Acc>(next[j]);
            prefix[j] = sum;
            out[j] = mean(rest[j] + sum);
        }
    }

    void line(const T* padded, Index n, U* out) {
        const Index length = n + size_ - 1;
        line_.reserve(2 * length + n);
        Acc *from = line_.data(), *to = from + length, *const sum = to + length;
        for (Index i = 0; i < length; ++i) from[i] = static_cast<Acc>(padded[i]);
        Index done = 0, width = 1;
        for (Index bits = size_;; width *= 2) {
            if (bits & 1) {
                const Acc* const piece = from + done;
                if (done == 0)
                    for (Index i = 0; i < n; ++i) sum[i] = piece[i];
                else
                    for (Index i = 0; i < n; ++i) sum[i] += piece[i];
                done += width;
            }
            bits >>= 1;
            if (bits == 0) break;
            const Index left = length - 2 * width + 1;
            const Acc* const second = from + width;
            for (Index i = 0; i < left; ++i) to[i] = from[i] + second[i];
            std::swap(from, to);
        }
        for (Index i = 0; i < n; ++i) out[i] = mean(sum[i]);
    }

private:
    [[nodiscard]] U mean(Acc sum) const noexcept {
        if constexpr (std::is_integral_v<U>)
            return converted<U>(static_cast<double>(sum) / static_cast<double>(size_));
        else
            return static_cast<U>(sum / static_cast<Acc>(size_));
    }

    Index size_, width_ = 0;
    Buffer<Acc> scratch_, line_;
};

}  // namespace scixx::ndimage::detail
