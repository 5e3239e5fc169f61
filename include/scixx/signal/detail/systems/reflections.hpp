// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <complex>
#include <cstddef>
#include <limits>
#include <numeric>
#include <scixx/core/kernel/dense/columns.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <utility>

namespace scixx::signal::detail::systems {

using core::Index;
using core::dense::add;
using core::dense::adjoint_times;
using core::dense::Columns;
using core::dense::columns_of;
using core::dense::conjugate;
using core::dense::dot;
using core::dense::norm;
using core::dense::normalise;
using core::dense::scale;
using core::dense::times;

/// a P = Q R by Householder's reflections I - v v', with columns exchanged for the longest one if wanted.
template <class S>
class Reflections {
public:
    explicit Reflections(Columns<S> a, bool exchange = false)
        : a_(std::move(a)), diagonal_(std::min(a_.rows(), a_.cols())), columns_(a_.cols()) {
        std::iota(columns_.begin(), columns_.end(), Index(0));
        for (Index k = 0; k < steps(); ++k) {
            if (exchange) bring_longest(k);
            S* const v = a_[k] + k;
            const Index length = a_.rows() - k;
            const double size = norm(v, length), first = std::abs(v[0]);
            const S along =
                first == 0 ? S(size) : S(v[0] / first * size);  // first may be so small that size / first is inf
            diagonal(k) = -along;
            if (size == 0) continue;  // v = 0 reflects nothing
            v[0] += along;
            scale(1 / std::sqrt(size * (size + first)), v, length);
            for (Index j = k + 1; j < a_.cols(); ++j) reflect(k, a_[j]);
        }
    }

    /// |det R|.
    [[nodiscard]] double determinant() const {
        double product = 1;
        for (const S& entry : diagonal_) product *= std::abs(entry);
        return product;
    }

    /// Number of diagonal entries of R that are not small beside the first; for exchanged columns.
    [[nodiscard]] Index rank() const {
        Index r = 0;
        while (r < steps() && std::abs(diagonal(r)) > static_cast<double>(steps()) *
                                                          std::numeric_limits<double>::epsilon() *
                                                          std::abs(diagonal(0)))
            ++r;
        return r;
    }

    /// The last columns of Q.
    [[nodiscard]] Columns<S> last(Index count) const {
        Columns<S> q(a_.rows(), count);
        for (Index j = 0; j < count; ++j) {
            q[j][a_.rows() - count + j] = S(1);
            for (Index k = steps() - 1; k >= 0; --k) reflect(k, q[j]);
        }
        return q;
    }

    /// The shortest x with the least |a x - b|, for exchanged columns: the rows of R before its rank are T' Z', with Z
    /// and the triangle T of another factorisation.
    [[nodiscard]] Columns<S> least_squares(Columns<S> b) const {
        const Index r = rank(), n = a_.cols();
        Columns<S> rows(n, r);
        for (Index i = 0; i < r; ++i) {
            rows[i][i] = conjugate(diagonal(i));
            for (Index j = i + 1; j < n; ++j) rows[i][j] = conjugate(a_[j][i]);
        }
        const Reflections transposed(std::move(rows));
        Columns<S> x(n, b.cols());
        core::List<S> y(n);
        for (Index j = 0; j < b.cols(); ++j) {
            for (Index k = 0; k < steps(); ++k) reflect(k, b[j]);
            std::fill(y.begin(), y.end(), S(0));
            for (Index i = 0; i < r; ++i)
                y[i] = (b[j][i] - dot(transposed.a_[i], y.data(), i)) / conjugate(transposed.diagonal(i));
            for (Index k = r - 1; k >= 0; --k) transposed.reflect(k, y.data());
            for (Index i = 0; i < y.size(); ++i) x[j][columns_[i]] = y[i];
        }
        return x;
    }

private:
    [[nodiscard]] Index steps() const { return diagonal_.size(); }
    [[nodiscard]] S& diagonal(Index k) { return diagonal_[k]; }
    [[nodiscard]] const S& diagonal(Index k) const { return diagonal_[k]; }

    void reflect(Index k, S* column) const {
        const S* const v = a_[k] + k;
        const Index length = a_.rows() - k;
        add(-dot(v, column + k, length), v, column + k, length);
    }
    void bring_longest(Index k) {
        Index longest = k;
        double most = -1;
        for (Index j = k; j < a_.cols(); ++j)
            if (const double size = norm(a_[j] + k, a_.rows() - k); size > most) {
                most = size;
                longest = j;
            }
        if (longest == k) return;
        std::swap_ranges(a_[k], a_[k] + a_.rows(), a_[longest]);
        std::swap(columns_[k], columns_[longest]);
    }

    Columns<S> a_;  // R above the diagonal, the vectors v on it and below
    core::List<S> diagonal_;
    core::List<Index> columns_;
};

}  // namespace scixx::signal::detail::systems
