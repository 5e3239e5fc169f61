// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/linalg/error.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/covariance.hpp>
#include <scixx/stats/detail/small_matrix.hpp>
#include <vector>

namespace scixx::stats::detail {

/// What both Wishart laws need of degrees of freedom and scale.
struct WishartParameters {
    double df, dim;
    Eigen::MatrixXd scale, lower;  // lower triangle of Cholesky's factor
    double log_det;

    template <class = void>
    WishartParameters(const char* function, double degrees, const Covariance& given, double least)
        : df(degrees), scale(given.matrix(given.own_dimension(), function)) {
        dim = static_cast<double>(scale.rows());
        core::require(df > dim - 1 && df > least, function,
                      "df must be greater than the dimension of scale minus 1, got ", df);
        lower = factor(function, "scale", scale);
        log_det = 2 * log_diagonal(lower);
    }
    template <class T = double>
    [[nodiscard]] static Eigen::MatrixXd factor(const char* function, const char* name, const Eigen::MatrixXd& m) {
        core::require(m.rows() == m.cols() && m.rows() > 0, function, name, " must be square, got ", m.rows(), " x ",
                      m.cols());
        Eigen::MatrixX<T> lower;
        if (!all_finite(m) || !cholesky(m, lower))
            core::fail<linalg::LinAlgError>(function, name, " must be positive definite");
        return lower;
    }
    template <class T = double>
    [[nodiscard]] Eigen::MatrixXd scaled(double factor, double divisor = 1) const {
        Eigen::MatrixX<T> out = scale;
        for (Eigen::Index k = 0; k < out.size(); ++k) out.data()[k] = factor * scale.data()[k] / divisor;
        return out;
    }
    /// a s_ij^2 + b s_ii s_jj.
    template <class T = double>
    [[nodiscard]] Eigen::MatrixXd spread(double a, double b) const {
        Eigen::MatrixX<T> out(scale.rows(), scale.cols());
        for (Eigen::Index k = 0; k < out.cols(); ++k)
            for (Eigen::Index i = 0; i < out.rows(); ++i)
                out(i, k) = a * scale(i, k) * scale(i, k) + b * scale(i, i) * scale(k, k);
        return out;
    }
    template <class T = double>
    [[nodiscard]] double log_gamma() const {
        return special::multigammaln(T(0.5 * df), static_cast<int>(dim));
    }
    /// Lower triangles A with A A^T ~ W(df, I) (W. B. Smith, R. R. Hocking, Appl. Stat. 21 (1972) 341, algorithm AS
    /// 53).
    template <class T = double, class Rng>
    [[nodiscard]] std::vector<Eigen::MatrixX<T>> triangles(Eigen::Index size, Rng& rng) const {
        const Eigen::Index d = scale.rows(), below = d * (d - 1) / 2;
        Eigen::MatrixX<T> zeros(d, d);
        std::fill_n(zeros.data(), d * d, 0.0);
        core::List<Eigen::MatrixX<T>> out(size, zeros);
        const Eigen::MatrixX<T> normals = rng.standard_normal(size, below);
        for (Eigen::Index s = 0; s < size; ++s)
            for (Eigen::Index i = 1, at = 0; i < d; ++i)
                for (Eigen::Index k = 0; k < i; ++k) out[s](i, k) = normals(s, at++);
        for (Eigen::Index i = 0; i < d; ++i) {
            const Eigen::ArrayX<T> squares = rng.chisquare(df - static_cast<double>(i), size);
            for (Eigen::Index s = 0; s < size; ++s) out[s](i, i) = std::sqrt(squares[s]);
        }
        return out;
    }
};

/// f of each element of a vector.
template <class X, class F>
[[nodiscard]] Eigen::ArrayXd each_of(const X& x, const F& f) {
    const core::Source<double, X> source(x);
    Eigen::ArrayXd result(source.view().size());
    for (Eigen::Index i = 0; i < result.size(); ++i) result.data()[i] = f(source.view()(i));
    return result;
}

}  // namespace scixx::stats::detail
