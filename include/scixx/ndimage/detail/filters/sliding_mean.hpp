// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <scixx/core/kernel/fma.hpp>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/simd.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <scixx/ndimage/detail/row_stack.hpp>
#include <type_traits>
#include <utility>

/// Mean of a sliding window in a time that hardly depends on its size.
///
/// RunningMean keeps a running sum. Its sums are integers, hence exact. In floating point a running sum would carry
/// each rounding error, and each NaN, to the end of the line, so MeanWindow adds every window anew:
///   - windows of up to 7 samples term by term; across memory, four output rows share the terms they have in common;
///   - longer windows from sums of blocks (four rows across memory, one packet of samples along it) and of the few
///     samples at either end that fill no block:
///
///         |  run of blocks  |  next run   |
///              [ suffix     |  prefix ]        the blocks of one window
///
/// The suffix sums of a run and the prefix sums of the next are kept, as in the minimum filter of M. van Herk (1992).
namespace scixx::ndimage::detail::filters {

/// Division of many numbers by one whole number.
///
/// Where multiply-add is one fast instruction, a product with the reciprocal in two parts (high and low) replaces the
/// division, which would be the slowest instruction of the loop. The result is the same: the error of the parts is
/// smaller than the distance of any quotient by a small whole number from the middle between two numbers (N. Brisebarre
/// and J.-M. Muller, Correctly rounded multiplication by arbitrary precision constants, IEEE Trans. Comput. 57 (2008)).
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

    /// The quotients of a register's numbers.
    template <int Width>
    [[nodiscard]] SCIXX_ALWAYS_INLINE core::Simd<A, Width> divide(const core::Simd<A, Width>& sums) const noexcept {
        using V = core::Simd<A, Width>;
        if constexpr (core::fast_fma)
            return fma(sums, V::broadcast(high_), sums * V::broadcast(low_));
        else
            return sums / V::broadcast(size_);
    }

private:
    A size_, high_, low_ = 0;
};

/// Sums along a line that begin at each sample of a packet: `whole` of as many samples as a packet has, `rest` of
/// fewer.
///
/// Widths double: a sum of 2 w samples is the sum of w samples at the same place plus the one w places to the right,
///
///     s_2w(i) = s_w(i) + s_w(i + w).
///
/// Each doubling needs the packet to the right, so it runs one packet behind the one before; a line is read once.
template <class T, class Acc>
class BlockSums {
public:
    using Packet = core::Simd<Acc>;
    static constexpr int lanes = Packet::width;

    /// Reads at most line_slack samples beyond those that are summed.
    BlockSums(const T* samples, Index rest) noexcept : next_(samples), rest_(rest) {
        const Packet zero = Packet::broadcast(Acc(0));
        [&]<std::size_t... K>(std::index_sequence<K...>) SCIXX_INLINE_LAMBDA {
            ((held_[K] = {zero, zero}), ...);
            ((static_cast<void>(K), static_cast<void>(next())), ...);
        }(std::make_index_sequence<doublings>());
    }

    struct Sums {
        Packet whole, rest;
    };

    /// The sums at the next packet.
    [[nodiscard]] SCIXX_ALWAYS_INLINE Sums next() noexcept {
        Sums sums{Packet::load(next_), Packet::broadcast(Acc(0))};
        next_ += lanes;
        [&]<std::size_t... K>(std::index_sequence<K...>)
            SCIXX_INLINE_LAMBDA { (widen<K>(sums), ...); }(std::make_index_sequence<doublings>());
        return sums;
    }

private:
    static constexpr std::size_t doublings = std::bit_width(static_cast<unsigned>(lanes)) - 1;

    /// Replaces the sums of 2^K samples at one packet by those of 2^(K+1) samples at the packet before it.
    template <std::size_t K>
    SCIXX_ALWAYS_INLINE void widen(Sums& sums) noexcept {
        constexpr auto shifted = [](int i) { return i + (1 << K); };
        const Sums here = std::exchange(held_[K], sums);
        if ((rest_ >> K & 1) == 0)
            sums.rest = here.rest;
        else if constexpr (K == 0)
            sums.rest = here.whole;
        else
            sums.rest = here.whole + core::shuffle(here.rest, sums.rest, shifted);
        sums.whole = here.whole + core::shuffle(here.whole, sums.whole, shifted);
    }

    const T* next_;
    Index rest_;
    std::array<Sums, doublings> held_;
};

/// The kernel of a pass, see passes.hpp; sums are formed in integers that hold them.
template <class T, class U>
class RunningMean {
public:
    using Row = T;
    using Out = U;

    explicit RunningMean(Index size) : size_(size), divisor_(size) {}

    [[nodiscard]] Index size() const noexcept { return size_; }
    [[nodiscard]] Index period() const noexcept { return size_; }  // the first row of a range costs `size` additions

    void start(Index count) {
        sums_.reserve(count);
        fresh_ = true;
    }

    void row(const T* const* rows, Index, Index count, U* out) noexcept {
        std::int32_t* const sums = sums_.data();
        if (std::exchange(fresh_, false)) {
            std::fill_n(sums, count, 0);
            for (Index k = 0; k + 1 < size_; ++k)
                for (Index j = 0; j < count; ++j) sums[j] += rows[k][j];
        }
        run(rows[0], rows[size_ - 1], count, sums, out);
    }

    void line(const T* padded, Index n, U* out) {
        sums_.reserve(n);
        std::int32_t sum = 0;
        for (Index k = 0; k < size_; ++k) sum += padded[k];
        for (Index i = 0; i < n; ++i) {
            sums_[i] = sum;
            sum += padded[i + size_] - padded[i];
        }
        const Divisor<double> divisor = divisor_;
        const std::int32_t* EIGEN_RESTRICT const sums = sums_.data();
        for (Index i = 0; i < n; ++i) out[i] = converted<U>(divisor.divide(sums[i]));
    }

private:
    void run(const T* EIGEN_RESTRICT first, const T* EIGEN_RESTRICT last, Index count,
             std::int32_t* EIGEN_RESTRICT sums, U* EIGEN_RESTRICT out) const noexcept {
        const Divisor<double> divisor = divisor_;  // a copy: `out` of bytes may alias the member
        for (Index j = 0; j < count; ++j) {
            const std::int32_t sum = sums[j] + last[j];
            out[j] = converted<U>(divisor.divide(sum));
            sums[j] = sum - first[j];
        }
    }

    Index size_;
    Divisor<double> divisor_;
    Buffer<std::int32_t> sums_;
    bool fresh_ = true;
};

/// Some packets side by side: code that reads many rows computes each address once for all of them.
template <class P, std::size_t Count>
struct Tile {
    template <class T>
    [[nodiscard]] static SCIXX_ALWAYS_INLINE Tile load(const T* from) noexcept {
        Tile tile;
        for (std::size_t m = 0; m < Count; ++m) tile.packets[m] = P::load(from + at(m));
        return tile;
    }
    template <class T>
    SCIXX_ALWAYS_INLINE void store(T* to) const noexcept {
        for (std::size_t m = 0; m < Count; ++m) packets[m].store(to + at(m));
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE Tile operator+(const Tile& other) const noexcept {
        Tile sum;
        for (std::size_t m = 0; m < Count; ++m) sum.packets[m] = packets[m] + other.packets[m];
        return sum;
    }
    /// First column of packet m.
    [[nodiscard]] static constexpr Index at(std::size_t m) noexcept { return static_cast<Index>(m) * P::width; }

    std::array<P, Count> packets;
};

/// The kernel of a pass, see passes.hpp; sums are formed in Acc, a floating type.
template <class T, class Acc, class U>
class MeanWindow {
public:
    using Row = T;
    using Out = U;
    static constexpr Index stack = 4;

    explicit MeanWindow(Index size) : size_(size), divisor_(size) {}

    [[nodiscard]] Index size() const noexcept { return size_; }
    [[nodiscard]] Index period() const noexcept { return stack * std::max<Index>(1, between()); }
    [[nodiscard]] bool stacks() const noexcept { return size_ >= 3; }

    void start(Index count) {
        if (size_ <= few) return;
        width_ = (count + lanes - 1) / lanes * lanes;
        memory_.reserve((held() + between() + 2) * width_);
        fresh_ = true;
    }

    void row(const T* const* rows, Index, Index count, U* out) const noexcept { mean_of_few(rows, count, out); }

    void rows(const T* const* rows, Index i, Index count, U* const* outs) noexcept {
        switch (size_) {
            case 3:
                return stacked_rows<3>(rows, count, outs);
            case 4:
                return stacked_rows<4>(rows, count, outs);
            case 5:
                return stacked_rows<5>(rows, count, outs);
            case 6:
                return stacked_rows<6>(rows, count, outs);
            case few:
                return stacked_rows<few>(rows, count, outs);
            default:
                break;
        }
        const Index c = i / stack;
        if (std::exchange(fresh_, false)) hold_first(rows, c, count);
        switch (above()) {
            case 0:
                return stacked_blocks<0>(rows, c, count, outs);
            case 1:
                return stacked_blocks<1>(rows, c, count, outs);
            case 2:
                return stacked_blocks<2>(rows, c, count, outs);
            default:
                return stacked_blocks<3>(rows, c, count, outs);
        }
    }

    void line(const T* padded, Index n, U* out) {
        if (size_ <= few) {
            const T* samples[few];
            for (Index k = 0; k < size_; ++k) samples[k] = padded + k;
            return mean_of_few(samples, n, out);
        }
        mean_of_blocks(padded, n, out);
    }

private:
    static constexpr Index few = 7;
    using Packet = core::Simd<Acc>;
    static constexpr Index lanes = Packet::width;

    /// Four rows of means: row r is the mean of Count rows from rows[r] on.
    template <std::size_t Count>
    void stacked_rows(const T* const* rows, Index n, U* const* outs) const noexcept {
        combine_four<Count, Acc>(
            rows, n, outs, [](Acc a, Acc b) SCIXX_INLINE_LAMBDA { return a + b; },
            [divisor = divisor_](Acc sum) SCIXX_INLINE_LAMBDA { return converted<U>(divisor.divide(sum)); });
    }

    // Across memory, the last rows of the four windows of stack c are block c. Window r (0 to 3) consists of
    //   - the last rows of the block above the shared ones, and up to three rows above that block,
    //   - the between() blocks that all four windows share,
    //   - the first r + 1 rows of block c.

    /// The window that ends with the first row of a block has whole() blocks before that row and above() rows, up to
    /// three, before those blocks.
    [[nodiscard]] Index whole() const noexcept { return (size_ - 1) / stack; }
    [[nodiscard]] Index above() const noexcept { return (size_ - 1) % stack; }
    [[nodiscard]] Index between() const noexcept { return whole() - 1; }
    [[nodiscard]] Index held() const noexcept { return whole() + 1; }

    /// The sums of block c.
    [[nodiscard]] Acc* block(Index c) const noexcept { return memory_.data() + (c + held()) % held() * width_; }
    /// Suffix sums of a run of between() blocks: from the k-th block to the last.
    [[nodiscard]] Acc* suffix(Index k) const noexcept { return memory_.data() + (held() + k) * width_; }
    /// Prefix sums of the blocks of the next run. There are two buffers, as the last packet of a row may be computed
    /// twice.
    [[nodiscard]] Acc* prefix(Index k) const noexcept { return suffix(between() + k % 2); }

    /// Calls f(first column, tile) until the tiles cover n columns.
    template <class F>
    static SCIXX_ALWAYS_INLINE void for_tiles(Index n, const F& f) noexcept {
        constexpr Index two = 2 * lanes;
        Index j = 0;
        for (; j + two <= n; j += two) f(j, Tile<Packet, 2>());
        for (; j + lanes <= n; j += lanes) f(j, Tile<Packet, 1>());
        if (j < n && n >= lanes) return f(n - lanes, Tile<Packet, 1>());  // overlaps the tile before
        for (; j < n; ++j) f(j, Tile<core::Simd<Acc, 1>, 1>());
    }

    /// Sums of the whole() blocks before stack c, the first one of a range of rows.
    void hold_first(const T* const* rows, Index c, Index n) noexcept {
        for (Index b = whole(); b > 0; --b)
            for_tiles(n, [&]<class V>(Index j, V) SCIXX_INLINE_LAMBDA {
                const auto row = [&](Index r)
                                     SCIXX_INLINE_LAMBDA { return V::load(rows[size_ - 1 - stack * b + r] + j); };
                (row(0) + (row(1) + (row(2) + row(3)))).store(block(c - b) + j);
            });
    }

    /// Begins a run at stack c: the suffix sums of the between() blocks before it, and an empty prefix.
    void start_run(Index c, Index n) noexcept {
        std::fill(prefix(0), prefix(0) + n, Acc(0));
        const Acc* below = prefix(0);
        for (Index k = between() - 1; k >= 0; below = suffix(k--))
            for_tiles(n, [&]<class V>(Index j, V) SCIXX_INLINE_LAMBDA {
                (V::load(block(c - between() + k) + j) + V::load(below + j)).store(suffix(k) + j);
            });
    }

    /// The means of stack c, where Rest is above().
    template <std::size_t Rest>
    void stacked_blocks(const T* const* rows, Index c, Index n, U* const* outs) noexcept {
        const Index q = between(), k = q > 0 ? c % q : 0;
        if (q > 0 && k == 0) start_run(c, n);
        const T *first[Rest + 4], *next[4];
        U* out[4];
        std::copy_n(rows, Rest + 4, first);
        std::copy_n(rows + size_ - 1, 4, next);
        std::copy_n(outs, 4, out);
        const Acc *const upper_block = block(c - whole()), *const run = suffix(k), *const before = prefix(k);
        Acc *const after = prefix(k + 1), *const last_block = block(c);
        for_tiles(n, [&]<class V>(Index j, V) SCIXX_INLINE_LAMBDA {
            // upper[r]: what window r has above the shared blocks. Windows r > above() begin inside the next block.
            constexpr int above = static_cast<int>(Rest);
            V upper[4];
            for (int r = 3; r >= 0; --r) {
                if (r == above) {
                    upper[r] = V::load(upper_block + j);
                } else {
                    const int last = (r > above ? above + 4 : above) - 1;
                    upper[r] = V::load(first[last] + j);
                    for (int i = last - 1; i >= r; --i) upper[r] = V::load(first[i] + j) + upper[r];
                    if (r < above) upper[r] = upper[r] + upper[above];
                }
            }
            const V r0 = V::load(next[0] + j), r1 = V::load(next[1] + j);
            const V r2 = V::load(next[2] + j), r3 = V::load(next[3] + j);
            const V block = r0 + (r1 + (r2 + r3));
            block.store(last_block + j);
            V shared = r0;
            if (q > 0) {
                const V prefix = V::load(before + j);
                shared = shared + (V::load(run + j) + prefix);
                (prefix + block).store(after + j);
            }
            write_means(upper[0] + shared, out[0] + j);
            shared = shared + r1;
            write_means(upper[1] + shared, out[1] + j);
            shared = shared + r2;
            write_means(upper[2] + shared, out[2] + j);
            write_means(upper[3] + (shared + r3), out[3] + j);
        });
    }

    template <class V>
    SCIXX_ALWAYS_INLINE void write_means(const V& sums, U* to) const noexcept {
        for (std::size_t m = 0; m < sums.packets.size(); ++m) write_mean(sums.packets[m], to + V::at(m));
    }
    template <class P>
    SCIXX_ALWAYS_INLINE void write_mean(const P& sum, U* to) const noexcept {
        if constexpr (std::is_floating_point_v<U>) {
            divisor_.divide(sum).store(to);
        } else {
            Acc sums[P::width];
            sum.store(sums);
            for (int i = 0; i < P::width; ++i) to[i] = mean(sums[i]);
        }
    }

    /// The means of a line. The sums of the last blocks stand in a ring; at the end of a run they become suffix sums.
    void mean_of_blocks(const T* samples, Index n, U* out) {
        const Index blocks = size_ / lanes;
        memory_.reserve(blocks * lanes);
        Acc* const run = memory_.data();
        U partial[Packet::width];
        BlockSums<T, Acc> sums(samples, size_ % lanes);
        Index i = 0;
        const auto write_next = [&](const Packet& sum) SCIXX_INLINE_LAMBDA {
            write_mean(sum, i + lanes <= n ? out + i : partial);
            i += lanes;
        };
        if (blocks == 0)
            while (i < n) write_next(sums.next().rest);
        for (Index k = 0; k < blocks; ++k) sums.next().whole.store(run + k * lanes);
        while (i < n) {
            Packet suffix = Packet::load(run + (blocks - 1) * lanes), prefix = Packet::broadcast(Acc(0));
            for (Index k = blocks - 2; k >= 0; --k) {
                suffix = Packet::load(run + k * lanes) + suffix;
                suffix.store(run + k * lanes);
            }
            for (Index k = 0; k < blocks && i < n; ++k) {
                const auto [whole, rest] = sums.next();
                write_next(Packet::load(run + k * lanes) + (prefix + rest));
                prefix = prefix + whole;
                whole.store(run + k * lanes);
            }
        }
        std::copy_n(partial, i > n ? n + lanes - i : 0, out + (i - lanes));
    }

    /// The means of Count rows.
    template <std::size_t Count>
    void mean_of(const T* const* rows, Index n, U* out) const noexcept {
        const auto means = [&]<std::size_t... K>(std::index_sequence<K...>) {
            const std::array<const T*, Count> row{rows[K]...};
            for (Index i = 0; i < n; ++i) out[i] = mean((static_cast<Acc>(row[K][i]) + ...));
        };
        means(std::make_index_sequence<Count>());
    }
    /// The means of size() rows, up to `few`.
    void mean_of_few(const T* const* rows, Index n, U* out) const noexcept {
        switch (size_) {
            case 1:
                return mean_of<1>(rows, n, out);
            case 2:
                return mean_of<2>(rows, n, out);
            case 3:
                return mean_of<3>(rows, n, out);
            case 4:
                return mean_of<4>(rows, n, out);
            case 5:
                return mean_of<5>(rows, n, out);
            case 6:
                return mean_of<6>(rows, n, out);
            default:
                return mean_of<few>(rows, n, out);
        }
    }

    [[nodiscard]] SCIXX_ALWAYS_INLINE U mean(Acc sum) const noexcept { return converted<U>(divisor_.divide(sum)); }

    Index size_, width_ = 0;
    Divisor<Acc> divisor_;
    Buffer<Acc> memory_;  // sums of blocks, each a row or (along a line) a packet
    bool fresh_ = true;
};

}  // namespace scixx::ndimage::detail::filters
