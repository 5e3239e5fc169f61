// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <utility>

namespace scixx::optimize::detail::linear {

using minimize::Index;
using minimize::Matrix;
using minimize::Vector;

/// The columns of [A I], scaled by powers of two, and the inverse of a basis of them: dense, by rows, updated by
/// elimination. Rows of the inverse are at hand without a solution, and so are the lengths of the dual edges.
template <class T = double>
class BasisInverse {
public:
    explicit BasisInverse(const Matrix& a) : m_(a.rows()), n_(a.cols()) {
        rows_scale_.assign(m_, 1.0);
        columns_scale_.assign(n_, 1.0);
        scale(a);
        columns_.resize(m_ * n_);
        rows_.resize(m_ * n_);
        begin_.push_back(0);
        column_begin_.push_back(0);
        for (Index j = 0; j < n_; ++j) {
            for (Index i = 0; i < m_; ++i) {
                const T value = a(i, j) * rows_scale_[i] * columns_scale_[j];
                columns_[j * m_ + i] = value;
                rows_[i * n_ + j] = value;
                if (value != 0) {
                    column_index_.push_back(i);
                    column_value_.push_back(value);
                }
            }
            column_begin_.push_back(column_index_.size());
        }
        sparse_ = column_index_.size() * 5 < m_ * n_;
        if (sparse_)
            for (Index i = 0; i < m_; ++i) {
                for (Index j = 0; j < n_; ++j)
                    if (rows_[i * n_ + j] != 0) {
                        index_.push_back(j);
                        value_.push_back(rows_[i * n_ + j]);
                    }
                begin_.push_back(index_.size());
            }
    }

    [[nodiscard]] double row_scale(Index i) const { return rows_scale_[i]; }
    [[nodiscard]] double column_scale(Index j) const { return columns_scale_[j]; }
    [[nodiscard]] Index updates() const noexcept { return updates_; }
    [[nodiscard]] const T* row(Index p) const { return inverse_.data() + p * m_; }
    [[nodiscard]] bool has_weights() const noexcept { return weights_known_; }
    [[nodiscard]] double weight(Index p) const { return weights_[p]; }
    void forget_weights() { weights_known_ = false; }
    void find_weights() {
        weights_.resize(m_);
        for (Index p = 0; p < m_; ++p) weights_[p] = minimize::dot(row(p), row(p), m_);
        weights_known_ = true;
    }

    /// The basis of all slacks.
    void start() {
        inverse_.assign(m_ * m_, 0.0);
        for (Index i = 0; i < m_; ++i) inverse_[i * m_ + i] = 1;
        find_weights();
        updates_ = 0;
    }

    /// Inverts the basis. The order of `basic` changes; slacks stand at their own rows. Dependent columns are replaced
    /// by slacks and told in `dropped`.
    void factor(core::List<Index>& basic, core::List<Index>& dropped) {
        dropped.clear();
        while (!invert(basic, dropped)) {
        }
        updates_ = 0;
        find_weights();
    }

    /// to += factor times column j of [A I]
    void add_column(Index j, double factor, core::List<T>& to) const {
        if (j >= n_) {
            to[j - n_] += factor;
            return;
        }
        for (Index k = column_begin_[j]; k < column_begin_[j + 1]; ++k)
            to[column_index_[k]] += factor * column_value_[k];
    }

    /// out = inverse times r
    void solve(const core::List<T>& r, core::List<T>& out) const {
        for (Index p = 0; p < m_; ++p) out[p] = minimize::dot(row(p), r.data(), m_);
    }
    /// out = inverse times column j of [A I]
    void solve_column(Index j, core::List<T>& out) const {
        if (j >= n_) {
            for (Index p = 0; p < m_; ++p) out[p] = inverse_[p * m_ + j - n_];
            return;
        }
        const Index begin = column_begin_[j], end = column_begin_[j + 1];
        if ((end - begin) * 4 < m_) {
            for (Index p = 0; p < m_; ++p) {
                const T* const r = row(p);
                T sum = 0;
                for (Index k = begin; k < end; ++k) sum += r[column_index_[k]] * column_value_[k];
                out[p] = sum;
            }
            return;
        }
        for (Index p = 0; p < m_; ++p) out[p] = minimize::dot(row(p), columns_.data() + j * m_, m_);
    }

    /// out = y^T [A I], n + m numbers
    void multiply_rows(const T* y, T* out) const {
        std::fill(out, out + n_, 0.0);
        for (Index i = 0; i < m_; ++i) {
            const T factor = y[i];
            out[n_ + i] = factor;
            if (factor == 0) continue;
            if (sparse_) {
                for (Index k = begin_[i]; k < begin_[i + 1]; ++k) out[index_[k]] += factor * value_[k];
            } else {
                minimize::add(out, factor, rows_.data() + i * n_, n_);
            }
        }
    }

    /// The column whose solution is `alpha` takes place r.
    void update(Index r, const core::List<T>& alpha) {
        T* const pivot_row = inverse_.data() + r * m_;
        const T factor = 1 / alpha[r];
        for (Index i = 0; i < m_; ++i) pivot_row[i] *= factor;
        for (Index p = 0; p < m_; ++p) {
            if (p == r || alpha[p] == 0) continue;
            T* const target = inverse_.data() + p * m_;
            minimize::add(target, -alpha[p], pivot_row, m_);
            if (weights_known_) weights_[p] = minimize::dot(target, target, m_);
        }
        if (weights_known_) weights_[r] = minimize::dot(pivot_row, pivot_row, m_);
        ++updates_;
    }

private:
    /// Powers of two that bring rows and columns near to size 1: a geometric mean of least and largest, in turns.
    void scale(const Matrix& a) {
        double least = 1, most = 1;
        for (Index k = 0; k < a.size(); ++k) {
            const double size = std::abs(a.data()[k]);
            if (size > 0) {
                least = std::min(least, size);
                most = std::max(most, size);
            }
        }
        if (least >= 0.05 && most <= 20) return;
        for (int pass = 0; pass < 4; ++pass)
            for (const bool by_rows : {true, false}) {
                core::List<T>& scales = by_rows ? rows_scale_ : columns_scale_;
                core::List<std::pair<T, T>> range(scales.size(), {0.0, 0.0});
                for (Index j = 0; j < n_; ++j)
                    for (Index i = 0; i < m_; ++i) {
                        const T size = std::abs(a(i, j)) * rows_scale_[i] * columns_scale_[j];
                        if (size == 0) continue;
                        auto& [low, high] = range[by_rows ? i : j];
                        low = low == 0 ? size : std::min(low, size);
                        high = std::max(high, size);
                    }
                for (Index k = 0; k < scales.size(); ++k)
                    if (range[k].second > 0)
                        scales[k] *=
                            std::exp2(-std::round((std::log2(range[k].first) + std::log2(range[k].second)) / 2));
            }
    }

    /// Gauss and Jordan's elimination on the rows without a slack of their own; false if columns had to be dropped.
    bool invert(core::List<Index>& basic, core::List<Index>& dropped) {
        core::List<char> has_slack(m_, 0);
        core::List<Index> structural, rows, others;
        for (const Index j : basic) {
            if (j >= n_)
                has_slack[j - n_] = 1;
            else
                structural.push_back(j);
        }
        for (Index i = 0; i < m_; ++i) (has_slack[i] ? others : rows).push_back(i);
        const auto k = structural.size();
        core::List<T> w(k * k);
        core::List<Index> row_of(k, -1), column_of(k, -1);
        for (Index c = 0; c < k; ++c)
            for (Index i = 0; i < k; ++i) w[i * k + c] = columns_[structural[c] * m_ + rows[i]];
        core::List<Index> bad;
        for (Index c = 0; c < k; ++c) {
            Index pivot = -1;
            T size = 0;
            for (Index i = 0; i < k; ++i)
                if (column_of[i] < 0 && std::abs(w[i * k + c]) > size) {
                    size = std::abs(w[i * k + c]);
                    pivot = i;
                }
            if (!(size > 1e-10)) {
                bad.push_back(c);
                continue;
            }
            row_of[c] = pivot;
            column_of[pivot] = c;
            T* const from = w.data() + pivot * k;
            const T factor = 1 / from[c];
            from[c] = 1;
            for (Index j = 0; j < k; ++j) from[j] *= factor;
            for (Index i = 0; i < k; ++i) {
                T* const to = w.data() + i * k;
                const T by = to[c];
                if (i == pivot || by == 0) continue;
                to[c] = 0;
                minimize::add(to, -by, from, k);
            }
        }
        if (!bad.empty()) {
            for (const Index c : bad) {
                const auto found = std::find(basic.begin(), basic.end(), structural[c]);
                const auto free = std::find(column_of.begin(), column_of.end(), Index{-1});
                *found = n_ + rows[static_cast<Index>(free - column_of.begin())];
                *free = 0;
                dropped.push_back(structural[c]);
            }
            return false;
        }
        std::fill(inverse_.begin(), inverse_.end(), 0.0);
        for (const Index i : others) basic[i] = n_ + i;
        // Column c stands at row rows[row_of[c]]; column j of w belongs to that row of the right side, too.
        core::List<Index> place(k);
        for (Index c = 0; c < k; ++c) place[c] = rows[row_of[c]];
        for (Index c = 0; c < k; ++c) {
            basic[place[c]] = structural[c];
            T* const to = inverse_.data() + place[c] * m_;
            for (Index j = 0; j < k; ++j) to[place[j]] = w[row_of[c] * k + j];
        }
        core::List<T> sum(k);
        for (const Index i : others) {
            std::fill(sum.begin(), sum.end(), 0.0);
            for (Index c = 0; c < k; ++c) {
                const T value = columns_[structural[c] * m_ + i];
                if (value != 0) minimize::add(sum.data(), -value, w.data() + row_of[c] * k, k);
            }
            T* const to = inverse_.data() + i * m_;
            to[i] = 1;
            for (Index j = 0; j < k; ++j) to[place[j]] = sum[j];
        }
        return true;
    }

    Index m_, n_;
    core::List<T> rows_scale_, columns_scale_, columns_, rows_;
    core::List<Index> index_, column_index_;
    core::List<T> value_, column_value_;
    core::List<Index> begin_, column_begin_;
    bool sparse_ = false;
    core::List<T> inverse_, weights_;
    bool weights_known_ = false;
    Index updates_ = 0;
};

}  // namespace scixx::optimize::detail::linear
