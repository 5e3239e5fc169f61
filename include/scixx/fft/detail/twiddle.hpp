// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <complex>
#include <numbers>
#include <scixx/core/kernel/cold.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/fft/detail/split_roots.hpp>
#include <type_traits>

namespace scixx::fft::detail {

using Eigen::Index;

/// A point of the unit circle for the tables of Roots, and the product of two: with 77 bits for double, else in the
/// next wider type, or T itself where there is none.
template <class T>
struct TableRoot {
    using Wide = std::conditional_t<std::is_same_v<T, float>, double, T>;
    Wide x, y;

    /// exp(pi i a / (4 n)), 0 <= a <= n.
    [[nodiscard]] static TableRoot octant(Index a, Index n) {
        const Wide angle = std::numbers::pi_v<Wide> * static_cast<Wide>(a) / (4 * static_cast<Wide>(n));
        return {std::cos(angle), std::sin(angle)};
    }
    friend std::complex<T> operator*(const TableRoot& u, const TableRoot& v) noexcept {
        return {static_cast<T>(u.x * v.x - u.y * v.y), static_cast<T>(u.x * v.y + u.y * v.x)};
    }
};
template <>
struct TableRoot<double> {
    SplitNumber x, y, minus_y;

    [[nodiscard]] static TableRoot octant(Index a, Index n) {
        TableRoot root;
        octant_root(a, n, root.x, root.y);
        root.minus_y = {-root.y.a, -root.y.b, -root.y.c};
        return root;
    }
    friend std::complex<double> operator*(const TableRoot& u, const TableRoot& v) noexcept {
        return {difference_of_products(u.x, v.x, u.y, v.y), difference_of_products(u.x, v.y, u.minus_y, v.x)};
    }
};

/// The roots of unity exp(-2 pi i k / n), right to the last bit of float and double (but where 77 bits do not tell
/// which way to round), else to the last bit or two of T.
///
/// Entries of two tables of about sqrt(n) are multiplied; the angle is first brought into one octant in integers, so
/// that multiples of an eighth turn are exact and the tables symmetric.
template <class T>
class Roots {
public:
    SCIXX_COLD explicit Roots(Index n) : n_(n) {
        while ((Index(1) << (2 * shift_)) < n + 1) ++shift_;
        // Angles are counted in turns / (8 n): an octant is [0, n].
        const Index fine = Index(1) << shift_, coarse = (n >> shift_) + 1;
        for (Index i = 0; i < fine; ++i) fine_.push_back(TableRoot<T>::octant(std::min(i, n), n));
        for (Index i = 0; i < coarse; ++i) coarse_.push_back(TableRoot<T>::octant(i << shift_, n));
    }

    /// exp(-2 pi i k / n), k >= 0.
    [[nodiscard]] std::complex<T> operator()(Index k) const {
        k %= n_;
        Index a = 8 * k;
        const bool lower = a > 4 * n_;  // conjugate half plane
        if (lower) a = 8 * n_ - a;
        const bool left = a > 2 * n_;
        if (left) a = 4 * n_ - a;
        const bool steep = a > n_;
        if (steep) a = 2 * n_ - a;
        const std::complex<T> root = fine_[a & ((Index(1) << shift_) - 1)] * coarse_[a >> shift_];
        T x = root.real(), y = root.imag();
        if (steep) std::swap(x, y);
        if (left) x = -x;
        return {x, lower ? y : -y};
    }

private:
    Index n_;
    int shift_ = 0;
    core::List<TableRoot<T>> fine_, coarse_;
};

/// Appends w to a list of pairs.
template <class T>
SCIXX_COLD void push_pair(core::List<T>& list, const std::complex<T>& w) {
    list.push_back(w.real());
    list.push_back(w.imag());
}

}  // namespace scixx::fft::detail
