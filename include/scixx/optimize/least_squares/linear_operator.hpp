// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <functional>
#include <memory>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/least_squares/columns.hpp>
#include <type_traits>
#include <utility>

namespace scixx::optimize {

/// A matrix by what it does to vectors: made of its products, of an Eigen::SparseMatrix, or of a dense matrix.
///
///     LinearOperator j(m, n, [&](const Eigen::VectorXd& v) { return product(v); },
///                      [&](const Eigen::VectorXd& u) { return transposed_product(u); });
///
/// Matrices are copied once; copies of the operator share them.
/// @see scipy.sparse.linalg.LinearOperator
class LinearOperator {
public:
    LinearOperator() = default;
    /// m x n by callables `matvec(v) = A v`, n -> m, and `rmatvec(u) = A^T u`, m -> n.
    /// @throws std::invalid_argument if a size is not positive.
    template <class Forward, class Back>
    LinearOperator(Eigen::Index m, Eigen::Index n, Forward matvec, Back rmatvec)
        : rows_(m), cols_(n), matvec_(std::move(matvec)), rmatvec_(std::move(rmatvec)) {
        core::require(m > 0 && n > 0, "LinearOperator", "rows and cols must be positive, got ", m, " x ", n);
    }
    /// A sparse matrix, of either storage order.
    template <detail::least_squares::SparseLike S>
    LinearOperator(const S& matrix)  // NOLINT(google-explicit-constructor): is one
        : LinearOperator(
              std::make_shared<const detail::least_squares::Columns>(detail::least_squares::compress(matrix))) {}
    /// A dense matrix.
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 2)
    LinearOperator(const A& matrix)  // NOLINT(google-explicit-constructor): is one
        : LinearOperator(
              std::make_shared<const detail::least_squares::Columns>(detail::least_squares::compress_dense(matrix))) {}

    [[nodiscard]] Eigen::Index rows() const noexcept { return rows_; }
    [[nodiscard]] Eigen::Index cols() const noexcept { return cols_; }

    /// A v, of m components.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd matvec(const Eigen::VectorXd& v) const {
        Eigen::VectorXd out;
        apply(v, out);
        return out;
    }
    /// A^T u, of n components.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd rmatvec(const Eigen::VectorXd& u) const {
        Eigen::VectorXd out;
        apply_transposed(u, out);
        return out;
    }
    template <class = void>
    [[nodiscard]] Eigen::VectorXd operator*(const Eigen::VectorXd& v) const {
        return matvec(v);
    }
    /// The matrix, m x n, by n products where its elements are not known.
    template <class = void>
    [[nodiscard]] Eigen::MatrixXd todense() const {
        Eigen::MatrixXd dense(rows_, cols_);
        Eigen::VectorXd unit = Eigen::VectorXd::Zero(cols_), column;
        for (Eigen::Index j = 0; j < cols_; ++j) {
            unit[j] = 1;
            apply(unit, column);
            unit[j] = 0;
            for (Eigen::Index i = 0; i < rows_; ++i) dense(i, j) = column[i];
        }
        return dense;
    }

    template <class = void>
    void apply(const Eigen::VectorXd& v, Eigen::VectorXd& out) const {
        if (columns_)
            columns_->multiply(v, out);
        else
            matvec_(v, out);
        core::require(out.size() == rows_, "LinearOperator", "matvec must return ", rows_, " components, got ",
                      out.size());
        for (Eigen::Index i = 0; i < weight_.size(); ++i) out[i] *= weight_[i];
    }
    template <class = void>
    void apply_transposed(const Eigen::VectorXd& u, Eigen::VectorXd& out) const {
        Eigen::VectorXd weighted = u;
        for (Eigen::Index i = 0; i < weight_.size(); ++i) weighted[i] *= weight_[i];
        if (columns_)
            columns_->multiply_transposed(weighted, out);
        else
            rmatvec_(weighted, out);
        core::require(out.size() == cols_, "LinearOperator", "rmatvec must return ", cols_, " components, got ",
                      out.size());
    }
    /// The elements that are not zero, null where only products are known; rows are not scaled.
    [[nodiscard]] const detail::least_squares::Columns* columns() const noexcept { return columns_.get(); }
    /// Factors of the rows, empty for none.
    [[nodiscard]] const Eigen::VectorXd& row_scale() const noexcept { return weight_; }
    template <class = void>
    void scale_rows(Eigen::VectorXd weight) {
        weight_ = std::move(weight);
    }

    /// A sparse matrix that is shared, not copied.
    explicit LinearOperator(std::shared_ptr<const detail::least_squares::Columns> columns)
        : rows_(columns->rows), cols_(columns->cols()), columns_(std::move(columns)) {}

private:
    Eigen::Index rows_ = 0, cols_ = 0;
    VectorCallable matvec_, rmatvec_;
    std::shared_ptr<const detail::least_squares::Columns> columns_;
    Eigen::VectorXd weight_;
};

/// The Jacobian of least_squares: as Jacobian says, or a callable that returns an Eigen::SparseMatrix or a
/// LinearOperator, m x n.
class ResidualJacobian {
    template <class F>
    using ResultOf = std::remove_cvref_t<std::invoke_result_t<F&, const Eigen::VectorXd&>>;

public:
    ResidualJacobian() = default;
    ResidualJacobian(Jacobian jac) : dense_(std::move(jac)) {}     // NOLINT(google-explicit-constructor)
    ResidualJacobian(FiniteDifference scheme) : dense_(scheme) {}  // NOLINT(google-explicit-constructor)
    template <std::same_as<bool> B>
    ResidualJacobian(B with_value) : dense_(with_value) {}  // NOLINT(google-explicit-constructor)
    template <class F>
        requires(!std::same_as<F, ResidualJacobian> && !std::same_as<F, Jacobian> &&
                 std::is_invocable_v<F&, const Eigen::VectorXd&>)
    ResidualJacobian(F f) {  // NOLINT(google-explicit-constructor): stands for the function
        if constexpr (std::same_as<ResultOf<F>, LinearOperator> || detail::least_squares::SparseLike<ResultOf<F>>)
            linear_ = [f = std::move(f)](const Eigen::VectorXd& x) mutable {
                return LinearOperator(std::invoke(f, x));
            };
        else
            dense_ = Jacobian(std::move(f));
    }

    [[nodiscard]] const Jacobian& dense() const noexcept { return dense_; }
    /// The callable of a sparse matrix or of products; empty for others.
    [[nodiscard]] const std::function<LinearOperator(const Eigen::VectorXd&)>& linear() const noexcept {
        return linear_;
    }

private:
    Jacobian dense_;
    std::function<LinearOperator(const Eigen::VectorXd&)> linear_;
};

/// Where a Jacobian can be other than zero: the elements of a dense or sparse matrix that are not 0, m x n.
class JacobianSparsity {
public:
    JacobianSparsity() = default;
    template <class A>
        requires(!std::same_as<A, JacobianSparsity> && std::constructible_from<LinearOperator, const A&>)
    JacobianSparsity(const A& structure) : structure_(structure) {}  // NOLINT(google-explicit-constructor)
    [[nodiscard]] bool given() const noexcept { return structure_.columns() != nullptr; }
    [[nodiscard]] const detail::least_squares::Columns& columns() const { return *structure_.columns(); }

private:
    LinearOperator structure_;
};

}  // namespace scixx::optimize
