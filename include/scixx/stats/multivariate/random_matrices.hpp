// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <complex>
#include <scixx/core/error.hpp>
#include <scixx/stats/detail/small_matrix.hpp>
#include <scixx/stats/multivariate/frozen.hpp>
#include <stdexcept>
#include <vector>

/// Directions, rotations and correlation matrices at random. All of them are drawn only.
namespace scixx::stats {

namespace detail {
/// Q of the decomposition with a positive diagonal of R: Haar's measure where z is Gaussian (F. Mezzadri, Notices of the AMS
/// 54 (2007) 592).
template <class M>
[[nodiscard]] M positive_q(M q) {
    using T = typename M::Scalar;
    const Eigen::Index n = q.rows();
    for (Eigen::Index k = 0; k < q.cols(); ++k) {
        T* column = q.data() + k * n;
        // Gram's and Schmidt's process; the second pass leaves orthogonality to rounding.
        for (int pass = 0; pass < 2; ++pass)
            for (Eigen::Index j = 0; j < k; ++j) {
                const T* before = q.data() + j * n;
                T along = 0;
                for (Eigen::Index i = 0; i < n; ++i) along += Eigen::numext::conj(before[i]) * column[i];
                for (Eigen::Index i = 0; i < n; ++i) column[i] -= along * before[i];
            }
        double norm = 0;
        for (Eigen::Index i = 0; i < n; ++i) norm += Eigen::numext::abs2(column[i]);
        norm = 1 / std::sqrt(norm);
        for (Eigen::Index i = 0; i < n; ++i) column[i] *= norm;
    }
    return q;
}
/// Draws one after the other, where the stream has all entries of one before those of the next.
template <class M, class F, class Rng>
[[nodiscard]] std::vector<M> repeated(Eigen::Index size, F&& draw, Rng& rng) {
    std::vector<M> out;
    out.reserve(static_cast<std::size_t>(size));
    for (Eigen::Index i = 0; i < size; ++i) out.push_back(draw(rng));
    return out;
}
inline void require_dimension(const char* function, Eigen::Index dim, Eigen::Index least) {
    core::require(dim >= least, function, "dim must be at least ", least, ", got ", dim);
}
/// A correlation matrix with the eigenvalues of m, by rotations that put a 1 on the diagonal each (P. I. Davies,
/// N. J. Higham, BIT 40 (2000) 640).
inline void rotate_to_correlation(Eigen::MatrixXd& m) {
    const Eigen::Index d = m.rows();
    for (Eigen::Index i = 0; i + 1 < d; ++i) {
        if (m(i, i) == 1) continue;
        // A partner on the other side of 1; the last one, where rounding leaves none.
        const bool above = m(i, i) > 1;
        Eigen::Index j = i + 1;
        while (j + 1 < d && !(above ? m(j, j) < 1 : m(j, j) > 1)) ++j;
        const double a = m(i, i) - 1, b = m(j, j) - 1, e = m(i, j);
        double c = 0, s = 1;
        if (b != 0) {
            const double t = (e + std::copysign(std::sqrt(std::max(e * e - a * b, 0.0)), e)) / b;
            c = 1 / std::sqrt(1 + t * t);
            s = c == 0 ? 1.0 : c * t;
        }
        for (Eigen::Index k = 0; k < d; ++k) {
            const double x = m(k, i), y = m(k, j);
            m(k, i) = c * x - s * y;
            m(k, j) = s * x + c * y;
        }
        for (Eigen::Index k = 0; k < d; ++k) {
            const double x = m(i, k), y = m(j, k);
            m(i, k) = c * x - s * y;
            m(j, k) = s * x + c * y;
        }
    }
}
}  // namespace detail

/// Unit vectors of uniform direction in dim dimensions.
class UniformDirection {
public:
    /// @throws std::invalid_argument for a dim below 1.
    explicit UniformDirection(Eigen::Index dim) : dim_(dim) { detail::require_dimension("uniform_direction", dim, 1); }
    /// `size` unit vectors, the rows of a matrix; SciPy's for the same stream.
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(Eigen::Index size, Rng& random_state) const {
        detail::require_size("uniform_direction.rvs", size);
        Eigen::MatrixXd out = random_state.standard_normal(size, dim_);
        for (Eigen::Index i = 0; i < size; ++i) {
            double square = 0;
            for (Eigen::Index k = 0; k < dim_; ++k) square += out(i, k) * out(i, k);
            const double norm = std::sqrt(square);
            for (Eigen::Index k = 0; k < dim_; ++k) out(i, k) /= norm;
        }
        return out;
    }
    template <class Rng>
    [[nodiscard]] Eigen::VectorXd rvs(Rng& random_state) const {
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
    explicit OrthoGroup(Eigen::Index dim) : dim_(dim) { detail::require_dimension("ortho_group", dim, 2); }
    /// One matrix, SciPy's for the same stream up to rounding. O(dim^3).
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(Rng& random_state) const {
        return detail::positive_q(Eigen::MatrixXd(random_state.standard_normal(dim_, dim_)));
    }
    template <class Rng>
    [[nodiscard]] std::vector<Eigen::MatrixXd> rvs(Eigen::Index size, Rng& random_state) const {
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
    explicit SpecialOrthoGroup(Eigen::Index dim) : dim_(dim) {
        detail::require_dimension("special_ortho_group", dim, 2);
    }
    /// One matrix, SciPy's for the same stream up to rounding: a product of random reflections (G. W. Stewart, SIAM J.
    /// Numer. Anal. 17 (1980) 403), each with a normal vector one shorter than the last. O(dim^3).
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(Rng& random_state) const {
        return rvs(1, random_state)[0];
    }
    /// Several matrices: the stream holds the first vectors of all, then their second ones, and so on.
    template <class Rng>
    [[nodiscard]] std::vector<Eigen::MatrixXd> rvs(Eigen::Index size, Rng& random_state) const {
        detail::require_size("special_ortho_group.rvs", size);
        std::vector<Eigen::MatrixXd> out(static_cast<std::size_t>(size), detail::identity<double>(dim_));
        Eigen::MatrixXd signs = Eigen::MatrixXd::Ones(dim_, size);
        for (Eigen::Index n = 0; n + 1 < dim_; ++n) {
            const Eigen::MatrixXd normals = random_state.standard_normal(size, dim_ - n);
            for (Eigen::Index s = 0; s < size; ++s) {
                // x becomes the normal vector of a reflection, of length sqrt(2).
                std::vector<double> x(static_cast<std::size_t>(dim_ - n));
                double square = 0;
                for (std::size_t k = 0; k < x.size(); ++k) {
                    x[k] = normals(s, static_cast<Eigen::Index>(k));
                    square += x[k] * x[k];
                }
                const double sign = x[0] < 0 ? -1 : 1, rest = square - x[0] * x[0];
                x[0] += sign * std::sqrt(square);
                const double scale = std::sqrt(2 / (rest + x[0] * x[0]));
                for (double& v : x) v *= scale;
                Eigen::MatrixXd& h = out[static_cast<std::size_t>(s)];
                for (Eigen::Index i = 0; i < dim_; ++i) {
                    double along = 0;
                    for (std::size_t k = 0; k < x.size(); ++k) along += h(i, n + static_cast<Eigen::Index>(k)) * x[k];
                    for (std::size_t k = 0; k < x.size(); ++k) h(i, n + static_cast<Eigen::Index>(k)) -= along * x[k];
                }
                signs(n, s) = sign;
            }
        }
        for (Eigen::Index s = 0; s < size; ++s) {
            double last = dim_ % 2 == 0 ? -1 : 1;
            for (Eigen::Index k = 0; k + 1 < dim_; ++k) last *= signs(k, s);
            signs(dim_ - 1, s) = last;
            Eigen::MatrixXd& h = out[static_cast<std::size_t>(s)];
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
    explicit UnitaryGroup(Eigen::Index dim) : dim_(dim) { detail::require_dimension("unitary_group", dim, 2); }
    /// One matrix, SciPy's for the same stream up to rounding. O(dim^3).
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXcd rvs(Rng& random_state) const {
        return rvs(1, random_state)[0];
    }
    /// Several matrices: the stream holds the real parts of all, then the imaginary ones.
    template <class Rng>
    [[nodiscard]] std::vector<Eigen::MatrixXcd> rvs(Eigen::Index size, Rng& random_state) const {
        detail::require_size("unitary_group.rvs", size);
        const Eigen::MatrixXd real = random_state.standard_normal(size * dim_, dim_);
        const Eigen::MatrixXd imaginary = random_state.standard_normal(size * dim_, dim_);
        std::vector<Eigen::MatrixXcd> out;
        for (Eigen::Index s = 0; s < size; ++s) {
            Eigen::MatrixXcd z(dim_, dim_);
            for (Eigen::Index k = 0; k < dim_; ++k)
                for (Eigen::Index i = 0; i < dim_; ++i)
                    z(i, k) = std::complex<double>(real(s * dim_ + i, k), imaginary(s * dim_ + i, k));
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
    /// @param eigs  at least 2 eigenvalues, not negative, whose sum is their number. @throws std::invalid_argument otherwise.
    explicit RandomCorrelation(const VectorParameter& eigs, const RandomCorrelationOptions& options = {})
        : eigs_(eigs.values()), options_(options) {
        core::require(eigs_.size() >= 2, "random_correlation", "eigs must have at least 2 entries, got ", eigs_.size());
        core::require(std::abs(eigs_.sum() - static_cast<double>(eigs_.size())) <= options.tol, "random_correlation",
                      "the sum of eigs must be the dimension, ", eigs_.size(), ", got ", eigs_.sum());
        core::require((eigs_.array() >= -options.tol).all(), "random_correlation", "eigs must not be negative");
    }
    /// One matrix, SciPy's for the same stream up to rounding. O(dim^3). @throws std::runtime_error where the diagonal is
    /// not 1 to diag_tol.
    template <class Rng>
    [[nodiscard]] Eigen::MatrixXd rvs(Rng& random_state) const {
        const Eigen::MatrixXd q = OrthoGroup(eigs_.size()).rvs(random_state);
        Eigen::MatrixXd scaled = q;
        for (Eigen::Index k = 0; k < q.cols(); ++k)
            for (Eigen::Index i = 0; i < q.rows(); ++i) scaled(i, k) *= eigs_[k];
        Eigen::MatrixXd m = detail::product(scaled, detail::transposed(q));
        detail::rotate_to_correlation(m);
        for (Eigen::Index i = 0; i < m.rows(); ++i)
            if (!(std::abs(m(i, i) - 1) <= options_.diag_tol))
                core::fail<std::runtime_error>("random_correlation", "the diagonal is not 1 to diag_tol");
        return m;
    }
    template <class Rng>
    [[nodiscard]] std::vector<Eigen::MatrixXd> rvs(Eigen::Index size, Rng& random_state) const {
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
