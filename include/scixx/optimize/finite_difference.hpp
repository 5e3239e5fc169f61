// SPDX-License-Identifier: BSD-3-Clause
#pragma once

namespace scixx::optimize {

/// Schemes of finite differences that need nothing but values. Complex steps need a callable that takes complex
/// numbers, so they are the function cs() and not an enumerator.
enum class FiniteDifference {
    two_point,    ///< (f(x + h) - f(x)) / h, one call a variable, error about eps^(1/2)
    three_point,  ///< (f(x + h) - f(x - h)) / 2h, two calls a variable, error about eps^(2/3)
};

}  // namespace scixx::optimize
