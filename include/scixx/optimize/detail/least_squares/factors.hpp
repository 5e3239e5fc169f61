// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <numeric>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>

namespace scixx::optimize::detail::least_squares {

using minimize::add;
using minimize::dot;
using minimize::Index;
using minimize::Matrix;
using minimize::norm;
using minimize::Vector;

/// Householder's QR of a (m >= n) in place; R stands in the upper triangle afterwards and b becomes Q^T b.
template <class = void>
inline void triangularise(Matrix& a, Vector& b) {
    const Index m = a.rows(), n = a.cols();
    for (Index j = 0; j < std::min(n, m - 1); ++j) {
        double* v = a.data() + j * m + j;
        const Index rows = m - j;
        double most = 0;
        for (Index i = 0; i < rows; ++i) most = std::max(most, std::abs(v[i]));
        if (!(most > 0)) continue;
        double size = dot(v, v, rows);
        if (size > 1e-280 && size < 1e280) {
            size = std::sqrt(size);
        } else {
            double sum = 0;
            for (Index i = 0; i < rows; ++i) sum += (v[i] / most) * (v[i] / most);
            size = most * std::sqrt(sum);
        }
        const double alpha = v[0] > 0 ? -size : size, head = v[0] - alpha;
        // H = I - v v^T / (size |head|), v = (head, rest)
        const double factor = 1 / (head * alpha);  // negative
        v[0] = head;
        const auto reflect = [&](double* x) { add(x, dot(v, x, rows) * factor, v, rows); };
        for (Index k = j + 1; k < n; ++k) reflect(a.data() + k * m + j);
        reflect(b.data() + j);
        v[0] = alpha;
    }
}

/// A least-squares problem min |A p + f| by A = Q R and, where a step asks for them, the singular values and what its
/// solutions need: A V = W, columns of W orthogonal with norms s, and W^T f.
class Factors {
public:
    /// A has m x n entries a(i, j) * column_scale[j]; below it stand the rows diag(extra) if any. f is padded by zeros.
    template <class = void>
    void compute(const Matrix& a, const Vector& column_scale, const Vector* extra, const Vector& f) {
        const Index m = a.rows(), n = a.cols(), below = extra ? n : 0;
        const Index rows = std::max(m + below, n);
        q_.setZero(rows, n);
        b_.setZero(rows);
        for (Index j = 0; j < n; ++j) {
            for (Index i = 0; i < m; ++i) q_(i, j) = a(i, j) * column_scale[j];
            if (extra) q_(m + j, j) = (*extra)[j];
        }
        for (Index i = 0; i < m; ++i) b_[i] = f[i];
        triangularise(q_, b_);
        decomposed_ = false;
        rows_ = m;
    }

    [[nodiscard]] Index size() const noexcept { return q_.cols(); }
    template <class = void>
    [[nodiscard]] const Vector& singular() const {
        decompose();
        return s_;
    }
    template <class = void>
    [[nodiscard]] const Matrix& v() const {
        decompose();
        return v_;
    }
    template <class = void>
    [[nodiscard]] double largest() const {
        decompose();
        return size() > 0 ? s_.data()[order_.front()] : 0;
    }
    template <class = void>
    [[nodiscard]] double least() const {
        decompose();
        return size() > 0 ? s_.data()[order_.back()] : 0;
    }
    template <class = void>
    [[nodiscard]] bool full_rank() const {
        const double eps = std::numeric_limits<double>::epsilon();
        return least() > eps * static_cast<double>(std::max(rows_, size())) * largest() && least() > 0;
    }

    /// p = -V (S^2 + alpha)^-1 W^T f; with alpha = 0 and lost rank the shortest solution. Without `truncate` only
    /// values whose squares are zero count as lost.
    template <class = void>
    void solve(double alpha, Vector& p, bool truncate = true) const {
        decompose();
        const Index n = size();
        p.setZero(n);
        const double cut =
            truncate ? std::numeric_limits<double>::epsilon() * static_cast<double>(std::max(rows_, n)) * largest()
                     : tiny;
        for (Index j = 0; j < n; ++j) {
            if (alpha == 0 && s_[j] <= cut) continue;
            add(p.data(), -wf_[j] / (s_[j] * s_[j] + alpha), v_.data() + j * n, n);
        }
    }

    /// Minimises |A p + f| over |p| <= radius; alpha is the multiplier, of the last radius and of this one. Its norm
    /// is within `share` of the radius; `exact` scales it onto the boundary. Source: More, LNM 630 (1978) 105.
    template <class = void>
    void trust_region(double radius, double share, bool exact, Vector& p, double& alpha) const {
        if (back_substitute(p) && norm(p) <= radius * (exact ? 1 : 1 + share)) {
            alpha = 0;
            return;
        }
        const bool full = exact ? full_rank() : least() > tiny;
        if (full || !exact) {
            solve(0, p, exact);
            if (norm(p) <= radius * (exact ? 1 : 1 + share)) {
                alpha = 0;
                return;
            }
        }
        const Index n = size();
        double high = norm(wf_) / radius, low = 0;
        const auto phi = [&](double a, double& slope) {
            double square = 0, bend = 0;
            for (Index j = 0; j < n; ++j) {
                const double d = s_[j] * s_[j] + a;
                if (d == 0) continue;
                const double c = wf_[j] / d;
                square += c * c;
                bend += c * c / d;
            }
            const double size = std::sqrt(square);
            slope = size > 0 ? -bend / size : 0;
            return size - radius;
        };
        double slope = 0;
        if (full) {
            const double value = phi(0, slope);
            low = -value / slope;
        }
        high = std::max(high, low);
        if (high == 0) {  // nothing to gain
            p.setZero(n);
            alpha = 0;
            return;
        }
        if (!exact)  // as MINPACK: the last multiplier, or the least that can be
            alpha = std::clamp(alpha > 0 ? alpha : low > 0 ? low : 0.001 * high, low, high);
        else if (!(alpha > 0))
            alpha = std::max(0.001 * high, std::sqrt(low * high));
        for (int i = 0; i < 10; ++i) {
            // Without full rank the step is infinite, or undefined, at 0.
            if (!(alpha >= low && alpha <= high) || alpha == 0) alpha = std::max(0.001 * high, std::sqrt(low * high));
            const double value = phi(alpha, slope);
            if (value < 0) high = alpha;
            const double ratio = slope != 0 ? value / slope : 0;
            low = std::max(low, alpha - ratio);
            if (std::abs(value) < share * radius) break;
            alpha = std::max(alpha - (value + radius) * ratio / radius, low);
        }
        solve(alpha, p);
        const double size = norm(p);
        if (exact && size > 0)
            for (Index j = 0; j < n; ++j) p[j] *= radius / size;
    }

private:
    static constexpr double tiny = 1e-150;  // squares of less are not normal numbers

    /// p = -R^-1 Q^T f. False unless the norms of R and its inverse prove that it is well conditioned.
    template <class = void>
    bool back_substitute(Vector& p) const {
        const Index n = size();
        const auto solve_upper = [&](double* x, Index last) {
            for (Index j = last; j >= 0; --j) {
                x[j] /= q_(j, j);
                add(x, -x[j], q_.data() + j * q_.rows(), j);
            }
        };
        double of_r = 0, of_inverse = 0;  // squares of their Frobenius norms
        for (Index j = 0; j < n; ++j) {
            if (!(std::abs(q_(j, j)) > tiny)) return false;
            const double* column = q_.data() + j * q_.rows();
            of_r += dot(column, column, j + 1);
        }
        for (Index k = 0; k < n; ++k) {
            p.setZero(n);
            p[k] = 1;
            solve_upper(p.data(), k);
            of_inverse += dot(p.data(), p.data(), k + 1);
        }
        const double eps = std::numeric_limits<double>::epsilon();
        if (!(eps * static_cast<double>(std::max(rows_, n)) * std::sqrt(of_r) * std::sqrt(of_inverse) < 1e-4))
            return false;
        p.resize(n);
        for (Index j = 0; j < n; ++j) p[j] = -b_[j];
        solve_upper(p.data(), n - 1);
        return true;
    }

    template <class = void>
    void decompose() const {
        if (decomposed_) return;
        decomposed_ = true;
        const Index n = size();
        w_.resize(n, n);
        for (Index j = 0; j < n; ++j)
            for (Index i = 0; i < n; ++i) w_(i, j) = i <= j ? q_(i, j) : 0.0;
        jacobi(n);
        s_.resize(n);
        wf_.resize(n);
        order_.resize(n);
        std::iota(order_.begin(), order_.end(), Index{0});
        for (Index j = 0; j < n; ++j) s_[j] = std::sqrt(dot(w_.data() + j * n, w_.data() + j * n, n));
        std::sort(order_.begin(), order_.end(), [&](Index p, Index q) { return s_[p] > s_[q]; });
        for (Index j = 0; j < n; ++j) wf_[j] = dot(w_.data() + j * n, b_.data(), n);
    }

    /// One-sided Jacobi rotations that make the columns of w_ orthogonal; v_ collects them.
    template <class = void>
    void jacobi(Index n) const {
        v_ = minimize::unit_matrix(n);
        for (int sweep = 0; sweep < 40; ++sweep) {
            bool rotated = false;
            for (Index j = 0; j < n; ++j)
                for (Index k = j + 1; k < n; ++k) {
                    double *x = w_.data() + j * n, *y = w_.data() + k * n;
                    const double a = dot(x, x, n), b = dot(y, y, n), c = dot(x, y, n);
                    if (!(std::abs(c) > 1e-15 * std::sqrt(a) * std::sqrt(b)) || c == 0) continue;
                    rotated = true;
                    const double zeta = (b - a) / (2 * c);
                    const double t = (zeta >= 0 ? 1.0 : -1.0) / (std::abs(zeta) + std::sqrt(1 + zeta * zeta));
                    const double cosine = 1 / std::sqrt(1 + t * t), sine = cosine * t;
                    turn(x, y, cosine, sine, n);
                    turn(v_.data() + j * n, v_.data() + k * n, cosine, sine, n);
                }
            if (!rotated) break;
        }
    }
    static void turn(double* x, double* y, double cosine, double sine, Index n) {
        for (Index i = 0; i < n; ++i) {
            const double xi = x[i], yi = y[i];
            x[i] = cosine * xi - sine * yi;
            y[i] = sine * xi + cosine * yi;
        }
    }

    Matrix q_;
    Vector b_;
    Index rows_ = 0;
    mutable bool decomposed_ = false;  // the others are found when they are asked for
    mutable Matrix w_, v_;
    mutable Vector s_, wf_;
    mutable core::List<Index> order_;
};

}  // namespace scixx::optimize::detail::least_squares
