// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/dense/block.hpp>

namespace scixx::linalg::detail::factors {

using dense::Block;

/// What balance did: B(i, j) = A(order[i], order[j]) scale[j] / scale[i].
template <class Real>
struct Balanced {
    Column<Real> scale;
    Column<Index> order;
    Index low = 0, high = -1;  ///< the first and the last row of the part that is not triangular already
};

/// Rows and columns change places so that eigenvalues which can be read off stand first and last, and powers of two
/// make rows and columns of the rest alike in norm, in place.
/// B. N. Parlett, C. Reinsch, Balancing a matrix for calculation of eigenvalues and eigenvectors, Numer. Math. 13
/// (1969); R. James, J. Langou, B. R. Lowery, On matrix balancing and eigenvector computation, arXiv:1401.5766 (2014).
template <class T>
Balanced<core::RealOf<T>> balance(const Block<T>& a, bool permute, bool scale) {
    using Real = core::RealOf<T>;
    const Index n = a.rows;
    Balanced<Real> out;
    out.scale = Column<Real>::Ones(n);
    out.order.resize(n);
    for (Index i = 0; i < n; ++i) out.order[i] = i;
    Index low = 0, high = n - 1;
    const auto exchange = [&](Index i, Index k) {
        if (i == k) return;
        std::swap(out.order[i], out.order[k]);
        for (Index r = 0; r < n; ++r) std::swap(a(r, i), a(r, k));
        for (Index c = 0; c < n; ++c) std::swap(a(i, c), a(k, c));
    };
    // Whether a row (or a column) of the part that is left is zero but for its diagonal.
    const auto alone = [&](Index i, bool row) {
        for (Index k = low; k <= high; ++k)
            if (k != i && (row ? a(i, k) : a(k, i)) != T(0)) return false;
        return true;
    };
    for (Index i = high; permute && i >= low; --i)
        if (alone(i, true)) {
            exchange(i, high);
            i = high--;  // the search begins again
        }
    for (Index i = low; permute && i <= high; ++i)
        if (alone(i, false)) {
            exchange(i, low);
            i = low++;
        }
    out.low = low;
    out.high = high;
    if (!scale) return out;
    constexpr Real least = std::numeric_limits<Real>::min() / std::numeric_limits<Real>::epsilon() * 2,
                   most = 1 / least;
    core::List<T> line(n);
    for (bool again = true; again;) {
        again = false;
        for (Index i = low; i <= high; ++i) {
            const Index size = high - low + 1;
            Real c = dense::norm2(a.at(low, i), size), largest_c = 0, largest_r = 0;
            for (Index k = low; k <= high; ++k) line[k - low] = a(i, k);
            Real r = dense::norm2(line.data(), size);
            if (c == 0 || r == 0) continue;
            for (Index k = 0; k <= high; ++k) largest_c = std::max(largest_c, dense::size1(a(k, i)));
            for (Index k = low; k < n; ++k) largest_r = std::max(largest_r, dense::size1(a(i, k)));
            const Real sum = c + r;
            if (!(sum <= std::numeric_limits<Real>::max())) return out;
            Real f = 1;
            while (c < r / 2 && std::max({f, c, largest_c}) < most && std::min(r / 2, largest_r) > least)
                f *= 2, c *= 2, largest_c *= 2, r /= 2, largest_r /= 2;
            while (c / 2 >= r && std::max(r, largest_r) < most && std::min({f, c / 2, largest_c}) > least)
                f /= 2, c /= 2, largest_c /= 2, r *= 2, largest_r *= 2;
            if (c + r >= Real(0.95) * sum) continue;
            if (f < 1 && out.scale[i] < 1 && f * out.scale[i] <= least / 2) continue;
            if (f > 1 && out.scale[i] > 1 && out.scale[i] >= 2 * most / f) continue;
            out.scale[i] *= f;
            again = true;
            for (Index k = low; k < n; ++k) a(i, k) = a(i, k) / f;
            for (Index k = 0; k <= high; ++k) a(k, i) = a(k, i) * f;
        }
    }
    return out;
}

}  // namespace scixx::linalg::detail::factors
