// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <vector>

namespace scixx::signal::detail::systems {

using Eigen::Index;
using Eigen::MatrixXd;

/// The eigenvectors of A - B K with the largest determinant, by sweeps over one or two of them at a time: vector j lies in
/// the null space of U1' (A - p_j I), U1 being the complement of B's range. The column of a complex pole and the next one
/// are the real and the imaginary part of its vector.
template <class T = double>
class PolePlacement {
public:
    using Complex = std::complex<double>;
    using MatrixXcd = Eigen::MatrixXcd;

    PolePlacement(const MatrixXd& A, const MatrixXd& complement, const std::vector<Complex>& poles)
        : poles_(poles), X_(A.rows(), A.rows()) {
        const Index n = A.rows(), rank = n - complement.cols();
        for (Index j = 0; j < n; ++j) {
            const Complex p = poles_[static_cast<std::size_t>(j)];
            const MatrixXcd space = (A.cast<Complex>() - p * MatrixXcd::Identity(n, n)).adjoint() * complement;
            if (p.imag() == 0) {
                const MatrixXd real = space.real();
                const MatrixXd q = Eigen::HouseholderQR<MatrixXd>(real).householderQ();
                kernels_.push_back(q.rightCols(rank).template cast<Complex>());
                X_.col(j) = q.rightCols(rank).rowwise().sum().normalized();
            } else {
                const MatrixXcd q = Eigen::HouseholderQR<MatrixXcd>(space).householderQ();
                kernels_.push_back(q.rightCols(rank));
                kernels_.push_back(q.rightCols(rank).conjugate());
                set_pair(j, q.rightCols(rank).rowwise().sum().normalized());
                ++j;
            }
        }
    }

    [[nodiscard]] const MatrixXd& vectors() const { return X_; }

    /// Sweeps until the determinant changes by less than rtol, and tells the last change and the number of sweeps.
    void optimise(bool pairs, double rtol, Index maxiter, double& change, Index& sweeps) {
        const double least = std::sqrt(std::numeric_limits<double>::epsilon());
        double before = std::max(least, determinant());
        for (sweeps = 1; sweeps <= maxiter; ++sweeps) {
            sweep(pairs);
            const double after = std::max(least, determinant());
            change = std::abs((after - before) / after);
            before = after;
            if (change < rtol && after > least) return;
        }
        sweeps = maxiter;
    }

private:
    void set_pair(Index j, const Eigen::VectorXcd& v) {
        X_.col(j) = v.real();
        X_.col(j + 1) = v.imag();
    }
    [[nodiscard]] double determinant() const {
        return std::abs(Eigen::HouseholderQR<MatrixXd>(X_).matrixQR().diagonal().prod());
    }
    [[nodiscard]] bool real(Index j) const { return poles_[static_cast<std::size_t>(j)].imag() == 0; }

    /// The orthonormal complement of all vectors but `count` from the columns i and j.
    [[nodiscard]] MatrixXd others(Index i, Index j, Index count) const {
        const Index n = X_.rows();
        MatrixXd rest(n, n - count);
        for (Index k = 0, to = 0; k < n; ++k)
            if (k != i && k != j) rest.col(to++) = X_.col(k);
        const MatrixXd q = Eigen::HouseholderQR<MatrixXd>(rest).householderQ();
        return q.rightCols(count);
    }

    void sweep(bool pairs) {
        Index reals = 0;
        const Index n = X_.rows();
        while (reals < n && real(reals)) ++reals;
        if (!pairs || reals == 1)
            for (Index j = 0; j < reals; ++j) single(j);
        else
            for (Index j = 0; j < (reals == 2 ? 1 : reals); ++j) two_real(j, (j + 1) % reals);
        for (Index j = reals; j < n; j += 2) pair(j);
    }

    /// Kautsky, Nichols and Van Dooren's step: the vector nearest to the normal of all others.
    void single(Index j) {
        const MatrixXd kernel = kernels_[static_cast<std::size_t>(j)].real();
        const Eigen::VectorXd v = kernel * (kernel.transpose() * others(j, j, 1).col(0));
        if (v.norm() > 0) X_.col(j) = v.normalized();
    }

    /// Tits and Yang's step of two real vectors: the largest |u'a v'b - v'a u'b|, which is a' (u v' - v u') b.
    void two_real(Index i, Index j) {
        const MatrixXd normal = others(i, j, 2);
        const MatrixXd first = kernels_[static_cast<std::size_t>(i)].real(),
                       second = kernels_[static_cast<std::size_t>(j)].real();
        const MatrixXd area = normal.col(0) * normal.col(1).transpose() - normal.col(1) * normal.col(0).transpose();
        const MatrixXd m = first.transpose() * area * second;
        const Eigen::SelfAdjointEigenSolver<MatrixXd> squares(m * m.transpose());
        const Index r = m.rows();
        const double largest = squares.eigenvalues()[r - 1], next = squares.eigenvalues()[r - 2];
        if (!(largest > 0)) return;
        // Equal singular values leave a plane of best vectors, of which those nearest to the present ones are taken.
        const Index count = next > (1 - 1e-5) * largest ? 2 : 1;
        MatrixXd both(2 * X_.rows(), count);
        both.topRows(X_.rows()) = first * squares.eigenvectors().rightCols(count);
        both.bottomRows(X_.rows()) =
            second * (m.transpose() * squares.eigenvectors().rightCols(count)) / std::sqrt(largest);
        Eigen::VectorXd present(2 * X_.rows());
        present << X_.col(i), X_.col(j);
        Eigen::VectorXd v = both * (both.transpose() * present);
        if (v.norm() < 1e-8) v = both.col(0);
        X_.col(i) = v.head(X_.rows()).normalized();
        X_.col(j) = v.tail(X_.rows()).normalized();
    }

    /// Tits and Yang's step of a complex pair: the same for a vector and its conjugate, a Hermitian form.
    void pair(Index j) {
        const MatrixXd normal = others(j, j + 1, 2);
        const Eigen::VectorXcd u = normal.col(0).cast<Complex>() + Complex(0, 1) * normal.col(1).cast<Complex>();
        const MatrixXcd& kernel = kernels_[static_cast<std::size_t>(j)];
        const MatrixXcd m = kernel.adjoint() * (u * u.adjoint() - u.conjugate() * u.transpose()) * kernel;
        const Eigen::SelfAdjointEigenSolver<MatrixXcd> form(m);
        const Index r = m.rows();
        const double low = std::abs(form.eigenvalues()[0]), high = std::abs(form.eigenvalues()[r - 1]);
        if (!(std::max(low, high) > 0)) return;
        MatrixXcd best(X_.rows(), std::abs(high - low) <= 1e-5 * std::max(low, high) ? 2 : 1);
        best.col(0) = kernel * form.eigenvectors().col(high >= low ? r - 1 : 0);
        if (best.cols() == 2) best.col(1) = kernel * form.eigenvectors().col(high >= low ? 0 : r - 1);
        const Eigen::VectorXcd present = X_.col(j).cast<Complex>() + Complex(0, 1) * X_.col(j + 1).cast<Complex>();
        Eigen::VectorXcd v = best * (best.adjoint() * present);
        // A mixture of both ends of the form may lose what either has.
        if (v.norm() < 1e-8 || (best.cols() == 2 && std::abs((v.adjoint() * u)(0)) < 1e-8)) v = best.col(0);
        set_pair(j, v.normalized());
    }

    std::vector<Complex> poles_;
    MatrixXd X_;
    std::vector<MatrixXcd> kernels_;
};

/// The block-diagonal real matrix of poles: p, and [re im; -im re] for the columns re v, im v of a complex pair.
inline MatrixXd pole_blocks(const std::vector<std::complex<double>>& poles) {
    const Index n = static_cast<Index>(poles.size());
    MatrixXd out = MatrixXd::Zero(n, n);
    for (Index j = 0; j < n; ++j) {
        const std::complex<double> p = poles[static_cast<std::size_t>(j)];
        out(j, j) = p.real();
        if (p.imag() == 0) continue;
        out(j, j + 1) = p.imag();
        out(j + 1, j) = -p.imag();
        out(j + 1, j + 1) = p.real();
        ++j;
    }
    return out;
}

}  // namespace scixx::signal::detail::systems
