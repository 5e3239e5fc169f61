// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <memory>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/ivp/detail/dop853_tables.hpp>
#include <scixx/integrate/ivp/runge_kutta.hpp>
#include <utility>

namespace scixx::integrate {

/// Explicit Runge-Kutta method of order 8 with error estimates of orders 5 and 3 and a dense output of order 7, by
/// Hairer, Norsett and Wanner (after Dormand and Prince): for strict tolerances.
///
/// Parameters and errors are those of RK45.
/// @note   Twelve evaluations and O(n) for a step, three more where the dense output is asked for.
/// @see scipy.integrate.DOP853
template <class T = double>
class DOP853 : public RungeKutta<T> {
public:
    using typename OdeSolver<T>::Vector;

    DOP853(OdeFunction<T> fun, double t0, Vector y0, double end, const OdeSolverOptions<T>& options = {})
        : RungeKutta<T>(ivp::detail::dop853, std::move(fun), t0, std::move(y0), end, options) {}

protected:
    // The two estimates combined as in section II.10 of the book.
    [[nodiscard]] double error_of_step(double h) override {
        const double fifth = this->norm_of(1, ivp::detail::dop853_e5, 13),
                     third = this->norm_of(1, ivp::detail::dop853_e3, 13);
        if (fifth == 0 && third == 0) return 0;
        return std::abs(h) * fifth * fifth / std::sqrt(fifth * fifth + 0.01 * third * third);
    }

    [[nodiscard]] std::shared_ptr<const DenseOutput<T>> interpolant() override {
        const Eigen::Index n = this->n();
        const double h = this->t - this->t_old;
        std::array<Vector, 3> extra{Vector(n), Vector(n), Vector(n)};
        const auto stage = [&](int i) -> const Vector& {
            return i <= 12 ? this->stage(i) : extra[static_cast<std::size_t>(i - 13)];
        };
        const double* a = ivp::detail::dop853_a_extra;
        Vector state(n);
        for (int s = 13; s < 16; ++s) {
            state.setZero();
            for (int j = 0; j < s; ++j)
                if (a[j] != 0) state += a[j] * stage(j);
            a += s;
            state = this->y_old_ + h * state;
            this->evaluate(this->t_old + ivp::detail::dop853_c[s] * h, state, extra[static_cast<std::size_t>(s - 13)]);
        }
        std::array<Vector, 7> terms;
        const Vector step = this->y - this->y_old_;
        terms[0] = step;
        terms[1] = h * this->stage(0) - step;
        terms[2] = 2 * step - h * (this->stage(12) + this->stage(0));
        for (int k = 0; k < 4; ++k) {
            Vector& sum = terms[static_cast<std::size_t>(3 + k)];
            sum = Vector::Zero(n);
            for (int j = 0; j < 16; ++j) {
                const double weight = ivp::detail::dop853_d[k * 16 + j];
                if (weight != 0) sum += weight * stage(j);
            }
            sum *= h;
        }
        return std::make_shared<Nested>(this->t_old, this->t, this->y_old_, std::move(terms));
    }

private:
    // y_old + x (f0 + (1 - x) (f1 + x (f2 + ...))), x in [0, 1] the place within the step.
    class Nested : public DenseOutput<T> {
    public:
        Nested(double begin, double end, const Vector& y_old, std::array<Vector, 7> terms)
            : DenseOutput<T>(begin, end), y_old_(y_old), terms_(std::move(terms)) {}
        void evaluate(double at, Vector& y) const override {
            const double x = (at - this->t_old) / (this->t - this->t_old);
            y.setZero(y_old_.size());
            for (int k = 6; k >= 0; --k) y = (y + terms_[static_cast<std::size_t>(k)]) * (k % 2 == 0 ? x : 1 - x);
            y += y_old_;
        }

    private:
        Vector y_old_;
        std::array<Vector, 7> terms_;
    };
};

namespace method {
/// Explicit Runge-Kutta method of order 8, see the class DOP853.
inline constexpr IvpMethodOf<scixx::integrate::DOP853> DOP853{};
}  // namespace method

}  // namespace scixx::integrate
