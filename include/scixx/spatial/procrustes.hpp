// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/spatial/detail/procrustes.hpp>

namespace scixx::spatial {

/// What procrustes returns.
template <class Matrix>
struct ProcrustesResult {
    Matrix mtx1;           ///< n x k, the first set centred and scaled to a sum of squares of 1
    Matrix mtx2;           ///< n x k, the second set moved onto it
    double disparity = 0;  ///< sum of squares of mtx1 - mtx2, in [0, 1]
};

/// Procrustes analysis: how alike two sets of points are but for position, size, rotation and reflection.
///
/// Both sets are centred and scaled to a sum of squares of 1; then the second is turned (and mirrored, where that is
/// better) and scaled to lie as near to the first as can be: mtx2 = s X2 R^T with the singular value decomposition
/// X1^T X2 = U diag(w) V^T, R = U V^T and s the sum of w.
///
/// @param data1, data2  n x k each, n points in rows, finite, at least two different ones
/// @return              the two sets after the transformation, and their disparity
/// @throws std::invalid_argument for arrays that are not of rank 2 and of the same shape, empty ones, a NaN or an
///                      infinity, and sets whose points are all the same.
/// @note                O(n k^2 + k^3). P. H. Schoenemann, Psychometrika 31 (1966) 1; J. C. Gower, Psychometrika 40
///                      (1975) 33.
/// @see                 scipy.spatial.procrustes
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike B = core::MatrixInBraces>
[[nodiscard]] ProcrustesResult<core::PlainOf<A, double>> procrustes(const A& data1, const B& data2) {
    const char* function = "procrustes";
    const core::Source<double, A> first(data1);
    const core::Source<double, B> second(data2);
    const auto &a = first.view(), &b = second.view();
    core::require(a.rank() == 2 && b.rank() == 2, function, "data1 and data2 must be two-dimensional, got shapes ",
                  a.shape(), " and ", b.shape());
    core::require(a.shape() == b.shape(), function, "data1 and data2 must have the same shape, got ", a.shape(),
                  " and ", b.shape());
    core::require(!a.empty(), function, "data1 and data2 must not be empty, got shape ", a.shape());
    using Matrix = core::PlainOf<A, double>;
    ProcrustesResult<Matrix> out{core::allocate<Matrix>(a.shape()), core::allocate<Matrix>(a.shape())};
    out.disparity = detail::procrustes(function, a, b, core::view(out.mtx1), core::view(out.mtx2));
    return out;
}

}  // namespace scixx::spatial
