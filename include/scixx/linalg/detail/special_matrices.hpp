// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/linalg/detail/dense/block.hpp>
#include <utility>
#include <vector>

namespace scixx::linalg::detail {

/// The elements of a vector in memory of their own.
template <class T>
class Values {
public:
    template <class A>
    explicit Values(const A& a) {
        const core::Source<core::ScalarOf<A>, A> source(a);
        const auto& view = source.view();
        values_.reserve(static_cast<std::size_t>(view.size()));
        for (Index i = 0; i < view.shape(0); ++i) values_.push_back(static_cast<T>(view(i)));
    }
    [[nodiscard]] Index size() const { return static_cast<Index>(values_.size()); }
    T operator[](Index i) const { return values_[static_cast<std::size_t>(i)]; }

private:
    std::vector<T> values_;
};

/// The matrix with element f(i, j).
template <class T, class F>
[[nodiscard]] Dense<T> filled(Index m, Index n, F&& f) {
    Dense<T> out(m, n);
    for (Index j = 0; j < n; ++j)
        for (Index i = 0; i < m; ++i) out.data()[i + j * m] = f(i, j);
    return out;
}

inline void require_size(const char* function, Index n) {
    core::require(n >= 0, function, "n must not be negative, got ", n);
}

/// c(k) with k = 1 .. n is the k-th coefficient; the ones and coefficients alternate around the diagonal.
template <class T, class F>
void fill_fiedler_companion(Dense<T>& c, F&& coefficient) {
    const Index n = c.rows();
    c(0, 0) = coefficient(1);
    c(0, 1) = coefficient(2);
    c(1, 0) = T(1);
    for (Index i = 3; i < n; i += 2) c(i, i - 2) = T(1);
    for (Index i = 0; i + 2 < n; i += 2) c(i, i + 2) = T(1);
    for (Index i = 2; i < n; i += 2) {
        c(i, i - 1) = coefficient(i + 1);
        if (i + 1 < n) c(i, i + 1) = coefficient(i + 2);
    }
}

template <class A>
[[nodiscard]] std::pair<Index, Index> block_shape(const A& a) {
    const core::Source<core::ScalarOf<A>, A> source(a);
    if constexpr (core::rank_of<A> == 1)
        return {1, source.view().shape(0)};
    else
        return {source.view().shape(0), source.view().shape(1)};
}

template <class A, class T>
void place_block(const A& a, Dense<T>& out, Index& row, Index& col) {
    const core::Source<core::ScalarOf<A>, A> source(a);
    const auto& view = source.view();
    const auto [m, n] = block_shape(a);
    for (Index i = 0; i < m; ++i)
        for (Index j = 0; j < n; ++j) {
            if constexpr (core::rank_of<A> == 1)
                out(row + i, col + j) = static_cast<T>(view(j));
            else
                out(row + i, col + j) = static_cast<T>(view(i, j));
        }
    row += m;
    col += n;
}

/// exp(-2 pi i k / n).
template <class T>
[[nodiscard]] std::complex<T> root_of_unity(Index k, Index n) {
    // The angle is reduced to [0, pi / 4] in whole numbers: 8 k / n octants.
    const Index octant = 8 * k / n;
    const Index rest = octant % 2 ? (octant + 1) * n - 8 * k : 8 * k - octant * n;  // in units of pi / (4 n)
    const double angle = 3.14159265358979323846 / 4 * (static_cast<double>(rest) / static_cast<double>(n));
    double c = std::cos(angle), s = std::sin(angle);
    if (((octant + 1) / 2) % 2) std::swap(c, s);
    const bool left = octant >= 2 && octant < 6, low = octant >= 4;
    return {static_cast<T>(left ? -c : c), static_cast<T>(low ? s : -s)};
}

}  // namespace scixx::linalg::detail
