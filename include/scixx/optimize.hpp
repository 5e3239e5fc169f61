// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::optimize. Written by `python3 cmake/tools/index.py`.

#include <scixx/optimize/autodiff.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/brentq.hpp>
#include <scixx/optimize/callable.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/curve_fit.hpp>
#include <scixx/optimize/differential_evolution.hpp>
#include <scixx/optimize/differentiate.hpp>
#include <scixx/optimize/dual.hpp>
#include <scixx/optimize/evolution_strategy.hpp>
#include <scixx/optimize/fixed_point.hpp>
#include <scixx/optimize/hessian_update.hpp>
#include <scixx/optimize/least_squares.hpp>
#include <scixx/optimize/linear/linprog.hpp>
#include <scixx/optimize/linear/milp.hpp>
#include <scixx/optimize/linear_sum_assignment.hpp>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/bfgs.hpp>
#include <scixx/optimize/minimize/cg.hpp>
#include <scixx/optimize/minimize/l_bfgs_b.hpp>
#include <scixx/optimize/minimize/nelder_mead.hpp>
#include <scixx/optimize/minimize/newton_cg.hpp>
#include <scixx/optimize/minimize/powell.hpp>
#include <scixx/optimize/minimize/slsqp.hpp>
#include <scixx/optimize/minimize/trust_constr.hpp>
#include <scixx/optimize/minimize/trust_ncg.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <scixx/optimize/minimize_scalar.hpp>
#include <scixx/optimize/newton.hpp>
#include <scixx/optimize/nnls.hpp>
#include <scixx/optimize/optimize_result.hpp>
#include <scixx/optimize/root.hpp>
#include <scixx/optimize/root_results.hpp>
#include <scixx/optimize/root_scalar.hpp>
#include <scixx/optimize/rosen.hpp>
