// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <utility>

namespace scixx::optimize::detail {

/// Householder QR with column pivoting of an n x m matrix that may have dependent columns: A P = Q [R1 R2; 0 ~0]. With
/// a complete orthogonal decomposition behind it (Golub and Van Loan, Matrix Computations, 4th ed., 5.4.7), so both
/// solves are those of the pseudo-inverse. Plain loops over columns: the matrices are small, and so is the code.
class RankRevealingQr {
public:
    template <class = void>
    void factor(const Eigen::MatrixXd& a) {
        factor_columns(a, true);
        if (rank_ == a.cols()) return;
        completion_.resize(1);
        Eigen::MatrixXd r(a.cols(), rank_);  // [R1 R2]^T
        for (Eigen::Index k = 0; k < rank_; ++k)
            for (Eigen::Index j = 0; j < a.cols(); ++j) r(j, k) = j < k ? 0.0 : qr_(k, j);
        completion_[0].factor_columns(r, false);
    }

    [[nodiscard]] Eigen::Index rank() const noexcept { return rank_; }

    /// y minus its projection on the range of A.
    template <class = void>
    void remove_range(Eigen::VectorXd& y) const {
        apply_transposed(y);
        for (Eigen::Index k = 0; k < rank_; ++k) y[k] = 0;
        apply(y);
    }

    /// x = pinv(A) y: the shortest x with least |A x - y|.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd solve(Eigen::VectorXd y) const {
        const Eigen::Index m = qr_.cols();
        apply_transposed(y);
        Eigen::VectorXd permuted = Eigen::VectorXd::Zero(m);
        if (rank_ == m) {
            back_substitute(y);
            for (Eigen::Index k = 0; k < m; ++k) permuted[k] = y[k];
        } else {
            completion_[0].forward_substitute(y);
            for (Eigen::Index k = 0; k < rank_; ++k) permuted[k] = y[k];
            completion_[0].apply(permuted);
        }
        return unpermuted(permuted);
    }

    /// y = pinv(A^T) b: the shortest y with least |A^T y - b|.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd solve_transposed(const Eigen::VectorXd& b) const {
        const Eigen::Index m = qr_.cols();
        Eigen::VectorXd t(m), y = Eigen::VectorXd::Zero(qr_.rows());
        for (Eigen::Index k = 0; k < m; ++k) t[k] = b[order_[k]];
        if (rank_ == m) {
            forward_substitute(t);
        } else {
            completion_[0].apply_transposed(t);
            completion_[0].back_substitute(t);
        }
        for (Eigen::Index k = 0; k < rank_; ++k) y[k] = t[k];
        apply(y);
        return y;
    }

private:
    [[nodiscard]] double* below(Eigen::Index i, Eigen::Index j) { return qr_.data() + j * qr_.rows() + i; }
    template <class = void>
    void factor_columns(const Eigen::MatrixXd& a, bool pivot) {
        qr_ = a;
        const Eigen::Index n = a.rows(), m = a.cols(), steps = std::min(n, m);
        tau_.assign(steps, 0.0);
        order_.resize(m);
        for (Eigen::Index j = 0; j < m; ++j) order_[j] = j;
        double largest = 0;
        for (rank_ = 0; rank_ < steps; ++rank_) {
            const Eigen::Index k = rank_, left = n - k;
            Eigen::Index best = k;
            double norm = 0;
            for (Eigen::Index j = k; j < (pivot ? m : k + 1); ++j) {
                const double column = std::sqrt(minimize::dot(below(k, j), below(k, j), left));
                if (column > norm) norm = column, best = j;
            }
            largest = std::max(largest, norm);
            const double tolerance = 8 * std::numeric_limits<double>::epsilon() * static_cast<double>(std::max(n, m));
            if (pivot && !(norm > tolerance * largest)) return;
            if (best != k) {
                for (Eigen::Index i = 0; i < n; ++i) std::swap(qr_(i, k), qr_(i, best));
                std::swap(order_[k], order_[best]);
            }
            // H = I - tau v v^T with v = (1, column / (alpha - beta)), H column = beta e1.
            const double alpha = qr_(k, k), beta = alpha > 0 ? -norm : norm;
            if (norm > 0) {
                tau_[k] = (beta - alpha) / beta;
                minimize::scale(below(k + 1, k), 1 / (alpha - beta), left - 1);
            }
            qr_(k, k) = beta;
            for (Eigen::Index j = k + 1; j < m; ++j) reflect(k, below(0, j));
        }
    }

    /// Reflection k applied to a vector of n numbers.
    template <class = void>
    void reflect(Eigen::Index k, double* y) const {
        const Eigen::Index left = qr_.rows() - k - 1;
        const double* v = qr_.data() + k * qr_.rows() + k + 1;
        const double weight = tau_[k] * (y[k] + minimize::dot(v, y + k + 1, left));
        y[k] -= weight;
        minimize::add(y + k + 1, -weight, v, left);
    }
    template <class = void>
    void apply_transposed(Eigen::VectorXd& y) const {
        for (Eigen::Index k = 0; k < rank_; ++k) reflect(k, y.data());
    }
    template <class = void>
    void apply(Eigen::VectorXd& y) const {
        for (Eigen::Index k = rank_; k-- > 0;) reflect(k, y.data());
    }
    template <class = void>
    void back_substitute(Eigen::VectorXd& y) const {  // R1 x = y in the first rank_ components
        for (Eigen::Index k = rank_; k-- > 0;) {
            y[k] /= qr_(k, k);
            for (Eigen::Index i = 0; i < k; ++i) y[i] -= y[k] * qr_(i, k);
        }
    }
    template <class = void>
    void forward_substitute(Eigen::VectorXd& y) const {  // R1^T x = y
        for (Eigen::Index k = 0; k < rank_; ++k) {
            for (Eigen::Index i = 0; i < k; ++i) y[k] -= y[i] * qr_(i, k);
            y[k] /= qr_(k, k);
        }
    }
    template <class = void>
    [[nodiscard]] Eigen::VectorXd unpermuted(const Eigen::VectorXd& permuted) const {
        Eigen::VectorXd x(permuted.size());
        for (Eigen::Index k = 0; k < x.size(); ++k) x[order_[k]] = permuted[k];
        return x;
    }

    Eigen::MatrixXd qr_;
    core::List<double> tau_;
    core::List<Eigen::Index> order_;
    core::List<RankRevealingQr> completion_;  // QR of [R1 R2]^T; empty or one
    Eigen::Index rank_ = 0;
};

/// A bound on one variable as the row sign * x[variable] + s z = 0 of the scaled Jacobian.
struct BoundRow {
    Eigen::Index variable = 0;
    double sign = 1;   // 1: x <= level, -1: x >= level
    double level = 0;  // the bound
};

/// The Jacobian of equations and inequalities with slacks, in scaled variables z = (x, z_g, z_b):
///     A = [ J_e   0    0  ]   equations
///         [ J_g  S_g   0  ]   general inequalities, slacks s_g
///         [ E     0   S_b ]   bounds, slacks s_b; rows of E are +-unit vectors
/// with products, projections on its null space, least-squares multipliers and shortest solutions.
///
/// The rows of bounds need no factorisation: their null space has, one vector a variable, the orthonormal basis
///     N_i = (d, w_l, w_u) in (x_i, slack of the lower bound, slack of the upper bound),
/// with d = s_l s_u / r, w_l = s_u / r, w_u = -s_l / r, r^2 = s_l^2 s_u^2 + s_l^2 + s_u^2 (the limits of these where a
/// bound is missing), which has no cancellation however small the slacks are. What is left are the few rows of
/// [J_e 0; J_g S_g] N, factored by QR. So 2n bounds cost O(n), not O(n^3).
class Projections {
public:
    /// Fixes the structure: n variables, `equations` and `general` rows, and the bounds.
    template <class = void>
    void set_structure(Eigen::Index n, Eigen::Index equations, Eigen::Index general, core::List<BoundRow> bounds) {
        n_ = n;
        equations_ = equations;
        general_ = general;
        bounds_ = std::move(bounds);
        lower_.assign(n, -1);
        upper_.assign(n, -1);
        for (Eigen::Index k = 0; k < bounds_.size(); ++k)
            (bounds_[k].sign < 0 ? lower_ : upper_)[bounds_[k].variable] = k;
        basis_.setZero(3, n);
    }

    [[nodiscard]] Eigen::Index variables() const noexcept { return n_; }
    [[nodiscard]] Eigen::Index slacks() const noexcept { return general_ + bound_count(); }
    [[nodiscard]] Eigen::Index size() const noexcept { return n_ + slacks(); }
    [[nodiscard]] Eigen::Index rows() const noexcept { return equations_ + slacks(); }

    /// Takes the gradients of the rows of J_e and J_g, n x (equations + general), and all slacks.
    template <class = void>
    void factor(const Eigen::MatrixXd& gradients, const Eigen::VectorXd& s) {
        gradients_ = gradients;
        s_ = s;
        for (Eigen::Index i = 0; i < n_; ++i) {
            const Eigen::Index l = lower_[i], u = upper_[i];
            double d = 1, wl = 0, wu = 0;
            if (l >= 0 && u >= 0) {
                const double sl = bound_slack(l), su = bound_slack(u), r = std::hypot(sl * su, std::hypot(sl, su));
                d = sl * su / r, wl = su / r, wu = -sl / r;
            } else if (l >= 0 || u >= 0) {
                const double one = bound_slack(l >= 0 ? l : u), r = std::hypot(1.0, one);
                d = one / r;
                (l >= 0 ? wl : wu) = (l >= 0 ? 1 : -1) / r;
            }
            basis_(0, i) = d, basis_(1, i) = wl, basis_(2, i) = wu;
        }
        const Eigen::Index m = equations_ + general_;
        if (m == 0) return;
        Eigen::MatrixXd reduced = Eigen::MatrixXd::Zero(n_ + general_, m);
        for (Eigen::Index j = 0; j < m; ++j) {
            for (Eigen::Index i = 0; i < n_; ++i) reduced(i, j) = gradients_(i, j) * basis_(0, i);
            if (j >= equations_) reduced(n_ + j - equations_, j) = s_[j - equations_];
        }
        qr_.factor(reduced);
    }

    /// A z.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd times(const Eigen::VectorXd& z) const {
        Eigen::VectorXd out(rows());
        const Eigen::Index m = equations_ + general_;
        for (Eigen::Index j = 0; j < m; ++j) {
            out[j] = minimize::dot(gradient(j), z.data(), n_);
            if (j >= equations_) out[j] += s_[j - equations_] * z[n_ + j - equations_];
        }
        for (Eigen::Index k = 0; k < bound_count(); ++k)
            out[m + k] = bound(k).sign * z[bound(k).variable] + bound_slack(k) * z[n_ + general_ + k];
        return out;
    }

    /// A^T v.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd transposed_times(const Eigen::VectorXd& v) const {
        Eigen::VectorXd out = Eigen::VectorXd::Zero(size());
        const Eigen::Index m = equations_ + general_;
        for (Eigen::Index j = 0; j < m; ++j) minimize::add(out.data(), v[j], gradient(j), n_);
        for (Eigen::Index k = 0; k < slacks(); ++k) out[n_ + k] = s_[k] * v[equations_ + k];
        for (Eigen::Index k = 0; k < bound_count(); ++k) out[bound(k).variable] += bound(k).sign * v[m + k];
        return out;
    }

    /// The projection of r on the null space of A. Applied twice (Gould, Hribar and Nocedal, SIAM J. Sci. Comput. 23
    /// (2001) 1376): what rounding leaves in the range after the first time is large beside a small projection.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd null_space(const Eigen::VectorXd& r) const {
        if (rows() == 0) return r;
        Eigen::VectorXd y = reduce(r);
        if (equations_ + general_ > 0) {
            qr_.remove_range(y);
            qr_.remove_range(y);
        }
        return expand(y);
    }

    /// The v with least |A^T v - r|.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd multipliers(const Eigen::VectorXd& r) const {
        const Eigen::Index m = equations_ + general_;
        Eigen::VectorXd v(rows()), rest = r;  // of rest, the first n_ are used
        if (m > 0) {
            const Eigen::VectorXd general = qr_.solve(reduce(r));
            for (Eigen::Index j = 0; j < m; ++j) {
                v[j] = general[j];
                minimize::add(rest.data(), -v[j], gradient(j), n_);
            }
        }
        for (Eigen::Index k = 0; k < bound_count(); ++k)
            v[m + k] = bound(k).sign * rest[bound(k).variable] + bound_slack(k) * r[n_ + general_ + k];
        solve_bounds(v);
        return v;
    }

    /// The shortest z with A z = b (least |A z - b| where the rows contradict each other).
    template <class = void>
    [[nodiscard]] Eigen::VectorXd shortest(const Eigen::VectorXd& b) const {
        const Eigen::Index m = equations_ + general_;
        Eigen::VectorXd w = b, z = Eigen::VectorXd::Zero(size());
        solve_bounds(w);
        for (Eigen::Index k = 0; k < bound_count(); ++k) {
            const Eigen::Index i = bound(k).variable;
            z[n_ + general_ + k] = bound_slack(k) * w[m + k];
            const Eigen::Index l = lower_[i], u = upper_[i];
            if (l >= 0 && u >= 0) {  // w_u - w_l without their cancellation
                const double sl2 = bound_slack(l) * bound_slack(l), su2 = bound_slack(u) * bound_slack(u);
                z[i] = (sl2 * b[m + u] - su2 * b[m + l]) / (sl2 + su2 + sl2 * su2);
            } else {
                z[i] = bound(k).sign * w[m + k];
            }
        }
        if (m == 0) return z;
        Eigen::VectorXd rest(m);
        for (Eigen::Index j = 0; j < m; ++j) rest[j] = b[j] - minimize::dot(gradient(j), z.data(), n_);
        minimize::add(z, 1, expand(qr_.solve_transposed(rest)));
        return z;
    }

private:
    [[nodiscard]] Eigen::Index bound_count() const noexcept { return bounds_.size(); }
    [[nodiscard]] const BoundRow& bound(Eigen::Index k) const { return bounds_[k]; }
    [[nodiscard]] const double* gradient(Eigen::Index j) const { return gradients_.data() + j * n_; }
    [[nodiscard]] double bound_slack(Eigen::Index k) const { return s_[general_ + k]; }

    /// N^T r, the coordinates of r in the null space of the bounds.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd reduce(const Eigen::VectorXd& r) const {
        Eigen::VectorXd y(n_ + general_);
        for (Eigen::Index i = 0; i < n_; ++i) {
            const Eigen::Index l = lower_[i], u = upper_[i];
            y[i] = basis_(0, i) * r[i];
            if (l >= 0) y[i] += basis_(1, i) * r[n_ + general_ + l];
            if (u >= 0) y[i] += basis_(2, i) * r[n_ + general_ + u];
        }
        for (Eigen::Index k = 0; k < general_; ++k) y[n_ + k] = r[n_ + k];
        return y;
    }

    /// N y.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd expand(const Eigen::VectorXd& y) const {
        Eigen::VectorXd z(size());
        for (Eigen::Index i = 0; i < n_; ++i) {
            const Eigen::Index l = lower_[i], u = upper_[i];
            z[i] = basis_(0, i) * y[i];
            if (l >= 0) z[n_ + general_ + l] = basis_(1, i) * y[i];
            if (u >= 0) z[n_ + general_ + u] = basis_(2, i) * y[i];
        }
        for (Eigen::Index k = 0; k < general_; ++k) z[n_ + k] = y[n_ + k];
        return z;
    }

    /// Overwrites the bounds' part q of v by (E E^T + S_b^2)^-1 q: blocks of one or two rows a variable.
    template <class = void>
    void solve_bounds(Eigen::VectorXd& v) const {
        const Eigen::Index m = equations_ + general_;
        for (Eigen::Index k = 0; k < bound_count(); ++k) {
            const Eigen::Index i = bound(k).variable, l = lower_[i], u = upper_[i];
            if (l < 0 || u < 0) {
                v[m + k] /= 1 + bound_slack(k) * bound_slack(k);
            } else if (k == l) {  // once for the pair
                const double sl2 = bound_slack(l) * bound_slack(l), su2 = bound_slack(u) * bound_slack(u);
                const double ql = v[m + l], qu = v[m + u], det = sl2 + su2 + sl2 * su2;
                v[m + l] = ((1 + su2) * ql + qu) / det;
                v[m + u] = (ql + (1 + sl2) * qu) / det;
            }
        }
    }

    Eigen::Index n_ = 0, equations_ = 0, general_ = 0;
    core::List<BoundRow> bounds_;
    core::List<Eigen::Index> lower_, upper_;  // row of a variable's bounds, -1 where there is none
    Eigen::MatrixXd gradients_, basis_;
    Eigen::VectorXd s_;
    RankRevealingQr qr_;
};

}  // namespace scixx::optimize::detail
