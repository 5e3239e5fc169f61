// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/lu.hpp>
#include <scixx/linalg/detail/small.hpp>
#include <scixx/linalg/detail/stack/small.hpp>
#include <scixx/linalg/detail/stack/stack.hpp>

namespace scixx::linalg {

/// Options of inv and det.
struct InvOptions {
    bool check_finite = true;  ///< refuse NaN and infinity
};

/// The inverse of a square matrix.
///
/// @param a        n x n; integers count as double
/// @param options  see InvOptions
/// @return         a^-1, of a's family and storage order; 0 x 0 for an empty matrix
/// @throws std::invalid_argument  if a is not square, or for NaN and infinity when check_finite.
/// @throws LinAlgError            if a pivot is exactly zero.
/// @note           O(n^3) time by LU with partial pivoting; sizes up to 4 known to the compiler allocate nothing. To
///                 solve a system call solve, which is faster and more accurate.
/// @see            scipy.linalg.inv
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto inv(const A& a, const InvOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    if constexpr (constexpr int N = detail::small_size<A>(); N > 0) {
        T work[core::to_size(N * N)];
        const bool finite = detail::small_copy<T, N>(a, work);
        core::require(!options.check_finite || finite, "inv", "a must not contain infs or NaNs");
        Eigen::Matrix<T, N, N> inverse = Eigen::Matrix<T, N, N>::Identity();
        if (detail::small_solve<T, N>(work, inverse.data(), N) == T(0))
            for (int i = 0; i < N; ++i)
                if (work[i + i * N] == T(0)) core::fail<LinAlgError>("inv", "a is singular");
        return detail::SameShapeOf<A, T>(inverse);
    } else {
        detail::Dense<T> work = detail::square_matrix<T>("inv", "a", a, options.check_finite);
        core::List<Eigen::Index> pivots(work.rows());
        if (detail::lu_in_place<T>(work, pivots.data()) >= 0) core::fail<LinAlgError>("inv", "a is singular");
        detail::lu_invert<T>(work, pivots.data());
        return detail::give<detail::PlainOf<A, T>>(std::move(work));
    }
}

/// The determinant of a square matrix.
///
/// @param a        n x n; integers count as double
/// @param options  see InvOptions
/// @return         the determinant; 1 for an empty matrix. It overflows to infinity and underflows to 0 only where
///                 its value does: partial products keep their exponents apart.
/// @throws std::invalid_argument  if a is not square, or for NaN and infinity when check_finite.
/// @note           O(n^3) time by LU with partial pivoting; sizes up to 4 known to the compiler allocate nothing.
/// Differs from SciPy: partial products neither overflow nor underflow.
/// @see            scipy.linalg.det
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto det(const A& a, const InvOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    if constexpr (constexpr int N = detail::small_size<A>(); N > 0) {
        T work[core::to_size(N * N)];
        const bool finite = detail::small_copy<T, N>(a, work);
        core::require(!options.check_finite || finite, "det", "a must not contain infs or NaNs");
        return detail::small_solve<T, N>(work, nullptr, 0);
    } else {
        detail::Dense<T> work = detail::square_matrix<T>("det", "a", a, options.check_finite);
        core::List<Eigen::Index> pivots(work.rows());
        detail::lu_in_place<T>(work, pivots.data());
        return detail::determinant_of_lu<T>(work, pivots.data());
    }
}

/// The inverses of a stack of square matrices, in its last two axes (include <scixx/tensor.hpp>). Errors are those of
/// inv(a); nothing is allocated a matrix of up to 8 rows.
/// @see  scipy.linalg.inv
template <StackLike A>
[[nodiscard]] auto inv(const A& a, const InvOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    return detail::map_stack<T, T, 2>(
        "inv", a, detail::matrix_shape(a), options.check_finite, [&](auto& work, auto part) {
            if constexpr (detail::is_small<std::remove_reference_t<decltype(work)>>) {
                detail::Small<T> inverse = detail::Small<T>::Identity(work.rows(), work.rows());
                detail::small_solve_in_place<T>("inv", work, inverse);
                detail::put(inverse, part);
            } else
                detail::put(inv(work, {.check_finite = false}), part);
        });
}

/// The determinants of a stack of square matrices, in its last two axes: an array of two axes less. Errors are those of
/// det(a); nothing is allocated a matrix of up to 8 rows.
/// @see  scipy.linalg.det
template <StackLike A>
[[nodiscard]] auto det(const A& a, const InvOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    return detail::map_stack<T, T, 0>("det", a, {}, options.check_finite, [&](auto& work, auto part) {
        if constexpr (detail::is_small<std::remove_reference_t<decltype(work)>>)
            *part.data() = detail::small_determinant<T>(work);
        else
            *part.data() = det(work, {.check_finite = false});
    });
}

}  // namespace scixx::linalg
