// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/least_squares/factors.hpp>
#include <utility>

namespace scixx::optimize::detail {

/// The active-set method of Lawson and Hanson, with the normal equations of the free columns for the steps and a QR for
/// the last one.
template <class Result>
Result nnls(const Eigen::MatrixXd& a, const Eigen::VectorXd& b, std::optional<Eigen::Index> maxiter) {
    using least_squares::add, least_squares::dot, least_squares::Index, least_squares::Matrix, least_squares::Vector;
    const Index m = a.rows(), n = a.cols();
    const Index most = maxiter.value_or(std::max<Index>(3 * n, 30));
    core::require(most >= 0, "nnls", "maxiter must not be negative, got ", most);
    Result result;
    Vector x = Vector::Zero(n), r = b, w(n), s, z, norms(n);
    Matrix gram(n, n), l;
    for (Index j = 0; j < n; ++j) {
        for (Index i = 0; i <= j; ++i) gram(i, j) = gram(j, i) = dot(a.data() + i * m, a.data() + j * m, m);
        norms[j] = std::sqrt(gram(j, j));
    }
    Vector rhs;
    minimize::multiply_transposed(a, b, 1, rhs);
    core::List<Index> free;
    core::List<char> is_free(n, 0), barred(n, 0);
    const double size = minimize::norm(b);
    const auto residual = [&] {
        r = b;
        for (const Index j : free) add(r.data(), -x[j], a.data() + j * m, m);
    };
    // Solution over the free columns by Cholesky; false if they are dependent.
    const auto solve = [&] {
        const auto k = free.size();
        l.resize(k, k);
        s.resize(k);
        for (Index j = 0; j < k; ++j) {
            const Index fj = free[j];
            for (Index i = j; i < k; ++i) l(i, j) = gram(free[i], fj);
            s[j] = rhs[fj];
        }
        if (minimize::factor_lower(l, 1e-13) >= 0) return false;
        minimize::solve_lower(l, s.data());
        minimize::solve_lower_transposed(l, s.data());
        return true;
    };
    for (result.success = true;;) {
        minimize::multiply_transposed(a, r, 1, w);
        Index enters = -1;
        double best = 0;
        for (Index j = 0; j < n; ++j) {
            if (is_free[j] || barred[j]) continue;
            if (w[j] > 1e-14 * norms[j] * size * std::sqrt(static_cast<double>(m)) && w[j] > best) {
                best = w[j];
                enters = j;
            }
        }
        if (enters < 0) break;
        if (result.nit >= most) {
            result.success = false;
            break;
        }
        free.push_back(enters);
        is_free[enters] = 1;
        ++result.nit;
        if (!solve() || s[s.size() - 1] <= 0) {  // dependent, or rounding says it should not have entered
            free.pop_back();
            is_free[enters] = 0;
            barred[enters] = 1;
            continue;
        }
        barred.assign(n, 0);
        while (!free.empty()) {
            double share = 1;
            for (Index k = 0; k < free.size(); ++k) {
                const double to = s[static_cast<Index>(k)], from = x[free[k]];
                if (to <= 0) share = std::min(share, from / (from - to));
            }
            core::List<Index> kept;
            for (Index k = 0; k < free.size(); ++k) {
                const Index j = free[k];
                const double to = s[static_cast<Index>(k)];
                x[j] += share * (to - x[j]);
                if (share < 1 && to <= 0 && x[j] <= 1e-15 * std::abs(to)) x[j] = 0;
                if (x[j] > 0) {
                    kept.push_back(j);
                } else {
                    x[j] = 0;
                    is_free[j] = 0;
                }
            }
            const bool all = kept.size() == free.size();
            free = std::move(kept);
            if (share >= 1 && all) break;
            if (free.empty() || !solve()) break;
        }
        residual();
    }
    // Once more without the squares of the condition.
    if (!free.empty()) {
        const auto k = free.size();
        Matrix columns(m, k);
        for (Index j = 0; j < k; ++j)
            for (Index i = 0; i < m; ++i) columns(i, j) = a(i, free[j]);
        Vector c = b;
        if (m >= k) {
            least_squares::triangularise(columns, c);
            z.resize(k);
            bool good = true;
            for (Index j = k - 1; j >= 0; --j) {
                double value = c[j];
                for (Index i = j + 1; i < k; ++i) value -= columns(j, i) * z[i];
                z[j] = value / columns(j, j);
                good = good && z[j] >= 0 && std::isfinite(z[j]);
            }
            if (good)
                for (Index j = 0; j < k; ++j) x[free[j]] = z[j];
        }
        residual();
    }
    result.rnorm = minimize::norm(r);
    result.x = std::move(x);
    return result;
}

}  // namespace scixx::optimize::detail
