// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <scixx/core/fma.hpp>
#include <scixx/core/inline.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <type_traits>
#include <utility>
#include <vector>

/// Mean of a sliding window in a time that hardly depends on its size, without a running sum: that would carry each
/// rounding, and each NaN, to the end of the line.
///
/// Small windows are summed as they are, across memory those of four rows together. Others are made up of a prefix and a
/// suffix sum of blocks of `size` samples, as van Herk (1992) has them for minima: across memory of whole rows, along
/// memory of several blocks side by side. Windows of medium size along memory: sums of a few neighbours, sums of a few of
/// those, and so on, of which those in the expansion of the size to these factors make up the window.
namespace scixx::ndimage::detail {

/// Division of many numbers by one whole number. Where multiply-add is one fast instruction: multiplication by its
/// reciprocal in two parts, which rounds like the division, since no quotient by a small whole number comes as close to
/// the middle of two numbers as the parts are wrong (Brisebarre and Muller, Correctly rounded multiplication by
/// arbitrary precision constants, 2008). Unlike the division it keeps up with the loop around it.
template <class A>
class Divisor {
public:
    explicit Divisor(Index size) noexcept : size_(static_cast<A>(size)), high_(1 / size_) {
        // Both parts are positive: an infinity times them is an infinity.
        if (std::fma(-high_, size_, A(1)) <= 0) high_ = std::nextafter(high_, A(0));
        low_ = std::fma(-high_, size_, A(1)) / size_;
    }

    [[nodiscard]] SCIXX_ALWAYS_INLINE A divide(A sum) const noexcept {
        if constexpr (core::fast_fma)
            return std::fma(sum, high_, sum * low_);
        else
            return sum / size_;
    }

private:
    A size_, high_, low_ = 0;
};

/// The kernel of a pass, see passes.hpp; sums are formed in Acc.
template <class T, class Acc, class U>
class MeanWindow {
public:
    using Row = T;
    using Out = U;
    static constexpr Index stack = 4;

    explicit MeanWindow(Index size) : size_(size), divisor_(size) {
        if (size > few && size < many) factorize(size, factors_);
    }

    [[nodiscard]] Index size() const noexcept { return size_; }
    [[nodiscard]] Index period() const noexcept { return stacks() ? stack : size_ <= few ? 1 : size_; }
    [[nodiscard]] bool stacks() const noexcept { return size_ >= stack && size_ <= few; }

    void start(Index count) {
        width_ = count;
        if (size_ > few) scratch_.reserve((size_ + 1) * count);
    }

    void row(const T* const* rows, Index i, Index count, U* out) noexcept {
        if (size_ <= few) return mean_of_few(rows, size_, count, out);
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

    void rows(const T* const* rows, Index count, U* const* outs) const noexcept {
        switch (size_) {
            case 4:
                return stacked_rows<4>(rows, count, outs);
            case 5:
                return stacked_rows<5>(rows, count, outs);
            case 6:
                return stacked_rows<6>(rows, count, outs);
            default:
                return stacked_rows<few>(rows, count, outs);
        }
    }

    void line(const T* padded, Index n, U* out) {
        if (size_ <= few) {
            const T* samples[few];
            for (Index k = 0; k < size_; ++k) samples[k] = padded + k;
            return mean_of_few(samples, size_, n, out);
        }
        if (size_ >= many) return mean_of_many(padded, n, out);
        const Index length = n + size_ - 1;
        line_.reserve((static_cast<Index>(factors_.size()) + 2) * length);
        Acc* room = line_.data();
        const Acc* sums = nullptr;
        if constexpr (std::is_same_v<T, Acc>) {
            sums = padded;
        } else {
            for (Index i = 0; i < length; ++i) room[i] = static_cast<Acc>(padded[i]);
            sums = room;
            room += length;
        }
        pieces_.clear();
        Index done = 0, width = 1, rest = size_;
        const auto take = [&](Index count) {
            for (; count > 0; --count, done += width) pieces_.push_back(sums + done);
        };
        for (const Index factor : factors_) {
            take(rest % factor);
            rest /= factor;
            const Acc* terms[few];
            for (Index k = 0; k < factor; ++k) terms[k] = sums + k * width;
            width *= factor;
            sum_of_few(terms, factor, length - width + 1, room, Unchanged());
            sums = room;
            room += length;
        }
        take(rest);
        Acc* const total = room;
        Index first = 0;
        const auto left = [&] { return static_cast<Index>(pieces_.size()) - first; };
        for (; left() > few; first += few - 1) {
            sum_of_few(pieces_.data() + first, few, n, total, Unchanged());
            pieces_[to_size(first + few - 1)] = total;
        }
        mean_of_few(pieces_.data() + first, left(), n, out);
    }

private:
    static constexpr Index few = 7, many = 256;

    /// The means of Count rows each from rows[0], ..., rows[3] on: what the four windows share is summed once.
    template <std::size_t Count>
    void stacked_rows(const T* const* rows, Index n, U* const* outs) const noexcept {
        const auto means = [&]<std::size_t... K>(std::index_sequence<K...>) {
            sum_stack<Count>({rows[K]...}, n, outs[0], outs[1], outs[2], outs[3]);
        };
        means(std::make_index_sequence<Count + 3>());
    }
    template <std::size_t Count>
    void sum_stack(const std::array<const T*, Count + 3> row, Index n, U* EIGEN_RESTRICT out0, U* EIGEN_RESTRICT out1,
                   U* EIGEN_RESTRICT out2, U* EIGEN_RESTRICT out3) const noexcept {
        for (Index i = 0; i < n; ++i) {
            Acc shared = static_cast<Acc>(row[3][i]);
            for (std::size_t k = 4; k < Count; ++k) shared += static_cast<Acc>(row[k][i]);
            const Acc two = static_cast<Acc>(row[2][i]) + shared, one = static_cast<Acc>(row[1][i]) + two;
            const Acc below = static_cast<Acc>(row[Count][i]), below_two = below + static_cast<Acc>(row[Count + 1][i]);
            out0[i] = mean(static_cast<Acc>(row[0][i]) + one);
            out1[i] = mean(one + below);
            out2[i] = mean(two + below_two);
            out3[i] = mean(shared + (below_two + static_cast<Acc>(row[Count + 2][i])));
        }
    }

    /// The widths of the sums that make up a window of `size` samples along memory, each by its factor to the one
    /// before: those with the fewest terms, where storing a sum costs as much as one and a half.
    static double factorize(Index size, std::vector<Index>& factors) {
        double least = static_cast<double>(size);
        factors.clear();
        for (Index factor = 2; factor <= std::min(few, size / 2); ++factor) {
            std::vector<Index> rest;
            const double cost = 1.5 + static_cast<double>(factor + size % factor) + factorize(size / factor, rest);
            if (cost >= least) continue;
            least = cost;
            rest.insert(rest.begin(), factor);
            factors = rest;
        }
        return least;
    }

    /// Sums from each sample to the end of its block of `size` samples, and from the beginning of the next block to
    /// `size` samples further. The two chains of additions of several blocks run side by side.
    template <std::size_t Count>
    void scan_blocks(const Acc* samples, Acc* suffix, Acc* prefix) const noexcept {
        std::array<Acc, Count> after{}, before{};
        for (Index k = 0; k < size_; ++k)
            for (std::size_t b = 0; b < Count; ++b) {
                const Index at = static_cast<Index>(b) * size_ + k;
                const Index back = static_cast<Index>(b + 1) * size_ - 1 - k;
                prefix[at] = before[b];
                before[b] += samples[at + size_];
                after[b] += samples[back];
                suffix[back] = after[b];
            }
    }

    void mean_of_many(const T* padded, Index n, U* out) {
        constexpr Index together = 4;
        Index blocks = (n + size_ - 1) / size_;
        if (blocks > 1) blocks = (blocks + together - 1) / together * together;
        const Index length = blocks * size_;
        line_.reserve(3 * length + size_);
        Acc *const samples = line_.data(), *const suffix = samples + length + size_, *const prefix = suffix + length;
        for (Index i = 0; i < n + size_ - 1; ++i) samples[i] = static_cast<Acc>(padded[i]);
        std::fill(samples + n + size_ - 1, suffix, Acc(0));
        if (blocks == 1) scan_blocks<1>(samples, suffix, prefix);
        for (Index b = 0; b + together <= blocks; b += together)
            scan_blocks<together>(samples + b * size_, suffix + b * size_, prefix + b * size_);
        for (Index i = 0; i < n; ++i) out[i] = mean(suffix[i] + prefix[i]);
    }

    /// to[i] = finish(rows[0][i] + ... + rows[Count-1][i]).
    template <std::size_t Count, class V, class W, class F>
    static void sum_rows(const V* const* rows, Index n, W* to, const F& finish) noexcept {
        const auto sums = [&]<std::size_t... K>(std::index_sequence<K...>) {
            const std::array<const V*, Count> row{rows[K]...};
            for (Index i = 0; i < n; ++i) to[i] = finish((static_cast<Acc>(row[K][i]) + ...));
        };
        sums(std::make_index_sequence<Count>());
    }
    /// As sum_rows for 1 <= count <= few.
    template <class V, class W, class F>
    static void sum_of_few(const V* const* rows, Index count, Index n, W* to, const F& finish) noexcept {
        switch (count) {
            case 1:
                return sum_rows<1>(rows, n, to, finish);
            case 2:
                return sum_rows<2>(rows, n, to, finish);
            case 3:
                return sum_rows<3>(rows, n, to, finish);
            case 4:
                return sum_rows<4>(rows, n, to, finish);
            case 5:
                return sum_rows<5>(rows, n, to, finish);
            case 6:
                return sum_rows<6>(rows, n, to, finish);
            default:
                return sum_rows<few>(rows, n, to, finish);
        }
    }
    /// The sum as it is.
    struct Unchanged {
        SCIXX_ALWAYS_INLINE Acc operator()(Acc sum) const noexcept { return sum; }
    };
    struct Mean {
        const MeanWindow& window;
        SCIXX_ALWAYS_INLINE U operator()(Acc sum) const noexcept { return window.mean(sum); }
    };
    template <class V>
    void mean_of_few(const V* const* rows, Index count, Index n, U* out) const noexcept {
        sum_of_few(rows, count, n, out, Mean{*this});
    }

    [[nodiscard]] SCIXX_ALWAYS_INLINE U mean(Acc sum) const noexcept {
        if constexpr (std::is_integral_v<U>)
            return converted<U>(divisor_.divide(static_cast<double>(sum)));
        else
            return static_cast<U>(divisor_.divide(sum));
    }

    Index size_, width_ = 0;
    Divisor<std::conditional_t<std::is_integral_v<Acc>, double, Acc>> divisor_;
    Buffer<Acc> scratch_, line_;
    std::vector<Index> factors_;
    std::vector<const Acc*> pieces_;
};

}  // namespace scixx::ndimage::detail
