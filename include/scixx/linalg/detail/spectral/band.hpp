// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/linalg/detail/dense/block.hpp>

namespace scixx::linalg::detail::spectral {

/// Diagonal d and off-diagonal e of a tridiagonal matrix with the eigenvalues of a real symmetric band matrix, whose
/// largest entry should be about 1. `band` holds its lower half, element (i, j) in row i - j of column j, and one more
/// row of zeros. H. R. Schwarz, Tridiagonalization of a symmetric band matrix, Numer. Math. 12 (1968).
template <class Real>
void tridiagonalize_band(Dense<Real>& band, Real* d, Real* e) {
    const Index n = band.cols(), u = band.rows() - 2;
    Real* const data = band.data();
    const auto at = [data, u](Index i, Index j) -> Real& { return data[i - j + j * (u + 2)]; };
    for (Index j = 0; j + 2 < n; ++j)
        for (Index start = std::min(j + u, n - 1); start > j + 1; --start) {
            // A rotation of lines i - 1 and i removes (i, column), but fills (i + u, i - 1), which is next.
            for (Index column = j, i = start; i < n; column = i - 1, i += u) {
                const Index p = i - 1;
                const Real x = at(p, column), y = at(i, column), square = x * x + y * y;
                at(i, column) = 0;
                // What is so small counts as zero beside entries of about 1.
                if (y == 0 || square < std::numeric_limits<Real>::min() / std::numeric_limits<Real>::epsilon()) break;
                const Real r = std::sqrt(square), c = x / r, s = y / r;
                at(p, column) = r;
                for (Index k = column + 1; k < p; ++k) {
                    Real* const pair = &at(p, k);
                    const Real first = pair[0], second = pair[1];
                    pair[0] = c * first + s * second;
                    pair[1] = c * second - s * first;
                }
                const Real a = at(p, p), m = at(i, p), b = at(i, i), cross = 2 * c * s * m;
                at(p, p) = c * c * a + cross + s * s * b;
                at(i, i) = s * s * a - cross + c * c * b;
                at(i, p) = (c * c - s * s) * m + c * s * (b - a);
                Real *const left = &at(i, p), *const right = &at(i, i);
                const Index count = std::min(u, n - 1 - i);
                for (Index k = 1; k <= count; ++k) {
                    const Real first = left[k], second = right[k];
                    left[k] = c * first + s * second;
                    right[k] = c * second - s * first;
                }
            }
        }
    for (Index j = 0; j < n; ++j) {
        d[j] = at(j, j);
        e[j] = j + 1 < n ? at(j + 1, j) : Real(0);
    }
}

}  // namespace scixx::linalg::detail::spectral
