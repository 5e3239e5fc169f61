// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstring>
#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/square_roots.hpp>
#include <scixx/core/nd_view.hpp>
#include <scixx/spatial/detail/distance/pair_distance.hpp>
#include <vector>

namespace scixx::spatial::distance::detail {

using core::List;
using Eigen::Index;

/// Lanes of a cache line: distances from one point to so many others are computed side by side.
template <class T>
inline constexpr int lanes = sizeof(T) <= 8 ? static_cast<int>(64 / sizeof(T)) : 4;
template <class T>
using Pack = Eigen::Array<T, lanes<T>, 1>;

/// Points as dense rows of T, without the coordinates that a zero weight leaves out.
template <class T>
struct Rows {
    Index count = 0, dim = 0;
    List<T> data;

    [[nodiscard]] T* row(Index i) noexcept { return data.data() + i * dim; }
    [[nodiscard]] const T* row(Index i) const noexcept { return data.data() + i * dim; }
};

/// The rows in groups of `lanes`, each group transposed; the last one is filled up with zeros.
template <class T>
struct Groups {
    explicit Groups(const Rows<T>& rows) : count((rows.count + lanes<T> - 1) / lanes<T>), dim(rows.dim) {
        data.assign(core::to_size(count * dim), Pack<T>::Zero());
        for (Index i = 0; i < rows.count; ++i)
            for (Index k = 0; k < dim; ++k) data.data()[i / lanes<T> * dim + k][i % lanes<T>] = rows.row(i)[k];
    }
    [[nodiscard]] const Pack<T>* group(Index g) const noexcept { return data.data() + g * dim; }

    Index count, dim;
    std::vector<Pack<T>, Eigen::aligned_allocator<Pack<T>>> data;
};

// What a pair of coordinates adds to the running sums of a distance. `a` and the weight `w` are the same in all lanes.

struct SquaredDifference {
    static constexpr int sums = 1;
    template <class T>
    static void add(Pack<T>* s, T a, const Pack<T>& b, T) {
        const Pack<T> d = b - a;
        s[0] += d * d;
    }
};
struct WeightedSquaredDifference {
    static constexpr int sums = 1;
    template <class T>
    static void add(Pack<T>* s, T a, const Pack<T>& b, T w) {
        const Pack<T> d = b - a;
        s[0] += w * (d * d);
    }
};
struct AbsoluteDifference {
    static constexpr int sums = 1;
    template <class T>
    static void add(Pack<T>* s, T a, const Pack<T>& b, T) {
        s[0] += (b - a).abs();
    }
};
struct WeightedAbsoluteDifference {
    static constexpr int sums = 1;
    template <class T>
    static void add(Pack<T>* s, T a, const Pack<T>& b, T w) {
        s[0] += w * (b - a).abs();
    }
};
struct LargestDifference {  // of finite numbers
    static constexpr int sums = 1;
    template <class T>
    static void add(Pack<T>* s, T a, const Pack<T>& b, T) {
        const Pack<T> d = (b - a).abs();
        s[0] = s[0].max(d);
    }
};
struct LargestDifferenceOrNaN {  // max() need not tell of a NaN, the second sum does
    static constexpr int sums = 2;
    template <class T>
    static void add(Pack<T>* s, T a, const Pack<T>& b, T) {
        const Pack<T> d = (b - a).abs();
        s[0] = s[0].max(d);
        s[1] += d;
    }
};
template <class P>
struct PowerDifference {
    static constexpr int sums = 1;
    P p;
    template <class T>
    void add(Pack<T>* s, T a, const Pack<T>& b, T w) const {
        for (int l = 0; l < lanes<T>; ++l) s[0][l] += w * std::pow(std::abs(b[l] - a), static_cast<T>(p));
    }
};
struct RelativeDifference {  // canberra; 0 / 0 counts as 0
    static constexpr int sums = 1;
    template <class T>
    static void add(Pack<T>* s, T a, const Pack<T>& b, T w) {
        const Pack<T> size = (b.abs() + std::abs(a)).max(std::numeric_limits<T>::denorm_min());
        s[0] += w * ((b - a).abs() / size);
    }
};
struct DifferenceAndSum {  // braycurtis
    static constexpr int sums = 2;
    template <class T>
    static void add(Pack<T>* s, T a, const Pack<T>& b, T w) {
        s[0] += w * (b - a).abs();
        s[1] += w * (b + a).abs();
    }
};
/// w where finite numbers differ from a, else 0: any positive number times the largest one, twice, is above 1. A loop
/// with a comparison would be vectorised where it stands alone only, and not into wide vectors.
template <class T>
[[nodiscard]] Pack<T> if_unequal(const Pack<T>& b, T a, T w) {
    constexpr T largest = std::numeric_limits<T>::max();
    return w * ((b - a).abs() * largest * largest).min(T(1));
}
struct UnequalFinite {  // hamming: weight of unequal entries
    static constexpr int sums = 1;
    template <class T>
    static void add(Pack<T>* s, T a, const Pack<T>& b, T w) {
        Pack<T> unequal;
        if constexpr (EIGEN_MAX_ALIGN_BYTES < 32)
            for (int l = 0; l < lanes<T>; ++l) unequal[l] = b[l] != a ? w : T(0);
        else
            unequal = if_unequal<T>(b, a, w);
        s[0] += unequal;
    }
};
struct UnequalAndAnyFinite {  // jaccard: also the weight of entries that are not both zero
    static constexpr int sums = 2;
    template <class T>
    static void add(Pack<T>* s, T a, const Pack<T>& b, T w) {
        const Pack<T> unequal = if_unequal<T>(b, a, w);
        s[0] += unequal;
        s[1] += (a != T(0) ? T(0) : T(1)) * unequal + (a != T(0) ? w : T(0));  // beside a zero, unequal means not zero
    }
};
struct UnequalAndAny {  // both, for any numbers
    static constexpr int sums = 2;
    template <class T>
    static void add(Pack<T>* s, T a, const Pack<T>& b, T w) {
        const T w_if_a = a != T(0) ? w : T(0);
        for (int l = 0; l < lanes<T>; ++l) {
            s[0][l] += b[l] != a ? w : T(0);
            s[1][l] += b[l] != T(0) ? w : w_if_a;
        }
    }
};
struct Product {
    static constexpr int sums = 1;
    template <class T>
    static void add(Pack<T>* s, T a, const Pack<T>& b, T) {
        s[0] += a * b;
    }
};
struct TruthTable {  // entries 0 or 1: weights of (1, 1), (1, 0) and (0, 1)
    static constexpr int sums = 3;
    template <class T>
    static void add(Pack<T>* s, T a, const Pack<T>& b, T w) {
        const Pack<T> both = a * b;
        s[0] += w * both;
        s[1] += w * (a - both);
        s[2] += w * (b - both);
    }
};
struct Divergence {  // jensenshannon
    static constexpr int sums = 1;
    template <class T>
    static void add(Pack<T>* s, T a, const Pack<T>& b, T) {
        for (int l = 0; l < lanes<T>; ++l)
            s[0][l] += static_cast<T>(divergence_term(static_cast<double>(a), static_cast<double>(b[l])));
    }
};

/// Where the distances go: matrix entry (i, j), or the condensed vector of pairs i < j.
template <class T>
struct Target {
    T* data;
    Index rows, columns;
    Index row_stride, column_stride;  // of a matrix
    bool condensed;

    /// First column that row i needs.
    [[nodiscard]] Index first(Index i) const noexcept { return condensed ? i + 1 : 0; }
    [[nodiscard]] T& at(Index i, Index j) const noexcept {
        return data[condensed ? i * columns - i * (i + 1) / 2 + j - i - 1 : i * row_stride + j * column_stride];
    }
    /// The distances of row i to points j0 .. j0 + count, as far as they are wanted.
    void store(Index i, Index j0, Index count, const T* values) const noexcept {
        const Index begin = std::max(first(i), j0), end = std::min<Index>(columns, j0 + count);
        if (begin >= end) return;
        const Index step = condensed ? 1 : column_stride;
        T* out = data + ((condensed ? i * columns - i * (i + 1) / 2 - i - 1 : i * row_stride) + begin * step);
        values += begin - j0;
        if (step == 1)
            std::memcpy(out, values, core::to_size(end - begin) * sizeof(T));
        else
            for (Index j = 0; j < end - begin; ++j) out[j * step] = values[j];
    }
};

/// Square roots of all lanes, correctly rounded.
template <class T>
[[nodiscard]] Pack<T> square_roots(Pack<T> x) {
    core::take_square_roots(x.data(), lanes<T>);
    return x;
}

/// A few rows and some groups whose distances are wanted; rows `first` and on, points `column` and on of the first
/// group.
template <class T>
struct Tile {
    static constexpr int most = 4, wide = 8;

    const T* row[std::size_t{most}];
    const Pack<T>* group;
    const T* weight;
    Index dim, first, column, groups;
    Pack<T> distance[std::size_t{most}][std::size_t{wide}];
};

/// The kernel of one distance: the sums over the coordinates by `step`, in registers, then finish(i, first j, sums) ->
/// Pack.
template <class T, class Step, class Finish>
struct TileKernel {
    static constexpr int rows = Step::sums > 1 || EIGEN_MAX_ALIGN_BYTES < 32 ? 2 : Tile<T>::most;

    const Step& step;
    const Finish& finish;

    void operator()(Tile<T>& tile) const {
        const Pack<T>* group = tile.group;
        const Index dim = tile.dim;
        for (Index g = 0; g < tile.groups; ++g, group += dim) {
            Pack<T> sum[std::size_t{rows}][std::size_t{Step::sums}];
            for (auto& sums : sum)
                for (auto& s : sums) s.setZero();
            for (Index k = 0; k < dim; ++k)
                for (int r = 0; r < rows; ++r) step.add(sum[r], tile.row[r][k], group[k], tile.weight[k]);
            for (int r = 0; r < rows; ++r)
                tile.distance[r][g] = finish(tile.first + r, tile.column + g * lanes<T>, sum[r]);
        }
    }
};

/// kernel(tile), tiles of `height` rows, for all rows of `a` and groups of `b`, which are taken in stretches that stay
/// in the cache while all rows pass over them.
template <class T>
void pairwise(const Rows<T>& a, const Groups<T>& b, const List<T>& weight, core::FunctionRef<void(Tile<T>&)> kernel,
              int height, const Target<T>& target) {
    const Index dim = a.dim, stretch = std::max<Index>(1, Index{1 << 15} / (std::max<Index>(dim, 1) * lanes<T>)*4);
    Tile<T> tile;
    tile.weight = weight.data();
    tile.dim = dim;
    for (Index g0 = 0; g0 < b.count; g0 += stretch)
        for (Index i0 = 0; i0 < a.count; i0 += height) {
            for (int r = 0; r < height; ++r) tile.row[r] = a.row(std::min<Index>(i0 + r, a.count - 1));
            tile.first = i0;
            const Index first = std::max(g0, target.first(i0) / lanes<T>);
            const auto count = static_cast<int>(std::min<Index>(height, a.count - i0));
            const Index last = std::min(b.count, g0 + stretch);
            for (Index g = first; g < last; g += Tile<T>::wide) {
                tile.group = b.group(g);
                tile.groups = std::min<Index>(Tile<T>::wide, last - g);
                tile.column = g * lanes<T>;
                kernel(tile);
                for (int r = 0; r < count; ++r)
                    target.store(i0 + r, tile.column, tile.groups * lanes<T>, tile.distance[r][0].data());
            }
        }
}

/// Square roots of (b - a)^T M (b - a) for a square matrix M in row-major order.
template <class T>
void mahalanobis(const Rows<T>& a, const Groups<T>& b, const List<T>& m, const Target<T>& target) {
    const Index dim = a.dim;
    std::vector<Pack<T>, Eigen::aligned_allocator<Pack<T>>> vectors(core::to_size(dim));
    Pack<T>* const delta = vectors.data();
    for (Index i = 0; i < a.count; ++i)
        for (Index g = target.first(i) / lanes<T>; g < b.count; ++g) {
            for (Index k = 0; k < dim; ++k) delta[k] = b.group(g)[k] - a.row(i)[k];
            Pack<T> total = Pack<T>::Zero();
            for (Index k = 0; k < dim; ++k) {
                Pack<T> image = Pack<T>::Zero();
                const T* row = m.data() + k * dim;
                for (Index l = 0; l < dim; ++l) image += row[l] * delta[l];
                total += image * delta[k];
            }
            const Pack<T> distance = square_roots<T>(total);
            target.store(i, g * lanes<T>, lanes<T>, distance.data());
        }
}

/// Inverse of an n x n matrix in row-major order by Gauss-Jordan elimination with partial pivoting; false if singular.
template <class T>
[[nodiscard]] bool invert(List<T>& m, Index n) {
    const auto at = [n](List<T>& x, Index i, Index j) -> T& { return x[i * n + j]; };
    List<T> inverse(m.size(), T(0));
    for (Index i = 0; i < n; ++i) at(inverse, i, i) = 1;
    for (Index k = 0; k < n; ++k) {
        Index pivot = k;
        for (Index i = k + 1; i < n; ++i)
            if (std::abs(at(m, i, k)) > std::abs(at(m, pivot, k))) pivot = i;
        if (at(m, pivot, k) == T(0) || !std::isfinite(at(m, pivot, k))) return false;
        for (Index j = 0; j < n && pivot != k; ++j) {
            std::swap(at(m, k, j), at(m, pivot, j));
            std::swap(at(inverse, k, j), at(inverse, pivot, j));
        }
        const T scale = T(1) / at(m, k, k);
        for (Index j = 0; j < n; ++j) at(m, k, j) *= scale, at(inverse, k, j) *= scale;
        for (Index i = 0; i < n; ++i) {
            const T factor = at(m, i, k);
            if (i == k || factor == T(0)) continue;
            for (Index j = 0; j < n; ++j) {
                at(m, i, j) -= factor * at(m, k, j);
                at(inverse, i, j) -= factor * at(inverse, k, j);
            }
        }
    }
    m = std::move(inverse);
    return true;
}

}  // namespace scixx::spatial::distance::detail
