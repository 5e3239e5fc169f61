// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/detail/gauss_legendre.hpp>
#include <scixx/integrate/detail/newton_cotes_tables.hpp>

namespace scixx::integrate::detail {

/// Weights for samples at x[0 .. n] on [x[0], x[n]], and the error coefficient: with w(t) the product of all t - x_i,
/// the integral of w / (n + 1)!, or for a rule of one degree more (`extra`) that of w(t) (t + sum of x_i) / (n + 2)!.
template <class T = double>
double newton_cotes(const T* x, int n, bool extra, T* weights) {
    const NodesAndWeights rule = gauss_legendre(n / 2 + 2);
    const T middle = (x[0] + x[n]) / 2, half = (x[n] - x[0]) / 2;
    T sum = 0;
    for (int i = 0; i <= n; ++i) {
        weights[i] = 0;
        sum += x[i];
    }
    T error = 0;
    for (Eigen::Index q = 0; q < rule.x.size(); ++q) {
        const T t = middle + half * rule.x[q], weight = half * rule.w[q];
        for (int i = 0; i <= n; ++i) {
            T lagrange = 1;
            for (int j = 0; j <= n; ++j)
                if (j != i) lagrange *= (t - x[j]) / (x[i] - x[j]);
            weights[i] += weight * lagrange;
        }
        // The factors 1 / k! one by one, so that nothing overflows.
        T product = extra ? (t + sum) / (n + 2) : T(1);
        for (int i = 0; i <= n; ++i) product *= (t - x[i]) / (i + 1);
        error += weight * product;
    }
    return error;
}

/// The same for n equal intervals of length 1.
template <class T = double>
double newton_cotes(int n, T* weights) {
    if (n <= 14) {
        const double* table = newton_cotes_weights;
        for (int k = 1; k < n; ++k) table += k / 2 + 1;
        for (int i = 0; i <= n; ++i) weights[i] = table[i <= n / 2 ? i : n - i];
        return newton_cotes_errors[n - 1];
    }
    core::List<T> places(n + 1);
    for (int i = 0; i <= n; ++i) places[i] = i;
    return newton_cotes(places.data(), n, n % 2 == 0, weights);
}

}  // namespace scixx::integrate::detail
