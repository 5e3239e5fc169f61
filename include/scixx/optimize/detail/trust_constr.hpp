// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <optional>
#include <scixx/core/dims.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/clock.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <scixx/optimize/detail/nonlinear_program.hpp>
#include <scixx/optimize/detail/program_derivatives.hpp>
#include <scixx/optimize/detail/projections.hpp>
#include <scixx/optimize/detail/trust_region.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <scixx/optimize/optimize_result.hpp>
#include <utility>

namespace scixx::optimize::detail {

/// Checked settings of TrustConstr, see SolverOptions.
struct TrustConstrSettings {
    double gtol, xtol, barrier_tol, tr_radius, penalty, barrier_parameter, barrier_tolerance;
    Eigen::Index maxiter;
};

/// Asked after each iteration whether to stop.
using StopRef = core::FunctionRef<bool(const OptimizeResult&)>;

/// The trust-region method for minimise f(x), c_e(x) = 0, c_i(x) <= 0.
///
/// Inequalities get slacks, c_i(x) + s = 0, which a logarithmic barrier keeps positive; the barrier problems
///     minimise f(x) - mu sum log s  subject to  c_e(x) = 0, c_i(x) + s = 0
/// are solved for a falling mu by sequential quadratic programming with a trust region in z = (x, S^-1 s). A step is
/// the sum of a normal one (dogleg, towards the constraints) and a tangential one (projected conjugate gradients); a
/// merit function with a penalty on |c| judges it. Without inequalities mu is 0 and there is one problem.
/// Sources: Byrd, Hribar and Nocedal, SIAM J. Optim. 9 (1999) 877 (the constants are those of its section 4); Lalee,
/// Nocedal and Plantenga, SIAM J. Optim. 8 (1998) 682; Nocedal and Wright, 2nd ed., 18.5 and 19.
class TrustConstr {
public:
    TrustConstr(NonlinearProgram& program, const TrustConstrSettings& settings)
        : program_(program),
          settings_(settings),
          radius_(settings.tr_radius),
          penalty_(settings.penalty),
          mu_(program.inequalities() > 0 ? settings.barrier_parameter : 0),
          inner_tolerance_(program.inequalities() > 0 ? settings.barrier_tolerance : 0) {}

    template <class = void>
    OptimizeResult run(const StopRef* stop);

private:
    // Steps are accepted from `sufficient` on; from `good` and `very_good` on the region grows by 2 and by 7.
    static constexpr double sufficient = 1e-8, good = 0.3, very_good = 0.9;
    static constexpr double penalty_share = 0.3;     // share of the predicted gain in feasibility that must be left
    static constexpr double normal_share = 0.8;      // share of the radius for the normal step
    static constexpr double to_boundary = 0.995;     // share of the way to s = 0 that a step may go
    static constexpr double correction_ratio = 0.1;  // longest normal step, in tangential ones, that gets a correction
    static constexpr Eigen::Index noisy_steps = 5;   // steps within rounding that may fail to improve optimality
    static constexpr double divergent = 1e20;    // a point beyond this times max(1, |x0|) shows an unbounded problem,
    static constexpr double bottomless = 1e100;  // and so does an objective below minus this

    [[nodiscard]] Eigen::Index inequalities() const { return program_.inequalities(); }
    template <class = void>
    void start();
    template <class = void>
    void take_derivatives(bool moved);
    template <class = void>
    void take_barrier();
    template <class = void>
    [[nodiscard]] Eigen::VectorXd constraint_values(const Point& point, const Eigen::VectorXd& s) const;
    template <class = void>
    [[nodiscard]] double merit(const Point& point, const Eigen::VectorXd& s, const Eigen::VectorXd& c) const;
    template <class = void>
    [[nodiscard]] bool try_step(const Eigen::VectorXd& step);
    template <class = void>
    [[nodiscard]] bool leaves_enforced(const Eigen::VectorXd& step) const;
    template <class = void>
    void iterate();
    template <class = void>
    void product(const Eigen::VectorXd& p, Eigen::VectorXd& out);
    template <class = void>
    void reduce_barrier();
    [[nodiscard]] int outcome() const;
    template <class = void>
    void report(OptimizeResult& result, bool all) const;

    NonlinearProgram& program_;
    TrustConstrSettings settings_;
    Projections a_;
    double radius_, penalty_, mu_, inner_tolerance_;

    Eigen::VectorXd s_, c_, gradient_, multipliers_, diagonal_;  // slacks; rows; scaled gradient of the barrier problem
    Eigen::MatrixXd row_gradients_;
    double inner_optimality_ = 0, optimality_ = 0, violation_ = 0, complementarity_ = 0;
    Eigen::VectorXd lagrangian_gradient_;

    Point trial_;
    Eigen::VectorXd trial_s_, trial_c_, head_, head_out_;
    double trial_merit_ = 0, best_optimality_ = std::numeric_limits<double>::infinity(), least_violation_ = 0,
           scale_ = 1;
    Eigen::Index iterations_ = 0, cg_iterations_ = 0, stuck_ = 0, noisy_ = 0;
    CgStop cg_stop_ = CgStop::none;
    bool unbounded_ = false;
};

template <class>
inline Eigen::VectorXd TrustConstr::constraint_values(const Point& point, const Eigen::VectorXd& s) const {
    Eigen::VectorXd c = point.residuals;
    const Eigen::Index first = program_.equations();
    for (Eigen::Index k = 0; k < s.size(); ++k) c[first + k] += s[k];
    return c;
}

template <class>
inline double TrustConstr::merit(const Point& point, const Eigen::VectorXd& s, const Eigen::VectorXd& c) const {
    double barrier = 0;
    for (Eigen::Index k = 0; k < s.size(); ++k) barrier += std::log(s[k]);
    return point.f - mu_ * barrier + penalty_ * minimize::norm(c);
}

template <class>
inline void TrustConstr::start() {
    program_.give_structure(a_);
    const Point& point = program_.current();
    const Eigen::Index first = program_.equations();
    scale_ = std::max(1.0, minimize::norm(point.x));
    s_.resize(inequalities());
    for (Eigen::Index k = 0; k < inequalities(); ++k) {
        const double room = -point.residuals[first + k];
        s_[k] = program_.enforced(k) ? room : std::max(room, 1.0);
    }
    take_derivatives(false);
}

/// Everything that depends on the current point: factors, multipliers, second derivatives.
template <class>
inline void TrustConstr::take_derivatives(bool moved) {
    c_ = constraint_values(program_.current(), s_);
    if (!moved || program_.equations() + inequalities() > 0) {
        program_.row_gradients(row_gradients_);
        a_.factor(row_gradients_, s_);
    }
    gradient_.resize(a_.size());
    for (Eigen::Index i = 0; i < a_.variables(); ++i) gradient_[i] = program_.gradient()[i];
    take_barrier();
    program_.update_hessian(multipliers_, moved);
    violation_ = program_.violation(program_.current());
}

/// Everything that depends on mu: the gradient in the slacks, multipliers, optimality.
template <class>
inline void TrustConstr::take_barrier() {
    const Eigen::Index n = a_.variables(), m = inequalities();
    for (Eigen::Index k = 0; k < m; ++k) gradient_[n + k] = -mu_;
    if (a_.rows() > 0) {
        multipliers_ = a_.multipliers(gradient_);
        minimize::scale(multipliers_, -1);
        minimize::move(gradient_, 1, a_.transposed_times(multipliers_), lagrangian_gradient_);
    } else {
        multipliers_.resize(0);
        lagrangian_gradient_ = gradient_;
    }
    complementarity_ = inner_optimality_ = optimality_ = 0;
    for (Eigen::Index i = 0; i < n; ++i) optimality_ = std::max(optimality_, std::abs(lagrangian_gradient_[i]));
    inner_optimality_ = optimality_;
    diagonal_.resize(m);
    for (Eigen::Index k = 0; k < m; ++k) {
        const double product = multipliers_[program_.equations() + k] * s_[k];
        inner_optimality_ = std::max(inner_optimality_, std::abs(lagrangian_gradient_[n + k]));
        complementarity_ = std::max(complementarity_, std::abs(product));
        diagonal_[k] = product > 0 ? product : mu_;  // S Sigma S, primal-dual where the multiplier has the right sign
    }
}

template <class>
inline void TrustConstr::product(const Eigen::VectorXd& p, Eigen::VectorXd& out) {
    const Eigen::Index n = a_.variables();
    if (inequalities() == 0) {
        program_.hessian_times(p, out);
        return;
    }
    head_.resize(n);
    for (Eigen::Index i = 0; i < n; ++i) head_[i] = p[i];
    program_.hessian_times(head_, head_out_);
    for (Eigen::Index i = 0; i < n; ++i) out[i] = head_out_[i];
    for (Eigen::Index k = 0; k < diagonal_.size(); ++k) out[n + k] = diagonal_[k] * p[n + k];
}

/// Evaluates the point at the end of a step; false if it can not be used.
template <class>
inline bool TrustConstr::try_step(const Eigen::VectorXd& step) {
    const Eigen::Index n = a_.variables(), first = program_.equations();
    trial_.x = program_.current().x;
    minimize::add(trial_.x.data(), 1, step.data(), n);
    program_.evaluate(trial_);
    if (!trial_.usable) {
        unbounded_ = trial_.f == -std::numeric_limits<double>::infinity();
        return false;
    }
    trial_s_.resize(s_.size());
    for (Eigen::Index k = 0; k < s_.size(); ++k) {
        const double room = -trial_.residuals[first + k];
        trial_s_[k] = s_[k] * (1 + step[n + k]);
        // A slack below the room that the point has is raised to it: barrier and residual both fall.
        trial_s_[k] = program_.enforced(k) ? room : std::max(trial_s_[k], room);
    }
    trial_c_ = constraint_values(trial_, trial_s_);
    trial_merit_ = merit(trial_, trial_s_, trial_c_);
    return std::isfinite(trial_merit_);
}

/// Whether a step goes, to first order, out of inequalities that every point has to keep. The steepest way towards the
/// others may do so, and would be refused however much it is shortened along a bound: iterates stick there
/// (A. Waechter and L. T. Biegler, Math. Program. 88 (2000) 565).
template <class>
inline bool TrustConstr::leaves_enforced(const Eigen::VectorXd& step) const {
    Eigen::VectorXd rows = a_.times(step);
    minimize::add(rows, 1, c_);
    for (Eigen::Index k = 0; k < s_.size(); ++k) {
        if (!program_.enforced(k)) continue;
        const double room = s_[k] * (1 + step[a_.variables() + k]) - rows[program_.equations() + k];
        if (!(room > (1 - to_boundary) * s_[k])) return true;
    }
    return false;
}

/// One step of sequential quadratic programming.
template <class>
inline void TrustConstr::iterate() {
    const Eigen::Index size = a_.size(), m = inequalities();
    Eigen::VectorXd normal = Eigen::VectorXd::Zero(size);
    Region region{radius_, {}};
    if (a_.rows() > 0) {
        const Region inner{normal_share * radius_, Eigen::VectorXd::Constant(m, -to_boundary / 2)};
        normal = modified_dogleg(a_, c_, inner);
        if (leaves_enforced(normal)) normal = truncated_newton(a_, c_, inner);
        region.least.resize(m);
        for (Eigen::Index k = 0; k < m; ++k) region.least[k] = -to_boundary - normal[a_.variables() + k];
        region.radius = std::sqrt(std::max(0.0, radius_ * radius_ - minimize::dot(normal, normal)));
    }
    const auto hessian = [this](const Eigen::VectorXd& p, Eigen::VectorXd& out) { product(p, out); };
    Eigen::VectorXd hp(size), slope = gradient_;
    if (a_.rows() > 0) {
        product(normal, hp);
        minimize::add(slope, 1, hp);
    }
    const CgResult tangential = projected_cg(hessian, slope, a_, region);
    cg_iterations_ += tangential.iterations;
    cg_stop_ = tangential.stop;

    Eigen::VectorXd step;
    minimize::move(normal, 1, tangential.step, step);
    product(step, hp);
    const double model = 0.5 * minimize::dot(step, hp) + minimize::dot(gradient_, step);
    double gain = 0;  // predicted fall of |c|
    if (a_.rows() > 0) {
        Eigen::VectorXd rows = a_.times(step);
        minimize::add(rows, 1, c_);
        const double size_of_c = minimize::norm(c_), least = std::numeric_limits<double>::epsilon() * size_of_c;
        gain = std::max(size_of_c - minimize::norm(rows), 0.0);
        if (gain > least && model > 0) penalty_ = std::max(penalty_, model / ((1 - penalty_share) * gain));
    }
    const double predicted = -model + penalty_ * gain;
    const double here = merit(program_.current(), s_, c_);
    const double length = minimize::norm(step);

    // Near a solution the merit function changes by no more than its rounding error, and the ratio would be noise: with
    // that error added to both sides (Conn, Gould and Toint, 17.4.2) such steps count as good, for as long as
    // optimality gets better.
    const double rounding = 10 * std::numeric_limits<double>::epsilon() * std::max(std::abs(here), 1.0);
    const double allowance = noisy_ < noisy_steps ? rounding : 0.0;
    const auto judge = [&](bool can) {
        return can && predicted > 0 ? (here - trial_merit_ + allowance) / (predicted + allowance) : -1.0;
    };
    bool usable = try_step(step);
    double ratio = judge(usable);
    // Near a solution the penalty can forbid steps along a curved constraint (Maratos): go back to it once.
    if (usable && ratio < sufficient && a_.rows() > 0 &&
        minimize::norm(normal) <= correction_ratio * minimize::norm(tangential.step)) {
        Eigen::VectorXd correction = a_.shortest(trial_c_);
        minimize::scale(correction, -1);
        Region whole{std::numeric_limits<double>::infinity(), Eigen::VectorXd::Constant(m, -to_boundary)};
        const double part = std::clamp(interval(step, correction, whole).to, 0.0, 1.0);
        minimize::add(step, part, correction);
        usable = try_step(step);
        ratio = judge(usable);
    }
    if (usable && ratio >= sufficient && !program_.move_to(trial_)) usable = false;
    if (!usable) ratio = -1.0;

    if (ratio >= very_good) {
        radius_ = std::max(7 * length, radius_);
    } else if (ratio >= good) {
        radius_ = std::max(2 * length, radius_);
    } else if (!(ratio >= sufficient)) {
        // Relative to the step, which can be much shorter than the radius.
        const double reach = length > 0 ? std::min(length, radius_) : radius_;
        const double shrunk = (1 - sufficient) / (1 - ratio) * reach;
        radius_ = std::clamp(shrunk, 0.1 * reach, 0.5 * reach);
    }
    if (ratio >= sufficient) {
        s_ = trial_s_;
        take_derivatives(true);
        if (inner_optimality_ < 0.5 * best_optimality_) {
            best_optimality_ = inner_optimality_;
            noisy_ = 0;
        } else if (predicted <= rounding) {
            ++noisy_;
        }
    }
    // Where no step changes |c| to first order although c is not 0, the constraints contradict each other.
    const double stationary = a_.rows() > 0 ? minimize::norm(a_.transposed_times(c_)) : 0.0;
    if (!(minimize::norm(program_.current().x) < divergent * scale_) || program_.current().f < -bottomless)
        unbounded_ = true;
    if (violation_ > settings_.gtol && stationary <= 1e-6 * minimize::norm(c_) &&
        violation_ >= 0.999 * least_violation_) {
        ++stuck_;
    } else {
        stuck_ = 0;
        least_violation_ = violation_;
    }
}

template <class>
inline void TrustConstr::reduce_barrier() {
    // The gap mu leaves in the complementarity need not be far below what is asked for.
    const double floor = std::min(mu_, 0.1 * std::max(settings_.gtol, settings_.barrier_tol));
    const double fall = std::min(0.2, std::sqrt(mu_));  // superlinear in the end (Nocedal and Wright, (19.36))
    mu_ = std::max(fall * mu_, floor);
    inner_tolerance_ = std::max(fall * inner_tolerance_, std::min(inner_tolerance_, 0.1 * settings_.gtol));
    radius_ = std::max(settings_.tr_radius, 5 * radius_);
    take_barrier();
    best_optimality_ = std::numeric_limits<double>::infinity();
    noisy_ = 0;
}

/// A stopping test that holds: SciPy's status 0 to 2, 4 and 5 as documented at minimize; -1 for none.
inline int TrustConstr::outcome() const {
    if (unbounded_) return 5;
    const bool feasible = violation_ <= settings_.gtol;
    const double gap = std::max(settings_.gtol, settings_.barrier_tol);
    if (feasible && optimality_ <= settings_.gtol && (inequalities() == 0 || complementarity_ <= gap)) return 1;
    if (stuck_ >= 10) return 4;
    if (radius_ < settings_.xtol && (inequalities() == 0 || mu_ <= gap)) return feasible ? 2 : 4;
    return iterations_ >= settings_.maxiter ? 0 : -1;
}

template <class>
inline void TrustConstr::report(OptimizeResult& result, bool all) const {
    const Point& point = program_.current();
    result.x = point.x;
    result.fun = point.f;
    result.jac = result.grad = program_.gradient();
    result.nit = result.niter = iterations_;
    result.nfev = program_.nfev();
    result.njev = program_.njev();
    result.nhev = program_.nhev();
    result.optimality = optimality_;
    result.constr_violation = violation_;
    result.complementarity = complementarity_;
    result.tr_radius = radius_;
    result.constr_penalty = penalty_;
    result.barrier_parameter = mu_;
    result.barrier_tolerance = inner_tolerance_;
    result.cg_niter = cg_iterations_;
    result.cg_stop_cond = static_cast<int>(cg_stop_);
    if (!all) return;
    result.lagrangian_grad.resize(std::min(lagrangian_gradient_.size(), program_.variables()));
    for (Eigen::Index i = 0; i < result.lagrangian_grad.size(); ++i)
        result.lagrangian_grad[i] = lagrangian_gradient_[i];
    const Eigen::Index blocks = program_.blocks().size();
    const std::size_t count = core::to_size(blocks);
    result.constr = point.values;
    result.constr.resize(count);
    result.constr_jac.resize(count);
    result.v.resize(count);
    result.constr_nfev.resize(count);
    result.constr_njev.resize(count);
    result.constr_nhev.resize(count);
    for (Eigen::Index b = 0; b < blocks; ++b) {
        const std::size_t k = core::to_size(b);
        const ConstraintBlock& block = program_.blocks()[b];
        result.constr_jac[k] = program_.block_jacobian(b);
        if (multipliers_.size() == program_.equations() + inequalities())
            result.v[k] = program_.block_multipliers(b, multipliers_);
        result.constr_nfev[k] = block.nfev;
        result.constr_njev[k] = block.njev;
        result.constr_nhev[k] = block.nhev;
    }
}

template <class>
inline OptimizeResult TrustConstr::run(const StopRef* stop) {
    const double begin = core::monotonic_seconds();
    const auto elapsed = [begin] { return core::monotonic_seconds() - begin; };
    OptimizeResult result;
    result.method = inequalities() > 0 ? "tr_interior_point" : "equality_constrained_sqp";
    int status = 5;
    if (program_.current().usable) {
        start();
        while ((status = outcome()) < 0) {
            if (inequalities() > 0 && mu_ > 0) {
                double residual = 0;
                for (Eigen::Index k = 0; k < c_.size(); ++k) residual = std::max(residual, std::abs(c_[k]));
                const bool solved = inner_optimality_ < inner_tolerance_ && residual < inner_tolerance_;
                if (solved || radius_ < settings_.xtol) reduce_barrier();
            }
            iterate();
            ++iterations_;
            if (stop) {
                report(result, true);
                result.execution_time = elapsed();
                if ((*stop)(result)) {
                    status = 3;
                    break;
                }
            }
        }
    }
    report(result, true);
    static const char* const messages[] = {
        "The maximum number of iterations is reached.",
        "The tests on optimality, feasibility and complementarity are met.",
        "The trust region is smaller than xtol at a feasible point.",
        "The callback asked to stop.",
        "No feasible point is in reach: the constraints can not be satisfied better near x.",
        "The objective, a constraint or a derivative is not finite at x0, or the iterates diverge."};
    result.status = status;
    result.success = status == 1 || status == 2;
    result.message = messages[status];
    result.execution_time = elapsed();
    return result;
}

template <class Options>
[[nodiscard]] TrustConstrSettings trust_constr_settings(const Options& o, std::optional<double> tol) {
    const auto positive = [](double v, const char* what) {
        core::require(v > 0 && std::isfinite(v), "minimize", what, " must be positive and finite, got ", v);
        return v;
    };
    const auto tolerance = [&](std::optional<double> value, const char* what) {
        const double v = value.value_or(tol.value_or(1e-8));
        core::require(v >= 0, "minimize", what, " must not be negative, got ", v);
        return v;
    };
    core::require(o.maxiter >= 0, "minimize", "options.maxiter must not be negative, got ", o.maxiter);
    return {.gtol = tolerance(o.gtol, "options.gtol"),
            .xtol = tolerance(o.xtol, "options.xtol"),
            .barrier_tol = tolerance(o.barrier_tol, "options.barrier_tol"),
            .tr_radius = positive(o.initial_tr_radius, "options.initial_tr_radius"),
            .penalty = positive(o.initial_constr_penalty, "options.initial_constr_penalty"),
            .barrier_parameter = positive(o.initial_barrier_parameter, "options.initial_barrier_parameter"),
            .barrier_tolerance = positive(o.initial_barrier_tolerance, "options.initial_barrier_tolerance"),
            .maxiter = o.maxiter};
}

template <class Options>
OptimizeResult trust_constr(const minimize::Request& request, const Options& o) {
    const MinimizeOptions& options = request.options;
    const TrustConstrSettings settings = trust_constr_settings(o, options.tol);
    NonlinearProgram program(request.objective, request.x0,
                             {.jac = &options.jac,
                              .hess = &options.hess,
                              .hessp = &options.hessp,
                              .bounds = &options.bounds,
                              .constraints = &options.constraints,
                              .rel_step = &o.finite_diff_rel_step});
    TrustConstr solver(program, settings);
    if (!options.callback) return solver.run(nullptr);
    const auto ask = [&](const OptimizeResult& state) { return options.callback(state.x, state); };
    const StopRef stop = ask;
    return solver.run(&stop);
}

}  // namespace scixx::optimize::detail
