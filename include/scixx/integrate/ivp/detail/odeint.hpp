// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/ivp/detail/adams_bdf.hpp>
#include <scixx/integrate/ivp/ode_function.hpp>

namespace scixx::integrate::ivp::detail {

template <class T = double>
struct OdeintProblem {
    Eigen::ArrayXd times, tcrit;
    std::optional<Eigen::Index> ml, mu;
    double h0, hmax, hmin;
    int mxstep, mxordn, mxords;
    Eigen::ArrayXd rtol{}, atol{};
};

template <class T = double>
void check(const OdeintProblem<T>& p, const StateVector<T>& y0) {
    core::require(p.times.size() >= 1, "odeint", "t must not be empty");
    core::require(y0.size() >= 1, "odeint", "y0 must not be empty");
    core::require(y0.allFinite(), "odeint", "y0 must be finite");
    core::require(p.times.allFinite(), "odeint", "t must be finite");
    const double direction = p.times[p.times.size() - 1] >= p.times[0] ? 1 : -1;
    for (Eigen::Index i = 1; i < p.times.size(); ++i)
        core::require(direction * (p.times[i] - p.times[i - 1]) >= 0, "odeint",
                      "t must be sorted, increasing or decreasing");
    core::require(std::isfinite(p.h0) && p.hmax >= 0 && p.hmin >= 0, "odeint",
                  "h0, hmax and hmin must not be negative, got ", p.h0, ", ", p.hmax, " and ", p.hmin);
    core::require(p.mxstep >= 0, "odeint", "mxstep must not be negative, got ", p.mxstep);
    core::require(p.mxordn >= 1 && p.mxordn <= 12, "odeint", "mxordn must be from 1 to 12, got ", p.mxordn);
    core::require(p.mxords >= 1 && p.mxords <= 5, "odeint", "mxords must be from 1 to 5, got ", p.mxords);
    core::require(!p.tcrit.hasNaN(), "odeint", "tcrit must not be NaN");
}

/// Info is OdeintInfo.
template <class T, class Info>
void odeint(const OdeFunction<T>& fun, const typename AdamsBdf<T>::Jacobian* jacobian, const StateVector<T>& y0,
            const OdeintProblem<T>& problem, StateMatrix<T>& y, Info& info) {
    using Core = AdamsBdf<T>;
    constexpr double eps = std::numeric_limits<double>::epsilon(), infinity = std::numeric_limits<double>::infinity();
    check(problem, y0);
    const Eigen::ArrayXd& times = problem.times;
    const Eigen::Index n = y0.size(), count = times.size(), wanted = count - 1;
    const double direction = times[wanted] >= times[0] ? 1 : -1;
    y.setConstant(count, n, std::numeric_limits<double>::quiet_NaN());
    y.row(0) = y0.transpose();
    for (Eigen::ArrayXd* each : {&info.hu, &info.tcur, &info.tolsf, &info.tsw}) each->setZero(wanted);
    for (auto* each : {&info.nst, &info.nfe, &info.nje, &info.nqu, &info.mused}) each->setZero(wanted);
    const JacobianStructure structure = structure_of(n, {}, problem.ml, problem.mu, "odeint");
    info.leniw = 20 + n;
    const Eigen::Index system = structure.banded ? (2 * structure.lower + structure.upper + 1) * n : n * n;
    info.lenrw = std::max(20 + (problem.mxordn + 4) * n, 22 + (problem.mxords + 4) * n + system);
    info.message = "Integration successful.";
    if (wanted == 0) return;

    Core core({problem.rtol, problem.atol, problem.hmin, problem.hmax > 0 ? problem.hmax : infinity, problem.mxordn,
               problem.mxords, structure},
              times[0], y0);
    Eigen::Index critical = 0;
    bool started = false;
    StateVector<T> state(n);
    const auto end = [&](int status, const char* message) {
        info.status = status;
        info.success = false;
        info.message = message;
    };
    for (Eigen::Index k = 0; k < wanted && info.success; ++k) {
        const double target = times[k + 1];
        if (!started && target == times[0]) {
            y.row(k + 1) = y0.transpose();
            continue;
        }
        if (!started) core.start(fun, target, std::abs(problem.h0));
        started = true;
        const Eigen::Index most = problem.mxstep > 0 ? problem.mxstep : 500, before = core.steps;
        while (info.success && direction * (core.t - target) < 0) {
            if (core.steps - before >= most) {
                end(-1, "Excess work done: mxstep steps did not lead to the next time.");
                break;
            }
            while (critical < problem.tcrit.size() &&
                   direction * (problem.tcrit[critical] - core.t) <= 100 * eps * (std::abs(core.t) + std::abs(core.h)))
                ++critical;
            if (critical < problem.tcrit.size()) {
                const double bound = problem.tcrit[critical];
                if ((core.t + core.h * (1 + 4 * eps) - bound) * direction > 0)
                    core.shorten((bound - core.t) * (1 - 4 * eps) / core.h);
            }
            switch (core.step(fun, jacobian)) {
                case Core::Outcome::success:
                    break;
                case Core::Outcome::excess_accuracy:
                    end(-2, "Excess accuracy requested: the tolerances are too small.");
                    break;
                case Core::Outcome::error_test_failed:
                    end(-4, "Repeated error test failures: there may be a singularity.");
                    break;
                case Core::Outcome::no_progress:
                    end(-5, "The steps have become shorter than the spacing between numbers.");
                    break;
                case Core::Outcome::convergence_failed:
                    end(-5, "Repeated convergence failures: the Jacobian or the tolerances may be wrong.");
                    break;
            }
        }
        if (info.success) {
            core.interpolate(target, state);
            y.row(k + 1) = state.transpose();
        } else if (info.status <= -4) {
            info.imxer = core.worst_component();
        }
        info.hu[k] = core.step_used;
        info.tcur[k] = core.t;
        info.tolsf[k] = core.excess > 1 ? 2 * core.excess : 0;
        info.tsw[k] = core.last_switch;
        info.nst[k] = core.steps;
        info.nfe[k] = core.evaluations;
        info.nje[k] = core.jacobians;
        info.nqu[k] = core.order_used;
        info.mused[k] = static_cast<Eigen::Index>(core.family_used);
    }
}

}  // namespace scixx::integrate::ivp::detail
