// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/error.hpp>
#include <scixx/linalg/eig.hpp>
#include <scixx/signal/detail/design/zpk.hpp>

/// Linear systems: shapes, canonical form, transfer functions.
namespace scixx::signal::detail::systems {

using Eigen::Index;
using Eigen::MatrixXd;

/// Gives matrices without elements the shape that the others tell, with zeros, and checks all.
inline void complete(const char* function, MatrixXd& A, MatrixXd& B, MatrixXd& C, MatrixXd& D) {
    const auto first = [](Index a, Index b, Index c) { return a > 0 ? a : b > 0 ? b : c; };
    const Index n = first(A.rows(), B.rows(), C.cols()), m = first(B.cols(), D.cols(), 0),
                p = first(C.rows(), D.rows(), 0);
    core::require(m > 0 && p > 0 && (n > 0 || D.size() > 0), function,
                  "there must be enough matrices to tell the numbers of states, inputs and outputs");
    const auto shaped = [&](MatrixXd& matrix, const char* name, Index rows, Index cols) {
        if (matrix.size() == 0) matrix = MatrixXd::Zero(rows, cols);
        core::require(matrix.rows() == rows && matrix.cols() == cols, function, name, " must be ", rows, " x ", cols,
                      ", got ", matrix.rows(), " x ", matrix.cols());
    };
    shaped(A, "A", n, n);
    shaped(B, "B", n, m);
    shaped(C, "C", p, n);
    shaped(D, "D", p, m);
}

/// Makes the denominator begin with 1 and takes leading zeros off both polynomials.
inline void normalized(const char* function, MatrixXd& num, Eigen::ArrayXd& den) {
    Index lead = 0;
    while (lead < den.size() && den[lead] == 0) ++lead;
    core::require(lead < den.size(), function, "den must have an entry that is not zero");
    core::require(num.size() > 0, function, "num must not be empty");
    // Loops compile faster than the expressions, and every file that includes this pays for them.
    const double first = den[lead];
    Eigen::ArrayXd monic(den.size() - lead);
    for (Index i = 0; i < monic.size(); ++i) monic[i] = den[lead + i] / first;
    den.swap(monic);
    const auto lesser = [&](Index col) {
        for (Index k = 0; k < num.rows(); ++k)
            if (!(std::abs(num(k, col) / first) <= 1e-14)) return false;
        return true;
    };
    Index skip = 0;
    while (skip + 1 < num.cols() && lesser(skip)) ++skip;
    MatrixXd scaled(num.rows(), num.cols() - skip);
    for (Index j = 0; j < scaled.cols(); ++j)
        for (Index k = 0; k < num.rows(); ++k) scaled(k, j) = num(k, j + skip) / first;
    num.swap(scaled);
}

inline void controller_form(const char* function, MatrixXd num, const Eigen::ArrayXd& denominator, MatrixXd& A,
                            MatrixXd& B, MatrixXd& C, MatrixXd& D) {
    Eigen::ArrayXd den = denominator;
    normalized(function, num, den);
    core::require(num.cols() <= den.size(), function, "the transfer function must be proper: num has ", num.cols(),
                  " coefficients, den ", den.size());
    const Index n = den.size() - 1, states = std::max<Index>(n, 1), lead = den.size() - num.cols();
    const auto numerator = [&](Index k, Index j) { return j < lead ? 0. : num(k, j - lead); };
    A = MatrixXd::Zero(states, states);
    B = MatrixXd::Zero(states, 1);
    C = MatrixXd::Zero(num.rows(), states);
    D = MatrixXd::Zero(num.rows(), 1);
    if (n > 0) B(0, 0) = 1;
    for (Index j = 0; j < n; ++j) {
        A(0, j) = -den[j + 1];
        if (j > 0) A(j, j - 1) = 1;
    }
    for (Index k = 0; k < num.rows(); ++k) {
        D(k, 0) = numerator(k, 0);
        for (Index j = 0; j < n; ++j) C(k, j) = numerator(k, j + 1) - numerator(k, 0) * den[j + 1];
    }
}

/// Eigenvalues. T makes the call depend on a template argument: else its result's type is deduced, and the solver
/// compiled, where this header is included.
template <class T>
Eigen::VectorXcd eigenvalues(const Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>& A) {
    return linalg::eigvals(A);
}

/// Coefficients of det(s I - A), highest power first.
template <class T>
Eigen::RowVectorXd characteristic(const MatrixXd& A) {
    if (A.rows() == 0) return Eigen::RowVectorXd::Ones(1);
    const Eigen::VectorXcd values = eigenvalues<T>(A);
    const auto c = design::polynomial_from({values.data(), values.data() + values.size()});
    Eigen::RowVectorXd out(values.size() + 1);
    for (Index i = 0; i < out.size(); ++i) out[i] = c[static_cast<std::size_t>(i)].real();
    return out;
}

template <class T>
void transfer_function(const MatrixXd& A, const Eigen::VectorXd& b, const MatrixXd& C, const Eigen::VectorXd& d,
                       MatrixXd& num, Eigen::ArrayXd& den) {
    const Eigen::RowVectorXd below = characteristic<T>(A);
    num.resize(C.rows(), below.size());
    for (Index k = 0; k < C.rows(); ++k) num.row(k) = characteristic<T>(A - b * C.row(k)) + (d[k] - 1) * below;
    den = below.transpose().array();
}

}  // namespace scixx::signal::detail::systems
