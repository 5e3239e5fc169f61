// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <scixx/core/dims.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/ivp/detail/jacobian_structure.hpp>
#include <scixx/integrate/ivp/detail/multistep_coefficients.hpp>
#include <scixx/integrate/ivp/ode_function.hpp>

namespace scixx::integrate::ivp::detail {

enum class Multistep { adams = 1, bdf = 2 };

/// Implicit multistep methods of variable order and step in Nordsieck's form that choose between the Adams formulas
/// with functional iteration and the backward differentiation formulas with a chord iteration.
///
/// Column j of the history is h^j y^(j) / j!. A step predicts by Pascal's triangle, z <- z P, solves for the correction
/// e of the derivative, h f(y) = z_1 + e with y = z_0 + l_0 e, and adds l_j e to column j. The error of order q is e
/// over a test constant; those of orders q - 1 and q + 1 come from z_q and from the difference of two corrections.
///
/// The choice of the family (L. Petzold, SIAM J. Sci. Stat. Comput. 4 (1983) 136): the rate of the functional iteration
/// gives a Lipschitz constant L, which bounds the Adams step by radius / L. Where the step that the error alone would
/// allow the other family is `5` times as long as that of the present one, the family changes.
/// Source of the form and of the controller: A. C. Hindmarsh, ODEPACK, a systematized collection of ODE solvers,
/// Scientific Computing, North-Holland 1983, 55; G. D. Byrne and A. C. Hindmarsh, ACM TOMS 1 (1975) 71.
template <class T = double>
class AdamsBdf {
public:
    using Vector = StateVector<T>;
    using Matrix = StateMatrix<T>;
    using Function = core::FunctionRef<void(double, const Vector&, Vector&)>;
    using Jacobian = core::FunctionRef<void(double, const Vector&, Matrix&)>;
    enum class Outcome { success, excess_accuracy, error_test_failed, convergence_failed, no_progress };

    struct Setup {
        Eigen::ArrayXd rtol, atol;
        double min_step = 0, max_step = std::numeric_limits<double>::infinity();
        int max_adams = 12, max_bdf = 5;
        JacobianStructure structure;
    };

    AdamsBdf(Setup setup, double t0, const Vector& y0)
        : t(t0), setup_(std::move(setup)), history_(y0.size(), std::max(setup_.max_adams, setup_.max_bdf) + 2) {
        history_.setZero();
        history_.col(0) = y0;
        const Eigen::Index n = y0.size();
        for (Vector* each : {&y_, &f_, &correction_, &saved_, &change_}) each->setZero(n);
        weights_.resize(n);
    }

    /// The first step for a solution wanted at `target`, or the given one.
    void start(Function f, double target, double first_step) {
        f(t, history_.col(0), f_);
        ++evaluations;
        set_weights();
        const double length = std::abs(target - t), size = std::max(std::abs(t), std::abs(target));
        double h0 = first_step;
        if (h0 == 0) {
            double tolerance = setup_.rtol.maxCoeff();
            if (tolerance <= 0)
                for (Eigen::Index i = 0; i < weights_.size(); ++i)
                    if (history_(i, 0) != 0) tolerance = std::max(tolerance, setup_.atol[i] / std::abs(history_(i, 0)));
            tolerance = std::clamp(tolerance, 100 * epsilon, 1e-3);
            const double slope = norm(f_);
            h0 = 1 / std::sqrt(1 / (tolerance * size * size) + tolerance * slope * slope);
            if (!(h0 < std::numeric_limits<double>::max())) h0 = 1;
            h0 = std::min(h0, length);
        }
        h0 = std::min(h0, setup_.max_step);
        h = target >= t ? h0 : -h0;
        history_.col(1) = h * f_;
    }

    /// One step; `t`, `h` and the history stay those of the last good step where it fails.
    Outcome step(Function f, const Jacobian* jacobian) {
        set_weights();
        excess = epsilon * norm(history_.col(0));
        if (excess > 1) return Outcome::excess_accuracy;
        if (idle_ > most_idle_steps) return Outcome::no_progress;
        const double before = t;
        int failures = 0, divergences = 0;
        while (true) {
            if (family == Multistep::bdf &&
                (std::abs(coefficient_ratio_ - 1) > 0.3 || steps >= jacobian_step_ + most_steps_with_jacobian))
                renew_ = true;
            predict(1);
            t = before + h;
            if (!correct(f, jacobian)) {
                predict(-1);
                t = before;
                growth_ = 2;
                if (std::abs(h) <= setup_.min_step * 1.00001 || ++divergences == 10) return Outcome::convergence_failed;
                renew_ = true;
                rescale(0.25);
                continue;
            }
            error_ = (iterations_ == 0 ? last_change_ : norm(correction_)) / test().same;
            if (error_ <= 1) break;
            predict(-1);
            t = before;
            growth_ = 2;
            if (std::abs(h) <= setup_.min_step * 1.00001 || ++failures == 10) return Outcome::error_test_failed;
            if (failures < 3)
                choose_order(failures);
            else
                restart(f);
        }
        ++steps;
        idle_ = t == before ? idle_ + 1 : 0;
        step_used = h;
        order_used = order;
        family_used = family;
        const auto& l = coefficients().l;
        for (int j = 0; j <= order; ++j) history_.col(j) += l[at(j)] * correction_;
        if (--patience_ < 0 && switch_family()) {
            growth_ = 10;
        } else if (--wait_ == 0) {
            if (choose_order(0)) growth_ = 10;
        } else if (wait_ == 1 && order < most_order()) {
            saved_ = correction_;
        }
        return Outcome::success;
    }

    /// Shortens the next step to h * ratio, ratio <= 1.
    void shorten(double ratio) { scale(ratio); }

    /// The solution at `at`, within the last step or little beyond: the history's Taylor polynomial.
    void interpolate(double at, Vector& y) const { taylor(history_, degree(), (at - t) / h, y); }
    [[nodiscard]] int degree() const noexcept { return std::max(order, order_used); }
    static void taylor(const Matrix& history, int order, double s, Vector& y) {
        y = history.col(order);
        for (int j = order - 1; j >= 0; --j) y = history.col(j) + s * y;
    }
    [[nodiscard]] const Matrix& history() const noexcept { return history_; }
    /// The component with the largest error in the last trial.
    [[nodiscard]] Eigen::Index worst_component() const {
        Eigen::Index worst = 0;
        (correction_.array() * weights_).abs().maxCoeff(&worst);
        return worst;
    }

    double t, h = 0;       ///< the time reached, the next step
    int order = 1;         ///< of the next step
    int order_used = 0;    ///< of the last one
    double step_used = 0;  ///< the last step
    double excess = 0;     ///< by how much the tolerances are too small for double, > 1 then
    Multistep family = Multistep::adams, family_used = Multistep::adams;
    Eigen::Index steps = 0, evaluations = 0, jacobians = 0;

private:
    static constexpr double epsilon = std::numeric_limits<double>::epsilon();
    static constexpr int most_steps_with_jacobian = 20, most_iterations = 3, most_idle_steps = 10,
                         steps_between_switches = 20;
    static constexpr double family_ratio = 5;
    // How far h L may go for the Adams formulas of order 1 .. 12 with functional iteration: Petzold, section 3.
    static constexpr double radii[] = {0.5, 0.575, 0.55, 0.45, 0.35, 0.25, 0.20, 0.15, 0.10, 0.075, 0.050, 0.025};
    [[nodiscard]] static constexpr std::size_t at(int k) noexcept { return core::to_size(k); }
    [[nodiscard]] static constexpr double radius(int order) { return radii[order - 1]; }

    [[nodiscard]] static const MultistepFormula& formula(Multistep family, int order) {
        const MultistepTables& all = multistep_tables();
        return family == Multistep::adams ? all.adams[at(order)] : all.bdf[at(order)];
    }
    [[nodiscard]] const MultistepFormula& coefficients() const { return formula(family, order); }
    [[nodiscard]] const MultistepFormula& test() const { return coefficients(); }
    [[nodiscard]] int most_order() const { return family == Multistep::adams ? setup_.max_adams : setup_.max_bdf; }

    void set_weights() { weights_ = 1 / (setup_.rtol * history_.col(0).array().abs() + setup_.atol); }
    // The largest weighted component; NaN stays.
    template <class V>
    [[nodiscard]] double norm(const V& v) const {
        return (v.array().abs() * weights_).template maxCoeff<Eigen::PropagateNaN>();
    }

    // z P by additions, or back by subtractions.
    void predict(int sign) {
        const Eigen::Index n = history_.rows();
        for (int k = 0; k < order; ++k)
            for (int j = order - 1; j >= k; --j) {
                T* to = history_.col(j).data();
                const T* from = history_.col(j + 1).data();
                for (Eigen::Index i = 0; i < n; ++i) to[i] += sign * from[i];
            }
    }

    [[nodiscard]] bool correct(Function f, const Jacobian* jacobian) {
        const double size = norm(history_.col(0));
        const double l0 = coefficients().l[0], sufficient = test().same * 0.5 / (order + 2);
        bool current = false;
        while (true) {
            y_ = history_.col(0);
            f(t, y_, f_);
            ++evaluations;
            if (family == Multistep::bdf && renew_) {
                if (!set_system(f, jacobian)) return false;
                current = true;
                renew_ = false;
            }
            correction_.setZero();
            double rate = 0, before = 0;
            for (iterations_ = 0;;) {
                if (family == Multistep::adams) {
                    change_ = h * f_ - history_.col(1) - correction_;
                } else {
                    change_ = h * f_ - history_.col(1) - correction_;
                    system_.solve(change_);
                }
                last_change_ = norm(change_);
                correction_ += change_;
                y_ = history_.col(0) + l0 * correction_;
                if (last_change_ <= 100 * size * epsilon) return true;
                if (iterations_ > 0 || family == Multistep::bdf) {
                    if (iterations_ > 0) {
                        const double now = last_change_ <= 1024 * before ? last_change_ / before : 1024;
                        rate = std::max(rate, now);
                        convergence_rate_ = std::max(0.2 * convergence_rate_, now);
                    }
                    if (last_change_ * std::min(1.0, 1.5 * convergence_rate_) <= sufficient) {
                        lipschitz_ = std::max(lipschitz_, rate / std::abs(h * l0));
                        if (lipschitz_ != 0) lipschitz_last_ = lipschitz_;
                        return true;
                    }
                }
                ++iterations_;
                if (iterations_ == most_iterations || (iterations_ >= 2 && !(last_change_ <= 2 * before))) break;
                before = last_change_;
                f(t, y_, f_);
                ++evaluations;
            }
            if (family == Multistep::adams || current) return false;
            renew_ = true;
        }
    }

    // The matrix I - h l_0 J at the prediction, decomposed; false if that is impossible.
    bool set_system(Function f, const Jacobian* jacobian) {
        ++jacobians;
        jacobian_step_ = steps;
        coefficient_ratio_ = 1;
        convergence_rate_ = 0.7;
        const JacobianStructure& structure = setup_.structure;
        if (jacobian) {
            (*jacobian)(t, y_, jacobian_);
        } else {
            const double size = norm(f_), count = static_cast<double>(y_.size());
            double least = 1000 * std::abs(h) * epsilon * count * size;
            if (least == 0) least = 1;
            steps_.resize(y_.size());
            for (Eigen::Index j = 0; j < y_.size(); ++j)
                steps_[j] = std::max(std::sqrt(epsilon) * std::abs(y_[j]), least / weights_[j]);
            evaluations += structure.differentiate(f, t, y_, f_, steps_, jacobian_);
        }
        jacobian_norm_ = structure.norm(jacobian_, weights_);
        return system_.compute(structure, jacobian_, T(1), T(-h * coefficients().l[0]));
    }

    // The step times ratio, within the bounds.
    void rescale(double ratio) { scale(std::max(ratio, setup_.min_step / std::abs(h))); }
    void scale(double ratio) {
        ratio = std::min(ratio, growth_);
        ratio /= std::max(1.0, std::abs(h) * ratio / setup_.max_step);
        if (family == Multistep::adams) {
            bounded_by_stability_ = false;
            const double product = std::max(std::abs(h) * lipschitz_last_, 1e-6);
            if (ratio * product * 1.00001 >= radius(order)) {
                ratio = radius(order) / product;
                bounded_by_stability_ = true;
            }
        }
        double power = 1;
        // After a lower order was chosen, the last column serves the interpolation still.
        for (int j = 1; j <= std::max(order, order_used); ++j) {
            power *= ratio;
            history_.col(j) *= power;
        }
        h *= ratio;
        coefficient_ratio_ *= ratio;
        wait_ = order + 1;
    }
    void use(Multistep which, int new_order) {
        const double old = coefficients().l[0];
        family = which;
        order = new_order;
        coefficient_ratio_ *= coefficients().l[0] / old;
    }

    // The factor of the step that an error allows, with a margin.
    [[nodiscard]] static double factor(double margin, double error, int order) {
        return 1 / (margin * std::pow(error, 1.0 / order) + margin * 1e-6);
    }

    // The order among the present one and its neighbours that allows the longest step; true if the step changed.
    bool choose_order(int failures) {
        double up = 0, same = factor(1.2, error_, order + 1), down = 0, product = 0;
        if (failures == 0 && order < most_order()) {
            change_ = correction_ - saved_;
            up = factor(1.4, norm(change_) / test().higher, order + 2);
        }
        if (order > 1) down = factor(1.3, norm(history_.col(order)) / test().lower, order);
        if (family == Multistep::adams) {
            product = std::max(std::abs(h) * lipschitz_last_, 1e-6);
            if (order < most_order()) up = std::min(up, radius(order + 1) / product);
            same = std::min(same, radius(order) / product);
            if (order > 1) down = std::min(down, radius(order - 1) / product);
            lipschitz_ = 0;
        }
        double ratio = same;
        int next = order;
        if (same >= up ? same < down : up <= down) {
            next = order - 1;
            ratio = failures > 0 ? std::min(down, 1.0) : down;
        } else if (same < up) {
            if (up < 1.1) {
                wait_ = 3;
                return false;
            }
            history_.col(order + 1) = correction_ * (coefficients().l[at(order)] / (order + 1));
            use(family, order + 1);
            rescale(up);
            return true;
        }
        const bool at_the_bound = family == Multistep::adams && ratio * product * 1.00001 >= radius(next);
        if (!at_the_bound && failures == 0 && ratio < 1.1) {
            wait_ = 3;
            return false;
        }
        if (failures >= 2) ratio = std::min(ratio, 0.2);
        if (next != order) use(family, next);
        rescale(ratio);
        return true;
    }

    // After three failures the history is not to be trusted: order 1 from the derivative.
    void restart(Function f) {
        h *= std::max(setup_.min_step / std::abs(h), 0.1);
        y_ = history_.col(0);
        f(t, y_, f_);
        ++evaluations;
        history_.col(1) = h * f_;
        renew_ = true;
        if (order != 1) use(family, 1);
        wait_ = 5;
    }

    // Whether the other family would go on faster; then it is taken up.
    bool switch_family() {
        const auto constant = [](Multistep which, int q) {
            return formula(which, q).same * formula(which, q).l[at(q)];
        };
        const double size = norm(history_.col(0));
        if (family == Multistep::adams) {
            if (order > 5) return false;
            int next = std::min(order, setup_.max_bdf);
            double other = 2;
            if (error_ <= 100 * size * epsilon || lipschitz_ == 0) {
                // The rate is not known; the step is at the bound of stability, or there is no reason to change.
                if (!bounded_by_stability_) return false;
            } else {
                const double now = limited(factor(1.2, error_, order + 1), lipschitz_last_, order);
                if (order > setup_.max_bdf) {
                    next = setup_.max_bdf;
                    other = factor(1.2, norm(history_.col(next + 1)) / constant(Multistep::bdf, next), next + 1);
                } else {
                    const double quotient = constant(Multistep::adams, order) / constant(Multistep::bdf, order);
                    other = factor(1.2, error_ * quotient, order + 1);
                }
                if (other < family_ratio * now) return false;
            }
            take_up(Multistep::bdf, next, other);
            return true;
        }
        int next = order;
        double error;
        if (setup_.max_adams < order) {
            next = setup_.max_adams;
            error = norm(history_.col(next + 1)) / constant(Multistep::adams, next);
        } else {
            error = error_ * (constant(Multistep::bdf, order) / constant(Multistep::adams, order));
        }
        const double adams = limited(factor(1.2, error, next + 1), jacobian_norm_, next);
        const double now = factor(1.2, error_, order + 1);
        if (adams * family_ratio < 5 * now) return false;
        // Not where the error would be rounding alone.
        if (std::pow(std::max(1e-3, adams), 1.0 / (next + 1)) * error <= 1000 * epsilon * size) return false;
        take_up(Multistep::adams, next, adams);
        return true;
    }
    [[nodiscard]] double limited(double ratio, double lipschitz, int q) const {
        const double product = lipschitz * std::abs(h);
        return std::min(ratio, product * ratio > 1e-5 ? radius(q) / product : 2 * ratio);
    }
    void take_up(Multistep which, int next, double ratio) {
        patience_ = steps_between_switches;
        lipschitz_last_ = 0;
        use(which, next);
        rescale(ratio);
        renew_ = true;
        last_switch = t;
    }

    Setup setup_;
    Matrix history_, jacobian_;
    Vector y_, f_, correction_, saved_, change_;
    Eigen::ArrayXd weights_, steps_;
    StructuredLu<T> system_;
    int wait_ = 2, idle_ = 0, patience_ = steps_between_switches, iterations_ = 0;
    double growth_ = 1e4, coefficient_ratio_ = 0, convergence_rate_ = 0.7, last_change_ = 0, error_ = 0;
    double lipschitz_ = 0, lipschitz_last_ = 0, jacobian_norm_ = 0;
    bool renew_ = false, bounded_by_stability_ = false;
    Eigen::Index jacobian_step_ = 0;

public:
    double last_switch = 0;  ///< time of the last change of the family
};

}  // namespace scixx::integrate::ivp::detail
