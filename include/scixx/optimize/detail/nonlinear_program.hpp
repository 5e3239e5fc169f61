// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <iterator>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/finite_difference.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <scixx/optimize/detail/objective_ref.hpp>
#include <scixx/optimize/detail/projections.hpp>
#include <utility>
#include <vector>

namespace scixx::optimize::detail {

/// Values at a point: the objective and all constraint functions.
struct Point {
    Eigen::VectorXd x;
    double f = 0;
    Eigen::VectorXd gradient;            // from an objective that returns both, else unused
    core::List<Eigen::VectorXd> values;  // a constraint each
    Eigen::VectorXd residuals;           // of the rows: equations, general inequalities (<= 0), bounds (<= 0)
    bool usable = false;                 // finite, and inside where a constraint asks for it
};

/// One constraint as it was given, with its derivatives at the current point.
struct ConstraintBlock {
    const LinearConstraint* linear = nullptr;
    const NonlinearConstraint* nonlinear = nullptr;  // neither: the bounds
    Eigen::VectorXd lb, ub;
    bool keep_feasible = false;
    Eigen::MatrixXd gradients, previous;  // transposed Jacobians, n x m; bounds have none
    Eigen::VectorXd rel_step;
    core::List<HessianUpdateStrategy> quasi_newton;  // empty or one
    Eigen::Index nfev = 0, njev = 0, nhev = 0;
    [[nodiscard]] Eigen::Index size() const noexcept { return lb.size(); }
};

/// minimise f(x) subject to c_e(x) = 0, c_i(x) <= 0, made from what the user gave: evaluates, differentiates, counts.
/// What has to do with derivatives is defined in program_derivatives.hpp.
class NonlinearProgram {
public:
    struct Setup {
        const Jacobian* jac;
        const Hessian* hess;
        const ProductCallable* hessp;
        const Bounds* bounds;
        const std::vector<Constraint>* constraints;
        const Values* rel_step;
    };

    /// Checks everything against x0, evaluates there and finds the structure.
    template <class = void>
    NonlinearProgram(ObjectiveRef objective, Eigen::VectorXd x0, const Setup& setup);

    [[nodiscard]] Eigen::Index variables() const noexcept { return n_; }
    [[nodiscard]] Eigen::Index equations() const noexcept { return equations_; }
    [[nodiscard]] Eigen::Index inequalities() const noexcept { return enforced_.size(); }
    [[nodiscard]] bool enforced(Eigen::Index k) const { return enforced_[k] != 0; }
    [[nodiscard]] const Point& current() const noexcept { return point_; }
    [[nodiscard]] const Eigen::VectorXd& gradient() const noexcept { return gradient_; }
    [[nodiscard]] const core::List<ConstraintBlock>& blocks() const noexcept { return blocks_; }
    [[nodiscard]] Eigen::Index nfev() const noexcept { return nfev_; }
    [[nodiscard]] Eigen::Index njev() const noexcept { return njev_; }
    [[nodiscard]] Eigen::Index nhev() const noexcept { return nhev_; }

    template <class = void>
    void give_structure(Projections& a) const {
        a.set_structure(n_, equations_, general_.size(), bound_rows_);
    }

    /// The values at trial.x.
    template <class = void>
    void evaluate(Point& trial);

    /// Moves to a usable trial point (which receives the old one). False, and no move, if a derivative there is not
    /// finite.
    template <class = void>
    [[nodiscard]] bool move_to(Point& trial);

    /// Gradients of the equations and general inequalities, n x rows.
    template <class = void>
    void row_gradients(Eigen::MatrixXd& out) const;

    /// Takes the multipliers of all rows at the current point, brings quasi-Newton matrices up to date after a move and
    /// evaluates second derivatives.
    template <class = void>
    void update_hessian(const Eigen::VectorXd& multipliers, bool moved);

    /// out = (Hessian of the Lagrangian) p.
    template <class = void>
    void hessian_times(const Eigen::VectorXd& p, Eigen::VectorXd& out);

    /// Multipliers of one constraint's components from those of the rows.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd block_multipliers(Eigen::Index block, const Eigen::VectorXd& rows) const;

    /// The Jacobian of one constraint, m x n.
    template <class = void>
    [[nodiscard]] Eigen::MatrixXd block_jacobian(Eigen::Index block) const;

    /// Largest violation of a constraint.
    template <class = void>
    [[nodiscard]] double violation(const Point& point) const {
        double worst = 0;
        for (Eigen::Index k = 0; k < point.residuals.size(); ++k)
            worst = std::max(worst, k < equations_ ? std::abs(point.residuals[k]) : point.residuals[k]);
        return worst;
    }

private:
    /// A row made of one component of a constraint: sign * (value - level).
    struct Row {
        Eigen::Index block;
        Eigen::Index component;
        double sign, level;
    };

    template <class = void>
    void add_constraint(const Constraint& constraint);
    template <class = void>
    void add_bounds(const Bounds& bounds);
    template <class = void>
    void make_rows();
    template <class = void>
    void make_interior_start(const Bounds& bounds);
    template <class = void>
    void choose_hessian();
    template <class = void>
    [[nodiscard]] core::List<DifferenceStep> steps(const Eigen::VectorXd& rel_step, bool three_point) const;
    template <class = void>
    void differentiate_objective();
    template <class = void>
    void differentiate(ConstraintBlock& block, Eigen::Index index);
    template <class = void>
    void add_gradient_change(Eigen::Index k);
    template <class = void>
    void gradient_at(const Eigen::VectorXd& x, Eigen::VectorXd& out);
    template <class = void>
    void directional(const Eigen::VectorXd& p, bool three_point, const Eigen::VectorXd& at_x, VectorFunctionRef grad,
                     Eigen::VectorXd& out) const;

    ObjectiveRef objective_;
    Setup setup_;
    Eigen::Index n_ = 0, equations_ = 0;
    Point point_;
    Eigen::VectorXd x_, x_previous_, gradient_, gradient_previous_, lb_, ub_, rel_step_;
    Eigen::VectorXd plus_, minus_, delta_x_, delta_grad_, product_, probe_;
    core::List<ConstraintBlock> blocks_;
    core::List<Eigen::VectorXd> weights_;  // multipliers of each block
    core::List<Row> equality_, general_;
    core::List<BoundRow> bound_rows_;
    core::List<unsigned char> enforced_;
    core::List<HessianUpdateStrategy> quasi_newton_;
    Eigen::MatrixXd dense_, part_;
    bool has_dense_ = false, at_start_ = true, whole_ = false;
    Eigen::Index nfev_ = 0, njev_ = 0, nhev_ = 0;
};

namespace program {
inline const char* const name = "minimize";

template <class = void>
[[nodiscard]] inline bool finite(const Eigen::VectorXd& v) {
    for (Eigen::Index i = 0; i < v.size(); ++i)
        if (!std::isfinite(v[i])) return false;
    return true;
}
template <class = void>
[[nodiscard]] inline bool finite(const Eigen::MatrixXd& a) {
    for (Eigen::Index i = 0; i < a.size(); ++i)
        if (!std::isfinite(a.data()[i])) return false;
    return true;
}

template <class = void>
inline void transpose(const Eigen::MatrixXd& a, Eigen::MatrixXd& out) {
    out.resize(a.cols(), a.rows());
    for (Eigen::Index j = 0; j < a.cols(); ++j)
        for (Eigen::Index i = 0; i < a.rows(); ++i) out(j, i) = a(i, j);
}

template <class = void>
inline void check_interval(const ConstraintBlock& block, const char* what) {
    for (Eigen::Index k = 0; k < block.size(); ++k) {
        core::require(block.lb[k] <= block.ub[k], name, what, " must have lb <= ub, got lb[", k, "] = ", block.lb[k],
                      " and ub[", k, "] = ", block.ub[k]);
        core::require(block.lb[k] < std::numeric_limits<double>::infinity() &&
                          block.ub[k] > -std::numeric_limits<double>::infinity(),
                      name, what, " must have lb < inf and ub > -inf, got lb[", k, "] = ", block.lb[k], " and ub[", k,
                      "] = ", block.ub[k]);
    }
}
}  // namespace program

template <class>
inline NonlinearProgram::NonlinearProgram(ObjectiveRef objective, Eigen::VectorXd x0, const Setup& setup)
    : objective_(objective), setup_(setup), n_(x0.size()) {
    core::require(n_ > 0, program::name, "x0 must not be empty");
    core::require(program::finite(x0), program::name, "x0 must be finite");
    constexpr double infinity = std::numeric_limits<double>::infinity();
    lb_.setConstant(n_, -infinity);
    ub_.setConstant(n_, infinity);
    if (!setup.rel_step->empty()) rel_step_ = setup.rel_step->expand(n_, program::name, "finite_diff_rel_step");
    point_.x = std::move(x0);
    blocks_.reserve(std::ssize(*setup.constraints) + 1);
    make_interior_start(*setup.bounds);
    for (const Constraint& constraint : *setup.constraints) add_constraint(constraint);
    add_bounds(*setup.bounds);
    make_rows();
    choose_hessian();
    evaluate(point_);
    for (Eigen::Index k = 0; k < inequalities(); ++k)
        core::require(!enforced(k) || point_.residuals[equations_ + k] < 0, program::name,
                      "x0 must be strictly inside the inequality constraints with keep_feasible");
    if (!point_.usable) return;
    differentiate_objective();
    for (Eigen::Index k = 0; k < blocks_.size(); ++k) {
        ConstraintBlock& block = blocks_[k];
        if (block.linear)
            program::transpose(block.linear->A, block.gradients);
        else
            differentiate(block, k);
        point_.usable = point_.usable && program::finite(block.gradients);
    }
    point_.usable = point_.usable && program::finite(gradient_);
}

/// With keep_feasible, moves a start on a bound to the inside, by 1e-2 of the interval or of max(1, |bound|).
template <class>
inline void NonlinearProgram::make_interior_start(const Bounds& bounds) {
    if (!bounds.keep_feasible) return;
    lb_ = bounds.lb.expand(n_, program::name, "bounds.lb");
    ub_ = bounds.ub.expand(n_, program::name, "bounds.ub");
    for (Eigen::Index i = 0; i < n_; ++i) {
        double& x = point_.x[i];
        core::require(lb_[i] <= x && x <= ub_[i], program::name, "x0[", i, "] must be within the bounds [", lb_[i],
                      ", ", ub_[i], "], which have keep_feasible, got ", x);
        if (lb_[i] == ub_[i]) continue;
        const double width = 0.01 * (ub_[i] - lb_[i]);
        if (x == lb_[i])
            x += std::min(width, 0.01 * std::max(1.0, std::abs(lb_[i])));
        else if (x == ub_[i])
            x -= std::min(width, 0.01 * std::max(1.0, std::abs(ub_[i])));
    }
}

template <class>
inline void NonlinearProgram::add_constraint(const Constraint& constraint) {
    ConstraintBlock& block = blocks_.emplace_back();
    Eigen::VectorXd& value = point_.values.emplace_back();
    if (const LinearConstraint* linear = constraint.linear()) {
        block.linear = linear;
        const Eigen::Index m = linear->A.rows();
        core::require(linear->A.cols() == n_, program::name, "constraints: A must have ", n_, " columns, got ", m,
                      " x ", linear->A.cols());
        core::require(program::finite(linear->A), program::name, "constraints: A must be finite");
        block.lb = linear->lb.expand(m, program::name, "constraints: lb");
        block.ub = linear->ub.expand(m, program::name, "constraints: ub");
        block.keep_feasible = linear->keep_feasible;
    } else {
        const NonlinearConstraint& nonlinear = *constraint.nonlinear();
        block.nonlinear = &nonlinear;
        core::require(static_cast<bool>(nonlinear.fun), program::name, "constraints: fun must be given");
        nonlinear.fun(point_.x, value);
        ++block.nfev;
        const Eigen::Index m = value.size();
        core::require(!nonlinear.lb.empty() && !nonlinear.ub.empty(), program::name,
                      "constraints: lb and ub must be given");
        block.lb = nonlinear.lb.expand(m, program::name, "constraints: lb");
        block.ub = nonlinear.ub.expand(m, program::name, "constraints: ub");
        block.keep_feasible = nonlinear.keep_feasible;
        if (!nonlinear.finite_diff_rel_step.empty())
            block.rel_step =
                nonlinear.finite_diff_rel_step.expand(n_, program::name, "constraints: finite_diff_rel_step");
        const Jacobian& jac = nonlinear.jac;
        core::require(jac.difference() || jac.callable(), program::name,
                      "constraints: jac must be a finite difference or a function");
        const ConstraintHessian& hess = nonlinear.hess;
        core::require(hess.given(), program::name, "constraints: hess must be given");
        core::require(!hess.difference() || jac.callable(), program::name,
                      "constraints: hess by finite differences needs a function for jac; use BFGS or SR1");
        if (hess.rule()) block.quasi_newton.emplace_back(*hess.rule(), n_);
    }
    program::check_interval(block, "constraints");
}

template <class>
inline void NonlinearProgram::add_bounds(const Bounds& bounds) {
    ConstraintBlock block;
    block.lb = bounds.lb.expand(n_, program::name, "bounds.lb");
    block.ub = bounds.ub.expand(n_, program::name, "bounds.ub");
    block.keep_feasible = bounds.keep_feasible;
    program::check_interval(block, "bounds");
    for (Eigen::Index i = 0; i < n_; ++i)
        if (std::isfinite(block.lb[i]) || std::isfinite(block.ub[i])) {
            blocks_.push_back(std::move(block));
            point_.values.emplace_back();
            return;
        }
}

template <class>
inline void NonlinearProgram::make_rows() {
    for (Eigen::Index b = 0; b < blocks_.size(); ++b) {
        const ConstraintBlock& block = blocks_[b];
        const bool bounds = !block.linear && !block.nonlinear;
        for (Eigen::Index k = 0; k < block.size(); ++k) {
            if (block.lb[k] == block.ub[k]) {
                equality_.push_back({b, k, 1.0, block.ub[k]});
                continue;
            }
            for (const double sign : {-1.0, 1.0}) {
                const double level = sign < 0 ? block.lb[k] : block.ub[k];
                if (!std::isfinite(level)) continue;
                if (bounds)
                    bound_rows_.push_back({k, sign, level});
                else
                    general_.push_back({b, k, sign, level});
                enforced_.push_back(block.keep_feasible);  // bounds come last, so the order is that of the rows
            }
        }
    }
    equations_ = equality_.size();
    weights_.resize(blocks_.size());
}

template <class>
inline void NonlinearProgram::choose_hessian() {
    const Jacobian& jac = *setup_.jac;
    const Hessian& hess = *setup_.hess;
    const bool product = static_cast<bool>(*setup_.hessp);
    core::require(!product || !hess.given(), program::name, "hess and hessp must not both be given");
    core::require(!hess.difference() || jac.callable() || jac.with_value(), program::name,
                  "hess by finite differences needs a function for jac; use BFGS or SR1");
    if (hess.rule())
        quasi_newton_.emplace_back(*hess.rule(), n_);
    else if (!hess.given() && !product)
        quasi_newton_.emplace_back(BFGS{}, n_);
    // One matrix for the Lagrangian where all parts ask for the same rule: parts of it need not be positive definite
    // where the whole is, and the sum of the parts' starting matrices is no approximation of anything.
    bool same = !quasi_newton_.empty();
    for (const ConstraintBlock& block : blocks_)
        if (block.nonlinear)
            same = same && !block.quasi_newton.empty() && block.quasi_newton[0].same_rule(quasi_newton_[0]);
    if (!same) return;
    whole_ = true;
    for (ConstraintBlock& block : blocks_) block.quasi_newton.clear();
}

template <class>
inline void NonlinearProgram::evaluate(Point& trial) {
    const Eigen::VectorXd& x = trial.x;
    trial.values.resize(blocks_.size());
    trial.residuals.resize(equations_ + inequalities());
    trial.usable = false;
    trial.f = std::numeric_limits<double>::quiet_NaN();
    for (Eigen::Index k = 0; k < n_; ++k)
        if (!std::isfinite(x[k])) return;
    for (Eigen::Index b = 0; b < blocks_.size(); ++b) {
        ConstraintBlock& block = blocks_[b];
        if (block.linear) {
            const Eigen::MatrixXd& a = block.linear->A;
            Eigen::VectorXd& value = trial.values[b];
            value.setZero(a.rows());
            for (Eigen::Index j = 0; j < n_; ++j)
                for (Eigen::Index i = 0; i < a.rows(); ++i) value[i] += a(i, j) * x[j];
        } else if (block.nonlinear) {
            if (!at_start_) {  // there, the check of the constraint's size has called it
                block.nonlinear->fun(x, trial.values[b]);
                ++block.nfev;
            }
            core::require(trial.values[b].size() == block.size(), program::name, "constraints: fun must always return ",
                          block.size(), " components, got ", trial.values[b].size());
        } else {
            trial.values[b] = x;
        }
    }
    at_start_ = false;
    bool usable = true;
    Eigen::Index r = 0;
    for (const core::List<Row>* rows : {&equality_, &general_})
        for (const Row& row : *rows)
            trial.residuals[r++] = row.sign * (trial.values[row.block][row.component] - row.level);
    for (const BoundRow& row : bound_rows_) trial.residuals[r++] = row.sign * (x[row.variable] - row.level);
    for (Eigen::Index k = 0; k < r; ++k) usable = usable && std::isfinite(trial.residuals[k]);
    for (Eigen::Index k = 0; k < inequalities(); ++k)
        if (enforced(k)) usable = usable && trial.residuals[equations_ + k] < 0;
    if (!usable) return;
    trial.f = objective_(x, trial.gradient);
    ++nfev_;
    trial.usable = std::isfinite(trial.f);
}

template <class>
inline void NonlinearProgram::row_gradients(Eigen::MatrixXd& out) const {
    out.setZero(n_, equations_ + general_.size());
    Eigen::Index r = 0;
    for (const core::List<Row>* rows : {&equality_, &general_})
        for (const Row& row : *rows) {
            const ConstraintBlock& block = blocks_[row.block];
            if (block.gradients.size() == 0)
                out(row.component, r) = row.sign;
            else
                for (Eigen::Index i = 0; i < n_; ++i) out(i, r) = row.sign * block.gradients(i, row.component);
            ++r;
        }
}

template <class>
inline Eigen::VectorXd NonlinearProgram::block_multipliers(Eigen::Index block, const Eigen::VectorXd& rows) const {
    Eigen::VectorXd v = Eigen::VectorXd::Zero(blocks_[block].size());
    Eigen::Index r = 0;
    for (const core::List<Row>* list : {&equality_, &general_})
        for (const Row& row : *list) {
            if (row.block == block) v[row.component] += row.sign * rows[r];
            ++r;
        }
    if (!blocks_[block].linear && !blocks_[block].nonlinear)
        for (const BoundRow& row : bound_rows_) v[row.variable] += row.sign * rows[r++];
    return v;
}

template <class>
inline Eigen::MatrixXd NonlinearProgram::block_jacobian(Eigen::Index index) const {
    const ConstraintBlock& block = blocks_[index];
    if (block.linear) return block.linear->A;
    if (!block.nonlinear) return minimize::unit_matrix(n_);
    Eigen::MatrixXd jacobian;
    program::transpose(block.gradients, jacobian);
    return jacobian;
}

}  // namespace scixx::optimize::detail
