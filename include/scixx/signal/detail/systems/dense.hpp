// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/kernel/dense/matrix.hpp>

/// The matrices of linear systems.
namespace scixx::signal::detail::systems {

using core::Index;
using core::dense::add;
using core::dense::multiply_add;
using core::dense::product;
using core::dense::scaled;
using core::dense::solve;
using core::dense::transposed;
using core::dense::vanishes;

template <class T>
using Dense = core::dense::Matrix<T>;
template <class T>
using Vector = Eigen::Array<T, Eigen::Dynamic, 1>;

/// A row of a matrix as a vector.
template <class T>
Vector<T> row_of(const Dense<T>& a, Index row) {
    Vector<T> out(a.cols());
    for (Index j = 0; j < out.size(); ++j) out[j] = a(row, j);
    return out;
}
/// C x + D u of states and inputs that have a column for each time, as a row for each.
template <class T>
Dense<T> outputs(const Dense<T>& C, const Dense<T>& x, const Dense<T>& D, const Dense<T>& u) {
    Dense<T> y = product(C, x);
    multiply_add(D, u, y);
    return transposed(y);
}

}  // namespace scixx::signal::detail::systems
