// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <initializer_list>
#include <limits>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/covariance.hpp>
#include <scixx/stats/detail/small_matrix.hpp>
#include <utility>

namespace scixx::stats {

/// Options of a Covariance that is given as a matrix.
struct CovarianceOptions {
    /// eigenvalues of the correlation matrix up to this part of the largest one count as zero
    double cond = 1e6 * std::numeric_limits<double>::epsilon();
};

/// A covariance, the `cov=` of multivariate distributions: a number (times the identity), a vector (the diagonal), a
/// matrix, or one of the factored forms that spare a decomposition: from_diagonal, from_precision, from_cholesky,
/// from_eigendecomposition.
///
/// The rank of a matrix is decided on its correlation matrix, so that it does not depend on units of measurement.
/// Factored forms may be singular without further notice.
/// @see scipy.stats.Covariance. Differs from SciPy: diag(1e-10, 1) is not singular; entries of factored forms that make
/// no covariance (negative, not finite) are refused.
class Covariance {
public:
    template <class = void>
    Covariance(double variance = 1) : values_(1, 1), rank_(0) {  // NOLINT
        values_.data()[0] = variance;
    }
    template <class = void>
    Covariance(std::initializer_list<double> diagonal)  // NOLINT
        : values_(std::ssize(diagonal), 1), rank_(1) {
        std::copy(diagonal.begin(), diagonal.end(), values_.data());
    }
    /// Rows of a matrix: {{2.0, 0.3}, {0.3, 0.5}}. @throws std::invalid_argument when their lengths differ.
    template <class T = double>
    Covariance(std::initializer_list<std::initializer_list<double>> rows);  // NOLINT: as in Python
    /// @throws std::invalid_argument for a cond that is negative.
    template <core::ArrayLike A = core::InBraces>
    Covariance(const A& values, const CovarianceOptions& options = {})  // NOLINT: as in Python
        : rank_(core::rank_of<A>), cond_(options.cond) {
        static_assert(core::rank_of<A> <= 2, "a covariance has at most two dimensions");
        core::require(options.cond >= 0, "Covariance", "cond must not be negative, got ", options.cond);
        if constexpr (core::rank_of<A> == 1)
            values_ = detail::column(values);
        else
            values_ = matrix_of(values);
    }

    /// From the variances of independent variables; zeros make it singular.
    /// @throws std::invalid_argument where one is negative or not finite.
    template <core::ArrayLike A = core::InBraces>
        requires(core::rank_of<A> == 1)
    [[nodiscard]] static Covariance from_diagonal(const A& diagonal) {
        return diagonal_form(detail::column(diagonal));
    }
    /// From the inverse P of the covariance, which stays unfactored where it is given too.
    /// @throws std::invalid_argument where it is not square. @throws linalg::LinAlgError where it is not positive
    /// definite.
    template <core::ArrayLike A = core::InBraces>
        requires(core::rank_of<A> == 2)
    [[nodiscard]] static Covariance from_precision(const A& precision) {
        return precision_form(matrix_of(precision), nullptr);
    }
    template <core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
        requires(core::rank_of<A> == 2 && core::rank_of<B> == 2)
    [[nodiscard]] static Covariance from_precision(const A& precision, const B& covariance) {
        const Eigen::MatrixXd given = matrix_of(covariance);
        return precision_form(matrix_of(precision), &given);
    }
    /// From the lower triangle L with covariance L L^T; what is above the diagonal is not read.
    /// @throws std::invalid_argument where it is not square or its diagonal is not positive.
    template <core::ArrayLike A = core::InBraces>
        requires(core::rank_of<A> == 2)
    [[nodiscard]] static Covariance from_cholesky(const A& cholesky) {
        return cholesky_form(matrix_of(cholesky));
    }
    /// From eigenvalues w and orthonormal eigenvectors, the columns of v; zeros make it singular.
    /// @throws std::invalid_argument where the sizes do not fit, or an eigenvalue is negative.
    template <core::ArrayLike W = core::InBraces, core::ArrayLike V = core::InBraces>
        requires(core::rank_of<W> == 1 && core::rank_of<V> == 2)
    [[nodiscard]] static Covariance from_eigendecomposition(const W& w, const V& v) {
        return eigen_form(detail::column(w), matrix_of(v));
    }

    /// Logarithm of the product of the non-zero eigenvalues.
    template <class = void>
    [[nodiscard]] double log_pdet() const {
        return own_parts().log_pdet;
    }
    template <class = void>
    [[nodiscard]] Eigen::Index rank() const {
        return own_parts().rank;
    }
    /// The matrix itself.
    template <class = void>
    [[nodiscard]] Eigen::MatrixXd covariance() const {
        return own_parts().cov;
    }
    /// Uncorrelated variables of unit variance from the rows of x: x W with W W^T the (pseudo-)inverse.
    template <core::ArrayLike X = core::InBraces>
        requires(core::rank_of<X> <= 2)
    [[nodiscard]] auto whiten(const X& x) const {
        return transformed(x, "Covariance.whiten", own_parts().whitening);
    }
    /// Variables with this covariance from rows of uncorrelated ones of unit variance.
    template <core::ArrayLike X = core::InBraces>
        requires(core::rank_of<X> <= 2)
    [[nodiscard]] auto colorize(const X& x) const {
        return transformed(x, "Covariance.colorize", detail::transposed(own_parts().coloring));
    }

    /// The number of dimensions that the form tells of: the side of a matrix, 1 otherwise (as SciPy).
    template <class = void>
    [[nodiscard]] Eigen::Index natural_dimension() const noexcept {
        return parts_ ? parts_->cov.rows() : rank_ == 2 ? values_.rows() : 1;
    }
    /// The number of dimensions that the form itself has, a vector's too: its length.
    template <class = void>
    [[nodiscard]] Eigen::Index own_dimension() const noexcept {
        return rank_ == 1 && !parts_ ? values_.size() : natural_dimension();
    }
    /// The full matrix. @throws std::invalid_argument when it is not dim x dim.
    template <class = void>
    [[nodiscard]] Eigen::MatrixXd matrix(Eigen::Index dim, const char* function = "multivariate_normal") const;
    /// Factors and rank in `dim` dimensions.
    template <class = void>
    [[nodiscard]] detail::CovarianceParts parts(const char* function, Eigen::Index dim, bool allow_singular) const {
        if (!parts_) return detail::covariance_parts<double>(function, matrix(dim), allow_singular, cond_);
        core::require(parts_->cov.rows() == dim, function, "cov must be ", dim, " x ", dim, " as mean has ", dim,
                      " entries, got ", parts_->cov.rows(), " x ", parts_->cov.rows());
        return *parts_;
    }

private:
    template <class A>
    [[nodiscard]] static Eigen::MatrixXd matrix_of(const A& values) {
        const core::Source<double, A> source(values);
        Eigen::MatrixXd out(source.view().shape(0), source.view().shape(1));
        for (Eigen::Index i = 0; i < out.rows(); ++i)
            for (Eigen::Index k = 0; k < out.cols(); ++k) out(i, k) = source.view()(i, k);
        return out;
    }
    template <class = void>
    static void require_square(const char* name, const Eigen::MatrixXd& m) {
        core::require(m.rows() == m.cols() && m.rows() > 0, "Covariance", name, " must be square, got ", m.rows(),
                      " x ", m.cols());
        core::require(detail::all_finite(m), "Covariance", name, " must be finite");
    }
    template <class = void>
    [[nodiscard]] static Covariance diagonal_form(const Eigen::VectorXd& diagonal);
    template <class = void>
    [[nodiscard]] static Covariance precision_form(const Eigen::MatrixXd& precision, const Eigen::MatrixXd* given);
    template <class = void>
    [[nodiscard]] static Covariance cholesky_form(const Eigen::MatrixXd& factor);
    template <class = void>
    [[nodiscard]] static Covariance eigen_form(const Eigen::VectorXd& w, const Eigen::MatrixXd& v);
    template <class = void>
    [[nodiscard]] detail::CovarianceParts own_parts() const {
        return parts("Covariance", own_dimension(), true);
    }
    template <class X>
    [[nodiscard]] static auto transformed(const X& x, const char* function, const Eigen::MatrixXd& by) {
        if constexpr (core::rank_of<X> == 1) {
            const Eigen::VectorXd row = detail::column(x);
            core::require(row.size() == by.rows(), function, "x must have ", by.rows(), " components, got ",
                          row.size());
            const Eigen::MatrixXd out = detail::product(detail::transposed(by), Eigen::MatrixXd(row));
            return Eigen::VectorXd(Eigen::Map<const Eigen::VectorXd>(out.data(), out.size()));
        } else {
            const Eigen::MatrixXd rows = matrix_of(x);
            core::require(rows.cols() == by.rows(), function, "x must have ", by.rows(), " columns, got ", rows.cols());
            return detail::product(rows, by);
        }
    }

    Eigen::MatrixXd values_;
    int rank_;
    double cond_ = CovarianceOptions{}.cond;
    std::optional<detail::CovarianceParts> parts_;
};

template <class T>
Covariance::Covariance(std::initializer_list<std::initializer_list<double>> rows) : rank_(2) {
    const auto count = std::ssize(rows);
    Eigen::MatrixX<T> values(count, count == 0 ? 0 : std::ssize(*rows.begin()));
    Eigen::Index i = 0;
    for (const auto& row : rows) {
        core::require(std::ssize(row) == values.cols(), "multivariate_normal", "cov must have rows of one length, got ",
                      values.cols(), " and ", row.size());
        Eigen::Index k = 0;
        for (const double value : row) values(i, k++) = value;
        ++i;
    }
    values_ = std::move(values);
}

template <class>
inline Eigen::MatrixXd Covariance::matrix(Eigen::Index dim, const char* function) const {
    if (parts_) return parts_->cov;
    if (rank_ == 0) {
        Eigen::MatrixXd out = detail::identity<double>(dim);
        for (Eigen::Index i = 0; i < dim; ++i) out.data()[i * (dim + 1)] = values_.data()[0];
        return out;
    }
    if (rank_ == 1) {
        core::require(values_.size() == dim, function, "cov must have as many entries as mean, ", dim, ", got ",
                      values_.size());
        Eigen::MatrixXd out = detail::identity<double>(dim);
        for (Eigen::Index i = 0; i < dim; ++i) out.data()[i * (dim + 1)] = values_.data()[i];
        return out;
    }
    core::require(values_.rows() == values_.cols(), function, "cov must be square, got ", values_.rows(), " x ",
                  values_.cols());
    core::require(values_.rows() == dim, function, "cov must be ", dim, " x ", dim, " as mean has ", dim,
                  " entries, got ", values_.rows(), " x ", values_.cols());
    return values_;
}

template <class>
inline Covariance Covariance::diagonal_form(const Eigen::VectorXd& diagonal) {
    bool proper = diagonal.size() > 0;
    for (const double v : diagonal) proper = proper && v >= 0 && std::isfinite(v);
    core::require(proper, "Covariance", "diagonal must hold finite numbers that are not negative");
    return eigen_form(diagonal, detail::identity<double>(diagonal.size()));
}

template <class>
inline Covariance Covariance::precision_form(const Eigen::MatrixXd& precision, const Eigen::MatrixXd* given) {
    require_square("precision", precision);
    Covariance result;
    detail::CovarianceParts& parts = result.parts_.emplace();
    if (!detail::cholesky(precision, parts.whitening))
        core::fail<linalg::LinAlgError>("Covariance", "precision must be positive definite");
    parts.rank = precision.rows();
    parts.log_pdet = -2 * detail::log_diagonal(parts.whitening);
    parts.coloring =
        detail::transposed(detail::solve_lower(parts.whitening, detail::identity<double>(precision.rows())));
    if (given != nullptr) {
        require_square("covariance", *given);
        core::require(given->rows() == parts.rank, "Covariance", "covariance must have the shape of precision, ",
                      parts.rank, " x ", parts.rank, ", got ", given->rows(), " x ", given->cols());
        parts.cov = *given;
    } else
        parts.cov = detail::gram(parts.coloring);
    parts.null.resize(parts.rank, 0);
    return result;
}

template <class>
inline Covariance Covariance::cholesky_form(const Eigen::MatrixXd& factor) {
    require_square("cholesky", factor);
    Covariance result;
    detail::CovarianceParts& parts = result.parts_.emplace();
    parts.rank = factor.rows();
    parts.coloring = factor;
    for (Eigen::Index k = 0; k < parts.rank; ++k) {
        core::require(factor(k, k) > 0, "Covariance", "cholesky must have a positive diagonal");
        for (Eigen::Index i = 0; i < k; ++i) parts.coloring(i, k) = 0;
    }
    parts.log_pdet = 2 * detail::log_diagonal(factor);
    parts.whitening = detail::transposed(detail::solve_lower(parts.coloring, detail::identity<double>(parts.rank)));
    parts.cov = detail::gram(parts.coloring);
    parts.null.resize(parts.rank, 0);
    return result;
}

template <class>
inline Covariance Covariance::eigen_form(const Eigen::VectorXd& w, const Eigen::MatrixXd& v) {
    require_square("eigenvectors", v);
    core::require(w.size() == v.rows(), "Covariance", "eigenvalues must be as many as eigenvectors, ", v.rows(),
                  ", got ", w.size());
    Covariance result;
    detail::CovarianceParts& parts = result.parts_.emplace();
    parts.coloring = parts.whitening = v;
    const Eigen::Index dim = v.rows();
    double largest = 0;
    for (const double value : w) {
        core::require(value >= 0 && std::isfinite(value), "Covariance", "eigenvalues must not be negative");
        if (value > 0) {
            ++parts.rank;
            parts.log_pdet += std::log(value);
        }
        largest = std::max(largest, value);
    }
    parts.null.resize(dim, dim - parts.rank);
    for (Eigen::Index k = 0, at = 0; k < dim; ++k) {
        const double root = std::sqrt(w[k]), inverse = root > 0 ? 1 / root : 0.0;
        for (Eigen::Index i = 0; i < dim; ++i) {
            parts.coloring(i, k) *= root;
            parts.whitening(i, k) *= inverse;
            if (root == 0) parts.null(i, at) = v(i, k);
        }
        at += root == 0 ? 1 : 0;
    }
    parts.cov = detail::gram(parts.coloring);
    parts.support = 1e3 * CovarianceOptions{}.cond * largest;
    return result;
}

}  // namespace scixx::stats
