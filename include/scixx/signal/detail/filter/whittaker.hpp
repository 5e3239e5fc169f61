// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>

namespace scixx::signal::detail::filter {

using Eigen::Index;

/// The least squares problem sum w_i (y_i - x_i)^2 + lamb sum (D^p x)_i^2 by plane rotations of the rows
///
///     sqrt(lamb) D^p row j,   sqrt(w_j) e_j,   p rows left by the samples before j   ->   row j of a band triangle R,
///
/// whose error grows with the square root of the condition of the normal equations.
template <class T = double>
class Whittaker {
public:
    Whittaker(const T* y, const T* weights, Index n, int order)
        : y_(y), weights_(weights), n_(n), order_(order), triangle_(n * (order + 1)), right_(n) {}

    /// Makes R.
    void factor(T lamb) {
        const int p = order_, width = p + 2;  // columns j .. j + p and the right side
        core::List<T> rows((p + 2) * width, T(0)), differences(1, T(1));
        for (int i = 0; i < p; ++i) {  // signed binomial coefficients
            differences.push_back(T(0));
            for (Index k = differences.size() - 1; k > 0; --k) differences[k] -= differences[k - 1];
        }
        const T root = std::sqrt(lamb);
        T* const sample = rows.data() + p * width;
        T* const pivot = sample + width;
        logdet_ = least_ = T(0);
        for (Index j = 0; j < n_; ++j) {
            const T weight = weights_ ? std::sqrt(weights_[j]) : T(1);
            std::fill(sample, sample + width, T(0));
            sample[0] = weight;
            sample[p + 1] = weight == T(0) ? T(0) : weight * y_[j];
            std::fill(pivot, pivot + width, T(0));
            if (j + p < n_)
                for (int k = 0; k <= p; ++k) pivot[k] = root * differences[k];
            rotate(pivot, rows.data(), 0, width);
            rotate(pivot, sample, 0, width);
            logdet_ += 2 * std::log(std::abs(pivot[0]));
            std::copy(pivot, pivot + p + 1, triangle_.data() + j * (p + 1));
            right_[j] = pivot[p + 1];
            // Rows 1 .. p-1 are a triangle in the columns from 1 on; rows 0 and p are full there.
            std::rotate(rows.data(), rows.data() + width, rows.data() + p * width);
            T* const last = rows.data() + (p - 1) * width;
            for (int k = 0; k + 1 < p; ++k) rotate(rows.data() + k * width, last, k + 1, width);
            for (int k = 0; k < p; ++k) rotate(rows.data() + k * width, sample, k + 1, width);
            least_ += sample[p + 1] * sample[p + 1];
            for (int k = 0; k < p; ++k) {
                T* const row = rows.data() + k * width;
                std::copy(row + 1, row + p + 1, row);
                row[p] = T(0);
            }
        }
        for (int k = 0; k < p; ++k) least_ += rows[k * width + p + 1] * rows[k * width + p + 1];
    }

    /// log |W + lamb D'D|
    [[nodiscard]] T logdet() const { return logdet_; }
    /// The least value of the sum of squares.
    [[nodiscard]] T least() const { return least_; }

    void solve(T* x) const {
        for (Index j = n_ - 1; j >= 0; --j) {
            const T* row = triangle_.data() + j * (order_ + 1);
            T sum = right_[j];
            for (Index k = 1; k <= std::min<Index>(order_, n_ - 1 - j); ++k) sum -= row[k] * x[j + k];
            x[j] = sum / row[0];
        }
    }

private:
    /// Turns `row` and `pivot` so that row[k] becomes 0.
    static void rotate(T* pivot, T* row, int k, int width) {
        if (row[k] == T(0)) return;
        const T size = std::sqrt(pivot[k] * pivot[k] + row[k] * row[k]), c = pivot[k] / size, s = row[k] / size;
        for (int i = k; i < width; ++i) {
            const T above = pivot[i];
            pivot[i] = c * above + s * row[i];
            row[i] = c * row[i] - s * above;
        }
        row[k] = T(0);
    }

    const T *y_, *weights_;
    Index n_;
    int order_;
    core::List<T> triangle_, right_;
    T logdet_ = T(0), least_ = T(0);
};

}  // namespace scixx::signal::detail::filter
