// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <complex>
#include <cstdint>
#include <scixx/core/boundary.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/simd.hpp>
#include <scixx/core/scalar.hpp>
#include <type_traits>
#include <utility>

namespace scixx::signal::detail {

using core::Dims;
using core::Index;
using core::NdView;

/// The scalar of the direct sums: the real type of a complex T, whose real and imaginary parts are separate planes; for
/// all integers, unsigned integers (arithmetic modulo 2^n) of one of two widths.
template <class T>
using KernelScalar =
    std::conditional_t<std::is_integral_v<T>, std::conditional_t<(sizeof(T) > 4), std::uint64_t, std::int32_t>,
                       core::RealOf<T>>;

/// A block of `Rows` output rows by `Packets` registers whose sums stay in registers:
///     out(i, j) += sum over k < p, l < q of a(i + k, j + l) w(k, l), p >= Rows.
/// Each register of `a` is loaded once for all output rows that it contributes to. Q is q for an unrolled loop, or 0.
template <class K, int Rows, int Packets, int Q>
class DirectTile {
public:
    static constexpr Index width = core::packet_size<K> * Packets;

    /// The sums start from 0, or from what is in `out` when `add`.
    static void run(const K* a, Index a_stride, const K* w, Index p, Index q, K* out, Index out_stride, bool add) {
        DirectTile tile;
        tile.begin(add ? out : nullptr, out_stride, Sums());
        tile.add(a, a_stride, w, p, q, std::make_integer_sequence<int, Rows - 1>());
        tile.store(out, out_stride, Sums());
    }

private:
    // Arrays of one register each: compilers keep longer ones in memory.
    using Pack = Eigen::Array<K, static_cast<int>(core::packet_size<K>), 1>;
    using Load = Eigen::Map<const Pack>;
    using Store = Eigen::Map<Pack>;
    using Sums = std::make_integer_sequence<int, Rows * Packets>;

    template <int... I>
    void begin(const K* out, Index stride, std::integer_sequence<int, I...>) {
        if (out)
            ((sum_[I] = Load(out + I / Packets * stride + I % Packets * core::packet_size<K>)), ...);
        else
            (sum_[I].setZero(), ...);
    }
    template <int... I>
    void store(K* out, Index stride, std::integer_sequence<int, I...>) const {
        ((Store(out + I / Packets * stride + I % Packets * core::packet_size<K>) = sum_[I]), ...);
    }

    // Input rows that contribute to the first output rows only; to all of them; to the last ones only.
    template <int... I>
    void add(const K* a, Index stride, const K* w, Index p, Index q, std::integer_sequence<int, I...>) {
        (row<0, I>(a + I * stride, w + I * q, q), ...);
        for (Index k = Rows - 1; k < p; ++k) row<0, Rows - 1>(a + k * stride, w + k * q, q);
        (row<I + 1, Rows - 1>(a + (p + I) * stride, w + (p - 1) * q, q), ...);
    }

    // Adds input row `a` times window row `w` to output row First, times the row before `w` to the next, up to Last.
    template <int First, int Last>
    void row(const K* a, const K* w, Index q) {
        const Index columns = Q > 0 ? Q : q;
        for (Index l = 0; l < columns; ++l)
            taps<First>(a + l, w + l, q, std::make_integer_sequence<int, (Last - First + 1) * Packets>());
    }
    template <int First, int... I>
    void taps(const K* a, const K* w, Index q, std::integer_sequence<int, I...>) {
        ((sum_[First * Packets + I] += Load(a + I % Packets * core::packet_size<K>) * w[-(I / Packets) * q]), ...);
    }

    Pack sum_[core::to_size(Rows * Packets)];
};

/// A window of p x q weights in C order.
template <class K>
struct Taps {
    const K* w;
    Index p, q;
};

/// `Rows` output rows, columns [0, cols): wide tiles, then single registers. A last register that would not be full
/// overlaps the one before it; this needs cols >= packet_size and no `add`. With `add` the sums start from `out`.
template <class K, int Rows, int Q>
void direct_rows(const K* a, Index a_stride, const Taps<K>& taps, Index cols, K* out, Index out_stride, bool add) {
    constexpr int packets = (EIGEN_MAX_STATIC_ALIGN_BYTES >= 64 ? 12 : 8) / Rows;
    const auto run = [&]<int Packets>(std::integral_constant<int, Packets>, Index column) {
        DirectTile<K, Rows, Packets, Q>::run(a + column, a_stride, taps.w, taps.p, taps.q, out + column, out_stride,
                                             add);
    };
    constexpr Index wide = core::packet_size<K> * packets;
    Index j = 0;
    for (; j + wide <= cols; j += wide) run(std::integral_constant<int, packets>(), j);
    for (; j < cols; j += core::packet_size<K>)
        run(std::integral_constant<int, 1>(), std::min(j, cols - core::packet_size<K>));
}

template <class K, int Q>
void direct_block(const K* a, Index a_stride, const Taps<K>& taps, Index rows, Index cols, K* out, Index out_stride,
                  bool add) {
    Index i = 0;
    if (taps.p >= 3)
        for (; i + 3 <= rows; i += 3)
            direct_rows<K, 3, Q>(a + i * a_stride, a_stride, taps, cols, out + i * out_stride, out_stride, add);
    for (; i < rows; ++i)
        direct_rows<K, 1, Q>(a + i * a_stride, a_stride, taps, cols, out + i * out_stride, out_stride, add);
}

/// out(i, j) = (add ? out(i, j) : 0) + sum over k, l of a(i + k, j + l) w(k, l) for a block of rows x cols.
template <class K>
void direct_block(const K* a, Index a_stride, const Taps<K>& taps, Index rows, Index cols, K* out, Index out_stride,
                  bool add) {
    if (taps.q == 3)
        direct_block<K, 3>(a, a_stride, taps, rows, cols, out, out_stride, add);
    else
        direct_block<K, 0>(a, a_stride, taps, rows, cols, out, out_stride, add);
}

/// Samples [begin, begin + count) of a line that is extended by `mode`, converted to K.
template <class K, class S>
void load_segment(const core::Line<const S>& line, Index begin, Index count, core::Mode mode, K fill, K* out) {
    const auto outside = [&](Index i) {
        const Index j = core::extended_index(mode, i, line.size);
        return j < 0 ? fill : static_cast<K>(line[j]);
    };
    const Index first = std::clamp<Index>(-begin, 0, count);
    const Index last = std::clamp<Index>(line.size - begin, first, count);
    for (Index i = 0; i < first; ++i) out[i] = outside(begin + i);
    if (line.stride == 1)
        for (Index i = first; i < last; ++i) out[i] = static_cast<K>(line.data[begin + i]);
    else
        for (Index i = first; i < last; ++i) out[i] = static_cast<K>(line[begin + i]);
    for (Index i = last; i < count; ++i) out[i] = outside(begin + i);
}

/// out(o) = sum over k of a(o + start + k) w(k), where `a` is extended by `mode` and `fill`. See direct_sum.
///
/// The two innermost axes of the loop nest are done by direct_block on a strip of the extended input that is copied to
/// a small buffer; so strides, types, boundaries and planes cost one copy, and the sums run on contiguous memory.
template <class T>
class DirectSum {
    using K = KernelScalar<T>;
    using S = core::RealOf<T>;
    static constexpr int planes = core::is_complex<T> ? 2 : 1;
    static constexpr std::size_t parts = planes;

public:
    DirectSum(const NdView<const T>& a, const NdView<const T>& w, bool conjugate, const Dims& start, core::Mode mode,
              T fill, const NdView<T>& out)
        : mode_(mode), rank_(out.rank()), start_(start) {
        for (int part = 0; part < planes; ++part) {
            a_[part] = core::component(a, part);
            out_[part] = core::component(out, part);
        }
        if constexpr (planes == 2) {
            fill_[0] = fill.real();
            fill_[1] = fill.imag();
        } else
            fill_[0] = static_cast<K>(fill);
        p_ = w.shape(rank_ - 2);
        q_ = w.shape(rank_ - 1);
        for (int axis = 0; axis < rank_ - 2; ++axis) window_.push_back(w.shape(axis));
        read_weights(w, conjugate);

        // A strip has as many rows as the first levels of cache hold: neighbouring strips copy their common rows twice.
        constexpr Index cache = 128 * 1024 / static_cast<Index>(sizeof(K));
        const Index least_rows = std::min(out.shape(rank_ - 2), std::max<Index>(12, p_));
        columns_ = std::min(out.shape(rank_ - 1), std::max<Index>(256, cache / (least_rows + p_) - q_));
        stride_ = padded(columns_) + q_ - 1;
        rows_ =
            std::min(out.shape(rank_ - 2), std::max(least_rows, std::min<Index>(48, (cache / stride_ - p_) / 3 * 3)));
        strip_.resize(stride_ * (rows_ + p_ - 1));
        direct_ = planes == 1 && std::is_same_v<K, S> && window_.empty() && out.stride(rank_ - 1) == 1 &&
                  columns_ >= core::packet_size<K>;
        if (!direct_) sums_.resize(planes * rows_ * padded(columns_));
    }

    void run() {
        const Index m = out_[0].shape(rank_ - 2), n = out_[0].shape(rank_ - 1);
        const Dims outer = leading(out_[0].shape());
        Dims index = Dims::filled(outer.size(), 0);
        do {
            for (Index j = 0; j < n; j += columns_) {
                // A remainder narrower than a register: the last strip overlaps the one before.
                const Index column = direct_ ? std::min(j, n - std::min(n, std::max(n - j, core::packet_size<K>))) : j;
                for (Index i = 0; i < m; i += rows_)
                    block(index, i, std::min(rows_, m - i), column, std::min(columns_, n - column));
            }
        } while (advance(index, outer));
    }

private:
    static Index padded(Index n) {
        return (n + core::packet_size<K> - 1) / core::packet_size<K> * core::packet_size<K>;
    }
    static Dims leading(const Dims& shape) {
        Dims dims;
        for (int axis = 0; axis < shape.size() - 2; ++axis) dims.push_back(shape[axis]);
        return dims;
    }

    // weights_[from][to]: the weights, in C order, of input plane `from` in output plane `to`.
    void read_weights(const NdView<const T>& w, bool conjugate) {
        for (int from = 0; from < planes; ++from)
            for (int to = 0; to < planes; ++to) {
                const auto source = core::component(w, from == to ? 0 : 1);
                const bool negate = from != to && conjugate != (from == 1);
                core::List<K>& weights = weights_[from][to];
                weights.reserve(w.size());
                Dims index = Dims::filled(rank_, 0);
                do {
                    const K value = static_cast<K>(source(index));
                    weights.push_back(negate ? K(0) - value : value);
                } while (advance(index, w.shape()));
                used_[from][to] =
                    from == to || std::any_of(weights.begin(), weights.end(), [](K x) { return x != K(0); });
            }
    }

    // Output rows [i, i + rows), columns [j, j + cols) of the slab at `outer`.
    void block(const Dims& outer, Index i, Index rows, Index j, Index cols) {
        const Index sums_stride = padded(cols);
        bool begun[parts] = {};
        Dims k = Dims::filled(window_.size(), 0);
        Index slab = 0;
        do {
            Dims at = k;
            bool inside = true;
            for (int axis = 0; axis < at.size(); ++axis) {
                at[axis] = core::extended_index(mode_, outer[axis] + start_[axis] + k[axis], a_[0].shape(axis));
                inside = inside && at[axis] >= 0;
            }
            for (int from = 0; from < planes; ++from) {
                if (!inside && fill_[from] == K(0)) continue;
                load(from, at, inside, i, rows, j, cols);
                for (int to = 0; to < planes; ++to) {
                    if (!used_[from][to]) continue;
                    const Taps<K> taps{weights_[from][to].data() + slab * p_ * q_, p_, q_};
                    if constexpr (std::is_same_v<K, S>)
                        if (direct_) {
                            const NdView<S>& out = out_[0];
                            Dims place = outer;
                            place.push_back(i);
                            place.push_back(j);
                            direct_block(strip_.data(), stride_, taps, rows, cols, out.data() + out.offset(place),
                                         out.stride(rank_ - 2), false);
                            continue;
                        }
                    direct_block(strip_.data(), stride_, taps, rows, sums_stride, sums(to), sums_stride, begun[to]);
                    begun[to] = true;
                }
            }
            ++slab;
        } while (advance(k, window_));
        if (direct_) return;
        for (int to = 0; to < planes; ++to) {
            if (!begun[to]) std::fill_n(sums(to), rows * sums_stride, K(0));
            Dims place = outer;
            place.push_back(i);
            place.push_back(j);
            core::copy(NdView<const K>(sums(to), {rows, cols}, {sums_stride, 1}),
                       NdView<S>(out_[to].data() + out_[to].offset(place), {rows, cols},
                                 {out_[to].stride(rank_ - 2), out_[to].stride(rank_ - 1)}));
        }
    }

    // Copies the rows of plane `part` that an output block reads, extended at the borders.
    void load(int part, const Dims& outer, bool inside, Index i, Index rows, Index j, Index cols) {
        const NdView<const S>& a = a_[part];
        const Index v = rank_ - 2, h = rank_ - 1;
        const Index count = cols + q_ - 1;
        const K fill = fill_[part];
        const S* slab = a.data() + (inside ? a.offset(outer) : 0);
        for (Index r = 0; r < rows + p_ - 1; ++r) {
            K* row = strip_.data() + r * stride_;
            const Index line =
                inside ? core::extended_index(mode_, i + start_[static_cast<int>(v)] + r, a.shape(static_cast<int>(v)))
                       : -1;
            if (line < 0)
                std::fill_n(row, count, fill);
            else
                load_segment<K, S>({slab + line * a.stride(static_cast<int>(v)), a.shape(static_cast<int>(h)),
                                    a.stride(static_cast<int>(h))},
                                   j + start_[static_cast<int>(h)], count, mode_, fill, row);
        }
    }

    K* sums(int to) { return sums_.data() + to * rows_ * padded(columns_); }

    core::Mode mode_;
    int rank_;
    Dims start_, window_;  // window_: extents of the window along the outer axes
    NdView<const S> a_[parts];
    NdView<S> out_[parts];
    K fill_[parts] = {};
    core::List<K> weights_[parts][parts];
    bool used_[parts][parts] = {};
    Index p_ = 0, q_ = 0, rows_ = 0, columns_ = 0, stride_ = 0;
    bool direct_ = false;
    core::List<K> strip_, sums_;
};

/// out(o) = sum over k of a(o + start + k) w(k) (conj(w(k)) when `conjugate`), by direct summation in K.
/// All views have one rank >= 1, `a` and `w` are not empty and `out` does not overlap them.
template <class T>
void direct_sum(const NdView<const T>& a, const NdView<const T>& w, bool conjugate, const Dims& start, core::Mode mode,
                T fill, const NdView<T>& out) {
    if (out.empty()) return;
    if (out.rank() == 1) {
        const auto row = [](const auto& view) {
            return std::remove_cvref_t<decltype(view)>(view.data(), {1, view.shape(0)}, {0, view.stride(0)});
        };
        direct_sum<T>(row(a), row(w), conjugate, {0, start[0]}, mode, fill, row(out));
        return;
    }
    // The innermost loop runs along the output's contiguous axis or, if that is very short, along the longest axis.
    Dims order = core::memory_order(out);
    const int last = order.size() - 1;
    int inner = last;
    if (out.shape(static_cast<int>(order[last])) < 16)
        for (int i = 0; i < last; ++i)
            if (out.shape(static_cast<int>(order[i])) > out.shape(static_cast<int>(order[inner]))) inner = i;
    const Index axis = order[inner];
    order.erase(inner);
    order.push_back(axis);
    Dims begin;
    for (Index i : order) begin.push_back(start[static_cast<int>(i)]);
    DirectSum<T>(a.permuted(order), w.permuted(order), conjugate, begin, mode, fill, out.permuted(order)).run();
}

}  // namespace scixx::signal::detail
