// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/linear_step.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <utility>

namespace scixx::optimize::detail::minimize {

/// Lowers g^T d + d^T H d / 2 from a point d where a_j^T d + c_j >= 0 and |d| <= radius, which go on to hold: conjugate
/// gradients along the active constraints, until the ball is met or no multiplier is negative.
template <class = void>
class ConstrainedDescent {
public:
    void run(const Matrix& h, const Vector& g, const Matrix& a, Vector slack, double radius, Vector& d) {
        const Index n = g.size(), m = slack.size();
        gradient_ = g;
        apply(h, d, 1, gradient_);
        active_.reset(n);
        is_active_.assign(m, 0);
        length_.resize(m);
        for (Index j = 0; j < m; ++j) length_[j] = std::sqrt(dot(a.data() + j * n, a.data() + j * n, n));
        const double enough = 1e-8 * norm(g);
        for (Index event = 0; event < 10 * (n + 5) + 2 * m; ++event) {
            downhill(r_);
            p_ = r_;
            double rr = dot(r_, r_);
            bool met = false;
            for (Index k = active_.size(); k < n + 5 && !met && rr > enough * enough; ++k) {
                hp_.setZero(n);
                apply(h, p_, 1, hp_);
                const double curvature = dot(p_, hp_), square = dot(p_, p_), size = std::sqrt(square);
                const double reach = to_ball(dot(d, p_), square, std::max(radius * radius - dot(d, d), 0.0));
                double t = curvature > 0 ? rr / curvature : std::numeric_limits<double>::infinity();
                const bool ball = reach <= t;
                t = std::min(t, reach);
                Index hit = -1;
                change_.setZero(m);
                for (Index j = 0; j < m; ++j) {
                    if (is_active_[j]) continue;
                    const double rate = dot(a.data() + j * n, p_.data(), n);
                    if (std::abs(rate) <= 1e-12 * length_[j] * size) continue;
                    change_[j] = rate;
                    if (rate < 0 && slack[j] < -rate * t) {
                        t = std::max(slack[j], 0.0) / -rate;
                        hit = j;
                    }
                }
                add(d, t, p_);
                add(gradient_, t, hp_);
                add(slack, t, change_);
                if (hit >= 0) {
                    met = true;
                    if (!active_.append(a.data() + hit * n, length_[hit], hit)) return;
                    is_active_[hit] = 1;
                } else if (ball) {
                    return;
                } else {
                    downhill(r_);
                    const double rr_new = dot(r_, r_);
                    for (Index i = 0; i < n; ++i) p_[i] = r_[i] + rr_new / rr * p_[i];
                    rr = rr_new;
                }
            }
            if (met) continue;
            // A minimum along the active constraints: one whose multiplier is negative is let go.
            r_ = gradient_;
            active_.project(r_, lambda_);
            active_.solve(lambda_);
            Index leaves = -1;
            for (Index i = 0; i < lambda_.size(); ++i)
                if (lambda_[i] * length_[active_.row(i)] < -enough && (leaves < 0 || lambda_[i] < lambda_[leaves]))
                    leaves = i;
            if (leaves < 0) return;
            is_active_[active_.row(leaves)] = 0;
            active_.leave(leaves);
        }
    }

private:
    static void apply(const Matrix& h, const Vector& v, double factor, Vector& out) {
        for (Index j = 0; j < v.size(); ++j) add(out.data(), factor * v[j], h.data() + j * h.rows(), h.rows());
    }
    void downhill(Vector& r) {
        r = gradient_;
        for (Index i = 0; i < r.size(); ++i) r[i] = -r[i];
        active_.project(r, lambda_);
    }

    ActiveColumns<> active_;
    core::List<char> is_active_;
    Vector gradient_, length_, r_, p_, hp_, change_, lambda_;
};

}  // namespace scixx::optimize::detail::minimize
