// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/detail/kdtree/query.hpp>

namespace scixx::spatial::detail {

/// One of the two trees whose pairs are counted. Sum: Index to count, double to add products of weights.
template <class T, class Sum>
struct KdCountSide {
    const KdTree<T>& tree;
    List<Sum> point;  // weights eight a block, 0 where there is no point
    List<Sum> slot;   // their sums over the children of the nodes, eight a node

    KdCountSide(const KdTree<T>& t, const double* weights) : tree(t) {
        for (const std::int32_t id : t.ids) point.push_back(id < 0 ? Sum(0) : weights ? Sum(weights[id]) : Sum(1));
        slot.assign(t.nodes.size() * kd_width, Sum(0));
        for (Index node = t.nodes.size(); node-- > 0;)  // parents come before children
            for (int lane = 0; lane < kd_width; ++lane) {
                const KdNode& at = t.nodes[node];
                Sum& sum = slot[node * kd_width + lane];
                if (at.child[lane] >= 0)
                    for (int l = 0; l < kd_width; ++l) sum += slot[Index{at.child[lane]} * kd_width + l];
                else
                    for (Index i = Index{at.begin[lane]} * kd_width; i < Index{at.end[lane]} * kd_width; ++i)
                        sum += point[i];
            }
    }
};

/// Counts pairs by distance: bins[b] gets the pairs beyond radius b - 1 and within radius b, the last bin the rest.
///
/// A pair of subtrees all of whose distances fall in one bin is counted as a whole (A. W. Moore et al., Fast algorithms
/// and efficient statistics: N-point correlation functions, in Mining the Sky, ESO 2001).
template <class Space, class Sum, class T = typename Space::Scalar>
class KdPairCounter {
public:
    using Side = KdCountSide<T, Sum>;

    /// @param radii  powers of the radii, ascending.
    KdPairCounter(const Space& space, const List<T>& radii)
        : bins(radii.size() + 1, Sum(0)), space_(space), radii_(radii) {}

    void count(const Side& a, const Side& b) {
        for (int lane = 0; lane < a.tree.nodes[0].count; ++lane) descend(a, {0, lane}, b, 0, 0, radii_.size());
    }

    List<Sum> bins;

private:
    struct Slot {
        std::int32_t node;
        int lane;
    };
    [[nodiscard]] static std::int32_t child(const Side& side, Slot slot) {
        return side.tree.nodes[slot.node].child[slot.lane];
    }
    [[nodiscard]] static Sum weight(const Side& side, Slot slot) { return side.slot[slot.node * kd_width + slot.lane]; }
    /// First of the radii from `begin` to `end` that is not below `power`.
    [[nodiscard]] Index bin(T power, Index begin, Index end) const {
        if (end - begin > 8)
            return std::lower_bound(radii_.begin() + begin, radii_.begin() + end, power) - radii_.begin();
        while (begin < end && radii_[begin] < power) ++begin;
        return begin;
    }

    /// The pairs of a child of `a` with all points below a node of `b`; only the radii from `begin` to `end` are open.
    void descend(const Side& a, Slot from, const Side& b, std::int32_t to, Index begin, Index end) {
        KdPoint<T> low(a.tree.dim), high(a.tree.dim);
        for (Index k = 0; k < a.tree.dim; ++k) {
            low.data()[k] = a.tree.low(from.node)[k][from.lane];
            high.data()[k] = a.tree.high(from.node)[k][from.lane];
        }
        const KdPack<T> least = space_.nearest(low.data(), high.data(), b.tree.low(to), b.tree.high(to));
        const KdPack<T> most = space_.farthest(low.data(), high.data(), b.tree.low(to), b.tree.high(to));
        for (int lane = 0; lane < b.tree.nodes[to].count; ++lane) {
            const Slot slot{to, lane};
            const Index first = bin(least[lane], begin, end), last = bin(most[lane], first, end);
            if (first == last)
                bins[first] += weight(a, from) * weight(b, slot);
            else if (child(a, from) >= 0)
                descend(b, slot, a, child(a, from), first, last);
            else if (child(b, slot) >= 0)
                descend(a, from, b, child(b, slot), first, last);
            else
                leaves(a, from, b, slot, first, last);
        }
    }

    void leaves(const Side& a, Slot from, const Side& b, Slot to, Index begin, Index end) {
        const auto at = [](const Side& side, Slot slot, const auto& member) {
            return Index{(side.tree.nodes[slot.node].*member)[slot.lane]};
        };
        KdPoint<T> q(a.tree.dim);
        for (Index block = at(a, from, &KdNode::begin); block < at(a, from, &KdNode::end); ++block)
            for (int i = 0; i < kd_width && a.tree.block_ids(block)[i] >= 0; ++i) {
                a.tree.point(block, i, q.data());
                const Sum w = a.point[block * kd_width + i];
                for (Index other = at(b, to, &KdNode::begin); other < at(b, to, &KdNode::end); ++other) {
                    const KdPack<T> powers = space_.points(q.data(), b.tree.block(other));
                    const Sum* v = b.point.data() + other * kd_width;
                    if (end - begin == 1) {
                        Sum within = 0, beyond = 0;
                        for (int j = 0; j < kd_width; ++j) {
                            within += powers[j] <= radii_[begin] ? v[j] : Sum(0);
                            beyond += powers[j] <= radii_[begin] ? Sum(0) : v[j];
                        }
                        bins[begin] += w * within;
                        bins[end] += w * beyond;
                        continue;
                    }
                    for (int j = 0; j < kd_width; ++j) bins[bin(powers[j], begin, end)] += w * v[j];
                }
            }
    }

    const Space& space_;
    const List<T>& radii_;
};

/// Number (or sum of the products of the weights) of the pairs of a and b within each of the radii, cumulative or
/// not; the radii have to be in ascending order.
template <class D, class Sum, class T>
[[nodiscard]] std::vector<Sum> count_pairs(const KdTree<T>& a, const double* weights_a, const KdTree<T>& b,
                                           const double* weights_b, const std::vector<T>& radii, double p,
                                           bool cumulative) {
    std::vector<Sum> out;
    const KdCountSide<T, Sum> first(a, weights_a), second(b, weights_b);
    with_any_space(a, p, [&](const auto& space) {
        List<T> powers;
        for (const T r : radii) powers.push_back(greatest_power<D>(space, r));
        KdPairCounter<std::decay_t<decltype(space)>, Sum> counter(space, powers);
        counter.count(first, second);
        out = std::move(counter.bins);
    });
    out.pop_back();
    for (std::size_t i = 1; cumulative && i < out.size(); ++i) out[i] += out[i - 1];
    return out;
}

}  // namespace scixx::spatial::detail
