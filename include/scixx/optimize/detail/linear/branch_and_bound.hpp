// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <memory>
#include <numeric>
#include <queue>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/linear/program.hpp>
#include <utility>
#include <vector>

namespace scixx::optimize::detail::linear {

struct TreeLimits {
    Limits linear;
    Index nodes = 0;
    double gap = 0;
};

/// Branch and bound on linear relaxations: dives to a child, goes on with the open node of the least bound where a dive
/// ends, branches by pseudo-costs. Kinds of variables: 0 continuous, 1 integer, 2 zero or within the bounds, 3 both.
/// Source: Achterberg, Constraint integer programming (thesis, TU Berlin 2007), chapters 5 and 6.
template <class T = double>
class BranchAndBound {
public:
    BranchAndBound(const Program& program, const core::List<int>& kinds, const Tolerances& t, const TreeLimits& limits)
        : p_(program), kinds_(kinds), tolerances_(t), limits_(limits), n_(program.c.size()) {}

    Solution solve() {
        Solution s;
        if (!start(s)) return s;
        Simplex<T> simplex = make_simplex<T>(relaxed_, tolerances_);
        s.verdict = simplex.solve(limits_.linear);
        s.nodes = 1;
        if (s.verdict != Verdict::optimal) {
            s.nit = simplex.iterations();
            return s;
        }
        current_ = std::make_shared<Node>();
        current_->bound = objective(simplex);
        root_bound_ = current_->bound;
        root_costs_.resize(n_);
        for (Index j = 0; j < n_; ++j) root_costs_[j] = simplex.reduced_cost(j);
        const Verdict verdict = explore(simplex, s);
        s.nit = simplex.iterations();
        const bool whole = verdict == Verdict::optimal;
        double bound = best_;
        if (!whole) {
            bound = std::min(bound, current_ ? current_->bound : bound);
            for (; !open_.empty(); open_.pop()) bound = std::min(bound, open_.top()->bound);
        } else if (!open_.empty()) {
            bound = std::min(bound, open_.top()->bound);
        }
        s.bound = bound;
        s.verdict = verdict;
        if (best_ == infinity) {
            if (whole) s.verdict = lost_ ? Verdict::trouble : Verdict::infeasible;
            return s;
        }
        s.point = true;
        s.x = polish();
        s.fun = minimize::dot(p_.c, s.x);
        s.bound = std::min(s.bound, s.fun);
        s.gap = gap(s.fun, s.bound);
        if (lost_ && whole) s.verdict = Verdict::trouble;
        return s;
    }

private:
    struct Change {
        Index variable;
        double low, high;
    };
    struct Node {
        std::shared_ptr<const Node> parent;
        Change change{-1, 0, 0};
        double bound = -infinity;
        Index depth = 0;
        std::shared_ptr<const typename Simplex<T>::Basis> basis;  // of the parent's solution
    };
    using Link = std::shared_ptr<Node>;
    struct Worse {
        bool operator()(const Link& a, const Link& b) const {
            return a->bound > b->bound || (a->bound == b->bound && a->depth < b->depth);
        }
    };
    struct PseudoCost {
        double down = 0, up = 0;
        Index downs = 0, ups = 0;
    };

    static constexpr double infinity = std::numeric_limits<double>::infinity();
    static constexpr double integral = 1e-6;  // farther than this from an integer is not one
    static double gap(double fun, double bound) {
        const double difference = std::max(fun - bound, 0.0);
        return difference == 0 ? 0 : std::abs(fun) > 0 ? difference / std::abs(fun) : infinity;
    }
    [[nodiscard]] bool integer(Index j) const { return kinds_[j] == 1 || kinds_[j] == 3; }
    [[nodiscard]] bool semi(Index j) const { return kinds_[j] >= 2; }

    /// Rounds bounds of integers, takes 0 into those of the variables that may be 0, looks for a step of the objective.
    bool start(Solution& s) {
        relaxed_ = p_;
        double step = 0;
        for (Index j = 0; j < n_; ++j) {
            double &low = relaxed_.lower[j], &high = relaxed_.upper[j];
            if (integer(j)) {
                low = std::ceil(low - integral);
                high = std::floor(high + integral);
            }
            if (semi(j)) {
                gaps_low_.push_back(low);
                gaps_high_.push_back(high);
                if (low > high) low = high = 0;
                low = std::min(low, 0.0);
                high = std::max(high, 0.0);
            } else {
                gaps_low_.push_back(0);
                gaps_high_.push_back(0);
            }
            if (low > high) {
                s.verdict = Verdict::infeasible;
                return false;
            }
            const double c = std::abs(p_.c[j]);
            if (c == 0) continue;
            if (!integer(j) || c != std::floor(c) || c > 1e9)
                step = infinity;
            else if (step != infinity)
                step = static_cast<double>(std::gcd(static_cast<long long>(step), static_cast<long long>(c)));
        }
        for (Index i = 0; i < p_.a.rows(); ++i)
            if (p_.row_lower[i] > p_.row_upper[i]) {
                s.verdict = Verdict::infeasible;
                return false;
            }
        step_ = step == infinity ? 0 : step;
        low_ = relaxed_.lower;
        high_ = relaxed_.upper;
        pseudo_.resize(n_);
        return true;
    }

    double objective(const Simplex<T>& simplex) const {
        double sum = 0;
        for (Index j = 0; j < n_; ++j) sum += p_.c[j] * simplex.value(j);
        return sum;
    }
    /// Whether nothing better than the incumbent can lie below a node with this bound.
    [[nodiscard]] bool hopeless(double bound) const {
        if (best_ == infinity) return false;
        if (step_ > 0) return bound > best_ - step_ + 1e-6 * step_;
        return bound >= best_ - std::max(limits_.gap * std::abs(best_), 1e-10 * std::max(1.0, std::abs(best_)));
    }

    void set_bounds(Simplex<T>& simplex, const Node* node) {
        Vector low = low_, high = high_;
        for (; node && node->change.variable >= 0; node = node->parent.get()) {
            low[node->change.variable] = std::max(low[node->change.variable], node->change.low);
            high[node->change.variable] = std::min(high[node->change.variable], node->change.high);
        }
        crossed_ = false;
        for (Index j = 0; j < n_; ++j) {
            if (low[j] > high[j]) crossed_ = true;
            if (kinds_[j] != 0) simplex.bound(j, low[j], high[j]);
        }
        node_low_ = std::move(low);
        node_high_ = std::move(high);
    }

    Verdict explore(Simplex<T>& simplex, Solution& s) {
        bool solved = true;
        set_bounds(simplex, nullptr);
        for (;;) {
            if (!current_) {
                while (!open_.empty() && hopeless(open_.top()->bound)) open_.pop();
                if (open_.empty()) return Verdict::optimal;
                if (best_ < infinity && gap(best_, open_.top()->bound) <= limits_.gap) return Verdict::optimal;
                current_ = open_.top();
                open_.pop();
                simplex.load(*current_->basis);
                solved = false;
            }
            if (!solved) {
                if (s.nodes >= limits_.nodes) return Verdict::iterations;
                ++s.nodes;
                set_bounds(simplex, current_.get());
                const Verdict verdict = crossed_ ? Verdict::infeasible : simplex.solve(limits_.linear, false);
                if (verdict == Verdict::iterations || verdict == Verdict::time) return verdict;
                if (verdict != Verdict::optimal) {
                    lost_ = lost_ || verdict != Verdict::infeasible;
                    current_.reset();
                    continue;
                }
                const double bound = std::max(objective(simplex), current_->bound);
                learn(bound);
                current_->bound = bound;
            }
            solved = false;
            if (hopeless(current_->bound)) {
                current_.reset();
                continue;
            }
            Index j = choose(simplex, integral);
            if (j < 0) {
                if (!accept(simplex)) j = choose(simplex, 0);  // what rounding breaks is no solution yet
                if (j < 0) {
                    current_.reset();
                    continue;
                }
            } else {
                round_point(simplex);
            }
            if (hopeless(current_->bound)) {
                current_.reset();
                continue;
            }
            branch(simplex, j);
        }
    }

    /// What the last branching cost for the distance that the variable moved.
    void learn(double bound) {
        if (last_variable_ < 0 || current_.get() != last_child_) return;
        const double gain = std::max(bound - last_bound_, 0.0) / std::max(last_distance_, 1e-6);
        PseudoCost& cost = pseudo_[last_variable_];
        (last_up_ ? cost.up : cost.down) += gain;
        ++(last_up_ ? cost.ups : cost.downs);
    }

    /// The variable to branch on, -1 if all are what they have to be.
    Index choose(const Simplex<T>& simplex, double tolerance) const {
        Index chosen = -1;
        double best = -1, down_mean = 0, up_mean = 0;
        Index downs = 0, ups = 0;
        for (const PseudoCost& cost : pseudo_) {
            if (cost.downs > 0) {
                down_mean += cost.down / static_cast<double>(cost.downs);
                ++downs;
            }
            if (cost.ups > 0) {
                up_mean += cost.up / static_cast<double>(cost.ups);
                ++ups;
            }
        }
        down_mean = downs > 0 ? down_mean / static_cast<double>(downs) : 1;
        up_mean = ups > 0 ? up_mean / static_cast<double>(ups) : 1;
        for (Index j = 0; j < n_; ++j) {
            if (kinds_[j] == 0) continue;
            const double x = simplex.value(j);
            double down = 0, up = 0;
            if (!split(j, x, tolerance, down, up)) continue;
            const PseudoCost& cost = pseudo_[j];
            const double by_down = cost.downs > 0 ? cost.down / static_cast<double>(cost.downs) : down_mean;
            const double by_up = cost.ups > 0 ? cost.up / static_cast<double>(cost.ups) : up_mean;
            const double score = std::max(by_down * (x - down), 1e-6) * std::max(by_up * (up - x), 1e-6) *
                                 (1 + std::min(x - down, up - x));
            if (score > best) {
                best = score;
                chosen = j;
            }
        }
        return chosen;
    }
    /// Whether x is not allowed for variable j, and the allowed values around it.
    bool split(Index j, double x, double tolerance, double& down, double& up) const {
        const bool may_be_zero = semi(j) && node_low_[j] <= 0 && node_high_[j] >= 0;
        if (may_be_zero && (x < gaps_low_[j] - integral || x > gaps_high_[j] + integral) && std::abs(x) > integral) {
            const bool below = x < gaps_low_[j];
            if (x > 0 && below) {
                down = 0;
                up = gaps_low_[j];
                return true;
            }
            if (x < 0 && !below) {
                down = gaps_high_[j];
                up = 0;
                return true;
            }
        }
        if (!integer(j) || std::abs(x - std::round(x)) <= tolerance) return false;
        down = std::floor(x);
        up = std::ceil(x);
        return true;
    }

    void branch(Simplex<T>& simplex, Index j) {
        const double x = simplex.value(j);
        double down = 0, up = 0;
        split(j, x, 0, down, up);
        const auto basis = std::make_shared<const typename Simplex<T>::Basis>(simplex.save());
        const auto child = [&](double low, double high) {
            auto node = std::make_shared<Node>();
            node->parent = current_;
            node->change = {j, low, high};
            node->bound = current_->bound;
            node->depth = current_->depth + 1;
            node->basis = basis;
            return node;
        };
        Link lower = child(-infinity, down), upper = child(up, infinity);
        const bool go_up = best_ == infinity && p_.c[j] != 0 && std::abs((x - down) - (up - x)) < 0.2 * (up - down)
                               ? p_.c[j] < 0
                               : x - down > up - x;
        last_variable_ = j;
        last_up_ = go_up;
        last_distance_ = go_up ? up - x : x - down;
        last_bound_ = current_->bound;
        open_.push(go_up ? lower : upper);
        current_ = go_up ? upper : lower;
        last_child_ = current_.get();
    }

    /// Takes the relaxation's point with its integers made exact; false if that is not feasible where nothing else
    /// moves.
    bool accept(const Simplex<T>& simplex) {
        Vector x(n_);
        bool moves = false;
        for (Index j = 0; j < n_; ++j) {
            x[j] = simplex.value(j);
            if (integer(j))
                x[j] = std::round(x[j]) + 0.0;  // no -0
            else
                moves = true;
        }
        if (!moves && !satisfies(x, 1e-8)) return false;
        take(std::move(x));
        return true;
    }
    [[nodiscard]] bool satisfies(const Vector& x, double tolerance) const {
        for (Index i = 0; i < p_.a.rows(); ++i) {
            double sum = 0, scale = 1;
            for (Index j = 0; j < n_; ++j) {
                sum += p_.a(i, j) * x[j];
                scale = std::max(scale, std::abs(p_.a(i, j) * x[j]));
            }
            if (!(sum >= p_.row_lower[i] - tolerance * scale && sum <= p_.row_upper[i] + tolerance * scale))
                return false;
        }
        return true;
    }
    void take(Vector x) {
        const double f = minimize::dot(p_.c, x);
        if (!(f < best_)) return;
        best_ = f;
        incumbent_ = std::move(x);
        if (step_ > 0) best_ = step_ * std::round(best_ / step_);
        // A variable whose move from its bound at the root costs more than the incumbent's distance stays there.
        for (Index j = 0; j < n_; ++j) {
            if (kinds_[j] != 1 || root_costs_[j] == 0) continue;
            const double room = (best_ - root_bound_) / std::abs(root_costs_[j]) + integral;
            if (!(room < 1e9)) continue;
            if (root_costs_[j] > 0 && std::isfinite(relaxed_.lower[j]))
                high_[j] = std::min(high_[j], relaxed_.lower[j] + std::floor(room));
            if (root_costs_[j] < 0 && std::isfinite(relaxed_.upper[j]))
                low_[j] = std::max(low_[j], relaxed_.upper[j] - std::floor(room));
        }
    }

    /// Tries the relaxation's point with its integers rounded: to the nearest, down and up.
    void round_point(const Simplex<T>& simplex) {
        Vector x(n_);
        for (int mode = 0; mode < 3; ++mode) {
            for (Index j = 0; j < n_; ++j) {
                const double v = simplex.value(j);
                x[j] = v;
                if (semi(j)) return;
                if (integer(j))
                    x[j] = mode == 0 ? std::round(v) : mode == 1 ? std::floor(v + integral) : std::ceil(v - integral);
            }
            if (!(minimize::dot(p_.c, x) < best_)) continue;
            bool good = true;
            for (Index j = 0; good && j < n_; ++j) good = x[j] >= relaxed_.lower[j] && x[j] <= relaxed_.upper[j];
            if (good && satisfies(x, tolerances_.primal)) take(x);
        }
    }

    /// The incumbent with its integers fixed and the rest solved to full accuracy.
    Vector polish() {
        Program fixed = relaxed_;
        bool free = false;
        for (Index j = 0; j < n_; ++j) {
            if (kinds_[j] == 0) {
                free = true;
            } else if (integer(j)) {
                fixed.lower[j] = fixed.upper[j] = incumbent_[j];
            } else {
                free = true;
                const bool zero = std::abs(incumbent_[j]) <= integral;
                fixed.lower[j] = zero ? 0 : std::min(gaps_low_[j], gaps_high_[j]);
                fixed.upper[j] = zero ? 0 : gaps_high_[j];
            }
        }
        if (!free) return incumbent_;
        const Solution s = solve_program<T>(fixed, tolerances_, limits_.linear);
        return s.point ? s.x : incumbent_;
    }

    const Program& p_;
    const core::List<int>& kinds_;
    Tolerances tolerances_;
    TreeLimits limits_;
    Index n_;
    Program relaxed_;
    Vector low_, high_, node_low_, node_high_, incumbent_;
    core::List<double> gaps_low_, gaps_high_, root_costs_;
    core::List<PseudoCost> pseudo_;
    std::priority_queue<Link, std::vector<Link>, Worse> open_;
    Link current_;
    double best_ = infinity, step_ = 0, root_bound_ = 0;
    Index last_variable_ = -1;
    const Node* last_child_ = nullptr;
    bool last_up_ = false, crossed_ = false, lost_ = false;
    double last_distance_ = 1, last_bound_ = 0;
};

/// Branch and bound; where the relaxation is unbounded, whether an integer point exists at all decides.
template <class T = double>
Solution solve_integer(const Program& p, const core::List<int>& kinds, const Tolerances& t, const TreeLimits& limits) {
    Solution s = BranchAndBound<T>(p, kinds, t, limits).solve();
    if (s.verdict != Verdict::unbounded) return s;
    Program feasible = p;
    feasible.c.setZero(p.c.size());
    const Solution any = BranchAndBound<T>(feasible, kinds, t, limits).solve();
    s.nit += any.nit;
    s.nodes += any.nodes;
    if (!any.point) s.verdict = any.verdict == Verdict::optimal ? Verdict::trouble : any.verdict;
    return s;
}

}  // namespace scixx::optimize::detail::linear
