// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/generalized/qz.hpp>
#include <scixx/linalg/detail/lu.hpp>
#include <scixx/linalg/detail/spectral/schur.hpp>
#include <string>

namespace scixx::linalg::detail::generalized {

/// The unitary matrix (k x k) whose first columns span those of `basis` (k x q), which is overwritten.
template <class T>
Dense<T> unitary_of(Dense<T> basis) {
    const Index k = basis.rows(), q = basis.cols();
    Column<T> tau(q);
    qr_in_place<T>(basis, tau.data());
    Dense<T> u(k, k);
    dense::form_q<T>(basis, tau.data(), 0, u);
    return u;
}

/// Rows at .. at + u.rows() of b become u^H times them.
template <class T>
void apply_left(const Dense<T>& u, const Block<T>& b, Index at, Index from) {
    const Index k = u.rows();
    T old[4];
    for (Index j = from; j < b.cols; ++j) {
        T* const x = b.at(at, j);
        std::copy_n(x, k, old);
        for (Index i = 0; i < k; ++i) {
            x[i] = T(0);
            for (Index r = 0; r < k; ++r) x[i] += dense::times(dense::conj(u(r, i)), old[r]);
        }
    }
}
/// Columns at .. at + u.rows() of b become them times u.
template <class T>
void apply_right(const Dense<T>& u, const Block<T>& b, Index at, Index rows) {
    const Index k = u.rows();
    T old[4];
    for (Index i = 0; i < rows; ++i) {
        for (Index r = 0; r < k; ++r) old[r] = b(i, at + r);
        for (Index j = 0; j < k; ++j) {
            T sum(0);
            for (Index r = 0; r < k; ++r) sum += dense::times(old[r], u(r, j));
            b(i, at + j) = sum;
        }
    }
}

/// The solution of a small linear system, whose pivots that are zero are made tiny: where two blocks share an
/// eigenvalue the solution is large, and what it spans is near an invariant subspace all the same.
template <class T>
Dense<T> small_system(Dense<T> m, Dense<T> x) {
    using Real = core::RealOf<T>;
    const Real most = std::max(m.cwiseAbs().maxCoeff(), x.cwiseAbs().maxCoeff());
    core::List<Index> pivots(m.rows());
    if (lu_in_place<T>(m, pivots.data()) >= 0)
        for (Index i = 0; i < m.rows(); ++i)
            if (m(i, i) == T(0)) m(i, i) = T(most > 0 ? most * std::numeric_limits<Real>::epsilon() : Real(1));
    lu_solve_in_place<T>(m, pivots.data(), dense::Op::none, x);
    return x;
}

/// Neighbouring diagonal blocks at k, of sizes p and q, of a Schur form change places.
/// Z. Bai, J. W. Demmel, On swapping diagonal blocks in real Schur form, Linear Algebra Appl. 186 (1993).
template <class T>
void swap_blocks(const Block<T>& t, const Block<T>& z, Index k, Index p, Index q) {
    // T11 X - X T22 = T12, then the columns of [-X; I] span the invariant subspace of T22.
    Dense<T> m = Dense<T>::Zero(p * q, p * q), x(p * q, 1);
    for (Index j = 0; j < q; ++j)
        for (Index i = 0; i < p; ++i) {
            x(i + j * p, 0) = t(k + i, k + p + j);
            for (Index r = 0; r < p; ++r) m(i + j * p, r + j * p) += t(k + i, k + r);
            for (Index r = 0; r < q; ++r) m(i + j * p, i + r * p) -= t(k + p + r, k + p + j);
        }
    x = small_system(std::move(m), std::move(x));
    Dense<T> basis = Dense<T>::Zero(p + q, q);
    for (Index j = 0; j < q; ++j) {
        for (Index i = 0; i < p; ++i) basis(i, j) = -x(i + j * p, 0);
        basis(p + j, j) = T(1);
    }
    const Dense<T> u = unitary_of(std::move(basis));
    apply_left(u, t, k, k);
    apply_right(u, t, k, k + p + q);
    apply_right(u, z, k, z.rows);
    for (Index j = 0; j < q; ++j)
        for (Index i = q; i < p + q; ++i) t(k + i, k + j) = T(0);
    if constexpr (!core::is_complex<T>) {
        if (q == 2) spectral::standardize_block(t, z, k);
        if (p == 2) spectral::standardize_block(t, z, k + q);
    }
}

/// As swap_blocks, of a generalised Schur form.
/// B. Kagstrom, A direct method for reordering eigenvalues in the generalized real Schur form of a regular matrix pair,
/// in: Linear Algebra for Large Scale and Real-Time Applications (1993).
template <class T>
void swap_blocks(const Pencil<T>& f, Index k, Index p, Index q) {
    // S11 R - L S22 = S12 and T11 R - L T22 = T12.
    const Index size = p * q;
    Dense<T> m = Dense<T>::Zero(2 * size, 2 * size), x(2 * size, 1);
    const Block<T>* const both[] = {&f.a, &f.b};
    for (Index which = 0; which < 2; ++which) {
        const Block<T>& t = *both[which];
        for (Index j = 0; j < q; ++j)
            for (Index i = 0; i < p; ++i) {
                const Index row = which * size + i + j * p;
                x(row, 0) = t(k + i, k + p + j);
                for (Index r = 0; r < p; ++r) m(row, r + j * p) += t(k + i, k + r);
                for (Index r = 0; r < q; ++r) m(row, size + i + r * p) -= t(k + p + r, k + p + j);
            }
    }
    // Both halves of the equations count alike, whatever the sizes of S and T.
    for (Index which = 0; which < 2; ++which) {
        const core::RealOf<T> most = m.middleRows(which * size, size).cwiseAbs().maxCoeff();
        if (most > 0) {
            m.middleRows(which * size, size) /= most;
            x.middleRows(which * size, size) /= most;
        }
    }
    x = small_system(std::move(m), std::move(x));
    const auto basis = [&](Index from) {
        Dense<T> out = Dense<T>::Zero(p + q, q);
        for (Index j = 0; j < q; ++j) {
            for (Index i = 0; i < p; ++i) out(i, j) = -x(from + i + j * p, 0);
            out(p + j, j) = T(1);
        }
        return unitary_of(std::move(out));
    };
    const Dense<T> right = basis(0), left = basis(size);
    for (const Block<T>* t : both) {
        apply_left(left, *t, k, k);
        apply_right(right, *t, k, k + p + q);
        for (Index j = 0; j < q; ++j)
            for (Index i = q; i < p + q; ++i) (*t)(k + i, k + j) = T(0);
    }
    apply_right(left, f.q, k, f.q.rows);
    apply_right(right, f.z, k, f.z.rows);
    const auto standardize = [&](Index at, Index count) {
        if constexpr (!core::is_complex<T>)
            if (count == 2) return diagonal_block(f, at);
        positive_diagonal(f, at);
    };
    standardize(k, q);
    standardize(k + q, p);
}

/// Blocks whose eigenvalue is chosen move to the top, in the order in which they stand. @return the number of chosen
/// rows. `swap(k, p, q)` exchanges two neighbouring blocks, `chosen(k)` asks for the eigenvalue k of the form as it is.
template <class T>
Index move_up(const Block<T>& t, core::FunctionRef<bool(Index)> chosen,
              core::FunctionRef<void(Index, Index, Index)> swap) {
    const Index n = t.rows;
    const auto size_at = [&](Index k) -> Index {
        return !core::is_complex<T> && k + 1 < n && t(k + 1, k) != T(0) ? 2 : 1;
    };
    core::List<char> wanted(n);
    for (Index k = 0; k < n; k += size_at(k)) {
        const bool any = chosen(k) || (size_at(k) == 2 && chosen(k + 1));
        for (Index i = k; i < k + size_at(k); ++i) wanted[i] = any;
    }
    Index top = 0;
    for (Index k = 0; k < n;) {
        const Index own = size_at(k), next = k + own;
        if (wanted[k]) {
            Index at = k;
            while (at > top) {
                const Index above = at >= 2 && size_at(at - 2) == 2 ? 2 : 1;
                swap(at - above, above, own);
                at -= above;
            }
            top += own;
        }
        k = next;
    }
    return top;
}

}  // namespace scixx::linalg::detail::generalized
