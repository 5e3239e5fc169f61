// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/parallel.hpp>
#include <scixx/core/random_state.hpp>
#include <scixx/core/rng.hpp>
#include <scixx/special/betainc.hpp>
#include <utility>
#include <vector>

/// Local correlations of two matrices of distances at all scales (C. Shen, C. E. Priebe, J. T. Vogelstein, J. Am. Stat.
/// Assoc. 115 (2020) 280).
namespace scixx::stats::detail::graph {

using core::Index;
using core::List;
template <class T>
using Matrix = Eigen::MatrixX<T>;
template <class T>
using Map = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class T = double>
[[nodiscard]] Matrix<T> euclidean(const Matrix<T>& points) {
    const Index n = points.rows();
    Matrix<T> out(n, n);
    for (Index j = 0; j < n; ++j)
        for (Index i = 0; i < n; ++i) {
            double sum = 0;
            for (Index k = 0; k < points.cols(); ++k) {
                const double away = points(i, k) - points(j, k);
                sum += away * away;
            }
            out(i, j) = std::sqrt(sum);
        }
    return out;
}

/// A distance with its column's mean taken away, and its rank among the column's different distances.
template <class T>
struct Cell {
    double value;
    std::int32_t rank;
};
/// n x n cells, cell (i, j) at i + n j.
template <class T>
struct Side {
    Index n = 0, levels = 0;
    List<Cell<T>> cells{};
    [[nodiscard]] const Cell<T>& operator()(Index i, Index j) const { return cells[i + n * j]; }
};
template <class T>
[[nodiscard]] Side<T> centred(const Matrix<T>& distances) {
    const Index n = distances.rows();
    Side<T> out{n, 0, List<Cell<T>>(n * n)};
    List<T> sorted(n);
    for (Index j = 0; j < n; ++j) {
        double sum = 0;
        for (Index i = 0; i < n; ++i) sum += sorted[i] = distances(i, j);
        std::sort(sorted.begin(), sorted.end());
        const auto end = std::unique(sorted.begin(), sorted.end());
        for (Index i = 0; i < n; ++i) {
            const double d = distances(i, j);
            out.cells[i + n * j] = {
                i == j ? 0.0 : d - sum / static_cast<double>(n - 1),
                static_cast<std::int32_t>(std::lower_bound(sorted.begin(), end, d) - sorted.begin())};
        }
        out.levels = std::max<Index>(out.levels, end - sorted.begin());
    }
    return out;
}

/// Cells of one side in the order of their ranks: those of rank k are at start[k] to start[k + 1].
template <class T>
struct ByRank {
    struct Entry {
        double value;
        std::int32_t i, j;
    };
    List<Index> start{};
    List<Entry> entries{};
    List<T> sums{};  ///< of the values of all cells up to a rank
};
template <class T>
[[nodiscard]] List<T> sums_of(const Side<T>& side) {
    List<T> sums(side.levels, 0.0);
    for (const Cell<T>& c : side.cells) sums[c.rank] += c.value;
    for (Index k = 1; k < side.levels; ++k) sums[k] += sums[k - 1];
    return sums;
}
template <class T>
[[nodiscard]] ByRank<T> by_rank(const Side<T>& side) {
    ByRank<T> out{List<Index>(side.levels + 1, 0), List<typename ByRank<T>::Entry>(side.n * side.n), sums_of(side)};
    for (const Cell<T>& c : side.cells) ++out.start[c.rank + 1];
    for (Index k = 0; k < side.levels; ++k) out.start[k + 1] += out.start[k];
    List<Index> next = out.start;
    for (Index j = 0; j < side.n; ++j)
        for (Index i = 0; i < side.n; ++i)
            out.entries[next[side(i, j).rank]++] = {side(i, j).value, static_cast<std::int32_t>(i),
                                                    static_cast<std::int32_t>(j)};
    return out;
}

/// Covariances of x and the transpose of y, whose points are taken in the given order, over the pairs of points that
/// are neighbours up to rank k of x and l of y, for all k and l. `row` keeps the sums by the rank of y from one k to
/// the next.
template <class T>
void covariances(const ByRank<T>& x, const Side<T>& y, const List<T>& y_sums, const std::uint32_t* order, Map<T>& out,
                 List<T>& row) {
    const Index levels = y.levels;
    const double pairs = static_cast<double>(y.n) * static_cast<double>(y.n);
    row.assign(levels, 0.0);
    for (Index k = 0; k < out.rows(); ++k) {
        double* to = row.data();
        for (Index e = x.start[k]; e < x.start[k + 1]; ++e) {
            const auto& a = x.entries[e];
            const Cell<T>& b = y(order[a.j], order[a.i]);
            to[b.rank] += a.value * b.value;
        }
        double* found = &out(k, 0);
        double sum = 0;
        for (Index l = 0; l < levels; ++l) found[l] = sum += to[l];
        const double share = x.sums[k] / pairs;
        for (Index l = 0; l < levels; ++l) found[l] -= share * y_sums[l];
    }
}

struct Found {
    double statistic;
    std::array<Index, 2> scale;
};

/// The largest set of adjacent places where the map is above the threshold, as places in row-major order.
template <class T>
[[nodiscard]] List<Index> largest_region(const Map<T>& map, double threshold) {
    const Index rows = map.rows(), columns = map.cols();
    const double* at = map.data();
    List<Index> region, best;
    core::List<bool> seen;
    for (Index first = 0; first < map.size(); ++first) {
        if (!(at[first] > threshold)) continue;
        if (seen.empty()) seen.resize(map.size());
        if (seen[first]) continue;
        region.assign(1, first);
        seen[first] = true;
        const auto add = [&](bool inside, Index place) {
            if (!inside || seen[place] || !(at[place] > threshold)) return;
            seen[place] = true;
            region.push_back(place);
        };
        for (Index done = 0; done < region.size(); ++done) {
            const Index place = region[done], k = place / columns, l = place % columns;
            add(k > 0, place - columns);
            add(k + 1 < rows, place + columns);
            add(l > 0, place - 1);
            add(l + 1 < columns, place + 1);
        }
        if (region.size() > best.size()) best.swap(region);
    }
    return best;
}

/// The correlation at all neighbours, or the largest one of a region that is large enough and above it.
template <class T>
[[nodiscard]] Found smoothed_maximum(const Map<T>& map, double threshold) {
    const Index rows = map.rows(), columns = map.cols();
    Found found{map(rows - 1, columns - 1), {rows, columns}};
    if (rows == 1 || columns == 1) return found;
    const List<Index> region = largest_region(map, std::max(threshold, found.statistic));
    const double wanted = std::ceil(0.02 * static_cast<double>(std::max(rows, columns)));
    if (region.empty() || static_cast<double>(region.size()) < wanted * static_cast<double>(std::min(rows, columns)))
        return found;
    double most = map.data()[region[0]];
    for (const Index place : region) most = std::max(most, map.data()[place]);
    Index last = 0;
    for (const Index place : region)
        if (map.data()[place] >= most) last = std::max(last, place);
    return {most, {last / columns + 1, last % columns + 1}};
}

/// Both sides, and what does not change when the points of y are permuted.
template <class T>
struct Problem {
    ByRank<T> x{};
    Side<T> y{};
    List<T> y_sums{};
    Map<T> spread{};       ///< square roots of the products of the variances; inf where one is not positive
    double threshold = 0;  ///< from which a correlation is significant
};
template <class T>
[[nodiscard]] Problem<T> problem_of(const Matrix<T>& x_distances, const Matrix<T>& y_distances) {
    const Index n = x_distances.rows();
    Problem<T> p;
    const Side<T> x = centred(x_distances);
    p.x = by_rank(x);
    p.y = centred(y_distances);
    p.y_sums = sums_of(p.y);
    List<std::uint32_t> order(n);
    for (Index i = 0; i < n; ++i) order[i] = static_cast<std::uint32_t>(i);
    List<T> row;
    const auto variances = [&](const ByRank<T>& ordered, const Side<T>& side) {
        Map<T> all(side.levels, side.levels);
        covariances(ordered, side, ordered.sums, order.data(), all, row);
        List<T> out(side.levels);
        for (Index k = 0; k < side.levels; ++k) out[k] = all(k, k);
        return out;
    };
    const List<T> u = variances(p.x, x), v = variances(by_rank(p.y), p.y);
    p.spread.resize(u.size(), v.size());
    for (Index k = 0; k < u.size(); ++k)
        for (Index l = 0; l < v.size(); ++l) p.spread(k, l) = u[k] > 0 && v[l] > 0 ? std::sqrt(u[k] * v[l]) : HUGE_VAL;
    const T free = static_cast<T>(n - 1), shape = free * (free - 3) / 4 - 0.5;
    p.threshold = special::betaincinv(shape, shape, 1 - 0.02 / free) * 2 - 1;
    return p;
}

template <class T>
[[nodiscard]] Found correlation(const Problem<T>& p, const std::uint32_t* order, Map<T>& map, List<T>& row) {
    map.resize(p.spread.rows(), p.spread.cols());
    covariances(p.x, p.y, p.y_sums, order, map, row);
    const double* spread = p.spread.data();
    double* to = map.data();
    for (Index i = 0; i < map.size(); ++i) {
        const double c = to[i] / spread[i];
        to[i] = c > 1 ? 1.0 : c;
    }
    return smoothed_maximum(map, p.threshold);
}

/// Statistics of y permuted, each permutation from a generator of its own that four words of the stream seed.
template <class T>
[[nodiscard]] Eigen::ArrayX<T> null_distribution(const Problem<T>& p, Index reps, const core::Rng& rng, int workers) {
    Eigen::ArrayX<T> out(reps);
    List<std::uint32_t> seeds(4 * reps);
    const auto stream = rng.open();
    stream->integers(Index{1} << 32, seeds.data(), seeds.size());
    core::parallel_for(reps, workers, 1, [&](Index begin, Index end) {
        Map<T> map;
        List<T> row;
        List<std::uint32_t> order(p.y.n);
        for (Index r = begin; r < end; ++r) {
            core::RandomState one(std::vector<std::uint32_t>(seeds.begin() + 4 * r, seeds.begin() + 4 * (r + 1)));
            for (Index i = 0; i < p.y.n; ++i) order[i] = static_cast<std::uint32_t>(i);
            for (Index i = p.y.n - 1; i > 0; --i) {  // RandomState.permutation, without its many kinds of arrays
                const std::uint32_t most = static_cast<std::uint32_t>(i), mask = std::bit_ceil(most + 1) - 1;
                std::uint32_t j = one() & mask;
                while (j > most) j = one() & mask;
                std::swap(order[i], order[j]);
            }
            out[r] = correlation(p, order.data(), map, row).statistic;
        }
    });
    return out;
}

}  // namespace scixx::stats::detail::graph
