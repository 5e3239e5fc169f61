// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <complex>
#include <memory>
#include <numbers>
#include <optional>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/ivp/detail/implicit.hpp>
#include <scixx/integrate/ivp/runge_kutta.hpp>
#include <type_traits>
#include <utility>

namespace scixx::integrate {

/// Implicit Runge-Kutta method of the Radau IIA family of order 5, with an error estimate of order 3 and a cubic dense
/// output: for stiff problems.
///
/// Parameters and errors are those of RK45; `jac` of the options is the Jacobian.
/// @note   Each step solves a system of 3 n equations by simplified Newton iterations, split by an eigenbasis into a
///         real and a complex one of n: two LU decompositions, O(n^3), where the Jacobian or the step has changed.
///         Source: E. Hairer and G. Wanner, Solving Ordinary Differential Equations II, 2nd edition, section IV.8.
/// @see scipy.integrate.Radau
template <class T = double>
class Radau : public ivp::detail::ImplicitSolver<T> {
    using Base = ivp::detail::ImplicitSolver<T>;

public:
    using typename Base::Matrix;
    using typename Base::Vector;

    Radau(OdeFunction<T> fun, double t0, Vector y0, double end, const OdeSolverOptions<T>& options = {})
        : Base(std::move(fun), t0, std::move(y0), end, options) {
        const Eigen::Index n = this->n();
        f_.resize(n);
        z_.setZero(n, 3);
        if (n == 0) return;
        this->evaluate(this->t, this->y, f_);
        h_abs_ = options.first_step ? *options.first_step : this->initial_step(f_, 3);
        this->update_jacobian(this->t, this->y, f_);
    }

protected:
    bool advance() override {
        const double least = this->least_step();
        double h_abs = this->clamped_step(h_abs_, least);
        if (h_abs != h_abs_) {
            h_abs_old_.reset();
            error_old_.reset();
        }
        bool rejected = false;
        while (true) {
            if (!(h_abs >= least)) return this->fail(this->too_small);
            const double t_new = this->end_of_step(h_abs);
            const double h = t_new - this->t;
            h_abs = std::abs(h);
            predict(h);
            const Eigen::ArrayXd scale = this->atol_ + this->y.array().abs() * this->rtol_;
            bool converged = false;
            while (!converged) {
                if (!decomposed_) decompose(h);
                converged = iterate(h, scale);
                if (converged) break;
                if (jacobian_is_current_) break;
                this->update_jacobian(this->t, this->y, f_);
                jacobian_is_current_ = true;
                decomposed_ = false;
            }
            if (!converged) {
                h_abs *= 0.5;
                decomposed_ = false;
                continue;
            }
            const Vector y_new = this->y + z_.col(2);
            const double safety = 0.9 * (2 * most_iterations + 1) / (2 * most_iterations + iterations_);
            double error = error_of(h, y_new, rejected);
            if (!(error <= 1)) {
                const double factor = predicted_factor(h_abs, error);
                h_abs *= std::max(0.2, std::isfinite(factor) ? safety * factor : 0.0);
                decomposed_ = false;
                rejected = true;
                continue;
            }
            accept(t_new, h_abs, y_new, error, safety);
            return true;
        }
    }

    [[nodiscard]] std::shared_ptr<const DenseOutput<T>> interpolant() override {
        return std::make_shared<Cubic>(this->t_old, this->t, y_old_, q_);
    }

private:
    // Dependent, so that nothing of it is compiled before it is used.
    using Complex = std::complex<typename Eigen::NumTraits<T>::Real>;
    static constexpr int most_iterations = 6;
    static constexpr double root6 = 2.449489742783178098197284;
    static constexpr double nodes[3] = {(4 - root6) / 10, (4 + root6) / 10, 1};
    static constexpr double estimate[3] = {(-13 - 7 * root6) / 3, (-13 + 7 * root6) / 3, -1.0 / 3};
    // The inverse of the method's matrix A has one real eigenvalue and a complex pair: with c = 3^(1/3),
    // 3 + c^2 - c and 3 + (c - c^2) / 2 -+ i (3^(5/6) + 3^(7/6)) / 2.
    static constexpr double real_eigenvalue = 3.6378342527444957;
    static constexpr Complex eigenvalue{2.6810828736277523, -3.0504301992474105};
    // T and its inverse carry A^-1 to block diagonal form (section IV.8, equation 8.5 and the program RADAU5).
    static constexpr double basis[3][3] = {{0.09443876248897524, -0.14125529502095421, 0.03002919410514742},
                                           {0.25021312296533332, 0.20412935229379994, -0.38294211275726192},
                                           {1, 1, 0}};
    static constexpr double inverse[3][3] = {{4.17871859155190428, 0.32768282076106237, 0.52337644549944951},
                                             {-4.17871859155190428, -0.32768282076106237, 0.47662355450055044},
                                             {0.50287263494578682, -2.57192694985560522, 0.59603920482822492}};
    // The collocation polynomial through 0 at the step's begin and z at the nodes, in powers 1 to 3 of the place.
    static constexpr double power[3][3] = {{13.0 / 3 + 7 * root6 / 3, -23.0 / 3 - 22 * root6 / 3, 10.0 / 3 + 5 * root6},
                                           {13.0 / 3 - 7 * root6 / 3, -23.0 / 3 + 22 * root6 / 3, 10.0 / 3 - 5 * root6},
                                           {1.0 / 3, -8.0 / 3, 10.0 / 3}};

    class Cubic : public DenseOutput<T> {
    public:
        Cubic(double begin, double end, const Vector& y_old, const Matrix& q)
            : DenseOutput<T>(begin, end), y_old_(y_old), q_(q) {}
        void evaluate(double at, Vector& y) const override {
            const double x = (at - this->t_old) / (this->t - this->t_old);
            y = y_old_ + x * (q_.col(0) + x * (q_.col(1) + x * q_.col(2)));
        }

    private:
        Vector y_old_;
        Matrix q_;
    };

    static void product(const Matrix& in, const double (&m)[3][3], Matrix& out) {
        for (int i = 0; i < 3; ++i) out.col(i) = m[i][0] * in.col(0) + m[i][1] * in.col(1) + m[i][2] * in.col(2);
    }

    // The start of the iteration: the last step's polynomial continued.
    void predict(double h) {
        if (q_.size() == 0) {
            z_.setZero();
            return;
        }
        const double h_old = this->t - this->t_old;
        for (int i = 0; i < 3; ++i) {
            const double x = 1 + h * nodes[i] / h_old;
            z_.col(i) = y_old_ + x * (q_.col(0) + x * (q_.col(1) + x * q_.col(2))) - this->y;
        }
    }

    void decompose(double h) {
        lu_.compute(this->structure_, this->jacobian_, T(real_eigenvalue / h), T(-1));
        complex_lu_.compute(this->structure_, this->jacobian_, eigenvalue / h, Complex(-1));
        if constexpr (std::is_same_v<T, Complex>) {
            // Complex states: the conjugate eigenvalue has a system of its own.
            conjugate_lu_.compute(this->structure_, this->jacobian_, std::conj(eigenvalue) / h, Complex(-1));
            ++this->nlu;
        }
        this->nlu += 2;
        decomposed_ = true;
    }

    // Simplified Newton iterations for the stages' increments z; false where they do not converge fast enough.
    bool iterate(double h, const Eigen::ArrayXd& scale) {
        const Eigen::Index n = this->n();
        Matrix w(n, 3), f(n, 3), dw(n, 3);
        product(z_, inverse, w);
        Vector state(n), value(n);
        double norm_old = 0;
        std::optional<double> rate;
        for (iterations_ = 1; iterations_ <= most_iterations; ++iterations_) {
            for (int i = 0; i < 3; ++i) {
                state = this->y + z_.col(i);
                this->evaluate(this->t + h * nodes[i], state, value);
                f.col(i) = value;
            }
            if (!f.allFinite()) return false;
            Matrix g(n, 3);
            product(f, inverse, g);
            value = g.col(0) - (real_eigenvalue / h) * w.col(0);
            lu_.solve(value);
            dw.col(0) = value;
            if constexpr (std::is_same_v<T, double>) {
                Eigen::VectorX<Complex> right(n);
                right.real() = g.col(1);
                right.imag() = g.col(2);
                for (Eigen::Index i = 0; i < n; ++i) right[i] -= eigenvalue / h * Complex(w(i, 1), w(i, 2));
                complex_lu_.solve(right);
                dw.col(1) = right.real();
                dw.col(2) = right.imag();
            } else {
                // u = w1 + i w2 and v = w1 - i w2 are independent for complex w.
                const Complex i(0, 1);
                Eigen::VectorX<Complex> u = g.col(1) + i * g.col(2) - (eigenvalue / h) * (w.col(1) + i * w.col(2));
                Eigen::VectorX<Complex> v =
                    g.col(1) - i * g.col(2) - (std::conj(eigenvalue) / h) * (w.col(1) - i * w.col(2));
                complex_lu_.solve(u);
                conjugate_lu_.solve(v);
                dw.col(1) = (u + v) / 2.0;
                dw.col(2) = (u - v) / (2.0 * i);
            }
            double sum = 0;
            for (int k = 0; k < 3; ++k) {
                const double part = this->scaled_norm(dw.col(k), scale);
                sum += part * part;
            }
            const double norm = std::sqrt(sum / 3);
            if (iterations_ > 1) rate = norm / norm_old;
            if (rate && (!(*rate < 1) || std::pow(*rate, most_iterations - iterations_ + 1) / (1 - *rate) * norm >
                                             this->newton_tolerance_))
                return false;
            w += dw;
            product(w, basis, z_);
            if (norm == 0 || (rate && *rate / (1 - *rate) * norm < this->newton_tolerance_)) {
                rate_ = rate;
                return true;
            }
            norm_old = norm;
        }
        return false;
    }

    // The error of the embedded formula (section IV.8, equations 8.19 and 8.20).
    double error_of(double h, const Vector& y_new, bool rejected) {
        const Vector ze = (estimate[0] * z_.col(0) + estimate[1] * z_.col(1) + estimate[2] * z_.col(2)) / T(h);
        Vector error = f_ + ze;
        lu_.solve(error);
        const double norm = this->error_norm(error, this->y, y_new);
        if (!rejected || !(norm > 1)) return norm;
        Vector value(this->n());
        this->evaluate(this->t, this->y + error, value);
        error = value + ze;
        lu_.solve(error);
        return this->error_norm(error, this->y, y_new);
    }

    // The factor of the next step by the predictive controller of Gustafsson.
    [[nodiscard]] double predicted_factor(double h_abs, double error) const {
        double multiplier = 1;
        if (error_old_ && h_abs_old_ && error != 0)
            multiplier = h_abs / *h_abs_old_ * std::pow(*error_old_ / error, 0.25);
        return std::min(1.0, multiplier) * std::pow(error, -0.25);
    }

    void accept(double t_new, double h_abs, const Vector& y_new, double error, double safety) {
        const bool renew = !this->has_constant_jacobian() && iterations_ > 2 && rate_ && *rate_ > 1e-3;
        double factor = std::min(10.0, safety * predicted_factor(h_abs, error));
        if (!renew && factor < 1.2)
            factor = 1;
        else
            decomposed_ = false;
        y_old_ = this->y;
        q_.resize(this->n(), 3);
        for (int k = 0; k < 3; ++k)
            q_.col(k) = power[0][k] * z_.col(0) + power[1][k] * z_.col(1) + power[2][k] * z_.col(2);
        this->t = t_new;
        this->y = y_new;
        this->evaluate(t_new, this->y, f_);
        if (renew) this->update_jacobian(t_new, this->y, f_);
        jacobian_is_current_ = renew || this->has_constant_jacobian();
        h_abs_old_ = h_abs_;  // what was tried first, as in SciPy, also where a shorter step was accepted
        error_old_ = error;
        h_abs_ = h_abs * factor;
    }

    double h_abs_ = 0;
    std::optional<double> h_abs_old_, error_old_, rate_;
    Vector f_, y_old_;
    Matrix z_, q_;  // increments of the stages; the last step's polynomial
    int iterations_ = 0;
    bool decomposed_ = false, jacobian_is_current_ = true;
    ivp::detail::StructuredLu<T> lu_;
    ivp::detail::StructuredLu<Complex> complex_lu_, conjugate_lu_;
};

namespace method {
/// Implicit Runge-Kutta method of order 5, see the class Radau.
inline constexpr IvpMethodOf<scixx::integrate::Radau> Radau{};
}  // namespace method

}  // namespace scixx::integrate
