// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/detail/callables.hpp>
#include <scixx/optimize/detail/least_squares/lsq_linear.hpp>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::optimize {

/// Algorithms of lsq_linear.
enum class LsqLinearMethod {
    trf,   ///< trust-region reflective, from the inside
    bvls,  ///< bounded-variable least squares: an active set
};

namespace method {
using LsqLinearMethod::bvls;
}

/// The algorithm of lsq_linear: LsqLinearMethod, method::bvls, or the method::trf that least_squares has too.
class LsqLinearAlgorithm {
public:
    template <class M>
        requires std::is_enum_v<M> && requires { M::trf; }
    constexpr LsqLinearAlgorithm(M method)  // NOLINT(google-explicit-constructor): an option's value
        : bvls_(is_bvls(method)) {
        core::require(bvls_ || method == M::trf, "lsq_linear", "method must be trf or bvls");
    }
    [[nodiscard]] constexpr bool bvls() const noexcept { return bvls_; }

private:
    template <class M>
    static constexpr bool is_bvls(M method) {
        if constexpr (requires { M::bvls; })
            return method == M::bvls;
        else
            return false;
    }

    bool bvls_;
};

/// How lsq_linear solves its unbounded sub-problems.
enum class LsqSolver {
    exact,  ///< by dense factors of A
    lsmr,   ///< by LSMR: of sparse A, or such as are known by their products
};
namespace lsq_solver {
using enum LsqSolver;
}  // namespace lsq_solver

/// SciPy's lsmr_tol='auto': the tolerance follows the optimality.
struct AutoTolerance {};
inline constexpr AutoTolerance auto_{};
/// A tolerance of lsmr: nothing, a number, or auto_.
class LsmrTolerance {
public:
    LsmrTolerance() = default;
    LsmrTolerance(double number) : number_(number) {}  // NOLINT(google-explicit-constructor): an option's value
    LsmrTolerance(AutoTolerance /*auto_*/) : follows_(true) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] const std::optional<double>& number() const noexcept { return number_; }
    /// Whether the tolerance follows the optimality.
    [[nodiscard]] bool follows() const noexcept { return follows_; }

private:
    std::optional<double> number_{};
    bool follows_ = false;
};

/// Options of lsq_linear, in SciPy's order.
struct LsqLinearOptions {
    Bounds bounds{};                                   ///< default none
    LsqLinearAlgorithm method = LsqLinearMethod::trf;  ///< see LsqLinearMethod
    double tol = 1e-10;  ///< relative decrease of the cost, or size of the first-order optimality, that ends it, > 0
    LsqSolver lsq_solver = LsqSolver::exact;     ///< what A asks for: lsmr only for a sparse matrix or LinearOperator
    LsmrTolerance lsmr_tol{};                    ///< of lsmr; tol / 100; auto_ follows the optimality
    std::optional<Eigen::Index> max_iter{};      ///< iterations; trf 100, bvls n
    std::optional<Eigen::Index> lsmr_maxiter{};  ///< iterations of lsmr in one of trf; min(m, n)
};

/// Result of lsq_linear.
struct LsqLinearResult {
    Eigen::VectorXd x;              ///< solution, n
    double cost = 0;                ///< |A x - b|^2 / 2
    Eigen::VectorXd fun;            ///< A x - b, m
    double optimality = 0;          ///< largest component of the gradient that the bounds do not explain
    std::vector<int> active_mask;   ///< -1, 0, 1: at a lower bound, at none, at an upper one
    Eigen::VectorXd unbounded_sol;  ///< the solution without bounds, the shortest one if there are many, n
    Eigen::Index nit = 0;           ///< iterations; 0 if the unbounded solution is within the bounds
    int status = 0;                 ///< 0 max_iter, 1 optimality, 2 decrease of the cost, 3 the unbounded solution
    std::string message;            ///< the same in words
    bool success = false;           ///< status > 0
};

/// Linear least squares with bounds: minimise |A x - b|^2 / 2 subject to lb <= x <= ub.
///
/// @param A        m x n, finite.
/// @param b        m, finite.
/// @param options  see LsqLinearOptions.
/// @return         see LsqLinearResult. x is within the bounds.
/// @throws std::invalid_argument if sizes disagree, a number is not finite, lb >= ub, or an option is out of its
/// domain.
/// @note           O(m n^2) an iteration. trf ends with the active set's own solution where that is optimal, so that
///                 both methods give x to full accuracy. Sources: Stark and Parker, Comput. Stat. 10 (1995) 129;
///                 Branch, Coleman and Li, SIAM J. Sci. Comput. 21 (1999) 1.
/// @see scipy.optimize.lsq_linear. Differs from SciPy: sparse A are taken by
/// <scixx/optimize/least_squares/lsq_linear_lsmr.hpp>.
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike B = core::InBraces>
    requires(core::rank_of<A> == 2 && core::rank_of<B> == 1)
[[nodiscard]] LsqLinearResult lsq_linear(const A& a, const B& b, const LsqLinearOptions& options = {}) {
    Eigen::MatrixXd matrix;
    Eigen::VectorXd right;
    detail::store_matrix<A>(a, matrix);
    detail::store_vector<B>(b, right);
    core::require(options.lsq_solver == LsqSolver::exact, "lsq_linear",
                  "lsq_solver must be exact for a dense A; LinearOperator(A) takes lsmr");
    return detail::least_squares::lsq_linear<LsqLinearResult>(matrix, right, options, options.method.bvls());
}

}  // namespace scixx::optimize
