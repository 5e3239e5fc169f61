// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <scixx/optimize/detail/least_squares/iterative_system.hpp>
#include <scixx/optimize/least_squares/tr_solver.hpp>

namespace scixx::optimize {

namespace detail::least_squares {
/// Becomes a TrSolver where it is used, so that a file that includes it compiles no algorithm.
struct LsmrSolver {
    template <std::same_as<TrSolver> S>
    constexpr operator S() const {  // NOLINT(google-explicit-constructor): an option's value
        return S(&run_lsmr<>);
    }
};
}  // namespace detail::least_squares

namespace tr_solver {
/// Sub-problems of least_squares by LSMR, for large sparse Jacobians, or such as are known by their products: the step
/// is sought in the plane of the gradient and an approximate Gauss-Newton step.
///
///     least_squares(f, x0, {.jac = sparse, .tr_solver = tr_solver::lsmr});
///     least_squares(f, x0, {.tr_solver = tr_solver::lsmr, .jac_sparsity = pattern});
///
/// @note A product with J and one with its transpose an inner iteration, of which there are at most min(m, n). Sources:
///       Fong and Saunders, SIAM J. Sci. Comput. 33 (2011) 2950; Byrd, Schnabel and Shultz, Math. Program. 40 (1988)
///       247.
/// @see scipy.optimize.least_squares(tr_solver='lsmr')
inline constexpr detail::least_squares::LsmrSolver lsmr{};
}  // namespace tr_solver

}  // namespace scixx::optimize
