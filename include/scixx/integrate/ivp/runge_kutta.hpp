// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/ivp/detail/tableaus.hpp>
#include <scixx/integrate/ivp/ode_solver.hpp>
#include <utility>
#include <vector>

namespace scixx::integrate {

/// An explicit Runge-Kutta method with step control and dense output, given by its tableau.
///
/// The control of the step is that of Hairer, Norsett and Wanner, Solving Ordinary Differential Equations I, section
/// II.4: a step h with error norm e is followed by h min(10, max(0.2, 0.9 e^(-1/(q + 1)))), q the order of the error
/// estimate; a step with e >= 1 is repeated, and the step after a repeated one does not grow. A NaN counts as e >= 1.
template <class T = double>
class RungeKutta : public OdeSolver<T> {
public:
    using typename OdeSolver<T>::Vector;
    using typename OdeSolver<T>::Matrix;

    RungeKutta(const ivp::detail::Tableau& tableau, OdeFunction<T> fun, double t0, Vector y0, double end,
               const OdeSolverOptions<T>& options)
        : OdeSolver<T>(std::move(fun), t0, std::move(y0), end, options), tableau_(tableau) {
        const Eigen::Index n = this->n();
        stages_.assign(static_cast<std::size_t>(tableau.stages) + 1, Vector(n));
        y_new_.resize(n);
        f_.resize(n);
        if (n > 0) this->evaluate(this->t, this->y, f_);
        h_abs_ = options.first_step ? *options.first_step : this->initial_step(f_, tableau.error_order);
    }

protected:
    bool advance() override {
        const double least = this->least_step(), exponent = -1.0 / (tableau_.error_order + 1);
        double h_abs = this->clamped_step(h_abs_, least);
        bool rejected = false;
        while (true) {
            if (!(h_abs >= least)) return this->fail(this->too_small);
            const double t_new = this->end_of_step(h_abs);
            const double h = t_new - this->t;
            h_abs = std::abs(h);
            take_step(h);
            const double error = error_of_step(h);
            if (error < 1) {
                double factor = error == 0 ? 10 : std::min(10.0, 0.9 * std::pow(error, exponent));
                if (rejected) factor = std::min(1.0, factor);
                h_ = h;
                h_abs_ = h_abs * factor;
                y_old_.swap(this->y);
                this->y.swap(y_new_);
                f_.swap(stages_.back());
                y_new_.resize(this->n());
                this->t = t_new;
                return true;
            }
            const double factor = 0.9 * std::pow(error, exponent);
            h_abs *= factor > 0.2 ? factor : 0.2;  // also for NaN
            rejected = true;
        }
    }

    [[nodiscard]] std::shared_ptr<const DenseOutput<T>> interpolant() override {
        // The new derivative has gone to f_; the polynomials' coefficients are sums over stages.
        Matrix q = Matrix::Zero(this->n(), tableau_.powers);
        for (int i = 0; i <= tableau_.stages; ++i)
            for (int k = 0; k < tableau_.powers; ++k) {
                const double weight = tableau_.p[i * tableau_.powers + k];
                if (weight != 0) q.col(k) += weight * stage(i);
            }
        return std::make_shared<Polynomial>(this->t_old, this->t, y_old_, std::move(q));
    }

    /// Stage i of the last accepted step, i = stages for the derivative at its end.
    [[nodiscard]] const Vector& stage(int i) const {
        return i == tableau_.stages ? f_ : stages_[static_cast<std::size_t>(i)];
    }

    /// out = base + h sum of weights[j] * stages[j], in blocks that stay in the first-level cache.
    void combine(const Vector& base, double h, const double* weights, int count, Vector& out) const {
        switch (base.size()) {
            case 1:
                return combine_few<1>(base, h, weights, count, out);
            case 2:
                return combine_few<2>(base, h, weights, count, out);
            case 3:
                return combine_few<3>(base, h, weights, count, out);
            case 4:
                return combine_few<4>(base, h, weights, count, out);
            default:
                break;
        }
        constexpr Eigen::Index block = 128;
        std::array<T, block> sum;
        for (Eigen::Index begin = 0; begin < base.size(); begin += block) {
            const Eigen::Index size = std::min(block, base.size() - begin);
            for (Eigen::Index i = 0; i < size; ++i) sum[static_cast<std::size_t>(i)] = T(0);
            for (int j = 0; j < count; ++j) {
                if (weights[j] == 0) continue;
                const T* const k = stages_[static_cast<std::size_t>(j)].data() + begin;
                const double weight = weights[j];
                for (Eigen::Index i = 0; i < size; ++i) sum[static_cast<std::size_t>(i)] += weight * k[i];
            }
            for (Eigen::Index i = 0; i < size; ++i)
                out[begin + i] = base[begin + i] + h * sum[static_cast<std::size_t>(i)];
        }
    }

    template <std::size_t N>
    void combine_few(const Vector& base, double h, const double* weights, int count, Vector& out) const {
        const Vector* const stages = stages_.data();
        T sum[N] = {};
        for (int j = 0; j < count; ++j) {
            const T* const k = stages[j].data();
            for (std::size_t i = 0; i < N; ++i) sum[i] += weights[j] * k[i];
        }
        for (std::size_t i = 0; i < N; ++i) out.data()[i] = base.data()[i] + h * sum[i];
    }

    /// The weighted norm of h sum of weights[j] * stages[j].
    [[nodiscard]] double norm_of(double h, const double* weights, int count) {
        zero_.setZero(this->n());
        estimate_.resize(this->n());
        combine(zero_, h, weights, count, estimate_);
        return this->error_norm(estimate_, this->y, y_new_);
    }

    [[nodiscard]] virtual double error_of_step(double h) { return norm_of(h, tableau_.e, tableau_.stages + 1); }

    const ivp::detail::Tableau& tableau_;
    std::vector<Vector> stages_;  // while a step is tried; its last entry is the derivative at the new point
    Vector y_new_, y_old_, f_;
    double h_ = 0;

private:
    void take_step(double h) {
        stages_[0] = f_;
        const double* a = tableau_.a;
        for (int i = 1; i < tableau_.stages; ++i) {
            combine(this->y, h, a, i, y_new_);
            a += i;
            this->evaluate(this->t + tableau_.c[i] * h, y_new_, stages_[static_cast<std::size_t>(i)]);
        }
        combine(this->y, h, tableau_.b, tableau_.stages, y_new_);
        this->evaluate(this->t + h, y_new_, stages_.back());
    }

    class Polynomial : public DenseOutput<T> {
    public:
        Polynomial(double begin, double end, const Vector& y_old, Matrix q)
            : DenseOutput<T>(begin, end), y_old_(y_old), q_(std::move(q)) {}
        void evaluate(double at, Vector& y) const override {
            const double h = this->t - this->t_old, x = (at - this->t_old) / h;
            y = q_.col(q_.cols() - 1);
            for (Eigen::Index k = q_.cols() - 2; k >= 0; --k) y = q_.col(k) + x * y;
            y = y_old_ + (h * x) * y;
        }

    private:
        Vector y_old_;
        Matrix q_;
    };

    double h_abs_;
    Vector zero_, estimate_;
};

/// Explicit Runge-Kutta method of order 3(2) by Bogacki and Shampine: for crude tolerances.
/// @see scipy.integrate.RK23
template <class T = double>
class RK23 : public RungeKutta<T> {
public:
    RK23(OdeFunction<T> fun, double t0, StateVector<T> y0, double end, const OdeSolverOptions<T>& options = {})
        : RungeKutta<T>(ivp::detail::rk23, std::move(fun), t0, std::move(y0), end, options) {}
};

/// Explicit Runge-Kutta method of order 5(4) by Dormand and Prince, with a dense output of fourth order.
///
/// @param fun      right-hand side, see OdeFunction.
/// @param t0       start.
/// @param y0       state at the start, n finite components.
/// @param end      end of the integration, may be before the start or infinite.
/// @param options  see OdeSolverOptions (jac has no meaning here).
/// @throws std::invalid_argument for a start that is not finite and for options outside their domains.
/// @note   Six evaluations and O(n) for a step.
/// @see scipy.integrate.RK45
template <class T = double>
class RK45 : public RungeKutta<T> {
public:
    RK45(OdeFunction<T> fun, double t0, StateVector<T> y0, double end, const OdeSolverOptions<T>& options = {})
        : RungeKutta<T>(ivp::detail::rk45, std::move(fun), t0, std::move(y0), end, options) {}
};

/// Methods of solve_ivp, as values: `solve_ivp(f, {0, 10}, y0, {.method = method::RK23})`.
namespace method {
/// What makes a solver of class Solver<T>.
template <template <class> class Solver>
struct IvpMethodOf {
    template <class T>
    static std::unique_ptr<OdeSolver<T>> make(OdeFunction<T> fun, double t0, StateVector<T> y0, double end,
                                              const OdeSolverOptions<T>& options) {
        return std::make_unique<Solver<T>>(std::move(fun), t0, std::move(y0), end, options);
    }
};
/// Explicit Runge-Kutta method of order 3(2), see the class RK23.
inline constexpr IvpMethodOf<scixx::integrate::RK23> RK23{};
/// Explicit Runge-Kutta method of order 5(4), see the class RK45: the default.
inline constexpr IvpMethodOf<scixx::integrate::RK45> RK45{};
}  // namespace method

}  // namespace scixx::integrate
