// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/finite_difference.hpp>
#include <scixx/optimize/detail/nonlinear_program.hpp>
#include <utility>

namespace scixx::optimize::detail {

template <class>
inline core::List<DifferenceStep> NonlinearProgram::steps(const Eigen::VectorXd& rel_step, bool three_point) const {
    core::List<DifferenceStep> all(n_);
    for (Eigen::Index i = 0; i < n_; ++i) {
        const double x = point_.x[i];
        const double step = choose_step(x, rel_step.size() > 0 ? rel_step[i] : 0.0, 0.0, three_point);
        all[i] = lb_[i] < ub_[i] ? fit_step(x, step, lb_[i], ub_[i], three_point) : DifferenceStep{step, !three_point};
    }
    return all;
}

template <class>
inline void NonlinearProgram::gradient_at(const Eigen::VectorXd& x, Eigen::VectorXd& out) {
    ++njev_;
    if (const MatrixCallable* call = setup_.jac->callable()) {
        (*call)(x, part_);
        core::require(part_.size() == n_ && (part_.rows() == 1 || part_.cols() == 1), program::name, "jac must return ",
                      n_, " components, got ", part_.rows(), " x ", part_.cols());
        out.resize(n_);
        for (Eigen::Index i = 0; i < n_; ++i) out[i] = part_.data()[i];
    } else {
        objective_(x, out);
        ++nfev_;
        core::require(out.size() == n_, program::name, "fun must return a gradient of ", n_, " components, got ",
                      out.size());
    }
}

template <class>
inline void NonlinearProgram::differentiate_objective() {
    if (setup_.jac->callable()) {
        gradient_at(point_.x, gradient_);
    } else if (setup_.jac->with_value()) {
        ++njev_;
        core::require(point_.gradient.size() == n_, program::name, "fun must return a gradient of ", n_,
                      " components, got ", point_.gradient.size());
        gradient_ = point_.gradient;
    } else {
        const FiniteDifference* method = setup_.jac->difference();
        const bool three = method && *method == FiniteDifference::three_point;
        x_ = point_.x;
        Eigen::VectorXd f0(1);
        f0[0] = point_.f;
        const auto call = [&](const Eigen::VectorXd& x, Eigen::VectorXd& out) {
            out.resize(1);
            out[0] = objective_(x, probe_);
        };
        nfev_ += finite_difference(call, x_, f0, steps(rel_step_, three), three, part_, plus_, minus_);
        ++njev_;
        gradient_.resize(n_);
        for (Eigen::Index i = 0; i < n_; ++i) gradient_[i] = part_.data()[i];
    }
}

template <class>
inline void NonlinearProgram::differentiate(ConstraintBlock& block, Eigen::Index index) {
    if (!block.nonlinear) return;
    const Jacobian& jac = block.nonlinear->jac;
    ++block.njev;
    if (const MatrixCallable* call = jac.callable()) {
        (*call)(point_.x, part_);
        const Eigen::Index m = block.size();
        const bool column = m == 1 && part_.cols() == 1 && part_.rows() == n_;
        core::require(column || (part_.rows() == m && part_.cols() == n_), program::name,
                      "constraints: jac must return ", m, " x ", n_, ", got ", part_.rows(), " x ", part_.cols());
        if (column)
            block.gradients = part_;
        else
            program::transpose(part_, block.gradients);
    } else {
        const bool three = *jac.difference() == FiniteDifference::three_point;
        x_ = point_.x;
        const auto value = [&](const Eigen::VectorXd& x, Eigen::VectorXd& out) {
            block.nonlinear->fun(x, out);
            core::require(out.size() == block.size(), program::name, "constraints: fun must always return ",
                          block.size(), " components, got ", out.size());
        };
        block.nfev += finite_difference(value, x_, point_.values[index], steps(block.rel_step, three), three,
                                        block.gradients, plus_, minus_);
    }
}

template <class>
inline bool NonlinearProgram::move_to(Point& trial) {
    std::swap(point_, trial);
    gradient_previous_.swap(gradient_);
    differentiate_objective();
    bool good = program::finite(gradient_);
    for (Eigen::Index k = 0; k < blocks_.size(); ++k) {
        ConstraintBlock& block = blocks_[k];
        if (!block.nonlinear) continue;
        block.previous.swap(block.gradients);
        if (good) differentiate(block, k);
        good = good && program::finite(block.gradients);
    }
    if (good) {
        x_previous_ = trial.x;
        return true;
    }
    std::swap(point_, trial);
    gradient_previous_.swap(gradient_);
    for (ConstraintBlock& block : blocks_)
        if (block.nonlinear) block.previous.swap(block.gradients);
    return false;
}

/// delta_grad_ += the change of the gradient of sum v_j c_j, with the current v, in the last move.
template <class>
inline void NonlinearProgram::add_gradient_change(Eigen::Index k) {
    const ConstraintBlock& block = blocks_[k];
    for (Eigen::Index j = 0; j < block.size(); ++j)
        for (Eigen::Index i = 0; i < n_; ++i)
            delta_grad_[i] += weights_[k][j] * (block.gradients(i, j) - block.previous(i, j));
}

template <class>
inline void NonlinearProgram::update_hessian(const Eigen::VectorXd& multipliers, bool moved) {
    has_dense_ = false;
    const auto add = [&](const Eigen::MatrixXd& part) {
        if (has_dense_)
            minimize::add(dense_.data(), 1, part.data(), part.size());
        else
            dense_ = part;
        has_dense_ = true;
    };
    if (moved) minimize::move(point_.x, -1, x_previous_, delta_x_);
    for (Eigen::Index k = 0; k < blocks_.size(); ++k)
        if (blocks_[k].nonlinear) weights_[k] = block_multipliers(k, multipliers);
    if (!quasi_newton_.empty()) {
        if (moved) {
            minimize::move(gradient_, -1, gradient_previous_, delta_grad_);
            if (whole_)
                for (Eigen::Index k = 0; k < blocks_.size(); ++k)
                    if (blocks_[k].nonlinear) add_gradient_change(k);
            quasi_newton_[0].update(delta_x_, delta_grad_);
        }
        add(quasi_newton_[0].get_matrix());
    } else if (const MatrixCallable* call = setup_.hess->callable()) {
        (*call)(point_.x, part_);
        ++nhev_;
        core::require(part_.rows() == n_ && part_.cols() == n_, program::name, "hess must return ", n_, " x ", n_,
                      ", got ", part_.rows(), " x ", part_.cols());
        add(part_);
    }
    for (Eigen::Index k = 0; k < blocks_.size(); ++k) {
        ConstraintBlock& block = blocks_[k];
        if (!block.nonlinear) continue;
        if (!block.quasi_newton.empty()) {
            if (moved) {
                delta_grad_.setZero(n_);
                add_gradient_change(k);
                block.quasi_newton[0].update(delta_x_, delta_grad_);
            }
            add(block.quasi_newton[0].get_matrix());
        } else if (const WeightedHessianCallable* call = block.nonlinear->hess.callable()) {
            (*call)(point_.x, weights_[k], part_);
            ++block.nhev;
            core::require(part_.rows() == n_ && part_.cols() == n_, program::name, "constraints: hess must return ", n_,
                          " x ", n_, ", got ", part_.rows(), " x ", part_.cols());
            add(part_);
        }
    }
}

/// out += the derivative of `grad` along p by a difference whose step in x has the usual length.
template <class>
inline void NonlinearProgram::directional(const Eigen::VectorXd& p, bool three_point, const Eigen::VectorXd& at_x,
                                          VectorFunctionRef grad, Eigen::VectorXd& out) const {
    const double length = minimize::norm(p);
    if (!(length > 0)) return;
    double ahead = std::numeric_limits<double>::infinity(), behind = ahead;  // room along p and -p
    for (Eigen::Index i = 0; i < n_; ++i) {
        if (p[i] == 0 || lb_[i] == ub_[i]) continue;
        const double up = (ub_[i] - point_.x[i]) / std::abs(p[i]), down = (point_.x[i] - lb_[i]) / std::abs(p[i]);
        ahead = std::min(ahead, p[i] > 0 ? up : down);
        behind = std::min(behind, p[i] > 0 ? down : up);
    }
    const double wanted = default_relative_step(three_point) * std::max(1.0, minimize::norm(point_.x)) / length;
    Eigen::VectorXd x, plus, minus;
    if (three_point && wanted <= std::min(ahead, behind)) {
        minimize::move(point_.x, wanted, p, x);
        grad(x, plus);
        minimize::move(point_.x, -wanted, p, x);
        grad(x, minus);
        for (Eigen::Index i = 0; i < n_; ++i) out[i] += (plus[i] - minus[i]) / (2 * wanted);
    } else {
        const double t = ahead >= wanted || ahead >= behind ? std::min(wanted, ahead) : -std::min(wanted, behind);
        minimize::move(point_.x, t, p, x);
        grad(x, plus);
        for (Eigen::Index i = 0; i < n_; ++i) out[i] += (plus[i] - at_x[i]) / t;
    }
}

template <class>
inline void NonlinearProgram::hessian_times(const Eigen::VectorXd& p, Eigen::VectorXd& out) {
    if (has_dense_)
        minimize::multiply(dense_, p, 1, out);
    else
        out.setZero(n_);
    if (*setup_.hessp) {
        (*setup_.hessp)(point_.x, p, product_);
        ++nhev_;
        core::require(product_.size() == n_, program::name, "hessp must return ", n_, " components, got ",
                      product_.size());
        minimize::add(out, 1, product_);
    } else if (const FiniteDifference* method = setup_.hess->difference()) {
        const auto grad = [&](const Eigen::VectorXd& x, Eigen::VectorXd& result) { gradient_at(x, result); };
        directional(p, *method == FiniteDifference::three_point, gradient_, grad, out);
    }
    for (Eigen::Index k = 0; k < blocks_.size(); ++k) {
        ConstraintBlock& block = blocks_[k];
        if (!block.nonlinear) continue;
        const FiniteDifference* method = block.nonlinear->hess.difference();
        if (!method) continue;
        // The gradient of sum v_j c_j.
        const auto weighted = [&](const Eigen::MatrixXd& gradients, bool transposed, Eigen::VectorXd& result) {
            result.setZero(n_);
            for (Eigen::Index j = 0; j < block.size(); ++j)
                for (Eigen::Index i = 0; i < n_; ++i)
                    result[i] += weights_[k][j] * (transposed ? gradients(i, j) : gradients(j, i));
        };
        const auto grad = [&](const Eigen::VectorXd& x, Eigen::VectorXd& result) {
            (*block.nonlinear->jac.callable())(x, part_);
            ++block.njev;
            weighted(part_, block.size() == 1 && part_.cols() == 1 && part_.rows() == n_, result);
        };
        Eigen::VectorXd at_x;
        weighted(block.gradients, true, at_x);
        directional(p, *method == FiniteDifference::three_point, at_x, grad, out);
    }
}

}  // namespace scixx::optimize::detail
