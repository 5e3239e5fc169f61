// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <scixx/integrate/ivp/ode_solver.hpp>
#include <scixx/linalg/lu.hpp>
#include <utility>

namespace scixx::integrate::ivp::detail {

/// The LU decomposition of a square matrix. A NaN in it makes the solutions NaN, which ends an iteration.
template <class T>
class LuDecomposition {
public:
    void compute(const StateMatrix<T>& a) { factors_ = linalg::lu_factor(a, {.check_finite = false}); }
    [[nodiscard]] StateVector<T> solve(const StateVector<T>& b) const {
        return linalg::lu_solve(factors_, b, {.check_finite = false});
    }

private:
    linalg::LuFactorResult<StateMatrix<T>> factors_;
};

/// What the implicit methods share: the Jacobian, given or by finite differences, and the bounds of Newton's iteration.
template <class T>
class ImplicitSolver : public OdeSolver<T> {
public:
    using typename OdeSolver<T>::Vector;
    using typename OdeSolver<T>::Matrix;

protected:
    ImplicitSolver(OdeFunction<T> fun, double t0, Vector y0, double end, const OdeSolverOptions<T>& options)
        : OdeSolver<T>(std::move(fun), t0, std::move(y0), end, options), jac_(options.jac) {
        constexpr double eps = std::numeric_limits<double>::epsilon();
        const double rtol = this->n() > 0 ? this->rtol_.minCoeff() : 1e-3;
        newton_tolerance_ = std::max(10 * eps / rtol, std::min(0.03, std::sqrt(rtol)));
        steps_.setConstant(this->n(), std::sqrt(eps));
    }

    /// J at (time, state), where the derivative is f; a constant Jacobian is taken once.
    void update_jacobian(double time, const Vector& state, const Vector& f) {
        if (jac_.is_constant() && jacobian_.size() > 0) return;
        if (!jac_.is_constant()) ++this->njev;
        if (jac_.given())
            jac_(time, state, jacobian_);
        else
            differentiate(time, state, f);
    }
    /// The same where the derivative has not been computed; it is not counted, as a part of the Jacobian.
    void update_jacobian(double time, const Vector& state) {
        Vector f(state.size());
        if (!jac_.given()) this->fun_(time, state, f);
        update_jacobian(time, state, f);
    }
    [[nodiscard]] bool has_constant_jacobian() const noexcept { return jac_.is_constant(); }

    [[nodiscard]] double scaled_norm(const Vector& e, const Eigen::ArrayXd& scale) const {
        double sum = 0;
        for (Eigen::Index i = 0; i < e.size(); ++i) {
            const double ratio = std::abs(e[i]) / scale[i];
            sum += ratio * ratio;
        }
        return std::sqrt(sum / static_cast<double>(e.size()));
    }

    Matrix jacobian_;
    double newton_tolerance_;

private:
    // Forward differences, the step of each column adapted to the size of the difference that the last one gave:
    // D. E. Salane, Adaptive routines for forming Jacobians numerically, SAND86-1319 (1986). Differences that drown in
    // rounding are taken again with a longer step.
    void differentiate(double time, const Vector& state, const Vector& f) {
        constexpr double eps = std::numeric_limits<double>::epsilon();
        const double rejected = std::pow(eps, 0.875), little = std::pow(eps, 0.75), large = std::pow(eps, 0.25);
        const Eigen::Index n = state.size();
        jacobian_.resize(n, n);
        Vector moved = state, value(n), difference(n), again(n);
        for (Eigen::Index j = 0; j < n; ++j) {
            const double size = std::max(this->atol_[j], std::abs(state[j]));
            const double sign = std::real(f[j]) >= 0 ? 1 : -1;
            double& step = steps_[j];
            T h = (state[j] + step * sign * size) - state[j];
            for (int k = 0; k < 300 && h == T(0); ++k) {
                step *= 10;
                h = (state[j] + step * sign * size) - state[j];
            }
            const auto differ = [&](const T& by, Vector& out) {
                moved[j] = state[j] + by;
                this->fun_(time, moved, value);
                moved[j] = state[j];
                out = value - f;
                Eigen::Index at = 0;
                const double most = out.cwiseAbs().maxCoeff(&at);
                return std::pair(most, std::max(std::abs(f[at]), std::abs(value[at])));
            };
            auto [most, scale] = differ(h, difference);
            if (most < rejected * scale) {
                const double longer = 10 * step;
                const T other = (state[j] + longer * sign * size) - state[j];
                const auto [most_again, scale_again] = differ(other, again);
                if (most * scale_again < most_again * scale) {
                    step = longer;
                    h = other;
                    difference.swap(again);
                    most = most_again;
                    scale = scale_again;
                }
            }
            jacobian_.col(j) = difference / h;
            if (most < little * scale) step *= 10;
            if (most > large * scale) step *= 0.1;
            step = std::max(step, 1e3 * eps);
        }
    }

    OdeJacobian<T> jac_;
    Eigen::ArrayXd steps_;  // relative steps of the finite differences
};

}  // namespace scixx::integrate::ivp::detail
