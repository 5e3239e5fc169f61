// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/dense/householder.hpp>
#include <scixx/linalg/detail/dense/rotation.hpp>
#include <scixx/linalg/detail/dense/scaling.hpp>
#include <scixx/linalg/detail/factors/balance.hpp>
#include <scixx/linalg/detail/spectral/multishift.hpp>
#include <scixx/linalg/detail/spectral/secular.hpp>
#include <scixx/linalg/error.hpp>

namespace scixx::linalg::detail::spectral {

/// A = Q H Q^H with H zero below its first subdiagonal; the vectors of Q's reflectors come there. With the reflectors
/// of a panel as I - V Z V^H and Y = A V Z, column by column of the panel alone is brought up to date.
/// G. Quintana-Orti, R. van de Geijn, Improving the performance of reduction to Hessenberg form, ACM Trans. Math.
/// Softw. 32 (2006).
template <class T>
void hessenberg_in_place(const Block<T>& a, T* tau) {
    using dense::multiply_add;
    using dense::multiply_add_adjoint;
    using dense::Op;
    const Index n = a.rows, width = std::min<Index>(n, 32);
    Dense<T> v_(n, width), y_(n, width), z_(width, width);
    Column<T> sums(width), little(width);
    for (Index first = 0; first + 2 < n; first += width) {
        const Index count = std::min(width, n - 2 - first);
        v_.setZero();
        z_.setZero();
        const Block<T> V(v_), Y(y_), Z(z_);
        for (Index c = 0; c < count; ++c) {
            const Index i = first + c, below = n - first - 1, r = n - i - 1;
            T* const column = a.col(i);
            if (c > 0) {
                // column := (I - V Z^H V^H) (column - Y V(i, :)^H)
                for (Index p = 0; p < c; ++p) little[p] = dense::conj(V(i, p));
                multiply_add<T>(T(-1), Y.columns(0, c), little.data(), column);
                const Block<T> left = V.block(first + 1, 0, below, c);
                sums.setZero();
                multiply_add_adjoint<T>(T(1), left, column + first + 1, sums.data());
                little.setZero();
                multiply_add_adjoint<T>(T(1), Z.block(0, 0, c, c), sums.data(), little.data());
                multiply_add<T>(T(-1), left, little.data(), column + first + 1);
            }
            tau[i] = dense::make_reflector(column + i + 1, r);
            T* const v = V.at(i + 1, c);
            std::copy_n(column + i + 1, r, v);
            v[0] = T(1);
            // y = tau (A v - Y V^H v)
            T* const y = Y.col(c);
            std::fill_n(y, n, T(0));
            multiply_add<T>(T(1), a.columns(i + 1, r), v, y);
            sums.setZero();
            multiply_add_adjoint<T>(T(1), V.block(i + 1, 0, r, c), v, sums.data());
            multiply_add<T>(T(-1), Y.columns(0, c), sums.data(), y);
            dense::scale(tau[i], y, n);
            multiply_add<T>(-tau[i], Z.block(0, 0, c, c), sums.data(), Z.col(c));
            Z(c, c) = tau[i];
        }
        const Index next = first + count, rest = n - next;
        multiply_add<T>(T(-1), Y.columns(0, count), Op::none, V.block(next, 0, rest, count), Op::adjoint,
                        a.columns(next, rest));
        const Block<T> left = V.block(first + 1, 0, n - first - 1, count),
                       corner = a.block(first + 1, next, n - first - 1, rest);
        Dense<T> product = Dense<T>::Zero(rest, count), scaled = product;
        multiply_add<T>(T(1), corner, Op::adjoint, left, Op::none, product);
        multiply_add<T>(T(1), product, Op::none, Z.block(0, 0, count, count), Op::none, scaled);
        multiply_add<T>(T(-1), left, Op::none, scaled, Op::adjoint, corner);
    }
}

/// As hessenberg_in_place, with zeros below the subdiagonal and Q (n x n, unless it has no rows).
template <class T>
void hessenberg(const Block<T>& a, const Block<T>& q) {
    const Index n = a.rows;
    Column<T> tau = Column<T>::Zero(n);
    hessenberg_in_place(a, tau.data());
    if (q.rows > 0) {
        if (n > 2)
            dense::form_q(a.columns(0, n - 2), tau.data(), 1, q);
        else
            q.set_identity();
    }
    for (Index j = 0; j < n; ++j)
        for (Index i = j + 2; i < n; ++i) a(i, j) = T(0);
}

/// The rotation of rows and columns k, k + 1 that makes a real 2 x 2 block triangular, or its diagonal constant where
/// its eigenvalues are not real.
template <class T>
void standardize_block(const Block<T>& h, const Block<T>& z, Index k) {
    const Index n = h.rows;
    const T a = h(k, k), b = h(k, k + 1), c = h(k + 1, k), d = h(k + 1, k + 1);
    if (c == 0) return;
    const T half = (a - d) / 2;
    const T size = std::max({std::abs(half), std::abs(b), std::abs(c)});
    const T discriminant = (half / size) * (half / size) + (b / size) * (c / size);
    T cos, sin;
    const bool split = discriminant >= 0;
    if (split) {
        const T root = size * std::sqrt(discriminant), mu = half < 0 ? half - root : half + root;
        const T length = std::hypot(mu, c);
        cos = mu / length;
        sin = c / length;
    } else {
        // (a - d) cos 2t + (b + c) sin 2t = 0.
        const T angle = std::atan2(-(a - d), b + c) / 2;
        cos = std::cos(angle);
        sin = std::sin(angle);
    }
    for (Index j = k; j < n; ++j) {
        const T x = h(k, j), y = h(k + 1, j);
        h(k, j) = cos * x + sin * y;
        h(k + 1, j) = cos * y - sin * x;
    }
    rotate(h.col(k), h.col(k + 1), k + 2, cos, sin);
    if (z.rows) rotate(z.col(k), z.col(k + 1), z.rows, cos, sin);
    if (split)
        h(k + 1, k) = 0;
    else {
        h(k, k) = h(k + 1, k + 1) = (a + d) / 2;
        // Rounding may have left a block whose off-diagonal entries agree in sign: then its eigenvalues are real.
        const T above = h(k, k + 1), below = h(k + 1, k);
        if (!(above < 0 && below > 0) && !(above > 0 && below < 0)) standardize_block(h, z, k);
    }
}

/// The real Schur form of an upper Hessenberg matrix by Francis' implicit double-shift QR: `h` becomes
/// quasi-triangular, its 2 x 2 blocks have a constant diagonal and off-diagonal entries of opposite sign; z := z Q.
/// J. G. F. Francis, The QR transformation, Comput. J. 4 (1961); G. H. Golub, C. F. Van Loan, Matrix Computations, 7.5.
template <class T>
void schur_form_real(const Block<T>& h, const Block<T>& z, const char* function) {
    const Index n = h.rows;
    constexpr T eps = std::numeric_limits<T>::epsilon();
    T norm = 0;
    for (Index j = 0; j < n; ++j)
        for (Index i = 0; i <= std::min(j + 1, n - 1); ++i) norm = std::max(norm, std::abs(h(i, j)));
    const T least = std::numeric_limits<T>::min() / eps * static_cast<T>(n);
    constexpr Index many = 75;  // from so many rows on several shifts at once pay
    Index high = n - 1;
    int count = 0;
    while (high > 0) {
        Index low = high;
        while (low > 0) {
            T size = std::abs(h(low - 1, low - 1)) + std::abs(h(low, low));
            if (size == 0) size = norm;
            const T off = std::abs(h(low, low - 1));
            if (off <= eps * size || off <= least) {
                h(low, low - 1) = 0;
                break;
            }
            --low;
        }
        if (low == high) {
            --high;
            count = 0;
            continue;
        }
        if (low + 1 == high) {
            standardize_block(h, z, low);
            high -= 2;
            count = 0;
            continue;
        }
        if (++count > 300) core::fail<LinAlgError>(function, "the eigenvalue iteration did not converge");
        if (high - low + 1 >= many && count % 6 != 0) {
            std::vector<typename BulgeChain<T>::Pair> pairs;
            const Index size = std::min((high - low + 1) / 3, Index(48));
            const Index gone = deflate_early<T>(h, z, high, size, function, pairs);
            high -= gone;
            if (gone > 0) count = 0;
            // Where much was deflated, deflation is tried again at once.
            if (8 * gone < size && !pairs.empty() && high - low + 1 >= many)
                BulgeChain<T>(h, z).sweep(low, high, pairs);
            continue;
        }
        // Sum and product of the shifts: the eigenvalues of the last 2 x 2 block, or now and then something else.
        T trace = h(high - 1, high - 1) + h(high, high);
        T a = h(high - 1, high - 1), d = h(high, high);
        // Products are formed of numbers over `unit`, or they would underflow in a part of tiny elements.
        const T unit = std::max({std::abs(a), std::abs(d), std::abs(h(high - 1, high)), std::abs(h(high, high - 1)),
                                 std::abs(h(high - 1, high - 2))});
        T bc = h(high - 1, high) / unit * h(high, high - 1);
        if (count % 10 == 0) {
            const T size = std::abs(h(high, high - 1)) + std::abs(h(high - 1, high - 2));
            a = d = h(high, high) + T(0.75) * size;
            bc = T(-0.4375) * size * (size / unit);
            trace = a + d;
        }
        // The first column of (H - s I)(H - t I), from the lowest row where two small subdiagonal entries meet.
        Index start = high - 2;
        T x = 0, y = 0, w = 0;
        for (;; --start) {
            const T p = h(start, start), q = h(start + 1, start + 1), below = h(start + 1, start);
            x = ((a - p) / unit * (d - p) - bc) / below + h(start, start + 1) / unit;
            y = (q + p - trace) / unit;
            w = h(start + 2, start + 1) / unit;
            const T size = std::abs(x) + std::abs(y) + std::abs(w);
            if (size > 0) x /= size, y /= size, w /= size;
            if (start == low) break;
            const T left = std::abs(h(start, start - 1)) * (std::abs(y) + std::abs(w));
            if (left <= eps * std::abs(x) * (std::abs(h(start - 1, start - 1)) + std::abs(p) + std::abs(q))) break;
        }
        for (Index k = start; k < high; ++k) {
            const Index m = std::min<Index>(3, high - k + 1);
            T v[3] = {x, y, m == 3 ? w : T(0)};
            if (k > start) {
                v[0] = h(k, k - 1);
                v[1] = h(k + 1, k - 1);
                v[2] = m == 3 ? h(k + 2, k - 1) : T(0);
            }
            const T tau = dense::make_reflector(v, m);
            if (k > start) {
                h(k, k - 1) = v[0];
                h(k + 1, k - 1) = 0;
                if (m == 3) h(k + 2, k - 1) = 0;
            } else if (start > low)
                h(k, k - 1) *= 1 - tau;
            const T v1 = v[1], v2 = v[2];
            if (m == 3) {
                for (Index j = k; j < n; ++j) {
                    T* const c = h.at(k, j);
                    const T sum = tau * (c[0] + v1 * c[1] + v2 * c[2]);
                    c[0] -= sum;
                    c[1] -= sum * v1;
                    c[2] -= sum * v2;
                }
                const auto columns = [&](const Block<T>& b, Index rows) {
                    T *const c0 = b.col(k), *const c1 = b.col(k + 1), *const c2 = b.col(k + 2);
                    for (Index i = 0; i < rows; ++i) {
                        const T sum = tau * (c0[i] + v1 * c1[i] + v2 * c2[i]);
                        c0[i] -= sum;
                        c1[i] -= sum * v1;
                        c2[i] -= sum * v2;
                    }
                };
                columns(h, std::min(high, k + 3) + 1);
                columns(z, z.rows);
            } else {
                for (Index j = k; j < n; ++j) {
                    T* const c = h.at(k, j);
                    const T sum = tau * (c[0] + v1 * c[1]);
                    c[0] -= sum;
                    c[1] -= sum * v1;
                }
                const auto columns = [&](const Block<T>& b, Index rows) {
                    T *const c0 = b.col(k), *const c1 = b.col(k + 1);
                    for (Index i = 0; i < rows; ++i) {
                        const T sum = tau * (c0[i] + v1 * c1[i]);
                        c0[i] -= sum;
                        c1[i] -= sum * v1;
                    }
                };
                columns(h, high + 1);
                columns(z, z.rows);
            }
        }
    }
}

/// The complex Schur form of an upper Hessenberg matrix by single-shift QR: `h` becomes triangular; z := z Q.
template <class T>
void schur_form_complex(const Block<T>& h, const Block<T>& z, const char* function) {
    using Real = core::RealOf<T>;
    const Index n = h.rows;
    constexpr Real eps = std::numeric_limits<Real>::epsilon();
    Real norm = 0;
    for (Index j = 0; j < n; ++j)
        for (Index i = 0; i <= std::min(j + 1, n - 1); ++i) norm = std::max(norm, dense::size1(h(i, j)));
    const Real least = std::numeric_limits<Real>::min() / eps * static_cast<Real>(n);
    int count = 0;
    for (Index high = n - 1; high > 0;) {
        Index low = high;
        while (low > 0) {
            Real size = dense::size1(h(low - 1, low - 1)) + dense::size1(h(low, low));
            if (size == 0) size = norm;
            const Real off = dense::size1(h(low, low - 1));
            if (off <= eps * size || off <= least) {
                h(low, low - 1) = T(0);
                break;
            }
            --low;
        }
        if (low == high) {
            --high;
            count = 0;
            continue;
        }
        if (++count > 300) core::fail<LinAlgError>(function, "the eigenvalue iteration did not converge");
        // The eigenvalue of the last 2 x 2 block that is nearer to its last entry.
        const T a = h(high - 1, high - 1), d = h(high, high), half = (a - d) / Real(2);
        T shift = d;
        // Over `unit`, or products would underflow in a part of tiny elements.
        const Real unit =
            std::max({dense::size1(half), dense::size1(h(high - 1, high)), dense::size1(h(high, high - 1))});
        const T scaled = half / unit, bc = dense::times(T(h(high - 1, high) / unit), T(h(high, high - 1) / unit));
        if (count % 10 == 0)
            shift = d + T(std::abs(h(high, high - 1)));
        else if (bc != T(0)) {
            T root = std::sqrt(dense::times(scaled, scaled) + bc);
            if (dense::real(scaled) * dense::real(root) + dense::imag(scaled) * dense::imag(root) < 0) root = -root;
            shift = d - bc / (scaled + root) * unit;
        }
        T x = h(low, low) - shift, y = h(low + 1, low);
        for (Index k = low; k < high; ++k) {
            if (k > low) {
                x = h(k, k - 1);
                y = h(k + 1, k - 1);
            }
            const dense::Rotation<T> g = dense::rotate_away(x, y);
            if (k > low) {
                h(k, k - 1) = x;
                h(k + 1, k - 1) = T(0);
            }
            g.rows(h, k, k + 1, k, n);
            g.columns(h, k, k + 1, std::min(high, k + 2) + 1);
            g.columns(z, k, k + 1, z.rows);
        }
    }
}

/// A = Z T Z^H in place: `a` becomes the Schur form of its scalar; Z is n x n or has no rows.
template <class T>
void schur_in_place(const Block<T>& a, const Block<T>& z, const char* function) {
    const int exponent = dense::extreme_exponent(a);
    dense::scale_by_power(a, -exponent);
    hessenberg(a, z);
    if constexpr (core::is_complex<T>)
        schur_form_complex(a, z, function);
    else
        schur_form_real(a, z, function);
    dense::scale_by_power(a, exponent);
}

/// The eigenvalues of a Schur form.
template <class T>
Column<std::complex<core::RealOf<T>>> schur_eigenvalues(const Block<T>& t) {
    const Index n = t.rows;
    Column<std::complex<core::RealOf<T>>> w(n);
    for (Index k = 0; k < n; ++k) {
        if constexpr (!core::is_complex<T>)
            if (k + 1 < n && t(k + 1, k) != 0) {
                const T im = std::sqrt(std::abs(t(k, k + 1))) * std::sqrt(std::abs(t(k + 1, k)));
                w[k] = {t(k, k), im};
                w[k + 1] = {t(k, k), -im};
                ++k;
                continue;
            }
        w[k] = t(k, k);
    }
    return w;
}

/// The eigenvectors X of a Schur form (T X = X diag(w), X upper triangular) by back substitution.
template <class T>
Dense<std::complex<core::RealOf<T>>> schur_eigenvectors(const Block<T>& t) {
    using Real = core::RealOf<T>;
    using Complex = std::complex<Real>;
    const Index n = t.rows;
    Dense<Complex> X = Dense<Complex>::Zero(n, n);
    const Column<Complex> w = schur_eigenvalues(t);
    Real norm = 0;
    for (Index j = 0; j < n; ++j)
        for (Index i = 0; i <= std::min(j + 1, n - 1); ++i) norm = std::max(norm, dense::size1(t(i, j)));
    const Real least = std::max(std::numeric_limits<Real>::epsilon() * norm, std::numeric_limits<Real>::min() * 8);
    const Real huge = std::sqrt(std::numeric_limits<Real>::max());
    const auto paired = [&](Index k) { return !core::is_complex<T> && k > 0 && t(k, k - 1) != T(0); };  // with k - 1
    for (Index k = n - 1; k >= 0; --k) {
        Complex* const x = X.data() + k * n;
        const Complex lambda = w[k];
        Index top = k;  // rows below it are known
        if (paired(k)) {
            // The second of a pair; the first one has the conjugate vector.
            const Real im = dense::imag(lambda), b = dense::real(t(k - 1, k)), c = dense::real(t(k, k - 1));
            if (std::abs(b) >= std::abs(c)) {
                x[k - 1] = 1;
                x[k] = Complex(0, im / b);
            } else {
                x[k - 1] = Complex(0, im / c);
                x[k] = 1;
            }
            top = k - 1;
        } else
            x[k] = 1;
        for (Index j = top; j <= k; ++j)
            for (Index i = 0; i < top; ++i) x[i] -= dense::times(Complex(t(i, j)), x[j]);
        for (Index j = top - 1; j >= 0;) {
            const Index first = paired(j) ? j - 1 : j;
            if (first == j) {
                Complex gap = Complex(t(j, j)) - lambda;
                if (dense::size1(gap) < least) gap = least;
                x[j] /= gap;
            } else {
                const Complex a = Complex(t(first, first)) - lambda, d = Complex(t(j, j)) - lambda;
                const Complex b = t(first, j), c = t(j, first);
                Complex determinant = dense::times(a, d) - dense::times(b, c);
                if (dense::size1(determinant) < least * least) determinant = least * least;
                const Complex p = x[first], q = x[j];
                x[first] = (dense::times(d, p) - dense::times(b, q)) / determinant;
                x[j] = (dense::times(a, q) - dense::times(c, p)) / determinant;
            }
            Real size = 0;
            for (Index i = first; i <= j; ++i) size = std::max(size, dense::size1(x[i]));
            if (size > huge)
                for (Index i = 0; i <= k; ++i) x[i] /= size;
            for (Index q = first; q <= j; ++q) {
                const Complex factor = x[q];
                if constexpr (core::is_complex<T>) {
                    for (Index i = 0; i < first; ++i) x[i] -= dense::times(t(i, q), factor);
                } else {
                    const T* const column = t.col(q);
                    for (Index i = 0; i < first; ++i) x[i] -= column[i] * factor;
                }
            }
            j = first - 1;
        }
        if (top < k) {
            for (Index i = 0; i < n; ++i) X(i, k - 1) = dense::conj(x[i]);
            --k;
        }
    }
    return X;
}

/// Z X with columns of norm 1, in which the largest element of a column that is not real has no imaginary part. Vectors
/// of a balanced matrix become those of the matrix that it was: right ones, or left ones.
template <class T>
Dense<std::complex<core::RealOf<T>>> transformed_vectors(const Dense<T>& z, Dense<std::complex<core::RealOf<T>>>& x,
                                                         const factors::Balanced<core::RealOf<T>>* balanced = nullptr,
                                                         bool left_vectors = false) {
    using Real = core::RealOf<T>;
    using Complex = std::complex<Real>;
    const Index n = z.rows();
    Dense<Complex> v = Dense<Complex>::Zero(n, n);
    // Scaled first, so that the product can not overflow.
    for (Index j = 0; j < n; ++j) {
        const Real size = dense::norm2(x.data() + j * n, n);
        if (size > 0) x.col(j) /= size;
    }
    Dense<T> left = z;
    if constexpr (core::is_complex<T>)
        dense::multiply_add<T>(T(1), left, dense::Op::none, x, dense::Op::none, v);
    else {
        Dense<T> part = x.real(), product = Dense<T>::Zero(n, n);
        dense::multiply_add<T>(T(1), left, dense::Op::none, part, dense::Op::none, product);
        v.real() = product;
        part = x.imag();
        product.setZero();
        dense::multiply_add<T>(T(1), left, dense::Op::none, part, dense::Op::none, product);
        v.imag() = product;
    }
    Column<Complex> unordered(balanced ? n : 0);
    for (Index j = 0; j < n; ++j) {
        Complex* const c = v.data() + j * n;
        if (balanced) {
            const auto rescaled = [&](Index i) {
                return left_vectors ? Complex(c[i] / balanced->scale[i]) : Complex(c[i] * balanced->scale[i]);
            };
            for (Index i = 0; i < n; ++i) unordered[balanced->order[i]] = rescaled(i);
            std::copy_n(unordered.data(), n, c);
        }
        const Real size = dense::norm2(c, n);
        Index best = 0;
        bool real = true;
        for (Index i = 0; i < n; ++i) {
            real = real && c[i].imag() == 0;
            if (dense::abs2(c[i]) > dense::abs2(c[best])) best = i;
        }
        Complex factor(size > 0 ? 1 / size : Real(1));
        if (!real) factor *= dense::conj(c[best]) / std::abs(c[best]);
        for (Index i = 0; i < n; ++i) c[i] = dense::times(c[i], factor);
        if (!real) c[best] = c[best].real();
    }
    return v;
}

/// The Schur form of the transpose, turned so that it is upper triangular again: its eigenvectors, upside down, are the
/// left ones (without conjugation).
template <class T>
Dense<T> flipped_transpose(const Dense<T>& t) {
    const Index n = t.rows();
    Dense<T> s(n, n);
    for (Index j = 0; j < n; ++j)
        for (Index i = 0; i < n; ++i) s(i, j) = t(n - 1 - j, n - 1 - i);
    return s;
}

}  // namespace scixx::linalg::detail::spectral
