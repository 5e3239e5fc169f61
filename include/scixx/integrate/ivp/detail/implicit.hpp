// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/ivp/detail/jacobian_structure.hpp>
#include <scixx/integrate/ivp/ode_solver.hpp>
#include <utility>
#include <vector>

namespace scixx::integrate::ivp::detail {

/// What the implicit methods share: the Jacobian, given or by finite differences, and the bounds of Newton's iteration.
template <class T>
class ImplicitSolver : public OdeSolver<T> {
public:
    using typename OdeSolver<T>::Vector;
    using typename OdeSolver<T>::Matrix;

protected:
    ImplicitSolver(OdeFunction<T> fun, double t0, Vector y0, double end, const OdeSolverOptions<T>& options)
        : OdeSolver<T>(std::move(fun), t0, std::move(y0), end, options),
          structure_(structure_of(this->n(), options.jac_sparsity, options.lband, options.uband)),
          jac_(options.jac),
          packed_(options.lband || options.uband) {
        constexpr double eps = std::numeric_limits<double>::epsilon();
        const double rtol = this->n() > 0 ? this->rtol_.minCoeff() : 1e-3;
        newton_tolerance_ = std::max(10 * eps / rtol, std::min(0.03, std::sqrt(rtol)));
        steps_.setConstant(this->n(), std::sqrt(eps));
    }

    /// J at (time, state), where the derivative is f; a constant Jacobian is taken once.
    void update_jacobian(double time, const Vector& state, const Vector& f) {
        if (jac_.is_constant() && jacobian_.size() > 0) return;
        if (!jac_.is_constant()) ++this->njev;
        if (!jac_.given()) {
            differentiate(time, state, f);
        } else if (packed_ || !structure_.banded) {
            jac_(time, state, jacobian_, packed_ ? structure_.lower + structure_.upper + 1 : state.size());
        } else {
            jac_(time, state, whole_);
            structure_.take(whole_, jacobian_);
        }
    }
    /// The same where the derivative has not been computed; it is not counted, as a part of the Jacobian.
    void update_jacobian(double time, const Vector& state) {
        Vector f(state.size());
        if (!jac_.given()) this->fun_(time, state, f);
        update_jacobian(time, state, f);
    }
    [[nodiscard]] bool has_constant_jacobian() const noexcept { return jac_.is_constant(); }

    [[nodiscard]] double scaled_norm(const Vector& e, const Eigen::ArrayXd& scale) const {
        return std::sqrt((e.array().abs() / scale).square().sum() / static_cast<double>(e.size()));
    }

    JacobianStructure structure_;
    Matrix jacobian_;  // stored as the structure says
    double newton_tolerance_;

private:
    // Forward differences, the step of each column adapted to the size of the difference that the last one gave:
    // D. E. Salane, Adaptive routines for forming Jacobians numerically, SAND86-1319 (1986). Differences that drown in
    // rounding are taken again with a longer step.
    void differentiate(double time, const Vector& state, const Vector& f) {
        constexpr double eps = std::numeric_limits<double>::epsilon();
        const double rejected = std::pow(eps, 0.875), little = std::pow(eps, 0.75), large = std::pow(eps, 0.25);
        structure_.reserve(jacobian_);
        Vector moved = state, value(state.size());
        Eigen::Matrix<T, Eigen::Dynamic, 1> h(state.size());
        const auto difference = [&](Eigen::Index j, double step) {
            const double size = std::max(this->atol_[j], std::abs(state[j]));
            return (state[j] + step * (std::real(f[j]) >= 0 ? size : -size)) - state[j];
        };
        // The largest change of a row by column j, and the size of what was subtracted there.
        const auto largest = [&](Eigen::Index j) {
            double most = -1;
            Eigen::Index at = 0;
            structure_.for_rows(j, [&](Eigen::Index i) {
                const double change = std::abs(value[i] - f[i]);
                if (change > most) {
                    most = change;
                    at = i;
                }
            });
            return std::pair(std::max(most, 0.0), std::max(std::abs(f[at]), std::abs(value[at])));
        };
        const auto store = [&](Eigen::Index j, const T& by) {
            structure_.for_rows(j, [&](Eigen::Index i) { structure_.entry(jacobian_, i, j) = (value[i] - f[i]) / by; });
        };
        const auto adapt = [&](Eigen::Index j, double most, double scale) {
            if (most < little * scale) steps_[j] *= 10;
            if (most > large * scale) steps_[j] *= 0.1;
            steps_[j] = std::max(steps_[j], 1e3 * eps);
        };
        struct Weak {
            Eigen::Index column;
            double most, scale;
        };
        for (const auto& group : structure_.groups) {
            std::vector<Weak> weak;
            for (const Eigen::Index j : group) {
                h[j] = difference(j, steps_[j]);
                for (int k = 0; k < 300 && h[j] == T(0); ++k) h[j] = difference(j, steps_[j] *= 10);
                moved[j] = state[j] + h[j];
            }
            this->fun_(time, moved, value);
            for (const Eigen::Index j : group) {
                moved[j] = state[j];
                const auto [most, scale] = largest(j);
                store(j, h[j]);
                if (most < rejected * scale)
                    weak.push_back({j, most, scale});
                else
                    adapt(j, most, scale);
            }
            if (weak.empty()) continue;
            for (const Weak& each : weak) {
                h[each.column] = difference(each.column, 10 * steps_[each.column]);
                moved[each.column] = state[each.column] + h[each.column];
            }
            this->fun_(time, moved, value);
            for (const auto& [j, most, scale] : weak) {
                moved[j] = state[j];
                const auto [most_again, scale_again] = largest(j);
                if (most * scale_again < most_again * scale) {
                    steps_[j] *= 10;
                    store(j, h[j]);
                    adapt(j, most_again, scale_again);
                } else {
                    adapt(j, most, scale);
                }
            }
        }
    }

    OdeJacobian<T> jac_;
    bool packed_;
    Matrix whole_;
    Eigen::ArrayXd steps_;  // relative steps of the finite differences
};

}  // namespace scixx::integrate::ivp::detail
