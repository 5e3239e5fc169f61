// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <numeric>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/list.hpp>
#include <utility>

namespace scixx::optimize::detail::least_squares {

/// Eigen::SparseMatrix and what can be walked like it.
template <class S>
concept SparseLike = !core::ArrayLike<S> && requires(const S& s) {
    typename S::InnerIterator;
    s.outerSize();
    s.rows();
    s.cols();
};

/// A sparse matrix by columns: those of column j stand at start[j] .. start[j + 1].
struct Columns {
    Eigen::Index rows = 0;
    core::List<Eigen::Index> start, row;
    core::List<double> value;

    [[nodiscard]] Eigen::Index cols() const { return start.size() - 1; }

    /// f(row, value) for the elements of column j.
    template <class F>
    void for_column(Eigen::Index j, F f) const {
        for (Eigen::Index k = start[j]; k < start[j + 1]; ++k) f(row[k], value[k]);
    }
    template <class = void>
    void multiply(const Eigen::VectorXd& v, Eigen::VectorXd& out) const {
        out.setZero(rows);
        for (Eigen::Index j = 0; j < cols(); ++j) for_column(j, [&](Eigen::Index i, double a) { out[i] += a * v[j]; });
    }
    template <class = void>
    void multiply_transposed(const Eigen::VectorXd& u, Eigen::VectorXd& out) const {
        out.resize(cols());
        for (Eigen::Index j = 0; j < cols(); ++j) {
            double sum = 0;
            for_column(j, [&](Eigen::Index i, double a) { sum += a * u[i]; });
            out[j] = sum;
        }
    }
};

/// A copy of a sparse matrix of either storage order; rows are sorted where they are there.
template <SparseLike S>
Columns compress(const S& s) {
    using Eigen::Index;
    Columns out;
    out.rows = static_cast<Index>(s.rows());
    out.start.assign(static_cast<Index>(s.cols()) + 1, 0);
    const auto walk = [&](auto f) {
        for (Index outer = 0; outer < static_cast<Index>(s.outerSize()); ++outer)
            for (typename S::InnerIterator it(s, outer); it; ++it)
                f(static_cast<Index>(it.row()), static_cast<Index>(it.col()), static_cast<double>(it.value()));
    };
    walk([&](Index, Index j, double) { ++out.start[j + 1]; });
    std::partial_sum(out.start.begin(), out.start.end(), out.start.begin());
    out.row.resize(out.start.back());
    out.value.resize(out.row.size());
    core::List<Index> next(out.start.begin(), out.start.end() - 1);
    walk([&](Index i, Index j, double a) {
        const Index k = next[j]++;
        out.row[k] = i;
        out.value[k] = a;
    });
    return out;
}

/// The elements of a dense matrix that are not zero.
template <class A>
Columns compress_dense(const A& a) {
    Columns out;
    out.rows = a.rows();
    out.start.push_back(0);
    for (Eigen::Index j = 0; j < a.cols(); ++j) {
        for (Eigen::Index i = 0; i < a.rows(); ++i) {
            const auto value = static_cast<double>(a.coeff(i, j));
            if (value == 0) continue;
            out.row.push_back(i);
            out.value.push_back(value);
        }
        out.start.push_back(out.row.size());
    }
    return out;
}

}  // namespace scixx::optimize::detail::least_squares
