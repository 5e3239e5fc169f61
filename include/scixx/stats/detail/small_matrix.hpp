// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/math.hpp>
#include <vector>

/// Linear algebra of covariances by plain loops over columns: what Eigen's products and decompositions cost to compile is
/// far more than they would save at these sizes.
namespace scixx::stats::detail {

/// A rank-1 array as a column of doubles.
template <class A>
[[nodiscard]] Eigen::VectorXd column(const A& values) {
    const core::Source<double, A> source(values);
    Eigen::VectorXd out(source.view().size());
    for (Eigen::Index i = 0; i < out.size(); ++i) out[i] = source.view()(i);
    return out;
}

template <class T>
using SquareOf = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;

/// a b.
template <class T>
[[nodiscard]] SquareOf<T> product(const SquareOf<T>& a, const SquareOf<T>& b) {
    SquareOf<T> out = SquareOf<T>::Zero(a.rows(), b.cols());
    for (Eigen::Index j = 0; j < b.cols(); ++j)
        for (Eigen::Index k = 0; k < a.cols(); ++k) {
            const T weight = b(k, j);
            const T* from = a.data() + k * a.rows();
            T* to = out.data() + j * a.rows();
            for (Eigen::Index i = 0; i < a.rows(); ++i) to[i] += weight * from[i];
        }
    return out;
}
template <class T>
[[nodiscard]] SquareOf<T> transposed(const SquareOf<T>& a) {
    SquareOf<T> out(a.cols(), a.rows());
    for (Eigen::Index j = 0; j < a.cols(); ++j)
        for (Eigen::Index i = 0; i < a.rows(); ++i) out(j, i) = a(i, j);
    return out;
}
/// a - b.
template <class T>
[[nodiscard]] SquareOf<T> less(SquareOf<T> a, const SquareOf<T>& b) {
    for (Eigen::Index k = 0; k < a.size(); ++k) a.data()[k] -= b.data()[k];
    return a;
}
/// a a^T.
template <class T>
[[nodiscard]] SquareOf<T> gram(const SquareOf<T>& a) {
    return product(a, transposed(a));
}
template <class T>
[[nodiscard]] SquareOf<T> identity(Eigen::Index n) {
    SquareOf<T> out(n, n);
    std::fill_n(out.data(), n * n, T(0));
    for (Eigen::Index i = 0; i < n; ++i) out(i, i) = 1;
    return out;
}
template <class T>
[[nodiscard]] bool all_finite(const SquareOf<T>& a) {
    return std::all_of(a.data(), a.data() + a.size(), [](T x) { return std::isfinite(x); });
}
/// Cholesky's lower triangle of a, of which the lower triangle is read. False where a is not positive definite.
template <class T>
[[nodiscard]] bool cholesky(const SquareOf<T>& a, SquareOf<T>& lower) {
    const Eigen::Index n = a.rows();
    lower = a;
    for (Eigen::Index j = 0; j < n; ++j) {
        T* column = lower.data() + j * n;
        for (Eigen::Index k = 0; k < j; ++k) {
            const T* before = lower.data() + k * n;
            const T weight = before[j];
            for (Eigen::Index i = j; i < n; ++i) column[i] -= weight * before[i];
        }
        if (!(column[j] > 0) || !std::isfinite(column[j])) return false;
        const T pivot = std::sqrt(column[j]);
        for (Eigen::Index i = 0; i < j; ++i) column[i] = 0;
        for (Eigen::Index i = j; i < n; ++i) column[i] /= pivot;
    }
    return true;
}
/// lower^-1 b.
template <class T>
[[nodiscard]] SquareOf<T> solve_lower(const SquareOf<T>& lower, SquareOf<T> b) {
    const Eigen::Index n = lower.rows();
    for (Eigen::Index j = 0; j < b.cols(); ++j) {
        T* x = b.data() + j * n;
        for (Eigen::Index k = 0; k < n; ++k) {
            const T* column = lower.data() + k * n;
            x[k] /= column[k];
            for (Eigen::Index i = k + 1; i < n; ++i) x[i] -= x[k] * column[i];
        }
    }
    return b;
}
/// The sum of the logarithms of the diagonal.
template <class T>
[[nodiscard]] T log_diagonal(const SquareOf<T>& a) {
    T sum = 0;
    for (Eigen::Index i = 0; i < a.rows(); ++i) sum += std::log(a(i, i));
    return sum;
}
template <class T>
[[nodiscard]] T sum_of_squares(const SquareOf<T>& a) {
    T sum = 0;
    for (Eigen::Index i = 0; i < a.size(); ++i) sum += a.data()[i] * a.data()[i];
    return sum;
}

/// Eigenvalues in descending order, equal ones in the order of the diagonal, and unit eigenvectors as columns.
template <class T>
struct SymmetricEigen {
    std::vector<T> values;
    SquareOf<T> vectors;
    bool diagonal = true;  // whether the matrix was
};

/// Eigenvalues and vectors of a symmetric matrix, of which the lower triangle is read: reflections to tridiagonal form, then
/// implicit QR steps with Wilkinson's shift (G. H. Golub, C. F. Van Loan, Matrix Computations, 8.3). O(n^3).
template <class T = double>
[[nodiscard]] SymmetricEigen<T> symmetric_eigen(const SquareOf<T>& matrix) {
    const Eigen::Index n = matrix.rows();
    const auto count = static_cast<std::size_t>(n);
    SquareOf<T> a = matrix, q = identity<T>(n);
    SymmetricEigen<T> result;
    T largest = 0;
    for (Eigen::Index j = 0; j < n; ++j)
        for (Eigen::Index i = j; i < n; ++i) {
            a(j, i) = a(i, j);
            largest = std::max(largest, std::abs(a(i, j)));
            result.diagonal = result.diagonal && (i == j || a(i, j) == 0);
        }
    std::vector<T> d(count), e(count, T(0)), v(count), p(count);
    if (!result.diagonal) {
        // A power of two, so that small matrices lose nothing.
        const int exponent = std::ilogb(largest);
        for (Eigen::Index i = 0; i < a.size(); ++i) a.data()[i] = std::ldexp(a.data()[i], -exponent);
        for (Eigen::Index k = 0; k + 2 < n; ++k) {
            T tail = 0;
            for (Eigen::Index i = k + 2; i < n; ++i) tail += a(i, k) * a(i, k);
            const T head = a(k + 1, k);
            if (tail == 0) continue;
            const T norm = std::copysign(std::sqrt(head * head + tail), head);
            const Eigen::Index first = k + 1;
            T vv = 0;
            for (Eigen::Index i = first; i < n; ++i) {
                v[static_cast<std::size_t>(i)] = i == first ? head + norm : a(i, k);
                vv += v[static_cast<std::size_t>(i)] * v[static_cast<std::size_t>(i)];
            }
            const T* vs = v.data();
            T* ps = p.data();
            // Both sides: a -= v w^T + w v^T with w = p - (p v / v v) v, p = 2 a v / v v.
            std::fill(p.begin(), p.end(), T(0));
            for (Eigen::Index j = first; j < n; ++j) {
                const T weight = 2 * vs[j] / vv;
                const T* column = a.data() + j * n;
                for (Eigen::Index i = first; i < n; ++i) ps[i] += weight * column[i];
            }
            T pv = 0;
            for (Eigen::Index i = first; i < n; ++i) pv += ps[i] * vs[i];
            for (Eigen::Index i = first; i < n; ++i) ps[i] -= pv / vv * vs[i];
            for (Eigen::Index j = first; j < n; ++j) {
                T* column = a.data() + j * n;
                for (Eigen::Index i = first; i < n; ++i) column[i] -= vs[i] * ps[j] + ps[i] * vs[j];
            }
            a(first, k) = -norm;
            for (Eigen::Index i = first + 1; i < n; ++i) a(i, k) = 0;
            // q H.
            std::fill(p.begin(), p.end(), T(0));
            for (Eigen::Index j = first; j < n; ++j) {
                const T* column = q.data() + j * n;
                for (Eigen::Index i = 0; i < n; ++i) ps[i] += 2 * vs[j] / vv * column[i];
            }
            for (Eigen::Index j = first; j < n; ++j) {
                T* column = q.data() + j * n;
                for (Eigen::Index i = 0; i < n; ++i) column[i] -= ps[i] * vs[j];
            }
        }
        for (Eigen::Index i = 0; i < n; ++i) {
            d[static_cast<std::size_t>(i)] = a(i, i);
            if (i + 1 < n) e[static_cast<std::size_t>(i)] = a(i + 1, i);
        }
        std::size_t high = count - 1;
        for (std::size_t step = 0; high > 0 && step < 60 * count; ++step) {
            std::size_t low = high;
            while (low > 0 && std::abs(e[low - 1]) >
                                  std::numeric_limits<T>::epsilon() / 2 * (std::abs(d[low - 1]) + std::abs(d[low])))
                --low;
            if (low > 0) e[low - 1] = 0;
            if (low == high) {
                --high;
                continue;
            }
            const T half = (d[high - 1] - d[high]) / 2, off = e[high - 1];
            const T shift = d[high] - off * off / (half + std::copysign(std::hypot(half, off), half));
            T x = d[low] - shift, z = e[low];
            for (std::size_t k = low; k < high; ++k) {
                const T r = std::hypot(x, z);
                const T c = r > 0 ? x / r : T(1), s = r > 0 ? z / r : T(0);
                if (k > low) e[k - 1] = r;
                const T dk = d[k], dn = d[k + 1], ek = e[k];
                d[k] = c * c * dk + 2 * c * s * ek + s * s * dn;
                d[k + 1] = s * s * dk - 2 * c * s * ek + c * c * dn;
                e[k] = c * s * (dn - dk) + (c * c - s * s) * ek;
                x = e[k];
                if (k + 1 < high) {
                    z = s * e[k + 1];
                    e[k + 1] *= c;
                }
                T* first = q.data() + static_cast<Eigen::Index>(k) * n;
                T* second = first + n;
                for (Eigen::Index i = 0; i < n; ++i) {
                    const T f = first[i], g = second[i];
                    first[i] = c * f + s * g;
                    second[i] = c * g - s * f;
                }
            }
        }
        for (T& value : d) value = std::ldexp(value, exponent);
    } else
        for (Eigen::Index i = 0; i < n; ++i) d[static_cast<std::size_t>(i)] = a(i, i);
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return d[i] > d[j]; });
    result.vectors.resize(n, n);
    for (std::size_t k = 0; k < count; ++k) {
        result.values.push_back(d[order[k]]);
        std::copy_n(q.data() + static_cast<Eigen::Index>(order[k]) * n, n,
                    result.vectors.data() + static_cast<Eigen::Index>(k) * n);
    }
    return result;
}

}  // namespace scixx::stats::detail
