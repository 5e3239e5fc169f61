// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/square_roots.hpp>
#include <scixx/core/nd_view.hpp>
#include <type_traits>

/// Rotations are worked on in blocks, component by component side by side, so that the loops over them vectorise. A
/// kernel is a template on the number L of lanes: 1 for a single rotation, `block` for stacks.
namespace scixx::spatial::transform::detail {

using core::NdView;
using Eigen::Index;

/// Lanes of a block of a stack.
inline constexpr int block = 32;

/// N components of L rotations or vectors.
template <int N, int L>
struct Lanes {
    alignas(L > 1 ? 64 : alignof(double)) double v[std::size_t(N)][std::size_t(L)];
    double* operator[](int k) noexcept { return v[k]; }
    const double* operator[](int k) const noexcept { return v[k]; }
};

/// Where N components of consecutive rotations or vectors stand: component k of number i at at[k][i * step]. A step of
/// 0 repeats one of them.
template <int N, class T>
struct Columns {
    T* at[std::size_t(N)];
    Index step = 0;

    [[nodiscard]] Columns from(Index begin) const noexcept {
        Columns out = *this;
        for (int k = 0; k < N && begin > 0; ++k) out.at[k] += begin * step;
        return out;
    }
    operator Columns<N, const T>() const noexcept  // NOLINT(google-explicit-constructor): as T* to const T*
        requires(!std::is_const_v<T>)
    {
        Columns<N, const T> out{};
        for (int k = 0; k < N; ++k) out.at[k] = at[k];
        out.step = step;
        return out;
    }
};

/// The columns of a view: of one vector (rank 1), of vectors in rows (rank 2), and for N = 9 of a matrix (rank 2) or of
/// matrices (rank 3), their entries in row order.
template <int N, class T>
[[nodiscard]] Columns<N, T> columns(const NdView<T>& view) {
    Columns<N, T> out{};
    const bool matrix = N == 9 && view.rank() > 1 && view.shape(view.rank() - 1) == 3;
    const int inner = matrix ? 2 : 1, last = view.rank() - 1;
    if (view.rank() > inner) out.step = view.stride(0);
    for (int k = 0; k < N; ++k) {
        const Index offset =
            matrix ? (k / 3) * view.stride(last - 1) + (k % 3) * view.stride(last) : k * view.stride(last);
        out.at[k] = view.data() ? view.data() + offset : nullptr;
    }
    return out;
}
/// The columns of an Eigen matrix with N columns in column order.
template <int N, class M>
[[nodiscard]] auto columns_of(M& m) {
    Columns<N, std::remove_pointer_t<decltype(m.data())>> out{};
    out.step = 1;
    for (int k = 0; k < N; ++k) out.at[k] = m.data() ? m.data() + k * m.rows() : nullptr;
    return out;
}

/// Takes `count` lanes; the others repeat the first, so that they raise no error of their own.
template <int N, int L, class T>
void load(const Columns<N, T>& in, int count, Lanes<N, L>& lanes) noexcept {
    if (in.step == 1 && count == L) {
        for (int k = 0; k < N; ++k)
            for (int i = 0; i < L; ++i) lanes[k][i] = static_cast<double>(in.at[k][i]);
        return;
    }
    for (int i = 0; i < L; ++i) {  // what lies together in memory is taken together
        const Index from = i < count ? i * in.step : 0;
        for (int k = 0; k < N; ++k) lanes[k][i] = static_cast<double>(in.at[k][from]);
    }
}
template <int N, int L, class T>
void store(const Lanes<N, L>& lanes, int count, const Columns<N, T>& out) noexcept {
    if (out.step == 1 && count == L) {
        for (int k = 0; k < N; ++k)
            for (int i = 0; i < L; ++i) out.at[k][i] = static_cast<T>(lanes[k][i]);
        return;
    }
    for (int i = 0; i < count; ++i)
        for (int k = 0; k < N; ++k) out.at[k][i * out.step] = static_cast<T>(lanes[k][i]);
}

/// Sum of one component.
template <int N, int L>
[[nodiscard]] double sum_of(const Lanes<N, L>& lanes, int k) noexcept {
    double sum = 0;
    for (int i = 0; i < L; ++i) sum += lanes[k][i];
    return sum;
}

/// Calls f(begin, count) for the blocks of 0 .. n-1.
template <class F>
void for_blocks(Index n, F&& f) {
    for (Index begin = 0; begin < n; begin += block) f(begin, static_cast<int>(std::min<Index>(block, n - begin)));
}

/// out = kernel(in) for n rotations.
template <int N, int M, class T, class U, class Kernel>
void map(Index n, const Columns<N, T>& in, const Columns<M, U>& out, const Kernel& kernel) {
    for_blocks(n, [&](Index begin, int count) {
        Lanes<N, block> a;
        Lanes<M, block> b;
        load(in.from(begin), count, a);
        kernel(a, b);
        store(b, count, out.from(begin));
    });
}
/// out = kernel(first, second) for n pairs.
template <int N, int K, int M, class S, class T, class U, class Kernel>
void map(Index n, const Columns<N, S>& first, const Columns<K, T>& second, const Columns<M, U>& out,
         const Kernel& kernel) {
    for_blocks(n, [&](Index begin, int count) {
        Lanes<N, block> a;
        Lanes<K, block> b;
        Lanes<M, block> c;
        load(first.from(begin), count, a);
        load(second.from(begin), count, b);
        kernel(a, b, c);
        store(c, count, out.from(begin));
    });
}

/// 1 where x < limit, 0 elsewhere, by arithmetic on signs: the compiler keeps branches around costly choices.
[[nodiscard]] inline double below(double x, double limit) noexcept {
    return 0.5 - std::copysign(0.5, x - limit);
}

}  // namespace scixx::spatial::transform::detail
