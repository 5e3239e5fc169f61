// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <functional>
#include <optional>
#include <scixx/optimize/detail/root/df_sane.hpp>
#include <scixx/optimize/root.hpp>

namespace scixx::optimize {

/// Line searches of method::df_sane: of La Cruz, Martinez and Raydan (2006), or of Cheng and Li (2009).
enum class DfSaneLineSearch { cruz, cheng };

/// Options of method::df_sane, in SciPy's order.
struct DfSaneOptions {
    static constexpr const char* solver = "df_sane";
    std::optional<double> ftol{};                           ///< the norm of f relative to f(x0) that ends it; 1e-8
    double fatol = 1e-300;                                  ///< the same, absolute
    std::function<double(const Eigen::VectorXd&)> fnorm{};  ///< norm of f; default Euclidean
    Eigen::Index maxfev = 1000;                             ///< calls of f
    Eigen::Index M = 10;                                    ///< earlier values that a step is compared with, >= 1
    /// growth of |f|^2 that is allowed in iteration k; default |f(x0)|^2 / (1 + k)^2
    std::function<double(Eigen::Index k, const Eigen::VectorXd& x, const Eigen::VectorXd& f)> eta_strategy{};
    double sigma_eps = 1e-10;                               ///< the coefficient is between this and its inverse
    double sigma_0 = 1;                                     ///< first coefficient
    DfSaneLineSearch line_search = DfSaneLineSearch::cruz;  ///< see DfSaneLineSearch

    /// As the options of root.
    template <class = void>
    operator RootSettings() const {  // NOLINT(google-explicit-constructor)
        return detail::root::as_settings(*this);
    }
};

namespace detail::root {
/// Becomes a RootMethod where it is used, so that a file that includes it compiles no algorithm.
struct DfSaneMethod {
    template <std::same_as<RootMethod> M>
    constexpr operator M() const {  // NOLINT(google-explicit-constructor): an option's value
        return M(&solve_df_sane<DfSaneOptions>);
    }
};
}  // namespace detail::root

namespace method {
/// Spectral steps along -f with a nonmonotone line search, for large systems: it needs no Jacobian and O(n) memory.
/// Options: DfSaneOptions.
///
/// Result: nit; status 1: converged; 2: maxfev; 6: f is not finite at the start.
/// @note           Source: La Cruz, Martinez and Raydan, Math. Comp. 75 (2006) 1429; Cheng and Li, IMA J. Numer.
///                 Anal. 29 (2009) 814.
/// @see scipy.optimize.root(method='df-sane')
inline constexpr detail::root::DfSaneMethod df_sane{};
}  // namespace method

}  // namespace scixx::optimize
