// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <vector>

namespace scixx::optimize::detail::minimize {

/// A linear program in a ball: the least g^T d among the d with |d| <= radius whose largest violation v of
/// a_j^T d + c_j >= 0 is as small as the ball allows.
///
/// Two paths of least-norm points are followed from one change of the active set to the next:
///     min |d|^2 / 2            subject to a_j^T d + c_j >= -v,   v falling from its value at d = 0 to 0,
///     min |d|^2 / 2 + s g^T d  subject to the same,              s rising from 0,
/// until |d| = radius. |d| only grows along them, so the point where the ball is reached solves the program. Source of the
/// problem: Powell, in Advances in Optimization and Numerical Analysis (1994) 51, section 2; of parametric active sets: Best,
/// in Applied Mathematics and Parallel Computing (1996) 57.
class LinearStep {
public:
    /// Normals a_j are columns. Returns whether the ball was reached.
    bool solve(const Matrix& a, const Vector& c, const Vector& g, double radius, Vector& d) {
        n_ = g.size();
        radius_ = radius;
        // Only directions count: squares neither overflow nor vanish.
        const double g_size = norm(g), rows = largest(a.data(), a.size());
        g_.setZero(n_);
        if (g_size > 0) add(g_, 1 / g_size, g);
        a_.setZero(n_, c.size());
        slack_.setZero(c.size());
        add(a_.data(), rows > 0 ? 1 / rows : 1, a.data(), a.size());
        add(slack_, rows > 0 ? 1 / rows : 1, c);
        d.setZero(n_);
        q_.resize(n_, n_);
        r_.resize(n_, n_);
        active_.clear();
        lambda_.clear();
        is_active_.assign(static_cast<std::size_t>(c.size()), 0);
        length_.resize(c.size());
        violation_ = 0;
        Index worst = -1;
        for (Index j = 0; j < c.size(); ++j) {
            length_[j] = std::sqrt(dot(column(j), column(j), n_));
            if (-slack_[j] > violation_) {
                violation_ = -slack_[j];
                worst = j;
            }
        }
        if (worst >= 0) {
            for (Index j = 0; j < c.size(); ++j) slack_[j] += violation_;
            if (enter(worst) && follow(Goal::feasibility, d)) return true;
            if (violation_ > 0 && active_.empty()) return false;
        }
        return follow(Goal::objective, d);
    }

private:
    enum class Goal { feasibility, objective };

    [[nodiscard]] const double* column(Index j) const { return a_.data() + j * n_; }
    [[nodiscard]] Index size() const { return static_cast<Index>(active_.size()); }
    [[nodiscard]] static std::size_t at(Index i) { return static_cast<std::size_t>(i); }

    /// Moves to the end of one of the paths. True if the ball ends it.
    bool follow(Goal goal, Vector& d) {
        const bool objective = goal == Goal::objective;
        for (Index events = 0; events < 20 * (n_ + slack_.size()) + 100; ++events) {
            rates(objective);
            const double square = dot(move_, move_), along = dot(d, move_), room = radius_ * radius_ - dot(d, d);
            double t = objective ? std::numeric_limits<double>::infinity() : violation_;
            enum class Event { end, ball, enters, leaves } event = Event::end;
            Index which = -1;
            if (square > 0) {
                const double root = std::sqrt(std::max(along * along + square * room, 0.0));
                const double reach = along > 0 ? room / (along + root) : (root - along) / square;
                if (reach <= t) {
                    t = std::max(reach, 0.0);
                    event = Event::ball;
                }
            }
            for (Index i = 0; i < size(); ++i)
                if (rate_[i] < 0 && lambda_[at(i)] < -rate_[i] * t) {
                    t = lambda_[at(i)] / -rate_[i];
                    event = Event::leaves;
                    which = i;
                }
            const double length = std::sqrt(square);
            change_.resize(slack_.size());
            for (Index j = 0; j < slack_.size(); ++j) {
                change_[j] = 0;
                if (is_active_[at(j)]) continue;
                const double change = dot(column(j), move_.data(), n_) - (objective ? 0 : 1);
                if (std::abs(change) <= 1e-12 * (length_[j] * length + (objective ? 0 : 1))) continue;
                change_[j] = change;
                if (change < 0 && slack_[j] < -change * t) {
                    t = std::max(slack_[j], 0.0) / -change;
                    event = Event::enters;
                    which = j;
                }
            }
            if (!std::isfinite(t)) return false;
            add(d, t, move_);
            for (Index i = 0; i < size(); ++i) lambda_[at(i)] = std::max(lambda_[at(i)] + t * rate_[i], 0.0);
            for (Index j = 0; j < slack_.size(); ++j) slack_[j] += t * change_[j];
            if (!objective) violation_ -= t;
            if (event == Event::ball) return true;
            if (event == Event::end) return false;
            if (event == Event::leaves)
                leave(which);
            else if (!enter(which))
                return false;
        }
        return false;
    }

    /// How d and the multipliers change a unit of the path's parameter.
    void rates(bool objective) {
        const Index k = size();
        rate_.resize(k);
        move_.setZero(n_);
        if (objective) {
            add(move_, -1, g_);
            rate_.setZero();
            for (int pass = 0; pass < 2; ++pass)  // the second one takes what rounding left
                for (Index i = 0; i < k; ++i) {
                    const double h = dot(q_.data() + i * n_, move_.data(), n_);
                    rate_[i] -= h;
                    add(move_.data(), -h, q_.data() + i * n_, n_);
                }
            if (k == n_ || norm(move_) <= 1e-12) move_.setZero();
        } else {
            for (Index i = 0; i < k; ++i) {
                double value = 1;
                for (Index l = 0; l < i; ++l) value -= r_(l, i) * rate_[l];
                rate_[i] = value / r_(i, i);
                add(move_.data(), rate_[i], q_.data() + i * n_, n_);
            }
        }
        solve_upper(rate_);
    }

    void solve_upper(Vector& x) const {
        for (Index i = size() - 1; i >= 0; --i) {
            for (Index j = i + 1; j < size(); ++j) x[i] -= r_(i, j) * x[j];
            x[i] /= r_(i, i);
        }
    }

    /// Makes row j active, in place of another if its normal depends on theirs. False if no other can give way: the rows
    /// contradict each other beyond here.
    bool enter(Index j) {
        if (append(j, 0)) return true;
        answer_.resize(size());
        for (Index i = 0; i < size(); ++i) answer_[i] = dot(q_.data() + i * n_, column(j), n_);
        solve_upper(answer_);
        Index gives_way = -1;
        double t = std::numeric_limits<double>::infinity();
        for (Index i = 0; i < size(); ++i)
            if (answer_[i] > 1e-12 && lambda_[at(i)] < t * answer_[i]) {
                t = lambda_[at(i)] / answer_[i];
                gives_way = i;
            }
        if (gives_way < 0) return false;
        for (Index i = 0; i < size(); ++i) lambda_[at(i)] = std::max(lambda_[at(i)] - t * answer_[i], 0.0);
        leave(gives_way);
        return append(j, t);
    }

    /// Adds column a_j to the factors Q R, by Gram and Schmidt's process done twice. False if it depends on the others.
    bool append(Index j, double lambda) {
        const Index k = size();
        if (k == n_) return false;
        double* q = q_.data() + k * n_;
        std::copy(column(j), column(j) + n_, q);
        for (Index i = 0; i < k; ++i) r_(i, k) = 0;
        for (int pass = 0; pass < 2; ++pass)
            for (Index i = 0; i < k; ++i) {
                const double h = dot(q_.data() + i * n_, q, n_);
                r_(i, k) += h;
                add(q, -h, q_.data() + i * n_, n_);
            }
        const double rest = std::sqrt(dot(q, q, n_));
        if (!(rest > 1e-10 * length_[j])) return false;
        r_(k, k) = rest;
        for (Index i = 0; i < n_; ++i) q[i] /= rest;
        active_.push_back(j);
        lambda_.push_back(lambda);
        is_active_[at(j)] = 1;
        return true;
    }

    /// Takes the active row of place l out of the factors by plane rotations.
    void leave(Index l) {
        const Index k = size();
        is_active_[at(active_[at(l)])] = 0;
        active_.erase(active_.begin() + l);
        lambda_.erase(lambda_.begin() + l);
        for (Index j = l; j + 1 < k; ++j)
            for (Index i = 0; i <= j + 1; ++i) r_(i, j) = r_(i, j + 1);
        for (Index j = l; j + 1 < k; ++j) {
            const double h = std::hypot(r_(j, j), r_(j + 1, j)), c = r_(j, j) / h, s = r_(j + 1, j) / h;
            r_(j, j) = h;
            for (Index i = j + 1; i + 1 < k; ++i) {
                const double x = r_(j, i), y = r_(j + 1, i);
                r_(j, i) = c * x + s * y;
                r_(j + 1, i) = c * y - s * x;
            }
            double *p = q_.data() + j * n_, *q = p + n_;
            for (Index i = 0; i < n_; ++i) {
                const double x = p[i], y = q[i];
                p[i] = c * x + s * y;
                q[i] = c * y - s * x;
            }
        }
    }

    Index n_ = 0;
    double radius_ = 0, violation_ = 0;
    Matrix a_, q_, r_;
    Vector g_, slack_, change_, length_, move_, rate_, answer_;
    std::vector<Index> active_;
    std::vector<double> lambda_;
    std::vector<char> is_active_;
};

}  // namespace scixx::optimize::detail::minimize
