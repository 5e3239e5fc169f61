// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/cholesky.hpp>
#include <scixx/linalg/detail/ldl.hpp>
#include <scixx/linalg/detail/lu.hpp>

namespace scixx::linalg::detail {

/// What a matrix looks like: the number of diagonals below and above the main one, and its symmetry.
struct Structure {
    Index below = 0, above = 0;
    bool symmetric = false, hermitian = false;
};

template <class T>
Structure structure_of(const Dense<T>& a) {
    Structure s;
    const Index n = a.rows();
    for (Index j = 0; j < n; ++j) {
        Index i = 0;
        while (i < j - s.above && a(i, j) == T(0)) ++i;
        s.above = std::max(s.above, j - i);
        i = n - 1;
        while (i > j + s.below && a(i, j) == T(0)) --i;
        s.below = std::max(s.below, i - j);
    }
    if (s.below != s.above) return s;
    s.symmetric = s.hermitian = true;
    for (Index j = 0; j < n && (s.symmetric || s.hermitian); ++j)
        for (Index i = j; i < n; ++i) {
            s.symmetric = s.symmetric && a(i, j) == a(j, i);
            s.hermitian = s.hermitian && a(i, j) == dense::conj(a(j, i));
        }
    return s;
}

/// b := the solution for a band matrix, held in full, by elimination with partial pivoting within the band.
template <class T>
bool solve_band_in_place(const dense::Block<T>& a, Index below, Index above, const dense::Block<T>& b) {
    const Index n = a.rows, reach = below + above;
    for (Index k = 0; k < n; ++k) {
        const Index last = std::min(n - 1, k + below), right = std::min(n - 1, k + reach);
        Index best = k;
        for (Index i = k + 1; i <= last; ++i)
            if (dense::size1(a(i, k)) > dense::size1(a(best, k))) best = i;
        if (a(best, k) == T(0)) return false;
        if (best != k) {
            for (Index j = k; j <= right; ++j) std::swap(a(k, j), a(best, j));
            for (Index j = 0; j < b.cols; ++j) std::swap(b(k, j), b(best, j));
        }
        for (Index i = k + 1; i <= last; ++i) a(i, k) /= a(k, k);
        for (Index j = k + 1; j <= right; ++j)
            for (Index i = k + 1; i <= last; ++i) a(i, j) -= dense::times(a(i, k), a(k, j));
        for (Index j = 0; j < b.cols; ++j)
            for (Index i = k + 1; i <= last; ++i) b(i, j) -= dense::times(a(i, k), b(k, j));
    }
    for (Index j = 0; j < b.cols; ++j)
        for (Index k = n - 1; k >= 0; --k) {
            b(k, j) /= a(k, k);
            for (Index i = std::max<Index>(0, k - reach); i < k; ++i) b(i, j) -= dense::times(a(i, k), b(k, j));
        }
    return true;
}

/// The kinds of matrix that solve tells apart.
enum class Kind { detect, general, symmetric, hermitian, positive, diagonal, banded, upper, lower };

/// b := op(a)^-1 b; `a` is destroyed. @throws LinAlgError for a singular matrix, or an indefinite one that should be
/// positive.
template <class T>
void solve_in_place(Dense<T>& matrix, Dense<T>& rhs, Kind kind, bool lower, bool transposed) {
    const dense::Block<T> a(matrix), b(rhs);
    const Index n = a.rows;
    Structure s;
    const bool detect = kind == Kind::detect;
    if (detect) {
        s = structure_of(matrix);
        const auto positive_diagonal = [&] {
            bool all = true;
            for (Index i = 0; i < n; ++i) all = all && dense::real(a(i, i)) > 0;
            return all;
        };
        kind = s.below == 0 && s.above == 0         ? Kind::diagonal
               : s.below == 0                       ? Kind::upper
               : s.above == 0                       ? Kind::lower
               : s.hermitian && positive_diagonal() ? Kind::positive
               : s.hermitian                        ? Kind::hermitian
               : s.symmetric                        ? Kind::symmetric
                                                    : Kind::general;
        lower = true;
        if (n > 8 && 4 * (s.below + s.above) < n)
            kind = kind == Kind::upper || kind == Kind::lower ? kind : Kind::banded;
        if (s.below == 0 && s.above == 0) kind = Kind::diagonal;
    } else if (kind == Kind::banded)
        s = structure_of(matrix);
    const auto singular = [](bool yes) {
        if (yes) core::fail<LinAlgError>("solve", "a is singular");
    };
    const auto triangle = [&](dense::Triangle which) {
        for (Index i = 0; i < n; ++i) singular(a(i, i) == T(0));
        dense::solve_triangle(a, which, transposed ? dense::Op::transpose : dense::Op::none, false, b);
    };
    // LU on blocks beats the symmetric factorisation, which goes column by column, but for small matrices.
    const auto general = [&](bool transpose) {
        const dense::Block<T> all(matrix);
        core::List<Index> pivots(n);
        singular(lu_in_place(all, pivots.data()) >= 0);
        lu_solve_in_place(all, pivots.data(), transpose ? dense::Op::transpose : dense::Op::none, b);
    };
    switch (kind) {
        case Kind::diagonal:
            for (Index i = 0; i < n; ++i) singular(a(i, i) == T(0));
            for (Index j = 0; j < b.cols; ++j)
                for (Index i = 0; i < n; ++i) b(i, j) /= a(i, i);
            return;
        case Kind::upper:
            return triangle(dense::Triangle::upper);
        case Kind::lower:
            return triangle(dense::Triangle::lower);
        case Kind::banded:
            if (transposed) {
                matrix.transposeInPlace();
                std::swap(s.below, s.above);
            }
            return singular(!solve_band_in_place(a, s.below, s.above, b));
        case Kind::positive: {
            if (transposed && core::is_complex<T>) {  // the transpose of a Hermitian matrix is its conjugate
                for (Index i = 0; i < matrix.size(); ++i) matrix.data()[i] = dense::conj(matrix.data()[i]);
            }
            Dense<T> copy;
            if (detect) copy = matrix;
            const Index failed = cholesky_in_place(a, lower);
            if (failed < 0) return cholesky_solve_in_place(a, lower, b);
            if (!detect)
                core::fail<LinAlgError>("solve", "a is not positive definite: its leading minor of order ", failed + 1,
                                        " is not positive");
            matrix = std::move(copy);
            return general(false);
        }
        case Kind::symmetric:
        case Kind::hermitian: {
            const bool hermitian = kind == Kind::hermitian;
            if (!lower) dense::mirror<T>(a, dense::Triangle::upper, hermitian);
            if (transposed && hermitian)
                for (Index i = 0; i < matrix.size(); ++i) matrix.data()[i] = dense::conj(matrix.data()[i]);
            if (n > 64) {
                dense::mirror<T>(a, dense::Triangle::lower, hermitian);
                return general(false);
            }
            LdlFactors<T> f = ldl_factor(std::move(matrix), hermitian);
            singular(f.singular);
            return ldl_solve_in_place<T>(f, b);
        }
        default:
            general(transposed);
    }
}

}  // namespace scixx::linalg::detail
