// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <complex>
#include <cstddef>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/signal/detail/systems/reflections.hpp>

namespace scixx::signal::detail::systems {

/// Two columns as orthonormal ones times an upper triangle r: columns = q r. A column that depends on the other gives
/// one of zeros in q.
template <class S>
Columns<S> orthonormalise(Columns<S>& columns) {
    const Index n = columns.rows();
    Columns<S> r(2, 2);
    r[0][0] = normalise(columns[0], n);
    for (int twice = 0; twice < 2; ++twice) {
        const S along = dot(columns[0], columns[1], n);
        add(-along, columns[0], columns[1], n);
        r[1][0] += along;
    }
    r[1][1] = normalise(columns[1], n);
    return r;
}

/// Eigenvalues of the Hermitian [a, b; b*, c], the larger first, and a vector of length 1 for each.
template <class S>
struct HermitianPair {
    double high, low;
    S vectors[2][2];

    HermitianPair(double a, const S& b, double c) {
        const double mean = (a + c) / 2, half = (a - c) / 2, size = std::abs(b), radius = std::hypot(half, size);
        const double angle = std::atan2(size, half) / 2, cosine = std::cos(angle), sine = std::sin(angle);
        const S turn = size > 0 ? S(conjugate(b) / size) : S(1);
        high = mean + radius;
        low = mean - radius;
        vectors[0][0] = cosine;
        vectors[0][1] = sine * turn;
        vectors[1][0] = -sine;
        vectors[1][1] = cosine * turn;
    }
};

/// The eigenvectors of A - B K with the largest determinant, by sweeps over one or two of them at a time: vector j lies
/// in the null space of U1' (A - p_j I), U1 being the complement of B's range. The column of a complex pole and the
/// next one are the real and the imaginary part of its vector.
template <class T = double>
class PolePlacement {
public:
    using Complex = std::complex<T>;

    /// @param image  A' U1.
    PolePlacement(const Columns<T>& image, const Columns<T>& complement, const core::List<Complex>& poles)
        : n_(image.rows()), poles_(poles), X_(n_, n_), real_(poles.size()), complex_(poles.size()) {
        for (Index j = 0; j < n_; ++j) {
            if (real(j)) {
                basis(j) = kernel(image, complement, pole(j).real());
                copy(sum(basis(j))[0], X_[j]);
            } else {
                complex_basis(j) = kernel(image, complement, pole(j));
                set_pair(j, sum(complex_basis(j))[0]);
                ++j;
            }
        }
    }

    [[nodiscard]] const Columns<T>& vectors() const { return X_; }

    /// Sweeps until the determinant changes by less than rtol, and tells the last change and the number of sweeps.
    void optimise(bool pairs, double rtol, Index maxiter, double& change, Index& sweeps) {
        const double least = std::sqrt(std::numeric_limits<double>::epsilon());
        double before = std::max(least, Reflections<T>(X_).determinant());
        for (sweeps = 1; sweeps <= maxiter; ++sweeps) {
            sweep(pairs);
            const double after = std::max(least, Reflections<T>(X_).determinant());
            change = std::abs((after - before) / after);
            before = after;
            if (change < rtol && after > least) return;
        }
        sweeps = maxiter;
    }

private:
    [[nodiscard]] const Complex& pole(Index j) const { return poles_[j]; }
    [[nodiscard]] bool real(Index j) const { return pole(j).imag() == 0; }
    [[nodiscard]] Columns<T>& basis(Index j) { return real_[j]; }
    [[nodiscard]] Columns<Complex>& complex_basis(Index j) { return complex_[j]; }

    /// An orthonormal basis of the null space of U1' (A - p I), which is the complement of (A' - p* I) U1.
    template <class S>
    static Columns<S> kernel(const Columns<T>& image, const Columns<T>& complement, const S& p) {
        const Index n = image.rows(), count = image.cols();
        Columns<S> space(n, count);
        for (Index j = 0; j < count; ++j)
            for (Index i = 0; i < n; ++i) space[j][i] = image[j][i] - conjugate(p) * complement[j][i];
        return Reflections<S>(std::move(space)).last(n - count);
    }
    /// The direction of the sum of orthonormal columns.
    template <class S>
    static Columns<S> sum(const Columns<S>& columns) {
        Columns<S> out(columns.rows(), 1);
        for (Index j = 0; j < columns.cols(); ++j) add(S(1), columns[j], out[0], columns.rows());
        normalise(out[0], columns.rows());
        return out;
    }
    /// The projection of v on the space of orthogonal columns of one length, up to a factor.
    template <class S>
    static Columns<S> projected(const Columns<S>& columns, const S* v) {
        Columns<S> out(columns.rows(), 1);
        for (Index j = 0; j < columns.cols(); ++j)
            add(dot(columns[j], v, columns.rows()), columns[j], out[0], columns.rows());
        return out;
    }

    void copy(const T* from, T* to) const { std::copy(from, from + n_, to); }
    void set_pair(Index j, const Complex* v) {
        for (Index i = 0; i < n_; ++i) {
            X_[j][i] = v[i].real();
            X_[j + 1][i] = v[i].imag();
        }
    }

    /// The orthonormal complement of all vectors but `count` from the columns i and j.
    [[nodiscard]] Columns<T> others(Index i, Index j, Index count) const {
        Columns<T> rest(n_, n_ - count);
        for (Index k = 0, to = 0; k < n_; ++k)
            if (k != i && k != j) copy(X_[k], rest[to++]);
        return Reflections<T>(std::move(rest)).last(count);
    }

    void sweep(bool pairs) {
        Index reals = 0;
        while (reals < n_ && real(reals)) ++reals;
        if (!pairs || reals == 1)
            for (Index j = 0; j < reals; ++j) single(j);
        else
            for (Index j = 0; j < (reals == 2 ? 1 : reals); ++j) two_real(j, (j + 1) % reals);
        for (Index j = reals; j < n_; j += 2) pair(j);
    }

    /// Kautsky, Nichols and Van Dooren's step: the vector nearest to the normal of all others.
    void single(Index j) {
        Columns<T> v = projected(basis(j), others(j, j, 1)[0]);
        if (normalise(v[0], n_) > 0) copy(v[0], X_[j]);
    }

    /// Tits and Yang's step of two real vectors x = K a, y = L b: the largest |u'x v'y - v'x u'y| = |a' M b| with
    /// M = (K'u) (L'v)' - (K'v) (L'u)', which has rank 2: its singular vectors are those of a 2 x 2 matrix.
    void two_real(Index i, Index j) {
        const Columns<T> normal = others(i, j, 2);
        Columns<T> left = adjoint_times(basis(i), normal), right = adjoint_times(basis(j), normal);
        const Columns<T> r = orthonormalise(left), s = orthonormalise(right);
        T m[2][2];  // r [0 1; -1 0] s'
        for (Index row = 0; row < 2; ++row)
            for (Index col = 0; col < 2; ++col) m[row][col] = r[0][row] * s[1][col] - r[1][row] * s[0][col];
        const HermitianPair<T> squares(m[0][0] * m[0][0] + m[0][1] * m[0][1], m[0][0] * m[1][0] + m[0][1] * m[1][1],
                                       m[1][0] * m[1][0] + m[1][1] * m[1][1]);
        if (!(squares.high > 0)) return;
        const double length = std::sqrt(squares.high);
        const Columns<T> x = times(basis(i), left), y = times(basis(j), right);
        // Equal singular values leave a plane of best vectors, of which those nearest to the present ones are taken.
        Columns<T> both(2 * n_, squares.low > (1 - 1e-5) * squares.high ? 2 : 1);
        for (Index k = 0; k < both.cols(); ++k)
            for (Index from = 0; from < 2; ++from) {
                const auto& w = squares.vectors[k];
                add(w[from], x[from], both[k], n_);
                add((w[0] * m[0][from] + w[1] * m[1][from]) / length, y[from], both[k] + n_, n_);
            }
        Columns<T> present(2 * n_, 1);
        copy(X_[i], present[0]);
        copy(X_[j], present[0] + n_);
        Columns<T> v = projected(both, present[0]);
        T* const best = norm(v[0], 2 * n_) < 1e-8 ? both[0] : v[0];
        normalise(best, n_);
        normalise(best + n_, n_);
        copy(best, X_[i]);
        copy(best + n_, X_[j]);
    }

    /// Tits and Yang's step of a complex vector x = K a and its conjugate: the Hermitian form b b' - c c' of a, with
    /// b = K'u, c = K'u*, u = u1 + i u2, has rank 2 too.
    void pair(Index j) {
        const Columns<T> normal = others(j, j + 1, 2);
        const Columns<Complex>& kernel = complex_basis(j);
        Columns<Complex> u(n_, 2), present(n_, 1);
        for (Index i = 0; i < n_; ++i) {
            u[0][i] = Complex(normal[0][i], normal[1][i]);
            u[1][i] = std::conj(u[0][i]);
            present[0][i] = Complex(X_[j][i], X_[j + 1][i]);
        }
        Columns<Complex> q = adjoint_times(kernel, u);
        const Columns<Complex> r = orthonormalise(q);
        const HermitianPair<Complex> form(std::norm(r[0][0]) - std::norm(r[1][0]), -r[1][0] * std::conj(r[1][1]),
                                          -std::norm(r[1][1]));
        const double low = std::abs(form.low), high = std::abs(form.high), larger = std::max(low, high);
        if (!(larger > 0)) return;
        const Columns<Complex> x = times(kernel, q);
        Columns<Complex> best(n_, std::abs(high - low) <= 1e-5 * larger ? 2 : 1);
        for (Index k = 0; k < best.cols(); ++k) {
            const Complex* const w = form.vectors[high >= low ? k : 1 - k];
            for (Index from = 0; from < 2; ++from) add(w[from], x[from], best[k], n_);
        }
        Columns<Complex> v = projected(best, present[0]);
        // A mixture of both ends of the form may lose what either has.
        const bool lost = norm(v[0], n_) < 1e-8 || (best.cols() == 2 && std::abs(dot(v[0], u[0], n_)) < 1e-8);
        Complex* const chosen = lost ? best[0] : v[0];
        normalise(chosen, n_);
        set_pair(j, chosen);
    }

    Index n_;
    core::List<Complex> poles_;
    Columns<T> X_;
    core::List<Columns<T>> real_;           // bases of the null spaces of the real poles
    core::List<Columns<Complex>> complex_;  // those of the first of each complex pair
};

/// (X P)' for the block-diagonal real matrix P of the poles: p, and [re im; -im re] for the columns re v, im v of a
/// complex pair.
template <class T>
Columns<T> poles_times_adjoint(const Columns<T>& X, const core::List<std::complex<T>>& poles) {
    const Index n = X.rows();
    Columns<T> out(n, n);
    for (Index j = 0; j < n; ++j) {
        const std::complex<T> p = poles[j];
        const bool real = p.imag() == 0;
        for (Index i = 0; i < n; ++i) {
            out[i][j] = p.real() * X[j][i] - (real ? 0 : p.imag() * X[j + 1][i]);
            if (!real) out[i][j + 1] = p.imag() * X[j][i] + p.real() * X[j + 1][i];
        }
        if (!real) ++j;
    }
    return out;
}

/// Puts at the place of each requested pole the nearest value that is left.
template <class T>
void match(std::complex<T>* values, const core::List<std::complex<T>>& poles) {
    for (Index j = 0; j < poles.size(); ++j) {
        Index best = j;
        for (Index k = j; k < poles.size(); ++k)
            if (std::abs(values[k] - poles[j]) < std::abs(values[best] - poles[j])) best = k;
        std::swap(values[j], values[best]);
    }
}

}  // namespace scixx::signal::detail::systems
