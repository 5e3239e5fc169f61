// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/sample.hpp>
#include <type_traits>
#include <vector>

namespace scixx::stats::detail::sensitivity {

/// Values of a function at n points as a matrix with n columns.
template <class T = double, class V>
[[nodiscard]] Eigen::ArrayXX<T> rows_of(const char* function, const V& values, core::Index n) {
    const core::Source<T, V> source(values);
    const auto& from = source.view();
    const core::Index rows = from.rank() == 1 ? 1 : from.shape(0), columns = from.shape(from.rank() - 1);
    core::require(columns == n, function, "func must return ", n, " values, got ", columns);
    Eigen::ArrayXX<T> out(rows, n);
    bool finite = true;
    for (core::Index i = 0; i < rows; ++i)
        for (core::Index j = 0; j < n; ++j) {
            out(i, j) = from.rank() == 1 ? from(j) : from(i, j);
            finite = finite && std::isfinite(out(i, j));
        }
    core::require(finite, function, "func must return finite values");
    return out;
}

/// The means of the rows of f_A and f_B together.
template <class T>
[[nodiscard]] std::vector<T> row_means(const Eigen::ArrayXX<T>& a, const Eigen::ArrayXX<T>& b) {
    core::List<T> mean(a.rows(), T(0));
    for (core::Index j = 0; j < a.cols(); ++j)
        for (core::Index i = 0; i < a.rows(); ++i) mean.data()[i] += a(i, j) + b(i, j);
    for (T& value : mean) value /= static_cast<T>(2 * a.cols());
    return mean;
}

/// Takes off the mean of f_A and f_B together.
template <class Evaluations>
void centre(const char* function, Evaluations& f) {
    core::require(!f.f_AB.empty() && f.f_A.size() > 0, function, "there must be values of at least one input");
    const auto same = [&](const auto& v) { return v.rows() == f.f_A.rows() && v.cols() == f.f_A.cols(); };
    bool agree = same(f.f_B);
    for (const auto& v : f.f_AB) agree &= same(v);
    core::require(agree, function, "f_A, f_B and each of f_AB must have the same shape");
    const auto mean = row_means(f.f_A, f.f_B);
    const auto take_off = [&](auto& v) {
        for (core::Index j = 0; j < v.cols(); ++j)
            for (core::Index i = 0; i < v.rows(); ++i) v(i, j) -= mean.data()[i];
    };
    take_off(f.f_A);
    take_off(f.f_B);
    for (auto& v : f.f_AB) take_off(v);
}

/// The points at some places.
template <class Evaluations>
[[nodiscard]] Evaluations take(const Evaluations& f, core::Sample places) {
    const auto columns = [&](const auto& from) {
        const core::Index rows = from.rows();
        std::remove_cvref_t<decltype(from)> to(rows, std::ssize(places));
        auto* out = to.data();
        for (const double place : places)
            out = std::copy_n(from.data() + static_cast<core::Index>(place) * rows, rows, out);
        return to;
    };
    Evaluations out{columns(f.f_A), columns(f.f_B), {}};
    for (const auto& v : f.f_AB) out.f_AB.push_back(columns(v));
    return out;
}

template <class Indices, class Evaluations>
[[nodiscard]] Indices saltelli(const Evaluations& f) {
    const core::Index rows = f.f_A.rows(), n = f.f_A.cols();
    Indices out;
    out.first_order.resize(rows, std::ssize(f.f_AB));
    out.total_order.resize(rows, out.first_order.cols());
    const auto mean = row_means(f.f_A, f.f_B);
    for (core::Index i = 0; i < rows; ++i) {
        double variance = 0;
        for (core::Index j = 0; j < n; ++j) {
            const double a = f.f_A(i, j) - mean.data()[i], b = f.f_B(i, j) - mean.data()[i];
            variance += a * a + b * b;
        }
        variance /= static_cast<double>(2 * n);
        core::Index k = 0;
        for (const auto& mixed : f.f_AB) {
            double first = 0, total = 0;
            for (core::Index j = 0; j < n; ++j) {
                const double away = mixed(i, j) - f.f_A(i, j);
                first += f.f_B(i, j) * away;
                total += away * away;
            }
            out.first_order(i, k) = first / static_cast<double>(n) / variance;
            out.total_order(i, k++) = 0.5 * (total / static_cast<double>(n)) / variance;
        }
    }
    return out;
}

}  // namespace scixx::stats::detail::sensitivity
