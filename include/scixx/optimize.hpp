// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::optimize. Written by `python3 cmake/tools/index.py`.

#include <scixx/optimize/autodiff.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/differentiate.hpp>
#include <scixx/optimize/hessian_update.hpp>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/optimize_result.hpp>
#include <scixx/optimize/rosen.hpp>
