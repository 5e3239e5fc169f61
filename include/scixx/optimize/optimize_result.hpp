// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::optimize {

/// The inverse Hessian of a limited-memory method as an operator, from its last steps and gradient changes.
/// Source: Nocedal and Wright, Numerical Optimization, 2nd ed., algorithm 7.4, started with the unit matrix.
/// @see scipy.optimize.LbfgsInvHessProduct
struct LbfgsInvHessProduct {
    std::vector<Eigen::VectorXd> sk;  ///< steps, the newest last
    std::vector<Eigen::VectorXd> yk;  ///< changes of the gradient

    /// Product with a vector of n components, O(n k).
    template <class T = double>
    [[nodiscard]] Eigen::VectorX<T> operator*(std::type_identity_t<Eigen::VectorX<T>> v) const {
        using Vector = Eigen::VectorX<T>;
        const std::size_t k = sk.size();
        std::vector<T> a(k), rho(k);
        const auto dot = [](const Vector& p, const Vector& q) {
            T sum = 0;
            for (Eigen::Index i = 0; i < p.size(); ++i) sum += p[i] * q[i];
            return sum;
        };
        for (std::size_t j = k; j-- > 0;) {
            rho[j] = 1 / dot(sk[j], yk[j]);
            a[j] = rho[j] * dot(sk[j], v);
            for (Eigen::Index i = 0; i < v.size(); ++i) v[i] -= a[j] * yk[j][i];
        }
        for (std::size_t j = 0; j < k; ++j) {
            const T b = a[j] - rho[j] * dot(yk[j], v);
            for (Eigen::Index i = 0; i < v.size(); ++i) v[i] += b * sk[j][i];
        }
        return v;
    }
    /// The matrix, n x n; n is that of the steps (0 x 0 without any).
    template <class T = double>
    [[nodiscard]] Eigen::MatrixX<T> todense() const {
        const Eigen::Index n = sk.empty() ? 0 : sk[0].size();
        Eigen::MatrixX<T> dense(n, n);
        for (Eigen::Index j = 0; j < n; ++j) {
            Eigen::VectorX<T> unit = Eigen::VectorX<T>::Zero(n);
            unit[j] = 1;
            dense.col(j) = *this * std::move(unit);
        }
        return dense;
    }
};

/// Result of an optimisation, and the state that a callback sees. Lists have one entry a constraint in the order given
/// and one more for finite bounds.
/// @see scipy.optimize.OptimizeResult
struct OptimizeResult {
    Eigen::VectorXd x;     ///< solution, n
    bool success = false;  ///< whether the test that `message` names was met at a feasible point
    int status = 0;        ///< why it stopped, see the method
    std::string message;   ///< the same in words
    double fun = 0;        ///< objective at x

    Eigen::VectorXd jac;              ///< gradient of the objective at x, n; empty if the method needs none
    Eigen::VectorXd grad;             ///< the same (trust_constr), SciPy's second name
    Eigen::VectorXd lagrangian_grad;  ///< gradient of the Lagrangian f + sum of v^T constr at x, n
    Eigen::Index nit = 0;             ///< iterations
    Eigen::Index niter = 0;           ///< the same, SciPy's second name
    Eigen::Index nfev = 0;            ///< calls of the objective, those of finite differences included
    Eigen::Index njev = 0;            ///< calls of the gradient, those of finite differences of it included
    Eigen::Index nhev = 0;            ///< calls of the Hessian or of its product
    double maxcv = 0;                 ///< largest violation of a constraint (cobyla, slsqp)
    Eigen::VectorXd multipliers;      ///< Lagrange multipliers (slsqp): of all equations, then of c >= 0 one each

    Eigen::MatrixXd hess;                  ///< Hessian at x (trust-region methods with a matrix), n x n
    Eigen::MatrixXd hess_inv;              ///< approximate inverse Hessian (bfgs), n x n
    LbfgsInvHessProduct hess_inv_product;  ///< the same as an operator (l_bfgs_b)
    Eigen::MatrixXd final_simplex;         ///< vertices in columns, the best one first (nelder_mead), n x (n + 1)
    Eigen::VectorXd final_simplex_fun;     ///< their values, n + 1
    Eigen::MatrixXd direc;                 ///< last directions in columns (powell), n x n

    std::vector<Eigen::VectorXd> constr;      ///< constraint values at x
    std::vector<Eigen::MatrixXd> constr_jac;  ///< constraint Jacobians at x, m x n each; SciPy's jac of trust-constr
    std::vector<Eigen::VectorXd> v;           ///< Lagrange multipliers: > 0 at an upper, < 0 at a lower limit
    std::vector<Eigen::Index> constr_nfev;    ///< calls of each constraint function
    std::vector<Eigen::Index> constr_njev;    ///< calls of each constraint Jacobian
    std::vector<Eigen::Index> constr_nhev;    ///< calls of each constraint Hessian

    double optimality = 0;        ///< largest |lagrangian_grad|
    double constr_violation = 0;  ///< largest violation of a constraint, >= 0
    double complementarity = 0;   ///< largest |multiplier * slack| of an inequality (not in SciPy)

    double tr_radius = 0;          ///< radius of the trust region
    double constr_penalty = 0;     ///< weight of the constraints in the merit function
    double barrier_parameter = 0;  ///< 0 without inequalities
    double barrier_tolerance = 0;  ///< 0 without inequalities
    Eigen::Index cg_niter = 0;     ///< iterations of conjugate gradients
    int cg_stop_cond = 0;          ///< how the last ones ended: 0 not run, 1 limit, 2 trust region's boundary, 3
                                   ///< negative curvature, 4 converged
    double execution_time = 0;     ///< seconds
    std::string method;            ///< "equality_constrained_sqp" or "tr_interior_point"
};

}  // namespace scixx::optimize
