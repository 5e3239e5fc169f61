// SPDX-License-Identifier: BSD-3-Clause
#pragma once

namespace scixx::optimize {

/// How a root method without a Jacobian chooses the length of its step: by Armijo's rule on |f|^2, or full
/// steps (SciPy's None).
enum class NonlinLineSearch { armijo, none };

}  // namespace scixx::optimize
