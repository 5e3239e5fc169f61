// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>

namespace scixx::optimize::detail::minimize {

/// Factors Q R of a changing list of independent columns, the normals of active constraints.
template <class = void>
class ActiveColumns {
public:
    void reset(Index n) {
        n_ = n;
        q_.resize(n, n);
        r_.resize(n, n);
        rows_.clear();
    }
    [[nodiscard]] Index size() const { return rows_.size(); }
    /// The number that the column of a place was appended with.
    [[nodiscard]] Index row(Index place) const { return rows_[place]; }
    [[nodiscard]] const double* direction(Index i) const { return q_.data() + i * n_; }

    /// Appends a column of the given length, by Gram and Schmidt's process done twice. False if it depends on the
    /// others.
    bool append(const double* column, double length, Index row) {
        const Index k = size();
        if (k == n_) return false;
        double* q = q_.data() + k * n_;
        std::copy(column, column + n_, q);
        for (Index i = 0; i < k; ++i) r_(i, k) = 0;
        for (int pass = 0; pass < 2; ++pass)
            for (Index i = 0; i < k; ++i) {
                const double h = dot(direction(i), q, n_);
                r_(i, k) += h;
                add(q, -h, direction(i), n_);
            }
        const double rest = std::sqrt(dot(q, q, n_));
        if (!(rest > 1e-10 * length)) return false;
        r_(k, k) = rest;
        for (Index i = 0; i < n_; ++i) q[i] /= rest;
        rows_.push_back(row);
        return true;
    }

    /// Takes the column of a place out by plane rotations.
    void leave(Index place) {
        const Index k = size();
        rows_.erase(rows_.begin() + place);
        for (Index j = place; j + 1 < k; ++j)
            for (Index i = 0; i <= j + 1; ++i) r_(i, j) = r_(i, j + 1);
        for (Index j = place; j + 1 < k; ++j) {
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

    /// Takes the columns' part out of v, twice for what rounding left, and stores Q^T v.
    void project(Vector& v, Vector& part) const {
        part.setZero(size());
        for (int pass = 0; pass < 2; ++pass)
            for (Index i = 0; i < size(); ++i) {
                const double h = dot(direction(i), v.data(), n_);
                part[i] += h;
                add(v.data(), -h, direction(i), n_);
            }
    }
    /// R x = b in place
    void solve(Vector& x) const {
        for (Index i = size() - 1; i >= 0; --i) {
            for (Index j = i + 1; j < size(); ++j) x[i] -= r_(i, j) * x[j];
            x[i] /= r_(i, i);
        }
    }
    /// R^T x = b in place
    void solve_transposed(Vector& x) const {
        for (Index i = 0; i < size(); ++i) {
            for (Index l = 0; l < i; ++l) x[i] -= r_(l, i) * x[l];
            x[i] /= r_(i, i);
        }
    }

private:
    Index n_ = 0;
    Matrix q_, r_;
    core::List<Index> rows_;
};

/// The t >= 0 with |d + t p| = radius, from d^T p, |p|^2 and radius^2 - |d|^2.
[[nodiscard]] inline double to_ball(double along, double square, double room) {
    const double root = std::sqrt(std::max(along * along + square * room, 0.0));
    return along > 0 ? room / (along + root) : (root - along) / square;
}

/// A linear program in a ball: the least g^T d among the d with |d| <= radius whose largest violation v of
/// a_j^T d + c_j >= 0 is as small as the ball allows.
///
/// Two paths of least-norm points are followed from one change of the active set to the next:
///     min |d|^2 / 2            subject to a_j^T d + c_j >= -v,   v falling from its value at d = 0 to 0,
///     min |d|^2 / 2 + s g^T d  subject to the same,              s rising from 0,
/// until |d| = radius. |d| only grows along them, so the point where the ball is reached solves the program. Source of
/// the problem: Powell, in Advances in Optimization and Numerical Analysis (1994) 51, section 2; of parametric active
/// sets: Best, in Applied Mathematics and Parallel Computing (1996) 57.
template <class = void>
class LinearStep {
public:
    /// Normals a_j are columns. The last `hard` rows hold at d = 0 and are never violated. Returns whether the ball was
    /// reached.
    bool solve(const Matrix& a, const Vector& c, const Vector& g, double radius, Vector& d, Index hard = 0) {
        soft_ = c.size() - hard;
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
        active_.reset(n_);
        lambda_.clear();
        is_active_.assign(c.size(), 0);
        length_.resize(c.size());
        violation_ = 0;
        Index worst = -1;
        for (Index j = 0; j < c.size(); ++j) {
            length_[j] = std::sqrt(dot(column(j), column(j), n_));
            if (j < soft_ && -slack_[j] > violation_) {
                violation_ = -slack_[j];
                worst = j;
            }
        }
        if (worst >= 0) {
            for (Index j = 0; j < soft_; ++j) slack_[j] += violation_;
            if (enter(worst) && follow(Goal::feasibility, d)) return true;
            if (violation_ > 0 && active_.size() == 0) return false;
        }
        return follow(Goal::objective, d);
    }

private:
    enum class Goal { feasibility, objective };

    [[nodiscard]] const double* column(Index j) const { return a_.data() + j * n_; }
    [[nodiscard]] Index size() const { return active_.size(); }

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
                const double reach = to_ball(along, square, room);
                if (reach <= t) {
                    t = std::max(reach, 0.0);
                    event = Event::ball;
                }
            }
            for (Index i = 0; i < size(); ++i)
                if (rate_[i] < 0 && lambda_[i] < -rate_[i] * t) {
                    t = lambda_[i] / -rate_[i];
                    event = Event::leaves;
                    which = i;
                }
            const double length = std::sqrt(square);
            change_.resize(slack_.size());
            for (Index j = 0; j < slack_.size(); ++j) {
                change_[j] = 0;
                if (is_active_[j]) continue;
                const double change = dot(column(j), move_.data(), n_) - (objective || j >= soft_ ? 0 : 1);
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
            for (Index i = 0; i < size(); ++i) lambda_[i] = std::max(lambda_[i] + t * rate_[i], 0.0);
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
        move_.setZero(n_);
        if (objective) {
            add(move_, -1, g_);
            active_.project(move_, rate_);
            for (Index i = 0; i < size(); ++i) rate_[i] = -rate_[i];
            if (size() == n_ || norm(move_) <= 1e-12) move_.setZero();
        } else {
            rate_.resize(size());
            for (Index i = 0; i < size(); ++i) rate_[i] = active_.row(i) < soft_ ? 1 : 0;
            active_.solve_transposed(rate_);
            for (Index i = 0; i < size(); ++i) add(move_.data(), rate_[i], active_.direction(i), n_);
        }
        active_.solve(rate_);
    }

    /// Makes row j active, in place of another if its normal depends on theirs. False if no other can give way: the
    /// rows contradict each other beyond here.
    bool enter(Index j) {
        if (append(j, 0)) return true;
        answer_.resize(size());
        for (Index i = 0; i < size(); ++i) answer_[i] = dot(active_.direction(i), column(j), n_);
        active_.solve(answer_);
        Index gives_way = -1;
        double t = std::numeric_limits<double>::infinity();
        for (Index i = 0; i < size(); ++i)
            if (answer_[i] > 1e-12 && lambda_[i] < t * answer_[i]) {
                t = lambda_[i] / answer_[i];
                gives_way = i;
            }
        if (gives_way < 0) return false;
        for (Index i = 0; i < size(); ++i) lambda_[i] = std::max(lambda_[i] - t * answer_[i], 0.0);
        leave(gives_way);
        return append(j, t);
    }

    bool append(Index j, double lambda) {
        if (!active_.append(column(j), length_[j], j)) return false;
        lambda_.push_back(lambda);
        is_active_[j] = 1;
        return true;
    }
    void leave(Index place) {
        is_active_[active_.row(place)] = 0;
        active_.leave(place);
        lambda_.erase(lambda_.begin() + place);
    }

    Index n_ = 0, soft_ = 0;
    double radius_ = 0, violation_ = 0;
    ActiveColumns<> active_;
    Matrix a_;
    Vector g_, slack_, change_, length_, move_, rate_, answer_;
    core::List<double> lambda_;
    core::List<char> is_active_;
};

}  // namespace scixx::optimize::detail::minimize
