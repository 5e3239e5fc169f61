// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <utility>

namespace scixx::optimize::detail::minimize {

/// Strictly convex quadratic program: minimise d^T B d / 2 + g^T d subject to a_k^T d + c_k = 0 (the first) or >= 0
/// (the other general rows) and low <= d <= high, by the dual active-set method of Goldfarb and Idnani.
///
/// B comes as any Z with Z Z^T = B^-1, and leaves so: the method only rotates its columns, so the quasi-Newton update
/// of Z in O(n^2) is all that is ever factorised. Source: Math. Program. 27 (1983) 1.
class QuadraticProgram {
public:
    QuadraticProgram(const Matrix& a, const Vector& c, Index equations, const Vector& low, const Vector& high)
        : a_(a), c_(c), equations_(equations), low_(low), high_(high), n_(low.size()), m_(c.size()) {}

    /// False if the constraints are inconsistent. `multipliers` has one entry a general row and then one a bound, those
    /// of upper bounds after those of lower ones; gradient + B d = sum of multipliers times normals.
    template <class = void>
    bool solve(Matrix& z, const Vector& g, Vector& d, Vector& multipliers) {
        const Index rows = m_ + 2 * n_;
        active_.clear();
        sign_.clear();
        u_.clear();
        r_.resize(n_, n_);
        d_.resize(n_);
        is_active_.assign(rows, 0);
        multiply_transposed(z, g, -1, t_);
        multiply(z, t_, 1, d);
        multipliers.setZero(rows);
        Index next_equation = 0;
        for (Index step = 0; step < 50 * (rows + n_) + 100; ++step) {
            Index p = -1;
            double s = 0, sign = 1;
            if (next_equation < equations_) {
                p = next_equation++;
                s = residual(p, d);
                if (s > 0) {
                    sign = -1;
                    s = -s;
                }
                if (s == 0 && dependent(z, p)) continue;
            } else {
                double worst = 0;
                for (Index k = equations_; k < rows; ++k) {
                    if (is_active_[k] || !exists(k)) continue;
                    const double value = residual(k, d);
                    if (!(value >= -tolerance(k, d)) && value < worst) {
                        worst = value;
                        p = k;
                    }
                }
                if (p < 0) {
                    for (Index j = 0; j < active_.size(); ++j) multipliers[active_[j]] = sign_[j] * u_[j];
                    return true;
                }
                s = worst;
            }
            if (!add_row(z, p, sign, s, d)) return false;
        }
        return false;
    }

private:
    template <class = void>
    [[nodiscard]] bool exists(Index k) const {
        if (k < m_) return true;
        return k < m_ + n_ ? std::isfinite(low_[k - m_]) : std::isfinite(high_[k - m_ - n_]);
    }
    template <class = void>
    [[nodiscard]] double residual(Index k, const Vector& d) const {
        if (k < m_) return dot(a_.data() + k * n_, d.data(), n_) + c_[k];
        return k < m_ + n_ ? d[k - m_] - low_[k - m_] : high_[k - m_ - n_] - d[k - m_ - n_];
    }
    /// What rounding leaves of a row that holds.
    template <class = void>
    [[nodiscard]] double tolerance(Index k, const Vector& d) const {
        constexpr double eps = 4 * std::numeric_limits<double>::epsilon();
        if (k >= m_) {
            const Index i = k < m_ + n_ ? k - m_ : k - m_ - n_;
            return eps * std::abs(k < m_ + n_ ? low_[i] : high_[i]);
        }
        double size = std::abs(c_[k]);
        for (Index i = 0; i < n_; ++i) size += std::abs(a_(i, k) * d[i]);
        return eps * size;
    }
    /// t_ = Z^T (sign * normal of row k)
    template <class = void>
    void project(const Matrix& z, Index k, double sign) {
        t_.resize(n_);
        if (k < m_) {
            for (Index j = 0; j < n_; ++j) t_[j] = sign * dot(z.data() + j * n_, a_.data() + k * n_, n_);
        } else {
            const bool upper = k >= m_ + n_;
            const Index i = upper ? k - m_ - n_ : k - m_;
            for (Index j = 0; j < n_; ++j) t_[j] = upper ? -z(i, j) : z(i, j);
        }
    }
    template <class = void>
    [[nodiscard]] bool rest_is_zero() const {
        const Index q = active_.size();
        double rest = dot(t_.data() + q, t_.data() + q, n_ - q), all = rest + dot(t_.data(), t_.data(), q);
        return rest <= 1e-24 * all || rest == 0;
    }
    template <class = void>
    [[nodiscard]] bool dependent(const Matrix& z, Index k) {
        project(z, k, 1);
        return rest_is_zero();
    }

    /// Brings row p, violated by s < 0, into the active set, dropping others as their multipliers reach zero.
    template <class = void>
    bool add_row(Matrix& z, Index p, double sign, double s, Vector& d) {
        double u = 0;
        const double start = s;
        while (true) {
            project(z, p, sign);
            const Index q = active_.size();
            const bool zero = rest_is_zero();
            // r = R^-1 Q1^T n: how the active multipliers answer.
            v_.resize(q);
            for (Index i = q - 1; i >= 0; --i) {
                double value = t_[i];
                for (Index j = i + 1; j < q; ++j) value -= r_(i, j) * v_[j];
                v_[i] = value / r_(i, i);
            }
            double partial = std::numeric_limits<double>::infinity();
            Index leaves = -1;
            for (Index j = 0; j < q; ++j)
                if (active_[j] >= equations_ && v_[j] > 0 && u_[j] / v_[j] < partial) {
                    partial = u_[j] / v_[j];
                    leaves = j;
                }
            const double zn = zero ? 0 : dot(t_.data() + q, t_.data() + q, n_ - q);
            const double full = zero ? std::numeric_limits<double>::infinity() : -s / zn;
            const double t = std::min(partial, full);
            if (!std::isfinite(t)) {
                // An equation that the others imply holds already, but for rounding.
                return p < equations_ && zero && -start <= 1e-10 * (1 + std::abs(c_[p]));
            }
            for (Index j = 0; j < q; ++j) u_[j] -= t * v_[j];
            u += t;
            if (!zero) {
                for (Index j = q; j < n_; ++j) add(d.data(), t * t_[j], z.data() + j * n_, n_);
                if (full <= partial) {
                    append(z, p, sign, u);
                    return true;
                }
                s = sign * residual(p, d);
                drop(z, leaves);
                if (s >= 0) return true;  // the step itself was enough
            } else {
                drop(z, leaves);
            }
        }
    }

    template <class = void>
    static void rotate(double* a, double* b, double c, double s, Index n) {
        for (Index i = 0; i < n; ++i) {
            const double x = a[i], y = b[i];
            a[i] = c * x + s * y;
            b[i] = c * y - s * x;
        }
    }

    template <class = void>
    void append(Matrix& z, Index p, double sign, double u) {
        const Index q = active_.size();
        for (Index j = n_ - 1; j > q; --j) {
            if (t_[j] == 0) continue;
            const double h = std::hypot(t_[j - 1], t_[j]), c = t_[j - 1] / h, s = t_[j] / h;
            t_[j - 1] = h;
            t_[j] = 0;
            rotate(z.data() + (j - 1) * n_, z.data() + j * n_, c, s, n_);
        }
        for (Index i = 0; i <= q; ++i) r_(i, q) = t_[i];
        active_.push_back(p);
        sign_.push_back(sign);
        u_.push_back(u);
        is_active_[p] = 1;
    }

    template <class = void>
    void drop(Matrix& z, Index l) {
        const auto at = [](Index i) { return static_cast<std::ptrdiff_t>(i); };
        const Index q = active_.size();
        is_active_[active_[l]] = 0;
        active_.erase(active_.begin() + at(l));
        sign_.erase(sign_.begin() + at(l));
        u_.erase(u_.begin() + at(l));
        for (Index j = l; j + 1 < q; ++j) {
            for (Index i = 0; i <= j + 1; ++i) r_(i, j) = r_(i, j + 1);
            const double h = std::hypot(r_(j, j), r_(j + 1, j));
            if (h == 0) continue;
            const double c = r_(j, j) / h, s = r_(j + 1, j) / h;
            r_(j, j) = h;
            r_(j + 1, j) = 0;
            for (Index k = j + 2; k < q; ++k) {  // columns not yet moved
                const double x = r_(j, k), y = r_(j + 1, k);
                r_(j, k) = c * x + s * y;
                r_(j + 1, k) = c * y - s * x;
            }
            rotate(z.data() + j * n_, z.data() + (j + 1) * n_, c, s, n_);
        }
    }

    const Matrix& a_;
    const Vector& c_;
    Index equations_;
    const Vector &low_, &high_;
    Index n_, m_;
    core::List<Index> active_;
    core::List<double> sign_, u_;
    core::List<char> is_active_;
    Matrix r_;
    Vector t_, v_, d_;
};

}  // namespace scixx::optimize::detail::minimize
