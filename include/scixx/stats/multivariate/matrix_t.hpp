// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/multivariate/wishart.hpp>
#include <vector>

namespace scixx::stats {

/// The matrix t distribution with its parameters: mean + Y where Y, given S, is matrix normal with row covariance S and
/// column covariance col_spread, and S is inverse Wishart with df + m - 1 degrees of freedom and scale row_spread.
/// Density proportional to |I + row_spread^-1 (x - mean) col_spread^-1 (x - mean)^T|^(-(df + m + n - 1) / 2).
class MatrixT {
public:
    /// @param mean  m x n, zeros where not given. @param row_spread, col_spread  positive definite, m x m and n x n.
    /// @param df  degrees of freedom, positive.
    /// @throws std::invalid_argument where shapes do not fit or df is not positive. @throws linalg::LinAlgError where a
    /// spread is not definite. A. K. Gupta, D. K. Nagar, Matrix Variate Distributions (2000), chapter 4.
    template <class T = double>
    explicit MatrixT(const MatrixParameter& mean = {}, const Covariance& row_spread = {},
                     const Covariance& col_spread = {}, double df = 1)
        : df_(df) {
        core::require(df > 0 && std::isfinite(df), "matrix_t", "df must be positive and finite, got ", df);
        const Eigen::Index m = mean.given() ? mean.values().rows() : row_spread.own_dimension();
        const Eigen::Index n = mean.given() ? mean.values().cols() : col_spread.own_dimension();
        mean_ = mean.or_zeros(m, n);
        core::require(detail::all_finite(mean_), "matrix_t", "mean must be finite");
        row_spread_ = row_spread.matrix(m, "matrix_t");
        col_spread_ = col_spread.matrix(n, "matrix_t");
        core::require(row_spread_.rows() == m && col_spread_.rows() == n, "matrix_t",
                      "row_spread and col_spread must fit a mean of ", m, " x ", n);
        row_ = detail::WishartParameters::factor("matrix_t", "row_spread", row_spread_);
        col_ = detail::WishartParameters::factor("matrix_t", "col_spread", col_spread_);
        const auto rows = static_cast<double>(m), cols = static_cast<double>(n);
        constant_ = special::multigammaln<T>((df + rows + cols - 1) / 2, static_cast<int>(m)) -
                    special::multigammaln<T>((df + rows - 1) / 2, static_cast<int>(m)) -
                    0.5 * rows * cols * 1.14472988584940017414 - cols * detail::log_diagonal(row_) -
                    rows * detail::log_diagonal(col_);
    }
    [[nodiscard]] const Eigen::MatrixXd& mean() const noexcept { return mean_; }
    [[nodiscard]] const Eigen::MatrixXd& row_spread() const noexcept { return row_spread_; }
    [[nodiscard]] const Eigen::MatrixXd& col_spread() const noexcept { return col_spread_; }
    [[nodiscard]] double df() const noexcept { return df_; }

    /// Log of the density at one matrix x. @throws std::invalid_argument where x has another shape.
    template <class T = double>
    [[nodiscard]] double logpdf(const MatrixParameter& x) const {
        const Eigen::Index m = mean_.rows(), n = mean_.cols();
        core::require(x.values().rows() == m && x.values().cols() == n, "matrix_t.logpdf", "x must be ", m, " x ", n,
                      ", got ", x.values().rows(), " x ", x.values().cols());
        const Eigen::MatrixX<T> half = detail::solve_lower(row_, detail::less(x.values(), mean_));
        const Eigen::MatrixX<T> white = detail::solve_lower(col_, detail::transposed(half));
        Eigen::MatrixX<T> inner = detail::gram(white);
        for (Eigen::Index k = 0; k < inner.rows(); ++k) inner(k, k) += 1;
        const Eigen::MatrixX<T> factor = detail::WishartParameters::factor("matrix_t.logpdf", "x", inner);
        return constant_ - (df_ + static_cast<double>(m + n) - 1) * detail::log_diagonal(factor);
    }
    template <class = void>
    [[nodiscard]] double pdf(const MatrixParameter& x) const {
        return std::exp(logpdf(x));
    }

    /// One variate.
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(Rng&& random_state) const {
        return rvs(1, random_state)[0];
    }
    template <class Rng>
    [[nodiscard]] std::vector<Eigen::MatrixXd> rvs(Eigen::Index size, Rng&& random_state) const {
        detail::require_size("matrix_t.rvs", size);
        const InvWishart mixing(df_ + static_cast<double>(mean_.rows()) - 1, row_spread_);
        std::vector<Eigen::MatrixXd> out;
        for (Eigen::Index i = 0; i < size; ++i)
            out.push_back(MatrixNormal(mean_, mixing.rvs(random_state), col_spread_).rvs(random_state));
        return out;
    }

private:
    double df_, constant_ = 0;
    Eigen::MatrixXd mean_, row_spread_, col_spread_, row_, col_;
};
/// The matrix t distribution (SciPy 1.17), see MatrixT for its functions: matrix_t.pdf(x, mean, row_spread, col_spread,
/// df).
/// @see scipy.stats.matrix_t. Differs from SciPy as wishart does; other variates of the same distribution for a stream.
inline constexpr Multivariate<MatrixT, MatrixParameter, Covariance, Covariance, double> matrix_t{};

}  // namespace scixx::stats
