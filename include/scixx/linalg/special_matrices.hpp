// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/special_matrices.hpp>

namespace scixx::linalg {

/// A Toeplitz matrix: element (i, j) is c[i - j] on and below the diagonal, r[j - i] above it.
///
/// @param c  m numbers, the first column
/// @param r  n numbers, the first row, of which the first is not used
/// @return   m x n, of c's family
/// @see      scipy.linalg.toeplitz
template <VectorLike C = core::VectorInBraces, VectorLike R = core::VectorInBraces>
[[nodiscard]] auto toeplitz(const C& c, const R& r) {
    using T = std::common_type_t<core::ScalarOf<C>, core::ScalarOf<R>>;
    const detail::Values<T> x(c), y(r);
    return detail::MatrixOf<C, T>(detail::filled<T>(
        x.size(), y.size(), [&](Eigen::Index i, Eigen::Index j) { return i >= j ? x[i - j] : y[j - i]; }));
}

/// The Hermitian Toeplitz matrix of a first column: the first row is its conjugate.
/// @param c  n numbers
/// @return   n x n, of c's family
/// @see      scipy.linalg.toeplitz
template <VectorLike C = core::VectorInBraces>
[[nodiscard]] auto toeplitz(const C& c) {
    using T = core::ScalarOf<C>;
    const detail::Values<T> x(c);
    return detail::MatrixOf<C, T>(detail::filled<T>(x.size(), x.size(), [&](Eigen::Index i, Eigen::Index j) {
        return i >= j ? x[i - j] : detail::dense::conj(x[j - i]);
    }));
}

/// A Hankel matrix: element (i, j) is the (i + j)-th number of c, followed by r without its first number.
///
/// @param c  m numbers, the first column
/// @param r  n numbers, the last row, of which the first is not used
/// @return   m x n, of c's family
/// @see      scipy.linalg.hankel
template <VectorLike C = core::VectorInBraces, VectorLike R = core::VectorInBraces>
[[nodiscard]] auto hankel(const C& c, const R& r) {
    using T = std::common_type_t<core::ScalarOf<C>, core::ScalarOf<R>>;
    const detail::Values<T> x(c), y(r);
    const Eigen::Index m = x.size();
    return detail::MatrixOf<C, T>(detail::filled<T>(
        m, y.size(), [&](Eigen::Index i, Eigen::Index j) { return i + j < m ? x[i + j] : y[i + j - m + 1]; }));
}

/// The square Hankel matrix of a first column, zero below its antidiagonal.
/// @param c  n numbers
/// @return   n x n, of c's family
/// @see      scipy.linalg.hankel
template <VectorLike C = core::VectorInBraces>
[[nodiscard]] auto hankel(const C& c) {
    using T = core::ScalarOf<C>;
    const detail::Values<T> x(c);
    const Eigen::Index n = x.size();
    return detail::MatrixOf<C, T>(
        detail::filled<T>(n, n, [&](Eigen::Index i, Eigen::Index j) { return i + j < n ? x[i + j] : T(0); }));
}

/// The circulant matrix of a first column: element (i, j) is c[(i - j) mod n].
/// @param c  n numbers
/// @return   n x n, of c's family
/// @see      scipy.linalg.circulant
template <VectorLike C = core::VectorInBraces>
[[nodiscard]] auto circulant(const C& c) {
    using T = core::ScalarOf<C>;
    const detail::Values<T> x(c);
    const Eigen::Index n = x.size();
    return detail::MatrixOf<C, T>(
        detail::filled<T>(n, n, [&](Eigen::Index i, Eigen::Index j) { return x[i >= j ? i - j : i - j + n]; }));
}

/// The companion matrix of a polynomial: first row -a[1:] / a[0], ones below the diagonal.
///
/// @param a  n + 1 >= 2 coefficients, the highest power first, a[0] not zero
/// @return   n x n, of a's family; integers become double
/// @throws std::invalid_argument  for fewer than two coefficients or a[0] = 0.
/// @see      scipy.linalg.companion
template <VectorLike A = core::VectorInBraces>
[[nodiscard]] auto companion(const A& a) {
    using T = detail::ScalarOf<A>;
    const detail::Values<T> x(a);
    const Eigen::Index n = x.size() - 1;
    core::require(n >= 1, "companion", "a must have at least two coefficients, got ", n + 1);
    core::require(x[0] != T(0), "companion", "a must not begin with zero");
    return detail::MatrixOf<A, T>(detail::filled<T>(
        n, n, [&](Eigen::Index i, Eigen::Index j) { return i == 0 ? T(-x[j + 1] / x[0]) : T(i == j + 1 ? 1 : 0); }));
}

/// The Leslie matrix of a population: fecundities in the first row, survival rates below the diagonal.
///
/// @param f  n fecundities
/// @param s  n - 1 >= 1 survival rates
/// @return   n x n, of f's family
/// @throws std::invalid_argument  if s has not one number less than f, or is empty.
/// @see      scipy.linalg.leslie
template <VectorLike F = core::VectorInBraces, VectorLike S = core::VectorInBraces>
[[nodiscard]] auto leslie(const F& f, const S& s) {
    using T = std::common_type_t<core::ScalarOf<F>, core::ScalarOf<S>>;
    const detail::Values<T> x(f), y(s);
    core::require(y.size() + 1 == x.size(), "leslie", "s must have one number less than f, ", x.size() - 1, ", got ",
                  y.size());
    core::require(y.size() > 0, "leslie", "s must not be empty");
    return detail::MatrixOf<F, T>(detail::filled<T>(x.size(), x.size(), [&](Eigen::Index i, Eigen::Index j) {
        return i == 0 ? x[j] : i == j + 1 ? y[j] : T(0);
    }));
}

/// The Fiedler matrix |a[i] - a[j]|.
/// @param a  n real numbers
/// @return   n x n, symmetric, of a's family
/// @see      scipy.linalg.fiedler
template <VectorLike A = core::VectorInBraces>
    requires(!core::is_complex<core::ScalarOf<A>>)
[[nodiscard]] auto fiedler(const A& a) {
    using T = core::ScalarOf<A>;
    const detail::Values<T> x(a);
    return detail::MatrixOf<A, T>(detail::filled<T>(
        x.size(), x.size(), [&](Eigen::Index i, Eigen::Index j) { return x[i] > x[j] ? x[i] - x[j] : x[j] - x[i]; }));
}

/// Fiedler's companion matrix, pentadiagonal, whose eigenvalues are the roots of a polynomial.
///
/// @param a  n + 1 coefficients, the highest power first, a[0] not zero; without them, or with one, the result is empty
/// @return   n x n, of a's family; integers become double
/// @throws std::invalid_argument  if a[0] = 0.
/// @note     M. Fiedler, A note on companion matrices, Linear Algebra Appl. 372 (2003).
/// @see      scipy.linalg.fiedler_companion
template <VectorLike A = core::VectorInBraces>
[[nodiscard]] auto fiedler_companion(const A& a) {
    using T = detail::ScalarOf<A>;
    const detail::Values<T> x(a);
    const Eigen::Index n = std::max<Eigen::Index>(x.size() - 1, 0);
    core::require(n == 0 || x[0] != T(0), "fiedler_companion", "a must not begin with zero");
    detail::Dense<T> c = detail::Dense<T>::Zero(n, n);
    const auto coefficient = [&](Eigen::Index k) { return T(-x[k] / x[0]); };
    if (n == 1)
        c(0, 0) = coefficient(1);
    else if (n > 1)
        detail::fill_fiedler_companion(c, coefficient);
    return detail::MatrixOf<A, T>(c);
}

/// How a convolution matrix treats the ends.
enum class ConvolutionMode {
    full,   ///< all sums: m + n - 1 rows
    same,   ///< the max(m, n) sums in the middle
    valid,  ///< the sums in which the shorter array lies within the longer one: max(m, n) - min(m, n) + 1 rows
};

/// The matrix A for which A v is the convolution of a with any v of n numbers.
///
/// @param a     m >= 1 numbers
/// @param n     columns, >= 1
/// @param mode  see ConvolutionMode
/// @return      k x n, of a's family
/// @throws std::invalid_argument  for an empty a or n < 1.
/// @see         scipy.linalg.convolution_matrix
template <VectorLike A = core::VectorInBraces>
[[nodiscard]] auto convolution_matrix(const A& a, Eigen::Index n, ConvolutionMode mode = ConvolutionMode::full) {
    using T = core::ScalarOf<A>;
    const detail::Values<T> x(a);
    const Eigen::Index m = x.size();
    core::require(n >= 1, "convolution_matrix", "n must be positive, got ", n);
    core::require(m >= 1, "convolution_matrix", "a must not be empty");
    Eigen::Index first = 0, rows = m + n - 1;
    if (mode == ConvolutionMode::same) {
        rows = std::max(m, n);
        first = (std::min(m, n) - 1) / 2;
    } else if (mode == ConvolutionMode::valid) {
        rows = std::max(m, n) - std::min(m, n) + 1;
        first = std::min(m, n) - 1;
    }
    return detail::MatrixOf<A, T>(detail::filled<T>(rows, n, [&](Eigen::Index i, Eigen::Index j) {
        const Eigen::Index k = i + first - j;
        return k >= 0 && k < m ? x[k] : T(0);
    }));
}

/// Matrices side by side on the diagonal, zeros elsewhere. A vector is one row.
///
/// @param first, more  matrices or vectors of any shapes, also empty
/// @return             (sum of rows) x (sum of columns), of the common scalar and the first one's family
/// @see                scipy.linalg.block_diag
template <VectorOrMatrix A = core::VectorInBraces, VectorOrMatrix... More>
[[nodiscard]] auto block_diag(const A& first, const More&... more) {
    using T = std::common_type_t<core::ScalarOf<A>, core::ScalarOf<More>...>;
    Eigen::Index rows = 0, cols = 0;
    const auto count = [&]<class B>(const B& b) {
        const auto [m, n] = detail::block_shape(b);
        rows += m;
        cols += n;
    };
    count(first);
    (count(more), ...);
    detail::Dense<T> out = detail::Dense<T>::Zero(rows, cols);
    Eigen::Index i = 0, j = 0;
    detail::place_block(first, out, i, j);
    (detail::place_block(more, out, i, j), ...);
    return detail::MatrixOf<A, T>(out);
}

/// Numbers, vectors and matrices side by side on the diagonal: block_diag(1.0, v, a). Otherwise as above.
/// @see  scipy.linalg.block_diag
template <MatrixOrLess A, MatrixOrLess... More>
    requires(!(VectorOrMatrix<A> && (... && VectorOrMatrix<More>)))
[[nodiscard]] auto block_diag(const A& first, const More&... more) {
    return block_diag(detail::as_array(first), detail::as_array(more)...);
}

/// The Kronecker product: block (i, j) is a(i, j) b.
///
/// @param a, b  m x n and p x q
/// @return      m p x n q, of a's family
/// @see         scipy.linalg.kron
template <MatrixLike A = core::MatrixInBraces, MatrixLike B = core::MatrixInBraces>
[[nodiscard]] auto kron(const A& a, const B& b) {
    using T = std::common_type_t<core::ScalarOf<A>, core::ScalarOf<B>>;
    const core::Source<T, A> left(a);
    const core::Source<T, B> right(b);
    const auto &x = left.view(), &y = right.view();
    const Eigen::Index p = y.shape(0), q = y.shape(1);
    return detail::MatrixOf<A, T>(detail::filled<T>(
        x.shape(0) * p, x.shape(1) * q,
        [&](Eigen::Index i, Eigen::Index j) { return detail::dense::times(x(i / p, j / q), y(i % p, j % q)); }));
}

/// The Kronecker product of vectors (a column, or a row vector of Eigen's), numbers and matrices. Otherwise as above.
/// @see  scipy.linalg.kron
template <MatrixOrLess A, MatrixOrLess B>
    requires(!(MatrixLike<A> && MatrixLike<B>))
[[nodiscard]] auto kron(const A& a, const B& b) {
    return kron(detail::as_matrix(a), detail::as_matrix(b));
}

/// The Khatri-Rao product: column j is the Kronecker product of the columns j.
///
/// @param a, b  m x k and n x k
/// @return      m n x k, of a's family
/// @throws std::invalid_argument  if the numbers of columns differ.
/// @see         scipy.linalg.khatri_rao
template <MatrixLike A = core::MatrixInBraces, MatrixLike B = core::MatrixInBraces>
[[nodiscard]] auto khatri_rao(const A& a, const B& b) {
    using T = std::common_type_t<core::ScalarOf<A>, core::ScalarOf<B>>;
    const core::Source<T, A> left(a);
    const core::Source<T, B> right(b);
    const auto &x = left.view(), &y = right.view();
    core::require(x.shape(1) == y.shape(1), "khatri_rao", "a and b must have as many columns, got ", x.shape(1),
                  " and ", y.shape(1));
    const Eigen::Index n = y.shape(0);
    return detail::MatrixOf<A, T>(detail::filled<T>(x.shape(0) * n, x.shape(1), [&](Eigen::Index i, Eigen::Index j) {
        return detail::dense::times(x(i / n, j), y(i % n, j));
    }));
}

/// Sylvester's Hadamard matrix: orthogonal rows of ones and minus ones.
/// @param n  a power of two
/// @return   n x n
/// @throws std::invalid_argument  if n is no power of two.
/// @see      scipy.linalg.hadamard
template <class T = int>
[[nodiscard]] Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> hadamard(Eigen::Index n) {
    core::require(n >= 1 && (n & (n - 1)) == 0, "hadamard", "n must be a power of two, got ", n);
    return detail::filled<T>(n, n, [](Eigen::Index i, Eigen::Index j) {
        bool odd = false;
        for (Eigen::Index bits = i & j; bits; bits &= bits - 1) odd = !odd;
        return odd ? T(-1) : T(1);
    });
}

/// The Hilbert matrix 1 / (i + j + 1).
/// @param n  size, >= 0
/// @see      scipy.linalg.hilbert
template <class T = double>
[[nodiscard]] Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> hilbert(Eigen::Index n) {
    detail::require_size("hilbert", n);
    core::List<T> quotients(2 * n);
    for (Eigen::Index k = 0; k < quotients.size(); ++k) quotients[k] = T(1) / static_cast<T>(k + 1);
    return detail::filled<T>(n, n, [&](Eigen::Index i, Eigen::Index j) { return quotients[i + j]; });
}

/// The inverse of the Hilbert matrix, whose elements are whole numbers.
/// @param n  size, >= 0; up to 14 every element is exact
/// @see      scipy.linalg.invhilbert
template <class T = double>
[[nodiscard]] Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> invhilbert(Eigen::Index n) {
    detail::require_size("invhilbert", n);
    Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> out(n, n);
    // p is the product of binomial coefficients in the diagonal; each is a whole number.
    double p = static_cast<double>(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        if (i > 0)
            p = p * static_cast<double>(n - i) * static_cast<double>(n + i) / static_cast<double>(i) /
                static_cast<double>(i);
        double r = p * p;
        out(i, i) = static_cast<T>(r / static_cast<double>(2 * i + 1));
        for (Eigen::Index j = i + 1; j < n; ++j) {
            r = -(r * static_cast<double>(n - j) * static_cast<double>(n + j)) / static_cast<double>(j) /
                static_cast<double>(j);
            out(i, j) = out(j, i) = static_cast<T>(r / static_cast<double>(i + j + 1));
        }
    }
    return out;
}

/// Which Pascal matrix.
enum class PascalKind { symmetric, lower, upper };

/// The Pascal matrix of binomial coefficients: (i + j choose i), or the triangle (i choose j).
///
/// @param n     size, >= 0; elements of the symmetric one are exact up to n = 29, in double
/// @param kind  the symmetric matrix, or its lower or upper Cholesky factor
/// @see         scipy.linalg.pascal
template <class T = double>
[[nodiscard]] Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> pascal(Eigen::Index n,
                                                                      PascalKind kind = PascalKind::symmetric) {
    detail::require_size("pascal", n);
    Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> out =
        detail::filled<T>(n, n, [](Eigen::Index, Eigen::Index) { return T(0); });
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < n; ++j) {
            if (kind == PascalKind::symmetric)
                out(i, j) = i == 0 || j == 0 ? T(1) : T(out(i - 1, j) + out(i, j - 1));
            else if (kind == PascalKind::lower)
                out(i, j) = j > i ? T(0) : j == 0 ? T(1) : T(out(i - 1, j - 1) + out(i - 1, j));
            else
                out(i, j) = i > j ? T(0) : i == 0 ? T(1) : T(j == 0 ? T(0) : out(i - 1, j - 1) + out(i, j - 1));
        }
    return out;
}

/// The inverse of the Pascal matrix, whose elements are whole numbers.
///
/// @param n, kind  as for pascal
/// @see            scipy.linalg.invpascal
template <class T = double>
[[nodiscard]] Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> invpascal(Eigen::Index n,
                                                                         PascalKind kind = PascalKind::symmetric) {
    detail::require_size("invpascal", n);
    const auto lower = pascal<T>(n, PascalKind::lower);
    const auto sign = [](Eigen::Index i, Eigen::Index j) { return (i + j) % 2 ? T(-1) : T(1); };
    return detail::filled<T>(n, n, [&](Eigen::Index i, Eigen::Index j) {
        if (kind == PascalKind::lower) return T(sign(i, j) * lower(i, j));
        if (kind == PascalKind::upper) return T(sign(i, j) * lower(j, i));
        T sum(0);
        for (Eigen::Index k = std::max(i, j); k < n; ++k) sum += lower(k, i) * lower(k, j);
        return T(sign(i, j) * sum);
    });
}

/// The Helmert matrix without its first row (or with it, `full`): orthonormal contrasts.
///
/// @param n     columns, >= 1
/// @param full  whether the row of equal numbers comes first
/// @return      (n - 1) x n, or n x n
/// @throws std::invalid_argument  for n < 1.
/// @see         scipy.linalg.helmert
template <class T = double>
[[nodiscard]] Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> helmert(Eigen::Index n, bool full = false) {
    core::require(n >= 1, "helmert", "n must be positive, got ", n);
    const Eigen::Index skip = full ? 0 : 1;
    return detail::filled<T>(n - skip, n, [&](Eigen::Index row, Eigen::Index j) {
        const Eigen::Index i = row + skip;
        if (i == 0) return T(1) / std::sqrt(static_cast<T>(n));
        const T size = std::sqrt(static_cast<T>(i) * static_cast<T>(i + 1));
        return j < i ? T(1) / size : j == i ? T(-static_cast<T>(i)) / size : T(0);
    });
}

/// How dft scales its matrix.
enum class DftScale { none, sqrtn, n };

/// The matrix of the discrete Fourier transform: exp(-2 pi i j k / n).
///
/// @param n      size, >= 0
/// @param scale  divided by nothing, the root of n (unitary), or n
/// @return       n x n, complex
/// @see          scipy.linalg.dft
template <class T = double>
[[nodiscard]] Eigen::Matrix<std::complex<T>, Eigen::Dynamic, Eigen::Dynamic> dft(Eigen::Index n,
                                                                                 DftScale scale = DftScale::none) {
    detail::require_size("dft", n);
    const T factor = scale == DftScale::none    ? T(1)
                     : scale == DftScale::sqrtn ? T(1) / std::sqrt(static_cast<T>(n))
                                                : T(1) / static_cast<T>(n);
    // Roots of unity from one eighth of the circle, so that they are symmetric and the axes exact.
    core::List<std::complex<T>> roots(n);
    for (Eigen::Index k = 0; k < n; ++k) roots[k] = detail::root_of_unity<T>(k, n) * factor;
    Eigen::Matrix<std::complex<T>, Eigen::Dynamic, Eigen::Dynamic> out(n, n);
    for (Eigen::Index j = 0; j < n; ++j) {
        Eigen::Index at = 0;
        for (Eigen::Index i = 0; i < n; ++i) {
            out(i, j) = roots[at];
            at += j;
            if (at >= n) at -= n;
        }
    }
    return out;
}

}  // namespace scixx::linalg
