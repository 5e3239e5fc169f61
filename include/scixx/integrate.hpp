// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::integrate. Written by `python3 cmake/tools/index.py`.

#include <scixx/integrate/cubature.hpp>
#include <scixx/integrate/fixed_quad.hpp>
#include <scixx/integrate/full_output.hpp>
#include <scixx/integrate/ivp/autodiff.hpp>
#include <scixx/integrate/ivp/bdf.hpp>
#include <scixx/integrate/ivp/dop853.hpp>
#include <scixx/integrate/ivp/lsoda.hpp>
#include <scixx/integrate/ivp/ode_function.hpp>
#include <scixx/integrate/ivp/ode_solver.hpp>
#include <scixx/integrate/ivp/options.hpp>
#include <scixx/integrate/ivp/radau.hpp>
#include <scixx/integrate/ivp/runge_kutta.hpp>
#include <scixx/integrate/lebedev_rule.hpp>
#include <scixx/integrate/newton_cotes.hpp>
#include <scixx/integrate/nquad.hpp>
#include <scixx/integrate/nsum.hpp>
#include <scixx/integrate/odeint.hpp>
#include <scixx/integrate/quad.hpp>
#include <scixx/integrate/quad_options.hpp>
#include <scixx/integrate/quad_vec.hpp>
#include <scixx/integrate/simpson.hpp>
#include <scixx/integrate/solve_bvp.hpp>
#include <scixx/integrate/solve_ivp.hpp>
#include <scixx/integrate/tanhsinh.hpp>
#include <scixx/integrate/trapezoid.hpp>
