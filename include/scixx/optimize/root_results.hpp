// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/error.hpp>
#include <string_view>

namespace scixx::optimize {

/// A bracket whose ends have function values of the same sign, so that nothing proves a root between them.
class NoSignChange : public core::DataError {
    using core::DataError::DataError;
};

/// What a scalar root finder found, and how. It converts to its root, so `double x = brentq(f, 0, 1)` is a whole call.
/// @see scipy.optimize.RootResults
template <class T = double>
struct BasicRootResults {
    T root{};                ///< the last estimate; a root if converged
    int iterations = 0;      ///< steps made
    int function_calls = 0;  ///< calls of f and of its derivatives
    bool converged = false;  ///< whether the tolerances were met
    /// "converged", "convergence error" (maxiter reached), "derivative was zero" or "value error" (f was NaN)
    std::string_view flag = "convergence error";

    operator T() const noexcept { return root; }  // NOLINT(google-explicit-constructor): stands for its root
};

using RootResults = BasicRootResults<double>;

}  // namespace scixx::optimize
