// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <initializer_list>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/optimize/detail/callables.hpp>

namespace scixx::optimize {

/// A matrix as an option: rows in braces, `{{1, 2}, {3, 4}}`, as in Python, any array of numbers, or none. An array with
/// one axis is one row.
class MatrixOption : public Eigen::MatrixXd {
public:
    MatrixOption() = default;  ///< none
    /// @throws std::invalid_argument if rows differ in length.
    template <class T = double>
    MatrixOption(std::initializer_list<std::initializer_list<T>> rows) {  // NOLINT(google-explicit-constructor)
        const auto m = static_cast<Eigen::Index>(rows.size());
        const Eigen::Index n = m == 0 ? 0 : static_cast<Eigen::Index>(rows.begin()->size());
        resize(m, n);
        for (Eigen::Index i = 0; i < m; ++i) {
            const auto& row = rows.begin()[i];
            core::require(static_cast<Eigen::Index>(row.size()) == n, "MatrixOption", "rows must have ", n,
                          " elements each, got ", row.size());
            for (Eigen::Index j = 0; j < n; ++j) (*this)(i, j) = row.begin()[j];
        }
    }
    template <core::ArrayLike A>
        requires(core::rank_of<A> <= 2)
    MatrixOption(const A& matrix) {  // NOLINT(google-explicit-constructor): an option's value
        detail::store_matrix<A>(matrix, *this);
    }

    /// Whether there is one.
    [[nodiscard]] bool given() const noexcept { return size() > 0; }
};

}  // namespace scixx::optimize
