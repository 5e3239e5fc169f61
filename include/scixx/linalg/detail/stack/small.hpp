// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/determinant.hpp>
#include <scixx/linalg/detail/lu.hpp>
#include <scixx/linalg/error.hpp>
#include <string>

/// Systems of a few unknowns, without heap.
namespace scixx::linalg::detail {

/// x := a^-1 x, or a^-T x. @throws LinAlgError for a singular a.
template <class T, class M>
void small_solve_in_place(const char* function, Small<T>& a, M& x, bool transposed = false) {
    Index pivots[8];
    if (lu_in_place<T>(dense::block_of(a), pivots) >= 0) core::fail<LinAlgError>(function, "a is singular");
    lu_solve_in_place<T>(dense::block_of(a), pivots, transposed ? dense::Op::transpose : dense::Op::none,
                         dense::block_of(x));
}

template <class T>
T small_determinant(Small<T>& a) {
    Index pivots[8];
    lu_in_place<T>(dense::block_of(a), pivots);
    return determinant_of_lu<T>(dense::block_of(a), pivots);
}

}  // namespace scixx::linalg::detail
