// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <scixx/core/array.hpp>
#include <scixx/optimize/detail/callables.hpp>
#include <scixx/optimize/detail/global/quadratic_assignment.hpp>
#include <utility>
#include <vector>

namespace scixx::optimize {

/// Algorithms of quadratic_assignment.
enum class QuadraticAssignmentMethod {
    faq,      ///< Frank and Wolfe's method on doubly stochastic matrices, the nearest permutation at the end
    two_opt,  ///< SciPy's '2opt': exchanges of two, as long as one is better
};

namespace method {
using enum QuadraticAssignmentMethod;
}

/// Where faq starts.
enum class StartMatrix {
    barycenter,  ///< all entries 1 / n
    randomized,  ///< the mean of that and a random doubly stochastic matrix
};

/// Options of quadratic_assignment.
struct QuadraticAssignmentOptions {
    QuadraticAssignmentMethod method = QuadraticAssignmentMethod::faq;  ///< see QuadraticAssignmentMethod
    bool maximize = false;                                              ///< whether the sum is to be the largest
    std::vector<std::pair<Eigen::Index, Eigen::Index>>
        partial_match{};                       ///< pairs (node of A, node of B) that are fixed
    std::uint32_t rng = 0;                     ///< seed of RandomState, for what is random
    StartMatrix P0 = StartMatrix::barycenter;  ///< faq: see StartMatrix
    core::MatrixInBraces P0_matrix{};  ///< faq: a start that wins over P0, doubly stochastic over what is not fixed
    bool shuffle_input = false;        ///< faq: whether ties are broken at random
    Eigen::Index maxiter = 30;         ///< faq: steps, >= 0
    double tol = 0.03;                 ///< faq: change of the matrix, over the root of its size, that ends it, >= 0
    std::vector<std::pair<Eigen::Index, Eigen::Index>>
        partial_guess{};  ///< two_opt: pairs of the start; the rest random
};

/// Result of quadratic_assignment.
struct QuadraticAssignmentResult {
    Eigen::Array<Eigen::Index, Eigen::Dynamic, 1> col_ind;  ///< the node of B for each node of A, n
    double fun = 0;                                         ///< sum over i, j of A(i, j) B(col_ind[i], col_ind[j])
    Eigen::Index nit = 0;                                   ///< steps of faq, or exchanges looked at
};

/// A good (not always the best) solution of the quadratic assignment problem: minimise over permutations p
///     sum over i, j of A(i, j) B(p(i), p(j)).
///
/// @param A, B     n x n, finite.
/// @param options  see QuadraticAssignmentOptions.
/// @return         see QuadraticAssignmentResult. The same seed gives the same result.
/// @throws std::invalid_argument if the matrices are not square, of one size and finite, a fixed pair is out of range
///         or repeated, or an option is out of its domain.
/// @note           faq: O(n^3) a step; two_opt: O(n) an exchange looked at. Sources: Vogelstein et al., PLOS ONE 10
///                 (2015) e0121002; Fishkind et al., Pattern Recognit. 87 (2019) 203 for fixed pairs.
/// @see scipy.optimize.quadratic_assignment. Differs from SciPy: options of the methods stand in one aggregate; '2opt'
///      looks at exchanges in another order.
template <core::ArrayLike A = core::MatrixInBraces, core::ArrayLike B = core::MatrixInBraces>
    requires(core::rank_of<A> == 2 && core::rank_of<B> == 2)
[[nodiscard]] QuadraticAssignmentResult quadratic_assignment(const A& a, const B& b,
                                                             const QuadraticAssignmentOptions& options = {}) {
    Eigen::MatrixXd flow, distance;
    detail::store_matrix<A>(a, flow);
    detail::store_matrix<B>(b, distance);
    return detail::global::quadratic_assignment<QuadraticAssignmentResult>(
        flow, distance, options, options.method == QuadraticAssignmentMethod::faq,
        options.P0 == StartMatrix::randomized);
}

}  // namespace scixx::optimize
