// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <complex>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/random_matrices.hpp>
#include <scixx/stats/detail/small_matrix.hpp>
#include <scixx/stats/multivariate/frozen.hpp>
#include <vector>

/// Directions, rotations and correlation matrices at random. All of them are drawn only.
namespace scixx::stats {

/// Unit vectors of uniform direction in dim dimensions.
class UniformDirection {
public:
    /// @throws std::invalid_argument for a dim below 1.
    template <class = void>
    explicit UniformDirection(Eigen::Index dim) : dim_(dim) {
        detail::require_dimension("uniform_direction", dim, 1);
    }
    /// `size` unit vectors, the rows of a matrix; SciPy's for the same stream.
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(Eigen::Index size, Rng&& random_state) const {
        detail::require_size("uniform_direction.rvs", size);
        Eigen::MatrixXd out = random_state.standard_normal(size, dim_);
        for (Eigen::Index i = 0; i < size; ++i) {
            double square = 0;
            for (Eigen::Index k = 0; k < dim_; ++k) square += out(i, k) * out(i, k);
            const double length = std::sqrt(square);
            for (Eigen::Index k = 0; k < dim_; ++k) out(i, k) /= length;
        }
        return out;
    }
    template <class Rng>
    [[nodiscard]] Eigen::VectorXd rvs(Rng&& random_state) const {
        return rvs(1, random_state).transpose();
    }

private:
    Eigen::Index dim_;
};
/// Unit vectors of uniform direction: uniform_direction.rvs(dim, size, rng). @see scipy.stats.uniform_direction
inline constexpr Multivariate<UniformDirection, Eigen::Index> uniform_direction{};

/// Orthogonal matrices of dim >= 2 dimensions with Haar's measure on O(dim).
class OrthoGroup {
public:
    /// @throws std::invalid_argument for a dim below 2.
    template <class = void>
    explicit OrthoGroup(Eigen::Index dim) : dim_(dim) {
        detail::require_dimension("ortho_group", dim, 2);
    }
    /// One matrix, SciPy's for the same stream up to rounding. O(dim^3).
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(Rng&& random_state) const {
        return detail::positive_q(Eigen::MatrixXd(random_state.standard_normal(dim_, dim_)));
    }
    template <class Rng>
    [[nodiscard]] std::vector<Eigen::MatrixXd> rvs(Eigen::Index size, Rng&& random_state) const {
        detail::require_size("ortho_group.rvs", size);
        return detail::repeated<Eigen::MatrixXd>(
            size, [&](Rng& rng) { return rvs(rng); }, random_state);
    }

private:
    Eigen::Index dim_;
};
/// Random orthogonal matrices: ortho_group.rvs(dim, rng). @see scipy.stats.ortho_group
inline constexpr Multivariate<OrthoGroup, Eigen::Index> ortho_group{};

/// Rotations of dim >= 2 dimensions with Haar's measure on SO(dim).
class SpecialOrthoGroup {
public:
    /// @throws std::invalid_argument for a dim below 2.
    template <class = void>
    explicit SpecialOrthoGroup(Eigen::Index dim) : dim_(dim) {
        detail::require_dimension("special_ortho_group", dim, 2);
    }
    /// One matrix, SciPy's for the same stream up to rounding: a product of random reflections (G. W. Stewart, SIAM J.
    /// Numer. Anal. 17 (1980) 403), each with a normal vector one shorter than the last. O(dim^3).
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(Rng&& random_state) const {
        return rvs(1, random_state)[0];
    }
    /// Several matrices: the stream holds the first vectors of all, then their second ones, and so on.
    template <class Rng>
    [[nodiscard]] std::vector<Eigen::MatrixXd> rvs(Eigen::Index size, Rng&& random_state) const {
        detail::require_size("special_ortho_group.rvs", size);
        core::List<Eigen::MatrixXd> out(size, detail::identity<double>(dim_));
        Eigen::MatrixXd signs = Eigen::MatrixXd::Ones(dim_, size);
        for (Eigen::Index n = 0; n + 1 < dim_; ++n) {
            const Eigen::MatrixXd normals = random_state.standard_normal(size, dim_ - n);
            for (Eigen::Index s = 0; s < size; ++s) {
                // x becomes the normal vector of a reflection, of length sqrt(2).
                core::List<double> x(dim_ - n);
                double square = 0;
                for (Eigen::Index k = 0; k < x.size(); ++k) {
                    x[k] = normals(s, k);
                    square += x[k] * x[k];
                }
                const double sign = x[0] < 0 ? -1 : 1, rest = square - x[0] * x[0];
                x[0] += sign * std::sqrt(square);
                const double scale = std::sqrt(2 / (rest + x[0] * x[0]));
                for (double& v : x) v *= scale;
                Eigen::MatrixXd& h = out[s];
                for (Eigen::Index i = 0; i < dim_; ++i) {
                    double along = 0;
                    for (Eigen::Index k = 0; k < x.size(); ++k) along += h(i, n + k) * x[k];
                    for (Eigen::Index k = 0; k < x.size(); ++k) h(i, n + k) -= along * x[k];
                }
                signs(n, s) = sign;
            }
        }
        for (Eigen::Index s = 0; s < size; ++s) {
            double last = dim_ % 2 == 0 ? -1 : 1;
            for (Eigen::Index k = 0; k + 1 < dim_; ++k) last *= signs(k, s);
            signs(dim_ - 1, s) = last;
            Eigen::MatrixXd& h = out[s];
            for (Eigen::Index k = 0; k < dim_; ++k)
                for (Eigen::Index i = 0; i < dim_; ++i) h(i, k) *= signs(i, s);
        }
        return out;
    }

private:
    Eigen::Index dim_;
};
/// Random rotations: special_ortho_group.rvs(dim, rng). @see scipy.stats.special_ortho_group
inline constexpr Multivariate<SpecialOrthoGroup, Eigen::Index> special_ortho_group{};

/// Unitary matrices of dim >= 2 dimensions with Haar's measure on U(dim).
class UnitaryGroup {
public:
    /// @throws std::invalid_argument for a dim below 2.
    template <class = void>
    explicit UnitaryGroup(Eigen::Index dim) : dim_(dim) {
        detail::require_dimension("unitary_group", dim, 2);
    }
    /// One matrix, SciPy's for the same stream up to rounding. O(dim^3).
    template <class Rng, class T = double>
    [[nodiscard]] Eigen::MatrixX<std::complex<T>> rvs(Rng&& random_state) const {
        return rvs(1, random_state)[0];
    }
    /// Several matrices: the stream holds the real parts of all, then the imaginary ones.
    template <class Rng, class T = double>
    [[nodiscard]] std::vector<Eigen::MatrixX<std::complex<T>>> rvs(Eigen::Index size, Rng&& random_state) const {
        detail::require_size("unitary_group.rvs", size);
        const Eigen::MatrixXd real = random_state.standard_normal(size * dim_, dim_);
        const Eigen::MatrixXd imaginary = random_state.standard_normal(size * dim_, dim_);
        std::vector<Eigen::MatrixX<std::complex<T>>> out;
        for (Eigen::Index s = 0; s < size; ++s) {
            Eigen::MatrixX<std::complex<T>> z(dim_, dim_);
            for (Eigen::Index k = 0; k < dim_; ++k)
                for (Eigen::Index i = 0; i < dim_; ++i)
                    z(i, k) = std::complex<T>(real(s * dim_ + i, k), imaginary(s * dim_ + i, k));
            out.push_back(detail::positive_q(z));
        }
        return out;
    }

private:
    Eigen::Index dim_;
};
/// Random unitary matrices: unitary_group.rvs(dim, rng). @see scipy.stats.unitary_group
inline constexpr Multivariate<UnitaryGroup, Eigen::Index> unitary_group{};

/// Options of random_correlation.
struct RandomCorrelationOptions {
    double tol = 1e-13;      ///< how far the sum of the eigenvalues may be from the dimension
    double diag_tol = 1e-7;  ///< how far the diagonal may be from 1
};
/// Correlation matrices with given eigenvalues.
class RandomCorrelation {
public:
    /// @param eigs  at least 2 eigenvalues, not negative, whose sum is their number. @throws std::invalid_argument
    ///              otherwise.
    template <class = void>
    explicit RandomCorrelation(const VectorParameter& eigs, const RandomCorrelationOptions& options = {})
        : eigs_(eigs.values()), options_(options) {
        core::require(eigs_.size() >= 2, "random_correlation", "eigs must have at least 2 entries, got ", eigs_.size());
        const double sum = detail::sum_of(eigs_);
        core::require(std::abs(sum - static_cast<double>(eigs_.size())) <= options.tol, "random_correlation",
                      "the sum of eigs must be the dimension, ", eigs_.size(), ", got ", sum);
        for (Eigen::Index i = 0; i < eigs_.size(); ++i)
            core::require(eigs_[i] >= -options.tol, "random_correlation", "eigs must not be negative");
    }
    /// One matrix, SciPy's for the same stream up to rounding. O(dim^3). @throws core::DataError where the diagonal is
    /// not 1 to diag_tol.
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(Rng&& random_state) const {
        const Eigen::MatrixXd q = OrthoGroup(eigs_.size()).rvs(random_state);
        Eigen::MatrixXd scaled = q;
        for (Eigen::Index k = 0; k < q.cols(); ++k)
            for (Eigen::Index i = 0; i < q.rows(); ++i) scaled(i, k) *= eigs_[k];
        Eigen::MatrixXd m = detail::product(scaled, detail::transposed(q));
        detail::rotate_to_correlation(m);
        for (Eigen::Index i = 0; i < m.rows(); ++i)
            if (!(std::abs(m(i, i) - 1) <= options_.diag_tol))
                core::fail<core::DataError>("random_correlation", "the diagonal is not 1 to diag_tol");
        return m;
    }
    template <class Rng>
    [[nodiscard]] std::vector<Eigen::MatrixXd> rvs(Eigen::Index size, Rng&& random_state) const {
        detail::require_size("random_correlation.rvs", size);
        return detail::repeated<Eigen::MatrixXd>(
            size, [&](Rng& rng) { return rvs(rng); }, random_state);
    }

private:
    Eigen::VectorXd eigs_;
    RandomCorrelationOptions options_;
};
/// Random correlation matrices: random_correlation.rvs(eigs, rng); with options the frozen form is to be used.
/// @see scipy.stats.random_correlation
inline constexpr Multivariate<RandomCorrelation, VectorParameter> random_correlation{};

}  // namespace scixx::stats
