// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/function_ref.hpp>

namespace scixx::optimize::detail {

/// The objective; fills the gradient too if it is one that returns both.
using ObjectiveRef = core::FunctionRef<double(const Eigen::VectorXd& x, Eigen::VectorXd& gradient)>;

}  // namespace scixx::optimize::detail
