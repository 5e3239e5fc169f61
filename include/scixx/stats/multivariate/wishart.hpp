// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/linalg/error.hpp>
#include <scixx/special/digamma.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/covariance.hpp>
#include <scixx/stats/detail/wishart.hpp>
#include <scixx/stats/multivariate/frozen.hpp>
#include <vector>

namespace scixx::stats {

/// The Wishart distribution with its parameters: of the sum of df outer products of normal vectors with covariance
/// `scale`, with density |x|^((df - p - 1) / 2) exp(-tr(scale^-1 x) / 2) / (2^(df p / 2) |scale|^(df / 2) Gamma_p(df /
/// 2)).
class Wishart {
public:
    /// @param df  degrees of freedom, above p - 1. @param scale  positive definite, p x p; a number for p = 1.
    /// @throws std::invalid_argument for another df. @throws linalg::LinAlgError where scale is not positive definite.
    template <class = void>
    Wishart(double df, const Covariance& scale) : p_("wishart", df, scale, 0) {}

    /// Log of the density at a matrix x, or a number where p = 1. @throws linalg::LinAlgError where x is not positive
    /// definite. O(p^3).
    template <class = void>
    [[nodiscard]] double logpdf(const MatrixParameter& x) const {
        const Eigen::MatrixXd& m = x.values();
        core::require(m.rows() == p_.scale.rows() && m.cols() == m.rows(), "wishart.logpdf", "x must be ",
                      p_.scale.rows(), " x ", p_.scale.rows(), ", got ", m.rows(), " x ", m.cols());
        const Eigen::MatrixXd factor = detail::WishartParameters::factor("wishart.logpdf", "x", m);
        const double log_det = 2 * detail::log_diagonal(factor);
        const double trace = detail::sum_of_squares(detail::solve_lower(p_.lower, factor));
        return 0.5 * (p_.df - p_.dim - 1) * log_det - 0.5 * trace -
               (0.5 * p_.df * (p_.dim * 0.69314718055994530942 + p_.log_det) + p_.log_gamma());
    }
    template <class = void>
    [[nodiscard]] double logpdf(double x) const {
        return logpdf(MatrixParameter{{x}});
    }
    /// Log of the densities at many numbers where p = 1: a vector of them.
    template <core::ArrayLike X = core::InBraces>
        requires(core::rank_of<X> == 1)
    [[nodiscard]] Eigen::ArrayXd logpdf(const X& x) const {
        return detail::each_of(x, [&](double value) { return logpdf(value); });
    }
    /// The density, as logpdf.
    template <class X>
    [[nodiscard]] auto pdf(const X& x) const {
        if constexpr (std::is_same_v<decltype(logpdf(x)), double>)
            return std::exp(logpdf(x));
        else
            return detail::each_of(logpdf(x), [](double value) { return std::exp(value); });
    }
    template <class = void>
    [[nodiscard]] Eigen::MatrixXd mean() const {
        return p_.scaled(p_.df);
    }
    /// The matrix of largest density, where df is at least p + 1. @throws std::invalid_argument where it is less.
    template <class = void>
    [[nodiscard]] Eigen::MatrixXd mode() const {
        core::require(p_.df >= p_.dim + 1, "wishart.mode", "df must be at least the dimension plus 1, got ", p_.df);
        return p_.scaled(p_.df - p_.dim - 1);
    }
    /// Variances of the entries.
    template <class = void>
    [[nodiscard]] Eigen::MatrixXd var() const {
        return p_.spread(p_.df, p_.df);
    }
    /// Differential entropy.
    template <class T = double>
    [[nodiscard]] double entropy() const {
        double psi = 0;
        for (double i = 0; i < p_.dim; ++i) psi += special::psi<T>(0.5 * (p_.df - i));
        const double log_two = 0.69314718055994530942;
        return 0.5 * (p_.dim + 1) * (p_.log_det + p_.dim * log_two) + p_.log_gamma() -
               0.5 * (p_.df - p_.dim - 1) * psi + 0.5 * p_.df * p_.dim;
    }
    /// One variate, SciPy's for the same stream.
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(Rng&& random_state) const {
        return rvs(1, random_state)[0];
    }
    template <class Rng>
    [[nodiscard]] std::vector<Eigen::MatrixXd> rvs(Eigen::Index size, Rng&& random_state) const {
        detail::require_size("wishart.rvs", size);
        std::vector<Eigen::MatrixXd> out = p_.triangles(size, random_state);
        for (Eigen::MatrixXd& a : out) {
            a = detail::gram(detail::product(p_.lower, a));
        }
        return out;
    }

private:
    detail::WishartParameters p_;
};
/// The Wishart distribution, see Wishart for its functions: wishart.pdf(x, df, scale).
/// @see scipy.stats.wishart. Differs from SciPy: x is one matrix, and several variates are a std::vector of matrices.
inline constexpr Multivariate<Wishart, double, Covariance> wishart{};

/// The inverse Wishart distribution with its parameters: of the inverse of a Wishart matrix with scale^-1.
class InvWishart {
public:
    /// @param df  degrees of freedom, above p - 1. @param scale  positive definite, p x p; a number for p = 1.
    /// @throws as Wishart.
    template <class = void>
    InvWishart(double df, const Covariance& scale) : p_("invwishart", df, scale, 0) {}

    /// Log of the density at a matrix x, or a number where p = 1. @throws linalg::LinAlgError where x is not positive
    /// definite. O(p^3).
    template <class = void>
    [[nodiscard]] double logpdf(const MatrixParameter& x) const {
        const Eigen::MatrixXd& m = x.values();
        core::require(m.rows() == p_.scale.rows() && m.cols() == m.rows(), "invwishart.logpdf", "x must be ",
                      p_.scale.rows(), " x ", p_.scale.rows(), ", got ", m.rows(), " x ", m.cols());
        const Eigen::MatrixXd factor = detail::WishartParameters::factor("invwishart.logpdf", "x", m);
        const double log_det = 2 * detail::log_diagonal(factor);
        const double trace = detail::sum_of_squares(detail::solve_lower(factor, p_.lower));
        return -0.5 * trace - 0.5 * (p_.df + p_.dim + 1) * log_det + 0.5 * p_.df * p_.log_det -
               (0.5 * p_.df * p_.dim * 0.69314718055994530942 + p_.log_gamma());
    }
    template <class = void>
    [[nodiscard]] double logpdf(double x) const {
        return logpdf(MatrixParameter{{x}});
    }
    /// Log of the densities at many numbers where p = 1: a vector of them.
    template <core::ArrayLike X = core::InBraces>
        requires(core::rank_of<X> == 1)
    [[nodiscard]] Eigen::ArrayXd logpdf(const X& x) const {
        return detail::each_of(x, [&](double value) { return logpdf(value); });
    }
    /// The density, as logpdf.
    template <class X>
    [[nodiscard]] auto pdf(const X& x) const {
        if constexpr (std::is_same_v<decltype(logpdf(x)), double>)
            return std::exp(logpdf(x));
        else
            return detail::each_of(logpdf(x), [](double value) { return std::exp(value); });
    }
    /// scale / (df - p - 1). @throws std::invalid_argument where df is at most p + 1.
    template <class = void>
    [[nodiscard]] Eigen::MatrixXd mean() const {
        core::require(p_.df > p_.dim + 1, "invwishart.mean", "df must be greater than the dimension plus 1, got ",
                      p_.df);
        return p_.scaled(1, p_.df - p_.dim - 1);
    }
    template <class = void>
    [[nodiscard]] Eigen::MatrixXd mode() const {
        return p_.scaled(1, p_.df + p_.dim + 1);
    }
    /// Variances of the entries. @throws std::invalid_argument where df is at most p + 3.
    template <class = void>
    [[nodiscard]] Eigen::MatrixXd var() const {
        const double n = p_.df - p_.dim;
        core::require(n > 3, "invwishart.var", "df must be greater than the dimension plus 3, got ", p_.df);
        const double below = n * (n - 1) * (n - 1) * (n - 3);
        return p_.spread((n + 1) / below, (n - 1) / below);
    }
    /// Differential entropy (SciPy 1.11).
    template <class T = double>
    [[nodiscard]] double entropy() const {
        double psi = 0;
        for (double i = 0; i < p_.dim; ++i) psi += special::psi<T>(0.5 * (p_.df - i));
        return p_.log_gamma() + 0.5 * p_.df * p_.dim +
               0.5 * (p_.dim + 1) * (p_.log_det - p_.dim * 0.69314718055994530942) - 0.5 * (p_.df + p_.dim + 1) * psi;
    }
    /// One variate, SciPy's for the same stream.
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(Rng&& random_state) const {
        return rvs(1, random_state)[0];
    }
    template <class Rng>
    [[nodiscard]] std::vector<Eigen::MatrixXd> rvs(Eigen::Index size, Rng&& random_state) const {
        detail::require_size("invwishart.rvs", size);
        const Eigen::MatrixXd eye = detail::identity<double>(p_.scale.rows());
        const Eigen::MatrixXd root = detail::solve_lower(p_.lower, eye);
        const Eigen::MatrixXd of_inverse =
            detail::WishartParameters::factor("invwishart.rvs", "scale", detail::gram(detail::transposed(root)));
        std::vector<Eigen::MatrixXd> out = p_.triangles(size, random_state);
        for (Eigen::MatrixXd& a : out) {
            a = detail::gram(detail::transposed(detail::solve_lower(detail::product(of_inverse, a), eye)));
        }
        return out;
    }

private:
    detail::WishartParameters p_;
};
/// The inverse Wishart distribution, see InvWishart for its functions: invwishart.pdf(x, df, scale).
/// @see scipy.stats.invwishart. Differs from SciPy as wishart does.
inline constexpr Multivariate<InvWishart, double, Covariance> invwishart{};

/// The matrix normal distribution with its parameters: Y = mean + A Z B^T with rowcov = A A^T, colcov = B B^T and a
/// matrix Z of independent standard normals.
class MatrixNormal {
public:
    /// @param mean  m x n, zeros where not given. @param rowcov, colcov  positive definite, m x m and n x n.
    /// @throws std::invalid_argument where shapes do not fit. @throws linalg::LinAlgError where one is not definite.
    template <class = void>
    explicit MatrixNormal(const MatrixParameter& mean = {}, const Covariance& rowcov = {},
                          const Covariance& colcov = {}) {
        const Eigen::Index m = mean.given() ? mean.values().rows() : rowcov.own_dimension();
        const Eigen::Index n = mean.given() ? mean.values().cols() : colcov.own_dimension();
        mean_ = mean.or_zeros(m, n);
        core::require(detail::all_finite(mean_), "matrix_normal", "mean must be finite");
        rowcov_ = rowcov.matrix(m, "matrix_normal");
        colcov_ = colcov.matrix(n, "matrix_normal");
        core::require(rowcov_.rows() == m && colcov_.rows() == n, "matrix_normal",
                      "rowcov and colcov must fit a mean of ", m, " x ", n);
        row_ = detail::WishartParameters::factor("matrix_normal", "rowcov", rowcov_);
        col_ = detail::WishartParameters::factor("matrix_normal", "colcov", colcov_);
        log_det_ =
            static_cast<double>(n) * detail::log_diagonal(row_) + static_cast<double>(m) * detail::log_diagonal(col_);
    }
    [[nodiscard]] const Eigen::MatrixXd& mean() const noexcept { return mean_; }
    [[nodiscard]] const Eigen::MatrixXd& rowcov() const noexcept { return rowcov_; }
    [[nodiscard]] const Eigen::MatrixXd& colcov() const noexcept { return colcov_; }

    /// Log of the density at one matrix x. @throws std::invalid_argument where x has another shape.
    template <class = void>
    [[nodiscard]] double logpdf(const MatrixParameter& x) const {
        core::require(x.values().rows() == mean_.rows() && x.values().cols() == mean_.cols(), "matrix_normal.logpdf",
                      "x must be ", mean_.rows(), " x ", mean_.cols(), ", got ", x.values().rows(), " x ",
                      x.values().cols());
        const Eigen::MatrixXd half = detail::solve_lower(row_, detail::less(x.values(), mean_));
        const Eigen::MatrixXd white = detail::solve_lower(col_, detail::transposed(half));
        return -0.5 * (static_cast<double>(mean_.size()) * 1.83787706640934548356 + detail::sum_of_squares(white)) -
               log_det_;
    }
    template <class = void>
    [[nodiscard]] double pdf(const MatrixParameter& x) const {
        return std::exp(logpdf(x));
    }
    /// Differential entropy (SciPy 1.11).
    [[nodiscard]] double entropy() const {
        return 0.5 * static_cast<double>(mean_.size()) * 2.83787706640934548356 + log_det_;
    }
    /// One variate, SciPy's for the same stream.
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(Rng&& random_state) const {
        return rvs(1, random_state)[0];
    }
    template <class Rng>
    [[nodiscard]] std::vector<Eigen::MatrixXd> rvs(Eigen::Index size, Rng&& random_state) const {
        detail::require_size("matrix_normal.rvs", size);
        const Eigen::Index m = mean_.rows(), n = mean_.cols();
        // The stream runs over rows fastest, then over variates, then over columns.
        const Eigen::MatrixXd normals = random_state.standard_normal(n * size, m);
        core::List<Eigen::MatrixXd> out(size);
        Eigen::MatrixXd z(m, n);
        for (Eigen::Index s = 0; s < size; ++s) {
            for (Eigen::Index k = 0; k < n; ++k)
                for (Eigen::Index i = 0; i < m; ++i) z(i, k) = normals(k * size + s, i);
            Eigen::MatrixXd& to = out[s];
            to = detail::product(detail::product(row_, z), detail::transposed(col_));
            for (Eigen::Index k = 0; k < to.size(); ++k) to.data()[k] += mean_.data()[k];
        }
        return out;
    }

private:
    Eigen::MatrixXd mean_, rowcov_, colcov_, row_, col_;
    double log_det_ = 0;
};
/// The matrix normal distribution, see MatrixNormal for its functions: matrix_normal.pdf(x, mean, rowcov, colcov).
/// @see scipy.stats.matrix_normal. Differs from SciPy as wishart does.
inline constexpr Multivariate<MatrixNormal, MatrixParameter, Covariance, Covariance> matrix_normal{};

}  // namespace scixx::stats
