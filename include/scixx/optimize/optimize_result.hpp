// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

namespace scixx::optimize {

/// Result of an optimisation, and the state that a callback sees. Lists have one entry a constraint in the order given
/// and one more for finite bounds.
/// @see scipy.optimize.OptimizeResult
struct OptimizeResult {
    Eigen::VectorXd x;     ///< solution, n
    bool success = false;  ///< whether the test that `message` names was met at a feasible point
    int status = 0;        ///< why it stopped, see the method
    std::string message;   ///< the same in words
    double fun = 0;        ///< objective at x

    Eigen::VectorXd grad;             ///< gradient of the objective at x, n
    Eigen::VectorXd lagrangian_grad;  ///< gradient of the Lagrangian f + sum of v^T constr at x, n
    Eigen::Index nit = 0;             ///< iterations
    Eigen::Index niter = 0;           ///< the same, SciPy's second name
    Eigen::Index nfev = 0;            ///< calls of the objective, those of finite differences included
    Eigen::Index njev = 0;            ///< calls of the gradient, those of finite differences of it included
    Eigen::Index nhev = 0;            ///< calls of the Hessian or of its product

    std::vector<Eigen::VectorXd> constr;    ///< constraint values at x
    std::vector<Eigen::MatrixXd> jac;       ///< constraint Jacobians at x, m x n each
    std::vector<Eigen::VectorXd> v;         ///< Lagrange multipliers: > 0 at an upper, < 0 at a lower limit
    std::vector<Eigen::Index> constr_nfev;  ///< calls of each constraint function
    std::vector<Eigen::Index> constr_njev;  ///< calls of each constraint Jacobian
    std::vector<Eigen::Index> constr_nhev;  ///< calls of each constraint Hessian

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
