// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstdint>
#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/assignment.hpp>
#include <type_traits>

namespace scixx::optimize {

/// A cost matrix whose forbidden entries leave no complete assignment.
class InfeasibleAssignment : public core::DataError {
    using core::DataError::DataError;
};

/// Options of linear_sum_assignment.
struct AssignmentOptions {
    bool maximize = false;  ///< whether the sum is to be the largest
};

/// Result of linear_sum_assignment; `auto [row_ind, col_ind] = ...`. Row row_ind[k] is assigned to column col_ind[k].
struct AssignmentResult {
    Eigen::Array<Eigen::Index, Eigen::Dynamic, 1> row_ind;  ///< rows, sorted, min(m, n)
    Eigen::Array<Eigen::Index, Eigen::Dynamic, 1> col_ind;  ///< their columns
};

/// Assignment of rows to columns with the least sum of costs: every row one column, or every column one row.
///
/// @param cost_matrix  m x n, real or integer. +inf forbids a pair (-inf with maximize). Integers are summed exactly.
/// @param options      see AssignmentOptions.
/// @return             see AssignmentResult: min(m, n) pairs. Of several best assignments it is one.
/// @throws std::invalid_argument if the matrix has a NaN or an infinity that does not forbid, or integers so large that
///         sums of min(m, n) of them overflow.
/// @throws InfeasibleAssignment if all complete assignments have a forbidden pair.
/// @note   O(min(m, n)^2 max(m, n)): shortest augmenting paths after a reduction of columns and rows. Sources: Jonker
///         and Volgenant, Computing 38 (1987) 325; Crouse, IEEE Trans. Aerosp. Electron. Syst. 52 (2016) 1679.
/// @see scipy.optimize.linear_sum_assignment
template <core::ArrayLike A = core::MatrixInBraces>
    requires(core::rank_of<A> == 2)
[[nodiscard]] AssignmentResult linear_sum_assignment(const A& cost_matrix, const AssignmentOptions& options = {}) {
    using Scalar = core::ScalarOf<A>;
    using T = std::conditional_t<std::is_integral_v<Scalar>, std::int64_t, double>;
    const core::Source<Scalar, A> source(cost_matrix);
    const auto& view = source.view();
    const Eigen::Index m = view.shape()[0], n = view.shape()[1];
    const bool turned = m > n;  // the kernel wants no more rows than columns
    detail::AssignmentCosts<T, Scalar> costs(view.data(), {m, n}, {view.strides()[0], view.strides()[1]}, turned,
                                             options.maximize);
    core::List<Eigen::Index> column;
    if (!detail::Assignment<T>(std::min(m, n), std::max(m, n), costs.data()).solve(column))
        core::fail<InfeasibleAssignment>("linear_sum_assignment", "cost_matrix is infeasible");
    AssignmentResult result;
    const auto k = column.size();
    result.row_ind.resize(k);
    result.col_ind.resize(k);
    if (!turned) {
        for (Eigen::Index i = 0; i < k; ++i) {
            result.row_ind[i] = i;
            result.col_ind[i] = column[i];
        }
        return result;
    }
    core::List<Eigen::Index> of_row(m, -1);
    for (Eigen::Index j = 0; j < k; ++j) of_row[column[j]] = j;
    for (Eigen::Index i = 0, next = 0; i < m; ++i)
        if (of_row[i] >= 0) {
            result.row_ind[next] = i;
            result.col_ind[next++] = of_row[i];
        }
    return result;
}

}  // namespace scixx::optimize
