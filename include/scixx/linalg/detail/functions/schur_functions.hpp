// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/dense/triangle.hpp>
#include <scixx/linalg/detail/functions/expm.hpp>
#include <scixx/linalg/detail/spectral/schur.hpp>

namespace scixx::linalg::detail::functions {

/// A = z t z^H with a triangular t, or quasi-triangular for real numbers.
template <class T>
struct SchurForm {
    Dense<T> t, z;
    SchurForm(const char* function, Dense<T> a) : t(std::move(a)), z(t.rows(), t.rows()) {
        if (!from_real_form(function)) spectral::schur_in_place<T>(t, z, function);
        for (Index j = 0; j < t.cols(); ++j)
            for (Index i = j + (core::is_complex<T> ? 1 : 2); i < t.rows(); ++i) t(i, j) = T(0);
    }
    /// Complex numbers without imaginary parts: the form of real ones first, which is four times faster; what is left
    /// are its blocks of size 2.
    bool from_real_form(const char* function) {
        if constexpr (core::is_complex<T>) {
            using Real = core::RealOf<T>;
            bool real = dense::extreme_exponent<T>(t) == 0;
            for (Index i = 0; i < t.size() && real; ++i) real = t.data()[i].imag() == 0;
            if (!real) return false;
            SchurForm<Real> form(function, t.real());
            t = form.t.template cast<T>();
            z = form.z.template cast<T>();
            const Index n = t.rows();
            for (Index k = 0; k + 1 < n; ++k) {
                if (t(k + 1, k) == T(0)) continue;
                // The first eigenvector (lambda - d, c) of [a b; c d] becomes the first unit vector.
                const T half = (t(k, k) - t(k + 1, k + 1)) / Real(2);
                T x = half + std::sqrt(half * half + t(k, k + 1) * t(k + 1, k)), y = t(k + 1, k);
                const auto g = dense::rotate_away(x, y);
                g.rows(t, k, k + 1, k, n);
                g.columns(t, k, k + 1, k + 2);
                g.columns(z, k, k + 1, n);
                t(k + 1, k) = T(0);
            }
            return true;
        } else
            return false;
    }
    /// Rows of the diagonal block at k.
    [[nodiscard]] Index block(Index k) const {
        return !core::is_complex<T> && k + 1 < t.rows() && t(k + 1, k) != T(0) ? 2 : 1;
    }
    /// z f z^H.
    [[nodiscard]] Dense<T> back(const Dense<T>& f) const {
        Dense<T> left = product(z, f), right = z, out = Dense<T>::Zero(z.rows(), z.rows());
        dense::multiply_add<T>(T(1), left, dense::Op::none, right, dense::Op::adjoint, out);
        return out;
    }
};

template <class Complex>
Dense<Complex> sqrt_triangular(const Dense<Complex>& t) {
    const Index n = t.rows();
    Dense<Complex> r = Dense<Complex>::Zero(n, n);
    Column<Complex> sums(n);
    for (Index j = 0; j < n; ++j) {
        r(j, j) = std::sqrt(t(j, j));
        // Column by column: sums[i] is the sum of r(i, k) r(k, j) over the k known so far.
        sums.setZero();
        for (Index i = j - 1; i >= 0; --i) {
            const Complex rest = t(i, j) - sums[i], size = r(i, i) + r(j, j);
            r(i, j) = rest == Complex(0) ? Complex(0) : rest / size;
            for (Index q = 0; q < i; ++q) sums[q] += dense::times(r(q, i), r(i, j));
        }
    }
    return r;
}

template <class Complex>
Dense<Complex> log_triangular(const Dense<Complex>& t) {
    using Real = core::RealOf<Complex>;
    const Index n = t.rows();
    bool diagonal = true;
    for (Index j = 0; j < n; ++j)
        for (Index i = 0; i < j; ++i) diagonal = diagonal && t(i, j) == Complex(0);
    Dense<Complex> x = Dense<Complex>::Zero(n, n);
    if (!diagonal) {
        Dense<Complex> root = t;
        int roots = 0;
        for (; roots < 100; ++roots) {
            Dense<Complex> off = root;
            off.diagonal().array() -= Complex(1);
            const Real size = norm1<Complex>(off);
            if (!(size > Real(0.25))) break;
            root = sqrt_triangular(root);
        }
        root.diagonal().array() -= Complex(1);
        // The logarithm of 1 + z is the integral of z / (1 + s z) over [0, 1]: Gauss and Legendre's rule of order 8 is
        // the diagonal rational approximation, right to 1e-17 for |z| <= 1/4. Nodes and halved weights of numpy's
        // leggauss(8).
        static constexpr double nodes[8] = {0.019855071751231912, 0.10166676129318664, 0.2372337950418355,
                                            0.4082826787521751,   0.5917173212478248,  0.7627662049581645,
                                            0.8983332387068134,   0.9801449282487681};
        static constexpr double weights[4] = {0.050614268145188344, 0.11119051722668717, 0.15685332293894352,
                                              0.18134189168918088};
        for (int k = 0; k < 8; ++k) {
            Dense<Complex> system = root * Complex(static_cast<Real>(nodes[k])), rhs = root;
            system.diagonal().array() += Complex(1);
            dense::solve_triangle<Complex>(system, dense::Triangle::upper, dense::Op::none, false, rhs);
            x += rhs * Complex(static_cast<Real>(weights[std::min(k, 7 - k)]));
        }
        x *= Complex(std::ldexp(Real(1), roots));
    }
    for (Index i = 0; i < n; ++i) x(i, i) = std::log(t(i, i));
    return x;
}

/// Fills f, whose diagonal is given, so that f t = t f.
template <class Complex>
void parlett(const Dense<Complex>& t, Dense<Complex>& f) {
    const Index n = t.rows();
    for (Index distance = 1; distance < n; ++distance)
        for (Index i = 0; i + distance < n; ++i) {
            const Index j = i + distance;
            Complex sum = dense::times(t(i, j), f(j, j) - f(i, i));
            for (Index k = i + 1; k < j; ++k) sum += dense::times(t(i, k), f(k, j)) - dense::times(f(i, k), t(k, j));
            const Complex gap = t(j, j) - t(i, i);
            f(i, j) = gap != Complex(0) ? sum / gap : sum;
        }
}

template <class Complex>
Dense<Complex> power(Dense<Complex> a, double t) {
    using Real = core::RealOf<Complex>;
    const Index n = a.rows();
    if (t == std::floor(t) && std::abs(t) <= 4096) {
        auto exponent = static_cast<int>(std::abs(t));
        Dense<Complex> result = Dense<Complex>::Identity(n, n), base = std::move(a);
        if (t < 0) base = solved<Complex>("fractional_matrix_power", std::move(base), result);
        for (; exponent > 0; exponent /= 2) {
            if (exponent % 2) result = product(result, base);
            if (exponent > 1) base = product(base, base);
        }
        return result;
    }
    const SchurForm<Complex> schur("fractional_matrix_power", std::move(a));
    bool singular = false;
    for (Index i = 0; i < n; ++i) singular = singular || schur.t(i, i) == Complex(0);
    if (singular) {
        if (t < 0) return Dense<Complex>::Constant(n, n, Complex(std::numeric_limits<Real>::quiet_NaN()));
        // A singular matrix has no logarithm.
        Dense<Complex> f = Dense<Complex>::Zero(n, n);
        for (Index i = 0; i < n; ++i)
            if (schur.t(i, i) != Complex(0)) f(i, i) = std::pow(schur.t(i, i), static_cast<Real>(t));
        parlett(schur.t, f);
        return schur.back(f);
    }
    return schur.back(expm<Complex>(log_triangular(schur.t) * Complex(static_cast<Real>(t))));
}

template <class T>
Dense<T> sign(Dense<T> x) {
    using Real = core::RealOf<T>;
    const Index n = x.rows();
    if (n == 0) return x;
    dense::scale_by_power<T>(x, -dense::extreme_exponent<T>(x));  // positive factors do not change the sign
    const Dense<T> identity = Dense<T>::Identity(n, n);
    Real before = std::numeric_limits<Real>::infinity();
    for (int iteration = 0; iteration < 100; ++iteration) {
        const Dense<T> inverse = solved<T>("signm", x, identity);
        const Real size = norm1<T>(x);
        Dense<T> inverse_copy = inverse;
        const Real mu = iteration < 8 ? std::sqrt(norm1<T>(inverse_copy) / size) : Real(1);
        const Dense<T> next = (x * T(mu) + inverse / T(mu)) / T(2);
        Dense<T> change = next - x;
        const Real step = norm1<T>(change) / size;
        x = next;
        if (step <= 10 * static_cast<Real>(n) * std::numeric_limits<Real>::epsilon() ||
            (iteration > 10 && step < Real(1e-3) && step >= before / 2))
            return x;
        before = step;
    }
    core::fail<LinAlgError>("signm", "the iteration did not converge (an eigenvalue on the imaginary axis?)");
}

}  // namespace scixx::linalg::detail::functions
