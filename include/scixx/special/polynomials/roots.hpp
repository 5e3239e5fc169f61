// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/error.hpp>
#include <scixx/core/result.hpp>
#include <scixx/special/detail/polynomials/march.hpp>
#include <tuple>

namespace scixx::special {

using core::get;

/// Nodes x, ascending, and weights w of a Gauss quadrature rule, with the sum mu of the weights (SciPy's mu=True): auto
/// [x, w] = roots_legendre(5).
template <class T = double>
struct RootsResult {
    Eigen::ArrayX<T> x, w;
    T mu = 0;
    static constexpr auto bound() { return std::tuple(&RootsResult::x, &RootsResult::w); }
};

namespace detail::polynomials {

/// scale (x + shift) of nodes, weights times mu.
template <class T>
[[nodiscard]] RootsResult<T> rule(const std::vector<Node>& nodes, double mu, double scale = 1, double shift = 0) {
    const auto n = static_cast<Eigen::Index>(nodes.size());
    RootsResult<T> result{Eigen::ArrayX<T>(n), Eigen::ArrayX<T>(n), static_cast<T>(mu)};
    for (Eigen::Index k = 0; k < n; ++k) {
        const Node& node = nodes[static_cast<std::size_t>(k)];
        const Pair moved = Pair(shift) + Pair(node.x, node.low);
        result.x[k] = static_cast<T>(scale * (moved.hi + moved.lo));
        result.w[k] = static_cast<T>(mu * node.weight);
    }
    return result;
}
}  // namespace detail::polynomials

/// Gauss-Legendre quadrature: nodes and weights for the integral over [-1, 1].
///
/// @tparam T  double or float, the scalar of the result.
/// @param n   number of nodes, 1 or more; the rule is exact for polynomials of degree 2 n - 1.
/// @return    x, w and their sum mu = 2: nodes at most 1 ulp and weights at most 4 ulp off, those next to the ends
///            included.
/// @throws std::invalid_argument for n < 1, in all roots_ functions.
/// @note      From n = 100 on O(n) time and memory, about 2 us a node: Taylor's series of the differential equation
///            leads from root to root, in twofold precision (A. Glaser, X. Liu, V. Rokhlin, SIAM J. Sci. Comput. 29
///            (2007) 1420). Below, and in the other functions for exponents above 10, O(n^2), 8 nodes at a time: the
///            nodes are eigenvalues of the Jacobi matrix (G. H. Golub, J. H. Welsch, Math. Comp. 23 (1969) 221), of
///            half the size where the weight is even; then Newton's method on the recurrence in twofold precision,
///            whose squares' sum is the inverse of the weight.
/// @see       scipy.special.roots_legendre
template <class T = double>
[[nodiscard]] RootsResult<T> roots_legendre(Eigen::Index n) {
    core::require(n >= 1, "roots_legendre", "n must be a positive integer, got ", n);
    return detail::polynomials::rule<T>(detail::polynomials::legendre_rule(n), 2);
}

/// Gauss-Legendre quadrature over [0, 1]; the nodes next to 0 have full relative accuracy.
///
/// @param n  number of nodes, 1 or more. @see scipy.special.roots_sh_legendre, roots_legendre
template <class T = double>
[[nodiscard]] RootsResult<T> roots_sh_legendre(Eigen::Index n) {
    core::require(n >= 1, "roots_sh_legendre", "n must be a positive integer, got ", n);
    return detail::polynomials::rule<T>(detail::polynomials::legendre_rule(n), 1, 0.5, 1);
}

/// Gauss-Jacobi quadrature for the weight (1 - x)^alpha (1 + x)^beta on [-1, 1].
///
/// @param n      number of nodes, 1 or more.
/// @param alpha  above -1.
/// @param beta   above -1.
/// @return       x, w and their sum mu, the weight's integral; about 10 ulp.
/// @throws std::invalid_argument for n < 1 and exponents not above -1. @see scipy.special.roots_jacobi
template <class T = double>
[[nodiscard]] RootsResult<T> roots_jacobi(Eigen::Index n, double alpha, double beta) {
    core::require(n >= 1, "roots_jacobi", "n must be a positive integer, got ", n);
    core::require(alpha > -1 && beta > -1, "roots_jacobi", "alpha and beta must be greater than -1, got ", alpha, ", ",
                  beta);
    return detail::polynomials::rule<T>(detail::polynomials::jacobi_rule(n, alpha, beta),
                                        detail::polynomials::jacobi_mu(alpha, beta));
}

/// Gauss-Jacobi quadrature for the weight (1 - x)^(p1 - q1) x^(q1 - 1) on [0, 1].
///
/// @param n   number of nodes, 1 or more.
/// @param p1  p1 - q1 is above -1.
/// @param q1  above 0.
/// @throws std::invalid_argument for n < 1 and exponents not above -1. @see scipy.special.roots_sh_jacobi, roots_jacobi
template <class T = double>
[[nodiscard]] RootsResult<T> roots_sh_jacobi(Eigen::Index n, double p1, double q1) {
    core::require(n >= 1, "roots_sh_jacobi", "n must be a positive integer, got ", n);
    core::require(p1 - q1 > -1 && q1 > 0, "roots_sh_jacobi",
                  "p1 - q1 must be greater than -1 and q1 greater than 0, got ", p1, ", ", q1);
    return detail::polynomials::rule<T>(detail::polynomials::jacobi_rule(n, p1 - q1, q1 - 1),
                                        detail::Beta::at(p1 - q1 + 1, q1), 0.5, 1);
}

/// Gauss-Gegenbauer quadrature for the weight (1 - x^2)^(alpha - 1/2) on [-1, 1].
///
/// @param n      number of nodes, 1 or more.
/// @param alpha  above -1/2; 0 gives the rule of roots_chebyt.
/// @throws std::invalid_argument for n < 1 and alpha <= -1/2. @see scipy.special.roots_gegenbauer, roots_jacobi
template <class T = double>
[[nodiscard]] RootsResult<T> roots_gegenbauer(Eigen::Index n, double alpha) {
    core::require(n >= 1, "roots_gegenbauer", "n must be a positive integer, got ", n);
    core::require(alpha > -0.5, "roots_gegenbauer", "alpha must be greater than -0.5, got ", alpha);
    return detail::polynomials::rule<T>(detail::polynomials::gegenbauer_rule(n, alpha),
                                        detail::Beta::at(0.5, alpha + 0.5));
}

/// Gauss-Chebyshev quadrature of the first kind, for the weight (1 - x^2)^(-1/2) on [-1, 1], in closed form.
///
/// @param n  number of nodes, 1 or more. @see scipy.special.roots_chebyt
template <class T = double>
[[nodiscard]] RootsResult<T> roots_chebyt(Eigen::Index n) {
    core::require(n >= 1, "roots_chebyt", "n must be a positive integer, got ", n);
    return detail::polynomials::rule<T>(detail::polynomials::chebyshev(n, false), detail::pi);
}

/// Gauss-Chebyshev quadrature of the second kind, for the weight (1 - x^2)^(1/2) on [-1, 1], in closed form.
///
/// @param n  number of nodes, 1 or more. @see scipy.special.roots_chebyu
template <class T = double>
[[nodiscard]] RootsResult<T> roots_chebyu(Eigen::Index n) {
    core::require(n >= 1, "roots_chebyu", "n must be a positive integer, got ", n);
    return detail::polynomials::rule<T>(detail::polynomials::chebyshev(n, true), 0.5 * detail::pi);
}

/// Gauss-Chebyshev quadrature for the weight (1 - (x / 2)^2)^(-1/2) on [-2, 2], in closed form.
///
/// @param n  number of nodes, 1 or more. @see scipy.special.roots_chebyc
template <class T = double>
[[nodiscard]] RootsResult<T> roots_chebyc(Eigen::Index n) {
    core::require(n >= 1, "roots_chebyc", "n must be a positive integer, got ", n);
    return detail::polynomials::rule<T>(detail::polynomials::chebyshev(n, false), 2 * detail::pi, 2);
}

/// Gauss-Chebyshev quadrature for the weight (1 - (x / 2)^2)^(1/2) on [-2, 2], in closed form.
///
/// @param n  number of nodes, 1 or more. @see scipy.special.roots_chebys
template <class T = double>
[[nodiscard]] RootsResult<T> roots_chebys(Eigen::Index n) {
    core::require(n >= 1, "roots_chebys", "n must be a positive integer, got ", n);
    return detail::polynomials::rule<T>(detail::polynomials::chebyshev(n, true), detail::pi, 2);
}

/// Gauss-Chebyshev quadrature of the first kind, for the weight (x - x^2)^(-1/2) on [0, 1].
///
/// @param n  number of nodes, 1 or more. @see scipy.special.roots_sh_chebyt
template <class T = double>
[[nodiscard]] RootsResult<T> roots_sh_chebyt(Eigen::Index n) {
    core::require(n >= 1, "roots_sh_chebyt", "n must be a positive integer, got ", n);
    return detail::polynomials::rule<T>(detail::polynomials::chebyshev(n, false), detail::pi, 0.5, 1);
}

/// Gauss-Chebyshev quadrature of the second kind, for the weight (x - x^2)^(1/2) on [0, 1].
///
/// @param n  number of nodes, 1 or more. @see scipy.special.roots_sh_chebyu
template <class T = double>
[[nodiscard]] RootsResult<T> roots_sh_chebyu(Eigen::Index n) {
    core::require(n >= 1, "roots_sh_chebyu", "n must be a positive integer, got ", n);
    return detail::polynomials::rule<T>(detail::polynomials::chebyshev(n, true), 0.125 * detail::pi, 0.5, 1);
}

/// Gauss-Laguerre quadrature for the weight x^alpha exp(-x) on [0, inf).
///
/// @param n      number of nodes, 1 or more.
/// @param alpha  above -1.
/// @return       x, w and their sum mu = Gamma(alpha + 1); weights below the subnormals are 0.
/// @throws std::invalid_argument for n < 1 and alpha <= -1. @see scipy.special.roots_genlaguerre, roots_legendre
template <class T = double>
[[nodiscard]] RootsResult<T> roots_genlaguerre(Eigen::Index n, double alpha) {
    core::require(n >= 1, "roots_genlaguerre", "n must be a positive integer, got ", n);
    core::require(alpha > -1, "roots_genlaguerre", "alpha must be greater than -1, got ", alpha);
    return detail::polynomials::rule<T>(detail::polynomials::laguerre_rule(n, alpha),
                                        detail::gamma_function(alpha + 1));
}

/// Gauss-Laguerre quadrature for the weight exp(-x) on [0, inf).
///
/// @param n  number of nodes, 1 or more. @see scipy.special.roots_laguerre, roots_genlaguerre
template <class T = double>
[[nodiscard]] RootsResult<T> roots_laguerre(Eigen::Index n) {
    core::require(n >= 1, "roots_laguerre", "n must be a positive integer, got ", n);
    return roots_genlaguerre<T>(n, 0);
}

/// Gauss-Hermite quadrature for the weight exp(-x^2) on the real line; weights below the subnormals are 0.
///
/// @param n  number of nodes, 1 or more. @see scipy.special.roots_hermite, roots_legendre
template <class T = double>
[[nodiscard]] RootsResult<T> roots_hermite(Eigen::Index n) {
    core::require(n >= 1, "roots_hermite", "n must be a positive integer, got ", n);
    return detail::polynomials::rule<T>(detail::polynomials::hermite_rule(n), 1.7724538509055160273);
}

/// Gauss-Hermite quadrature for the weight exp(-x^2 / 2) on the real line; weights below the subnormals are 0.
///
/// @param n  number of nodes, 1 or more. @see scipy.special.roots_hermitenorm, roots_legendre
template <class T = double>
[[nodiscard]] RootsResult<T> roots_hermitenorm(Eigen::Index n) {
    core::require(n >= 1, "roots_hermitenorm", "n must be a positive integer, got ", n);
    return detail::polynomials::rule<T>(detail::polynomials::hermitenorm_rule(n), 2.5066282746310005024);
}

}  // namespace scixx::special
