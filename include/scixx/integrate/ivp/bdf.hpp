// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <scixx/core/dims.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/ivp/detail/implicit.hpp>
#include <scixx/integrate/ivp/runge_kutta.hpp>
#include <utility>

namespace scixx::integrate {

/// Implicit multistep method of variable order 1 to 5 on backward differences, modified to be more accurate (NDF), with
/// quasi-constant steps: for stiff problems, cheaper than Radau where the right-hand side is dear.
///
/// Parameters and errors are those of RK45; `jac` of the options is the Jacobian.
/// @note   One or two evaluations and O(n^2) for a step, O(n^3) where the Jacobian, the order or the step has changed.
///         Sources: L. F. Shampine and M. W. Reichelt, The MATLAB ODE suite, SIAM J. Sci. Comput. 18 (1997) 1;
///         G. D. Byrne and A. C. Hindmarsh, ACM TOMS 1 (1975) 71.
/// @see scipy.integrate.BDF
template <class T = double>
class BDF : public ivp::detail::ImplicitSolver<T> {
    using Base = ivp::detail::ImplicitSolver<T>;

public:
    using typename Base::Matrix;
    using typename Base::Vector;

    BDF(OdeFunction<T> fun, double t0, Vector y0, double end, const OdeSolverOptions<T>& options = {})
        : Base(std::move(fun), t0, std::move(y0), end, options) {
        // Error constants C_k and the kappa_k of Shampine and Reichelt, table 1; gamma_k = 1 + 1/2 + ... + 1/k.
        constexpr double kappa[] = {0, -0.1850, -1.0 / 9, -0.0823, -0.0415, 0};
        gamma_[0] = 0;
        for (std::size_t k = 0; k <= most_order; ++k) {
            if (k > 0) gamma_[k] = gamma_[k - 1] + 1 / static_cast<double>(k);
            alpha_[k] = (1 - kappa[k]) * gamma_[k];
            constants_[k] = kappa[k] * gamma_[k] + 1 / static_cast<double>(k + 1);
        }
        const Eigen::Index n = this->n();
        differences_.setZero(n, most_order + 3);
        if (n == 0) return;
        Vector f(n);
        this->evaluate(this->t, this->y, f);
        h_abs_ = options.first_step ? *options.first_step : this->initial_step(f, 1);
        this->update_jacobian(this->t, this->y, f);
        differences_.col(0) = this->y;
        differences_.col(1) = f * (h_abs_ * this->direction);
    }

protected:
    bool advance() override {
        const double least = this->least_step();
        if (const double h = this->clamped_step(h_abs_, least); h != h_abs_) rescale(h / h_abs_);
        const Eigen::Index n = this->n();
        Vector y_new(n), correction(n), psi(n);
        bool current = this->has_constant_jacobian();
        double safety = 1;
        while (true) {
            if (!(h_abs_ >= least)) return this->fail(this->too_small);
            const double t_new = this->end_of_step(h_abs_);
            if (t_new == this->t_bound) {
                rescale(std::abs(t_new - this->t) / h_abs_);
                decomposed_ = false;
            }
            const double h = t_new - this->t;
            h_abs_ = std::abs(h);
            const Vector predicted = differences_.leftCols(order_ + 1).rowwise().sum();
            Eigen::ArrayXd scale = this->atol_ + this->rtol_ * predicted.array().abs();
            psi.setZero();
            for (int k = 1; k <= order_; ++k) psi += gamma_[at(k)] / alpha_[at(order_)] * differences_.col(k);
            const double c = h / alpha_[at(order_)];
            bool converged = false;
            while (true) {
                if (!decomposed_) decompose(c);
                converged = iterate(t_new, predicted, c, psi, scale, y_new, correction);
                if (converged || current) break;
                this->update_jacobian(t_new, predicted);
                current = true;
                decomposed_ = false;
            }
            if (!converged) {
                rescale(0.5);
                decomposed_ = false;
                continue;
            }
            safety = 0.9 * (2 * most_iterations + 1) / (2 * most_iterations + iterations_);
            scale = this->atol_ + this->rtol_ * y_new.array().abs();
            const double error = constants_[at(order_)] * this->scaled_norm(correction, scale);
            if (!(error <= 1)) {
                const double factor = safety * std::pow(error, -1.0 / (order_ + 1));
                rescale(factor > 0.2 ? factor : 0.2);
                continue;
            }
            accept(t_new, y_new, correction);
            if (equal_steps_ >= order_ + 1) choose_order(error, scale, safety);
            return true;
        }
    }

    [[nodiscard]] std::shared_ptr<const DenseOutput<T>> interpolant() override {
        // With the order and the step of the next one, as SciPy: a higher order counts from here on.
        return std::make_shared<Newton>(this->t_old, this->t, h_abs_ * this->direction,
                                        Matrix(differences_.leftCols(order_ + 1)));
    }

private:
    static constexpr int most_order = 5, most_iterations = 4;
    [[nodiscard]] static constexpr std::size_t at(int k) noexcept { return core::to_size(k); }

    // The interpolating polynomial in Newton's form on the equidistant points t, t - h, ...
    class Newton : public DenseOutput<T> {
    public:
        Newton(double begin, double end, double h, Matrix differences)
            : DenseOutput<T>(begin, end), h_(h), differences_(std::move(differences)) {}
        void evaluate(double at, Vector& y) const override {
            y = differences_.col(0);
            double product = 1;
            for (Eigen::Index k = 1; k < differences_.cols(); ++k) {
                product *= (at - (this->t - h_ * static_cast<double>(k - 1))) / (h_ * static_cast<double>(k));
                y += product * differences_.col(k);
            }
        }

    private:
        double h_;
        Matrix differences_;
    };

    // The step becomes h times factor: the differences are those of the same polynomial on the new grid, D W with
    // W = R(factor) R(1), R_ij the product over m = 1 .. i of (m - 1 - factor j) / m (Shampine and Reichelt, section
    // 2).
    void rescale(double factor) {
        constexpr std::size_t size = most_order + 1;
        using Table = std::array<std::array<double, size>, size>;
        const auto table = [this](double by) {
            Table r{};
            for (int j = 0; j <= order_; ++j) {
                double product = 1;
                r[0][at(j)] = 1;
                for (int i = 1; i <= order_; ++i) {
                    product *= (i - 1 - by * j) / i;
                    r[at(i)][at(j)] = j == 0 ? 0.0 : product;
                }
            }
            return r;
        };
        const Table left = table(factor), right = table(1);
        Table w{};
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t k = 0; k < size; ++k)
                for (std::size_t j = 0; j < size; ++j) w[i][j] += left[i][k] * right[k][j];
        const Eigen::Index n = this->n();
        std::array<T, size> row{};
        for (Eigen::Index i = 0; i < n; ++i) {
            row.fill(T(0));
            for (int k = 0; k <= order_; ++k) {
                const T value = differences_(i, k);
                for (int j = 0; j <= order_; ++j) row[at(j)] += w[at(k)][at(j)] * value;
            }
            for (int j = 0; j <= order_; ++j) differences_(i, j) = row[at(j)];
        }
        h_abs_ *= factor;
        equal_steps_ = 0;
    }

    void decompose(double c) {
        lu_.compute(this->structure_, this->jacobian_, T(1), T(-c));
        ++this->nlu;
        decomposed_ = true;
    }

    // Simplified Newton iterations for the correction of the prediction.
    bool iterate(double t_new, const Vector& predicted, double c, const Vector& psi, const Eigen::ArrayXd& scale,
                 Vector& y_new, Vector& correction) {
        Vector f(this->n()), dy(this->n());
        correction.setZero();
        y_new = predicted;
        double norm_old = 0;
        for (iterations_ = 1; iterations_ <= most_iterations; ++iterations_) {
            this->evaluate(t_new, y_new, f);
            if (!f.allFinite()) return false;
            dy = c * f - psi - correction;
            lu_.solve(dy);
            const double norm = this->scaled_norm(dy, scale);
            const bool first = iterations_ == 1;
            const double rate = first ? 0 : norm / norm_old;
            if (!first && (!(rate < 1) || std::pow(rate, most_iterations - iterations_ + 1) / (1 - rate) * norm >
                                              this->newton_tolerance_))
                return false;
            y_new += dy;
            correction += dy;
            if (norm == 0 || (!first && rate / (1 - rate) * norm < this->newton_tolerance_)) return true;
            norm_old = norm;
        }
        return false;
    }

    void accept(double t_new, const Vector& y_new, const Vector& correction) {
        ++equal_steps_;
        this->t = t_new;
        this->y = y_new;
        differences_.col(order_ + 2) = correction - differences_.col(order_ + 1);
        differences_.col(order_ + 1) = correction;
        for (int i = order_; i >= 0; --i) differences_.col(i) += differences_.col(i + 1);
    }

    // After enough steps of one length: the order, one up or down at most, that allows the longest next step.
    void choose_order(double error, const Eigen::ArrayXd& scale, double safety) {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        const double lower =
            order_ > 1 ? constants_[at(order_ - 1)] * this->scaled_norm(differences_.col(order_), scale) : infinity;
        const double higher = order_ < most_order
                                  ? constants_[at(order_ + 1)] * this->scaled_norm(differences_.col(order_ + 2), scale)
                                  : infinity;
        const double factors[] = {std::pow(lower, -1.0 / order_), std::pow(error, -1.0 / (order_ + 1)),
                                  std::pow(higher, -1.0 / (order_ + 2))};
        const auto best = std::max_element(std::begin(factors), std::end(factors));
        order_ += static_cast<int>(best - std::begin(factors)) - 1;
        rescale(std::min(10.0, safety * *best));
        decomposed_ = false;
    }

    double h_abs_ = 0;
    int order_ = 1, equal_steps_ = 0, iterations_ = 0;
    bool decomposed_ = false;
    std::array<double, most_order + 1> gamma_{}, alpha_{}, constants_{};
    Matrix differences_;
    ivp::detail::StructuredLu<T> lu_;
};

namespace method {
/// Implicit multistep method of variable order on backward differences, see the class BDF.
inline constexpr IvpMethodOf<scixx::integrate::BDF> BDF{};
}  // namespace method

}  // namespace scixx::integrate
