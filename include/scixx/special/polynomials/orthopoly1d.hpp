// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstddef>
#include <functional>
#include <limits>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/polynomials/coefficients.hpp>
#include <scixx/special/detail/polynomials/eval.hpp>
#include <scixx/special/polynomials/roots.hpp>
#include <tuple>
#include <utility>
#include <vector>

namespace scixx::special {

/// An orthogonal polynomial with its coefficients, zeros and quadrature rule, as legendre, jacobi and the like make it.
///
/// p(x) evaluates it by its three-term recurrence, which is accurate where powers of x cancel.
/// @see scipy.special.orthogonal.orthopoly1d
/// Differs from SciPy: no arithmetic of polynomials; coefficients from the recurrence in twofold precision, there from
/// the zeros; normcoef for degree 0 is that of the weight.
template <class T = double>
struct Orthopoly1d {
    /// Coefficients, the highest power first.
    Eigen::ArrayX<T> coeffs;
    /// The zeros, ascending.
    Eigen::ArrayX<T> roots;
    /// n rows: zero, weight of the Gauss rule, that weight divided by the weight function.
    Eigen::ArrayXX<T> weights;
    /// The interval of orthogonality.
    std::array<T, 2> limits;
    /// The square root of the integral of p^2 times the weight function.
    T normcoef = 0;
    /// The weight function.
    std::function<double(double)> weight_func;
    /// What p(x) calls.
    std::function<double(double)> eval_func;

    /// The degree.
    [[nodiscard]] Eigen::Index order() const noexcept { return coeffs.size() - 1; }
    /// p(x) of a number or an array.
    template <core::Operand X, core::Destination... D>
        requires core::AtMostOne<D...>
    [[nodiscard]] auto operator()(const X& x, D&&... out) const {
        return core::elementwise("orthopoly1d", eval_func, std::tie(x), out...);
    }
};

/// Options of the polynomial objects.
struct Orthopoly1dOptions {
    bool monic = false;  ///< Whether the polynomial is scaled to the leading coefficient 1.
};

namespace detail::polynomials {

/// The object of degree n: `recurrence` and `rule` are called with the number of nodes, `lead` is the leading
/// coefficient.
template <class T, class Rec, class Rule>
[[nodiscard]] Orthopoly1d<T> orthopoly(Eigen::Index n, bool monic, double lead, std::array<T, 2> limits,
                                       const std::function<double(double)>& weight, std::function<double(double)> eval,
                                       Rec&& recurrence, Rule&& rule) {
    const RootsResult<T> gauss = rule(n > 0 ? n : 1);
    const std::vector<Pair> terms = coefficients(recurrence(n));
    const double scale = (monic ? 1 : lead) / terms.back().hi;
    Orthopoly1d<T> p;
    p.coeffs.resize(n + 1);
    for (Eigen::Index k = 0; k <= n; ++k)
        p.coeffs[n - k] = static_cast<T>(scale * terms[static_cast<std::size_t>(k)].hi + 0.0);
    p.roots = gauss.x.head(n);
    p.weights.resize(n, 3);
    p.weights.col(0) = p.roots;
    p.weights.col(1) = gauss.w.head(n);
    for (Eigen::Index k = 0; k < n; ++k)
        p.weights(k, 2) = static_cast<T>(static_cast<double>(gauss.w[k]) / weight(static_cast<double>(gauss.x[k])));
    p.limits = limits;
    p.normcoef = static_cast<T>(std::abs(scale) * std::sqrt(static_cast<double>(gauss.mu)));
    p.weight_func = weight;
    if (monic)
        p.eval_func = [eval = std::move(eval), lead](double x) { return eval(x) / lead; };
    else
        p.eval_func = std::move(eval);
    return p;
}

/// a(k) = shift, b2(1) = first and b2(k) = rest beyond.
[[nodiscard]] inline auto constant(double shift, double first, double rest) {
    return [=](Eigen::Index n) {
        return Recurrence<double>(
            n, [=](double) { return Pair(shift); }, [=](double k) { return Pair(k == 1 ? first : rest); });
    };
}

}  // namespace detail::polynomials

/// Legendre's polynomial P_n, orthogonal for the weight 1 on [-1, 1], as an object.
///
/// @param n        the degree, 0 or more.
/// @param options  monic.
/// @return         coefficients to the last bit or so while they are in range, zeros and weights as roots_legendre.
///                 O(n^2).
/// @throws std::invalid_argument for n < 0, in all polynomial objects.
/// @see scipy.special.legendre, roots_legendre, eval_legendre, DLMF 18.3
template <class T = double>
[[nodiscard]] Orthopoly1d<T> legendre(Eigen::Index n, const Orthopoly1dOptions& options = {}) {
    core::require(n >= 0, "legendre", "n must be nonnegative, got ", n);
    const auto degree = static_cast<double>(n);
    return detail::polynomials::orthopoly<T>(
        n, options.monic, detail::Binom::at(2 * degree, degree) / std::exp2(degree), {-1, 1},
        [](double) { return 1.0; }, [=](double x) { return detail::polynomials::Legendre::at(degree, x); },
        [](Eigen::Index size) { return detail::polynomials::legendre_recurrence<double>(size); },
        [](Eigen::Index size) { return roots_legendre<T>(size); });
}

/// Legendre's shifted polynomial P_n(2 x - 1), orthogonal for the weight 1 on [0, 1], as an object.
///
/// @see scipy.special.sh_legendre, roots_sh_legendre, eval_sh_legendre, DLMF 18.3
template <class T = double>
[[nodiscard]] Orthopoly1d<T> sh_legendre(Eigen::Index n, const Orthopoly1dOptions& options = {}) {
    core::require(n >= 0, "sh_legendre", "n must be nonnegative, got ", n);
    const auto degree = static_cast<double>(n);
    return detail::polynomials::orthopoly<T>(
        n, options.monic, detail::Binom::at(2 * degree, degree), {0, 1}, [](double) { return 1.0; },
        [=](double x) { return detail::polynomials::ShiftedLegendre::at(degree, x); },
        [](Eigen::Index size) {
            return detail::polynomials::shifted(detail::polynomials::legendre_recurrence<double>(size));
        },
        [](Eigen::Index size) { return roots_sh_legendre<T>(size); });
}

/// Jacobi's polynomial P_n, orthogonal for the weight (1 - x)^alpha (1 + x)^beta on [-1, 1], as an object.
///
/// @throws std::invalid_argument for n < 0 and for alpha and beta where the weight has no integral.
/// @see scipy.special.jacobi, roots_jacobi, eval_jacobi, DLMF 18.3
template <class T = double>
[[nodiscard]] Orthopoly1d<T> jacobi(Eigen::Index n, double alpha, double beta, const Orthopoly1dOptions& options = {}) {
    core::require(n >= 0, "jacobi", "n must be nonnegative, got ", n);
    core::require(alpha > -1 && beta > -1, "jacobi", "alpha and beta must be greater than -1, got ", alpha, ", ", beta);
    const auto degree = static_cast<double>(n);
    const double lead = n == 0 ? 1 : detail::Binom::at(2 * degree + alpha + beta, degree) / std::exp2(degree);
    return detail::polynomials::orthopoly<T>(
        n, options.monic, lead, {-1, 1}, [=](double x) { return std::pow(1 - x, alpha) * std::pow(1 + x, beta); },
        [=](double x) { return detail::polynomials::Jacobi::at(degree, alpha, beta, x); },
        [=](Eigen::Index size) { return detail::polynomials::jacobi<double>(size, alpha, beta); },
        [=](Eigen::Index size) { return roots_jacobi<T>(size, alpha, beta); });
}

/// Jacobi's shifted polynomial G_n, orthogonal for the weight (1 - x)^(p - q) x^(q - 1) on [0, 1], as an object.
///
/// @throws std::invalid_argument for n < 0 and for p and q where the weight has no integral.
/// @see scipy.special.sh_jacobi, roots_sh_jacobi, eval_sh_jacobi
template <class T = double>
[[nodiscard]] Orthopoly1d<T> sh_jacobi(Eigen::Index n, double p, double q, const Orthopoly1dOptions& options = {}) {
    core::require(n >= 0, "sh_jacobi", "n must be nonnegative, got ", n);
    core::require(p - q > -1 && q > 0, "sh_jacobi", "p - q must be greater than -1 and q greater than 0, got ", p, ", ",
                  q);
    const auto degree = static_cast<double>(n);
    return detail::polynomials::orthopoly<T>(
        n, options.monic, 1, {0, 1}, [=](double x) { return std::pow(1 - x, p - q) * std::pow(x, q - 1); },
        [=](double x) { return detail::polynomials::ShiftedJacobi::at(degree, p, q, x); },
        [=](Eigen::Index size) {
            return detail::polynomials::shifted(detail::polynomials::jacobi<double>(size, p - q, q - 1));
        },
        [=](Eigen::Index size) { return roots_sh_jacobi<T>(size, p, q); });
}

/// Chebyshev's polynomial T_n, orthogonal for the weight (1 - x^2)^(-1/2) on [-1, 1], as an object.
///
/// @see scipy.special.chebyt, roots_chebyt, eval_chebyt, DLMF 18.3
template <class T = double>
[[nodiscard]] Orthopoly1d<T> chebyt(Eigen::Index n, const Orthopoly1dOptions& options = {}) {
    core::require(n >= 0, "chebyt", "n must be nonnegative, got ", n);
    const auto degree = static_cast<double>(n);
    return detail::polynomials::orthopoly<T>(
        n, options.monic, n == 0 ? 1 : std::exp2(degree - 1), {-1, 1},
        [](double x) { return 1 / std::sqrt((1 - x) * (1 + x)); },
        [=](double x) { return detail::polynomials::ChebyshevT::at(degree, x); },
        detail::polynomials::constant(0, 0.5, 0.25), [](Eigen::Index size) { return roots_chebyt<T>(size); });
}

/// Gegenbauer's polynomial C_n, orthogonal for the weight (1 - x^2)^(alpha - 1/2) on [-1, 1], as an object.
///
/// @throws std::invalid_argument for n < 0 and for alpha where the weight has no integral.
/// @see scipy.special.gegenbauer, roots_gegenbauer, eval_gegenbauer, DLMF 18.3
template <class T = double>
[[nodiscard]] Orthopoly1d<T> gegenbauer(Eigen::Index n, double alpha, const Orthopoly1dOptions& options = {}) {
    core::require(n >= 0, "gegenbauer", "n must be nonnegative, got ", n);
    core::require(alpha > -0.5, "gegenbauer", "alpha must be greater than -0.5, got ", alpha);
    if (alpha == 0 && options.monic) return chebyt<T>(n, options);  // C_n itself is 0
    double lead = 1;                                                // 2^n (alpha)_n / n!
    for (Eigen::Index k = 0; k < n; ++k) lead *= 2 * (static_cast<double>(k) + alpha) / static_cast<double>(k + 1);
    const auto degree = static_cast<double>(n);
    return detail::polynomials::orthopoly<T>(
        n, options.monic, lead, {-1, 1}, [=](double x) { return std::pow((1 - x) * (1 + x), alpha - 0.5); },
        [=](double x) { return detail::polynomials::Gegenbauer::at(degree, alpha, x); },
        [=](Eigen::Index size) { return detail::polynomials::gegenbauer<double>(size, alpha); },
        [=](Eigen::Index size) { return roots_gegenbauer<T>(size, alpha); });
}

/// Chebyshev's polynomial U_n, orthogonal for the weight (1 - x^2)^(1/2) on [-1, 1], as an object.
///
/// @see scipy.special.chebyu, roots_chebyu, eval_chebyu, DLMF 18.3
template <class T = double>
[[nodiscard]] Orthopoly1d<T> chebyu(Eigen::Index n, const Orthopoly1dOptions& options = {}) {
    core::require(n >= 0, "chebyu", "n must be nonnegative, got ", n);
    const auto degree = static_cast<double>(n);
    return detail::polynomials::orthopoly<T>(
        n, options.monic, std::exp2(degree), {-1, 1}, [](double x) { return std::sqrt((1 - x) * (1 + x)); },
        [=](double x) { return detail::polynomials::ChebyshevU::at(degree, x); },
        detail::polynomials::constant(0, 0.25, 0.25), [](Eigen::Index size) { return roots_chebyu<T>(size); });
}

/// Chebyshev's polynomial C_n = 2 T_n(x / 2), orthogonal for the weight (1 - x^2 / 4)^(-1/2) on [-2, 2], as an object.
///
/// @see scipy.special.chebyc, roots_chebyc, eval_chebyc
template <class T = double>
[[nodiscard]] Orthopoly1d<T> chebyc(Eigen::Index n, const Orthopoly1dOptions& options = {}) {
    core::require(n >= 0, "chebyc", "n must be nonnegative, got ", n);
    const auto degree = static_cast<double>(n);
    return detail::polynomials::orthopoly<T>(
        n, options.monic, n == 0 ? 2 : 1, {-2, 2},
        [](double x) { return 1 / std::sqrt((1 - 0.5 * x) * (1 + 0.5 * x)); },
        [=](double x) { return detail::polynomials::ChebyshevC::at(degree, x); },
        detail::polynomials::constant(0, 2, 1), [](Eigen::Index size) { return roots_chebyc<T>(size); });
}

/// Chebyshev's polynomial S_n = U_n(x / 2), orthogonal for the weight (1 - x^2 / 4)^(1/2) on [-2, 2], as an object.
///
/// @see scipy.special.chebys, roots_chebys, eval_chebys
template <class T = double>
[[nodiscard]] Orthopoly1d<T> chebys(Eigen::Index n, const Orthopoly1dOptions& options = {}) {
    core::require(n >= 0, "chebys", "n must be nonnegative, got ", n);
    const auto degree = static_cast<double>(n);
    return detail::polynomials::orthopoly<T>(
        n, options.monic, 1, {-2, 2}, [](double x) { return std::sqrt((1 - 0.5 * x) * (1 + 0.5 * x)); },
        [=](double x) { return detail::polynomials::ChebyshevS::at(degree, x); },
        detail::polynomials::constant(0, 1, 1), [](Eigen::Index size) { return roots_chebys<T>(size); });
}

/// Chebyshev's shifted polynomial T_n(2 x - 1), orthogonal for the weight (x - x^2)^(-1/2) on [0, 1], as an object.
///
/// @see scipy.special.sh_chebyt, roots_sh_chebyt, eval_sh_chebyt
template <class T = double>
[[nodiscard]] Orthopoly1d<T> sh_chebyt(Eigen::Index n, const Orthopoly1dOptions& options = {}) {
    core::require(n >= 0, "sh_chebyt", "n must be nonnegative, got ", n);
    const auto degree = static_cast<double>(n);
    return detail::polynomials::orthopoly<T>(
        n, options.monic, n == 0 ? 1 : std::exp2(2 * degree - 1), {0, 1},
        [](double x) { return 1 / std::sqrt(x * (1 - x)); },
        [=](double x) { return detail::polynomials::ShiftedChebyshevT::at(degree, x); },
        detail::polynomials::constant(0.5, 0.125, 0.0625), [](Eigen::Index size) { return roots_sh_chebyt<T>(size); });
}

/// Chebyshev's shifted polynomial U_n(2 x - 1), orthogonal for the weight (x - x^2)^(1/2) on [0, 1], as an object.
///
/// @see scipy.special.sh_chebyu, roots_sh_chebyu, eval_sh_chebyu
template <class T = double>
[[nodiscard]] Orthopoly1d<T> sh_chebyu(Eigen::Index n, const Orthopoly1dOptions& options = {}) {
    core::require(n >= 0, "sh_chebyu", "n must be nonnegative, got ", n);
    const auto degree = static_cast<double>(n);
    return detail::polynomials::orthopoly<T>(
        n, options.monic, std::exp2(2 * degree), {0, 1}, [](double x) { return std::sqrt(x * (1 - x)); },
        [=](double x) { return detail::polynomials::ShiftedChebyshevU::at(degree, x); },
        detail::polynomials::constant(0.5, 0.0625, 0.0625), [](Eigen::Index size) { return roots_sh_chebyu<T>(size); });
}

/// Laguerre's generalized polynomial L_n, orthogonal for the weight x^alpha exp(-x) on [0, inf), as an object.
///
/// @throws std::invalid_argument for n < 0 and for alpha where the weight has no integral.
/// @see scipy.special.genlaguerre, roots_genlaguerre, eval_genlaguerre, DLMF 18.3
template <class T = double>
[[nodiscard]] Orthopoly1d<T> genlaguerre(Eigen::Index n, double alpha, const Orthopoly1dOptions& options = {}) {
    core::require(n >= 0, "genlaguerre", "n must be nonnegative, got ", n);
    core::require(alpha > -1, "genlaguerre", "alpha must be greater than -1, got ", alpha);
    const auto degree = static_cast<double>(n);
    return detail::polynomials::orthopoly<T>(
        n, options.monic, (n % 2 == 0 ? 1 : -1) * detail::reciprocal_gamma(degree + 1),
        {0, std::numeric_limits<T>::infinity()}, [=](double x) { return std::pow(x, alpha) * std::exp(-x); },
        [=](double x) { return detail::polynomials::GeneralizedLaguerre::at(degree, alpha, x); },
        [=](Eigen::Index size) { return detail::polynomials::laguerre<double>(size, alpha); },
        [=](Eigen::Index size) { return roots_genlaguerre<T>(size, alpha); });
}

/// Laguerre's polynomial L_n, orthogonal for the weight exp(-x) on [0, inf), as an object.
///
/// @see scipy.special.laguerre, roots_laguerre, eval_laguerre, DLMF 18.3
template <class T = double>
[[nodiscard]] Orthopoly1d<T> laguerre(Eigen::Index n, const Orthopoly1dOptions& options = {}) {
    core::require(n >= 0, "laguerre", "n must be nonnegative, got ", n);
    return genlaguerre<T>(n, 0, options);
}

/// Hermite's polynomial H_n, orthogonal for the weight exp(-x^2) on the real line, as an object.
///
/// @see scipy.special.hermite, roots_hermite, eval_hermite, DLMF 18.3
template <class T = double>
[[nodiscard]] Orthopoly1d<T> hermite(Eigen::Index n, const Orthopoly1dOptions& options = {}) {
    core::require(n >= 0, "hermite", "n must be nonnegative, got ", n);
    const auto degree = static_cast<double>(n);
    return detail::polynomials::orthopoly<T>(
        n, options.monic, std::exp2(degree), {-std::numeric_limits<T>::infinity(), std::numeric_limits<T>::infinity()},
        [](double x) { return std::exp(-x * x); },
        [=](double x) { return detail::polynomials::Hermite::at(degree, x); },
        [](Eigen::Index size) { return detail::polynomials::hermite<double>(size); },
        [](Eigen::Index size) { return roots_hermite<T>(size); });
}

/// Hermite's polynomial He_n, orthogonal for the weight exp(-x^2 / 2) on the real line, as an object.
///
/// @see scipy.special.hermitenorm, roots_hermitenorm, eval_hermitenorm, DLMF 18.3
template <class T = double>
[[nodiscard]] Orthopoly1d<T> hermitenorm(Eigen::Index n, const Orthopoly1dOptions& options = {}) {
    core::require(n >= 0, "hermitenorm", "n must be nonnegative, got ", n);
    const auto degree = static_cast<double>(n);
    return detail::polynomials::orthopoly<T>(
        n, options.monic, 1, {-std::numeric_limits<T>::infinity(), std::numeric_limits<T>::infinity()},
        [](double x) { return std::exp(-0.5 * x * x); },
        [=](double x) { return detail::polynomials::HermiteNorm::at(degree, x); },
        [](Eigen::Index size) { return detail::polynomials::hermitenorm<double>(size); },
        [](Eigen::Index size) { return roots_hermitenorm<T>(size); });
}

}  // namespace scixx::special
