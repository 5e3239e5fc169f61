// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/dense/columns.hpp>
#include <scixx/core/kernel/math.hpp>

namespace scixx::core::dense {

/// Turns pairs of columns of u until all are orthogonal to each other, and those of v with them (M. R. Hestenes, J.
/// SIAM 6 (1958) 51).
template <class T>
void make_orthogonal(Columns<T>& u, Columns<T>& v) {
    const Index rows = u.rows(), count = u.cols();
    const T tolerance = T(1e-16) * static_cast<T>(count + 2);
    List<T> square(count);
    bool done = false;
    for (int sweep = 0; sweep < 60 && !done; ++sweep) {
        done = true;
        for (Index j = 0; j < count; ++j) square[j] = dot(u[j], u[j], rows);
        for (Index p = 0; p < count; ++p)
            for (Index q = p + 1; q < count; ++q) {
                if (square[p] == 0 || square[q] == 0) continue;
                const T along = dot(u[p], u[q], rows);
                if (std::abs(along) <= tolerance * std::sqrt(square[p]) * std::sqrt(square[q])) continue;
                done = false;
                const T theta = (square[q] - square[p]) / (2 * along);
                const T tangent = std::copysign(T(1), theta) / (std::abs(theta) + std::hypot(T(1), theta));
                const T cosine = 1 / std::sqrt(1 + tangent * tangent);
                rotate(u[p], u[q], rows, cosine, tangent * cosine);
                rotate(v[p], v[q], v.rows(), cosine, tangent * cosine);
                square[p] = dot(u[p], u[p], rows);
                square[q] = dot(u[q], u[q], rows);
            }
    }
}

/// Replaces the columns of u whose length is 0 by ones that make them an orthonormal basis with the others.
template <class T>
void complete_basis(Columns<T>& u, List<T>& length) {
    const Index n = u.rows();
    List<T> rest(n, T(1));  // of each unit vector, the square of what is across all columns
    const auto take = [&](Index j) {
        for (Index i = 0; i < n; ++i) rest[i] -= u[j][i] * u[j][i];
    };
    for (Index j = 0; j < n; ++j)
        if (length[j] > 0) take(j);
    for (Index j = 0; j < n; ++j) {
        if (length[j] > 0) continue;
        std::fill_n(u[j], n, T(0));
        u[j][std::max_element(rest.begin(), rest.end()) - rest.begin()] = 1;
        for (int twice = 0; twice < 2; ++twice)
            for (Index other = 0; other < n; ++other)
                if (length[other] > 0) add(-dot(u[j], u[other], n), u[other], u[j], n);
        length[j] = normalise(u[j], n);
        take(j);
    }
}

template <class T>
struct Polar {
    Columns<T> factor;   // orthogonal
    T singular_sum = 0;  // of all singular values
};

/// The orthogonal matrix U V^T of the singular value decomposition U diag(w) V^T of a square matrix, and the sum of w.
/// For a singular matrix it is one of those that will do. One-sided Jacobi rotations, for a few columns: O(n^3) a
/// sweep.
template <class T>
[[nodiscard]] Polar<T> polar(Columns<T> u) {
    const Index n = u.cols();
    Columns<T> v(n, n);
    for (Index j = 0; j < n; ++j) v[j][j] = 1;
    make_orthogonal(u, v);
    List<T> length(n);
    Polar<T> out;
    for (Index j = 0; j < n; ++j) {
        length[j] = normalise(u[j], n);
        out.singular_sum += length[j];
    }
    complete_basis(u, length);
    out.factor = times(u, transposed(v));
    return out;
}

}  // namespace scixx::core::dense
