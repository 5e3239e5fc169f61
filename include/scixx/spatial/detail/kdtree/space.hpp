// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <bit>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/spatial/detail/kdtree/tree.hpp>

namespace scixx::spatial::detail {

// How a tree measures. All lengths within a search are p-th powers of distances ("powers"; for p = infinity the
// distances), which order as these do. Every space has
//
//   power(r)                      of a distance r, and distance(power) back
//   points(q, x)                  from the point q to the eight of a block
//   nearest(q, w, low, high)      least power between the box from q to w (w = q: a point) and the eight boxes
//   farthest(q, w, low, high)     greatest power, likewise
//
// Boxes and points go through the same sequence of operations, each of which is monotone under rounding, so that the
// bounds of a box hold for the rounded distances of the points in it: no neighbour is lost to rounding.

/// Euclidean distance. Dim: the dimension or Eigen::Dynamic.
template <class T, int Dim>
struct EuclideanSpace {
    using Scalar = T;
    Index dynamic_dim;

    [[nodiscard]] Index dim() const noexcept { return Dim == Eigen::Dynamic ? dynamic_dim : Dim; }
    [[nodiscard]] static T power(T r) noexcept { return r * r; }
    [[nodiscard]] static T distance(T power) noexcept { return std::sqrt(power); }

    [[nodiscard]] KdPack<T> points(const T* q, const KdPack<T>* x) const {
        const KdPack<T> first = x[0] - q[0];
        KdPack<T> sum = first * first;
        for (Index k = 1; k < dim(); ++k) {
            const KdPack<T> difference = x[k] - q[k];
            sum += difference * difference;
        }
        return sum;
    }
    [[nodiscard]] KdPack<T> nearest(const T* q, const T* w, const KdPack<T>* low, const KdPack<T>* high) const {
        const KdPack<T> first = (low[0] - w[0]).max(q[0] - high[0]).max(T(0));
        KdPack<T> sum = first * first;
        for (Index k = 1; k < dim(); ++k) {
            const KdPack<T> gap = (low[k] - w[k]).max(q[k] - high[k]).max(T(0));
            sum += gap * gap;
        }
        return sum;
    }
    [[nodiscard]] KdPack<T> farthest(const T* q, const T* w, const KdPack<T>* low, const KdPack<T>* high) const {
        const KdPack<T> first = (w[0] - low[0]).max(high[0] - q[0]);
        KdPack<T> sum = first * first;
        for (Index k = 1; k < dim(); ++k) {
            const KdPack<T> reach = (w[k] - low[k]).max(high[k] - q[k]);
            sum += reach * reach;
        }
        return sum;
    }
};

/// Minkowski distance of any p >= 1, on a torus where the tree is periodic.
template <class T>
struct GeneralSpace {
    using Scalar = T;
    const List<T>& period;
    T p;

    [[nodiscard]] Index dim() const noexcept { return period.size(); }
    [[nodiscard]] T power(T r) const { return p == T(1) || p == infinity ? r : p == T(2) ? r * r : std::pow(r, p); }
    [[nodiscard]] T distance(T power) const {
        return p == T(1) || p == infinity ? power : p == T(2) ? std::sqrt(power) : std::pow(power, T(1) / p);
    }

    [[nodiscard]] KdPack<T> points(const T* q, const KdPack<T>* x) const {
        return total([&](Index k, T length) -> KdPack<T> {
            const KdPack<T> difference = (x[k] - q[k]).abs();
            return difference.min(length - difference);
        });
    }
    [[nodiscard]] KdPack<T> nearest(const T* q, const T* w, const KdPack<T>* low, const KdPack<T>* high) const {
        return total([&](Index k, T length) -> KdPack<T> {
            const KdPack<T> right = low[k] - w[k], left = q[k] - high[k];
            return right.max(left).max(T(0)).min((length + right).min(length + left));
        });
    }
    [[nodiscard]] KdPack<T> farthest(const T* q, const T* w, const KdPack<T>* low, const KdPack<T>* high) const {
        return total([&](Index k, T length) -> KdPack<T> {
            const KdPack<T> gap = (low[k] - w[k]).max(q[k] - high[k]).max(T(0));
            const KdPack<T> reach = (w[k] - low[k]).max(high[k] - q[k]);
            return reach.min(length - gap).min(length / 2);
        });
    }

private:
    static constexpr T infinity = std::numeric_limits<T>::infinity();

    template <class Side>
    [[nodiscard]] KdPack<T> total(const Side& side) const {
        KdPack<T> sum = KdPack<T>::Zero();
        for (Index k = 0; k < dim(); ++k) {
            KdPack<T> length = side(k, period[k]);
            if (p == infinity) {
                sum = sum.max(length);
                continue;
            }
            if (p == T(2))
                length *= length;
            else if (p != T(1))
                for (T& value : length) value = std::pow(value, p);
            sum += length;
        }
        return sum;
    }
};

/// The largest power whose distance, as the tree returns it in D, is at most r: what lies within r is what query would
/// find there, to the last bit.
template <class D, class Space>
[[nodiscard]] double greatest_power(const Space& space, double r) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (r == infinity) return r;
    double reach = r;  // what rounds to r and no further
    if constexpr (std::is_same_v<D, float>) {
        auto rounded = static_cast<float>(std::min(r, static_cast<double>(std::numeric_limits<float>::max())));
        if (static_cast<double>(rounded) > r) rounded = std::nextafter(rounded, 0.0F);
        const float next = std::nextafter(rounded, std::numeric_limits<float>::infinity());
        if (std::isfinite(next)) reach = (static_cast<double>(rounded) + static_cast<double>(next)) / 2;
    }
    // Numbers >= 0 order as their bits do. From a guess by steps that double, then by halving.
    constexpr auto most = std::bit_cast<std::uint64_t>(std::numeric_limits<double>::max());
    const auto within = [&](std::uint64_t bits) {
        return static_cast<double>(static_cast<D>(space.distance(std::bit_cast<double>(bits)))) <= r;
    };
    std::uint64_t low = std::min(std::bit_cast<std::uint64_t>(space.power(reach)), most), high = low, step = 1;
    if (within(low)) {
        for (;; low = high, step *= 2) {
            high = std::min(low + step, most);
            if (!within(high)) break;
            if (high == most) return std::numeric_limits<double>::max();
        }
    } else {
        for (;; high = low, step *= 2) {
            low = high - std::min(high, step);
            if (within(low)) break;
        }
    }
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        (within(middle) ? low : high) = middle;
    }
    // The p-th root of the platform need not be monotone in the last bit.
    for (std::uint64_t next = low + 1; next < low + 9 && next <= most; ++next)
        if (within(next)) low = next;
    return std::bit_cast<double>(low);
}

/// f(space) with the space of a tree and an exponent.
template <class T, class F>
void with_space(const KdTree<T>& tree, double p, const F& f) {
    if (p != 2 || tree.periodic)
        f(GeneralSpace<T>{tree.period, static_cast<T>(p)});
    else if (tree.dim == 2)
        f(EuclideanSpace<T, 2>{2});
    else if (tree.dim == 3)
        f(EuclideanSpace<T, 3>{3});
    else
        f(EuclideanSpace<T, Eigen::Dynamic>{tree.dim});
}

/// As with_space, without the fast paths for two and three dimensions, for long functions that gain little by them.
template <class T, class F>
void with_any_space(const KdTree<T>& tree, double p, const F& f) {
    if (p != 2 || tree.periodic)
        f(GeneralSpace<T>{tree.period, static_cast<T>(p)});
    else
        f(EuclideanSpace<T, Eigen::Dynamic>{tree.dim});
}

}  // namespace scixx::spatial::detail
