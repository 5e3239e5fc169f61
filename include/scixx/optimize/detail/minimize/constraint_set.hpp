// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/finite_difference.hpp>
#include <scixx/optimize/detail/minimize/objective.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <vector>

namespace scixx::optimize::detail::minimize {

/// All constraints as rows: c = 0 for the first `equations()`, c >= 0 for the others.
class ConstraintSet {
public:
    /// Evaluates at x0 to learn the sizes. Errors are those of the function `name`.
    template <class = void>
    ConstraintSet(const char* name, const std::vector<Constraint>& constraints, const Vector& x0, const Vector& lb,
                  const Vector& ub)
        : name_(name), n_(x0.size()), lb_(lb), ub_(ub) {
        for (const Constraint& constraint : constraints) {
            Block block;
            bool keep_feasible = false;
            const Values *low = nullptr, *high = nullptr;
            if (const LinearConstraint* linear = constraint.linear()) {
                core::require(linear->A.cols() == n_, name_, "constraints: A must have ", n_, " columns, got ",
                              linear->A.rows(), " x ", linear->A.cols());
                block.linear = linear;
                multiply(linear->A, x0, 1, block.raw);
                low = &linear->lb;
                high = &linear->ub;
                keep_feasible = linear->keep_feasible;
            } else {
                const NonlinearConstraint& nonlinear = *constraint.nonlinear();
                core::require(static_cast<bool>(nonlinear.fun), name_, "constraints: fun must be given");
                core::require(!nonlinear.lb.empty() && !nonlinear.ub.empty(), name_,
                              "constraints: lb and ub must be given");
                block.nonlinear = &nonlinear;
                nonlinear.fun(x0, block.raw);
                low = &nonlinear.lb;
                high = &nonlinear.ub;
                keep_feasible = nonlinear.keep_feasible;
                if (!nonlinear.finite_diff_rel_step.empty())
                    block.rel_step =
                        nonlinear.finite_diff_rel_step.expand(n_, name_, "constraints: finite_diff_rel_step");
            }
            core::require(!keep_feasible, name_, "constraints: keep_feasible is only for method::trust_constr");
            const Index m = block.raw.size();
            const Vector l = low->expand(m, name_, "constraints: lb");
            const Vector u = high->expand(m, name_, "constraints: ub");
            for (Index k = 0; k < m; ++k) {
                core::require(l[k] <= u[k], name_, "constraints must have lb <= ub, got lb[", k, "] = ", l[k],
                              " and ub[", k, "] = ", u[k]);
                if (l[k] == u[k])
                    equations_.push_back({blocks_.size(), k, 1, l[k]});
                else {
                    if (std::isfinite(l[k])) inequalities_.push_back({blocks_.size(), k, 1, l[k]});
                    if (std::isfinite(u[k])) inequalities_.push_back({blocks_.size(), k, -1, u[k]});
                }
            }
            blocks_.push_back(std::move(block));
        }
    }

    [[nodiscard]] Index equations() const noexcept { return static_cast<Index>(equations_.size()); }
    [[nodiscard]] Index rows() const noexcept { return static_cast<Index>(equations_.size() + inequalities_.size()); }

    /// The rows' values at x.
    template <class = void>
    void values(const Vector& x, Vector& c) {
        for (Block& block : blocks_) {
            const Index m = block.raw.size();
            if (block.linear)
                multiply(block.linear->A, x, 1, block.raw);
            else
                block.nonlinear->fun(x, block.raw);
            core::require(block.raw.size() == m, name_, "constraints: fun must always return ", m, " components, got ",
                          block.raw.size());
        }
        c.resize(rows());
        Index r = 0;
        for (const std::vector<Row>* list : {&equations_, &inequalities_})
            for (const Row& row : *list) c[r++] = row.sign * (blocks_[row.block].raw[row.component] - row.level);
    }

    /// The rows' gradients in columns at x, the point of the last call of values.
    template <class = void>
    void gradients(const Vector& x, Matrix& a) {
        for (Block& block : blocks_) differentiate(block, x);
        a.resize(n_, rows());
        Index r = 0;
        for (const std::vector<Row>* list : {&equations_, &inequalities_})
            for (const Row& row : *list) {
                const Block& block = blocks_[row.block];
                for (Index i = 0; i < n_; ++i)
                    a(i, r) = row.sign *
                              (block.linear ? block.linear->A(row.component, i) : block.transposed(i, row.component));
                ++r;
            }
    }

    /// The largest violation among the rows' values.
    template <class = void>
    [[nodiscard]] double violation(const Vector& c) const {
        double worst = 0;
        for (Index r = 0; r < c.size(); ++r) {
            const double v = r < equations() ? std::abs(c[r]) : -c[r];
            if (!(v <= worst)) worst = v;
        }
        return worst;
    }

private:
    struct Block {
        const LinearConstraint* linear = nullptr;
        const NonlinearConstraint* nonlinear = nullptr;
        Vector raw, rel_step;
        Matrix transposed;
    };
    struct Row {
        std::size_t block;
        Index component;
        double sign, level;
    };

    template <class = void>
    void differentiate(Block& block, const Vector& x) {
        if (block.linear) return;
        const Jacobian& jac = block.nonlinear->jac;
        const Index m = block.raw.size();
        if (const MatrixCallable* call = jac.callable()) {
            (*call)(x, part_);
            const bool column = m == 1 && part_.cols() == 1 && part_.rows() == n_;
            core::require(column || (part_.rows() == m && part_.cols() == n_), name_, "constraints: jac must return ",
                          m, " x ", n_, ", got ", part_.rows(), " x ", part_.cols());
            block.transposed.resize(n_, m);
            for (Index k = 0; k < m; ++k)
                for (Index i = 0; i < n_; ++i) block.transposed(i, k) = column ? part_(i, 0) : part_(k, i);
            return;
        }
        const FiniteDifference* difference = jac.difference();
        core::require(difference, name_, "constraints: jac must be a finite difference or a function");
        const bool three = *difference == FiniteDifference::three_point;
        core::List<DifferenceStep> steps;
        for (Index i = 0; i < n_; ++i) {
            const double step = choose_step(x[i], block.rel_step.size() > 0 ? block.rel_step[i] : 0.0, 0.0, three);
            steps.push_back(lb_[i] < ub_[i] ? fit_step(x[i], step, lb_[i], ub_[i], three) : DifferenceStep{step, true});
        }
        point_ = x;
        const auto call = [&](const Vector& at, Vector& out) { block.nonlinear->fun(at, out); };
        finite_difference(call, point_, block.raw, steps, three, block.transposed, plus_, minus_);
    }

    const char* name_;
    Index n_;
    const Vector &lb_, &ub_;
    std::vector<Block> blocks_;
    std::vector<Row> equations_, inequalities_;
    Matrix part_;
    Vector point_, plus_, minus_;
};

}  // namespace scixx::optimize::detail::minimize
