// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/math.hpp>
#include <type_traits>

namespace scixx::spatial::detail {

/// out(i) = the p-th power (or the root of it) of the distance between row i of x and of y; one row stands for all.
template <class T>
void row_distances(const core::NdView<const T>& x, const core::NdView<const T>& y, double p, bool root,
                   const core::NdView<T>& out) {
    using core::Index;
    const auto exponent = static_cast<T>(p);
    const bool largest = std::isinf(p);
    for (Index i = 0; i < out.shape(0); ++i) {
        const Index a = x.shape(0) == 1 ? 0 : i, b = y.shape(0) == 1 ? 0 : i;
        T sum = 0;
        for (Index k = 0; k < x.shape(1); ++k) {
            const T side = std::abs(y(b, k) - x(a, k));
            if (largest)
                sum = side <= sum ? sum : side;  // a NaN replaces a number
            else
                sum += p == 2 ? side * side : p == 1 ? side : std::pow(side, exponent);
            if (std::isnan(sum)) break;
        }
        out(i) = largest || p == 1 || !root ? sum : p == 2 ? std::sqrt(sum) : std::pow(sum, 1 / exponent);
    }
}

/// A vector as one row.
template <class T>
[[nodiscard]] core::NdView<const T> row_view(const core::NdView<const T>& x) {
    return x.rank() == 2 ? x : core::NdView<const T>(x.data(), {1, x.shape(0)}, {0, x.stride(0)});
}

template <core::ArrayLike X, core::ArrayLike Y>
[[nodiscard]] auto row_distances_of(const char* function, const X& x, const Y& y, double p, bool root) {
    using T = core::CommonOf<core::ScalarOf<X>, core::ScalarOf<Y>>;
    static_assert(std::floating_point<T>, "distances are between real points");
    static_assert(core::rank_of<X> <= 2 && core::rank_of<Y> <= 2, "points are a vector or the rows of a matrix");
    const core::Source<T, X> first(x);
    const core::Source<T, Y> second(y);
    const auto a = row_view(first.view()), b = row_view(second.view());
    core::require(p > 0, function, "p must be greater than 0, got ", p);
    core::require(a.shape(1) == b.shape(1), function, "x and y must have the same number of coordinates, got ",
                  a.shape(1), " and ", b.shape(1));
    core::require(a.shape(0) == b.shape(0) || a.shape(0) == 1 || b.shape(0) == 1, function,
                  "x and y must have the same number of rows, or one of them one, got ", a.shape(0), " and ",
                  b.shape(0));
    const core::Dims shape{a.shape(0) == 1 ? b.shape(0) : a.shape(0)};
    if constexpr (core::rank_of<X> == 1 && core::rank_of<Y> == 1) {
        T out = 0;
        row_distances<T>(a, b, p, root, {&out, shape});
        return out;
    } else {
        core::VectorOf<std::conditional_t<core::rank_of<X> == 2, X, Y>, T> out(shape[0]);
        row_distances<T>(a, b, p, root, {out.data(), shape});
        return out;
    }
}

}  // namespace scixx::spatial::detail
