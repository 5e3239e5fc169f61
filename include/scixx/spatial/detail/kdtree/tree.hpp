// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/nd_view.hpp>
#include <utility>
#include <vector>

namespace scixx::spatial::detail {

using core::Index;
using core::List;
using core::NdView;

/// Points of a block and children of a node: what one vector operation works on.
inline constexpr int kd_width = 8;
template <class T>
using KdPack = Eigen::Array<T, kd_width, 1>;
template <class T>
using KdPacks = std::vector<KdPack<T>, Eigen::aligned_allocator<KdPack<T>>>;

/// The children of a node. Each covers a run of blocks and is a node itself, or a leaf: child -1.
struct KdNode {
    std::int32_t child[kd_width], begin[kd_width], end[kd_width];
    std::int32_t count;
};

/// A k-d tree whose nodes have up to eight children, with their bounding boxes side by side.
///
/// The points lie in blocks of eight in the order of the tree, coordinate by coordinate, so that the points of any
/// subtree are contiguous. A block that is not full repeats its first point, with the index -1.
template <class T>
struct KdTree {
    Index n = 0, dim = 0;
    List<KdNode> nodes;         // the root first, parents before children
    KdPacks<T> boxes;           // of node i at 2 * dim * i: the lower bounds of all children, then the upper
    KdPacks<T> points;          // of block b at dim * b
    List<std::int32_t> ids;     // eight a block
    List<std::int32_t> starts;  // number of points in the blocks before each block, and in all
    List<T> period;             // of each coordinate, infinity where it is not periodic
    bool periodic = false;

    [[nodiscard]] Index blocks() const noexcept { return ids.size() / kd_width; }
    [[nodiscard]] const KdPack<T>* low(Index node) const noexcept { return boxes.data() + 2 * dim * node; }
    [[nodiscard]] const KdPack<T>* high(Index node) const noexcept { return low(node) + dim; }
    [[nodiscard]] const KdPack<T>* block(Index b) const noexcept { return points.data() + dim * b; }
    [[nodiscard]] const std::int32_t* block_ids(Index b) const noexcept { return ids.data() + kd_width * b; }
    /// The coordinates of the point in a lane of block b.
    void point(Index b, int lane, T* x) const noexcept {
        for (Index k = 0; k < dim; ++k) x[k] = block(b)[k][lane];
    }
};

/// Nodes on the way from the root to a leaf, at most: eightfold splits by rank need 11 for 2^31 points, and splits at
/// midpoints give way to them at depth kd_midpoint_depth.
inline constexpr int kd_midpoint_depth = 24;
inline constexpr int kd_depth = kd_midpoint_depth + 12;

/// Builds a KdTree. Dim: the dimension, when it is 2 or 3, else Eigen::Dynamic.
template <class T, int Dim>
class KdBuilder {
public:
    KdBuilder(KdTree<T>& tree, const NdView<const T>& data, Index leafsize, bool compact, bool balanced)
        : tree_(tree),
          capacity_(
              std::min(leafsize < kd_width ? leafsize : leafsize / kd_width * kd_width, std::max<Index>(tree.n, 1))),
          compact_(compact),
          balanced_(balanced) {
        load(data);
        const Index leaves = (tree_.n + capacity_ - 1) / capacity_;
        const Index blocks = balanced ? leaves * ((capacity_ + kd_width - 1) / kd_width) : tree_.n / 4;
        tree_.points.reserve(core::to_size(blocks * tree_.dim));
        tree_.ids.reserve(blocks * kd_width);
        tree_.starts.reserve(blocks + 1);
        tree_.starts.push_back(0);
        Group all{items_.data(), items_.data() + items_.size(), {}, {}};
        if (all.size() > 0) measure(all);
        build(all, 0);
    }

private:
    static constexpr std::size_t known = core::to_size(Dim == Eigen::Dynamic ? 1 : Dim);
    using Point = std::conditional_t<Dim == Eigen::Dynamic, std::vector<T>, std::array<T, known>>;
    /// What is moved when points are sorted: their coordinates too, if these are few, so that memory is read in order.
    struct Few {
        std::array<T, known> x;
        std::int32_t id;
    };
    struct Many {
        std::int32_t id;
    };
    using Item = std::conditional_t<Dim == Eigen::Dynamic, Many, Few>;
    struct Key {
        T x;
        std::int32_t id;
    };
    struct Group {
        Item *first, *last;
        Point low, high;  // bounding box of the points, or their cell of space
        [[nodiscard]] Index size() const noexcept { return last - first; }
    };

    void load(const NdView<const T>& data) {
        items_.resize(tree_.n);
        if constexpr (Dim == Eigen::Dynamic) {
            rows_.resize(tree_.n * tree_.dim);
            T* out = rows_.data();
            for (Index i = 0; i < tree_.n; ++i)
                for (Index k = 0; k < tree_.dim; ++k) *out++ = data(i, k);
            for (Index i = 0; i < tree_.n; ++i) items_[i].id = static_cast<std::int32_t>(i);
        } else {
            for (Index i = 0; i < tree_.n; ++i) {
                Item& item = items_[i];
                for (Index k = 0; k < Dim; ++k) item.x.data()[k] = data(i, k);
                item.id = static_cast<std::int32_t>(i);
            }
        }
    }

    [[nodiscard]] const T* coordinates(const Item& item) const noexcept {
        if constexpr (Dim == Eigen::Dynamic)
            return rows_.data() + item.id * tree_.dim;
        else
            return item.x.data();
    }

    [[nodiscard]] std::size_t dim() const noexcept { return Dim == Eigen::Dynamic ? core::to_size(tree_.dim) : known; }

    void measure(Group& group) const {
        Point low{}, high{};
        if constexpr (Dim == Eigen::Dynamic) low.resize(dim()), high.resize(dim());
        std::copy_n(coordinates(*group.first), dim(), low.begin());
        high = low;
        for (const Item* item = group.first + 1; item < group.last; ++item) {
            const T* x = coordinates(*item);
            for (std::size_t k = 0; k < dim(); ++k) {
                low[k] = x[k] < low[k] ? x[k] : low[k];
                high[k] = x[k] > high[k] ? x[k] : high[k];
            }
        }
        group.low = std::move(low), group.high = std::move(high);
    }

    /// Moves the points with the smallest coordinates k before `middle`.
    void select(const Group& group, Item* middle, std::size_t k) {
        if constexpr (Dim == Eigen::Dynamic) {
            keys_.clear();
            for (const Item* item = group.first; item < group.last; ++item)
                keys_.push_back({coordinates(*item)[k], item->id});
            std::nth_element(keys_.begin(), keys_.begin() + (middle - group.first), keys_.end(),
                             [](const Key& a, const Key& b) { return a.x < b.x; });
            for (std::size_t i = 0; i < keys_.size(); ++i) group.first[i].id = keys_[i].id;
        } else {
            std::nth_element(group.first, middle, group.last,
                             [k](const Item& a, const Item& b) { return a.x[k] < b.x[k]; });
        }
    }

    /// Divides a group in two, the first of which is left in `group`. `unit`: the first part's size is a multiple of
    /// it and about half, or 0: the cut is at the middle of the box, moved to the next point when a side is empty.
    [[nodiscard]] Group split(Group& group, Index unit) {
        std::size_t k = 0;  // the widest side; halved, it does not overflow
        T extent = -1;
        for (std::size_t l = 0; l < dim(); ++l)
            if (const T half = group.high[l] / 2 - group.low[l] / 2; half > extent) extent = half, k = l;
        Item* middle = group.first + group.size() / 2;
        T cut{};
        if (unit > 0) {
            middle = group.first + ((group.size() + unit - 1) / unit + 1) / 2 * unit;
            select(group, middle, k);
            cut = coordinates(*middle)[k];
        } else if (extent > 0) {
            cut = group.low[k] + extent;
            middle = std::partition(group.first, group.last, [&](const Item& i) { return coordinates(i)[k] < cut; });
            if (middle == group.first || middle == group.last) {
                middle = middle == group.first ? group.first + 1 : group.last - 1;
                select(group, middle, k);
                cut = coordinates(*middle)[k];
            }
        }  // else all points are equal, or in one subnormal of each other: any division will do
        Group rest{middle, group.last, group.low, group.high};
        group.last = middle;
        if (compact_) {
            measure(group);
            measure(rest);
        } else if (unit > 0 || extent > 0) {
            group.high[k] = std::min(std::max(cut, group.low[k]), group.high[k]);
            rest.low[k] = group.high[k];
        }
        return rest;
    }

    /// Adds the node of a group and all below it; leaves the bounding box in the group.
    void build(Group& whole, int depth) {
        const Index node = tree_.nodes.size();
        const std::size_t at_box = tree_.boxes.size();
        tree_.nodes.push_back({});
        tree_.boxes.resize(at_box + 2 * dim());
        const bool by_rank = balanced_ || depth >= kd_midpoint_depth;
        // Splits by rank keep all nodes but the last of each depth full: parts are multiples of a full subtree.
        Index limit = capacity_;
        while (by_rank && limit * kd_width < whole.size()) limit *= kd_width;
        List<Group> groups;
        groups.reserve(kd_width);
        if (whole.size() > 0) groups.push_back(whole);
        while (!groups.empty() && groups.size() < kd_width) {
            const auto largest = std::max_element(groups.begin(), groups.end(),
                                                  [](const Group& a, const Group& b) { return a.size() < b.size(); });
            if (largest->size() <= limit) break;
            Group rest = split(*largest, by_rank ? limit : 0);
            groups.insert(largest + 1, std::move(rest));
        }
        KdNode children;
        children.count = static_cast<std::int32_t>(groups.size());
        for (int lane = 0; lane < kd_width; ++lane) {
            children.child[lane] = -1;
            children.begin[lane] = children.end[lane] = static_cast<std::int32_t>(tree_.blocks());
            if (lane >= groups.size()) {  // no box is farther
                for (std::size_t k = 0; k < dim(); ++k) {
                    tree_.boxes[at_box + k][lane] = std::numeric_limits<T>::infinity();
                    tree_.boxes[at_box + dim() + k][lane] = -std::numeric_limits<T>::infinity();
                }
                continue;
            }
            Group& group = groups[lane];
            if (group.size() <= capacity_) {
                if (!compact_) measure(group);
                store(group);
            } else {
                children.child[lane] = static_cast<std::int32_t>(tree_.nodes.size());
                build(group, depth + 1);
            }
            children.end[lane] = static_cast<std::int32_t>(tree_.blocks());
            for (std::size_t k = 0; k < dim(); ++k) {
                tree_.boxes[at_box + k][lane] = group.low[k];
                tree_.boxes[at_box + dim() + k][lane] = group.high[k];
                if (compact_) continue;
                whole.low[k] = lane == 0 ? group.low[k] : std::min(whole.low[k], group.low[k]);
                whole.high[k] = lane == 0 ? group.high[k] : std::max(whole.high[k], group.high[k]);
            }
        }
        tree_.nodes[node] = children;
    }

    /// Appends the blocks of a leaf.
    void store(const Group& group) {
        for (const Item* first = group.first; first < group.last;
             first += std::min<Index>(group.last - first, kd_width)) {
            const std::size_t at = tree_.points.size();
            tree_.points.resize(at + dim());
            for (int lane = 0; lane < kd_width; ++lane) {
                const bool real = first + lane < group.last;
                const Item& item = real ? first[lane] : *first;
                const T* x = coordinates(item);
                for (std::size_t k = 0; k < dim(); ++k) tree_.points[at + k][lane] = x[k];
                tree_.ids.push_back(real ? item.id : -1);
            }
            tree_.starts.push_back(tree_.starts.back() +
                                   static_cast<std::int32_t>(std::min<Index>(group.last - first, kd_width)));
        }
    }

    KdTree<T>& tree_;
    Index capacity_;
    bool compact_, balanced_;
    List<Item> items_;
    List<T> rows_;
    std::vector<Key> keys_;
};

/// The tree of the rows of `data` (finite, fewer than 2^31).
template <class T>
[[nodiscard]] KdTree<T> build_kd_tree(const NdView<const T>& data, std::vector<T> period, Index leafsize, bool compact,
                                      bool balanced) {
    KdTree<T> tree;
    tree.n = data.shape(0), tree.dim = data.shape(1);
    tree.period = std::move(period);
    for (const T length : tree.period) tree.periodic |= length < std::numeric_limits<T>::infinity();
    if (tree.dim == 2)
        KdBuilder<T, 2>(tree, data, leafsize, compact, balanced);
    else if (tree.dim == 3)
        KdBuilder<T, 3>(tree, data, leafsize, compact, balanced);
    else
        KdBuilder<T, Eigen::Dynamic>(tree, data, leafsize, compact, balanced);
    return tree;
}

}  // namespace scixx::spatial::detail
