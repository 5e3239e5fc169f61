// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/sample.hpp>
#include <type_traits>

namespace scixx::stats::detail::sensitivity {

/// Values of a function at n points as a matrix with n columns.
template <class V>
[[nodiscard]] Eigen::ArrayXXd rows_of(const char* function, const V& values, core::Index n) {
    const core::Source<double, V> source(values);
    const auto& from = source.view();
    const core::Index rows = from.rank() == 1 ? 1 : from.shape(0), columns = from.shape(from.rank() - 1);
    core::require(columns == n, function, "func must return ", n, " values, got ", columns);
    Eigen::ArrayXXd out(rows, n);
    for (core::Index i = 0; i < rows; ++i)
        for (core::Index j = 0; j < n; ++j) out(i, j) = from.rank() == 1 ? from(j) : from(i, j);
    core::require(out.allFinite(), function, "func must return finite values");
    return out;
}

/// Takes off the mean of f_A and f_B together.
template <class Evaluations>
void centre(const char* function, Evaluations& f) {
    core::require(!f.f_AB.empty() && f.f_A.size() > 0, function, "there must be values of at least one input");
    const auto same = [&](const Eigen::ArrayXXd& v) { return v.rows() == f.f_A.rows() && v.cols() == f.f_A.cols(); };
    bool agree = same(f.f_B);
    for (const Eigen::ArrayXXd& v : f.f_AB) agree &= same(v);
    core::require(agree, function, "f_A, f_B and each of f_AB must have the same shape");
    const Eigen::ArrayXd mean = 0.5 * (f.f_A.rowwise().mean() + f.f_B.rowwise().mean());
    f.f_A.colwise() -= mean;
    f.f_B.colwise() -= mean;
    for (Eigen::ArrayXXd& v : f.f_AB) v.colwise() -= mean;
}

/// The points at some places.
template <class Evaluations>
[[nodiscard]] Evaluations take(const Evaluations& f, core::Sample places) {
    const auto columns = [&](const Eigen::ArrayXXd& from) {
        Eigen::ArrayXXd to(from.rows(), static_cast<Eigen::Index>(places.size()));
        for (std::size_t i = 0; i < places.size(); ++i)
            to.col(static_cast<Eigen::Index>(i)) = from.col(static_cast<Eigen::Index>(places[i]));
        return to;
    };
    Evaluations out{columns(f.f_A), columns(f.f_B), {}};
    for (const Eigen::ArrayXXd& v : f.f_AB) out.f_AB.push_back(columns(v));
    return out;
}

template <class Indices, class Evaluations>
[[nodiscard]] Indices saltelli(const Evaluations& f) {
    const auto square_mean = [](const Eigen::ArrayXXd& v) { return Eigen::ArrayXd(v.square().rowwise().mean()); };
    const Eigen::ArrayXd mean = 0.5 * (f.f_A.rowwise().mean() + f.f_B.rowwise().mean());
    const Eigen::ArrayXd variance = 0.5 * (square_mean(f.f_A.colwise() - mean) + square_mean(f.f_B.colwise() - mean));
    const auto d = static_cast<Eigen::Index>(f.f_AB.size());
    Indices out{Eigen::ArrayXXd(f.f_A.rows(), d), Eigen::ArrayXXd(f.f_A.rows(), d)};
    for (Eigen::Index k = 0; k < d; ++k) {
        const Eigen::ArrayXXd& mixed = f.f_AB[static_cast<std::size_t>(k)];
        out.first_order.col(k) = (f.f_B * (mixed - f.f_A)).rowwise().mean() / variance;
        out.total_order.col(k) = 0.5 * square_mean(f.f_A - mixed) / variance;
    }
    return out;
}

}  // namespace scixx::stats::detail::sensitivity
