// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <memory>
#include <scixx/spatial/detail/kdtree/query.hpp>
#include <scixx/spatial/index_lists.hpp>

namespace scixx::spatial::detail {

/// The points found within a radius, one search after the other.
template <class T>
class KdHits {
public:
    bool only_count = false;   // no indices are kept
    bool with_powers = false;  // the powers of the distances are kept too
    Index count = 0;

    /// Takes the points of a block whose power is at most `limit`.
    void take(const KdPack<T>& block, const std::int32_t* block_ids, T limit) {
        if (only_count) {
            for (int lane = 0; lane < kd_width; ++lane) count += block[lane] <= limit && block_ids[lane] >= 0;
            return;
        }
        reserve(kd_width);
        if (with_powers)
            for (int lane = 0; lane < kd_width; ++lane) {
                ids[count] = block_ids[lane];
                powers[count] = block[lane];
                count += block[lane] <= limit && block_ids[lane] >= 0;
            }
        else
            for (int lane = 0; lane < kd_width; ++lane) {
                ids[count] = block_ids[lane];
                count += block[lane] <= limit && block_ids[lane] >= 0;
            }
    }
    /// Takes all points of some blocks.
    void take_all(const KdTree<T>& tree, Index begin, Index end) {
        if (only_count) {
            count += tree.starts[end] - tree.starts[begin];
            return;
        }
        reserve((end - begin) * kd_width);
        for (Index slot = begin * kd_width; slot < end * kd_width; ++slot) {
            ids[count] = tree.ids[slot];
            count += tree.ids[slot] >= 0;
        }
    }

    List<std::int32_t> ids;  // the first `count` count
    List<T> powers;

private:
    void reserve(Index more) {
        const Index needed = count + more;
        if (needed <= ids.size()) return;
        ids.resize(std::max(needed, 2 * ids.size() + 256));
        if (with_powers) powers.resize(ids.size());
    }
};

/// Finds the points within `limit` of q. Subtrees that lie beyond `near` are left out, those within `far` are taken
/// whole; both are `limit` in an exact search.
template <class Space, class T = typename Space::Scalar>
void find_within(const KdTree<T>& tree, const Space& space, const T* q, T limit, T near_by, T remote, KdHits<T>& hits) {
    std::array<std::int32_t, std::size_t{kd_depth} * kd_width> stack;
    std::size_t top = 0;
    std::int32_t at = 0;
    for (;;) {
        const KdPack<T> least = space.nearest(q, q, tree.low(at), tree.high(at));
        const KdPack<T> most = space.farthest(q, q, tree.low(at), tree.high(at));
        const KdNode& node = tree.nodes[at];
        for (int lane = node.count; lane-- > 0;) {
            if (!(least[lane] <= near_by)) continue;
            if (most[lane] <= remote && !hits.with_powers) {
                hits.take_all(tree, node.begin[lane], node.end[lane]);
            } else if (node.child[lane] < 0) {
                for (Index b = node.begin[lane]; b < node.end[lane]; ++b)
                    hits.take(space.points(q, tree.block(b)), tree.block_ids(b), limit);
            } else {
                stack[top++] = node.child[lane];
            }
        }
        if (top == 0) return;
        at = stack[--top];
    }
}

/// How a search within radii goes.
struct BallLimits {
    double p, eps;
    bool sorted, only_count, with_powers;
};

/// The points near each row, and the powers of their distances if asked for.
template <class T>
struct KdLists : CompressedRows<Index> {
    Eigen::Array<T, Eigen::Dynamic, 1> powers;
};

/// The points within r (one radius, or one a row) of the rows of x.
/// D: the scalar of the distances that query would return.
template <class D, class T>
[[nodiscard]] KdLists<T> within_of_rows(const KdTree<T>& tree, const NdView<const T>& x, const NdView<const T>& r,
                                        const BallLimits& limits, int workers) {
    struct Place {
        const KdHits<T>* hits;
        Index first;
    };
    KdLists<T> out;
    out.indptr.setZero(x.shape(0) + 1);
    List<Place> places(x.shape(0));
    constexpr Index grain = 16;
    List<std::unique_ptr<KdHits<T>>> parts(x.shape(0) / grain + 1);
    const List<std::int32_t> order = morton_order(x);
    with_space(tree, limits.p, [&](const auto& space) {
        const double factor = limits.eps == 0 ? 1 : power_of_factor(1 + limits.eps, limits.p);
        const T common = r.shape(0) == 1 ? greatest_power<D>(space, r(0)) : T(0);
        core::parallel_for(x.shape(0), workers, grain, [&](Index begin, Index end) {
            auto& hits = parts[begin / grain];  // no two ranges have the same
            hits = std::make_unique<KdHits<T>>();
            hits->only_count = limits.only_count, hits->with_powers = limits.with_powers;
            KdPoint<T> point(tree.dim);
            List<std::pair<std::int32_t, T>> pairs;
            for (Index step = begin; step < end; ++step) {
                const Index row = order[step];
                const T* q = point.load(tree, x, row);
                const T limit = r.shape(0) == 1 ? common : greatest_power<D>(space, r(row));
                const Index first = hits->count;
                find_within(tree, space, q, limit, static_cast<T>(limit / factor), static_cast<T>(limit * factor),
                            *hits);
                places[row] = {hits.get(), first};
                out.indptr[row + 1] = hits->count - first;
                if (!limits.sorted || limits.only_count) continue;
                if (!limits.with_powers) {
                    std::sort(hits->ids.begin() + first, hits->ids.begin() + hits->count);
                    continue;
                }
                pairs.clear();
                for (Index h = first; h < hits->count; ++h)
                    pairs.emplace_back(hits->ids[h], space.distance(hits->powers[h]));
                std::sort(pairs.begin(), pairs.end());
                for (Index h = 0; h < pairs.size(); ++h) {
                    hits->ids[first + h] = pairs[h].first;
                    hits->powers[first + h] = pairs[h].second;
                }
            }
        });
    });
    for (Index row = 0; row < x.shape(0); ++row) out.indptr[row + 1] += out.indptr[row];
    if (limits.only_count) return out;
    out.indices.resize(out.indptr[x.shape(0)]);
    if (limits.with_powers) out.powers.resize(out.indices.size());
    for (Index row = 0; row < x.shape(0); ++row) {
        const auto [hits, first] = places[row];
        const Index start = out.indptr[row], length = out.indptr[row + 1] - start;
        std::copy_n(hits->ids.begin() + first, length, out.indices.data() + start);
        if (limits.with_powers) std::copy_n(hits->powers.begin() + first, length, out.powers.data() + start);
    }
    return out;
}

/// All pairs (i < j) of points within `r` of each other. Subtrees beyond r / (1 + eps) of a leaf are left out.
///
/// Leaf by leaf, the blocks that come later in the tree are found by one walk for the whole leaf.
template <class D, class T>
[[nodiscard]] std::vector<std::pair<std::int32_t, std::int32_t>> pairs_within(const KdTree<T>& tree, T r, double p,
                                                                              double eps) {
    std::vector<std::pair<std::int32_t, std::int32_t>> out(256);
    std::size_t count = 0;
    std::vector<Index> blocks;
    std::vector<std::int32_t> stack;
    const Index dim = tree.dim;
    List<T> low(dim), high(dim), q(dim);
    with_space(tree, p, [&](const auto& space) {
        const T limit = greatest_power<D>(space, r);
        const T near_by = static_cast<T>(eps == 0 ? limit : limit / power_of_factor(1 + eps, p));
        const auto join = [&](Index a, Index b) {
            const std::int32_t *ids_a = tree.block_ids(a), *ids_b = tree.block_ids(b);
            for (int i = 0; i < kd_width && ids_a[i] >= 0; ++i) {
                tree.point(a, i, q.data());
                const KdPack<T> powers = space.points(q.data(), tree.block(b));
                if (!(powers.minCoeff() <= limit)) continue;
                if (out.size() < count + kd_width) out.resize(2 * out.size());
                for (int j = a == b ? i + 1 : 0; j < kd_width; ++j) {
                    out[count] = {std::min(ids_a[i], ids_b[j]), std::max(ids_a[i], ids_b[j])};
                    count += powers[j] <= limit && ids_b[j] >= 0;
                }
            }
        };
        for (Index home = 0; home < tree.nodes.size(); ++home)
            for (int leaf = 0; leaf < tree.nodes[home].count; ++leaf) {
                if (tree.nodes[home].child[leaf] >= 0) continue;
                for (Index k = 0; k < dim; ++k) {
                    low[k] = tree.low(home)[k][leaf];
                    high[k] = tree.high(home)[k][leaf];
                }
                const Index first = tree.nodes[home].begin[leaf], last = tree.nodes[home].end[leaf];
                blocks.clear();
                stack.assign(1, 0);
                while (!stack.empty()) {
                    const std::int32_t at = stack.back();
                    stack.pop_back();
                    const KdPack<T> least = space.nearest(low.data(), high.data(), tree.low(at), tree.high(at));
                    const KdNode& node = tree.nodes[at];
                    for (int lane = 0; lane < node.count; ++lane) {
                        if (node.end[lane] <= first || !(least[lane] <= near_by)) continue;
                        if (node.child[lane] >= 0)
                            stack.push_back(node.child[lane]);
                        else
                            for (Index b = node.begin[lane]; b < node.end[lane]; ++b) blocks.push_back(b);
                    }
                }
                for (Index a = first; a < last; ++a)
                    for (const Index b : blocks)
                        if (b >= a) join(a, b);
            }
    });
    out.resize(count);
    return out;
}

}  // namespace scixx::spatial::detail
