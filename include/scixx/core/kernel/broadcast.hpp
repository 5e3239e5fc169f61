// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <scixx/core/nd_view.hpp>
#include <string>
#include <type_traits>
#include <utility>

namespace scixx::core {

/// The shape that arrays of the given shapes have together by NumPy's rule: shapes are aligned at their last axes, and
/// an extent of 1 (or a missing axis) is repeated.
/// @throws std::invalid_argument where two extents differ and neither is 1.
template <class = void>
[[nodiscard]] inline Dims broadcast_shape(const char* function, std::initializer_list<Dims> shapes) {
    int rank = 0;
    for (const Dims& shape : shapes) rank = std::max(rank, shape.size());
    Dims common = Dims::filled(rank, 1);
    for (const Dims& shape : shapes)
        for (int i = 0; i < shape.size(); ++i) {
            Index& extent = common[rank - shape.size() + i];
            if (extent == 1) extent = shape[i];
            if (shape[i] == extent || shape[i] == 1) continue;
            std::string text;
            for (const Dims& each : shapes) text += (text.empty() ? "" : ", ") + ("(" + to_text(each) + ")");
            fail(function, "operands could not be broadcast together with shapes ", text);
        }
    return common;
}

/// The view with the broadcast shape: repeated axes have stride 0.
template <class T>
[[nodiscard]] NdView<T> broadcast(const NdView<T>& view, const Dims& shape) {
    Dims strides = Dims::filled(shape.size(), 0);
    for (int i = 0; i < view.rank(); ++i) {
        const int axis = shape.size() - view.rank() + i;
        if (view.shape(i) != 1) strides[axis] = view.stride(i);
    }
    return {view.data(), shape, strides};
}

namespace kernel {

/// One line of the operands and of the results of an elementwise function.
template <class T, std::size_t N, std::size_t M>
struct MappedLine {
    std::array<const T*, N> in;
    std::array<Index, N> in_stride;
    std::array<T*, M> out;
    std::array<Index, M> out_stride;
    Index size;
};

/// f with its leading operands fixed to the first elements of a line.
template <class F, class T, std::size_t N, std::size_t... J>
    requires requires(const F& f, T x) { f.fixed((static_cast<void>(J), x)...); }
auto fixed_of(const F& f, const std::array<const T*, N>& in, std::index_sequence<J...>) {
    return f.fixed(*in[J]...);
}

/// Whether f has a block over lines of T.
template <class F, class T, std::size_t... I>
[[nodiscard]] constexpr bool has_block_of(std::index_sequence<I...>) {
    return requires(const F& f, const T* in, T* out, Index n) { f.block((static_cast<void>(I), in)..., out, n); };
}
/// Whether f has a block of doubles for float data.
template <class F, std::size_t... I>
[[nodiscard]] constexpr bool has_brief_block(std::index_sequence<I...>) {
    return requires(const F& f, const double* in, double* out, Index n) {
        f.brief_block((static_cast<void>(I), in)..., out, n);
    };
}
/// Whether float data take f's block of doubles.
template <class F, std::size_t... I>
[[nodiscard]] constexpr bool widens_blocks(std::index_sequence<I...> all) {
    return has_block_of<F, double>(all) && !F::template brief_first<decltype(static_cast<void>(I), 0.0)...>;
}

/// A line of float through blocks of doubles: loops over numbers of two widths are not all vectorised.
template <class F, std::size_t N, std::size_t... I>
void map_widened(const F& f, const MappedLine<float, N, 1>& line, std::index_sequence<I...>) {
    constexpr Index most = 256;
    double in[N][most], out[most];
    for (Index begin = 0; begin < line.size; begin += most) {
        const Index count = std::min(most, line.size - begin);
        for (std::size_t k = 0; k < N; ++k) {
            if (line.in_stride[k] == 1)
                for (Index i = 0; i < count; ++i) in[k][i] = static_cast<double>(line.in[k][begin + i]);
            else if (begin == 0)  // a constant
                std::fill_n(in[k], count, static_cast<double>(*line.in[k]));
        }
        if constexpr (has_brief_block<F>(std::index_sequence<I...>{}))
            f.brief_block(static_cast<const double*>(in[I])..., static_cast<double*>(out), count);
        else if constexpr (widens_blocks<F>(std::index_sequence<I...>{}))
            f.block(static_cast<const double*>(in[I])..., static_cast<double*>(out), count);
        else
            for (Index i = 0; i < count; ++i) out[i] = f.brief(in[I][i]...);
        for (Index i = 0; i < count; ++i) line.out[0][begin + i] = static_cast<float>(out[i]);
    }
}

/// A line whose operands are contiguous or constant, in blocks: a constant becomes a block once, so that one loop with
/// one kind of operand serves all, which compilers turn into SIMD operations. clang 14 does not where a stride may be
/// 0.
template <class T, class F, std::size_t N, std::size_t... I>
void map_blocks(const F& f, const MappedLine<T, N, 1>& line, std::index_sequence<I...>) {
    constexpr Index most = 256;
    T constants[N][most];
    for (std::size_t k = 0; k < N; ++k)
        if (line.in_stride[k] == 0) std::fill_n(constants[k], std::min(most, line.size), *line.in[k]);
    for (Index begin = 0; begin < line.size; begin += most) {
        const Index count = std::min(most, line.size - begin);
        const std::array<const T*, N> in{line.in_stride[I] == 0 ? constants[I] : line.in[I] + begin...};
        T* out = line.out[0] + begin;
        if constexpr (requires { f.block(in[I]..., out, count); })
            f.block(in[I]..., out, count);
        else
            for (Index i = 0; i < count; ++i) out[i] = static_cast<T>(f(in[I][i]...));
    }
}

template <class T, class F, std::size_t N, std::size_t M, std::size_t... I>
void map_line(const F& f, const MappedLine<T, N, M>& line, std::index_sequence<I...>) {
    const auto store = [&](Index i, const auto& value) {
        if constexpr (std::is_arithmetic_v<std::remove_cvref_t<decltype(value)>>)
            line.out[0][i * line.out_stride[0]] = static_cast<T>(value);
        else
            for (std::size_t k = 0; k < M; ++k) line.out[k][i * line.out_stride[k]] = static_cast<T>(value[k]);
    };
    constexpr bool has_fixed = requires { fixed_of(f, line.in, std::make_index_sequence<N - 1>{}); };
    const bool constant_parameters = N > 1 && has_fixed && ((I == N - 1 || line.in_stride[I] == 0) && ...);
    if constexpr (M == 1 && std::is_same_v<T, float> && !has_block_of<F, T>(std::index_sequence<I...>{}) &&
                  requires { f.brief((static_cast<void>(I), 0.0)...); }) {
        constexpr bool block_first = has_brief_block<F>(std::index_sequence<I...>{}) ||
                                     (widens_blocks<F>(std::index_sequence<I...>{}) && !F::has_brief_fixed);
        if ((block_first || !constant_parameters) && ((line.in_stride[I] == 1 || line.in_stride[I] == 0) && ...) &&
            line.out_stride[0] == 1)
            return map_widened(f, line, std::index_sequence<I...>{});
    }
    if constexpr (N == 1 && M == 1) {
        const T* in = line.in[0];
        T* out = line.out[0];
        if (line.in_stride[0] == 1 && line.out_stride[0] == 1) {
            if constexpr (requires {
                              requires F::has_block;
                              f.block(in, out, line.size);
                          })
                f.block(in, out, line.size);
            else
                for (Index i = 0; i < line.size; ++i) out[i] = static_cast<T>(f(in[i]));
            return;
        }
    } else if constexpr (M == 1) {
        const bool simple = ((line.in_stride[I] == 1 || line.in_stride[I] == 0) && ...) && line.out_stride[0] == 1;
        if constexpr (requires { f.block(line.in[I]..., line.out[0], line.size); })
            if (simple) return map_blocks(f, line, std::index_sequence<I...>{});
        constexpr std::size_t last = N - 1;
        if constexpr (has_fixed) {
            if (constant_parameters) {
                const auto each = fixed_of(f, line.in, std::make_index_sequence<last>{});
                const T* in = line.in[last];
                T* out = line.out[0];
                if (line.in_stride[last] == 1 && line.out_stride[0] == 1) {
                    if constexpr (requires { each.block(in, out, line.size); })
                        each.block(in, out, line.size);
                    else
                        for (Index i = 0; i < line.size; ++i) out[i] = static_cast<T>(each(in[i]));
                } else {
                    for (Index i = 0; i < line.size; ++i)
                        out[i * line.out_stride[0]] = static_cast<T>(each(in[i * line.in_stride[last]]));
                }
                return;
            }
        }
        if (simple) return map_blocks(f, line, std::index_sequence<I...>{});
    }
    for (Index i = 0; i < line.size; ++i) store(i, f(line.in[I][i * line.in_stride[I]]...));
}

/// out[m][i] = f(in[0][i], in[1][i], ...)[m] over views that are broadcast to the shape of the results, in the memory
/// order of the first result. Axes that are contiguous in all views are joined, so that a line is as long as it can be.
template <class T, class F, std::size_t N, std::size_t M>
void map(const F& f, const std::array<NdView<const T>, N>& in, const std::array<NdView<T>, M>& out) {
    if (out[0].empty()) return;
    const Dims& shape = out[0].shape();
    std::array<Dims, N> in_strides;
    for (std::size_t k = 0; k < N; ++k) in_strides[k] = broadcast(in[k], shape).strides();
    // Joined axes, the one with the smallest stride first.
    Dims extents;
    std::array<Dims, N + M> strides;
    const auto stride = [&](std::size_t k, int axis) { return k < N ? in_strides[k][axis] : out[k - N].stride(axis); };
    const Dims order = memory_order(out[0]);
    for (int i = order.size() - 1; i >= 0; --i) {
        const int axis = static_cast<int>(order[i]);
        if (shape[axis] == 1) continue;
        const int top = extents.size() - 1;
        bool joined = top >= 0;
        for (std::size_t k = 0; k < N + M && joined; ++k) joined = stride(k, axis) == strides[k][top] * extents[top];
        if (joined) {
            extents[top] *= shape[axis];
            continue;
        }
        extents.push_back(shape[axis]);
        for (std::size_t k = 0; k < N + M; ++k) strides[k].push_back(stride(k, axis));
    }
    if (extents.empty()) {
        extents.push_back(1);
        for (Dims& each : strides) each.push_back(0);
    }
    MappedLine<T, N, M> line;
    line.size = extents[0];
    for (std::size_t k = 0; k < N; ++k) line.in_stride[k] = strides[k][0];
    for (std::size_t k = 0; k < M; ++k) line.out_stride[k] = strides[N + k][0];
    Dims index = Dims::filled(extents.size(), 0);
    while (true) {
        for (std::size_t k = 0; k < N + M; ++k) {
            Index offset = 0;
            for (int axis = 1; axis < extents.size(); ++axis) offset += index[axis] * strides[k][axis];
            if (k < N)
                line.in[k] = in[k].data() + offset;
            else
                line.out[k - N] = out[k - N].data() + offset;
        }
        map_line<T>(f, line, std::make_index_sequence<N>{});
        int axis = 1;
        while (axis < extents.size() && ++index[axis] == extents[axis]) index[axis++] = 0;
        if (axis >= extents.size()) return;
    }
}

}  // namespace kernel
}  // namespace scixx::core
