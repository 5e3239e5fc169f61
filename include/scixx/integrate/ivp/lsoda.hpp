// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <limits>
#include <memory>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/ivp/detail/adams_bdf.hpp>
#include <scixx/integrate/ivp/runge_kutta.hpp>
#include <type_traits>
#include <utility>

namespace scixx::integrate {

/// Adams and BDF method of variable order with automatic change between the two: for problems that may be stiff in
/// parts.
///
/// The nonstiff family is Adams-Moulton of orders 1 to 12 with functional iteration, the stiff one BDF of orders 1 to 5
/// with a chord iteration on the Jacobian. Parameters and errors are those of RK45; besides, `jac` of the options is
/// the Jacobian, `min_step` the shortest step, and with `lband` and `uband` the Jacobian is banded (then `jac` returns
/// it packed, entry (i, j) in row i - j + uband of column j).
/// @throws std::invalid_argument also for a negative min_step, and for bands outside 0 .. n - 1.
/// @note   About two evaluations and O(n q) for a step; with BDF O(n^2), or O(n (lband + uband)), and the decomposition
///         of a matrix some ten steps apart. nfev counts the evaluations for finite differences, too, as SciPy does
///         here. Sources: L. Petzold, Automatic selection of methods for solving stiff and nonstiff systems of ordinary
///         differential equations, SIAM J. Sci. Stat. Comput. 4 (1983) 136; A. C. Hindmarsh, ODEPACK, a systematized
///         collection of ODE solvers, Scientific Computing, North-Holland 1983, 55.
/// @see scipy.integrate.LSODA
template <class T = double>
class LSODA : public OdeSolver<T> {
    static_assert(std::is_same_v<T, double>, "LSODA integrates real states");
    using Core = ivp::detail::AdamsBdf<T>;

public:
    using typename OdeSolver<T>::Vector;
    using typename OdeSolver<T>::Matrix;

    LSODA(OdeFunction<T> fun, double t0, Vector y0, double end, const OdeSolverOptions<T>& options = {})
        : OdeSolver<T>(std::move(fun), t0, std::move(y0), end, options),
          jac_(options.jac),
          first_step_(options.first_step.value_or(0)),
          core_({this->rtol_, this->atol_, options.min_step, options.max_step, 12, 5,
                 ivp::detail::structure_of(this->n(), {}, options.lband, options.uband)},
                t0, this->y),
          rows_(options.lband || options.uband ? options.lband.value_or(0) + options.uband.value_or(0) + 1
                                               : this->n()) {
        core::require(options.min_step >= 0, "solve_ivp", "min_step must not be negative, got ", options.min_step);
    }

protected:
    bool advance() override {
        constexpr double eps = std::numeric_limits<double>::epsilon();
        const auto f = [this](double at, const Vector& state, Vector& out) { this->fun_(at, state, out); };
        if (!started_) core_.start(f, this->t_bound, first_step_);
        started_ = true;
        if (((core_.t + core_.h * (1 + 4 * eps)) - this->t_bound) * this->direction > 0)
            core_.shorten((this->t_bound - core_.t) * (1 - 4 * eps) / core_.h);
        const auto jacobian = [this](double at, const Vector& state, Matrix& out) { jac_(at, state, out, rows_); };
        const typename Core::Jacobian reference(jacobian);
        const auto outcome = core_.step(f, jac_.given() ? &reference : nullptr);
        this->nfev = core_.evaluations;
        this->njev = this->nlu = core_.jacobians;
        switch (outcome) {
            case Core::Outcome::success:
                break;
            case Core::Outcome::excess_accuracy:
                return this->fail("The tolerances are too small for double precision.");
            case Core::Outcome::error_test_failed:
                return this->fail("The error test failed repeatedly, or with the shortest step.");
            case Core::Outcome::no_progress:
                return this->fail(this->too_small);
            case Core::Outcome::convergence_failed:
                return this->fail("The corrector failed to converge repeatedly, or with the shortest step.");
        }
        this->t = core_.t;
        if (std::abs(core_.t - this->t_bound) <= 100 * eps * (std::abs(core_.t) + std::abs(core_.h)))
            this->t = this->t_bound;
        this->y = core_.history().col(0);
        return true;
    }

    [[nodiscard]] std::shared_ptr<const DenseOutput<T>> interpolant() override {
        return std::make_shared<Taylor>(this->t_old, this->t, core_.t, core_.h, core_.degree(),
                                        core_.history().leftCols(core_.degree() + 1));
    }

private:
    class Taylor : public DenseOutput<T> {
    public:
        Taylor(double begin, double end, double centre, double h, int order, Matrix history)
            : DenseOutput<T>(begin, end), centre_(centre), h_(h), order_(order), history_(std::move(history)) {}
        void evaluate(double at, Vector& y) const override { Core::taylor(history_, order_, (at - centre_) / h_, y); }

    private:
        double centre_, h_;
        int order_;
        Matrix history_;
    };

    OdeJacobian<T> jac_;
    double first_step_;
    bool started_ = false;
    Core core_;
    Eigen::Index rows_;
};

namespace method {
/// What makes an LSODA solver.
struct LsodaMethod {
    /// @throws std::invalid_argument for complex states.
    template <class T>
    static std::unique_ptr<OdeSolver<T>> make(OdeFunction<T> fun, double t0, StateVector<T> y0, double end,
                                              const OdeSolverOptions<T>& options) {
        if constexpr (std::is_same_v<T, double>)
            return std::make_unique<scixx::integrate::LSODA<T>>(std::move(fun), t0, std::move(y0), end, options);
        else
            core::fail("solve_ivp", "y0 must be real for LSODA");
    }
};
/// Adams and BDF method with automatic change between them, see the class LSODA.
inline constexpr LsodaMethod LSODA{};
}  // namespace method

}  // namespace scixx::integrate
