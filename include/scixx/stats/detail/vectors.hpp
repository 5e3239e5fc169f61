// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/kernel/math.hpp>

/// Vectors of parameters by plain loops, for the reason that small_matrix.hpp gives.
namespace scixx::stats::detail {

/// exp of a number or of an array.
[[nodiscard]] inline double exp_of(double x) {
    return std::exp(x);
}
template <class T>
[[nodiscard]] Eigen::ArrayX<T> exp_of(const Eigen::ArrayX<T>& x) {
    return x.exp();
}

/// Whether all are whole numbers that are not negative.
template <class T>
[[nodiscard]] bool are_counts(const T* values, Eigen::Index size) {
    bool good = true;
    for (Eigen::Index i = 0; i < size; ++i) good = good && values[i] >= 0 && values[i] == std::floor(values[i]);
    return good;
}
template <class T>
[[nodiscard]] bool all_positive(const Eigen::VectorX<T>& values) {
    bool good = values.size() > 0;
    for (Eigen::Index i = 0; i < values.size(); ++i) good = good && values[i] > 0;
    return good;
}
template <class T>
[[nodiscard]] T sum_of(const Eigen::VectorX<T>& values) {
    T sum = 0;
    for (Eigen::Index i = 0; i < values.size(); ++i) sum += values[i];
    return sum;
}
template <class T>
[[nodiscard]] T length_of(const Eigen::VectorX<T>& values) {
    T sum = 0;
    for (Eigen::Index i = 0; i < values.size(); ++i) sum += values[i] * values[i];
    return std::sqrt(sum);
}
/// factor values / divisor.
template <class T>
[[nodiscard]] Eigen::VectorX<T> scaled(Eigen::VectorX<T> values, T factor, T divisor = 1) {
    for (Eigen::Index i = 0; i < values.size(); ++i) values[i] = factor * values[i] / divisor;
    return values;
}
/// factor (diag(share) - share share^T), what counts and shares have as covariance.
template <class T>
[[nodiscard]] Eigen::MatrixX<T> covariance_of_shares(const Eigen::VectorX<T>& share, T factor) {
    Eigen::MatrixX<T> out(share.size(), share.size());
    for (Eigen::Index k = 0; k < share.size(); ++k)
        for (Eigen::Index i = 0; i < share.size(); ++i)
            out(i, k) = factor * share[k] * (i == k ? 1 - share[i] : -share[i]);
    return out;
}

}  // namespace scixx::stats::detail
