// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/error.hpp>
#include <scixx/linalg/eig.hpp>
#include <scixx/signal/detail/design/zpk.hpp>
#include <scixx/signal/detail/systems/dense.hpp>

/// Linear systems: shapes, canonical form, transfer functions.
namespace scixx::signal::detail::systems {

/// Gives matrices without elements the shape that the others tell, with zeros, and checks all.
template <class T>
void complete(const char* function, Dense<T>& A, Dense<T>& B, Dense<T>& C, Dense<T>& D) {
    const auto first = [](Index a, Index b, Index c) { return a > 0 ? a : b > 0 ? b : c; };
    const Index n = first(A.rows(), B.rows(), C.cols()), m = first(B.cols(), D.cols(), 0),
                p = first(C.rows(), D.rows(), 0);
    core::require(m > 0 && p > 0 && (n > 0 || D.size() > 0), function,
                  "there must be enough matrices to tell the numbers of states, inputs and outputs");
    const auto shaped = [&](Dense<T>& matrix, const char* name, Index rows, Index cols) {
        if (matrix.size() == 0) matrix.setZero(rows, cols);
        core::require(matrix.rows() == rows && matrix.cols() == cols, function, name, " must be ", rows, " x ", cols,
                      ", got ", matrix.rows(), " x ", matrix.cols());
    };
    shaped(A, "A", n, n);
    shaped(B, "B", n, m);
    shaped(C, "C", p, n);
    shaped(D, "D", p, m);
}

/// Makes the denominator begin with 1 and takes leading zeros off both polynomials.
template <class T>
void normalized(const char* function, Dense<T>& num, Vector<T>& den) {
    Index lead = 0;
    while (lead < den.size() && den[lead] == 0) ++lead;
    core::require(lead < den.size(), function, "den must have an entry that is not zero");
    core::require(num.size() > 0, function, "num must not be empty");
    const T first = den[lead];
    Vector<T> monic(den.size() - lead);
    for (Index i = 0; i < monic.size(); ++i) monic[i] = den[lead + i] / first;
    den.swap(monic);
    const auto lesser = [&](Index col) {
        for (Index k = 0; k < num.rows(); ++k)
            if (!(std::abs(num(k, col) / first) <= 1e-14)) return false;
        return true;
    };
    Index skip = 0;
    while (skip + 1 < num.cols() && lesser(skip)) ++skip;
    Dense<T> scaled(num.rows(), num.cols() - skip);
    for (Index j = 0; j < scaled.cols(); ++j)
        for (Index k = 0; k < num.rows(); ++k) scaled(k, j) = num(k, j + skip) / first;
    num.swap(scaled);
}

/// The controller canonical form of a transfer function.
template <class T>
void controller_form(const char* function, Dense<T> num, Vector<T> den, Dense<T>& A, Dense<T>& B, Dense<T>& C,
                     Dense<T>& D) {
    normalized(function, num, den);
    core::require(num.cols() <= den.size(), function, "the transfer function must be proper: num has ", num.cols(),
                  " coefficients, den ", den.size());
    const Index n = den.size() - 1, states = std::max<Index>(n, 1), lead = den.size() - num.cols();
    const auto numerator = [&](Index k, Index j) { return j < lead ? T(0) : num(k, j - lead); };
    A.setZero(states, states);
    B.setZero(states, 1);
    C.setZero(num.rows(), states);
    D.setZero(num.rows(), 1);
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
Eigen::VectorX<std::complex<T>> eigenvalues(const Dense<T>& A) {
    return linalg::eigvals(A);
}

/// Coefficients of det(s I - A), highest power first.
template <class T>
Vector<T> characteristic(const Dense<T>& A) {
    Vector<T> out(A.rows() + 1);
    out[0] = 1;
    if (A.rows() == 0) return out;
    const auto values = eigenvalues<T>(A);
    const design::RootList c = design::polynomial_from({values.data(), values.data() + values.size()});
    for (Index i = 0; i < out.size(); ++i) out[i] = c[i].real();
    return out;
}

/// The transfer functions from one input to all outputs: the rows of num over den.
template <class T>
void transfer_function(const Dense<T>& A, const Dense<T>& B, const Dense<T>& C, const Dense<T>& D, Index input,
                       Dense<T>& num, Vector<T>& den) {
    den = characteristic<T>(A);
    num.resize(C.rows(), den.size());
    for (Index k = 0; k < C.rows(); ++k) {
        Dense<T> closed = A;
        for (Index j = 0; j < A.cols(); ++j)
            for (Index i = 0; i < A.rows(); ++i) closed(i, j) -= B(i, input) * C(k, j);
        const Vector<T> above = characteristic<T>(closed);
        for (Index j = 0; j < den.size(); ++j) num(k, j) = above[j] + (D(k, input) - 1) * den[j];
    }
}

}  // namespace scixx::signal::detail::systems
