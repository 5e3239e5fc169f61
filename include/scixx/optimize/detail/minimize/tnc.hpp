// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/line_search.hpp>
#include <scixx/optimize/detail/minimize/objective.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <utility>
#include <vector>

namespace scixx::optimize::detail::minimize {

struct TruncatedNewtonSettings {
    Vector scale, offset;
    Index max_cg, maxfun;
    double eta, stepmx, accuracy, minfev, ftol, xtol, gtol, rescale;
};

/// Scales variables by the distance of their bounds, or 1 + |x| without, around the middle, or x.
template <class = void>
inline void scale_by_bounds(const Objective& objective, const Vector& x, TruncatedNewtonSettings& s) {
    s.scale.resize(x.size());
    s.offset.resize(x.size());
    for (Index i = 0; i < x.size(); ++i) {
        const double lb = objective.lb[i], width = objective.ub[i] - lb;
        const bool box = std::isfinite(width);
        s.scale[i] = !box ? 1 + std::abs(x[i]) : width > 0 ? width : 1.0;
        s.offset[i] = box ? lb + width / 2 : x[i];
    }
}

/// Truncated Newton within bounds: conjugate gradients on the variables that no bound holds, with products of the
/// Hessian by differences of the gradient and a limited-memory preconditioner, then a search along the step.
///
/// All vectors but x_ and g_ are those of the scaled variables z = (x - offset) / scale.
template <class = void>
class TruncatedNewton {
public:
    TruncatedNewton(Objective& objective, const Callback& callback, TruncatedNewtonSettings settings)
        : objective_(objective), observer_(callback), s_(std::move(settings)), n_(objective.size()) {}

    OptimizeResult run(Vector x) {
        x_ = std::move(x);
        bool all_fixed = true;
        for (Index i = 0; i < n_; ++i) {
            x_[i] = clip(x_[i], objective_.lb[i], objective_.ub[i]);
            all_fixed = all_fixed && objective_.lb[i] == objective_.ub[i];
        }
        f_ = objective_.value(x_);
        if (!std::isfinite(f_) || !evaluate_gradient(x_, f_, g_)) return result(4, termination::not_finite);
        if (all_fixed) return result(5, "All lower bounds are equal to the upper bounds.");
        hold_at_bounds();
        const double unit = std::min(1.0, projected_gradient());
        while (true) {
            const double slope = projected_gradient();
            if (slope == 0) return result(0, no_slope);
            if (f_scale_ == 0 || std::abs(std::log10(f_scale_ * slope)) > s_.rescale) f_scale_ = 1 / slope;
            if (slope <= s_.gtol * unit && nit_ > 0) return result(0, no_slope);
            if (calls_ >= s_.maxfun) return result(3, "Max. number of function evaluations reached.");
            release();
            const int status = iterate();
            if (status >= 0) return result(status, message(status));
        }
    }

private:
    static constexpr const char* no_slope = "Local minimum reached (|pg| ~= 0).";
    static constexpr std::size_t memory = 8;

    [[nodiscard]] static const char* message(int status) {
        return status == 0   ? no_slope
               : status == 1 ? "Converged (|f_n-f_(n-1)| ~= 0)."
               : status == 2 ? "Converged (|x_n-x_(n-1)| ~= 0)."
               : status == 3 ? "Max. number of function evaluations reached."
               : status == 4 ? "Linear search failed."
                             : termination::stopped;
    }

    bool evaluate_gradient(const Vector& x, double f, Vector& g) {
        ++calls_;
        objective_.gradient(x, f, g);
        return finite(g);
    }

    [[nodiscard]] bool wants_back(Index i) const { return held_[i] * g_[i] > 0 && objective_.lb[i] < objective_.ub[i]; }
    /// A bound holds a variable that would leave downhill; those held before stay so.
    void hold_at_bounds() {
        if (held_.size() == 0) held_.setZero(n_);
        for (Index i = 0; i < n_; ++i) {
            if (x_[i] <= objective_.lb[i] && (g_[i] >= 0 || objective_.lb[i] == objective_.ub[i])) held_[i] = -1;
            if (x_[i] >= objective_.ub[i] && g_[i] <= 0 && held_[i] == 0) held_[i] = 1;
        }
    }
    /// Norm of the gradient less what bounds hold.
    [[nodiscard]] double projected_gradient() const {
        double square = 0;
        for (Index i = 0; i < n_; ++i)
            if (held_[i] == 0 || wants_back(i)) square += (g_[i] * s_.scale[i]) * (g_[i] * s_.scale[i]);
        return std::sqrt(square);
    }
    /// Lets variables go that gain more than what is left among the free ones.
    void release(bool all = false) {
        double free = 0, most = 0;
        for (Index i = 0; i < n_; ++i) {
            const double slope = std::abs(g_[i] * s_.scale[i]);
            if (held_[i] == 0)
                free = std::max(free, slope);
            else if (wants_back(i))
                most = std::max(most, slope);
        }
        if (most == 0 || !(all || most >= free)) return;
        for (Index i = 0; i < n_; ++i)
            if (wants_back(i)) held_[i] = 0;
    }

    /// One step. Returns a status that ends the run, or -1.
    int iterate() {
        reduced_.resize(n_);
        for (Index i = 0; i < n_; ++i) reduced_[i] = held_[i] == 0 ? g_[i] * s_.scale[i] : 0.0;
        find_direction();
        // A variable at a bound does not leave it outwards.
        for (Index i = 0; i < n_; ++i)
            if (p_[i] > 0 ? x_[i] >= objective_.ub[i] : x_[i] <= objective_.lb[i]) p_[i] = 0;
        double slope = dot(reduced_, p_);
        if (failed_ || !finite(p_) || !(-slope > 1e-12 * norm(p_) * norm(reduced_))) {
            for (Index i = 0; i < n_; ++i) p_[i] = -reduced_[i];
            slope = dot(reduced_, p_);
        }
        // What is promised is lost in rounding.
        if (-slope <= 20 * std::numeric_limits<double>::epsilon() * std::abs(f_)) return leave_bounds() ? -1 : 1;
        const double size = norm(p_), most = std::min(s_.stepmx / size, longest_step());
        const double older = f_;
        const double alpha = search(slope, most);
        if (alpha == 0) {
            if (calls_ >= s_.maxfun) return 3;
            // Differences do not tell a smaller slope from their own error.
            if (failed_ && objective_.differences() && projected_gradient() <= 1e-7 * (1 + std::abs(f_))) return 0;
            if (failed_) return 4;
            pairs_.clear();
            failed_ = true;
            return -1;
        }
        failed_ = false;
        if (alpha * size >= 0.999 * s_.stepmx) s_.stepmx *= 2;
        Pair pair{Vector(n_), Vector(n_)};
        for (Index i = 0; i < n_; ++i) {
            pair.s[i] = (trial_[i] - x_[i]) / s_.scale[i];
            pair.y[i] = (trial_g_[i] - g_[i]) * s_.scale[i];
        }
        const double moved = norm(pair.s);
        x_.swap(trial_);
        g_.swap(trial_g_);
        f_ = trial_f_;
        ++nit_;
        remember(std::move(pair));
        const Index held = count_held();
        hold_at_bounds();
        if (observer_.stops(x_, f_, nit_, objective_, &g_)) return 7;
        if (count_held() != held) return -1;
        const bool f_stays = older - f_ <= std::max(s_.ftol, std::numeric_limits<double>::epsilon() * std::abs(f_));
        if (!f_stays && moved > s_.xtol) return -1;
        return leave_bounds() ? -1 : f_stays ? 1 : 2;
    }

    /// Lets all variables go that want to. True if there were any.
    bool leave_bounds() {
        const Index held = count_held();
        release(true);
        return count_held() != held;
    }

    [[nodiscard]] Index count_held() const {
        Index count = 0;
        for (Index i = 0; i < n_; ++i) count += held_[i] != 0;
        return count;
    }

    [[nodiscard]] double longest_step() const {
        double most = std::numeric_limits<double>::infinity();
        for (Index i = 0; i < n_; ++i) {
            const double rate = p_[i] * s_.scale[i];
            if (rate == 0) continue;
            most = std::min(most, ((rate > 0 ? objective_.ub[i] : objective_.lb[i]) - x_[i]) / rate);
        }
        return std::max(most, 0.0);
    }

    /// f and its slope at x + alpha p, kept within the bounds.
    double along(double alpha, double& slope) {
        trial_.resize(n_);
        for (Index i = 0; i < n_; ++i) {
            double x = x_[i] + alpha * (p_[i] * s_.scale[i]);
            const double bound = p_[i] > 0 ? objective_.ub[i] : objective_.lb[i];
            if (p_[i] != 0 && std::isfinite(bound) &&
                std::abs(x - bound) <= 4 * std::numeric_limits<double>::epsilon() * std::abs(x_[i] - bound))
                x = bound;  // but for rounding
            trial_[i] = clip(x, objective_.lb[i], objective_.ub[i]);
        }
        trial_f_ = objective_.value(trial_);
        slope = std::numeric_limits<double>::quiet_NaN();
        if (!std::isfinite(trial_f_) || !evaluate_gradient(trial_, trial_f_, trial_g_)) return trial_f_;
        slope = 0;
        for (Index i = 0; i < n_; ++i) slope += trial_g_[i] * s_.scale[i] * p_[i];
        return trial_f_;
    }

    /// A step that lowers f, with its point in trial_; 0: there is none.
    double search(double slope, double most) {
        if (most < 1) {
            // Bounds cut the step off: bent along them it may do nearly as well, and meets many at once.
            double alpha = 1;
            for (int i = 0; i < 3 && alpha > most && calls_ < s_.maxfun; ++i) {
                double unused = 0, promised = 0;
                along(alpha, unused);
                for (Index k = 0; k < n_; ++k) promised += g_[k] * (trial_[k] - x_[k]);
                if (std::isnan(unused) || !(promised < 0)) {
                    alpha *= 0.1;
                    continue;
                }
                if (trial_f_ <= f_ + 0.1 * promised) return alpha;
                alpha *= clip(promised / (2 * (promised - (trial_f_ - f_))), 0.1, 0.5);
            }
        }
        double first = std::min(1.0, most);
        if (f_ > s_.minfev) first = std::min(first, 2 * (f_ - s_.minfev) / -slope);
        const Index left = s_.maxfun - calls_;
        if (!(most > 0) || left <= 0) return 0;
        const LineResult found =
            MoreThuente<>([&](double alpha, double& derivative) { return along(alpha, derivative); }, f_, slope,
                          {.decrease = 1e-4,
                           .curvature = s_.eta,
                           .width = 0.1,
                           .least = 0,
                           .most = most,
                           .maxiter = static_cast<int>(std::min<Index>(left, 20))})
                .search(first);
        const bool usable = std::isfinite(found.f) && std::isfinite(found.slope);
        return usable && (found.converged || found.f < f_) ? found.alpha : 0;
    }

    /// p_ by preconditioned conjugate gradients on the free variables, truncated where the quadratic model's decrease
    /// per step has become small beside that of all steps. Source: Nash and Sofer, Oper. Res. Lett. 9 (1990) 219.
    void find_direction() {
        p_.setZero(n_);
        if (s_.max_cg == 0) {
            for (Index i = 0; i < n_; ++i) p_[i] = -reduced_[i];
            return;
        }
        residual_.resize(n_);
        for (Index i = 0; i < n_; ++i) residual_[i] = -reduced_[i];
        double model = 0, rz = 0;
        for (Index k = 1; k <= s_.max_cg && calls_ < s_.maxfun; ++k) {
            z_ = residual_;
            precondition(z_);
            const double rz_new = dot(residual_, z_);
            if (!(rz_new > 0) || !std::isfinite(rz_new)) break;
            if (k == 1) {
                v_ = z_;
            } else {
                for (Index i = 0; i < n_; ++i) v_[i] = z_[i] + rz_new / rz * v_[i];
            }
            rz = rz_new;
            if (!hessian_product()) break;
            const double curvature = dot(v_, hv_);
            if (!(curvature > 0)) break;
            const double alpha = rz / curvature;
            add(p_, alpha, v_);
            add(residual_, -alpha, hv_);
            fresh_.push_back({v_, hv_});
            const double older = model;
            model = -0.5 * (dot(p_, residual_) - dot(p_, reduced_));
            if (static_cast<double>(k) * (1 - older / model) <= 0.5) break;
        }
        if (norm(p_) == 0) {
            // Negative curvature at once: downhill.
            p_ = residual_;
            precondition(p_);
        }
        if (s_.max_cg > 1)
            for (Pair& pair : fresh_) remember(std::move(pair));
        fresh_.clear();
    }

    /// hv_ = H v_ over the free variables, by a difference of gradients at a point within the bounds.
    bool hessian_product() {
        double z_square = 0, room = std::numeric_limits<double>::infinity(), room_back = room;
        for (Index i = 0; i < n_; ++i) {
            const double z = (x_[i] - s_.offset[i]) / s_.scale[i], rate = v_[i] * s_.scale[i];
            z_square += z * z;
            if (rate == 0) continue;
            const double up = (objective_.ub[i] - x_[i]) / std::abs(rate),
                         down = (x_[i] - objective_.lb[i]) / std::abs(rate);
            room = std::min(room, rate > 0 ? up : down);
            room_back = std::min(room_back, rate > 0 ? down : up);
        }
        const double whole = s_.accuracy * (1 + std::sqrt(z_square)) / norm(v_);
        double step = whole;
        if (room < whole) step = room_back >= whole ? -whole : room >= room_back ? room : -room_back;
        if (std::abs(step) < 0.01 * whole) step = whole;  // too short: bent along the bounds
        point_.resize(n_);
        for (Index i = 0; i < n_; ++i)
            point_[i] = clip(x_[i] + step * (v_[i] * s_.scale[i]), objective_.lb[i], objective_.ub[i]);
        const double f = objective_.differences() ? objective_.value(point_) : 0.0;
        if (!std::isfinite(f) || !evaluate_gradient(point_, f, far_)) return false;
        hv_.resize(n_);
        for (Index i = 0; i < n_; ++i) hv_[i] = held_[i] == 0 ? (far_[i] - g_[i]) / step * s_.scale[i] : 0.0;
        return true;
    }

    struct Pair {
        Vector s, y;
    };
    void remember(Pair pair) {
        const double sy = dot(pair.s, pair.y);
        if (!(sy > 1e-10 * norm(pair.s) * norm(pair.y)) || !std::isfinite(sy)) return;
        if (pairs_.size() == memory) pairs_.erase(pairs_.begin());
        pairs_.push_back(std::move(pair));
    }

    /// Applies the limited-memory approximation of the inverse Hessian over the free variables: the first step's and
    /// conjugate gradients' own pairs make it. Source: Morales and Nocedal, SIAM J. Optim. 10 (2000) 1079.
    void precondition(Vector& r) {
        const auto free_dot = [&](const Vector& a, const Vector& b) {
            double sum = 0;
            for (Index i = 0; i < n_; ++i) sum += held_[i] == 0 ? a[i] * b[i] : 0.0;
            return sum;
        };
        share_.assign(pairs_.size(), 0);
        curvature_.assign(pairs_.size(), 0);
        double gamma = 0;
        for (std::size_t j = pairs_.size(); j-- > 0;) {
            const auto& [s, y] = pairs_[j];
            const double sy = free_dot(s, y), yy = free_dot(y, y);
            if (!(sy > 1e-10 * std::sqrt(free_dot(s, s) * yy))) continue;  // nothing is left of it among the free ones
            curvature_[j] = sy;
            if (gamma == 0) gamma = sy / yy;
            share_[j] = free_dot(s, r) / sy;
            add(r, -share_[j], y);
        }
        for (Index i = 0; i < n_; ++i) r[i] = held_[i] == 0 ? r[i] * (gamma > 0 ? gamma : 1.0) : 0.0;
        for (std::size_t j = 0; j < pairs_.size(); ++j) {
            if (curvature_[j] == 0) continue;
            const auto& [s, y] = pairs_[j];
            const double back = share_[j] - free_dot(y, r) / curvature_[j];
            for (Index i = 0; i < n_; ++i) r[i] += held_[i] == 0 ? back * s[i] : 0.0;
        }
    }

    OptimizeResult result(int status, const char* message) {
        OptimizeResult r = finish(std::move(x_), f_, status, message, nit_, objective_);
        r.success = (status >= 0 && status < 3) || status == 5;
        r.jac = std::move(g_);
        return r;
    }

    Objective& objective_;
    Observer observer_;
    TruncatedNewtonSettings s_;
    Index n_, calls_ = 0, nit_ = 0;
    double f_ = 0, trial_f_ = 0, f_scale_ = 0;
    bool failed_ = false;  // the last search found nothing
    Vector x_, g_, reduced_, p_, v_, hv_, z_, residual_, trial_, trial_g_, point_, far_;
    Eigen::VectorXi held_;  // -1 at the lower bound, 1 at the upper one
    std::vector<Pair> pairs_, fresh_;
    std::vector<double> share_, curvature_;
};

template <class Options>
OptimizeResult tnc(const Request& request, const Options& o) {
    const Index n = request.x0.size();
    Objective objective(request, o.eps, o.finite_diff_rel_step);
    take_bounds(request.options.bounds, n, objective.lb, objective.ub);
    const auto positive = [](const std::optional<double>& value, double fallback, double most, const char* what) {
        core::require(!value || (*value > 0 && *value < most), function_name, "options.", what, " must be positive",
                      most < 2 ? " and below 1" : "", ", got ", value.value_or(0));
        return value.value_or(fallback);
    };
    constexpr double infinity = std::numeric_limits<double>::infinity(), eps = std::numeric_limits<double>::epsilon();
    core::require(o.stepmx >= 0, function_name, "options.stepmx must not be negative, got ", o.stepmx);
    core::require(!std::isnan(o.minfev), function_name, "options.minfev must not be NaN");
    TruncatedNewtonSettings s;
    scale_by_bounds(objective, request.x0, s);
    if (!o.scale.empty()) s.scale = o.scale.expand(n, function_name, "options.scale");
    if (!o.offset.empty()) s.offset = o.offset.expand(n, function_name, "options.offset");
    for (Index i = 0; i < n; ++i)
        core::require(s.scale[i] > 0 && std::isfinite(s.scale[i]) && std::isfinite(s.offset[i]), function_name,
                      "options.scale must be positive and offset finite, got ", s.scale[i], " and ", s.offset[i]);
    s.max_cg = limit(o.maxCGit, std::max<Index>(1, std::min<Index>(50, n / 2)), "maxCGit");
    s.eta = positive(o.eta, 0.25, 1, "eta");
    s.stepmx = o.stepmx > 0 ? o.stepmx : 10;
    s.accuracy = positive(o.accuracy, objective.differences() ? std::sqrt(std::sqrt(eps)) : std::sqrt(eps), infinity,
                          "accuracy");
    s.minfev = o.minfev;
    s.ftol = tolerance(o.ftol, request.options.tol, 0, "ftol");
    s.xtol = tolerance(o.xtol, request.options.tol, std::sqrt(eps), "xtol");
    s.gtol = tolerance(o.gtol, request.options.tol, 1e-2 * std::sqrt(std::sqrt(eps)), "gtol");
    s.rescale = o.rescale.value_or(1.3);
    core::require(s.rescale >= 0, function_name, "options.rescale must not be negative, got ", s.rescale);
    s.maxfun = limit(o.maxfun, std::max<Index>(100, 10 * n), "maxfun");
    return TruncatedNewton<>(objective, request.options.callback, std::move(s)).run(request.x0);
}

}  // namespace scixx::optimize::detail::minimize
