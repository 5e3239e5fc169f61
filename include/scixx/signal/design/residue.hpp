// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/design/conversions.hpp>
#include <scixx/signal/detail/design/partial_fractions.hpp>

namespace scixx::signal {

/// Which of the roots near each other stands for all.
enum class RootType { max, min, avg };

/// Options of residue, residuez, invres and invresz.
struct ResidueOptions {
    double tol = 1e-3;               ///< roots nearer than that are one multiple root
    RootType rtype = RootType::avg;  ///< which one stands for them
};

/// What unique_roots returns: `auto [unique, multiplicity] = unique_roots(p)`.
struct UniqueRoots {
    Eigen::ArrayXcd unique;
    Eigen::Array<Index, Eigen::Dynamic, 1> multiplicity;
};

/// What residue and residuez return: `auto [r, p, k] = residue(b, a)`.
struct Residues {
    Eigen::ArrayXcd r;  ///< residues, for a multiple pole those of 1/(s - p), 1/(s - p)^2, ... in turn
    Eigen::ArrayXcd p;  ///< poles by magnitude, multiple ones as often as they count
    Eigen::ArrayXd k;   ///< direct polynomial term, empty if there is none
};

/// What invres and invresz return.
struct ComplexBa {
    Eigen::ArrayXcd b;  ///< numerator
    Eigen::ArrayXcd a;  ///< denominator
};

/// Roots with their multiplicities: each group of roots within `tol` of its first one counts as one.
/// @param p      roots.
/// @param tol    distance.
/// @param rtype  which root of a group is given: the largest or the least, by real and then by imaginary part as
///               NumPy's max and min, or the mean.
/// @return       one entry a group, in the order of their first roots.
/// @throws std::invalid_argument for a negative tol.
/// @see scipy.signal.unique_roots
template <class = void>
[[nodiscard]] inline UniqueRoots unique_roots(const Roots& p, double tol = 1e-3, RootType rtype = RootType::min) {
    core::require(tol >= 0, "unique_roots", "tol must not be negative, got ", tol);
    const auto groups = detail::design::grouped(detail::design::listed(p.values()), tol, static_cast<int>(rtype));
    UniqueRoots out{Eigen::ArrayXcd(groups.size()), Eigen::Array<Index, Eigen::Dynamic, 1>(groups.size())};
    for (Index i = 0; i < groups.size(); ++i) {
        out.unique[i] = groups[i].root;
        out.multiplicity[i] = groups[i].count;
    }
    return out;
}

/// Partial fractions of b(s) / a(s), polynomials in s with the highest power first:
///
///     b / a = sum r[i] / (s - p[i])^m + k(s).
///
/// @param b, a     real coefficients.
/// @param options  see ResidueOptions.
/// @return         residues, poles and the direct term.
/// @throws std::invalid_argument if a is all zero.
/// @note  Residues of a multiple pole are the Taylor coefficients of b over the other factors at the pole (Henrici,
///        "Applied and computational complex analysis" 1, 1974, section 7.1). Close poles make them ill-conditioned.
/// @see   scipy.signal.residue
template <class = void>
[[nodiscard]] inline Residues residue(const Coefficients& b, const Coefficients& a,
                                      const ResidueOptions& options = {}) {
    namespace design = detail::design;
    const auto f = design::partial_fractions("residue", b.values(), a.values(), options.tol,
                                             static_cast<int>(options.rtype), false);
    return {design::arrayed(f.r), design::arrayed(f.p), design::arrayed(f.k)};
}

/// Partial fractions of b(z) / a(z), polynomials in 1/z with the lowest power first:
///
///     b / a = sum r[i] / (1 - p[i] / z)^m + k[0] + k[1] / z + ...
///
/// @throws std::invalid_argument if a is empty or a[0] is 0. Parameters as residue.
/// @see scipy.signal.residuez
template <class = void>
[[nodiscard]] inline Residues residuez(const Coefficients& b, const Coefficients& a,
                                       const ResidueOptions& options = {}) {
    namespace design = detail::design;
    core::require(a.size() > 0 && a[0] != 0, "residuez", "the first coefficient in a must be non-zero");
    const auto f = design::partial_fractions("residuez", b.values(), a.values(), options.tol,
                                             static_cast<int>(options.rtype), true);
    return {design::arrayed(f.r), design::arrayed(f.p), design::arrayed(f.k)};
}

/// The quotient of polynomials in s of partial fractions: the inverse of residue.
/// @param r, p     residues and poles as residue gives them, as many.
/// @param k        direct term, empty if there is none.
/// @param options  see ResidueOptions.
/// @return         numerator and denominator, complex.
/// @throws std::invalid_argument if r and p differ in size.
/// @see scipy.signal.invres
template <class = void>
[[nodiscard]] inline ComplexBa invres(const Roots& r, const Roots& p, const Roots& k,
                                      const ResidueOptions& options = {}) {
    namespace design = detail::design;
    core::require(r.values().size() == p.values().size(), "invres", "r and p must have the same size");
    const auto [b, a] =
        design::from_fractions(design::listed(r.values()), design::listed(p.values()), design::listed(k.values()),
                               options.tol, static_cast<int>(options.rtype), false);
    return {design::arrayed(b), design::arrayed(a)};
}

/// The quotient of polynomials in 1/z of partial fractions: the inverse of residuez. Parameters as invres.
/// @throws std::invalid_argument if r and p differ in size. @see scipy.signal.invresz
template <class = void>
[[nodiscard]] inline ComplexBa invresz(const Roots& r, const Roots& p, const Roots& k,
                                       const ResidueOptions& options = {}) {
    namespace design = detail::design;
    core::require(r.values().size() == p.values().size(), "invresz", "r and p must have the same size");
    const auto [b, a] =
        design::from_fractions(design::listed(r.values()), design::listed(p.values()), design::listed(k.values()),
                               options.tol, static_cast<int>(options.rtype), true);
    return {design::arrayed(b), design::arrayed(a)};
}

}  // namespace scixx::signal
