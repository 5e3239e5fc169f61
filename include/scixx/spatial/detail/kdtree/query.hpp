// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <bit>
#include <scixx/core/parallel.hpp>
#include <scixx/spatial/detail/kdtree/space.hpp>
#include <scixx/spatial/detail/morton.hpp>

namespace scixx::spatial::detail {

/// The k nearest points found so far, in the caller's memory: a sorted list up to longest_list points, else a heap.
template <class T>
struct Nearest {
    static constexpr Index longest_list = 64;

    T bound;
    T* powers;
    Index* ids;
    Index k, found = 0;

    void take(const KdPack<T>& block, const std::int32_t* block_ids) noexcept {
        const T least = block.minCoeff();
        if (!(least < bound)) return;
        if (k == 1) {
            unsigned equal = 0;
            for (int l = 0; l < kd_width; ++l) equal |= (block[l] == least ? 1U : 0U) << l;
            const int lane = std::countr_zero(equal);  // padding repeats the block's first point
            bound = powers[0] = least;
            ids[0] = block_ids[lane];
            found = 1;
            return;
        }
        if (found == 0 && k <= longest_list) return place(block, block_ids);
        unsigned near_by = 0;
        for (int l = 0; l < kd_width; ++l) near_by |= (((block[l] < bound) & (block_ids[l] >= 0)) ? 1U : 0U) << l;
        for (; near_by != 0; near_by &= near_by - 1) {
            const int lane = std::countr_zero(near_by);
            if (block[lane] < bound) insert(block[lane], block_ids[lane]);
        }
    }

    /// Sorts a heap.
    void finish() noexcept {
        if (k <= longest_list) return;
        if (found < k)
            for (Index i = found / 2; i-- > 0;) sift(i, found, powers[i], ids[i]);
        for (Index last = found; last-- > 1;) {
            const T power = powers[last];
            const Index id = ids[last];
            powers[last] = powers[0], ids[last] = ids[0];
            sift(0, last, power, id);
        }
    }

private:
    /// Takes the first block by a rank sort: the place of a lane is the number of lanes that come before it.
    void place(const KdPack<T>& block, const std::int32_t* block_ids) noexcept {
        T power[kd_width];
        int before[kd_width] = {};
        for (int l = 0; l < kd_width; ++l) {
            const bool counts = (block[l] < bound) & (block_ids[l] >= 0);
            power[l] = counts ? block[l] : std::numeric_limits<T>::infinity();
            found += counts ? 1 : 0;
        }
        for (int l = 1; l < kd_width; ++l)
            for (int other = 0; other < l; ++other) {
                const int is_after = power[l] < power[other] ? 1 : 0;
                before[other] += is_after;
                before[l] += 1 - is_after;
            }
        found = std::min(found, k);
        for (int l = 0; l < kd_width; ++l)
            if (before[l] < found) powers[before[l]] = power[l], ids[before[l]] = block_ids[l];
        if (found == k) bound = powers[k - 1];
    }
    void insert(T power, Index id) noexcept {
        if (k <= longest_list) {
            Index i = found < k ? found++ : k - 1;
            for (; i > 0 && powers[i - 1] > power; --i) powers[i] = powers[i - 1], ids[i] = ids[i - 1];
            powers[i] = power, ids[i] = id;
            if (found == k) bound = powers[k - 1];
            return;
        }
        if (found < k) {
            powers[found] = power, ids[found] = id;
            if (++found < k) return;
            for (Index i = k / 2; i-- > 0;) sift(i, k, powers[i], ids[i]);
        } else {
            sift(0, k, power, id);
        }
        bound = powers[0];
    }
    /// Puts an entry at or below place i of a heap of `size`, whose children are heaps.
    void sift(Index i, Index size, T power, Index id) noexcept {
        for (Index child; (child = 2 * i + 1) < size; i = child) {
            if (child + 1 < size && powers[child + 1] > powers[child]) ++child;
            if (!(powers[child] > power)) break;
            powers[i] = powers[child], ids[i] = ids[child];
        }
        powers[i] = power, ids[i] = id;
    }
};

/// The lane of the least number (of the first, among equals).
template <class T>
[[nodiscard]] int least_lane(const KdPack<T>& x) noexcept {
    // Bit patterns of numbers >= 0 are ordered like the numbers. The lane replaces the last three bits, so that the
    // minimum of the patterns names its lane.
    using Bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
    static_assert(sizeof(T) == sizeof(Bits) && kd_width == 8);
    Bits key[kd_width];
    for (int l = 0; l < kd_width; ++l) key[l] = (std::bit_cast<Bits>(x[l]) & ~Bits{7}) | static_cast<Bits>(l);
    for (int half = kd_width / 2; half > 0; half /= 2)
        for (int l = 0; l < half; ++l) key[l] = std::min(key[l], key[l + half]);
    return static_cast<int>(key[0] & 7);
}

/// Finds the points nearest to q. Subtrees whose power is at least `shrink` times the bound are skipped (1 is exact).
template <class Space, class T = typename Space::Scalar>
void find_nearest(const KdTree<T>& tree, const Space& space, const T* q, T shrink, Nearest<T>& found) {
    struct Entry {
        T power;
        std::int32_t slot;
    };
    // A path has at most seven entries waiting at each node. One more is room for an entry that is written, then
    // dropped.
    std::array<Entry, std::size_t{kd_depth} * kd_width> stack;
    std::size_t top = 0;
    std::array<KdPack<T>, kd_depth> beside;  // powers of the siblings along the way to the first leaf
    std::array<std::int32_t, kd_depth> way;
    std::size_t depth = 0;

    const auto enter = [&](std::int32_t at, int lane) {  // compares a leaf's points and returns < 0 for it
        const KdNode& node = tree.nodes[at];
        if (node.child[lane] < 0)
            for (Index b = node.begin[lane]; b < node.end[lane]; ++b)
                found.take(space.points(q, tree.block(b)), tree.block_ids(b));
        return node.child[lane];
    };
    const auto push = [&](std::int32_t at, const KdPack<T>& powers) {
        const T bound = shrink * found.bound;
        const std::size_t base = top;
        for (int lane = 0; lane < kd_width; ++lane) {
            stack[top] = {powers[lane], at * kd_width + lane};
            top += powers[lane] < bound ? 1U : 0U;
        }
        for (std::size_t i = base + 1; i < top; ++i) {  // insertion sort, the nearest on top
            const Entry entry = stack[i];
            std::size_t place = i;
            for (; place > base && stack[place - 1].power < entry.power; --place) stack[place] = stack[place - 1];
            stack[place] = entry;
        }
    };
    for (std::int32_t at = 0; at >= 0;) {  // descends to the leaf nearest to q: a first bound
        const KdPack<T> powers = space.nearest(q, q, tree.low(at), tree.high(at));
        const int nearest = least_lane(powers);
        way[depth] = at;
        beside[depth] = powers;
        beside[depth++][nearest] = std::numeric_limits<T>::infinity();
        at = enter(at, nearest);
    }
    while (depth-- > 0) {
        push(way[depth], beside[depth]);
        while (top > 0) {
            const Entry entry = stack[--top];
            if (!(entry.power < shrink * found.bound)) continue;
            const std::int32_t at = enter(entry.slot / kd_width, entry.slot % kd_width);
            if (at >= 0) push(at, space.nearest(q, q, tree.low(at), tree.high(at)));
        }
    }
}

/// Room for the coordinates of a point; no heap up to 32.
template <class T>
class KdPoint {
public:
    explicit KdPoint(Index dim) {
        if (dim > few) many_.resize(dim);
    }
    [[nodiscard]] T* data() noexcept { return many_.empty() ? few_.data() : many_.data(); }

    /// Loads row i of x; periodic coordinates are reduced to [0, period).
    const T* load(const KdTree<T>& tree, const NdView<const T>& x, Index i) {
        T* const q = data();
        for (Index k = 0; k < tree.dim; ++k) {
            q[k] = x(i, k);
            const T length = tree.period[k];
            if (length == std::numeric_limits<T>::infinity()) continue;
            q[k] -= std::floor(q[k] / length) * length;
            if (!(q[k] >= 0 && q[k] < length)) q[k] = 0;  // the difference was rounded to the period, which is 0
        }
        return q;
    }

private:
    static constexpr int few = 32;
    std::array<T, few> few_;
    List<T> many_;
};

/// What limits a search for neighbours.
struct NearestLimits {
    double eps, p, distance_upper_bound;
};

/// p-th power of a factor on distances.
[[nodiscard]] inline double power_of_factor(double factor, double p) {
    return std::isinf(p) ? factor : std::pow(factor, p);
}

/// The neighbours of the rows of x: column c of row i gets the (ranks[c])-th nearest, or with no ranks the (c + 1)-th.
/// D: the scalar of the distances.
template <class D>
void nearest_of_rows(const KdTree<double>& tree, const NdView<const double>& x, Index k,
                     const std::vector<Index>* ranks, const NearestLimits& limits, int workers, const NdView<D>& d,
                     const NdView<Index>& out) {
    const double shrink = limits.eps == 0 ? 1 : 1 / power_of_factor(1 + limits.eps, limits.p);
    const bool in_place = !ranks && (k == 1 || (d.stride(1) == 1 && out.stride(1) == 1));
    with_space(tree, limits.p, [&](const auto& space) {
        // The bound is exclusive.
        double bound = limits.distance_upper_bound;
        if (bound > 0 && !std::isinf(bound))
            bound = std::nextafter(greatest_power<D>(space, std::nextafter(bound, 0.0)),
                                   std::numeric_limits<double>::infinity());
        const auto run = [&](const std::int32_t* order, Index begin, Index end) {
            KdPoint<double> point(tree.dim);
            std::array<double, Nearest<double>::longest_list> few;
            List<double> many;
            List<Index> ids(in_place ? 0 : k);
            double* room = few.data();  // for the powers, where d has no room for them
            if (k > Nearest<double>::longest_list && !(in_place && std::is_same_v<D, double>)) {
                many.resize(k);
                room = many.data();
            }
            for (Index step = begin; step < end; ++step) {
                const Index row = order ? order[step] : step;
                const double* q = point.load(tree, x, row);
                double* powers = room;
                if constexpr (std::is_same_v<D, double>)
                    if (in_place) powers = &d(row, 0);
                Nearest<double> found{bound, powers, in_place ? &out(row, 0) : ids.data(), k};
                find_nearest(tree, space, q, shrink, found);
                found.finish();
                for (Index c = 0; c < d.shape(1); ++c) {
                    const Index place = ranks ? ranks->data()[c] - 1 : c;
                    const bool there = place < found.found;
                    d(row, c) = there ? static_cast<D>(space.distance(found.powers[place]))
                                      : std::numeric_limits<D>::infinity();
                    out(row, c) = there ? found.ids[place] : tree.n;
                }
            }
        };
        if (x.shape(0) == 1) return run(nullptr, 0, 1);
        const List<std::int32_t> order = morton_order(x);
        core::parallel_for(x.shape(0), workers, 64, [&](Index begin, Index end) { run(order.data(), begin, end); });
    });
}

}  // namespace scixx::spatial::detail
